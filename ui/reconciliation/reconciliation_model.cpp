// SPDX-License-Identifier: Apache-2.0
#include "ui/reconciliation/reconciliation_model.h"

#include "core/reconciliation/reconciliation_text.h"
#include "ui/widgets/row_delegate.h"

#include <algorithm>

namespace releasedesk::ui {
namespace {

using reconciliation::ReconciliationRow;
using reconciliation::Verdict;

struct VerdictLook {
    const char *icon;
    ColorToken color;
};

VerdictLook lookOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::OtherRevision:
    case Verdict::LeftBehind:
    case Verdict::Missing:
        return {"warning", ColorToken::Failed};
    case Verdict::Reverted:
        return {"undo", ColorToken::RolledBack};
    case Verdict::StaleArtifact:
        return {"build", ColorToken::Waiting};
    case Verdict::Unexpected:
    case Verdict::UnexpectedNotBuilt:
    case Verdict::UnplannedInArtifact:
        return {"plus", ColorToken::Waiting};
    case Verdict::Unlinked:
        return {"link", ColorToken::Waiting};
    case Verdict::AlreadyRunning:
        return {"history", ColorToken::Text3};
    case Verdict::NoCodeNeeded:
        return {"minus", ColorToken::Text3};
    case Verdict::Matched:
        return {"check", ColorToken::Succeeded};
    }
    return {"info", ColorToken::Text3};
}

} // namespace

ReconciliationModel::ReconciliationModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ReconciliationModel::showRows(const QList<ReconciliationRow> &rows)
{
    m_all = rows;
    rebuild();
}

void ReconciliationModel::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    rebuild();
}

void ReconciliationModel::setFindingsOnly(bool isFindingsOnly)
{
    m_isFindingsOnly = isFindingsOnly;
    rebuild();
}

const ReconciliationRow &ReconciliationModel::rowAt(const QModelIndex &index) const
{
    return m_shown.at(index.row());
}

int ReconciliationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ReconciliationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReconciliationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_shown.size())
        return {};
    const ReconciliationRow &row = m_shown.at(index.row());
    const VerdictLook look = lookOf(row.verdict);
    switch (role) {
    case Qt::DisplayRole:
        return reconciliation::columnsOf(row).value(index.column());
    case Qt::ToolTipRole:
        return index.column() == KindColumn ? QVariant(reconciliation::verdictMeaning(row.verdict)) : QVariant();
    case IconRole:
        return index.column() == KindColumn ? QVariant(QString::fromLatin1(look.icon)) : QVariant();
    case IconColorRole:
        return index.column() == KindColumn ? QVariant::fromValue(look.color) : QVariant();
    case FontRoleRole:
        return index.column() == KeyColumn ? QVariant::fromValue(FontRole::Mono) : QVariant();
    case ColorRole:
        if (index.column() == EvidenceColumn || index.column() == FixColumn)
            return QVariant::fromValue(ColorToken::Text2);
        return {};
    default:
        return {};
    }
}

QVariant ReconciliationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return reconciliation::columnHeads().value(section);
}

void ReconciliationModel::rebuild()
{
    beginResetModel();
    m_shown.clear();
    for (const ReconciliationRow &row : std::as_const(m_all)) {
        if (m_isFindingsOnly && !reconciliation::isFinding(row.verdict))
            continue;
        const QString text = reconciliation::columnsOf(row).join(u'\n');
        const bool hasAll = std::ranges::all_of(
            m_words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
        if (hasAll)
            m_shown.append(row);
    }
    endResetModel();
}

} // namespace releasedesk::ui
