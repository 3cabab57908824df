// SPDX-License-Identifier: Apache-2.0
#include "app/bench/measure/samples.h"
#include "tests/support/test_main.h"

#include <QJsonObject>
#include <QTest>

using releasedesk::bench::Samples;

class TestSamples final : public QObject
{
    Q_OBJECT

    static Samples of(const QList<double> &values)
    {
        Samples samples;
        for (const double value : values)
            samples.add(value);
        return samples;
    }

private slots:
    void percentilesAreThoseOfTheNearestRank_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("percent");
        QTest::addColumn<double>("expected");
        const QList<double> five{50, 15, 40, 20, 35};
        QTest::newRow("5th of five: the first") << five << 5.0 << 15.0;
        QTest::newRow("20th of five: still the first") << five << 20.0 << 15.0;
        QTest::newRow("30th of five: the second") << five << 30.0 << 20.0;
        QTest::newRow("40th of five: still the second") << five << 40.0 << 20.0;
        QTest::newRow("50th of five: the middle one") << five << 50.0 << 35.0;
        QTest::newRow("100th of five: the last") << five << 100.0 << 50.0;
        QTest::newRow("median of an even number: the lower one") << QList<double>{4, 1, 3, 2} << 50.0 << 2.0;
        QTest::newRow("99th of one") << QList<double>{7} << 99.0 << 7.0;
    }

    void percentilesAreThoseOfTheNearestRank()
    {
        QFETCH(const QList<double>, values);
        QFETCH(const double, percent);

        QTEST(of(values).percentile(percent), "expected");
    }

    void aStatNamesCountSpreadAndPercentiles()
    {
        QList<double> values;
        for (int i = 200; i > 0; --i)
            values.append(i);

        const QJsonObject stat = of(values).stat().toObject();

        QCOMPARE(stat, (QJsonObject{{"n", 200}, {"min", 1}, {"p50", 100}, {"p95", 190}, {"p99", 198}, {"max", 200}}));
    }

    void nothingMeasuredIsNull() { QVERIFY(Samples().stat().isNull()); }

    void durationsCountInMilliseconds()
    {
        Samples samples;

        samples.add(std::chrono::microseconds(1500));

        QCOMPARE(samples.percentile(50), 1.5);
    }
};

RELEASE_DESK_TEST(tst_samples, TestSamples)
#include "tst_samples.moc"
