// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/options.h"

#include <QCoroTask>
#include <QUrl>

#include <optional>

namespace releasedesk::bench {

//! The least that loading a version takes: the same questions over as many bare connections, nothing read of the
//! answers but their lengths. Cloud's shape only.
class PageFloor
{
public:
    PageFloor(QUrl url, const Options &options);

    //! Milliseconds for \p issues; nothing if this server is asked in another way or failed.
    [[nodiscard]] QCoro::Task<std::optional<double>> run(qsizetype issues) const;

private:
    QUrl m_url;
    QString m_project;
    QString m_version;
    int m_lanes;
    bool m_isCloud;
};

} // namespace releasedesk::bench
