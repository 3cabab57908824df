// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/wording/read_day.h"

#include <QTest>

using namespace releasedesk::ui;

class TestReadDay final : public QObject
{
    Q_OBJECT

private slots:
    void daysAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDate>("date");
        QTest::newRow("as it is printed") << "Tue 8 Dec 2026" << QDate(2026, 12, 8);
        QTest::newRow("short") << "8 Dec" << QDate(2026, 12, 8);
        QTest::newRow("next year") << "3 Jan" << QDate(2027, 1, 3);
        QTest::newRow("ISO") << "2026-12-08" << QDate(2026, 12, 8);
        QTest::newRow("Korean, as it is printed") << QString::fromUtf8("2026-12-08(화)") << QDate(2026, 12, 8);
        QTest::newRow("month and day") << "12/8" << QDate(2026, 12, 8);
        QTest::newRow("no such day") << "31 Feb" << QDate();
        QTest::newRow("words") << "soon" << QDate();
    }

    void daysAreReadAsPeopleWriteThem()
    {
        QFETCH(const QString, text);
        QTEST(readDay(text, QDate(2026, 11, 24)), "date");
    }
};

RELEASE_DESK_TEST(tst_read_day, TestReadDay)
#include "tst_read_day.moc"
