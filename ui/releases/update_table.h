// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/releases/update_rows.h"
#include "ui/widgets/table_view.h"

#include <QAbstractTableModel>

namespace releasedesk::ui {

//! The rows of a three-way merge as a table; conflicts say that the draft keeps its own.
class UpdateTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhatColumn, BeforeColumn, HereColumn, UpdateColumn, ColumnCount };

    //! \p from and \p to are the versions of the template.
    UpdateTableModel(QList<UpdateRow> rows, int from, int to, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<UpdateRow> m_rows;
    int m_from;
    int m_to;
};

//! The table of the dialog that asks before an update of a template is taken.
[[nodiscard]] TableView *makeUpdateTable(const QList<UpdateRow> &rows, int from, int to);

} // namespace releasedesk::ui
