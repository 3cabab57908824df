// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_columns.h"

#include "ui/versions/issue_table_model.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTableView>

#include <array>

namespace releasedesk::ui {
namespace {

constexpr auto settingsKey = "versions/hiddenColumns";

//! Names that stay the same in settings when columns are added.
constexpr std::array<std::pair<int, const char *>, 5> choosable{{{IssueTableModel::PriorityColumn, "priority"},
                                                                 {IssueTableModel::TypeColumn, "type"},
                                                                 {IssueTableModel::AssigneeColumn, "assignee"},
                                                                 {IssueTableModel::StatusColumn, "status"},
                                                                 {IssueTableModel::DevelopmentColumn, "development"}}};

} // namespace

IssueColumns::IssueColumns(QTableView *table)
    : QObject(table)
    , m_table(table)
{
    QHeaderView *const head = m_table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setMinimumSectionSize(24);
    head->setSectionsClickable(true);
    head->setSectionResizeMode(QHeaderView::Interactive);
    head->setSectionResizeMode(IssueTableModel::SummaryColumn, QHeaderView::Stretch);
    for (const auto &[column, width] :
         {std::pair(IssueTableModel::PriorityColumn, 42), std::pair(IssueTableModel::TypeColumn, 32),
          std::pair(IssueTableModel::KeyColumn, 98), std::pair(IssueTableModel::AssigneeColumn, 140),
          std::pair(IssueTableModel::StatusColumn, 112), std::pair(IssueTableModel::DevelopmentColumn, 150)})
        head->resizeSection(column, width);
    // Sorting starts with the first click on a head: until then the order is Jira's.
    head->setSortIndicatorShown(false);
    connect(head, &QHeaderView::sectionClicked, this, [this, head](int section) {
        auto *const model = static_cast<IssueTableModel *>(m_table->model());
        const bool isSame = head->isSortIndicatorShown() && model->sortColumn() == section;
        const Qt::SortOrder order
            = isSame && model->sortOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
        head->setSortIndicator(section, order);
        head->setSortIndicatorShown(true);
        model->sort(section, order);
    });
    apply();
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(head, &QWidget::customContextMenuRequested, this,
            [this, head](const QPoint &at) { makeMenu(head)->popup(head->mapToGlobal(at)); });
}

QMenu *IssueColumns::makeMenu(QWidget *parent)
{
    auto *const menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::array<QString, choosable.size()> names{tr("Priority"), tr("Type"), tr("Assignee"), tr("Status"),
                                                      tr("Development")};
    for (std::size_t i = 0; i < choosable.size(); ++i) {
        const int column = choosable.at(i).first;
        QAction *const action = menu->addAction(names.at(i));
        action->setCheckable(true);
        action->setChecked(isShown(column));
        connect(action, &QAction::toggled, this, [this, column](bool isOn) { setShown(column, isOn); });
    }
    return menu;
}

QStringList IssueColumns::hidden() const
{
    return QSettings().value(QLatin1String(settingsKey)).toStringList();
}

void IssueColumns::apply()
{
    const QStringList hidden = this->hidden();
    for (const auto &[column, name] : choosable) {
        const bool hasNoRoom
            = m_isNarrow && (column == IssueTableModel::AssigneeColumn || column == IssueTableModel::DevelopmentColumn);
        m_table->setColumnHidden(column, hasNoRoom || hidden.contains(QLatin1String(name)));
    }
}

void IssueColumns::setNarrow(bool isNarrow)
{
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    apply();
}

void IssueColumns::setShown(int column, bool isShown)
{
    QStringList hidden = this->hidden();
    for (const auto &[each, name] : choosable) {
        if (each != column)
            continue;
        hidden.removeAll(QLatin1String(name));
        if (!isShown)
            hidden.append(QLatin1String(name));
    }
    QSettings().setValue(QLatin1String(settingsKey), hidden);
    apply();
}

bool IssueColumns::isShown(int column) const
{
    for (const auto &[each, name] : choosable) {
        if (each == column)
            return !hidden().contains(QLatin1String(name));
    }
    return true;
}

} // namespace releasedesk::ui
