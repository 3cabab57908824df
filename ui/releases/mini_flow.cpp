// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/mini_flow.h"

#include "core/domain/task_kind.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr double boxWidth = 35;
constexpr double boxHeight = 15.5;
constexpr double columnPitch = 46;
constexpr double rowPitch = 21;
constexpr qsizetype shownRows = 4;

ColorToken colorOf(const domain::Task &task)
{
    if (domain::automationOf(task.kind) != domain::Automation::Automatic)
        return ColorToken::Waiting;
    return task.environment.isEmpty() ? ColorToken::Control : ColorToken::Running;
}

void paintTask(QPainter &painter, const QRectF &box, const domain::Task &task)
{
    const ColorToken color = colorOf(task);
    const bool isSpecial = color != ColorToken::Control;
    painter.setPen(QPen(tokenColor(color), isSpecial ? 1.4 : 1));
    painter.setBrush(tokenColor(ColorToken::Surface));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(Qt::NoPen);
    if (isSpecial) {
        painter.setBrush(tokenColor(color));
        painter.drawRoundedRect(QRectF(box.left() + 5, box.center().y() - 2.5, 5, 5), 1.5, 1.5);
    }
    painter.setBrush(tokenColor(ColorToken::LineStrong));
    painter.drawRoundedRect(QRectF(box.left() + 13, box.center().y() - 1, 16, 2), 1, 1);
}

} // namespace

void paintMiniFlow(QPainter &painter, const QRectF &rect, const domain::Plan &plan)
{
    const qsizetype columns = plan.phases.size();
    if (columns == 0)
        return;
    qsizetype rows = 1;
    for (const domain::Phase &phase : plan.phases)
        rows = std::max(rows, std::min(shownRows, plan.tasksIn(phase.id).size()));
    const double wide = static_cast<double>(columns - 1) * columnPitch + boxWidth;
    const double high = static_cast<double>(rows - 1) * rowPitch + boxHeight;
    const double scale = std::min(1.0, (rect.width() - 16) / wide);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center().x() - wide * scale / 2, rect.center().y() - high * scale / 2);
    painter.scale(scale, scale);
    const QPen line(tokenColor(ColorToken::LineStrong), 1);
    for (qsizetype column = 0; column < columns; ++column) {
        const double x = static_cast<double>(column) * columnPitch;
        const QList<domain::Task> tasks = plan.tasksIn(plan.phases.at(column).id);
        if (column > 0) {
            painter.setPen(line);
            painter.drawLine(QPointF(x - columnPitch + boxWidth, boxHeight / 2), QPointF(x, boxHeight / 2));
        }
        for (qsizetype row = 0; row < std::min(shownRows, tasks.size()); ++row) {
            const double y = static_cast<double>(row) * rowPitch;
            if (row > 0) {
                painter.setPen(line);
                painter.drawLine(QPointF(x + boxWidth / 2, y - rowPitch + boxHeight), QPointF(x + boxWidth / 2, y));
            }
            paintTask(painter, QRectF(x, y, boxWidth, boxHeight), tasks.at(row));
        }
    }
    painter.restore();
}

} // namespace releasedesk::ui
