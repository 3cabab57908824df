// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/task_content/parameter_editor.h"

namespace releasedesk::ui {

//! The editor of a parameter of a nested release that names something of the workspace: its template, its project. Null
//! for other parameters. \p folder is that of the workspace, whose templates are read now.
[[nodiscard]] ParameterEditor *makeNestedEditor(const domain::ParameterInfo &parameter, const EditorContext &context,
                                                const QString &folder);

} // namespace releasedesk::ui
