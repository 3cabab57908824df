// SPDX-License-Identifier: Apache-2.0
#include "app/cli/connection_options.h"

#include "app/cli/key_ring.h"
#include "core/connectors/keychain/secret_store.h"
#include "core/domain/project_keys.h"

#include <QCoreApplication>
#include <QDir>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

const QLatin1String none("none");

//! “system”, “none”, “http://proxy.example.com:3128” or “socks5://10.0.0.7:1080”.
Result<> takeProxy(const QString &text, domain::ConnectionProxy &proxy)
{
    if (text == u"system" || text == none) {
        proxy = {};
        proxy.kind = text == none ? domain::ProxyKind::None : domain::ProxyKind::System;
        return {};
    }
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http";
    const bool isWhole = url.isValid() && !url.host().isEmpty() && url.port() > 0 && url.userInfo().isEmpty()
        && (url.path().isEmpty() || url.path() == u"/");
    if (!isWhole || (!isHttp && url.scheme() != u"socks5"))
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("--proxy takes system, none, http://HOST:PORT or socks5://HOST:PORT, without user and "
                                "password, so nothing was saved. A user goes into --proxy-user, the password is asked "
                                "for with --ask-proxy-password."));
    proxy.kind = isHttp ? domain::ProxyKind::Http : domain::ProxyKind::Socks5;
    proxy.host = url.host();
    proxy.port = url.port();
    return {};
}

QString kept(const QString &path, const QString &folder)
{
    const QString whole = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    const QString from = QDir(folder).relativeFilePath(whole);
    return from.startsWith(u"..") || QDir::isAbsolutePath(from) ? whole : from;
}

Result<int> secondsIn(const QCommandLineParser &parser, const QString &option)
{
    bool isNumber = false;
    const int seconds = parser.value(option).toInt(&isNumber);
    if (!isNumber || seconds < 0)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("--%1 takes a number of seconds, or 0 for the usual time, not “%2”. Nothing was saved.")
                           .arg(option, parser.value(option)));
    return seconds;
}

struct SecretOption {
    QString variable; //!< option that names a variable
    QString ask; //!< option that asks for it
    QString question;
};

//! Empty if it was not asked for at all.
Result<Secret> secretOf(const QCommandLineParser &parser, const SecretOption &option, QString &remembered)
{
    if (const QString name = parser.value(option.variable); !name.isEmpty()) {
        Secret secret = connectors::SecretStore::fromEnvironment(name);
        if (secret.isEmpty())
            return failure(
                ErrorCode::Unauthenticated,
                Text::tr("The variable %1 is empty, so no secret was stored. Set it and try again.").arg(name));
        if (parser.isSet(u"remember-variable"_s))
            remembered = name;
        return secret;
    }
    if (!parser.isSet(option.ask))
        return Secret();
    remembered.clear(); // from now on it is kept in the key store
    return askSecret(option.question);
}

} // namespace

QString connectionUsage()
{
    return u"[--url URL] [--account NAME] [--sender MAIL] [--title TEXT] [--token-env NAME | --ask-token] "
           "[--proxy system|none|http://HOST:PORT|socks5://HOST:PORT] [--proxy-user NAME] "
           "[--proxy-password-env NAME | --ask-proxy-password] [--authority FILE|none]… [--certificate FILE|none] "
           "[--certificate-key FILE|none] [--key-passphrase-env NAME | --ask-key-passphrase] [--connect-seconds N] "
           "[--answer-seconds N] [--use-project KEY|all]… [--read-only-project KEY|none]… [--remember-variable]"_s;
}

void addConnectionOptions(QCommandLineParser &parser)
{
    for (const char *const name :
         {"url", "account", "sender", "title", "token-env", "proxy", "proxy-user", "proxy-password-env", "authority",
          "certificate", "certificate-key", "key-passphrase-env", "connect-seconds", "answer-seconds", "use-project",
          "read-only-project"})
        parser.addOption({QString::fromLatin1(name), {}, u"VALUE"_s});
    for (const char *const name : {"ask-token", "ask-proxy-password", "ask-key-passphrase", "remember-variable"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(name)));
}

