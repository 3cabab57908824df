// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/private_bus.h"
#include "ui/shell/desktop_notices.h"

#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestDesktopNotices final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString reason = m_bus.start(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
    }
    void init()
    {
        m_service = std::make_unique<tests::NotificationService>(m_bus.connection("desktop"),
                                                                 QStringList{"actions", "body", "body-markup"});
        m_notices = std::make_unique<DesktopNotices>(m_bus.connection("program"));
    }
    void cleanup()
    {
        m_notices.reset();
        m_service.reset();
        QDBusConnection::disconnectFromBus("program");
        QDBusConnection::disconnectFromBus("desktop");
    }

    void oneApprovalCanBeOpenedAndSigned()
    {
        QVERIFY(m_service->appear());
        m_notices->show(payments());
        QTRY_COMPARE(m_service->told.size(), 1);
        QCOMPARE(m_service->told.first().title, "Payments 5.1.0");
        QCOMPARE(m_service->told.first().actions, QStringList({"default", "Open", "open", "Open", "sign", "Sign…"}));
    }

    void severalCanOnlyBeOpened()
    {
        QVERIFY(m_service->appear());
        m_notices->show({"Approvals", "3 approvals wait for you.", {}, {}});
        QTRY_COMPARE(m_service->told.size(), 1);
        QVERIFY(!m_service->told.first().actions.contains("sign"));
    }

    void aButtonLeadsToItsApprovalOnly_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<int>("opened");
        QTest::addColumn<int>("wantsToSign");
        QTest::newRow("the message itself") << "default" << 1 << 0;
        QTest::newRow("open") << "open" << 1 << 0;
        QTest::newRow("sign") << "sign" << 0 << 1;
    }

    void aButtonLeadsToItsApprovalOnly()
    {
        QFETCH(const QString, action);
        QVERIFY(m_service->appear());
        const QSignalSpy opened(m_notices.get(), &DesktopNotices::opened);
        const QSignalSpy signs(m_notices.get(), &DesktopNotices::signWanted);
        showAndWait(payments());

        m_service->press(77, action); // of another program
        m_service->press(1, action);
        m_service->press(1, action); // pressed twice is pressed once

        QTRY_COMPARE(m_notices->shownCount(), 0);
        QTRY_COMPARE(m_service->closed, QList<uint>{1});
        QTest::qWait(50);
        QTEST(static_cast<int>(opened.count()), "opened");
        QTEST(static_cast<int>(signs.count()), "wantsToSign");
        const QList<QVariant> told = opened.isEmpty() ? signs.first() : opened.first();
        QCOMPARE(told.at(0).value<ReleaseId>(), payments().release);
        QCOMPARE(told.at(1).value<TaskId>(), payments().task);
    }

    void anotherProgramPressesNothing()
    {
        QVERIFY(m_service->appear());
        const QSignalSpy opened(m_notices.get(), &DesktopNotices::opened);
        const QSignalSpy signs(m_notices.get(), &DesktopNotices::signWanted);
        showAndWait(payments());

        m_service->press(1, "sign", m_bus.connection("stranger"));
        QTest::qWait(100);

        QCOMPARE(opened.count() + signs.count(), 0);
        QCOMPARE(m_notices->shownCount(), 1);
        QDBusConnection::disconnectFromBus("stranger");
    }

    void titlesAreNoMarkup()
    {
        QVERIFY(m_service->appear());
        showAndWait({"P", "<a href='http://evil'>Sign</a> & go", ReleaseId("r"), TaskId("t")});
        QCOMPARE(m_service->told.first().text, "&lt;a href='http://evil'&gt;Sign&lt;/a&gt; &amp; go");
    }

    void aDesktopWithoutButtonsGetsPlainText()
    {
        m_service = std::make_unique<tests::NotificationService>(m_bus.connection("desktop"), QStringList{"body"});
        QVERIFY(m_service->appear());
        showAndWait({"P", "a < b", ReleaseId("r"), TaskId("t")});
        QVERIFY(m_service->told.first().actions.isEmpty());
        QCOMPARE(m_service->told.first().text, "a < b");
    }

    void whatNobodyTakesIsHandedBack_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("no service") << false;
        QTest::newRow("one that refuses") << true;
    }

    void whatNobodyTakesIsHandedBack()
    {
        QFETCH(const bool, isThere);
        if (isThere)
            QVERIFY(m_service->appear());
        m_service->isRefusing = true;
        const QSignalSpy back(m_notices.get(), &DesktopNotices::notShown);
        m_notices->show(payments());
        m_notices->show({"second", {}, {}, {}});
        QTRY_COMPARE(back.count(), 2);
        QCOMPARE(back.first().first().value<DesktopNotice>(), payments());
        m_service->isRefusing = false;
        if (!isThere)
            QVERIFY(m_service->appear()); // comes later
        showAndWait(payments());
    }

    void withoutABusEverythingIsHandedBack()
    {
        DesktopNotices none(QDBusConnection("never connected"));
        const QSignalSpy back(&none, &DesktopNotices::notShown);
        none.show(payments());
        QCOMPARE(back.count(), 1);
    }

    void whatWaitsNoLongerIsTakenBack()
    {
        QVERIFY(m_service->appear());
        showAndWait(payments());
        m_notices->keepOnly([](const ReleaseId &, const TaskId &) { return true; });
        QCOMPARE(m_notices->shownCount(), 1);
        m_notices->keepOnly([](const ReleaseId &release, const TaskId &) { return release != payments().release; });
        QCOMPARE(m_notices->shownCount(), 0);
        QTRY_COMPARE(m_service->closed, QList<uint>{1});
    }

private:
    static DesktopNotice payments()
    {
        return {"Payments 5.1.0", "Gaeun Han asks for your decision: Approve.", ReleaseId("payments"),
                TaskId("approve")};
    }

    void showAndWait(const DesktopNotice &notice)
    {
        const qsizetype before = m_notices->shownCount();
        m_notices->show(notice);
        QTRY_COMPARE(m_notices->shownCount(), before + 1);
    }

    tests::PrivateBus m_bus;
    std::unique_ptr<tests::NotificationService> m_service;
    std::unique_ptr<DesktopNotices> m_notices;
};

RELEASE_DESK_TEST(tst_desktop_notices, TestDesktopNotices)
#include "tst_desktop_notices.moc"
