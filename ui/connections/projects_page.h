// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/versions/connection_report.h"
#include "ui/widgets/themed_widget.h"

#include <optional>

class QSortFilterProxyModel;

namespace releasedesk::ui {

class Button;
class Card;
class EmptyState;
class ProjectChoiceModel;
class SafeLabel;
class SearchField;
class TableView;

//! Which projects of a Jira are used, with what the account may do there, and where nothing is to be changed.
class ProjectsPage final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit ProjectsPage(QWidget *parent = nullptr);

    [[nodiscard]] ProjectChoiceModel *model() const { return m_model; }

    void showRunning();
    //! Nothing could be listed.
    void showError(const Error &error);
    void showProjects(const versions::ConnectionReport &report, const QStringList &offered,
                      const QStringList &readOnly);

    //! Answers whether one can go on; says what is wrong otherwise.
    bool check();
    void focusFirst();

signals:
    void testWanted();
    void edited();
    //! Enter in the list.
    void goOnWanted();

protected:
    void languageChanged() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QString unlistedNote() const;
    void showCount();
    void showEmpty(const QString &sentence, bool canTest);

    ProjectChoiceModel *m_model;
    QSortFilterProxyModel *m_filter;
    SearchField *m_search;
    SafeLabel *m_count;
    Button *m_all;
    Card *m_card;
    TableView *m_table;
    SafeLabel *m_note;
    EmptyState *m_empty;
    QString m_doubt;
    int m_unlisted = 0; //!< seen by the account, but not among the projects
};

} // namespace releasedesk::ui
