// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/modeling/run_numbers.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace releasedesk::ui;

class TestRunNumbers final : public QObject
{
    Q_OBJECT

private slots:
    void aProposalThatWaitsNeedsAttention()
    {
        SampleDesk sample;
        QCOMPARE(valueOf(sample, "need attention"), "0");

        domain::ChangeProposed proposed;
        proposed.id = QStringLiteral("p1");
        proposed.what = QStringLiteral("Watch longer");
        sample.session.happen(checkoutRelease, PersonId("gaeun.han"), sampleNow(), proposed);
        QCOMPARE(valueOf(sample, "need attention"), "1");

        sample.session.happen(checkoutRelease, PersonId("bd.yoon"), sampleNow(),
                              domain::ChangeDecided{QStringLiteral("p1"), domain::ProposalState::Refused});
        QCOMPARE(valueOf(sample, "need attention"), "0");
    }

    void aRolledBackReleaseTellsHowLongTheWayBackTook()
    {
        SampleDesk sample;
        const PersonId who("bd.yoon");
        const QDateTime at = sampleNow();
        sample.session.happen(
            checkoutRelease, who, at,
            domain::RollbackStarted{
                "bad", false, {{TaskId("back"), TaskId("deploy-api"), domain::RollbackAction::LaneTask}}});
        sample.session.happen(checkoutRelease, who, at.addSecs(2),
                              domain::TaskStarted{TaskId("back"), 1, EffectId("op-back")});
        sample.session.happen(checkoutRelease, who, at.addSecs(40), domain::TaskSucceeded{TaskId("back"), 1});
        sample.session.happen(checkoutRelease, who, at.addSecs(43), domain::RollbackCompleted{});

        QCOMPARE(valueOf(sample, "to roll back"), "41 s");
        QCOMPARE(valueOf(sample, "effects taken back"), "1 of 1");
        QCOMPARE(valueOf(sample, "ended"), "14:32");
    }

    void whatNobodyMeasuredIsNotTold()
    {
        SampleDesk sample;
        sample.session.happen(checkoutRelease, PersonId("bd.yoon"), sampleNow(),
                              domain::RollbackStarted{"bad", false, {}});
        sample.session.happen(checkoutRelease, PersonId("bd.yoon"), sampleNow(), domain::RollbackCompleted{});

        QCOMPARE(valueOf(sample, "to roll back"), "");
        QVERIFY(!valueOf(sample, "tasks done").isEmpty());
    }

private:
    static QString valueOf(SampleDesk &sample, const QString &label)
    {
        const FlowForecast forecast(sample.desk, sample.clock);
        for (const RunNumber &number :
             runNumbersOf(*sample.desk.release(checkoutRelease), forecast, sample.clock.utcNow())) {
            if (number.label == label)
                return number.value;
        }
        return {};
    }
};

RELEASE_DESK_TEST(tst_run_numbers, TestRunNumbers)
#include "tst_run_numbers.moc"
