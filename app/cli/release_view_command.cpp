// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/cli/release_json.h"
#include "core/base/clock.h"
#include "core/base/shown_zone.h"
#include "core/documents/release_notes.h"
#include "core/documents/release_text.h"
#include "core/documents/work_plan_steps.h"
#include "core/domain/release_decisions.h"
#include "core/domain/task_fact.h"
#include "core/session/release_log.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

//! Writes to the file of --out, or to the console.
ExitCode deliver(const Invocation &invocation, const QString &file, const QString &text, const QJsonObject &json)
{
    if (file.isEmpty()) {
        invocation.console.print(json, text);
        return Done;
    }
    QSaveFile target(file);
    const QByteArray bytes = text.toUtf8();
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit())
        return invocation.console.fail({ErrorCode::PermissionDenied,
                                        Text::tr("%1 could not be written (%2). Check the folder and the free space.")
                                            .arg(file, target.errorString()),
                                        {}});
    invocation.console.print({{u"file"_s, file}, {u"bytes"_s, bytes.size()}}, Text::tr("Wrote %1.").arg(file));
    return Done;
}

} // namespace

QCoro::Task<ExitCode> releaseList(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"all"_s, {}}});
    if (!parse(parser, invocation, u"release list [--all]"_s, 0, 0))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    QJsonArray json;
    QList<QStringList> rows;
    for (const domain::Release &release : (*open)->desk->book().releases()) {
        if (release.isOver() && !parser.isSet(u"all"_s))
            continue;
        const QJsonObject summary = releaseSummaryJson(release, (*open)->desk->directory());
        json.append(summary);
        rows.append({QString(release.project().value() + u'/' + release.version()), domain::stateName(release.state()),
                     u"%1 / %2"_s.arg(summary[u"tasksDone"].toInt()).arg(summary[u"tasks"].toInt()),
                     (*open)->desk->directory().nameOf(release.owner()), release.title()});
    }
    invocation.console.printTable(
        u"releases"_s, json,
        {Text::tr("Release"), Text::tr("State"), Text::tr("Tasks"), Text::tr("Owner"), Text::tr("Title")}, rows);
    co_return Done;
}

QCoro::Task<ExitCode> releaseShow(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"release show RELEASE"_s, 1, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return invocation.console.fail(id.error());
    const domain::Release &release = *(*open)->desk->release(*id);
    const domain::Directory &directory = (*open)->desk->directory();
    const auto findings = release.isEditable() ? domain::checkPlan(release, directory, QDateTime::currentDateTimeUtc())
                                               : QList<domain::Finding>();
    if (invocation.console.isJson()) {
        invocation.console.print(releaseJson(release, findings, (*open)->desk->directory()), {});
        co_return Done;
    }
    invocation.console.print({}, stateLine(release, directory));
    QList<QStringList> rows;
    for (const domain::Task &task : release.plan().tasks) {
        const domain::TaskRun run = release.run(task.id);
        rows.append({task.id.value(), task.phase.isEmpty() ? Text::tr("(rollback)") : task.phase.value(), task.kind,
                     json::nameOf(run.state), domain::taskFact(task, run)});
    }
    invocation.console.printTable(
        {}, {}, {Text::tr("Task"), Text::tr("Phase"), Text::tr("Kind"), Text::tr("State"), Text::tr("Facts")}, rows);
    for (const domain::Finding &finding : findings)
        invocation.console.print({}, QString(finding.rule + u"  "_s + finding.message));
    co_return Done;
}

