// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/system_words.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::ConnectedSystem;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SystemWords)
};

QString hookHelp()
{
    return Text::tr("The incoming hook address of the channel. Who knows it can post there, so it is kept like a "
                    "password.");
}

} // namespace

QList<SystemWords> systemWords()
{
    return {
        {ConnectedSystem::JiraCloud, "jira", Text::tr("Jira Cloud"), Text::tr("Versions, issues and their status"),
         QStringLiteral("https://your-site.atlassian.net"), Text::tr("Mail address"), true, Text::tr("API token"), true,
         Text::tr("You create it once, in the security settings of your Atlassian account.")},
        {ConnectedSystem::JiraDataCenter, "jira", Text::tr("Jira Data Center"),
         Text::tr("Versions, issues and their status"), QStringLiteral("https://jira.example.com"),
         Text::tr("User name"), false, Text::tr("Personal access token"), true,
         Text::tr("You create it in your Jira profile. Leave the user name empty with a personal access token.")},
        {ConnectedSystem::ConfluenceCloud, "document", Text::tr("Confluence Cloud"),
         Text::tr("Pages for documents, which later versions publish"),
         QStringLiteral("https://your-site.atlassian.net"), Text::tr("Mail address"), true, Text::tr("API token"), true,
         Text::tr("You create it once, in the security settings of your Atlassian account.")},
        {ConnectedSystem::ConfluenceDataCenter, "document", Text::tr("Confluence Data Center"),
         Text::tr("Pages for documents, which later versions publish"),
         QStringLiteral("https://confluence.example.com"), Text::tr("User name"), false,
         Text::tr("Personal access token"), true,
         Text::tr("You create it in your Confluence profile. Leave the user name empty with a personal access token.")},
        {ConnectedSystem::Jenkins, "build", Text::tr("Jenkins"), Text::tr("Builds, tests and deployments"),
         QStringLiteral("https://jenkins.example.com"), Text::tr("User name"), true, Text::tr("API token"), true,
         Text::tr("You create it in Jenkins, under your name, Security.")},
        {ConnectedSystem::Smtp, "mail", Text::tr("Mail"), Text::tr("Tells people by mail"),
         QStringLiteral("smtps://mail.example.com:465"), Text::tr("User name"), false, Text::tr("Password"), false,
         Text::tr("Leave both empty for a server without sign-in.")},
        {ConnectedSystem::Slack,
         "messenger",
         Text::tr("Slack"),
         Text::tr("Posts to a channel"),
         {},
         {},
         false,
         Text::tr("Hook address"),
         true,
         hookHelp()},
        {ConnectedSystem::Teams,
         "messenger",
         Text::tr("Microsoft Teams"),
         Text::tr("Posts to a channel"),
         {},
         {},
         false,
         Text::tr("Hook address"),
         true,
         hookHelp()},
        {ConnectedSystem::Dooray,
         "messenger",
         Text::tr("Dooray"),
         Text::tr("Posts to a channel"),
         {},
         {},
         false,
         Text::tr("Hook address"),
         true,
         hookHelp()},
        {ConnectedSystem::Webhook,
         "http",
         Text::tr("Webhook"),
         Text::tr("Sends JSON to an address"),
         {},
         {},
         false,
         Text::tr("Hook address"),
         true,
         hookHelp()},
    };
}

SystemWords wordsOf(ConnectedSystem system)
{
    const QList<SystemWords> all = systemWords();
    return *std::ranges::find(all, system, &SystemWords::system);
}

bool isJira(ConnectedSystem system)
{
    return system == ConnectedSystem::JiraCloud || system == ConnectedSystem::JiraDataCenter;
}

bool isConfluence(ConnectedSystem system)
{
    return system == ConnectedSystem::ConfluenceCloud || system == ConnectedSystem::ConfluenceDataCenter;
}

QString addressError(ConnectedSystem system, const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    const QStringList schemes = system == ConnectedSystem::Smtp
        ? QStringList{QStringLiteral("smtps"), QStringLiteral("smtp")}
        : QStringList{QStringLiteral("https"), QStringLiteral("http")};
    if (!url.isValid() || url.host().isEmpty() || !schemes.contains(url.scheme()))
        return Text::tr("This is no address of a server. Write it with %1:// at the front.").arg(schemes.first());
    if (!url.userInfo().isEmpty())
        return Text::tr("The address holds a password. Take it out and put it into the field below.");
    return {};
}

} // namespace releasedesk::ui
