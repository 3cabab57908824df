// SPDX-License-Identifier: Apache-2.0
#include "core/base/yaml_layout.h"

#include "core/base/yaml.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <functional>
#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace releasedesk {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Yaml)
};

//! Follows the values of a text and notes where each begins.
class Walker final : public YAML::EventHandler
{
public:
    using Note = std::function<void(const QString &path, const YAML::Mark &mark)>;

    explicit Walker(Note note)
        : m_note(std::move(note))
    {
    }

    void OnDocumentStart(const YAML::Mark & /*mark*/) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t /*anchor*/) override { leaf(mark, {}); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t /*anchor*/) override { leaf(mark, {}); }
    void OnScalar(const YAML::Mark &mark, const std::string & /*tag*/, YAML::anchor_t /*anchor*/,
                  const std::string &value) override
    {
        leaf(mark, QString::fromStdString(value));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string & /*tag*/, YAML::anchor_t /*anchor*/,
                         YAML::EmitterStyle::value /*style*/) override
    {
        m_open.append({.path = begin(mark), .isList = true});
    }
    void OnSequenceEnd() override { end(); }
    void OnMapStart(const YAML::Mark &mark, const std::string & /*tag*/, YAML::anchor_t /*anchor*/,
                    YAML::EmitterStyle::value /*style*/) override
    {
        m_open.append({.path = begin(mark)});
    }
    void OnMapEnd() override { end(); }

private:
    struct Frame {
        QString path;
        bool isList = false;
        int index = 0;
        QString key = {}; //!< of a mapping, read and waiting for its value
        bool hasKey = false;
    };

    //! The path of the value that begins now.
    QString begin(const YAML::Mark &mark)
    {
        if (m_open.isEmpty())
            return {};
        Frame &top = m_open.last();
        if (!top.isList)
            return top.path.isEmpty() ? top.key : QString(top.path + u'.' + top.key);
        const QString path = top.path + QStringLiteral("[%1]").arg(top.index++);
        m_note(path, mark);
        return path;
    }

    void leaf(const YAML::Mark &mark, const QString &text)
    {
        const bool isKey = !m_open.isEmpty() && !m_open.last().isList && !m_open.last().hasKey;
        if (!isKey) {
            (void)begin(mark);
            return ended();
        }
        Frame &top = m_open.last();
        top.key = text;
        top.hasKey = true;
        m_note(begin(mark), mark);
    }

    void end()
    {
        m_open.removeLast();
        ended();
    }

    void ended()
    {
        if (!m_open.isEmpty())
            m_open.last().hasKey = false;
    }

    Note m_note;
    QList<Frame> m_open;
};

//! Where the comment of a line begins; its length if there is none.
qsizetype commentStart(const QString &line)
{
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (!quote.isNull()) {
            if (c == u'\\' && quote == u'"')
                ++i;
            else if (c == quote && quote == u'\'' && line.mid(i + 1, 1) == u"'")
                ++i;
            else if (c == quote)
                quote = {};
        } else if ((c == u'"' || c == u'\'') && (i == 0 || QStringView(u" [{,").contains(line.at(i - 1)))) {
            quote = c;
        } else if (c == u'#' && (i == 0 || line.at(i - 1).isSpace())) {
            return i;
        }
    }
    return line.size();
}

//! Where the mapping of a line begins: behind spaces and the dashes of lists.
qsizetype indentOf(const QString &line)
{
    qsizetype at = 0;
    while (at < line.size() && (line.at(at) == u' ' || (line.at(at) == u'-' && line.mid(at + 1, 1) == u" ")))
        ++at;
    return at;
}

qsizetype spacesOf(const QString &line)
{
    qsizetype at = 0;
    while (at < line.size() && line.at(at) == u' ')
        ++at;
    return at;
}

//! What the lines of a block that \p line opens are indented more than.
qsizetype blockIndent(const QString &line)
{
    const qsizetype at = indentOf(line);
    const bool isItem = line.mid(at, 1) == u"|" || line.mid(at, 1) == u">";
    return isItem ? at - 2 : at;
}

bool opensBlock(const QString &content)
{
    static const QRegularExpression block(QStringLiteral("(^|[:-] +)[|>][+-]?[1-9]?[+-]?$"));
    return block.match(content).hasMatch();
}

QString parentOf(const QString &path)
{
    return path.left(std::max<qsizetype>({0, path.lastIndexOf(u'.'), path.lastIndexOf(u'[')}));
}

QString trimmedEnd(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

} // namespace

