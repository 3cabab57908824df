// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/command/launch_program.h"

#include "core/base/sabotage.h"
#include "core/connectors/command/shell_weakness.h"
#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>
#include <QFile>
#include <QScopeGuard>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LaunchProgram)
};

//! Everything the two children need, made before the fork: after it they may call only what is safe in a signal
//! handler, because other threads of this process held locks at that moment.
struct Preparation {
    QByteArray program;
    QByteArray folder;
    QByteArray donePath;
    QByteArray doneDraftPath;
    std::vector<QByteArray> arguments;
    std::vector<QByteArray> environment;
    std::vector<char *> argv;
    std::vector<char *> envp;
    int lock = -1;
    int group = -1;
    int done = -1;
    int input = -1;
    int output = -1;
    int errors = -1;
};

std::vector<char *> pointersTo(std::vector<QByteArray> &texts)
{
    std::vector<char *> pointers;
    pointers.reserve(texts.size() + 1);
    for (QByteArray &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

int openFile(const QString &path, int flags)
{
    return ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0600);
}

// --- between fork and exec: only async-signal-safe calls ---

void writeWord(int file, const char *word, long number)
{
    std::array<char, 40> text{};
    size_t size = 0;
    for (; *word != '\0'; ++word)
        text.at(size++) = *word;
    std::array<char, 20> digits{};
    size_t count = 0;
    do {
        digits.at(count++) = static_cast<char>('0' + (number % 10));
        number /= 10;
    } while (number > 0 && count < digits.size());
    while (count > 0)
        text.at(size++) = digits.at(--count);
    text.at(size++) = '\n';
    const ssize_t written = ::write(file, text.data(), size);
    (void)written; // a full disk: the file stays empty, and who reads it finds no end
}

void forgetSignals()
{
    struct sigaction usual = {};
    usual.sa_handler = SIG_DFL; // NOLINT(*-union-access): the POSIX name of the field
    for (int number = 1; number < NSIG; ++number)
        ::sigaction(number, &usual, nullptr);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

//! Closes every file but those of \p kept, which is sorted.
template<size_t size>
void closeOthers(const std::array<int, size> &kept)
{
    unsigned int from = 3;
    for (const int file : kept) {
        const auto next = static_cast<unsigned int>(file);
        if (next > from)
            ::close_range(from, next - 1, 0);
        from = std::max(from, next + 1);
    }
    ::close_range(from, ~0U, 0);
}

struct StartProblem {
    int isFolder = 0;
    int number = 0;
};

[[noreturn]] void becomeProgram(const Preparation &p, int report)
{
    ::setpgid(0, 0);
    ::dup2(p.input, STDIN_FILENO);
    ::dup2(p.output, STDOUT_FILENO);
    ::dup2(p.errors, STDERR_FILENO);
    closeOthers(std::array{report}); // it closes by itself when the program starts
    StartProblem problem;
    if (::chdir(p.folder.constData()) == 0)
        ::execve(p.program.constData(), p.argv.data(), p.envp.data());
    else
        problem.isFolder = 1;
    problem.number = errno;
    const ssize_t written = ::write(report, &problem, sizeof problem);
    (void)written;
    ::_exit(127);
}

[[noreturn]] void watchOver(const Preparation &p)
{
    ::setsid();
    forgetSignals();
    std::array<int, 2> report{};
    if (::pipe2(report.data(), O_CLOEXEC) != 0)
        ::_exit(1);
    const pid_t program = ::fork();
    if (program == 0)
        becomeProgram(p, report[1]);

    ::close(report[1]);
    StartProblem problem;
    const bool isStarted = program > 0 && ::read(report[0], &problem, sizeof problem) <= 0;
    if (isStarted) {
        ::setpgid(program, program);
        writeWord(p.group, "", program);
    }
    std::array<int, 3> kept{p.lock, p.group, p.done};
    std::ranges::sort(kept);
    closeOthers(kept);
    ::dup2(p.group, STDIN_FILENO); // lets go of what this process had open there
    ::dup2(p.group, STDOUT_FILENO);
    ::dup2(p.group, STDERR_FILENO);

    int status = 0;
    if (program > 0) {
        while (::waitpid(program, &status, 0) < 0 && errno == EINTR) {}
    }
    if (program < 0)
        writeWord(p.done, "program ", EAGAIN);
    else if (!isStarted)
        writeWord(p.done, problem.isFolder != 0 ? "folder " : "program ", problem.number);
    else if (WIFSIGNALED(status))
        writeWord(p.done, "signal ", WTERMSIG(status));
    else
        writeWord(p.done, "exit ", WEXITSTATUS(status));
    ::fsync(p.done);
    ::rename(p.doneDraftPath.constData(), p.donePath.constData());
    ::_exit(0);
}

// --- in this process again ---

Error notStarted(const QString &program, int number)
{
    return {ErrorCode::Unavailable,
            Text::tr("“%1” could not be started: %2. Nothing ran. Make room or close programs on this computer, then "
                     "try again.")
                .arg(program, qt_error_string(number)),
            {}};
}

} // namespace

Result<> launchProgram(const ProgramSpec &spec, const ProgramTraces &traces)
{
    Preparation p;
    p.lock = openFile(traces.started, O_CREAT | O_EXCL | O_RDWR);
    if (p.lock < 0 && errno == EEXIST)
        return failure(ErrorCode::AlreadyExists,
                       Text::tr("“%1” was started before under the same operation, so it is not started again.")
                           .arg(spec.program));
    const auto closeAll = qScopeGuard([&p] {
        for (const int file : {p.lock, p.group, p.done, p.input, p.output, p.errors}) {
            if (file >= 0)
                ::close(file);
        }
    });
    const auto giveUp = [&](int number) {
        QFile::remove(traces.started);
        return beforeAnything(notStarted(spec.program, number));
    };
    if (p.lock < 0 || ::flock(p.lock, LOCK_EX | LOCK_NB) != 0)
        return giveUp(errno);

    const QString doneDraft = traces.done + QStringLiteral(".draft");
    p.group = openFile(traces.group, O_CREAT | O_TRUNC | O_WRONLY);
    p.done = openFile(doneDraft, O_CREAT | O_TRUNC | O_WRONLY);
    p.output = openFile(traces.output, O_CREAT | O_TRUNC | O_WRONLY | O_APPEND);
    p.errors = openFile(traces.errors, O_CREAT | O_TRUNC | O_WRONLY | O_APPEND);
    p.input = openFile(QStringLiteral("/dev/null"), O_RDONLY);
    if (p.group < 0 || p.done < 0 || p.output < 0 || p.errors < 0 || p.input < 0)
        return giveUp(errno);

    p.program = QFile::encodeName(spec.program);
    p.folder = QFile::encodeName(spec.folder);
    p.donePath = QFile::encodeName(traces.done);
    p.doneDraftPath = QFile::encodeName(doneDraft);
    if (RD_SABOTAGED("shell-exec")) {
        p.arguments = throughShell(spec);
        p.program = p.arguments.front();
    } else {
        p.arguments.push_back(p.program);
        for (const QString &argument : spec.arguments)
            p.arguments.push_back(argument.toLocal8Bit());
    }
    for (const QString &variable : spec.environment)
        p.environment.push_back(variable.toLocal8Bit());
    p.argv = pointersTo(p.arguments);
    p.envp = pointersTo(p.environment);

    // Two forks: the one in between ends at once, so that the watcher belongs to nobody who could miss its end.
    const pid_t between = ::fork();
    if (between == 0) {
        const pid_t watcher = ::fork();
        if (watcher == 0)
            watchOver(p);
        ::_exit(watcher < 0 ? 1 : 0);
    }
    if (between < 0)
        return giveUp(errno);
    int status = 0;
    while (::waitpid(between, &status, 0) < 0 && errno == EINTR) {}
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
        return giveUp(EAGAIN);
    return {};
}

} // namespace releasedesk::connectors
