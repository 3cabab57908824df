// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/theme/state.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontInfo>
#include <QLocale>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>
#include <QWindow>

using namespace releasedesk::ui;

class TestTheme final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        Theme::current().setMode(Theme::Mode::Light);
        Theme::current().setTextScale(100);
        Theme::current().setDensity(Theme::Density::Compact);
        QLocale::setDefault(QLocale::c());
    }

    void switchesLive()
    {
        Theme &theme = Theme::current();
        theme.install();
        theme.setMode(Theme::Mode::Light);
        QWidget widget;
        const QColor before = widget.palette().color(QPalette::Window);
        QSignalSpy changed(&theme, &Theme::changed);

        theme.setMode(Theme::Mode::Dark);

        QCOMPARE(changed.size(), 1);
        QVERIFY(theme.isDark());
        QTRY_COMPARE(widget.palette().color(QPalette::Window), theme.color(ColorToken::Surface));
        QVERIFY(widget.palette().color(QPalette::Window) != before);
        QTest::qWait(10); // the palette change of Qt comes later and must not start another one
        QCOMPARE(changed.size(), 1);
    }

    void systemFollowsTheDesktop()
    {
        Theme &theme = Theme::current();
        theme.install();
        theme.setMode(Theme::Mode::Dark);

        QWindow window;
        QEvent desktopChanged(QEvent::ThemeChange);
        QCoreApplication::sendEvent(&window, &desktopChanged);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.color(ColorToken::Surface));

        theme.setMode(Theme::Mode::System);
        QVERIFY(!theme.isDark()); // light offscreen; our own dark palette was not mistaken for the desktop's
    }

    void fillsEveryTokenOfTheStyleSheet()
    {
        const QString sheet = styleSheet(Theme::current());
        QVERIFY(sheet.contains(Theme::current().color(ColorToken::Sunken).name()));
        QVERIFY2(!sheet.contains(u'@'), qPrintable(sheet.mid(sheet.indexOf(u'@'), 40)));
    }

    void textGrowsWithTheScale()
    {
        Theme &theme = Theme::current();
        QCOMPARE(theme.font(FontRole::Body).pixelSize(), 13);
        const qreal before = QFontInfo(theme.font(FontRole::Body)).pixelSize();

        theme.setTextScale(150);

        QVERIFY(QFontMetricsF(theme.font(FontRole::Body)).height() > before * 1.4);
        QCOMPARE(theme.lineHeight(FontRole::Body), 27);
        theme.setTextScale(400);
        QCOMPARE(theme.textScale(), 150);
    }

    void rowsFollowTheDensity()
    {
        QCOMPARE(Theme::current().rowHeight(), 36);
        Theme::current().setDensity(Theme::Density::Comfortable);
        QCOMPARE(Theme::current().rowHeight(), 42);
        QCOMPARE(Theme::current().rowHeight(32), 38);
    }

    void koreanHeadingsAreBold()
    {
        QCOMPARE(Theme::current().font(FontRole::PageTitle).weight(), QFont::DemiBold);
        QLocale::setDefault(QLocale(QLocale::Korean));
        QCOMPARE(Theme::current().font(FontRole::PageTitle).weight(), QFont::Bold);
        QCOMPARE(Theme::current().font(FontRole::Label).weight(), QFont::Medium);
    }

    void usesTheInstalledFaces()
    {
        QCOMPARE(QFontInfo(Theme::current().font(FontRole::Body)).family(), QStringLiteral("Inter"));
        QCOMPARE(QFontInfo(Theme::current().font(FontRole::Mono)).family(), QStringLiteral("JetBrains Mono"));
    }

    void everyStateHasItsOwnWordAndGlyph()
    {
        QSet<QString> words;
        QSet<QString> glyphs;
        for (const State state : allStates) {
            words.insert(wordOf(state));
            glyphs.insert(glyphOf(state).toString());
        }
        QCOMPARE(words.size(), static_cast<qsizetype>(allStates.size()));
        QCOMPARE(glyphs.size(), static_cast<qsizetype>(allStates.size()));
    }
};

RELEASE_DESK_TEST(tst_theme, TestTheme)
#include "tst_theme.moc"
