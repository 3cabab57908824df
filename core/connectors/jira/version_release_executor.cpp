// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/version_release_executor.h"

#include "core/base/shown_zone.h"
#include "core/connectors/jira/change_version.h"
#include "core/connectors/jira/issue_effects.h"
#include "core/connectors/jira/jira_reader.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(VersionReleaseExecutor)
};

using Move = ReassignIssue::Move;

//! The issues that may have to go: those that Jira shows as unfinished, and those of the release that it does not
//! show in the version. The latter may have been moved by an earlier run of this task, whose results are recorded;
//! each is read again before it is moved.
QStringList candidates(const engine::TaskAssignment &task, const domain::JiraVersion &version,
                       const QList<domain::Issue> &now)
{
    QStringList keys;
    QSet<QString> present;
    for (const domain::Issue &issue : now) {
        present.insert(issue.key);
        if (issue.category != domain::StatusCategory::Done)
            keys.append(issue.key);
    }
    for (const domain::Issue &issue : task.release.snapshot().issues) {
        const bool wasInVersion
            = issue.key.section(u'-', 0, -2) == version.project && issue.fixVersions.contains(version.name);
        if (wasInVersion && !present.contains(issue.key))
            keys.append(issue.key);
    }
    return keys;
}

QStringList movedOf(const IssueOutcomes &outcomes)
{
    QStringList moved;
    for (auto it = outcomes.answers.begin(); it != outcomes.answers.end(); ++it) {
        if (it->value(u"moved").toBool())
            moved.append(it.key());
    }
    return moved;
}

//! Puts the issues into another version and answers those that went.
QCoro::Task<Result<QStringList>> reassign(JiraErrand errand, QStringList keys, Move move)
{
    IssueRound round;
    round.keys = keys;
    round.lineFor = [move](const QString &key, const QJsonObject &answer) {
        return answer.value(u"moved").toBool() ? Text::tr("%1: put into %2").arg(key, move.toName)
                                               : Text::tr("%1: needs not go to %2").arg(key, move.toName);
    };
    round.effectFor = [move](const QString &key) -> MakeEffect {
        return [move, key](JiraWriter writer) { return std::make_shared<ReassignIssue>(std::move(writer), key, move); };
    };
    const auto outcomes = co_await goThrough(errand, round);
    if (!outcomes)
        co_return failed(outcomes);
    if (!outcomes->refusals.isEmpty())
        co_return tl::unexpected(refusedIssues(*outcomes));
    co_return movedOf(*outcomes);
}

QCoro::Task<Result<QStringList>> moveUnfinished(JiraErrand errand, engine::TaskAssignment task,
                                                domain::JiraVersion version, QString targetName)
{
    if (targetName == version.name)
        co_return failure(ErrorCode::InvalidArgument,
                          Text::tr("Unfinished issues cannot be moved from %1 to %1, so nothing was changed. Name the "
                                   "next version, or leave the field empty.")
                              .arg(version.name));
    const auto target = co_await versionFor(errand, version.project, targetName);
    if (!target)
        co_return failed(target);
    if (target->isReleased || target->isArchived)
        co_return failure(ErrorCode::FailedPrecondition,
                          Text::tr("Version %1 is released or archived in Jira, so unfinished issues cannot go there "
                                   "and nothing was changed. Name an open version.")
                              .arg(targetName));
    const auto issues = co_await errand.source->issues(version.project, version.name, {}, errand.stop);
    if (!issues)
        co_return failed(issues);
    co_return co_await reassign(errand, candidates(task, version, *issues),
                                {.fromId = version.id, .toId = target->id, .toName = target->name});
}

//! How the version stood before: as the effect saw it, else as the release knew it.
QJsonObject stateBefore(const QJsonObject &answer, const domain::JiraVersion &version,
                        const domain::IssueSnapshot &snapshot)
{
    if (answer.contains(u"before"))
        return answer.value(u"before").toObject();
    QJsonObject before{{QStringLiteral("released"), false}, {QStringLiteral("releaseDate"), QString()}};
    for (const domain::JiraVersion &known : snapshot.versions) {
        if (known.id == version.id && known.releaseDate.isValid())
            before.insert(QStringLiteral("releaseDate"), known.releaseDate.toString(Qt::ISODate));
    }
    return before;
}

