// SPDX-License-Identifier: Apache-2.0
#include "app/cli/act_on.h"

#include "app/cli/follow.h"
#include "app/cli/release_json.h"

using namespace Qt::StringLiterals;

namespace releasedesk::cli {

QCoro::Task<ExitCode> actOn(Invocation invocation, ActPlan plan, MakeCommand make)
{
    QCommandLineParser parser;
    parser.addOptions({{u"follow"_s, {}},
                       {u"reason"_s, {}, u"TEXT"_s},
                       {u"outside-window"_s, {}, u"TEXT"_s},
                       {u"note"_s, {}, u"TEXT"_s},
                       {u"not-applicable"_s, {}, u"TEXT"_s},
                       {u"happened"_s, {}},
                       {u"did-not-happen"_s, {}},
                       {u"abandon"_s, {}},
                       {u"only-failed-targets"_s, {}},
                       {u"to"_s, {}, u"PERSON"_s},
                       {u"not-done"_s, {}},
                       {u"set"_s, {}, u"NAME=VALUE"_s},
                       {u"preview"_s, {}}});
    if (!parse(parser, invocation, plan.usage, plan.positional, plan.positional))
        co_return Usage;
    const Console console = invocation.console;
    const auto open = co_await openWorkspace(invocation, plan.access);
    if (!open)
        co_return console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return console.fail(id.error());
    const auto command = make(parser, *(*open)->desk->release(*id));
    if (command) {
        if (const auto done = co_await sendAndSee(*open, *command); !done)
            co_return console.fail(done.error());
    }
    if (plan.access == Access::Run)
        co_await followUntilItRests(*open, *id, parser.isSet(u"follow"_s), console);
    const domain::Release &release = *(*open)->desk->release(*id);
    const QString line = stateLine(release, (*open)->desk->directory());
    console.print(releaseSummaryJson(release, (*open)->desk->directory()), line);
    const bool isGood = plan.goodEnds.isEmpty() || plan.goodEnds.contains(release.state());
    co_return isGood ? Done : Failed;
}

TaskId taskOf(const QCommandLineParser &parser)
{
    return TaskId(parser.positionalArguments().value(1));
}

} // namespace releasedesk::cli
