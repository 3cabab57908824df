// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/template_book.h"

namespace releasedesk::ui {

TemplateBook::TemplateBook(const QString &workspace, QObject *parent)
    : QObject(parent)
    , m_library(workspace)
{
}

Result<templates::ReleaseTemplate> TemplateBook::save(const templates::ReleaseTemplate &pattern)
{
    const auto saved = m_library.save(pattern);
    if (saved)
        emit changed();
    return saved;
}

} // namespace releasedesk::ui
