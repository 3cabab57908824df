// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/jira_world.h"

#include <QJsonArray>
#include <QJsonObject>

namespace releasedesk::sandbox {

enum class JiraFlavour { Cloud, DataCenter };

//! Which fields of an issue an answer holds, as the parameter `fields` says it: names, *all, *navigable, -name.
class FieldChoice
{
public:
    FieldChoice(const QStringList &asked, const QString &otherwise);

    [[nodiscard]] bool holds(const QString &field) const;
    [[nodiscard]] bool holdsEverything() const { return m_isAll; }
    //! True if only the id is wanted, which is what Cloud answers when nothing is asked for.
    [[nodiscard]] bool isIdOnly() const { return m_isIdOnly; }
    [[nodiscard]] qsizetype size() const { return m_names.size(); }

private:
    QStringList m_names;
    QStringList m_excluded;
    bool m_isAll = false;
    bool m_isIdOnly = false;
};

//! The records of the world in the words of one flavour, with addresses below `base`.
class JiraDocuments
{
public:
    JiraDocuments(const JiraWorld &world, JiraFlavour flavour, QString base);

    [[nodiscard]] QJsonObject person(const Person &person) const;
    [[nodiscard]] QJsonValue personNamed(const QString &name) const;
    [[nodiscard]] QJsonObject project(const Project &project) const;
    [[nodiscard]] QJsonObject projectWithDetails(const Project &project) const;
    [[nodiscard]] QJsonObject version(const Version &version, bool withCounts = false) const;
    [[nodiscard]] QJsonObject status(const Status &status) const;
    [[nodiscard]] QJsonArray categories() const;
    [[nodiscard]] QJsonArray fields() const;
    [[nodiscard]] QJsonObject issue(const Issue &issue, const FieldChoice &choice) const;
    [[nodiscard]] QJsonObject comment(const Issue &issue, const Comment &comment, bool withProperties) const;
    [[nodiscard]] QJsonArray transitions(const Issue &issue) const;
    //! All of it in one page; Cloud shows the newest first, Data Center the oldest.
    [[nodiscard]] QJsonObject changelog(const Issue &issue) const;
    [[nodiscard]] QJsonArray webLinks(const Issue &issue) const;
    [[nodiscard]] QJsonArray issueTypes() const;

    [[nodiscard]] QString address(const QString &path) const { return m_base + path; }

    static constexpr auto developmentField = "customfield_10000";
    static constexpr auto releaseNoteField = "customfield_10300";

private:
    [[nodiscard]] QJsonObject category(StatusCategory category) const;
    [[nodiscard]] QJsonObject named(const char *kind, const QList<Named> &list, const QString &name) const;
    [[nodiscard]] QJsonValue text(const QString &text) const;
    [[nodiscard]] QJsonObject avatars() const;
    [[nodiscard]] QJsonObject comments(const Issue &issue) const;
    [[nodiscard]] QJsonValue description(const Issue &issue) const;
    [[nodiscard]] QJsonArray issueLinks(const Issue &issue) const;
    [[nodiscard]] QJsonArray subtasks(const Issue &issue) const;
    //! As another issue names it.
    [[nodiscard]] QJsonObject reference(const Issue &issue) const;

    const JiraWorld &m_world;
    JiraFlavour m_flavour;
    QString m_base; //!< …/rest/api/3 or …/rest/api/2
};

//! A time as Jira writes it: 2026-11-23T05:52:00.000+0000.
[[nodiscard]] QString jiraTime(const QDateTime &time);

} // namespace releasedesk::sandbox
