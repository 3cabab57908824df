// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"

#include <QCoroTask>

namespace releasedesk::ui {

//! Writes a log into a text file, all of it and not only what a window holds, a page at a time: lines that hold
//! \p filter (empty: all). Answers how many lines were written. \p desk must outlive it.
class LogFile
{
public:
    //! What one attempt printed.
    [[nodiscard]] static QCoro::Task<Result<qint64>> write(session::Desk *desk, store::LogKey key, QString filter,
                                                           QString path);

    //! Everything of a release, as it stands.
    [[nodiscard]] static QCoro::Task<Result<qint64>> write(session::Desk *desk, ReleaseId release, QString filter,
                                                           QString path);
};

} // namespace releasedesk::ui
