// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

namespace releasedesk::documents {

//! How the notes of a release are written.
struct NotesOptions {
    QString language = QStringLiteral("en"); //!< "en" or "ko"
    QDate date; //!< as printed
    QString buildNumber; //!< empty: the line is left out
};

//! Why an issue of a release is not in its notes.
enum class OmissionReason {
    NotDone, //!< in Jira, when its scope was read
    TakenBack, //!< all its commits were reverted before the candidate
    NoCode, //!< done, of a type that has code, and no commit of the release names it
};

//! An issue of the scope that readers are not told about.
struct Omission {
    domain::Issue issue;
    OmissionReason reason = OmissionReason::NotDone;
};

//! The issues that generated notes leave out, in the order of the scope. Sub-tasks stand for nothing of their own. The
//! code counts as far as the release knows its commits.
[[nodiscard]] QList<Omission> omissionsOf(const domain::Release &release);

//! In a word or two, e.g. "no code"; translated.
[[nodiscard]] QString omissionName(OmissionReason reason);

//! \p notes with the line of \p issue at the end of its section, which is begun where there is none.
[[nodiscard]] QString withIssue(const QString &notes, const domain::Issue &issue, const QString &language);

//! Release notes of a release as Markdown: title, version, date, build number, new features, fixed bugs (key and what
//! was fixed), other work, all as far as they are done and in the code. Deterministic: same release, same bytes.
//! Outside text is escaped: it stays text.
[[nodiscard]] QString releaseNotesMarkdown(const domain::Release &release, const NotesOptions &options);

//! What stands in the release's notes now: the text a person edited, else the generated one.
[[nodiscard]] QString currentNotes(const domain::Release &release, const NotesOptions &options);

//! The build number that a finished task of the release left, or empty. Without \p task: of the first jenkins.build
//! before approval.
[[nodiscard]] QString buildNumberOf(const domain::Release &release, const TaskId &task = {});

} // namespace releasedesk::documents
