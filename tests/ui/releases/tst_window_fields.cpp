// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/releases/window_fields.h"

#include <QTest>

using namespace releasedesk::ui;

class TestWindowFields final : public QObject
{
    Q_OBJECT

private slots:
    void hoursAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QTime>("from");
        QTest::addColumn<QTime>("to");
        QTest::newRow("as printed") << QString::fromUtf8("14:00–16:30") << QTime(14, 0) << QTime(16, 30);
        QTest::newRow("short") << "9-11" << QTime(9, 0) << QTime(11, 0);
        QTest::newRow("over midnight") << "22:00-2:00" << QTime(22, 0) << QTime(2, 0);
        QTest::newRow("until midnight") << "22-24" << QTime(22, 0) << QTime(0, 0);
        QTest::newRow("nothing in between") << "9-9" << QTime() << QTime();
        QTest::newRow("no hours") << "noon" << QTime() << QTime();
    }

    void hoursAreRead()
    {
        QFETCH(const QString, text);
        const auto [from, to] = WindowFields::readHours(text);
        QTEST(from, "from");
        QTEST(to, "to");
    }
};

RELEASE_DESK_TEST(tst_window_fields, TestWindowFields)
#include "tst_window_fields.moc"
