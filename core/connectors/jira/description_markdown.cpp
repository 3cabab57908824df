// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/description_markdown.h"

#include "core/base/markdown.h"
#include "core/base/safe_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DescriptionMarkdown)
};

constexpr int maxDepth = 40;
constexpr qsizetype maxSize = SafeText::maxLength;
constexpr int headingsFrom = 3; // above them stand the headings of the page

//! Puts \p mark around \p text, which must not have spaces just inside.
QString marked(const QString &text, const QString &mark)
{
    const QString inside = text.trimmed();
    if (inside.isEmpty())
        return text;
    const qsizetype start = text.indexOf(inside);
    return QString(text.left(start) + mark + inside + mark + text.mid(start + inside.size()));
}

QString inCode(const QString &text)
{
    QString fence = QStringLiteral("`");
    while (text.contains(fence))
        fence += u'`';
    const bool needsRoom = text.startsWith(u'`') || text.endsWith(u'`');
    return needsRoom ? QString(fence + u' ' + text + u' ' + fence) : QString(fence + text + fence);
}

QStringList withPrefix(const QStringList &lines, const QString &first, const QString &others)
{
    QStringList out;
    for (const QString &line : lines)
        out.append(QString((out.isEmpty() ? first : others) + line));
    return out;
}

//! Walks through a document; lines of a block are handed up, so that lists and quotes can indent them.
class DocumentWalk
{
public:
    [[nodiscard]] QStringList blocks(const QJsonArray &nodes, int depth)
    {
        QStringList lines;
        for (const auto &each : nodes) {
            if (depth == 0 || m_size > maxSize)
                return lines;
            const QStringList more = block(each.toObject(), depth);
            if (more.isEmpty())
                continue;
            if (!lines.isEmpty())
                lines.append(QString());
            lines += more;
        }
        return lines;
    }

    [[nodiscard]] bool isShortened() const { return m_size > maxSize; }

private:
    [[nodiscard]] QStringList block(const QJsonObject &node, int depth)
    {
        const QString type = node.value(u"type").toString();
        const QJsonObject attributes = node.value(u"attrs").toObject();
        const QJsonArray content = node.value(u"content").toArray();
        if (type == u"paragraph")
            return inlineLines(content);
        if (type == u"heading") {
            const int level = std::clamp(attributes.value(u"level").toInt(1) + headingsFrom - 1, headingsFrom, 6);
            return {QString(QString(level, u'#') + u' ' + inlineText(content).replace(u'\n', u' '))};
        }
        if (type == u"bulletList" || type == u"decisionList")
            return list(content, depth, -1);
        if (type == u"orderedList")
            return list(content, depth, std::max(0, attributes.value(u"order").toInt(1)));
        if (type == u"taskList")
            return tasks(content);
        if (type == u"codeBlock")
            return markdownOfCode(plain(content)).split(u'\n');
        if (type == u"blockquote" || type == u"panel")
            return withPrefix(blocks(content, depth - 1), QStringLiteral("> "), QStringLiteral("> "));
        if (type == u"rule")
            return {QStringLiteral("---")};
        if (type == u"table")
            return table(content, depth);
        if (type == u"media" || type == u"mediaInline")
            return {picture(attributes)};
        if (type == u"blockCard" || type == u"embedCard" || type == u"inlineCard" || type == u"text")
            return {inlineText(QJsonArray{node})};
        QStringList lines;
        if (const QString title = attributes.value(u"title").toString(); !title.isEmpty())
            lines.append({marked(text(title), QStringLiteral("**")), QString()});
        if (content.isEmpty() && type.contains(u"xtension"))
            lines.append(macro(attributes.value(u"extensionKey").toString()));
        return lines + blocks(content, depth - 1);
    }

    [[nodiscard]] QStringList list(const QJsonArray &items, int depth, int number)
    {
        QStringList lines;
        for (const auto &each : items) {
            const QJsonObject item = each.toObject();
            const QJsonArray content = item.value(u"content").toArray();
            // A decision holds words, a list item blocks; a list within it follows without an empty line.
            QStringList inside
                = item.value(u"type").toString() == u"decisionItem" ? inlineLines(content) : blocks(content, depth - 1);
            inside.removeAll(QString());
            const QString sign = number < 0 ? QStringLiteral("- ") : QString(QString::number(number++) + u". ");
            lines += withPrefix(inside.isEmpty() ? QStringList{QString()} : inside, sign, QString(sign.size(), u' '));
        }
        return lines;
    }

    [[nodiscard]] QStringList tasks(const QJsonArray &items)
    {
        QStringList lines;
        for (const auto &each : items) {
            const QJsonObject item = each.toObject();
            if (item.value(u"type").toString() == u"taskList") {
                lines
                    += withPrefix(tasks(item.value(u"content").toArray()), QStringLiteral("  "), QStringLiteral("  "));
                continue;
            }
            const bool isDone = item.value(u"attrs").toObject().value(u"state").toString() == u"DONE";
            lines.append(QString((isDone ? QStringLiteral("- ☑ ") : QStringLiteral("- ☐ "))
                                 + inlineText(item.value(u"content").toArray()).replace(u'\n', u' ')));
        }
        return lines;
    }

