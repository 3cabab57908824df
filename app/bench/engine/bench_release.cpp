// SPDX-License-Identifier: Apache-2.0
#include "app/bench/engine/bench_release.h"

#include "app/bench/graph/stage_plan.h"
#include "core/store/release_codec.h"
#include "core/store/writer_lock.h"

#include <QFile>

#include <sqlite3.h>

namespace releasedesk::bench {

using namespace domain;

namespace {

const PersonId owner("owner");
const PersonId approver("approver");
const ProjectId project("bench");
const TaskId approval("approval");
const QString idPrefix = QStringLiteral("bench-");

} // namespace

QString benchTaskKind()
{
    return QStringLiteral("time.wait");
}

Plan benchPlan(const BenchPlan &wish)
{
    Plan plan = stagePlan({wish.tasks, wish.isChain ? 1 : 0, {benchTaskKind()}, wish.seed});
    for (Task &task : plan.tasks)
        task.parameters = {{QStringLiteral("seconds"), 0}};

    Task signOff;
    signOff.id = approval;
    signOff.kind = QStringLiteral("release.approve");
    signOff.title = QStringLiteral("Approval");
    signOff.phase = PhaseId("approve");
    signOff.parameters = {{QStringLiteral("approvers"), QJsonArray{approver.value()}},
                          {QStringLiteral("rule"), QStringLiteral("inOrder")}};
    plan.phases.prepend({signOff.phase, signOff.title, true});
    plan.tasks.prepend(signOff);
    return plan;
}

Directory benchDirectory()
{
    Directory directory;
    directory.people = {{owner, QStringLiteral("Owner"), {}, {}, {}, {}, {}, {Role::Owner}},
                        {approver, QStringLiteral("Approver"), {}, {}, {}, {}, {}, {Role::Approver}}};
    directory.projects = {{project, QStringLiteral("bench"), owner}};
    return directory;
}

access::Actor benchOwner()
{
    return {owner, {Role::Owner}};
}

access::Actor benchApprover()
{
    return {approver, {Role::Approver}};
}

ReleaseId benchReleaseId(const QString &series, int number)
{
    return ReleaseId(idPrefix + series + QStringLiteral("-%1").arg(number));
}

CreateRelease createBenchRelease(const ReleaseId &id, const Plan &plan)
{
    return {id, project, QStringLiteral("1.0.0"), id.value(), {}, {}, 1, plan};
}

SignApproval signBenchRelease(const ReleaseId &id, const QString &digest)
{
    return {id, approval, Decision::Approve, {}, digest};
}

bool isBenchRecord(const QString &file)
{
    sqlite3 *database = nullptr;
    sqlite3_stmt *first = nullptr;
    bool isBench = false;
    if (QFile::exists(file)
        && sqlite3_open_v2(QFile::encodeName(file).constData(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK
        && sqlite3_prepare_v2(database, "SELECT stream FROM events ORDER BY position LIMIT 1", -1, &first, nullptr)
            == SQLITE_OK
        && sqlite3_step(first) == SQLITE_ROW) {
        const auto *const bytes = static_cast<const char *>(sqlite3_column_blob(first, 0));
        const QString stream = QString::fromUtf8(bytes, sqlite3_column_bytes(first, 0));
        isBench = store::releaseOfStream(StreamId(stream)).value().startsWith(idPrefix);
    }
    sqlite3_finalize(first);
    sqlite3_close(database);
    return isBench;
}

Result<> removeBenchRecord(const QString &file)
{
    if (!QFile::exists(file))
        return {};
    if (QFile(file).size() > 0 && !isBenchRecord(file))
        return failure(ErrorCode::FailedPrecondition,
                       QStringLiteral("%1 exists and holds no record of a bench; name a new file").arg(file));
    const auto lock = store::WriterLock::acquire(file);
    if (!lock)
        return failed(lock);
    for (const char *suffix : {"", "-wal", "-shm", ".head", ".key"})
        QFile::remove(file + QLatin1String(suffix));
    return {};
}

} // namespace releasedesk::bench
