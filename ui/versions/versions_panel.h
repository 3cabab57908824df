// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "core/versions/jira_change.h"
#include "core/versions/version_service.h"
#include "ui/versions/shown_version.h"
#include "ui/versions/version_list_model.h"
#include "ui/widgets/themed_widget.h"
#include "ui/wording/release_tab.h"

#include <functional>
#include <memory>

class QStackedLayout;

namespace releasedesk::ui {

class Button;
class ComparisonPanel;
class EmptyState;
class ErrorBanner;
class JiraChanger;
class SafeLabel;
class SearchField;
class SegmentedControl;
class Skeleton;
class TableView;
class VersionView;

//! The Jira versions of all projects, read when the panel is first shown. Enter opens one: its issues, and a release
//! made from it. "/" filters, Escape goes back to the list.
class VersionsPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    //! Address of a connection's web pages, without a slash at the end; empty: unknown.
    using AddressOf = std::function<QString(const ConnectionId &)>;

    VersionsPanel(session::Desk &desk, versions::VersionService &versions, const Clock &clock, AddressOf addressOf,
                  QWidget *parent = nullptr);

    //! Reads all lists again.
    void reload();
    //! The page that compares a version with others.
    void compare(const ProjectId &project, const QString &version);

    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] SearchField *search() const { return m_search; }
    //! Without it rules cannot be switched here.
    void setSwitchWarning(SwitchWarning switchWarning);

    //! What can be changed in Jira from here.
    [[nodiscard]] JiraChanger *changer() const { return m_changer; }

    [[nodiscard]] VersionView *view() const { return m_view; }
    [[nodiscard]] ComparisonPanel *comparison() const { return m_comparison; }
    [[nodiscard]] Button *releaseButton() const { return m_make; }

signals:
    void openRelease(const releasedesk::ReleaseId &release, releasedesk::ui::ReleaseTab tab);
    void newRelease(const releasedesk::ProjectId &project, const QString &version);
    void openExternal(const QString &address);

protected:
    void languageChanged() override;
    void showEvent(QShowEvent *event) override;

private:
    void switchRule(const QString &rule, const QString &reason);
    [[nodiscard]] JiraChanger *makeChanger();
    void takeChange(const versions::VersionChange &change);
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeDetail();
    void takeList(const ProjectId &project, const Result<QList<domain::JiraVersion>> &versions);
    void open(const QModelIndex &index);
    void readIssues();
    void stopReading();
    void takeKept(const QDateTime &asOf, const domain::JiraVersion &version);
    void takeRows(const QList<versions::IssueChunk::Ptr> &chunks);
    void takeEnd(const Result<versions::ReadVersion> &read);
    [[nodiscard]] ShownVersion shownVersion(const domain::JiraVersion &version, const QDateTime &takenAt) const;
    void takeKeptList(const ProjectId &project);
    void showListState();
    void showOpened();
    [[nodiscard]] domain::ScopeEntry openedScope() const;
    void openInJira(const ProjectId &project, const QString &key);

    session::Desk &m_desk;
    versions::VersionService &m_versions;
    const Clock &m_clock;
    AddressOf m_addressOf;
    SwitchWarning m_switchWarning;
    VersionListModel *m_model;
    VersionListFilter *m_filter;
    QStackedLayout *m_pages;
    SearchField *m_search;
    SegmentedControl *m_kind;
    Button *m_reload;
    Button *m_new; //!< version
    ErrorBanner *m_listError;
    Skeleton *m_skeleton;
    TableView *m_table;
    EmptyState *m_empty;
    Button *m_back;
    SafeLabel *m_project;
    Button *m_make;
    ErrorBanner *m_error;
    Skeleton *m_loading;
    VersionView *m_view;
    ComparisonPanel *m_comparison;
    JiraChanger *m_changer;
    int m_pageBefore = 0; //!< that comparing goes back to
    ListedVersion m_opened;
    std::unique_ptr<versions::VersionReading> m_reading; //!< while it goes on
    QDateTime m_shownSince; //!< when the rows that are shown were read; invalid: they are being read
    bool m_hasRows = false; //!< of this reading
    QStringList m_unread; //!< names of projects whose versions could not be read
    QDateTime m_listAsOf; //!< age of the oldest list that is not of now
    qsizetype m_listNumber = 0; //!< of the newest reading
    qsizetype m_waiting = 0; //!< lists still to come
    bool m_isRead = false;
};

} // namespace releasedesk::ui
