// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/make_issue_source.h"
#include "tests/support/scripted_server.h"

#include <QNetworkAccessManager>

namespace releasedesk::tests {

//! Access to the Jira on \p server, which signs in as that flavour does.
[[nodiscard]] domain::ConnectionAccess cloudAt(const ScriptedServer &server, const QString &path = {});
[[nodiscard]] domain::ConnectionAccess dataCenterAt(const ScriptedServer &server);

//! An issue as both flavours send it, as far as anybody looks.
[[nodiscard]] QJsonObject issueJson(const QString &key, const QString &status = QStringLiteral("Done"),
                                    const QString &type = QStringLiteral("Story"));

//! {"id": …, "name": …, "statusCategory": …}
[[nodiscard]] QJsonObject statusJson(const QString &name);

[[nodiscard]] QJsonObject versionJson(const QString &id, const QString &name, bool isReleased = false);

//! A page of a counted list.
[[nodiscard]] QJsonObject pageJson(const QJsonArray &values);

[[nodiscard]] QJsonArray issueList(int from, int to);

//! Answers project SHOP with versions 2.7.4, 2.8.0 and 2.9.0 in both flavours.
void serveVersions(ScriptedServer &server);

} // namespace releasedesk::tests
