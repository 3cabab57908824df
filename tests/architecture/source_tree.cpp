// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/source_tree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace releasedesk::tests {
namespace {

const QDir root(QStringLiteral(RD_SOURCE_DIR));

} // namespace

QList<SourceFile> sourceFiles(const QStringList &folders, const QStringList &endings)
{
    QList<SourceFile> files;
    for (const QString &folder : folders) {
        QDirIterator walk(root.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString full = walk.next();
            const QString path = root.relativeFilePath(full);
            const bool isWanted
                = std::ranges::any_of(endings, [&path](const QString &ending) { return path.endsWith(ending); });
            if (!isWanted || path.startsWith(QStringLiteral("tests/data/")))
                continue;
            QFile file(full);
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(path));
            files.append({path, QString::fromUtf8(file.readAll())});
        }
    }
    return files;
}

QStringList foldersIn(const QString &folder)
{
    QStringList found;
    for (const SourceFile &file : sourceFiles({folder}, {QStringLiteral(".h"), QStringLiteral(".cpp")})) {
        const QString name = file.path.section(u'/', 0, 1);
        if (file.path.count(u'/') > 1 && !found.contains(name))
            found.append(name);
    }
    found.sort();
    return found;
}

QString withoutComments(const QString &text, bool strings)
{
    QString kept = text;
    const auto blank = [&kept](qsizetype from, qsizetype to) {
        for (qsizetype i = from; i < to; ++i) {
            if (kept.at(i) != u'\n')
                kept[i] = u' ';
        }
    };
    const auto endOf = [&text](const QString &mark, qsizetype from) {
        const qsizetype at = text.indexOf(mark, from);
        return at < 0 ? text.size() : at;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QStringView rest = QStringView(text).mid(i);
        qsizetype end = 0; // of what was found here
        if (rest.startsWith(u"//")) {
            end = endOf(QStringLiteral("\n"), i);
            blank(i, end);
        } else if (rest.startsWith(u"/*")) {
            end = std::min(endOf(QStringLiteral("*/"), i + 2) + 2, text.size());
            blank(i, end);
        } else if (rest.startsWith(u"R\"")) {
            const QString delimiter = text.mid(i + 2, text.indexOf(u'(', i) - i - 2);
            end = std::min(endOf(u')' + delimiter + u'"', i) + delimiter.size() + 2, text.size());
            if (!strings)
                blank(i + 2, end - 1);
        } else if (text.at(i) == u'"' || (text.at(i) == u'\'' && (i == 0 || !text.at(i - 1).isLetterOrNumber()))) {
            end = i + 1;
            while (end < text.size() && text.at(end) != text.at(i) && text.at(end) != u'\n')
                end += text.at(end) == u'\\' ? 2 : 1;
            end = std::min(end + 1, text.size());
            if (!strings)
                blank(i + 1, end - 1);
        } else {
            continue;
        }
        i = end - 1;
    }
    return kept;
}

} // namespace releasedesk::tests
