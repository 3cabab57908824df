// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/scope.h"

namespace releasedesk::versions {

//! One of the two that are compared: a Jira version as it is now, or what a release holds.
struct ComparedSide {
    QString name; //!< e.g. "SHOP 2.7.4"
    QString version; //!< its own name among the fix versions of its issues
    QList<domain::Issue> issues;
    QList<domain::ScopeCommit> commits = {};
};

//! What became of an issue between the two.
enum class IssueFate { New, Moved, Gone, Changed, Same };

[[nodiscard]] constexpr auto enumNames(IssueFate /*type*/)
{
    return std::array<std::pair<IssueFate, const char *>, 5>{{{IssueFate::New, "new"},
                                                              {IssueFate::Moved, "moved"},
                                                              {IssueFate::Gone, "gone"},
                                                              {IssueFate::Changed, "changed"},
                                                              {IssueFate::Same, "same"}}};
}

struct ComparedIssue {
    domain::Issue issue; //!< as the later side has it, else the earlier
    IssueFate fate = IssueFate::Same;
    QString before; //!< of a changed one: its status on the earlier side
    QStringList movedTo; //!< of a moved one: the versions it is in now
};

//! A commit that only one of the two has.
struct ComparedCommit {
    domain::ScopeCommit commit;
    IssueFate fate = IssueFate::New; //!< New or Gone
};

//! What is new for those who use one component.
struct NewsOfComponent {
    QString component; //!< empty: of no component
    QList<domain::Issue> features;
    QList<domain::Issue> fixes;
    QList<domain::Issue> others;
};

struct VersionComparison {
    QString from;
    QString to;
    QList<ComparedIssue> issues; //!< new, moved, gone, changed, same; by key within
    QList<ComparedCommit> commits; //!< new, gone; in the order of their repositories within
    QString commitsDoubt = {}; //!< why no commits are known, or what was assumed for them

    [[nodiscard]] qsizetype count(IssueFate fate) const;
    [[nodiscard]] qsizetype countCommits(IssueFate fate) const;
    //! In place of those of the two sides, e.g. as the repositories have them.
    void setCommits(const QList<domain::ScopeCommit> &added, const QList<domain::ScopeCommit> &gone);
    //! The new ones by component and kind; an issue of two components is news for both.
    [[nodiscard]] QList<NewsOfComponent> news() const;
};

[[nodiscard]] VersionComparison compareVersions(const ComparedSide &from, const ComparedSide &to);

//! The word of a fate, translated.
[[nodiscard]] QString wordOf(IssueFate fate);

//! What an issue brings, in plain words: what the team wrote for readers, else its summary; in one line.
[[nodiscard]] QString plainWords(const domain::Issue &issue);

//! Who the news of a component are for, e.g. "checkout-web", or that no component is named.
[[nodiscard]] QString readersOf(const NewsOfComponent &news);

//! The comparison for people, in the language of the program. Outside text stays text.
[[nodiscard]] QString comparisonText(const VersionComparison &comparison);
[[nodiscard]] QString comparisonMarkdown(const VersionComparison &comparison);
//! RFC 4180 with a head; safe for spreadsheets.
[[nodiscard]] QString comparisonCsv(const VersionComparison &comparison);
[[nodiscard]] QJsonObject comparisonJson(const VersionComparison &comparison);

} // namespace releasedesk::versions
