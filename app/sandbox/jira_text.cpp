// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jira_text.h"

#include <QJsonArray>
#include <QSet>
#include <QStringList>

namespace releasedesk::sandbox {
namespace {

constexpr int maxDepth = 40;

const QSet<QString> inlineNodes{
    QStringLiteral("text"),   QStringLiteral("hardBreak"),   QStringLiteral("mention"),
    QStringLiteral("emoji"),  QStringLiteral("date"),        QStringLiteral("inlineCard"),
    QStringLiteral("status"), QStringLiteral("placeholder"), QStringLiteral("mediaInline"),
};
const QSet<QString> blockNodes{
    QStringLiteral("paragraph"),    QStringLiteral("heading"),     QStringLiteral("bulletList"),
    QStringLiteral("orderedList"),  QStringLiteral("listItem"),    QStringLiteral("codeBlock"),
    QStringLiteral("blockquote"),   QStringLiteral("panel"),       QStringLiteral("rule"),
    QStringLiteral("table"),        QStringLiteral("tableRow"),    QStringLiteral("tableCell"),
    QStringLiteral("tableHeader"),  QStringLiteral("expand"),      QStringLiteral("nestedExpand"),
    QStringLiteral("taskList"),     QStringLiteral("taskItem"),    QStringLiteral("decisionList"),
    QStringLiteral("decisionItem"), QStringLiteral("mediaSingle"), QStringLiteral("mediaGroup"),
    QStringLiteral("media"),        QStringLiteral("blockCard"),
};
const QSet<QString> holdsInline{
    QStringLiteral("paragraph"), QStringLiteral("heading"),      QStringLiteral("codeBlock"),
    QStringLiteral("taskItem"),  QStringLiteral("decisionItem"),
};

tl::unexpected<Error> wrong(const QString &path, const QString &what)
{
    return failure(ErrorCode::InvalidArgument, path + QStringLiteral(": ") + what);
}

Result<> checkNode(const QJsonValue &value, const QString &parent, const QString &path, int depth)
{
    const QJsonObject node = value.toObject();
    const QString type = node.value(QStringLiteral("type")).toString();
    if (depth > maxDepth)
        return wrong(path, QStringLiteral("is nested too deeply"));
    if (!inlineNodes.contains(type) && !blockNodes.contains(type))
        return wrong(path, QStringLiteral("“%1” is no node of a document").arg(type));
    if (holdsInline.contains(parent) != inlineNodes.contains(type))
        return wrong(path, QStringLiteral("“%1” may not stand in “%2”").arg(type, parent));
    if (type == u"text" && node.value(QStringLiteral("text")).toString().isEmpty())
        return wrong(path, QStringLiteral("a text may not be empty"));
    const QJsonArray content = node.value(QStringLiteral("content")).toArray();
    for (qsizetype i = 0; i < content.size(); ++i) {
        const QString childPath = QStringLiteral("%1.content[%2]").arg(path).arg(i);
        if (const Result<> checked = checkNode(content.at(i), type, childPath, depth + 1); !checked)
            return checked;
    }
    return {};
}

void appendText(const QJsonObject &node, QString &text)
{
    const QString type = node.value(QStringLiteral("type")).toString();
    const QJsonObject attributes = node.value(QStringLiteral("attrs")).toObject();
    if (type == u"text")
        text += node.value(QStringLiteral("text")).toString();
    else if (type == u"hardBreak")
        text += u'\n';
    else if (type == u"mention" || type == u"emoji" || type == u"status")
        text += attributes.value(QStringLiteral("text")).toString();
    else if (type == u"inlineCard" || type == u"blockCard")
        text += attributes.value(QStringLiteral("url")).toString();
    else if (type == u"listItem")
        text += QStringLiteral("* ");
    for (const auto &child : node.value(QStringLiteral("content")).toArray())
        appendText(child.toObject(), text);
    if (holdsInline.contains(type) && !text.endsWith(u'\n'))
        text += u'\n';
}

} // namespace

Result<> checkDocument(const QJsonValue &value)
{
    const QJsonObject document = value.toObject();
    if (!value.isObject() || document.value(QStringLiteral("type")) != QStringLiteral("doc")
        || document.value(QStringLiteral("version")).toInt() != 1
        || !document.value(QStringLiteral("content")).isArray())
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("Operation value must be an Atlassian Document (see the Atlassian Document "
                                      "Format)"));
    const QJsonArray content = document.value(QStringLiteral("content")).toArray();
    for (qsizetype i = 0; i < content.size(); ++i) {
        const QString path = QStringLiteral("content[%1]").arg(i);
        if (const Result<> checked = checkNode(content.at(i), QStringLiteral("doc"), path, 0); !checked)
            return checked;
    }
    return {};
}

QJsonObject documentFromText(const QString &text)
{
    QJsonArray paragraphs;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QJsonObject words{{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), line}};
        paragraphs.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("paragraph")},
                                      {QStringLiteral("content"), QJsonArray{words}}});
    }
    return {{QStringLiteral("type"), QStringLiteral("doc")},
            {QStringLiteral("version"), 1},
            {QStringLiteral("content"), paragraphs}};
}

QString textOfDocument(const QJsonObject &document)
{
    QString text;
    for (const auto &node : document.value(QStringLiteral("content")).toArray())
        appendText(node.toObject(), text);
    return text.trimmed();
}

} // namespace releasedesk::sandbox
