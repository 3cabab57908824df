// SPDX-License-Identifier: Apache-2.0
#include "core/base/text_cells.h"

#include "core/base/safe_text.h"

namespace releasedesk {

QString markdownCell(const QString &text)
{
    static const QString special = QStringLiteral("\\`*_{}[]<>()#+-.!|~&");
    const QString line = SafeText::lineFromOutside(text).plain();
    QString escaped;
    for (const QChar each : line) {
        if (special.contains(each))
            escaped += u'\\';
        escaped += each;
    }
    return escaped;
}

QString spreadsheetCell(const QString &text)
{
    QString safe = SafeText::lineFromOutside(text).plain();
    const QString trimmed = safe.trimmed();
    if (!trimmed.isEmpty() && QStringLiteral("=+-@\uFF1D\uFF0B\uFF0D\uFF20").contains(trimmed.front()))
        safe.prepend(u'\'');
    if (safe.contains(u',') || safe.contains(u'"') || safe.contains(u';') || safe.startsWith(u' '))
        return QString(u'"' + safe.replace(u'"', QStringLiteral("\"\"")) + u'"');
    return safe;
}

} // namespace releasedesk
