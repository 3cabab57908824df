// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/version_list_model.h"

#include "core/base/safe_text.h"
#include "ui/widgets/lozenge.h"
#include "ui/widgets/row_delegate.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <algorithm>

namespace releasedesk::ui {
namespace {

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

} // namespace

VersionListModel::VersionListModel(const session::Desk &desk, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    connect(&desk, &session::Desk::releaseChanged, this, [this] {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, ReleaseColumn), index(rowCount() - 1, ReleaseColumn));
    });
}

void VersionListModel::setVersions(const ProjectId &project, const QList<domain::JiraVersion> &versions)
{
    beginResetModel();
    erase_if(m_rows, [&](const ListedVersion &row) { return row.project == project; });
    for (auto version = versions.crbegin(); version != versions.crend(); ++version) {
        if (!version->isArchived)
            m_rows.append({project, *version});
    }
    endResetModel();
}

QStringList VersionListModel::releasedOf(const ProjectId &project) const
{
    QStringList names;
    for (const ListedVersion &row : m_rows) {
        if (row.project == project && row.version.isReleased)
            names.append(row.version.name);
    }
    return names;
}

bool VersionListModel::hasVersions(const ProjectId &project) const
{
    return std::ranges::find(m_rows, project, &ListedVersion::project) != m_rows.end();
}

void VersionListModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

const ListedVersion *VersionListModel::versionAt(const QModelIndex &index) const
{
    const bool isInside = index.isValid() && index.row() < m_rows.size();
    return isInside ? &m_rows.at(index.row()) : nullptr;
}

const domain::Release *VersionListModel::releaseOf(const ListedVersion &version) const
{
    const domain::Release *newest = nullptr;
    for (const domain::Release &release : m_desk.book().releases()) {
        const bool isIt = release.project() == version.project && release.version() == version.version.name
            && release.state() != domain::ReleaseState::Discarded;
        if (isIt && (!newest || release.createdAt() > newest->createdAt()))
            newest = &release;
    }
    return newest;
}

int VersionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int VersionListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VersionListModel::data(const QModelIndex &index, int role) const
{
    const ListedVersion *const row = versionAt(index);
    if (!row)
        return {};
    const QString project = projectName(m_desk.directory(), row->project);
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case SearchRole:
        return QString(project + u' ' + row->version.project + u' ' + row->version.name + u' '
                       + row->version.description);
    case SortRole:
        if (index.column() == StartColumn)
            return row->version.startDate;
        return index.column() == DateColumn ? QVariant(row->version.releaseDate) : QVariant(text(*row, index.column()));
    case IsReleasedRole:
        return row->version.isReleased;
    default:
        return look(*row, index.column(), role);
    }
}

QString VersionListModel::text(const ListedVersion &row, int column) const
{
    const QDate today = inShownZone(m_clock.utcNow()).date();
    switch (column) {
    case VersionColumn:
        return projectName(m_desk.directory(), row.project);
    case StateColumn:
        return row.version.isReleased ? tr("RELEASED") : tr("UNRELEASED");
    case ReleaseColumn: {
        const domain::Release *const release = releaseOf(row);
        return release ? line(stateWordOf(*release).word) : QString();
    }
    case StartColumn:
        return row.version.startDate.isValid() ? shortDateText(row.version.startDate, today) : QString();
    case DateColumn:
        return row.version.releaseDate.isValid() ? shortDateText(row.version.releaseDate, today) : QString();
    case DescriptionColumn:
        return line(row.version.description.section(u'\n', 0, 0)); // what is below it is for Jira
    default:
        return {};
    }
}

QVariant VersionListModel::look(const ListedVersion &row, int column, int role) const
{
    switch (column) {
    case VersionColumn:
        if (role == ProjectRole)
            return projectName(m_desk.directory(), row.project);
        if (role == ProjectColorRole)
            return projectColor(m_desk.directory(), row.project);
        if (role == FontRoleRole)
            return QVariant::fromValue(FontRole::Strong);
        return role == SecondaryRole ? QVariant(line(row.version.name)) : QVariant();
    case StateColumn:
        return role == LozengeRole
            ? QVariant::fromValue(row.version.isReleased ? Lozenge::Category::Done : Lozenge::Category::InProgress)
            : QVariant();
    case ReleaseColumn: {
        const domain::Release *const release = role == PillRole ? releaseOf(row) : nullptr;
        return release ? QVariant::fromValue(stateWordOf(*release).state) : QVariant();
    }
    default:
        return role == ColorRole ? QVariant::fromValue(ColorToken::Text2) : QVariant();
    }
}

QVariant VersionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case VersionColumn:
        return QString(QChar(0x2003) + tr("Version")); // as far from the edge as the marks below
    case StateColumn:
        return tr("In Jira");
    case ReleaseColumn:
        return tr("Release");
    case StartColumn:
        return tr("Start");
    case DateColumn:
        return tr("Release date");
    case DescriptionColumn:
        return tr("Description");
    default:
        return {};
    }
}

VersionListFilter::VersionListFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
}

void VersionListFilter::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void VersionListFilter::setReleasedShown(bool isShown)
{
    m_isReleasedShown = isShown;
    invalidateFilter();
}

bool VersionListFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!m_isReleasedShown && index.data(VersionListModel::IsReleasedRole).toBool())
        return false;
    const QString text = index.data(VersionListModel::SearchRole).toString();
    return std::ranges::all_of(m_words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool VersionListFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(VersionListModel::SortRole);
    const QVariant b = right.data(VersionListModel::SortRole);
    if (a == b)
        return left.row() < right.row();
    if (a.metaType() == QMetaType::fromType<QDate>())
        return std::tuple(!a.toDate().isValid(), a.toDate()) < std::tuple(!b.toDate().isValid(), b.toDate());
    return a.toString().localeAwareCompare(b.toString()) < 0;
}

} // namespace releasedesk::ui
