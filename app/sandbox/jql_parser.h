// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/jql_query.h"

namespace releasedesk::sandbox {

//! Reads a query from its text, once.
class JqlParser
{
public:
    explicit JqlParser(const QString &text);

    //! Nothing if the query has only an order.
    [[nodiscard]] Result<std::optional<JqlNode>> readWhere();
    [[nodiscard]] Result<QList<JqlOrder>> readOrder();

private:
    struct Token {
        QString text;
        bool isQuoted = false;
    };

    [[nodiscard]] Result<JqlNode> readAny(int depth);
    [[nodiscard]] Result<JqlNode> readAll(int depth);
    [[nodiscard]] Result<JqlNode> readOne(int depth);
    [[nodiscard]] Result<JqlNode> readTerm();
    [[nodiscard]] Result<QString> readOperator();
    [[nodiscard]] Result<QStringList> readList();
    [[nodiscard]] Result<QString> readValue();

    [[nodiscard]] bool isAtEnd() const { return m_at >= m_tokens.size(); }
    [[nodiscard]] bool isWord(const char *word) const;
    [[nodiscard]] bool isSymbol(const char *symbol) const;
    [[nodiscard]] bool skipWord(const char *word);
    [[nodiscard]] bool skipSymbol(const char *symbol);
    [[nodiscard]] tl::unexpected<Error> complaint(const QString &expected) const;

    QList<Token> m_tokens;
    qsizetype m_at = 0;
    bool m_isUnclosed = false;
};

} // namespace releasedesk::sandbox
