// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/command/command_executor.h"

#include "core/async/cancel.h"
#include "core/connectors/command/start_program.h"
#include "core/connectors/shared/line_splitter.h"
#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <csignal>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CommandExecutor)
};

//! Reads along in a file that grows.
class GrowingFile
{
public:
    GrowingFile(QString path, const QString &source, store::LogLevel level,
                const std::shared_ptr<engine::TaskReport> &report, QString *lastLine)
        : m_path(std::move(path))
        , m_lines([source, level, report, lastLine, known = report->keptLines(source)](const QString &line) mutable {
            if (lastLine != nullptr && !line.trimmed().isEmpty())
                *lastLine = line;
            if (known > 0) // kept by a process before this one
                --known;
            else
                report->log(level, source, line);
        })
    {
    }

    //! Takes up to a mebibyte; false when there was nothing new.
    bool readOn()
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly) || !file.seek(m_at))
            return false;
        const QByteArray bytes = file.read(qint64{1} << 20);
        m_at += bytes.size();
        m_lines.add(bytes);
        return !bytes.isEmpty();
    }

    //! What stands behind \p limit bytes is left where it is: a flood may have grown by gigabytes until it was ended.
    void readToEnd(qint64 limit)
    {
        while (m_at < limit && readOn()) {}
        m_lines.finish();
    }

    [[nodiscard]] const QStringList &last() const { return m_lines.last(); }
    [[nodiscard]] qint64 size() const { return QFileInfo(m_path).size(); }

private:
    QString m_path;
    qint64 m_at = 0;
    LineSplitter m_lines;
};

bool isVariableName(const QString &name)
{
    return !name.isEmpty() && !name.contains(u'=') && !name.contains(QChar(u'\0'));
}

Result<QStringList> environmentOf(const engine::TaskAssignment &task)
{
    QMap<QString, QString> variables;
    for (const QString &line : listOf(task.task.parameters, "environment")) {
        const QString name = line.trimmed();
        if (!isVariableName(name))
            return badParameter(Text::tr("“%1” is not the name of an environment variable, so nothing was started. "
                                         "Enter names only; values go into the other field.")
                                    .arg(name.left(60)));
        if (qEnvironmentVariableIsSet(name.toLocal8Bit().constData()))
            variables.insert(name, qEnvironmentVariable(name.toLocal8Bit().constData()));
    }
    const QMap<QString, QString> values = valuesOf(task.task.parameters, "values");
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!isVariableName(it.key()) || it.value().contains(QChar(u'\0')))
            return badParameter(
                Text::tr("“%1” cannot be an environment variable, so nothing was started.").arg(it.key().left(60)));
        variables.insert(it.key(), it.value());
    }
    variables.insert(QStringLiteral("RD_OP_ID"), task.opId.value());
    QStringList environment;
    for (auto it = variables.begin(); it != variables.end(); ++it)
        environment.append(QString(it.key() + u'=' + it.value()));
    return environment;
}

Result<engine::TaskOutput> outputOf(const RunStanding &standing, const QString &title, const QString &lastLine,
                                    const QStringList &lastErrors, std::chrono::milliseconds duration)
{
    if (standing.stage == RunStage::Lost)
        return failure(ErrorCode::Unknown,
                       Text::tr("“%1” was started, but how it ended is not known: the computer or what watched over it "
                                "went down meanwhile. Look at what it did, then record what you found.")
                           .arg(title));
    const QString detail = lastErrors.join(u'\n');
    const QString words = lastErrors.isEmpty() ? lastLine : lastErrors.last();
    if (standing.signal != 0)
        return failure(
            ErrorCode::FailedPrecondition,
            Text::tr("“%1” was ended by signal %2 before it was done. Look at its output and at who ended it.")
                .arg(title)
                .arg(standing.signal),
            detail);
    if (standing.exitCode != 0)
        return failure(ErrorCode::FailedPrecondition,
                       Text::tr("“%1” failed with exit code %2: %3 Look at its output, correct the cause, then try "
                                "again.")
                           .arg(title)
                           .arg(standing.exitCode)
                           .arg(words.isEmpty() ? Text::tr("it said nothing.") : QString(words.left(300) + u'.')),
                       detail);
    engine::TaskOutput output;
    output.fields = {{QStringLiteral("exitCode"), 0}, {QStringLiteral("lastLine"), lastLine.left(2000)}};
    output.summary = Text::tr("exit code 0 · %1").arg(durationText(duration));
    return output;
}

} // namespace

CommandExecutor::CommandExecutor(effects::EffectJournal &journal, const Clock &clock, QString stateFolder,
                                 QString workFolder)
    : CommandExecutor(journal, clock, std::move(stateFolder), std::move(workFolder), Pace())
{
}

CommandExecutor::CommandExecutor(effects::EffectJournal &journal, const Clock &clock, QString stateFolder,
                                 QString workFolder, Pace pace)
    : m_journal(journal)
    , m_clock(clock)
    , m_stateFolder(std::move(stateFolder))
    , m_workFolder(std::move(workFolder))
    , m_pace(pace)
{
}

