// SPDX-License-Identifier: Apache-2.0
#include "core/git/repository_source.h"

#include "core/base/safe_text.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QLockFile>
#include <QRegularExpression>
#include <QUrl>

namespace releasedesk::git {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RepositorySource)
};

using namespace Qt::StringLiterals;

constexpr std::chrono::minutes staleLock{30};

//! user@host:path, as git abbreviates ssh.
bool isScpAddress(const QString &location)
{
    static const QRegularExpression pattern(
        u"^[A-Za-z0-9_][A-Za-z0-9_.-]*@[A-Za-z0-9][A-Za-z0-9.-]*:(?![/\\\\]{2})[^\\s-][^\\s]*$"_s);
    return pattern.match(location).hasMatch();
}

Result<> checkAddress(const QString &location)
{
    if (isScpAddress(location))
        return {};
    const QString shown = SafeText::lineFromOutside(location).plain();
    const QUrl url(location, QUrl::StrictMode);
    // A token may stand where a name is expected; only with a key a name is not a secret.
    const bool holdsSecret = !url.password().isEmpty() || (url.scheme() != u"ssh" && !url.userName().isEmpty());
    if (holdsSecret)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("The address of a repository of the project holds a password or a token. Remove what "
                                "stands before the @, and let git keep it with a credential helper or use a key."));
    const bool isKnown = QStringList{u"https"_s, u"http"_s, u"ssh"_s, u"file"_s}.contains(url.scheme());
    if (!url.isValid() || !isKnown || url.host().startsWith(u'-') || (url.scheme() != u"file" && url.host().isEmpty()))
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("“%1” is not an address that repositories are read from. Use https://…, ssh://…, "
                                "user@host:path, or the folder of a clone.")
                           .arg(shown));
    return {};
}

Error unreachable(const QString &location, const Error &error)
{
    if (error.code != ErrorCode::FailedPrecondition)
        return error;
    return {ErrorCode::Unavailable,
            Text::tr("The repository %1 cannot be read, so its code is not known. Check the address, and that git can "
                     "reach it without asking for a password. It says: %2")
                .arg(SafeText::lineFromOutside(location).plain(), error.detail.section(u'\n', -1)),
            error.detail};
}

} // namespace

bool isRemote(const QString &location)
{
    return location.contains(u"://"_s) || location.contains(u"::"_s)
        || (!QDir(location).exists() && isScpAddress(location));
}

Result<Repository> openSource(const QString &location, const QString &mirrors, const GitLimits &limits,
                              const std::stop_token &stop)
{
    if (!isRemote(location))
        return Repository::open(location, limits, stop);
    if (const Result<> checked = checkAddress(location); !checked)
        return failed(checked);
    const QByteArray name = QCryptographicHash::hash(location.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    const QString folder = QDir(mirrors).filePath(QString::fromLatin1(name) + u".git"_s);
    if (!QDir().mkpath(mirrors))
        return failure(
            ErrorCode::Unavailable,
            Text::tr("The folder %1, in which copies of repositories are kept, cannot be made. Check who may "
                     "write there.")
                .arg(mirrors));
    QLockFile lock(folder + u".lock"_s);
    lock.setStaleLockTime(static_cast<int>(std::chrono::milliseconds(staleLock).count()));
    const QDeadlineTimer patience(std::chrono::minutes(5));
    while (!lock.tryLock(100)) {
        const bool isHeld = lock.error() == QLockFile::LockFailedError;
        if (!isHeld || patience.hasExpired())
            return failure(ErrorCode::Unavailable,
                           isHeld
                               ? Text::tr("Another program has been reading the same repository for minutes, so its "
                                          "code is not known now. Try again when it is done.")
                               : Text::tr("The folder %1, in which copies of repositories are kept, cannot be written. "
                                          "Check who may write there and whether the disk is full.")
                                     .arg(mirrors));
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled, Text::tr("Reading the repository was stopped."));
    }
    if (!QFileInfo::exists(folder + u"/HEAD"_s)) {
        const auto made = runGit({mirrors, {u"init"_s, u"--quiet"_s, u"--bare"_s, u"--"_s, folder}}, limits, stop);
        if (!made)
            return failed(made);
    }
    GitLimits transfer = limits; // the first copy of a large repository takes a while
    transfer.time = std::max<std::chrono::milliseconds>(limits.time * 15, limits.time);
    const auto fetched = runGit({folder,
                                 {u"fetch"_s, u"--quiet"_s, u"--prune"_s, u"--force"_s, u"--no-tags"_s,
                                  u"--no-recurse-submodules"_s, u"--no-write-fetch-head"_s, u"--"_s, location,
                                  u"+refs/heads/*:refs/heads/*"_s, u"+refs/tags/*:refs/tags/*"_s},
                                 true},
                                transfer, stop);
    if (!fetched)
        return tl::unexpected(unreachable(location, fetched.error()));
    return Repository::open(folder, limits, stop);
}

} // namespace releasedesk::git
