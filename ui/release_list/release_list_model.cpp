// SPDX-License-Identifier: Apache-2.0
#include "ui/release_list/release_list_model.h"

#include "core/base/safe_text.h"
#include "ui/widgets/phase_strip.h"
#include "ui/widgets/row_delegate.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::ReleaseState;

qsizetype doneIssues(const domain::Release &release)
{
    return std::ranges::count(release.snapshot().issues, domain::StatusCategory::Done, &domain::Issue::category);
}

} // namespace

ReleaseListModel::ReleaseListModel(const session::Desk &desk, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_rows(desk.book().releases().keys())
{
    connect(&desk, &session::Desk::releaseChanged, this, &ReleaseListModel::take);
    connect(&desk, &session::Desk::directoryChanged, this, &ReleaseListModel::refreshTimes);
    connect(&desk, &session::Desk::activityChanged, this, [this] { // the record was read
        for (const ReleaseId &id : m_desk.book().releases().keys()) {
            if (!m_rows.contains(id))
                take(id);
        }
    });
}

int ReleaseListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ReleaseListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReleaseListModel::data(const QModelIndex &index, int role) const
{
    const domain::Release *const release = m_desk.release(releaseAt(index));
    if (!release)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*release, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(index.column() == IssuesColumn ? Qt::AlignRight | Qt::AlignVCenter
                                                                  : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return index.column() == PhasesColumn ? PhaseStrip::describe(phaseStatesOf(*release)) : QString();
    case ReleaseIdRole:
        return release->id().value();
    case IsOpenRole:
        return isOpen(*release);
    case WindowStartRole:
        return release->windowStart();
    case GroupRole:
        return static_cast<int>(groupOf(*release));
    case SortRole:
        return sortKey(*release, index.column());
    case SearchRole:
        return QString(ui::nameOf(*release, m_desk.directory()) + u' ' + release->title() + u' '
                       + personName(m_desk.directory(), release->owner()) + u' ' + stateWordOf(*release).word);
    default:
        return look(*release, index.column(), role);
    }
}

QVariant ReleaseListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == IssuesColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ReleaseColumn:
        return tr("Release");
    case StateColumn:
        return tr("State");
    case PhasesColumn:
        return tr("Phases");
    case WindowColumn:
        return tr("Window");
    case IssuesColumn:
        return tr("Issues");
    case OwnerColumn:
        return tr("Owner");
    default:
        return {};
    }
}

ReleaseId ReleaseListModel::releaseAt(const QModelIndex &index) const
{
    return index.isValid() ? m_rows.value(index.row()) : ReleaseId();
}

ReleaseListModel::Group ReleaseListModel::groupOf(const domain::Release &release)
{
    switch (release.state()) {
    case ReleaseState::Running:
    case ReleaseState::Paused:
    case ReleaseState::Halted:
    case ReleaseState::RollingBack:
        return Group::Running;
    case ReleaseState::Preparing:
    case ReleaseState::InApproval:
        return Group::InApproval;
    case ReleaseState::Approved:
        return Group::Ready;
    case ReleaseState::Draft:
    case ReleaseState::Returned:
        return Group::Draft;
    default:
        return Group::Over;
    }
}

QString ReleaseListModel::nameOf(Group group)
{
    switch (group) {
    case Group::Running:
        return tr("Running");
    case Group::InApproval:
        return tr("In approval");
    case Group::Ready:
        return tr("Ready to start");
    case Group::Draft:
        return tr("Drafts");
    case Group::Over:
        return tr("Finished");
    }
    Q_UNREACHABLE();
}

void ReleaseListModel::refreshTimes()
{
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ReleaseListModel::take(const ReleaseId &release)
{
    const qsizetype known = m_rows.indexOf(release);
    if (known >= 0) {
        const int row = static_cast<int>(known);
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    beginInsertRows({}, rowCount(), rowCount());
    m_rows.append(release);
    endInsertRows();
}

QVariant ReleaseListModel::text(const domain::Release &release, int column) const
{
    switch (column) {
    case ReleaseColumn:
        return projectName(m_desk.directory(), release.project());
    case StateColumn:
        return SafeText::lineFromOutside(stateWordOf(release).word).plain();
    case WindowColumn:
        return shortWindowText(release.windowStart(), release.windowEnd(), m_clock.utcNow());
    case IssuesColumn:
        return tr("%1 / %2", "done of all issues").arg(doneIssues(release)).arg(release.snapshot().issues.size());
    case OwnerColumn:
        return personName(m_desk.directory(), release.owner());
    default:
        return {};
    }
}

QVariant ReleaseListModel::sortKey(const domain::Release &release, int column) const
{
    switch (column) {
    case StateColumn:
        return static_cast<int>(release.state());
    case PhasesColumn:
        return static_cast<int>(std::ranges::count(phaseStatesOf(release), State::Succeeded));
    case WindowColumn:
        return release.windowStart();
    case IssuesColumn:
        return static_cast<int>(release.snapshot().issues.size());
    case OwnerColumn:
        return personName(m_desk.directory(), release.owner());
    default:
        return QString(projectName(m_desk.directory(), release.project()) + u' ' + release.version());
    }
}

QVariant ReleaseListModel::look(const domain::Release &release, int column, int role) const
{
    switch (column) {
    case ReleaseColumn:
        if (role == ProjectRole)
            return projectName(m_desk.directory(), release.project());
        if (role == ProjectColorRole)
            return projectColor(m_desk.directory(), release.project());
        if (role == VersionRole)
            return SafeText::lineFromOutside(release.version()).plain();
        if (role == TitleRole)
            return SafeText::lineFromOutside(release.title()).plain();
        return {};
    case StateColumn:
        return role == PillRole ? QVariant::fromValue(stateWordOf(release).state) : QVariant();
    case PhasesColumn:
        return role == PhasesRole ? QVariant::fromValue(phaseStatesOf(release)) : QVariant();
    case WindowColumn:
    case IssuesColumn:
        return role == ColorRole ? QVariant::fromValue(ColorToken::Text2) : QVariant();
    case OwnerColumn:
        if (role == AvatarRole)
            return release.owner().value();
        return role == ColorRole ? QVariant::fromValue(ColorToken::Text2) : QVariant();
    default:
        return {};
    }
}

OpenReleasesModel::OpenReleasesModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    sort(0);
}

bool OpenReleasesModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return sourceModel()->index(row, 0, parent).data(ReleaseListModel::IsOpenRole).toBool();
}

bool OpenReleasesModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto key = [](const QModelIndex &index) {
        const QDateTime start = index.data(ReleaseListModel::WindowStartRole).toDateTime();
        return std::tuple(!start.isValid(), start, index.data(ReleaseListModel::ReleaseIdRole).toString());
    };
    return key(left) < key(right);
}

} // namespace releasedesk::ui
