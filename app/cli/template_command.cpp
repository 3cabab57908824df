// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "core/templates/offered_update.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

constexpr qint64 largestFile = qint64{8} << 20;

QJsonObject jsonOf(const templates::ReleaseTemplate &pattern)
{
    return {{u"id"_s, pattern.id},
            {u"version"_s, pattern.version},
            {u"name"_s, pattern.name},
            {u"nameKo"_s, pattern.nameKo},
            {u"description"_s, pattern.description},
            {u"tasks"_s, pattern.plan.tasks.size()},
            {u"variables"_s, QJsonArray::fromStringList(pattern.variables)}};
}

QString savedText(const templates::ReleaseTemplate &pattern)
{
    return Text::tr("Saved the template %1, version %2. Releases made of earlier versions stay as they are.")
        .arg(pattern.id)
        .arg(pattern.version);
}

QJsonObject jsonOf(const templates::UpdateConflict &conflict)
{
    QJsonObject json{{u"path"_s, conflict.path}};
    if (!conflict.before.isUndefined())
        json.insert(u"before"_s, conflict.before);
    if (!conflict.draft.isUndefined())
        json.insert(u"draft"_s, conflict.draft);
    if (!conflict.update.isUndefined())
        json.insert(u"update"_s, conflict.update);
    return json;
}

} // namespace

QCoro::Task<ExitCode> templateList(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"template list"_s, 0, 0))
        co_return Usage;
    const templates::TemplateLibrary library(invocation.folder);
    QJsonArray json;
    QList<QStringList> rows;
    for (const templates::ReleaseTemplate &each : library.newest()) {
        json.append(jsonOf(each));
        rows.append({each.id, u"v%1"_s.arg(each.version), each.name, each.description});
    }
    for (const QString &problem : library.problems())
        rows.append({u"!"_s, {}, {}, problem});
    invocation.console.printTable(
        u"templates"_s, json, {Text::tr("Template"), Text::tr("Version"), Text::tr("Name"), Text::tr("Description")},
        rows);
    co_return Done;
}

QCoro::Task<ExitCode> templateSave(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"id"_s, {}, u"I"_s}, {u"name"_s, {}, u"N"_s}, {u"description"_s, {}, u"D"_s}});
    if (!parse(parser, invocation, u"template save RELEASE --id ID [--name NAME] [--description TEXT]"_s, 1, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return invocation.console.fail(id.error());
    const domain::Release &release = *(*open)->desk->release(*id);
    const domain::Project *const project = (*open)->desk->directory().project(release.project());
    const QString name = parser.isSet(u"name"_s) ? parser.value(u"name"_s) : release.title();
    templates::ReleaseTemplate pattern
        = templates::templateOf(release.plan(), project ? *project : domain::Project(), parser.value(u"id"_s), name);
    pattern.description = parser.value(u"description"_s);
    templates::TemplateLibrary library(invocation.folder);
    const auto saved = library.save(pattern);
    if (!saved)
        co_return invocation.console.fail(saved.error());
    invocation.console.print(jsonOf(*saved), savedText(*saved));
    co_return Done;
}

QCoro::Task<ExitCode> templateExport(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"out"_s, {}, u"FILE"_s}});
    if (!parse(parser, invocation, u"template export ID [--out FILE]"_s, 1, 1))
        co_return Usage;
    const auto pattern = templates::TemplateLibrary(invocation.folder).find(parser.positionalArguments().first());
    if (!pattern)
        co_return invocation.console.fail(pattern.error());
    const QByteArray bytes = templates::writeTemplate(*pattern);
    const QString name = parser.value(u"out"_s);
    if (name.isEmpty()) {
        invocation.console.print({{u"text"_s, QString::fromUtf8(bytes)}}, QString::fromUtf8(bytes).trimmed());
        co_return Done;
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        co_return invocation.console.fail(
            {ErrorCode::PermissionDenied,
             Text::tr("%1 could not be written (%2). Check the folder and the free space.")
                 .arg(name, file.errorString()),
             {}});
    invocation.console.print({{u"file"_s, name}, {u"bytes"_s, bytes.size()}}, Text::tr("Wrote %1.").arg(name));
    co_return Done;
}

QCoro::Task<ExitCode> templateImport(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"template import FILE"_s, 1, 1))
        co_return Usage;
    QFile file(parser.positionalArguments().first());
    if (file.size() > largestFile || !file.open(QIODevice::ReadOnly))
        co_return invocation.console.fail(
            {ErrorCode::NotFound, Text::tr("%1 could not be read, or is larger than 8 MiB.").arg(file.fileName()), {}});
    const auto pattern = templates::readTemplate(file.readAll());
    if (!pattern)
        co_return invocation.console.fail(pattern.error());
    templates::TemplateLibrary library(invocation.folder);
    const auto saved = library.save(*pattern);
    if (!saved)
        co_return invocation.console.fail(saved.error());
    invocation.console.print(jsonOf(*saved), savedText(*saved));
    co_return Done;
}

QCoro::Task<ExitCode> templateUpdate(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"dry-run"_s, {}}, {u"take"_s, {}, u"path"_s}});
    if (!parse(parser, invocation, u"template update RELEASE [--take PATH]… [--dry-run]"_s, 1, 1))
        co_return Usage;
    const Console console = invocation.console;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return console.fail(id.error());
    const domain::Release &release = *(*open)->desk->release(*id);
    const templates::TemplateLibrary library(invocation.folder);
    const auto offered = templates::offeredUpdate(release, (*open)->desk->directory(), library);
    if (!offered)
        co_return console.fail(offered.error());
    const QStringList wanted = parser.values(u"take"_s);
    const templates::TemplateUpdate update
        = templates::updateOf(offered->base, release.plan(), offered->update, {wanted.begin(), wanted.end()});
    const bool isDryRun = parser.isSet(u"dry-run"_s);
    if (!isDryRun && !update.edits.isEmpty()) {
        const domain::EditPlan command{*id, release.revision(), update.edits,
                                       Text::tr("Update to version %1 of %2").arg(offered->to).arg(offered->name)};
        if (const auto done = co_await sendAndSee(*open, command); !done)
            co_return console.fail(done.error());
    }
    QJsonArray edits;
    QJsonArray conflicts;
    QStringList lines{isDryRun ? Text::tr("%n change(s) would come.", nullptr, static_cast<int>(update.edits.size()))
                               : Text::tr("%n change(s) came.", nullptr, static_cast<int>(update.edits.size()))};
    for (const domain::PlanEdit &edit : update.edits)
        edits.append(domain::planEditToJson(edit));
    for (const templates::UpdateConflict &each : update.conflicts) {
        conflicts.append(jsonOf(each));
        lines.append((each.isTaken ? Text::tr("%1: changed here and in the template; it is as the template has it.")
                                   : Text::tr("%1: changed here and in the template; it stays as it is here."))
                         .arg(each.path));
    }
    console.print({{u"from"_s, offered->from},
                   {u"to"_s, offered->to},
                   {u"edits"_s, edits},
                   {u"conflicts"_s, conflicts},
                   {u"written"_s, !isDryRun && !update.edits.isEmpty()}},
                  lines.join(u'\n'));
    co_return Done;
}

} // namespace releasedesk::cli
