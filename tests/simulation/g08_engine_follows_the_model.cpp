// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/simulation.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QHashSeed>
#include <QLoggingCategory>
#include <QTest>

#include <cstdio>

using namespace releasedesk::tests;

class EngineFollowsTheModel final : public QObject
{
    Q_OBJECT

private slots:
    void anyReleaseGoesAsTheModelSays()
    {
        QLoggingCategory::setFilterRules("releasedesk.engine=false"); // deaths are nothing special here
        GuaranteeRun run("G8", "releases", {2'000, 100'000, 1'000'000});
        inVirtualTime([&run](VirtualTime &time) {
            QHashSeed::setDeterministicGlobalSeed();
            int wrongs = 0; // more of them tell nothing new
            for (qsizetype i = 0; i < run.trials() && wrongs < 5; ++i) {
                const Story story = makeStory(run.seed() + static_cast<quint32>(i), {});
                const QString wrong = tell(time, story);
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

RELEASE_DESK_TEST(g08_engine_follows_the_model, EngineFollowsTheModel)
#include "g08_engine_follows_the_model.moc"
