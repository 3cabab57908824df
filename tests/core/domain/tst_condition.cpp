// SPDX-License-Identifier: Apache-2.0
#include "core/domain/condition.h"
#include "tests/support/test_main.h"

#include <QMap>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;

namespace {

Result<ConditionValue> valueOf(const QString &name)
{
    static const QMap<QString, ConditionValue> known{
        {"release.risk", ConditionValue::ofText("high")},     {"tasks.build.result", ConditionValue::ofText("SUCCESS")},
        {"tasks.build.number", ConditionValue::ofNumber(12)}, {"var.hotfix", ConditionValue::ofBoolean(true)},
        {"var.tags", ConditionValue::ofList({"a", "b"})},     {"release.version", ConditionValue::ofText("2.10.0")},
    };
    const auto found = known.constFind(name);
    if (found == known.constEnd())
        return failure(ErrorCode::FailedPrecondition, QStringLiteral("no value"));
    return *found;
}

} // namespace

class TestCondition final : public QObject
{
    Q_OBJECT

private slots:
    void answersWhatIsAsked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        QTest::newRow("equal") << R"(tasks.build.result == "SUCCESS")" << true;
        QTest::newRow("not equal") << R"(release.risk != "high")" << false;
        QTest::newRow("and binds closer than or") << R"(var.hotfix or var.hotfix and release.risk == "low")" << true;
        QTest::newRow("not") << "not var.hotfix" << false;
        QTest::newRow("brackets") << R"((var.hotfix or var.hotfix) and release.risk == "low")" << false;
        QTest::newRow("a number") << "tasks.build.number >= 12" << true;
        QTest::newRow("a list") << R"(release.risk in ["low", "medium"])" << false;
        QTest::newRow("versions part by part") << R"(version(release.version) > version("2.9.0"))" << true;
        QTest::newRow("contains") << R"(tasks.build.result contains "CC")" << true;
        QTest::newRow("the right side is not needed") << "var.hotfix or var.unknown" << true;
        QTest::newRow("no value, asked for") << "defined(var.unknown)" << false;
    }

    void answersWhatIsAsked()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, expected);

        const auto condition = Condition::parse(text);
        QVERIFY2(condition, condition ? "" : qPrintable(condition.error().message));
        const auto verdict = condition->evaluate(valueOf);

        QVERIFY2(verdict, verdict ? "" : qPrintable(verdict.error().message));
        QCOMPARE(verdict->isTrue, expected);
        QVERIFY(!verdict->reasons.isEmpty());
    }

    void aNameWithoutValueIsNotFalse()
    {
        const auto verdict = Condition::parse("not var.unknown")->evaluate(valueOf);

        QVERIFY(!verdict);
        QCOMPARE(verdict.error().code, ErrorCode::FailedPrecondition);
    }

    void refusesWhatIsNoCondition_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing behind the operator") << "release.risk ==";
        QTest::newRow("a bracket left open") << R"((release.risk == "high")";
        QTest::newRow("a call of something") << R"(run("rm -rf /"))";
        QTest::newRow("an assignment") << R"(release.risk = "low")";
        QTest::newRow("too long") << QString(maxConditionLength + 1, u'a');
        QTest::newRow("too deep") << QString(maxConditionDepth + 10, u'(') + "true"
                + QString(maxConditionDepth + 10, u')');
    }

    void refusesWhatIsNoCondition()
    {
        QFETCH(const QString, text);

        const auto condition = Condition::parse(text);

        QVERIFY(!condition);
        QCOMPARE(condition.error().code, ErrorCode::InvalidArgument);
    }
};

RELEASE_DESK_TEST(tst_condition, TestCondition)
#include "tst_condition.moc"
