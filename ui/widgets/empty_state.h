// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class Button;
class IconLabel;
class SafeLabel;

//! What stands where there is nothing yet: an icon, one sentence, one button, one link.
class EmptyState final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit EmptyState(IconName icon, const QString &sentence = {}, QWidget *parent = nullptr);

    void setSentence(const QString &sentence);
    //! An empty text takes the control away.
    void setAction(const QString &text, IconName icon = {});
    void setLink(const QString &text);

    [[nodiscard]] QString sentence() const;

signals:
    void actionTriggered();
    void linkTriggered();

private:
    IconLabel *m_icon;
    SafeLabel *m_sentence;
    Button *m_action;
    Button *m_link;
};

} // namespace releasedesk::ui
