// SPDX-License-Identifier: Apache-2.0
#include "core/base/shown_zone.h"
#include "core/rehearsal/time_scale.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::rehearsal;

class TestTimeScale final : public QObject
{
    Q_OBJECT

private slots:
    void init() { setShownZone(QTimeZone("Asia/Seoul")); }
    void cleanup() { setShownZone({}); }

    void itTellsWhereItGoesOnBehindEachCut()
    {
        const TimeScale scale(threeDays(), 900);
        QCOMPARE(scale.cuts().size(), 2);
        const QList<QDateTime> starts = scale.starts();
        QCOMPARE(starts, (QList<QDateTime>{at("2026-11-24T09:00"), at("2026-11-25T09:00"), at("2026-11-27T22:00")}));
        for (qsizetype i = 0; i < scale.cuts().size(); ++i) {
            QVERIFY(scale.placeOf(starts.at(i)) < scale.cuts().at(i));
            QVERIFY(scale.placeOf(starts.at(i + 1)) > scale.cuts().at(i));
        }
    }

    void daysBeginAtMidnightOfTheShownZone()
    {
        const TimeScale scale(threeDays(), 900);
        QCOMPARE(scale.midnights(), QList<QDateTime>{at("2026-11-28T00:00")}); // the others lie in a cut
        setShownZone(QTimeZone::utc());
        QVERIFY(!scale.midnights().contains(at("2026-11-28T00:00")));
    }

    void ticksAreRoundInTheShownZone()
    {
        Rehearsal done;
        done.tasks = {task("2026-11-24T01:00", "2026-11-27T20:00")};
        const TimeScale scale(done, 900);
        const QList<QDateTime> ticks = scale.ticks(84);
        QVERIFY(ticks.size() >= 5);
        for (const QDateTime &tick : ticks)
            QVERIFY2(inShownZone(tick).time().hour() % 6 == 0 && inShownZone(tick).time().minute() == 0,
                     qPrintable(inShownZone(tick).toString()));
    }

private:
    //! A moment in Seoul, as UTC.
    static QDateTime at(const char *text)
    {
        return QDateTime(QDateTime::fromString(QLatin1String(text), Qt::ISODate).date(),
                         QDateTime::fromString(QLatin1String(text), Qt::ISODate).time(), QTimeZone("Asia/Seoul"))
            .toUTC();
    }

    static RehearsedTask task(const char *from, const char *until)
    {
        RehearsedTask made;
        made.plannedStart = made.start = at(from);
        made.plannedFinish = made.finish = at(until);
        return made;
    }

    static Rehearsal threeDays()
    {
        Rehearsal done;
        done.tasks = {task("2026-11-24T09:00", "2026-11-24T17:00"), task("2026-11-25T09:00", "2026-11-25T12:00"),
                      task("2026-11-27T22:00", "2026-11-28T02:00")};
        return done;
    }
};

RELEASE_DESK_TEST(tst_time_scale, TestTimeScale)

#include "tst_time_scale.moc"
