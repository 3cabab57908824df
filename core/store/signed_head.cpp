// SPDX-License-Identifier: Apache-2.0
#include "core/store/signed_head.h"

#include "core/base/canonical_json.h"
#include "core/base/sabotage.h"
#include "core/base/strict_json.h"
#include "core/store/chain_walk.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SignedHead)
};

const QByteArray headType = "application/vnd.release-desk.head+json";
constexpr qsizetype copySize = 1024;
constexpr int copies = 2;

QByteArray bodyOf(const SignedHead &head)
{
    const auto body = canonicalJson(QJsonObject{{QStringLiteral("at"), head.at.toUTC().toString(Qt::ISODateWithMs)},
                                                {QStringLiteral("hash"), QString::fromLatin1(head.mark.hash.toHex())},
                                                {QStringLiteral("key"), QString::fromLatin1(head.key.toHex())},
                                                {QStringLiteral("log"), QString::fromLatin1(head.log.toHex())},
                                                {QStringLiteral("position"), head.mark.position}});
    return body.value_or(QByteArray());
}

//! One copy: the signature, a space, the signed bytes, the end of the line.
std::optional<SignedHead> parseCopy(const QByteArray &copy)
{
    const qsizetype end = copy.indexOf('\n');
    const qsizetype space = copy.indexOf(' ');
    if (end < 0 || space < 0 || space > end)
        return std::nullopt;
    const QByteArray body = copy.mid(space + 1, end - space - 1);
    const Result<QJsonObject> object = readStrictJsonObject(body);
    if (!object)
        return std::nullopt;
    const auto bytes
        = [&](const char *name) { return QByteArray::fromHex((*object)[QLatin1String(name)].toString().toLatin1()); };
    SignedHead head{bytes("log"),
                    {(*object)[QStringLiteral("position")].toInteger(-1), bytes("hash")},
                    QDateTime::fromString((*object)[QStringLiteral("at")].toString(), Qt::ISODateWithMs),
                    bytes("key")};
    const bool isGood
        = head.mark.position >= 0 && isSignedBy(head.key, headType, body, QByteArray::fromHex(copy.left(space)));
    return isGood ? std::optional(head) : std::nullopt;
}

tl::unexpected<Error> cannotWrite(const QString &file)
{
    return failure(
        errno == ENOENT ? ErrorCode::NotFound : ErrorCode::PermissionDenied,
        Text::tr("The signed head “%1” cannot be written, so a loss at the end of the record would go unseen. "
                 "Check the permissions and the free space of the folder.")
            .arg(QFileInfo(file).fileName()),
        QStringLiteral("%1: %2").arg(file, QString::fromLocal8Bit(std::strerror(errno))));
}

Result<bool> knowsKey(SqlConnection &connection, const QByteArray &publicKey)
{
    const auto known = connection.value(QStringLiteral("SELECT count(*) FROM record_identity WHERE name = ?"),
                                        {QString(QStringLiteral("key ") + QString::fromLatin1(publicKey.toHex()))});
    if (!known)
        return failed(known);
    return known->toInt() > 0;
}

} // namespace

QString HeadFile::fileOf(const QString &databaseFile)
{
    return databaseFile + QStringLiteral(".head");
}

Result<std::optional<SignedHead>> HeadFile::read(const QString &file)
{
    QFile source(file);
    if (!source.exists())
        return std::optional<SignedHead>();
    if (!source.open(QIODevice::ReadOnly))
        return failure(
            ErrorCode::PermissionDenied,
            Text::tr("The signed head “%1” cannot be read, so it cannot be seen whether the record is complete. "
                     "Ask for permission to read it.")
                .arg(QFileInfo(file).fileName()));
    const QByteArray content = source.read(copies * copySize);
    std::optional<SignedHead> newest;
    for (int i = 0; i < copies; ++i) {
        const auto head = parseCopy(content.mid(i * copySize, copySize));
        if (head && (!newest || head->mark.position >= newest->mark.position))
            newest = head;
    }
    if (!newest)
        return failure(ErrorCode::DataLoss,
                       Text::tr("The signed head “%1” is damaged, so it cannot be seen whether the record is complete. "
                                "Release nothing from it; look with “rdesk store check”.")
                           .arg(QFileInfo(file).fileName()));
    return newest;
}

Result<std::unique_ptr<HeadFile>> HeadFile::open(const QString &file)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (descriptor < 0)
        return cannotWrite(file);
    std::unique_ptr<HeadFile> head(new HeadFile(descriptor));
    // The newest copy is the one to keep.
    std::array<std::optional<SignedHead>, copies> found;
    for (int i = 0; i < copies; ++i) {
        QByteArray copy(copySize, '\0');
        const ssize_t size = ::pread(descriptor, copy.data(), static_cast<size_t>(copySize), i * copySize);
        found.at(static_cast<size_t>(i)) = parseCopy(copy.left(std::max<ssize_t>(size, 0)));
    }
    const bool isFirstNewer = found[0] && (!found[1] || found[0]->mark.position >= found[1]->mark.position);
    head->m_next = isFirstNewer ? 1 : 0;
    return head;
}

