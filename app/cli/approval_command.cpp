// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/cli/key_ring.h"
#include "app/cli/release_json.h"
#include "app/shared/key_place.h"
#include "core/base/clock.h"
#include "core/base/shown_zone.h"
#include "core/domain/approval_record.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

//! The approval that waits for this place in the line, or the one named by --task.
Result<TaskId> approvalFor(const domain::Release &release, const PersonId &place, const QString &wanted)
{
    if (!wanted.isEmpty())
        return TaskId(wanted);
    for (const domain::ApprovalRequest &request : release.approvals()) {
        if (request.nextSigners().contains(place))
            return request.task;
    }
    for (const domain::ApprovalRequest &request : release.approvals()) {
        if (request.state == domain::ApprovalState::Active)
            return request.task; // the engine says why it is not this person's turn
    }
    for (const domain::ApprovalRequest &request : release.approvals()) {
        if (request.everybody().contains(place))
            return request.task; // decided afterwards, read, or taken back
    }
    return refusal(u"approval.notOpen"_s,
                   Text::tr("No approval of %1 %2 is open, so there is nothing to sign.")
                       .arg(release.project().value(), release.version()));
}

//! What agreeing is called at the step whose turn it is.
domain::Decision positiveAt(const domain::ApprovalRequest &request, const PersonId &place, const QString &step)
{
    using enum domain::Decision;
    for (const domain::Decision each : {Approve, Agree, Confirm}) {
        if (!request.stepFor(place, each, step).isEmpty())
            return each;
    }
    return Approve;
}

//! Signs with the person's key where there is one.
Result<> signWithKey(domain::SignApproval &command, const OpenWorkspace &open, const domain::Release &release,
                     const QString &folder, const QString &variable)
{
    const PersonId person = open.session->person();
    const domain::Directory directory = open.room->directory();
    const QDateTime now = SystemClock().utcNow();
    if (!directory.keys.inForce(person, now))
        return {};
    const auto passphrase = askPassphrase(variable, Text::tr("Passphrase for your signing key:"));
    if (!passphrase)
        return failed(passphrase);
    const auto pair = signing::readKeyFile(app::keyFileOf(folder, person), *passphrase);
    if (!pair)
        return failed(pair);
    const domain::SigningClaims claims{u"passphrase"_s, now, QStringLiteral(RELEASE_DESK_VERSION), now,
                                       command.digestSeen};
    return domain::signDecision(command, person, release, directory, *pair, claims);
}

void addDecisionOptions(QCommandLineParser &parser)
{
    parser.addOptions({{u"task"_s, {}, u"TASK"_s},
                       {u"step"_s, {}, u"STEP"_s},
                       {u"for"_s, {}, u"PERSON"_s},
                       {u"digest"_s, {}, u"HASH"_s},
                       {u"comment"_s, {}, u"TEXT"_s},
                       {u"until"_s, {}, u"TIME"_s},
                       {u"passphrase-env"_s, {}, u"NAME"_s},
                       {u"final"_s, {}},
                       {u"dissents-read"_s, {}}});
}

//! \p decision; nothing stands for agreeing, whatever it is called at that step.
QCoro::Task<ExitCode> decide(Invocation invocation, std::optional<domain::Decision> decision, QString usage,
                             int positional)
{
    QCommandLineParser parser;
    addDecisionOptions(parser);
    if (!parse(parser, invocation, usage, positional, positional))
        co_return Usage;
    const Console console = invocation.console;
    if (positional == 2) {
        decision = json::fromName<domain::Decision>(parser.positionalArguments().at(1));
        if (!decision)
            co_return console.fail({ErrorCode::InvalidArgument,
                                    Text::tr("There is no decision “%1”.").arg(parser.positionalArguments().at(1)),
                                    {}});
    }
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return console.fail(id.error());
    const domain::Release before = *(*open)->desk->release(*id);
    const PersonId place = parser.isSet(u"for"_s) ? PersonId(parser.value(u"for"_s)) : (*open)->session->person();
    const auto task = approvalFor(before, place, parser.value(u"task"_s));
    if (!task)
        co_return console.fail(task.error());
    const domain::ApprovalRequest *const request = before.approval(*task);
    domain::SignApproval command{*id, *task};
    command.step = parser.value(u"step"_s);
    command.decision = decision ? *decision
        : request               ? positiveAt(*request, place, command.step)
                                : domain::Decision::Approve;
    command.comment = parser.value(u"comment"_s);
    command.digestSeen = parser.isSet(u"digest"_s) ? parser.value(u"digest"_s) : request ? request->digest : QString();
    command.onBehalfOf = parser.isSet(u"for"_s) ? place : PersonId();
    command.decidesFinally = parser.isSet(u"final"_s);
    command.hasReadDissents = parser.isSet(u"dissents-read"_s);
    command.until = QDateTime::fromString(parser.value(u"until"_s), Qt::ISODate).toUTC();
    if (const auto done = signWithKey(command, **open, before, invocation.folder, parser.value(u"passphrase-env"_s));
        !done)
        co_return console.fail(done.error());
    if (const auto done = co_await sendAndSee(*open, command); !done)
        co_return console.fail(done.error());
    const domain::Release &release = *(*open)->desk->release(*id);
    QJsonObject json = releaseSummaryJson(release, (*open)->desk->directory());
    if (const domain::ApprovalRequest *const now = release.approval(*task))
        json.insert(u"approval"_s, approvalJson(*now));
    console.print(json, stateLine(release, (*open)->desk->directory()));
    co_return Done;
}

