// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_request.h"
#include "app/sandbox/http_response.h"
#include "app/sandbox/jira_world.h"

namespace releasedesk::sandbox {

//! What a Confluence answers to somebody who wants to know who they are and what they may do: one with pages (DOC) and
//! one that is still empty (NEW). Reads only. Signs in as the Jira of its kind does: "sandbox-token" may write,
//! "readonly-token" may not.
class ConfluenceStandIn
{
public:
    enum class Kind { Cloud, DataCenter };

    //! \p world knows the people and outlives this.
    ConfluenceStandIn(const JiraWorld &world, Kind kind)
        : m_world(world)
        , m_kind(kind)
    {
    }

    //! \p segments is the path below where it stands.
    [[nodiscard]] HttpResponse answer(const HttpRequest &request, const QStringList &segments) const;

private:
    struct Visitor {
        const Person *person = nullptr;
        bool mayWrite = false;
    };

    [[nodiscard]] bool isCloud() const { return m_kind == Kind::Cloud; }
    [[nodiscard]] std::optional<Visitor> admit(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse answerCloud(const HttpRequest &request, const QStringList &path,
                                           const Visitor &visitor) const;
    [[nodiscard]] HttpResponse answerDataCenter(const HttpRequest &request, const QStringList &path,
                                                const Visitor &visitor) const;
    [[nodiscard]] QJsonObject me(const Person &person) const;

    const JiraWorld &m_world;
    Kind m_kind;
};

} // namespace releasedesk::sandbox
