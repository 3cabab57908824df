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
    const QStringList hidden = QSettings().value(QLatin1String(settingsKey)).toStringList();
    for (const auto &[column, name] : choosable)
        m_table->setColumnHidden(column, hidden.contains(QLatin1String(name)));
    QHeaderView *const head = m_table->horizontalHeader();
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

void IssueColumns::setShown(int column, bool isShown)
{
    m_table->setColumnHidden(column, !isShown);
    QStringList hidden;
    for (const auto &[each, name] : choosable) {
        if (m_table->isColumnHidden(each))
            hidden.append(QLatin1String(name));
    }
    QSettings().setValue(QLatin1String(settingsKey), hidden);
}

bool IssueColumns::isShown(int column) const
{
    return !m_table->isColumnHidden(column);
}

} // namespace releasedesk::ui
