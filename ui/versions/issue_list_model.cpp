// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_list_model.h"

#include "core/base/safe_text.h"
#include "ui/versions/issue_look.h"
#include "ui/widgets/lozenge.h"
#include "ui/widgets/row_delegate.h"

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::Issue;
using Model = IssueListModel;

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

Lozenge::Category categoryOf(const Issue &issue)
{
    switch (issue.category) {
    case domain::StatusCategory::Done:
        return Lozenge::Category::Done;
    case domain::StatusCategory::InProgress:
        return Lozenge::Category::InProgress;
    case domain::StatusCategory::ToDo:
        return Lozenge::Category::ToDo;
    }
    Q_UNREACHABLE();
}

QVariant textOf(const Issue &issue, int column)
{
    switch (column) {
    case Model::KeyColumn:
        return line(issue.key);
    case Model::SummaryColumn:
        return line(issue.summary);
    case Model::AssigneeColumn:
        return issue.assignee.isEmpty() ? Model::tr("Nobody") : line(issue.assignee);
    case Model::StatusColumn:
        return issue.status.isEmpty() ? Lozenge::wordOf(categoryOf(issue)) : line(issue.status);
    case Model::DevelopmentColumn:
        return developmentOf(issue).words;
    default:
        return {};
    }
}

QVariant signRole(const IssueSign &sign, int role)
{
    if (role == IconRole && !sign.icon.isNull())
        return sign.icon.toString();
    if (role == IconColorRole)
        return QVariant::fromValue(sign.color);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return sign.words;
    return {};
}

QVariant developmentRole(const Issue &issue, int role)
{
    const IssueSign sign = developmentOf(issue);
    if (role == SecondaryRole && !sign.more.isEmpty())
        return sign.more;
    if (role == ColorRole)
        return QVariant::fromValue(sign.isWarning ? ColorToken::Waiting : ColorToken::Text2);
    if (role == FontRoleRole && sign.isWarning)
        return QVariant::fromValue(FontRole::Label);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return {};
    return signRole(sign, role);
}

QVariant lookOf(const Issue &issue, int column, int role)
{
    switch (column) {
    case Model::PriorityColumn:
        return signRole(priorityOf(issue), role);
    case Model::TypeColumn:
        return signRole(typeOf(issue), role);
    case Model::KeyColumn:
        if (role == FontRoleRole)
            return QVariant::fromValue(FontRole::Mono);
        return role == ColorRole ? QVariant::fromValue(ColorToken::Accent) : QVariant();
    case Model::AssigneeColumn:
        if (role == AvatarRole && !issue.assignee.isEmpty())
            return issue.assigneeId.isEmpty() ? issue.assignee : issue.assigneeId;
        return role == ColorRole ? QVariant::fromValue(ColorToken::Text2) : QVariant();
    case Model::StatusColumn:
        return role == LozengeRole ? QVariant::fromValue(categoryOf(issue)) : QVariant();
    case Model::DevelopmentColumn:
        return developmentRole(issue, role);
    default:
        return {};
    }
}

QVariant sortKeyOf(const Issue &issue, int column)
{
    switch (column) {
    case Model::PriorityColumn:
        return priorityOf(issue).rank;
    case Model::TypeColumn:
        return typeOf(issue).rank;
    case Model::KeyColumn:
        return sortableKey(issue.key);
    case Model::StatusColumn:
        return static_cast<int>(issue.category);
    case Model::DevelopmentColumn:
        return developmentOf(issue).rank;
    default:
        return textOf(issue, column);
    }
}

} // namespace

IssueListModel::IssueListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void IssueListModel::setIssues(const domain::IssueSnapshot &snapshot, const QList<domain::ScopeWarning> &warnings)
{
    beginResetModel();
    m_issues = snapshot.issues;
    m_warnings.clear();
    for (const domain::ScopeWarning &warning : warnings)
        m_warnings[warning.issueKey].append(warning.message);
    m_isDevelopmentKnown = std::ranges::any_of(m_issues, [](const Issue &issue) { return issue.development.isKnown; });
    endResetModel();
    emit headerDataChanged(Qt::Horizontal, DevelopmentColumn, DevelopmentColumn);
}

