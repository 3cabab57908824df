// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/versions/issue_code.h"

namespace releasedesk::versions {

//! One field that was changed in an issue.
struct IssueEdit {
    QDateTime at;
    QString who; //!< display name; empty: Jira does not say
    QString field; //!< Jira's own name, e.g. "status"
    QString from; //!< empty: there was nothing
    QString to;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("at", at, releasedesk::optional);
        v("who", who, releasedesk::optional);
        v("field", field);
        v("from", from, releasedesk::optional);
        v("to", to, releasedesk::optional);
    }

    friend bool operator==(const IssueEdit &, const IssueEdit &) = default;
};

//! A page that an issue points to, in another program.
struct IssueWebLink {
    QString title;
    QString url; //!< as Jira sends it: only openExternal decides whether it is opened

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("title", title, releasedesk::optional);
        v("url", url);
    }

    friend bool operator==(const IssueWebLink &, const IssueWebLink &) = default;
};

//! Everything a person wants to know of one issue. All text is from outside: show it through SafeText.
struct IssueDetail {
    domain::Issue issue; //!< links and sub-tasks among it
    QString description; //!< as Markdown, whatever Jira keeps it in; empty: there is none
    QString reporter;
    QStringList labels;
    QDateTime created;
    QList<IssueWebLink> webLinks;
    QList<IssueEdit> edits; //!< the newest first
    int olderEdits = 0; //!< entries that Jira has and did not send
    IssueCode code; //!< beside its development field
    QDateTime readAt;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("issue", issue);
        v("description", description, releasedesk::optional);
        v("reporter", reporter, releasedesk::optional);
        v("labels", labels, releasedesk::optional);
        v("created", created, releasedesk::optional);
        v("webLinks", webLinks, releasedesk::optional);
        v("edits", edits, releasedesk::optional);
        v("olderEdits", olderEdits, releasedesk::optional);
        v("code", code, releasedesk::optional);
        v("readAt", readAt);
    }

    friend bool operator==(const IssueDetail &, const IssueDetail &) = default;
};

} // namespace releasedesk::versions
