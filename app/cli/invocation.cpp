// SPDX-License-Identifier: Apache-2.0
#include "app/cli/invocation.h"

#include "app/shared/sandbox_process.h"
#include "core/async/cancel.h"
#include "core/workspace/workspace_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <cstdio>

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

// A signal awaited through a queue may resume a coroutine twice when two are under way; a short look never does.
constexpr std::chrono::milliseconds lookEvery{10};

QString settingsKey(const QString &folder)
{
    return QStringLiteral("signedIn/") + QString(QFileInfo(folder).absoluteFilePath()).replace(u'/', u'|');
}

Result<PersonId> signIn(const Invocation &invocation, const workspace::Workspace &workspace,
                        const domain::Directory &directory)
{
    PersonId person = signedInPerson(invocation.folder);
    if (person.isEmpty() && workspace.isSample)
        person = workspace.projects.isEmpty() ? PersonId() : workspace.projects.first().owner;
    if (!invocation.actAs.isEmpty() && PersonId(invocation.actAs) != person) {
        if (!workspace.isSample)
            return refusal(QStringLiteral("access.actAs"),
                           Text::tr("Acting as somebody else is possible in a sample workspace only. You are signed in "
                                    "here as “%1”.")
                               .arg(person.value()),
                           ErrorCode::PermissionDenied);
        person = PersonId(invocation.actAs);
    }
    if (person.isEmpty())
        return refusal(QStringLiteral("access.notSignedIn"),
                       Text::tr("Nobody is signed in for this workspace. Say who you are: rdesk workspace me PERSON."),
                       ErrorCode::Unauthenticated);
    if (!directory.person(person)) {
        QStringList known;
        for (const domain::Person &each : directory.people)
            known.append(each.id.value());
        return refusal(QStringLiteral("person.unknown"),
                       Text::tr("This workspace does not know “%1”. It knows: %2.")
                           .arg(person.value(), known.join(QStringLiteral(", "))),
                       ErrorCode::NotFound);
    }
    return person;
}

//! The ports of a sample workspace's sandbox as they are now; nothing if it does not run or is not a sample.
QCoro::Task<std::optional<app::SandboxAddress>> sandboxFor(QString folder)
{
    const auto workspace = workspace::readWorkspaceFile(QDir(folder).filePath(QStringLiteral("workspace.yaml")));
    const QUrl url = workspace ? app::sandboxOf(*workspace) : QUrl();
    if (url.isEmpty())
        co_return std::nullopt;
    QNetworkAccessManager network;
    const auto address = co_await app::SandboxProcess::ask(network, url);
    co_return address ? std::optional(*address) : std::nullopt;
}

} // namespace

PersonId signedInPerson(const QString &folder)
{
    return PersonId(QSettings().value(settingsKey(folder)).toString());
}

void rememberPerson(const QString &folder, const PersonId &person)
{
    QSettings().setValue(settingsKey(folder), person.value());
}

QCoro::Task<Result<std::shared_ptr<OpenWorkspace>>> openWorkspace(Invocation invocation, Access access)
{
    app::EngineRoomOptions options;
    options.folder = invocation.folder;
    options.isReadOnly = access == Access::Read;
    options.isPassive = access == Access::Decide;
    options.secretVariables = invocation.secretVariables;
    options.sandbox = co_await sandboxFor(invocation.folder);
    auto room = app::EngineRoom::open(options);
    if (!room)
        co_return failed(room);
    if (const QString note = (*room)->note(); !note.isEmpty())
        std::fprintf(stderr, "rdesk: %s\n", qPrintable(note));
    const auto open = std::make_shared<OpenWorkspace>();
    open->room = std::move(*room);
    if (const auto read = co_await open->room->readPeople(); !read)
        co_return failed(read);
    const Result<PersonId> person = signIn(invocation, open->room->workspace(), open->room->directory());
    if (!person)
        co_return failed(person);
    open->session = open->room->sessionFor(*person);
    open->desk = std::make_unique<session::Desk>(*open->session, open->room->directory());
    if (const auto read = co_await open->desk->open(); !read)
        co_return failed(read);
    open->told = open->desk->position();
    if (const auto started = co_await open->room->start(); !started)
        co_return failed(started);
    co_return open;
}

Result<ReleaseId> findRelease(const session::Desk &desk, const QString &name)
{
    if (desk.release(ReleaseId(name)))
        return ReleaseId(name);
    const QString project = name.section(u'/', 0, 0);
    const QString version = name.section(u'/', 1);
    const domain::Release *found = nullptr;
    QStringList known;
    for (const domain::Release &release : desk.book().releases()) {
        known.append(release.project().value() + u'/' + release.version());
        const bool fits = release.project().value() == project && release.version() == version;
        const bool isBetter = !found || found->state() == domain::ReleaseState::Discarded
            || (release.state() != domain::ReleaseState::Discarded && release.createdAt() > found->createdAt());
        if (fits && isBetter)
            found = &release;
    }
    if (found)
        return found->id();
    known.removeDuplicates();
    return failure(
        ErrorCode::NotFound,
        known.isEmpty()
            ? Text::tr("There is no release “%1”; this workspace has none yet. Make one with rdesk release "
                       "create.")
                  .arg(name)
            : Text::tr("There is no release “%1”. There are: %2.").arg(name, known.join(QStringLiteral(", "))));
}

QCoro::Task<> catchUp(session::Desk &desk, store::Position position)
{
    while (desk.position() < position)
        co_await async::sleepUnlessStopped(lookEvery, {});
}

bool parse(QCommandLineParser &parser, const Invocation &invocation, const QString &usage, int minPositional,
           int maxPositional)
{
    const bool isRead = parser.parse(QStringList{QStringLiteral("rdesk")} + invocation.arguments);
    const auto count = parser.positionalArguments().size();
    if (isRead && count >= minPositional && count <= maxPositional)
        return true;
    const QString problem = isRead ? Text::tr("the number of arguments does not fit") : parser.errorText();
    if (invocation.console.isJson())
        invocation.console.print({{QStringLiteral("error"),
                                   QJsonObject{{QStringLiteral("code"), QStringLiteral("InvalidArgument")},
                                               {QStringLiteral("message"), problem},
                                               {QStringLiteral("usage"), usage}}}},
                                 {});
    else
        std::fprintf(stderr, "rdesk: %s\nusage: rdesk %s\n", qPrintable(problem), qPrintable(usage));
    return false;
}

} // namespace releasedesk::cli
