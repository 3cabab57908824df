// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/file/file_checkpoint.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QFile>
#include <QtConcurrent/QtConcurrentRun>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Checkpoint)
};

//! What is looked through for a line that may have been written.
constexpr qint64 searchedBytes = qint64{1} * 1024 * 1024;

Result<QJsonObject> addTo(const QString &path, const QByteArray &line)
{
    QFile file(path);
    const bool isOpen = file.open(QIODevice::ReadWrite | QIODevice::Append);
    // What a full disk cut off is a line of its own.
    const bool isTorn = isOpen && file.size() > 0 && file.seek(file.size() - 1) && file.read(1) != "\n";
    const QByteArray bytes = (isTorn ? "\n" : "") + line + '\n';
    const qint64 written = isOpen ? file.write(bytes) : -1;
    if (written == bytes.size() && file.flush())
        return QJsonObject{{QStringLiteral("file"), path}};
    Error error{ErrorCode::Unavailable,
                Text::tr("%1 could not be written (%2), so no checkpoint was kept there. Releases go on; check the "
                         "folder and the free space.")
                    .arg(path, file.errorString()),
                {}};
    error.nothingHappened = written <= 0;
    return tl::unexpected(error);
}

Result<effects::Traces> findIn(const QString &path, const QByteArray &line)
{
    QFile file(path);
    if (!file.exists())
        return effects::Traces(effects::DidNotHappen{});
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Unavailable,
                       Text::tr("%1 could not be read (%2), so nobody knows whether a checkpoint was kept there.")
                           .arg(path, file.errorString()));
    file.seek(std::max(qint64{0}, file.size() - searchedBytes));
    for (const QByteArray &each : file.readAll().split('\n')) {
        if (each == line)
            return effects::Traces(effects::Happened{{{QStringLiteral("file"), path}}});
    }
    return effects::Traces(effects::DidNotHappen{});
}

//! One line more. The file may lie on a slow share, so it is written on another thread.
class AddLine final : public effects::Effect
{
public:
    AddLine(EffectId id, QString path, QByteArray line)
        : m_id(std::move(id))
        , m_path(std::move(path))
        , m_line(std::move(line))
    {
    }

    [[nodiscard]] EffectId id() const override { return m_id; }
    [[nodiscard]] QString what() const override { return Text::tr("add a checkpoint to %1").arg(m_path); }
    [[nodiscard]] QByteArray requestBytes() const override { return m_line; }
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override
    {
        co_return co_await QtConcurrent::run([path = m_path, line = m_line] { return addTo(path, line); });
    }
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override
    {
        co_return co_await QtConcurrent::run([path = m_path, line = m_line] { return findIn(path, line); });
    }

private:
    EffectId m_id;
    QString m_path;
    QByteArray m_line;
};

} // namespace

FileCheckpoint::FileCheckpoint(QString path)
    : m_path(std::move(path))
{
}

QString FileCheckpoint::name() const
{
    return notifications::placeName(QStringLiteral("file"), m_path);
}

Result<std::shared_ptr<effects::Effect>> FileCheckpoint::effect(EffectId id, const QByteArray &line,
                                                                const QDateTime & /*now*/, std::stop_token /*stop*/)
{
    return std::make_shared<AddLine>(std::move(id), m_path, line);
}

} // namespace releasedesk::connectors
