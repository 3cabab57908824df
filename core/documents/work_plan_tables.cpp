// SPDX-License-Identifier: Apache-2.0
#include "core/documents/work_plan_tables.h"

#include "core/base/shown_zone.h"
#include "core/documents/approval_box.h"
#include "core/documents/work_plan_steps.h"
#include "core/domain/approval_progress.h"
#include "core/domain/release_decisions.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::documents {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WorkPlanTables)
};

const QString dash = QStringLiteral("—");

QString className(IssueClass issueClass)
{
    switch (issueClass) {
    case IssueClass::Feature:
        return Text::tr("feature");
    case IssueClass::Bug:
        return Text::tr("fix");
    case IssueClass::Chore:
        return Text::tr("other work");
    }
    Q_UNREACHABLE();
}

QString minutesText(qint64 minutes)
{
    return minutes > 0 ? Text::tr("%n min late", nullptr, static_cast<int>(minutes))
        : minutes < 0  ? Text::tr("%n min early", nullptr, static_cast<int>(-minutes))
                       : Text::tr("on time");
}

//! Each person once, with everything he or she does.
class Roles
{
public:
    void add(const PersonId &person, const QString &role)
    {
        if (person.isEmpty())
            return;
        auto found = std::ranges::find(m_entries, person, &Entry::person);
        if (found == m_entries.end())
            found = m_entries.insert(m_entries.end(), {person, {}});
        if (!found->roles.contains(role))
            found->roles.append(role);
    }

    struct Entry {
        PersonId person;
        QStringList roles;
    };
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }

private:
    QList<Entry> m_entries;
};

bool isKoreanReader()
{
    return QLocale().language() == QLocale::Korean;
}

} // namespace

QString fullMoment(const QDateTime &at)
{
    return at.isValid() ? inShownZone(at).toString(QStringLiteral("yyyy-MM-dd HH:mm")) : dash;
}

QString fullWindow(const QDateTime &start, const QDateTime &end)
{
    if (!start.isValid())
        return Text::tr("none");
    const QDateTime from = inShownZone(start);
    const QString zone = QString(u' ' + from.timeZoneAbbreviation());
    const QString day = from.toString(QStringLiteral("yyyy-MM-dd"));
    const QString begin = QString(day + u' ' + from.toString(QStringLiteral("HH:mm")));
    if (!end.isValid())
        return QString(begin + zone);
    const QDateTime to = inShownZone(end);
    const QString until = from.date() == to.date() ? to.toString(QStringLiteral("HH:mm")) : fullMoment(end);
    return QString(begin + QStringLiteral(" – ") + until + zone);
}

PlanTable appliedChanges(const Release &release)
{
    PlanTable table;
    table.title = Text::tr("Applied changes");
    table.heads = {Text::tr("Key"), Text::tr("Type"), Text::tr("Summary"), Text::tr("Assignee"), Text::tr("Status")};
    for (const Issue &issue : release.snapshot().issues)
        table.rows.append({issue.key, className(issue.issueClass), issue.summary,
                           issue.assignee.isEmpty() ? dash : issue.assignee, issue.status});
    QStringList sources;
    for (const ScopeEntry &entry : release.scope())
        sources.append(QString(entry.project + u' ' + entry.what()).trimmed());
    table.note = table.rows.isEmpty()
        ? Text::tr("This release takes in no issues.")
        : Text::tr("Read from Jira %1, %2.")
              .arg(sources.join(QStringLiteral(", ")), fullMoment(release.snapshot().takenAt));
    return table;
}

