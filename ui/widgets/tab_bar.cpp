// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/tab_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/text_painting.h"

#include <QFocusEvent>
#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {
namespace {

int iconEdge()
{
    return Theme::current().scaled(15);
}

constexpr int padding = 9;
constexpr int tightPadding = 5;
constexpr int narrowestTab = 34;
constexpr int gap = 6;
constexpr int between = 2;

int barHeight()
{
    return std::max(36, 36 * Theme::current().textScale() / 100);
}

} // namespace

TabBar::TabBar(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        // A font change is what makes QTabBar measure its tabs again.
        setFont(Theme::current().font(FontRole::Label));
        updateGeometry();
        update();
    });
    setFont(Theme::current().font(FontRole::Label));
}

int TabBar::addTab(const QString &text, IconName icon)
{
    m_extras.append({icon, {}}); // before the base class asks for the size
    return QTabBar::addTab(text);
}

void TabBar::setCount(int index, const QString &count)
{
    if (m_extras.at(index).count == count)
        return;
    m_extras[index].count = count;
    setTabText(index, tabText(index)); // measures again
    setTabData(index, count);
    setTabToolTip(index, {});
    if (!m_isShrinking)
        resize(sizeHint());
    updateGeometry();
    update();
}

void TabBar::setShrinking(bool isShrinking)
{
    m_isShrinking = isShrinking;
    setSizePolicy(isShrinking ? QSizePolicy::Ignored : QSizePolicy::Minimum, QSizePolicy::Fixed);
    updateGeometry();
}

QSize TabBar::sizeHint() const
{
    return {widthOfAll(padding), barHeight()};
}

QSize TabBar::minimumSizeHint() const
{
    return {m_isShrinking ? narrowestTab * count() : sizeHint().width(), barHeight()};
}

int TabBar::widthOf(int index, int around) const
{
    const Extra extra = m_extras.value(index);
    const int icon = extra.icon.isNull() ? 0 : iconEdge() + gap;
    const int number = extra.count.isEmpty() ? 0 : gap + textWidth(extra.count, FontRole::CaptionLabel);
    return 2 * around + icon + textWidth(tabText(index), FontRole::Label) + number + between;
}

int TabBar::widthOfAll(int around) const
{
    int width = 0;
    for (int i = 0; i < count(); ++i)
        width += widthOf(i, around);
    return width;
}

int TabBar::paddingNow() const
{
    return m_isShrinking && widthOfAll(padding) > width() ? tightPadding : padding;
}

QSize TabBar::tabSizeHint(int index) const
{
    const int around = paddingNow();
    const int wanted = widthOf(index, around);
    if (!m_isShrinking || widthOfAll(around) <= width())
        return {wanted, barHeight()};
    // The first one tells what the rest is about: it is cut last. Of the others the longest give way first.
    const int first = widthOf(0, around);
    for (int most = widthOfAll(around); most > narrowestTab; --most) {
        int total = first;
        for (int i = 1; i < count(); ++i)
            total += std::min(widthOf(i, around), most);
        if (total <= width())
            return {index == 0 ? first : std::min(wanted, most), barHeight()};
    }
    for (int most = widthOfAll(around); most > narrowestTab; --most) {
        int total = 0;
        for (int i = 0; i < count(); ++i)
            total += std::min(widthOf(i, around), most);
        if (total <= width())
            return {std::min(wanted, most), barHeight()};
    }
    return {std::min(wanted, narrowestTab), barHeight()};
}

void TabBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < count(); ++i) {
        const QRectF tab = QRectF(tabRect(i)).adjusted(0, 0, -between, 0);
        const bool isCurrent = i == currentIndex();
        const bool isHovered = tab.contains(mapFromGlobal(QCursor::pos())) && underMouse();
        ColorToken color = isCurrent || isHovered ? ColorToken::Text1 : ColorToken::Text2;
        if (!isTabEnabled(i))
            color = ColorToken::Text3;

        const int around = paddingNow();
        qreal x = tab.left() + around;
        const Extra extra = m_extras.value(i);
        if (!extra.icon.isNull()) {
            IconStore::paint(painter, QRectF(x, (height() - iconEdge()) / 2.0, iconEdge(), iconEdge()), extra.icon,
                             color);
            x += iconEdge() + gap;
        }
        const int number = extra.count.isEmpty() ? 0 : gap + textWidth(extra.count, FontRole::CaptionLabel);
        const qreal room = tab.right() - around - number - x;
        const int whole = textWidth(tabText(i), FontRole::Label);
        const bool isCut = m_isShrinking && whole > room + 1;
        paintLine(painter, QRectF(x, 0, isCut ? room : whole + 400, height()), tabText(i), FontRole::Label, color,
                  Qt::AlignLeft | Qt::AlignVCenter, isCut ? Qt::ElideRight : Qt::ElideNone);
        x += isCut ? room : whole;
        if (!extra.count.isEmpty())
            paintLine(painter, QRectF(x + gap, 0, 200, height()), extra.count, FontRole::CaptionLabel,
                      ColorToken::Text3, Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideNone);
        painter.setPen(Qt::NoPen);
        if (isCurrent) {
            painter.setBrush(tokenColor(ColorToken::Accent));
            painter.drawRoundedRect(QRectF(tab.left() + 6, height() - 2, tab.width() - 12, 2), 1, 1);
        }
        if (isCurrent && hasFocus() && m_focusIsByKeyboard) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(tokenColor(ColorToken::Accent), 2));
            painter.drawRoundedRect(tab.adjusted(1, 3, -1, -4), 6, 6);
        }
    }
}

void TabBar::focusInEvent(QFocusEvent *event)
{
    m_focusIsByKeyboard = event->reason() != Qt::MouseFocusReason;
    QTabBar::focusInEvent(event);
}

} // namespace releasedesk::ui
