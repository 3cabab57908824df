// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/release_json.h"
#include "core/approvals/evidence.h"
#include "core/base/clock.h"
#include "core/base/shown_zone.h"
#include "core/projections/approval_waiting.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

constexpr qint64 largestFile = qint64{256} * 1024 * 1024;

Result<> writeFile(const QString &name, const QByteArray &bytes)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("%1 could not be written (%2).").arg(name, file.errorString()));
    return {};
}

Result<QByteArray> readFile(const QString &name)
{
    QFile file(name);
    if (!file.exists())
        return failure(ErrorCode::NotFound, Text::tr("There is no file %1.").arg(name));
    if (file.size() > largestFile || !file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("%1 could not be read (%2).").arg(name, file.errorString()));
    return file.readAll();
}

//! Every line of \p bytes that is a checkpoint, as a file or a mail that was kept has them; DataLoss if there is none.
Result<QList<approvals::Checkpoint>> checkpointsIn(const QByteArray &bytes)
{
    QList<approvals::Checkpoint> found;
    const QList<QByteArray> lines = bytes.split('\n');
    for (const QByteArray &each : lines) {
        const QByteArray line = each.trimmed();
        if (!line.startsWith('{') || !line.endsWith('}')) // another line of the mail, or one that was cut off
            continue;
        const auto checkpoint = approvals::readCheckpoint(line);
        if (!checkpoint)
            return failed(checkpoint);
        found.append(*checkpoint);
    }
    if (!found.isEmpty())
        return found;
    const auto nothing = approvals::readCheckpoint(bytes.trimmed());
    return failed(nothing);
}

QString keyText(const QByteArray &key)
{
    return QString::fromLatin1(key.toBase64());
}

//! A sentence, after another one; empty: every decision is signed.
QString unsignedText(const approvals::EvidenceReport &report)
{
    if (report.unsignedDecisions == 0)
        return {};
    return u' '
        + Text::tr("%n decision(s) without a signing key: they count by the sign-in alone.", nullptr,
                   report.unsignedDecisions);
}

} // namespace

QCoro::Task<ExitCode> releaseEvidence(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOption({{u"o"_s, u"out"_s}, {}, u"FILE"_s});
    if (!parse(parser, invocation, u"release evidence RELEASE -o FILE"_s, 1, 1) || !parser.isSet(u"out"_s))
        co_return Usage;
    const Console console = invocation.console;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return console.fail(id.error());
    const auto bytes = co_await (*open)->room->proof().evidence(*id);
    if (!bytes)
        co_return console.fail(bytes.error());
    const QString file = parser.value(u"out"_s);
    if (const auto written = writeFile(file, *bytes); !written)
        co_return console.fail(written.error());
    const auto report = approvals::verifyEvidence(*bytes); // what cannot be verified is not handed out as evidence
    if (!report)
        co_return console.fail(report.error());
    console.print({{u"file"_s, file},
                   {u"signatures"_s, report->signatures},
                   {u"unsignedDecisions"_s, report->unsignedDecisions},
                   {u"engineKey"_s, keyText(report->engineKey)}},
                  Text::tr("%1 holds %n signature(s).%2 Give the key of this engine by another way: %3", nullptr,
                           report->signatures)
                      .arg(file, unsignedText(*report), keyText(report->engineKey)));
    co_return Done;
}

//! Without a workspace: the file is all there is.
ExitCode verifyEvidenceFile(const Console &console, const QString &name, const QString &key)
{
    const auto bytes = readFile(name);
    if (!bytes)
        return console.fail(bytes.error());
    const auto report = approvals::verifyEvidence(*bytes, QByteArray::fromBase64(key.toLatin1()));
    if (!report)
        return console.fail(report.error());
    const QString trust = key.isEmpty()
        ? Text::tr("Compare the key of its engine with the one you were given: %1").arg(keyText(report->engineKey))
        : Text::tr("Its engine is the one you named.");
    console.print({{u"release"_s, report->release.value()},
                   {u"workspace"_s, report->workspace},
                   {u"events"_s, report->events},
                   {u"signatures"_s, report->signatures},
                   {u"unsignedDecisions"_s, report->unsignedDecisions},
                   {u"digests"_s, QJsonArray::fromStringList(report->digests)},
                   {u"position"_s, report->position},
                   {u"engineKey"_s, keyText(report->engineKey)},
                   {u"isEngineNamed"_s, !key.isEmpty()}},
                  Text::tr("%n signature(s) of %1 hold.%2 %3", nullptr, report->signatures)
                      .arg(report->release.value(), unsignedText(*report), trust));
    return Done;
}

