// SPDX-License-Identifier: Apache-2.0
#include "core/domain/directory.h"
#include "core/domain/plan_check.h"
#include "core/domain/release.h"
#include "tests/core/domain/plan_builder.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::domain;
using tests::PlanBuilder;

namespace {

QDateTime noon(int day)
{
    return {QDate(2026, 11, day), QTime(12, 0), Qt::UTC};
}

Freeze blackFriday()
{
    return {noon(26), noon(30), {EnvironmentId("prod")}, {}, QStringLiteral("Black Friday"), PersonId("kim"), {}};
}

Directory directory()
{
    Directory made;
    made.environments = {{EnvironmentId("prod"), QStringLiteral("Production"), 2, true},
                         {EnvironmentId("stage"), QStringLiteral("Stage"), 1, false}};
    Person kim;
    kim.id = PersonId("kim");
    kim.name = QStringLiteral("Kim");
    made.people = {kim};
    Project checkout;
    checkout.id = ProjectId("checkout");
    made.projects = {checkout};
    made.freezes = {blackFriday()};
    return made;
}

Release released(const Plan &plan, const QDateTime &from, const QDateTime &until)
{
    ReleaseCreated created;
    created.release = ReleaseId("r");
    created.project = ProjectId("checkout");
    created.version = QStringLiteral("2.0");
    created.plan = plan;
    created.windowStart = from;
    created.windowEnd = until;
    Release made;
    made.apply(created, PersonId("kim"), noon(1));
    return made;
}

Plan deployTo(const char *environment, const char *kind = "http.request")
{
    return PlanBuilder().phase("p").task("deploy", kind).in(environment).plan();
}

bool isFrozen(const Release &release, const Directory &known)
{
    return std::ranges::any_of(checkPlan(release, known, noon(2)), [](const Finding &each) {
        return each.rule == u"L6" && each.level == FindingLevel::Error && each.message.contains("Black Friday");
    });
}

} // namespace

//! A freeze forbids what takes effect where and while it holds, and nothing else.
class TestFreeze final : public QObject
{
    Q_OBJECT

private slots:
    void itHoldsFromItsBeginToItsEnd_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("until");
        QTest::addColumn<bool>("isHeld");
        QTest::newRow("before") << 20 << 21 << false;
        QTest::newRow("up to its begin") << 25 << 26 << false;
        QTest::newRow("into its begin") << 25 << 27 << true;
        QTest::newRow("inside") << 27 << 28 << true;
        QTest::newRow("around it") << 20 << 31 - 1 << true;
        QTest::newRow("the moment it begins") << 26 << 26 << true;
        QTest::newRow("from its end on") << 30 << 30 << false;
    }

    void itHoldsFromItsBeginToItsEnd()
    {
        QFETCH(const int, from);
        QFETCH(const int, until);

        const auto hit = freezeMet(released(deployTo("prod"), {}, {}), directory(), noon(from), noon(until));

        QTEST(hit.has_value(), "isHeld");
    }

    void theWindowMayNotLieInIt()
    {
        QVERIFY(isFrozen(released(deployTo("prod"), noon(27), noon(28)), directory()));
        QVERIFY(!isFrozen(released(deployTo("prod"), noon(20), noon(21)), directory()));
        QVERIFY(!isFrozen(released(deployTo("stage"), noon(27), noon(28)), directory()));
    }

    void whatTakesNothingIntoEffectIsNotHeld()
    {
        QVERIFY(!isFrozen(released(deployTo("prod", "time.wait"), noon(27), noon(28)), directory()));
        const Plan back = PlanBuilder().phase("p").task("look", "time.wait").lane("back", "look").in("prod").plan();
        QVERIFY(!isFrozen(released(back, noon(27), noon(28)), directory()));
    }

    void anExceptionAndAnotherProjectAreNotHeld()
    {
        Directory known = directory();
        known.freezes.first().exceptions = {QStringLiteral("checkout/2.0")};
        QVERIFY(!isFrozen(released(deployTo("prod"), noon(27), noon(28)), known));
        known.freezes.first().exceptions = {QStringLiteral("checkout/2.1")};
        QVERIFY(isFrozen(released(deployTo("prod"), noon(27), noon(28)), known));
        known.freezes.first().projects = {ProjectId("payments")};
        QVERIFY(!isFrozen(released(deployTo("prod"), noon(27), noon(28)), known));
    }

    void theSentenceSaysWhereUntilWhenAndWhomToAsk()
    {
        const Directory known = directory();
        const auto hit = freezeMet(released(deployTo("prod"), {}, {}), known, noon(27), noon(27));
        QVERIFY(hit);
        const QString text = freezeText(*hit, known);
        for (const char *const part : {"Production", "2026-11-30", "Black Friday", "Kim"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    }

    void onesWithoutSenseAreRefused_data()
    {
        QTest::addColumn<Freeze>("freeze");
        QTest::addColumn<QString>("says");
        QTest::newRow("sensible") << blackFriday() << "";
        Freeze each = blackFriday();
        each.until = each.from;
        QTest::newRow("no time") << each << "ends after";
        each = blackFriday();
        each.reason = QStringLiteral("  ");
        QTest::newRow("no reason") << each << "reason";
        each = blackFriday();
        each.environments = {EnvironmentId("prodd")};
        QTest::newRow("a mistyped environment") << each << "prodd";
        each = blackFriday();
        each.projects = {ProjectId("chekout")};
        QTest::newRow("a mistyped project") << each << "chekout";
        each = blackFriday();
        each.owner = PersonId("lee");
        QTest::newRow("nobody") << each << "lee";
    }

    void onesWithoutSenseAreRefused()
    {
        QFETCH(const Freeze, freeze);
        QFETCH(const QString, says);

        const auto checked = checkFreeze(freeze, directory());

        QCOMPARE(bool(checked), says.isEmpty());
        if (!checked)
            QVERIFY2(checked.error().message.contains(says), qPrintable(checked.error().message));
    }
};

RELEASE_DESK_TEST(tst_freeze, TestFreeze)

#include "tst_freeze.moc"
