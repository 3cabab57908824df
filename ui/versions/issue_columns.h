// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QMenu;
class QTableView;

namespace releasedesk::ui {

//! The columns of the issue table: how wide they are, which sorts, and which are shown, chosen at its head and kept on
//! this computer. Key and summary stay.
class IssueColumns final : public QObject
{
    Q_OBJECT

public:
    //! \p table shows an IssueTableModel; it owns this object.
    explicit IssueColumns(QTableView *table);

    //! Deletes itself when it is closed.
    [[nodiscard]] QMenu *makeMenu(QWidget *parent);

    void setShown(int column, bool isShown);
    [[nodiscard]] bool isShown(int column) const;
    //! Leaves out assignee and development for as long as there is no room; what was chosen comes back.
    void setNarrow(bool isNarrow);

private:
    [[nodiscard]] QStringList hidden() const;
    void apply();

    QTableView *m_table;
    bool m_isNarrow = false;
};

} // namespace releasedesk::ui
