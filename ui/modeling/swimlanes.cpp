// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/swimlanes.h"

#include "core/domain/task_kind.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <tuple>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Swimlanes)
};

//! Lanes are sorted by rank, then by name.
struct Lane {
    int rank = 0;
    QString name;

    friend bool operator==(const Lane &, const Lane &) = default;
};

constexpr int lastRank = 1'000'000;

Lane laneOfComponent(const domain::Task &task, const domain::Project *project)
{
    static const QRegularExpression gaps(QStringLiteral("[^\\p{L}\\p{N}]+"));
    const QStringList words = QString(task.id.value() + u' ' + task.title).toLower().split(gaps, Qt::SkipEmptyParts);
    if (project) {
        for (qsizetype i = 0; i < project->components.size(); ++i) {
            const QString id = project->components.at(i).id;
            const bool isNamed = words.contains(id.toLower())
                || std::ranges::any_of(task.parameters.keys(),
                                       [&](const QString &key) { return task.parameters.value(key).toString() == id; });
            if (isNamed)
                return {static_cast<int>(i), id};
        }
    }
    return {lastRank, Text::tr("Whole release")};
}

Lane laneOfEnvironment(const domain::Task &task, const domain::Directory &directory)
{
    if (task.environment.isEmpty())
        return {lastRank, Text::tr("No environment")};
    const domain::Environment *const environment = directory.environment(task.environment);
    return environment ? Lane{environment->rank, environment->name} : Lane{lastRank - 1, task.environment.value()};
}

Lane laneOfActor(const domain::Task &task, const domain::Directory &directory, bool isTeam)
{
    switch (domain::automationOf(task.kind)) {
    case domain::Automation::Automatic:
        return {lastRank, Text::tr("Runs by itself")};
    case domain::Automation::Approval:
        return {0, Text::tr("Approvers")};
    case domain::Automation::Person:
        break;
    }
    const domain::Person *const person = directory.person(task.performer);
    if (!isTeam && !task.performer.isEmpty())
        return {1, directory.nameOf(task.performer)};
    if (isTeam && person && !person->department.isEmpty())
        return {1, person->department};
    return {2, isTeam && person ? Text::tr("No team") : Text::tr("Any operator")};
}

} // namespace

QList<Swimlanes> allSwimlanes()
{
    return {Swimlanes::None, Swimlanes::Component, Swimlanes::Environment, Swimlanes::Team, Swimlanes::Person};
}

QString nameOf(Swimlanes swimlanes)
{
    switch (swimlanes) {
    case Swimlanes::None:
        return Text::tr("No swimlanes");
    case Swimlanes::Component:
        return Text::tr("By component");
    case Swimlanes::Environment:
        return Text::tr("By environment");
    case Swimlanes::Team:
        return Text::tr("By team");
    case Swimlanes::Person:
        return Text::tr("By who does it");
    }
    Q_UNREACHABLE();
}

QString keyOf(Swimlanes swimlanes)
{
    switch (swimlanes) {
    case Swimlanes::None:
        return {};
    case Swimlanes::Component:
        return QStringLiteral("component");
    case Swimlanes::Environment:
        return QStringLiteral("environment");
    case Swimlanes::Team:
        return QStringLiteral("team");
    case Swimlanes::Person:
        return QStringLiteral("person");
    }
    Q_UNREACHABLE();
}

Swimlanes swimlanesOf(const QString &key)
{
    const QList<Swimlanes> all = allSwimlanes();
    const auto found = std::ranges::find(all, key, keyOf);
    return found == all.end() ? Swimlanes::None : *found;
}

void setBands(layout::FlowFocus &focus, const domain::Plan &plan, const domain::Project *project, Swimlanes swimlanes,
              const domain::Directory &directory)
{
    focus.bands.clear();
    focus.bandOf.clear();
    if (swimlanes == Swimlanes::None)
        return;
    QList<Lane> lanes;
    QList<QPair<TaskId, Lane>> laneOf;
    for (const domain::Task &task : plan.tasks) {
        if (task.isInRollbackLane())
            continue;
        const Lane lane = swimlanes == Swimlanes::Component ? laneOfComponent(task, project)
            : swimlanes == Swimlanes::Environment           ? laneOfEnvironment(task, directory)
                                                  : laneOfActor(task, directory, swimlanes == Swimlanes::Team);
        if (!lanes.contains(lane))
            lanes.append(lane);
        laneOf.append({task.id, lane});
    }
    std::ranges::sort(lanes, {}, [](const Lane &lane) { return std::tuple(lane.rank, lane.name); });
    for (const Lane &lane : std::as_const(lanes))
        focus.bands.append(lane.name);
    for (const auto &[task, lane] : std::as_const(laneOf))
        focus.bandOf.insert(task, static_cast<int>(lanes.indexOf(lane)));
}

} // namespace releasedesk::ui