QCoro::Task<ExitCode> releaseExport(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"what"_s, {}, u"W"_s, u"release"_s}, {u"out"_s, {}, u"FILE"_s}});
    if (!parse(parser, invocation, u"release export RELEASE [--what release|text|workplan] [--out FILE]"_s, 1, 1))
        co_return Usage;
    const QString what = parser.value(u"what"_s);
    if (what != u"release" && what != u"text" && what != u"workplan") {
        invocation.console.fail(
            {ErrorCode::InvalidArgument, Text::tr("--what takes release, text or workplan, not “%1”.").arg(what), {}});
        co_return Usage;
    }
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return invocation.console.fail(id.error());
    const domain::Release &release = *(*open)->desk->release(*id);
    if (what == u"workplan") {
        const QString text = documents::workPlanMarkdown(release, (*open)->desk->directory(), SystemClock().utcNow());
        co_return deliver(invocation, parser.value(u"out"_s), text, {{u"workPlan"_s, text}});
    }
    if (what == u"text") {
        const QString text = QString::fromUtf8(documents::writeReleaseText(documents::ReleaseText::of(release)));
        co_return deliver(invocation, parser.value(u"out"_s), text, {{u"text"_s, text}});
    }
    const QJsonObject json = releaseJson(release, {}, (*open)->desk->directory());
    co_return deliver(invocation, parser.value(u"out"_s), QString::fromUtf8(QJsonDocument(json).toJson()), json);
}

QCoro::Task<ExitCode> notes(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"language"_s, {}, u"L"_s, u"en"_s}, {u"out"_s, {}, u"FILE"_s}});
    if (!parse(parser, invocation, u"notes RELEASE [--language en|ko] [--out FILE]"_s, 1, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return invocation.console.fail(id.error());
    const domain::Release &release = *(*open)->desk->release(*id);
    documents::NotesOptions options;
    options.language = parser.value(u"language"_s);
    options.date
        = inShownZone(release.endedAt().isValid() ? release.endedAt() : QDateTime::currentDateTimeUtc()).date();
    options.buildNumber = documents::buildNumberOf(release);
    const QString text = documents::currentNotes(release, options);
    QJsonArray leftOut;
    for (const documents::Omission &each : documents::omissionsOf(release))
        leftOut.append(QJsonObject{{u"key"_s, each.issue.key},
                                   {u"summary"_s, each.issue.summary},
                                   {u"why"_s, documents::omissionName(each.reason)}});
    co_return deliver(invocation, parser.value(u"out"_s), text,
                      {{u"language"_s, options.language}, {u"notes"_s, text}, {u"leftOut"_s, leftOut}});
}

QCoro::Task<ExitCode> events(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{u"after"_s, {}, u"N"_s, u"0"_s}, {u"limit"_s, {}, u"N"_s, u"1000"_s}, {u"release"_s, {}, u"R"_s}});
    if (!parse(parser, invocation, u"events [--after N] [--limit N] [--release RELEASE]"_s, 0, 0))
        co_return Usage;
    bool isPosition = false;
    bool isLimit = false;
    const qint64 after = parser.value(u"after"_s).toLongLong(&isPosition);
    const int limit = parser.value(u"limit"_s).toInt(&isLimit);
    if (!isPosition || !isLimit || after < 0 || limit < 1) {
        invocation.console.fail({ErrorCode::InvalidArgument, Text::tr("--after and --limit take whole numbers."), {}});
        co_return Usage;
    }
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    QString stream;
    if (parser.isSet(u"release"_s)) {
        const auto id = findRelease(*(*open)->desk, parser.value(u"release"_s));
        if (!id)
            co_return invocation.console.fail(id.error());
        stream = u"release-"_s + id->value();
    }
    const auto found = co_await (*open)->session->eventsAfter(after, limit);
    if (!found)
        co_return invocation.console.fail(found.error());
    for (const store::RecordedEvent &event : *found) {
        if (!stream.isEmpty() && event.stream.value() != stream)
            continue;
        const QJsonObject json = eventJson(event);
        invocation.console.print(json,
                                 u"%1  %2  %3  %4  %5"_s.arg(event.position, 6)
                                     .arg(inShownZone(event.at).toString(u"yyyy-MM-dd HH:mm:ss"_s),
                                          event.event.name.leftJustified(24), event.actor.value().leftJustified(14),
                                          QString::fromUtf8(event.event.payload.left(120))));
    }
    co_return Done;
}