    [[nodiscard]] QStringList table(const QJsonArray &rows, int depth)
    {
        QStringList lines;
        for (const auto &row : rows) {
            QString line = QStringLiteral("|");
            qsizetype cells = 0;
            for (const auto &cell : row.toObject().value(u"content").toArray()) {
                QStringList words = blocks(cell.toObject().value(u"content").toArray(), depth - 1);
                words.removeAll(QString());
                line += QString(u' ' + words.join(u' ') + QStringLiteral(" |"));
                ++cells;
            }
            if (cells == 0)
                continue;
            lines.append(line);
            if (lines.size() == 1)
                lines.append(QString(u'|' + QStringLiteral(" --- |").repeated(cells)));
        }
        return lines;
    }

    [[nodiscard]] QStringList inlineLines(const QJsonArray &nodes)
    {
        QStringList lines = inlineText(nodes).split(u'\n');
        for (qsizetype i = 0; i + 1 < lines.size(); ++i)
            lines[i] += u'\\'; // the line breaks here
        if (lines == QStringList{QString()})
            lines.clear();
        return lines;
    }

    [[nodiscard]] QString inlineText(const QJsonArray &nodes)
    {
        QString line;
        for (const auto &each : nodes)
            line += piece(each.toObject());
        return line;
    }

    [[nodiscard]] QString piece(const QJsonObject &node)
    {
        const QString type = node.value(u"type").toString();
        const QJsonObject attributes = node.value(u"attrs").toObject();
        if (type == u"text")
            return words(node);
        if (type == u"hardBreak")
            return QStringLiteral("\n");
        if (type == u"mention")
            return text(attributes.value(u"text").toString(QStringLiteral("@…")));
        if (type == u"emoji")
            return text(attributes.value(u"text").toString(attributes.value(u"shortName").toString()));
        if (type == u"status")
            return marked(text(attributes.value(u"text").toString()), QStringLiteral("**"));
        if (type == u"date") {
            const qint64 time = attributes.value(u"timestamp").toVariant().toLongLong();
            return text(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).date().toString(Qt::ISODate));
        }
        if (type == u"inlineCard" || type == u"blockCard" || type == u"embedCard") {
            const QString url = attributes.value(u"url").toString();
            m_size += url.size();
            return markdownOfLink(url, url);
        }
        if (type == u"media" || type == u"mediaInline")
            return picture(attributes);
        return inlineText(node.value(u"content").toArray());
    }

    [[nodiscard]] QString words(const QJsonObject &node)
    {
        const QString said = node.value(u"text").toString();
        QString out;
        QString address;
        bool isCode = false;
        QStringList around;
        for (const auto &each : node.value(u"marks").toArray()) {
            const QString mark = each.toObject().value(u"type").toString();
            if (mark == u"link")
                address = each.toObject().value(u"attrs").toObject().value(u"href").toString();
            else if (mark == u"code")
                isCode = true;
            else if (mark == u"strong")
                around.append(QStringLiteral("**"));
            else if (mark == u"em")
                around.append(QStringLiteral("*"));
            else if (mark == u"strike")
                around.append(QStringLiteral("~~"));
        }
        m_size += said.size();
        if (isCode)
            out = inCode(QString(said).replace(u'\n', u' '));
        else
            out = address.isEmpty() ? markdownOfText(said) : markdownOfLink(said, address);
        for (const QString &mark : std::as_const(around))
            out = marked(out, mark);
        return out;
    }

    [[nodiscard]] QString plain(const QJsonArray &nodes)
    {
        QString all;
        for (const auto &each : nodes)
            all += each.toObject().value(u"text").toString();
        m_size += all.size();
        return all.left(maxSize);
    }

    [[nodiscard]] QString text(const QString &said)
    {
        m_size += said.size();
        return markdownOfText(said);
    }

    [[nodiscard]] QString picture(const QJsonObject &attributes)
    {
        const QString name = attributes.value(u"alt").toString();
        return marked(text(name.isEmpty() ? Text::tr("[attachment]") : Text::tr("[attachment %1]").arg(name)),
                      QStringLiteral("*"));
    }

    [[nodiscard]] QString macro(const QString &name)
    {
        return marked(text(Text::tr("[macro %1]").arg(name)), QStringLiteral("*"));
    }

    qsizetype m_size = 0;
};

} // namespace

QString markdownOfDocument(const QJsonObject &document)
{
    DocumentWalk walk;
    QString markdown = walk.blocks(document.value(u"content").toArray(), maxDepth).join(u'\n');
    if (walk.isShortened())
        markdown += QStringLiteral("\n\n…");
    return markdown;
}

QString descriptionMarkdown(const QJsonValue &field)
{
    return field.isString() ? markdownOfWiki(field.toString()) : markdownOfDocument(field.toObject());
}

} // namespace releasedesk::connectors
