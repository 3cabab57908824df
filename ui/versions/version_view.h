// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/versions/issue_table_model.h"
#include "ui/versions/shown_version.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class Button;
class CounterBar;
class EmptyState;
class IconLabel;
class SafeLabel;
class SearchField;
class SegmentedControl;
class TableView;
class VersionHead;
class VersionSide;

//! A version as a page: head, counters that filter, issues, and what to know about the selected one.
//! Keys: "/" filters, Enter opens the issue in Jira, Ctrl+C copies the selected issues.
class VersionView final : public ThemedWidget
{
    Q_OBJECT

public:
    enum class CopyAs { Text, Markdown, Csv };

    explicit VersionView(QWidget *parent = nullptr);

    //! Keeps selection, filter and sorting if it is the same version.
    void showVersion(const ShownVersion &version, const QDateTime &now);

    //! The button that reads Jira again: working, or why it cannot.
    void setRefreshBusy(bool isBusy);
    void setRefreshRefusal(const QString &reason);

    [[nodiscard]] QList<domain::Issue> selectedIssues() const;
    //! Selects it, if the filters let it through.
    void selectIssue(const QString &key);
    //! The selected issues, all shown ones if none or one is selected.
    void copy(CopyAs format);

    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] CounterBar *counters() const { return m_counters; }

signals:
    void refreshWanted();
    void issueOpened(const QString &key);

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeTools();
    [[nodiscard]] QWidget *makeFoot();
    void setUpTable();
    void setTexts();
    void showSelection();

    ShownVersion m_version;
    QDateTime m_now;
    QString m_selectedKey; //!< while the model is rebuilt
    IssueTableModel *m_model;
    VersionHead *m_head;
    CounterBar *m_counters;
    SearchField *m_search;
    SegmentedControl *m_classes;
    SafeLabel *m_age;
    Button *m_copy;
    Button *m_refresh;
    TableView *m_table;
    EmptyState *m_empty;
    IconLabel *m_footIcon;
    SafeLabel *m_footKey;
    SafeLabel *m_footText;
    Button *m_open;
    SafeLabel *m_selected;
    VersionSide *m_side;
};

} // namespace releasedesk::ui
