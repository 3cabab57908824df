// SPDX-License-Identifier: Apache-2.0
#include "app/bench/graph/drawing_check.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::bench;
using layout::EdgeRoute;

namespace {

EdgeRoute route(const char *from, const char *to, const QList<QPointF> &points)
{
    EdgeRoute made;
    made.from = TaskId(from);
    made.to = TaskId(to);
    made.points = points;
    return made;
}

//! Counted pair by pair, without a sweep: proper crossings only.
qint64 bruteForce(const QList<EdgeRoute> &routes)
{
    qint64 count = 0;
    for (qsizetype a = 0; a < routes.size(); ++a) {
        for (qsizetype b = 0; b < routes.size(); ++b) {
            if (a == b)
                continue;
            const auto &first = routes.at(a).points;
            const auto &second = routes.at(b).points;
            for (qsizetype i = 1; i < first.size(); ++i) {
                for (qsizetype j = 1; j < second.size(); ++j) {
                    const QLineF level(first.at(i - 1), first.at(i));
                    const QLineF upright(second.at(j - 1), second.at(j));
                    if (level.dy() != 0 || upright.dx() != 0)
                        continue;
                    const double x = upright.x1();
                    const double y = level.y1();
                    const bool isInside = std::min(level.x1(), level.x2()) < x && x < std::max(level.x1(), level.x2())
                        && std::min(upright.y1(), upright.y2()) < y && y < std::max(upright.y1(), upright.y2());
                    count += isInside ? 1 : 0;
                }
            }
        }
    }
    return count;
}

} // namespace

class TestDrawingCheck final : public QObject
{
    Q_OBJECT

private slots:
    void crossings_data()
    {
        QTest::addColumn<QList<EdgeRoute>>("routes");
        QTest::addColumn<qint64>("expected");
        const EdgeRoute level = route("a", "b", {{0, 5}, {10, 5}});
        QTest::newRow("none at all") << QList<EdgeRoute>{} << qint64{0};
        QTest::newRow("a cross") << QList<EdgeRoute>{level, route("c", "d", {{5, 0}, {5, 10}})} << qint64{1};
        QTest::newRow("a cross, drawn upwards")
            << QList<EdgeRoute>{level, route("c", "d", {{5, 10}, {5, 0}})} << qint64{1};
        QTest::newRow("side by side") << QList<EdgeRoute>{level, route("c", "d", {{0, 6}, {10, 6}})} << qint64{0};
        QTest::newRow("one passes below") << QList<EdgeRoute>{level, route("c", "d", {{5, 6}, {5, 10}})} << qint64{0};
        QTest::newRow("an edge does not cross itself")
            << QList<EdgeRoute>{route("a", "b", {{0, 0}, {10, 0}, {10, 5}, {5, 5}, {5, -5}})} << qint64{0};
        QTest::newRow("twice by the same pair")
            << QList<EdgeRoute>{level, route("c", "d", {{2, 0}, {2, 10}, {8, 10}, {8, 0}})} << qint64{2};
        QTest::newRow("an end on a strange line")
            << QList<EdgeRoute>{level, route("c", "d", {{5, 0}, {5, 5}})} << qint64{1};
        QTest::newRow("a branch from the same task")
            << QList<EdgeRoute>{level, route("a", "d", {{5, 5}, {5, 10}})} << qint64{0};
        QTest::newRow("a crossing of one task's lines counts")
            << QList<EdgeRoute>{level, route("a", "d", {{5, 0}, {5, 10}})} << qint64{1};
        QTest::newRow("on a strange line") << QList<EdgeRoute>{level, route("c", "d", {{5, 5}, {20, 5}})} << qint64{1};
        QTest::newRow("on a line to the same task")
            << QList<EdgeRoute>{level, route("c", "b", {{5, 5}, {10, 5}})} << qint64{0};
    }

    void crossings()
    {
        QFETCH(const QList<EdgeRoute>, routes);
        QFETCH(const qint64, expected);

        const auto counted = crossingsOf(routes);

        QVERIFY(counted);
        QCOMPARE(*counted, expected);
    }

    void theSweepFindsWhatComparingAllPairsFinds()
    {
        QList<EdgeRoute> routes; // no two lines on one another and no end on a line: steps of their own
        for (int i = 0; i < 40; ++i) {
            const double x = ((i * 17 % 41) * 10) + 1;
            const double y = ((i * 29 % 43) * 10) + 2;
            const double down = (((i * 13) + 5) % 47) * 10 + 3;
            routes.append(route(qPrintable(QString::number(i)), qPrintable(QString::number(1000 + i)),
                                {{-5.5 - i, y}, {x, y}, {x, down}, {500.5 + i, down}}));
        }

        const auto counted = crossingsOf(routes);

        QVERIFY(counted);
        QVERIFY(*counted > 100);
        QCOMPARE(*counted, bruteForce(routes));
    }

    void aSlantedLineIsRefused()
    {
        const auto counted = crossingsOf({route("a", "b", {{0, 0}, {3, 4}})});

        QVERIFY(!counted);
        QCOMPARE(counted.error().code, ErrorCode::InvalidArgument);
    }

    void straightLines_data()
    {
        QTest::addColumn<QList<StraightEdge>>("edges");
        QTest::addColumn<qint64>("expected");
        const StraightEdge falling{0, 1, {0, 0, 10, 10}};
        QTest::newRow("beside each other") << QList<StraightEdge>{falling, {2, 3, {0, 5, 10, 15}}} << qint64{0};
        QTest::newRow("through each other") << QList<StraightEdge>{falling, {2, 3, {0, 10, 10, 0}}} << qint64{1};
        QTest::newRow("drawn from right to left") << QList<StraightEdge>{falling, {2, 3, {10, 0, 0, 10}}} << qint64{1};
        QTest::newRow("from the same task") << QList<StraightEdge>{falling, {0, 3, {0, 10, 10, 0}}} << qint64{0};
        QTest::newRow("three in one place")
            << QList<StraightEdge>{falling, {2, 3, {0, 10, 10, 0}}, {4, 5, {0, 5, 10, 5}}} << qint64{3};
    }

    void straightLines()
    {
        QFETCH(const QList<StraightEdge>, edges);

        QTEST(crossingsOfStraight(edges), "expected");
    }

    void overlaps_data()
    {
        QTest::addColumn<QList<QRectF>>("areas");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("apart") << QList<QRectF>{{0, 0, 10, 10}, {20, 0, 10, 10}} << qint64{0};
        QTest::newRow("touching") << QList<QRectF>{{0, 0, 10, 10}, {10, 0, 10, 10}, {0, 10, 10, 10}} << qint64{0};
        QTest::newRow("a corner inside") << QList<QRectF>{{0, 0, 10, 10}, {9, 9, 10, 10}} << qint64{1};
        QTest::newRow("three in one place")
            << QList<QRectF>{{0, 0, 10, 10}, {0, 0, 10, 10}, {0, 0, 10, 10}} << qint64{3};
    }

    void overlaps()
    {
        QFETCH(const QList<QRectF>, areas);
        layout::FlowLayout flow;
        for (const QRectF &area : areas)
            flow.nodes.append({TaskId(), 0, 0, false, area});

        QTEST(overlapsOf(flow), "expected");
    }
};

RELEASE_DESK_TEST(tst_drawing_check, TestDrawingCheck)
#include "tst_drawing_check.moc"
