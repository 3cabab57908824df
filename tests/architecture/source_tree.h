// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace releasedesk::tests {

//! A file of this project, named from its root: "core/base/error.h".
struct SourceFile {
    QString path;
    QString text;
};

//! All files below the named folders whose names end in one of \p endings, recorded test data left out.
[[nodiscard]] QList<SourceFile> sourceFiles(const QStringList &folders, const QStringList &endings);

//! Names of the folders directly below \p folder that hold sources: "core/base", …
[[nodiscard]] QStringList foldersIn(const QString &folder);

//! C++ text with comments blanked out, line breaks kept; \p strings says whether string literals stay.
[[nodiscard]] QString withoutComments(const QString &text, bool strings);

} // namespace releasedesk::tests
