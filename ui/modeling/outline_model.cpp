// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/outline_model.h"

#include "ui/plan/plan_times.h"
#include "ui/plan/task_look.h"
#include "ui/wording/release_words.h"

#include <algorithm>

namespace releasedesk::ui {
namespace {

// The internal id of a row tells what it stands below: the row of the phase plus one, that of the task plus one, that
// of the phase inside it plus one; each zero where there is none.
constexpr int bitsOfPlace = 20;
constexpr quintptr placeMask = (quintptr{1} << bitsOfPlace) - 1;
static_assert(sizeof(quintptr) * 8 >= 3 * bitsOfPlace);

QList<NestedFlow::Card> cardsIn(const NestedFlow &inside, int phase)
{
    QList<NestedFlow::Card> cards;
    std::ranges::copy_if(inside.cards(), std::back_inserter(cards),
                         [phase](const NestedFlow::Card &each) { return each.phase == phase; });
    return cards;
}

//! What has to be said of it stands below its phases.
int rowsOf(const NestedFlow &inside)
{
    return static_cast<int>(inside.phases().size()) + (inside.note().isEmpty() ? 0 : 1);
}

bool hasSameRows(const NestedFlow &a, const NestedFlow &b)
{
    return a.phases().size() == b.phases().size() && a.note().isEmpty() == b.note().isEmpty()
        && std::ranges::equal(a.cards(), b.cards(), [](const NestedFlow::Card &one, const NestedFlow::Card &other) {
               return one.task == other.task && one.phase == other.phase;
           });
}

} // namespace

OutlineModel::OutlineModel(session::Desk &desk, const Clock &clock, QObject *parent)
    : QAbstractItemModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(16));
    m_soon.callOnTimeout(this, &OutlineModel::followInside);
    connect(&desk, &session::Desk::releaseChanged, this, &OutlineModel::noticeInside);
}

void OutlineModel::showRelease(const ReleaseId &release)
{
    disconnect(m_changes);
    m_document = &PlanDocument::of(m_desk, release);
    m_changes = connect(m_document, &PlanDocument::changed, this, &OutlineModel::take);
    beginResetModel();
    m_groups = groups();
    m_inside.clear();
    takeInside();
    m_hasMissed = false;
    endResetModel();
}

void OutlineModel::letGo()
{
    disconnect(m_changes);
    m_soon.stop();
    beginResetModel();
    m_document = nullptr;
    m_groups.clear();
    m_inside.clear();
    m_behind.clear();
    m_hasMissed = false;
    endResetModel();
}

void OutlineModel::setFollowing(bool isFollowing)
{
    m_isFollowing = isFollowing;
    if (isFollowing && std::exchange(m_hasMissed, false))
        take();
}

void OutlineModel::take()
{
    if (!m_isFollowing || !m_document) {
        m_hasMissed = true;
        return;
    }
    const QList<Group> now = groups();
    const bool hasSameShape = now.size() == m_groups.size()
        && std::equal(now.begin(), now.end(), m_groups.begin(),
                      [](const Group &a, const Group &b) { return a.tasks == b.tasks; });
    if (!hasSameShape) {
        beginResetModel();
        m_groups = now;
        takeInside();
        endResetModel();
        return;
    }
    m_groups = now;
    tellAll();
    m_behind = QSet<TaskId>(m_inside.keyBegin(), m_inside.keyEnd());
    if (!m_behind.isEmpty() && !m_soon.isActive())
        m_soon.start();
}

void OutlineModel::tellAll()
{
    for (int i = 0; i < m_groups.size(); ++i) {
        emit dataChanged(index(i, 0), index(i, ColumnCount - 1));
        tellBelow(index(i, 0));
    }
}

