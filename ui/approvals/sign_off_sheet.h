// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/approvals/release_changes.h"
#include "ui/widgets/themed_widget.h"

#include <optional>

class QScrollArea;
class QVBoxLayout;

namespace releasedesk::ui {

class ApprovalLineView;
class Avatar;
class Button;
class ChangeList;
class DecisionBar;
class ErrorBanner;
class FactCards;
class Pill;
class ProjectMark;
class SafeLabel;
class SectionHead;
class ReadingTime;
class SigningGate;

//! One approval to decide about. The order is fixed: what changed, risk, evidence, who signs, then comment and buttons.
//! It can be approved only after the change list has been in view, for as long as it takes to look at it.
class SignOffSheet final : public ThemedWidget
{
    Q_OBJECT

public:
    //! \p gate signs with the person's key; without one, decisions are sent as they are.
    SignOffSheet(session::Desk &desk, const Clock &clock, SigningGate *gate = nullptr, QWidget *parent = nullptr);

    void showApproval(const ReleaseId &release, const TaskId &task);
    [[nodiscard]] const ReleaseId &release() const { return m_release; }
    [[nodiscard]] const TaskId &task() const { return m_task; }

    [[nodiscard]] DecisionBar *decisions() const { return m_decisions; }
    [[nodiscard]] ChangeList *changes() const { return m_changes; }
    //! Scrolls to what changed.
    void showChanges();

signals:
    //! All that changed was in view, so that this content may be agreed to.
    void seen(const releasedesk::ReleaseId &release, const releasedesk::TaskId &task, const QString &digest);
    void openRelease(const releasedesk::ReleaseId &release, releasedesk::ui::ReleaseTab tab);

protected:
    void languageChanged() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void showState();
    void showHead(const domain::Release &release);
    void compare(const domain::Release &release);
    void showComparison(const domain::Release &then);
    void showSince(const domain::ApprovalRequest &request, int changes);
    void showEverything(bool isFirstTime);
    void noteWhatIsSeen();
    void showWhatIsAllowed();
    void send(domain::Decision decision, const QString &comment, bool isFinal);
    void showAnswer(const ReleaseId &release, const TaskId &task, const Result<store::Position> &sent);
    [[nodiscard]] bool isMyTurn(const domain::Release &release) const;

    session::Desk &m_desk;
    const Clock &m_clock;
    SigningGate *m_gate;
    ReleaseId m_release;
    TaskId m_task;
    QString m_digest; //!< of the content the sheet shows; empty: not asked for yet
    int m_revision = 0;
    qsizetype m_comparison = 0; //!< number of the newest comparison asked for
    bool m_isCompared = false;
    bool m_showsEverything = false;
    std::optional<domain::Release> m_then; //!< as the person signed it last
    ReadingTime *m_reading;

    QScrollArea *m_area;
    QWidget *m_page;
    ProjectMark *m_mark;
    SafeLabel *m_title;
    Pill *m_pill;
    Avatar *m_asker;
    SafeLabel *m_facts;
    Button *m_open;
    ErrorBanner *m_banner;
    ErrorBanner *m_error;
    SectionHead *m_changesHead;
    Button *m_everything;
    ChangeList *m_changes;
    FactCards *m_cards;
    SectionHead *m_lineHead;
    SafeLabel *m_rule;
    ApprovalLineView *m_line;
    DecisionBar *m_decisions;
};

} // namespace releasedesk::ui
