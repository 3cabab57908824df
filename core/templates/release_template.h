// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/plan.h"
#include "core/domain/project.h"

namespace releasedesk::templates {

//! A versioned pattern that releases are created from; a release pins the version it was made of.
struct ReleaseTemplate {
    static constexpr bool refusesUnknownKeys = true;

    QString id; //!< e.g. "vm-standard"
    int version = 1;
    QString name;
    QString nameKo;
    QString description;
    QString descriptionKo;
    domain::Plan plan; //!< its parameters refer to ${release.…}, ${jira.…}, ${project.…}, ${tasks.…}
    QStringList variables; //!< project variables it needs
    QStringList roles; //!< project variables that name who does a task; without one of them nobody is named
    bool isForEmergencies = false; //!< an emergency release of it may be signed afterwards in part (후결)

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("version", version);
        v("name", name);
        v("nameKo", nameKo, releasedesk::optional);
        v("description", description, releasedesk::optional);
        v("descriptionKo", descriptionKo, releasedesk::optional);
        v("variables", variables, releasedesk::optional);
        v("roles", roles, releasedesk::optional);
        v("forEmergencies", isForEmergencies, releasedesk::optional);
        v("plan", plan);
    }
};

//! The templates that come with the program, in gallery order.
[[nodiscard]] const QList<ReleaseTemplate> &builtInTemplates();

//! NotFound names the templates there are.
[[nodiscard]] Result<ReleaseTemplate> builtInTemplate(const QString &id);

//! The project variables a template needs and the project lacks.
[[nodiscard]] QStringList missingVariables(const ReleaseTemplate &pattern, const domain::Project &project);

//! The plan of a new release: approver lists such as ["${project.approvers}"] become lists of people, and a performer
//! or verifier such as "${project.dba}" the person whom the project has in that role, or nobody.
[[nodiscard]] domain::Plan planFor(const ReleaseTemplate &pattern, const domain::Project &project);

} // namespace releasedesk::templates
