// SPDX-License-Identifier: Apache-2.0
#include "core/base/yaml.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace releasedesk {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Yaml)
};

struct Problem {
    QString what;
    YAML::Mark mark;
};

[[noreturn]] void stop(const QString &what, const YAML::Mark &mark)
{
    throw Problem{what, mark};
}

QJsonValue scalar(const YAML::Node &node)
{
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!") // in quotes
        return text;
    if (text == u"true")
        return true;
    if (text == u"false")
        return false;
    static const QRegularExpression integer(QStringLiteral("^-?(0|[1-9][0-9]{0,17})$"));
    if (integer.match(text).hasMatch())
        return text.toLongLong();
    // Only as writeYaml() writes them: 2.10 is a version, not a number.
    static const QRegularExpression fraction(QStringLiteral("^-?[0-9]\\.[0-9]+e[+-][0-9]{2,3}$"));
    if (fraction.match(text).hasMatch())
        return text.toDouble();
    return text;
}

QJsonValue convert(const YAML::Node &node, int depth)
{
    if (depth > maxYamlDepth)
        stop(Text::tr("it is nested more than %1 levels deep").arg(maxYamlDepth), node.Mark());
    switch (node.Type()) {
    case YAML::NodeType::Map: {
        QJsonObject object;
        for (const auto &entry : node) {
            const QString key = QString::fromStdString(entry.first.Scalar());
            if (!entry.first.IsScalar())
                stop(Text::tr("a name was expected"), entry.first.Mark());
            if (object.contains(key))
                stop(Text::tr("the name “%1” occurs twice").arg(key), entry.first.Mark());
            object.insert(key, convert(entry.second, depth + 1));
        }
        return object;
    }
    case YAML::NodeType::Sequence: {
        QJsonArray array;
        for (const auto &item : node)
            array.append(convert(item, depth + 1));
        return array;
    }
    case YAML::NodeType::Scalar:
        return scalar(node);
    default:
        return QJsonValue(QJsonValue::Null);
    }
}

//! Of signs that no text has, such as a zero byte: a reader may take them for another encoding.
bool isControl(char sign)
{
    return static_cast<unsigned char>(sign) < 0x20 && sign != '\n' && sign != '\t' && sign != '\r';
}

//! Names the place of the first one.
void refuseControls(const QByteArray &text)
{
    YAML::Mark mark;
    mark.line = 0;
    mark.column = 0;
    for (const char sign : text) {
        if (isControl(sign))
            stop(Text::tr("a control character stands there, which no text has; delete it, or write it as \\x and its "
                          "number in quotes"),
                 mark);
        mark.column = sign == '\n' ? 0 : mark.column + 1;
        mark.line += sign == '\n' ? 1 : 0;
    }
}

//! Aliases could blow a small file up; tags could ask for types we do not know.
void refuseTricks(const QByteArray &text)
{
    class Listener final : public YAML::EventHandler
    {
    public:
        void OnDocumentStart(const YAML::Mark &mark) override
        {
            if (++m_documents > 1)
                stop(Text::tr("only one document is allowed"), mark);
        }
        void OnDocumentEnd() override {}
        void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override { check(mark, {}, anchor); }
        void OnAlias(const YAML::Mark &mark, YAML::anchor_t /*anchor*/) override
        {
            stop(Text::tr("references (*) are not allowed"), mark);
        }
        void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                      const std::string & /*value*/) override
        {
            check(mark, tag, anchor);
        }
        void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value /*style*/) override
        {
            check(mark, tag, anchor);
        }
        void OnSequenceEnd() override {}
        void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                        YAML::EmitterStyle::value /*style*/) override
        {
            check(mark, tag, anchor);
        }
        void OnMapEnd() override {}

    private:
        static void check(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor)
        {
            if (anchor != 0)
                stop(Text::tr("anchors (&) are not allowed"), mark);
            if (!tag.empty() && tag != "?" && tag != "!")
                stop(Text::tr("type marks (!) are not allowed"), mark);
        }

        int m_documents = 0;
    };

    std::istringstream stream(text.toStdString());
    YAML::Parser parser(stream);
    Listener listener;
    while (parser.HandleNextDocument(listener)) {}
}

int rank(const QString &key)
{
    static const QStringList first{QStringLiteral("format"), QStringLiteral("id"),     QStringLiteral("version"),
                                   QStringLiteral("name"),   QStringLiteral("nameKo"), QStringLiteral("kind")};
    const qsizetype index = first.indexOf(key);
    return index < 0 ? static_cast<int>(first.size()) : static_cast<int>(index);
}

