// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/templates/release_template.h"

#include <QDir>

#include <optional>

namespace releasedesk::templates {

//! The templates of a workspace: the built-in ones, and those kept as files in its folder `templates`. No version is
//! ever written over, so that a release finds the one it was made of.
class TemplateLibrary
{
public:
    //! \p workspace is its folder; the folder of the templates is made by the first save.
    explicit TemplateLibrary(const QString &workspace);

    //! The newest version of each, the built-in ones first. A file that cannot be read is left out; see problems().
    [[nodiscard]] QList<ReleaseTemplate> newest() const;
    //! What is wrong with files of the folder, one sentence each.
    [[nodiscard]] QStringList problems() const { return m_problems; }

    //! The newest version; NotFound names the templates there are.
    [[nodiscard]] Result<ReleaseTemplate> find(const QString &id) const;
    [[nodiscard]] std::optional<ReleaseTemplate> find(const QString &id, int version) const;

    //! The versions of a template that are here, the newest first.
    [[nodiscard]] QList<int> versions(const QString &id) const;

    //! Keeps \p pattern under the next free version of its id, which it answers. InvalidArgument for an id or a flow
    //! without sense, PermissionDenied if the folder cannot be written.
    [[nodiscard]] Result<ReleaseTemplate> save(ReleaseTemplate pattern);

private:
    void read();

    QDir m_folder;
    QList<ReleaseTemplate> m_all;
    QStringList m_problems;
};

//! A template as text; reading it back gives the same.
[[nodiscard]] QByteArray writeTemplate(const ReleaseTemplate &pattern);

//! InvalidArgument says what does not fit: no YAML, unknown keys, a flow without sense.
[[nodiscard]] Result<ReleaseTemplate> readTemplate(const QByteArray &text);

//! A flow as a template: people and the values of its project are put back to ${project.…} where \p project has a
//! variable of that value.
[[nodiscard]] ReleaseTemplate templateOf(const domain::Plan &plan, const domain::Project &project, const QString &id,
                                         const QString &name);

} // namespace releasedesk::templates
