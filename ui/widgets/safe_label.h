// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/safe_text.h"
#include "ui/theme/theme.h"

#include <QLabel>

#include <optional>

namespace releasedesk::ui {

//! Shows text, from outside or our own, as the characters it consists of, never as markup.
//! Font and color are given by what the text is for, and follow the theme.
class SafeLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit SafeLabel(QWidget *parent = nullptr);
    explicit SafeLabel(FontRole role, ColorToken color = ColorToken::Text1, QWidget *parent = nullptr);
    SafeLabel(const QString &text, FontRole role, ColorToken color = ColorToken::Text1, QWidget *parent = nullptr);

    void showText(const SafeText &text);
    //! The same for our own words; what is unfit to show is taken out as well.
    void showText(const QString &text);

    void setRole(FontRole role);
    void setColor(ColorToken color);

    //! One line that is cut with "…" where it does not fit; the whole is in the tooltip then.
    void setElided(Qt::TextElideMode mode = Qt::ElideRight);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    using QLabel::setText;
    using QLabel::setTextFormat;

    void applyTheme();

    FontRole m_role = FontRole::Body;
    ColorToken m_color = ColorToken::Text1;
    std::optional<Qt::TextElideMode> m_elide;
};

} // namespace releasedesk::ui
