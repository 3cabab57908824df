// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/theme/theme.h"

#include <QKeySequence>
#include <QPushButton>

namespace releasedesk::ui {

//! The button of every view. One per view is Primary. A button without text is square and needs a name.
class Button final : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind {
        Primary,
        Default,
        Ghost,
        Danger,
        DangerFill, //!< for the emergency exit only
        Link, //!< accent text without a frame
    };
    enum class Height { Small, Medium, Large }; //!< 24, 28 and 34 px

    explicit Button(const QString &text = {}, Kind kind = Kind::Default, QWidget *parent = nullptr);
    //! Square, with \p name as accessible name and tooltip.
    Button(IconName icon, const QString &name, QWidget *parent = nullptr);

    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    void setHeight(Height height);
    void setIconName(IconName icon);

    //! Only shown, at the end of the label and in the tooltip; whoever owns the action registers the key.
    void setShownShortcut(const QKeySequence &keys);

    //! The glyph turns, the width stays, clicks are ignored.
    void setBusy(bool isBusy);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    //! Disables with a reason in tooltip and accessible description; an empty one enables.
    void setDisabledReason(const QString &reason);

    //! Name and tooltip of a button without text, again after a language change.
    void setName(const QString &name);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Colors {
        ColorToken fill;
        ColorToken border;
        ColorToken text;
        bool hasBox = true;
    };

    [[nodiscard]] Colors colors() const;
    [[nodiscard]] FontRole fontRole() const;
    [[nodiscard]] int heightInPixels() const;
    [[nodiscard]] int padding() const;
    [[nodiscard]] int contentWidth() const;
    [[nodiscard]] bool hasGlyph() const { return m_isBusy || !m_icon.isNull(); }
    void updateToolTip();

    Kind m_kind = Kind::Default;
    Height m_height = Height::Medium;
    IconName m_icon;
    QKeySequence m_shortcut;
    QString m_name;
    QString m_reason;
    bool m_isBusy = false;
    int m_frozenWidth = 0;
};

} // namespace releasedesk::ui
