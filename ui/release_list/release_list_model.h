// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace releasedesk::ui {

//! Every release of the workspace, one per row. Rows change when an event arrives, never after a click.
class ReleaseListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ReleaseColumn, StateColumn, PhasesColumn, WindowColumn, IssuesColumn, OwnerColumn, ColumnCount };
    enum Role {
        ReleaseIdRole = Qt::UserRole, //!< QString
        IsOpenRole, //!< bool
        WindowStartRole, //!< QDateTime; invalid: none
        GroupRole, //!< Group as int
        SortRole, //!< what the column sorts by
        SearchRole, //!< QString: everything a filter looks into
        VersionRole, //!< QString, in the first column: printed in the mono face behind the project
        TitleRole, //!< QString, in the first column: printed quietly behind the version
    };
    //! By what a person has to do with it.
    enum class Group { Running, InApproval, Ready, Draft, Over };

    ReleaseListModel(const session::Desk &desk, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] ReleaseId releaseAt(const QModelIndex &index) const;
    [[nodiscard]] static Group groupOf(const domain::Release &release);
    //! "Running", "In approval" …
    [[nodiscard]] static QString nameOf(Group group);

    //! Words such as "Today" may be out of date.
    void refreshTimes();

private:
    void take(const ReleaseId &release);
    [[nodiscard]] QVariant text(const domain::Release &release, int column) const;
    [[nodiscard]] QVariant sortKey(const domain::Release &release, int column) const;
    [[nodiscard]] QVariant look(const domain::Release &release, int column, int role) const;

    const session::Desk &m_desk;
    const Clock &m_clock;
    QList<ReleaseId> m_rows;
};

//! The open releases in the order of their windows; those without one last.
class OpenReleasesModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit OpenReleasesModel(QObject *parent = nullptr);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
};

} // namespace releasedesk::ui
