// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/documents/work_plan_tables.h"
#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

class SafeLabel;

//! A section of a paper: its number and title, a table of text to read, a note. Text wraps and can be selected.
class PaperTable final : public ThemedWidget
{
    Q_OBJECT

public:
    //! The columns share the width by \p stretches.
    explicit PaperTable(QList<int> stretches, QWidget *parent = nullptr);

    //! At most \p mostRows of its rows; the note then says how many more there are.
    void showTable(int number, const documents::PlanTable &table, qsizetype mostRows);

    [[nodiscard]] const documents::PlanTable &table() const { return m_table; }

private:
    QList<int> m_stretches;
    documents::PlanTable m_table;
    qsizetype m_mostRows = 0;
    SafeLabel *m_head;
    SafeLabel *m_note;
    QVBoxLayout *m_place;
    QWidget *m_content = nullptr;
};

} // namespace releasedesk::ui
