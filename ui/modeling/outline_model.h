// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "ui/modeling/nested_flow.h"
#include "ui/plan/plan_document.h"
#include "ui/theme/state.h"

#include <QAbstractItemModel>
#include <QPointer>
#include <QSet>
#include <QTimer>

namespace releasedesk::ui {

//! The flow as a tree: phases and the rollback lane, with their tasks in reading order. Below a task that composed a
//! release stand the phases and tasks of that one, only to be looked at.
class OutlineModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { TitleColumn, StateColumn, FactsColumn, AfterColumn, ColumnCount };
    enum Role { TaskIdRole = Qt::UserRole };

    OutlineModel(session::Desk &desk, const Clock &clock, QObject *parent = nullptr);

    void showRelease(const ReleaseId &release);

    //! Shows nothing any more.
    void letGo();

    //! While nobody sees it, it need not follow; it catches up when it goes on.
    void setFollowing(bool isFollowing);

    [[nodiscard]] QModelIndex indexOf(const TaskId &task) const;
    //! Of this flow; empty for a phase and for what is inside a task.
    [[nodiscard]] TaskId taskAt(const QModelIndex &index) const;
    //! Whether it belongs to the release inside a task.
    [[nodiscard]] bool isInside(const QModelIndex &index) const;
    //! That release; empty if it cannot be opened, or the row is not inside a task.
    [[nodiscard]] ReleaseId insideAt(const QModelIndex &index) const;
    //! Tasks with something below them.
    [[nodiscard]] QList<TaskId> nestingTasks() const { return m_inside.keys(); }

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

    //! Where a row stands; -1 where it has no such place. A row inside with only a task is a note.
    struct Place {
        int group = -1;
        int task = -1;
        int innerPhase = -1;
        int innerTask = -1;
    };
    [[nodiscard]] static Place placeOf(const QModelIndex &index);
    [[nodiscard]] static quintptr idFor(int group, int task, int innerPhase);
    [[nodiscard]] const NestedFlow *insideOf(const Place &place) const;
    [[nodiscard]] QVariant insideData(const NestedFlow &inside, const Place &place, int column) const;

    void take();
    void takeInside();
    void noticeInside(const ReleaseId &release);
    void followInside();
    void replaceInside(const TaskId &task, const NestedFlow &now);
    void tellAll();
    void tellBelow(const QModelIndex &above);
    [[nodiscard]] QList<Group> groups() const;
    [[nodiscard]] QVariant taskData(const TaskId &id, int column, int role) const;

    session::Desk &m_desk;
    const Clock &m_clock;
    QPointer<PlanDocument> m_document;
    QMetaObject::Connection m_changes;
    QList<Group> m_groups;
    QHash<TaskId, NestedFlow> m_inside;
    QSet<TaskId> m_behind; //!< tasks inside which something may look different
    QTimer m_soon; //!< many changes in a row are shown at once
    bool m_isFollowing = true;
    bool m_hasMissed = false; //!< something changed while it did not follow
};

} // namespace releasedesk::ui
