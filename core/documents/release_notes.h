// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

namespace releasedesk::documents {

//! Release notes of a release as Markdown: title, version, date, build number, new features, fixed bugs (key and what
//! was fixed), other work. Deterministic: same release, same bytes. Outside text is escaped: it stays text.
struct NotesOptions {
    QString language = QStringLiteral("en"); //!< "en" or "ko"
    QDate date; //!< as printed
    QString buildNumber; //!< empty: the line is left out
};

[[nodiscard]] QString releaseNotesMarkdown(const domain::Release &release, const NotesOptions &options);

//! What stands in the release's notes now: the text a person edited, else the generated one.
[[nodiscard]] QString currentNotes(const domain::Release &release, const NotesOptions &options);

//! The build number that a finished task of the release left, or empty. Without \p task: of the first jenkins.build
//! before approval.
[[nodiscard]] QString buildNumberOf(const domain::Release &release, const TaskId &task = {});

} // namespace releasedesk::documents
