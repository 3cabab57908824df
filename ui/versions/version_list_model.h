// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace releasedesk::ui {

//! A version as Jira lists it, with the project of the workspace it belongs to.
struct ListedVersion {
    ProjectId project;
    domain::JiraVersion version;
};

//! The versions of all projects that have been read, newest first within each project.
class VersionListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { VersionColumn, StateColumn, ReleaseColumn, StartColumn, DateColumn, DescriptionColumn, ColumnCount };
    enum Role {
        SearchRole = Qt::UserRole, //!< QString
        SortRole, //!< what the column sorts by
        IsReleasedRole, //!< bool: in Jira
    };

    VersionListModel(const session::Desk &desk, const Clock &clock, QObject *parent = nullptr);

    //! Takes the place of what is known of \p project. Archived versions are left out.
    void setVersions(const ProjectId &project, const QList<domain::JiraVersion> &versions);
    void clear();
    //! Names of those that are out.
    [[nodiscard]] QStringList releasedOf(const ProjectId &project) const;
    [[nodiscard]] bool hasVersions(const ProjectId &project) const;

    //! Null for no row.
    [[nodiscard]] const ListedVersion *versionAt(const QModelIndex &index) const;
    //! The newest release of that version in this workspace; null for none.
    [[nodiscard]] const domain::Release *releaseOf(const ListedVersion &version) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const ListedVersion &row, int column) const;
    [[nodiscard]] QVariant look(const ListedVersion &row, int column, int role) const;

    const session::Desk &m_desk;
    const Clock &m_clock;
    QList<ListedVersion> m_rows;
};

//! The versions that words let through; unreleased ones first.
class VersionListFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit VersionListFilter(QObject *parent = nullptr);

    void setWords(const QString &words);
    void setReleasedShown(bool isShown);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words;
    bool m_isReleasedShown = false;
};

} // namespace releasedesk::ui
