// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/palette_match.h"

#include <algorithm>
#include <array>

namespace releasedesk::ui {
namespace {

constexpr char16_t firstSyllable = 0xAC00;
constexpr char16_t lastSyllable = 0xD7A3;
constexpr int syllablesPerInitial = 588; //!< 21 vowels times 28 finals
constexpr std::array<char16_t, 19> initials{0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141,
                                            0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148, 0x3149,
                                            0x314A, 0x314B, 0x314C, 0x314D, 0x314E};

enum WordRank { AtStart, AtWord, Inside };

bool isInitial(QChar character)
{
    return std::ranges::find(initials, character.unicode()) != initials.end();
}

bool isBeginOfWord(const QString &text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text.at(at - 1);
    return !before.isLetterOrNumber() || (before.isLower() && text.at(at).isUpper());
}

struct Found {
    MatchSpan span;
    int rank = Inside;
};

//! The best place of \p word; \p folded is the text as the word is compared with it.
std::optional<Found> find(const QString &word, const QString &folded, const QString &text)
{
    std::optional<Found> best;
    for (qsizetype at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        const int rank = at == 0 ? AtStart : isBeginOfWord(text, at) ? AtWord : Inside;
        if (!best || rank < best->rank)
            best = Found{{at, word.size()}, rank};
        if (rank == AtStart)
            break;
    }
    return best;
}

QList<MatchSpan> merged(QList<MatchSpan> spans)
{
    std::ranges::sort(spans, {}, &MatchSpan::start);
    QList<MatchSpan> result;
    for (const MatchSpan &span : spans) {
        const bool touches = !result.isEmpty() && span.start <= result.last().start + result.last().length;
        if (touches)
            result.last().length = std::max(result.last().length, span.start + span.length - result.last().start);
        else
            result.append(span);
    }
    return result;
}

} // namespace

QChar hangulInitial(QChar character)
{
    const char16_t code = character.unicode();
    if (code < firstSyllable || code > lastSyllable)
        return character;
    return initials[static_cast<std::size_t>((code - firstSyllable) / syllablesPerInitial)];
}

std::optional<Match> match(const QString &query, const QString &text)
{
    const QStringList words = query.simplified().toLower().split(u' ', Qt::SkipEmptyParts);
    // Character by character, so that a place in the folded text is the same place in the text.
    QString folded = text;
    QString consonants = text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        folded[i] = text.at(i).toLower();
        consonants[i] = hangulInitial(text.at(i));
    }

    Match result;
    for (const QString &word : words) {
        std::optional<Found> found = find(word, folded, text);
        if (!found && std::ranges::all_of(word, isInitial))
            found = find(word, consonants, text);
        if (!found)
            return std::nullopt;
        result.rank += found->rank;
        result.spans.append(found->span);
    }
    result.spans = merged(result.spans);
    return result;
}

} // namespace releasedesk::ui
