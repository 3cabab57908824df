// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/section_head.h"

#include "ui/theme/icons.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/safe_label.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace releasedesk::ui {

//! Text and an arrow to the right.
class SectionHead::More final : public QAbstractButton
{
public:
    explicit More(QWidget *parent)
        : QAbstractButton(parent)
    {
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        return {textWidth(text(), FontRole::SecondaryLabel) + 32, Theme::current().lineHeight(FontRole::Secondary) + 8};
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        const ColorToken color = underMouse() || isDown() ? ColorToken::Text1 : ColorToken::Text2;
        paintLine(painter, QRectF(8, 0, width() - 28, height()), text(), FontRole::SecondaryLabel, color);
        IconStore::paint(painter, QRectF(width() - 20, (height() - 12) / 2.0, 12, 12), "chevron-right", color);
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }
};

SectionHead::SectionHead(const QString &title, FontRole role, QWidget *parent)
    : ThemedWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_title(new SafeLabel(role, ColorToken::Text1))
    , m_count(new Chip)
    , m_more(new More(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_count);
    m_layout->addStretch();
    m_layout->addWidget(m_more);
    setMinimumHeight(28);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_count->hide();
    m_more->hide();
    setTitle(title);
    connect(m_more, &QAbstractButton::clicked, this, &SectionHead::moreTriggered);
}

void SectionHead::setTitle(const QString &title)
{
    m_title->showText(title);
    m_more->setAccessibleDescription(title);
}

void SectionHead::setCount(const QString &count, std::optional<State> state)
{
    m_count->setText(count);
    m_count->setLook(state ? ChipLook::tinted(*state) : ChipLook::neutral());
    m_count->setVisible(!count.isEmpty());
}

void SectionHead::setMore(const QString &text)
{
    m_more->setText(text);
    m_more->setAccessibleName(text);
    m_more->setVisible(!text.isEmpty());
    m_more->updateGeometry();
}

void SectionHead::addWidget(QWidget *widget)
{
    m_layout->insertWidget(m_layout->count() - 1, widget);
}

} // namespace releasedesk::ui