namespace {

//! The output of all tasks and what the record tells, by time.
QCoro::Task<ExitCode> wholeLog(Console console, std::shared_ptr<OpenWorkspace> open, ReleaseId id)
{
    const auto log = std::make_unique<session::ReleaseLog>(*open->session, id);
    log->update(*open->desk->release(id), open->desk->history(id));
    while (log->hasMore()) {
        const auto lines = co_await log->read();
        if (!lines)
            co_return console.fail(lines.error());
        for (const session::ReleaseLogLine &each : *lines) {
            QJsonObject json = logLineJson(each.line);
            json.insert(u"task"_s, each.run.value());
            console.print(json,
                          QString(inShownZone(each.line.at).toString(u"yyyy-MM-dd HH:mm:ss"_s) + u"  "_s
                                  + json.value(u"level"_s).toString().leftJustified(9)
                                  + each.line.source.leftJustified(9) + u' ' + each.run.value().leftJustified(16) + u' '
                                  + each.line.text));
        }
    }
    co_return Done;
}

} // namespace

QCoro::Task<ExitCode> log(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"attempt"_s, {}, u"N"_s}});
    if (!parse(parser, invocation, u"log RELEASE [TASK [--attempt N]]"_s, 1, 2))
        co_return Usage;
    if (parser.positionalArguments().size() == 1 && parser.isSet(u"attempt"_s))
        co_return invocation.console.fail(
            {ErrorCode::InvalidArgument,
             Text::tr("--attempt is of a task: name the task too, or leave it out to see the whole release."),
             {}});
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return invocation.console.fail(id.error());
    if (parser.positionalArguments().size() == 1)
        co_return co_await wholeLog(invocation.console, *open, *id);
    const TaskId task(parser.positionalArguments().at(1));
    const domain::Release &release = *(*open)->desk->release(*id);
    if (!release.task(task)) {
        QStringList known;
        for (const domain::Task &each : release.plan().tasks)
            known.append(each.id.value());
        co_return invocation.console.fail(
            {ErrorCode::NotFound,
             Text::tr("%1 has no task “%2”. There are: %3.")
                 .arg(parser.positionalArguments().first(), task.value(), known.join(u", "_s)),
             {}});
    }
    const int newest = release.lastAttempt(task);
    const int attempt = parser.isSet(u"attempt"_s) ? parser.value(u"attempt"_s).toInt() : newest;
    if (newest == 0 || attempt < 1 || attempt > newest)
        co_return invocation.console.fail(
            {ErrorCode::NotFound,
             newest == 0 ? Text::tr("No attempt of “%1” has run, so it wrote nothing.").arg(task.value())
                         : Text::tr("“%1” has no attempt %2; the newest is %3.")
                               .arg(task.value(), parser.value(u"attempt"_s), QString::number(newest)),
             {}});
    constexpr int pageSize = 1000;
    for (qint64 first = 0;; first += pageSize) {
        const auto lines = co_await (*open)->session->log({*id, task, attempt}, first, pageSize);
        if (!lines)
            co_return invocation.console.fail(lines.error());
        for (const store::LogLine &line : *lines)
            invocation.console.print(logLineJson(line),
                                     QString(inShownZone(line.at).toString(u"HH:mm:ss"_s) + u"  "_s
                                             + line.source.leftJustified(9) + u' ' + line.text));
        if (lines->size() < pageSize)
            co_return Done;
    }
}

QCoro::Task<ExitCode> auditVerify(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOption({u"key"_s, {}, u"BASE64"_s});
    if (!parse(parser, invocation, u"audit verify [FILE [--key BASE64]]"_s, 0, 1))
        co_return Usage;
    if (!parser.positionalArguments().isEmpty())
        co_return verifyEvidenceFile(invocation.console, parser.positionalArguments().first(), parser.value(u"key"_s));
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto report = co_await (*open)->room->auditVerify();
    if (!report)
        co_return invocation.console.fail(report.error());
    invocation.console.print(
        {{u"events"_s, report->events},
         {u"firstPosition"_s, report->firstPosition},
         {u"lastPosition"_s, report->lastPosition},
         {u"headHash"_s, QString::fromLatin1(report->headHash.toHex())}},
        Text::tr("%n event(s), every one as it was recorded. Head %1.", nullptr, static_cast<int>(report->events))
            .arg(QString::fromLatin1(report->headHash.toHex())));
    co_return Done;
}

} // namespace releasedesk::cli