QHash<int, QString> YamlLayout::pathsByLine(const QByteArray &text, QHash<QString, Place> *places)
{
    QHash<int, QString> paths;
    std::istringstream stream(text.toStdString());
    YAML::Parser parser(stream);
    Walker walker([&](const QString &path, const YAML::Mark &mark) {
        if (!paths.contains(mark.line))
            paths.insert(mark.line, path);
        if (places)
            places->insert(path, {mark.line + 1, mark.column + 1});
    });
    parser.HandleNextDocument(walker);
    return paths;
}

Result<YamlLayout> YamlLayout::of(const QByteArray &text)
{
    const Result<QJsonObject> whole = readYaml(text);
    if (!whole)
        return failed(whole);
    YamlLayout layout;
    const QHash<int, QString> paths = pathsByLine(text, &layout.m_places);
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    QStringList waiting;
    QByteArray bare;
    bool hasBegun = false;
    qsizetype block = -1; // indent of the key whose lines follow; -1: none
    for (int i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        const QString trimmed = line.trimmed();
        if (block >= 0 && (trimmed.isEmpty() || spacesOf(line) > block)) {
            bare += line.toUtf8() + '\n';
            continue;
        }
        block = -1;
        const qsizetype hash = commentStart(line);
        const QString content = trimmedEnd(line.left(hash));
        if (content.isEmpty()) {
            bare += '\n';
            const bool isSecondGap = trimmed.isEmpty() && (waiting.isEmpty() ? !hasBegun : waiting.last().isEmpty());
            if (!isSecondGap)
                waiting.append(trimmed);
            continue;
        }
        bare += content.toUtf8() + '\n';
        if (opensBlock(content))
            block = blockIndent(line);
        const QString path = paths.value(i);
        if (!hasBegun)
            layout.m_first = std::exchange(waiting, {});
        else if (!path.isEmpty() && !waiting.isEmpty())
            layout.m_above.insert(path, std::exchange(waiting, {}));
        if (hash < line.size() && !path.isEmpty())
            layout.m_behind.insert(path, line.mid(hash).trimmed());
        else if (hash < line.size())
            waiting.append(line.mid(hash).trimmed());
        hasBegun = true;
    }
    while (!waiting.isEmpty() && waiting.last().isEmpty())
        waiting.removeLast();
    layout.m_last = waiting;
    const Result<QJsonObject> withoutComments = readYaml(bare);
    if (!withoutComments || *withoutComments != *whole)
        return failure(
            ErrorCode::FailedPrecondition,
            Text::tr("A # in this file cannot be told from a comment, so the file was left as it is. Put the "
                     "text that holds it in quotes, on one line."));
    return layout;
}

std::optional<YamlLayout::Place> YamlLayout::placeOf(QString path) const
{
    while (!path.isEmpty()) {
        if (const auto found = m_places.constFind(path); found != m_places.constEnd())
            return *found;
        path = parentOf(path);
    }
    return std::nullopt;
}

QByteArray YamlLayout::commented(const QByteArray &written) const
{
    QHash<QString, Place> places;
    const QHash<int, QString> paths = pathsByLine(written, &places);
    const auto lineOf = [&](QString path) {
        while (!path.isEmpty() && !places.contains(path))
            path = parentOf(path);
        return path.isEmpty() ? 0 : places.value(path).line - 1;
    };
    // In the order of the text they came from, for several may meet at one line.
    QStringList above = m_above.keys();
    std::ranges::sort(above, {}, [this](const QString &path) { return m_places.value(path).line; });
    QHash<int, QStringList> before;
    for (const QString &path : std::as_const(above))
        before[lineOf(path)] += m_above.value(path);
    QHash<int, QString> behind;
    QStringList commentedPaths = m_behind.keys();
    std::ranges::sort(commentedPaths, {}, [this](const QString &path) { return m_places.value(path).line; });
    for (const QString &path : std::as_const(commentedPaths)) {
        const int line = lineOf(path);
        if (behind.contains(line) || paths.value(line) != path)
            before[line].append(m_behind.value(path));
        else
            behind.insert(line, m_behind.value(path));
    }

    QStringList lines = QString::fromUtf8(written).split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    QStringList result = m_first;
    for (int i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        const QStringList comments = before.value(i);
        for (const QString &comment : comments) {
            // A text of several lines ends with one that would not be told from the gap, and nothing begins with one.
            if (comment.isEmpty() && (result.isEmpty() || result.last().isEmpty()))
                continue;
            result.append(comment.isEmpty() ? QString() : QString(QString(spacesOf(line), u' ') + comment));
        }
        const QString tail = behind.value(i);
        result.append(tail.isEmpty() ? line : QString(line + QStringLiteral("  ") + tail));
    }
    result += m_last;
    return result.join(u'\n').toUtf8() + '\n';
}

} // namespace releasedesk
