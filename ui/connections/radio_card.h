// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/widgets/themed_widget.h"

class QRadioButton;

namespace releasedesk::ui {

class Card;
class SafeLabel;

//! One of several choices, with words on what it means. All of it can be pressed.
class RadioCard final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit RadioCard(IconName icon = {}, QWidget *parent = nullptr);

    //! For a button group, which makes the arrow keys move the choice.
    [[nodiscard]] QRadioButton *radio() const { return m_radio; }

    void setWords(const QString &title, const QString &text);

    //! Cannot be chosen: \p reason stands in the place of its text. Empty: it can.
    void setDisabledReason(const QString &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void themeChanged() override;

private:
    void showLook();

    Card *m_card;
    QRadioButton *m_radio;
    SafeLabel *m_text;
    QString m_words;
    QString m_reason;
};

} // namespace releasedesk::ui
