// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jenkins_documents.h"

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

constexpr qsizetype listedBuilds = 100;

QJsonObject parametersAction(const Fields &parameters)
{
    QJsonArray list;
    for (const auto &[name, value] : parameters)
        list.append(
            QJsonObject{{u"_class"_s, u"hudson.model.StringParameterValue"_s}, {u"name"_s, name}, {u"value"_s, value}});
    return {{u"_class"_s, u"hudson.model.ParametersAction"_s}, {u"parameters"_s, list}};
}

QJsonObject causeAction(const QString &user)
{
    const QJsonObject cause{{u"_class"_s, u"hudson.model.Cause$UserIdCause"_s},
                            {u"shortDescription"_s, QString(u"Started by user "_s + user)},
                            {u"userId"_s, user},
                            {u"userName"_s, user}};
    return {{u"_class"_s, u"hudson.model.CauseAction"_s}, {u"causes"_s, QJsonArray{cause}}};
}

QJsonArray parameterDefinitions()
{
    QJsonArray list;
    for (const QString &name : {u"VERSION"_s, u"ENVIRONMENT"_s, u"RD_OP_ID"_s, u"SANDBOX_FAIL"_s, u"SANDBOX_SLOW"_s})
        list.append(QJsonObject{{u"_class"_s, u"hudson.model.StringParameterDefinition"_s},
                                {u"name"_s, name},
                                {u"type"_s, u"StringParameterDefinition"_s},
                                {u"description"_s, QString()},
                                {u"defaultParameterValue"_s, QJsonObject{{u"name"_s, name}, {u"value"_s, QString()}}}});
    return list;
}

QString colorOf(const JenkinsBuild &last)
{
    if (last.result == u"FAILURE")
        return u"red"_s;
    return last.result == u"ABORTED" ? u"aborted"_s : u"blue"_s;
}

} // namespace

JenkinsDocuments::JenkinsDocuments(const JenkinsController &controller, QString root)
    : m_controller(controller)
    , m_root(std::move(root))
{
}

QString JenkinsDocuments::jobAddress(const QString &name) const
{
    return m_root + u"job/" + QStringList(name.split(u'/')).join(u"/job/"_s) + u'/';
}

QString JenkinsDocuments::buildAddress(const JenkinsBuild &build) const
{
    return jobAddress(build.job) + QString::number(build.number) + u'/';
}

QJsonObject JenkinsDocuments::jobReference(const JenkinsJob &job) const
{
    const JenkinsBuild &last = job.builds.last();
    return {{u"_class"_s, u"hudson.model.FreeStyleProject"_s},
            {u"name"_s, job.name.section(u'/', -1)},
            {u"url"_s, jobAddress(job.name)},
            {u"color"_s, m_controller.isRunning(last) ? u"blue_anime"_s : colorOf(last)}};
}

QJsonObject JenkinsDocuments::buildReference(const JenkinsBuild &build) const
{
    return {
        {u"_class"_s, u"hudson.model.FreeStyleBuild"_s}, {u"number"_s, build.number}, {u"url"_s, buildAddress(build)}};
}

QJsonObject JenkinsDocuments::job(const JenkinsJob &job) const
{
    QJsonArray builds;
    QJsonValue lastCompleted;
    QJsonValue lastSuccessful;
    QJsonValue lastFailed;
    for (auto it = job.builds.rbegin(); it != job.builds.rend() && builds.size() < listedBuilds; ++it) {
        // in full, so that the parameter tree can pick from them
        builds.append(build(job, *it));
        if (m_controller.isRunning(*it))
            continue;
        const QJsonObject reference = buildReference(*it);
        if (lastCompleted.isNull())
            lastCompleted = reference;
        if (lastSuccessful.isNull() && it->result == u"SUCCESS")
            lastSuccessful = reference;
        if (lastFailed.isNull() && it->result == u"FAILURE")
            lastFailed = reference;
    }
    QJsonValue queued;
    for (const QueueItem &each : m_controller.queue()) {
        if (each.job == job.name && each.isWaiting())
            queued = item(each);
    }
    QJsonObject json = jobReference(job);
    json.insert(u"displayName"_s, job.name.section(u'/', -1));
    json.insert(u"fullName"_s, job.name);
    json.insert(u"fullDisplayName"_s, QString(job.name).replace(u'/', u" » "_s));
    json.insert(u"description"_s, QString());
    json.insert(u"buildable"_s, true);
    json.insert(u"builds"_s, builds);
    json.insert(u"allBuilds"_s, builds);
    json.insert(u"firstBuild"_s, buildReference(job.builds.first()));
    json.insert(u"lastBuild"_s, buildReference(job.builds.last()));
    json.insert(u"lastCompletedBuild"_s, lastCompleted);
    json.insert(u"lastSuccessfulBuild"_s, lastSuccessful);
    json.insert(u"lastStableBuild"_s, lastSuccessful);
    json.insert(u"lastFailedBuild"_s, lastFailed);
    json.insert(u"nextBuildNumber"_s, job.nextNumber);
    json.insert(u"inQueue"_s, !queued.isNull());
    json.insert(u"queueItem"_s, queued);
    json.insert(u"concurrentBuild"_s, false);
    json.insert(u"disabled"_s, false);
    json.insert(u"property"_s,
                QJsonArray{QJsonObject{{u"_class"_s, u"hudson.model.ParametersDefinitionProperty"_s},
                                       {u"parameterDefinitions"_s, parameterDefinitions()}}});
    return json;
}

