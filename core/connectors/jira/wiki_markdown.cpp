// SPDX-License-Identifier: Apache-2.0
#include "core/base/markdown.h"
#include "core/base/safe_text.h"
#include "core/connectors/jira/description_markdown.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DescriptionMarkdown)
};

constexpr qsizetype maxSize = SafeText::maxLength;
constexpr qsizetype maxSpan = 2000; // characters between the signs of an emphasis or a link

bool isWordCharacter(QStringView line, qsizetype at)
{
    return at >= 0 && at < line.size() && line.at(at).isLetterOrNumber();
}

QString words(QStringView line);

//! Where the emphasis that \p sign opens at \p at ends; below 0: the sign is only a sign.
qsizetype endOfEmphasis(QStringView line, qsizetype at, QChar sign)
{
    const bool opens = !isWordCharacter(line, at - 1) && at + 1 < line.size() && !line.at(at + 1).isSpace()
        && line.at(at + 1) != sign;
    if (!opens)
        return -1;
    const qsizetype last = std::min(line.size(), at + maxSpan);
    for (qsizetype end = at + 2; end < last; ++end) {
        if (line.at(end) == sign && !line.at(end - 1).isSpace() && line.at(end - 1) != u'\\'
            && !isWordCharacter(line, end + 1))
            return end;
    }
    return -1;
}

//! "[words|address]", "[address]", "[~account]", "[^file]" without its brackets.
QString linkOf(QStringView inside)
{
    if (inside.startsWith(u'~'))
        return markdownOfText(QString(u'@' + inside.mid(1).toString()));
    if (inside.startsWith(u'^'))
        return markdownOfText(Text::tr("[attachment %1]").arg(inside.mid(1).toString()));
    const qsizetype bar = inside.indexOf(u'|');
    if (bar < 0)
        return markdownOfLink(inside, inside.toString());
    const QStringView address = inside.mid(bar + 1);
    const qsizetype more = address.indexOf(u'|'); // "smart-link" and the like
    return markdownOfLink(inside.left(bar), (more < 0 ? address : address.left(more)).toString());
}

//! One line after the signs of its block. Whatever is no markup is text.
QString words(QStringView line)
{
    QString out;
    qsizetype at = 0;
    const auto upTo = [&line, &at](QStringView close) -> qsizetype {
        const qsizetype end = line.indexOf(close, at + 2);
        return end < 0 || end - at > maxSpan ? -1 : end;
    };
    while (at < line.size()) {
        const QChar c = line.at(at);
        const QStringView rest = line.mid(at);
        qsizetype end = -1;
        if (rest.startsWith(u"\\\\")) {
            out += QStringLiteral("\\\n");
            at += 2;
        } else if (c == u'\\' && at + 1 < line.size()) {
            out += markdownOfText(line.mid(at + 1, 1));
            at += 2;
        } else if (rest.startsWith(u"{{") && (end = upTo(u"}}")) > 0) {
            const QString code = line.mid(at + 2, end - at - 2).toString();
            out += code.contains(u'`') ? markdownOfText(code) : QString(u'`' + code + u'`');
            at = end + 2;
        } else if (rest.startsWith(u"{color") && (end = line.indexOf(u'}', at)) > 0) {
            at = end + 1;
        } else if (c == u'[' && (end = line.indexOf(u']', at)) > at + 1 && end - at < maxSpan) {
            out += linkOf(line.mid(at + 1, end - at - 1));
            at = end + 1;
        } else if (c == u'!' && at + 1 < line.size() && !line.at(at + 1).isSpace()
                   && (end = line.indexOf(u'!', at + 1)) > at + 1 && line.mid(at, end - at).contains(u'.')) {
            const QString name = line.mid(at + 1, end - at - 1).toString().section(u'|', 0, 0);
            out += QString(u'*' + markdownOfText(Text::tr("[attachment %1]").arg(name)) + u'*');
            at = end + 1;
        } else if (QStringView(u"*_-+").contains(c) && (end = endOfEmphasis(line, at, c)) > 0) {
            const QString mark = c == u'*' ? QStringLiteral("**")
                : c == u'_'                ? QStringLiteral("*")
                : c == u'-'                ? QStringLiteral("~~")
                                           : QString();
            out += QString(mark + words(line.mid(at + 1, end - at - 1)) + mark);
            at = end + 1;
        } else {
            const qsizetype start = at;
            while (at < line.size() && (at == start || !QStringView(u"\\{[!*_-+").contains(line.at(at))))
                ++at;
            out += markdownOfText(line.mid(start, at - start));
        }
    }
    return out;
}

QString tableRow(const QString &line, bool isHead)
{
    const QString separator = isHead ? QStringLiteral("||") : QStringLiteral("|");
    QStringList cells = line.trimmed().split(separator);
    if (!cells.isEmpty() && cells.first().isEmpty())
        cells.removeFirst();
    if (!cells.isEmpty() && cells.last().trimmed().isEmpty())
        cells.removeLast();
    QString row = QStringLiteral("|");
    for (const QString &cell : std::as_const(cells))
        row += QString(u' ' + words(cell.trimmed()) + QStringLiteral(" |"));
    return row;
}

