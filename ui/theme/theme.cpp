// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/theme.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/release_desk_style.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QLocale>
#include <QPointer>
#include <QScreen>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

struct Face {
    qreal size;
    int line;
    QFont::Weight weight;
    qreal tracking = -0.003; //!< in em, for Latin only
    bool isMono = false;
};

Face faceOf(FontRole role)
{
    switch (role) {
    case FontRole::Metric:
        return {28, 34, QFont::DemiBold, -0.018};
    case FontRole::PageTitle:
        return {20, 26, QFont::DemiBold, -0.012};
    case FontRole::Section:
        return {16, 22, QFont::DemiBold};
    case FontRole::Panel:
        return {14, 20, QFont::DemiBold};
    case FontRole::Body:
        return {13, 18, QFont::Normal};
    case FontRole::Label:
        return {13, 18, QFont::Medium};
    case FontRole::Strong:
        return {13, 18, QFont::DemiBold};
    case FontRole::Secondary:
        return {12, 16, QFont::Normal};
    case FontRole::SecondaryLabel:
        return {12, 16, QFont::Medium};
    case FontRole::SecondaryStrong:
        return {12, 16, QFont::DemiBold};
    case FontRole::Caption:
        return {11, 16, QFont::Normal};
    case FontRole::CaptionLabel:
        return {11, 16, QFont::Medium};
    case FontRole::Chip:
        return {11.5, 16, QFont::Medium};
    case FontRole::Lozenge:
        return {10.5, 16, QFont::DemiBold, 0.02};
    case FontRole::Key:
        return {10.5, 14, QFont::Normal};
    case FontRole::Mono:
        return {12, 16, QFont::Normal, 0, true};
    case FontRole::Log:
        return {11.5, 19, QFont::Normal, 0, true};
    }
    Q_UNREACHABLE();
}

QStringList familiesOf(bool isMono)
{
    if (isMono)
        return {QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono CJK KR"), QStringLiteral("monospace")};
    return {QStringLiteral("Inter"), QStringLiteral("Noto Sans KR"), QStringLiteral("Noto Sans CJK KR"),
            QStringLiteral("Malgun Gothic"), QStringLiteral("Apple SD Gothic Neo")};
}

// Pixel sizes of QFont are whole numbers; fractions are spelled in points of the screen.
void setSize(QFont &font, qreal pixels)
{
    if (qFuzzyCompare(pixels, std::round(pixels))) {
        font.setPixelSize(static_cast<int>(std::round(pixels)));
        return;
    }
    const QScreen *const screen = QGuiApplication::primaryScreen();
    font.setPointSizeF(pixels * 72.0 / (screen ? screen->logicalDotsPerInchY() : 96.0));
}

} // namespace

Theme::Theme(QObject *application)
    : QObject(application)
{
    readSystemTone();
    m_tone = m_systemTone;
    application->installEventFilter(this);
}

Theme &Theme::current()
{
    static QPointer<Theme> theme;
    if (!theme)
        theme = new Theme(QCoreApplication::instance());
    return *theme;
}

void Theme::install()
{
    if (!m_isInstalled) {
        m_isInstalled = true;
        QApplication::setStyle(new ReleaseDeskStyle);
        new FocusRing(qApp);
    }
    apply();
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    const Tone tone = mode == Mode::System ? m_systemTone : mode == Mode::Light ? Tone::Light : Tone::Dark;
    if (tone == m_tone)
        return;
    m_tone = tone;
    apply();
}

void Theme::setTextScale(int percent)
{
    const int scale = std::clamp(percent, 90, 150);
    if (scale == m_textScale)
        return;
    m_textScale = scale;
    apply();
}

void Theme::setDensity(Density density)
{
    if (density == m_density)
        return;
    m_density = density;
    apply();
}

void Theme::setReducedMotion(bool isReduced)
{
    if (isReduced == m_hasReducedMotion)
        return;
    m_hasReducedMotion = isReduced;
    emit changed();
}