QCoro::Task<ExitCode> auditCheckpoint(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{{u"o"_s, u"out"_s}, {}, u"FILE"_s}, {u"check"_s, {}, u"FILE"_s}});
    if (!parse(parser, invocation, u"audit checkpoint [-o FILE] [--check FILE]"_s, 0, 0))
        co_return Usage;
    const Console console = invocation.console;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return console.fail(open.error());
    if (parser.isSet(u"check"_s)) {
        const auto bytes = readFile(parser.value(u"check"_s));
        if (!bytes)
            co_return console.fail(bytes.error());
        const auto kept = checkpointsIn(*bytes);
        if (!kept)
            co_return console.fail(kept.error());
        const auto checked = co_await (*open)->room->proof().check(*kept);
        if (!checked)
            co_return console.fail(checked.error());
        const QString holds = Text::tr("The record is still what it was up to event %1.").arg(checked->newest);
        const QString rest = Text::tr("%n of them could not be compared, an archive has what they saw.", nullptr,
                                      static_cast<int>(checked->archived));
        console.print({{u"position"_s, checked->newest},
                       {u"checkpoints"_s, kept->size()},
                       {u"archived"_s, checked->archived},
                       {u"holds"_s, true}},
                      checked->archived > 0 ? QString(holds + u' ' + rest) : holds);
        co_return Done;
    }
    const auto made = co_await (*open)->room->proof().checkpoint();
    if (!made)
        co_return console.fail(made.error());
    const QByteArray line = approvals::checkpointLine(*made);
    if (parser.isSet(u"out"_s)) {
        if (const auto written = writeFile(parser.value(u"out"_s), line + '\n'); !written)
            co_return console.fail(written.error());
    }
    console.print({{u"checkpoint"_s, QString::fromUtf8(line)}, {u"position"_s, made->position}},
                  QString::fromUtf8(line));
    co_return Done;
}

QCoro::Task<ExitCode> auditPlaces(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"every"_s, {}, u"HOURS"_s},
                       {u"file"_s, {}, u"FILE"_s},
                       {u"mail"_s, {}, u"ADDRESS"_s},
                       {u"issue"_s, {}, u"KEY"_s},
                       {u"connection"_s, {}, u"ID"_s}});
    if (!parse(parser, invocation,
               u"audit places [--every HOURS] [--file FILE] [--mail ADDRESS] [--issue KEY --connection ID]"_s, 0, 0))
        co_return Usage;
    const Console console = invocation.console;
    const bool isChange
        = std::ranges::any_of(QStringList{u"every"_s, u"file"_s, u"mail"_s, u"issue"_s, u"connection"_s},
                              [&](const QString &name) { return parser.isSet(name); });
    const auto open = co_await openWorkspace(invocation, isChange ? Access::Decide : Access::Read);
    if (!open)
        co_return console.fail(open.error());
    domain::CheckpointPlaces places = (*open)->room->workspace().checkpoints;
    const auto take = [&](const QString &option, QString &field) {
        if (parser.isSet(option))
            field = parser.value(option) == u"none" ? QString() : parser.value(option);
    };
    take(u"file"_s, places.file);
    take(u"mail"_s, places.mail);
    take(u"issue"_s, places.issue);
    if (parser.isSet(u"connection"_s))
        places.jira = ConnectionId(parser.value(u"connection"_s));
    if (parser.isSet(u"every"_s))
        places.everyHours = parser.value(u"every"_s).toInt(); // what is no number is refused as 0 hours
    if (isChange) {
        const auto saved = (*open)->room->edit(workspace::SetCheckpointPlaces{places}, (*open)->session->person());
        if (!saved)
            co_return console.fail(saved.error());
    }
    QStringList names;
    for (const QString &place : {places.file, places.mail, places.issue}) {
        if (!place.isEmpty())
            names.append(place);
    }
    console.print(toJson(places),
                  names.isEmpty() ? Text::tr("No checkpoint leaves this computer by itself: a record that is rewritten "
                                             "as a whole would not be found out. Name a file, an address or an issue.")
                                  : Text::tr("Every %n hour(s), while the engine runs: %1", nullptr, places.everyHours)
                                        .arg(names.join(u", "_s)));
    co_return Done;
}

QCoro::Task<ExitCode> why(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"why RELEASE"_s, 1, 1))
        co_return Usage;
    const Console console = invocation.console;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return console.fail(id.error());
    const session::Desk &desk = *(*open)->desk;
    const auto chain = projections::whyNotMoving(*desk.release(*id), (*open)->room->directory(), SystemClock().utcNow(),
                                                 desk.book().releases());
    QJsonArray json;
    QList<QStringList> rows;
    for (const projections::Blocker &each : chain) {
        json.append(QJsonObject{{u"reason"_s, each.reason},
                                {u"text"_s, each.text},
                                {u"holders"_s, json::write(each.holders)},
                                {u"since"_s, json::write(each.since)},
                                {u"due"_s, json::write(each.due)},
                                {u"actions"_s, QJsonArray::fromStringList(each.actions)}});
        QStringList holders;
        for (const PersonId &person : each.holders)
            holders.append((*open)->room->directory().nameOf(person));
        rows.append({each.text, holders.join(u", "_s),
                     each.since.isValid() ? inShownZone(each.since).toString(u"yyyy-MM-dd HH:mm"_s) : QString(),
                     each.actions.join(u", "_s)});
    }
    if (rows.isEmpty() && !console.isJson()) {
        console.print({}, Text::tr("Nothing keeps it."));
        co_return Done;
    }
    console.printTable(u"blockers"_s, json,
                       {Text::tr("Why"), Text::tr("Who"), Text::tr("Since"), Text::tr("What can be done")}, rows);
    co_return Done;
}

} // namespace releasedesk::cli
