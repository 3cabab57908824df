// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/key_text.h"

#include <QStringList>

namespace releasedesk::ui {

QString keyText(const QKeySequence &keys)
{
    QString text = keys.toString(QKeySequence::NativeText);
#ifndef Q_OS_MACOS
    text.replace(QStringLiteral("Return"), QStringLiteral("⏎"));
    text.replace(QStringLiteral("Enter"), QStringLiteral("⏎"));
    // "Ctrl++" names the plus key and keeps its second plus.
    const bool endsWithPlus = text.endsWith(u'+');
    text.replace(u'+', u' ');
    if (endsWithPlus)
        text.back() = u'+';
#endif
    return text;
}

} // namespace releasedesk::ui
