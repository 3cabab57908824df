// SPDX-License-Identifier: Apache-2.0
#include "core/store/file_bundle.h"

#include "core/base/strict_json.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <array>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FileBundle)
};

constexpr qint64 block = 512;
constexpr qint64 chunk = qint64{1024} * 1024;
constexpr qint64 largestMember = qint64{8} * 1024 * 1024 * 1024 - 1; // eleven octal digits
constexpr qint64 largestManifest = qint64{1024} * 1024;
constexpr int mostMembers = 1000;

tl::unexpected<Error> notOurs(const QString &file, const QString &detail)
{
    return failure(
        ErrorCode::DataLoss,
        Text::tr("“%1” is no archive of a workspace, or it was changed or cut short. Nothing was taken from it; "
                 "use another copy.")
            .arg(QFileInfo(file).fileName()),
        detail);
}

tl::unexpected<Error> cannot(const QString &file, const QString &detail)
{
    return failure(ErrorCode::Unavailable,
                   Text::tr("“%1” could not be read or written. Check the place, its permissions and its free space.")
                       .arg(QFileInfo(file).fileName()),
                   detail);
}

bool isPlainName(const QString &name)
{
    const bool isSafe = std::ranges::all_of(name, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.'
            || c == u'-' || c == u'_';
    });
    return isSafe && !name.isEmpty() && name.size() < 100 && !name.startsWith(u'.');
}

QByteArray headerOf(const QString &name, qint64 size)
{
    QByteArray header(block, '\0');
    const auto put = [&header](qsizetype at, const QByteArray &text) { header.replace(at, text.size(), text); };
    put(0, name.toLatin1());
    put(100, "0000600");
    put(108, "0000000");
    put(116, "0000000");
    put(124, QByteArray::number(size, 8).rightJustified(11, '0'));
    put(136, "00000000000");
    put(148, "        ");
    put(156, "0");
    put(257,
        QByteArray("ustar\0"
                   "00",
                   8));
    unsigned sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    put(148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
    return header;
}

qint64 padding(qint64 size)
{
    return (block - size % block) % block;
}

//! Reads \p size bytes from where \p source stands; hands on each piece. False if there are fewer.
template<typename Take>
bool readPieces(QIODevice &source, qint64 size, const Take &take)
{
    while (size > 0) {
        const QByteArray piece = source.read(std::min(size, chunk));
        if (piece.isEmpty() || !take(piece))
            return false;
        size -= piece.size();
    }
    return true;
}

Result<QByteArray> digestOf(const QString &file)
{
    QFile source(file);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!source.open(QIODevice::ReadOnly) || !hash.addData(&source))
        return cannot(file, source.errorString());
    return hash.result();
}

//! The name and size in a header; nothing if it is not of a plain file.
std::optional<std::pair<QString, qint64>> parseHeader(const QByteArray &header)
{
    if (header.size() != block || header.mid(257, 5) != "ustar" || (header.at(156) != '0' && header.at(156) != '\0'))
        return std::nullopt;
    const QString name = QString::fromLatin1(header.left(100).constData());
    bool isNumber = false;
    const qint64 size = header.mid(124, 11).toLongLong(&isNumber, 8);
    if (!isNumber || size < 0 || !isPlainName(name) || headerOf(name, size).mid(148, 6) != header.mid(148, 6))
        return std::nullopt;
    return std::pair(name, size);
}

} // namespace

