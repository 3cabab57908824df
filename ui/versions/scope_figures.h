// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/scope.h"
#include "core/versions/issue_chunk.h"

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

    void count(const versions::IssueChunk &chunk);

    //! Everything; \p rest is the snapshot without its issues.
    [[nodiscard]] static ScopeFigures of(const QList<versions::IssueChunk::Ptr> &chunks, domain::IssueSnapshot rest,
                                         const QDateTime &windowStart, const QDateTime &now);
};

} // namespace releasedesk::ui
