// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/cli/release_json.h"
#include "core/bpmn/bpmn_import.h"
#include "core/documents/release_text.h"
#include "core/reconciliation/reconciliation_service.h"
#include "core/workspace/workspace_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

constexpr qint64 largestFile = qint64{32} << 20;

Result<QByteArray> bytesOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, Text::tr("%1 could not be read (%2).").arg(name, file.errorString()));
    if (file.size() > largestFile)
        return failure(ErrorCode::ResourceExhausted,
                       Text::tr("%1 is larger than %2 MiB, so it is no release.").arg(name).arg(largestFile >> 20));
    return file.readAll();
}

//! The same error with the name of the file in front.
Error inFile(const QString &name, Error error)
{
    error.message = QString(name + u": "_s + error.message);
    return error;
}

//! People, projects and rules of the workspace in reach; nothing if there is none.
std::optional<domain::Directory> directoryOf(const Invocation &invocation)
{
    const QString file = QDir(invocation.folder).filePath(u"workspace.yaml"_s);
    if (!QFile::exists(file))
        return std::nullopt;
    const auto workspace = workspace::readWorkspaceFile(file);
    return workspace ? std::optional(workspace->directory()) : std::nullopt;
}

QString shown(const QJsonValue &value)
{
    if (value.isUndefined())
        return Text::tr("nothing");
    if (value.isString())
        return value.toString();
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

//! A release without issues whose flow is that of a BPMN drawing.
Result<documents::ReleaseText> releaseOfDrawing(const QByteArray &xml, const QString &project, const QString &version,
                                                QList<bpmn::Remark> &remarks)
{
    if (project.isEmpty() || version.isEmpty())
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("A drawing says neither project nor version, so no release can be made of it alone. "
                                "Add --release PROJECT/VERSION."));
    auto drawing = bpmn::readBpmn(xml);
    if (!drawing)
        return failed(drawing);
    remarks = drawing->remarks;
    documents::ReleaseText text;
    text.project = ProjectId(project);
    text.version = version;
    text.title = drawing->name;
    text.plan = drawing->plan;
    return text;
}

} // namespace

QCoro::Task<ExitCode> formatText(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"check"_s, {}}});
    if (!parse(parser, invocation, u"format FILE… [--check]"_s, 1, 1000))
        co_return Usage;
    QJsonArray changed;
    const QStringList names = parser.positionalArguments();
    for (const QString &name : names) {
        const auto text = bytesOf(name);
        if (!text)
            co_return invocation.console.fail(text.error());
        const auto formatted = documents::formatReleaseText(*text);
        if (!formatted)
            co_return invocation.console.fail(inFile(name, formatted.error()));
        if (*formatted == *text)
            continue;
        changed.append(name);
        if (parser.isSet(u"check"_s))
            continue;
        QSaveFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(*formatted) != formatted->size() || !file.commit())
            co_return invocation.console.fail(
                {ErrorCode::PermissionDenied,
                 Text::tr("%1 could not be written (%2). Check the folder and the free space.")
                     .arg(name, file.errorString()),
                 {}});
    }
    const bool isCheck = parser.isSet(u"check"_s);
    const auto count = static_cast<int>(changed.size());
    invocation.console.print({{u"changed"_s, changed}, {u"written"_s, !isCheck}},
                             changed.isEmpty() ? Text::tr("Nothing to change.")
                                 : isCheck     ? Text::tr("%n file(s) are not in their form.", nullptr, count)
                                               : Text::tr("%n file(s) were written anew.", nullptr, count));
    co_return isCheck && !changed.isEmpty() ? Failed : Done;
}

QCoro::Task<ExitCode> lintText(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"lint FILE…"_s, 1, 1000))
        co_return Usage;
    const auto directory = directoryOf(invocation);
    bool hasErrors = false;
    QJsonArray json;
    QStringList lines;
    const QStringList names = parser.positionalArguments();
    for (const QString &name : names) {
        const auto text = bytesOf(name);
        if (!text)
            co_return invocation.console.fail(text.error());
        const auto found
            = documents::lintReleaseText(*text, directory ? &*directory : nullptr, QDateTime::currentDateTimeUtc());
        if (!found)
            co_return invocation.console.fail(inFile(name, found.error()));
        for (const documents::TextFinding &each : *found) {
            hasErrors = hasErrors || each.finding.level == domain::FindingLevel::Error;
            const QString level = json::nameOf(each.finding.level);
            json.append(QJsonObject{{u"file"_s, name},
                                    {u"line"_s, each.line},
                                    {u"column"_s, each.column},
                                    {u"rule"_s, each.finding.rule},
                                    {u"level"_s, level},
                                    {u"task"_s, each.finding.task.value()},
                                    {u"message"_s, each.finding.message}});
            lines.append(u"%1:%2:%3: %4: %5 [%6]"_s.arg(name)
                             .arg(each.line)
                             .arg(each.column)
                             .arg(level, each.finding.message, each.finding.rule));
        }
    }
    invocation.console.print({{u"findings"_s, json}, {u"hasWorkspace"_s, directory.has_value()}},
                             lines.isEmpty() ? Text::tr("Nothing found.") : lines.join(u'\n'));
    co_return hasErrors ? Failed : Done;
}

