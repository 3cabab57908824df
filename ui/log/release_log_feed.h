// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "core/session/release_log.h"

namespace releasedesk::ui {

//! Reads the log of a whole release from its beginning and goes on with what is told while it runs.
class ReleaseLogFeed final : public QObject
{
    Q_OBJECT

public:
    //! \p desk must outlive it.
    ReleaseLogFeed(session::Desk &desk, ReleaseId release, QObject *parent = nullptr);

    //! Begins; came() is not emitted before.
    void start();

signals:
    //! In order among themselves; some of running tasks may be a little earlier than others that came before.
    void came(const QList<releasedesk::session::ReleaseLogLine> &lines);

    //! All that is known has come.
    void caughtUp();

    //! The log cannot be read.
    void failed(const releasedesk::Error &error);

private:
    void update();
    void readOn();

    session::Desk &m_desk;
    ReleaseId m_release;
    session::ReleaseLog m_log;
    bool m_isReading = false;
    bool m_hasStarted = false;
};

} // namespace releasedesk::ui
