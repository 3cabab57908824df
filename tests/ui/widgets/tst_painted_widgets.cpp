// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/widgets/picture.h"
#include "ui/theme/state.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/lozenge.h"
#include "ui/widgets/mark_color.h"
#include "ui/widgets/phase_strip.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/popover_frame.h"
#include "ui/widgets/project_mark.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/tab_bar.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/version_bar.h"

#include <QTest>

#include <functional>
#include <memory>

using namespace releasedesk;
using namespace releasedesk::ui;

using Make = std::function<std::unique_ptr<QWidget>()>;
Q_DECLARE_METATYPE(Make)

namespace {

template<typename Widget, typename... Arguments>
Make make(std::function<void(Widget &)> fill, Arguments... arguments)
{
    return [fill = std::move(fill), arguments...]() -> std::unique_ptr<QWidget> {
        auto widget = std::make_unique<Widget>(arguments...);
        if (fill)
            fill(*widget);
        return widget;
    };
}

QByteArray bytesOf(const QImage &image)
{
    return QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
}

} // namespace

class TestPaintedWidgets final : public QObject
{
    Q_OBJECT

private slots:
    void init() { Theme::current().setReducedMotion(true); } // so that pictures can be compared

    void cleanup()
    {
        Theme::current().setMode(Theme::Mode::Light);
        Theme::current().setReducedMotion(false);
    }

    void drawThemselvesInBothTones_data()
    {
        QTest::addColumn<Make>("makeWidget");

        QTest::newRow("avatar") << make<Avatar>([](Avatar &a) { a.showPerson("Gaeun Han"); });
        QTest::newRow("button") << make<Button>({}, QStringLiteral("Dry run"));
        QTest::newRow("primary button") << make<Button>({}, QStringLiteral("Start"), Button::Kind::Primary);
        QTest::newRow("icon button") << make<Button>({}, IconName("more"), QStringLiteral("More"));
        QTest::newRow("card") << make<Card>([](Card &c) { c.setMinimumSize(60, 40); });
        QTest::newRow("chip") << make<Chip>({}, QStringLiteral("1 behind"));
        QTest::newRow("empty state") << make<EmptyState>({}, IconName("flow"), QStringLiteral("Nothing yet."));
        QTest::newRow("banner") << make<ErrorBanner>(
            [](ErrorBanner &b) { b.showMessage(ErrorBanner::Kind::Warning, "Late."); });
        QTest::newRow("icon") << make<IconLabel>({}, IconName("home"));
        QTest::newRow("lozenge") << make<Lozenge>({}, QStringLiteral("Done"), Lozenge::Category::Done);
        QTest::newRow("phase strip") << make<PhaseStrip>(
            [](PhaseStrip &s) { s.showPhases({State::Succeeded, State::Running, State::Planned}); });
        QTest::newRow("pill") << make<Pill>({}, State::Waiting);
        QTest::newRow("popover") << make<PopoverFrame>([](PopoverFrame &p) { p.setMinimumSize(160, 140); });
        QTest::newRow("project mark") << make<ProjectMark>([](ProjectMark &m) { m.showProject("checkout", 0); });
        QTest::newRow("search field") << make<SearchField>({}, QStringLiteral("Search"));
        QTest::newRow("segments") << make<SegmentedControl>([](SegmentedControl &c) {
            c.addSegment("All");
            c.addSegment("Mine");
        });
        QTest::newRow("skeleton") << make<Skeleton>({});
        QTest::newRow("glyph") << make<StatusGlyph>({}, State::Failed);
        QTest::newRow("switch") << make<Switch>({}, QStringLiteral("Ask again"));
        QTest::newRow("tab bar") << make<TabBar>([](TabBar &t) { t.addTab("Flow", "flow"); });
        QTest::newRow("text field") << make<TextField>({}, QStringLiteral("Address"));
        QTest::newRow("toast") << make<Toast>({}, ToastMessage{State::Succeeded, QStringLiteral("Saved"), {}});
        QTest::newRow("version bar") << make<VersionBar>([](VersionBar &b) { b.showCounts(3, 1, 1); });
    }

