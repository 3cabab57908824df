// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/skeleton.h"

#include "ui/theme/shapes.h"

#include <QPainter>

#include <array>

namespace releasedesk::ui {

Skeleton::Skeleton(int rows, int rowHeight, QWidget *parent)
    : ThemedWidget(parent)
    , m_rows(rows)
    , m_rowHeight(rowHeight)
{
    setAccessibleName(tr("Loading"));
}

void Skeleton::paintEvent(QPaintEvent * /*event*/)
{
    // Lines of text are never equally long.
    constexpr std::array shares{0.62, 0.48, 0.70, 0.55};
    constexpr int barHeight = 10;
    QPainter painter(this);
    for (int row = 0; row < m_rows; ++row) {
        const double share = shares.at(static_cast<std::size_t>(row) % shares.size());
        const QRectF bar(8, row * m_rowHeight + (m_rowHeight - barHeight) / 2.0, (width() - 16) * share, barHeight);
        paintBox(painter, bar, 4, ColorToken::Hover, ColorToken::Hover, 0);
    }
}

void Skeleton::languageChanged()
{
    setAccessibleName(tr("Loading"));
}

} // namespace releasedesk::ui
