// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/segmented_control.h"

#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int iconEdge = 14;
constexpr int gap = 5;
constexpr int padding = 9;

class Segment final : public QAbstractButton
{
public:
    Segment(const QString &text, IconName icon, QWidget *parent)
        : QAbstractButton(parent)
        , m_icon(icon)
    {
        setText(text);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setProperty("focusRadius", 4);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Expanding);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const int icon = m_icon.isNull() ? 0 : iconEdge + (text().isEmpty() ? 0 : gap);
        return {2 * padding + icon + textWidth(text(), FontRole::SecondaryLabel), 20};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        if (isChecked())
            paintBox(painter, rect(), 4, ColorToken::Surface, ColorToken::LineStrong);
        else if (underMouse() && isEnabled())
            paintBox(painter, rect(), 4, ColorToken::Hover, ColorToken::Hover, 0);

        const ColorToken color = !isEnabled() ? ColorToken::Text3 : isChecked() ? ColorToken::Text1 : ColorToken::Text2;
        const int icon = m_icon.isNull() ? 0 : iconEdge + (text().isEmpty() ? 0 : gap);
        const qreal content = icon + textWidth(text(), FontRole::SecondaryLabel);
        qreal x = std::max<qreal>((width() - content) / 2.0, 2);
        if (!m_icon.isNull()) {
            IconStore::paint(painter, QRectF(x, (height() - iconEdge) / 2.0, iconEdge, iconEdge), m_icon, color);
            x += icon;
        }
        paintLine(painter, QRectF(x, 0, width() - x, height()), text(), FontRole::SecondaryLabel, color);
    }

private:
    IconName m_icon;
};

} // namespace

SegmentedControl::SegmentedControl(QWidget *parent)
    : ThemedWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    m_layout->setContentsMargins(3, 3, 3, 3);
    m_layout->setSpacing(2);
    setStretching(false);
    applyHeight();
    // Not idClicked: arrow keys choose without a click.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool isChecked) {
        if (isChecked && !m_isSilent)
            emit chosen(index);
    });
}

void SegmentedControl::setSmall(bool isSmall)
{
    m_isSmall = isSmall;
    applyHeight();
}

void SegmentedControl::setStretching(bool isStretching)
{
    setSizePolicy(isStretching ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
}

int SegmentedControl::addSegment(const QString &text, IconName icon)
{
    auto *const segment = new Segment(text, icon, this);
    const int index = count();
    m_segments.append(segment);
    m_group->addButton(segment, index);
    m_layout->addWidget(segment, 1);
    if (index == 0)
        setCurrentIndex(0);
    updateGeometry();
    return index;
}

void SegmentedControl::setSegmentText(int index, const QString &text)
{
    m_segments.at(index)->setText(text);
    m_segments.at(index)->updateGeometry();
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (index >= 0 && index < count() && index != currentIndex()) {
        m_isSilent = true;
        m_segments.at(index)->setChecked(true);
        m_isSilent = false;
    }
}

QSize SegmentedControl::sizeHint() const
{
    return {m_layout->sizeHint().width(), height()};
}

void SegmentedControl::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintBox(painter, rect(), 6, ColorToken::Sunken, ColorToken::LineStrong);
}

void SegmentedControl::themeChanged()
{
    applyHeight();
}

void SegmentedControl::applyHeight()
{
    const int base = m_isSmall ? 24 : 28;
    setFixedHeight(std::max(base, base * Theme::current().textScale() / 100));
}

} // namespace releasedesk::ui