HeadFile::~HeadFile()
{
    ::close(m_descriptor);
}

bool HeadFile::write(const SignedHead &head, const EngineKey &key)
{
    const QByteArray body = bodyOf(head);
    QByteArray copy = key.sign(headType, body).toHex() + ' ' + body + '\n';
    if (copy.size() > copySize)
        return false;
    copy.resize(copySize, '\0');
    return ::pwrite(m_descriptor, copy.constData(), static_cast<size_t>(copySize), m_next * copySize) == copySize;
}

bool HeadFile::sync()
{
    if (::fdatasync(m_descriptor) != 0)
        return false;
    // Only now: a power failure may tear whatever was written since the last sync, which must not be both copies.
    m_next = (m_next + 1) % copies;
    return true;
}

Result<QByteArray> readLogId(SqlConnection &connection)
{
    const auto id = connection.value(QStringLiteral("SELECT value FROM record_identity WHERE name = 'log'"));
    if (!id)
        return failed(id);
    return id->toByteArray();
}

Result<bool> wasSigned(SqlConnection &connection)
{
    const auto once = connection.value(QStringLiteral("SELECT position FROM chain_marks WHERE name = 'signed'"));
    if (!once)
        return failed(once);
    return once->isValid();
}

Result<> acceptKey(SqlConnection &connection, const QByteArray &publicKey)
{
    return connection.run(QStringLiteral("INSERT OR IGNORE INTO record_identity (name, value) VALUES (?, x'')"),
                          {QString(QStringLiteral("key ") + QString::fromLatin1(publicKey.toHex()))});
}

Result<> checkHead(SqlConnection &connection, const std::optional<SignedHead> &head)
{
    if (!head) {
        const auto once = wasSigned(connection);
        if (!once)
            return failed(once);
        if (!*once)
            return {};
        return refusal(
            QStringLiteral("store.headMissing"),
            Text::tr("The signed head “%1” is missing, so it cannot be seen whether the end of the record was cut "
                     "off. Put the file back, or look at the record with “rdesk store check” and accept it as it "
                     "is with “rdesk store repair”.")
                .arg(QFileInfo(HeadFile::fileOf(connection.file())).fileName()));
    }
    const auto log = readLogId(connection);
    if (!log)
        return failed(log);
    const auto isKnown = knowsKey(connection, head->key);
    if (!isKnown)
        return failed(isKnown);
    if (*log != head->log || !*isKnown)
        return refusal(
            QStringLiteral("store.headOfOther"),
            Text::tr("The signed head “%1” belongs to another record, or was signed by somebody else. Put the "
                     "right file back, or look with “rdesk store check”.")
                .arg(QFileInfo(HeadFile::fileOf(connection.file())).fileName()));
    if (RD_SABOTAGED("signed-head-ignored"))
        return {};
    const ChainMark &mark = head->mark;
    const auto last = readMark(connection, QStringLiteral("head"));
    if (!last)
        return failed(last);
    if (last->position < mark.position)
        return missing(last->position + 1,
                       QStringLiteral("signed up to %1 on %2").arg(mark.position).arg(head->at.toString(Qt::ISODate)));
    if (mark.position == 0)
        return {};
    const auto hash = connection.value(QStringLiteral("SELECT hash FROM events WHERE position = ? UNION ALL "
                                                      "SELECT hash FROM archived_runs WHERE last = ? LIMIT 1"),
                                       {mark.position, mark.position});
    if (!hash)
        return failed(hash);
    if (!hash->isValid() && mark.position != last->position) {
        const auto inside
            = connection.value(QStringLiteral("SELECT count(*) FROM archived_runs WHERE first <= ? AND last > ?"),
                               {mark.position, mark.position});
        if (!inside)
            return failed(inside);
        if (inside->toInt() > 0)
            return {}; // archived since; the end of that run is still in the chain
    }
    if (!hash->isValid()) {
        const auto there = connection.value(QStringLiteral("SELECT max(position) FROM events"));
        return there ? Result<>(missing(there->toLongLong() + 1, QStringLiteral("signed up to %1").arg(mark.position)))
                     : Result<>(failed(there));
    }
    if (hash->toByteArray() != mark.hash)
        return notRecorded(
            mark.position,
            QStringLiteral("its hash was another when it was signed on %1").arg(head->at.toString(Qt::ISODate)));
    return {};
}

} // namespace releasedesk::store
