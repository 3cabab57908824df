// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"

#include <QAbstractTableModel>

namespace releasedesk::ui {

//! Everybody in the workspace, one per row: who they are, what they may, where they belong, and who acts for them now.
class PeopleModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PersonColumn, TitleColumn, RolesColumn, GroupsColumn, KeyColumn, AwayColumn, ColumnCount };
    enum Role {
        PersonIdRole = Qt::UserRole, //!< QString
        SearchRole, //!< QString: everything a filter looks into
    };

    PeopleModel(const session::Desk &desk, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void refresh();

    [[nodiscard]] static QString roleName(domain::Role role);
    //! "Owner, Approver" …
    [[nodiscard]] static QString rolesOf(const domain::Person &person);
    [[nodiscard]] static QString groupsOf(const domain::Directory &directory, const PersonId &person);
    //! The absence that holds at \p now, or nothing.
    [[nodiscard]] static std::optional<domain::Delegation> absenceOf(const domain::Directory &directory,
                                                                     const PersonId &person, const QDateTime &now);

private:
    [[nodiscard]] QString textAt(const domain::Person &person, int column) const;

    const session::Desk &m_desk;
    const Clock &m_clock;
};

} // namespace releasedesk::ui
