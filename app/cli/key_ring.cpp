// SPDX-License-Identifier: Apache-2.0
#include "app/cli/key_ring.h"

#include <QCoreApplication>

#include <cstdio>
#include <string>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

//! The terminal does not show what is typed while this lives.
class Silence
{
public:
    Silence()
    {
        ::tcgetattr(STDIN_FILENO, &m_before);
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    Silence(const Silence &) = delete;
    Silence &operator=(const Silence &) = delete;
    ~Silence() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }

private:
    termios m_before{};
};

Secret lineOfInput()
{
    std::string line;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        line.push_back(static_cast<char>(c));
    if (line.ends_with('\r'))
        line.pop_back();
    return Secret(QByteArray::fromStdString(line));
}

Secret asked(const QString &question)
{
    std::fprintf(stderr, "%s ", qPrintable(question));
    Secret secret;
    {
        const Silence silence;
        secret = lineOfInput();
    }
    std::fprintf(stderr, "\n");
    return secret;
}

} // namespace

Result<Secret> askPassphrase(const QString &variable, const QString &question)
{
    if (!variable.isEmpty()) {
        const QByteArray value = qgetenv(qPrintable(variable));
        if (!value.isEmpty())
            return Secret(value);
        return failure(
            ErrorCode::Unauthenticated,
            Text::tr("The environment variable %1 holds no passphrase, so the key stays closed.").arg(variable));
    }
    if (::isatty(STDIN_FILENO) == 0)
        return failure(ErrorCode::Unauthenticated,
                       Text::tr("Your key needs its passphrase, and nobody can be asked here. Name a variable with "
                                "--passphrase-env."));
    return asked(question);
}

Result<Secret> askSecret(const QString &question)
{
    Secret secret = ::isatty(STDIN_FILENO) == 0 ? lineOfInput() : asked(question);
    if (secret.isEmpty())
        return failure(
            ErrorCode::Unauthenticated,
            Text::tr("Nothing was entered for “%1”, so nothing was stored. Type it at the prompt, or hand it "
                     "in as a line of the standard input.")
                .arg(question));
    return secret;
}

} // namespace releasedesk::cli
