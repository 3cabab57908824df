// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_change_form.h"

#include "core/base/safe_text.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/safe_label.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr qsizetype mostNamed = 8;

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
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(12);
    if (way == Way::Status) {
        m_target->setEditable(true); // a workflow has more statuses than the page shows
        for (const QString &status : subject.statuses)
            m_target->addItem(line(status), status);
        m_target->setCurrentIndex(-1);
        connect(m_target, &QComboBox::editTextChanged, this, &IssueChangeForm::showPreview);
    } else {
        m_target->setPlaceholderText(tr("Reading the versions …"));
    }
    connect(m_target, &QComboBox::currentIndexChanged, this, &IssueChangeForm::showPreview);
    auto *const field = new FormField(way == Way::Status ? tr("Status") : tr("To"), m_target);
    if (way == Way::Status)
        field->setHelp(tr("As Jira calls it. Where a workflow has no way there, the issue stays as it is."));
    column->addWidget(field);
    m_preview->setWordWrap(true);
    column->addWidget(m_preview);
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
    question.title = m_way == Way::Status ? tr("Set the status of %n issue(s) in Jira", nullptr, count)
        : m_subject.version.isEmpty()     ? tr("Put %n issue(s) into a version", nullptr, count)
                                      : tr("Move %n issue(s) out of %1", nullptr, count).arg(line(m_subject.version));
    question.consequence = named;
    question.button = m_way == Way::Status ? tr("Set the status") : tr("Move in Jira");
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
    m_target->setCurrentIndex(-1);
    showPreview();
}

versions::IssueChange IssueChangeForm::change() const
{
    versions::IssueChange change;
    change.connection = m_subject.connection;
    for (const domain::Issue &issue : m_subject.issues)
        change.keys.append(issue.key);
    change.project = m_subject.project;
    if (m_way == Way::Status) {
        change.status = m_target->currentText().trimmed();
    } else {
        change.fromVersion = m_subject.version;
        change.toVersion = m_target->currentData().toString();
    }
    return change;
}

QString IssueChangeForm::missing() const
{
    if (m_way == Way::Status)
        return m_target->currentText().trimmed().isEmpty() ? tr("Say which status.") : QString();
    if (!m_areVersionsKnown)
        return tr("The versions are being read.");
    return m_target->currentIndex() < 0 ? tr("Choose a version.") : QString();
}

void IssueChangeForm::showPreview()
{
    QString text;
    if (missing().isEmpty()) {
        const versions::IssueChange wanted = change();
        if (m_way == Way::Status) {
            const auto there = std::ranges::count(m_subject.issues, wanted.status, &domain::Issue::status);
            text = tr("%1 of them are in “%2” already. Jira is asked for one issue at a time.")
                       .arg(QString::number(there), line(wanted.status));
        } else {
            text = wanted.toVersion.isEmpty()
                ? tr("They are in no version afterwards, and in no release.")
                : tr("%1 → %2, one issue at a time.")
                      .arg(m_subject.version.isEmpty() ? tr("no version") : line(m_subject.version),
                           line(wanted.toVersion));
            if (!m_subject.releases.isEmpty())
                text += u' '
                    + tr("%1 sees it when its scope is read again; signatures that covered the issues fall then.")
                          .arg(line(m_subject.releases.join(QStringLiteral(", "))));
        }
    }
    m_preview->showText(text);
    m_preview->setVisible(!text.isEmpty());
    emit changed();
}

} // namespace releasedesk::ui
