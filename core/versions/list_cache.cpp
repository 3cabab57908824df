// SPDX-License-Identifier: Apache-2.0
#include "core/versions/list_cache.h"

#include "core/base/json_fields.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace releasedesk::versions {
namespace {

constexpr qint64 maxBytes = qint64{16} * 1024 * 1024;

} // namespace

ListCache::ListCache(const QString &folder)
    : m_folder(folder.isEmpty() ? QString() : QString(folder + QStringLiteral("/lists")))
{
}

QString ListCache::fileOf(const ConnectionId &connection, const QString &project) const
{
    const QByteArray name
        = QCryptographicHash::hash(QString(connection.value() + u'\n' + project).toUtf8(), QCryptographicHash::Sha256);
    return m_folder + u'/' + QString::fromLatin1(name.toHex().left(32)) + QStringLiteral(".json");
}

std::optional<KeptVersions> ListCache::read(const ConnectionId &connection, const QString &project) const
{
    if (m_folder.isEmpty())
        return std::nullopt;
    QFile file(fileOf(connection, project));
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxBytes)
        return std::nullopt;
    const auto kept = fromJson<KeptVersions>(QJsonDocument::fromJson(file.readAll()).object());
    if (!kept || kept->connection != connection || kept->project != project)
        return std::nullopt;
    return *kept;
}

void ListCache::write(const KeptVersions &versions) const
{
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder))
        return;
    QSaveFile file(fileOf(versions.connection, versions.project));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QJsonDocument(toJson(versions)).toJson(QJsonDocument::Compact));
    file.commit();
}

} // namespace releasedesk::versions
