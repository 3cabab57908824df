// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class SafeLabel;

//! A setting: its name and what it does at the left, its control at the right.
class SettingRow final : public ThemedWidget
{
    Q_OBJECT

public:
    //! Takes \p control over.
    explicit SettingRow(QWidget *control, QWidget *parent = nullptr);

    //! Also the accessible name and description of the control.
    void setTexts(const QString &name, const QString &explanation);

private:
    SafeLabel *m_name;
    SafeLabel *m_explanation;
    QWidget *m_control;
};

} // namespace releasedesk::ui
