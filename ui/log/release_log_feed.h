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

    //! Reads what is left to read, if that is not under way.
    void readOn();

signals:
    //! In order among themselves; some of running tasks may be a little earlier than others that came before.
    void came(const QList<releasedesk::session::ReleaseLogLine> &lines);

    //! The log cannot be read further; what is told later, or readOn(), tries again.
    void failed(const releasedesk::Error &error);

    //! The first page after failed() was read.
    void recovered();

private:
    void update();

    session::Desk &m_desk;
    ReleaseId m_release;
    session::ReleaseLog m_log;
    bool m_isReading = false;
    bool m_hasFailed = false;
    bool m_hasStarted = false;
};

} // namespace releasedesk::ui
