// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jql_parser.h"

namespace releasedesk::sandbox {
namespace {

constexpr int maxDepth = 50;

bool endsWord(QChar c)
{
    return c.isSpace() || QStringView(u"()=!<>~,\"'").contains(c);
}

} // namespace

JqlParser::JqlParser(const QString &text)
{
    qsizetype i = 0;
    while (i < text.size()) {
        const QChar c = text.at(i);
        if (c.isSpace()) {
            ++i;
        } else if (c == u'"' || c == u'\'') {
            QString value;
            for (++i; i < text.size() && text.at(i) != c; ++i) {
                if (text.at(i) == u'\\' && i + 1 < text.size())
                    ++i;
                value += text.at(i);
            }
            m_isUnclosed = m_isUnclosed || i >= text.size();
            ++i;
            m_tokens.append({value, true});
        } else if (endsWord(c)) {
            const QString two = text.mid(i, 2);
            const bool isPair = two == u"!=" || two == u"!~" || two == u"<=" || two == u">=";
            m_tokens.append({isPair ? two : QString(c), false});
            i += isPair ? 2 : 1;
        } else {
            const qsizetype from = i;
            while (i < text.size() && !endsWord(text.at(i)))
                ++i;
            m_tokens.append({text.mid(from, i - from), false});
        }
    }
}

Result<std::optional<JqlNode>> JqlParser::readWhere()
{
    if (m_isUnclosed)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("Error in the JQL Query: a quoted text is not closed."));
    if (isAtEnd() || isWord("order"))
        return std::optional<JqlNode>();
    const Result<JqlNode> node = readAny(0);
    if (!node)
        return failed(node);
    if (!isAtEnd() && !isWord("order"))
        return complaint(QStringLiteral("AND, OR or ORDER BY"));
    return std::optional<JqlNode>(*node);
}

Result<QList<JqlOrder>> JqlParser::readOrder()
{
    QList<JqlOrder> order;
    if (isAtEnd())
        return order;
    if (!skipWord("order") || !skipWord("by"))
        return complaint(QStringLiteral("ORDER BY"));
    do {
        const Result<QString> field = readValue();
        if (!field)
            return failed(field);
        bool isDescending = false;
        if (skipWord("desc"))
            isDescending = true;
        else if (skipWord("asc"))
            isDescending = false;
        order.append({field->toLower(), isDescending});
    } while (skipSymbol(","));
    if (!isAtEnd())
        return complaint(QStringLiteral("the end of the query"));
    return order;
}

Result<JqlNode> JqlParser::readAny(int depth)
{
    JqlNode any{.kind = JqlNode::Kind::Or};
    do {
        const Result<JqlNode> node = readAll(depth);
        if (!node)
            return node;
        any.children.append(*node);
    } while (skipWord("or"));
    return any.children.size() == 1 ? any.children.first() : any;
}

Result<JqlNode> JqlParser::readAll(int depth)
{
    JqlNode all{.kind = JqlNode::Kind::And};
    do {
        const Result<JqlNode> node = readOne(depth);
        if (!node)
            return node;
        all.children.append(*node);
    } while (skipWord("and"));
    return all.children.size() == 1 ? all.children.first() : all;
}

Result<JqlNode> JqlParser::readOne(int depth)
{
    if (depth > maxDepth)
        return complaint(QStringLiteral("fewer parentheses"));
    if (skipWord("not")) {
        const Result<JqlNode> inner = readOne(depth + 1);
        if (!inner)
            return inner;
        return JqlNode{.kind = JqlNode::Kind::Not, .children = {*inner}};
    }
    if (!skipSymbol("("))
        return readTerm();
    Result<JqlNode> inner = readAny(depth + 1);
    if (inner && !skipSymbol(")"))
        return complaint(QStringLiteral(")"));
    return inner;
}

Result<JqlNode> JqlParser::readTerm()
{
    const Result<QString> field = readValue();
    if (!field)
        return failed(field);
    const Result<QString> op = readOperator();
    if (!op)
        return failed(op);
    JqlNode term{.field = field->toLower(), .op = *op};
    if (op->endsWith(u"in")) {
        const Result<QStringList> values = readList();
        if (!values)
            return failed(values);
        term.values = *values;
    } else {
        const Result<QString> value = readValue();
        if (!value)
            return failed(value);
        term.values = {*value};
    }
    return term;
}

Result<QString> JqlParser::readOperator()
{
    for (const char *symbol : {"=", "!=", "~", "!~", "<", "<=", ">", ">="}) {
        if (skipSymbol(symbol))
            return QString::fromLatin1(symbol);
    }
    if (skipWord("in"))
        return QStringLiteral("in");
    if (skipWord("not"))
        return skipWord("in") ? Result<QString>(QStringLiteral("not in")) : complaint(QStringLiteral("IN"));
    if (skipWord("is"))
        return skipWord("not") ? QStringLiteral("is not") : QStringLiteral("is");
    return complaint(QStringLiteral("an operator"));
}

Result<QStringList> JqlParser::readList()
{
    if (!skipSymbol("("))
        return complaint(QStringLiteral("("));
    QStringList values;
    do {
        const Result<QString> value = readValue();
        if (!value)
            return failed(value);
        values.append(*value);
    } while (skipSymbol(","));
    if (!skipSymbol(")"))
        return complaint(QStringLiteral(")"));
    return values;
}

Result<QString> JqlParser::readValue()
{
    if (isAtEnd() || (!m_tokens.at(m_at).isQuoted && endsWord(m_tokens.at(m_at).text.at(0))))
        return complaint(QStringLiteral("a name or a value"));
    QString value = m_tokens.at(m_at++).text;
    if (isSymbol("(") && !isAtEnd() && m_at + 1 < m_tokens.size() && m_tokens.at(m_at + 1).text == u")") {
        m_at += 2; // a function without arguments, such as currentUser()
        value += QStringLiteral("()");
    }
    return value;
}

bool JqlParser::isWord(const char *word) const
{
    return !isAtEnd() && !m_tokens.at(m_at).isQuoted
        && m_tokens.at(m_at).text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
}

bool JqlParser::isSymbol(const char *symbol) const
{
    return !isAtEnd() && !m_tokens.at(m_at).isQuoted && m_tokens.at(m_at).text == QLatin1String(symbol);
}

bool JqlParser::skipWord(const char *word)
{
    if (!isWord(word))
        return false;
    ++m_at;
    return true;
}

bool JqlParser::skipSymbol(const char *symbol)
{
    if (!isSymbol(symbol))
        return false;
    ++m_at;
    return true;
}

tl::unexpected<Error> JqlParser::complaint(const QString &expected) const
{
    const QString found = isAtEnd() ? QStringLiteral("the end of the query") : u'\'' + m_tokens.at(m_at).text + u'\'';
    return failure(ErrorCode::InvalidArgument,
                   QStringLiteral("Error in the JQL Query: expecting %1 but got %2.").arg(expected, found));
}

} // namespace releasedesk::sandbox
