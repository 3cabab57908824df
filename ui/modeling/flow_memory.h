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

    [[nodiscard]] Swimlanes swimlanes() const;
    void keepSwimlanes(Swimlanes swimlanes);

private:
    [[nodiscard]] QString keyFor(const QString &what) const;

    QString m_person; //!< fit for a key
};

} // namespace releasedesk::ui
