// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/rich_text.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStringList>

namespace releasedesk::connectors {
namespace {

constexpr int maxDepth = 40;

QString withoutCarriageReturns(const QString &text)
{
    return QString(text).replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
}

QJsonObject paragraphOf(const QString &text)
{
    QJsonArray content;
    for (const QString &line : text.split(u'\n')) {
        if (!content.isEmpty())
            content.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("hardBreak")}});
        if (!line.isEmpty()) // an empty text node is refused
            content.append(
                QJsonObject{{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), line}});
    }
    return {{QStringLiteral("type"), QStringLiteral("paragraph")}, {QStringLiteral("content"), content}};
}

void addText(const QJsonObject &node, int depth, QString &text)
{
    const QString type = node.value(u"type").toString();
    if (type == u"text")
        text += node.value(u"text").toString();
    else if (type == u"hardBreak")
        text += u'\n';
    if (depth == 0)
        return;
    for (const auto &child : node.value(u"content").toArray())
        addText(child.toObject(), depth - 1, text);
    const bool isBlock = type == u"paragraph" || type == u"heading" || type == u"codeBlock";
    if (isBlock && !text.isEmpty() && !text.endsWith(u'\n'))
        text += u'\n';
}

bool isMarkup(const QString &text, qsizetype at)
{
    const QChar c = text.at(at);
    if (QStringView(u"{}[]!|*_+^~").contains(c))
        return true;
    const bool startsWord = at == 0 || text.at(at - 1).isSpace();
    if ((c == u'-' || c == u'#') && startsWord) // a list, a rule, or the start of struck-out text
        return true;
    return c == u'?' && at + 1 < text.size() && text.at(at + 1) == u'?';
}

} // namespace

QJsonObject documentOf(const QString &text)
{
    static const QRegularExpression emptyLines(QStringLiteral("\n[ \t]*\n\\s*"));
    QJsonArray content;
    for (const QString &paragraph : withoutCarriageReturns(text).trimmed().split(emptyLines))
        content.append(paragraphOf(paragraph));
    return {{QStringLiteral("type"), QStringLiteral("doc")},
            {QStringLiteral("version"), 1},
            {QStringLiteral("content"), content}};
}

QString wikiMarkupOf(const QString &text)
{
    const QString lines = withoutCarriageReturns(text).trimmed();
    QString markup;
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const QChar c = lines.at(at);
        if (c == u'\\') {
            markup += QStringLiteral("&#92;"); // two in a row would break the line
            continue;
        }
        if (isMarkup(lines, at))
            markup += u'\\';
        markup += c;
    }
    return markup;
}

QString plainTextOf(const QJsonValue &field)
{
    if (field.isString())
        return field.toString().trimmed();
    QString text;
    addText(field.toObject(), maxDepth, text);
    return text.trimmed();
}

} // namespace releasedesk::connectors
