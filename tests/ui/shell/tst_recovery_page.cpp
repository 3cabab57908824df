// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/widgets/picture.h"
#include "ui/shell/recovery_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

struct Told {
    RecordFinding finding;
    Result<RecoveryOutcome> outcome = RecoveryOutcome{4711, 9, 4712, {"release-desk.db.damaged-20261121-090000"}};
    Result<BackupFinding> backup = BackupFinding{"/backups/friday.tar", {}, 4500, 220};
    int looks = 0;
    int repairs = 0;
    QStringList restored;
};

class ToldGate final : public RecoveryGate
{
public:
    explicit ToldGate(Told &told)
        : m_told(told)
    {
    }

    QString folder() const override { return "/home/me/hanbit"; }
    QCoro::Task<RecordFinding> look(Progress progress) override
    {
        ++m_told.looks;
        progress(10'000);
        co_return m_told.finding;
    }
    QCoro::Task<Result<BackupFinding>> lookAtBackup(QString /*file*/) override { co_return m_told.backup; }
    QCoro::Task<Result<RecoveryOutcome>> repair() override
    {
        ++m_told.repairs;
        co_return m_told.outcome;
    }
    QCoro::Task<Result<RecoveryOutcome>> restore(QString backup) override
    {
        m_told.restored.append(backup);
        co_return m_told.outcome;
    }

private:
    Told &m_told;
};

RecordFinding damaged()
{
    RecordFinding finding;
    finding.sentence = "The record is damaged behind event 4711. Everything up to event 4711 is what was recorded; up "
                       "to 9 event(s) behind it cannot be kept. Restore the last backup, or repair it.";
    finding.detail = "event 4712 does not follow from event 4711";
    finding.isRepairable = true;
    finding.keptUpTo = 4711;
    finding.keptUpToAt = QDateTime::currentDateTimeUtc().addSecs(-3600);
    finding.lastKnown = 4720;
    finding.releases = {{"checkout 2.8.0", 310, 7}, {"loyalty 1.4.0", 0, 2}, {"checkout 2.7.1", 512, 0}};
    return finding;
}

bool says(const QWidget &page, const QString &text)
{
    const auto labels = page.findChildren<SafeLabel *>();
    return std::ranges::any_of(labels, [&](const SafeLabel *label) { return label->text().contains(text); });
}

Button *button(const QWidget &page, const QString &start)
{
    for (Button *const each : page.findChildren<Button *>()) {
        if (each->text().startsWith(start) && each->isVisibleTo(&page))
            return each;
    }
    return nullptr;
}

} // namespace

//! A damaged record is understood before anything is done to it.
class TestRecoveryPage final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsLostBeforeItWrites()
    {
        Told told{.finding = damaged()};
        RecoveryPage page(std::make_unique<ToldGate>(told));
        QSignalSpy open(&page, &RecoveryPage::openWanted);

        page.look();

        QCOMPARE(page.step(), RecoveryPage::ChooseStep);
        QVERIFY(says(page, "everything up to event 4,711"));
        QVERIFY(says(page, "up to 9 event"));
        QVERIFY(says(page, "checkout 2.8.0"));
        QVERIFY(says(page, "7 lost"));
        QCOMPARE(told.repairs, 0);
        QVERIFY(tests::colorsIn(tests::keepPictures(page, "recovery-choice", page.sizeHint())) > 50);

        button(page, "Repair and keep")->click();

        QCOMPARE(told.repairs, 1);
        QCOMPARE(page.step(), RecoveryPage::DoneStep);
        QVERIFY(says(page, "release-desk.db.damaged-20261121-090000"));
        QVERIFY(says(page, "as event 4,712 of the record"));
        QVERIFY(tests::colorsIn(tests::keepPictures(page, "recovery-done", page.sizeHint())) > 50);
        QCOMPARE(open.size(), 0);
        button(page, "Open the workspace")->click();
        QCOMPARE(open.size(), 1);
    }

    void aRefusedRepairLeavesTheChoice()
    {
        Told told{.finding = damaged()};
        told.outcome = failure(ErrorCode::FailedPrecondition, "Another program writes the record. Close it first.");
        RecoveryPage page(std::make_unique<ToldGate>(told));
        page.look();

        page.goOn();

        QCOMPARE(page.step(), RecoveryPage::ChooseStep);
        const auto banners = page.findChildren<ErrorBanner *>();
        QVERIFY(std::ranges::any_of(
            banners, [](const ErrorBanner *each) { return each->sentence().startsWith("Another program"); }));
        QVERIFY(button(page, "Repair and keep")->isEnabled());
        page.goOn();
        QCOMPARE(told.repairs, 2);
    }

    void aFileThatIsNoDatabaseAsksForABackup()
    {
        Told told;
        told.finding.sentence = "The record cannot be read at all. Restore the last backup.";
        RecoveryPage page(std::make_unique<ToldGate>(told));
        page.look();
        QVERIFY(button(page, "Repair") == nullptr);
        QVERIFY(tests::colorsIn(tests::keepPictures(page, "recovery-no-database", page.sizeHint())) > 50);

        page.lookAtBackup("/backups/friday.tar");
        QVERIFY(says(page, "everything up to event 4,500"));
        QVERIFY(says(page, "up to 220 event"));
        QCOMPARE(told.restored, QStringList());
        QVERIFY(tests::colorsIn(tests::keepPictures(page, "recovery-backup", page.sizeHint())) > 50);
        button(page, "Put the backup in place")->click();

        QCOMPARE(told.restored, QStringList{"/backups/friday.tar"});
        QCOMPARE(page.step(), RecoveryPage::DoneStep);
        QCOMPARE(told.repairs, 0);
    }

    void aBackupCanBeLeftAlone()
    {
        Told told{.finding = damaged()};
        RecoveryPage page(std::make_unique<ToldGate>(told));
        page.look();
        page.lookAtBackup("/backups/friday.tar");

        button(page, "Back")->click();

        QVERIFY(button(page, "Repair and keep") != nullptr);
        QCOMPARE(told.restored, QStringList());
    }

    void aWholeRecordIsOpened()
    {
        Told told;
        told.finding.isWhole = true;
        told.finding.keptUpTo = 12;
        RecoveryPage page(std::make_unique<ToldGate>(told));
        QSignalSpy open(&page, &RecoveryPage::openWanted);
        page.look();

        page.goOn();

        QCOMPARE(open.size(), 1);
        QCOMPARE(told.repairs, 0);
    }
};

RELEASE_DESK_TEST(tst_recovery_page, TestRecoveryPage)
#include "tst_recovery_page.moc"
