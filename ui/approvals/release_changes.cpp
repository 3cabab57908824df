// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/release_changes.h"

#include "core/base/safe_text.h"
#include "core/domain/freeze_in_force.h"
#include "core/domain/manifest.h"
#include "core/domain/plan_check.h"
#include "core/domain/task_fact.h"
#include "core/domain/task_kind.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::Release;
using domain::Task;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseChanges)
};

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

//! The first few, and how many more.
QString listed(const QStringList &names)
{
    constexpr qsizetype shown = 3;
    QString text = names.mid(0, shown).join(QStringLiteral(", "));
    if (names.size() > shown)
        text += Text::tr(" and %n more", nullptr, static_cast<int>(names.size() - shown));
    return line(text);
}

QString namesOf(const QList<PersonId> &people, const domain::Directory &directory)
{
    QStringList names;
    for (const PersonId &person : people)
        names.append(personName(directory, person));
    return line(names.join(QStringLiteral(" → ")));
}

//! What a signature covers of a task: who does it and, for automatic ones, how it is called do not belong to the flow.
bool isSameWork(Task a, Task b)
{
    a.performer = b.performer = {};
    const bool isAutomatic = domain::automationOf(a.kind) == domain::Automation::Automatic;
    if (isAutomatic)
        a.title = b.title;
    if (a.kind == u"release.approve")
        a.parameters = b.parameters;
    return a == b;
}

IconName iconOf(const Task &task)
{
    const auto kind = domain::taskKind(task.kind);
    return kind ? IconName::find(kind->icon, "check") : IconName("check");
}

QString outcomeOf(const Release &release, const Task &task)
{
    const domain::TaskRun run = release.run(task.id);
    return run.state == domain::TaskState::Succeeded ? line(domain::taskFact(task, run)) : QString();
}

class Comparison
{
public:
    Comparison(const Release &then, const Release &now, const domain::Directory &directory, QDateTime at)
        : m_then(then)
        , m_now(now)
        , m_directory(directory)
        , m_at(std::move(at))
    {
    }

    QList<ReleaseChange> run()
    {
        QStringList parts
            = domain::manifestOf(m_now).changedParts(domain::manifestOf(m_then).parts); // what really is different
        static const QStringList order{
            QStringLiteral("scope"),    QStringLiteral("artifacts"), QStringLiteral("flow"), QStringLiteral("rollback"),
            QStringLiteral("schedule"), QStringLiteral("people"),    QStringLiteral("line")};
        std::ranges::sort(parts, {}, [](const QString &part) { return std::pair(order.indexOf(part), part); });
        for (const QString &part : parts) {
            const qsizetype before = m_changes.size();
            compare(part);
            if (m_changes.size() == before)
                add({"info", ColorToken::Text2, Text::tr("Something in “%1” changed").arg(part), {}, {}});
        }
        return m_changes;
    }

private:
    void add(ReleaseChange change) { m_changes.append(std::move(change)); }

    void compare(const QString &part)
    {
        if (part == u"scope") {
            compareSources();
            compareIssues();
        } else if (part == u"artifacts")
            compareResults();
        else if (part == u"flow")
            compareTasks(false);
        else if (part == u"rollback")
            compareTasks(true);
        else if (part == u"schedule")
            compareWindow();
        else if (part == u"people")
            comparePerformers();
        else if (part == u"line")
            compareLines();
    }

    void compareSources()
    {
        const auto tell = [this](const QList<domain::ScopeEntry> &all, const QList<domain::ScopeEntry> &others,
                                 IconName icon, ColorToken color, const QString &what) {
            for (const domain::ScopeEntry &entry : all) {
                if (!others.contains(entry))
                    add({icon, color, what, line(entry.title()), line(entry.connection.value())});
            }
        };
        tell(m_now.scope(), m_then.scope(), "plus", ColorToken::Succeeded, Text::tr("Source of issues added"));
        tell(m_then.scope(), m_now.scope(), "minus", ColorToken::Failed, Text::tr("Source of issues removed"));
    }

