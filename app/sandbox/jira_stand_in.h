// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/jira_visit.h"

#include <QElapsedTimer>

#include <chrono>
#include <optional>

namespace releasedesk::sandbox {

//! What both flavours of Jira have in common: sign-in, projects, versions, issues, comments and Jira's errors. The
//! flavours add how they search.
class JiraStandIn
{
public:
    JiraStandIn(JiraWorld &world, JiraFlavour flavour);
    virtual ~JiraStandIn() = default;
    Q_DISABLE_COPY_MOVE(JiraStandIn)

    //! `segments` is the path below the stand-in's own, e.g. rest/api/3/myself.
    [[nodiscard]] HttpResponse answer(const HttpRequest &request, const QStringList &segments);

    //! How long a search does not see a write; 0 for at once.
    void setIndexLag(std::chrono::milliseconds lag) { m_indexLag = lag; }

    //! Whether it hands out the code of issues; many sites do not.
    void setHandsOutCode(bool does) { m_handsOutCode = does; }

protected:
    [[nodiscard]] JiraRoutes &routes() { return m_routes; }
    [[nodiscard]] const JiraWorld &world() const { return m_world; }
    [[nodiscard]] std::chrono::milliseconds indexLag() const { return m_indexLag; }

private:
    struct Admission {
        const Person *person = nullptr;
        JiraRights rights = JiraRights::Everything;
    };

    [[nodiscard]] HttpResponse find(const HttpRequest &request, const QStringList &segments);
    [[nodiscard]] std::optional<Admission> admit(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse serverInfo(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse unauthorized() const;
    //! An answer if an issue is written to more often than Cloud allows: 20 times in 2 seconds.
    [[nodiscard]] std::optional<HttpResponse> limitWrites(const HttpRequest &request, const QStringList &path);

    JiraWorld &m_world;
    JiraFlavour m_flavour;
    QString m_mount;
    QString m_apiVersion;
    JiraRoutes m_routes;
    std::chrono::milliseconds m_indexLag{0};
    bool m_handsOutCode = true;
    QElapsedTimer m_running;
    QList<qint64> m_asked; //!< when, in the last minute
    QHash<QString, QList<qint64>> m_writes;
};

} // namespace releasedesk::sandbox