Result<ProgramSpec> CommandExecutor::specOf(const engine::TaskAssignment &task) const
{
    const QStringList argv = listOf(task.task.parameters, "argv");
    if (argv.isEmpty() || argv.first().trimmed().isEmpty())
        return badParameter(Text::tr("No program is named, so nothing was started. Enter it as the first line."));
    ProgramSpec spec;
    spec.folder = QDir::cleanPath(QDir(m_workFolder).absoluteFilePath(textOf(task.task.parameters, "folder")));
    if (!QFileInfo(spec.folder).isDir())
        return badParameter(
            Text::tr("There is no folder %1 to work in, so nothing was started. Correct the folder.").arg(spec.folder));
    const QString name = argv.first().trimmed();
    spec.program
        = name.contains(u'/') ? QDir(spec.folder).absoluteFilePath(name) : QStandardPaths::findExecutable(name);
    if (spec.program.isEmpty() || !QFileInfo(spec.program).isFile())
        return badParameter(Text::tr("The program “%1” is not on this computer, so nothing was started. Install it, or "
                                     "enter where it is.")
                                .arg(name));
    spec.arguments = argv.mid(1);
    if (spec.arguments.join(QString()).contains(QChar(u'\0')))
        return badParameter(
            Text::tr("An argument holds a character that cannot be passed on, so nothing was started."));
    const Result<QStringList> environment = environmentOf(task);
    if (!environment)
        return failed(environment);
    spec.environment = *environment;
    return spec;
}

QCoro::Task<Result<engine::TaskOutput>> CommandExecutor::execute(engine::TaskAssignment task,
                                                                 std::shared_ptr<engine::TaskReport> report,
                                                                 std::stop_token stop)
{
    const auto run = std::make_shared<const ProgramRun>(m_stateFolder, task.opId);
    // What was started needs no program any more: it may have been removed by its own update.
    const Result<ProgramSpec> spec = specOf(task);
    if (!spec && run->standing().stage == RunStage::NotStarted)
        co_return failed(spec);
    const EffectId id(QString(task.opId.value() + QStringLiteral(".start")));
    const auto started
        = co_await m_journal.perform(std::make_shared<StartProgram>(id, *run, spec.value_or(ProgramSpec{})));
    if (!started)
        co_return failed(started);

    QString lastLine;
    GrowingFile output(run->traces().output, QStringLiteral("stdout"), store::LogLevel::Info, report, &lastLine);
    GrowingFile errors(run->traces().errors, QStringLiteral("stderr"), store::LogLevel::Warning, report, nullptr);
    const auto spent
        = [&] { return std::chrono::milliseconds(std::max<qint64>(0, task.startedAt.msecsTo(m_clock.utcNow()))); };
    RunStanding standing = run->standing();
    bool isCancelled = false;
    bool isTooMuch = false;
    while (standing.stage == RunStage::Running || standing.stage == RunStage::Starting) {
        output.readOn();
        errors.readOn();
        report->progress(-1, durationText(spent()));
        isTooMuch = output.size() + errors.size() > m_pace.maxOutput;
        if (isTooMuch) {
            co_await end(run);
            break;
        }
        if (!co_await async::sleepUnlessStopped(m_pace.poll, stop)) {
            if (report->isLeaving())
                co_return stopped(task.task.title);
            co_await end(run);
            isCancelled = true;
        }
        standing = run->standing();
        if (isCancelled)
            break;
    }
    output.readToEnd(m_pace.maxOutput);
    errors.readToEnd(m_pace.maxOutput);
    if (isTooMuch)
        co_return failure(
            ErrorCode::FailedPrecondition,
            Text::tr("“%1” wrote more than %2 MiB of output and was ended, before it filled the disk. What "
                     "it did until then stands. Let it say less, or write to a file of its own.")
                .arg(task.task.title)
                .arg(m_pace.maxOutput >> 20));
    if (isCancelled && (standing.stage != RunStage::Ended || standing.signal != 0 || standing.exitCode != 0))
        co_return stopped(task.task.title);
    co_return outputOf(standing, task.task.title, lastLine, errors.last(), spent());
}

effects::EffectSemantics CommandExecutor::semantics() const
{
    return {.isOutside = true,
            .lookUp = effects::EffectSemantics::LookUp::Proves,
            .carrier = QLatin1String("marker files named by the operation, and RD_OP_ID in the environment")};
}

void CommandExecutor::forget(const EffectId &opId)
{
    ProgramRun(m_stateFolder, opId).removeTraces();
}

//! Asks the program and all it started to end, and ends them if they do not.
QCoro::Task<> CommandExecutor::end(std::shared_ptr<const ProgramRun> run) const
{
    if (!run->signalGroup(SIGTERM))
        co_return;
    const auto pause = std::min<std::chrono::milliseconds>(m_pace.poll, std::chrono::milliseconds(50));
    for (auto waited = pause; waited < m_pace.killAfter; waited += pause) {
        co_await async::sleepUnlessStopped(pause, {});
        if (!run->signalGroup(0))
            co_return co_await settle(run);
    }
    (void)run->signalGroup(SIGKILL);
    co_await settle(run);
}

//! Its watcher needs a moment to write down the end.
QCoro::Task<> CommandExecutor::settle(std::shared_ptr<const ProgramRun> run)
{
    for (int poll = 0; poll < 100 && run->standing().stage == RunStage::Running; ++poll)
        co_await async::sleepUnlessStopped(std::chrono::milliseconds(10), {});
}

} // namespace releasedesk::connectors
