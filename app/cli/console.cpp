// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include "core/base/safe_text.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace releasedesk::cli {
namespace {

void write(std::FILE *to, const QString &text)
{
    std::fputs(text.toUtf8().constData(), to);
    std::fputc('\n', to);
    std::fflush(to);
}

//! East Asian characters take two columns in a terminal.
qsizetype columnsOf(const QString &text)
{
    qsizetype columns = 0;
    for (const QChar &c : text)
        columns += c.unicode() >= 0x1100 && (c.unicode() <= 0x115f || c.unicode() >= 0x2e80) ? 2 : 1;
    return columns;
}

} // namespace

QJsonObject errorJson(const Error &error)
{
    QJsonObject json{{QStringLiteral("code"), errorCodeName(error.code)}, {QStringLiteral("message"), error.message}};
    if (!error.reason.isEmpty())
        json.insert(QStringLiteral("reason"), error.reason);
    if (!error.detail.isEmpty())
        json.insert(QStringLiteral("detail"), error.detail);
    if (error.retryAfter)
        json.insert(QStringLiteral("retryAfterSeconds"), static_cast<qint64>(error.retryAfter->count()));
    return json;
}

void Console::print(const QJsonObject &json, const QString &text) const
{
    if (m_isJson)
        write(stdout, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
    else if (!text.isEmpty())
        write(stdout, SafeText::fromOutside(text).plain());
}

void Console::printTable(const QString &name, const QJsonArray &json, const QStringList &head,
                         const QList<QStringList> &rows) const
{
    if (m_isJson)
        return print({{name, json}}, {});
    QList<qsizetype> widths;
    for (const QString &title : head)
        widths.append(columnsOf(title));
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size() && i < widths.size(); ++i)
            widths[i] = std::min<qsizetype>(60, std::max(widths.at(i), columnsOf(row.at(i))));
    }
    for (const QStringList &row : QList<QStringList>{head} + rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString cell = SafeText::lineFromOutside(row.at(i)).plain();
            const bool isLast = i + 1 == row.size();
            line += isLast
                ? cell
                : QString(cell + QString(std::max<qsizetype>(0, widths.value(i) - columnsOf(cell)) + 2, u' '));
        }
        write(stdout, line.trimmed());
    }
}

ExitCode Console::fail(const Error &error) const
{
    if (m_isJson)
        print({{QStringLiteral("error"), errorJson(error)}}, {});
    else
        write(stderr, SafeText::fromOutside(QString(QStringLiteral("rdesk: ") + error.message)).plain());
    return exitCodeOf(error);
}

} // namespace releasedesk::cli
