// SPDX-License-Identifier: Apache-2.0
#include "ui/log/log_file.h"

#include "core/session/release_log.h"
#include "ui/log/log_lines.h"
#include "ui/log/log_row.h"
#include "ui/wording/release_words.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSaveFile>

namespace releasedesk::ui {
namespace {

constexpr int pageSize = 2000;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LogFile)
};

tl::unexpected<Error> notWritten(const QSaveFile &file)
{
    return failure(
        ErrorCode::PermissionDenied,
        Text::tr("The log was not saved: %1 cannot be written (%2). The release is not touched by that. Choose another "
                 "folder, or see whether the disk is full.")
            .arg(file.fileName(), file.errorString()));
}

bool add(QSaveFile &file, const store::LogLine &line, const QString &task, bool hasDate)
{
    const QByteArray text = QString(plainLogLine(line, task, hasDate) + u'\n').toUtf8();
    return file.write(text) == text.size();
}

} // namespace

QCoro::Task<Result<qint64>> LogFile::write(session::Desk *desk, store::LogKey key, QString filter, QString path)
{
    const QPointer<session::Desk> self(desk);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        co_return notWritten(file);
    qint64 written = 0;
    for (qint64 first = 0;; first += pageSize) {
        const auto page = co_await desk->session().log(key, first, pageSize);
        if (!self)
            co_return written;
        if (!page)
            co_return failed(page);
        for (const store::LogLine &line : *page) {
            if (!LogLines::holds(line, filter))
                continue;
            if (!add(file, line, {}, false))
                co_return notWritten(file);
            ++written;
        }
        if (page->size() < pageSize)
            break;
    }
    if (!file.commit())
        co_return notWritten(file);
    co_return written;
}

QCoro::Task<Result<qint64>> LogFile::write(session::Desk *desk, ReleaseId release, QString filter, QString path)
{
    const QPointer<session::Desk> self(desk);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        co_return notWritten(file);
    const domain::Release *const shown = desk->release(release);
    if (!shown)
        co_return qint64{0};
    const auto log = std::make_unique<session::ReleaseLog>(desk->session(), release);
    log->update(*shown, desk->history(release));
    qint64 written = 0;
    while (log->hasMore()) {
        const auto page = co_await log->read(pageSize);
        if (!self)
            co_return written;
        if (!page)
            co_return failed(page);
        const domain::Release *const now = self->release(release);
        for (const session::ReleaseLogLine &each : *page) {
            if (!LogLines::holds(each.line, filter))
                continue;
            if (!add(file, each.line, now && !each.run.isEmpty() ? taskTitle(*now, each.run) : QString(), true))
                co_return notWritten(file);
            ++written;
        }
    }
    if (!file.commit())
        co_return notWritten(file);
    co_return written;
}

} // namespace releasedesk::ui
