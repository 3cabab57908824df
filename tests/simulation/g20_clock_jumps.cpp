// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/simulation.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QHashSeed>
#include <QLoggingCategory>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace releasedesk::tests;

//! Somebody sets the clock on the wall while tasks wait, time limits run, retries are due and people sign. What the
//! simulation compares after every step: waits end and limits strike at their moment, lines ask in their order.
class ClockJumps final : public QObject
{
    Q_OBJECT

private slots:
    void nothingComesEarlyOrLateAndNoApprovalIsReordered()
    {
        QLoggingCategory::setFilterRules("releasedesk.engine=false");
        GuaranteeRun run("G20", "jumps", {1'000, 20'000, 100'000});
        inVirtualTime([&run](VirtualTime &time) {
            QHashSeed::setDeterministicGlobalSeed();
            int wrongs = 0; // more of them tell nothing new
            qsizetype jumps = 0;
            for (quint32 i = 0; jumps < run.trials() && wrongs < 5; ++i) {
                const Story story = makeStory(run.seed() + i, {50, 0, 30, true});
                const QString wrong = tell(time, story);
                const auto here = std::ranges::count(story.steps, Step::Kind::Jump, &Step::kind);
                jumps += here;
                for (std::ptrdiff_t jump = 0; jump < here; ++jump)
                    run.tried();
                run.checked(story.steps.size());
                if (!wrong.isEmpty()) {
                    std::fprintf(stderr, "%s\n", qPrintable(wrong));
                    run.violated(wrong.section(u'\n', 0, 0));
                    ++wrongs;
                }
            }
        });
        QVERIFY2(run.finish(), run.report().constData());
    }
};

RELEASE_DESK_TEST(g20_clock_jumps, ClockJumps)
#include "g20_clock_jumps.moc"
