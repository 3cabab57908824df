// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/release_list/release_list_model.h"
#include "ui/widgets/themed_widget.h"
#include "ui/wording/release_tab.h"

class QHeaderView;

namespace releasedesk::ui {

class EmptyState;
class SearchField;
class SectionHead;
class SegmentedControl;
class TableView;

//! Releases of one group that the filter lets through.
class ReleaseGroupModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ReleaseGroupModel(ReleaseListModel::Group group, QObject *parent = nullptr);

    void setWords(const QString &words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    ReleaseListModel::Group m_group;
    QStringList m_words;
};

//! All releases, grouped by what has to be done with them. "/" filters; the arrow keys go from group to group.
class ReleasesPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    ReleasesPanel(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    //! Rows that are shown, over all groups.
    [[nodiscard]] int shownCount() const;
    [[nodiscard]] TableView *table(ReleaseListModel::Group group) const;
    [[nodiscard]] SearchField *search() const { return m_search; }

signals:
    void openRelease(const releasedesk::ReleaseId &release, releasedesk::ui::ReleaseTab tab);
    void newRelease();

protected:
    void languageChanged() override;
    void themeChanged() override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitColumns(QHeaderView &head) const;

    struct Section {
        ReleaseListModel::Group group;
        QWidget *frame;
        SectionHead *head;
        TableView *table;
        ReleaseGroupModel *model;
    };

    [[nodiscard]] Section makeSection(ReleaseListModel::Group group);
    [[nodiscard]] QWidget *makeTools();
    void refresh();
    void sortBy(int column);
    //! Focus to the first or last row of the next group in \p direction; false if there is none.
    bool stepOver(const TableView *from, int direction);

    session::Desk &m_desk;
    ReleaseListModel *m_model;
    SearchField *m_search;
    SegmentedControl *m_kind;
    QList<Section> m_sections;
    QWidget *m_area;
    EmptyState *m_empty;
    int m_sortColumn = ReleaseListModel::WindowColumn;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace releasedesk::ui
