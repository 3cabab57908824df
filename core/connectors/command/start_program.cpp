// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/command/start_program.h"

#include "core/async/cancel.h"
#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StartProgram)
};

constexpr std::chrono::milliseconds startPoll{5};
constexpr int startPolls = 2000;

} // namespace

StartProgram::StartProgram(EffectId id, ProgramRun run, ProgramSpec spec)
    : m_id(std::move(id))
    , m_run(std::move(run))
    , m_spec(std::move(spec))
{
}

QString StartProgram::what() const
{
    return Text::tr("run %1").arg(QFileInfo(m_spec.program).fileName());
}

// The values of variables stay out: they may be secret.
QByteArray StartProgram::requestBytes() const
{
    QStringList parts{m_spec.program};
    parts += m_spec.arguments;
    parts += m_spec.folder;
    for (const QString &variable : m_spec.environment)
        parts.append(variable.section(u'=', 0, 0));
    return parts.join(u'\n').toUtf8();
}

QCoro::Task<Result<QJsonObject>> StartProgram::send()
{
    if (const Result<> launched = m_run.launch(m_spec); !launched) {
        if (launched.error().code == ErrorCode::AlreadyExists)
            co_return failure(ErrorCode::Unknown, launched.error().message);
        co_return failed(launched);
    }
    for (int poll = 0; m_run.standing().stage == RunStage::Starting && poll < startPolls; ++poll)
        co_await async::sleepUnlessStopped(startPoll, {});

    const RunStanding standing = m_run.standing();
    if (standing.startError != 0) {
        const QString reason = qt_error_string(standing.startError);
        co_return beforeAnything(
            {ErrorCode::NotFound,
             standing.isFolderError
                 ? Text::tr("The working folder %1 cannot be entered: %2. Nothing ran. Correct the folder.")
                       .arg(m_spec.folder, reason)
                 : Text::tr("“%1” cannot be run: %2. Nothing ran. Check that it is installed and may be executed.")
                       .arg(m_spec.program, reason),
             {}});
    }
    if (standing.stage != RunStage::Running && standing.stage != RunStage::Ended)
        co_return failure(ErrorCode::Unknown, Text::tr("Whether “%1” was started is not known.").arg(m_spec.program));
    co_return QJsonObject{{QStringLiteral("started"), true}};
}

QCoro::Task<Result<effects::Traces>> StartProgram::lookUp()
{
    using effects::Traces;
    const RunStanding standing = m_run.standing();
    switch (standing.stage) {
    case RunStage::NotStarted:
        co_return Traces(effects::DidNotHappen{});
    case RunStage::Running:
        co_return Traces(effects::Happened{{{QStringLiteral("started"), true}}});
    case RunStage::Ended:
        if (standing.startError != 0)
            co_return Traces(effects::DidNotHappen{});
        co_return Traces(effects::Happened{{{QStringLiteral("started"), true}}});
    case RunStage::Starting:
    case RunStage::Lost:
        break;
    }
    co_return Traces(effects::CannotTell{});
}

} // namespace releasedesk::connectors
