// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/comparison_model.h"

#include "core/base/safe_text.h"
#include "ui/versions/issue_cell.h"
#include "ui/versions/issue_look.h"
#include "ui/widgets/row_delegate.h"

namespace releasedesk::ui {

using versions::ComparedIssue;
using versions::IssueFate;

namespace {

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

ColorToken colorOf(IssueFate fate)
{
    switch (fate) {
    case IssueFate::New:
        return ColorToken::Succeeded;
    case IssueFate::Moved:
    case IssueFate::Gone:
        return ColorToken::Waiting;
    case IssueFate::Changed:
        return ColorToken::Running;
    case IssueFate::Same:
        break;
    }
    return ColorToken::Text3;
}

QString fateText(const ComparedIssue &each)
{
    const QString word = versions::wordOf(each.fate);
    if (each.fate == IssueFate::Moved)
        return ComparisonModel::tr("Now in %1").arg(line(each.movedTo.join(QStringLiteral(", "))));
    if (each.fate == IssueFate::Changed)
        return ComparisonModel::tr("Was %1").arg(line(each.before));
    return word;
}

} // namespace

void ComparisonModel::setComparison(const versions::VersionComparison &comparison)
{
    m_comparison = comparison;
    rebuild();
}

void ComparisonModel::setFate(std::optional<IssueFate> fate)
{
    m_fate = fate;
    m_areCommits = false;
    rebuild();
}

void ComparisonModel::showCommits()
{
    m_areCommits = true;
    rebuild();
}

void ComparisonModel::rebuild()
{
    beginResetModel();
    m_shown.clear();
    const qsizetype size = m_areCommits ? m_comparison.commits.size() : m_comparison.issues.size();
    for (qsizetype i = 0; i < size; ++i) {
        if (m_areCommits || !m_fate || m_comparison.issues.at(i).fate == *m_fate)
            m_shown.append(i);
    }
    endResetModel();
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const ComparedIssue *ComparisonModel::issueAt(const QModelIndex &index) const
{
    const bool isInside = index.isValid() && !m_areCommits && index.row() < m_shown.size();
    return isInside ? &m_comparison.issues.at(m_shown.at(index.row())) : nullptr;
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (m_areCommits && index.isValid() && index.row() < m_shown.size())
        return commitData(m_comparison.commits.at(m_shown.at(index.row())), index.column(), role);
    const ComparedIssue *const each = issueAt(index);
    if (!each)
        return {};
    switch (index.column()) {
    case KeyColumn:
        if (role == Qt::DisplayRole)
            return line(each->issue.key);
        if (role == IconRole || role == IconColorRole) {
            const IssueSign sign = typeOf(each->issue);
            return role == IconRole ? QVariant(sign.icon.toString()) : QVariant::fromValue(sign.color);
        }
        if (role == FontRoleRole)
            return QVariant::fromValue(FontRole::Mono);
        return role == ColorRole ? QVariant::fromValue(ColorToken::Accent) : QVariant();
    case SummaryColumn:
        return role == Qt::DisplayRole ? QVariant(line(each->issue.summary)) : QVariant();
    case FateColumn:
        if (role == Qt::DisplayRole)
            return fateText(*each);
        return role == ColorRole ? QVariant::fromValue(colorOf(each->fate)) : QVariant();
    case ComponentColumn:
        if (role == Qt::DisplayRole)
            return line(each->issue.components.join(QStringLiteral(", ")));
        return role == ColorRole ? QVariant::fromValue(ColorToken::Text2) : QVariant();
    case StatusColumn:
        if (role == Qt::DisplayRole)
            return statusOf(each->issue).toUpper();
        return role == LozengeRole ? QVariant::fromValue(lozengeOf(each->issue)) : QVariant();
    default:
        return {};
    }
}

QVariant ComparisonModel::commitData(const versions::ComparedCommit &each, int column, int role) const
{
    const bool isText = role == Qt::DisplayRole;
    switch (column) {
    case KeyColumn:
        if (role == IconRole)
            return QStringLiteral("commit");
        if (role == IconColorRole)
            return QVariant::fromValue(ColorToken::Text3);
        if (role == FontRoleRole)
            return QVariant::fromValue(FontRole::Mono);
        return isText ? QVariant(line(each.commit.hash.left(8))) : QVariant();
    case SummaryColumn:
        return isText ? QVariant(line(each.commit.subject)) : QVariant();
    case FateColumn:
        if (role == ColorRole)
            return QVariant::fromValue(colorOf(each.fate));
        return isText ? QVariant(versions::wordOf(each.fate)) : QVariant();
    case ComponentColumn:
        if (role == ColorRole)
            return QVariant::fromValue(ColorToken::Text2);
        return isText ? QVariant(line(each.commit.repository)) : QVariant();
    case StatusColumn:
        if (role == FontRoleRole)
            return QVariant::fromValue(FontRole::Mono);
        return isText ? QVariant(line(each.commit.issueKey)) : QVariant();
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KeyColumn:
        return m_areCommits ? tr("Commit") : tr("Key");
    case SummaryColumn:
        return tr("Summary");
    case FateColumn:
        return tr("What became of it");
    case ComponentColumn:
        return m_areCommits ? tr("Repository") : tr("Component");
    case StatusColumn:
        return m_areCommits ? tr("Issue") : tr("Status");
    default:
        return {};
    }
}

} // namespace releasedesk::ui
