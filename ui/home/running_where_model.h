// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/reconciliation/running_where.h"
#include "core/session/desk.h"

#include <QAbstractTableModel>

namespace releasedesk::ui {

//! What runs where: a row for each project, behind its name a column for each environment, least like production first.
class RunningWhereModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    //! Both outlive the model.
    RunningWhereModel(const session::Desk &desk, const Clock &clock, QObject *parent = nullptr);

    //! Reads everything anew; what is shown stays where nothing changed.
    void refresh();

    //! That brought what runs there, or is about to; empty: none, or the column of names.
    [[nodiscard]] ReleaseId releaseAt(const QModelIndex &index) const;
    [[nodiscard]] ProjectId projectAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        ProjectId project;
        QString name;
        int color = -1;
        QList<reconciliation::EnvironmentStanding> standings;

        friend bool operator==(const Row &, const Row &) = default;
    };

    [[nodiscard]] const reconciliation::EnvironmentStanding *standingAt(const QModelIndex &index) const;
    [[nodiscard]] QVariant lookOf(const reconciliation::EnvironmentStanding &standing, int role) const;

    const session::Desk &m_desk;
    const Clock &m_clock;
    QList<domain::Environment> m_environments;
    QList<Row> m_rows;
};

} // namespace releasedesk::ui
