// SPDX-License-Identifier: Apache-2.0
#include "core/templates/offered_update.h"

#include <QCoreApplication>

namespace releasedesk::templates {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OfferedUpdate)
};

} // namespace

Result<OfferedUpdate> offeredUpdate(const domain::Release &release, const domain::Directory &directory,
                                    const TemplateLibrary &library)
{
    if (release.templateId().isEmpty())
        return failure(ErrorCode::NotFound,
                       Text::tr("This release was made without a template, so there is nothing to update it from."));
    const auto newest = library.find(release.templateId());
    if (!newest)
        return failed(newest);
    const auto base = library.find(release.templateId(), release.templateVersion());
    if (!base)
        return failure(ErrorCode::NotFound,
                       Text::tr("Version %1 of the template “%2” is not here any more, so what changed since cannot be "
                                "told. The release stays as it is.")
                           .arg(release.templateVersion())
                           .arg(release.templateId()));
    if (!release.isEditable())
        return failure(ErrorCode::FailedPrecondition,
                       Text::tr("This release is no draft any more, so it stays with version %1 of its template.")
                           .arg(release.templateVersion()));
    const domain::Project *const found = directory.project(release.project());
    const domain::Project project = found ? *found : domain::Project();
    OfferedUpdate offered;
    offered.name = newest->name;
    offered.nameKo = newest->nameKo;
    offered.from = base->version;
    offered.to = newest->version;
    offered.base = planFor(*base, project);
    offered.update = planFor(*newest, project);
    offered.merged = updateOf(offered.base, release.plan(), offered.update);
    return offered;
}

bool hasUpdate(const domain::Release &release, const domain::Directory &directory, const TemplateLibrary &library)
{
    const QList<int> versions = library.versions(release.templateId());
    if (versions.isEmpty() || versions.first() <= release.templateVersion() || !release.isEditable())
        return false;
    const auto offered = offeredUpdate(release, directory, library);
    return offered && !offered->merged.edits.isEmpty();
}

} // namespace releasedesk::templates
