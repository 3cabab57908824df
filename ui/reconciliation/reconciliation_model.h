// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reconciliation/reconcile.h"

#include <QAbstractTableModel>

namespace releasedesk::ui {

//! Rows of a reconciliation, worst first. Filters by itself, so that the rows that are shown can be copied as they are.
class ReconciliationModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { KindColumn, KeyColumn, SummaryColumn, EvidenceColumn, FixColumn, ColumnCount };

    explicit ReconciliationModel(QObject *parent = nullptr);

    void showRows(const QList<reconciliation::ReconciliationRow> &rows);
    //! Every word must occur in some column, in any case.
    void setWords(const QString &words);
    //! Leaves out what is as it should be.
    void setFindingsOnly(bool isFindingsOnly);

    [[nodiscard]] const QList<reconciliation::ReconciliationRow> &shownRows() const { return m_shown; }
    [[nodiscard]] const reconciliation::ReconciliationRow &rowAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rebuild();

    QList<reconciliation::ReconciliationRow> m_all;
    QList<reconciliation::ReconciliationRow> m_shown;
    QStringList m_words;
    bool m_isFindingsOnly = true;
};

} // namespace releasedesk::ui
