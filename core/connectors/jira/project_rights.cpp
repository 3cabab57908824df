// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/project_rights.h"

#include "core/connectors/jira/jira_issue.h"
#include "core/connectors/jira/jira_reader.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <algorithm>
#include <memory>

namespace releasedesk::connectors {
namespace {

using versions::ProjectRights;

constexpr qsizetype maxListed = 5000; // many more than are asked about: what is not listed cannot be chosen
constexpr int pageSize = 100;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JiraConnectionTest)
};

//! What the lanes share; it lives in the thread of the network.
struct Round {
    JiraSite site;
    QList<ProjectRights> projects;
    qsizetype next = 0;
    qsizetype end = 0; //!< not asked about from here on
    QDeadlineTimer deadline;
    std::stop_token stop;
    Error ended; //!< why no further one is asked about; no message: nothing ended it
};

QString asked(const JiraSite &site, const QString &key)
{
    return QStringLiteral("GET %1?projectKey=%2&permissions=%3")
        .arg(site.path(QStringLiteral("mypermissions")), key, neededRights().join(u','));
}

bool endsTheRound(const Error &error)
{
    return error.code == ErrorCode::ResourceExhausted || error.code == ErrorCode::Unauthenticated
        || error.code == ErrorCode::Cancelled;
}

void take(ProjectRights &rights, const TimedAnswer &timed)
{
    if (timed.answer)
        rights.status = timed.answer->status;
    const Result<QJsonDocument> json = timed.answer ? http::jsonOf(*timed.answer) : failed(timed.answer);
    if (!json) {
        rights.problem = json.error().message;
        if (json.error().code == ErrorCode::PermissionDenied)
            rights.status = 403;
        else if (json.error().code == ErrorCode::NotFound)
            rights.status = 404;
        return;
    }
    rights.isChecked = true;
    rights.missing = missingIn(json->object());
}

QCoro::Task<> runLane(std::shared_ptr<Round> round, int lane)
{
    while (round->next < round->end && round->ended.message.isEmpty()) {
        if (round->stop.stop_requested() || round->deadline.hasExpired())
            co_return;
        const qsizetype at = round->next++;
        ProjectRights &wanted = round->projects[at];
        wanted.request = asked(round->site, wanted.key);
        const http::Query query{{QStringLiteral("permissions"), neededRights().join(u',')},
                                {QStringLiteral("projectKey"), wanted.key}};
        const auto left = std::max(round->deadline.remainingTimeAsDuration(), std::chrono::nanoseconds(1));
        const auto within = std::chrono::ceil<std::chrono::milliseconds>(left) + std::chrono::milliseconds(100);
        const TimedAnswer timed
            = co_await askTimed(round->site.lane(lane).strictlyWithin(within),
                                round->site.path(QStringLiteral("mypermissions")), query, round->stop);
        if (!timed.answer && endsTheRound(timed.answer.error())) {
            round->ended = timed.answer.error();
            co_return;
        }
        const bool isOurHurry = !timed.answer && timed.answer.error().code == ErrorCode::DeadlineExceeded;
        if (isOurHurry && round->deadline.hasExpired())
            co_return; // the server may have been about to answer: not checked, and nothing is wrong there
        take(round->projects[at], timed);
    }
}

