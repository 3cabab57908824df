// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/versions/detail_reading.h"
#include "ui/versions/issue_table_model.h"
#include "ui/versions/issue_tools.h"
#include "ui/versions/scope_figures.h"
#include "ui/versions/shown_version.h"
#include "ui/widgets/themed_widget.h"

#include <QPointer>
#include <QTimer>

#include <functional>

namespace releasedesk::ui {

class CounterBar;
class EmptyState;
class ErrorBanner;
class IssueColumns;
class IssueFoot;
class IssuePane;
class ReadingLine;
class TableView;
class VersionHead;
class VersionSide;
class WarningRules;

//! A version as a page: head, counters that filter, issues, and what to know about the selected one.
//! Keys: "/" filters, Enter shows the issue in a pane and Escape closes it, Ctrl+Enter opens it in Jira, Ctrl+C copies
//! the selected issues, F mends what the selected one is warned of.
class VersionView final : public ThemedWidget
{
    Q_OBJECT

public:
    using CopyAs = CopyIssuesAs;

    //! Address of an issue in Jira; empty: unknown.
    using AddressOf = std::function<QString(const QString &key)>;

    //! Reads an issue for the pane.
    using ReadIssue = std::function<std::unique_ptr<versions::DetailReading>(const QString &key)>;

    explicit VersionView(QWidget *parent = nullptr);

    //! Keeps selection, filter and sorting if it is the same version.
    void showVersion(const ShownVersion &version, const QDateTime &now);

    //! A version whose rows are still to come; \p version holds none. With a time in its snapshot they come from this
    //! computer first.
    void beginVersion(const ShownVersion &version, const QDateTime &now);
    //! In place of all rows, and behind them.
    void setRows(const QList<versions::IssueChunk::Ptr> &chunks);
    void addRows(const QList<versions::IssueChunk::Ptr> &chunks);
    //! How far reading is; \p of below 0: nobody knows yet.
    void showProgress(int read, int of);
    //! No more rows will come. \p stale: why Jira could not be asked, so that these are the rows of earlier.
    void endVersion(const ShownVersion &version, const std::optional<Error> &stale, const QDateTime &now);

    //! Opens what puts right what a rule warns of; false: it cannot from here.
    using Mend = std::function<bool(const domain::Issue &issue, const QString &rule)>;
    void setMend(Mend mend) { m_mend = std::move(mend); }

    //! The button that reads Jira again: working, or why it cannot.
    void setRefreshBusy(bool isBusy);
    void setIssueAddress(AddressOf addressOf);
    void setReadIssue(ReadIssue read);
    void setRefreshRefusal(const QString &reason);

    //! Rules that do not hold in the project, and why nothing can be switched; empty: it can.
    void setWarningsOff(const QMap<QString, QString> &off);
    void setRulesRefusal(const QString &reason) { m_rulesRefusal = reason; }
    //! The rules under their button; for as long as they are open.
    WarningRules *openRules();
    //! What came of the last switch; empty: it is on record.
    void showRuleError(const QString &message);

    //! The pane of the selected issue, in place of the side.
    void openIssue();
    void closeIssue();
    [[nodiscard]] bool isIssueOpen() const { return m_isIssueOpen; }

    [[nodiscard]] QList<domain::Issue> selectedIssues() const;
    //! Selects it, if the filters let it through.
    void selectIssue(const QString &key);
    //! The selected issues, all shown ones if none or one is selected.
    void copy(CopyAs format);

    [[nodiscard]] VersionHead *head() const { return m_head; }
    [[nodiscard]] const ScopeFigures &figures() const { return m_figures; }
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] CounterBar *counters() const { return m_counters; }

    [[nodiscard]] IssuePane *pane() const { return m_pane; }
    [[nodiscard]] IssueTools *tools() const { return m_tools; }
    [[nodiscard]] ReadingLine *readingLine() const { return m_tools->reading(); }
    [[nodiscard]] IssueTableModel *model() const { return m_model; }

signals:
    void refreshWanted();
    //! Reading is to end where it is.
    void cancelWanted();
    //! Warnings and counters of all rows are shown.
    void judged();
    //! In Jira.
    void issueOpened(const QString &key);
    void addressOpened(const QString &address);
    //! An empty reason switches it on again.
    void ruleSwitched(const QString &rule, const QString &reason);
    void compareWanted();
    //! Those that name no issue.
    void commitsWanted();

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpTable();
    void setTexts();
    void showSelection();
    void layOut();
    void judge();
    void mend(const QString &rule);
    void showFigures(const ScopeFigures &figures);
    void showCounts();
    void showDoubt(const std::optional<Error> &stale);

    ShownVersion m_version; //!< its issues are those of the model
    ScopeFigures m_figures;
    std::optional<Error> m_stale;
    AddressOf m_addressOf;
    Mend m_mend;
    qsizetype m_judging = 0; //!< number of the newest judgement
    bool m_isReading = false;
    QTimer m_countsSoon;
    QDateTime m_now;
    QString m_selectedKey; //!< while the model is rebuilt
    IssueTableModel *m_model;
    VersionHead *m_head;
    CounterBar *m_counters;
    IssueTools *m_tools;
    TableView *m_table;
    EmptyState *m_empty;
    ErrorBanner *m_doubt;
    IssueColumns *m_columnChoice = nullptr;
    IssueFoot *m_foot;
    VersionSide *m_side;
    IssuePane *m_pane;
    QPointer<WarningRules> m_rules;
    QString m_rulesRefusal;
    bool m_isIssueOpen = false;
};

} // namespace releasedesk::ui
