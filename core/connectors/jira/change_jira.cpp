// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/change_jira.h"

#include "core/connectors/jira/issue_effects.h"
#include "core/connectors/jira/version_effects.h"
#include "core/versions/version_lookup.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChangeJira)
};

using namespace Qt::StringLiterals;
using domain::JiraVersion;
using versions::ChangeDone;
using versions::IssueChange;
using versions::VersionAct;
using versions::VersionChange;

QJsonValue dateValue(const QDate &date)
{
    return date.isValid() ? QJsonValue(date.toString(Qt::ISODate)) : QJsonValue();
}

//! What is to be written, by Jira's names.
QJsonObject fieldsFor(const VersionChange &change, const QDate &today)
{
    QJsonObject fields;
    if (change.name)
        fields.insert(u"name"_s, change.name->trimmed());
    if (change.description)
        fields.insert(u"description"_s, *change.description);
    if (change.startDate)
        fields.insert(u"startDate"_s, dateValue(*change.startDate));
    if (change.releaseDate)
        fields.insert(u"releaseDate"_s, dateValue(*change.releaseDate));
    switch (change.act) {
    case VersionAct::Release:
        fields.insert(u"released"_s, true);
        if (!change.releaseDate)
            fields.insert(u"releaseDate"_s, dateValue(today));
        break;
    case VersionAct::Unrelease:
        fields.insert(u"released"_s, false);
        break;
    case VersionAct::Archive:
    case VersionAct::Unarchive:
        fields.insert(u"archived"_s, change.act == VersionAct::Archive);
        break;
    default:
        break;
    }
    return fields;
}

QString whatIsDone(const VersionChange &change)
{
    switch (change.act) {
    case VersionAct::Create:
        return Text::tr("create version %1").arg(change.version);
    case VersionAct::Release:
        return Text::tr("release version %1").arg(change.version);
    case VersionAct::Unrelease:
        return Text::tr("take the release of version %1 back").arg(change.version);
    case VersionAct::Archive:
        return Text::tr("archive version %1").arg(change.version);
    case VersionAct::Unarchive:
        return Text::tr("unarchive version %1").arg(change.version);
    default:
        return Text::tr("change version %1").arg(change.version);
    }
}

QString summaryOf(const VersionChange &change)
{
    switch (change.act) {
    case VersionAct::Create:
        return Text::tr("%1 was made in %2.").arg(change.version, change.project);
    case VersionAct::Edit:
        return change.name && *change.name != change.version
            ? Text::tr("%1 is called %2 now.").arg(change.version, *change.name)
            : Text::tr("%1 was changed.").arg(change.version);
    case VersionAct::Release:
        return Text::tr("%1 is released in Jira.").arg(change.version);
    case VersionAct::Unrelease:
        return Text::tr("%1 is unreleased again.").arg(change.version);
    case VersionAct::Archive:
        return Text::tr("%1 is archived.").arg(change.version);
    case VersionAct::Unarchive:
        return Text::tr("%1 is no longer archived.").arg(change.version);
    case VersionAct::Merge:
        return Text::tr("%1 was merged into %2.").arg(change.version, change.target);
    case VersionAct::Move:
        return change.target.isEmpty() ? Text::tr("%1 is first now.").arg(change.version)
                                       : Text::tr("%1 stands behind %2 now.").arg(change.version, change.target);
    }
    return {};
}

Result<> checkChange(const VersionChange &change)
{
    const bool isNameless = change.act == VersionAct::Create ? change.version.trimmed().isEmpty()
                                                             : change.name && change.name->trimmed().isEmpty();
    if (isNameless)
        return failure(ErrorCode::InvalidArgument, Text::tr("A version needs a name. Nothing was changed."));
    if (change.act == VersionAct::Edit && fieldsFor(change, {}).isEmpty())
        return failure(ErrorCode::InvalidArgument, Text::tr("Nothing is to be changed. Say what."));
    const bool needsTarget = change.act == VersionAct::Merge;
    if ((needsTarget && change.target.isEmpty()) || (!change.target.isEmpty() && change.target == change.version))
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("Name another version than %1 itself. Nothing was changed.").arg(change.version));
    if (change.startDate && change.releaseDate && change.startDate->isValid() && change.releaseDate->isValid()
        && *change.startDate > *change.releaseDate)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("The release date is before the start date. Nothing was changed."));
    return {};
}

