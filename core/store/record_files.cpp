// SPDX-License-Identifier: Apache-2.0
#include "core/store/record_files.h"

#include "core/base/failpoint.h"
#include "core/store/signed_head.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordFiles)
};

tl::unexpected<Error> systemFailure(const QString &file)
{
    const int error = errno;
    return failure(
        error == ENOSPC ? ErrorCode::ResourceExhausted : ErrorCode::PermissionDenied,
        Text::tr("“%1” could not be written or moved, so the record stays as it was. Check the permissions and "
                 "the free space of the folder.")
            .arg(QFileInfo(file).fileName()),
        QStringLiteral("%1: %2").arg(file, QString::fromLocal8Bit(std::strerror(error))));
}

Result<> syncPath(const QString &path, int flags)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (descriptor < 0)
        return systemFailure(path);
    const bool isSynced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return isSynced ? Result<>() : systemFailure(path);
}

Result<> move(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return systemFailure(from);
    return {};
}

//! A second name for the same file; a copy where the file system knows no second names.
Result<> keepAs(const QString &from, const QString &to)
{
    if (!QFile::exists(from))
        return {};
    if (::link(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0)
        return {};
    if (!QFile::copy(from, to))
        return systemFailure(to);
    return RecordFiles::makeDurable(to);
}

} // namespace

void RecordFiles::remove(const QString &databaseFile)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(databaseFile + QLatin1String(suffix));
}

Result<> RecordFiles::makeDurable(const QString &file)
{
    if (const auto synced = syncPath(file, O_RDONLY); !synced)
        return synced;
    return syncPath(QFileInfo(file).absolutePath(), O_RDONLY | O_DIRECTORY);
}

Result<QString> RecordFiles::replace(const QString &newDatabase, const QString &label, const QDateTime &now) const
{
    const QString stamp = now.toUTC().toString(QStringLiteral("yyyyMMdd-hhmmss"));
    QString aside = QStringLiteral("%1.%2-%3").arg(m_database, label, stamp);
    for (int number = 2; QFile::exists(aside); ++number)
        aside = QStringLiteral("%1.%2-%3-%4").arg(m_database, label, stamp).arg(number);

    if (const auto durable = makeDurable(newDatabase); !durable)
        return failed(durable);
    // Everything of the old record first gets its second name; only then is anything taken away. The log goes before
    // the database does: replayed onto another file it would spoil it.
    const QString log = m_database + QStringLiteral("-wal");
    const QString head = HeadFile::fileOf(m_database);
    const bool isThere = QFile::exists(m_database);
    for (const auto &[from, to] :
         {std::pair(m_database, aside), std::pair(log, QString(aside + QStringLiteral("-wal"))),
          std::pair(head, HeadFile::fileOf(aside))}) {
        if (const auto kept = keepAs(from, to); !kept)
            return failed(kept);
    }
    if (const auto synced = syncPath(QFileInfo(m_database).absolutePath(), O_RDONLY | O_DIRECTORY); !synced)
        return failed(synced);
    reachFailpoint("store.replacing");
    QFile::remove(log);
    QFile::remove(m_database + QStringLiteral("-shm"));
    QFile::remove(head);
    reachFailpoint("store.replacing");
    if (const auto moved = move(newDatabase, m_database); !moved)
        return failed(moved);
    if (const auto synced = syncPath(QFileInfo(m_database).absolutePath(), O_RDONLY | O_DIRECTORY); !synced)
        return failed(synced);
    return isThere ? aside : QString();
}

} // namespace releasedesk::store
