// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/lozenge.h"

#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr int padding = 5;

int heightOf()
{
    return Theme::current().lineHeight(FontRole::Lozenge) + 2;
}

ColorToken textOf(Lozenge::Category category)
{
    switch (category) {
    case Lozenge::Category::ToDo:
        return ColorToken::Planned;
    case Lozenge::Category::InProgress:
        return ColorToken::Running;
    case Lozenge::Category::Done:
        return ColorToken::Succeeded;
    }
    Q_UNREACHABLE();
}

ColorToken fillOf(Lozenge::Category category)
{
    switch (category) {
    case Lozenge::Category::ToDo:
        return ColorToken::PlannedTint;
    case Lozenge::Category::InProgress:
        return ColorToken::RunningTint;
    case Lozenge::Category::Done:
        return ColorToken::SucceededTint;
    }
    Q_UNREACHABLE();
}

} // namespace

Lozenge::Lozenge(const QString &text, Category category, QWidget *parent)
    : ThemedWidget(parent)
    , m_category(category)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStatus(text, category);
}

int Lozenge::widthOf(const QString &text)
{
    return 2 * padding + textWidth(text.toUpper(), FontRole::Lozenge);
}

void Lozenge::paint(QPainter &painter, const QRectF &rect, const QString &text, Category category)
{
    const int tall = heightOf();
    const QRectF box(rect.left(), rect.top() + std::floor((rect.height() - tall) / 2),
                     std::min<qreal>(widthOf(text), rect.width()), tall);
    paintBox(painter, box, 4, fillOf(category), fillOf(category), 0);
    paintLine(painter, box.adjusted(padding, 0, -padding, 0), text.toUpper(), FontRole::Lozenge, textOf(category));
}

QString Lozenge::wordOf(Category category)
{
    switch (category) {
    case Category::ToDo:
        return tr("TO DO");
    case Category::InProgress:
        return tr("IN PROGRESS");
    case Category::Done:
        return tr("DONE");
    }
    Q_UNREACHABLE();
}

void Lozenge::setStatus(const QString &text, Category category)
{
    m_text = text;
    m_category = category;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Lozenge::sizeHint() const
{
    return {widthOf(m_text), heightOf()};
}

void Lozenge::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paint(painter, rect(), m_text, m_category);
}

} // namespace releasedesk::ui
