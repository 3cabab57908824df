// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/update_table.h"

#include "core/base/safe_text.h"
#include "ui/theme/text_painting.h"
#include "ui/theme/theme.h"

#include <QHeaderView>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int rowHeight = 30;
constexpr int headHeight = 28;
constexpr qsizetype mostShown = 10; //!< rows before it scrolls

} // namespace

UpdateTableModel::UpdateTableModel(QList<UpdateRow> rows, int from, int to, QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(std::move(rows))
    , m_from(from)
    , m_to(to)
{
}

int UpdateTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int UpdateTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UpdateTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const UpdateRow &row = m_rows.at(index.row());
    const auto text = [&] {
        switch (index.column()) {
        case WhatColumn:
            return row.what;
        case BeforeColumn:
            return row.before;
        case HereColumn:
            return row.isConflict ? tr("%1 (kept)").arg(row.here) : row.here;
        default:
            return row.update;
        }
    };
    if (role == Qt::DisplayRole)
        return SafeText::lineFromOutside(text()).plain();
    if (role == Qt::ToolTipRole)
        return plainToolTip(SafeText::lineFromOutside(text()).plain());
    if (role == Qt::ForegroundRole) {
        if (row.isConflict)
            return tokenColor(index.column() == HereColumn ? ColorToken::Waiting : ColorToken::Text2);
        return tokenColor(index.column() == UpdateColumn || index.column() == WhatColumn ? ColorToken::Text1
                                                                                         : ColorToken::Text3);
    }
    return {};
}

QVariant UpdateTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WhatColumn:
        return tr("What");
    case BeforeColumn:
        return tr("Template v%1").arg(m_from);
    case HereColumn:
        return tr("This draft");
    default:
        return tr("Template v%1").arg(m_to);
    }
}

TableView *makeUpdateTable(const QList<UpdateRow> &rows, int from, int to)
{
    auto *const table = new TableView;
    table->setCompactRowHeight(rowHeight);
    auto *const model = new UpdateTableModel(rows, from, to, table);
    table->setModel(model);
    table->setAccessibleName(UpdateTableModel::tr("What the update changes"));
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *const head = table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionResizeMode(QHeaderView::Stretch);
    head->setSectionResizeMode(UpdateTableModel::WhatColumn, QHeaderView::Fixed);
    head->resizeSection(UpdateTableModel::WhatColumn, 250);
    const auto shown = static_cast<int>(std::clamp<qsizetype>(rows.size(), 1, mostShown));
    table->setFixedHeight(headHeight + shown * (rowHeight + 4) + 4);
    return table;
}

} // namespace releasedesk::ui
