// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

//! Bars where rows of text will stand, while the first answer is on its way. Nothing moves.
class Skeleton final : public ThemedWidget
{
    Q_OBJECT

public:
    //! \p rows bars, each in a row of the height that the content will have.
    explicit Skeleton(int rows = 3, int rowHeight = 36, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {240, m_rows * m_rowHeight}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void languageChanged() override;

private:
    int m_rows;
    int m_rowHeight;
};

} // namespace releasedesk::ui
