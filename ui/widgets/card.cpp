// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/card.h"

#include <QChildEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr qreal radius = 8;

} // namespace

//! Lies over the content, cuts its corners and draws the border.
class Card::Frame final : public QWidget
{
public:
    explicit Frame(Card *card)
        : QWidget(card)
        , m_card(*card)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath corners;
        corners.addRect(rect());
        corners.addRoundedRect(rect(), radius, radius);
        painter.fillPath(corners, tokenColor(m_card.m_surroundings));

        const ColorToken border = m_card.m_isSelected ? ColorToken::Accent
            : m_card.m_state                          ? colorOf(*m_card.m_state)
                                                      : ColorToken::Line;
        const qreal wide = m_card.m_isSelected ? 2 : 1;
        painter.setPen(QPen(tokenColor(border), wide));
        painter.drawRoundedRect(QRectF(rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), radius - wide / 2,
                                radius - wide / 2);
    }

private:
    const Card &m_card;
};

Card::Card(QWidget *parent)
    : ThemedWidget(parent)
    , m_content(new QVBoxLayout(this))
{
    m_content->setSpacing(0);
    setPadding(0);
    m_frame = new Frame(this);
}

void Card::setPadding(int padding)
{
    m_content->setContentsMargins(padding + 1, padding + 1, padding + 1, padding + 1);
}

void Card::setSurroundings(ColorToken surroundings)
{
    m_surroundings = surroundings;
    update();
}

void Card::setBackground(ColorToken background)
{
    m_background = background;
    update();
}

void Card::setState(std::optional<State> state)
{
    m_state = state;
    update();
}

void Card::setSelected(bool isSelected)
{
    m_isSelected = isSelected;
    update();
}

void Card::paintEvent(QPaintEvent * /*event*/)
{
    QPainter(this).fillRect(rect(), tokenColor(m_state ? tintOf(*m_state) : m_background));
}

void Card::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    m_frame->setGeometry(rect());
}

void Card::childEvent(QChildEvent *event)
{
    ThemedWidget::childEvent(event);
    if (event->added() && m_frame && event->child() != m_frame)
        m_frame->raise();
}

} // namespace releasedesk::ui
