// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/json_scanner.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace releasedesk::connectors {
namespace {

constexpr int maxDepth = 500;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

char16_t hexUnit(const char *at)
{
    unsigned value = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = at[i];
        const int digit = c >= '0' && c <= '9' ? c - '0'
            : c >= 'a' && c <= 'f'             ? c - 'a' + 10
            : c >= 'A' && c <= 'F'             ? c - 'A' + 10
                                               : -1;
        if (digit < 0)
            return 0xfffd;
        value = value * 16 + static_cast<unsigned>(digit);
    }
    return static_cast<char16_t>(value);
}

//! What is between the quotes, where a backslash occurs.
QString unescaped(QByteArrayView inner)
{
    QString text;
    text.reserve(inner.size());
    qsizetype from = 0;
    for (qsizetype i = 0; i < inner.size(); ++i) {
        if (inner[i] != '\\')
            continue;
        text += QString::fromUtf8(inner.sliced(from, i - from));
        const char c = ++i < inner.size() ? inner[i] : '\\';
        switch (c) {
        case 'n':
            text += u'\n';
            break;
        case 't':
            text += u'\t';
            break;
        case 'r':
            text += u'\r';
            break;
        case 'b':
            text += u'\b';
            break;
        case 'f':
            text += u'\f';
            break;
        case 'u':
            if (i + 4 < inner.size()) {
                text += QChar(hexUnit(inner.data() + i + 1));
                i += 4;
            }
            break;
        default:
            text += QLatin1Char(c);
        }
        from = i + 1;
    }
    text += QString::fromUtf8(inner.sliced(std::min(from, inner.size())));
    return text;
}

} // namespace

bool JsonScanner::fail()
{
    m_hasFailed = true;
    m_at = m_end;
    return false;
}

void JsonScanner::skipSpace()
{
    while (m_at < m_end && isSpace(*m_at))
        ++m_at;
}

bool JsonScanner::enter(char opening)
{
    skipSpace();
    if (m_at >= m_end || *m_at != opening)
        return false;
    ++m_at;
    m_isFirst = true;
    return true;
}

bool JsonScanner::nextKey(QByteArrayView &key)
{
    skipSpace();
    if (m_at >= m_end)
        return fail();
    if (*m_at == '}') {
        ++m_at;
        m_isFirst = false;
        return false;
    }
    if (!m_isFirst) {
        if (*m_at != ',')
            return fail();
        ++m_at;
        skipSpace();
    }
    m_isFirst = false;
    const char *const start = m_at;
    if (m_at >= m_end || *m_at != '"' || !skipString())
        return fail();
    key = QByteArrayView(start + 1, m_at - 1);
    skipSpace();
    if (m_at >= m_end || *m_at != ':')
        return fail();
    ++m_at;
    return true;
}

bool JsonScanner::nextElement()
{
    skipSpace();
    if (m_at >= m_end)
        return fail();
    if (*m_at == ']') {
        ++m_at;
        m_isFirst = false;
        return false;
    }
    if (!m_isFirst) {
        if (*m_at != ',')
            return fail();
        ++m_at;
    }
    m_isFirst = false;
    return true;
}

bool JsonScanner::skipString()
{
    const char *from = m_at + 1;
    while (true) {
        const auto *const quote
            = static_cast<const char *>(std::memchr(from, '"', static_cast<std::size_t>(m_end - from)));
        if (quote == nullptr)
            return fail();
        const char *back = quote;
        while (back > m_at + 1 && back[-1] == '\\')
            --back;
        from = quote + 1;
        if ((quote - back) % 2 == 0) {
            m_at = from;
            return true;
        }
    }
}

bool JsonScanner::skipLiteral()
{
    const char *const start = m_at;
    while (m_at < m_end && *m_at != ',' && *m_at != '}' && *m_at != ']' && !isSpace(*m_at))
        ++m_at;
    const QByteArrayView word(start, m_at);
    const bool isWord
        = word == QByteArrayView("null") || word == QByteArrayView("true") || word == QByteArrayView("false");
    const bool isNumber = !word.isEmpty() && std::ranges::all_of(word, [](char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    });
    return isWord || isNumber ? true : fail();
}

bool JsonScanner::skipContainer()
{
    std::array<char, maxDepth> closings{};
    std::size_t depth = 0;
    while (m_at < m_end) {
        const char c = *m_at;
        switch (c) {
        case '"':
            if (!skipString())
                return false;
            break;
        case '{':
        case '[':
            if (depth == closings.size())
                return fail();
            closings[depth++] = c == '{' ? '}' : ']';
            ++m_at;
            break;
        case '}':
        case ']':
            if (depth == 0 || closings[depth - 1] != c)
                return fail();
            ++m_at;
            if (--depth == 0)
                return true;
            break;
        case ',':
        case ':':
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            ++m_at;
            break;
        default:
            if (!skipLiteral())
                return false;
        }
    }
    return fail();
}

QByteArrayView JsonScanner::takeValue()
{
    skipSpace();
    if (m_at >= m_end) {
        fail();
        return {};
    }
    const char *const start = m_at;
    const bool isGood = *m_at == '"' ? skipString() : *m_at == '{' || *m_at == '[' ? skipContainer() : skipLiteral();
    return isGood ? QByteArrayView(start, m_at) : QByteArrayView();
}

bool JsonScanner::isAtEnd()
{
    skipSpace();
    return !m_hasFailed && m_at == m_end;
}

QString textOfJson(QByteArrayView value, qsizetype maxLength)
{
    if (value.size() < 2 || value.front() != '"')
        return {};
    const QByteArrayView inner = value.sliced(1, value.size() - 2);
    const bool isEscaped = std::memchr(inner.data(), '\\', static_cast<std::size_t>(inner.size())) != nullptr;
    const QString text = isEscaped ? unescaped(inner) : QString::fromUtf8(inner);
    if (!isEscaped && text.size() <= maxLength)
        return text;
    // Escapes and the cut may leave half a character, which UTF-8 replaces.
    return QString::fromUtf8(text.left(maxLength).toUtf8());
}

qint64 numberOfJson(QByteArrayView value, qint64 otherwise)
{
    if (value.size() > 2 && value.front() == '"')
        value = value.sliced(1, value.size() - 2);
    bool isNumber = false;
    const qint64 number = value.toByteArray().toLongLong(&isNumber);
    return isNumber ? number : otherwise;
}

} // namespace releasedesk::connectors
