// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"

#include <QWidget>

class QHBoxLayout;

namespace releasedesk::ui {

//! Who signs, in order: one card per person with what was decided and said. The card of whose turn it is is amber.
class ApprovalLineView final : public QWidget
{
    Q_OBJECT

public:
    explicit ApprovalLineView(QWidget *parent = nullptr);

    //! The line of approval task \p task; before it is asked for, the people the flow names.
    void showLine(const session::Desk &desk, const domain::Release &release, const TaskId &task, const QDateTime &now);

    //! "In this order", "Any one of them", …
    [[nodiscard]] static QString ruleText(const domain::Release &release, const TaskId &task);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QHBoxLayout *m_layout;
    int m_places = 0; //!< beside each other
};

} // namespace releasedesk::ui
