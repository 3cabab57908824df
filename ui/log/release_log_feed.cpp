// SPDX-License-Identifier: Apache-2.0
#include "ui/log/release_log_feed.h"

#include "ui/async/when_done.h"

namespace releasedesk::ui {

ReleaseLogFeed::ReleaseLogFeed(session::Desk &desk, ReleaseId release, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_release(std::move(release))
    , m_log(desk.session(), m_release)
{
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &changed) {
        if (changed == m_release)
            update();
    });
    connect(&m_desk.session(), &session::Session::logged, this,
            [this](const store::LogKey &key, qint64 first, const QList<store::LogLine> &lines) {
                if (!m_hasStarted || key.release != m_release)
                    return;
                if (const QList<session::ReleaseLogLine> fresh = m_log.take(key, first, lines); !fresh.isEmpty())
                    emit came(fresh);
                else
                    readOn();
            });
}

void ReleaseLogFeed::start()
{
    m_hasStarted = true;
    update();
}

void ReleaseLogFeed::update()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release || !m_hasStarted)
        return;
    m_log.update(*release, m_desk.history(m_release));
    readOn();
}

void ReleaseLogFeed::readOn()
{
    if (m_isReading || !m_log.hasMore())
        return;
    m_isReading = true;
    whenDone(this, m_log.read(), [this](const Result<QList<session::ReleaseLogLine>> &lines) {
        m_isReading = false;
        const bool hadFailed = m_hasFailed;
        m_hasFailed = !lines;
        if (!lines)
            return emit failed(lines.error());
        if (hadFailed)
            emit recovered();
        if (!lines->isEmpty())
            emit came(*lines);
        // By way of the event loop: a window stays usable while a million lines are read.
        QMetaObject::invokeMethod(this, &ReleaseLogFeed::readOn, Qt::QueuedConnection);
    });
}

} // namespace releasedesk::ui
