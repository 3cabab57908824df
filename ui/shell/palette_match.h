// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace releasedesk::ui {

//! A run of characters of a title that a query found.
struct MatchSpan {
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const MatchSpan &, const MatchSpan &) = default;
};

//! How well a text fits a query; smaller is better.
struct Match {
    int rank = 0;
    QList<MatchSpan> spans; //!< in order, without overlap
};

//! Every word of \p query has to occur in \p text, whatever its case. A word of Hangul consonants alone (ㄱㅈㅎ) finds
//! syllables that begin with them. Beginning of the text counts more than beginning of a word, that more than inside.
[[nodiscard]] std::optional<Match> match(const QString &query, const QString &text);

//! The consonant a syllable begins with: ㄱ for 결. Other characters stay as they are.
[[nodiscard]] QChar hangulInitial(QChar character);

} // namespace releasedesk::ui