//! Whether a text comes back as it is when it is written as a block of lines.
bool isBlock(const std::string &text)
{
    YAML::Emitter out;
    out << YAML::BeginMap << YAML::Key << "a" << YAML::Value << YAML::BeginSeq << YAML::Literal << text << "b"
        << YAML::EndSeq << YAML::EndMap;
    try {
        const YAML::Node back = YAML::Load(out.c_str());
        return out.good() && back["a"].size() == 2 && back["a"][0].IsScalar() && back["a"][0].Scalar() == text;
    } catch (const YAML::Exception &) {
        return false;
    }
}

//! Whether some reader of YAML 1.1 or 1.2 takes a plain text for a number, a yes or no, or a merge: a version 2.10
//! would come back as 2.1.
bool isOtherElsewhere(const QString &text)
{
    static const QRegularExpression other(QStringLiteral(
        "^(?:[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|\\.[0-9_]+(?:[eE][-+]?[0-9]+)?|\\.(?:inf|Inf|INF)"
        "|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?)"
        "|\\.(?:nan|NaN|NAN)|[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|[tT]rue|TRUE|[fF]alse|FALSE|=|<<)$"));
    return other.match(text).hasMatch();
}

//! What would read back as something else, here or elsewhere, is put in quotes.
void emitText(YAML::Emitter &out, const QString &text, bool mayBeBlock)
{
    static const QStringList nothing{QString(), QStringLiteral("~"), QStringLiteral("null"), QStringLiteral("Null"),
                                     QStringLiteral("NULL")};
    const std::string bytes = text.toStdString();
    const bool hasLines = text.contains(u'\n') || text.contains(u'\r');
    if (hasLines && mayBeBlock && std::ranges::none_of(bytes, isControl) && isBlock(bytes))
        out << YAML::Literal << bytes;
    else if (hasLines || nothing.contains(text) || text.startsWith(u"---") || text.startsWith(u"...")
             || isOtherElsewhere(text) || !scalar(YAML::Node(bytes)).isString())
        out << YAML::DoubleQuoted << bytes;
    else
        out << bytes;
}

void emitNumber(YAML::Emitter &out, const QJsonValue &value)
{
    constexpr qint64 limit = 1'000'000'000'000'000'000; // what reads back as a whole number is smaller
    constexpr int digits = 16;
    const qint64 whole = value.toInteger(limit); // which it stays if it is none
    if (whole > -limit && whole < limit)
        out << whole;
    else
        out << QString::number(value.toDouble(), 'e', digits).toStdString();
}

void emitValue(YAML::Emitter &out, const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QStringList keys = object.keys();
        std::ranges::sort(keys, {}, [](const QString &key) { return std::pair(rank(key), key); });
        out << YAML::BeginMap;
        for (const QString &key : keys) {
            out << YAML::Key;
            emitText(out, key, false);
            out << YAML::Value;
            emitValue(out, object.value(key));
        }
        out << YAML::EndMap;
    } else if (value.isArray()) {
        out << YAML::BeginSeq;
        for (const auto &item : value.toArray())
            emitValue(out, QJsonValue(item));
        out << YAML::EndSeq;
    } else if (value.isBool()) {
        out << value.toBool();
    } else if (value.isDouble()) {
        emitNumber(out, value);
    } else if (value.isString()) {
        emitText(out, value.toString(), true);
    } else {
        out << YAML::Null;
    }
}

} // namespace

Result<QJsonObject> readYaml(const QByteArray &text)
{
    const auto refuse = [](const QString &what, const YAML::Mark &mark) {
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("line %1, column %2: %3").arg(mark.line + 1).arg(mark.column + 1).arg(what));
    };
    try {
        refuseControls(text);
        refuseTricks(text);
        const YAML::Node root = YAML::Load(text.toStdString());
        if (!root.IsMap())
            return refuse(Text::tr("a list of names and values was expected"), root.Mark());
        return convert(root, 1).toObject();
    } catch (const Problem &problem) {
        return refuse(problem.what, problem.mark);
    } catch (const YAML::Exception &problem) {
        return refuse(QString::fromStdString(problem.msg), problem.mark);
    }
}

QByteArray writeYaml(const QJsonObject &object)
{
    YAML::Emitter out;
    out.SetIndent(2);
    emitValue(out, object);
    return QByteArray(out.c_str()) + '\n';
}

} // namespace releasedesk