QColor Theme::color(ColorToken token, double opacity) const
{
    QColor result = color(token);
    result.setAlphaF(static_cast<float>(opacity));
    return result;
}

QFont Theme::font(FontRole role) const
{
    const Face face = faceOf(role);
    const bool isKorean = QLocale().language() == QLocale::Korean;
    const qreal pixels = face.size * m_textScale / 100.0;

    QFont font;
    font.setFamilies(familiesOf(face.isMono));
    setSize(font, pixels);
    // Common builds of the Korean face have no SemiBold.
    font.setWeight(isKorean && face.weight == QFont::DemiBold ? QFont::Bold : face.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    if (face.tracking != 0 && !isKorean)
        font.setLetterSpacing(QFont::AbsoluteSpacing, face.tracking * pixels);
    return font;
}

int Theme::lineHeight(FontRole role) const
{
    return static_cast<int>(std::lround(faceOf(role).line * m_textScale / 100.0));
}

int Theme::scaled(int pixels) const
{
    return std::max(pixels, static_cast<int>(std::lround(pixels * m_textScale / 100.0)));
}

int Theme::rowHeight(int compact) const
{
    const int spacious = m_density == Density::Comfortable ? 6 : 0;
    const int taller = static_cast<int>(std::lround(18 * (m_textScale - 100) / 100.0));
    return compact + spacious + std::max(0, taller);
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, color(ColorToken::Surface));
    palette.setColor(QPalette::WindowText, color(ColorToken::Text1));
    palette.setColor(QPalette::Base, color(ColorToken::Surface));
    palette.setColor(QPalette::AlternateBase, color(ColorToken::Sunken));
    palette.setColor(QPalette::Text, color(ColorToken::Text1));
    palette.setColor(QPalette::PlaceholderText, color(ColorToken::Text3));
    palette.setColor(QPalette::Button, color(ColorToken::Surface));
    palette.setColor(QPalette::ButtonText, color(ColorToken::Text1));
    palette.setColor(QPalette::BrightText, color(ColorToken::OnAccent));
    palette.setColor(QPalette::Highlight, color(ColorToken::Accent));
    palette.setColor(QPalette::HighlightedText, color(ColorToken::OnAccent));
    palette.setColor(QPalette::Link, color(ColorToken::Accent));
    palette.setColor(QPalette::LinkVisited, color(ColorToken::Accent));
    palette.setColor(QPalette::ToolTipBase, color(ColorToken::Text1));
    palette.setColor(QPalette::ToolTipText, color(ColorToken::Surface));
    palette.setColor(QPalette::Light, color(ColorToken::Surface));
    palette.setColor(QPalette::Midlight, color(ColorToken::Line));
    palette.setColor(QPalette::Mid, color(ColorToken::LineStrong));
    palette.setColor(QPalette::Dark, color(ColorToken::Control));
    palette.setColor(QPalette::Shadow, color(ColorToken::Shadow));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(ColorToken::Text3));
    return palette;
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && watched == parent())
        apply();
    else if (event->type() == QEvent::ThemeChange && watched->isWindowType())
        followDesktop();
    return QObject::eventFilter(watched, event);
}

void Theme::apply()
{
    if (m_isInstalled) {
        QApplication::setPalette(palette());
        QApplication::setFont(font(FontRole::Body));
        qApp->setStyleSheet(styleSheet(*this));
    }
    emit changed();
}

void Theme::followDesktop()
{
    if (m_isInstalled)
        QApplication::setPalette(QPalette()); // dropping ours shows what the desktop wants now
    readSystemTone();
    if (m_mode == Mode::System)
        m_tone = m_systemTone;
    apply();
}

void Theme::readSystemTone()
{
    const QColor window = QGuiApplication::palette().color(QPalette::Window);
    m_systemTone = window.lightnessF() < 0.5F ? Tone::Dark : Tone::Light;
}

} // namespace releasedesk::ui
