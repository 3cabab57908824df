// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/keychain/secret_store.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using connectors::SecretStore;

namespace {

const ConnectionId jira("jira");
const ConnectionId chat("chat");

QString textOf(const Result<Secret> &secret)
{
    return secret ? QString::fromUtf8(secret->reveal()) : errorCodeName(secret.error().code);
}

QCoro::Task<QStringList> readBoth(SecretStore *store)
{
    QCoro::Task<Result<Secret>> first = store->read(jira); // both are under way at once
    QCoro::Task<Result<Secret>> second = store->read(chat);
    QStringList texts;
    texts.append(textOf(co_await first));
    texts.append(textOf(co_await second));
    co_return texts;
}

} // namespace

class TestSecretStore final : public QObject
{
    Q_OBJECT

private slots:
    void init() { qunsetenv("DBUS_SESSION_BUS_ADDRESS"); }

    void withoutAKeyStoreSecretsLastAsLongAsTheObject()
    {
        {
            SecretStore store("/somewhere/a");
            QVERIFY(QCoro::waitFor(store.write(jira, Secret("t0ken"))));
            QCOMPARE(textOf(QCoro::waitFor(store.read(jira))), "t0ken");
            QVERIFY(!store.isPersistent());
            QVERIFY(store.note().contains("until the program ends"));
        }
        SecretStore again("/somewhere/a");
        QCOMPARE(textOf(QCoro::waitFor(again.read(jira))), "NotFound");
    }

    void whatIsRemovedIsGone()
    {
        SecretStore store("/somewhere/a");
        QVERIFY(QCoro::waitFor(store.write(jira, Secret("t0ken"))));
        QVERIFY(QCoro::waitFor(store.remove(jira)));

        QCOMPARE(textOf(QCoro::waitFor(store.read(jira))), "NotFound");
        QVERIFY(QCoro::waitFor(store.remove(jira))); // nothing to remove is no error
    }

    void secretsMayComeFromTheEnvironment()
    {
        qputenv("RD_TEST_TOKEN", "from outside");

        QCOMPARE(SecretStore::fromEnvironment("RD_TEST_TOKEN").reveal(), "from outside");
        QVERIFY(SecretStore::fromEnvironment("RD_TEST_NO_TOKEN").isEmpty());
    }

    void aSessionWithABrokenBusFallsBack()
    {
        QProcess other;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        environment.insert("RD_TEST_EXPECTED", "memory");
        other.setProcessEnvironment(environment);
        other.start(QCoreApplication::applicationFilePath(), {"tst_secret_store_session"});

        QVERIFY(other.waitForFinished(30'000));
        QVERIFY2(other.exitCode() == 0, other.readAllStandardOutput().constData());
    }

    void aKeyStoreKeepsSecrets()
    {
        if (QStandardPaths::findExecutable("dbus-run-session").isEmpty()
            || QStandardPaths::findExecutable("gnome-keyring-daemon").isEmpty())
            QSKIP("dbus-run-session or gnome-keyring-daemon is not installed; the real key store is not tested");
        const QTemporaryDir home;
        QProcess other;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("HOME", home.path());
        environment.insert("XDG_DATA_HOME", home.path());
        environment.insert("XDG_RUNTIME_DIR", home.path());
        environment.insert("RD_TEST_EXPECTED", "keyStore");
        other.setProcessEnvironment(environment);
        other.start("dbus-run-session", {"--", QCoreApplication::applicationFilePath(), "tst_secret_store_session"});

        QVERIFY(other.waitForFinished(30'000));
        QVERIFY2(other.exitCode() == 0, other.readAllStandardOutput().constData());
    }
};

RELEASE_DESK_TEST(tst_secret_store, TestSecretStore)

//! Runs in a process of its own, because a session bus is chosen once per process.
class TestSecretStoreSession final : public QObject
{
    Q_OBJECT

private slots:
    void secretsAreKeptWhereTheyCanBe()
    {
        const QByteArray expected = qgetenv("RD_TEST_EXPECTED");
        if (expected.isEmpty())
            QSKIP("this part is run by tst_secret_store");
        QProcess keyring;
        if (expected == "keyStore") {
            keyring.start("gnome-keyring-daemon", {"--unlock", "--components=secrets", "--foreground"});
            keyring.write("password");
            keyring.closeWriteChannel();
            QVERIFY(keyring.waitForStarted());
            QTest::qWait(500);
        }

        SecretStore store("/somewhere/a");
        SecretStore other("/somewhere/b");
        QVERIFY(QCoro::waitFor(store.write(jira, Secret("t0ken 한글"))));
        QVERIFY(QCoro::waitFor(store.write(chat, Secret("https://hook/x"))));
        QCOMPARE(store.isPersistent(), expected == "keyStore");
        QCOMPARE(textOf(QCoro::waitFor(store.read(jira))), "t0ken 한글");
        QCOMPARE(textOf(QCoro::waitFor(other.read(jira))), "NotFound"); // another workspace

        SecretStore again("/somewhere/a");
        if (expected == "keyStore") {
            QCOMPARE(QCoro::waitFor(readBoth(&again)), (QStringList{"t0ken 한글", "https://hook/x"}));
            QVERIFY(QCoro::waitFor(again.remove(jira)));
            QCOMPARE(textOf(QCoro::waitFor(store.read(jira))), "NotFound");
        }
        keyring.kill();
        keyring.waitForFinished();
    }
};

RELEASE_DESK_TEST(tst_secret_store_session, TestSecretStoreSession)

#include "tst_secret_store.moc"
