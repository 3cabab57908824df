// SPDX-License-Identifier: Apache-2.0
#include "app/bench/measure/options.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::bench;

class TestOptions final : public QObject
{
    Q_OBJECT

    static QList<OptionInfo> known()
    {
        using Type = OptionInfo::Type;
        return commonOptions()
            + QList<OptionInfo>{{"db", Type::Text, {}, true},
                                {"graph", Type::TextIfAny},
                                {"tasks", Type::Whole, 100, false, 1},
                                {"seconds", Type::Number, 10, false, 0.01},
                                {"chain", Type::Flag}};
    }

private slots:
    void whatIsLeftOutHasItsDefault()
    {
        const auto options = Options::parse({"--db", "x.db"}, known());

        QVERIFY(options);
        QCOMPARE(options->params(),
                 (QJsonObject{{"runs", 5},
                              {"warmup", 1},
                              {"seed", 7},
                              {"json", true},
                              {"db", "x.db"},
                              {"graph", QJsonValue::Null},
                              {"tasks", 100},
                              {"seconds", 10},
                              {"chain", false}}));
        QVERIFY(options->isGiven("db"));
        QVERIFY(!options->isGiven("tasks"));
    }

    void valuesStandBehindOrAttached()
    {
        const auto options
            = Options::parse({"--seconds=0.5", "--db=a=b", "--tasks", "12", "--chain", "--json"}, known());

        QVERIFY(options);
        QCOMPARE(options->number("seconds"), 0.5);
        QCOMPARE(options->text("db"), "a=b");
        QCOMPARE(options->whole("tasks"), 12);
        QVERIFY(options->isSet("chain"));
    }

    void aValueThatMayBeMissingDoesNotSwallowTheNextOption()
    {
        const auto options = Options::parse({"--graph", "--db", "x", "--graph"}, known());

        QVERIFY(options);
        QCOMPARE(options->text("graph"), QString());
        QCOMPARE(options->text("db"), "x");
    }

    void wrongUseIsNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown option") << QStringList{"--db", "x", "--task", "5"} << "--task ";
        QTest::newRow("no option at all") << QStringList{"--db", "x", "fast"} << "fast";
        QTest::newRow("value missing") << QStringList{"--db"} << "--db";
        QTest::newRow("required one missing") << QStringList{"--tasks", "5"} << "--db";
        QTest::newRow("no number") << QStringList{"--db", "x", "--tasks", "many"} << "many";
        QTest::newRow("no whole number") << QStringList{"--db", "x", "--tasks", "1.5"} << "1.5";
        QTest::newRow("too small") << QStringList{"--db", "x", "--tasks", "0"} << "at least 1";
        QTest::newRow("not finite") << QStringList{"--db", "x", "--seconds", "inf"} << "inf";
        QTest::newRow("negative runs") << QStringList{"--db", "x", "--runs", "-1"} << "--runs";
    }

    void wrongUseIsNamed()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, named);

        const auto options = Options::parse(arguments, known());

        QVERIFY(!options);
        QCOMPARE(options.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(QString(options.error().message + u' ').contains(named), qPrintable(options.error().message));
    }
};

RELEASE_DESK_TEST(tst_options, TestOptions)
#include "tst_options.moc"
