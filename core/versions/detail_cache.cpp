// SPDX-License-Identifier: Apache-2.0
#include "core/versions/detail_cache.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace releasedesk::versions {
namespace {

constexpr qint64 maxBytes = qint64{4} * 1024 * 1024;

} // namespace

DetailCache::DetailCache(const QString &folder)
    : m_folder(folder.isEmpty() ? QString() : QString(folder + QStringLiteral("/issues")))
{
}

QString DetailCache::fileOf(const ConnectionId &connection, const QString &key) const
{
    const QByteArray name
        = QCryptographicHash::hash(QString(connection.value() + u'\n' + key).toUtf8(), QCryptographicHash::Sha256);
    return m_folder + u'/' + QString::fromLatin1(name.toHex().left(32)) + QStringLiteral(".json");
}

std::optional<IssueDetail> DetailCache::read(const ConnectionId &connection, const QString &key) const
{
    if (m_folder.isEmpty())
        return std::nullopt;
    QFile file(fileOf(connection, key));
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxBytes)
        return std::nullopt;
    const auto detail = fromJson<IssueDetail>(QJsonDocument::fromJson(file.readAll()).object());
    if (!detail || detail->issue.key != key)
        return std::nullopt;
    return *detail;
}

void DetailCache::write(const ConnectionId &connection, const IssueDetail &detail) const
{
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder))
        return;
    const QString name = fileOf(connection, detail.issue.key);
    if (!QFile::exists(name)) {
        QStringList oldest
            = QDir(m_folder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Time | QDir::Reversed);
        while (oldest.size() >= mostKept)
            QFile::remove(QString(m_folder + u'/' + oldest.takeFirst()));
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QJsonDocument(toJson(detail)).toJson(QJsonDocument::Compact));
    file.commit();
}

} // namespace releasedesk::versions
