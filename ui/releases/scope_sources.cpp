// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/scope_sources.h"

#include "core/base/safe_text.h"
#include "ui/async/when_done.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

} // namespace

ScopeSources::ScopeSources(versions::VersionService &service, QWidget *parent)
    : ThemedWidget(parent)
    , m_service(service)
    , m_label(new SafeLabel(FontRole::SecondaryLabel, ColorToken::Text2))
    , m_open(new Button({}, Button::Kind::Link))
    , m_rows(new QVBoxLayout)
    , m_site(new QComboBox)
    , m_siteField(new FormField({}, m_site))
    , m_project(new QComboBox)
    , m_projectField(new FormField({}, m_project))
    , m_kind(new QComboBox)
    , m_kindField(new FormField({}, m_kind))
    , m_version(new QComboBox)
    , m_versionField(new FormField({}, m_version))
    , m_text(new TextField)
    , m_add(new Button)
    , m_close(new Button({}, Button::Kind::Ghost))
{
    auto *const head = new QHBoxLayout;
    head->addWidget(m_label);
    head->addStretch();
    head->addWidget(m_open);
    m_rows->setSpacing(6);
    m_editor = makeEditor();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addLayout(m_rows);
    column->addWidget(m_editor);
    m_editor->hide();
    hide();

    for (const Kind kind : {Kind::Version, Kind::Search, Kind::Epic})
        m_kind->addItem(QString(), static_cast<int>(kind));
    connect(m_open, &Button::clicked, this, &ScopeSources::openEditor);
    connect(m_close, &Button::clicked, this, &ScopeSources::closeEditor);
    connect(m_add, &Button::clicked, this, &ScopeSources::add);
    connect(m_text->edit(), &QLineEdit::returnPressed, this, &ScopeSources::add);
    connect(m_text, &TextField::textEdited, this, [this] {
        m_text->setError({});
        showMissing();
    });
    connect(m_site, &QComboBox::currentIndexChanged, this, &ScopeSources::readProjects);
    connect(m_project, &QComboBox::currentIndexChanged, this, &ScopeSources::readVersions);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ScopeSources::showKind);
    connect(m_version, &QComboBox::currentIndexChanged, this, &ScopeSources::showMissing);
    languageChanged();
}

Card *ScopeSources::makeEditor()
{
    auto *const card = new Card;
    card->setPadding(12);
    card->content()->setSpacing(10);
    for (FormField *const field :
         {m_siteField, m_projectField, m_kindField, m_versionField, static_cast<FormField *>(m_text)})
        card->content()->addWidget(field);
    for (QComboBox *const box : {m_site, m_project, m_kind, m_version})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_close);
    buttons->addStretch();
    card->content()->addLayout(buttons);
    return card;
}

void ScopeSources::languageChanged()
{
    m_label->showText(m_isAll ? tr("Issues come from") : tr("More issues from"));
    m_open->setText(tr("Add a source…"));
    m_siteField->setLabel(tr("Jira"));
    m_projectField->setLabel(tr("Jira project"));
    m_kindField->setLabel(tr("Take"));
    m_kind->setItemText(0, tr("a version"));
    m_kind->setItemText(1, tr("what a search finds"));
    m_kind->setItemText(2, tr("an epic"));
    m_versionField->setLabel(tr("Version to take"));
    m_add->setText(tr("Add to the release"));
    m_close->setText(tr("Close"));
    showKind();
    showRows();
}

void ScopeSources::setSites(const QList<Site> &sites)
{
    if (sites == m_sites)
        return;
    m_sites = sites;
    const QSignalBlocker quiet(m_site);
    m_site->clear();
    for (const Site &site : sites)
        m_site->addItem(line(site.title.isEmpty() ? site.id.value() : site.title), site.id.value());
    m_siteField->setVisible(sites.size() > 1);
    m_open->setDisabledReason(sites.isEmpty() ? tr("No Jira is connected.") : QString());
    setVisible(m_isAll || !sites.isEmpty());
}

void ScopeSources::setAll(const QList<domain::ScopeEntry> &entries)
{
    clear();
    m_isAll = true;
    m_main = {};
    show();
    languageChanged();
    for (const domain::ScopeEntry &entry : entries) {
        Source source;
        source.number = ++m_last;
        source.entry = entry;
        m_sources.append(source);
    }
    const int last = m_last;
    for (int number = last - static_cast<int>(entries.size()) + 1; number <= last; ++number)
        read(number);
}

