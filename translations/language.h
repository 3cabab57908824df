// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace releasedesk::translations {

//! Shows all texts in this language ("en" or "ko") from now on; a running window gets QEvent::LanguageChange. False for
//! a language there is no translation of: nothing changes then.
bool useLanguage(const QString &language);

//! The language in use, "en" before useLanguage().
[[nodiscard]] QString currentLanguage();

[[nodiscard]] QStringList languages();

} // namespace releasedesk::translations
