// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/system_choice.h"

#include "ui/connections/radio_card.h"
#include "ui/connections/system_words.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QRadioButton>

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
        auto *const card = new RadioCard(words.icon);
        m_cards.append(card);
        m_group->addButton(card->radio(), static_cast<int>(words.system));
        grid->addWidget(card, place / 2, place % 2);
        ++place;
    }
    SystemChoice::languageChanged();
    setSystem(domain::ConnectedSystem::JiraCloud);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int /*id*/, bool isOn) {
        if (isOn)
            emit changed();
    });
    setFocusProxy(m_group->button(static_cast<int>(domain::ConnectedSystem::JiraCloud)));
}

void SystemChoice::languageChanged()
{
    const QList<SystemWords> all = systemWords();
    for (qsizetype i = 0; i < m_cards.size(); ++i)
        m_cards.at(i)->setWords(all.at(i).name, all.at(i).use);
}

domain::ConnectedSystem SystemChoice::system() const
{
    return static_cast<domain::ConnectedSystem>(m_group->checkedId());
}

void SystemChoice::setSystem(domain::ConnectedSystem system)
{
    m_group->button(static_cast<int>(system))->setChecked(true);
}

} // namespace releasedesk::ui