void ScopeSources::setReadOnly()
{
    m_isReadOnly = true;
    m_open->hide();
    showRows();
}

void ScopeSources::clear()
{
    for (Source &source : m_sources)
        source.stop.request_stop();
    m_sources.clear();
    closeEditor();
    showRows();
}

QList<domain::ScopeEntry> ScopeSources::entries() const
{
    QList<domain::ScopeEntry> entries;
    for (const Source &source : m_sources)
        entries.append(source.entry);
    return entries;
}

QList<versions::VersionContents> ScopeSources::contents() const
{
    QList<versions::VersionContents> contents;
    for (const Source &source : m_sources)
        contents.append(source.contents.value_or(versions::VersionContents()));
    return contents;
}

bool ScopeSources::isReading() const
{
    return std::ranges::any_of(m_sources, [](const Source &each) { return !each.contents && !each.error; });
}

bool ScopeSources::hasFailed() const
{
    return std::ranges::any_of(m_sources, [](const Source &each) { return each.error.has_value(); });
}

ScopeSources::Kind ScopeSources::kind() const
{
    return static_cast<Kind>(m_kind->currentData().toInt());
}

void ScopeSources::openEditor()
{
    m_editor->show();
    m_open->hide();
    m_text->setText({});
    m_text->setError({});
    readProjects();
    (m_sites.size() > 1 ? m_site : m_project)->setFocus(Qt::OtherFocusReason);
}

void ScopeSources::closeEditor()
{
    const bool hadFocus = m_editor->isAncestorOf(focusWidget());
    m_editor->hide();
    m_open->setVisible(!m_isReadOnly);
    if (hadFocus)
        m_open->setFocus(Qt::OtherFocusReason);
}

void ScopeSources::readProjects()
{
    {
        const QSignalBlocker quiet(m_project);
        m_project->clear();
        m_project->setPlaceholderText(tr("Reading the projects …"));
        m_projectField->setError({});
    }
    readVersions();
    const int question = ++m_question;
    whenDone(this, m_service.projects(ConnectionId(m_site->currentData().toString())),
             [this, question](const Result<QList<versions::JiraProject>> &projects) {
                 if (question != m_question)
                     return;
                 m_project->setPlaceholderText(tr("Choose"));
                 if (!projects) {
                     m_projectField->setError(projects.error().message);
                     return;
                 }
                 {
                     const QSignalBlocker quiet(m_project);
                     for (const versions::JiraProject &project : *projects)
                         m_project->addItem(tr("%1 · %2").arg(line(project.key), line(project.name)), project.key);
                     m_project->setCurrentIndex(-1);
                 }
                 showMissing();
             });
}

void ScopeSources::readVersions()
{
    const QString project = m_project->currentData().toString();
    const int question = ++m_question;
    {
        const QSignalBlocker quiet(m_version);
        m_version->clear();
        m_version->setPlaceholderText(project.isEmpty() ? tr("Choose a project first") : tr("Reading the versions …"));
        m_versionField->setError({});
    }
    showMissing();
    if (project.isEmpty() || kind() != Kind::Version)
        return;
    whenDone(this, m_service.versions(ConnectionId(m_site->currentData().toString()), project),
             [this, question](const Result<QList<domain::JiraVersion>> &versions) {
                 if (question != m_question)
                     return;
                 m_version->setPlaceholderText(tr("Choose"));
                 if (!versions) {
                     m_versionField->setError(versions.error().message);
                     return;
                 }
                 {
                     const QSignalBlocker quiet(m_version);
                     // The newest stands last in Jira and is the likeliest.
                     for (auto version = versions->rbegin(); version != versions->rend(); ++version) {
                         if (!version->isArchived)
                             m_version->addItem(version->isReleased ? tr("%1, released").arg(line(version->name))
                                                                    : line(version->name),
                                                version->name);
                     }
                     m_version->setCurrentIndex(-1);
                 }
                 showMissing();
             });
}

