// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/confluence_stand_in.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

struct Space {
    qint64 id;
    const char *key;
    const char *name;
    bool hasPages;
};

constexpr std::array spaces{Space{98305, "DOC", "Release documents", true}, Space{98306, "NEW", "Just created", false}};

const Space *spaceWithKey(const QString &key)
{
    const auto found
        = std::ranges::find_if(spaces, [&key](const Space &each) { return key == QLatin1String(each.key); });
    return found == spaces.end() ? nullptr : &*found;
}

HttpResponse refusal(int status, const QString &message)
{
    return HttpResponse::json(status, QJsonObject{{u"statusCode"_s, status}, {u"message"_s, message}});
}

QJsonObject operation(const QString &name, const QString &target)
{
    return {{u"operation"_s, name}, {u"targetType"_s, target}};
}

QJsonArray operationsOnSpace(bool mayWrite)
{
    QJsonArray all{operation(u"read"_s, u"space"_s)};
    if (mayWrite) {
        all.append(operation(u"create"_s, u"page"_s));
        all.append(operation(u"create"_s, u"comment"_s));
    }
    return all;
}

QJsonArray operationsOnPage(bool mayWrite)
{
    QJsonArray all{operation(u"read"_s, u"page"_s)};
    if (mayWrite)
        all.append(operation(u"update"_s, u"page"_s));
    return all;
}

//! Cloud writes identifiers as text, Data Center as numbers.
QJsonObject documentOf(const Space &space, bool isCloud)
{
    return {{u"id"_s, isCloud ? QJsonValue(QString::number(space.id)) : QJsonValue(space.id)},
            {u"key"_s, QLatin1String(space.key)},
            {u"name"_s, QLatin1String(space.name)},
            {u"type"_s, u"global"_s},
            {u"status"_s, u"current"_s}};
}

HttpResponse page(const HttpRequest &request, const QJsonArray &all)
{
    const int limit = std::max(1, request.parameter(u"limit"_s).toInt());
    QJsonArray results;
    for (qsizetype i = 0; i < std::min<qsizetype>(limit, all.size()); ++i)
        results.append(all.at(i));
    return HttpResponse::json(200,
                              QJsonObject{{u"results"_s, results},
                                          {u"start"_s, 0},
                                          {u"limit"_s, limit},
                                          {u"size"_s, results.size()},
                                          {u"_links"_s, QJsonObject{{u"base"_s, request.origin()}}}});
}

} // namespace

std::optional<ConfluenceStandIn::Visitor> ConfluenceStandIn::admit(const HttpRequest &request) const
{
    const QByteArray header = request.header("authorization");
    QByteArray token;
    QString user;
    if (header.startsWith("Basic ")) {
        const QByteArray pair = QByteArray::fromBase64(header.mid(6));
        user = QString::fromUtf8(pair.left(pair.indexOf(':')));
        token = pair.mid(pair.indexOf(':') + 1);
        if (!isCloud() && token == "sandbox-password")
            token = "sandbox-token";
    } else if (header.startsWith("Bearer ") && !isCloud()) {
        token = header.mid(7);
    }
    if (token != "sandbox-token" && token != "readonly-token")
        return std::nullopt;
    Visitor visitor{m_world.personByMail(user), token == "sandbox-token"};
    if (visitor.person == nullptr)
        visitor.person = m_world.personByName(user);
    if (visitor.person == nullptr && !m_world.people.isEmpty())
        visitor.person = &m_world.people.first();
    return visitor.person == nullptr ? std::nullopt : std::optional(visitor);
}

QJsonObject ConfluenceStandIn::me(const Person &person) const
{
    QJsonObject me{{u"type"_s, u"known"_s}, {u"displayName"_s, person.displayName}};
    if (isCloud()) {
        me.insert(u"accountId"_s, person.accountId);
        me.insert(u"accountType"_s, u"atlassian"_s);
        me.insert(u"publicName"_s, person.displayName);
    } else {
        me.insert(u"username"_s, person.name);
    }
    return me;
}

HttpResponse ConfluenceStandIn::answer(const HttpRequest &request, const QStringList &segments) const
{
    const bool isBelowWiki = segments.value(0) == u"wiki";
    if (isCloud() != isBelowWiki)
        return HttpResponse::html(404, u"Page not found"_s, u"There is no such page in this Confluence."_s);
    const QStringList path = isCloud() ? segments.mid(1) : segments;
    if (request.isMutating())
        return refusal(405, u"This stand-in is only read."_s);
    // what it is it tells anyone
    if (path == QStringList{u"rest"_s, u"applinks"_s, u"1.0"_s, u"manifest"_s})
        return HttpResponse::json(
            200, QJsonObject{{u"typeId"_s, u"confluence"_s}, {u"version"_s, isCloud() ? u"1000.0.0"_s : u"10.0.3"_s}});
    const std::optional<Visitor> visitor = admit(request);
    if (!visitor)
        return refusal(401, u"Client must be authenticated to access this resource."_s);
    if (path == QStringList{u"rest"_s, u"api"_s, u"user"_s, u"current"_s})
        return HttpResponse::json(200, me(*visitor->person));
    return isCloud() ? answerCloud(request, path, *visitor) : answerDataCenter(request, path, *visitor);
}

HttpResponse ConfluenceStandIn::answerCloud(const HttpRequest &request, const QStringList &path,
                                            const Visitor &visitor) const
{
    const bool isSpaces = path.mid(0, 3) == QStringList{u"api"_s, u"v2"_s, u"spaces"_s};
    if (isSpaces && path.size() == 3) {
        const QStringList keys = request.listParameter(u"keys"_s);
        QJsonArray found;
        for (const Space &space : spaces) {
            if (keys.isEmpty() || keys.contains(QLatin1String(space.key)))
                found.append(documentOf(space, true));
        }
        return page(request, found);
    }
    const bool isKnown
        = std::ranges::any_of(spaces, [id = path.value(3).toLongLong()](const Space &each) { return each.id == id; });
    if (isSpaces && isKnown && path.mid(4) == QStringList{u"operations"_s})
        return HttpResponse::json(200, QJsonObject{{u"operations"_s, operationsOnSpace(visitor.mayWrite)}});
    return refusal(404, u"Not Found"_s);
}

HttpResponse ConfluenceStandIn::answerDataCenter(const HttpRequest &request, const QStringList &path,
                                                 const Visitor &visitor) const
{
    if (path.mid(0, 3) != QStringList{u"rest"_s, u"api"_s, u"space"_s})
        return refusal(404, u"null for uri: %1"_s.arg(request.path()));
    if (path.size() == 3) {
        QJsonArray all;
        for (const Space &space : spaces)
            all.append(documentOf(space, false));
        return page(request, all);
    }
    const Space *const space = spaceWithKey(path.at(3));
    if (space == nullptr)
        return refusal(404, u"No space with key : %1"_s.arg(path.at(3)));
    if (path.size() == 4)
        return HttpResponse::json(200, documentOf(*space, false));
    if (path.mid(4) != QStringList{u"content"_s, u"page"_s})
        return refusal(404, u"null for uri: %1"_s.arg(request.path()));
    QJsonArray pages;
    if (space->hasPages) {
        QJsonObject start{{u"id"_s, u"65601"_s},
                          {u"type"_s, u"page"_s},
                          {u"status"_s, u"current"_s},
                          {u"title"_s, u"Release documents"_s}};
        if (request.listParameter(u"expand"_s).contains(u"operations"_s))
            start.insert(u"operations"_s, operationsOnPage(visitor.mayWrite));
        pages.append(start);
    }
    return page(request, pages);
}

} // namespace releasedesk::sandbox
