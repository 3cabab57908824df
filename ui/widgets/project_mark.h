// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

class QPainter;

namespace releasedesk::ui {

//! A project as its first letter on a colored square.
class ProjectMark final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit ProjectMark(int size = 16, QWidget *parent = nullptr);

    //! \p color is one of the eight by number; a negative one follows from the name.
    static void paint(QPainter &painter, const QRectF &rect, const QString &project, int color = -1);

    void showProject(const QString &project, int color = -1);

    [[nodiscard]] QSize sizeHint() const override { return {m_size, m_size}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_size;
    QString m_project;
    int m_color = -1;
};

} // namespace releasedesk::ui
