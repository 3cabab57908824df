// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/inbox_model.h"

#include "core/base/safe_text.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::Decision;
using projections::InboxItem;

constexpr qsizetype lastSigned = 5;

State stateOfDecision(Decision decision)
{
    const bool isUnfinished
        = decision == Decision::Return || decision == Decision::ReturnToPrevious || decision == Decision::Hold;
    return domain::isPositive(decision) || decision == Decision::Read ? State::Succeeded
        : isUnfinished                                                ? State::Waiting
                                                                      : State::Failed;
}

QString decidedText(Decision decision)
{
    switch (decision) {
    case Decision::Approve:
        return InboxModel::tr("Approved");
    case Decision::Agree:
        return InboxModel::tr("Agreed");
    case Decision::Confirm:
        return InboxModel::tr("Confirmed");
    case Decision::Return:
        return InboxModel::tr("Returned");
    case Decision::ReturnToPrevious:
        return InboxModel::tr("Returned to the step before");
    case Decision::Disagree:
        return InboxModel::tr("Disagreed");
    case Decision::Object:
        return InboxModel::tr("Objected");
    case Decision::Hold:
        return InboxModel::tr("On hold");
    case Decision::Read:
        return InboxModel::tr("Read");
    default:
        return InboxModel::tr("Rejected");
    }
}

} // namespace

InboxModel::InboxModel(const session::Desk &desk, const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    connect(&desk, &session::Desk::inboxChanged, this, &InboxModel::refresh);
    refresh();
}

void InboxModel::setPart(Part part)
{
    m_part = part;
    refresh();
}

void InboxModel::refresh()
{
    beginResetModel();
    m_rows.clear();
    const projections::ApprovalInbox &inbox = m_desk.inbox();
    switch (m_part) {
    case Part::ToSign: {
        QList<InboxItem> mine;
        QList<InboxItem> later;
        for (const InboxItem &item : inbox.toSign)
            (item.isMyTurn ? mine : later).append(item);
        add(tr("Your turn"), mine, false);
        add(tr("After others"), later, false);
        add(tr("To read"), inbox.toRead, false);
        add(tr("Signed by you"), inbox.signedItems.mid(0, lastSigned), true);
        break;
    }
    case Part::Signed:
        add(tr("Signed by you"), inbox.signedItems, true);
        break;
    case Part::Requested:
        add(tr("Requested by you"), inbox.requested, false);
        break;
    }
    endResetModel();
}

bool InboxModel::canMark(const Row &row) const
{
    return m_part == Part::ToSign && row.head.isEmpty() && !row.isDecided && row.item.isMyTurn;
}

void InboxModel::toggleMarked(const QModelIndex &index)
{
    if (!itemAt(index) || !canMark(m_rows.at(index.row())))
        return;
    const QPair<ReleaseId, TaskId> key(itemAt(index)->release, itemAt(index)->task);
    if (!m_marked.remove(key))
        m_marked.insert(key);
    emit dataChanged(index, index, {MarkedRole});
}

void InboxModel::markAll(bool isMarked)
{
    m_marked.clear();
    for (const Row &row : m_rows) {
        if (isMarked && canMark(row))
            m_marked.insert({row.item.release, row.item.task});
    }
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1), {MarkedRole});
}

QList<InboxItem> InboxModel::marked() const
{
    QList<InboxItem> items;
    for (const Row &row : m_rows) {
        if (canMark(row) && m_marked.contains({row.item.release, row.item.task}))
            items.append(row.item);
    }
    return items;
}

void InboxModel::add(const QString &head, const QList<InboxItem> &items, bool isDecided)
{
    if (items.isEmpty())
        return;
    m_rows.append({head, {}, false});
    for (const InboxItem &item : items)
        m_rows.append({{}, item, isDecided});
}

int InboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant InboxModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == IsHeadRole)
        return !row.head.isEmpty();
    if (!row.head.isEmpty())
        return role == Qt::DisplayRole ? QVariant(row.head) : QVariant();
    return cell(row, role);
}

QVariant InboxModel::cell(const Row &row, int role) const
{
    const domain::Release *const release = m_desk.release(row.item.release);
    if (!release)
        return {};
    const QDateTime now = m_clock.utcNow();
    switch (role) {
    case Qt::DisplayRole:
        return SafeText::lineFromOutside(taskTitle(*release, row.item.task)).plain();
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3")
            .arg(taskTitle(*release, row.item.task), nameOf(*release, m_desk.directory()), fact(row, *release));
    case ReleaseIdRole:
        return row.item.release.value();
    case TaskIdRole:
        return row.item.task.value();
    case StateRole:
        return QVariant::fromValue(row.isDecided                   ? stateOfDecision(row.item.decision)
                                       : row.item.isMyTurn         ? State::Waiting
                                       : m_part == Part::Requested ? State::Waiting
                                                                   : State::Planned);
    case TimeRole:
        if (!row.isDecided && row.item.due.isValid())
            return row.item.isOverdue ? tr("overdue") : tr("due %1").arg(momentText(row.item.due, now));
        return ageText(row.isDecided ? row.item.decidedAt : row.item.askedAt, now);
    case ProjectRole:
        return projectName(m_desk.directory(), release->project());
    case ProjectColorRole:
        return projectColor(m_desk.directory(), release->project());
    case VersionRole:
        return SafeText::lineFromOutside(release->version()).plain();
    case FactRole:
        return fact(row, *release);
    case MarkedRole:
        return canMark(row) && m_marked.contains({row.item.release, row.item.task});
    case OverdueRole:
        return row.item.isOverdue;
    default:
        return {};
    }
}

QString InboxModel::fact(const Row &row, const domain::Release &release) const
{
    const domain::ApprovalRequest *const asked = release.approval(row.item.task);
    const bool isWithdrawn
        = row.isDecided && asked && std::ranges::any_of(asked->signatures, [&](const domain::Signature &signature) {
              return signature.isWithdrawn && signature.person == m_desk.person() && signature.at == row.item.decidedAt;
          });
    if (isWithdrawn)
        return tr("Withdrawn since");
    if (row.isDecided)
        return decidedText(row.item.decision);
    if (!row.item.actingFor.isEmpty())
        return tr("Request %1 · for %2", "acting")
            .arg(std::max(1, release.requestNumber()))
            .arg(personName(m_desk.directory(), row.item.actingFor));
    return tr("Request %1 · %2 of %3 signed")
        .arg(std::max(1, release.requestNumber()))
        .arg(row.item.granted)
        .arg(row.item.needed);
}

Qt::ItemFlags InboxModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return itemAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                         : Qt::ItemFlags(Qt::ItemNeverHasChildren);
}

const InboxItem *InboxModel::itemAt(const QModelIndex &index) const
{
    const bool isItem = index.isValid() && index.row() < m_rows.size() && m_rows.at(index.row()).head.isEmpty();
    return isItem ? &m_rows.at(index.row()).item : nullptr;
}

QModelIndex InboxModel::find(const ReleaseId &release, const TaskId &task) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const InboxItem *const item = itemAt(index(row));
        if (item && item->release == release && item->task == task)
            return index(row);
    }
    return {};
}

QModelIndex InboxModel::next(int row, int direction) const
{
    for (int at = row + direction; at >= 0 && at < rowCount(); at += direction) {
        if (itemAt(index(at)))
            return index(at);
    }
    return {};
}

} // namespace releasedesk::ui
