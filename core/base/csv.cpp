// SPDX-License-Identifier: Apache-2.0
#include "core/base/csv.h"

#include "core/base/safe_text.h"

namespace releasedesk {

QString csvCell(const QString &text)
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