Result<QByteArray> FileBundle::write(const QString &target, const QJsonObject &about, const QList<Source> &sources)
{
    QJsonArray files;
    for (const Source &source : sources) {
        const auto digest = digestOf(source.file);
        if (!digest)
            return failed(digest);
        const qint64 size = QFileInfo(source.file).size();
        if (!isPlainName(source.name) || size > largestMember)
            return cannot(source.file, QStringLiteral("the name or the size does not fit into an archive"));
        files.append(QJsonObject{{QStringLiteral("name"), source.name},
                                 {QStringLiteral("size"), size},
                                 {QStringLiteral("sha256"), QString::fromLatin1(digest->toHex())}});
    }
    QJsonObject manifest = about;
    manifest.insert(QStringLiteral("files"), files);
    const QByteArray manifestBytes = QJsonDocument(manifest).toJson();

    QSaveFile bundle(target);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    bool isWritten = bundle.open(QIODevice::WriteOnly);
    const auto put = [&](const QByteArray &bytes) {
        hash.addData(bytes);
        isWritten = isWritten && bundle.write(bytes) == bytes.size();
        return isWritten;
    };
    put(headerOf(QStringLiteral("manifest.json"), manifestBytes.size()));
    put(manifestBytes);
    put(QByteArray(padding(manifestBytes.size()), '\0'));
    for (qsizetype i = 0; i < sources.size() && isWritten; ++i) {
        QFile source(sources.at(i).file);
        const qint64 size = files.at(i)[QLatin1String("size")].toInteger();
        put(headerOf(sources.at(i).name, size));
        if (!source.open(QIODevice::ReadOnly) || !readPieces(source, size, put))
            return cannot(sources.at(i).file, source.errorString());
        put(QByteArray(padding(size), '\0'));
    }
    put(QByteArray(2 * block, '\0'));
    if (!isWritten || !bundle.commit()) // which syncs it
        return cannot(target, bundle.errorString());
    return hash.result();
}

Result<FileBundle> FileBundle::read(const QString &file)
{
    QFile source(file);
    if (!source.exists())
        return failure(ErrorCode::NotFound, Text::tr("There is no file “%1”.").arg(file));
    if (!source.open(QIODevice::ReadOnly))
        return cannot(file, source.errorString());
    FileBundle bundle;
    bundle.m_file = file;
    const auto first = parseHeader(source.read(block));
    if (!first || first->first != u"manifest.json" || first->second > largestManifest)
        return notOurs(file, QStringLiteral("it does not begin with a manifest"));
    const Result<QJsonObject> manifest = readStrictJsonObject(source.read(first->second));
    if (!manifest)
        return notOurs(file, manifest.error().message);
    bundle.m_about = *manifest;
    const QJsonArray files = bundle.m_about.take(QStringLiteral("files")).toArray();
    if (files.size() > mostMembers)
        return notOurs(file, QStringLiteral("too many files"));
    qint64 offset = block + first->second + padding(first->second);
    for (const auto &each : files) {
        const QJsonObject entry = each.toObject();
        const auto header = source.seek(offset) ? parseHeader(source.read(block)) : std::nullopt;
        Member member{entry[QLatin1String("name")].toString(), entry[QLatin1String("size")].toInteger(-1),
                      QByteArray::fromHex(entry[QLatin1String("sha256")].toString().toLatin1()), offset + block};
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const bool isThere = header && header->first == member.name && header->second == member.size
            && !bundle.has(member.name) && readPieces(source, member.size, [&](const QByteArray &piece) {
                                 hash.addData(piece);
                                 return true;
                             });
        if (!isThere || hash.result() != member.sha256)
            return notOurs(file, QStringLiteral("“%1” is not what the manifest says").arg(member.name));
        offset += block + member.size + padding(member.size);
        bundle.m_members.append(std::move(member));
    }
    return bundle;
}

bool FileBundle::has(const QString &name) const
{
    return std::ranges::any_of(m_members, [&](const Member &each) { return each.name == name; });
}

Result<> FileBundle::extract(const QString &name, const QString &to) const
{
    const auto member = std::ranges::find(m_members, name, &Member::name);
    if (member == m_members.end())
        return notOurs(m_file, QStringLiteral("it holds no “%1”").arg(name));
    if (QFile::exists(to))
        return failure(ErrorCode::AlreadyExists, Text::tr("“%1” exists already and was left as it is.").arg(to));
    QFile source(m_file);
    QSaveFile target(to);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const bool isCopied = source.open(QIODevice::ReadOnly) && source.seek(member->offset)
        && target.open(QIODevice::WriteOnly) && readPieces(source, member->size, [&](const QByteArray &piece) {
                              hash.addData(piece);
                              return target.write(piece) == piece.size();
                          });
    if (isCopied && hash.result() != member->sha256)
        return notOurs(m_file, QStringLiteral("“%1” changed while it was read").arg(name));
    if (!isCopied || !target.commit())
        return cannot(to, target.errorString());
    return {};
}

} // namespace releasedesk::store
