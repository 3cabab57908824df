// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/parent_watcher.h"
#include "app/sandbox/sandbox_server.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <csignal>
#include <cstdio>

using namespace releasedesk;
using namespace releasedesk::sandbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int usageError = 2;
constexpr int cannotListen = 4;

int complain(const QString &message, int exitCode)
{
    std::fprintf(stderr, "release-desk-sandbox: %s\n", qPrintable(message));
    return exitCode;
}

template<typename Number>
Result<Number> readNumber(const QCommandLineParser &parser, const QString &option)
{
    bool isNumber = false;
    const qlonglong number = parser.value(option).toLongLong(&isNumber);
    if (!isNumber || !std::in_range<Number>(number))
        return failure(ErrorCode::InvalidArgument,
                       u"--%1 takes a number from 0 to %2, not “%3”."_s.arg(
                           option, QString::number(std::numeric_limits<Number>::max()), parser.value(option)));
    return static_cast<Number>(number);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"release-desk-sandbox"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(RELEASE_DESK_VERSION));
    std::signal(SIGPIPE, SIG_IGN);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Stands in for Jira Cloud, Jira Data Center, Jenkins, messengers and a mail server, on 127.0.0.1 only."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"port"_s, u"Port to listen on; 0 picks a free one."_s, u"N"_s, u"0"_s},
        {u"seed"_s, u"Number that decides what is made up."_s, u"N"_s, u"1"_s},
        {u"data"_s, u"Folder with recorded Jira answers to serve instead of the sample company."_s, u"DIR"_s},
        {u"faults"_s, u"File with the rules of what goes wrong."_s, u"FILE"_s},
        {u"exit-with-parent"_s, u"End when standard input closes."_s},
    });
    parser.process(application);
    if (!parser.positionalArguments().isEmpty())
        return complain(u"“%1” is no option; see --help."_s.arg(parser.positionalArguments().first()), usageError);

    SandboxServer::Setup setup;
    const Result<quint16> wantedPort = readNumber<quint16>(parser, u"port"_s);
    const Result<quint32> seed = readNumber<quint32>(parser, u"seed"_s);
    if (!wantedPort || !seed)
        return complain(!wantedPort ? wantedPort.error().message : seed.error().message, usageError);
    setup.port = *wantedPort;
    setup.seed = *seed;
    setup.dataFolder = parser.value(u"data"_s);
    if (parser.isSet(u"faults"_s)) {
        QFile file(parser.value(u"faults"_s));
        if (!file.open(QIODevice::ReadOnly))
            return complain(u"The file %1 cannot be read: %2."_s.arg(file.fileName(), file.errorString()), usageError);
        setup.faults = file.readAll();
    }

    SandboxServer server;
    const Result<quint16> port = server.start(setup);
    if (!port)
        return complain(port.error().message, port.error().code == ErrorCode::Unavailable ? cannotListen : usageError);
    std::printf("listening http://127.0.0.1:%d\n", static_cast<int>(*port));
    std::fflush(stdout);

    std::unique_ptr<ParentWatcher> watcher;
    if (parser.isSet(u"exit-with-parent"_s)) {
        watcher = std::make_unique<ParentWatcher>();
        QObject::connect(watcher.get(), &ParentWatcher::parentGone, &application, &QCoreApplication::quit);
    }
    return QCoreApplication::exec();
}
