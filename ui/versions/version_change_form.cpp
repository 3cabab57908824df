// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/version_change_form.h"

#include "core/base/safe_text.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"
#include "ui/wording/read_day.h"
#include "ui/wording/time_words.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

using versions::VersionAct;
using versions::VersionChange;

namespace {

constexpr int descriptionHeight = 58;

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

QString dayOr(QDate date, const QString &none)
{
    return date.isValid() ? fullDateText(date) : none;
}

} // namespace

VersionChangeForm::VersionChangeForm(VersionAct act, const QList<VersionSubject> &subjects, QDate today,
                                     QWidget *parent)
    : ThemedWidget(parent)
    , m_act(act)
    , m_subjects(subjects)
    , m_today(today)
    , m_preview(new SafeLabel(FontRole::Body))
    , m_releases(new SafeLabel(FontRole::Body, ColorToken::Waiting))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    const domain::JiraVersion &version = subject().version;
    const bool hasFields = act == VersionAct::Create || act == VersionAct::Edit;
    if (act == VersionAct::Create && subjects.size() > 1)
        addProjects();
    if (hasFields) {
        addField(m_name, tr("Name"), version.name);
        addDescription();
        addField(m_start, tr("Start date"), dayOr(version.startDate, {}));
    }
    if (hasFields || act == VersionAct::Release)
        addField(m_date, tr("Release date"), dayOr(act == VersionAct::Release ? today : version.releaseDate, {}));
    const bool movesIssues = act == VersionAct::Release && subject().unresolved != 0;
    if (movesIssues || act == VersionAct::Merge || act == VersionAct::Move)
        addTarget();
    for (SafeLabel *const label : {m_preview, m_releases}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    showPreview();
}

void VersionChangeForm::addProjects()
{
    m_project = new QComboBox;
    for (const VersionSubject &each : std::as_const(m_subjects))
        m_project->addItem(line(each.version.project));
    layout()->addWidget(new FormField(tr("Jira project"), m_project));
    connect(m_project, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_chosen = index;
        showPreview();
    });
}

void VersionChangeForm::addField(TextField *&field, const QString &label, const QString &value)
{
    field = new TextField(label);
    field->setText(value);
    if (m_name != field)
        field->setOptional(m_act != VersionAct::Release);
    layout()->addWidget(field);
    connect(field->edit(), &QLineEdit::textChanged, this, &VersionChangeForm::showPreview);
    const bool isDay = field != m_name;
    connect(field, &TextField::editingFinished, this, [this, field, isDay] {
        if (isDay)
            field->setError(dateIn(field) ? QString() : tr("Write a day such as 8 Dec or 2026-12-08."));
    });
}

void VersionChangeForm::addDescription()
{
    m_description = new QPlainTextEdit(subject().version.description);
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(descriptionHeight);
    auto *const field = new FormField(tr("Description"), m_description);
    field->setOptional(true);
    layout()->addWidget(field);
    connect(m_description, &QPlainTextEdit::textChanged, this, &VersionChangeForm::showPreview);
}

void VersionChangeForm::addTarget()
{
    m_target = new QComboBox;
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(12);
    const QString label = m_act == VersionAct::Merge ? tr("Its issues go to")
        : m_act == VersionAct::Move                  ? tr("Behind")
                                                     : tr("Unresolved issues go to");
    layout()->addWidget(new FormField(label, m_target));
    fillTarget();
    connect(m_target, &QComboBox::currentIndexChanged, this, &VersionChangeForm::showPreview);
}

void VersionChangeForm::fillTarget()
{
    const QSignalBlocker quiet(m_target);
    const QVariant chosen = m_target->currentData();
    m_target->clear();
    m_target->setPlaceholderText(m_areVersionsKnown ? tr("Choose") : tr("Reading the versions …"));
    if (!m_areVersionsKnown)
        return;
    // A chosen entry has a name, the one that means "none" an empty one.
    if (m_act == VersionAct::Move)
        m_target->addItem(tr("none: first in the list"), QString(QLatin1String("")));
    if (m_act == VersionAct::Release)
        m_target->addItem(tr("nowhere: they stay in %1").arg(line(subject().version.name)), QString(QLatin1String("")));
    for (const domain::JiraVersion &each : std::as_const(m_versions)) {
        if (isTarget(each))
            m_target->addItem(line(each.name), each.name);
    }
    m_target->setCurrentIndex(chosen.isValid() ? m_target->findData(chosen) : -1);
}

bool VersionChangeForm::isTarget(const domain::JiraVersion &version) const
{
    const bool isOpen = !version.isReleased && !version.isArchived;
    return version.id != subject().version.id && (isOpen || m_act == VersionAct::Move);
}

void VersionChangeForm::setVersions(const QList<domain::JiraVersion> &versions)
{
    m_versions = versions;
    m_areVersionsKnown = true;
    if (m_target)
        fillTarget();
    showPreview();
}

void VersionChangeForm::setSeen(const domain::JiraVersion &version)
{
    const domain::JiraVersion before = subject().version;
    m_subjects[m_chosen].version = version;
    // A field that still shows what was, shows what is.
    const auto renew = [](TextField *field, const QString &was, const QString &is) {
        if (field && field->text() == was)
            field->setText(is);
    };
    renew(m_name, before.name, version.name);
    renew(m_start, dayOr(before.startDate, {}), dayOr(version.startDate, {}));
    if (m_act != VersionAct::Release)
        renew(m_date, dayOr(before.releaseDate, {}), dayOr(version.releaseDate, {}));
    if (m_description && m_description->toPlainText() == before.description)
        m_description->setPlainText(version.description);
    showPreview();
}

