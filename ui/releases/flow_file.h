// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bpmn/bpmn_import.h"
#include "core/documents/release_text.h"
#include "core/templates/release_template.h"

namespace releasedesk::ui {

//! A flow that came in a file.
struct FlowFile {
    enum class Kind { Template, Release, Drawing };

    Kind kind = Kind::Template;
    templates::ReleaseTemplate pattern; //!< its flow; a drawing has no id
    documents::ReleaseText release; //!< of a release: what else it says
    QList<bpmn::Remark> remarks; //!< of a drawing: what could not be carried over as it is
};

//! Reads a template or a release as text, or a BPMN 2.0 drawing, whichever \p path holds. The errors name the file, and
//! the place in it.
[[nodiscard]] Result<FlowFile> readFlowFile(const QString &path);

//! Replaces the file as a whole, or leaves it as it was: PermissionDenied.
[[nodiscard]] Result<> writeFlowFile(const QString &path, const QByteArray &bytes);

//! A name for a file out of text that may come from outside: letters, digits, dots and dashes.
[[nodiscard]] QString fileNameOf(const QString &words, const QString &suffix);

} // namespace releasedesk::ui
