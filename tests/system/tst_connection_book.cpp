// SPDX-License-Identifier: Apache-2.0
#include "app/shared/connection_book.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::app;

//! Which stored secret goes with a connection that somebody tries: none to a place it was not entered for.
class TestConnectionBook final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_book = std::make_unique<ConnectionBook>("/srv/desk");
        m_known = {};
        m_known.id = ConnectionId("jira");
        m_known.url = "https://jira.example";
        m_known.account = "kim";
        m_known.network.proxy = {domain::ProxyKind::Http, "proxy", 3128, "kim"};
        m_known.network.authorities = {"ca.pem"};
        m_known.network.certificate = "me.pem";
        m_book->setConnections({m_known});
        m_book->setSecret(m_known.id, Secret("token-1"));
        m_book->setSecret(domain::proxySecretOf(m_known.id), Secret("password-1"));
        m_book->setSecret(domain::keySecretOf(m_known.id), Secret("phrase-1"));
    }

    void aSavedConnectionHasAllItsSecretsAndWholePaths()
    {
        const auto access = m_book->find(m_known.id);
        QVERIFY(access);
        QCOMPARE(access->secret.reveal(), "token-1");
        QCOMPARE(access->proxyPassword.reveal(), "password-1");
        QCOMPARE(access->keyPassphrase.reveal(), "phrase-1");
        QCOMPARE(access->connection.network.authorities, QStringList("/srv/desk/ca.pem"));
        QCOMPARE(access->connection.network.certificate, "/srv/desk/me.pem");
        QCOMPARE(m_book->connections().first().network.certificate, "me.pem");
    }

    void secretsGoOnlyWhereTheyWereMeantFor_data()
    {
        QTest::addColumn<QString>("changed");
        QTest::addColumn<bool>("signsIn");
        QTest::addColumn<bool>("tellsProxy");
        QTest::addColumn<bool>("opensKey");
        QTest::newRow("nothing") << "" << true << true << true;
        QTest::newRow("a time limit") << "time" << true << true << true;
        QTest::newRow("the address") << "url" << false << true << true;
        QTest::newRow("the account") << "account" << false << true << true;
        QTest::newRow("the system") << "system" << false << true << true;
        QTest::newRow("another connection") << "id" << false << false << false;
        QTest::newRow("the proxy") << "host" << true << false << true;
        QTest::newRow("its port") << "port" << true << false << true;
        QTest::newRow("its kind") << "kind" << true << false << true;
        QTest::newRow("who signs in there") << "user" << true << false << true;
        QTest::newRow("the certificate") << "certificate" << true << true << false;
    }

    void secretsGoOnlyWhereTheyWereMeantFor()
    {
        QFETCH(const QString, changed);
        domain::Connection tried = m_known;
        domain::ConnectionProxy &proxy = tried.network.proxy;
        if (changed == "time")
            tried.network.answerSeconds = 300;
        else if (changed == "url")
            tried.url = "https://evil.example";
        else if (changed == "account")
            tried.account = "lee";
        else if (changed == "system")
            tried.system = domain::ConnectedSystem::Jenkins;
        else if (changed == "id")
            tried.id = ConnectionId("other");
        else if (changed == "host")
            proxy.host = "evil";
        else if (changed == "port")
            proxy.port = 80;
        else if (changed == "kind")
            proxy.kind = domain::ProxyKind::Socks5;
        else if (changed == "user")
            proxy.user = "lee";
        else if (changed == "certificate")
            tried.network.certificate = "other.pem";

        const domain::ConnectionAccess access = m_book->completed(tried, {});

        QTEST(!access.secret.isEmpty(), "signsIn");
        QTEST(!access.proxyPassword.isEmpty(), "tellsProxy");
        QTEST(!access.keyPassphrase.isEmpty(), "opensKey");
    }

    void whatWasTypedComesFirst()
    {
        const auto access = m_book->completed(m_known, {Secret("token-2"), Secret("password-2"), Secret("phrase-2")});
        QCOMPARE(access.secret.reveal(), "token-2");
        QCOMPARE(access.proxyPassword.reveal(), "password-2");
        QCOMPARE(access.keyPassphrase.reveal(), "phrase-2");
    }

    void noneOfThemIsShown()
    {
        const QString text = m_book->redacted("a token-1 b password-1 c phrase-1 d");
        QCOMPARE(text, "a ••• b ••• c ••• d");
    }

private:
    std::unique_ptr<ConnectionBook> m_book;
    domain::Connection m_known;
};

RELEASE_DESK_TEST(tst_connection_book, TestConnectionBook)
#include "tst_connection_book.moc"
