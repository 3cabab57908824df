// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "translations/language.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

using namespace releasedesk;
using namespace releasedesk::cli;
using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

void printHelp()
{
    std::printf("%s\n\n", qPrintable(Text::tr("rdesk: compose, approve, run and undo releases from the command line")));
    for (const Command &command : commands())
        std::printf("  rdesk %s\n      %s\n", qPrintable(command.usage), qPrintable(command.does));
    std::printf(
        "\n%s\n",
        qPrintable(Text::tr("For all commands: --workspace DIR (or RD_WORKSPACE; otherwise this folder), --json, "
                            "--as PERSON (sample workspaces only), --lang en|ko,\n--token-env CONNECTION=VARIABLE. "
                            "RELEASE is PROJECT/VERSION or an id. Exit codes: 0 done, 1 failed, 2 usage, "
                            "3 refused, 4 unreachable.")));
}

//! Takes "--name value" out of the arguments; answers all values.
QStringList takeOption(QStringList &arguments, const QString &name)
{
    QStringList values;
    for (qsizetype i = 0; i < arguments.size();) {
        if (arguments.at(i) == name && i + 1 < arguments.size()) {
            values.append(arguments.at(i + 1));
            arguments.remove(i, 2);
        } else if (arguments.at(i).startsWith(name + u'=')) {
            values.append(arguments.at(i).mid(name.size() + 1));
            arguments.removeAt(i);
        } else {
            ++i;
        }
    }
    return values;
}

int usageError(const QString &problem)
{
    std::fprintf(stderr, "rdesk: %s\n%s\n", qPrintable(problem), qPrintable(Text::tr("See rdesk --help.")));
    return Usage;
}

//! What can stand behind the first word of commands, e.g. "create" behind "release".
QStringList verbsOf(const QString &word)
{
    QStringList verbs;
    for (const Command &command : commands()) {
        if (command.path.startsWith(QString(word + u' ')))
            verbs.append(command.path.mid(word.size() + 1));
    }
    return verbs;
}

QCoro::Task<> runCommand(const Command &command, Invocation invocation)
{
    const ExitCode code = co_await command.run(std::move(invocation));
    QCoreApplication::exit(code);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"release-desk"_s);
    QCoreApplication::setApplicationName(u"release-desk"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(RELEASE_DESK_VERSION));

    QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString language = takeOption(arguments, u"--lang"_s).value(0, u"en"_s);
    if (!translations::useLanguage(language))
        return usageError(Text::tr("--lang takes en or ko, not “%1”").arg(language));

    Invocation invocation;
    invocation.folder = takeOption(arguments, u"--workspace"_s).value(0, qEnvironmentVariable("RD_WORKSPACE", u"."_s));
    invocation.folder = QDir(invocation.folder).absolutePath();
    invocation.actAs = takeOption(arguments, u"--as"_s).value(0);
    invocation.console = Console(arguments.removeAll(u"--json"_s) > 0);
    const QString called = arguments.mid(0, 2).join(u' ');
    // These two have an option of that name themselves.
    if (called != u"connection add" && called != u"connection edit") {
        for (const QString &pair : takeOption(arguments, u"--token-env"_s)) {
            if (!pair.contains(u'='))
                return usageError(Text::tr("--token-env takes CONNECTION=VARIABLE here, not “%1”").arg(pair));
            invocation.secretVariables.insert(ConnectionId(pair.section(u'=', 0, 0)), pair.section(u'=', 1));
        }
    }

    if (arguments.contains(u"--version"_s)) {
        std::printf("rdesk %s\n", RELEASE_DESK_VERSION);
        return Done;
    }
    if (arguments.isEmpty() || arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s)) {
        printHelp();
        return arguments.isEmpty() ? Usage : Done;
    }
    for (const Command &command : commands()) {
        const QStringList words = command.path.split(u' ');
        if (arguments.mid(0, words.size()) != words)
            continue;
        invocation.arguments = arguments.mid(words.size());
        QMetaObject::invokeMethod(
            &application, [&command, &invocation] { runCommand(command, invocation); }, Qt::QueuedConnection);
        return QCoreApplication::exec();
    }
    if (const QStringList verbs = verbsOf(arguments.first()); !verbs.isEmpty()) {
        const QString problem = arguments.size() == 1
            ? Text::tr("“%1” needs to be told what to do").arg(arguments.first())
            : Text::tr("there is no command “%1”").arg(arguments.mid(0, 2).join(u' '));
        return usageError(
            QString(problem + u'\n' + Text::tr("%1 can: %2").arg(arguments.first(), verbs.join(u", "_s))));
    }
    return usageError(Text::tr("there is no command “%1”").arg(arguments.mid(0, 2).join(u' ')));
}
