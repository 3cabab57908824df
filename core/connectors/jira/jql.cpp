// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jql.h"

namespace releasedesk::connectors {

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

} // namespace releasedesk::connectors
