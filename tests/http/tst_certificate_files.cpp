// SPDX-License-Identifier: Apache-2.0
#include "core/http/certificate_files.h"
#include "core/http/mutating_http_client.h"
#include "core/http/reading_http_client.h"
#include "tests/http/patient_server.h"
#include "tests/support/own_authority.h"
#include "tests/support/proxy_program.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QFile>
#include <QNetworkAccessManager>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;

//! Whom a connection trusts and what it shows; authority, server and certificates are those of the openssl program.
class TestCertificateFiles final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_authority = OwnAuthority::make("Hanbit Root");
        m_other = OwnAuthority::make("Another Root");
        if (!m_authority || !m_other)
            QSKIP("openssl is not installed");
        QVERIFY(m_authority->issue("server", "/CN=127.0.0.1", "IP:127.0.0.1"));
        QVERIFY(m_authority->issue("elsewhere", "/CN=jira.hanbit.example", "DNS:jira.hanbit.example"));
        QVERIFY(m_authority->issue("me", "/O=Hanbit/CN=release-desk"));
        QVERIFY(m_authority->issue("old", "/CN=long ago", {}, -1));
        QVERIFY(m_authority->lockKey("me", "locked.key", "open sesame"));
        QVERIFY(m_other->issue("me", "/CN=somebody"));
        QVERIFY(m_other->issue("server", "/CN=127.0.0.1", "IP:127.0.0.1"));
    }

    void theSystemDoesNotTrustTheCompany()
    {
        const OpensslServer server(*m_authority, "server", false);
        QVERIFY(server.isUp());
        const auto read = ask(server.port(), {});
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains("“Hanbit Root”"), qPrintable(textOf(read.error())));
        QVERIFY2(read.error().message.contains("Own authorities"), qPrintable(read.error().message));
    }

    void itsOwnAuthorityIsTrusted()
    {
        const OpensslServer server(*m_authority, "server", false);
        QVERIFY(server.isUp());
        const auto read = ask(server.port(), {{m_authority->certificate()}});
        QVERIFY2(read, read ? "" : qPrintable(textOf(read.error())));
        QVERIFY((*read)["ok"].toBool());
    }

    void theAnswerSaysHowItWasProtected()
    {
        const OpensslServer server(*m_authority, "server", false);
        QVERIFY(server.isUp());
        const auto answer = askPlainly(server.port(), {{m_authority->certificate()}});
        QVERIFY2(answer, answer ? "" : qPrintable(textOf(answer.error())));
        QCOMPARE(answer->protection, "TLS 1.3");
    }

    void anotherAuthorityHelpsNothing()
    {
        const OpensslServer server(*m_other, "server", false);
        QVERIFY(server.isUp());
        const auto read = ask(server.port(), {{m_authority->certificate()}});
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains("“Another Root”"), qPrintable(textOf(read.error())));
    }

    void theNameCountsAllTheSame()
    {
        const OpensslServer server(*m_authority, "elsewhere", false);
        QVERIFY(server.isUp());
        const auto read = ask(server.port(), {{m_authority->certificate()}});
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains("made out to “jira.hanbit.example”"), qPrintable(textOf(read.error())));
    }

    void theSystemIsTrustedBesides()
    {
        const auto tls = http::tlsFrom({{m_authority->certificate()}});
        QVERIFY(tls);
        const auto system = QSslConfiguration::systemCaCertificates();
        QVERIFY(!system.isEmpty());
        QCOMPARE((*tls)->caCertificates().size(), system.size() + 1);
        QCOMPARE((*tls)->peerVerifyMode(), QSslConfiguration::defaultConfiguration().peerVerifyMode());
    }

    void aServerMayWantOurCertificate_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("passphrase");
        QTest::newRow("open key") << "me.key" << QByteArray();
        QTest::newRow("locked key") << "locked.key" << QByteArray("open sesame");
    }

    void aServerMayWantOurCertificate()
    {
        QFETCH(const QString, key);
        QFETCH(const QByteArray, passphrase);
        const OpensslServer server(*m_authority, "server", true);
        QVERIFY(server.isUp());
        const auto read = ask(
            server.port(),
            {{m_authority->certificate()}, m_authority->path("me.pem"), m_authority->path(key), Secret(passphrase)});
        QVERIFY2(read, read ? "" : qPrintable(textOf(read.error())));
    }

    void withoutOurCertificateItSaysSo()
    {
        const OpensslServer server(*m_authority, "server", true);
        QVERIFY(server.isUp());
        const auto read = ask(server.port(), {{m_authority->certificate()}});
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains("lets nobody in without a client certificate"),
                 qPrintable(textOf(read.error())));
    }

    void aCertificateOfSomebodyElseIsNotAccepted()
    {
        const OpensslServer server(*m_authority, "server", true);
        QVERIFY(server.isUp());
        const auto read
            = ask(server.port(), {{m_authority->certificate()}, m_other->path("me.pem"), m_other->path("me.key")});
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains("does not accept the client certificate"),
                 qPrintable(textOf(read.error())));
    }

    void throughAProxyToo()
    {
        const OpensslServer server(*m_authority, "server", true);
        const auto proxy = ProxyProgram::http("kim", "pass");
        if (!proxy)
            QSKIP("tinyproxy is not installed");
        const http::CertificateFiles files{
            {m_authority->certificate()}, m_authority->path("me.pem"), m_authority->path("me.key")};
        const auto read
            = ask(server.port(), files, {http::Route::Proxy::Http, "127.0.0.1", proxy->port(), "kim", Secret("pass")});
        QVERIFY2(read, read ? "" : qPrintable(textOf(read.error())));
        QVERIFY2(proxy->saw("CONNECT 127.0.0.1:" + QByteArray::number(server.port())), proxy->log().constData());
    }

    void filesThatDoNotDoAreNamed_data()
    {
        QTest::addColumn<QStringList>("authorities");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<QStringList>("says");
        const QStringList none;
        const QByteArray open;
        QTest::newRow("an authority that is not there") << QStringList("gone.pem") << "" << "" << open
                                                        << QStringList{"own authority", "gone.pem", "cannot be read"};
        QTest::newRow("an authority that is no certificate")
            << QStringList("me.key") << "" << "" << open << QStringList{"me.key", "no certificate in PEM form"};
        QTest::newRow("an authority in another form")
            << QStringList("ca.der") << "" << "" << open << QStringList{"ca.der", "no certificate in PEM form"};
        QTest::newRow("a certificate that is not there")
            << none << "gone.pem" << "me.key" << open << QStringList{"client certificate", "gone.pem"};
        QTest::newRow("a key that is not there")
            << none << "me.pem" << "gone.key" << open << QStringList{"key of the client", "gone.key", "cannot be read"};
        QTest::newRow("a key that is none")
            << none << "me.pem" << "me.csr" << open << QStringList{"me.csr", "no private key"};
        QTest::newRow("no key in the file of the certificate")
            << none << "me.pem" << "" << open << QStringList{"me.pem", "no private key"};
        QTest::newRow("the key of another certificate")
            << none << "me.pem" << "server.key" << open
            << QStringList{"server.key", "does not belong to the certificate", "me.pem", "release-desk"};
        QTest::newRow("a locked key") << none << "me.pem" << "locked.key" << open
                                      << QStringList{"locked with a passphrase", "locked.key"};
        QTest::newRow("the wrong passphrase")
            << none << "me.pem" << "locked.key" << QByteArray("sesame") << QStringList{"does not open", "locked.key"};
        QTest::newRow("a certificate out of date")
            << none << "old.pem" << "old.key" << open << QStringList{"old.pem", "long ago", "ended on"};
    }

    void filesThatDoNotDoAreNamed()
    {
        QFETCH(QStringList, authorities);
        QFETCH(const QString, certificate);
        QFETCH(const QString, key);
        QFETCH(const QByteArray, passphrase);
        QFETCH(const QStringList, says);
        QFile der(m_authority->path("ca.der"));
        QVERIFY(der.open(QIODevice::WriteOnly));
        der.write(QSslCertificate::fromPath(m_authority->certificate()).first().toDer());
        der.close();
        const auto whole = [this](const QString &name) { return name.isEmpty() ? name : m_authority->path(name); };
        for (QString &name : authorities)
            name = whole(name);

        const auto tls = http::tlsFrom({authorities, whole(certificate), whole(key), Secret(passphrase)});

        QVERIFY(!tls);
        QCOMPARE(tls.error().code, ErrorCode::FailedPrecondition);
        QVERIFY(tls.error().nothingHappened);
        for (const QString &text : says)
            QVERIFY2(tls.error().message.contains(text), qPrintable(textOf(tls.error())));
        QVERIFY(passphrase.isEmpty() || !textOf(tls.error()).contains("“" + QString::fromUtf8(passphrase)));
    }

    void aFileThatChangedIsReadAgain()
    {
        const QString file = m_authority->path("changing.pem");
        QVERIFY(QFile::copy(m_authority->certificate(), file));
        const auto first = http::tlsFrom({{file}});
        QCOMPARE(http::tlsFrom({{file}}).value().get(), first.value().get());
        QVERIFY(QFile::remove(file));
        QVERIFY(!http::tlsFrom({{file}}));
        QVERIFY(QFile::copy(m_other->certificate(), file));
        const auto second = http::tlsFrom({{file}});
        QVERIFY(second);
        QVERIFY(second->get() != first->get());
        QVERIFY((*second)->caCertificates().contains(QSslCertificate::fromPath(m_other->certificate()).first()));
    }

private:
    static Result<QJsonDocument> ask(quint16 port, const http::CertificateFiles &files, http::Route route = {})
    {
        const auto answer = askPlainly(port, files, std::move(route));
        return answer ? http::jsonOf(*answer) : Result<QJsonDocument>(tl::unexpected(answer.error()));
    }

    static Result<http::HttpAnswer> askPlainly(quint16 port, const http::CertificateFiles &files,
                                               http::Route route = {})
    {
        QNetworkAccessManager network;
        http::Server server = serverAt(QUrl(QString("https://127.0.0.1:%1").arg(port)));
        const auto tls = http::tlsFrom(files);
        if (!tls)
            return tl::unexpected(tls.error());
        route.tls = *tls;
        route.showsCertificate = !files.certificate.isEmpty();
        server.route = route;
        return QCoro::waitFor(http::ReadingHttpClient(network, server).get("/answer"));
    }

    std::unique_ptr<OwnAuthority> m_authority;
    std::unique_ptr<OwnAuthority> m_other;
};

RELEASE_DESK_TEST(tst_certificate_files, TestCertificateFiles)
#include "tst_certificate_files.moc"
