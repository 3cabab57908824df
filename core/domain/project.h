// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

namespace releasedesk::domain {

//! One separately deployable part of a project.
struct Component {
    static constexpr bool refusesUnknownKeys = true;

    QString id;
    QString kind = QStringLiteral("other"); //!< vm, container, database, static, mobile, other

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("kind", kind, releasedesk::optional);
    }

    friend bool operator==(const Component &, const Component &) = default;
};

//! What is released together by one owner group.
struct Project {
    static constexpr bool refusesUnknownKeys = true;

    ProjectId id; //!< e.g. "checkout"
    QString name;
    PersonId owner;
    ConnectionId jira; //!< where its versions are; empty: none
    QString jiraProject; //!< e.g. "SHOP"
    QList<Component> components;
    QMap<QString, QString> variables; //!< values templates ask for: job names, hook and mail addresses
    QStringList repositories; //!< folders of local clones that hold its code
    QMap<QString, QString> warningsOff; //!< rule such as "W4" → why it does not hold here

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("name", name, releasedesk::optional);
        v("owner", owner, releasedesk::optional);
        v("jira", jira, releasedesk::optional);
        v("jiraProject", jiraProject, releasedesk::optional);
        v("components", components, releasedesk::optional);
        v("variables", variables, releasedesk::optional);
        v("repositories", repositories, releasedesk::optional);
        v("warningsOff", warningsOff, releasedesk::optional);
    }

    friend bool operator==(const Project &, const Project &) = default;
};

} // namespace releasedesk::domain
