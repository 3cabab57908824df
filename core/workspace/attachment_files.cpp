// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/attachment_files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUuid>

namespace releasedesk::workspace {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AttachmentFiles)
};

constexpr qsizetype longestName = 120;

//! A name that stays in its folder, is no hidden file and has no characters that only confuse.
QString safeName(const QString &name)
{
    QString safe;
    for (const QChar c : name.right(longestName))
        safe.append(c.isPrint() && c != u'/' && c != u'\\' && c != u':' ? c : QChar(u'_'));
    while (safe.startsWith(u'.'))
        safe.remove(0, 1);
    return safe.isEmpty() ? QStringLiteral("file") : safe;
}

QString hashOf(QFile &file)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return hash.addData(&file) ? QString::fromLatin1(hash.result().toHex()) : QString();
}

} // namespace

AttachmentFiles::AttachmentFiles(QString folder)
    : m_folder(QDir(std::move(folder)).filePath(QStringLiteral("attachments")))
{
}

QString AttachmentFiles::pathOf(const domain::Attachment &attachment) const
{
    return QDir(m_folder).filePath(QString(attachment.sha256.left(64) + u'/' + safeName(attachment.name)));
}

Result<domain::Attachment> AttachmentFiles::keep(const QString &file) const
{
    const QFileInfo info(file);
    QFile source(file);
    if (!info.isFile() || !source.open(QIODevice::ReadOnly))
        return failure(
            ErrorCode::InvalidArgument,
            Text::tr("“%1” cannot be read, so nothing was attached. Choose a file you may open.").arg(info.fileName()));
    if (info.size() > largest)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("“%1” is larger than %2 MB, so it was not attached. Put it where everybody can reach "
                                "it, and attach the link.")
                           .arg(info.fileName())
                           .arg(largest / 1024 / 1024));
    domain::Attachment kept{
        QUuid::createUuid().toString(QUuid::WithoutBraces), info.fileName(), {}, hashOf(source), info.size()};
    const QString path = pathOf(kept);
    source.seek(0);
    const QByteArray content = source.readAll();
    const bool isRoom = QDir().mkpath(QFileInfo(path).path());
    QSaveFile copy(path);
    const bool isCopied = isRoom && copy.open(QIODevice::WriteOnly) && copy.write(content) == content.size()
        && QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex() == kept.sha256.toLatin1()
        && copy.commit();
    if (!isCopied)
        return failure(ErrorCode::Unavailable,
                       Text::tr("“%1” could not be copied into the workspace, so nothing was attached. See whether "
                                "there is room in %2.")
                           .arg(info.fileName(), QDir::toNativeSeparators(m_folder)));
    return kept;
}

Result<QString> AttachmentFiles::find(const domain::Attachment &attachment) const
{
    const QString path = pathOf(attachment);
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound,
                       Text::tr("“%1” is not in the workspace any more, so it cannot be shown. Put it back as %2, or "
                                "attach it again.")
                           .arg(attachment.name, QDir::toNativeSeparators(path)));
    if (hashOf(file) != attachment.sha256)
        return failure(ErrorCode::DataLoss,
                       Text::tr("“%1” is not the file that was attached; somebody changed it. It is not opened. Ask "
                                "whoever attached it.")
                           .arg(attachment.name));
    return path;
}

bool AttachmentFiles::isDocument(const QString &name)
{
    static const QStringList endings{
        QStringLiteral("pdf"),  QStringLiteral("png"),  QStringLiteral("jpg"),  QStringLiteral("jpeg"),
        QStringLiteral("txt"),  QStringLiteral("log"),  QStringLiteral("md"),   QStringLiteral("csv"),
        QStringLiteral("json"), QStringLiteral("yaml"), QStringLiteral("yml"),  QStringLiteral("xml"),
        QStringLiteral("docx"), QStringLiteral("xlsx"), QStringLiteral("pptx"), QStringLiteral("odt"),
        QStringLiteral("ods"),  QStringLiteral("odp"),  QStringLiteral("hwpx"), QStringLiteral("hwp")};
    return endings.contains(QFileInfo(name).suffix().toLower());
}

} // namespace releasedesk::workspace
