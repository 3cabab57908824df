// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/same_release.h"
#include "tests/simulation/support/simulation.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QHashSeed>
#include <QLoggingCategory>
#include <QTest>

#include <cstdio>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

constexpr quint32 pathsPerGraph = 20;
constexpr int stepsPerPath = 8;

//! The same pipeline on another path: other luck, other steps.
Story onPath(const Story &graph, quint32 path)
{
    Story story = makeStory(graph.seed * 31U + path + 1U, {stepsPerPath, 0, 3});
    story.pipeline = graph.pipeline;
    return story;
}

//! After each step a new engine over the bytes of the record stands where the old one plus the new events stands, and
//! where the model stands; and at the end the fold of all the bytes is the same once more. The first difference.
QString replay(VirtualTime &time, const Story &story, GuaranteeRun &run)
{
    Simulation simulation(time, story);
    qsizetype step = 0;
    for (const Step &each : story.steps) {
        QString wrong = simulation.play(each);
        if (wrong.isEmpty())
            wrong = simulation.play({Step::Kind::Restart, 0});
        if (wrong.isEmpty())
            wrong = whatDiffers(simulation.release(), simulation.releaseOfEngine());
        if (!wrong.isEmpty())
            return QStringLiteral("seed %1, step %2: %3").arg(story.seed).arg(step).arg(wrong);
        ++step;
        run.checked();
    }
    return whatDiffers(simulation.release(), foldOf(simulation.record()));
}

} // namespace

class ReplayIsDeterministic final : public QObject
{
    Q_OBJECT

private slots:
    void aRestartAfterAnyStepChangesNothing()
    {
        QLoggingCategory::setFilterRules("releasedesk.engine=false");
        GuaranteeRun run("G7", "paths, 20 of each graph", {500 * 20, 2'000 * 20, 20'000 * 50});
        inVirtualTime([&run](VirtualTime &time) {
            QHashSeed::setDeterministicGlobalSeed();
            int wrongs = 0; // more of them tell nothing new
            Story graph;
            for (quint32 i = 0; i < run.trials() && wrongs < 5; ++i) {
                if (i % pathsPerGraph == 0)
                    graph = makeStory(run.seed() + i, {});
                const QString wrong = replay(time, onPath(graph, i % pathsPerGraph), run);
                run.tried();
                if (!wrong.isEmpty()) {
                    std::fprintf(stderr, "%s\n%s\n", qPrintable(wrong), qPrintable(describe(graph.pipeline)));
                    run.violated(wrong);
                    ++wrongs;
                }
            }
        });
        QVERIFY2(run.finish(), run.report().constData());
    }
};

RELEASE_DESK_TEST(g07_replay_is_deterministic, ReplayIsDeterministic)
#include "g07_replay_is_deterministic.moc"
