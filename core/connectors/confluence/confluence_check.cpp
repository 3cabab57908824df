// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/confluence/confluence_check.h"

#include "core/base/clock.h"
#include "core/base/safe_text.h"
#include "core/connectors/shared/connection_route.h"
#include "core/http/endpoint_policy.h"
#include "core/http/http_error.h"
#include "core/http/rate_budget.h"
#include "core/http/reading_http_client.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConfluenceCheck)
};

using http::ReadingHttpClient;

//! One Confluence and the two dialects in which it is asked.
struct Site {
    http::Server server;
    bool isCloud = true;

    [[nodiscard]] QString host() const { return http::hostLabel(server.baseUrl); }
    [[nodiscard]] QString path(const QString &cloud, const QString &dataCenter) const
    {
        return isCloud ? QStringLiteral("/wiki") + cloud : dataCenter;
    }
};

Result<Site> siteOf(const domain::ConnectionAccess &access, std::chrono::milliseconds limit)
{
    const domain::Connection &connection = access.connection;
    auto url = http::checkedBaseUrl(connection.url);
    if (!url)
        return failed(url);
    Site site;
    site.isCloud = connection.system == domain::ConnectedSystem::ConfluenceCloud;
    const QString account = connection.account.trimmed();
    if (site.isCloud && account.isEmpty())
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("Confluence Cloud signs in by mail address and API token, and the connection “%1” has "
                                "no mail address. Enter it as the account.")
                           .arg(connection.id.value()));
    // The start page of the browser has it, the address of the site has not.
    if (const QString path = url->path(); site.isCloud && (path == u"/wiki" || path == u"/wiki/"))
        url->setPath({});
    site.server.baseUrl = *url;
    if (!account.isEmpty())
        site.server.authorization = http::basicAuthorization(account, access.secret);
    else if (!access.secret.isEmpty())
        site.server.authorization = http::bearerAuthorization(access.secret);
    if (const auto taken = takeRoute(site.server, access); !taken)
        return failed(taken);
    if (connection.network.answerSeconds == 0) {
        site.server.timeout = std::min(site.server.timeout, limit * 9 / 10);
        site.server.deadline = std::min(site.server.deadline, limit);
        site.server.connecting = std::min(site.server.connecting, limit * 8 / 10);
    }
    return site;
}

QString lineOf(const QJsonValue &value)
{
    return SafeText::lineFromOutside(value.toString().left(200)).plain();
}

Error notConfluence(const Site &site, const QString &detail)
{
    return {ErrorCode::NotFound,
            Text::tr("There is no Confluence at this address (“%1”), so no document can go there. Enter the address "
                     "that its start page has in a browser, such as https://example.atlassian.net or "
                     "https://confluence.example.com.")
                .arg(site.host()),
            detail};
}

bool isAnotherProduct(const Error &error)
{
    return error.code == ErrorCode::NotFound || error.code == ErrorCode::DataLoss;
}

bool allows(const QJsonValue &operations, const QString &operation, const QString &target)
{
    return std::ranges::any_of(operations.toArray(), [&](const QJsonValue &each) {
        const QJsonObject one = each.toObject();
        return one.value(u"operation").toString() == operation && one.value(u"targetType").toString() == target;
    });
}

Error noSuchSpace(const Site &site, const QString &space, const QString &detail)
{
    return {ErrorCode::NotFound,
            Text::tr("The sign-in works, but “%1” has no space “%2” that this account may see, so no document can go "
                     "there. Check the key of the space.")
                .arg(site.host(), space),
            detail};
}

//! What the account may do in the space, and what cannot be said.
struct Rights {
    bool canWrite = false;
    QString doubt;
};

QCoro::Task<Result<Rights>> rightsInCloud(ReadingHttpClient client, Site site, QString space)
{
    const http::Query which{{QStringLiteral("keys"), space}, {QStringLiteral("limit"), QStringLiteral("1")}};
    const auto spaces
        = co_await client.readJson({.path = QStringLiteral("/wiki/api/v2/spaces"), .query = which, .repeats = 0});
    if (!spaces)
        co_return failed(spaces);
    const QString id = spaces->object().value(u"results").toArray().at(0).toObject().value(u"id").toString();
    if (id.isEmpty())
        co_return tl::unexpected(noSuchSpace(site, space, {}));
    const QString path = QStringLiteral("/wiki/api/v2/spaces/%1/operations").arg(http::pathSegment(id));
    const auto allowed = co_await client.readJson({.path = path, .repeats = 0});
    if (!allowed)
        co_return failed(allowed);
    Rights rights;
    rights.canWrite = allows(allowed->object().value(u"operations"), QStringLiteral("create"), QStringLiteral("page"));
    co_return rights;
}

