// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/modeling/edge_item.h"
#include "ui/modeling/node_item.h"
#include "ui/modeling/phase_item.h"
#include "ui/modeling/rollback_lane_item.h"
#include "ui/modeling/swimlane_item.h"
#include "ui/theme/theme.h"
#include "ui/widgets/status_glyph.h"

#include <QDir>
#include <QGraphicsScene>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <array>
#include <cstdlib>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

constexpr std::array states{State::Planned, State::Ready,   State::Running,    State::Waiting, State::Succeeded,
                            State::Failed,  State::Skipped, State::RolledBack, State::Aborted};

void addNodes(QGraphicsScene &scene)
{
    const auto add = [&scene](int place, const TaskLook &look, const NodeItem::Marks &marks) {
        auto *const node = new NodeItem(TaskId(QStringLiteral("t%1").arg(place)));
        node->setPos(20 + (place % 4) * 216, 20 + (place / 4) * 84);
        node->showLook(look);
        node->setMarks(marks);
        scene.addItem(node);
    };
    int place = 0;
    for (const State state : states) {
        TaskLook look;
        look.title = QStringLiteral("Canary web · 배포");
        look.subtitle = QStringLiteral("Jenkins build · checkout");
        look.icon = "build";
        look.state = state;
        look.percent = state == State::Running ? 40 : -1;
        add(place++, look, {});
    }
    TaskLook look;
    look.title = QStringLiteral("Selected");
    look.subtitle = QStringLiteral("a person");
    look.performer = QStringLiteral("Jiho Kim");
    look.performerId = PersonId("jiho");
    NodeItem::Marks marks;
    marks.isSelected = marks.isFocused = marks.isEditable = true;
    add(place++, look, marks);
    marks = {};
    marks.isCritical = true;
    look.title = QStringLiteral("On the critical path");
    add(place++, look, marks);
    look.isInLane = true;
    look.title = QStringLiteral("In the rollback lane");
    add(place++, look, {});
}

void addEdges(QGraphicsScene &scene)
{
    for (int i = 0; i < EdgeItem::lookCount; ++i) {
        const double y = 30 + i * 60;
        auto *const edge = new EdgeItem;
        layout::EdgeRoute route;
        route.points = {{30, y}, {150, y}, {150, y + 30}, {300, y + 30}};
        edge->showRoute(route, static_cast<EdgeItem::Look>(i));
        scene.addItem(edge);
        auto *const chosen = new EdgeItem;
        route.points = {{340, y}, {460, y}, {460, y + 30}, {600, y + 30}};
        chosen->showRoute(route, static_cast<EdgeItem::Look>(i));
        chosen->setSelected(i == 0);
        chosen->setCritical(i > 0);
        scene.addItem(chosen);
    }
}

void addPhases(QGraphicsScene &scene)
{
    const auto add = [&scene](double left, double width, const PhaseLook &look, bool isFolded) {
        auto *const phase = new PhaseItem;
        layout::PhasePlace place;
        place.rect = QRectF(left, 20, width, 260);
        place.head = QRectF(left, 20, width, 40);
        place.isFolded = isFolded;
        place.addRow = isFolded || look.number == 0 ? QRectF() : QRectF(left + 8, 220, 132, 26);
        phase->showPhase(place, look);
        scene.addItem(phase);
    };
    add(20, 184, {QStringLiteral("준비 Prepare"), QStringLiteral("~ 12 min"), 1, State::Planned, false, true, 0},
        false);
    add(220, 184, {QStringLiteral("Deploy"), QStringLiteral("9 m 14 s"), 0, State::Running, true, false, 0}, false);
    add(420, 44, {QStringLiteral("Verify 확인"), {}, 0, State::Succeeded, false, false, 7}, true);
    add(480, 44, {QStringLiteral("Announce"), {}, 4, State::Planned, false, false, 3}, true);
}

void addLanes(QGraphicsScene &scene)
{
    auto *const lane = new RollbackLaneItem;
    lane->showLane(QRectF(20, 20, 580, 120), QStringLiteral("armed · 3 effects in force · about 8 m"),
                   QRectF(40, 80, 132, 26));
    scene.addItem(lane);
    auto *const bands = new SwimlaneItem;
    bands->showBands(
        {{QStringLiteral("api"), QRectF(20, 160, 580, 70)}, {QStringLiteral("웹 web"), QRectF(20, 230, 580, 60)}});
    scene.addItem(bands);
}

} // namespace