std::optional<QDate> VersionChangeForm::dateIn(const TextField *field) const
{
    if (field->text().trimmed().isEmpty())
        return QDate();
    const QDate date = readDay(field->text(), m_today);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

VersionChange VersionChangeForm::change() const
{
    const domain::JiraVersion &version = subject().version;
    const bool isNew = m_act == VersionAct::Create;
    VersionChange change;
    change.act = m_act;
    change.connection = subject().connection;
    change.project = version.project;
    change.version = isNew ? m_name->text().trimmed() : version.name;
    if (!isNew)
        change.seen = version;
    if (m_name && !isNew && m_name->text().trimmed() != version.name)
        change.name = m_name->text().trimmed();
    if (m_description && m_description->toPlainText() != version.description)
        change.description = m_description->toPlainText();
    if (const auto start = m_start ? dateIn(m_start) : std::nullopt; start && *start != version.startDate)
        change.startDate = start;
    if (const auto date = m_date ? dateIn(m_date) : std::nullopt;
        date && (m_act == VersionAct::Release || *date != version.releaseDate))
        change.releaseDate = date;
    if (m_target)
        change.target = m_target->currentData().toString();
    return change;
}

QString VersionChangeForm::missing() const
{
    if (m_name && m_name->text().trimmed().isEmpty())
        return tr("A version needs a name.");
    for (const TextField *const field : {m_start, m_date}) {
        if (field && !dateIn(field))
            return tr("A date cannot be read.");
    }
    if (m_act == VersionAct::Release && !dateIn(m_date)->isValid())
        return tr("Say on which day it is released.");
    if (m_start && m_date && dateIn(m_start)->isValid() && dateIn(m_date)->isValid()
        && *dateIn(m_start) > *dateIn(m_date))
        return tr("The release date is before the start date.");
    const domain::JiraVersion &now = subject().version;
    if (m_act == VersionAct::Edit
        && ((now.startDate.isValid() && !dateIn(m_start)->isValid())
            || (now.releaseDate.isValid() && !dateIn(m_date)->isValid())))
        return tr("Jira offers programs no way to take a date away. Give another one, or empty it in Jira.");
    if (m_act == VersionAct::Create
        && std::ranges::find(m_versions, m_name->text().trimmed(), &domain::JiraVersion::name) != m_versions.end())
        return tr("There is such a version already.");
    if (m_target && !m_areVersionsKnown)
        return tr("The versions are being read.");
    if (m_target && m_target->currentIndex() < 0)
        return m_act == VersionAct::Release ? tr("Say where the unresolved issues go.") : tr("Choose a version.");
    if (m_act == VersionAct::Edit && differences().isEmpty())
        return tr("Nothing is changed yet.");
    return {};
}

QStringList VersionChangeForm::differences() const
{
    const VersionChange wanted = change();
    const domain::JiraVersion &now = subject().version;
    const QString none = tr("none");
    QStringList parts;
    const auto add = [&parts](const QString &what, const QString &was, const QString &is) {
        parts.append(tr("%1: %2 → %3").arg(what, was, is));
    };
    if (wanted.name)
        add(tr("Name"), line(now.name), line(*wanted.name));
    if (wanted.description)
        add(tr("Description"), now.description.isEmpty() ? none : line(now.description.left(40)),
            wanted.description->isEmpty() ? none : line(wanted.description->left(40)));
    if (wanted.startDate)
        add(tr("Start date"), dayOr(now.startDate, none), dayOr(*wanted.startDate, none));
    if (wanted.releaseDate)
        add(tr("Release date"), dayOr(now.releaseDate, none), dayOr(*wanted.releaseDate, none));
    return parts;
}

QString VersionChangeForm::preview() const
{
    const QString name = line(subject().version.name);
    const VersionChange wanted = change();
    switch (m_act) {
    case VersionAct::Edit:
        return differences().join(u'\n');
    case VersionAct::Release: {
        const QString day = wanted.releaseDate ? dayOr(*wanted.releaseDate, {}) : QString();
        QString text = tr("%1 is released in Jira on %2.").arg(name, day);
        if (m_target && m_target->currentIndex() >= 0 && !wanted.target.isEmpty())
            text += u' '
                + (subject().unresolved > 0
                       ? tr("Before that %n issue(s) go to %1, one after the other.", nullptr, subject().unresolved)
                             .arg(line(wanted.target))
                       : tr("Before that what is not done goes to %1, issue by issue.").arg(line(wanted.target)));
        return text;
    }
    case VersionAct::Merge:
        return wanted.target.isEmpty()
            ? QString()
            : tr("All issues of %1 are in %2 afterwards, and %1 is gone.").arg(name, line(wanted.target));
    default:
        return {};
    }
}

void VersionChangeForm::showPreview()
{
    const QString text = missing().isEmpty() ? preview() : QString();
    m_preview->showText(text);
    m_preview->setVisible(!text.isEmpty());
    const VersionChange wanted = change();
    const bool matters = m_act == VersionAct::Merge || m_act == VersionAct::Archive || wanted.name.has_value();
    const QString releases = subject().releases.join(QStringLiteral(", "));
    m_releases->setVisible(matters && !releases.isEmpty());
    m_releases->showText(tr("%1 takes its issues from this version and will not find it by its name any more: change "
                            "its scope afterwards.")
                             .arg(line(releases)));
    if (m_act == VersionAct::Archive)
        m_releases->showText(
            tr("%1 takes its issues from this version. Nobody can change them in Jira while it is archived.")
                .arg(line(releases)));
    emit changed();
}

} // namespace releasedesk::ui
