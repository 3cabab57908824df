// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/work_plan_model.h"

#include "core/base/safe_text.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/row_delegate.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

namespace releasedesk::ui {
namespace {

bool hasRun(const documents::WorkPlanStep &step)
{
    return step.state != domain::TaskState::Planned && step.state != domain::TaskState::Ready;
}

QString resultText(const documents::WorkPlanStep &step)
{
    if (!hasRun(step))
        return {};
    return step.result.isEmpty() ? wordOf(stateOf(step.state)) : step.result;
}

} // namespace

WorkPlanModel::WorkPlanModel(bool isRollback, QObject *parent)
    : QAbstractTableModel(parent)
    , m_isRollback(isRollback)
{
}

void WorkPlanModel::setSteps(const QList<documents::WorkPlanStep> &steps)
{
    beginResetModel();
    m_steps.clear();
    for (const documents::WorkPlanStep &step : steps) {
        if (step.isRollback == m_isRollback)
            m_steps.append(step);
    }
    endResetModel();
}

int WorkPlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

int WorkPlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WorkPlanModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const documents::WorkPlanStep &step = m_steps.at(index.row());
    const QString text = SafeText::lineFromOutside(textAt(step, index.column())).plain();
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole:
        return text.isEmpty() ? QVariant() : plainToolTip(text);
    case Qt::AccessibleTextRole:
        return m_isRollback && index.column() == NumberColumn ? tr("Rollback step %1").arg(step.number)
                                                              : QVariant(text);
    case IconRole:
        return m_isRollback && index.column() == TaskColumn ? QVariant(QStringLiteral("undo")) : QVariant();
    case IconColorRole:
        return QVariant::fromValue(ColorToken::RolledBack);
    case GlyphRole:
        return index.column() == ResultColumn && hasRun(step) ? QVariant::fromValue(stateOf(step.state)) : QVariant();
    case WrapRole:
        return true;
    case FontRoleRole:
        return QVariant::fromValue(index.column() == TaskColumn        ? FontRole::Label
                                       : index.column() == StartColumn ? FontRole::Mono
                                                                       : FontRole::Secondary);
    case ColorRole:
        return QVariant::fromValue(index.column() == TaskColumn ? ColorToken::Text1 : ColorToken::Text2);
    default:
        return {};
    }
}

QVariant WorkPlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("No.");
    case StartColumn:
        return tr("Start");
    case TaskColumn:
        return tr("Task");
    case KindColumn:
        return tr("How");
    case PerformerColumn:
        return tr("Performer");
    case WhereColumn:
        return tr("Where");
    case MinutesColumn:
        return tr("Minutes");
    case CriterionColumn:
        return tr("Goes well if");
    case FailureColumn:
        return tr("If it fails");
    case WayBackColumn:
        return tr("Way back");
    case ResultColumn:
        return tr("Result");
    default:
        return {};
    }
}

QString WorkPlanModel::textAt(const documents::WorkPlanStep &step, int column) const
{
    const auto orDash = [](const QString &text) { return text.isEmpty() ? QStringLiteral("—") : text; };
    switch (column) {
    case NumberColumn:
        return m_isRollback ? QString(u'R' + QString::number(step.number)) : QString::number(step.number);
    case StartColumn: {
        const QDateTime &at = step.startedAt.isValid() ? step.startedAt : step.plannedStart;
        return at.isValid() ? clockText(at) : QStringLiteral("—");
    }
    case TaskColumn:
        return step.title;
    case KindColumn:
        return step.kind;
    case PerformerColumn:
        return step.performer;
    case WhereColumn:
        return orDash(step.environment);
    case MinutesColumn:
        return step.durationMinutes > 0 ? QString::number(step.durationMinutes) : QStringLiteral("—");
    case CriterionColumn:
        return orDash(step.normalCriterion);
    case FailureColumn:
        return step.onFailure;
    case WayBackColumn:
        return step.reversibility;
    case ResultColumn:
        return resultText(step);
    default:
        return {};
    }
}

} // namespace releasedesk::ui
