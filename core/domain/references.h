// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

namespace releasedesk::domain {

//! What references are looked up in.
struct ReferenceContext {
    const Release &release;
    const QMap<QString, QString> &projectVariables;
    const Task *task = nullptr; //!< the task the reference stands in; null: none in particular
    QStringList open = {}; //!< variables that are being computed, so that a circle shows
};

//! What a reference in a parameter stands for now: ${release.version}, ${release.project}, ${release.id},
//! ${release.title}, ${jira.connection}, ${jira.project}, ${jira.version} (of the first scope entry),
//! ${tasks.<id>.<result field>}, ${project.<variable>}, ${var.<variable of the release>}. InvalidArgument for an
//! unknown one, FailedPrecondition for a task that has no such result yet.
[[nodiscard]] Result<QString> resolveReference(const QString &reference, const ReferenceContext &context);
[[nodiscard]] Result<QString> resolveReference(const QString &reference, const Release &release,
                                               const QMap<QString, QString> &projectVariables);

//! Every ${…} in a text replaced. "$${" stands for a plain "${".
[[nodiscard]] Result<QString> resolveText(const QString &text, const ReferenceContext &context);

//! The same in every text of \p parameters.
[[nodiscard]] Result<QJsonObject> resolveParameters(const QJsonObject &parameters, const ReferenceContext &context);
[[nodiscard]] Result<QJsonObject> resolveParameters(const QJsonObject &parameters, const Release &release,
                                                    const QMap<QString, QString> &projectVariables);

//! The names between ${ and } that occur, in order.
[[nodiscard]] QStringList referencesIn(const QJsonValue &value);

} // namespace releasedesk::domain
