// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk::tests;

namespace {

//! Runs the program to its end; -1 if it does not end.
int exitCodeOf(const QStringList &arguments, QByteArray &complaint)
{
    QProcess process;
    process.start(QStringLiteral(RD_BIN_DIR "/release-desk-sandbox"), arguments);
    if (!process.waitForFinished(5000)) {
        process.kill();
        process.waitForFinished(1000);
        return -1;
    }
    complaint = process.readAllStandardError();
    return process.exitCode();
}

} // namespace

class TestSandboxProgram final : public QObject
{
    Q_OBJECT

private slots:
    void printsOneLineWhenReady()
    {
        SandboxProcess sandbox;
        QVERIFY(sandbox.start());
        QCOMPARE(sandbox.get(QStringLiteral("/")).status, 200);
        sandbox.stop();
        QVERIFY(sandbox.process().readAllStandardOutput().isEmpty());
    }

    void listensOnTheWantedPort()
    {
        QTcpServer finder;
        QVERIFY(finder.listen(QHostAddress::LocalHost));
        const quint16 port = finder.serverPort();
        finder.close();
        SandboxProcess sandbox;
        QVERIFY(sandbox.start({QStringLiteral("--port"), QString::number(port)}));
        QCOMPARE(sandbox.port(), port);
    }

    void refusesWhatItCannotUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("a port that is no number") << QStringList{"--port", "eighty"} << 2 << QByteArray("eighty");
        QTest::newRow("a port beyond the last") << QStringList{"--port", "65536"} << 2 << QByteArray("65535");
        QTest::newRow("a negative seed") << QStringList{"--seed", "-1"} << 2 << QByteArray("--seed");
        QTest::newRow("a word that is no option") << QStringList{"serve"} << 2 << QByteArray("serve");
        QTest::newRow("a data folder that is not there")
            << QStringList{"--data", "/nonexistent/folder"} << 2 << QByteArray("/nonexistent/folder");
        QTest::newRow("a file of faults that is not there")
            << QStringList{"--faults", "/nonexistent/faults.json"} << 2 << QByteArray("faults.json");
    }

    void refusesWhatItCannotUse()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, named);
        QByteArray complaint;
        QTEST(exitCodeOf(arguments, complaint), "exitCode");
        QVERIFY2(complaint.contains(named), complaint.constData());
    }

    void saysThatThePortIsTaken()
    {
        QTcpServer holder;
        QVERIFY(holder.listen(QHostAddress::LocalHost));
        QByteArray complaint;
        const int code = exitCodeOf({QStringLiteral("--port"), QString::number(holder.serverPort())}, complaint);
        QCOMPARE(code, 4);
        QVERIFY(complaint.contains(QByteArray::number(holder.serverPort())));
    }

    void saysWhichFaultRuleIsWrong()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("faults.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[{\"kind\":\"explode\"}]");
        file.close();
        QByteArray complaint;
        QCOMPARE(exitCodeOf({QStringLiteral("--faults"), file.fileName()}, complaint), 2);
        QVERIFY2(complaint.contains("explode"), complaint.constData());
    }

    void endsWithItsParentOnlyIfAsked_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("ends");
        QTest::newRow("asked") << QStringList{"--exit-with-parent"} << true;
        QTest::newRow("not asked") << QStringList{} << false;
    }

    void endsWithItsParentOnlyIfAsked()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const bool, ends);
        SandboxProcess sandbox;
        QVERIFY(sandbox.start(arguments));
        sandbox.process().closeWriteChannel();
        QCOMPARE(sandbox.process().waitForFinished(ends ? 5000 : 300), ends);
    }

    void tellsTheSameStoryForTheSameSeed()
    {
        const QString query = QStringLiteral("/jira-dc/rest/api/2/search?jql=project%3DAPP&fields=summary,assignee");
        QList<QList<QString>> stories;
        for (const char *seed : {"7", "7", "8"}) {
            SandboxProcess sandbox;
            QVERIFY(sandbox.start({QStringLiteral("--seed"), QString::fromLatin1(seed)}));
            sandbox.signIn("bd.yoon", "sandbox-token");
            QList<QString> story;
            for (const auto &each : sandbox.get(query).json().value(QLatin1String("issues")).toArray()) {
                const QJsonObject issue = each.toObject();
                story.append(issue.value(QLatin1String("key")).toString());
                story.append(
                    issue.value(QLatin1String("fields")).toObject().value(QLatin1String("summary")).toString());
            }
            QCOMPARE(story.size(), 76);
            stories.append(story);
        }
        QCOMPARE(stories.at(0), stories.at(1));
        QVERIFY(stories.at(0) != stories.at(2));
    }

    void survivesWhatIsNoRequest_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("not HTTP") << QByteArray("hello\r\n\r\n") << QByteArray(" 400 ");
        QTest::newRow("a body beyond the limit")
            << QByteArray("POST /hook/plain HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n") << QByteArray(" 413 ");
        QTest::newRow("a header beyond the limit")
            << QByteArray("GET / HTTP/1.1\r\nX: " + QByteArray(70000, 'x') + "\r\n\r\n") << QByteArray(" 431 ");
        QTest::newRow("a negative length")
            << QByteArray("POST /hook/plain HTTP/1.1\r\nContent-Length: -1\r\n\r\n") << QByteArray(" 400 ");
        QTest::newRow("a chunk that is no number")
            << QByteArray("POST /hook/plain HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
            << QByteArray(" 400 ");
    }

    void survivesWhatIsNoRequest()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, status);
        SandboxProcess sandbox;
        QVERIFY(sandbox.start());
        const QByteArray answer = sandbox.talk(bytes, 1000);
        QVERIFY2(answer.left(30).contains(status), answer.left(60).constData());
        QCOMPARE(sandbox.get(QStringLiteral("/")).status, 200);
    }

    void readsBodiesInChunksAndSeveralRequestsAtOnce()
    {
        SandboxProcess sandbox;
        QVERIFY(sandbox.start());
        const QByteArray post = "POST /hook/plain HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                                "Content-Type: application/json\r\n\r\n8\r\n{\"text\":\r\n5\r\n\"hi\"}\r\n0\r\n\r\n";
        const QByteArray get = "GET /sandbox/state HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        const QByteArray answer = sandbox.talk(post + get);
        QCOMPARE(answer.count("HTTP/1.1 200 OK"), 2);
        QVERIFY(answer.contains("\"text\":\"hi\""));
    }
};

RELEASE_DESK_TEST(tst_sandbox_program, TestSandboxProgram)
#include "tst_sandbox_program.moc"
