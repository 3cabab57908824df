// SPDX-License-Identifier: Apache-2.0
#include "core/http/endpoint_policy.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;

class TestEndpointPolicy final : public QObject
{
    Q_OBJECT

private slots:
    void joinsBasePathAndQuery_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("path");
        QTest::addColumn<http::Query>("query");
        QTest::addColumn<QByteArray>("expected");
        const http::Query none;
        QTest::newRow("plain") << "http://h" << "/rest/api" << none << QByteArray("http://h/rest/api");
        QTest::newRow("nothing") << "http://h" << "" << none << QByteArray("http://h/");
        QTest::newRow("base with path") << "http://h/jira" << "/rest" << none << QByteArray("http://h/jira/rest");
        QTest::newRow("base with a slash") << "http://h/jira/" << "/rest" << none << QByteArray("http://h/jira/rest");
        QTest::newRow("path without a slash") << "http://h/jira" << "rest" << none << QByteArray("http://h/jira/rest");
        QTest::newRow("a space") << "http://h" << "/job/a b" << none << QByteArray("http://h/job/a%20b");
        QTest::newRow("an encoded slash") << "http://h" << "/job/a%2Fb" << none << QByteArray("http://h/job/a%2Fb");
        QTest::newRow("an encoded mark") << "http://h" << "/job/a%3Fb" << none << QByteArray("http://h/job/a%3Fb");
        QTest::newRow("Korean") << "http://h" << "/결제" << none << QByteArray("http://h/%EA%B2%B0%EC%A0%9C");
        QTest::newRow("two slashes stay on the host")
            << "http://h" << "//evil.example/x" << none << QByteArray("http://h//evil.example/x");
        QTest::newRow("query in the path")
            << "http://h" << "/x?a=1" << http::Query{{"b", "2"}} << QByteArray("http://h/x?a=1&b=2");
        QTest::newRow("plus") << "http://h" << "/x" << http::Query{{"v", "1.0+7"}}
                              << QByteArray("http://h/x?v=1.0%2B7");
        QTest::newRow("everything") << "http://h" << "/x" << http::Query{{"jql", "a = \"b & c\" # 100%25"}}
                                    << QByteArray("http://h/x?jql=a%20%3D%20%22b%20%26%20c%22%20%23%20100%2525");
        QTest::newRow("twice") << "http://h" << "/x" << http::Query{{"f", "1"}, {"f", "2"}}
                               << QByteArray("http://h/x?f=1&f=2");
    }

    void joinsBasePathAndQuery()
    {
        QFETCH(const QString, base);
        QFETCH(const QString, path);
        QFETCH(const http::Query, query);

        QTEST(http::endpointUrl(QUrl(base), path, query).toEncoded(), "expected");
    }

    void neverLeavesTheOrigin()
    {
        const QUrl base("https://jira.example.com:8443/base");
        for (const char *const path : {"//evil/x", "/../..//evil", "@evil/x", ":80/x", "http://evil/x", "\\\\evil\\x",
                                       "/\r\nHost: evil", ".evil", "?x", "#x"})
            QVERIFY2(http::isSameOrigin(http::endpointUrl(base, QString::fromUtf8(path)), base), path);
    }

    void aSegmentIsOneName()
    {
        QCOMPARE(http::pathSegment("a/b c?d#e%+"), "a%2Fb%20c%3Fd%23e%25%2B");
        QCOMPARE(http::pathSegment(".."), "%2E%2E");
        QCOMPARE(http::endpointUrl(QUrl("http://h"), "/job/" + http::pathSegment("a%2Fb")).toEncoded(),
                 "http://h/job/a%252Fb");
    }

    void checksTheBase_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("https") << "https://jira.example.com" << true;
        QTest::newRow("path and port") << " http://127.0.0.1:8080/jira/ " << true;
        QTest::newRow("Korean host") << "https://지라.example.com" << true;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("no scheme") << "jira.example.com" << false;
        QTest::newRow("ftp") << "ftp://jira.example.com" << false;
        QTest::newRow("file") << "file:///etc/passwd" << false;
        QTest::newRow("user") << "https://kim@jira.example.com" << false;
        QTest::newRow("password") << "https://kim:pw@jira.example.com" << false;
        QTest::newRow("no host") << "https:///x" << false;
        QTest::newRow("query") << "https://h/x?project=1" << false;
        QTest::newRow("fragment") << "https://h/#x" << false;
        QTest::newRow("rubbish") << "ht tp://" << false;
    }

    void checksTheBase()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isGood);

        const auto url = http::checkedBaseUrl(text);

        QCOMPARE(url.has_value(), isGood);
        if (!url) {
            QCOMPARE(url.error().code, ErrorCode::InvalidArgument);
            QVERIFY(!url.error().message.contains("pw"));
        }
    }

    void comparesOrigins_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("path") << "http://h/x" << "http://h/y" << true;
        QTest::newRow("usual port") << "http://h" << "http://h:80" << true;
        QTest::newRow("usual port, TLS") << "https://h:443" << "https://h" << true;
        QTest::newRow("case") << "HTTP://H" << "http://h" << true;
        QTest::newRow("scheme") << "http://h" << "https://h" << false;
        QTest::newRow("scheme, same port") << "http://h:443" << "https://h" << false;
        QTest::newRow("port") << "http://h" << "http://h:8080" << false;
        QTest::newRow("host") << "http://h" << "http://h.evil" << false;
        QTest::newRow("dot at the end") << "http://h" << "http://h." << false;
    }

    void comparesOrigins()
    {
        QFETCH(const QString, a);
        QFETCH(const QString, b);

        QTEST(http::isSameOrigin(QUrl(a), QUrl(b)), "isSame");
    }

    void keepsThePathOfAnAnswer_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("absolute");
        QTest::addColumn<QString>("expected");
        QTest::newRow("inner host") << "https://ci.example.com" << "http://10.0.0.7:8080/queue/item/7/"
                                    << "/queue/item/7/";
        QTest::newRow("base path") << "https://h/jenkins" << "http://inner/jenkins/queue/item/7/" << "/queue/item/7/";
        QTest::newRow("similar path") << "https://h/jenkins" << "http://inner/jenkins2/x" << "/jenkins2/x";
        QTest::newRow("query") << "https://h" << "http://inner/x?a=1&b=%2B" << "/x?a=1&b=%2B";
        QTest::newRow("relative") << "https://h" << "/queue/item/7/" << "/queue/item/7/";
        QTest::newRow("encoded") << "https://h" << "http://inner/job/a%2Fb/" << "/job/a%2Fb/";
    }

    void keepsThePathOfAnAnswer()
    {
        QFETCH(const QString, base);
        QFETCH(const QString, absolute);

        QTEST(http::sameOriginPath(QUrl(base), QUrl(absolute)), "expected");
    }

    void masksSecrets_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("expected");
        QTest::newRow("user") << "http://kim:pw@h/x" << "http://h/x";
        QTest::newRow("token") << "http://h/x?token=abc&a=1" << "http://h/x?token=***&a=1";
        QTest::newRow("case") << "http://h/x?Private-Token=abc" << "http://h/x?Private-Token=***";
        QTest::newRow("own token") << "http://h/x?crumbToken=abc" << "http://h/x?crumbToken=***";
        QTest::newRow("encoded name") << "http://h/x?to%6Ben=abc" << "http://h/x?token=***";
        QTest::newRow("twice") << "http://h/x?sig=a&sig=b" << "http://h/x?sig=***&sig=***";
        QTest::newRow("fragment") << "http://h/x#access_token=abc" << "http://h/x";
        QTest::newRow("harmless") << "http://h/x?nextPage=abc" << "http://h/x?nextPage=abc";
    }

    void masksSecrets()
    {
        QFETCH(const QString, url);

        QTEST(http::maskedUrl(QUrl(url)), "expected");
    }
};

RELEASE_DESK_TEST(tst_endpoint_policy, TestEndpointPolicy)

#include "tst_endpoint_policy.moc"
