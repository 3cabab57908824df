// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jql.h"

#include <QRegularExpression>

namespace releasedesk::connectors {

namespace {

constexpr const char *byKey = " ORDER BY key ASC";

//! Cuts off “ORDER BY …” unless it stands within quotes.
QString withoutOrder(const QString &jql)
{
    static const QRegularExpression parts(
        QStringLiteral("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|(\\border\\s+by\\b)"),
        QRegularExpression::CaseInsensitiveOption);
    auto matches = parts.globalMatch(jql);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (match.capturedStart(1) >= 0)
            return jql.left(match.capturedStart(1)).trimmed();
    }
    return jql.trimmed();
}

} // namespace

QString jqlText(const QString &value)
{
    QString text(u'"');
    for (const QChar c : value) {
        if (c == u'"' || c == u'\\')
            text += u'\\';
        if (c.category() == QChar::Other_Control)
            text += QStringLiteral("\\u%1").arg(int(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            text += c;
    }
    text += u'"';
    return text;
}

QString issuesOfVersionJql(const QString &project, const QString &version)
{
    return QStringLiteral("project = %1 AND fixVersion = %2 ORDER BY key ASC").arg(jqlText(project), jqlText(version));
}

QString jqlOf(const versions::IssueQuery &query, bool isCloud)
{
    if (query.jql.isEmpty() && query.epic.isEmpty())
        return issuesOfVersionJql(query.project, query.version);
    QString where;
    if (!query.epic.isEmpty())
        // Data Center knows only sub-tasks by their parent.
        where = QLatin1String(isCloud ? "parent = " : "\"Epic Link\" = ") + jqlText(query.epic);
    else
        where = QStringLiteral("(%1)").arg(withoutOrder(query.jql));
    if (!query.project.isEmpty() && query.epic.isEmpty())
        where = QStringLiteral("project = %1 AND %2").arg(jqlText(query.project), where);
    return where + QLatin1String(byKey);
}

QString narrowed(const QString &jql, const QString &condition)
{
    const QString where = jql.endsWith(QLatin1String(byKey)) ? jql.chopped(QLatin1String(byKey).size()) : jql;
    return where + QStringLiteral(" AND ") + condition + QLatin1String(byKey);
}

} // namespace releasedesk::connectors
