// SPDX-License-Identifier: Apache-2.0
#include "core/git/git_program.h"

#include "core/base/safe_text.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>

#include <array>
#include <csignal>
#include <unistd.h>

namespace releasedesk::git {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(GitProgram)
};

constexpr int pollMilliseconds = 20;
constexpr int endMilliseconds = 2000;
constexpr qsizetype errorBytes = 4096;

QProcessEnvironment environmentFor(const GitCall &call)
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment environment;
    // Of ours only what finding programs, keys and certificates needs: no GIT_… may redirect a reading.
    for (const char *name : {"PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "SSH_AUTH_SOCK", "XDG_RUNTIME_DIR",
                             "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy",
                             "ALL_PROXY", "all_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR"}) {
        const QString key = QString::fromLatin1(name);
        if (ours.contains(key))
            environment.insert(key, ours.value(key));
    }
    const auto set = [&environment](const char *name, const char *value) {
        environment.insert(QString::fromLatin1(name), QString::fromLatin1(value));
    };
    set("LC_ALL", "C");
    set("GIT_CONFIG_NOSYSTEM", "1");
    set("GIT_TERMINAL_PROMPT", "0");
    set("GIT_ASKPASS", "true");
    set("SSH_ASKPASS", "true");
    set("GIT_SSH_COMMAND", "ssh -oBatchMode=yes -oConnectTimeout=15");
    set("GIT_OPTIONAL_LOCKS", "0");
    set("GIT_NO_REPLACE_OBJECTS", "1");
    set("GIT_PAGER", "cat");
    // A clone with missing parts would fetch them by itself from wherever its settings say.
    set("GIT_ALLOW_PROTOCOL", call.mayTransfer ? "https:http:ssh:file" : "none");
    // The settings of the person may hold how to sign in; they are trusted, and only transfers need them.
    if (!call.mayTransfer)
        set("GIT_CONFIG_GLOBAL", "/dev/null");
    // What the repository says otherwise does not count.
    const std::array<std::pair<const char *, const char *>, 5> settings{{{"core.hooksPath", "/dev/null"},
                                                                         {"core.fsmonitor", "false"},
                                                                         {"log.showSignature", "false"},
                                                                         {"log.mailmap", "false"},
                                                                         {"gc.auto", "0"}}};
    environment.insert(QStringLiteral("GIT_CONFIG_COUNT"), QString::number(settings.size()));
    for (std::size_t number = 0; number < settings.size(); ++number) {
        const auto &[key, value] = settings.at(number);
        environment.insert(QStringLiteral("GIT_CONFIG_KEY_%1").arg(number), QString::fromLatin1(key));
        environment.insert(QStringLiteral("GIT_CONFIG_VALUE_%1").arg(number), QString::fromLatin1(value));
    }
    return environment;
}

//! Ends git with everything it started.
void end(QProcess &process)
{
    const auto group = static_cast<pid_t>(process.processId());
    if (group > 1)
        ::kill(-group, SIGKILL);
    process.kill();
    process.waitForFinished(endMilliseconds);
}

QString wordsOf(const QByteArray &errors)
{
    return SafeText::fromOutside(QString::fromUtf8(errors)).plain().trimmed();
}

//! One call, watched until it ends.
class Watch
{
public:
    Watch(const GitLimits &limits, std::function<void(const QByteArray &)> take)
        : m_limits(limits)
        , m_take(std::move(take))
    {
        m_timer.start();
    }

    [[nodiscard]] Result<GitAnswer> run(const GitCall &call, const std::stop_token &stop)
    {
        if (stop.stop_requested())
            return stopped();
        QProcess process;
        process.setProcessEnvironment(environmentFor(call));
        process.setWorkingDirectory(call.folder);
        if (call.input.isEmpty())
            process.setStandardInputFile(QProcess::nullDevice());
        process.setChildProcessModifier([] { ::setpgid(0, 0); });
        process.start(m_limits.program, QStringList{QStringLiteral("--no-pager")} + call.arguments);
        if (!process.waitForStarted())
            return failure(ErrorCode::NotFound,
                           Text::tr("git could not be started, so the code of the release cannot be read. Install git, "
                                    "or correct the folder of the repository."),
                           process.errorString());
        if (!call.input.isEmpty()) {
            process.write(call.input);
            process.closeWriteChannel();
        }
        while (process.state() != QProcess::NotRunning) {
            process.waitForReadyRead(pollMilliseconds);
            if (const auto over = look(process, stop); over) {
                end(process);
                return tl::unexpected(*over);
            }
        }
        if (const auto over = look(process, stop); over)
            return tl::unexpected(*over);
        m_answer.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        if (call.expectedCodes.contains(m_answer.code))
            return std::move(m_answer);
        return failure(ErrorCode::FailedPrecondition,
                       Text::tr("git could not read the repository %1, so its code is not known. It says: %2")
                           .arg(SafeText::lineFromOutside(call.folder).plain(), wordsOf(m_answer.errors)),
                       wordsOf(m_answer.errors));
    }

private:
    static tl::unexpected<Error> stopped()
    {
        return failure(ErrorCode::Cancelled, Text::tr("Reading the repository was stopped."));
    }

    //! Takes what has come; an error when it must not go on.
    std::optional<Error> look(QProcess &process, const std::stop_token &stop)
    {
        const QByteArray output = process.readAllStandardOutput();
        m_bytes += output.size();
        if (m_take && !output.isEmpty())
            m_take(output);
        else
            m_answer.output += output;
        m_answer.errors += process.readAllStandardError().left(errorBytes - m_answer.errors.size());
        if (stop.stop_requested())
            return stopped().value();
        if (m_bytes > m_limits.bytes)
            return failure(ErrorCode::ResourceExhausted,
                           Text::tr("The repository holds more than can be read at once, so its code is not known. "
                                    "Choose a base that is nearer to the candidate."))
                .value();
        if (m_timer.hasExpired(m_limits.time.count()))
            return failure(ErrorCode::DeadlineExceeded,
                           Text::tr("git did not answer within %n second(s), so the code is not known. Look whether "
                                    "the folder or the remote can be reached, then try again.",
                                    nullptr, static_cast<int>(m_limits.time.count() / 1000)))
                .value();
        return std::nullopt;
    }

    const GitLimits &m_limits;
    std::function<void(const QByteArray &)> m_take;
    QElapsedTimer m_timer;
    GitAnswer m_answer;
    qint64 m_bytes = 0;
};

} // namespace

Result<GitAnswer> runGit(const GitCall &call, const GitLimits &limits, const std::stop_token &stop,
                         const std::function<void(const QByteArray &)> &take)
{
    return Watch(limits, take).run(call, stop);
}

} // namespace releasedesk::git
