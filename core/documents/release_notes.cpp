// SPDX-License-Identifier: Apache-2.0
#include "core/documents/release_notes.h"

#include "core/base/safe_text.h"

#include <QLocale>

namespace releasedesk::documents {
namespace {

using namespace domain;

//! The words of a document are those of its own language, whatever the window speaks.
struct Words {
    QString date;
    QString build;
    QString features;
    QString bugs;
    QString chores;
    QString none;
    QString planned;
};

const Words &wordsOf(const QString &language)
{
    static const Words english{QStringLiteral("Date"),         QStringLiteral("Build"),
                               QStringLiteral("New features"), QStringLiteral("Fixed"),
                               QStringLiteral("Other work"),   QStringLiteral("Nothing in this version."),
                               QStringLiteral("planned")};
    static const Words korean{QStringLiteral("날짜"),      QStringLiteral("빌드"),
                              QStringLiteral("새 기능"),   QStringLiteral("수정된 버그"),
                              QStringLiteral("기타 작업"), QStringLiteral("이 버전에는 항목이 없습니다."),
                              QStringLiteral("예정")};
    return language == u"ko" ? korean : english;
}

//! Outside text in one line of Markdown that shows exactly these characters. What means nothing where it stands is left
//! as it is, so that the notes can be read as plain text too.
QString escaped(const QString &text)
{
    static const QString anywhere = QStringLiteral("\\`*_[]<>|~");
    static const QString atStart = QStringLiteral("#+-=");
    const QString line = SafeText::lineFromOutside(text).plain().trimmed();
    QString out;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        const QChar next = i + 1 < line.size() ? line.at(i + 1) : QChar(u' ');
        const bool isEntity = c == u'&' && !next.isSpace();
        const bool isNumbering = (c == u'.' || c == u')') && next.isSpace() && line.left(i).toUInt() > 0;
        if (anywhere.contains(c) || (i == 0 && atStart.contains(c)) || isEntity || isNumbering)
            out += u'\\';
        out += c;
    }
    return out;
}

//! Keys such as SHOP-1402 are our own kind of word: readable as they are.
QString lineOf(const Issue &issue)
{
    QString line = QStringLiteral("- **") + SafeText::lineFromOutside(issue.key).plain() + QStringLiteral("** ")
        + escaped(issue.summary);
    if (issue.issueClass == IssueClass::Bug && !issue.fixNote.trimmed().isEmpty())
        line += QStringLiteral(" — ") + escaped(issue.fixNote);
    return line;
}

void addSection(QStringList &lines, const QString &title, const Release &release, IssueClass wanted)
{
    QStringList items;
    for (const Issue &issue : release.snapshot().issues) {
        if (issue.issueClass == wanted && !issue.isSubtask)
            items.append(lineOf(issue));
    }
    if (items.isEmpty())
        return;
    lines << QString() << QStringLiteral("## %1 (%2)").arg(title).arg(items.size()) << QString() << items;
}

} // namespace

QString releaseNotesMarkdown(const Release &release, const NotesOptions &options)
{
    const Words &words = wordsOf(options.language);
    QStringList lines{QStringLiteral("# ") + escaped(release.project().value()) + u' '
                      + SafeText::lineFromOutside(release.version()).plain()};
    if (!release.title().isEmpty())
        lines << QString() << escaped(release.title());
    lines << QString();
    if (options.date.isValid())
        lines << QStringLiteral("- %1: %2").arg(words.date, options.date.toString(Qt::ISODate));
    if (!options.buildNumber.isEmpty())
        lines << QStringLiteral("- %1: %2").arg(words.build, escaped(options.buildNumber));
    addSection(lines, words.features, release, IssueClass::Feature);
    addSection(lines, words.bugs, release, IssueClass::Bug);
    addSection(lines, words.chores, release, IssueClass::Chore);
    if (release.snapshot().issues.isEmpty())
        lines << QString() << words.none;
    return lines.join(u'\n') + u'\n';
}

QString currentNotes(const Release &release, const NotesOptions &options)
{
    const QString edited = release.notesTexts().value(options.language);
    return edited.isEmpty() ? releaseNotesMarkdown(release, options) : edited;
}

QString buildNumberOf(const Release &release, const TaskId &task)
{
    const QString field = QStringLiteral("buildNumber");
    if (!task.isEmpty())
        return release.run(task).output[field].toVariant().toString();
    QString number;
    QDateTime newest;
    for (const Task &each : release.plan().tasks) {
        const TaskRun run = release.run(each.id);
        const bool isBuild = each.kind == u"jenkins.build" && release.isPreparation(each.id);
        const bool isFirst = number.isEmpty() || run.finishedAt < newest; // the build itself, not its tests
        if (isBuild && run.state == TaskState::Succeeded && isFirst) {
            number = run.output[field].toVariant().toString();
            newest = run.finishedAt;
        }
    }
    return number;
}

} // namespace releasedesk::documents
