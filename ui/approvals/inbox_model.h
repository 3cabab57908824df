// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/theme/state.h"

#include <QAbstractListModel>
#include <QSet>

namespace releasedesk::ui {

//! One part of the inbox as a list with heads between its sections. Heads cannot be selected.
class InboxModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Part { ToSign, Signed, Requested };
    enum Role {
        IsHeadRole = Qt::UserRole, //!< bool
        ReleaseIdRole, //!< QString
        TaskIdRole, //!< QString
        StateRole, //!< State of the glyph
        TimeRole, //!< QString: when it was asked or decided
        ProjectRole, //!< QString
        ProjectColorRole, //!< int
        VersionRole, //!< QString
        FactRole, //!< QString: "Request 1 · 2 of 3 signed"
        MarkedRole, //!< bool: chosen to be signed together
        OverdueRole, //!< bool
    };

    InboxModel(const session::Desk &desk, const Clock &clock, QObject *parent = nullptr);

    void setPart(Part part);
    [[nodiscard]] Part part() const { return m_part; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    //! Chooses what is signed together; only what waits for the person can be.
    void toggleMarked(const QModelIndex &index);
    void markAll(bool isMarked);
    [[nodiscard]] QList<projections::InboxItem> marked() const;

    //! Null for a head.
    [[nodiscard]] const projections::InboxItem *itemAt(const QModelIndex &index) const;
    //! Not valid if it is not in this part.
    [[nodiscard]] QModelIndex find(const ReleaseId &release, const TaskId &task) const;
    //! The next row from \p row on in \p direction (1 or -1) that is no head; not valid at the end.
    [[nodiscard]] QModelIndex next(int row, int direction) const;

private:
    struct Row {
        QString head; //!< not empty: a head
        projections::InboxItem item;
        bool isDecided = false;
    };

    void refresh();
    [[nodiscard]] bool canMark(const Row &row) const;
    void add(const QString &head, const QList<projections::InboxItem> &items, bool isDecided);
    [[nodiscard]] QVariant cell(const Row &row, int role) const;
    [[nodiscard]] QString fact(const Row &row, const domain::Release &release) const;

    const session::Desk &m_desk;
    const Clock &m_clock;
    Part m_part = Part::ToSign;
    QList<Row> m_rows;
    QSet<QPair<ReleaseId, TaskId>> m_marked;
};

} // namespace releasedesk::ui
