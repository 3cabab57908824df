// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QGraphicsItem>
#include <QString>

namespace releasedesk::ui {

//! The hatched band below the phases that holds the way back.
class RollbackLaneItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 4 };

    RollbackLaneItem();

    [[nodiscard]] int type() const override { return Type; }

    //! \p note says whether it is armed and how long it takes. \p addRow is empty without a placeholder.
    void showLane(const QRectF &rect, const QString &note, const QRectF &addRow);
    [[nodiscard]] const QString &note() const { return m_note; }
    void setAddHovered(bool isHovered);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QRectF m_rect;
    QRectF m_addRow;
    QString m_note;
    bool m_isAddHovered = false;
};

} // namespace releasedesk::ui
