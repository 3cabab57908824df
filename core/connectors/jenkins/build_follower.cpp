// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jenkins/build_follower.h"

#include "core/async/cancel.h"
#include "core/base/safe_text.h"
#include "core/connectors/jenkins/start_build.h"
#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(BuildFollower)
};

const QString buildTree
    = QStringLiteral("number,building,result,timestamp,duration,estimatedDuration,displayName,artifacts[relativePath],"
                     "actions[lastBuiltRevision[SHA1]]");

// Lines of the build; what this program has to say about it has another source, so that the lines can be counted.
const QString consoleSource = QStringLiteral("console");

constexpr std::chrono::milliseconds firstPause{250}; // a short build is not waited for longer than it takes

//! A pipeline says in its console which stage begins: "[Pipeline] { (Unit tests)".
QString stageOf(const QString &line)
{
    constexpr QStringView before = u"[Pipeline] { (";
    const bool isStage = line.startsWith(before) && line.endsWith(u')');
    constexpr qsizetype most = 60;
    return isStage ? SafeText::lineFromOutside(line.mid(before.size()).chopped(1).left(most)).plain() : QString();
}

Error cancelled()
{
    return {ErrorCode::Cancelled, Text::tr("The build is no longer followed."), {}};
}

} // namespace

BuildFollower::BuildFollower(std::shared_ptr<const JenkinsServer> server, std::shared_ptr<engine::TaskReport> report,
                             const Clock &clock, std::chrono::milliseconds pollInterval, Origin origin)
    : m_server(std::move(server))
    , m_report(std::move(report))
    , m_clock(clock)
    , m_pollInterval(pollInterval)
    , m_pause(firstPause)
    , m_origin(std::move(origin))
    , m_stage(std::make_shared<QString>())
    , m_lines(
          [report = m_report, stage = m_stage](const QString &line) {
              report->log(store::LogLevel::Info, consoleSource, line);
              if (const QString named = stageOf(line); !named.isEmpty())
                  *stage = named;
          },
          m_report->keptLines(consoleSource))
{
}

QString BuildFollower::buildPath() const
{
    return m_origin.buildNumber > 0 ? QStringLiteral("%1/%2").arg(m_origin.jobPath).arg(m_origin.buildNumber)
                                    : QString();
}

QCoro::Task<Result<>> BuildFollower::waitForNumber(std::stop_token stop)
{
    while (m_origin.buildNumber == 0) {
        const auto isKnown = co_await readQueueItem(stop);
        if (!isKnown)
            co_return failed(isKnown);
        if (*isKnown)
            break;
        if (!co_await async::sleepUnlessStopped(nextPause(), stop))
            co_return tl::unexpected(cancelled());
    }
    co_return Result<>();
}

//! Whether the number of the build is known now.
QCoro::Task<Result<bool>> BuildFollower::readQueueItem(std::stop_token stop)
{
    if (m_origin.queueId > 0) {
        const auto item = co_await m_server->read(QStringLiteral("/queue/item/%1").arg(m_origin.queueId),
                                                  QStringLiteral("why,cancelled,executable[number]"), stop);
        if (item) {
            m_origin.buildNumber = item->value(u"executable").toObject().value(u"number").toInt();
            if (m_origin.buildNumber > 0)
                co_return true;
            if (item->value(u"cancelled").toBool())
                co_return failure(ErrorCode::FailedPrecondition,
                                  Text::tr("Somebody took this build out of the queue of Jenkins before it started, so "
                                           "nothing was built. Start it again if that was a mistake."));
            const QString why = SafeText::lineFromOutside(item->value(u"why").toString().left(300)).plain();
            m_report->progress(-1, why.isEmpty() ? Text::tr("in the queue of Jenkins") : why);
            if (!why.isEmpty() && why != m_lastWhy)
                m_report->log(store::LogLevel::Info, QStringLiteral("jenkins"), why);
            m_lastWhy = why;
            co_return false;
        }
        if (item.error().code != ErrorCode::NotFound)
            co_return passing(item.error());
        m_origin.queueId = 0; // Jenkins forgets items some minutes after they left the queue
    }
    const auto number = co_await findBuild(m_server, m_origin.jobPath, m_origin.opId, stop);
    if (!number)
        co_return passing(number.error());
    if (*number == 0)
        co_return lost(
            {ErrorCode::NotFound, Text::tr("Neither its queue nor the last builds of the job hold it any more."), {}});
    m_origin.buildNumber = *number;
    co_return true;
}

