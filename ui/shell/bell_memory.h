// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"

#include <QSet>

#include <optional>

class QSettings;

namespace releasedesk::ui {

//! Which approvals a person was told about on this computer, so that nothing is told twice after a restart and what
//! came meanwhile is. Holds fingerprints only, of what waits.
class BellMemory
{
public:
    //! \p store must outlive it; \p workspace is where its record lies.
    BellMemory(QSettings &store, const QString &workspace, const PersonId &person);

    //! The short name under which a key is kept.
    [[nodiscard]] static QString fingerprint(const QString &key);

    //! Nothing if nobody was ever told anything here.
    [[nodiscard]] std::optional<QSet<QString>> read() const;
    void write(const QSet<QString> &fingerprints) const;

private:
    QSettings *m_store;
    QString m_key;
};

} // namespace releasedesk::ui
