// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QString>

namespace releasedesk::ui {

//! A stretch of text in one color.
struct AnsiSpan {
    QString text;
    ColorToken color = ColorToken::Text1;
    bool isBold = false;

    friend bool operator==(const AnsiSpan &, const AnsiSpan &) = default;
};

//! The colors of ECMA-48 SGR sequences as tokens; every other control sequence is dropped. The text passes SafeText.
[[nodiscard]] QList<AnsiSpan> ansiSpans(const QString &line);

//! The same without colors, for searching and copying.
[[nodiscard]] QString withoutAnsi(const QString &line);

} // namespace releasedesk::ui
