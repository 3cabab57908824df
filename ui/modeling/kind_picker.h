// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/popover_frame.h"

class QListView;
class QStandardItemModel;

namespace releasedesk::ui {

class SearchField;

//! Chooses what kind of task to add: a search field over the list of all kinds that execute.
class KindPicker final : public PopoverFrame
{
    Q_OBJECT

public:
    explicit KindPicker(QWidget *parent = nullptr);

    //! Opens below \p anchor's lower left corner or at \p position of it.
    void pickAt(QWidget *anchor, const QPoint &position);

    [[nodiscard]] SearchField *search() const { return m_search; }

signals:
    void picked(const QString &kind);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const QString &words);
    void pick();

    SearchField *m_search;
    QListView *m_list;
    QStandardItemModel *m_model;
};

} // namespace releasedesk::ui
