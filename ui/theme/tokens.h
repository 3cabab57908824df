// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRgb>

#include <array>
#include <cstddef>
#include <string_view>

namespace releasedesk::ui {

//! What a color is for. These are the only colors of the program.
enum class ColorToken {
    Window, //!< behind everything: side bar, status bar
    Surface, //!< cards, fields, the page itself
    Sunken, //!< canvas, table heads, side panels, hovered rows
    Hover, //!< hover and tracks
    Pressed, //!< pressed, selected navigation
    Line,
    LineStrong, //!< borders of buttons and popovers
    Control, //!< borders of fields and toggles
    Text1,
    Text2,
    Text3,
    Accent,
    AccentHover,
    AccentTint, //!< selected rows, information banners
    AccentHalo, //!< around a field that has focus
    OnAccent,
    Planned,
    PlannedTint,
    Ready,
    ReadyTint,
    Running,
    RunningTint,
    Waiting,
    WaitingTint,
    Succeeded,
    SucceededTint,
    Failed,
    FailedTint,
    Skipped,
    SkippedTint,
    RolledBack,
    RolledBackTint,
    Aborted,
    AbortedTint,
    Floating, //!< background of popovers, dialogs and toasts
    Scrim, //!< veil over the content; its opacity is one of the constants below
    Shadow,
    OnMark, //!< the letter on a project mark or an avatar
};

enum class Tone {
    Light,
    Dark,
};

struct TokenColor {
    ColorToken token;
    std::string_view name; //!< as written in the style sheet, behind an "@"
    QRgb light;
    QRgb dark;
};

inline constexpr std::array tokenColors{
    TokenColor{ColorToken::Window, "window", 0xFFF2F3F6, 0xFF0E1014},
    TokenColor{ColorToken::Surface, "surface", 0xFFFFFFFF, 0xFF15181E},
    TokenColor{ColorToken::Sunken, "sunken", 0xFFF8F9FB, 0xFF1A1E25},
    TokenColor{ColorToken::Hover, "hover", 0xFFECEEF2, 0xFF232831},
    TokenColor{ColorToken::Pressed, "pressed", 0xFFE1E4EA, 0xFF2E343F},
    TokenColor{ColorToken::Line, "line", 0xFFE4E7EC, 0xFF272C35},
    TokenColor{ColorToken::LineStrong, "strong-line", 0xFFCBD0D9, 0xFF3B424E},
    TokenColor{ColorToken::Control, "control", 0xFF858D9B, 0xFF6B7482},
    TokenColor{ColorToken::Text1, "text1", 0xFF171A21, 0xFFECEEF2},
    TokenColor{ColorToken::Text2, "text2", 0xFF454C59, 0xFFB4BBC7},
    TokenColor{ColorToken::Text3, "text3", 0xFF5D6573, 0xFF959EAC},
    TokenColor{ColorToken::Accent, "accent", 0xFF4149C9, 0xFF9AA2FF},
    TokenColor{ColorToken::AccentHover, "strong-accent", 0xFF353CAF, 0xFFB3B9FF},
    TokenColor{ColorToken::AccentTint, "tint-of-accent", 0xFFECEDFB, 0xFF24284A},
    TokenColor{ColorToken::AccentHalo, "halo", 0xFFB9BDF0, 0xFF474E94},
    TokenColor{ColorToken::OnAccent, "on-accent", 0xFFFFFFFF, 0xFF10121A},
    TokenColor{ColorToken::Planned, "planned", 0xFF5D6573, 0xFFA2AAB7},
    TokenColor{ColorToken::PlannedTint, "tint-of-planned", 0xFFEEF0F3, 0xFF252A33},
    TokenColor{ColorToken::Ready, "ready", 0xFF0B6B6B, 0xFF5CC9C4},
    TokenColor{ColorToken::ReadyTint, "tint-of-ready", 0xFFDFF2F1, 0xFF12302F},
    TokenColor{ColorToken::Running, "running", 0xFF0B5FB0, 0xFF6FB7FF},
    TokenColor{ColorToken::RunningTint, "tint-of-running", 0xFFE1EFFC, 0xFF12293F},
    TokenColor{ColorToken::Waiting, "waiting", 0xFF8A5300, 0xFFF2B84B},
    TokenColor{ColorToken::WaitingTint, "tint-of-waiting", 0xFFFDF0D5, 0xFF37290D},
    TokenColor{ColorToken::Succeeded, "succeeded", 0xFF1B6E3C, 0xFF67CF8E},
    TokenColor{ColorToken::SucceededTint, "tint-of-succeeded", 0xFFE0F3E6, 0xFF12301F},
    TokenColor{ColorToken::Failed, "failed", 0xFFB3261E, 0xFFFF8A80},
    TokenColor{ColorToken::FailedTint, "tint-of-failed", 0xFFFCE7E5, 0xFF3D1A1A},
    TokenColor{ColorToken::Skipped, "skipped", 0xFF5D6573, 0xFF929BA9},
    TokenColor{ColorToken::SkippedTint, "tint-of-skipped", 0xFFF3F4F6, 0xFF1F242C},
    TokenColor{ColorToken::RolledBack, "rolled-back", 0xFF8E2A7E, 0xFFE59AD8},
    TokenColor{ColorToken::RolledBackTint, "tint-of-rolled-back", 0xFFF8E6F5, 0xFF381A34},
    TokenColor{ColorToken::Aborted, "aborted", 0xFF3A404C, 0xFFC3C9D3},
    TokenColor{ColorToken::AbortedTint, "tint-of-aborted", 0xFFE3E6EB, 0xFF2C313B},
    TokenColor{ColorToken::Floating, "floating", 0xFFFFFFFF, 0xFF1A1E25},
    TokenColor{ColorToken::Scrim, "scrim", 0xFF0E1118, 0xFF0E1118},
    TokenColor{ColorToken::Shadow, "shadow", 0xFF0C101C, 0xFF000000},
    TokenColor{ColorToken::OnMark, "on-mark", 0xFFFFFFFF, 0xFFFFFFFF},
};

//! The table is in the order of the enumeration, so that a look-up is an index.
static_assert([] {
    for (std::size_t i = 0; i < tokenColors.size(); ++i) {
        if (static_cast<std::size_t>(tokenColors[i].token) != i)
            return false;
    }
    return true;
}());

[[nodiscard]] constexpr QRgb rgbOf(ColorToken token, Tone tone)
{
    const TokenColor &color = tokenColors[static_cast<std::size_t>(token)];
    return tone == Tone::Light ? color.light : color.dark;
}

//! Behind a dialog, and behind the callouts of the first run.
inline constexpr double dialogScrimOpacity = 0.34;
inline constexpr double teachScrimOpacity = 0.55;

//! Backgrounds of project marks and avatars, the same in both tones.
inline constexpr std::array<QRgb, 8> markColors{0xFF3F4CA8, 0xFF1F6F5C, 0xFF9A5B13, 0xFF7A3A6E,
                                                0xFF2C6491, 0xFF6A6420, 0xFF9B3A4A, 0xFF59626F};

} // namespace releasedesk::ui