void OutlineModel::tellBelow(const QModelIndex &above)
{
    const int rows = rowCount(above);
    if (rows == 0)
        return;
    emit dataChanged(index(0, 0, above), index(rows - 1, ColumnCount - 1, above));
    if (m_inside.isEmpty())
        return;
    for (int row = 0; row < rows; ++row)
        tellBelow(index(row, 0, above));
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

//! What is inside the tasks of the plan, as it is now.
void OutlineModel::takeInside()
{
    QHash<TaskId, NestedFlow> known = std::exchange(m_inside, {});
    for (const domain::Task &task : m_document->plan().tasks) {
        if (!isNesting(task))
            continue;
        NestedFlow inside = known.take(task.id);
        (void)inside.follow(m_desk, m_document->release(), task);
        m_inside.insert(task.id, std::move(inside));
    }
}

//! A release is different that may be inside a task.
void OutlineModel::noticeInside(const ReleaseId &release)
{
    if (!m_document || m_inside.isEmpty() || release == m_document->id())
        return;
    if (!m_isFollowing) {
        m_hasMissed = true;
        return;
    }
    for (auto each = m_inside.cbegin(); each != m_inside.cend(); ++each) {
        const domain::Task *const task = m_document->plan().task(each.key());
        if (task && each->dependsOn(release, m_desk, m_document->release(), *task))
            m_behind.insert(each.key());
    }
    if (!m_behind.isEmpty() && !m_soon.isActive())
        m_soon.start();
}

void OutlineModel::followInside()
{
    const QSet<TaskId> behind = std::exchange(m_behind, {});
    for (const TaskId &id : behind) {
        const domain::Task *const task = m_document ? m_document->plan().task(id) : nullptr;
        if (!task || !m_inside.contains(id))
            continue;
        NestedFlow now = m_inside.value(id);
        if (!now.follow(m_desk, m_document->release(), *task))
            continue;
        if (!hasSameRows(m_inside.value(id), now)) {
            replaceInside(id, now);
            continue;
        }
        m_inside.insert(id, now);
        const QModelIndex above = indexOf(id);
        emit dataChanged(above, above.siblingAtColumn(ColumnCount - 1));
        tellBelow(above);
    }
}

//! Only the rows below that task are made anew: what is folded elsewhere stays so.
void OutlineModel::replaceInside(const TaskId &task, const NestedFlow &now)
{
    const QModelIndex above = indexOf(task);
    if (const int rows = rowsOf(m_inside.value(task)); rows > 0) {
        beginRemoveRows(above, 0, rows - 1);
        m_inside.insert(task, NestedFlow());
        endRemoveRows();
    }
    if (const int rows = rowsOf(now); rows > 0) {
        beginInsertRows(above, 0, rows - 1);
        m_inside.insert(task, now);
        endInsertRows();
    } else {
        m_inside.insert(task, now);
    }
    emit dataChanged(above, above.siblingAtColumn(ColumnCount - 1));
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

quintptr OutlineModel::idFor(int group, int task, int innerPhase)
{
    return static_cast<quintptr>(group + 1) | (static_cast<quintptr>(task + 1) << bitsOfPlace)
        | (static_cast<quintptr>(innerPhase + 1) << (2 * bitsOfPlace));
}

OutlineModel::Place OutlineModel::placeOf(const QModelIndex &index)
{
    if (!index.isValid())
        return {};
    const quintptr id = index.internalId();
    Place place{static_cast<int>(id & placeMask) - 1, static_cast<int>((id >> bitsOfPlace) & placeMask) - 1,
                static_cast<int>((id >> (2 * bitsOfPlace)) & placeMask) - 1, -1};
    for (int *const each : {&place.group, &place.task, &place.innerPhase, &place.innerTask}) {
        if (*each < 0) {
            *each = index.row();
            break;
        }
    }
    return place;
}

const NestedFlow *OutlineModel::insideOf(const Place &place) const
{
    if (place.task < 0)
        return nullptr;
    const auto found = m_inside.constFind(m_groups.at(place.group).tasks.value(place.task));
    return found == m_inside.constEnd() ? nullptr : &*found;
}

TaskId OutlineModel::taskAt(const QModelIndex &index) const
{
    const Place place = placeOf(index);
    return place.task < 0 || place.innerPhase >= 0 ? TaskId() : m_groups.at(place.group).tasks.value(place.task);
}

bool OutlineModel::isInside(const QModelIndex &index) const
{
    return placeOf(index).innerPhase >= 0;
}

ReleaseId OutlineModel::insideAt(const QModelIndex &index) const
{
    const Place place = placeOf(index);
    const NestedFlow *const inside = insideOf(place);
    return inside && place.innerPhase >= 0 ? inside->id() : ReleaseId();
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    const Place above = placeOf(parent);
    return createIndex(row, column, idFor(above.group, above.task, above.innerPhase));
}

QModelIndex OutlineModel::parent(const QModelIndex &index) const
{
    const Place place = placeOf(index);
    if (place.innerTask >= 0)
        return createIndex(place.innerPhase, 0, idFor(place.group, place.task, -1));
    if (place.innerPhase >= 0)
        return createIndex(place.task, 0, idFor(place.group, -1, -1));
    return place.task >= 0 ? createIndex(place.group, 0, idFor(-1, -1, -1)) : QModelIndex();
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    const Place above = placeOf(parent);
    if (parent.column() > 0 || above.innerTask >= 0)
        return 0;
    if (above.task < 0)
        return static_cast<int>(m_groups.at(above.group).tasks.size());
    const NestedFlow *const inside = insideOf(above);
    if (!inside)
        return 0;
    if (above.innerPhase < 0)
        return rowsOf(*inside);
    return above.innerPhase < inside->phases().size() ? static_cast<int>(cardsIn(*inside, above.innerPhase).size()) : 0;
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
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const Place place = placeOf(index);
    if (place.innerPhase >= 0) {
        const NestedFlow *const inside = insideOf(place);
        return inside ? insideData(*inside, place, index.column()) : QVariant();
    }
    const Group &group = m_groups.at(index.row());
    if (index.column() == TitleColumn)
        return group.title;
    if (index.column() == StateColumn)
        return wordOf(group.state);
    return index.column() == FactsColumn ? group.facts : QString();
}

QVariant OutlineModel::insideData(const NestedFlow &inside, const Place &place, int column) const
{
    if (place.innerPhase >= inside.phases().size())
        return column == TitleColumn ? inside.note() : QString();
    if (place.innerTask < 0) {
        const NestedFlow::Phase &phase = inside.phases().at(place.innerPhase);
        if (column == TitleColumn)
            return phase.name;
        return column == StateColumn ? wordOf(phase.state) : column == FactsColumn ? inside.name() : QString();
    }
    const NestedFlow::Card card = cardsIn(inside, place.innerPhase).value(place.innerTask);
    return column == TitleColumn ? card.title : column == StateColumn ? wordOf(card.state) : QString();
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
    TaskLook look = taskLookOf(m_desk, release, *task, m_clock.utcNow());
    if (m_inside.contains(id))
        addNested(look, m_desk, release, *task);
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
