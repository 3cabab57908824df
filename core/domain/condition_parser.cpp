// SPDX-License-Identifier: Apache-2.0
#include "core/domain/condition_node.h"

#include <QCoreApplication>

#include <array>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Condition)
};

using Node = Condition::Node;
using NodePtr = std::shared_ptr<const Node>;
using Kind = Node::Kind;

struct Word {
    const char *text;
    Kind kind;
};

constexpr std::array comparisons{
    Word{"==", Kind::Equal},
    Word{"!=", Kind::Unequal},
    Word{"<=", Kind::LessOrEqual},
    Word{">=", Kind::GreaterOrEqual},
    Word{"<", Kind::Less},
    Word{">", Kind::Greater},
    Word{"in", Kind::In},
    Word{"contains", Kind::Contains},
    Word{"startsWith", Kind::StartsWith},
    Word{"endsWith", Kind::EndsWith},
};
constexpr std::array functions{
    Word{"defined", Kind::Defined},
    Word{"count", Kind::Count},
    Word{"lower", Kind::Lower},
    Word{"version", Kind::Version},
};

NodePtr made(Kind kind, std::vector<NodePtr> parts)
{
    auto node = std::make_shared<Node>();
    node->kind = kind;
    node->parts = std::move(parts);
    return node;
}

NodePtr valueNode(ConditionValue value)
{
    auto node = std::make_shared<Node>();
    node->value = std::move(value);
    return node;
}

//! Reads a condition from left to right; the first problem ends it.
class Parser
{
public:
    explicit Parser(const QString &text)
        : m_text(text)
    {
    }

    Result<NodePtr> whole()
    {
        Result<NodePtr> root = either();
        if (!root)
            return root;
        skipSpace();
        if (m_at < m_text.size())
            return expected(Text::tr("the end, or “and”, “or” or a comparison"));
        return root;
    }

private:
    tl::unexpected<Error> expected(const QString &what) const
    {
        const QString found = m_at < m_text.size() ? m_text.mid(m_at, 20) : Text::tr("its end");
        return refusal(QStringLiteral("condition.syntax"),
                       Text::tr("The condition cannot be read at place %1 (“%2”): expected %3. Correct it.")
                           .arg(m_at + 1)
                           .arg(found, what),
                       ErrorCode::InvalidArgument);
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }

