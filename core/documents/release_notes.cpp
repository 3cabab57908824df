// SPDX-License-Identifier: Apache-2.0
#include "core/documents/release_notes.h"

#include "core/base/safe_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>

namespace releasedesk::documents {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseNotes)
};

//! The words of a document are those of its own language, whatever the window speaks.
struct Words {
    QString date;
    QString build;
    QString features;
    QString bugs;
    QString chores;
    QString none;

    [[nodiscard]] const QString &section(IssueClass issueClass) const
    {
        return issueClass == IssueClass::Feature ? features : issueClass == IssueClass::Bug ? bugs : chores;
    }
};

const Words &wordsOf(const QString &language)
{
    static const Words english{QStringLiteral("Date"),         QStringLiteral("Build"),
                               QStringLiteral("New features"), QStringLiteral("Fixed"),
                               QStringLiteral("Other work"),   QStringLiteral("Nothing in this version.")};
    static const Words korean{QStringLiteral("날짜"),      QStringLiteral("빌드"),
                              QStringLiteral("새 기능"),   QStringLiteral("수정된 버그"),
                              QStringLiteral("기타 작업"), QStringLiteral("이 버전에는 항목이 없습니다.")};
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

//! How the commits of a release stand for its issues.
struct CodeOf {
    QSet<QString> standing;
    QSet<QString> takenBack;
    bool isKnown = false;

    explicit CodeOf(const IssueSnapshot &snapshot)
        : isKnown(!snapshot.commits.isEmpty())
    {
        for (const ScopeCommit &commit : snapshot.commits) {
            QStringList keys = commit.issueKeys;
            keys.append(commit.issueKey);
            for (const QString &key : std::as_const(keys))
                (commit.revertedBy.isEmpty() ? standing : takenBack).insert(key);
        }
    }
};

std::optional<OmissionReason> reasonFor(const Issue &issue, const CodeOf &code)
{
    if (issue.category != StatusCategory::Done)
        return OmissionReason::NotDone;
    if (code.standing.contains(issue.key))
        return std::nullopt;
    if (code.takenBack.contains(issue.key))
        return OmissionReason::TakenBack;
    const bool needsCode = issue.issueClass != IssueClass::Chore;
    const bool hasOther = issue.development.mergedPullRequests > 0 || issue.development.commits > 0;
    return code.isKnown && needsCode && !hasOther ? std::optional(OmissionReason::NoCode) : std::nullopt;
}

QString headOf(const QString &title, qsizetype count)
{
    return QStringLiteral("## %1 (%2)").arg(title).arg(count);
}

//! Whether something was added.
bool addSection(QStringList &lines, const Words &words, const Release &release, const CodeOf &code, IssueClass wanted)
{
    QStringList items;
    for (const Issue &issue : release.snapshot().issues) {
        if (issue.issueClass == wanted && !issue.isSubtask && !reasonFor(issue, code))
            items.append(lineOf(issue));
    }
    if (items.isEmpty())
        return false;
    lines << QString() << headOf(words.section(wanted), items.size()) << QString() << items;
    return true;
}

} // namespace

QList<Omission> omissionsOf(const Release &release)
{
    const CodeOf code(release.snapshot());
    QList<Omission> omissions;
    for (const Issue &issue : release.snapshot().issues) {
        if (issue.isSubtask)
            continue;
        if (const auto reason = reasonFor(issue, code))
            omissions.append({issue, *reason});
    }
    return omissions;
}

QString omissionName(OmissionReason reason)
{
    switch (reason) {
    case OmissionReason::NotDone:
        return Text::tr("not done");
    case OmissionReason::TakenBack:
        return Text::tr("code taken back");
    case OmissionReason::NoCode:
        return Text::tr("no code");
    }
    Q_UNREACHABLE();
}

QString withIssue(const QString &notes, const Issue &issue, const QString &language)
{
    const Words &words = wordsOf(language);
    const QString title = words.section(issue.issueClass);
    static const QRegularExpression head(QStringLiteral("^##\\s+(.+?)(?:\\s+\\((\\d+)\\))?\\s*$"));
    QStringList lines = notes.split(u'\n');
    const QString nothing = words.none;
    lines.removeAll(nothing);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = head.match(lines.at(i));
        if (!match.hasMatch() || match.captured(1) != title)
            continue;
        if (!match.captured(2).isEmpty())
            lines[i] = headOf(title, match.captured(2).toInt() + 1);
        qsizetype end = i + 1;
        while (end < lines.size() && !lines.at(end).startsWith(u'#'))
            ++end;
        while (end > i + 1 && lines.at(end - 1).trimmed().isEmpty())
            --end;
        lines.insert(end, lineOf(issue));
        return lines.join(u'\n');
    }
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
    lines << QString() << headOf(title, 1) << QString() << lineOf(issue) << QString();
    return lines.join(u'\n');
}

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
    const CodeOf code(release.snapshot());
    bool hasAny = false;
    for (const IssueClass each : {IssueClass::Feature, IssueClass::Bug, IssueClass::Chore})
        hasAny = addSection(lines, words, release, code, each) || hasAny;
    if (!hasAny)
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
