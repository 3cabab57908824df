// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/nav_item.h"

#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/project_mark.h"
#include "ui/widgets/running_clock.h"
#include "ui/widgets/status_glyph.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {
namespace {

int iconEdge()
{
    return Theme::current().scaled(16);
}

constexpr int padding = 8;
constexpr int gap = 9;
constexpr int glyphEdge = 13;
constexpr int railWidth = 36;
constexpr int railHeight = 32;

} // namespace

NavItem::NavItem(IconName icon, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void NavItem::setName(const QString &name)
{
    m_name = name;
    describe();
}

void NavItem::setProject(const QString &project, int color)
{
    m_project = project;
    m_color = color;
    update();
}

void NavItem::setShownKeys(const QString &keys)
{
    m_keys = keys;
    describe();
}

void NavItem::setCount(const QString &count, bool isHot)
{
    m_count = count;
    m_isHot = isHot;
    describe();
}

void NavItem::setState(std::optional<State> state, const QString &word)
{
    m_state = state;
    m_stateWord = word;
    if (state == State::Running)
        RunningClock::current().follow(this);
    else
        RunningClock::current().leave(this);
    describe();
}

void NavItem::setCurrent(bool isCurrent)
{
    m_isCurrent = isCurrent;
    describe();
}

void NavItem::setRail(bool isRail)
{
    m_isRail = isRail;
    setSizePolicy(isRail ? QSizePolicy::Fixed : QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateGeometry();
    describe();
}

QSize NavItem::sizeHint() const
{
    const int scale = Theme::current().textScale();
    if (m_isRail)
        return {railWidth, railHeight};
    return {120, std::max(28, 28 * scale / 100)};
}

void NavItem::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const ColorToken fill = m_isCurrent ? ColorToken::Pressed : isDown() ? ColorToken::Pressed : ColorToken::Hover;
    if (m_isCurrent || isDown() || underMouse())
        paintBox(painter, rect(), 6, fill, fill, 0);
    if (m_isRail)
        paintRail(painter);
    else
        paintWide(painter);
}

void NavItem::paintRail(QPainter &painter)
{
    const QRectF icon((width() - iconEdge()) / 2.0, (height() - iconEdge()) / 2.0, iconEdge(), iconEdge());
    if (m_project.isEmpty())
        IconStore::paint(painter, icon, m_icon, m_isCurrent ? ColorToken::Text1 : ColorToken::Text2);
    else
        ProjectMark::paint(painter, icon, m_project, m_color);
    if (m_count.isEmpty() || !m_isHot)
        return;
    const qreal wide = std::max(14, textWidth(m_count, FontRole::Lozenge) + 6);
    const QRectF badge(width() - 1 - wide, 2, wide, 14);
    paintBox(painter, badge, 7, ColorToken::Waiting, ColorToken::Waiting, 0);
    paintLine(painter, badge, m_count, FontRole::Lozenge, ColorToken::Surface, Qt::AlignCenter);
}

void NavItem::paintWide(QPainter &painter)
{
    const QRectF icon(padding, (height() - iconEdge()) / 2.0, iconEdge(), iconEdge());
    const ColorToken color = m_isCurrent ? ColorToken::Text1 : ColorToken::Text2;
    if (m_project.isEmpty())
        IconStore::paint(painter, icon, m_icon, color);
    else
        ProjectMark::paint(painter, icon, m_project, m_color);

    qreal end = width() - padding;
    if (m_state) {
        const QRectF glyph(end - glyphEdge, (height() - glyphEdge) / 2.0, glyphEdge, glyphEdge);
        StatusGlyph::paint(painter, glyph, *m_state, ColorToken::Window);
        end = glyph.left() - gap;
    }
    if (!m_count.isEmpty()) {
        const FontRole role = m_isHot ? FontRole::Lozenge : FontRole::CaptionLabel;
        const qreal wide = textWidth(m_count, role) + (m_isHot ? 12 : 0);
        const QRectF place(end - wide, (height() - 16) / 2.0, wide, 16);
        if (m_isHot)
            paintBox(painter, place, 8, ColorToken::WaitingTint, ColorToken::WaitingTint, 0);
        paintLine(painter, place, m_count, role, m_isHot ? ColorToken::Waiting : ColorToken::Text3, Qt::AlignCenter,
                  Qt::ElideNone);
        end = place.left() - gap;
    }
    const qreal start = icon.right() + gap;
    paintLine(painter, QRectF(start, 0, end - start, height()), m_name, FontRole::Label, color);
}

void NavItem::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        focusNextPrevChild(event->key() == Qt::Key_Down);
    else
        QAbstractButton::keyPressEvent(event);
}

void NavItem::describe()
{
    QStringList parts{m_name};
    if (!m_count.isEmpty())
        parts.append(m_count);
    if (m_state)
        parts.append(m_stateWord.isEmpty() ? wordOf(*m_state) : m_stateWord);
    if (m_isCurrent)
        parts.append(tr("current view"));
    setAccessibleName(parts.join(QStringLiteral(", ")));
    QString tip = m_isRail ? m_name : m_stateWord;
    if (!m_keys.isEmpty())
        tip = m_name + QStringLiteral("  ") + m_keys;
    setToolTip(plainToolTip(tip));
    update();
}

} // namespace releasedesk::ui
