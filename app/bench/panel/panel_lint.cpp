// SPDX-License-Identifier: Apache-2.0
#include "app/bench/panel/panel_lint.h"

#include "app/bench/measure/process_costs.h"
#include "core/domain/plan_edit.h"
#include "ui/modeling/start_checks.h"

#include <algorithm>

namespace releasedesk::bench {
namespace {

using namespace domain;

Directory workspace()
{
    Directory made;
    made.environments = {{EnvironmentId("staging"), QStringLiteral("staging"), 1, false},
                         {EnvironmentId("prod"), QStringLiteral("prod"), 2, true}};
    Person person;
    person.id = PersonId("bench");
    person.name = QStringLiteral("Bench");
    person.roles = {Role::Owner};
    made.people = {person};
    Project project;
    project.id = ProjectId("bench");
    made.projects = {project};
    return made;
}

Release drafted(const Plan &plan, const QDateTime &now)
{
    ReleaseCreated created;
    created.release = ReleaseId("bench");
    created.project = ProjectId("bench");
    created.version = QStringLiteral("1.0");
    created.owner = PersonId("bench");
    created.plan = plan;
    Release release;
    release.apply(created, created.owner, now);
    return release;
}

} // namespace

Result<PanelLint> measureLint(Plan plan, int runs)
{
    if (plan.tasks.isEmpty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("a plan without tasks has nothing to check"));
    for (qsizetype i = 0; i < plan.tasks.size(); i += 2)
        plan.tasks[i].environment = EnvironmentId("prod");
    const QDateTime now(QDate(2026, 11, 24), QTime(5, 0), Qt::UTC);
    const Directory directory = workspace();
    Release release = drafted(plan, now);
    PanelLint figures;
    for (int run = -1; run < runs; ++run) { // the first one warms up
        Task task = plan.tasks.at((run + 1) % plan.tasks.size());
        task.title = QStringLiteral("Edited %1").arg(run);
        const double cpuBefore = cpuMilliseconds();
        const Stopwatch time;
        release.apply(PlanEdited{release.revision() + 1, QJsonArray{planEditToJson(ChangeTask{task})}, task.title},
                      PersonId("bench"), now);
        const QList<ui::StartCheck> rows = ui::startChecksOf(release, directory, now, PersonId("bench"));
        const double took = time.milliseconds();
        if (run < 0)
            continue;
        figures.wall.add(took);
        figures.cpu.add(cpuMilliseconds() - cpuBefore);
        figures.rows = rows.size();
        figures.fixes = std::ranges::count_if(rows, [](const auto &row) { return !row.fix.edits.isEmpty(); });
        if (release.plan().task(task.id)->title != task.title)
            return failure(ErrorCode::Internal, QStringLiteral("the edit did not arrive"));
    }
    return figures;
}

} // namespace releasedesk::bench