Result<> takeConnectionOptions(const QCommandLineParser &parser, const QString &folder, domain::Connection &connection)
{
    const auto take = [&parser](const QString &option, QString &value) {
        if (parser.isSet(option))
            value = parser.value(option);
    };
    take(u"url"_s, connection.url);
    take(u"account"_s, connection.account);
    take(u"sender"_s, connection.sender);
    take(u"title"_s, connection.title);
    domain::ConnectionNetwork &network = connection.network;
    if (parser.isSet(u"proxy"_s)) {
        if (const auto taken = takeProxy(parser.value(u"proxy"_s), network.proxy); !taken)
            return taken;
    }
    take(u"proxy-user"_s, network.proxy.user);
    if (parser.isSet(u"authority"_s)) {
        network.authorities.clear();
        for (const QString &file : parser.values(u"authority"_s)) {
            if (file != none)
                network.authorities.append(kept(file, folder));
        }
    }
    const auto takeKeys = [&](const QString &option, QStringList &keys) {
        if (!parser.isSet(option))
            return;
        QStringList named = parser.values(option);
        named.removeIf([](const QString &key) { return key == none || key == u"all"; });
        keys = domain::projectKeys(named);
    };
    takeKeys(u"use-project"_s, connection.projects);
    takeKeys(u"read-only-project"_s, connection.readOnlyProjects);
    const auto takeFile = [&](const QString &option, QString &value) {
        if (const QString file = parser.value(option); parser.isSet(option))
            value = file == none || file.isEmpty() ? QString() : kept(file, folder);
    };
    takeFile(u"certificate"_s, network.certificate);
    takeFile(u"certificate-key"_s, network.certificateKey);
    if (network.certificate.isEmpty() && !parser.isSet(u"certificate-key"_s))
        network.certificateKey.clear();
    for (const auto &[option, value] : {std::pair(u"connect-seconds"_s, &network.connectSeconds),
                                        std::pair(u"answer-seconds"_s, &network.answerSeconds)}) {
        if (!parser.isSet(option))
            continue;
        const auto seconds = secondsIn(parser, option);
        if (!seconds)
            return failed(seconds);
        *value = *seconds;
    }
    if (connection.system == domain::ConnectedSystem::Smtp && network != domain::ConnectionNetwork())
        return failure(
            ErrorCode::InvalidArgument,
            Text::tr("A mail connection has no proxy, certificates or time limits of its own, so nothing was "
                     "saved. Mail goes the way of this computer: the variables all_proxy and no_proxy of its "
                     "environment hold. Leave these options out."));
    if (const auto problem = domain::problemOf(network); problem.field != domain::NetworkField::None)
        return failure(ErrorCode::InvalidArgument, problem.text);
    return {};
}

Result<domain::ConnectionSecrets> takeConnectionSecrets(const QCommandLineParser &parser,
                                                        domain::Connection &connection)
{
    const SecretOption token{u"token-env"_s, u"ask-token"_s,
                             Text::tr("Token or password of “%1”:").arg(connection.id.value())};
    const SecretOption proxy{u"proxy-password-env"_s, u"ask-proxy-password"_s, Text::tr("Password for the proxy:")};
    const SecretOption key{u"key-passphrase-env"_s, u"ask-key-passphrase"_s,
                           Text::tr("Passphrase of the certificate's key:")};
    domain::ConnectionSecrets secrets;
    auto read = secretOf(parser, token, connection.tokenVariable);
    if (!read)
        return failed(read);
    secrets.signIn = *read;
    read = secretOf(parser, proxy, connection.network.proxy.passwordVariable);
    if (!read)
        return failed(read);
    secrets.proxyPassword = *read;
    read = secretOf(parser, key, connection.network.passphraseVariable);
    if (!read)
        return failed(read);
    secrets.keyPassphrase = *read;
    return secrets;
}

} // namespace releasedesk::cli
