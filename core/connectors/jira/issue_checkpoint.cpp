// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/issue_checkpoint.h"

#include "core/connectors/jira/issue_effects.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Checkpoint)
};

} // namespace

IssueCheckpoint::IssueCheckpoint(const domain::ConnectionDirectory &connections, QNetworkAccessManager &network,
                                 ConnectionId connection, QString issue, std::chrono::milliseconds patience)
    : m_connections(connections)
    , m_network(network)
    , m_connection(std::move(connection))
    , m_issue(std::move(issue))
    , m_patience(patience)
{
}

QString IssueCheckpoint::name() const
{
    return notifications::placeName(QStringLiteral("issue"), QString(m_connection.value() + u' ' + m_issue));
}

Result<std::shared_ptr<effects::Effect>> IssueCheckpoint::effect(EffectId id, const QByteArray &line,
                                                                 const QDateTime & /*now*/, std::stop_token stop)
{
    const auto access = m_connections.find(m_connection);
    if (!access)
        return failed(access);
    const auto site = JiraSite::of(*access, m_network);
    if (!site)
        return failed(site);
    const QString text = QString(
        Text::tr("Checkpoint of the release record. The line says, signed, where the record ended; with it in a file, "
                 "“rdesk audit checkpoint --check FILE” shows whether anything before it was rewritten.")
        + QStringLiteral("\n\n") + QString::fromUtf8(line));
    return std::make_shared<CommentIssue>(JiraWriter(site->following(m_connections), std::move(id), std::move(stop)),
                                          m_issue, text, m_patience);
}

} // namespace releasedesk::connectors
