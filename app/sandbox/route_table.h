// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_response.h"

#include <QStringList>

#include <functional>

namespace releasedesk::sandbox {

//! Finds who answers a method and a path. A pattern is a path in which {} stands for one segment.
template<typename Visit>
class RouteTable
{
public:
    //! Gets the visit and the segments that stood for {}.
    using Handler = std::function<HttpResponse(const Visit &, const QStringList &)>;

    struct Match {
        const Handler *handler = nullptr;
        QStringList captured;
        bool knowsPath = false; //!< the path exists, if only with another method
    };

    void add(const QByteArray &method, const QString &pattern, Handler handler)
    {
        m_routes.append({method, pattern.split(u'/', Qt::SkipEmptyParts), std::move(handler)});
    }

    [[nodiscard]] Match find(const QByteArray &method, const QStringList &segments) const
    {
        const QByteArray wanted = method == "HEAD" ? QByteArray("GET") : method;
        Match match;
        for (const Route &route : m_routes) {
            QStringList captured;
            if (!fits(route.pattern, segments, captured))
                continue;
            match.knowsPath = true;
            if (route.method == wanted)
                return {&route.handler, captured, true};
        }
        return match;
    }

private:
    struct Route {
        QByteArray method;
        QStringList pattern;
        Handler handler;
    };

    [[nodiscard]] static bool fits(const QStringList &pattern, const QStringList &segments, QStringList &captured)
    {
        if (pattern.size() != segments.size())
            return false;
        for (qsizetype i = 0; i < pattern.size(); ++i) {
            if (pattern.at(i) == u"{}")
                captured.append(segments.at(i));
            else if (pattern.at(i) != segments.at(i))
                return false;
        }
        return true;
    }

    QList<Route> m_routes;
};

} // namespace releasedesk::sandbox
