// SPDX-License-Identifier: Apache-2.0
#include "core/base/shown_zone.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/shell/approval_bell.h"
#include "ui/shell/tray_bell.h"

#include <QIcon>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestApprovalBell final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_sample = std::make_unique<tests::SampleDesk>(); }
    void cleanup() { m_sample.reset(); }

    void whatWaitsAlreadyIsCountedAndNotTold()
    {
        const QSignalSpy rang(&bell(), &ApprovalBell::rang);
        QVERIFY(m_bell->count() > 0);
        QCOMPARE(rang.count(), 0);
    }

    void oneRingForEachContent()
    {
        const QSignalSpy rang(&bell(), &ApprovalBell::rang);
        askAnew();
        QCOMPARE(rang.count(), 1);
        QCOMPARE(rang.first().at(2).value<ReleaseId>(), tests::paymentsRelease);
        QVERIFY(rang.first().at(1).toString().contains("Gaeun Han"));
        m_sample->session.happen(tests::paymentsRelease, PersonId("gaeun.han"), tests::sampleNow(),
                                 domain::ApprovalReminded{TaskId("approve")});
        QCOMPARE(rang.count(), 1);
    }

    void quietHoursKeepItBack()
    {
        const QTime now = inShownZone(m_sample->clock.utcNow()).time();
        const QSignalSpy rang(&bell({now.addSecs(-60), now.addSecs(60)}), &ApprovalBell::rang);
        askAnew();
        QCOMPARE(rang.count(), 0);
        m_bell->tick();
        QCOMPARE(rang.count(), 0);
        m_sample->clock.set(m_sample->clock.utcNow().addSecs(300));
        m_bell->tick();
        QCOMPARE(rang.count(), 1);
    }

    void whatWasToldStaysToldAfterARestart()
    {
        const QTemporaryDir folder;
        QSettings store(folder.filePath("bell.ini"), QSettings::IniFormat);
        const auto memory = [&] { return BellMemory(store, "/w", m_sample->desk.person()); };
        {
            const QSignalSpy rang(&bell(), &ApprovalBell::rang);
            m_bell->remember(memory()); // never before: what waits is known
            QCOMPARE(rang.count(), 0);
            askAnew();
            QCOMPARE(rang.count(), 1);
        }
        {
            const QSignalSpy rang(&bell(), &ApprovalBell::rang);
            m_bell->remember(memory());
            QCOMPARE(rang.count(), 0);
        }
        m_bell.reset();
        askAnew("asked while nobody looked");
        {
            const QSignalSpy rang(&bell(), &ApprovalBell::rang);
            m_bell->remember(memory());
            QCOMPARE(rang.count(), 1);
            m_bell->remember(memory());
            QCOMPARE(rang.count(), 1);
        }
        const QSignalSpy rang(&bell(), &ApprovalBell::rang);
        m_bell->remember(BellMemory(store, "/w", PersonId("somebody.else"))); // remembers for each person
        QCOMPARE(rang.count(), 0);
        QVERIFY(memory().read()->size() <= m_bell->count()); // only what waits is kept
    }

    void whatQuietHoursKeptIsToldAfterARestart()
    {
        const QTemporaryDir folder;
        QSettings store(folder.filePath("bell.ini"), QSettings::IniFormat);
        const BellMemory memory(store, "/w", m_sample->desk.person());
        const QTime now = inShownZone(m_sample->clock.utcNow()).time();
        bell({now.addSecs(-60), now.addSecs(60)}).remember(memory);
        askAnew();
        const QSignalSpy rang(&bell(), &ApprovalBell::rang);
        m_bell->remember(memory);
        QCOMPARE(rang.count(), 1);
    }

    void quietHoursGoOverMidnight()
    {
        const QuietHours usual;
        QVERIFY(usual.contains(QTime(23, 0)));
        QVERIFY(usual.contains(QTime(3, 0)));
        QVERIFY(!usual.contains(QTime(12, 0)));
        QVERIFY(!QuietHours({QTime(8, 0), QTime(8, 0)}).contains(QTime(8, 0)));
    }

    void theSignCarriesTheNumber()
    {
        const QSize size(32, 32);
        QVERIFY(TrayBell::iconWith(3).pixmap(size).toImage() != TrayBell::iconWith(0).pixmap(size).toImage());
        QVERIFY(TrayBell::iconWith(3).pixmap(size).toImage() != TrayBell::iconWith(12).pixmap(size).toImage());
    }

private:
    ApprovalBell &bell(QuietHours quiet = {QTime(), QTime()})
    {
        m_bell = std::make_unique<ApprovalBell>(m_sample->desk, m_sample->clock, quiet);
        return *m_bell;
    }

    //! The content of what waits is another one: it is asked for anew.
    void askAnew(const QString &digest = "another")
    {
        const domain::ApprovalRequest before
            = *m_sample->desk.release(tests::paymentsRelease)->approval(TaskId("approve"));
        m_sample->session.happen(
            tests::paymentsRelease, PersonId("gaeun.han"), tests::sampleNow(),
            domain::ApprovalOpened{
                before.task, {m_sample->desk.person()}, before.rule, 0, before.requestedBy, before.revision, digest});
    }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<ApprovalBell> m_bell;
};

RELEASE_DESK_TEST(tst_approval_bell, TestApprovalBell)
#include "tst_approval_bell.moc"
