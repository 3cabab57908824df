// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_change_form.h"

#include "core/base/safe_text.h"
#include "ui/async/when_done.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/safe_label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr qsizetype mostNamed = 8;
constexpr int typingPause = 300; // milliseconds

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

} // namespace

IssueChangeForm::IssueChangeForm(Way way, const IssueSubject &subject, QWidget *parent)
    : ThemedWidget(parent)
    , m_way(way)
    , m_subject(subject)
    , m_target(new QComboBox)
    , m_preview(new SafeLabel(FontRole::Body))
    , m_impact(new SafeLabel(FontRole::Body))
{
    m_impactSoon.setSingleShot(true);
    connect(&m_impactSoon, &QTimer::timeout, this, &IssueChangeForm::askImpact);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(12);
    if (way == Way::Status) {
        m_target->setEditable(true); // a workflow has more statuses than the page shows
        for (const QString &status : subject.statuses)
            m_target->addItem(line(status), status);
        m_target->setCurrentIndex(subject.suggestion ? m_target->findData(*subject.suggestion) : -1);
        connect(m_target, &QComboBox::editTextChanged, this, &IssueChangeForm::showPreview);
    } else {
        m_target->setPlaceholderText(tr("Reading the versions …"));
    }
    connect(m_target, &QComboBox::currentIndexChanged, this, &IssueChangeForm::showPreview);
    if (way == Way::Add) {
        m_keys = new QLineEdit;
        m_keys->setPlaceholderText(tr("e.g. %1").arg(line(QString(subject.project + QStringLiteral("-1440")))));
        connect(m_keys, &QLineEdit::textChanged, this, &IssueChangeForm::showPreview);
        column->addWidget(new FormField(tr("Keys of the issues"), m_keys));
        m_target->setParent(this); // there is nothing to choose
        m_target->hide();
    }
    auto *const field
        = way == Way::Add ? nullptr : new FormField(way == Way::Status ? tr("Status") : tr("To"), m_target);
    if (way == Way::Status)
        field->setHelp(tr("As Jira calls it. Where a workflow has no way there, the issue stays as it is."));
    if (field)
        column->addWidget(field);
    for (SafeLabel *const label : {m_preview, m_impact}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_impact->hide();
    showPreview();
}

Question IssueChangeForm::question() const
{
    const int count = static_cast<int>(m_subject.issues.size());
    QStringList keys;
    for (const domain::Issue &issue : m_subject.issues.first(std::min(mostNamed, m_subject.issues.size())))
        keys.append(line(issue.key));
    QString named = keys.join(QStringLiteral(", "));
    if (m_subject.issues.size() > mostNamed)
        named += u' ' + tr("and %n more", nullptr, count - static_cast<int>(mostNamed));
    Question question;
    question.title = m_way == Way::Add
        ? tr("Put issues into %1 %2").arg(line(m_subject.project), line(m_subject.version))
        : m_way == Way::Status        ? tr("Set the status of %n issue(s) in Jira", nullptr, count)
        : m_subject.version.isEmpty() ? tr("Put %n issue(s) into a version", nullptr, count)
                                      : tr("Move %n issue(s) out of %1", nullptr, count).arg(line(m_subject.version));
    question.consequence = named;
    question.button = m_way == Way::Status ? tr("Set the status")
        : m_way == Way::Add                ? tr("Put in, in Jira")
                                           : tr("Move in Jira");
    question.icon = "edit";
    return question;
}

void IssueChangeForm::setVersions(const QList<domain::JiraVersion> &versions)
{
    m_areVersionsKnown = true;
    m_target->clear();
    m_target->setPlaceholderText(tr("Choose"));
    if (!m_subject.version.isEmpty())
        m_target->addItem(tr("no version"), QString(QLatin1String("")));
    for (const domain::JiraVersion &each : versions) {
        if (each.name != m_subject.version && !each.isReleased && !each.isArchived)
            m_target->addItem(line(each.name), each.name);
    }
    m_target->setCurrentIndex(suggested(versions));
    showPreview();
}

int IssueChangeForm::suggested(const QList<domain::JiraVersion> &versions) const
{
    if (!m_subject.suggestsNext)
        return m_subject.suggestion ? m_target->findData(*m_subject.suggestion) : -1;
    const auto place = std::ranges::find(versions, m_subject.version, &domain::JiraVersion::name);
    if (place == versions.end())
        return -1;
    const auto next = std::find_if(std::next(place), versions.end(), [](const domain::JiraVersion &each) {
        return !each.isReleased && !each.isArchived;
    });
    return next == versions.end() ? -1 : m_target->findData(next->name);
}

versions::IssueChange IssueChangeForm::change() const
{
    versions::IssueChange change;
    change.connection = m_subject.connection;
    for (const domain::Issue &issue : m_subject.issues)
        change.keys.append(issue.key);
    change.project = m_subject.project;
    if (m_way == Way::Add) {
        static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
        change.keys = m_keys->text().toUpper().split(between, Qt::SkipEmptyParts);
        change.keys.removeDuplicates();
        change.toVersion = m_subject.version;
    } else if (m_way == Way::Status) {
        change.status = m_target->currentText().trimmed();
    } else {
        change.fromVersion = m_subject.version;
        change.toVersion = m_target->currentData().toString();
    }
    return change;
}

//! The first that is no key of an issue of the project.
QString IssueChangeForm::wrongKey() const
{
    static const QRegularExpression number(QStringLiteral("^\\d+$"));
    for (const QString &key : change().keys) {
        const bool isOfProject = key.section(u'-', 0, -2) == m_subject.project;
        if (!isOfProject || !number.match(key.section(u'-', -1)).hasMatch())
            return key;
    }
    return {};
}

QString IssueChangeForm::missing() const
{
    if (m_way == Way::Status)
        return m_target->currentText().trimmed().isEmpty() ? tr("Say which status.") : QString();
    if (m_way == Way::Add && change().keys.isEmpty())
        return tr("Name an issue.");
    if (m_way == Way::Add && !wrongKey().isEmpty())
        return tr("“%1” is no key of an issue of %2.").arg(line(wrongKey()), line(m_subject.project));
    if (m_way == Way::Version && !m_areVersionsKnown)
        return tr("The versions are being read.");
    if (m_way == Way::Version && m_target->currentIndex() < 0)
        return tr("Choose a version.");
    return m_isAsking ? tr("What it means is still being read.") : m_refusal;
}

QString IssueChangeForm::preview() const
{
    const versions::IssueChange wanted = change();
    if (m_way == Way::Status) {
        const auto there = std::ranges::count(m_subject.issues, wanted.status, &domain::Issue::status);
        return tr("%1 of them are in “%2” already. Jira is asked for one issue at a time.")
            .arg(QString::number(there), line(wanted.status));
    }
    const bool areElsewhere = m_way == Way::Version
        && std::ranges::all_of(m_subject.issues,
                               [](const domain::Issue &issue) { return issue.fixVersions.size() > 1; });
    const QString from = m_subject.version.isEmpty() || m_way == Way::Add ? tr("no version") : line(m_subject.version);
    QString text = wanted.toVersion.isEmpty() && areElsewhere ? tr("They stay in their other versions.")
        : wanted.toVersion.isEmpty() ? tr("They are in no version afterwards, and in no release.")
        : m_way == Way::Add          ? tr("%1 gets them, one issue at a time.").arg(line(wanted.toVersion))
                                     : tr("%1 → %2, one issue at a time.").arg(from, line(wanted.toVersion));
    if (!m_subject.releases.isEmpty() && !m_impactOf)
        text += u' '
            + tr("%1 sees it when its scope is read again; signatures that covered the issues fall then.")
                  .arg(line(m_subject.releases.join(QStringLiteral(", "))));
    return text;
}

void IssueChangeForm::showPreview()
{
    ++m_question;
    m_refusal.clear();
    m_isAsking = false;
    m_impact->hide();
    const QString text = missing().isEmpty() ? preview() : QString();
    m_preview->showText(text);
    m_preview->setVisible(!text.isEmpty());
    m_isAsking = m_impactOf && m_way != Way::Status && !text.isEmpty();
    if (m_isAsking)
        m_impactSoon.start(m_way == Way::Add ? typingPause : 0);
    else
        m_impactSoon.stop();
    emit changed();
}

void IssueChangeForm::setImpactOf(ImpactOf impactOf)
{
    m_impactOf = std::move(impactOf);
    showPreview();
}

void IssueChangeForm::askImpact()
{
    whenDone(this, m_impactOf(change()), [this, question = m_question](const Result<QString> &impact) {
        if (question != m_question)
            return;
        m_isAsking = false;
        m_refusal = impact ? QString() : impact.error().message;
        m_impact->setColor(impact ? ColorToken::Text1 : ColorToken::Failed);
        m_impact->showText(impact ? *impact : m_refusal);
        m_impact->show();
        emit changed();
    });
}

} // namespace releasedesk::ui