QCoro::Task<ExitCode> diffTexts(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"diff FILE FILE"_s, 2, 2))
        co_return Usage;
    QList<documents::ReleaseText> releases;
    const QStringList names = parser.positionalArguments();
    for (const QString &name : names) {
        const auto text = bytesOf(name);
        if (!text)
            co_return invocation.console.fail(text.error());
        const auto release = documents::readReleaseText(*text);
        if (!release)
            co_return invocation.console.fail(inFile(name, release.error()));
        releases.append(*release);
    }
    const auto changes = documents::differences(releases.first(), releases.last());
    QJsonArray json;
    QStringList lines;
    for (const documents::TextChange &change : changes) {
        QJsonObject each{{u"path"_s, change.path}};
        if (!change.before.isUndefined())
            each.insert(u"before"_s, change.before);
        if (!change.after.isUndefined())
            each.insert(u"after"_s, change.after);
        json.append(each);
        const QString sign = change.before.isUndefined() ? u"+"_s : change.after.isUndefined() ? u"-"_s : u"~"_s;
        lines.append(sign == u"+" ? u"+ %1: %2"_s.arg(change.path, shown(change.after))
                         : sign == u"-"
                         ? u"- %1: %2"_s.arg(change.path, shown(change.before))
                         : u"~ %1: %2 → %3"_s.arg(change.path, shown(change.before), shown(change.after)));
    }
    invocation.console.print({{u"changes"_s, json}},
                             lines.isEmpty() ? Text::tr("They say the same.") : lines.join(u'\n'));
    co_return lines.isEmpty() ? Done : Failed;
}

QCoro::Task<ExitCode> textSchema(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"schema"_s, 0, 0))
        co_return Usage;
    const QByteArray schema = documents::releaseTextSchema();
    invocation.console.print(QJsonDocument::fromJson(schema).object(), QString::fromUtf8(schema).trimmed());
    co_return Done;
}

QCoro::Task<ExitCode> releaseImport(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"id"_s, {}, u"I"_s}, {u"release"_s, {}, u"PROJECT/VERSION"_s}, {u"owner"_s, {}, u"O"_s}});
    if (!parse(parser, invocation, u"release import FILE [--id ID] [--release PROJECT/VERSION [--owner PERSON]]"_s, 1,
               1))
        co_return Usage;
    const Console console = invocation.console;
    const QString name = parser.positionalArguments().first();
    const auto text = bytesOf(name);
    if (!text)
        co_return console.fail(text.error());
    QList<bpmn::Remark> remarks;
    Result<documents::ReleaseText> read = documents::ReleaseText();
    if (name.endsWith(u".bpmn"_s, Qt::CaseInsensitive)) {
        read = releaseOfDrawing(*text, parser.value(u"release"_s).section(u'/', 0, 0),
                                parser.value(u"release"_s).section(u'/', 1), remarks);
        if (read)
            read->owner = PersonId(parser.value(u"owner"_s));
    } else {
        read = documents::readReleaseText(*text);
    }
    if (!read)
        co_return console.fail(inFile(name, read.error()));
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return console.fail(open.error());
    const QString fresh = u"r-"_s + QUuid::createUuid().toString(QUuid::Id128).left(12);
    if (read->owner.isEmpty())
        read->owner = (*open)->desk->person();
    domain::CreateRelease command = read->command(ReleaseId(parser.isSet(u"id"_s) ? parser.value(u"id"_s) : fresh));
    if (!command.scope.isEmpty()) {
        const auto snapshot
            = co_await (*open)->room->versions().snapshot(command.scope, QDateTime::currentDateTimeUtc());
        if (!snapshot)
            co_return console.fail(snapshot.error());
        command.snapshot = *snapshot;
        // With who wrote its code: nobody approves the own.
        const domain::Directory &directory = (*open)->desk->directory();
        if (const domain::Project *const project = directory.project(command.project)) {
            const auto coded = co_await reconciliation::ReconciliationService::withCode(
                reconciliation::wishFor(*project, command.version, (*open)->desk->book().releases(), directory,
                                        QDir((*open)->room->folder()).filePath(u".repositories"_s),
                                        reconciliation::codeEndsOf(command.plan)),
                command.snapshot);
            if (!coded)
                co_return console.fail(coded.error());
            command.snapshot = coded->snapshot;
        }
    }
    if (const auto done = co_await sendAndSee(*open, command); !done)
        co_return console.fail(done.error());
    const domain::Release &release = *(*open)->desk->release(command.release);
    QJsonObject json = releaseJson(release, {}, (*open)->desk->directory());
    QStringList lines{
        Text::tr("Created %1 %2 (%3) with %n issue(s).", nullptr, static_cast<int>(release.snapshot().issues.size()))
            .arg(release.project().value(), release.version(), release.id().value())};
    if (name.endsWith(u".bpmn"_s, Qt::CaseInsensitive)) {
        QJsonArray told;
        for (const bpmn::Remark &each : std::as_const(remarks)) {
            told.append(
                QJsonObject{{u"line"_s, each.line}, {u"element"_s, each.element}, {u"message"_s, each.message}});
            lines.append(u"%1:%2: %3: %4"_s.arg(name).arg(each.line).arg(each.element, each.message));
        }
        json.insert(u"remarks"_s, told);
        if (!remarks.isEmpty())
            lines.insert(1,
                         Text::tr("%n thing(s) of the drawing were not carried over as they are:", nullptr,
                                  static_cast<int>(remarks.size())));
    }
    console.print(json, lines.join(u'\n'));
    co_return Done;
}

} // namespace releasedesk::cli
