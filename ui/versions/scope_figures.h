// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/scope.h"
#include "core/versions/issue_chunk.h"
#include "ui/versions/shown_version.h"

#include <QSet>

#include <array>

namespace releasedesk::ui {

//! What a version page counts. Counting goes along with reading; warnings are told at its end, in any thread.
struct ScopeFigures {
    //! Of a kind of work.
    struct Kind {
        qsizetype all = 0;
        qsizetype done = 0;
    };

    domain::ScopeCounters counters;
    std::array<Kind, 3> kinds{}; //!< by domain::IssueClass
    QSet<QString> types; //!< Jira's own names that occur
    QSet<QString> components;
    QList<domain::ScopeWarning> warnings;
    QStringList notEvaluated; //!< rules that lack what they look at
    QMap<QString, int> silenced; //!< rule that is off → how often it would have warned

    void count(const versions::IssueChunk &chunk);

    //! Everything; the snapshot of \p rest holds no issues.
    [[nodiscard]] static ScopeFigures of(const QList<versions::IssueChunk::Ptr> &chunks, ShownVersion rest,
                                         const QDateTime &now);
};

} // namespace releasedesk::ui
