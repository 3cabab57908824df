// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/system_choice.h"

#include "ui/connections/system_words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace releasedesk::ui {

SystemChoice::SystemChoice(QWidget *parent)
    : ThemedWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    int place = 0;
    for (const SystemWords &words : systemWords()) {
        auto *const card = new Card;
        auto *const radio = new QRadioButton(words.name);
        radio->setFont(Theme::current().font(FontRole::Strong));
        radio->setAccessibleName(words.name);
        radio->setAccessibleDescription(words.use);
        auto *const use = new SafeLabel(words.use, FontRole::Secondary, ColorToken::Text3);
        use->setContentsMargins(23, 0, 0, 0);
        auto *const line = new QHBoxLayout;
        line->addWidget(radio, 1);
        line->addWidget(new IconLabel(words.icon, 16));
        card->setPadding(11);
        card->content()->setSpacing(4);
        card->content()->addLayout(line);
        card->content()->addWidget(use);
        card->installEventFilter(this);
        m_group->addButton(radio, static_cast<int>(words.system));
        connect(radio, &QAbstractButton::toggled, card, [card](bool isOn) {
            card->setSelected(isOn);
            card->setBackground(isOn ? ColorToken::AccentTint : ColorToken::Surface);
        });
        grid->addWidget(card, place / 2, place % 2);
        ++place;
    }
    setSystem(domain::ConnectedSystem::JiraCloud);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int /*id*/, bool isOn) {
        if (isOn)
            emit changed();
    });
    setFocusProxy(m_group->button(static_cast<int>(domain::ConnectedSystem::JiraCloud)));
}

domain::ConnectedSystem SystemChoice::system() const
{
    return static_cast<domain::ConnectedSystem>(m_group->checkedId());
}

void SystemChoice::setSystem(domain::ConnectedSystem system)
{
    m_group->button(static_cast<int>(system))->setChecked(true);
}

bool SystemChoice::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        if (auto *const radio = watched->findChild<QRadioButton *>())
            radio->click();
    }
    return ThemedWidget::eventFilter(watched, event);
}

} // namespace releasedesk::ui
