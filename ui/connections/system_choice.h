// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "ui/widgets/themed_widget.h"

class QButtonGroup;

namespace releasedesk::ui {

class RadioCard;

//! One of the systems that can be connected; arrow keys move the choice.
class SystemChoice final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit SystemChoice(QWidget *parent = nullptr);

    [[nodiscard]] domain::ConnectedSystem system() const;
    void setSystem(domain::ConnectedSystem system);

signals:
    void changed();

protected:
    void languageChanged() override;

private:
    QList<RadioCard *> m_cards; //!< in the order of systemWords()
    QButtonGroup *m_group;
};

} // namespace releasedesk::ui
