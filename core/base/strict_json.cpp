// SPDX-License-Identifier: Apache-2.0
#include "core/base/strict_json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>
#include <QStringDecoder>

#include <cmath>

namespace releasedesk {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StrictJson)
};

//! One pass over UTF-16; the first problem ends it.
class Reader
{
public:
    explicit Reader(QString text)
        : m_text(std::move(text))
    {
    }

    Result<QJsonValue> read()
    {
        skipSpace();
        QJsonValue value = readValue(1);
        skipSpace();
        if (!hasFailed() && m_at < m_text.size())
            fail(Text::tr("there is more after its end"));
        if (hasFailed())
            return failure(
                ErrorCode::DataLoss,
                Text::tr("This is not valid JSON (line %1, column %2): %3.").arg(line()).arg(column()).arg(m_problem));
        return value;
    }

private:
    [[nodiscard]] bool hasFailed() const { return !m_problem.isEmpty(); }
    [[nodiscard]] qsizetype line() const { return m_text.left(m_at).count(u'\n') + 1; }
    [[nodiscard]] qsizetype column() const { return m_at - m_text.left(m_at).lastIndexOf(u'\n'); }
    [[nodiscard]] QChar peek() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }

    void fail(const QString &problem)
    {
        if (!hasFailed())
            m_problem = problem;
    }

    void skipSpace()
    {
        while (m_at < m_text.size()
               && (m_text.at(m_at) == u' ' || m_text.at(m_at) == u'\t' || m_text.at(m_at) == u'\n'
                   || m_text.at(m_at) == u'\r'))
            ++m_at;
    }

    bool take(QStringView word)
    {
        if (!QStringView(m_text).sliced(m_at).startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }

    QJsonValue readValue(int depth)
    {
        if (depth > maxJsonDepth) {
            fail(Text::tr("it is nested more than %1 levels deep").arg(maxJsonDepth));
            return {};
        }
        switch (peek().unicode()) {
        case u'{':
            return readObject(depth);
        case u'[':
            return readArray(depth);
        case u'"':
            return readString();
        case u't':
            if (take(u"true"))
                return true;
            break;
        case u'f':
            if (take(u"false"))
                return false;
            break;
        case u'n':
            if (take(u"null"))
                return QJsonValue(QJsonValue::Null);
            break;
        default:
            return readNumber();
        }
        fail(Text::tr("a value was expected"));
        return {};
    }

    QJsonValue readObject(int depth)
    {
        ++m_at;
        QJsonObject object;
        QSet<QString> keys;
        skipSpace();
        if (peek() == u'}') {
            ++m_at;
            return object;
        }
        while (!hasFailed()) {
            skipSpace();
            if (peek() != u'"') {
                fail(Text::tr("a name in quotes was expected"));
                break;
            }
            const QString key = readString();
            if (keys.contains(key))
                fail(Text::tr("the name “%1” occurs twice").arg(key.left(80)));
            keys.insert(key);
            skipSpace();
            if (!hasFailed() && !take(u":"))
                fail(Text::tr("a colon was expected"));
            skipSpace();
            if (hasFailed())
                break;
            object.insert(key, readValue(depth + 1));
            skipSpace();
            if (take(u"}"))
                break;
            if (!hasFailed() && !take(u","))
                fail(Text::tr("a comma or a closing brace was expected"));
        }
        return object;
    }

    QJsonValue readArray(int depth)
    {
        ++m_at;
        QJsonArray array;
        skipSpace();
        if (take(u"]"))
            return array;
        while (!hasFailed()) {
            skipSpace();
            array.append(readValue(depth + 1));
            skipSpace();
            if (take(u"]"))
                break;
            if (!hasFailed() && !take(u","))
                fail(Text::tr("a comma or a closing bracket was expected"));
        }
        return array;
    }

    QString readString()
    {
        ++m_at;
        QString value;
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            if (c == u'"') {
                ++m_at;
                checkSurrogates(value);
                return value;
            }
            if (c.unicode() < 0x20)
                break;
            ++m_at;
            if (c == u'\\')
                value += readEscape();
            else
                value += c;
            if (hasFailed())
                return value;
        }
        fail(Text::tr("a text is not closed"));
        return value;
    }

    QChar readEscape()
    {
        const QChar c = peek();
        ++m_at;
        switch (c.unicode()) {
        case u'"':
        case u'\\':
        case u'/':
            return c;
        case u'b':
            return u'\b';
        case u'f':
            return u'\f';
        case u'n':
            return u'\n';
        case u'r':
            return u'\r';
        case u't':
            return u'\t';
        case u'u': {
            bool isHex = false;
            const ushort unit = m_text.mid(m_at, 4).toUShort(&isHex, 16);
            if (isHex && m_at + 4 <= m_text.size()) {
                m_at += 4;
                return QChar(unit);
            }
            break;
        }
        default:
            break;
        }
        fail(Text::tr("an unknown escape stands in a text"));
        return {};
    }

    void checkSurrogates(const QString &value)
    {
        for (qsizetype i = 0; i < value.size(); ++i) {
            if (!value.at(i).isSurrogate())
                continue;
            const bool isPair
                = value.at(i).isHighSurrogate() && i + 1 < value.size() && value.at(i + 1).isLowSurrogate();
            if (!isPair) {
                fail(Text::tr("a text holds half a character"));
                return;
            }
            ++i;
        }
    }

    QJsonValue readNumber()
    {
        const qsizetype start = m_at;
        const auto isDigit = [this] { return peek() >= u'0' && peek() <= u'9'; };
        const auto digits = [&] {
            const qsizetype from = m_at;
            while (isDigit())
                ++m_at;
            return m_at > from;
        };
        take(u"-");
        const bool startsWithZero = peek() == u'0';
        const qsizetype whole = m_at;
        bool isWellFormed = digits() && !(startsWithZero && m_at - whole > 1);
        bool isInteger = true;
        if (take(u".")) {
            isInteger = false;
            isWellFormed = digits() && isWellFormed;
        }
        if (peek() == u'e' || peek() == u'E') {
            isInteger = false;
            ++m_at;
            if (!take(u"+"))
                take(u"-");
            isWellFormed = digits() && isWellFormed;
        }
        if (!isWellFormed) {
            fail(Text::tr("a value was expected"));
            return {};
        }
        const QStringView number = QStringView(m_text).sliced(start, m_at - start);
        bool fits = false;
        if (isInteger) {
            const qlonglong integer = number.toLongLong(&fits);
            if (fits)
                return QJsonValue(integer);
        }
        const double real = number.toDouble(&fits);
        if (!fits || !std::isfinite(real))
            fail(Text::tr("a number is too large"));
        return real;
    }

    QString m_text;
    qsizetype m_at = 0;
    QString m_problem;
};

} // namespace

Result<QJsonValue> readStrictJson(QByteArrayView bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decode(bytes);
    if (decode.hasError())
        return failure(ErrorCode::DataLoss, Text::tr("This is not valid JSON: it is not UTF-8."));
    return Reader(std::move(text)).read();
}

Result<QJsonObject> readStrictJsonObject(QByteArrayView bytes)
{
    const Result<QJsonValue> value = readStrictJson(bytes);
    if (!value)
        return failed(value);
    if (!value->isObject())
        return failure(ErrorCode::DataLoss, Text::tr("This JSON is not an object."));
    return value->toObject();
}

} // namespace releasedesk