ChangeDone doneBy(const IssueOutcomes &outcomes, const QString &field)
{
    ChangeDone done;
    for (auto it = outcomes.answers.begin(); it != outcomes.answers.end(); ++it) {
        const bool isChanged = field == u"moved" ? it->value(u"moved").toBool()
                                                 : it->value(u"from").toString() != it->value(u"to").toString();
        if (isChanged)
            done.changed.append(it.key());
    }
    done.refused = outcomes.refusals;
    done.isUnchanged = done.changed.isEmpty() && done.refused.isEmpty();
    return done;
}

QCoro::Task<Result<ChangeDone>> putIssues(JiraErrand errand, QStringList keys, PutInVersion::Way way)
{
    IssueRound round;
    round.keys = keys;
    round.lineFor = [](const QString &key, const QJsonObject & /*answer*/) { return key; };
    round.effectFor = [way](const QString &key) -> MakeEffect {
        return [way, key](JiraWriter writer) { return std::make_shared<PutInVersion>(std::move(writer), key, way); };
    };
    const auto outcomes = co_await goThrough(errand, round);
    if (!outcomes)
        co_return failed(outcomes);
    co_return doneBy(*outcomes, u"moved"_s);
}

//! Everything in the version that is not done goes to the target.
QCoro::Task<Result<ChangeDone>> moveUnresolved(JiraErrand errand, JiraVersion from, JiraVersion to)
{
    if (to.isReleased || to.isArchived)
        co_return failure(ErrorCode::FailedPrecondition,
                          Text::tr("Version %1 is released or archived in Jira, so unresolved issues cannot go there "
                                   "and nothing was changed. Name an open version.")
                              .arg(to.name));
    const auto issues = co_await errand.source->issues(from.project, from.name, {}, errand.stop);
    if (!issues)
        co_return failed(issues);
    QStringList keys;
    for (const domain::Issue &issue : *issues) {
        if (issue.category != domain::StatusCategory::Done)
            keys.append(issue.key);
    }
    co_return co_await putIssues(errand, keys, {from, to});
}

QCoro::Task<Result<ChangeDone>> createVersion(JiraErrand errand, VersionChange change)
{
    const QJsonObject fields = fieldsFor(change, {});
    const auto made = co_await performPart(errand, u"create"_s, [&](JiraWriter writer) {
        return std::make_shared<CreateVersion>(std::move(writer), change.project, change.version.trimmed(), fields);
    });
    if (!made)
        co_return failed(made);
    co_return ChangeDone{summaryOf(change), false, {}, {}};
}

QCoro::Task<Result<ChangeDone>> editVersion(JiraErrand errand, VersionChange change, JiraVersion version,
                                            std::optional<JiraVersion> target, QDate today)
{
    ChangeDone done;
    if (target) {
        // A conflict is told before anything is moved.
        const auto now = co_await readVersion(errand.site, version.id);
        if (!now)
            co_return failed(now);
        if (const auto edits = fieldsEdit(fieldsFor(change, today), change.seen)(*now); !edits)
            co_return failed(edits);
        const auto moved = co_await moveUnresolved(errand, version, *target);
        if (!moved)
            co_return failed(moved);
        done = *moved;
        if (!done.refused.isEmpty()) {
            done.summary = Text::tr("%1 was not released: Jira refused to move %n of its unresolved issues.", nullptr,
                                    static_cast<int>(done.refused.size()))
                               .arg(version.name);
            co_return done;
        }
    }
    const QJsonObject fields = fieldsFor(change, today);
    const auto edited = co_await performPart(errand, u"version"_s, [&](JiraWriter writer) {
        return std::make_shared<ChangeVersion>(std::move(writer), version.id, whatIsDone(change),
                                               QJsonDocument(fields).toJson(QJsonDocument::Compact),
                                               fieldsEdit(fields, change.seen));
    });
    if (!edited)
        co_return failed(edited);
    done.isUnchanged = edited->value(u"unchanged").toBool() && done.changed.isEmpty();
    done.summary = done.isUnchanged ? Text::tr("%1 stood like that already.").arg(version.name) : summaryOf(change);
    if (!done.changed.isEmpty())
        done.summary += u' '
            + Text::tr("%n unresolved issue(s) went to %1.", nullptr, static_cast<int>(done.changed.size()))
                  .arg(change.target);
    co_return done;
}

