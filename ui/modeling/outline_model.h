// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "ui/plan/plan_document.h"
#include "ui/theme/state.h"

#include <QAbstractItemModel>
#include <QPointer>

namespace releasedesk::ui {

//! The flow as a tree: phases and the rollback lane, with their tasks in reading order.
class OutlineModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { TitleColumn, StateColumn, FactsColumn, AfterColumn, ColumnCount };
    enum Role { TaskIdRole = Qt::UserRole };

    OutlineModel(session::Desk &desk, const Clock &clock, QObject *parent = nullptr);

    void showRelease(const ReleaseId &release);

    [[nodiscard]] QModelIndex indexOf(const TaskId &task) const;
    [[nodiscard]] TaskId taskAt(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Group {
        QString title;
        QString facts;
        State state = State::Planned;
        QList<TaskId> tasks;
        friend bool operator==(const Group &, const Group &) = default;
    };

    void take();
    [[nodiscard]] QList<Group> groups() const;
    [[nodiscard]] QVariant taskData(const TaskId &id, int column, int role) const;

    session::Desk &m_desk;
    const Clock &m_clock;
    QPointer<PlanDocument> m_document;
    QMetaObject::Connection m_changes;
    QList<Group> m_groups;
};

} // namespace releasedesk::ui
