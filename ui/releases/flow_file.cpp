// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/flow_file.h"

#include "core/templates/template_library.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FlowFile)
};

constexpr qint64 largestFile = qint64{8} << 20;

//! A drawing is XML, whatever its file is called.
bool isDrawing(const QByteArray &bytes)
{
    QByteArray start = bytes.left(64);
    if (start.startsWith("\xEF\xBB\xBF"))
        start.remove(0, 3);
    return start.trimmed().startsWith('<');
}

//! Only a template has a name at its outermost level, and no project.
bool isTemplate(const QByteArray &bytes)
{
    static const QRegularExpression id(QStringLiteral("^id:"), QRegularExpression::MultilineOption);
    static const QRegularExpression project(QStringLiteral("^project:"), QRegularExpression::MultilineOption);
    const QString text = QString::fromUtf8(bytes);
    return text.contains(id) && !text.contains(project);
}

Result<FlowFile> readDrawing(const QByteArray &bytes, const QString &fileName)
{
    auto drawing = bpmn::readBpmn(bytes);
    if (!drawing)
        return failed(drawing);
    FlowFile read;
    read.kind = FlowFile::Kind::Drawing;
    read.pattern.name = drawing->name.isEmpty() ? fileName : drawing->name;
    read.pattern.version = 0; // of no template
    read.pattern.plan = drawing->plan;
    read.remarks = drawing->remarks;
    return read;
}

Result<FlowFile> readText(const QByteArray &bytes)
{
    FlowFile read;
    if (isTemplate(bytes)) {
        const auto pattern = templates::readTemplate(bytes);
        if (!pattern)
            return failed(pattern);
        read.pattern = *pattern;
        return read;
    }
    const auto release = documents::readReleaseText(bytes);
    if (!release)
        return failed(release);
    read.kind = FlowFile::Kind::Release;
    read.release = *release;
    read.pattern.name = QString(release->project.value() + u' ' + release->version);
    read.pattern.id = release->templateId;
    read.pattern.version = release->templateVersion;
    read.pattern.plan = release->plan;
    return read;
}

} // namespace

Result<FlowFile> readFlowFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (file.size() > largestFile || !file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound,
                       file.size() > largestFile
                           ? Text::tr("%1 is larger than 8 MiB, so it was not read. Import a smaller flow.").arg(name)
                           : Text::tr("%1 could not be read (%2). Check where it is and who may read it.")
                                 .arg(name, file.errorString()));
    const QByteArray bytes = file.readAll();
    auto read = isDrawing(bytes) ? readDrawing(bytes, name) : readText(bytes);
    if (!read) {
        Error error = read.error();
        error.message = Text::tr("%1 was not imported: %2").arg(name, error.message);
        return tl::unexpected(error);
    }
    if (read->kind != FlowFile::Kind::Template)
        read->pattern.description = Text::tr("From the file %1.").arg(name);
    return read;
}

Result<> writeFlowFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("%1 could not be written (%2). Check the folder and the free space.")
                           .arg(path, file.errorString()));
    return {};
}

QString fileNameOf(const QString &words, const QString &suffix)
{
    static const QRegularExpression others(QStringLiteral("[^\\p{L}\\p{N}.-]+"));
    QString name = words;
    name.replace(others, QStringLiteral("-"));
    while (name.startsWith(u'.') || name.startsWith(u'-'))
        name.remove(0, 1);
    if (name.isEmpty())
        name = QStringLiteral("release");
    return QString(name.left(80) + u'.' + suffix);
}

} // namespace releasedesk::ui
