// SPDX-License-Identifier: Apache-2.0
#include "core/base/shown_zone.h"
#include "core/rehearsal/calendar.h"
#include "tests/core/domain/plan_builder.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::rehearsal;
using tests::PlanBuilder;

class TestCalendar final : public QObject
{
    Q_OBJECT

private slots:
    void init() { setShownZone(QTimeZone::utc()); }

    void everythingThatTakesTimeIsListedInOrder()
    {
        domain::Directory known = directory();
        known.freezes = {freeze(9, 12, {EnvironmentId("prod")})};
        known.delegations = {{"d1", PersonId("jiho"), PersonId("minseo"), at(8), at(10), {}, "leave", {}}};
        known.calendar.holidays = {QDate(2026, 11, 11)};
        const QList<domain::Release> all{release("checkout", "2.8.0", at(10, 14), at(10, 16)),
                                         release("checkout", "2.7.0", at(1, 14), at(1, 16))};

        const QList<CalendarEntry> entries = calendarBetween(all, known, at(8), at(15));
        QList<CalendarKind> kinds;
        for (const CalendarEntry &each : entries)
            kinds.append(each.kind);
        QCOMPARE(kinds,
                 (QList<CalendarKind>{CalendarKind::Absence, CalendarKind::Freeze, CalendarKind::Window,
                                      CalendarKind::Holiday}));
        QCOMPARE(entries.at(2).environments, QList<EnvironmentId>{EnvironmentId("prod")});
        QCOMPARE(entries.at(3).from, at(11));
    }

    void whatIsDiscardedTakesNoTime()
    {
        domain::Release gone = release("checkout", "2.8.0", at(10, 14), at(10, 16));
        gone.apply(domain::ReleaseDiscarded{}, PersonId("me"), at(2));
        QVERIFY(calendarBetween({gone}, directory(), at(1), at(30)).isEmpty());
        QVERIFY(obstaclesOf(wish(at(10, 14)), {gone}, directory()).isEmpty());
    }

    void aFreeTimeHasNothingInItsWay()
    {
        const QList<domain::Release> all{release("payments", "5.1.0", at(10, 14), at(10, 16))};
        QVERIFY(obstaclesOf(wish(at(10, 16)), all, directory()).isEmpty()); // the end is not part of it
        QVERIFY(obstaclesOf(wish(at(10, 12)), all, directory()).isEmpty());
    }

    void aFreezeBlocksWhereTheReleaseTakesEffect()
    {
        domain::Directory known = directory();
        known.freezes = {freeze(9, 12, {EnvironmentId("stage")})};
        QVERIFY(obstaclesOf(wish(at(10, 14)), {}, known).isEmpty());
        known.freezes = {freeze(9, 12, {EnvironmentId("prod")})};
        const QList<Obstacle> found = obstaclesOf(wish(at(10, 14)), {}, known);
        QCOMPARE(found.size(), 1);
        QVERIFY(found.first().isBlocking());
        QVERIFY2(found.first().message.contains("Black Friday"), qPrintable(found.first().message));
        known.freezes.first().exceptions = {"checkout/2.8.0"};
        QVERIFY(obstaclesOf(wish(at(10, 14)), {}, known).isEmpty());
    }

    void otherReleasesAreMet_data()
    {
        QTest::addColumn<QString>("project");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<int>("kind");
        QTest::newRow("same place") << "payments" << "prod" << "other" << static_cast<int>(ObstacleKind::Environment);
        QTest::newRow("same service") << "checkout" << "stage" << "other" << static_cast<int>(ObstacleKind::Service);
        QTest::newRow("same person") << "payments" << "stage" << "me" << static_cast<int>(ObstacleKind::Person);
        QTest::newRow("a place that is not protected") << "payments" << "stage" << "other" << -1;
    }
    void otherReleasesAreMet()
    {
        QFETCH(const QString, project);
        QFETCH(const QString, place);
        QFETCH(const QString, owner);
        QFETCH(const int, kind);
        SlotWish wanted = wish(at(10, 15));
        wanted.environments.append(EnvironmentId("stage"));
        const QList<Obstacle> found = obstaclesOf(
            wanted, {release(project.toLatin1().constData(), "9.9", at(10, 14), at(10, 16), place, owner)},
            directory());
        QCOMPARE(found.size(), kind < 0 ? 0 : 1);
        if (kind >= 0) {
            QCOMPARE(static_cast<int>(found.first().kind), kind);
            QCOMPARE(found.first().release, ReleaseId(project + "-9.9"));
        }
    }

