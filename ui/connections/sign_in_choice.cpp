// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/sign_in_choice.h"

#include "ui/connections/radio_card.h"
#include "ui/connections/system_words.h"
#include "ui/widgets/safe_label.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QVBoxLayout>

namespace releasedesk::ui {

using domain::ConnectedSystem;

SignInChoice::SignInChoice(QWidget *parent)
    : ThemedWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_label(new SafeLabel(FontRole::SecondaryLabel, ColorToken::Text2))
{
    auto *const line = new QHBoxLayout;
    line->setSpacing(8);
    for (int i = 0; i < 3; ++i) {
        m_cards.append(new RadioCard);
        m_group->addButton(m_cards.last()->radio(), i);
        line->addWidget(m_cards.last(), 1);
    }
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_label);
    layout->addLayout(line);
    connect(m_group, &QButtonGroup::idClicked, this, &SignInChoice::changed);
    setSystem(m_system);
    languageChanged();
}

bool SignInChoice::isFor(ConnectedSystem system)
{
    return isJira(system) || isConfluence(system);
}

bool SignInChoice::isCloud() const
{
    return m_system == ConnectedSystem::JiraCloud || m_system == ConnectedSystem::ConfluenceCloud;
}

void SignInChoice::setSystem(ConnectedSystem system)
{
    const SignInWay before = m_ways.isEmpty() ? SignInWay::ApiToken : way();
    m_system = system;
    m_ways = isCloud() ? QList{SignInWay::ApiToken, SignInWay::Browser, SignInWay::AccessToken}
                       : QList{SignInWay::AccessToken, SignInWay::Password, SignInWay::ApiToken};
    showWays();
    setWay(before);
}

SignInWay SignInChoice::way() const
{
    return m_ways.value(m_group->checkedId(), m_ways.first());
}

void SignInChoice::setWay(SignInWay way)
{
    const qsizetype at = m_ways.indexOf(way);
    const bool isThere = at >= 0 && m_cards.at(at)->radio()->isEnabled();
    m_cards.at(isThere ? at : 0)->radio()->setChecked(true);
}

void SignInChoice::languageChanged()
{
    m_label->showText(tr("How to sign in"));
    showWays();
}

void SignInChoice::showWays()
{
    for (qsizetype i = 0; i < m_ways.size(); ++i) {
        RadioCard *const card = m_cards.at(i);
        QString reason;
        switch (m_ways.at(i)) {
        case SignInWay::ApiToken:
            card->setWords(tr("API token"), tr("Works everywhere. You create it once."));
            reason = isCloud() ? QString() : tr("Cloud only.");
            break;
        case SignInWay::AccessToken:
            card->setWords(tr("Access token"), tr("Personal, without your password. You create it in your profile."));
            reason = isCloud() ? tr("Data Center only.") : QString();
            break;
        case SignInWay::Password:
            card->setWords(tr("User and password"),
                           tr("Where tokens are not allowed. Change it here when it changes."));
            break;
        case SignInWay::Browser:
            card->setWords(tr("Browser sign-in"), {});
            reason = tr("OAuth 2.0. Not in this version: it comes with the team's server.");
            break;
        }
        card->setDisabledReason(reason);
    }
}

} // namespace releasedesk::ui
