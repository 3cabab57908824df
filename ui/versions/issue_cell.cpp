// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_cell.h"

#include "core/base/safe_text.h"
#include "ui/versions/issue_look.h"
#include "ui/versions/issue_table_model.h"
#include "ui/widgets/row_delegate.h"

namespace releasedesk::ui {

using domain::Issue;

namespace {

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

QVariant textOf(const Issue &issue, int column)
{
    switch (column) {
    case IssueTableModel::KeyColumn:
        return line(issue.key);
    case IssueTableModel::SummaryColumn:
        return line(issue.summary);
    case IssueTableModel::AssigneeColumn:
        return assigneeOf(issue);
    case IssueTableModel::StatusColumn:
        return statusOf(issue);
    case IssueTableModel::DevelopmentColumn:
        return developmentOf(issue, false).words;
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

QVariant developmentRole(const Issue &issue, int role, bool isWarnedOf)
{
    const IssueSign sign = developmentOf(issue, isWarnedOf);
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

QVariant lookOf(const Issue &issue, int column, int role, bool isCodeWarned)
{
    switch (column) {
    case IssueTableModel::PriorityColumn:
        return signRole(priorityOf(issue), role);
    case IssueTableModel::TypeColumn:
        return signRole(typeOf(issue), role);
    case IssueTableModel::KeyColumn:
        if (role == FontRoleRole)
            return QVariant::fromValue(FontRole::Mono);
        return role == ColorRole ? QVariant::fromValue(ColorToken::Accent) : QVariant();
    case IssueTableModel::AssigneeColumn:
        if (role == AvatarRole && !issue.assignee.isEmpty())
            return issue.assigneeId.isEmpty() ? issue.assignee : issue.assigneeId;
        return role == ColorRole ? QVariant::fromValue(ColorToken::Text2) : QVariant();
    case IssueTableModel::StatusColumn:
        return role == LozengeRole ? QVariant::fromValue(lozengeOf(issue)) : QVariant();
    case IssueTableModel::DevelopmentColumn:
        return developmentRole(issue, role, isCodeWarned);
    default:
        return {};
    }
}

} // namespace

Lozenge::Category lozengeOf(const Issue &issue)
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

QString statusOf(const Issue &issue)
{
    return issue.status.isEmpty() ? Lozenge::wordOf(lozengeOf(issue)) : line(issue.status);
}

QString assigneeOf(const Issue &issue)
{
    return issue.assignee.isEmpty() ? IssueTableModel::tr("Nobody") : line(issue.assignee);
}

QVariant cellOf(const Issue &issue, int column, int role, bool isCodeWarned)
{
    return role == Qt::DisplayRole ? textOf(issue, column) : lookOf(issue, column, role, isCodeWarned);
}

} // namespace releasedesk::ui
