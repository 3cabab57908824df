// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/scope.h"
#include "core/versions/issue_chunk.h"
#include "ui/versions/issue_order.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

#include <array>
#include <memory>
#include <optional>

namespace releasedesk::ui {

//! What a counter of the version page selects.
enum class IssueSelection { Warnings, All, Done, InProgress, ToDo };

//! The issues of a version as far as counter, class, component and words let them through, in Jira's order or sorted.
//! Rows are numbers into chunks that other threads prepared; nothing is copied, and what a screen does not show is not
//! looked at. Long lists are put in order by another thread: until it is done the rows stay as they are. All text is
//! shown through SafeText.
class IssueTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        PriorityColumn,
        TypeColumn,
        KeyColumn,
        SummaryColumn,
        AssigneeColumn,
        StatusColumn,
        DevelopmentColumn,
        ColumnCount
    };
    enum Role {
        KeyRole = Qt::UserRole, //!< QString
        HasWarningRole, //!< bool
    };

    explicit IssueTableModel(QObject *parent = nullptr);

    //! Takes the place of everything.
    void setChunks(const QList<versions::IssueChunk::Ptr> &chunks);
    //! More rows behind the others. They become visible within a frame or two; showPending() does not wait.
    void appendChunks(const QList<versions::IssueChunk::Ptr> &chunks);
    void showPending();
    void setWarnings(const QList<domain::ScopeWarning> &warnings);

    void setSelection(IssueSelection selection);
    void setClass(std::optional<domain::IssueClass> issueClass);
    //! Empty: all. Jira's own names.
    void setTypes(const QStringList &types);
    void setComponents(const QStringList &components);
    //! Issues whose row holds every word, whatever the case. Typing on narrows what is shown already.
    void setWords(const QString &words);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    //! Back to the order of Jira.
    void unsort();
    //! Puts all rows in the order of the columns people sort by, in other threads, so that sorting by them later costs
    //! no more than looking. Worth while once all rows are there.
    void prepareOrders();
    //! Whether rows stand as sort() wants them.
    [[nodiscard]] bool isInOrder() const { return m_sortColumn < 0 || orderOf(m_sortColumn) != nullptr; }

    //! All issues, shown or not.
    [[nodiscard]] qsizetype total() const { return m_total; }
    [[nodiscard]] const QList<versions::IssueChunk::Ptr> &chunks() const { return m_chunks; }

    //! Null for an index that is none of this model.
    [[nodiscard]] const domain::Issue *issueAt(const QModelIndex &index) const;
    [[nodiscard]] QStringList warningsOf(const QString &key) const { return m_warnings.value(key); }
    //! The rule of the first of them; empty: none warns.
    [[nodiscard]] QString ruleOf(const QString &key) const { return m_rules.value(key); }
    //! Whether a rule warns of its pull requests or builds.
    [[nodiscard]] bool isCodeWarned(const QString &key) const { return m_codeWarned.contains(key); }
    //! Invalid if it is not shown.
    [[nodiscard]] QModelIndex find(const QString &key) const;
    [[nodiscard]] const domain::Issue *issueOf(const QString &key) const;

    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    //! Lists up to here are sorted at once.
    static constexpr qsizetype sortedAtOnce = 2000;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    //! Rows stand as sort() wanted them, at once or a moment later.
    void ordered();

private:
    using Row = IssueRow;
    using Order = std::shared_ptr<const std::vector<Row>>;

    [[nodiscard]] const versions::IssueChunk &chunkOf(Row row) const { return *m_chunks[row >> 16]; }
    [[nodiscard]] static qsizetype placeOf(Row row) { return row & 0xffff; }
    [[nodiscard]] const domain::Issue &issue(Row row) const { return chunkOf(row).issues()[placeOf(row)]; }

    [[nodiscard]] bool isFiltered() const;
    [[nodiscard]] bool passes(Row row) const;
    [[nodiscard]] bool holdsWords(Row row, const QStringList &words) const;
    void collect(qsizetype chunk, QList<Row> &rows) const;
    void collectByWords(qsizetype chunk, QList<Row> &rows) const;
    void rebuild();
    void narrow(const QStringList &words);
    void order(QList<Row> &rows) const;
    //! Null: it is still to be made.
    [[nodiscard]] const std::vector<Row> *orderOf(int column) const;
    void forgetOrders();
    //! Has \p column put in order by another thread, unless that is done or under way.
    void wantOrder(int column);
    void takeOrder(int column, qsizetype generation, const Order &order);
    void noteDevelopment(const QList<versions::IssueChunk::Ptr> &chunks);

    QList<versions::IssueChunk::Ptr> m_chunks;
    QList<versions::IssueChunk::Ptr> m_pending;
    QTimer m_pendingTimer;
    QList<Row> m_shown;
    QHash<QString, QStringList> m_warnings; //!< messages by key
    QHash<QString, QString> m_rules; //!< of the first message
    QSet<QString> m_codeWarned; //!< by W1 or W3
    qsizetype m_total = 0;
    IssueSelection m_selection = IssueSelection::All;
    std::optional<domain::IssueClass> m_class;
    QStringList m_types;
    QStringList m_components;
    QString m_text; //!< as typed
    QStringList m_words; //!< folded
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_isDevelopmentKnown = false; //!< of at least one issue
    std::array<Order, ColumnCount> m_orders; //!< of all rows, ascending
    std::array<qsizetype, ColumnCount> m_wanted{}; //!< generation whose order is being made
    qsizetype m_generation = 1; //!< of the rows
};

} // namespace releasedesk::ui
