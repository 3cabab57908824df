// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/documents/work_plan_steps.h"

#include <QAbstractTableModel>

namespace releasedesk::ui {

//! The steps of a work plan, or those of its rollback lane, one per row.
class WorkPlanModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        StartColumn,
        TaskColumn,
        KindColumn,
        PerformerColumn,
        WhereColumn,
        MinutesColumn,
        CriterionColumn,
        FailureColumn,
        WayBackColumn,
        ResultColumn,
        ColumnCount
    };

    //! Steps of the rollback lane are marked.
    explicit WorkPlanModel(bool isRollback, QObject *parent = nullptr);

    //! Takes those of \p steps that belong here.
    void setSteps(const QList<documents::WorkPlanStep> &steps);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textAt(const documents::WorkPlanStep &step, int column) const;

    QList<documents::WorkPlanStep> m_steps;
    bool m_isRollback;
};

} // namespace releasedesk::ui
