// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jenkins_controller.h"

#include "app/sandbox/sample_world.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <limits>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

constexpr int earlierBuilds = 4;
constexpr qint64 earlierDurationMs = 1180;

JobKind kindFromName(const QString &name)
{
    if (name == u"deploy")
        return JobKind::Deploy;
    if (name == u"rollback")
        return JobKind::Rollback;
    return name == u"test" ? JobKind::Test : JobKind::Build;
}

JenkinsJob jobFromJson(const QJsonObject &json)
{
    JenkinsJob job;
    job.name = json.value(u"name"_s).toString();
    job.kind = kindFromName(json.value(u"kind"_s).toString());
    job.nextNumber = json.value(u"next"_s).toInt();
    job.artifact = json.value(u"artifact"_s).toString();
    job.revision = json.value(u"revision"_s).toString();
    job.version = json.value(u"version"_s).toString();
    job.services = json.value(u"services"_s).toVariant().toStringList();
    const QDateTime last(QDate(2026, 11, 20), QTime(6, 10), Qt::UTC);
    for (int back = earlierBuilds; back > 0; --back) {
        JenkinsBuild build{.number = job.nextNumber - back, .queueId = 6900 - back, .job = job.name};
        build.parameters = {{u"VERSION"_s, job.version}};
        build.user = u"scheduler"_s;
        build.started = last.addSecs(-3600LL * 20 * back);
        build.startedMs = -earlierDurationMs * 1000 * back;
        build.durationMs = earlierDurationMs;
        build.result = u"SUCCESS"_s;
        job.builds.append(build);
    }
    return job;
}

//! A job runs one build at a time; this is when the latest of them ends.
qint64 busyUntil(const JenkinsJob &job)
{
    return job.builds.isEmpty() ? 0 : job.builds.last().startedMs + job.builds.last().durationMs;
}

} // namespace

QString JenkinsBuild::parameter(const QString &name) const
{
    for (const auto &[key, value] : parameters) {
        if (key == name)
            return value;
    }
    return {};
}

const JenkinsBuild *JenkinsJob::build(int number) const
{
    const auto found = std::ranges::find_if(builds, [&](const JenkinsBuild &each) { return each.number == number; });
    return found == builds.end() ? nullptr : &*found;
}

JenkinsController::JenkinsController(quint32 seed)
    : m_origin(QDateTime::currentDateTimeUtc())
    , m_seed(seed)
{
    m_running.start();
    for (const auto &each : worldFile(u"jobs.json"_s).value(u"jobs"_s).toArray()) {
        const JenkinsJob job = jobFromJson(each.toObject());
        m_jobs.insert(job.name, job);
    }
}

void JenkinsController::advance()
{
    const qint64 current = now();
    for (QueueItem &item : m_queue) {
        if (!item.isWaiting())
            continue;
        const qint64 due = qMax(item.enqueuedMs + m_timing.queue.count(), busyUntil(m_jobs[item.job]));
        if (due <= current)
            start(item, due);
    }
    m_queue.removeIf([&](const QueueItem &item) {
        return !item.isWaiting() && current - item.leftMs > m_timing.keepsLeftItems.count();
    });
}

void JenkinsController::start(QueueItem &item, qint64 atMs)
{
    JenkinsJob &job = m_jobs[item.job];
    JenkinsBuild build{.number = job.nextNumber++, .queueId = item.id, .job = job.name};
    build.parameters = item.parameters;
    build.user = item.user;
    build.startedMs = atMs;
    build.started = m_origin.addMSecs(atMs);
    const double slowSeconds = build.parameter(u"SANDBOX_SLOW"_s).toDouble();
    build.durationMs = slowSeconds > 0 ? static_cast<qint64>(slowSeconds * 1000) : m_timing.build.count();
    const QString fails = build.parameter(u"SANDBOX_FAIL"_s);
    build.isFailing = !fails.isEmpty() && fails != u"0" && fails != u"false";
    build.result = build.isFailing ? u"FAILURE"_s : u"SUCCESS"_s;
    job.builds.append(build);
    item.buildNumber = build.number;
    item.leftMs = atMs;
    ++m_startedCount;
}

