// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

class QPainter;

namespace releasedesk::ui {

//! The status of an issue or a version as its tracker names it. Square and in capitals, so that nobody takes it for the
//! state of a task.
class Lozenge final : public ThemedWidget
{
    Q_OBJECT

public:
    enum class Category { ToDo, InProgress, Done };

    explicit Lozenge(const QString &text = {}, Category category = Category::ToDo, QWidget *parent = nullptr);

    [[nodiscard]] static int widthOf(const QString &text);
    //! Paints at the left of \p rect, vertically centered.
    static void paint(QPainter &painter, const QRectF &rect, const QString &text, Category category);

    //! The word of a category, e.g. "IN PROGRESS".
    [[nodiscard]] static QString wordOf(Category category);

    void setStatus(const QString &text, Category category);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Category m_category;
};

} // namespace releasedesk::ui

Q_DECLARE_METATYPE(releasedesk::ui::Lozenge::Category)
