// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/templates/template_library.h"

#include <QObject>

namespace releasedesk::ui {

//! The templates of the workspace, shared by the screens that offer, save and compare them.
class TemplateBook final : public QObject
{
    Q_OBJECT

public:
    //! \p workspace is its folder. Its files are read once, here.
    explicit TemplateBook(const QString &workspace, QObject *parent = nullptr);

    [[nodiscard]] const templates::TemplateLibrary &library() const { return m_library; }

    //! The errors of TemplateLibrary::save().
    [[nodiscard]] Result<templates::ReleaseTemplate> save(const templates::ReleaseTemplate &pattern);

signals:
    void changed();

private:
    templates::TemplateLibrary m_library;
};

} // namespace releasedesk::ui
