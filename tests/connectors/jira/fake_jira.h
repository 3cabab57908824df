// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/scripted_server.h"

#include <QMap>

#include <optional>

namespace releasedesk::tests {

//! A Jira with a memory: project SHOP with versions 2.7.4 (released), 2.8.0 (10280) and 2.9.0 (10290), and the issues
//! a test puts in. Speaks v2 and v3 alike.
class FakeJira
{
public:
    struct FakeIssue {
        QString status = QStringLiteral("In Review");
        QStringList versionIds{QStringLiteral("10280")};
        QJsonArray comments;
        QStringList ways{QStringLiteral("To Do"), QStringLiteral("In Review"), QStringLiteral("Done")};
    };

    FakeJira();

    ScriptedServer server;
    QMap<QString, FakeIssue> issues;
    QMap<QString, QJsonObject> versions; //!< by id
    QMap<QString, QString> projects{{"10010", "SHOP"}, {"10020", "PAY"}}; //!< the key of each by its id
    QMap<QString, QString> movedTo; //!< the key of an issue by the one it had before
    bool listsProperties = true; //!< whether a list of comments shows their properties

    //! Asked before each request; an answer is given in place of the usual one.
    std::function<std::optional<ScriptedAnswer>(const ScriptedRequest &)> instead;
    //! Asked before each request; an answer is given although the change is made, as when it gets lost.
    std::function<std::optional<ScriptedAnswer>(const ScriptedRequest &)> lost;

    //! Every request that changes something, as "POST issue/SHOP-1/comment".
    [[nodiscard]] QStringList writes() const;
    [[nodiscard]] QJsonObject lastWrite() const;
    [[nodiscard]] QString description(const QString &versionId) const;

private:
    [[nodiscard]] ScriptedAnswer answer(const ScriptedRequest &request);
    [[nodiscard]] ScriptedAnswer regular(const ScriptedRequest &request);
    [[nodiscard]] ScriptedAnswer ofIssue(const ScriptedRequest &request, const QString &key, const QString &what);
    [[nodiscard]] ScriptedAnswer edit(const ScriptedRequest &request, FakeIssue &issue) const;
    [[nodiscard]] ScriptedAnswer comment(const ScriptedRequest &request, FakeIssue &issue);
    [[nodiscard]] ScriptedAnswer ofComment(const QString &id, const QString &property) const;
    [[nodiscard]] ScriptedAnswer ofVersion(const ScriptedRequest &request, const QString &id);
    [[nodiscard]] QJsonObject projectDocument(const QString &key) const;
    [[nodiscard]] QJsonArray issueDocuments() const;
    [[nodiscard]] QJsonObject issueDocument(const QString &key) const;

    int m_lastComment = 500;
};

} // namespace releasedesk::tests
