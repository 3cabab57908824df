// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/radio_card.h"

#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"

#include <QEvent>
#include <QRadioButton>
#include <QVBoxLayout>

namespace releasedesk::ui {

RadioCard::RadioCard(IconName icon, QWidget *parent)
    : ThemedWidget(parent)
    , m_card(new Card)
    , m_radio(new QRadioButton)
    , m_text(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
{
    m_text->setContentsMargins(icon.isNull() ? 0 : 23, 0, 0, 0);
    m_text->setWordWrap(true);
    auto *const line = new QHBoxLayout;
    line->addWidget(m_radio, 1);
    if (!icon.isNull())
        line->addWidget(new IconLabel(icon, 16));
    m_card->setPadding(11);
    m_card->content()->setSpacing(4);
    m_card->content()->addLayout(line);
    m_card->content()->addWidget(m_text);
    m_card->content()->addStretch();
    m_card->installEventFilter(this);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    connect(m_radio, &QAbstractButton::toggled, this, &RadioCard::showLook);
    RadioCard::themeChanged();
    showLook();
}

void RadioCard::setWords(const QString &title, const QString &text)
{
    m_radio->setText(title);
    m_radio->setAccessibleName(title);
    m_words = text;
    showLook();
}

void RadioCard::setDisabledReason(const QString &reason)
{
    m_reason = reason;
    m_radio->setEnabled(reason.isEmpty());
    showLook();
}

bool RadioCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease && m_radio->isEnabled()) {
        m_radio->setFocus(Qt::MouseFocusReason);
        m_radio->click();
    }
    return ThemedWidget::eventFilter(watched, event);
}

void RadioCard::themeChanged()
{
    m_radio->setFont(Theme::current().font(FontRole::Strong));
}

void RadioCard::showLook()
{
    const bool isOff = !m_reason.isEmpty();
    const bool isOn = m_radio->isChecked() && !isOff;
    m_text->showText(isOff ? m_reason : m_words);
    m_text->setVisible(!m_reason.isEmpty() || !m_words.isEmpty());
    m_text->setColor(isOn ? ColorToken::Text2 : ColorToken::Text3);
    m_radio->setAccessibleDescription(isOff ? m_reason : m_words);
    setToolTip(m_reason.toHtmlEscaped());
    m_card->setSelected(isOn);
    m_card->setBackground(isOn ? ColorToken::AccentTint : isOff ? ColorToken::Sunken : ColorToken::Surface);
}

} // namespace releasedesk::ui
