// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"

#include <QTabBar>

namespace releasedesk::ui {

//! Tabs of 36 px with icon, text and count; the current one has an accent line. Tabs never wrap.
class TabBar final : public QTabBar
{
    Q_OBJECT

public:
    explicit TabBar(QWidget *parent = nullptr);

    int addTab(const QString &text, IconName icon = {});
    //! Small, behind the text: "25", "0 / 3". Empty for none.
    void setCount(int index, const QString &count);

    //! Where there is too little room tabs move together, then the longest texts are cut; the whole is in the tooltip.
    void setShrinking(bool isShrinking);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent *event) override;

private:
    struct Extra {
        IconName icon;
        QString count;
    };
    [[nodiscard]] int widthOf(int index, int around) const;
    [[nodiscard]] int widthOfAll(int around) const;
    [[nodiscard]] int paddingNow() const;

    QList<Extra> m_extras;
    bool m_isShrinking = false;
    bool m_focusIsByKeyboard = false;

    void focusInEvent(QFocusEvent *event) override;
};

} // namespace releasedesk::ui
