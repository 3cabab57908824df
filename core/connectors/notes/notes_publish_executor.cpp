// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/notes/notes_publish_executor.h"

#include "core/base/canonical_json.h"
#include "core/base/shown_zone.h"
#include "core/connectors/notes/write_notes_file.h"
#include "core/connectors/shared/parameters.h"
#include "core/documents/release_notes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(NotesPublishExecutor)
};

//! Where the former file is kept until a rollback might want it; named by the operation, which happens once.
QString backupOf(const QString &path, const EffectId &opId)
{
    return path + QStringLiteral(".bak-") + opId.value();
}

std::optional<QByteArray> contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

} // namespace

NotesPublishExecutor::NotesPublishExecutor(effects::EffectJournal &journal, QString workspaceFolder)
    : m_journal(journal)
    , m_folder(std::move(workspaceFolder))
{
}

Result<QString> NotesPublishExecutor::placeOf(const QString &file) const
{
    const QDir folder(QFileInfo(m_folder).canonicalFilePath());
    const QString path = QDir::cleanPath(folder.absoluteFilePath(file));
    // The nearest folder that exists decides where the file would really come to lie, links included.
    QFileInfo parent(QFileInfo(path).path());
    while (!parent.exists() && !parent.isRoot())
        parent = QFileInfo(parent.path());
    const QString real = parent.canonicalFilePath() + u'/';
    const bool isInside
        = real.startsWith(QString(folder.path() + u'/')) && path.startsWith(QString(folder.path() + u'/'));
    // Other kinds of files in this folder are the workspace itself: its settings, its record.
    const bool isMarkdown = path.endsWith(QStringLiteral(".md"), Qt::CaseInsensitive);
    if (!isMarkdown || !isInside || QFileInfo(path).isSymLink() || QFileInfo(path).isDir())
        return badParameter(
            Text::tr("“%1” is no Markdown file inside the workspace folder, so no notes were written. Name one such "
                     "as notes/checkout-2.8.0.md.")
                .arg(file));
    return path;
}

QCoro::Task<Result<engine::TaskOutput>> NotesPublishExecutor::execute(engine::TaskAssignment task,
                                                                      std::shared_ptr<engine::TaskReport> report,
                                                                      std::stop_token /*stop*/)
{
    const QJsonObject parameters = task.task.parameters;
    const QString file = textOf(parameters, "file");
    const Result<QString> path = placeOf(file);
    if (!path)
        co_return failed(path);
    documents::NotesOptions options;
    options.language = textOf(parameters, "language") == u"ko" ? QStringLiteral("ko") : QStringLiteral("en");
    options.date = inShownZone(task.startedAt).date(); // of the attempt: the same after a restart
    options.buildNumber = documents::buildNumberOf(task.release, TaskId(textOf(parameters, "buildTask")));
    const QByteArray bytes = documents::currentNotes(task.release, options).toUtf8();

    const QString backup = backupOf(*path, task.opId);
    const EffectId id(QString(task.opId.value() + QStringLiteral(".write")));
    const auto written = co_await m_journal.perform(std::make_shared<WriteNotesFile>(id, *path, bytes, backup));
    if (!written)
        co_return failed(written);
    const qsizetype lines = bytes.count('\n');
    report->log(store::LogLevel::Info, QStringLiteral("notes"), Text::tr("Wrote %1").arg(file));
    engine::TaskOutput output;
    output.fields = {{QStringLiteral("file"), file},
                     {QStringLiteral("sha256"), (*written)[QStringLiteral("sha256")]},
                     {QStringLiteral("lines"), lines},
                     {QStringLiteral("backup"), QFile::exists(backup) ? QFileInfo(backup).fileName() : QString()}};
    output.summary = QString(file + QStringLiteral(" · ") + Text::tr("%n line(s)", nullptr, static_cast<int>(lines)));
    co_return output;
}

QCoro::Task<Result<engine::TaskOutput>> NotesPublishExecutor::restore(engine::TaskAssignment task,
                                                                      std::shared_ptr<engine::TaskReport> report,
                                                                      std::stop_token /*stop*/)
{
    const QString file = task.before[QStringLiteral("file")].toString();
    const Result<QString> path = placeOf(file);
    if (!path)
        co_return failed(path);
    const std::optional<QByteArray> now = contentsOf(*path);
    const QString wasWritten = task.before[QStringLiteral("sha256")].toString();
    const QString backupName = task.before[QStringLiteral("backup")].toString();
    std::optional<QByteArray> former;
    if (!backupName.isEmpty()) {
        former = contentsOf(QFileInfo(*path).dir().filePath(QFileInfo(backupName).fileName()));
        if (!former)
            co_return failure(ErrorCode::NotFound,
                              Text::tr("The former notes (%1) are gone, so %2 stays as it is. Restore it by hand.")
                                  .arg(backupName, file));
    }
    if (now && sha256Hex(*now) != wasWritten && now != former)
        co_return failure(
            ErrorCode::FailedPrecondition,
            Text::tr("Somebody has edited %1 since it was published, so it was not taken back. Look at it and "
                     "decide by hand.")
                .arg(file));
    const EffectId id(QString(task.opId.value() + QStringLiteral(".restore")));
    const auto restored = co_await m_journal.perform(std::make_shared<WriteNotesFile>(id, *path, former));
    if (!restored)
        co_return failed(restored);
    report->log(store::LogLevel::Info, QStringLiteral("notes"), Text::tr("Took back %1").arg(file));
    co_return engine::TaskOutput{{{QStringLiteral("file"), file}}, file, {}};
}

effects::EffectSemantics NotesPublishExecutor::semantics() const
{
    return {.isOutside = true, .isIdempotent = true, .lookUp = effects::EffectSemantics::LookUp::Proves};
}

} // namespace releasedesk::connectors
