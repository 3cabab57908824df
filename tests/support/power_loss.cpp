// SPDX-License-Identifier: Apache-2.0
#include "tests/support/power_loss.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace releasedesk::tests {
namespace {

constexpr qint64 sector = 512;

void put(QByteArray &content, qint64 at, QByteArrayView bytes)
{
    const qsizetype end = at + bytes.size();
    if (content.size() < end)
        content.append(QByteArray(end - content.size(), '\0'));
    std::ranges::copy(bytes, content.begin() + at);
}

void apply(QByteArray &content, const DiskChange &change)
{
    if (change.kind == DiskChange::Kind::Write)
        put(content, change.at, change.bytes);
    else if (change.at < content.size())
        content.truncate(change.at);
    else
        content.append(QByteArray(change.at - content.size(), '\0'));
}

//! Each sector that the write touches arrives or does not.
void applyTorn(QByteArray &content, const DiskChange &change, QRandomGenerator &random)
{
    if (change.kind != DiskChange::Kind::Write) {
        apply(content, change);
        return;
    }
    const bool isCut = random.bounded(2) == 0; // all up to a sector, or any of them
    const qint64 end = change.at + change.bytes.size();
    for (qint64 at = change.at; at < end;) {
        const qint64 next = std::min((at / sector + 1) * sector, end);
        if (random.bounded(2) == 0)
            put(content, at, QByteArrayView(change.bytes).sliced(at - change.at, next - at));
        else if (isCut)
            return;
        at = next;
    }
}

} // namespace

PowerLoss::PowerLoss(DiskRecording recording)
    : m_recording(std::move(recording))
{
    int number = -1; // below all numbers of the recording, unless it changes them
    for (auto it = m_recording.before.cbegin(); it != m_recording.before.cend(); ++it) {
        const auto known = std::ranges::find_if(m_recording.changes,
                                                [&](const DiskChange &change) { return change.name == it.key(); });
        const bool isChanged = known != m_recording.changes.end() && known->kind != DiskChange::Kind::Make;
        const int file = isChanged ? known->file : number--;
        m_names.insert(it.key(), file);
        m_files[file].durable = it.value();
    }
}

void PowerLoss::advanceTo(std::size_t count)
{
    Q_ASSERT(count >= m_done && count <= m_recording.changes.size());
    for (; m_done < count; ++m_done) {
        const DiskChange &change = m_recording.changes[m_done];
        switch (change.kind) {
        case DiskChange::Kind::Make:
            m_files.insert(change.file, {});
            [[fallthrough]];
        case DiskChange::Kind::Remove:
            m_looseNames.push_back(&change);
            break;
        case DiskChange::Kind::Write:
        case DiskChange::Kind::Truncate:
            m_files[change.file].loose.push_back(&change);
            break;
        case DiskChange::Kind::Sync: {
            File &file = m_files[change.file];
            for (const DiskChange *loose : file.loose)
                apply(file.durable, *loose);
            file.loose.clear();
            break;
        }
        case DiskChange::Kind::SyncFolder:
            for (const DiskChange *loose : m_looseNames) {
                if (loose->kind == DiskChange::Kind::Make)
                    m_names.insert(loose->name, loose->file);
                else
                    m_names.remove(loose->name);
            }
            m_looseNames.clear();
            break;
        }
    }
}

QByteArray PowerLoss::contentAfterLoss(const File &file, QRandomGenerator &random)
{
    QByteArray content = file.durable;
    const std::size_t count = file.loose.size();
    if (count == 0)
        return content;
    switch (random.bounded(5)) {
    case 0: // nothing of it
        break;
    case 1: { // in order up to somewhere, the last one torn
        const auto kept = static_cast<std::size_t>(random.bounded(static_cast<quint32>(count + 1)));
        for (std::size_t i = 0; i < kept; ++i)
            apply(content, *file.loose[i]);
        if (kept < count)
            applyTorn(content, *file.loose[kept], random);
        break;
    }
    case 2: // any of them
        for (const DiskChange *change : file.loose) {
            if (random.bounded(2) == 0)
                apply(content, *change);
        }
        break;
    case 3: // all but one
    {
        const auto missing = static_cast<std::size_t>(random.bounded(static_cast<quint32>(count)));
        for (std::size_t i = 0; i < count; ++i) {
            if (i != missing)
                apply(content, *file.loose[i]);
        }
        break;
    }
    default: // any sectors of any of them
        for (const DiskChange *change : file.loose)
            applyTorn(content, *change, random);
    }
    return content;
}

PowerLoss::Image PowerLoss::image(QRandomGenerator &random) const
{
    QMap<QString, int> names = m_names;
    const auto kept = static_cast<std::size_t>(random.bounded(static_cast<quint32>(m_looseNames.size() + 1)));
    for (std::size_t i = 0; i < kept; ++i) {
        const DiskChange &change = *m_looseNames[i];
        if (change.kind == DiskChange::Kind::Make)
            names.insert(change.name, change.file);
        else
            names.remove(change.name);
    }
    Image image;
    for (auto it = names.cbegin(); it != names.cend(); ++it)
        image.insert(it.key(), contentAfterLoss(m_files.value(it.value()), random));
    return image;
}

void writeImage(const PowerLoss::Image &image, const QString &folder)
{
    const QDir target(folder);
    for (const QString &name : target.entryList(QDir::Files)) {
        if (!image.contains(name))
            QFile::remove(target.filePath(name));
    }
    for (auto it = image.cbegin(); it != image.cend(); ++it) {
        QFile file(target.filePath(it.key()));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || file.write(it.value()) != it.value().size())
            qFatal("the image could not be written to %s", qPrintable(folder));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // as a key has to be
    }
}

quint64 fingerprint(const PowerLoss::Image &image)
{
    quint64 sum = 0x52446b;
    for (auto it = image.cbegin(); it != image.cend(); ++it)
        sum = static_cast<quint64>(qHash(it.value(), qHash(it.key(), static_cast<size_t>(sum))));
    return sum;
}

} // namespace releasedesk::tests
