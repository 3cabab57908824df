// SPDX-License-Identifier: Apache-2.0
#include "core/session/release_log.h"

#include "core/async/cancel.h"

#include <QPointer>

#include <algorithm>
#include <limits>

namespace releasedesk::session {
namespace {

constexpr int pageSize = 1000;

QString streamName(const TaskId &run, int attempt)
{
    return run.value() + u'/' + QString::number(attempt);
}

//! Why an attempt failed is in the recorded sentence that it did.
bool isToldByTheRecord(const store::LogLine &line)
{
    return line.level == store::LogLevel::Error && line.source == u"engine";
}

template<typename Stream>
QList<ReleaseLogLine> inOrder(Stream &stream, const QList<store::LogLine> &lines)
{
    QList<ReleaseLogLine> ordered;
    ordered.reserve(lines.size());
    const QString name = streamName(stream.key.task, stream.key.attempt);
    for (const store::LogLine &line : lines) {
        stream.latest = std::max(stream.earliest(), line.at.toMSecsSinceEpoch());
        const qint64 number = stream.next++;
        if (!isToldByTheRecord(line))
            ordered.append({line, stream.key.task, {stream.latest, stream.began, name, number}});
    }
    return ordered;
}

} // namespace

store::LogLine logLineOf(const projections::Activity &activity)
{
    using domain::TaskState;
    const bool isHalf = activity.state == TaskState::Unknown
        || (activity.isImportant && (activity.state == TaskState::Waiting || activity.state == TaskState::Aborted));
    const store::LogLevel level = activity.state == TaskState::Failed ? store::LogLevel::Error
        : isHalf                                                      ? store::LogLevel::Warning
                                                                      : store::LogLevel::Info;
    const QString text
        = activity.note.isEmpty() ? activity.what : QString(activity.what + QStringLiteral(": ") + activity.note);
    return {activity.at, level, QStringLiteral("engine"), text};
}

ReleaseLog::ReleaseLog(Session &session, ReleaseId release, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_release(std::move(release))
{
}

void ReleaseLog::takeUp(const domain::Release &release, const TaskId &run)
{
    const QList<domain::Attempt> known = release.run(run).attempts;
    for (int attempt = 1; attempt <= release.lastAttempt(run); ++attempt) {
        const QString name = streamName(run, attempt);
        if (m_byName.contains(name))
            continue;
        const auto own = std::ranges::find(known, attempt, &domain::Attempt::number);
        const auto stream = std::make_shared<Stream>();
        stream->key = {m_release, run, attempt};
        stream->began
            = own == known.end() ? 0 : own->startedAt.toMSecsSinceEpoch(); // of a run set back it is forgotten
        stream->told = m_early.take(name);
        m_streams.append(stream);
        m_byName.insert(name, stream);
    }
}

void ReleaseLog::update(const domain::Release &release, const QList<projections::Activity> &history)
{
    if (!std::exchange(m_isUpdated, true)) {
        for (const TaskId &run : release.runs().keys())
            takeUp(release, run);
    }
    for (; m_sentencesSeen < history.size(); ++m_sentencesSeen) {
        const projections::Activity &activity = history.at(m_sentencesSeen);
        if (!activity.task.isEmpty())
            takeUp(release, activity.task);
        m_latestSentence = std::max(m_latestSentence, activity.at.toMSecsSinceEpoch());
        m_sentences.append({logLineOf(activity), activity.task, {m_latestSentence, 0, {}, m_sentencesSeen}});
    }
}

bool ReleaseLog::hasMore() const
{
    return !m_sentences.isEmpty()
        || std::ranges::any_of(m_streams, [](const auto &each) { return !each->isAtEnd || !each->ahead.isEmpty(); });
}

//! The one that may hold a line before all that are known; none if what is known can be handed out.
std::shared_ptr<ReleaseLog::Stream> ReleaseLog::streamToRead() const
{
    qint64 frontier = m_sentences.isEmpty() ? std::numeric_limits<qint64>::max() : m_sentences.first().order.at;
    for (const auto &each : m_streams) {
        if (!each->ahead.isEmpty())
            frontier = std::min(frontier, each->ahead.first().order.at);
    }
    std::shared_ptr<Stream> found;
    for (const auto &each : m_streams) {
        if (each->isToRead() && each->earliest() <= frontier && (!found || each->earliest() < found->earliest()))
            found = each;
    }
    return found;
}

QList<ReleaseLogLine> ReleaseLog::handOut(int limit)
{
    QList<QList<ReleaseLogLine> *> sources{&m_sentences};
    qint64 horizon = std::numeric_limits<qint64>::max();
    for (const auto &each : m_streams) {
        if (!each->ahead.isEmpty())
            sources.append(&each->ahead);
        else if (!each->isAtEnd)
            horizon = std::min(horizon, each->earliest());
    }
    QList<ReleaseLogLine> lines;
    while (lines.size() < limit) {
        QList<ReleaseLogLine> *first = nullptr;
        for (QList<ReleaseLogLine> *const each : sources) {
            if (!each->isEmpty() && (!first || each->first().order < first->first().order))
                first = each;
        }
        if (!first || first->first().order.at >= horizon)
            break;
        lines.append(first->takeFirst());
        if (first->isEmpty() && first != &m_sentences)
            break; // its next page may go on with the same moment
    }
    return lines;
}

QCoro::Task<Result<QList<ReleaseLogLine>>> ReleaseLog::read(int limit)
{
    const QPointer<ReleaseLog> self(this);
    for (std::shared_ptr<Stream> stream = streamToRead(); stream; stream = streamToRead()) {
        const auto page = co_await m_session.log(stream->key, stream->next, pageSize);
        if (!self)
            co_return QList<ReleaseLogLine>();
        if (!page)
            co_return failed(page);
        takePage(*stream, *page);
        if (stream->tries == 0)
            continue;
        (void)co_await async::sleepUnlessStopped(ToldLines::pause, {});
        if (!self)
            co_return QList<ReleaseLogLine>();
    }
    co_return handOut(limit);
}

//! What was told joins a page that ends before it. Where lines in between are missing they are waited for, but not for
//! long: those over the limit of a log are told and never kept.
void ReleaseLog::takePage(Stream &stream, const QList<store::LogLine> &page)
{
    stream.ahead.append(inOrder(stream, page));
    if (page.size() == pageSize) {
        stream.tries = 0;
        return;
    }
    stream.ahead.append(inOrder(stream, stream.told.takeFrom(stream.next)));
    if (!stream.told.isEmpty() && page.isEmpty() && ++stream.tries > ToldLines::mostTries) {
        stream.next = stream.told.first();
        stream.ahead.append(inOrder(stream, stream.told.takeFrom(stream.next)));
    }
    if (!page.isEmpty() || stream.told.isEmpty() || stream.tries > ToldLines::mostTries)
        stream.tries = 0;
    stream.isAtEnd = stream.told.isEmpty();
}

QList<ReleaseLogLine> ReleaseLog::take(const store::LogKey &key, qint64 first, const QList<store::LogLine> &lines)
{
    if (key.release != m_release)
        return {};
    const QString name = streamName(key.task, key.attempt);
    const std::shared_ptr<Stream> stream = m_byName.value(name);
    if (!stream) {
        m_early[name].keep(first, lines);
        return {};
    }
    const bool isUpToHere = stream->isAtEnd && stream->ahead.isEmpty() && first <= stream->next;
    if (isUpToHere)
        return inOrder(*stream, lines.mid(stream->next - first));
    stream->told.keep(first, lines);
    stream->isAtEnd = false;
    return {};
}

} // namespace releasedesk::session
