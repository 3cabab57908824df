// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/record_recovery.h"

#include "app/desktop/sign_in.h"
#include "app/shared/workspace_transfer.h"
#include "core/base/clock.h"
#include "core/store/release_remains.h"
#include "core/store/store_repair.h"
#include "core/workspace/workspace_file.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QDir>
#include <QFileInfo>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace releasedesk::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordRecovery)
};

template<typename T>
QFuture<T> inPool(std::function<T()> work)
{
    const auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

QString recordIn(const QString &folder)
{
    return QDir(folder).filePath(u"release-desk.db"_s);
}

//! Who a note in the record is by: whoever is signed in, otherwise the user of this computer.
PersonId actorIn(const QString &folder)
{
    const auto workspace = workspace::readWorkspaceFile(QDir(folder).filePath(u"workspace.yaml"_s));
    const PersonId known = workspace ? signedInPerson(folder, *workspace) : PersonId();
    return known.isEmpty() ? PersonId(qEnvironmentVariable("USER", u"unknown"_s)) : known;
}

} // namespace

bool isDamagedRecord(const Error &error)
{
    return error.code == ErrorCode::DataLoss || error.reason == u"store.headMissing"
        || error.reason == u"store.headOfOther" || error.reason == u"store.recordMissing";
}

RecordRecovery::RecordRecovery(QString folder)
    : m_folder(std::move(folder))
    , m_report(std::make_shared<Report>())
{
}

QCoro::Task<ui::RecordFinding> RecordRecovery::look(Progress progress)
{
    const auto kept = m_report;
    using Looked = std::pair<store::DamageReport, QList<store::ReleaseRemains>>;
    const std::function<Looked()> work = [file = recordIn(m_folder), progress = std::move(progress)] {
        const auto tell = [&progress](store::Position position) {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [progress, position] { progress(position); }, Qt::QueuedConnection);
        };
        const store::DamageReport report = store::StoreCheck::look(file, tell);
        return Looked{report, store::remainsOf(report)};
    };
    const auto [report, remains] = co_await inPool<Looked>(work);
    *kept = report;
    QList<ui::ReleaseRemains> releases;
    for (const store::ReleaseRemains &each : remains)
        releases.append({each.name, each.kept, each.lost});
    co_return ui::RecordFinding{.sentence = report.message,
                                .detail = report.detail,
                                .isWhole = report.isWhole(),
                                .isRepairable = report.isRepairable(),
                                .keptUpTo = report.lastWhole.position,
                                .keptUpToAt = report.lastWholeAt,
                                .lastKnown = std::max(report.lastKnown, report.lastWhole.position),
                                .releases = releases};
}

QCoro::Task<Result<ui::BackupFinding>> RecordRecovery::lookAtBackup(QString file)
{
    const auto kept = m_report;
    const auto found = co_await inPool<Result<TransferReport>>([file] { return WorkspaceTransfer::look(file); });
    if (!found)
        co_return failed(found);
    const store::Position known = *kept ? std::max((*kept)->lastWhole.position, (*kept)->lastKnown) : 0;
    co_return ui::BackupFinding{file, found->takenAt, found->end.position,
                                std::max<qint64>(0, known - found->end.position)};
}

QCoro::Task<Result<ui::RecoveryOutcome>> RecordRecovery::repair()
{
    const Report report = *m_report;
    if (!report)
        co_return failure(ErrorCode::FailedPrecondition,
                          Text::tr("The record has not been looked at yet, so nothing was changed. Look at it first."));
    const std::function<Result<store::Repaired>()> work = [report, actor = actorIn(m_folder)] {
        return store::StoreRepair::rebuild(*report, actor, SystemClock().utcNow());
    };
    const auto repaired = co_await inPool<Result<store::Repaired>>(work);
    if (!repaired)
        co_return failed(repaired);
    co_return ui::RecoveryOutcome{report->lastWhole.position,
                                  repaired->lostPositions,
                                  repaired->end.position,
                                  {QFileInfo(repaired->keptAside).fileName()}};
}

QCoro::Task<Result<ui::RecoveryOutcome>> RecordRecovery::restore(QString backup)
{
    const store::Position known = *m_report ? std::max((*m_report)->lastWhole.position, (*m_report)->lastKnown) : 0;
    const std::function<Result<TransferReport>()> work = [folder = m_folder, backup] {
        return WorkspaceTransfer(folder).restoreRecord(backup, SystemClock().utcNow());
    };
    const auto restored = co_await inPool<Result<TransferReport>>(work);
    if (!restored)
        co_return failed(restored);
    co_return ui::RecoveryOutcome{restored->end.position, std::max<qint64>(0, known - restored->end.position), 0,
                                  restored->keptAside};
}

} // namespace releasedesk::app
