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

} // namespace

OutlineModel::OutlineModel(session::Desk &desk, const Clock &clock, QObject *parent)
    : QAbstractItemModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    connect(&desk, &session::Desk::releaseChanged, this, &OutlineModel::followInside);
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
        takeInside();
        endResetModel();
        return;
    }
    m_groups = now;
    tellAll();
    if (!m_inside.isEmpty())
        followInside({});
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

//! A release is different that may be inside a task; an empty id: the one around it.
void OutlineModel::followInside(const ReleaseId &release)
{
    if (!m_document || m_inside.isEmpty() || release == m_document->id())
        return;
    QHash<TaskId, NestedFlow> now = m_inside;
    bool isOther = false;
    bool hasSameShape = true;
    for (auto each = now.begin(); each != now.end(); ++each) {
        const domain::Task *const task = m_document->plan().task(each.key());
        if (!task || !each->follow(m_desk, m_document->release(), *task))
            continue;
        const NestedFlow &before = m_inside[each.key()];
        isOther = true;
        hasSameShape = hasSameShape && before.phases().size() == each->phases().size()
            && before.note().isEmpty() == each->note().isEmpty()
            && std::ranges::equal(before.cards(), each->cards(),
                                  [](const auto &a, const auto &b) { return a.task == b.task && a.phase == b.phase; });
    }
    if (!isOther)
        return;
    if (!hasSameShape) {
        beginResetModel();
        m_inside = now;
        endResetModel();
        return;
    }
    m_inside = now;
    tellAll();
    emit insideChanged();
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
    // What has to be said of it stands below its phases.
    const qsizetype phases = inside->phases().size();
    if (above.innerPhase < 0)
        return static_cast<int>(phases) + (inside->note().isEmpty() ? 0 : 1);
    return above.innerPhase < phases ? static_cast<int>(cardsIn(*inside, above.innerPhase).size()) : 0;
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
