// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/theme/state.h"

#include <QAbstractButton>
#include <QKeySequence>

#include <optional>

namespace releasedesk::ui {

//! One line of the side bar: icon or project mark, name, count or state. On the rail only the first of them, with the
//! name in the tooltip.
class NavItem final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit NavItem(IconName icon, QWidget *parent = nullptr);

    void setName(const QString &name);
    //! A mark instead of the icon; \p color as ProjectMark takes it.
    void setProject(const QString &project, int color);
    //! Shown in the tooltip: the second key of "G then a letter", or a whole sequence.
    void setShownKeys(const QString &keys);
    //! An empty text takes the count away. A hot one asks for attention.
    void setCount(const QString &count, bool isHot = false);
    //! At the right end.
    void setState(std::optional<State> state, const QString &word = {});
    void setCurrent(bool isCurrent);
    void setRail(bool isRail);

    [[nodiscard]] bool isCurrent() const { return m_isCurrent; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintRail(QPainter &painter);
    void paintWide(QPainter &painter);
    void describe();

    IconName m_icon;
    QString m_name;
    QString m_project;
    QString m_keys;
    QString m_count;
    QString m_stateWord;
    std::optional<State> m_state;
    int m_color = -1;
    bool m_isHot = false;
    bool m_isCurrent = false;
    bool m_isRail = false;
};

} // namespace releasedesk::ui