//! Every project that is seen, up to a bound; how many there are goes into \p visible. No further page is asked for
//! after \p deadline.
QCoro::Task<Result<QList<ProjectRights>>> listProjects(JiraSite site, std::shared_ptr<int> visible,
                                                       QDeadlineTimer deadline, std::stop_token stop)
{
    QList<ProjectRights> projects;
    const auto add = [&projects](const QJsonArray &list) {
        for (const auto &each : list) {
            const QJsonObject json = each.toObject();
            ProjectRights project;
            project.key = recordable(json.value(u"key").toString());
            project.name = recordable(json.value(u"name").toString());
            if (!project.key.isEmpty() && projects.size() < maxListed)
                projects.append(project);
        }
    };
    while (true) {
        http::Query query;
        if (site.isCloud())
            query = {{QStringLiteral("startAt"), QString::number(projects.size())},
                     {QStringLiteral("maxResults"), QString::number(pageSize)},
                     {QStringLiteral("orderBy"), QStringLiteral("key")}};
        const QString path = site.path(site.isCloud() ? QStringLiteral("project/search") : QStringLiteral("project"));
        const TimedAnswer timed = co_await askTimed(site, path, query, stop);
        const Result<QJsonDocument> json = timed.answer ? http::jsonOf(*timed.answer) : failed(timed.answer);
        if (!json)
            co_return failed(json);
        if (!site.isCloud()) {
            if (!json->isArray())
                co_return tl::unexpected(unexpectedAnswer(site, Text::tr("a list of projects")));
            add(json->array());
            *visible = static_cast<int>(json->array().size());
            co_return projects;
        }
        const QJsonObject page = json->object();
        if (!page.value(u"values").isArray())
            co_return tl::unexpected(unexpectedAnswer(site, Text::tr("a list of projects")));
        const qsizetype before = projects.size();
        add(page.value(u"values").toArray());
        *visible = static_cast<int>(page.value(u"total").toInteger(projects.size()));
        const bool isEnough = projects.size() >= *visible || projects.size() >= maxListed;
        if (projects.size() == before || isEnough || deadline.hasExpired())
            co_return projects;
    }
}

QString doubtAbout(const Round &round, int visible)
{
    const qsizetype checked = std::ranges::count_if(
        round.projects, [](const ProjectRights &each) { return each.isChecked || !each.problem.isEmpty(); });
    const qsizetype all = std::max<qsizetype>(visible, round.projects.size());
    if (checked == all)
        return {};
    const QString soFar = Text::tr("The rights were looked at in %1 of %2 projects.").arg(checked).arg(all);
    if (!round.ended.message.isEmpty())
        return QString(soFar + u' ' + round.ended.message);
    return QString(soFar + u' '
                   + Text::tr("The others are not asked about while you wait; test one of them by its key with "
                              "“rdesk connection test … --project KEY”."));
}

} // namespace

const QStringList &neededRights()
{
    static const QStringList rights{QStringLiteral("BROWSE_PROJECTS"), QStringLiteral("EDIT_ISSUES"),
                                    QStringLiteral("TRANSITION_ISSUES"), QStringLiteral("ADD_COMMENTS"),
                                    QStringLiteral("ADMINISTER_PROJECTS")};
    return rights;
}

QStringList missingIn(const QJsonObject &permissions)
{
    const QJsonObject granted = permissions.value(u"permissions").toObject();
    QStringList missing;
    for (const QString &right : neededRights()) {
        if (!granted.value(right).toObject().value(u"havePermission").toBool())
            missing.append(right);
    }
    return missing;
}

ProjectRights rightsIn(const JiraSite &site, const QString &project, const TimedAnswer &answer)
{
    ProjectRights rights;
    rights.key = project;
    rights.request = asked(site, project);
    take(rights, answer);
    return rights;
}

QCoro::Task<versions::ConnectionReport> withProjectRights(versions::ConnectionReport report, JiraSite site,
                                                          RightsBudget budget, std::stop_token stop)
{
    const QDeadlineTimer deadline(budget.time);
    const auto round = std::make_shared<Round>(Round{site, {}, 0, 0, deadline, stop, {}});
    const auto visible = std::make_shared<int>(-1);
    const auto listed = co_await listProjects(site.within(budget.time), visible, QDeadlineTimer(budget.time / 2), stop);
    if (!listed) {
        report.projectsDoubt = Text::tr("The projects could not be listed. %1").arg(listed.error().message);
        co_return report;
    }
    round->projects = *listed;
    report.projectsVisible = *visible;
    std::ranges::sort(round->projects, {}, [](const ProjectRights &each) { return std::pair(each.key, each.name); });
    round->end = std::min(budget.projects, round->projects.size());
    std::vector<QCoro::Task<>> lanes;
    for (int lane = 0; lane < std::min<qsizetype>(budget.lanes, round->end); ++lane)
        lanes.push_back(runLane(round, lane));
    for (QCoro::Task<> &lane : lanes)
        co_await lane;
    report.projects = round->projects;
    report.projectsDoubt = doubtAbout(*round, report.projectsVisible);
    co_return report;
}

} // namespace releasedesk::connectors