void ScopeSources::showKind()
{
    m_versionField->setVisible(kind() == Kind::Version);
    m_text->setVisible(kind() != Kind::Version);
    m_projectField->setVisible(kind() != Kind::Epic);
    m_text->setLabel(kind() == Kind::Epic ? tr("Key of the epic") : tr("Search in JQL"));
    m_text->setPlaceholder(kind() == Kind::Epic ? tr("e.g. SHOP-1400") : tr("e.g. labels = release-2.8"));
    m_text->setError({});
    if (kind() == Kind::Version && !m_project->currentData().toString().isEmpty() && m_version->count() == 0)
        readVersions();
    showMissing();
}

domain::ScopeEntry ScopeSources::wanted() const
{
    domain::ScopeEntry entry{ConnectionId(m_site->currentData().toString()), m_project->currentData().toString(), {}};
    const QString text = m_text->text().trimmed();
    switch (kind()) {
    case Kind::Version:
        entry.version = m_version->currentData().toString();
        break;
    case Kind::Search:
        entry.jql = text;
        break;
    case Kind::Epic:
        entry.epic = text.toUpper();
        entry.project = entry.epic.section(u'-', 0, -2);
        break;
    }
    return entry;
}

QString ScopeSources::missing() const
{
    const domain::ScopeEntry entry = wanted();
    if (kind() != Kind::Epic && entry.project.isEmpty())
        return tr("Choose a project.");
    if (kind() == Kind::Version && entry.version.isEmpty())
        return tr("Choose a version.");
    if (entry.what().isEmpty())
        return kind() == Kind::Epic ? tr("Write the key of the epic.") : tr("Write what to search for.");
    if (kind() == Kind::Epic && entry.project.isEmpty())
        return tr("A key looks like SHOP-1400.");
    if (entry == m_main || entries().contains(entry))
        return tr("The release takes this already.");
    return {};
}

void ScopeSources::showMissing()
{
    m_add->setDisabledReason(missing());
}

void ScopeSources::add()
{
    if (!missing().isEmpty())
        return;
    Source source;
    source.number = ++m_last;
    source.entry = wanted();
    m_sources.append(source);
    m_asked = source.number;
    m_text->setError({});
    read(source.number);
    // Ready for the next one, with the keyboard where it began.
    showMissing();
    (m_sites.size() > 1 ? m_site : m_project)->setFocus(Qt::OtherFocusReason);
}

void ScopeSources::read(int number)
{
    const auto source = std::ranges::find(m_sources, number, &Source::number);
    if (source == m_sources.end())
        return;
    source->error.reset();
    source->contents.reset();
    showRows();
    emit changed();
    whenDone(this, m_service.contents(source->entry, {}, source->stop.get_token()),
             [this, number](const Result<versions::VersionContents> &contents) {
                 const auto place = std::ranges::find(m_sources, number, &Source::number);
                 if (place == m_sources.end())
                     return;
                 if (contents)
                     place->contents = *contents;
                 else
                     place->error = contents.error();
                 if (number == m_asked)
                     answerField(*place);
                 showRows();
                 showMissing();
                 emit changed();
             });
}

//! What was typed goes once it is read. What Jira refuses stays in its field with the reason, ready to be corrected,
//! and is no source.
void ScopeSources::answerField(const Source &source)
{
    m_asked = 0;
    const bool isStillTyped = kind() != Kind::Version && wanted() == source.entry;
    if (!isStillTyped || !m_editor->isVisible())
        return;
    if (!source.error) {
        m_text->setText({});
    } else if (!source.error->isRetryable()) {
        const bool isSearch = kind() == Kind::Search;
        m_text->setError(isSearch ? tr("%1 Correct the search and add it again.").arg(line(source.error->message))
                                  : tr("%1 Correct the key and add it again.").arg(line(source.error->message)));
        m_text->edit()->setFocus(Qt::OtherFocusReason);
        m_sources.removeIf([number = source.number](const Source &each) { return each.number == number; });
    }
}

void ScopeSources::remove(int number)
{
    const auto source = std::ranges::find(m_sources, number, &Source::number);
    if (source == m_sources.end())
        return;
    source->stop.request_stop();
    m_sources.erase(source);
    showRows();
    showMissing();
    (m_editor->isVisible() ? static_cast<QWidget *>(m_project) : m_open)->setFocus(Qt::OtherFocusReason);
    emit changed();
}

} // namespace releasedesk::ui
