// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

//! How much of a version is done, in progress and to do. The numbers stand beside it, in a label.
class VersionBar final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit VersionBar(QWidget *parent = nullptr);

    static void paint(QPainter &painter, const QRectF &rect, int done, int inProgress, int toDo);

    void showCounts(int done, int inProgress, int toDo);

    [[nodiscard]] QSize sizeHint() const override { return {200, 8}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, 8}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void languageChanged() override;

private:
    int m_done = 0;
    int m_inProgress = 0;
    int m_toDo = 0;
};

} // namespace releasedesk::ui
