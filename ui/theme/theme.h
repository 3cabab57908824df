// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tokens.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace releasedesk::ui {

//! What a piece of text is for; decides size and weight.
enum class FontRole {
    Metric, //!< 28/34, 600
    PageTitle, //!< 20/26, 600
    Section, //!< 16/22, 600
    Panel, //!< 14/20, 600
    Body, //!< 13/18, 400
    Label, //!< 13/18, 500: buttons, navigation, tabs
    Strong, //!< 13/18, 600
    Secondary, //!< 12/16, 400
    SecondaryLabel, //!< 12/16, 500: labels of fields
    SecondaryStrong, //!< 12/16, 600: titles of nodes
    Caption, //!< 11/16, 400
    CaptionLabel, //!< 11/16, 500: table heads
    Chip, //!< 11.5/16, 500
    Lozenge, //!< 10.5/16, 600
    Key, //!< 10.5/14, 400: a key of the keyboard
    Mono, //!< 12/16: versions, hashes, keys, times in columns
    Log, //!< 11.5/19
};

//! How the program looks: light or dark, text size, density. Everything painted asks here at the time of painting.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };
    enum class Density { Compact, Comfortable };

    //! Made at the first call and owned by the application, which must exist.
    [[nodiscard]] static Theme &current();

    //! Gives the application its style, palette, font and style sheet. Once, before the first window.
    void install();

    [[nodiscard]] Mode mode() const { return m_mode; }
    void setMode(Mode mode);

    //! What is shown, with System resolved.
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] bool isDark() const { return m_tone == Tone::Dark; }

    //! In percent, 90 to 150.
    [[nodiscard]] int textScale() const { return m_textScale; }
    void setTextScale(int percent);

    [[nodiscard]] Density density() const { return m_density; }
    void setDensity(Density density);

    //! Everything is instant, and what turns stands still.
    [[nodiscard]] bool hasReducedMotion() const { return m_hasReducedMotion; }
    void setReducedMotion(bool isReduced);

    [[nodiscard]] QColor color(ColorToken token) const { return QColor::fromRgba(rgbOf(token, m_tone)); }
    [[nodiscard]] QColor color(ColorToken token, double opacity) const;

    [[nodiscard]] QFont font(FontRole role) const;

    //! In device-independent pixels, scaled like the text.
    [[nodiscard]] int lineHeight(FontRole role) const;

    //! A length that goes with the text, such as the edge of an icon; never less than \p pixels.
    [[nodiscard]] int scaled(int pixels) const;

    //! Of table rows: \p compact, or more if the density is comfortable.
    [[nodiscard]] int rowHeight(int compact = 36) const;

    [[nodiscard]] QPalette palette() const;

signals:
    //! Colors, fonts or heights are different now.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit Theme(QObject *application);

    void apply();
    void followDesktop();
    void readSystemTone();

    Mode m_mode = Mode::System;
    Density m_density = Density::Compact;
    Tone m_systemTone = Tone::Light;
    Tone m_tone = Tone::Light;
    int m_textScale = 100;
    bool m_hasReducedMotion = false;
    bool m_isInstalled = false;
};

//! Shorthand for painting.
[[nodiscard]] inline QColor tokenColor(ColorToken token)
{
    return Theme::current().color(token);
}

} // namespace releasedesk::ui
