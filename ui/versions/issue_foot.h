// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"
#include "ui/widgets/surface.h"

namespace releasedesk::ui {

class Button;
class IconLabel;
class SafeLabel;

//! Under the table: the selected issue in a line with its warnings, what can be done with it, how many are selected.
class IssueFoot final : public Surface
{
    Q_OBJECT

public:
    explicit IssueFoot(QWidget *parent = nullptr);

    //! Null: none is selected; \p hint says what to do then. \p rule of the first warning decides what mends it.
    void showIssue(const domain::Issue *issue, const QStringList &warnings, const QString &rule, const QString &hint);
    //! As if the button that mends the warning were pressed, or, without a warning, the one that opens the issue.
    void mend();
    void showCount(const QString &text);
    void setTexts();

signals:
    void openWanted();
    void detailsWanted();
    //! What \p rule warns of is to be put right.
    void mendWanted(const QString &rule);

private:
    IconLabel *m_icon;
    SafeLabel *m_key;
    SafeLabel *m_text;
    Button *m_details;
    Button *m_open;
    QString m_rule;
    SafeLabel *m_count;
};

} // namespace releasedesk::ui
