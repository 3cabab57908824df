// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/widgets/surface.h"

namespace releasedesk::ui {

class IconLabel;
class SafeLabel;

//! The left side of a wizard: what it is about, its steps, and a note at the bottom.
class WizardRail final : public Surface
{
    Q_OBJECT

public:
    static constexpr int railWidth = 212;

    explicit WizardRail(int steps, QWidget *parent = nullptr);
    ~WizardRail() override;

    void setHead(IconName icon, const QString &title, const QString &text);
    void setSteps(const QStringList &names);
    //! Those before \p step are done.
    void setCurrent(int step);
    void setNote(const QString &note);

private:
    class Step;

    IconLabel *m_icon;
    SafeLabel *m_title;
    SafeLabel *m_text;
    QList<Step *> m_steps;
    SafeLabel *m_note;
};

} // namespace releasedesk::ui
