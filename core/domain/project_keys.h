// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace releasedesk::domain {

//! The keys of Jira projects as Jira writes them: without spaces around, in capitals, each once, none empty. For what a
//! person or a file names; two keys are the same only then.
[[nodiscard]] inline QStringList projectKeys(const QStringList &named)
{
    QStringList keys;
    for (const QString &each : named) {
        const QString key = each.trimmed().toUpper();
        if (!key.isEmpty() && !keys.contains(key))
            keys.append(key);
    }
    return keys;
}

} // namespace releasedesk::domain
