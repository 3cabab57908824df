// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/simulation.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;

class TestSimulation final : public QObject
{
    Q_OBJECT

private slots:
    void theSameSeedGoesTheSameWay()
    {
        inVirtualTime([](VirtualTime &time) {
            for (quint32 seed = 1; seed <= 10; ++seed) {
                const Story story = makeStory(seed, {});
                QList<QByteArray> heads;
                for (int time1 = 0; time1 < 2; ++time1) {
                    Simulation simulation(time, story);
                    for (const Step &step : story.steps)
                        QCOMPARE(simulation.play(step), QString());
                    heads.append(simulation.record().last().hash);
                }
                Q_UNUSED(heads)
            }
        });
    }
};

RELEASE_DESK_TEST(tst_simulation, TestSimulation)
#include "tst_simulation.moc"
