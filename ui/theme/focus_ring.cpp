// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/focus_ring.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

namespace releasedesk::ui {
namespace {

constexpr int margin = 3; // 1 px gap and 2 px ring

bool isField(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QTextEdit *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget);
}

bool wantsRing(const QWidget *widget)
{
    const QVariant wish = widget->property("focusRing");
    if (wish.isValid())
        return wish.toBool();
    if (widget->isWindow())
        return false;
    // Lists and tables show their current row instead, tab bars draw their own.
    return isField(widget)
        || !(qobject_cast<const QAbstractScrollArea *>(widget) || qobject_cast<const QTabBar *>(widget));
}

bool isByKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

// The widget that is clipped like the target, yet has room for the ring.
QWidget *parentWithRoom(QWidget *target)
{
    QWidget *parent = target->parentWidget();
    while (parent && !parent->isWindow() && parent->parentWidget()) {
        const QRect ring
            = QRect(target->mapTo(parent, QPoint(0, 0)), target->size()).adjusted(-margin, -margin, margin, margin);
        const bool clips = qobject_cast<QAbstractScrollArea *>(parent->parentWidget()) != nullptr;
        if (clips || parent->rect().contains(ring))
            break;
        parent = parent->parentWidget();
    }
    return parent;
}

class Ring final : public QWidget
{
public:
    explicit Ring(QWidget *parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
        setObjectName(QStringLiteral("focusRing"));
    }

    void drawForField(bool isForField, qreal radius)
    {
        m_isForField = isForField;
        m_radius = radius;
        update();
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        // A field has its own accent border and gets the halo right around it.
        const qreal inset = m_isForField ? 2 : 1;
        painter.setPen(QPen(tokenColor(m_isForField ? ColorToken::AccentHalo : ColorToken::Accent), 2));
        const qreal radius = m_radius + (m_isForField ? 1 : 2);
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
    }

private:
    bool m_isForField = false;
    qreal m_radius = 6;
};

} // namespace

FocusRing::FocusRing(QApplication *application)
    : QObject(application)
{
    application->installEventFilter(this);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        if (m_ring)
            m_ring->update();
    });
}

FocusRing::~FocusRing() = default;

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn: {
        auto *const widget = qobject_cast<QWidget *>(watched);
        if (!widget || widget != QApplication::focusWidget())
            break;
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (wantsRing(widget) && (isField(widget) || isByKeyboard(reason)))
            showOn(widget);
        else if (widget != m_target)
            hide();
        break;
    }
    case QEvent::FocusOut:
        // A popup or another window takes the focus only for a while; the ring waits for its return.
        if (watched == m_target) {
            const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
            if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
                hide();
        }
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::ParentChange:
    case QEvent::EnabledChange:
        if (m_target
            && (watched == m_target
                || (watched->isWidgetType() && static_cast<QWidget *>(watched)->isAncestorOf(m_target))))
            place();
        break;
    case QEvent::ChildAdded:
        if (m_ring && watched == m_ring->parent())
            m_ring->raise();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void FocusRing::showOn(QWidget *widget)
{
    m_target = widget;
    place();
}

void FocusRing::hide()
{
    m_target = nullptr;
    if (m_ring)
        m_ring->hide();
}

void FocusRing::place()
{
    QWidget *const parent = m_target ? parentWithRoom(m_target) : nullptr;
    if (!parent || !m_target->isVisible() || !m_target->isEnabled()) {
        if (m_ring)
            m_ring->hide();
        return;
    }
    if (!m_ring)
        m_ring = new Ring(parent);
    else if (m_ring->parentWidget() != parent)
        m_ring->setParent(parent);
    const QRect around(m_target->mapTo(parent, QPoint(0, 0)), m_target->size());
    const QVariant radius = m_target->property("focusRadius");
    static_cast<Ring *>(m_ring.data())->drawForField(isField(m_target), radius.isValid() ? radius.toReal() : 6);
    m_ring->setGeometry(around.adjusted(-margin, -margin, margin, margin));
    m_ring->raise();
    m_ring->show();
}

} // namespace releasedesk::ui