QString JenkinsDocuments::artifactName(const JenkinsJob &job, const JenkinsBuild &build) const
{
    if (job.artifact.isEmpty() || build.result != u"SUCCESS" || m_controller.isRunning(build))
        return {};
    const QString version = build.parameter(u"VERSION"_s);
    return job.artifact.arg(version.isEmpty() ? job.version : version);
}

QJsonObject JenkinsDocuments::build(const JenkinsJob &job, const JenkinsBuild &build) const
{
    const bool isRunning = m_controller.isRunning(build);
    const QString revision = m_controller.revision(build);
    const QString version = build.parameter(u"VERSION"_s);
    const QString branch = u"refs/remotes/origin/release/"_s + (version.isEmpty() ? job.version : version);
    QJsonArray actions{parametersAction(build.parameters), causeAction(build.user)};
    actions.append(
        QJsonObject{{u"_class"_s, u"hudson.plugins.git.util.BuildData"_s},
                    {u"lastBuiltRevision"_s,
                     QJsonObject{{u"SHA1"_s, revision},
                                 {u"branch"_s, QJsonArray{QJsonObject{{u"SHA1"_s, revision}, {u"name"_s, branch}}}}}},
                    {u"remoteUrls"_s, QJsonArray{u"https://git.hanbit.example/%1.git"_s.arg(job.name)}}});
    if (job.kind == JobKind::Test && !isRunning) {
        QJsonObject report = testReport(build);
        report.remove(u"suites"_s);
        report.insert(u"_class"_s, u"hudson.tasks.junit.TestResultAction"_s);
        report.insert(u"urlName"_s, u"testReport"_s);
        report.insert(u"totalCount"_s, 24);
        actions.append(report);
    }
    actions.append(QJsonObject());
    QJsonArray artifacts;
    if (const QString name = artifactName(job, build); !name.isEmpty())
        artifacts.append(QJsonObject{
            {u"displayPath"_s, name}, {u"fileName"_s, name}, {u"relativePath"_s, QString(u"build/"_s + name)}});
    const QString display = u"#%1"_s.arg(build.number);
    return {{u"_class"_s, u"hudson.model.FreeStyleBuild"_s},
            {u"actions"_s, actions},
            {u"artifacts"_s, artifacts},
            {u"building"_s, isRunning},
            {u"inProgress"_s, isRunning},
            {u"description"_s, QJsonValue()},
            {u"displayName"_s, display},
            {u"duration"_s, isRunning ? 0 : build.durationMs},
            {u"estimatedDuration"_s, static_cast<qint64>(m_controller.timing().build.count())},
            {u"executor"_s, QJsonValue()},
            {u"fullDisplayName"_s, QString(QString(job.name).replace(u'/', u" » "_s) + u' ' + display)},
            {u"id"_s, QString::number(build.number)},
            {u"keepLog"_s, false},
            {u"number"_s, build.number},
            {u"queueId"_s, build.queueId},
            {u"result"_s, isRunning ? QJsonValue() : QJsonValue(build.result)},
            {u"timestamp"_s, build.started.toMSecsSinceEpoch()},
            {u"url"_s, buildAddress(build)},
            {u"builtOn"_s, u"agent-%1"_s.arg((build.number % 4) + 1)},
            {u"changeSet"_s,
             QJsonObject{{u"_class"_s, u"hudson.plugins.git.GitChangeSetList"_s},
                         {u"items"_s, QJsonArray()},
                         {u"kind"_s, u"git"_s}}},
            {u"culprits"_s, QJsonArray()}};
}

QJsonObject JenkinsDocuments::item(const QueueItem &item) const
{
    const JenkinsJob *job = m_controller.job(item.job);
    const bool hasBuild = item.buildNumber > 0;
    QJsonObject json{
        {u"_class"_s, item.isWaiting() ? u"hudson.model.Queue$WaitingItem"_s : u"hudson.model.Queue$LeftItem"_s},
        {u"actions"_s, QJsonArray{parametersAction(item.parameters), causeAction(item.user)}},
        {u"blocked"_s, false},
        {u"buildable"_s, false},
        {u"id"_s, item.id},
        {u"inQueueSince"_s, item.enqueued.toMSecsSinceEpoch()},
        {u"stuck"_s, false},
        {u"task"_s, jobReference(*job)},
        {u"url"_s, u"queue/item/%1/"_s.arg(item.id)},
        {u"why"_s, item.isWaiting() ? QJsonValue(m_controller.whyWaiting(item)) : QJsonValue()}};
    QString params;
    for (const auto &[name, value] : item.parameters)
        params += u"\n%1=%2"_s.arg(name, value);
    json.insert(u"params"_s, params);
    if (item.isWaiting())
        return json;
    json.insert(u"cancelled"_s, item.isCancelled);
    json.insert(u"executable"_s, hasBuild ? QJsonValue(buildReference(*job->build(item.buildNumber))) : QJsonValue());
    return json;
}

QJsonObject JenkinsDocuments::testReport(const JenkinsBuild &build)
{
    const int failed = build.result == u"FAILURE" ? 1 : 0;
    const QJsonObject refund{{u"className"_s, u"checkout.PartialRefund"_s},
                             {u"name"_s, u"partial refund"_s},
                             {u"status"_s, failed > 0 ? u"FAILED"_s : u"PASSED"_s},
                             {u"duration"_s, 0.42}};
    return {{u"_class"_s, u"hudson.tasks.junit.TestResult"_s},
            {u"failCount"_s, failed},
            {u"skipCount"_s, 0},
            {u"passCount"_s, 24 - failed},
            {u"duration"_s, 0.9},
            {u"suites"_s, QJsonArray{QJsonObject{{u"name"_s, u"end to end"_s}, {u"cases"_s, QJsonArray{refund}}}}}};
}

} // namespace releasedesk::sandbox
