// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/project_mark.h"

#include "ui/widgets/mark_color.h"

#include <QPainter>

#include <cmath>

namespace releasedesk::ui {

ProjectMark::ProjectMark(int size, QWidget *parent)
    : ThemedWidget(parent)
    , m_size(size)
{
    setFixedSize(size, size);
}

void ProjectMark::paint(QPainter &painter, const QRectF &rect, const QString &project, int color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color < 0 ? markColorFor(project) : markColorAt(color));
    painter.drawRoundedRect(rect, rect.width() / 4, rect.width() / 4);
    QFont font = Theme::current().font(FontRole::SecondaryStrong);
    font.setPixelSize(static_cast<int>(std::lround(rect.width() * 0.6)));
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(tokenColor(ColorToken::OnMark));
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, project.left(1).toUpper());
    painter.restore();
}

void ProjectMark::showProject(const QString &project, int color)
{
    m_project = project;
    m_color = color;
    setAccessibleName(project);
    update();
}

void ProjectMark::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paint(painter, rect(), m_project, m_color);
}

} // namespace releasedesk::ui
