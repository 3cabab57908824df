// SPDX-License-Identifier: Apache-2.0
#include "app/bench/engine/store_probe.h"

#include <QFile>
#include <QFileInfo>

#include <atomic>
#include <linux/magic.h>
#include <sqlite3.h>
#include <sys/vfs.h>

namespace releasedesk::bench {
namespace {

// SQLite's hooks have no place for an object, so what they count is global.
std::atomic<qint64> commitCount = 0;
std::atomic<int> saidSynchronous = -1;

void noteSynchronous(sqlite3_context *context, int /*count*/, sqlite3_value **values)
{
    sqlite3 *const database = sqlite3_context_db_handle(context);
    if (sqlite3_db_readonly(database, "main") == 0)
        saidSynchronous = sqlite3_value_int(values[0]);
    sqlite3_result_null(context);
}

int watch(sqlite3 *database, char ** /*message*/, const struct sqlite3_api_routines * /*api*/)
{
    const auto count = [](void *) {
        ++commitCount;
        return 0; // let it happen
    };
    sqlite3_commit_hook(database, count, nullptr);
    return sqlite3_create_function(database, "bench_note_synchronous", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, nullptr,
                                   noteSynchronous, nullptr, nullptr);
}

using EntryPoint = void (*)();

} // namespace

StoreProbe::StoreProbe()
{
    commitCount = 0;
    saidSynchronous = -1;
    sqlite3_auto_extension(reinterpret_cast<EntryPoint>(&watch));
}

StoreProbe::~StoreProbe()
{
    sqlite3_cancel_auto_extension(reinterpret_cast<EntryPoint>(&watch));
}

QStringList StoreProbe::whenOpened()
{
    return {QStringLiteral("SELECT bench_note_synchronous(synchronous) FROM pragma_synchronous")};
}

qint64 StoreProbe::commits()
{
    return commitCount;
}

int StoreProbe::synchronous()
{
    return saidSynchronous;
}

bool isOnDisk(const QString &file)
{
    struct statfs system{};
    const QByteArray folder = QFile::encodeName(QFileInfo(file).absolutePath());
    if (::statfs(folder.constData(), &system) != 0)
        return false;
    return system.f_type != TMPFS_MAGIC && system.f_type != RAMFS_MAGIC;
}

} // namespace releasedesk::bench
