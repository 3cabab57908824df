// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/versions/connection_report.h"

#include <QAbstractTableModel>
#include <QSet>

namespace releasedesk::ui {

//! The projects that an account sees: which of them are offered, what it may do in each, and where nothing is to be
//! changed. Two columns can be checked.
class ProjectChoiceModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ProjectColumn, RightsColumn, ReadOnlyColumn, ColumnCount };
    enum { SearchRole = Qt::UserRole + 1 }; //!< QString: what a filter looks into

    using QAbstractTableModel::QAbstractTableModel;

    //! An empty \p offered means all.
    void setProjects(const QList<versions::ProjectRights> &projects, const QStringList &offered,
                     const QStringList &readOnly);

    //! Those that are checked; empty when it is all of them. What is not among the projects stays as it was.
    [[nodiscard]] QStringList offered() const;
    [[nodiscard]] QStringList readOnly() const;
    [[nodiscard]] int offeredCount() const;

    void setAllOffered(bool isOffered);
    void toggle(int row, Column column);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    //! A person chose otherwise.
    void chosen();

private:
    [[nodiscard]] QString textAt(const versions::ProjectRights &project, int column) const;

    QList<versions::ProjectRights> m_projects;
    QSet<QString> m_offered;
    QSet<QString> m_readOnly;
    QStringList m_offeredElsewhere; //!< chosen before, not seen now
};

} // namespace releasedesk::ui
