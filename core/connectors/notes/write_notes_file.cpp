// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/notes/write_notes_file.h"

#include "core/base/canonical_json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(NotesPublishExecutor)
};

Result<QJsonObject> notWritten(const QString &path, const QString &why)
{
    Result<QJsonObject> refused = failure(
        ErrorCode::Unavailable,
        Text::tr("%1 could not be written (%2), so the release notes are as they were. Check the folder and the "
                 "free space, then try again.")
            .arg(path, why));
    refused.error().nothingHappened = true; // a save file replaces the old one as a whole or not at all
    return refused;
}

} // namespace

WriteNotesFile::WriteNotesFile(EffectId id, QString path, std::optional<QByteArray> bytes, QString formerPath)
    : m_id(std::move(id))
    , m_path(std::move(path))
    , m_bytes(std::move(bytes))
    , m_formerPath(std::move(formerPath))
{
}

QString WriteNotesFile::what() const
{
    const QString name = QFileInfo(m_path).fileName();
    return m_bytes ? Text::tr("write %1").arg(name) : Text::tr("remove %1").arg(name);
}

QByteArray WriteNotesFile::requestBytes() const
{
    return m_path.toUtf8() + '\n' + m_bytes.value_or(QByteArray());
}

bool WriteNotesFile::isAsWanted() const
{
    QFile file(m_path);
    if (!m_bytes)
        return !file.exists();
    return file.open(QIODevice::ReadOnly) && file.readAll() == *m_bytes;
}

bool WriteNotesFile::keepFormer() const
{
    return m_formerPath.isEmpty() || !QFile::exists(m_path) || QFile::exists(m_formerPath)
        || QFile::copy(m_path, m_formerPath);
}

QCoro::Task<Result<QJsonObject>> WriteNotesFile::send()
{
    if (!keepFormer())
        co_return notWritten(m_path, Text::tr("what is there now cannot be kept for a rollback"));
    if (!m_bytes) {
        QFile file(m_path);
        if (file.exists() && !file.remove())
            co_return notWritten(m_path, file.errorString());
        co_return QJsonObject{};
    }
    if (!QDir().mkpath(QFileInfo(m_path).path()))
        co_return notWritten(m_path, Text::tr("its folder cannot be made"));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*m_bytes) != m_bytes->size() || !file.commit())
        co_return notWritten(m_path, file.errorString());
    if (!isAsWanted())
        co_return failure(ErrorCode::Unknown,
                          Text::tr("%1 reads back differently from what was written. Look at the file.").arg(m_path));
    co_return QJsonObject{{QStringLiteral("sha256"), sha256Hex(*m_bytes)}};
}

QCoro::Task<Result<effects::Traces>> WriteNotesFile::lookUp()
{
    if (isAsWanted())
        co_return effects::Traces(
            effects::Happened{m_bytes ? QJsonObject{{QStringLiteral("sha256"), sha256Hex(*m_bytes)}} : QJsonObject()});
    co_return effects::Traces(effects::DidNotHappen{});
}

} // namespace releasedesk::connectors
