// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_text.h"

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
    static const QString special = QStringLiteral("\\`*_{}[]<>()#+-.!|~&");
    QString escaped;
    for (const QChar each : line(text)) {
        if (special.contains(each))
            escaped += u'\\';
        escaped += each;
    }
    return escaped;
}

QString cell(const QString &text)
{
    QString safe = line(text);
    const QString trimmed = safe.trimmed();
    if (!trimmed.isEmpty() && QStringLiteral("=+-@\uFF1D\uFF0B\uFF0D\uFF20").contains(trimmed.front()))
        safe.prepend(u'\'');
    if (safe.contains(u',') || safe.contains(u'"') || safe.contains(u';') || safe.startsWith(u' '))
        return QString(u'"' + safe.replace(u'"', QStringLiteral("\"\"")) + u'"');
    return safe;
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
        const IssueSign code = developmentOf(issue);
        const QString development = code.more.isEmpty() ? code.words : QString(code.words + u' ' + code.more);
        rows.append(QStringList{cell(issue.key), cell(issue.type), cell(issue.priority), cell(issue.summary),
                                cell(issue.assignee), cell(issue.status), cell(development)}
                        .join(u','));
    }
    return rows.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

} // namespace releasedesk::ui
