// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QListView;

namespace releasedesk::ui {

//! What happened to a release, newest first, as one line each.
class TimelineList final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit TimelineList(session::Desk &desk, QWidget *parent = nullptr);

    void showRelease(const ReleaseId &release);

    //! Only failures and what nobody knows.
    void setProblemsOnly(bool problemsOnly);
    [[nodiscard]] int count() const;

signals:
    void taskActivated(const releasedesk::TaskId &task);
    void countChanged(int count);

protected:
    void languageChanged() override;

private:
    class Model;
    void refill();

    session::Desk &m_desk;
    ReleaseId m_release;
    Model *m_model;
    QListView *m_list;
    bool m_problemsOnly = false;
};

} // namespace releasedesk::ui
