// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/outline_model.h"

#include "ui/plan/plan_times.h"
#include "ui/plan/task_look.h"
#include "ui/wording/release_words.h"

namespace releasedesk::ui {
namespace {

// The internal id of a task is the row of its phase plus one; that of a phase is zero.
constexpr quintptr phaseId = 0;

} // namespace

OutlineModel::OutlineModel(session::Desk &desk, const Clock &clock, QObject *parent)
    : QAbstractItemModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
}

void OutlineModel::showRelease(const ReleaseId &release)
{
    disconnect(m_changes);
    m_document = &PlanDocument::of(m_desk, release);
    m_changes = connect(m_document, &PlanDocument::changed, this, &OutlineModel::take);
    beginResetModel();
    m_groups = groups();
    endResetModel();
}

void OutlineModel::take()
{
    const QList<Group> now = groups();
    const bool hasSameShape = now.size() == m_groups.size()
        && std::equal(now.begin(), now.end(), m_groups.begin(),
                      [](const Group &a, const Group &b) { return a.tasks == b.tasks; });
    if (!hasSameShape) {
        beginResetModel();
        m_groups = now;
        endResetModel();
        return;
    }
    m_groups = now;
    for (int i = 0; i < m_groups.size(); ++i) {
        emit dataChanged(index(i, 0), index(i, ColumnCount - 1));
        const QModelIndex group = index(i, 0);
        if (const int rows = rowCount(group); rows > 0)
            emit dataChanged(index(0, 0, group), index(rows - 1, ColumnCount - 1, group));
    }
}

QList<OutlineModel::Group> OutlineModel::groups() const
{
    QList<Group> found;
    if (!m_document || !m_document->release().exists())
        return found;
    const domain::Release &release = m_document->release();
    const QList<State> states = phaseStatesOf(release);
    const QStringList times = phaseTimeTexts(release, m_clock.utcNow());
    const auto idsOf = [&](const QList<domain::Task> &tasks) {
        QList<TaskId> ids;
        for (const domain::Task &task : tasks)
            ids.append(task.id);
        return ids;
    };
    for (qsizetype i = 0; i < release.plan().phases.size(); ++i) {
        const domain::Phase &phase = release.plan().phases.at(i);
        found.append({phase.name, times.at(i), states.at(i), idsOf(release.plan().tasksIn(phase.id))});
    }
    found.append({tr("Rollback"), {}, State::Planned, idsOf(release.plan().rollbackLane())});
    return found;
}

QModelIndex OutlineModel::indexOf(const TaskId &task) const
{
    for (int i = 0; i < m_groups.size(); ++i) {
        const qsizetype row = m_groups.at(i).tasks.indexOf(task);
        if (row >= 0)
            return index(static_cast<int>(row), 0, index(i, 0));
    }
    return {};
}

TaskId OutlineModel::taskAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == phaseId)
        return {};
    return m_groups.at(static_cast<qsizetype>(index.internalId()) - 1).tasks.value(index.row());
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : phaseId);
}

QModelIndex OutlineModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == phaseId)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, phaseId);
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != phaseId || parent.column() > 0)
        return 0;
    return static_cast<int>(m_groups.at(parent.row()).tasks.size());
}

int OutlineModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TaskId task = taskAt(index);
    if (!task.isEmpty())
        return taskData(task, index.column(), role);
    const Group &group = m_groups.at(index.row());
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (index.column() == TitleColumn)
        return group.title;
    if (index.column() == StateColumn)
        return wordOf(group.state);
    return index.column() == FactsColumn ? group.facts : QString();
}

QVariant OutlineModel::taskData(const TaskId &id, int column, int role) const
{
    const domain::Release &release = m_document->release();
    const domain::Task *const task = release.plan().task(id);
    if (!task)
        return {};
    if (role == TaskIdRole)
        return QVariant::fromValue(id);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const TaskLook look = taskLookOf(m_desk, release, *task, m_clock.utcNow());
    switch (column) {
    case TitleColumn:
        return look.title;
    case StateColumn:
        return look.stateWord.isEmpty() ? wordOf(look.state) : look.stateWord;
    case FactsColumn:
        return look.subtitle;
    default:
        break;
    }
    QStringList before;
    for (const domain::Edge &edge : release.plan().edges) {
        if (edge.to == id)
            before.append(taskTitle(release, edge.from));
    }
    if (!task->undoes.isEmpty())
        before.append(tr("undoes %1").arg(taskTitle(release, task->undoes)));
    return before.join(QStringLiteral(", "));
}

QVariant OutlineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("Task");
    case StateColumn:
        return tr("State");
    case FactsColumn:
        return tr("Facts");
    default:
        return tr("After");
    }
}

} // namespace releasedesk::ui