//! It tells what may be done to a page only with that page.
QCoro::Task<Result<Rights>> rightsInDataCenter(ReadingHttpClient client, Site site, QString space)
{
    const QString path = QStringLiteral("/rest/api/space/%1").arg(http::pathSegment(space));
    const auto found = co_await client.readJson({.path = path, .repeats = 0});
    if (!found && found.error().code == ErrorCode::NotFound)
        co_return tl::unexpected(noSuchSpace(site, space, found.error().detail));
    if (!found)
        co_return failed(found);
    const http::Query which{{QStringLiteral("limit"), QStringLiteral("1")},
                            {QStringLiteral("expand"), QStringLiteral("operations")}};
    const auto pages
        = co_await client.readJson({.path = path + QStringLiteral("/content/page"), .query = which, .repeats = 0});
    if (!pages)
        co_return failed(pages);
    const QJsonObject page = pages->object().value(u"results").toArray().at(0).toObject();
    Rights rights;
    rights.canWrite = allows(page.value(u"operations"), QStringLiteral("update"), QStringLiteral("page"));
    if (!page.contains(u"operations"))
        rights.doubt = Text::tr("Whether pages may be written in “%1” cannot be seen: it has none yet that tells. The "
                                "first document will show it.")
                           .arg(space);
    co_return rights;
}

} // namespace

QCoro::Task<Result<versions::ConnectionReport>> checkConfluence(domain::ConnectionAccess access,
                                                                QNetworkAccessManager *network, QString space,
                                                                std::chrono::milliseconds limit)
{
    const SystemClock clock;
    const auto began = clock.elapsed();
    const QDateTime asked = clock.utcNow();
    const Result<Site> site = siteOf(access, limit);
    if (!site)
        co_return failed(site);
    const ReadingHttpClient client(*network, site->server);

    // Tasks start at once, so these are on their way together.
    auto me = client.readJson({.path = site->path("/rest/api/user/current", "/rest/api/user/current"), .repeats = 0});
    auto any = client.readJson({.path = site->path("/api/v2/spaces", "/rest/api/space"),
                                .query = {{QStringLiteral("limit"), QStringLiteral("1")}},
                                .repeats = 0});
    auto manifest = client.readJson(
        {.path = site->path("/rest/applinks/1.0/manifest", "/rest/applinks/1.0/manifest"), .repeats = 0});
    const auto meAnswer = co_await me;
    const auto anyAnswer = co_await any;
    const auto manifestAnswer = co_await manifest;
    if (!meAnswer)
        co_return tl::unexpected(isAnotherProduct(meAnswer.error()) ? notConfluence(*site, meAnswer.error().message)
                                                                    : meAnswer.error());
    const QJsonObject person = meAnswer->object();
    const bool isNobody = person.value(u"type").toString() == u"anonymous";
    if (isNobody)
        co_return failure(ErrorCode::Unauthenticated,
                          Text::tr("“%1” answers, but takes this sign-in for that of nobody, so documents would not be "
                                   "written. Create a new token and enter it in the connection.")
                              .arg(site->host()));
    versions::ConnectionReport report;
    for (const char *name : {"displayName", "publicName", "username", "accountId"}) {
        if (report.account.isEmpty())
            report.account = lineOf(person.value(QLatin1String(name)));
    }
    if (report.account.isEmpty())
        co_return tl::unexpected(notConfluence(*site, {}));
    if (!anyAnswer)
        co_return tl::unexpected(isAnotherProduct(anyAnswer.error()) ? notConfluence(*site, anyAnswer.error().message)
                                                                     : anyAnswer.error());

    const QString version = manifestAnswer ? lineOf(manifestAnswer->object().value(u"version")) : QString();
    report.product = site->isCloud ? QStringLiteral("Confluence Cloud")
        : version.isEmpty()        ? QStringLiteral("Confluence (Data Center)")
                                   : QStringLiteral("Confluence %1 (Data Center)").arg(version);
    const bool seesSpaces = !anyAnswer->object().value(u"results").toArray().isEmpty();
    (seesSpaces ? report.granted : report.missing).append(QStringLiteral("READ_SPACE"));
    if (!seesSpaces)
        report.note = Text::tr("This account sees no space at all, so no document can go there. Ask a Confluence "
                               "administrator to let it into one.");
    if (space.isEmpty() && seesSpaces)
        report.note = Text::tr("Name a space to see whether documents may be written there.");
    if (!space.isEmpty()) {
        const auto rights = site->isCloud ? co_await rightsInCloud(client, *site, space)
                                          : co_await rightsInDataCenter(client, *site, space);
        if (!rights)
            co_return failed(rights);
        if (rights->doubt.isEmpty())
            (rights->canWrite ? report.granted : report.missing).append(QStringLiteral("WRITE_PAGES"));
        report.note = rights->doubt;
        if (!rights->canWrite && rights->doubt.isEmpty())
            report.note = Text::tr("Documents can be read but not written in “%1”. Ask an administrator of the space "
                                   "for the permission to add pages.")
                              .arg(space);
    }
    const auto budget = http::RateBudgets::shared().of(site->server.account);
    if (budget && budget->limit > 0 && budget->at >= asked) {
        report.requestsLeft = static_cast<int>(budget->left);
        report.requestLimit = static_cast<int>(budget->limit);
    }
    report.milliseconds
        = static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(clock.elapsed() - began).count());
    co_return report;
}

} // namespace releasedesk::connectors
