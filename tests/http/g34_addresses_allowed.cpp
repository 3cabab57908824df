// SPDX-License-Identifier: Apache-2.0
#include "core/http/address_policy.h"
#include "core/http/mutating_http_client.h"
#include "core/http/reading_http_client.h"
#include "tests/http/patient_server.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QNetworkAccessManager>
#include <QNetworkInterface>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

//! Forbidden addresses as a person, a task or an attacker may write them into a web address.
const QList<const char *> &forbiddenLiterals()
{
    static const QList<const char *> forms{
        // the service that tells a machine in a cloud its secrets, in every notation there is
        "169.254.169.254",
        "2852039166",
        "0xA9FEA9FE",
        "0xa9.0xfe.0xa9.0xfe",
        "0251.0376.0251.0376",
        "169.254.43518",
        "169.16689662",
        "0251.254.169.254",
        "169.0xfe.0251.254",
        "[::ffff:169.254.169.254]",
        "[::ffff:a9fe:a9fe]",
        "[0:0:0:0:0:ffff:a9fe:a9fe]",
        "[64:ff9b::169.254.169.254]",
        "[64:ff9b::a9fe:a9fe]",
        "[64:ff9b:1::a9fe:a9fe]",
        "[2002:a9fe:a9fe::1]",
        "[::169.254.169.254]",
        "[::ffff:0:169.254.169.254]",
        "[fd00:ec2::254]",
        "[FD00:0EC2::0254]",
        "100.100.100.200",
        "192.0.0.192",
        "0x64.0x64.0x64.0xc8",
        "[::ffff:100.100.100.200]",
        "169.254.0.1",
        "169.254.255.254",
        "169.254.169.253",
        "[fe80::1]",
        "[fe80::1%25lo]",
        "[fe80::1%25eth0]",
        "[febf::1]",
        "[FE80::A]",
        "[fec0::1]",
        // this computer, but not as it is called outright
        "0.0.0.0",
        "0",
        "0.1.2.3",
        "0x0",
        "00.0.0.0",
        "[::]",
        "[0:0:0:0:0:0:0:0]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::ffff:0.0.0.0]",
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2002:7f00:0001::1]",
        "[::127.0.0.1]",
        "[::7f00:1]",
        "[::ffff:0:127.0.0.1]",
        "[::ffff:0:7f00:1]",
        // nobody in particular
        "255.255.255.255",
        "4294967295",
        "240.0.0.1",
        "0xf0000001",
        "224.0.0.1",
        "239.255.255.250",
        "[ff02::1]",
        "[ff05::2]",
        "[ff0e::1]",
        "[100::1]",
        "[::ffff:224.0.0.1]",
        "[::ffff:255.255.255.255]",
        "[2002:e000:1::]",
        "[64:ff9b::240.0.0.1]",
    };
    return forms;
}

//! What a name server may answer for a name that looks harmless.
const QList<QStringList> &forbiddenAnswers()
{
    static const QList<QStringList> answers{
        {"127.0.0.1"},
        {"127.0.0.2"},
        {"127.255.255.254"},
        {"::1"},
        {"0.0.0.0"},
        {"::"},
        {"169.254.169.254"},
        {"169.254.10.20"},
        {"fe80::1"},
        {"fe80::1%lo"},
        {"fd00:ec2::254"},
        {"100.100.100.200"},
        {"192.0.0.192"},
        {"::ffff:127.0.0.1"},
        {"::ffff:169.254.169.254"},
        {"64:ff9b::7f00:1"},
        {"2002:7f00:1::"},
        {"::7f00:1"},
        {"224.0.0.1"},
        {"255.255.255.255"},
        {"ff02::1"},
        // one good address among them does not help
        {"192.0.2.77", "127.0.0.1"},
        {"127.0.0.1", "192.0.2.77"},
        {"2001:db8::77", "::1"},
        {"192.0.2.77", "169.254.169.254"},
        {"192.0.2.77", "2001:db8::1", "0.0.0.0"},
    };
    return answers;
}

const QList<QString> &harmlessNames()
{
    static const QList<QString> names{QStringLiteral("ci.example.com"), QStringLiteral("127.0.0.1.example.com"),
                                      QStringLiteral("localhost.example.com"), QStringLiteral("127.0.0.1.")};
    return names;
}

} // namespace

