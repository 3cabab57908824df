// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/messenger/hook_message.h"

#include "core/base/safe_text.h"
#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MessengerPostExecutor)
};

using domain::ConnectedSystem;

//! Slack reads &, < and > as markup (https://api.slack.com/reference/surfaces/formatting#escaping).
QString slackText(QString text)
{
    return text.replace(u'&', QStringLiteral("&amp;"))
        .replace(u'<', QStringLiteral("&lt;"))
        .replace(u'>', QStringLiteral("&gt;"));
}

QJsonObject slackBody(const HookMessage &message)
{
    const QString title
        = message.title.isEmpty() ? QString() : QString(u'*' + slackText(message.title) + QStringLiteral("*\n"));
    return {{QStringLiteral("text"), QString(title + slackText(message.text))}};
}

//! An Adaptive Card in the envelope that Teams workflows expect. Text blocks read Markdown; ours is plain text.
QJsonObject teamsBody(const HookMessage &message)
{
    QJsonArray blocks;
    if (!message.title.isEmpty())
        blocks.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("TextBlock")},
                                  {QStringLiteral("text"), message.title},
                                  {QStringLiteral("weight"), QStringLiteral("Bolder")},
                                  {QStringLiteral("wrap"), true}});
    blocks.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("TextBlock")},
                              {QStringLiteral("text"), message.text},
                              {QStringLiteral("wrap"), true}});
    const QJsonObject card{{QStringLiteral("type"), QStringLiteral("AdaptiveCard")},
                           {QStringLiteral("version"), QStringLiteral("1.5")},
                           {QStringLiteral("body"), blocks}};
    return {{QStringLiteral("type"), QStringLiteral("message")},
            {QStringLiteral("attachments"),
             QJsonArray{
                 QJsonObject{{QStringLiteral("contentType"), QStringLiteral("application/vnd.microsoft.card.adaptive")},
                             {QStringLiteral("content"), card}}}}};
}

QJsonObject doorayBody(const HookMessage &message)
{
    QJsonObject body{{QStringLiteral("botName"), QStringLiteral("Release Desk")},
                     {QStringLiteral("text"), message.title.isEmpty() ? message.text : message.title}};
    if (!message.title.isEmpty())
        body.insert(QStringLiteral("attachments"), QJsonArray{QJsonObject{{QStringLiteral("text"), message.text}}});
    return body;
}

QJsonObject plainBody(const HookMessage &message)
{
    QJsonObject body{{QStringLiteral("title"), message.title},
                     {QStringLiteral("text"), message.text},
                     {QStringLiteral("release"), message.release},
                     {QStringLiteral("project"), message.project},
                     {QStringLiteral("version"), message.version}};
    if (!message.link.isEmpty())
        body.insert(QStringLiteral("link"), message.link);
    return body;
}

//! Longer bodies are refused by the systems; the figures are on the safe side of what they document.
qsizetype limitOf(ConnectedSystem system)
{
    return system == ConnectedSystem::Teams ? qsizetype{28} * 1024 : qsizetype{38} * 1024;
}

} // namespace

Result<QJsonObject> hookBody(ConnectedSystem system, HookMessage message)
{
    message.title = SafeText::lineFromOutside(message.title).plain();
    message.text = SafeText::fromOutside(message.text).plain();
    // A program that reads the body has a field for it; whoever reads the message finds it below the text.
    if (!message.link.isEmpty() && system != ConnectedSystem::Webhook)
        message.text += QString(u'\n' + Text::tr("Approval in Release Desk: %1").arg(message.link));
    QJsonObject body;
    switch (system) {
    case ConnectedSystem::Slack:
        body = slackBody(message);
        break;
    case ConnectedSystem::Teams:
        body = teamsBody(message);
        break;
    case ConnectedSystem::Dooray:
        body = doorayBody(message);
        break;
    case ConnectedSystem::Webhook:
        body = plainBody(message);
        break;
    default:
        return badParameter(
            Text::tr("The connection of this task is no messenger, so nothing was posted. Choose another "
                     "connection."));
    }
    if (QJsonDocument(body).toJson(QJsonDocument::Compact).size() > limitOf(system))
        return badParameter(
            Text::tr("The message is longer than %1 KB, which the messenger would refuse, so nothing was "
                     "posted. Shorten it.")
                .arg(limitOf(system) / 1024));
    return body;
}

} // namespace releasedesk::connectors
