// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_text.h"

#include "core/base/csv.h"
#include "core/base/markdown.h"
#include "core/base/safe_text.h"
#include "ui/versions/issue_look.h"

#include <QCoreApplication>

namespace releasedesk::ui {
namespace {

using domain::Issue;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IssueText)
};

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

QString escapedForMarkdown(const QString &text)
{
    return markdownOfText(line(text));
}

} // namespace

QString issuesAsText(const QList<Issue> &issues)
{
    QString text;
    for (const Issue &issue : issues)
        text += line(issue.key) + QStringLiteral("  ") + line(issue.summary) + QStringLiteral("  (")
            + line(issue.status) + QStringLiteral(")\n");
    return text;
}

QString issuesAsMarkdown(const QList<Issue> &issues)
{
    QString text;
    for (const Issue &issue : issues)
        text += QStringLiteral("- **") + escapedForMarkdown(issue.key) + QStringLiteral("** ")
            + escapedForMarkdown(issue.summary) + QStringLiteral(" \\(") + escapedForMarkdown(issue.status)
            + QStringLiteral("\\)\n");
    return text;
}

QString issuesAsCsv(const QList<Issue> &issues)
{
    QStringList rows{QStringList{Text::tr("Key"), Text::tr("Type"), Text::tr("Priority"), Text::tr("Summary"),
                                 Text::tr("Assignee"), Text::tr("Status"), Text::tr("Development")}
                         .join(u',')};
    for (const Issue &issue : issues) {
        const IssueSign code = developmentOf(issue, false);
        const QString development = code.more.isEmpty() ? code.words : QString(code.words + u' ' + code.more);
        rows.append(QStringList{csvCell(issue.key), csvCell(issue.type), csvCell(issue.priority),
                                csvCell(issue.summary), csvCell(issue.assignee), csvCell(issue.status),
                                csvCell(development)}
                        .join(u','));
    }
    return rows.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

QString issuesAs(CopyIssuesAs format, const QList<Issue> &issues,
                 const std::function<QString(const QString &key)> &addressOf)
{
    if (format == CopyIssuesAs::Text)
        return issuesAsText(issues);
    if (format == CopyIssuesAs::Markdown)
        return issuesAsMarkdown(issues);
    if (format == CopyIssuesAs::Csv)
        return issuesAsCsv(issues);
    QString text;
    for (const Issue &issue : issues)
        text += QString(addressOf(issue.key) + u'\n');
    return text;
}

} // namespace releasedesk::ui
