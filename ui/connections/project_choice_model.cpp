// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/project_choice_model.h"

#include "core/base/safe_text.h"
#include "ui/connections/rights_words.h"
#include "ui/widgets/row_delegate.h"

#include <algorithm>

namespace releasedesk::ui {
namespace {

State glyphOf(const versions::ProjectRights &project)
{
    if (!project.problem.isEmpty())
        return State::Failed;
    if (!project.isChecked)
        return State::Planned;
    return project.missing.isEmpty() ? State::Succeeded : State::Failed;
}

QString plainLine(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

} // namespace

void ProjectChoiceModel::setProjects(const QList<versions::ProjectRights> &projects, const QStringList &offered,
                                     const QStringList &readOnly)
{
    beginResetModel();
    m_projects = projects;
    m_offered.clear();
    m_offeredElsewhere = offered;
    for (const versions::ProjectRights &project : projects) {
        if (offered.isEmpty() || offered.contains(project.key))
            m_offered.insert(project.key);
        m_offeredElsewhere.removeAll(project.key);
    }
    m_readOnly = QSet<QString>(readOnly.begin(), readOnly.end());
    endResetModel();
}

QStringList ProjectChoiceModel::offered() const
{
    if (m_offered.size() == m_projects.size() && m_offeredElsewhere.isEmpty())
        return {};
    QStringList keys(m_offered.begin(), m_offered.end());
    keys += m_offeredElsewhere;
    keys.sort();
    return keys;
}

QStringList ProjectChoiceModel::readOnly() const
{
    QStringList keys(m_readOnly.begin(), m_readOnly.end());
    keys.sort();
    return keys;
}

int ProjectChoiceModel::offeredCount() const
{
    return static_cast<int>(m_offered.size());
}

void ProjectChoiceModel::setAllOffered(bool isOffered)
{
    m_offered.clear();
    if (isOffered) {
        for (const versions::ProjectRights &project : std::as_const(m_projects))
            m_offered.insert(project.key);
    }
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit chosen();
}

void ProjectChoiceModel::toggle(int row, Column column)
{
    if (row < 0 || row >= rowCount() || column == RightsColumn)
        return;
    QSet<QString> &keys = column == ReadOnlyColumn ? m_readOnly : m_offered;
    const QString key = m_projects.at(row).key;
    if (!keys.remove(key))
        keys.insert(key);
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit chosen();
}

int ProjectChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_projects.size());
}

int ProjectChoiceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProjectChoiceModel::textAt(const versions::ProjectRights &project, int column) const
{
    switch (column) {
    case ProjectColumn:
        return plainLine(project.key);
    case RightsColumn:
        return rightsSummary(project);
    default:
        return tr("Read-only");
    }
}

QVariant ProjectChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_projects.size())
        return {};
    const versions::ProjectRights &project = m_projects.at(index.row());
    const int column = index.column();
    const bool isOffered = m_offered.contains(project.key);
    switch (role) {
    case Qt::DisplayRole:
        return textAt(project, column);
    case Qt::ToolTipRole:
        return column == RightsColumn && !lackText(project).isEmpty() ? lackText(project).toHtmlEscaped() : QVariant();
    case Qt::CheckStateRole:
        if (column == RightsColumn)
            return {};
        return (column == ReadOnlyColumn ? m_readOnly.contains(project.key) : isOffered) ? Qt::Checked : Qt::Unchecked;
    case SearchRole:
        return QString(project.key + u' ' + project.name);
    case SecondaryRole:
        return column == ProjectColumn && project.name != project.key ? QVariant(plainLine(project.name)) : QVariant();
    case GlyphRole:
        return column == RightsColumn ? QVariant::fromValue(glyphOf(project)) : QVariant();
    case FontRoleRole:
        return QVariant::fromValue(column == ProjectColumn ? FontRole::Strong : FontRole::Body);
    case ColorRole: {
        const bool isQuiet = !isOffered || (column == ReadOnlyColumn && !m_readOnly.contains(project.key));
        return QVariant::fromValue(isQuiet ? ColorToken::Text3 : ColorToken::Text1);
    }
    default:
        return {};
    }
}

QVariant ProjectChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ProjectColumn:
        return tr("Used project");
    case RightsColumn:
        return tr("Rights");
    default:
        return tr("Changes");
    }
}

Qt::ItemFlags ProjectChoiceModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.column() == RightsColumn ? usual : usual | Qt::ItemIsUserCheckable;
}

bool ProjectChoiceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() == RightsColumn || !index.isValid())
        return false;
    if (data(index, Qt::CheckStateRole).toInt() != value.toInt())
        toggle(index.row(), static_cast<Column>(index.column()));
    return true;
}

} // namespace releasedesk::ui