//! Requests go where the connection says and nowhere a name, a number or a later answer leads them.
class TestAddressesAllowed final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { http::setResolver({}); }

    void noFormReachesAForbiddenAddress()
    {
        GuaranteeRun run(QStringLiteral("G34"), QStringLiteral("forms"), {150, 150, 150});
        for (const char *form : forbiddenLiterals())
            isRefused(QStringLiteral("http://%1:%2/x").arg(QLatin1String(form)).arg(m_trap.serverPort()), run);
        for (const QStringList &answer : forbiddenAnswers()) {
            http::setResolver([&answer](const QString &) { return addresses(answer); });
            for (const QString &name : harmlessNames())
                isRefused(QStringLiteral("http://%1:%2/x").arg(name).arg(m_trap.serverPort()), run, answer);
        }
        aNameThatMovesAway(run);
        run.checked();
        if (!m_trap.requests().isEmpty())
            run.violated(QStringLiteral("%1 requests arrived where none may").arg(m_trap.requests().size()));
        QVERIFY2(run.finish(), run.report().constData());
    }

    void thisComputerIsReachedByItsOwnNames()
    {
        for (const char *host : {"127.0.0.1", "localhost"}) {
            ScriptedServer server;
            server.on("GET", "/here", ScriptedAnswer::json({{"ok", true}}));
            QNetworkAccessManager network;
            QUrl url = server.url();
            url.setHost(QLatin1String(host));
            QVERIFY2(QCoro::waitFor(http::ReadingHttpClient(network, serverAt(url)).getJson("/here")), host);
        }
    }

    void aNameIsLookedUpOnceAndTheServerIsToldWhichItWas()
    {
        const QHostAddress mine = addressOfThisComputer();
        if (mine.isNull())
            QSKIP("This computer has no address but its own, so nothing allowed can be reached.");
        ScriptedServer server;
        server.close();
        QVERIFY(server.listen(QHostAddress::Any));
        server.handle("POST", "/deploy", [](const ScriptedRequest &) { return ScriptedAnswer::json({}); });
        int lookUps = 0;
        http::setResolver([&](const QString &name) {
            ++lookUps;
            return name == u"ci.example.com" && lookUps == 1 ? QList<QHostAddress>{mine}
                                                             : QList<QHostAddress>{QHostAddress::LocalHost};
        });
        QNetworkAccessManager network;
        const QUrl url(QStringLiteral("http://ci.example.com:%1").arg(server.serverPort()));

        const auto answer
            = QCoro::waitFor(http::MutatingHttpClient(network, serverAt(url)).send("POST", "/deploy", {}));

        QVERIFY2(answer, answer ? "" : qPrintable(textOf(answer.error())));
        QCOMPARE(lookUps, 1);
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests().first().header("host"), "ci.example.com:" + QByteArray::number(server.serverPort()));
    }

    void anotherAddressIsTriedWhereNobodyAnswers()
    {
        const QHostAddress mine = addressOfThisComputer();
        if (mine.isNull())
            QSKIP("This computer has no address but its own, so nothing allowed can be reached.");
        ScriptedServer server;
        server.close();
        QVERIFY(server.listen(QHostAddress::Any));
        server.handle("POST", "/deploy", [](const ScriptedRequest &) { return ScriptedAnswer::json({}); });
        http::setResolver(
            [&](const QString &) { return QList<QHostAddress>{QHostAddress(QStringLiteral("2001:db8::1")), mine}; });
        QNetworkAccessManager network;
        const QUrl url(QStringLiteral("http://ci.example.com:%1").arg(server.serverPort()));

        QVERIFY(QCoro::waitFor(http::MutatingHttpClient(network, serverAt(url)).send("POST", "/deploy", {})));
        QCOMPARE(server.requests().size(), 1);
    }

private:
    static QList<QHostAddress> addresses(const QStringList &texts)
    {
        QList<QHostAddress> list;
        for (const QString &text : texts)
            list.append(QHostAddress(text));
        return list;
    }

    static QHostAddress addressOfThisComputer()
    {
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.protocol() == QAbstractSocket::IPv4Protocol && http::whyForbidden(address).isEmpty())
                return address;
        }
        return {};
    }

    //! Refused before anything is sent, and said to be so, whether it reads or changes.
    static void isRefused(const QString &text, GuaranteeRun &run, const QStringList &answer = {})
    {
        const QString what = answer.isEmpty() ? text : QString(text + u" → " + answer.join(u','));
        QNetworkAccessManager network;
        const http::Server server = serverAt(QUrl(text));
        const auto read = QCoro::waitFor(http::ReadingHttpClient(network, server).getJson(QString()));
        const auto sent = QCoro::waitFor(http::MutatingHttpClient(network, server).send("POST", QString(), {}));
        run.tried();
        run.checked(2);
        const auto isSaid = [](const auto &outcome) {
            return !outcome
                && (outcome.error().code == ErrorCode::PermissionDenied
                    || outcome.error().code == ErrorCode::InvalidArgument);
        };
        if (!isSaid(read))
            run.violated(what + QStringLiteral(": read"));
        if (!isSaid(sent) || !sent.error().nothingHappened)
            run.violated(what + QStringLiteral(": changed"));
    }

    //! First an address of this computer that anybody may reach, where nobody listens; then 127.0.0.1, where the trap
    //! does: the address that was checked is the one that is used.
    void aNameThatMovesAway(GuaranteeRun &run)
    {
        const QHostAddress mine = addressOfThisComputer();
        if (mine.isNull())
            return;
        for (int good = 1; good <= 3; ++good) {
            int lookUps = 0;
            http::setResolver([&](const QString &) {
                return QList<QHostAddress>{++lookUps <= good ? mine : QHostAddress(QHostAddress::LocalHost)};
            });
            QNetworkAccessManager network;
            const QUrl url(QStringLiteral("http://moving.example.com:%1/x").arg(m_trap.serverPort()));
            const http::MutatingHttpClient client(network, serverAt(url));
            for (int request = 1; request <= 4; ++request) {
                const auto sent = QCoro::waitFor(client.send("POST", QString(), {}));
                run.tried();
                run.checked();
                const auto expected = request <= good ? ErrorCode::Unavailable : ErrorCode::PermissionDenied;
                if (sent || sent.error().code != expected || !sent.error().nothingHappened)
                    run.violated(
                        QStringLiteral("a name that moved after %1 look-ups, request %2").arg(good).arg(request));
            }
        }
    }

    ScriptedServer m_trap;
};

RELEASE_DESK_TEST(g34_addresses_allowed, TestAddressesAllowed)

#include "g34_addresses_allowed.moc"
