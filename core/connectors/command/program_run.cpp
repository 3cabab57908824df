// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/command/program_run.h"

#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>

#include <csignal>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <unistd.h>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ProgramRun)
};

//! An operation id as a file name.
QString fileName(const EffectId &opId)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,119}$"));
    if (plain.match(opId.value()).hasMatch())
        return opId.value();
    return QString::fromLatin1(QCryptographicHash::hash(opId.value().toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(100)).trimmed() : QString();
}

//! Whether a watcher holds the file; nothing if there is no such file.
std::optional<bool> isLocked(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;
    const bool isFree = ::flock(file, LOCK_SH | LOCK_NB) == 0;
    ::close(file);
    return !isFree;
}

} // namespace

ProgramRun::ProgramRun(const QString &stateFolder, const EffectId &opId)
    : m_folder(stateFolder)
{
    const QString base = QDir(stateFolder).filePath(fileName(opId));
    m_traces = {base + QStringLiteral(".started"), base + QStringLiteral(".group"), base + QStringLiteral(".done"),
                base + QStringLiteral(".out"), base + QStringLiteral(".err")};
}

Result<> ProgramRun::launch(const ProgramSpec &spec) const
{
    if (!QDir().mkpath(m_folder))
        return beforeAnything({ErrorCode::Unavailable,
                               Text::tr("The folder %1, in which commands leave their traces, cannot be made, so "
                                        "nothing was started. Check who may write there.")
                                   .arg(m_folder),
                               {}});
    return launchProgram(spec, m_traces);
}

RunStanding ProgramRun::standing() const
{
    // The lock first: it is let go only after the end was written.
    const std::optional<bool> isWatched = isLocked(m_traces.started);
    if (!isWatched)
        return {};
    const QString end = contentOf(m_traces.done);
    RunStanding standing;
    if (end.isEmpty()) {
        const bool isRunning = !contentOf(m_traces.group).isEmpty();
        standing.stage = isRunning ? RunStage::Running : RunStage::Starting;
        if (!*isWatched)
            standing.stage = RunStage::Lost;
        return standing;
    }
    const QString word = end.section(u' ', 0, 0);
    const int number = end.section(u' ', 1).toInt();
    standing.stage = RunStage::Ended;
    if (word == u"exit")
        standing.exitCode = number;
    else if (word == u"signal")
        standing.signal = number;
    else
        standing.startError = std::max(number, 1);
    standing.isFolderError = word == u"folder";
    return standing;
}

void ProgramRun::removeTraces() const
{
    const RunStage stage = standing().stage;
    if (stage != RunStage::Ended && stage != RunStage::Lost)
        return;
    // What proves that it was started goes last.
    const QString doneDraft = m_traces.done + QStringLiteral(".draft");
    for (const QString &file :
         {m_traces.output, m_traces.errors, m_traces.group, doneDraft, m_traces.done, m_traces.started})
        QFile::remove(file);
}

bool ProgramRun::signalGroup(int signal) const
{
    const int group = contentOf(m_traces.group).toInt();
    return group > 1 && ::kill(-group, signal) == 0;
}

} // namespace releasedesk::connectors
