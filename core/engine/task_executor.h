// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "core/effects/effect_semantics.h"
#include "core/store/task_log.h"

#include <QCoroTask>
#include <QJsonObject>

#include <chrono>
#include <memory>
#include <stop_token>

namespace releasedesk::engine {

//! One attempt of one task, as handed to its executor.
struct TaskAssignment {
    domain::Task task; //!< its parameters have every reference resolved
    int attempt = 1;
    EffectId opId; //!< unique for this attempt; goes to the endpoint as RD_OP_ID
    QDateTime startedAt; //!< when this attempt began, also when it is taken up again after a restart
    //! How long it had run before this process took it up, as far as the wall clock tells; 0 when it begins here. What
    //! passes from now on is measured with Clock::elapsed(), which nobody can set.
    std::chrono::milliseconds alreadyRan{0};
    domain::Release release; //!< as it stood when the attempt was handed out
    domain::Directory directory;
    QStringList onlyTargets; //!< of several targets, those that the attempt before left undone; empty: all
    QJsonObject before; //!< restore() only: the result fields of the attempt whose effect is taken back
};

//! What a task leaves behind: result fields for later tasks, one line of facts, links to what it made.
struct TaskOutput {
    QJsonObject fields;
    QString summary;
    QStringList links;
};

//! Where an executor tells how it goes. May be called from the thread of the engine only.
class TaskReport
{
public:
    virtual ~TaskReport() = default;

    //! \p percent 0–100, or -1 when it cannot be told; \p text is one short line of measured facts.
    virtual void progress(int percent, const QString &text) = 0;
    virtual void log(store::LogLevel level, const QString &source, const QString &text) = 0;

    //! What became of one of several targets of the task, such as a host or an issue. If the task fails, those that are
    //! not done can be tried again without the others.
    virtual void target(const QString & /*name*/, bool /*isDone*/) {}

    //! Whether the program is closing. A stop is then not meant for the work itself: what runs elsewhere is left alone
    //! and found again under its operation id at the next start.
    [[nodiscard]] virtual bool isLeaving() const { return false; }

    //! How many lines of \p source an earlier process has kept of this attempt. Who reads a log again from its
    //! beginning leaves out so many.
    [[nodiscard]] virtual qint64 keptLines(const QString & /*source*/) const { return 0; }
};

//! Does the work of one kind of task: a build, a check, a mail.
class TaskExecutor
{
public:
    TaskExecutor() = default;
    TaskExecutor(const TaskExecutor &) = delete;
    TaskExecutor &operator=(const TaskExecutor &) = delete;
    virtual ~TaskExecutor() = default;

    //! The task kind as it is written in plans, e.g. "jenkins.build".
    [[nodiscard]] virtual QString kind() const = 0;

    //! Runs to the end of the work, or answers ErrorCode::Cancelled soon after \p stop is requested. A second call with
    //! the same operation id must find the work of the first, not repeat it. ErrorCode::Unknown: it may or may not have
    //! taken effect. Error::nothingHappened: it surely had none. \p report outlives the call.
    [[nodiscard]] virtual QCoro::Task<Result<TaskOutput>> execute(TaskAssignment task,
                                                                  std::shared_ptr<TaskReport> report,
                                                                  std::stop_token stop)
        = 0;

    //! Takes the effect of an earlier attempt back (its result fields are in `before`). Unimplemented where the kind
    //! has no inverse; the same promises as execute().
    [[nodiscard]] virtual QCoro::Task<Result<TaskOutput>> restore(TaskAssignment task,
                                                                  std::shared_ptr<TaskReport> report,
                                                                  std::stop_token stop);

    //! Whether restore() is implemented.
    [[nodiscard]] virtual bool canRestore() const { return false; }

    //! What may be promised about its effect.
    [[nodiscard]] virtual effects::EffectSemantics semantics() const { return {}; }

    //! The result of this operation is recorded: what was kept to find it again may go.
    virtual void forget(const EffectId & /*opId*/) {}
};

} // namespace releasedesk::engine
