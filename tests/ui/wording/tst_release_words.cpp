// SPDX-License-Identifier: Apache-2.0
#include "core/session/desk.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/fake_session.h"
#include "tests/ui/support/sample_world.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

Q_DECLARE_METATYPE(releasedesk::ReleaseId)

class TestReleaseWords final : public QObject
{
    Q_OBJECT

private slots:
    void aReleaseIsNamedByWhatItIsDoing_data()
    {
        QTest::addColumn<ReleaseId>("release");
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QList<State>>("phases");
        using enum State;
        QTest::newRow("running") << tests::checkoutRelease << Running << "Canary 10 %"
                                 << QList{Succeeded, Succeeded, Running, Planned, Planned};
        QTest::newRow("in approval") << tests::paymentsRelease << Waiting << "Security sign-off"
                                     << QList{Succeeded, Waiting, Planned, Planned, Planned};
        QTest::newRow("approved") << tests::mobileRelease << Ready << "Ready to start"
                                  << QList{Succeeded, Succeeded, Ready, Planned, Planned};
        QTest::newRow("draft") << tests::catalogRelease << Planned << "Draft"
                               << QList{Planned, Planned, Planned, Planned, Planned};
    }

    void aReleaseIsNamedByWhatItIsDoing()
    {
        QFETCH(const ReleaseId, release);
        tests::FakeSession session(tests::sampleUser);
        tests::recordSamples(session);
        session::Desk desk(session, tests::sampleDirectory());
        QVERIFY(QCoro::waitFor(desk.open()));
        const domain::Release *const found = desk.release(release);
        QVERIFY(found);

        const StateWord words = stateWordOf(*found);

        QTEST(words.state, "state");
        QTEST(words.word, "word");
        QTEST(phaseStatesOf(*found), "phases");
    }

    void aClosedReleaseWearsTheGlyphOfItsOutcome_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<State>("state");
        QTest::newRow("released") << "released" << State::Succeeded;
        QTest::newRow("rolled back") << "rolledBack" << State::RolledBack;
        QTest::newRow("aborted") << "aborted" << State::Aborted;
    }

    void aClosedReleaseWearsTheGlyphOfItsOutcome()
    {
        QFETCH(const QString, outcome);
        tests::FakeSession session(tests::sampleUser);
        tests::recordSamples(session);
        session::Desk desk(session, tests::sampleDirectory());
        QVERIFY(QCoro::waitFor(desk.open()));
        domain::Release release = *desk.release(tests::mobileRelease);
        release.apply(domain::ReleaseClosed{outcome}, tests::sampleUser, tests::sampleNow());

        QTEST(stateOf(release), "state");
        QCOMPARE(stateWordOf(release).state, stateOf(release));
        QCOMPARE(stateOf(domain::ReleaseState::Returned), State::Waiting);
    }

    void aWindowNamesItsDay_data()
    {
        QTest::addColumn<int>("daysAway");
        QTest::addColumn<QString>("text");
        QTest::newRow("today") << 0 << "Today 14:00–16:00";
        QTest::newRow("tomorrow") << 1 << "Tomorrow 14:00–16:00";
        QTest::newRow("later") << 3 << "Fri 27 Nov 14:00–16:00";
        QTest::newRow("another year") << 60 << "Sat 23 Jan 2027 14:00–16:00";
    }

    void aWindowNamesItsDay()
    {
        QFETCH(const int, daysAway);
        setShownZone(QTimeZone(9 * 3600));
        const QDateTime start = tests::sampleNow().addSecs(-32 * 60).addDays(daysAway);

        QTEST(windowText(start, start.addSecs(7200), tests::sampleNow()), "text");
        QCOMPARE(windowText({}, {}, tests::sampleNow()), "No window");
    }

    void anAgeGetsCoarser_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("just now") << 20 << "now";
        QTest::newRow("minutes") << 38 * 60 << "38 m";
        QTest::newRow("hours") << 22 * 3600 << "22 h";
        QTest::newRow("days") << 3 * 86400 << "21 Nov";
    }

    void anAgeGetsCoarser()
    {
        QFETCH(const int, seconds);
        setShownZone(QTimeZone(9 * 3600));

        QTEST(ageText(tests::sampleNow().addSecs(-seconds), tests::sampleNow()), "text");
    }
};

RELEASE_DESK_TEST(tst_release_words, TestReleaseWords)
#include "tst_release_words.moc"
