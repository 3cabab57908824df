// SPDX-License-Identifier: Apache-2.0
#include "core/http/address_policy.h"

#include "core/base/sabotage.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QHostInfo>
#include <QPromise>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>

namespace releasedesk::http {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AddressPolicy)
};

Resolver &resolver()
{
    static Resolver instead;
    return instead;
}

bool isIn(const QHostAddress &address, const char *subnet)
{
    return address.isInSubnet(QHostAddress::parseSubnet(QLatin1String(subnet)));
}

//! The IPv4 address that an IPv6 address stands for, if it does.
std::optional<QHostAddress> disguised(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return std::nullopt;
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    const auto fourFrom = [&bytes](int at) {
        quint32 four = 0;
        for (int i = 0; i < 4; ++i)
            four = (four << 8) | bytes[at + i];
        return QHostAddress(four);
    };
    if (isIn(address, "::ffff:0:0/96") || isIn(address, "64:ff9b::/96") || isIn(address, "64:ff9b:1::/48")
        || isIn(address, "::ffff:0:0:0/96"))
        return fourFrom(12);
    if (isIn(address, "2002::/16"))
        return fourFrom(2);
    // “::a.b.c.d”, long out of use; “::” and “::1” are what they are.
    if (isIn(address, "::/96") && !isIn(address, "::/127"))
        return fourFrom(12);
    return std::nullopt;
}

QCoro::Task<QList<QHostAddress>> lookUp(QString host)
{
    if (resolver())
        co_return resolver()(host);
    const auto promise = std::make_shared<QPromise<QList<QHostAddress>>>();
    promise->start();
    const QFuture<QList<QHostAddress>> future = promise->future();
    QHostInfo::lookupHost(host, [promise](const QHostInfo &found) {
        promise->addResult(found.addresses());
        promise->finish();
    });
    co_return co_await future;
}

bool isLocalName(const QString &host)
{
    return host == u"localhost" || host == u"localhost.";
}

//! This computer, named outright.
bool isPlainLoopback(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::LocalHostIPv6)
        || (address.protocol() == QAbstractSocket::IPv4Protocol && isIn(address, "127.0.0.0/8"));
}

tl::unexpected<Error> forbidden(const QString &host, const QString &why)
{
    return failure(ErrorCode::PermissionDenied,
                   Text::tr("“%1” leads to an address that requests must not go to: %2. Nothing was sent. Correct the "
                            "address; this computer itself is named as 127.0.0.1 or localhost.")
                       .arg(host, why));
}

} // namespace

void setResolver(Resolver instead)
{
    resolver() = std::move(instead);
}

QString whyForbidden(const QHostAddress &address)
{
    struct Range {
        const char *subnet;
        QString why;
    };
    const QString thisComputer = Text::tr("this computer");
    const QString neighbour = Text::tr("a device beside this one, or the service that knows the secrets of a machine");
    const QString nobody = Text::tr("no single computer");
    const std::array ranges{
        Range{"127.0.0.0/8", thisComputer},    Range{"::1/128", thisComputer},
        Range{"0.0.0.0/8", thisComputer},      Range{"::/128", thisComputer},
        Range{"169.254.0.0/16", neighbour},    Range{"fe80::/10", neighbour},
        Range{"fd00:ec2::254/128", neighbour}, Range{"100.100.100.200/32", neighbour},
        Range{"192.0.0.192/32", neighbour},    Range{"fec0::/10", neighbour},
        Range{"224.0.0.0/4", nobody},          Range{"ff00::/8", nobody},
        Range{"240.0.0.0/4", nobody},          Range{"100::/64", nobody},
    };
    if (address.isNull())
        return nobody;
    if (const auto inside = disguised(address)) {
        const QString why = whyForbidden(*inside);
        return why.isEmpty() ? QString() : Text::tr("%1 in another notation").arg(why);
    }
    // A zone after % says through which card, not where to.
    QHostAddress plain = address;
    plain.setScopeId({});
    const auto found = std::ranges::find_if(ranges, [&plain](const Range &range) { return isIn(plain, range.subnet); });
    return found == ranges.end() ? QString() : found->why;
}

bool isLiteral(const QUrl &url)
{
    return isLocalName(url.host()) || !QHostAddress(url.host()).isNull();
}

QCoro::Task<Result<QList<QHostAddress>>> addressesOf(QUrl url)
{
    const QString host = url.host();
    if (isLocalName(host))
        co_return QList<QHostAddress>{QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)};
    if (const QHostAddress literal(host); !literal.isNull()) {
        const QString why = isPlainLoopback(literal) ? QString() : whyForbidden(literal);
        if (!why.isEmpty())
            co_return forbidden(host, why);
        co_return QList<QHostAddress>{literal};
    }
    const QList<QHostAddress> addresses = co_await lookUp(host);
    if (RD_SABOTAGED("name-not-address"))
        co_return addresses;
    for (const QHostAddress &address : addresses) {
        if (const QString why = whyForbidden(address); !why.isEmpty())
            co_return forbidden(host, why);
    }
    // The older protocol first: it reaches nearly everybody, and one that is silent costs a whole time limit.
    QList<QHostAddress> inOrder;
    for (const auto protocol : {QAbstractSocket::IPv4Protocol, QAbstractSocket::IPv6Protocol})
        std::ranges::copy_if(addresses, std::back_inserter(inOrder),
                             [protocol](const QHostAddress &address) { return address.protocol() == protocol; });
    co_return inOrder;
}

} // namespace releasedesk::http
