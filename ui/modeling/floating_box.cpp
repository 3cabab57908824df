// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/floating_box.h"

#include "ui/theme/shapes.h"
#include "ui/widgets/shadow.h"

#include <QPainter>

namespace releasedesk::ui {
namespace {

constexpr double radius = 8;

class BoxShadow final : public QWidget
{
public:
    explicit BoxShadow(QWidget *parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        painter.setOpacity(0.55); // small things float lower
        paintShadow(painter, rect().adjusted(shadowMargin, shadowMargin, -shadowMargin, -shadowMargin), radius);
    }
};

} // namespace

FloatingBox::FloatingBox(QWidget *parent)
    : ThemedWidget(parent)
    , m_shadow(new BoxShadow(parent))
{
    m_shadow->hide();
    raise();
}

FloatingBox::~FloatingBox()
{
    delete m_shadow;
}

void FloatingBox::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintBox(painter, rect(), radius, ColorToken::Floating, ColorToken::LineStrong);
}

void FloatingBox::moveEvent(QMoveEvent *event)
{
    ThemedWidget::moveEvent(event);
    placeShadow();
}

void FloatingBox::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    placeShadow();
}

void FloatingBox::showEvent(QShowEvent *event)
{
    ThemedWidget::showEvent(event);
    placeShadow();
}

void FloatingBox::hideEvent(QHideEvent *event)
{
    ThemedWidget::hideEvent(event);
    if (m_shadow && isHidden())
        m_shadow->hide();
}

void FloatingBox::placeShadow()
{
    if (!m_shadow)
        return;
    m_shadow->setGeometry(geometry().adjusted(-shadowMargin, -shadowMargin, shadowMargin, shadowMargin));
    m_shadow->setVisible(!isHidden());
    m_shadow->stackUnder(this);
}

} // namespace releasedesk::ui