PlanTable contactsOf(const Release &release, const Directory &directory)
{
    Roles roles;
    roles.add(release.owner(), Text::tr("owner"));
    for (const Task &task : release.plan().tasks) {
        roles.add(task.performer, Text::tr("performs “%1”").arg(task.title));
        if (task.kind != u"release.approve")
            continue;
        for (const PersonId &person : peopleAskedBy(release, task))
            roles.add(person, Text::tr("signs “%1”").arg(task.title));
    }
    PlanTable table;
    table.title = Text::tr("Contacts");
    table.heads = {Text::tr("Name"), Text::tr("Position"), Text::tr("In this release"), Text::tr("Mail")};
    int missing = 0;
    for (const Roles::Entry &entry : roles.entries()) {
        const Person *const person = directory.person(entry.person);
        const QString mail = person ? person->mail : QString();
        missing += mail.isEmpty() ? 1 : 0;
        const QString title = !person                        ? QString()
            : isKoreanReader() && !person->titleKo.isEmpty() ? person->titleKo
                                                             : person->title;
        table.rows.append({directory.nameOf(entry.person, isKoreanReader()),
                           QString(QStringList{title, person ? person->department : QString()}
                                       .filter(QRegularExpression(QStringLiteral(".")))
                                       .join(QStringLiteral(", "))),
                           entry.roles.join(QStringLiteral(", ")), mail.isEmpty() ? Text::tr("not known") : mail});
    }
    if (missing > 0)
        table.note = Text::tr("%n of them cannot be reached by what is known here. Enter their addresses under People.",
                              nullptr, missing);
    return table;
}

PlanTable revisionsOf(const Release &release, const Directory &directory, const QDateTime &now)
{
    PlanTable table;
    table.title = Text::tr("Revisions");
    table.heads = {Text::tr("Revision"), Text::tr("What"), Text::tr("By"), Text::tr("When")};
    const bool isKorean = isKoreanReader();
    table.rows.append({QStringLiteral("1"), Text::tr("drafted"), directory.nameOf(release.createdBy(), isKorean),
                       fullMoment(release.createdAt())});
    for (const Task &task : release.plan().tasks) {
        const ApprovalRequest *const request = release.approval(task.id);
        if (!request)
            continue;
        const QString revision = QString::number(request->revision);
        table.rows.append({revision, Text::tr("approval asked for: “%1”").arg(task.title),
                           directory.nameOf(request->requestedBy, isKorean), fullMoment(request->openedAt)});
        for (const Stamp &stamp : stampsOf(release, *request)) {
            if (stamp.at.isValid() && stamp.mark != Mark::Drafted)
                table.rows.append({revision,
                                   stamp.isWithdrawn ? Text::tr("%1, withdrawn since").arg(markName(stamp.mark))
                                                     : markName(stamp.mark),
                                   directory.nameOf(stamp.person, isKorean), fullMoment(stamp.at)});
        }
    }
    table.rows.append({QString::number(release.revision()), Text::tr("now: %1").arg(stateName(release.state())),
                       release.lastEditor().isEmpty() ? dash : directory.nameOf(release.lastEditor(), isKorean),
                       fullMoment(std::min(release.changedAt(), now))});
    return table;
}

std::optional<PlanTable> resultOf(const Release &release, const Directory &directory)
{
    if (!release.isOver() || !release.startedAt().isValid())
        return std::nullopt;
    PlanTable table;
    table.title = Text::tr("Result");
    table.heads = {Text::tr("What"), Text::tr("Planned"), Text::tr("Actual"), Text::tr("Deviation")};
    const auto late = [](const QDateTime &planned, const QDateTime &actual) {
        return planned.isValid() && actual.isValid() ? minutesText(planned.secsTo(actual) / 60) : dash;
    };
    table.rows.append({Text::tr("Start"), fullMoment(release.windowStart()), fullMoment(release.startedAt()),
                       late(release.windowStart(), release.startedAt())});
    table.rows.append({Text::tr("End"), fullMoment(release.windowEnd()), fullMoment(release.endedAt()),
                       late(release.windowEnd(), release.endedAt())});
    table.rows.append({Text::tr("Outcome"), stateName(ReleaseState::Released), stateName(release.state()),
                       release.hasRolledBack() ? Text::tr("rolled back") : dash});
    QStringList left;
    for (const WorkPlanStep &step : workPlanSteps(release, directory)) {
        const bool isDone = step.state == TaskState::Succeeded || step.state == TaskState::Compensated;
        if (step.isRollback || isDone)
            continue;
        left.append(step.title);
        if (step.state != TaskState::Planned && step.state != TaskState::Ready)
            table.rows.append({step.title, fullMoment(step.plannedStart), fullMoment(step.startedAt), step.result});
    }
    table.note = left.isEmpty() ? Text::tr("Every step was done.")
                                : Text::tr("Left over: %1.").arg(left.join(QStringLiteral(", ")));
    if (!release.stateNote().isEmpty())
        table.note += QString(u' ' + release.stateNote());
    return table;
}

} // namespace releasedesk::documents