const Issue *IssueListModel::issueAt(const QModelIndex &index) const
{
    const bool isInside = index.isValid() && index.row() < m_issues.size();
    return isInside ? &m_issues.at(index.row()) : nullptr;
}

QModelIndex IssueListModel::find(const QString &key) const
{
    const auto found = std::ranges::find(m_issues, key, &Issue::key);
    return found == m_issues.end() ? QModelIndex() : index(static_cast<int>(found - m_issues.begin()), 0);
}

int IssueListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_issues.size());
}

int IssueListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IssueListModel::data(const QModelIndex &index, int role) const
{
    const Issue *const issue = issueAt(index);
    if (!issue)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*issue, index.column());
    case KeyRole:
        return issue->key;
    case CategoryRole:
        return static_cast<int>(issue->category);
    case ClassRole:
        return static_cast<int>(issue->issueClass);
    case HasWarningRole:
        return m_warnings.contains(issue->key);
    case SearchRole:
        return QString(issue->key + u' ' + issue->summary + u' ' + issue->assignee + u' ' + issue->status + u' '
                       + issue->type);
    case SortRole:
        return sortKeyOf(*issue, index.column());
    default:
        return lookOf(*issue, index.column(), role);
    }
}

QVariant IssueListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isShort = section == PriorityColumn || section == TypeColumn;
    if (isShort && (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole))
        return section == PriorityColumn ? tr("Priority") : tr("Type");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PriorityColumn:
        return QString(QChar(0x2003) + tr("P", "short for priority")); // as far from the edge as the signs below
    case TypeColumn:
        return tr("T", "short for type");
    case KeyColumn:
        return tr("Key");
    case SummaryColumn:
        return tr("Summary");
    case AssigneeColumn:
        return tr("Assignee");
    case StatusColumn:
        return tr("Status");
    case DevelopmentColumn:
        return m_isDevelopmentKnown || m_issues.isEmpty() ? tr("Development") : tr("Not available from this Jira");
    default:
        return {};
    }
}

IssueFilterModel::IssueFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
}

void IssueFilterModel::setSelection(IssueSelection selection)
{
    m_selection = selection;
    invalidateFilter();
}

void IssueFilterModel::setClass(std::optional<domain::IssueClass> issueClass)
{
    m_class = issueClass;
    invalidateFilter();
}

void IssueFilterModel::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool IssueFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const auto category = static_cast<domain::StatusCategory>(index.data(IssueListModel::CategoryRole).toInt());
    const auto isSelected = [&] {
        switch (m_selection) {
        case IssueSelection::All:
            return true;
        case IssueSelection::Warnings:
            return index.data(IssueListModel::HasWarningRole).toBool();
        case IssueSelection::Done:
            return category == domain::StatusCategory::Done;
        case IssueSelection::InProgress:
            return category == domain::StatusCategory::InProgress;
        case IssueSelection::ToDo:
            return category == domain::StatusCategory::ToDo;
        }
        Q_UNREACHABLE();
    };
    if (!isSelected())
        return false;
    if (m_class && static_cast<int>(*m_class) != index.data(IssueListModel::ClassRole).toInt())
        return false;
    const QString text = index.data(IssueListModel::SearchRole).toString();
    return std::ranges::all_of(m_words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool IssueFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(IssueListModel::SortRole);
    const QVariant b = right.data(IssueListModel::SortRole);
    if (a == b)
        return left.row() < right.row();
    return a.metaType() == QMetaType::fromType<int>() ? a.toInt() < b.toInt()
                                                      : a.toString().localeAwareCompare(b.toString()) < 0;
}

} // namespace releasedesk::ui