class WikiWalk
{
public:
    [[nodiscard]] QString walk(const QString &markup)
    {
        for (const QString &line : markup.split(u'\n'))
            take(line.endsWith(u'\r') ? line.chopped(1) : line);
        if (!m_fence.isEmpty())
            closeCode();
        return m_out.join(u'\n').trimmed();
    }

private:
    enum class Kind { Nothing, Words, List, Table, Other };

    void take(const QString &line)
    {
        static const QRegularExpression code(QStringLiteral("^\\s*\\{(code|noformat)(:[^}]*)?\\}(.*)$"));
        static const QRegularExpression heading(QStringLiteral("^\\s*h([1-6])\\.\\s+(.*)$"));
        static const QRegularExpression item(QStringLiteral("^\\s*([*#]+|-)\\s+(.*)$"));
        static const QRegularExpression frame(QStringLiteral("^\\s*\\{(quote|panel)(:[^}]*)?\\}\\s*$"));
        if (!m_fence.isEmpty()) {
            const qsizetype end = line.indexOf(QString(u'{' + m_fence + u'}'));
            if (end < 0) {
                m_code.append(line);
                return;
            }
            if (end > 0)
                m_code.append(line.left(end));
            const QString rest = line.mid(end + m_fence.size() + 2);
            closeCode();
            if (!rest.trimmed().isEmpty())
                take(rest);
            return;
        }
        if (const auto match = code.match(line); match.hasMatch()) {
            m_fence = match.captured(1);
            const QString rest = match.captured(3);
            if (!rest.isEmpty())
                take(rest);
            return;
        }
        if (frame.match(line).hasMatch()) {
            m_isQuoted = !m_isQuoted;
            m_kind = Kind::Nothing;
            add(Kind::Nothing, QString());
        } else if (line.trimmed().isEmpty()) {
            add(Kind::Nothing, QString());
        } else if (const auto head = heading.match(line); head.hasMatch()) {
            const int level = std::min(6, head.captured(1).toInt() + 2);
            add(Kind::Other, QString(QString(level, u'#') + u' ' + words(head.captured(2))));
        } else if (line.trimmed() == u"----") {
            add(Kind::Other, QStringLiteral("---"));
        } else if (line.startsWith(u"bq. ")) {
            add(Kind::Other, QString(QStringLiteral("> ") + words(QStringView(line).mid(4))));
        } else if (const auto entry = item.match(line); entry.hasMatch()) {
            const QString signs = entry.captured(1);
            const QString indent((signs.size() - 1) * 3, u' ');
            add(Kind::List,
                QString(indent + (signs.endsWith(u'#') ? QStringLiteral("1. ") : QStringLiteral("- "))
                        + words(entry.captured(2))));
        } else if (line.startsWith(u'|')) {
            const bool isHead = line.startsWith(u"||");
            const bool isFirst = m_kind != Kind::Table;
            const QString row = tableRow(line, isHead);
            add(Kind::Table, row);
            if (isFirst) {
                static const QRegularExpression bar(QStringLiteral("(?<!\\\\)\\|"));
                const qsizetype cells = std::max<qsizetype>(1, row.count(bar) - 1);
                add(Kind::Table, QString(u'|' + QStringLiteral(" --- |").repeated(cells)));
            }
        } else {
            // Jira shows each line on its own.
            if (m_kind == Kind::Words && !m_out.isEmpty())
                m_out.last() += u'\\';
            add(Kind::Words, words(line));
        }
    }

    void add(Kind kind, const QString &line)
    {
        if (kind != m_kind && m_kind != Kind::Nothing && kind != Kind::Nothing)
            m_out.append(m_isQuoted ? QStringLiteral(">") : QString());
        else if (kind == Kind::Other && m_kind == Kind::Other)
            m_out.append(QString());
        m_kind = kind;
        m_out.append(m_isQuoted ? QString(QStringLiteral("> ") + line) : line);
    }

    void closeCode()
    {
        add(Kind::Nothing, QString());
        m_out += markdownOfCode(m_code.join(u'\n')).split(u'\n');
        add(Kind::Nothing, QString());
        m_code.clear();
        m_fence.clear();
    }

    QStringList m_out;
    QStringList m_code;
    QString m_fence; //!< what ends the code; empty: none is open
    Kind m_kind = Kind::Nothing;
    bool m_isQuoted = false;
};

} // namespace

QString markdownOfWiki(const QString &markup)
{
    const bool isLong = markup.size() > maxSize;
    QString markdown = WikiWalk().walk(isLong ? markup.left(maxSize) : markup);
    if (isLong)
        markdown += QStringLiteral("\n\n…");
    return markdown;
}

} // namespace releasedesk::connectors