//! What the canvas is drawn of, against pictures that are kept: each part in light and dark, at one and two pixels per
//! point. With RD_GOLDEN=write they are made anew; look at them before you keep them.
class TestFlowGolden final : public QObject
{
    Q_OBJECT

private slots:
    void looksAsKept_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<int>("scale");
        for (const char *const part : {"node", "edge", "phase", "lane", "glyph"}) {
            for (const bool isDark : {false, true}) {
                for (const int scale : {1, 2})
                    QTest::addRow("%s %s %dx", part, isDark ? "dark" : "light", scale)
                        << QString::fromLatin1(part) << isDark << scale;
            }
        }
    }

    void looksAsKept()
    {
        QFETCH(const QString, part);
        QFETCH(const bool, isDark);
        QFETCH(const int, scale);
        Theme &theme = Theme::current();
        theme.install();
        theme.setReducedMotion(true);
        theme.setMode(isDark ? Theme::Mode::Dark : Theme::Mode::Light);
        const QImage picture = pictureOf(part, scale);
        theme.setMode(Theme::Mode::Light);
        theme.setReducedMotion(false);

        const QString name = QStringLiteral("%1-%2-%3x.png").arg(part, isDark ? "dark" : "light").arg(scale);
        const QDir folder(QStringLiteral(RD_SOURCE_DIR "/tests/data/golden/flow"));
        if (qEnvironmentVariable("RD_GOLDEN") == u"write") {
            QVERIFY(folder.mkpath("."));
            QVERIFY(picture.save(folder.filePath(name)));
            return;
        }
        const QImage kept(folder.filePath(name));
        QVERIFY2(!kept.isNull(), "there is no such picture; make it with RD_GOLDEN=write");
        QCOMPARE(picture.size(), kept.size());
        const double differing = shareOfDifferent(picture, kept.convertToFormat(picture.format()));
        if (differing > tolerance)
            picture.save(QStringLiteral(RD_BIN_DIR "/../differs-%1").arg(name));
        QVERIFY2(differing <= tolerance,
                 qPrintable(QStringLiteral("%1 % of the pixels differ; see differs-%2 beside the programs")
                                .arg(differing * 100)
                                .arg(name)));
    }

    void aChangeIsNoticed()
    {
        const QImage one = pictureOf(QStringLiteral("node"), 1);
        QImage other = one;
        QPainter(&other).fillRect(QRect(30, 30, 20, 20), Qt::black);
        QVERIFY(shareOfDifferent(one, other) > tolerance);
    }

private:
    static constexpr int channelTolerance = 24; //!< of 255: smoothing differs between versions of the font engine
    static constexpr double tolerance = 0.0005; //!< share of pixels that may differ by more

    static double shareOfDifferent(const QImage &a, const QImage &b)
    {
        qint64 count = 0;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x) {
                const QRgb one = a.pixel(x, y);
                const QRgb other = b.pixel(x, y);
                const bool isDifferent = std::abs(qRed(one) - qRed(other)) > channelTolerance
                    || std::abs(qGreen(one) - qGreen(other)) > channelTolerance
                    || std::abs(qBlue(one) - qBlue(other)) > channelTolerance;
                count += isDifferent ? 1 : 0;
            }
        }
        return static_cast<double>(count) / (static_cast<double>(a.width()) * a.height());
    }

    static QImage pictureOf(const QString &part, int scale)
    {
        const QSize size = part == u"node" ? QSize(900, 290) : part == u"glyph" ? QSize(260, 90) : QSize(640, 320);
        QImage image(size * scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        image.fill(tokenColor(ColorToken::Sunken));
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        if (part == u"glyph") {
            for (std::size_t i = 0; i < states.size(); ++i) {
                const double left = 10 + static_cast<double>(i) * 26;
                StatusGlyph::paint(painter, QRectF(left, 10, 12, 12), states.at(i), ColorToken::Sunken);
                StatusGlyph::paint(painter, QRectF(left, 32, 16, 16), states.at(i), ColorToken::Sunken);
                StatusGlyph::paint(painter, QRectF(left, 58, 20, 20), states.at(i), ColorToken::Sunken);
            }
            return image;
        }
        QGraphicsScene scene(QRectF(QPointF(0, 0), size));
        if (part == u"node")
            addNodes(scene);
        else if (part == u"edge")
            addEdges(scene);
        else if (part == u"phase")
            addPhases(scene);
        else
            addLanes(scene);
        scene.render(&painter, QRectF(QPointF(0, 0), size), scene.sceneRect());
        return image;
    }
};

RELEASE_DESK_TEST(tst_flow_golden, TestFlowGolden)

#include "tst_flow_golden.moc"