    void drawThemselvesInBothTones()
    {
        QFETCH(const Make, makeWidget);
        Theme::current().setMode(Theme::Mode::Light);
        const auto widget = makeWidget();
        const QImage light = tests::pictureOf(*widget);

        Theme::current().setMode(Theme::Mode::Dark);
        const QImage dark = tests::pictureOf(*widget);

        QVERIFY(tests::colorsIn(light) > 1);
        QVERIFY(tests::colorsIn(dark) > 1);
        QVERIFY(light != dark);
    }

    void differByState()
    {
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::current().setMode(mode);
            QSet<QByteArray> glyphs;
            QSet<QByteArray> pills;
            for (const State state : allStates) {
                StatusGlyph glyph(state);
                glyphs.insert(bytesOf(tests::pictureOf(glyph)));
                Pill pill;
                pill.setState(state, QStringLiteral("same word"));
                const QImage picture = tests::pictureOf(pill);
                QVERIFY(tests::hasColor(picture, tokenColor(tintOf(state))));
                pills.insert(bytesOf(picture));
            }
            QCOMPARE(glyphs.size(), static_cast<qsizetype>(allStates.size()));
            QCOMPARE(pills.size(), static_cast<qsizetype>(allStates.size()));
        }
    }

    void areReadableInGreyscale()
    {
        QSet<QByteArray> glyphs;
        for (const State state : allStates) {
            StatusGlyph glyph(state);
            glyphs.insert(bytesOf(tests::pictureOf(glyph).convertToFormat(QImage::Format_Grayscale8)));
        }
        QCOMPARE(glyphs.size(), static_cast<qsizetype>(allStates.size()));
    }

    void haveAccessibleNames()
    {
        StatusGlyph glyph(State::RolledBack);
        QCOMPARE(glyph.accessibleName(), wordOf(State::RolledBack));
        Pill pill;
        pill.setState(State::Running, QStringLiteral("Canary 10 %"));
        QCOMPARE(pill.accessibleName(), QStringLiteral("Canary 10 %"));
        PhaseStrip strip;
        strip.showPhases({State::Succeeded, State::Failed, State::Planned});
        QCOMPARE(strip.accessibleName(), QStringLiteral("1 of 3 phases done, Failed"));
        VersionBar bar;
        bar.showCounts(20, 3, 1);
        QCOMPARE(bar.accessibleName(), QStringLiteral("20 done, 3 in progress, 1 to do"));
        const Button more("more", QStringLiteral("More actions"));
        QCOMPARE(more.accessibleName(), QStringLiteral("More actions"));
    }

    void aVersionBarIsProportional()
    {
        VersionBar bar;
        bar.showCounts(1, 0, 1);
        const QImage half = tests::pictureOf(bar, QSize(100, 8));
        QCOMPARE(half.pixelColor(25, 4), tokenColor(ColorToken::Succeeded));
        QCOMPARE(half.pixelColor(75, 4), tokenColor(ColorToken::Pressed));
        bar.showCounts(0, 0, 0);
        QCOMPARE(tests::pictureOf(bar, QSize(100, 8)).pixelColor(50, 4), tokenColor(ColorToken::Pressed));
    }

    void initialsFollowTheScript_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("initials");
        QTest::newRow("two words") << "Gaeun Han" << "GH";
        QTest::newRow("hyphen") << "Bae-dal Yoon" << "BY";
        QTest::newRow("three words") << "Anna Maria Larsen" << "AL";
        QTest::newRow("one word") << "priya" << "P";
        QTest::newRow("Hangul") << QStringLiteral("한가은") << QStringLiteral("한");
        QTest::newRow("nobody") << "  " << "?";
    }

    void initialsFollowTheScript()
    {
        QFETCH(const QString, name);
        QTEST(Avatar::initialsOf(name), "initials");
    }

    void aPersonHasTheSameColorEverywhere()
    {
        // Pinned: the color must not change between two computers or two versions of the program.
        QCOMPARE(markColorFor(QStringLiteral("5b10a2844c20165700ede21g")),
                 markColorFor(QStringLiteral("5b10a2844c20165700ede21g")));
        QSet<QRgb> colors;
        for (int i = 0; i < 200; ++i)
            colors.insert(markColorFor(QString::number(i)).rgb());
        QCOMPARE(colors.size(), 8);
        QCOMPARE(markColorAt(9), markColorAt(1));
        QCOMPARE(markColorAt(-1), markColorAt(7));
    }
};

RELEASE_DESK_TEST(tst_painted_widgets, TestPaintedWidgets)
#include "tst_painted_widgets.moc"
