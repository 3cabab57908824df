// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QListView;

namespace releasedesk::ui {

class Card;
class EmptyState;
class HistoryModel;
class SafeLabel;
class SearchField;
class SectionHead;
class Switch;

//! The History tab: everything that was recorded about a release, by day, newest first.
class HistoryPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    //! \p desk and \p clock must outlive the panel.
    HistoryPanel(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void showRelease(const ReleaseId &release);
    //! For the key "/".
    void focusFilter();

    [[nodiscard]] HistoryModel *model() const { return m_model; }

signals:
    //! An entry about a task was opened.
    void taskActivated(const releasedesk::TaskId &task);

protected:
    void languageChanged() override;
    void themeChanged() override;

private:
    void refresh();
    void showCounts();
    void setTexts();

    session::Desk &m_desk;
    const Clock &m_clock;
    ReleaseId m_release;
    HistoryModel *m_model;
    SectionHead *m_head;
    SearchField *m_filter;
    Switch *m_important;
    Card *m_card;
    QListView *m_list;
    EmptyState *m_empty;
};

} // namespace releasedesk::ui
