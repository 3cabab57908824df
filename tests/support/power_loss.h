// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fault_disk.h"

#include <QRandomGenerator>

namespace releasedesk::tests {

//! What a disk may hold after the power failed: everything that was synced, and of the rest whatever it likes. Writes
//! may be missing, out of order and torn at 512 bytes; names that the folder was not synced for may be missing, later
//! ones not without the earlier. A write never harms bytes beside it (SQLite's "power-safe overwrite").
class PowerLoss
{
public:
    using Image = QMap<QString, QByteArray>; //!< content by file name

    explicit PowerLoss(DiskRecording recording);

    [[nodiscard]] std::size_t changes() const { return m_recording.changes.size(); }

    //! The power fails behind the first \p count changes; only onwards.
    void advanceTo(std::size_t count);

    //! One of the images that are possible there.
    [[nodiscard]] Image image(QRandomGenerator &random) const;

private:
    struct File {
        QByteArray durable;
        std::vector<const DiskChange *> loose; //!< behind its last sync
    };

    [[nodiscard]] static QByteArray contentAfterLoss(const File &file, QRandomGenerator &random);

    DiskRecording m_recording;
    std::size_t m_done = 0;
    QHash<int, File> m_files;
    QMap<QString, int> m_names; //!< as the disk has them for sure
    std::vector<const DiskChange *> m_looseNames;
};

//! Writes the files of \p image into \p folder and removes all others from there.
void writeImage(const PowerLoss::Image &image, const QString &folder);

//! Tells images apart.
[[nodiscard]] quint64 fingerprint(const PowerLoss::Image &image);

} // namespace releasedesk::tests
