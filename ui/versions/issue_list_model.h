// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/scope.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSortFilterProxyModel>

#include <optional>

namespace releasedesk::ui {

//! The issues of a version, one per row, with what is wrong about them. All text is shown through SafeText.
class IssueListModel final : public QAbstractTableModel
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
        CategoryRole, //!< domain::StatusCategory as int
        ClassRole, //!< domain::IssueClass as int
        HasWarningRole, //!< bool
        SearchRole, //!< QString: everything a filter looks into
        SortRole, //!< what the column sorts by
    };

    explicit IssueListModel(QObject *parent = nullptr);

    void setIssues(const domain::IssueSnapshot &snapshot, const QList<domain::ScopeWarning> &warnings);

    [[nodiscard]] const domain::Issue *issueAt(const QModelIndex &index) const;
    [[nodiscard]] QStringList warningsOf(const QString &key) const { return m_warnings.value(key); }
    [[nodiscard]] QModelIndex find(const QString &key) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<domain::Issue> m_issues;
    QHash<QString, QStringList> m_warnings; //!< messages by key
    bool m_isDevelopmentKnown = false; //!< of at least one issue
};

//! What a counter of the version page selects.
enum class IssueSelection { Warnings, All, Done, InProgress, ToDo };

//! The issues that counter, class and words let through.
class IssueFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit IssueFilterModel(QObject *parent = nullptr);

    void setSelection(IssueSelection selection);
    void setClass(std::optional<domain::IssueClass> issueClass);
    void setWords(const QString &words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    IssueSelection m_selection = IssueSelection::All;
    std::optional<domain::IssueClass> m_class;
    QStringList m_words;
};

} // namespace releasedesk::ui
