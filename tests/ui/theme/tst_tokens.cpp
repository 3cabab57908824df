// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/theme/state.h"
#include "ui/theme/tokens.h"

#include <QColor>
#include <QTest>

#include <cmath>

using namespace releasedesk::ui;

namespace {

double linear(int channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(QRgb color)
{
    return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color)) + 0.0722 * linear(qBlue(color));
}

//! As in WCAG 2, from 1 to 21.
double contrast(QRgb a, QRgb b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

constexpr double forText = 4.5;
constexpr double forControls = 3.0;

QByteArray nameOf(ColorToken token)
{
    const std::string_view name = tokenColors.at(static_cast<std::size_t>(token)).name;
    return QByteArray(name.data(), static_cast<qsizetype>(name.size()));
}

void addPair(ColorToken front, ColorToken back, double least)
{
    for (const Tone tone : {Tone::Light, Tone::Dark}) {
        const QByteArray row = nameOf(front) + " on " + nameOf(back) + (tone == Tone::Light ? ", light" : ", dark");
        QTest::newRow(row.constData()) << contrast(rgbOf(front, tone), rgbOf(back, tone)) << least;
    }
}

} // namespace

class TestTokens final : public QObject
{
    Q_OBJECT

private slots:
    void areReadable_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("least");

        const std::array texts{ColorToken::Text1, ColorToken::Text2, ColorToken::Text3, ColorToken::Accent};
        const std::array backgrounds{ColorToken::Window, ColorToken::Surface, ColorToken::Sunken, ColorToken::Hover,
                                     ColorToken::Pressed};
        for (const ColorToken text : texts) {
            for (const ColorToken background : backgrounds)
                addPair(text, background, forText);
            addPair(text, ColorToken::Floating, forText);
        }
        for (const State state : allStates) {
            addPair(colorOf(state), ColorToken::Surface, forText);
            addPair(colorOf(state), tintOf(state), forText);
            addPair(ColorToken::Text1, tintOf(state), forText);
            addPair(ColorToken::Text2, tintOf(state), forText);
            addPair(ColorToken::Text3, tintOf(state), forText);
        }
        addPair(ColorToken::Text1, ColorToken::AccentTint, forText);
        addPair(ColorToken::Text2, ColorToken::AccentTint, forText);
        addPair(ColorToken::Text3, ColorToken::AccentTint, forText);
        addPair(ColorToken::Accent, ColorToken::AccentTint, forText);
        addPair(ColorToken::OnAccent, ColorToken::Accent, forText);
        addPair(ColorToken::OnAccent, ColorToken::AccentHover, forText);
        addPair(ColorToken::Surface, ColorToken::Failed, forText); // a filled danger button
        addPair(ColorToken::Surface, ColorToken::Text1, forText); // a tooltip
        addPair(ColorToken::Control, ColorToken::Surface, forControls);
        for (const ColorToken background : backgrounds)
            addPair(ColorToken::Accent, background, forControls); // the focus ring
    }

    void areReadable()
    {
        QFETCH(const double, ratio);
        QFETCH(const double, least);
        QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1 is below %2").arg(ratio, 0, 'f', 2).arg(least)));
    }

    void contrastIsThatOfTheDesign_data()
    {
        QTest::addColumn<ColorToken>("front");
        QTest::addColumn<ColorToken>("back");
        QTest::addColumn<Tone>("tone");
        QTest::addColumn<double>("expected");

        const auto row = [](const char *name, ColorToken front, ColorToken back, Tone tone, double expected) {
            QTest::newRow(name) << front << back << tone << expected;
        };
        row("text 1", ColorToken::Text1, ColorToken::Window, Tone::Light, 15.7);
        row("text 3 on pressed", ColorToken::Text3, ColorToken::Pressed, Tone::Light, 4.6);
        row("text 3 on pressed, dark", ColorToken::Text3, ColorToken::Pressed, Tone::Dark, 4.6);
        row("control", ColorToken::Control, ColorToken::Surface, Tone::Light, 3.3);
        row("control, dark", ColorToken::Control, ColorToken::Surface, Tone::Dark, 3.8);
        row("on accent, dark", ColorToken::OnAccent, ColorToken::Accent, Tone::Dark, 8.0);
        row("waiting", ColorToken::Waiting, ColorToken::WaitingTint, Tone::Light, 5.6);
        row("rolled back, dark", ColorToken::RolledBack, ColorToken::RolledBackTint, Tone::Dark, 7.3);
    }

    void contrastIsThatOfTheDesign()
    {
        QFETCH(const ColorToken, front);
        QFETCH(const ColorToken, back);
        QFETCH(const Tone, tone);
        QFETCH(const double, expected);
        const double ratio = contrast(rgbOf(front, tone), rgbOf(back, tone));
        QVERIFY2(std::abs(ratio - expected) <= 0.06, qPrintable(QString::number(ratio)));
    }

    void aLetterOnAMarkIsReadable()
    {
        for (const QRgb color : markColors)
            QVERIFY2(contrast(color, rgbOf(ColorToken::OnMark, Tone::Light)) >= forText,
                     qPrintable(QColor(color).name()));
    }

    // Shows that areReadable() can fail.
    void aFaintColorIsNotEnough()
    {
        const double ratio
            = contrast(rgbOf(ColorToken::LineStrong, Tone::Light), rgbOf(ColorToken::Surface, Tone::Light));
        QVERIFY(ratio < forControls);
    }

    void everyTokenHasANameOfItsOwn()
    {
        QSet<QByteArray> names;
        for (const TokenColor &color : tokenColors)
            names.insert(nameOf(color.token));
        QCOMPARE(names.size(), static_cast<qsizetype>(tokenColors.size()));
    }
};

RELEASE_DESK_TEST(tst_tokens, TestTokens)
#include "tst_tokens.moc"
