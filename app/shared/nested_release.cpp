// SPDX-License-Identifier: Apache-2.0
#include "app/shared/nested_release.h"

#include "core/templates/release_template.h"

#include <QCoreApplication>

namespace releasedesk::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(NestedRelease)
};

} // namespace

Result<domain::CreateRelease> composeNested(const connectors::NestedRelease &wish, const domain::Directory &directory)
{
    const auto pattern = templates::builtInTemplate(wish.templateId);
    if (!pattern)
        return failed(pattern);
    const domain::Project *const project = directory.project(wish.project);
    if (!project)
        return failure(ErrorCode::NotFound,
                       Text::tr("This workspace has no project “%1”, so the nested release was not composed. Correct "
                                "the task or add the project.")
                           .arg(wish.project.value()));
    if (const QStringList missing = templates::missingVariables(*pattern, *project); !missing.isEmpty())
        return refusal(QStringLiteral("project.variables"),
                       Text::tr("The template “%1” needs values that project “%2” does not have: %3. Add them under "
                                "its variables in workspace.yaml.")
                           .arg(pattern->id, project->id.value(), missing.join(QStringLiteral(", "))));
    domain::CreateRelease command;
    command.release = wish.id;
    command.project = project->id;
    command.version = wish.version;
    command.templateId = pattern->id;
    command.templateVersion = pattern->version;
    command.plan = templates::planFor(*pattern, *project);
    command.allowsAfterwards = pattern->isForEmergencies;
    return command;
}

} // namespace releasedesk::app
