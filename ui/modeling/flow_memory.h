// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/modeling/swimlanes.h"

#include <QSet>

namespace releasedesk::ui {

//! What one person keeps of how flows are shown, on this computer: folded phases of each release, and the swimlanes of
//! all.
class FlowMemory
{
public:
    explicit FlowMemory(const PersonId &person);

    [[nodiscard]] QSet<PhaseId> folded(const ReleaseId &release) const;
    //! Without folded phases nothing is kept of a release.
    void keepFolded(const ReleaseId &release, const QSet<PhaseId> &phases);

    //! Tasks whose release inside is shown in the flow.
    [[nodiscard]] QSet<TaskId> unfolded(const ReleaseId &release) const;
    void keepUnfolded(const ReleaseId &release, const QSet<TaskId> &tasks);

    [[nodiscard]] Swimlanes swimlanes() const;
    void keepSwimlanes(Swimlanes swimlanes);

private:
    [[nodiscard]] QString keyFor(const QString &what) const;
    [[nodiscard]] QString keyFor(const QString &what, const ReleaseId &release) const;
    template<typename Id>
    [[nodiscard]] static QSet<Id> read(const QString &key);
    template<typename Id>
    static void keep(const QString &key, const QSet<Id> &values);

    QString m_person; //!< fit for a key
};

} // namespace releasedesk::ui