const JenkinsJob *JenkinsController::job(const QString &name) const
{
    const auto found = m_jobs.constFind(name);
    return found == m_jobs.constEnd() ? nullptr : &*found;
}

const QueueItem *JenkinsController::item(int id) const
{
    const auto found = std::ranges::find_if(m_queue, [&](const QueueItem &each) { return each.id == id; });
    return found == m_queue.end() ? nullptr : &*found;
}

int JenkinsController::enqueue(const QString &job, const Fields &parameters, const QString &user)
{
    for (const QueueItem &waiting : std::as_const(m_queue)) {
        if (waiting.isWaiting() && waiting.job == job && waiting.parameters == parameters)
            return waiting.id;
    }
    QueueItem item{.id = ++m_lastItem, .job = job, .parameters = parameters, .user = user};
    item.enqueuedMs = now();
    item.enqueued = m_origin.addMSecs(item.enqueuedMs);
    m_queue.append(item);
    return item.id;
}

bool JenkinsController::cancel(int itemId)
{
    for (QueueItem &item : m_queue) {
        if (item.id != itemId || !item.isWaiting())
            continue;
        item.isCancelled = true;
        item.leftMs = now();
        return true;
    }
    return false;
}

void JenkinsController::stop(const QString &job, int number)
{
    for (JenkinsBuild &build : m_jobs[job].builds) {
        if (build.number != number || !isRunning(build))
            continue;
        build.stoppedAt = progress(build);
        build.durationMs = now() - build.startedMs;
        build.result = u"ABORTED"_s;
        build.isStopped = true;
    }
}

double JenkinsController::progress(const JenkinsBuild &build) const
{
    if (!isRunning(build))
        return 1;
    return static_cast<double>(now() - build.startedMs) / static_cast<double>(qMax<qint64>(1, build.durationMs));
}

QString JenkinsController::whyWaiting(const QueueItem &item) const
{
    const JenkinsJob *itsJob = job(item.job);
    if (itsJob != nullptr && busyUntil(*itsJob) > now())
        return u"Build #%1 is already in progress (ETA: %2 ms)"_s.arg(itsJob->builds.last().number)
            .arg(busyUntil(*itsJob) - now());
    return u"In the quiet period. Expires in %1 ms"_s.arg(
        qMax<qint64>(0, item.enqueuedMs + m_timing.queue.count() - now()));
}

QString JenkinsController::revision(const JenkinsBuild &build) const
{
    const JenkinsJob *const its = job(build.job);
    const QString version = build.parameter(u"VERSION"_s);
    if (its != nullptr && !its->revision.isEmpty() && (version.isEmpty() || version == its->version))
        return its->revision;
    const QString content = u"%1/%2/%3"_s.arg(m_seed).arg(build.job).arg(build.number);
    return QString::fromLatin1(QCryptographicHash::hash(content.toUtf8(), QCryptographicHash::Sha1).toHex());
}

QString JenkinsController::deployedVersion(const QString &service) const
{
    QString version;
    qint64 latest = std::numeric_limits<qint64>::min();
    for (const JenkinsJob &job : m_jobs) {
        const bool deploys = job.kind == JobKind::Deploy || job.kind == JobKind::Rollback;
        if (!deploys || !job.services.contains(service))
            continue;
        for (const JenkinsBuild &build : job.builds) {
            const qint64 end = build.startedMs + build.durationMs;
            const bool isHistory = end < 0 && job.kind == JobKind::Rollback; // long undone by a deployment
            const QString named = build.parameter(u"VERSION"_s);
            if (isHistory || isRunning(build) || build.result != u"SUCCESS" || named.isEmpty() || end <= latest)
                continue;
            version = named;
            latest = end;
        }
    }
    return version;
}

} // namespace releasedesk::sandbox
