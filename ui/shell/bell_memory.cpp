// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/bell_memory.h"

#include <QCryptographicHash>
#include <QSettings>
#include <QStringList>

namespace releasedesk::ui {

BellMemory::BellMemory(QSettings &store, const QString &workspace, const PersonId &person)
    : m_store(&store)
    , m_key(QStringLiteral("bell/") + fingerprint(QString(workspace + u'\n' + person.value())))
{
}

QString BellMemory::fingerprint(const QString &key)
{
    constexpr int enough = 16; // letters: doubles among a person's approvals do not happen
    return QString::fromLatin1(QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().left(enough));
}

std::optional<QSet<QString>> BellMemory::read() const
{
    if (!m_store->contains(m_key))
        return std::nullopt;
    const QStringList kept = m_store->value(m_key).toStringList();
    return QSet<QString>(kept.begin(), kept.end());
}

void BellMemory::write(const QSet<QString> &fingerprints) const
{
    QStringList kept(fingerprints.begin(), fingerprints.end());
    kept.sort();
    m_store->setValue(m_key, kept);
}

} // namespace releasedesk::ui
