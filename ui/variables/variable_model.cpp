// SPDX-License-Identifier: Apache-2.0
#include "ui/variables/variable_model.h"

#include "core/base/safe_text.h"
#include "core/domain/plan_edit.h"
#include "core/domain/resolved_variable.h"

#include <algorithm>

namespace releasedesk::ui {

using domain::Variable;
using domain::VariableType;

VariableModel::VariableModel(const domain::Release &release, QMap<QString, QString> projectVariables, QObject *parent)
    : QAbstractTableModel(parent)
    , m_release(release)
    , m_projectVariables(std::move(projectVariables))
    , m_variables(release.plan().variables)
{
}

int VariableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_variables.size());
}

int VariableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VariableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    const Variable &variable = m_variables.at(index.row());
    switch (index.column()) {
    case NameColumn:
        return SafeText::lineFromOutside(variable.name).plain();
    case TypeColumn:
        return nameOf(variable.type);
    case ValueColumn:
        return SafeText::lineFromOutside(variable.value).plain();
    case StandsForColumn:
        return standsFor(variable);
    case WhereColumn:
        return whereOf(variable);
    case UsedColumn: {
        const QStringList users = usersOf(variable);
        if (role == Qt::DisplayRole)
            return users.isEmpty() ? tr("nowhere") : tr("%n place(s)", nullptr, static_cast<int>(users.size()));
        return users.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QVariant VariableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case TypeColumn:
        return tr("Type");
    case ValueColumn:
        return tr("Value");
    case StandsForColumn:
        return tr("Stands for");
    case WhereColumn:
        return tr("Counts for");
    case UsedColumn:
        return tr("Used by");
    default:
        return {};
    }
}

QString VariableModel::nameOf(VariableType type)
{
    switch (type) {
    case VariableType::Text:
        return tr("Text");
    case VariableType::Number:
        return tr("Number");
    case VariableType::Boolean:
        return tr("Yes or no");
    case VariableType::Version:
        return tr("Version");
    case VariableType::Duration:
        return tr("Duration");
    case VariableType::Choice:
        return tr("Choice");
    case VariableType::Secret:
        return tr("Secret");
    }
    Q_UNREACHABLE();
}

QString VariableModel::whereOf(const Variable &variable) const
{
    if (!variable.task.isEmpty()) {
        const domain::Task *const task = m_release.plan().task(variable.task);
        return SafeText::lineFromOutside(task ? task->title : variable.task.value()).plain();
    }
    if (!variable.environment.isEmpty())
        return SafeText::lineFromOutside(variable.environment.value()).plain();
    return tr("the whole release");
}

//! What a task there gets; a secret only when its work begins.
QString VariableModel::standsFor(const Variable &variable) const
{
    if (variable.type == VariableType::Secret)
        return tr("read when the task runs");
    const domain::Task *task = m_release.plan().task(variable.task);
    const auto isThere = [&variable](const domain::Task &each) { return each.environment == variable.environment; };
    if (!task && !variable.environment.isEmpty()) {
        const auto found = std::ranges::find_if(m_release.plan().tasks, isThere);
        task = found != m_release.plan().tasks.end() ? &*found : nullptr;
    }
    const auto resolved = domain::resolveVariable(variable.name, {m_release, m_projectVariables, task});
    if (!resolved && resolved.error().reason == u"variable.missing")
        return tr("asked at the start");
    return SafeText::lineFromOutside(resolved ? resolved->value : resolved.error().message).plain();
}

QStringList VariableModel::usersOf(const Variable &variable) const
{
    const QString reference = QStringLiteral("var.") + variable.name;
    QStringList users;
    for (const domain::Task &task : m_release.plan().tasks) {
        const Variable *const meant = domain::declarationOf(variable.name, m_release, &task);
        const bool isMeant = meant && meant->environment == variable.environment && meant->task == variable.task;
        const bool isUsed
            = domain::referencesIn(task.parameters).contains(reference) || task.precondition.contains(reference);
        if (isMeant && isUsed)
            users.append(SafeText::lineFromOutside(task.title).plain());
    }
    for (const Variable &other : m_variables) { // computed of it
        if (domain::referencesIn(other.value).contains(reference))
            users.append(SafeText::lineFromOutside(other.name).plain());
    }
    return users;
}

QString VariableModel::freeName() const
{
    for (int number = 1;; ++number) {
        const QString name = number == 1 ? QStringLiteral("variable") : QStringLiteral("variable%1").arg(number);
        if (std::ranges::find(m_variables, name, &Variable::name) == m_variables.end())
            return name;
    }
}

//! The release is what the preview is resolved in, so it gets the variables as they are now.
void VariableModel::renew()
{
    domain::PlanEdited edited;
    edited.revision = m_release.revision();
    edited.edits = {domain::planEditToJson(domain::SetVariables{m_variables})};
    if (domain::checkVariables(m_variables))
        m_release.apply(edited, m_release.owner(), m_release.changedAt());
    if (!m_variables.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void VariableModel::add()
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_variables.append(Variable{freeName()});
    endInsertRows();
    renew();
}

void VariableModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_variables.removeAt(row);
    endRemoveRows();
    renew();
}

void VariableModel::set(int row, const Variable &variable)
{
    if (m_variables.at(row) == variable)
        return;
    m_variables[row] = variable;
    renew();
}

std::optional<VariableModel::Fault> VariableModel::fault() const
{
    for (int count = 1; count <= rowCount(); ++count) { // the first that does not fit those before it
        if (const auto fits = domain::checkVariables(m_variables.first(count)); !fits)
            return Fault{count - 1, fits.error().reason, fits.error().message};
    }
    for (int row = 0; row < rowCount(); ++row) {
        const Variable &variable = m_variables.at(row);
        const auto resolved = domain::resolveVariable(variable.name, {m_release, m_projectVariables});
        if (!resolved && resolved.error().reason == u"variable.circle")
            return Fault{row, resolved.error().reason, resolved.error().message};
    }
    return std::nullopt;
}

} // namespace releasedesk::ui