    static bool isOfName(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.'; }

    //! A sign, or a word that does not go on.
    bool take(const char *wanted)
    {
        skipSpace();
        const QLatin1String word(wanted);
        if (!QStringView(m_text).mid(m_at).startsWith(word))
            return false;
        const qsizetype end = m_at + word.size();
        const bool isWord = QChar(word.front()).isLetter();
        if (isWord && end < m_text.size() && isOfName(m_text.at(end)))
            return false;
        m_at = end;
        return true;
    }

    Result<NodePtr> either() { return joined("or", Kind::Or, &Parser::both); }
    Result<NodePtr> both() { return joined("and", Kind::And, &Parser::negated); }

    Result<NodePtr> joined(const char *word, Kind kind, Result<NodePtr> (Parser::*part)())
    {
        Result<NodePtr> left = (this->*part)();
        while (left && take(word)) {
            const Result<NodePtr> right = (this->*part)();
            if (!right)
                return right;
            left = made(kind, {*left, *right});
        }
        return left;
    }

    Result<NodePtr> negated()
    {
        bool isNot = false;
        while (take("not"))
            isNot = !isNot;
        const Result<NodePtr> inner = comparison();
        return inner && isNot ? Result<NodePtr>(made(Kind::Not, {*inner})) : inner;
    }

    Result<NodePtr> comparison()
    {
        const Result<NodePtr> left = operand();
        if (!left)
            return left;
        for (const Word &each : comparisons) {
            if (!take(each.text))
                continue;
            const Result<NodePtr> right = operand();
            return right ? Result<NodePtr>(made(each.kind, {*left, *right})) : right;
        }
        return left;
    }

    Result<NodePtr> operand()
    {
        skipSpace();
        if (m_at >= m_text.size())
            return expected(Text::tr("a value or a name"));
        const QChar first = m_text.at(m_at);
        if (first == u'(')
            return inParentheses();
        if (first == u'[')
            return list();
        if (first == u'"' || first == u'\'')
            return text();
        if (first.isDigit() || first == u'-')
            return number();
        if (first.isLetter() || first == u'_')
            return word();
        return expected(Text::tr("a value or a name"));
    }

    Result<NodePtr> inParentheses()
    {
        ++m_at;
        if (++m_depth > maxConditionDepth)
            return refusal(QStringLiteral("condition.tooLong"),
                           Text::tr("The condition has more than %1 parentheses inside each other. Simplify it.")
                               .arg(maxConditionDepth),
                           ErrorCode::InvalidArgument);
        Result<NodePtr> inner = either();
        --m_depth;
        if (inner && !take(")"))
            return expected(QStringLiteral("“)”"));
        return inner;
    }

    Result<NodePtr> list()
    {
        ++m_at;
        QStringList items;
        while (!take("]")) {
            if (!items.isEmpty() && !take(","))
                return expected(Text::tr("“,” or “]”"));
            const Result<NodePtr> item = operand();
            if (!item)
                return item;
            const ConditionValue &value = (*item)->value;
            if ((*item)->kind != Kind::Value || value.type == ConditionType::List)
                return expected(Text::tr("a text or a number in the list"));
            items.append(value.type == ConditionType::Text ? value.text : value.inWords());
        }
        return valueNode(ConditionValue::ofList(items));
    }

    Result<NodePtr> text()
    {
        const QChar quote = m_text.at(m_at);
        QString value;
        for (qsizetype at = m_at + 1; at < m_text.size(); ++at) {
            if (m_text.at(at) == quote) {
                m_at = at + 1;
                return valueNode(ConditionValue::ofText(value));
            }
            if (m_text.at(at) == u'\\' && at + 1 < m_text.size())
                ++at;
            value += m_text.at(at);
        }
        return expected(Text::tr("the closing quotation mark"));
    }

    Result<NodePtr> number()
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && (m_text.at(end).isDigit() || m_text.at(end) == u'.'))
            ++end;
        bool isNumber = false;
        const double value = m_text.mid(m_at, end - m_at).toDouble(&isNumber);
        if (!isNumber)
            return expected(Text::tr("a number such as 5 or 0.5"));
        m_at = end;
        return valueNode(ConditionValue::ofNumber(value));
    }

    Result<NodePtr> word()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && isOfName(m_text.at(end)))
            ++end;
        const QString name = m_text.mid(m_at, end - m_at);
        for (const Word &each : functions) {
            if (name == QLatin1String(each.text) && m_text.mid(end).trimmed().startsWith(u'('))
                return function(each.kind, end);
        }
        if (name == u"and" || name == u"or" || name == u"not" || name == u"in")
            return expected(Text::tr("a value or a name"));
        m_at = end;
        if (name == u"true" || name == u"false")
            return valueNode(ConditionValue::ofBoolean(name == u"true"));
        auto node = std::make_shared<Node>();
        node->kind = Kind::Name;
        node->name = name;
        return NodePtr(node);
    }

    Result<NodePtr> function(Kind kind, qsizetype end)
    {
        m_at = end;
        skipSpace();
        const Result<NodePtr> inner = inParentheses();
        if (!inner)
            return inner;
        if (kind == Kind::Defined && (*inner)->kind != Kind::Name)
            return expected(Text::tr("a name inside defined()"));
        return made(kind, {*inner});
    }

    const QString &m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

Result<Condition> Condition::parse(const QString &text)
{
    if (text.size() > maxConditionLength)
        return refusal(QStringLiteral("condition.tooLong"),
                       Text::tr("The condition is longer than %1 characters. Simplify it, or put parts of it into "
                                "tasks that check them.")
                           .arg(maxConditionLength),
                       ErrorCode::InvalidArgument);
    Result<NodePtr> root = Parser(text).whole();
    if (!root)
        return failed(root);
    return Condition(*root);
}

} // namespace releasedesk::domain
