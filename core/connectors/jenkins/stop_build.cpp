// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jenkins/stop_build.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StopBuild)
};

} // namespace

StopBuild::StopBuild(std::shared_ptr<const JenkinsServer> server, EffectId id, qint64 queueId, QString buildPath)
    : m_server(std::move(server))
    , m_id(std::move(id))
    , m_queueId(queueId)
    , m_buildPath(std::move(buildPath))
{
}

QString StopBuild::what() const
{
    return isQueued() ? Text::tr("take build request %1 out of the queue").arg(m_queueId)
                      : Text::tr("stop build %1").arg(m_buildPath.section(u'/', -1));
}

QByteArray StopBuild::requestBytes() const
{
    return isQueued() ? QByteArray("POST /queue/cancelItem?id=" + QByteArray::number(m_queueId))
                      : QByteArray("POST " + m_buildPath.toUtf8() + "/stop");
}

QCoro::Task<Result<QJsonObject>> StopBuild::send()
{
    const QString path = isQueued() ? QStringLiteral("/queue/cancelItem?id=%1").arg(m_queueId)
                                    : QString(m_buildPath + QStringLiteral("/stop"));
    const auto answer = co_await m_server->post(path, {});
    if (!answer)
        co_return failed(answer);
    co_return QJsonObject();
}

QCoro::Task<Result<effects::Traces>> StopBuild::lookUp()
{
    const QString path = isQueued() ? QStringLiteral("/queue/item/%1").arg(m_queueId) : m_buildPath;
    const auto now = co_await m_server->read(path, QStringLiteral("cancelled,building"));
    if (!now)
        co_return failed(now);
    const bool isOver = isQueued() ? now->value(u"cancelled").toBool()
                                   : now->contains(u"building") && !now->value(u"building").toBool();
    co_return isOver ? effects::Traces(effects::Happened{}) : effects::Traces(effects::CannotTell{});
}

} // namespace releasedesk::connectors