QCoro::Task<Result<engine::TaskOutput>> releaseVersion(JiraErrand errand, engine::TaskAssignment task, QDate today)
{
    const QString name = parameterOf(task, "version");
    const QString targetName = parameterOf(task, "moveUnfinishedTo");
    const auto version = co_await versionFor(errand, parameterOf(task, "project"), name);
    if (!version)
        co_return failed(version);

    QStringList moved;
    if (!targetName.isEmpty()) {
        const auto went = co_await moveUnfinished(errand, task, *version, targetName);
        if (!went)
            co_return failed(went);
        moved = *went;
    }
    if (errand.stop.stop_requested())
        co_return failure(
            ErrorCode::Cancelled,
            Text::tr("Stopped before %1 was marked as released. Starting the task again goes on.").arg(name));

    const auto answer = co_await performPart(errand, QStringLiteral("version"), [&](JiraWriter writer) {
        return std::make_shared<ChangeVersion>(std::move(writer), version->id, Text::tr("release version %1").arg(name),
                                               "released " + today.toString(Qt::ISODate).toUtf8(), releaseEdit(today));
    });
    if (!answer && answer.error().code == ErrorCode::PermissionDenied) {
        Error error = answer.error();
        error.message = Text::tr("The account of the connection may not change versions of %1, so %2 is not marked as "
                                 "released. Ask a Jira administrator for “Administer projects” there, then try again.")
                            .arg(version->project, name);
        co_return tl::unexpected(std::move(error));
    }
    if (!answer)
        co_return failed(answer);

    const bool isUnchanged = answer->value(u"unchanged").toBool();
    const QJsonObject before = stateBefore(*answer, *version, task.release.snapshot());
    const QString date = isUnchanged ? before.value(u"releaseDate").toString() : today.toString(Qt::ISODate);
    QString summary = isUnchanged ? Text::tr("%1 had been released in Jira already (%2); left as it is").arg(name, date)
                                  : Text::tr("%1 released in Jira on %2").arg(name, date);
    if (!moved.isEmpty())
        summary += QStringLiteral(", ")
            + Text::tr("%n issue(s) moved to %1", nullptr, static_cast<int>(moved.size())).arg(targetName);
    errand.log(isUnchanged ? store::LogLevel::Warning : store::LogLevel::Info, summary);
    errand.report->progress(100, summary);
    co_return engine::TaskOutput{{{QStringLiteral("released"), true},
                                  {QStringLiteral("releaseDate"), date},
                                  {QStringLiteral("moved"), QJsonArray::fromStringList(moved)},
                                  {QStringLiteral("movedTo"), targetName},
                                  {QStringLiteral("unchanged"), isUnchanged},
                                  {QStringLiteral("before"), before}},
                                 summary,
                                 {pageOf(errand.site, *version)}};
}

QCoro::Task<Result<engine::TaskOutput>> takeReleaseBack(JiraErrand errand, engine::TaskAssignment task)
{
    const QString name = parameterOf(task, "version");
    const auto version = co_await versionFor(errand, parameterOf(task, "project"), name);
    if (!version)
        co_return failed(version);
    const QStringList moved = task.before.value(u"moved").toVariant().toStringList();
    if (task.before.value(u"unchanged").toBool() && moved.isEmpty())
        co_return engine::TaskOutput{
            {}, Text::tr("%1 had not been released by this task; left as it is").arg(name), {}};

    if (!task.before.value(u"unchanged").toBool()) {
        const QDate planned
            = QDate::fromString(task.before.value(u"before").toObject().value(u"releaseDate").toString(), Qt::ISODate);
        const auto answer = co_await performPart(errand, QStringLiteral("unrelease"), [&](JiraWriter writer) {
            return std::make_shared<ChangeVersion>(
                std::move(writer), version->id, Text::tr("take the release of version %1 back").arg(name),
                "unreleased " + planned.toString(Qt::ISODate).toUtf8(), unreleaseEdit(planned));
        });
        if (!answer)
            co_return failed(answer);
        errand.log(store::LogLevel::Info, Text::tr("%1 is unreleased again.").arg(name));
    }
    QStringList back;
    if (!moved.isEmpty()) {
        const auto target = co_await versionFor(errand, version->project, task.before.value(u"movedTo").toString());
        if (!target)
            co_return failed(target);
        const auto went = co_await reassign(
            errand, moved,
            {.fromId = target->id, .toId = version->id, .toName = version->name, .onlyUnfinished = false});
        if (!went)
            co_return failed(went);
        back = *went;
    }
    co_return engine::TaskOutput{
        {{QStringLiteral("released"), false}, {QStringLiteral("moved"), QJsonArray::fromStringList(back)}},
        back.isEmpty()
            ? Text::tr("%1 is unreleased again").arg(name)
            : Text::tr("%1 is unreleased again, %n issue(s) brought back", nullptr, static_cast<int>(back.size()))
                  .arg(name),
        {pageOf(errand.site, *version)}};
}

} // namespace

JiraExecutor::Run VersionReleaseExecutor::run(JiraErrand errand, engine::TaskAssignment task)
{
    // The day the attempt began, so that a run that is taken up again after midnight means the same day.
    const QDateTime began = task.startedAt.isValid() ? task.startedAt : clock().utcNow();
    return releaseVersion(std::move(errand), std::move(task), inShownZone(began).date());
}

JiraExecutor::Run VersionReleaseExecutor::takeBack(JiraErrand errand, engine::TaskAssignment task)
{
    return takeReleaseBack(std::move(errand), std::move(task));
}

} // namespace releasedesk::connectors