    void theReleaseItselfAndWhatIsOverDoNotCount()
    {
        domain::Release own = release("checkout", "2.8.0", at(10, 14), at(10, 16));
        SlotWish wanted = wishOf(own, directory());
        QCOMPARE(wanted.environments, QList<EnvironmentId>{EnvironmentId("prod")});
        QCOMPARE(wanted.people, QList<PersonId>{PersonId("me")});
        QVERIFY(obstaclesOf(wanted, {own}, directory()).isEmpty());
        wanted.release = {};
        QCOMPARE(obstaclesOf(wanted, {own}, directory()).size(), 1);
        own.apply(domain::ReleaseStarted{}, PersonId("me"), at(10, 14));
        own.apply(domain::ReleaseAborted{}, PersonId("me"), at(10, 15));
        QVERIFY(own.isOver());
        QVERIFY(obstaclesOf(wanted, {own}, directory()).isEmpty());
        // It left its place when it was done.
        QCOMPARE(calendarBetween({own}, directory(), at(1), at(30)).first().until, at(10, 15));
    }

    void absencesAndHolidaysAreToldButDoNotBlock()
    {
        domain::Directory known = directory();
        known.delegations = {{"d1", PersonId("me"), PersonId("minseo"), at(8), at(11), {}, "leave", {}}};
        known.calendar.holidays = {QDate(2026, 11, 10)};
        const QList<Obstacle> found = obstaclesOf(wish(at(10, 14)), {}, known);
        QCOMPARE(found.size(), 2);
        QVERIFY(std::ranges::none_of(found, &Obstacle::isBlocking));
        QVERIFY(obstaclesOf(wish(at(12, 14)), {}, known).isEmpty());
        QCOMPARE(obstaclesOf(wish(at(14, 14)), {}, known).first().kind, ObstacleKind::Holiday); // Saturday
    }

    void theNextFreeTimeKeepsTheHour()
    {
        domain::Directory known = directory();
        known.freezes = {freeze(9, 12, {EnvironmentId("prod")})};
        known.calendar.holidays = {QDate(2026, 11, 12)};
        // 12 Nov is a holiday, the 13th is taken, 14 and 15 are a weekend.
        const QList<domain::Release> all{release("payments", "5.1.0", at(13, 13), at(13, 16))};
        QCOMPARE(nextFreeSlot(wish(at(9, 14)), all, known), at(16, 14));
        known.freezes.first().until = at(9).addDays(400);
        QVERIFY(!nextFreeSlot(wish(at(9, 14)), all, known).isValid());
    }

private:
    static QDateTime at(int day, int hour = 0) { return {QDate(2026, 11, day), QTime(hour, 0), Qt::UTC}; }

    static domain::Directory directory()
    {
        domain::Directory known;
        known.environments = {{EnvironmentId("stage"), "staging", 0, false}, {EnvironmentId("prod"), "prod", 1, true}};
        known.calendar.zone = "UTC";
        return known;
    }

    static domain::Freeze freeze(int from, int until, const QList<EnvironmentId> &places)
    {
        return {at(from), at(until), places, {}, "Black Friday", {}, {}};
    }

    static SlotWish wish(const QDateTime &from)
    {
        return {{},   ProjectId("checkout"), "2.8.0", {EnvironmentId("prod")}, {PersonId("me")},
                from, from.addSecs(7200)};
    }

    static domain::Release release(const char *project, const char *version, const QDateTime &from,
                                   const QDateTime &until, const QString &place = "prod", const QString &owner = "me")
    {
        PlanBuilder builder;
        builder.phase("run").task("deploy", "http.request").in(place.toLatin1().constData());
        domain::ReleaseCreated created;
        created.project = ProjectId(project);
        created.version = QString::fromLatin1(version);
        created.release = ReleaseId(QString(created.project.value() + u'-' + created.version));
        created.owner = PersonId(owner);
        created.plan = builder.plan();
        created.windowStart = from;
        created.windowEnd = until;
        domain::Release made;
        made.apply(created, created.owner, at(1));
        return made;
    }
};

RELEASE_DESK_TEST(tst_calendar, TestCalendar)
#include "tst_calendar.moc"