//! Sends a command about the approval named by --task, or the one that is open.
QCoro::Task<ExitCode> sendAboutApproval(
    Invocation invocation, QString usage, int positional,
    std::function<domain::ReleaseCommand(const QCommandLineParser &, ReleaseId, TaskId)> make)
{
    QCommandLineParser parser;
    parser.addOptions({{u"task"_s, {}, u"TASK"_s}, {u"reason"_s, {}, u"TEXT"_s}});
    if (!parse(parser, invocation, usage, positional, positional))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return invocation.console.fail(id.error());
    const auto task = approvalFor(*(*open)->desk->release(*id), (*open)->session->person(), parser.value(u"task"_s));
    if (!task)
        co_return invocation.console.fail(task.error());
    if (const auto done = co_await sendAndSee(*open, make(parser, *id, *task)); !done)
        co_return invocation.console.fail(done.error());
    const domain::Release &release = *(*open)->desk->release(*id);
    invocation.console.print(releaseSummaryJson(release, (*open)->desk->directory()), stateLine(release, (*open)->desk->directory()));
    co_return Done;
}

} // namespace

QCoro::Task<ExitCode> decideStep(Invocation invocation)
{
    return decide(
        std::move(invocation), std::nullopt,
        u"decide RELEASE DECISION [--until TIME] [--task TASK] [--step STEP] [--for PERSON] [--comment TEXT]"_s, 2);
}

QCoro::Task<ExitCode> forward(Invocation invocation)
{
    return sendAboutApproval(std::move(invocation), u"forward RELEASE PERSON --reason TEXT [--task TASK]"_s, 2,
                             [](const QCommandLineParser &parser, ReleaseId id, TaskId task) -> domain::ReleaseCommand {
                                 return domain::ForwardApproval{id, task, PersonId(parser.positionalArguments().at(1)),
                                                                parser.value(u"reason"_s)};
                             });
}

QCoro::Task<ExitCode> remind(Invocation invocation)
{
    return sendAboutApproval(std::move(invocation), u"remind RELEASE [--task TASK]"_s, 1,
                             [](const QCommandLineParser & /*parser*/, ReleaseId id,
                                TaskId task) -> domain::ReleaseCommand { return domain::RemindApprovers{id, task}; });
}

QCoro::Task<ExitCode> approve(Invocation invocation)
{
    return decide(std::move(invocation), std::nullopt,
                  u"approve RELEASE [--task TASK] [--step STEP] [--for PERSON] [--final] [--dissents-read] "
                  "[--digest HASH] [--comment TEXT] [--passphrase-env NAME]"_s,
                  1);
}

QCoro::Task<ExitCode> reject(Invocation invocation)
{
    return decide(std::move(invocation), domain::Decision::Reject,
                  u"reject RELEASE --comment TEXT [--task TASK] [--digest HASH]"_s, 1);
}

QCoro::Task<ExitCode> returnForChanges(Invocation invocation)
{
    return decide(std::move(invocation), domain::Decision::Return,
                  u"return RELEASE --comment TEXT [--task TASK] [--digest HASH]"_s, 1);
}

QCoro::Task<ExitCode> inbox(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"inbox"_s, 0, 0))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    QJsonArray json;
    QList<QStringList> rows;
    for (const projections::InboxItem &item : (*open)->desk->inbox().toSign) {
        const domain::Release &release = *(*open)->desk->release(item.release);
        json.append(inboxItemJson(item, release));
        rows.append({QString(release.project().value() + u'/' + release.version()), item.task.value(),
                     u"%1 / %2"_s.arg(item.granted).arg(item.needed),
                     item.isMyTurn ? Text::tr("your turn") : Text::tr("others first"),
                     inShownZone(item.askedAt).toString(u"yyyy-MM-dd HH:mm"_s)});
    }
    if (rows.isEmpty() && !invocation.console.isJson()) {
        invocation.console.print({}, Text::tr("Nothing to sign."));
        co_return Done;
    }
    invocation.console.printTable(
        u"toSign"_s, json,
        {Text::tr("Release"), Text::tr("Approval"), Text::tr("Signed"), Text::tr("Turn"), Text::tr("Asked")}, rows);
    co_return Done;
}

} // namespace releasedesk::cli
