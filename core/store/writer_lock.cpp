// SPDX-License-Identifier: Apache-2.0
#include "core/store/writer_lock.h"

#include "core/base/sabotage.h"
#include "core/base/safe_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WriterLock)
};

//! Three lines: program, process number, computer.
QByteArray describeSelf()
{
    const QString program = QFileInfo(QCoreApplication::applicationFilePath()).fileName();
    const QString self
        = QStringLiteral("%1\n%2\n%3\n")
              .arg(program, QString::number(QCoreApplication::applicationPid()), QSysInfo::machineHostName());
    return self.toUtf8();
}

QString describeHolder(int descriptor)
{
    std::array<char, 1024> bytes{};
    const ssize_t size = ::pread(descriptor, bytes.data(), bytes.size(), 0);
    const QString content = QString::fromUtf8(bytes.data(), std::max<ssize_t>(size, 0));
    const QStringList lines = content.split(u'\n');
    if (lines.size() < 3)
        return Text::tr("another program");
    return Text::tr("%1 (pid %2 on %3)")
        .arg(SafeText::lineFromOutside(lines.at(0)).plain(), SafeText::lineFromOutside(lines.at(1)).plain(),
             SafeText::lineFromOutside(lines.at(2)).plain());
}

tl::unexpected<Error> cannotOpen(const QString &file, int error)
{
    const bool isMissing = error == ENOENT || error == ENOTDIR;
    return failure(isMissing ? ErrorCode::NotFound : ErrorCode::PermissionDenied,
                   isMissing ? Text::tr("The folder of this workspace does not exist. Check the path, or create the "
                                        "workspace first.")
                             : Text::tr("The folder of this workspace may not be written. Ask for write permission, or "
                                        "open the workspace for reading."),
                   QStringLiteral("%1: %2").arg(file, QString::fromLocal8Bit(std::strerror(error))));
}

} // namespace

QString WriterLock::lockFileOf(const QString &databaseFile)
{
    return databaseFile + QStringLiteral(".lock");
}

Result<std::unique_ptr<WriterLock>> WriterLock::acquire(const QString &databaseFile)
{
    const QString file = lockFileOf(databaseFile);
    // The file is never removed: a second program could otherwise lock one that is no longer in the folder.
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return cannotOpen(file, errno);
    std::unique_ptr<WriterLock> lock(new WriterLock(descriptor));

    if (!RD_SABOTAGED("lock-ignored") && ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return cannotOpen(file, errno);
        return refusal(QStringLiteral("workspace.held"),
                       Text::tr("This workspace is open for writing in %1. Work with it there, close it there, or open "
                                "it here for reading.")
                           .arg(describeHolder(descriptor)));
    }

    const QByteArray self = describeSelf();
    const bool isTold = ::ftruncate(descriptor, 0) == 0
        && ::pwrite(descriptor, self.constData(), static_cast<std::size_t>(self.size()), 0) == self.size();
    if (!isTold)
        return failure(ErrorCode::ResourceExhausted,
                       Text::tr("The disk that holds this workspace is full. Free some space and try again."), file);
    return lock;
}

WriterLock::~WriterLock()
{
    ::close(m_descriptor);
}

} // namespace releasedesk::store
