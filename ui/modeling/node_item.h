// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/modeling/nested_flow.h"
#include "ui/plan/task_look.h"

#include <QGraphicsItem>

namespace releasedesk::ui {

//! The card of one task on the canvas. It only paints; FlowScene decides what it shows and FlowView what a gesture on
//! it means.
class NodeItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 1 };

    //! What of it lies under a point.
    enum class Part {
        None,
        Card, //!< of an unfolded one only its head
        InPort,
        OutPort,
        Append,
        Fold, //!< the sign that folds and unfolds what is inside
        Inside, //!< the flow of the release inside
    };

    //! How much is drawn; decided by the zoom.
    enum class Detail { Bar, Title, Full };

    struct Marks {
        bool isSelected = false;
        bool isFocused = false; //!< selected, and the canvas has the keyboard
        bool isHovered = false;
        bool isTarget = false; //!< would be connected if one let go here
        bool isDragged = false;
        bool isEditable = false;
        bool isCritical = false; //!< decides when everything is done
        friend bool operator==(const Marks &, const Marks &) = default;
    };

    explicit NodeItem(const TaskId &task);

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] const TaskId &task() const { return m_task; }

    //! The card itself, in item coordinates; unfolded it is the frame around what is inside.
    [[nodiscard]] QRectF card() const { return {QPointF(0, 0), m_size}; }
    void setSize(const QSizeF &size);

    void showLook(const TaskLook &look);
    [[nodiscard]] const TaskLook &look() const { return m_look; }

    //! The task holds a release: the card can be unfolded.
    void setNesting(bool isNesting);
    [[nodiscard]] bool isNesting() const { return m_isNesting; }
    //! Nothing: it is folded.
    void showNested(const std::optional<NestedFlow> &nested);
    [[nodiscard]] const std::optional<NestedFlow> &nested() const { return m_nested; }
    [[nodiscard]] QRectF foldRect() const;

    [[nodiscard]] const Marks &marks() const { return m_marks; }
    void setMarks(const Marks &marks);

    [[nodiscard]] Part partAt(const QPointF &point) const;
    //! Where connections leave, in scene coordinates.
    [[nodiscard]] QPointF outPort() const;

    //! Repaints what moves by itself.
    void tick();

    [[nodiscard]] static Detail detailAt(double zoom);
    //! How much larger a card is for the size of the type; never smaller than drawn.
    [[nodiscard]] static double typeScale();

    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintFrame(QPainter &painter) const;
    void paintTile(QPainter &painter) const;
    void paintTexts(QPainter &painter, Detail detail) const;
    [[nodiscard]] double paintMarks(QPainter &painter, double middle) const;
    void paintBar(QPainter &painter) const;
    void paintPorts(QPainter &painter) const;
    [[nodiscard]] bool showsPorts() const;
    //! Height of the card without what is unfolded below it.
    [[nodiscard]] double headHeight() const;
    [[nodiscard]] QRectF glyphRect() const;
    [[nodiscard]] QRectF appendRect() const;

    TaskId m_task;
    QSizeF m_size{168, 58};
    TaskLook m_look;
    Marks m_marks;
    bool m_isNesting = false;
    std::optional<NestedFlow> m_nested;
};

} // namespace releasedesk::ui
