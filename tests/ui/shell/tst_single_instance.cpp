// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/shell/single_instance.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using namespace releasedesk::ui;

class TestSingleInstance final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_key = QUuid::createUuid().toString(); }

    void theSecondRaisesTheFirst()
    {
        SingleInstance first(m_key);
        QSignalSpy raised(&first, &SingleInstance::raised);
        QCOMPARE(*first.claim(), SingleInstance::Role::First);

        SingleInstance second(m_key);
        QCOMPARE(*second.claim(), SingleInstance::Role::Second);

        QTRY_COMPARE(raised.size(), 1);
    }

    void theSecondHandsItsLinkOver()
    {
        SingleInstance first(m_key);
        QSignalSpy raised(&first, &SingleInstance::raised);
        QSignalSpy handed(&first, &SingleInstance::linkHanded);
        QVERIFY(first.claim());
        const QString link = "releasedesk://release/checkout/2.8.0/approval";

        SingleInstance second(m_key);
        QCOMPARE(*second.claim(link), SingleInstance::Role::Second);

        QTRY_COMPARE(handed.size(), 1);
        QCOMPARE(handed.first().first().toString(), link);
        QCOMPARE(raised.size(), 1);
    }

    void endlessTalkIsCutShort()
    {
        SingleInstance first(m_key);
        QSignalSpy raised(&first, &SingleInstance::raised);
        QSignalSpy handed(&first, &SingleInstance::linkHanded);
        QVERIFY(first.claim());
        QLocalSocket stranger;
        stranger.connectToServer(first.socketName());
        QVERIFY(stranger.waitForConnected(1000));

        stranger.write("open " + QByteArray(100'000, 'x'));

        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(raised.size() + handed.size(), 0);
    }

    void anotherWorkspaceIsItsOwn()
    {
        SingleInstance first(m_key);
        SingleInstance other(m_key + "2");

        QCOMPARE(*first.claim(), SingleInstance::Role::First);
        QCOMPARE(*other.claim(), SingleInstance::Role::First);
    }

    void theSocketIsForThisPersonOnly()
    {
        SingleInstance first(m_key);
        QVERIFY(first.claim());

        const QFileInfo socket(first.socketName());

        QVERIFY2(socket.exists(), qPrintable(first.socketName()));
        QCOMPARE(socket.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void aSocketThatSurvivedItsProgramIsReplaced()
    {
        SingleInstance first(m_key);
        {
            QFile dead(first.socketName());
            QVERIFY(dead.open(QIODevice::WriteOnly));
        }

        QCOMPARE(*first.claim(), SingleInstance::Role::First);
    }

    void somethingElseIsNotARequest()
    {
        SingleInstance first(m_key);
        QSignalSpy raised(&first, &SingleInstance::raised);
        QVERIFY(first.claim());
        QLocalSocket stranger;
        stranger.connectToServer(first.socketName());
        QVERIFY(stranger.waitForConnected(1000));

        stranger.write("hello\n");

        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(raised.size(), 0);
    }

    void aPeerOfThisUserIsTrusted()
    {
        SingleInstance first(m_key);
        QVERIFY(first.claim());
        QLocalSocket socket;
        socket.connectToServer(first.socketName());
        QVERIFY(socket.waitForConnected(1000));

        QVERIFY(isSameUser(socket.socketDescriptor()));
        QVERIFY(!isSameUser(-1));
    }

private:
    QString m_key;
};

RELEASE_DESK_TEST(tst_single_instance, TestSingleInstance)

#include "tst_single_instance.moc"