QCoro::Task<Result<ChangeDone>> mergeOrMove(JiraErrand errand, VersionChange change, JiraVersion version,
                                            std::optional<JiraVersion> target)
{
    const bool isMerge = change.act == VersionAct::Merge;
    const MakeEffect make = [=](JiraWriter writer) -> std::shared_ptr<effects::Effect> {
        if (isMerge)
            return std::make_shared<MergeVersion>(std::move(writer), version, *target);
        return std::make_shared<MoveVersion>(std::move(writer), version, target);
    };
    const auto made = co_await performPart(errand, isMerge ? u"merge"_s : u"move"_s, make);
    if (!made)
        co_return failed(made);
    co_return ChangeDone{summaryOf(change), made->value(u"unchanged").toBool(), {}, {}};
}

} // namespace

QCoro::Task<Result<ChangeDone>> changeVersionInJira(JiraErrand errand, VersionChange change, QDate today)
{
    if (const Result<> checked = checkChange(change); !checked)
        co_return failed(checked);
    if (change.act == VersionAct::Create)
        co_return co_await createVersion(errand, change);
    const auto known = co_await readVersions(errand.site, change.project, errand.stop);
    if (!known)
        co_return failed(known);
    auto version = versions::findVersion(*known, change.project, change.version);
    if (!version && change.seen) {
        // Renamed meanwhile, perhaps: then the conflict is the answer, not that it is not there.
        for (const JiraVersion &each : *known) {
            if (each.id == change.seen->id)
                version = each;
        }
    }
    if (!version)
        co_return failed(version);
    std::optional<JiraVersion> target;
    if (!change.target.isEmpty()) {
        const auto found = versions::findVersion(*known, change.project, change.target);
        if (!found)
            co_return failed(found);
        target = *found;
    }
    if (change.act == VersionAct::Merge || change.act == VersionAct::Move)
        co_return co_await mergeOrMove(errand, change, *version, target);
    co_return co_await editVersion(errand, change, *version, target, today);
}

QCoro::Task<Result<ChangeDone>> changeIssuesInJira(JiraErrand errand, IssueChange change)
{
    if (change.keys.isEmpty())
        co_return failure(ErrorCode::InvalidArgument, Text::tr("No issue is named, so nothing was changed."));
    if (!change.status.isEmpty()) {
        IssueRound round;
        round.keys = change.keys;
        round.lineFor = [](const QString &key, const QJsonObject & /*answer*/) { return key; };
        const TargetStatus target(change.status);
        round.effectFor = [target](const QString &key) -> MakeEffect {
            return [target, key](JiraWriter writer) {
                return std::make_shared<TransitionIssue>(std::move(writer), key, target, QString());
            };
        };
        const auto outcomes = co_await goThrough(errand, round);
        if (!outcomes)
            co_return failed(outcomes);
        ChangeDone done = doneBy(*outcomes, u"to"_s);
        done.summary
            = Text::tr("%1 of %2 issue(s) went to “%3”.")
                  .arg(QString::number(done.changed.size()), QString::number(change.keys.size()), change.status);
        co_return done;
    }
    PutInVersion::Way way;
    const auto known = co_await readVersions(errand.site, change.project, errand.stop);
    if (!known)
        co_return failed(known);
    for (auto [name, version] : {std::pair{&change.fromVersion, &way.from}, std::pair{&change.toVersion, &way.to}}) {
        if (name->isEmpty())
            continue;
        const auto found = versions::findVersion(*known, change.project, *name);
        if (!found)
            co_return failed(found);
        *version = *found;
    }
    if (way.from.id == way.to.id)
        co_return failure(ErrorCode::InvalidArgument,
                          Text::tr("Name the version the issues leave or the one they go to. Nothing was changed."));
    auto done = co_await putIssues(errand, change.keys, way);
    if (done)
        done->summary = way.to.id.isEmpty()
            ? Text::tr("%1 of %2 issue(s) left %3.")
                  .arg(QString::number(done->changed.size()), QString::number(change.keys.size()), way.from.name)
            : Text::tr("%1 of %2 issue(s) went to %3.")
                  .arg(QString::number(done->changed.size()), QString::number(change.keys.size()), way.to.name);
    co_return done;
}

} // namespace releasedesk::connectors