QCoro::Task<Result<QJsonObject>> BuildFollower::waitForEnd(std::stop_token stop)
{
    while (true) {
        const auto build = co_await m_server->read(buildPath(), buildTree, stop);
        if (!build) {
            if (const auto goesOn = passing(build.error()); !goesOn)
                co_return failed(goesOn);
        } else {
            co_await copyLog(stop);
            if (!build->value(u"building").toBool() && build->value(u"result").isString()) {
                for (int rest = 0; m_hasMoreLog && rest < 20; ++rest)
                    co_await copyLog(stop);
                m_lines.finish();
                co_return *build;
            }
            tellProgress(*build);
        }
        if (!co_await async::sleepUnlessStopped(nextPause(), stop))
            co_return tl::unexpected(cancelled());
    }
}

//! Grows from look to look up to the usual pause.
std::chrono::milliseconds BuildFollower::nextPause()
{
    const auto pause = std::min(m_pause, m_pollInterval);
    m_pause = std::min(m_pause * 3 / 2, m_pollInterval);
    return pause;
}

//! The log is for reading along: what cannot be had now is had next time.
QCoro::Task<> BuildFollower::copyLog(std::stop_token stop)
{
    const auto part = co_await m_server->get(QString(buildPath() + QStringLiteral("/logText/progressiveText")),
                                             {{QStringLiteral("start"), QString::number(m_logOffset)}}, stop);
    m_hasMoreLog = false;
    if (!part)
        co_return;
    bool isNumber = false;
    const qint64 size = part->header("X-Text-Size").toLongLong(&isNumber);
    // The size counts hidden marks that are not part of the text.
    m_logOffset = isNumber ? size : m_logOffset + part->body.size();
    m_hasMoreLog = part->header("X-More-Data").compare("true", Qt::CaseInsensitive) == 0 && !part->body.isEmpty();
    m_lines.add(part->body);
}

//! “Not yet” for a failure after which it makes sense to go on asking; else what it means for the build.
Result<bool> BuildFollower::passing(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return tl::unexpected(cancelled());
    if (!error.isRetryable() && error.code != ErrorCode::DataLoss)
        return lost(error);
    m_report->progress(-1, Text::tr("Jenkins does not answer; it is asked again"));
    return false;
}

void BuildFollower::tellProgress(const QJsonObject &build)
{
    const qint64 estimated = build.value(u"estimatedDuration").toInteger(-1);
    const qint64 begun = build.value(u"timestamp").toInteger();
    const qint64 spent = std::max<qint64>(0, m_clock.utcNow().toMSecsSinceEpoch() - begun);
    const int percent
        = estimated > 0 && begun > 0 ? static_cast<int>(std::min<qint64>(99, spent * 100 / estimated)) : -1;
    QString name = QStringLiteral("#%1").arg(m_origin.buildNumber);
    if (!m_stage->isEmpty())
        name += QStringLiteral(" · ") + *m_stage;
    m_report->progress(percent,
                       estimated > 0
                           ? Text::tr("%1 · %2 of about %3")
                                 .arg(name, durationText(std::chrono::milliseconds(spent)),
                                      durationText(std::chrono::milliseconds(estimated)))
                           : QStringLiteral("%1 · %2").arg(name, durationText(std::chrono::milliseconds(spent))));
}

tl::unexpected<Error> BuildFollower::lost(const Error &why)
{
    return failure(ErrorCode::Unknown,
                   Text::tr("The build was started, but how it ended is not known: %1 Look at the job in Jenkins and "
                            "record what you find.")
                       .arg(why.message),
                   why.detail);
}

} // namespace releasedesk::connectors
