// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

namespace releasedesk::rehearsal {

//! How long tasks took before, out of recorded releases of one project.
class DurationHistory
{
public:
    //! Of the tasks that succeeded in \p releases of \p project; \p except is not counted.
    [[nodiscard]] static DurationHistory of(const QList<domain::Release> &releases, const ProjectId &project,
                                            const ReleaseId &except = {});

    //! What is known of tasks like this one (same id and kind, else same kind and title); empty: nothing.
    [[nodiscard]] QList<qint64> secondsOf(const domain::Task &task) const;

    void add(const domain::Task &task, qint64 seconds);

private:
    QHash<QString, QList<qint64>> m_byId;
    QHash<QString, QList<qint64>> m_byTitle;
};

//! The value below which \p share (0 to 1) of \p values lie; 0 without values.
[[nodiscard]] qint64 quantile(QList<qint64> values, double share);

} // namespace releasedesk::rehearsal
