// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

namespace releasedesk::domain {

//! What a reference in a parameter stands for now: ${release.version}, ${release.project}, ${release.id},
//! ${release.title}, ${jira.connection}, ${jira.project}, ${jira.version} (of the first scope entry),
//! ${tasks.<id>.<result field>}, ${project.<variable>}. InvalidArgument for an unknown one, FailedPrecondition for a
//! task that has no such result yet.
[[nodiscard]] Result<QString> resolveReference(const QString &reference, const Release &release,
                                               const QMap<QString, QString> &projectVariables);

//! Every ${…} in every text of \p parameters replaced. "$${" stands for a plain "${".
[[nodiscard]] Result<QJsonObject> resolveParameters(const QJsonObject &parameters, const Release &release,
                                                    const QMap<QString, QString> &projectVariables);

//! The names between ${ and } that occur, in order.
[[nodiscard]] QStringList referencesIn(const QJsonValue &value);

} // namespace releasedesk::domain
