// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/jira_world.h"
#include "core/base/result.h"

#include <QList>
#include <QStringList>

namespace releasedesk::sandbox {

//! One condition of a query, or several joined.
struct JqlNode {
    enum class Kind { And, Or, Not, Term };

    Kind kind = Kind::Term;
    QList<JqlNode> children;
    QString field; //!< in lower case
    QString op; //!< = != ~ !~ in "not in" is "is not" < <= > >=
    QStringList values;
};

struct JqlOrder {
    QString field;
    bool isDescending = false;
};

//! The part of Jira's query language that a release tool speaks: conditions joined with AND, OR, NOT and parentheses,
//! and ORDER BY.
class JqlQuery
{
public:
    //! InvalidArgument with Jira's kind of sentence for what cannot be read.
    [[nodiscard]] static Result<JqlQuery> parse(const QString &text);

    //! InvalidArgument if a field, project, version or issue that is named does not exist.
    [[nodiscard]] Result<> check(const JiraWorld &world) const;

    //! True if the query restricts anything at all.
    [[nodiscard]] bool isBounded() const { return m_where.has_value(); }

    [[nodiscard]] bool matches(const Issue &issue, const JiraWorld &world) const;

    //! Sorts by ORDER BY, else newest first, as Jira does.
    void sort(QList<const Issue *> &issues, const JiraWorld &world) const;

private:
    std::optional<JqlNode> m_where;
    QList<JqlOrder> m_order;
};

} // namespace releasedesk::sandbox
