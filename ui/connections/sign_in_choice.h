// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "ui/widgets/themed_widget.h"

class QButtonGroup;

namespace releasedesk::ui {

class RadioCard;
class SafeLabel;

//! How one proves to be somebody.
enum class SignInWay { ApiToken, AccessToken, Password, Browser };

//! The ways to sign in to a system of Atlassian's, as cards. Those that it does not have are shown with the reason.
class SignInChoice final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit SignInChoice(QWidget *parent = nullptr);

    //! Whether \p system has more than one way at all.
    [[nodiscard]] static bool isFor(domain::ConnectedSystem system);

    //! Shows the ways of \p system; one that it does not have gives way to its usual one.
    void setSystem(domain::ConnectedSystem system);

    [[nodiscard]] SignInWay way() const;
    void setWay(SignInWay way);

signals:
    //! A person chose another way.
    void changed();

protected:
    void languageChanged() override;

private:
    [[nodiscard]] bool isCloud() const;
    void showWays();

    domain::ConnectedSystem m_system = domain::ConnectedSystem::JiraCloud;
    QButtonGroup *m_group;
    SafeLabel *m_label;
    QList<RadioCard *> m_cards; //!< three, for the ways in m_ways
    QList<SignInWay> m_ways;
};

} // namespace releasedesk::ui
