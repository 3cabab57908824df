// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/references.h"

namespace releasedesk::domain {

//! Where the value of a variable comes from.
enum class VariableSource { Task, Environment, Release, Start };

//! What a variable stands for in one place of a release.
struct ResolvedVariable {
    QString name;
    VariableType type = VariableType::Text;
    QString value; //!< of a secret: the reference that is replaced when the work begins
    VariableSource source = VariableSource::Release;
    QString written; //!< before references in it were replaced
};

//! The variable that \p name means for \p task (null: for the release as a whole). InvalidArgument for an unknown one
//! (variable.unknown), a circle (variable.circle) or a value that does not fit; FailedPrecondition for one that is
//! asked at the start and has no value yet (variable.missing).
[[nodiscard]] Result<ResolvedVariable> resolveVariable(const QString &name, const ReferenceContext &context);

//! The narrowest declaration that fits; null for none.
[[nodiscard]] const Variable *declarationOf(const QString &name, const Release &release, const Task *task);

//! Every variable as it stands for a task, or for the release as a whole: for previews. Those that cannot be resolved
//! are left out of the list and named in \p problems.
[[nodiscard]] QList<ResolvedVariable> previewVariables(const ReferenceContext &context,
                                                       QStringList *problems = nullptr);

//! The names of secrets that a resolved value holds, and the same value with each replaced.
[[nodiscard]] QStringList secretsIn(const QJsonValue &value);
[[nodiscard]] QJsonValue withSecrets(const QJsonValue &value, const QMap<QString, QString> &secrets);

} // namespace releasedesk::domain
