// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/cli/release_json.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

//! The approval that waits for this person, or the one named by --task.
Result<TaskId> approvalFor(const domain::Release &release, const PersonId &person, const QString &wanted)
{
    if (!wanted.isEmpty())
        return TaskId(wanted);
    for (const domain::ApprovalRequest &request : release.approvals()) {
        if (request.nextSigners().contains(person))
            return request.task;
    }
    for (const domain::ApprovalRequest &request : release.approvals()) {
        if (request.state == domain::ApprovalState::Active)
            return request.task; // the engine says why it is not this person's turn
    }
    return refusal(u"approval.notOpen"_s,
                   Text::tr("No approval of %1 %2 is open, so there is nothing to sign.")
                       .arg(release.project().value(), release.version()));
}

QCoro::Task<ExitCode> decide(Invocation invocation, domain::Decision decision, QString usage)
{
    QCommandLineParser parser;
    parser.addOptions({{u"task"_s, {}, u"TASK"_s}, {u"digest"_s, {}, u"HASH"_s}, {u"comment"_s, {}, u"TEXT"_s}});
    if (!parse(parser, invocation, usage, 1, 1))
        co_return Usage;
    const Console console = invocation.console;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return console.fail(id.error());
    const domain::Release before = *(*open)->desk->release(*id);
    const auto task = approvalFor(before, (*open)->session->person(), parser.value(u"task"_s));
    if (!task)
        co_return console.fail(task.error());
    const domain::ApprovalRequest *const request = before.approval(*task);
    const QString seen = parser.isSet(u"digest"_s) ? parser.value(u"digest"_s) : request ? request->digest : QString();
    if (const auto done
        = co_await sendAndSee(*open, domain::SignApproval{*id, *task, decision, parser.value(u"comment"_s), seen});
        !done)
        co_return console.fail(done.error());
    const domain::Release &release = *(*open)->desk->release(*id);
    QJsonObject json = releaseSummaryJson(release);
    if (const domain::ApprovalRequest *const now = release.approval(*task))
        json.insert(u"approval"_s, approvalJson(*now));
    console.print(json, stateLine(release, (*open)->desk->directory()));
    co_return Done;
}

} // namespace

QCoro::Task<ExitCode> approve(Invocation invocation)
{
    return decide(std::move(invocation), domain::Decision::Approve,
                  u"approve RELEASE [--task TASK] [--digest HASH] [--comment TEXT]"_s);
}

QCoro::Task<ExitCode> reject(Invocation invocation)
{
    return decide(std::move(invocation), domain::Decision::Reject,
                  u"reject RELEASE --comment TEXT [--task TASK] [--digest HASH]"_s);
}

QCoro::Task<ExitCode> returnForChanges(Invocation invocation)
{
    return decide(std::move(invocation), domain::Decision::Return,
                  u"return RELEASE --comment TEXT [--task TASK] [--digest HASH]"_s);
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
                     item.askedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)});
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
