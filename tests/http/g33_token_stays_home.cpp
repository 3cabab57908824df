// SPDX-License-Identifier: Apache-2.0
#include "core/http/endpoint_policy.h"
#include "core/http/mutating_http_client.h"
#include "core/http/reading_http_client.h"
#include "tests/http/patient_server.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QNetworkAccessManager>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

//! Addresses that lead to another origin, or to our own in a dress that makes it another; %1 is the other server's
//! port, %2 our own.
const QList<const char *> &elsewhere()
{
    static const QList<const char *> forms{
        "http://127.0.0.1:%1/x",
        "HTTP://127.0.0.1:%1/x",
        "//127.0.0.1:%1/x",
        "http://localhost:%1/x",
        "http://LocalHost:%2/x",
        "http://127.0.0.1:%2@127.0.0.1:%1/x",
        "http://kim@127.0.0.1:%1/x",
        "http://kim:pw@localhost:%2/x",
        "https://127.0.0.1:%2/x",
        "http://127.1:%1/x",
        "http://2130706433:%1/x",
        "http://0x7f000001:%1/x",
        "http://0177.0.0.1:%1/x",
        "http://[::ffff:127.0.0.1]:%1/x",
        "http://127.0.0.1:%1\\@127.0.0.1:%2/x",
        "http:\\\\127.0.0.1:%1\\x",
        "http:127.0.0.1:%1/x",
        "http:///127.0.0.1:%1/x",
        " http://127.0.0.1:%1/x",
        "http://127.0.0.1:%1#@127.0.0.1:%2/",
        "http://127.0.0.1:%1?@127.0.0.1:%2/",
        "http://127.0.0.2:%1/x",
        "ftp://127.0.0.1:%1/x",
        "file:///etc/hostname",
        "data:application/json,{}",
        "javascript:alert(1)",
    };
    return forms;
}

struct Trap {
    ScriptedServer server;

    Trap()
    {
        server.handle("GET", "*", [](const ScriptedRequest &) { return ScriptedAnswer::json({{"trap", true}}); });
    }

    //! How many requests brought anything that opens a door.
    [[nodiscard]] qsizetype leaks() const
    {
        qsizetype found = 0;
        for (const ScriptedRequest &request : server.requests())
            found += opensDoors(request) ? 1 : 0;
        return found;
    }

    [[nodiscard]] static bool opensDoors(const ScriptedRequest &request)
    {
        for (const QByteArray &value : request.headers) {
            if (value.contains("very-secret") || value.contains("key-of-ours"))
                return true;
        }
        return request.target.contains("very-secret");
    }
};

} // namespace

//! A token goes to the origin it was entered for and to no other, whatever an answer says.
class TestTokenStaysHome final : public QObject
{
    Q_OBJECT

private slots:
    void noAnswerLuresTheTokenAway()
    {
        GuaranteeRun run(QStringLiteral("G33"), QStringLiteral("variants"), {200, 200, 200});
        for (const int status : {301, 302, 303, 307, 308}) {
            for (const char *form : elsewhere()) {
                for (const QByteArray method : {"GET", "POST"})
                    tryRedirect(method, status, form, run);
            }
        }
        addressesInBodies(run);
        QVERIFY2(run.finish(), run.report().constData());
    }

private:
    static http::Server withKeys(const QUrl &url)
    {
        http::Server server = serverAt(url);
        server.headers = {{"X-Api-Key", "key-of-ours"}};
        return server;
    }

    static QByteArray address(const char *form, const ScriptedServer &trap, const ScriptedServer &own)
    {
        return QByteArray(form)
            .replace("%1", QByteArray::number(trap.serverPort()))
            .replace("%2", QByteArray::number(own.serverPort()));
    }

    static void tryRedirect(const QByteArray &method, int status, const char *form, GuaranteeRun &run)
    {
        const Trap trap;
        ScriptedServer own;
        own.handle("POST", "*", [](const ScriptedRequest &) { return ScriptedAnswer::json({}); });
        own.handle("GET", "*", [](const ScriptedRequest &) { return ScriptedAnswer::json({}); });
        const QByteArray target = address(form, trap.server, own);
        own.on(method, "/start", ScriptedAnswer::redirect(target, status));
        QNetworkAccessManager network;
        const bool isRead = method == "GET";
        const auto answer = isRead
            ? QCoro::waitFor(http::ReadingHttpClient(network, withKeys(own.url())).getJson("/start"))
            : QCoro::waitFor(http::MutatingHttpClient(network, withKeys(own.url())).send(method, "/start", {}));
        run.tried();
        run.checked(3);
        const QString what = QStringLiteral("%1, %2 to %3")
                                 .arg(QString::fromLatin1(method))
                                 .arg(status)
                                 .arg(QString::fromLatin1(form));
        if (trap.leaks() > 0)
            run.violated(what + QStringLiteral(": the token went to another server"));
        // Under another name or scheme our own port counts as another server too.
        for (const ScriptedRequest &request : own.requests()) {
            const QByteArray host = request.header("host");
            if (host != "127.0.0.1:" + QByteArray::number(own.serverPort()) && Trap::opensDoors(request))
                run.violated(what + QStringLiteral(": the token went to ") + QString::fromLatin1(host));
        }
        if (!answer && textOf(answer.error()).contains(QStringLiteral("very-secret")))
            run.violated(what + QStringLiteral(": the error shows the token"));
    }

    //! Answers name addresses of themselves: next pages, queue items, builds. Only their path is ever used.
    static void addressesInBodies(GuaranteeRun &run)
    {
        const QUrl base(QStringLiteral("http://127.0.0.1:8080/jenkins"));
        const Trap trap;
        const ScriptedServer own;
        for (const char *form : elsewhere()) {
            const QUrl absolute(QString::fromLatin1(address(form, trap.server, own)));
            const QUrl used = http::endpointUrl(base, http::sameOriginPath(base, absolute));
            run.tried();
            run.checked();
            if (!http::isSameOrigin(base, used) || !used.userInfo().isEmpty())
                run.violated(
                    QStringLiteral("“%1” in a body leads to %2").arg(QString::fromLatin1(form), used.toString()));
        }
        for (const char *path :
             {"//evil.example/x", "///evil.example", "/\\evil.example", "\\\\evil.example", "@evil.example",
              ":80@evil.example", ".evil.example", "http://evil.example", "/../../x", "/%2e%2e/x", "?x@evil.example",
              "#@evil.example", "\t//evil.example", "//user:pw@evil.example/"}) {
            const QUrl used = http::endpointUrl(base, QString::fromLatin1(path));
            run.tried();
            run.checked();
            if (!http::isSameOrigin(base, used) || !used.userInfo().isEmpty())
                run.violated(
                    QStringLiteral("the path “%1” leads to %2").arg(QString::fromLatin1(path), used.toString()));
        }
    }
};

RELEASE_DESK_TEST(g33_token_stays_home, TestTokenStaysHome)

#include "g33_token_stays_home.moc"
