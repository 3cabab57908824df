// SPDX-License-Identifier: Apache-2.0
#include "core/base/safe_text.h"

namespace releasedesk {
namespace {

//! The bidirectional controls of UAX #9, which can make a reader see another order than the stored one.
const char16_t *directionMark(char16_t unit)
{
    switch (unit) {
    case 0x061C:
        return u"⟦ALM⟧";
    case 0x200E:
        return u"⟦LRM⟧";
    case 0x200F:
        return u"⟦RLM⟧";
    case 0x202A:
        return u"⟦LRE⟧";
    case 0x202B:
        return u"⟦RLE⟧";
    case 0x202C:
        return u"⟦PDF⟧";
    case 0x202D:
        return u"⟦LRO⟧";
    case 0x202E:
        return u"⟦RLO⟧";
    case 0x2066:
        return u"⟦LRI⟧";
    case 0x2067:
        return u"⟦RLI⟧";
    case 0x2068:
        return u"⟦FSI⟧";
    case 0x2069:
        return u"⟦PDI⟧";
    default:
        return nullptr;
    }
}

bool isLineBreak(char16_t unit)
{
    return unit == u'\n' || unit == 0x2028 || unit == 0x2029 || unit == 0x0085;
}

} // namespace

SafeText SafeText::fromOutside(QStringView text)
{
    SafeText safe;
    safe.m_isShortened = text.size() > maxLength;
    qsizetype end = std::min(text.size(), maxLength);
    if (safe.m_isShortened && text.at(end - 1).isHighSurrogate())
        --end;
    safe.m_plain.reserve(end);
    for (qsizetype i = 0; i < end; ++i) {
        const char16_t unit = text.at(i).unicode();
        if (const char16_t *mark = directionMark(unit)) {
            safe.m_plain += QString::fromUtf16(mark);
        } else if (isLineBreak(unit)) {
            safe.m_plain += u'\n';
        } else if (unit == u'\t') {
            safe.m_plain += u'\t';
        } else if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0)) {
            if (unit != u'\r')
                safe.m_plain += QChar(0xfffd);
        } else if (QChar(unit).isSurrogate()) {
            const bool isPair = QChar(unit).isHighSurrogate() && i + 1 < end && text.at(i + 1).isLowSurrogate();
            if (isPair) {
                safe.m_plain += QChar(unit);
                safe.m_plain += text.at(++i);
            } else {
                safe.m_plain += QChar(0xfffd);
            }
        } else {
            safe.m_plain += QChar(unit);
        }
    }
    return safe;
}

SafeText SafeText::lineFromOutside(QStringView text)
{
    SafeText safe = fromOutside(text);
    safe.m_plain.replace(u'\n', u' ').replace(u'\t', u' ');
    return safe;
}

} // namespace releasedesk