    void compareIssues()
    {
        const auto without = [](const QList<domain::Issue> &all, const QList<domain::Issue> &others) {
            QList<domain::Issue> left;
            std::ranges::copy_if(all, std::back_inserter(left), [&](const domain::Issue &issue) {
                return std::ranges::find(others, issue.key, &domain::Issue::key) == others.end();
            });
            return left;
        };
        const auto tell = [this](const QList<domain::Issue> &issues, IconName icon, ColorToken color,
                                 const QString &what) {
            QStringList keys;
            for (const domain::Issue &issue : issues)
                keys.append(issue.key);
            if (!issues.isEmpty())
                add({icon, color, what, listed(keys), issues.size() == 1 ? line(issues.first().summary) : QString()});
        };
        const QList<domain::Issue> added = without(m_now.snapshot().issues, m_then.snapshot().issues);
        const QList<domain::Issue> removed = without(m_then.snapshot().issues, m_now.snapshot().issues);
        tell(added, "plus", ColorToken::Succeeded,
             Text::tr("%n issue(s) added", nullptr, static_cast<int>(added.size())));
        tell(removed, "minus", ColorToken::Failed,
             Text::tr("%n issue(s) removed", nullptr, static_cast<int>(removed.size())));
        for (const domain::Issue &issue : m_now.snapshot().issues) {
            const auto before = std::ranges::find(m_then.snapshot().issues, issue.key, &domain::Issue::key);
            if (before != m_then.snapshot().issues.end() && before->type != issue.type)
                add({"edit", ColorToken::Text2, Text::tr("Type of an issue changed"), line(issue.key),
                     line(QString(before->type + QStringLiteral(" → ") + issue.type))});
        }
    }

    void compareResults()
    {
        for (const Task &task : m_now.plan().tasks) {
            const bool isResult = m_now.isPreparation(task.id) && task.kind != u"release.approve";
            if (!isResult || m_then.run(task.id).output == m_now.run(task.id).output)
                continue;
            add({iconOf(task), ColorToken::Text2, Text::tr("New result: %1").arg(line(task.title)),
                 outcomeOf(m_now, task),
                 outcomeOf(m_then, task).isEmpty() ? QString() : Text::tr("was %1").arg(outcomeOf(m_then, task)),
                 ReleaseTab::Flow});
        }
    }

    void compareTasks(bool isLane)
    {
        const auto tell = [&](const QStringList &names, IconName icon, ColorToken color, const QString &what) {
            if (!names.isEmpty())
                add({icon, color, what, listed(names), isLane ? Text::tr("Rollback lane") : QString(),
                     ReleaseTab::Flow});
        };
        QStringList added;
        QStringList removed;
        QStringList changed;
        for (const Task &task : m_now.plan().tasks) {
            const Task *const before = m_then.plan().task(task.id);
            if (task.isInRollbackLane() != isLane)
                continue;
            if (!before)
                added.append(task.title);
            else if (!isSameWork(*before, task))
                changed.append(task.title);
        }
        for (const Task &task : m_then.plan().tasks) {
            if (task.isInRollbackLane() == isLane && !m_now.plan().task(task.id))
                removed.append(task.title);
        }
        tell(added, "plus", ColorToken::Succeeded,
             Text::tr("%n task(s) added", nullptr, static_cast<int>(added.size())));
        tell(removed, "minus", ColorToken::Failed,
             Text::tr("%n task(s) removed", nullptr, static_cast<int>(removed.size())));
        tell(changed, "edit", ColorToken::Text2,
             Text::tr("%n task(s) changed", nullptr, static_cast<int>(changed.size())));
        const bool isReordered
            = m_then.plan().edges != m_now.plan().edges || m_then.plan().phases != m_now.plan().phases;
        if (!isLane && isReordered)
            add({"flow", ColorToken::Text2, Text::tr("Order of the tasks changed"), {}, {}, ReleaseTab::Flow});
    }

    void compareWindow()
    {
        const QString window = windowText(m_now.windowStart(), m_now.windowEnd(), m_at);
        const QString before = windowText(m_then.windowStart(), m_then.windowEnd(), m_at);
        if (window != before)
            add({"calendar", ColorToken::Text2, Text::tr("Window moved"), window, Text::tr("was %1").arg(before),
                 ReleaseTab::WorkPlan});
        if (m_now.whenFrozen() != m_then.whenFrozen())
            add({"pause", ColorToken::Text2, Text::tr("What happens in a freeze and after the window changed"),
                 domain::whenFrozenName(m_now.whenFrozen()),
                 Text::tr("was %1").arg(domain::whenFrozenName(m_then.whenFrozen())), ReleaseTab::WorkPlan});
    }

