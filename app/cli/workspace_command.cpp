// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/shared/sample_code.h"
#include "app/shared/sandbox_process.h"
#include "core/workspace/workspace_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace

QCoro::Task<ExitCode> workspaceInit(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{u"sample"_s, {}}, {u"sandbox"_s, {}, u"URL"_s}, {u"name"_s, {}, u"NAME"_s}, {u"me"_s, {}, u"ID"_s}});
    if (!parse(parser, invocation, u"workspace init DIR [--sample [--sandbox URL]] [--name NAME] [--me PERSON]"_s, 1,
               1))
        co_return Usage;
    const QString folder = QDir(parser.positionalArguments().first()).absolutePath();
    const QString file = QDir(folder).filePath(u"workspace.yaml"_s);
    if (QFile::exists(file))
        co_return invocation.console.fail(
            {ErrorCode::AlreadyExists,
             Text::tr("There is a workspace in %1 already; it was left as it is. Choose another folder.").arg(folder),
             {}});

    workspace::Workspace made;
    if (parser.isSet(u"sample"_s)) {
        const QUrl url(parser.isSet(u"sandbox"_s) ? parser.value(u"sandbox"_s)
                                                  : u"http://127.0.0.1:%1"_s.arg(app::samplePort));
        app::SandboxAddress sandbox{url, 0};
        QNetworkAccessManager network;
        const auto answered = co_await app::SandboxProcess::ask(network, url);
        if (answered)
            sandbox = *answered;
        else if (parser.isSet(u"sandbox"_s))
            co_return invocation.console.fail(answered.error());
        else
            sandbox.smtpPort = app::samplePort + 1;
        made = app::sampleWorkspace(sandbox);
    } else {
        made.name = parser.isSet(u"name"_s) ? parser.value(u"name"_s) : QDir(folder).dirName();
        const QString me = parser.isSet(u"me"_s) ? parser.value(u"me"_s) : qEnvironmentVariable("USER", u"owner"_s);
        domain::Person person;
        person.id = PersonId(me);
        person.name = me;
        person.roles = {domain::Role::Owner, domain::Role::Administrator};
        made.people = {person};
        made.environments
            = {{EnvironmentId("staging"), u"staging"_s, 0, false}, {EnvironmentId("prod"), u"production"_s, 1, true}};
        rememberPerson(folder, person.id);
    }
    if (!QDir().mkpath(folder))
        co_return invocation.console.fail(
            {ErrorCode::PermissionDenied, Text::tr("The folder %1 cannot be made. Check its parent.").arg(folder), {}});
    if (made.isSample)
        app::addSampleCode(made, folder);
    if (const auto written = workspace::writeWorkspaceFile(file, made); !written)
        co_return invocation.console.fail(written.error());
    auto room = app::EngineRoom::open({.folder = folder}); // makes the record, so that readers find one
    if (!room)
        co_return invocation.console.fail(room.error());
    invocation.console.print({{u"folder"_s, folder}, {u"name"_s, made.name}, {u"sample"_s, made.isSample}},
                             Text::tr("Made the workspace “%1” in %2.").arg(made.name, folder));
    co_return Done;
}

QCoro::Task<ExitCode> workspaceMe(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"workspace me PERSON"_s, 1, 1))
        co_return Usage;
    const auto room = app::EngineRoom::open({.folder = invocation.folder, .isReadOnly = true});
    if (!room)
        co_return invocation.console.fail(room.error());
    if (const auto read = co_await (*room)->readPeople(); !read)
        co_return invocation.console.fail(read.error());
    const PersonId person(parser.positionalArguments().first());
    if (!(*room)->directory().person(person))
        co_return invocation.console.fail(
            {ErrorCode::NotFound,
             Text::tr("This workspace does not know “%1”. An administrator adds people: rdesk people add.")
                 .arg(person.value()),
             {}});
    rememberPerson(invocation.folder, person);
    invocation.console.print({{u"person"_s, person.value()}}, Text::tr("You are %1 here.").arg(person.value()));
    co_return Done;
}

} // namespace releasedesk::cli
