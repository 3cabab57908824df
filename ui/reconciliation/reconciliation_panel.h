// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/reconciliation/reconciliation_service.h"
#include "core/session/desk.h"
#include "core/versions/jira_change.h"
#include "ui/widgets/themed_widget.h"

#include <QHash>

#include <stop_token>

namespace releasedesk::ui {

class Button;
class Card;
class EmptyState;
class ErrorBanner;
class ReconciliationModel;
class RowFixer;
class RowFoot;
class SafeLabel;
class SearchField;
class SectionHead;
class SegmentedControl;
class TableView;

//! The Code tab of a release: what is planned, what the code holds, what was built, and where they differ. Compares
//! when a release is shown for the first time and whenever it is asked to.
class ReconciliationPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    //! All but \p parent outlive the panel. \p mirrors: where copies of remote repositories are kept. Without \p
    //! changes rows are told and cannot be put right here.
    ReconciliationPanel(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                        const QString &mirrors, versions::JiraChanges *changes = nullptr, QWidget *parent = nullptr);
    ~ReconciliationPanel() override;

    void showRelease(const ReleaseId &release);

    //! Compares again; what goes on is given up first.
    void compare();
    void cancel();

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] ReconciliationModel *model() const { return m_model; }

signals:
    void issueOpened(const QString &key);
    //! A sentence for a moment: what was done.
    void told(const QString &sentence);

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void finish(const ReleaseId &release, const Result<reconciliation::ReconciliationReport> &report);
    void tell(const QString &text);
    void showReport();
    void selectFirst();
    void clearError();
    void showState();
    void showFoot();
    void setTexts();
    void copy(bool asMarkdown);
    [[nodiscard]] bool hasRepositories() const;
    [[nodiscard]] QString rangesText(const reconciliation::ReconciliationReport &report) const;

    session::Desk &m_desk;
    const Clock &m_clock;
    reconciliation::ReconciliationService m_service;
    QString m_mirrors;
    ReleaseId m_release;
    QHash<ReleaseId, reconciliation::ReconciliationReport> m_reports;
    std::stop_source m_stop;
    int m_run = 0; //!< number of the comparison that goes on; an older one tells nothing
    bool m_isBusy = false;
    ReconciliationModel *m_model;
    ErrorBanner *m_error;
    SectionHead *m_head;
    SegmentedControl *m_choice;
    SearchField *m_filter;
    Button *m_copy;
    Button *m_compare;
    Button *m_cancel;
    SafeLabel *m_ranges;
    SafeLabel *m_notes;
    Card *m_card;
    TableView *m_table;
    RowFoot *m_foot;
    RowFixer *m_fixer;
    EmptyState *m_empty;
};

} // namespace releasedesk::ui