    void comparePerformers()
    {
        for (const Task &task : m_now.plan().tasks) {
            const Task *const before = m_then.plan().task(task.id);
            const PersonId earlier = before ? before->performer : PersonId();
            if (earlier != task.performer)
                add({"user", ColorToken::Text2, Text::tr("Somebody else does a step"), line(task.title),
                     line(personName(m_directory, task.performer)), ReleaseTab::Flow});
        }
    }

    void compareLines()
    {
        for (const Task &task : m_now.plan().tasks) {
            const Task *const before = m_then.plan().task(task.id);
            if (task.kind != u"release.approve" || (before && before->parameters == task.parameters))
                continue;
            add({"approvals", ColorToken::Text2, Text::tr("Approval line changed"), line(task.title),
                 namesOf(domain::approversOf(task), m_directory), ReleaseTab::Approvals});
        }
    }

    const Release &m_then;
    const Release &m_now;
    const domain::Directory &m_directory;
    QDateTime m_at;
    QList<ReleaseChange> m_changes;
};

} // namespace

QList<ReleaseChange> changesBetween(const Release &then, const Release &now, const domain::Directory &directory,
                                    const QDateTime &at)
{
    return Comparison(then, now, directory, at).run();
}

QList<ReleaseChange> everythingIn(const Release &release, const domain::Directory &directory, const QDateTime &at)
{
    QList<ReleaseChange> parts;
    const domain::ScopeCounters counters = domain::countScope(release.snapshot(), {});
    QStringList versions;
    for (const domain::ScopeEntry &entry : release.scope())
        versions.append(entry.project + u' ' + entry.version);
    parts.append(
        {"version", ColorToken::Text2, Text::tr("%n issue(s)", nullptr, counters.issues), listed(versions),
         Text::tr("%1 done, %2 in progress, %3 to do").arg(counters.done).arg(counters.inProgress).arg(counters.toDo)});

    QStringList phases;
    for (const domain::Phase &phase : release.plan().phases)
        phases.append(phase.name);
    const qsizetype lane = release.plan().rollbackLane().size();
    const qsizetype tasks = release.plan().tasks.size() - lane;
    parts.append({"flow", ColorToken::Text2, Text::tr("%n task(s)", nullptr, static_cast<int>(tasks)),
                  Text::tr("%n phase(s)", nullptr, static_cast<int>(phases.size())),
                  line(phases.join(QStringLiteral(" → "))), ReleaseTab::Flow});
    QStringList undone;
    for (const Task &task : release.plan().rollbackLane())
        undone.append(task.title);
    parts.append({"undo", ColorToken::Text2, Text::tr("Rollback lane"),
                  Text::tr("%n task(s)", nullptr, static_cast<int>(lane)), listed(undone), ReleaseTab::Flow});
    parts.append({"calendar",
                  ColorToken::Text2,
                  Text::tr("Window"),
                  windowText(release.windowStart(), release.windowEnd(), at),
                  {},
                  ReleaseTab::WorkPlan});
    parts.append({"pause",
                  ColorToken::Text2,
                  Text::tr("If a freeze begins or the window ends"),
                  domain::whenFrozenName(release.whenFrozen()),
                  {},
                  ReleaseTab::WorkPlan});
    for (const Task &task : release.plan().tasks) {
        const bool isApproval = task.kind == u"release.approve";
        const bool isResult = release.isPreparation(task.id) && !isApproval;
        const QString outcome = isResult ? outcomeOf(release, task) : QString();
        if (!outcome.isEmpty())
            parts.append({iconOf(task), ColorToken::Text2, line(task.title), {}, outcome, ReleaseTab::Flow});
        if (isApproval)
            parts.append({"approvals",
                          ColorToken::Text2,
                          line(task.title),
                          {},
                          namesOf(domain::approversOf(task), directory),
                          ReleaseTab::Approvals});
    }
    return parts;
}

} // namespace releasedesk::ui
