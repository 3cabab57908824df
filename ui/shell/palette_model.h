// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/palette_entry.h"
#include "ui/shell/palette_match.h"

#include <QAbstractListModel>

namespace releasedesk::ui {

//! What the palette found, best first within its groups, with a head above each group.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr qsizetype maxPerGroup = 6;
    static constexpr qsizetype maxOfOneGroup = 50; //!< where only one group is looked through

    enum Role { IsHeadRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(QList<PaletteEntry> entries);
    //! Without words, commands and places are offered.
    void search(const QString &typed);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    //! Null for a head.
    [[nodiscard]] const PaletteEntry *entryAt(int row) const;
    [[nodiscard]] const QList<MatchSpan> &titleSpansAt(int row) const { return m_rows.at(row).titleSpans; }
    [[nodiscard]] const QList<MatchSpan> &detailSpansAt(int row) const { return m_rows.at(row).detailSpans; }

    //! The next entry from \p row in steps of \p step (1 or -1), over heads and around the ends; -1 if there is none.
    [[nodiscard]] int nextEntry(int row, int step) const;

private:
    struct Row {
        qsizetype entry = -1; //!< -1: a head
        PaletteEntry::Group group = PaletteEntry::Group::Command;
        QList<MatchSpan> titleSpans;
        QList<MatchSpan> detailSpans;
    };

    QList<PaletteEntry> m_entries;
    QList<Row> m_rows;
};

} // namespace releasedesk::ui
