// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/version_bar.h"

#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr qreal gap = 2;

struct Part {
    int count;
    ColorToken color;
};

} // namespace

VersionBar::VersionBar(QWidget *parent)
    : ThemedWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VersionBar::paint(QPainter &painter, const QRectF &rect, int done, int inProgress, int toDo)
{
    const std::array parts{Part{done, ColorToken::Succeeded}, Part{inProgress, ColorToken::Running},
                           Part{toDo, ColorToken::Pressed}};
    const int total = done + inProgress + toDo;

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath outline;
    outline.addRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    painter.setClipPath(outline);
    if (total <= 0) {
        painter.fillRect(rect, tokenColor(ColorToken::Pressed));
        painter.restore();
        return;
    }
    int before = 0;
    for (const Part &part : parts) {
        if (part.count <= 0)
            continue;
        const qreal from = std::round(rect.left() + rect.width() * before / total) + (before > 0 ? gap / 2 : 0);
        before += part.count;
        const qreal to = std::round(rect.left() + rect.width() * before / total) - (before < total ? gap / 2 : 0);
        painter.fillRect(QRectF(from, rect.top(), std::max<qreal>(1, to - from), rect.height()),
                         tokenColor(part.color));
    }
    painter.restore();
}

void VersionBar::showCounts(int done, int inProgress, int toDo)
{
    m_done = done;
    m_inProgress = inProgress;
    m_toDo = toDo;
    languageChanged();
    update();
}

void VersionBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paint(painter, rect(), m_done, m_inProgress, m_toDo);
}

void VersionBar::languageChanged()
{
    setAccessibleName(tr("%1 done, %2 in progress, %3 to do").arg(m_done).arg(m_inProgress).arg(m_toDo));
}

} // namespace releasedesk::ui
