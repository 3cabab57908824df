// SPDX-License-Identifier: Apache-2.0
#include "app/bench/engine/floor_bench.h"
#include "app/bench/engine/recover_bench.h"
#include "app/bench/engine/transitions_bench.h"
#include "app/bench/graph/graph_bench.h"

#ifdef RELEASE_DESK_BENCH_INBOX
#include "app/bench/inbox/inbox_bench.h"
#endif

#ifdef RELEASE_DESK_BENCH_VERSIONS
#include "app/bench/versions/jira_bench.h"
#include "app/bench/versions/table_bench.h"
#endif

#if defined(RELEASE_DESK_BENCH_PANEL) || defined(RELEASE_DESK_BENCH_INBOX) || defined(RELEASE_DESK_BENCH_VERSIONS)
#define RELEASE_DESK_BENCH_PAINTS
#include <QApplication>
#endif
#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace releasedesk;
using namespace releasedesk::bench;

namespace {

//! One measure, by the words it is asked for with.
struct Bench {
    QString name;
    QString usage;
    QList<OptionInfo> options;
    QStringList fields;
    std::function<QCoro::Task<Result<>>(Options, std::shared_ptr<Measurement>)> measure;
};

QCoro::Task<Result<>> measureFloorInLoop(Options options, std::shared_ptr<Measurement> measurement)
{
    co_return measureFloor(options, *measurement);
}

QList<Bench> benches()
{
    return {
        {QStringLiteral("graph"),
         QStringLiteral(
             "[--what layout,render,pan,zoom,live] [--tasks N | --json FILE] [--frames N] [--changes N --seconds N] "
             "[--width N --height N] [--dot PROGRAM] [--browser PROGRAM --cytoscape FILE] [--turns N]"),
         graphOptions(), graphFields(), &measureGraph},
        {QStringLiteral("engine floor"), QStringLiteral("--db FILE [--batch 1,10,100] [--seconds N]"), floorOptions(),
         floorFields(), &measureFloorInLoop},
        {QStringLiteral("engine transitions"),
         QStringLiteral("--db FILE [--runs-in-flight N] [--tasks N] [--seconds N] [--chain] [--floor]"),
         transitionsOptions(), transitionsFields(), &measureTransitions},
        {QStringLiteral("engine recover"), QStringLiteral("--db FILE [--events N --make] [--verify-fold]"),
         recoverOptions(), recoverFields(), &measureRecovery},
        {QStringLiteral("engine make"), QStringLiteral("--db FILE [--events N] [--hold]"), makeOptions(), makeFields(),
         &makeRecordFile},
#ifdef RELEASE_DESK_BENCH_INBOX
        {QStringLiteral("inbox"), QStringLiteral("[--items N]"), inboxOptions(), inboxFields(), &measureInbox},
#endif
#ifdef RELEASE_DESK_BENCH_VERSIONS
        {QStringLiteral("table"), QStringLiteral("[--rows N] [--jumps N --step N] [--filter TEXT]"), tableOptions(),
         tableFields(), &measureTable},
        {QStringLiteral("jira"),
         QStringLiteral("[--url URL | --issues N --delay-ms N [--move]] [--project KEY --version NAME] "
                        "[--until table|parsed] [--cache DIR] [--lanes N] [--flavor cloud|dc]"),
         jiraOptions(), jiraFields(), &measureJira},
        {QStringLiteral("jira-stub"),
         QStringLiteral("[--issues N] [--delay-ms N] [--port N]"),
         jiraStubOptions(),
         {},
         &serveJiraStub},
#endif
    };
}

int usage(const QString &problem)
{
    if (!problem.isEmpty())
        std::fprintf(stderr, "release-desk-bench: %s\n", qPrintable(problem));
    std::fprintf(stderr, "usage:\n");
    for (const Bench &bench : benches())
        std::fprintf(stderr, "  release-desk-bench %s %s\n", qPrintable(bench.name), qPrintable(bench.usage));
    std::fprintf(stderr,
                 "and for each: [--runs N] [--warmup N] [--seed N] [--json]\n"
                 "It prints one JSON object on one line. Exit status: 0 measured, 2 wrong use, 3 a check failed, "
                 "4 something is missing.\n");
    return static_cast<int>(Outcome::WrongUse);
}

void print(const Measurement &measurement)
{
    const QByteArray line = QJsonDocument(measurement.toJson()).toJson(QJsonDocument::Compact);
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

Outcome outcomeOf(const Result<> &measured, const Measurement &measurement)
{
    if (!measured && measured.error().code != ErrorCode::DataLoss)
        return Outcome::Missing;
    return measurement.isValid() ? Outcome::Measured : Outcome::Wrong;
}

QCoro::Task<> run(Bench bench, Options options)
{
    const auto measurement = std::make_shared<Measurement>(bench.name, options, bench.fields);
    const Result<> measured = co_await bench.measure(options, measurement);
    if (!measured && measured.error().code == ErrorCode::InvalidArgument) {
        QCoreApplication::exit(usage(measured.error().message));
        co_return;
    }
    if (!measured)
        measurement->refute(measured.error().message);
    const bool isServing = bench.name == u"jira-stub" && measured;
    if (isServing)
        co_return;
    print(*measurement);
    const Outcome outcome = outcomeOf(measured, *measurement);
    const bool isHeld = outcome == Outcome::Measured && options.isSet("hold");
    if (!isHeld)
        QCoreApplication::exit(static_cast<int>(outcome));
}

//! Only where something is painted does a window system, or its stand-in, have to be there.
std::unique_ptr<QCoreApplication> application(bool paints, int &argc, char **argv)
{
#ifdef RELEASE_DESK_BENCH_PAINTS
    if (paints) {
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        return std::make_unique<QApplication>(argc, argv);
    }
#else
    Q_UNUSED(paints)
#endif
    return std::make_unique<QCoreApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    const QStringList arguments(argv + 1, argv + argc);
    const QString wanted = arguments.join(u' ') + u' ';
    const QList<Bench> known = benches();
    const auto bench
        = std::ranges::find_if(known, [&](const Bench &each) { return wanted.startsWith(each.name + u' '); });
    if (bench == known.end())
        return usage(arguments.isEmpty() ? QString() : QStringLiteral("there is no bench “%1”").arg(wanted.trimmed()));
    const auto options = Options::parse(arguments.mid(bench->name.count(u' ') + 1), bench->options);
    if (!options)
        return usage(options.error().message);

    const bool paints
        = (bench->name == u"graph" && needsPanel(*options)) || bench->name == u"inbox" || bench->name == u"table" || bench->name == u"jira";
    const auto running = application(paints, argc, argv);
    // From inside the event loop, which has to run before it can be left.
    QMetaObject::invokeMethod(running.get(), [&] { run(*bench, *options); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
