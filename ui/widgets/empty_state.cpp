// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/empty_state.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"

#include <QVBoxLayout>

namespace releasedesk::ui {

EmptyState::EmptyState(IconName icon, const QString &sentence, QWidget *parent)
    : ThemedWidget(parent)
    , m_icon(new IconLabel(icon, 24, ColorToken::Text3))
    , m_sentence(new SafeLabel(FontRole::Body, ColorToken::Text2))
    , m_action(new Button)
    , m_link(new Button({}, Button::Kind::Link))
{
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_sentence);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addWidget(m_link, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_action, &Button::clicked, this, &EmptyState::actionTriggered);
    connect(m_link, &Button::clicked, this, &EmptyState::linkTriggered);
    setSentence(sentence);
    setAction({});
    setLink({});
}

void EmptyState::setSentence(const QString &sentence)
{
    m_sentence->showText(sentence);
}

void EmptyState::setAction(const QString &text, IconName icon)
{
    m_action->setText(text);
    m_action->setIconName(icon);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::setLink(const QString &text)
{
    m_link->setText(text);
    m_link->setVisible(!text.isEmpty());
}

QString EmptyState::sentence() const
{
    return m_sentence->text();
}

} // namespace releasedesk::ui
