// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/versions/version_comparison.h"

#include <QAbstractTableModel>

#include <optional>

namespace releasedesk::ui {

//! The issues of a comparison with what became of them, or its commits. All text is shown through SafeText.
class ComparisonModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { KeyColumn, SummaryColumn, FateColumn, ComponentColumn, StatusColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setComparison(const versions::VersionComparison &comparison);
    //! Nothing: all of them.
    void setFate(std::optional<versions::IssueFate> fate);
    //! The commits in place of the issues.
    void showCommits();

    //! Null for an index that is none of this model, and for a commit.
    [[nodiscard]] const versions::ComparedIssue *issueAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rebuild();
    [[nodiscard]] QVariant commitData(const versions::ComparedCommit &each, int column, int role) const;

    versions::VersionComparison m_comparison;
    std::optional<versions::IssueFate> m_fate;
    bool m_areCommits = false;
    QList<qsizetype> m_shown;
};

} // namespace releasedesk::ui
