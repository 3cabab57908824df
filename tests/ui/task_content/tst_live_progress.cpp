// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/task_content/live_progress.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace releasedesk::ui;

class TestLiveProgress final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<SampleDesk>();
        m_progress = std::make_unique<LiveProgress>(m_sample->desk, m_sample->clock);
    }
    void cleanup()
    {
        m_progress.reset();
        m_sample.reset();
    }

    void aRunningTaskTellsSinceWhenAndWhatItIsAt()
    {
        m_progress->showTask(checkoutRelease, TaskId("canary-web"));
        QVERIFY(m_progress->text().contains("It has begun."));
        QVERIFY(m_progress->text().contains("Since 14:24"));
        QVERIFY(m_progress->text().contains("8 m"));
        QVERIFY(m_progress->text().contains("planned 5 min"));

        emit m_sample->session.progressed({checkoutRelease, TaskId("canary-web"), 40, "#4187 · 3 m of about 8 m"});

        QVERIFY(m_progress->text().startsWith("#4187 · 3 m of about 8 m"));
    }

    void aWaitTellsUntilWhen()
    {
        start("soak", {{QStringLiteral("seconds"), 20 * 60}});

        m_progress->showTask(checkoutRelease, TaskId("soak"));

        QVERIFY2(m_progress->text().contains("until 14:50"), qPrintable(m_progress->text()));
    }

    void aFurtherAttemptIsNamed()
    {
        const PersonId who("bd.yoon");
        const QDateTime at = sampleNow();
        m_sample->session.happen(checkoutRelease, who, at,
                                 domain::TaskFailed{TaskId("canary-web"), 1, "Unavailable", "no"});
        m_sample->session.happen(checkoutRelease, who, at, domain::TaskRetried{TaskId("canary-web")});
        m_sample->session.happen(checkoutRelease, who, at,
                                 domain::TaskStarted{TaskId("canary-web"), 2, EffectId("op-9")});

        m_progress->showTask(checkoutRelease, TaskId("canary-web"));

        QVERIFY2(m_progress->text().contains("attempt 2"), qPrintable(m_progress->text()));
    }

    void nothingIsShownOnceItHasEnded()
    {
        m_progress->showTask(checkoutRelease, TaskId("canary-web"));
        QVERIFY(!m_progress->isHidden());

        m_sample->session.happen(checkoutRelease, PersonId("bd.yoon"), sampleNow(),
                                 domain::TaskSucceeded{TaskId("canary-web"), 1});

        QVERIFY(m_progress->isHidden());
        m_progress->showTask(checkoutRelease, TaskId("approve"));
        QVERIFY(m_progress->isHidden());
    }

private:
    void start(const char *task, const QJsonObject &parameters)
    {
        domain::TaskStarted started{TaskId(task), 1, EffectId(task)};
        started.parameters = parameters;
        m_sample->session.happen(checkoutRelease, PersonId("bd.yoon"), sampleNow().addSecs(-120), started);
    }

    std::unique_ptr<SampleDesk> m_sample;
    std::unique_ptr<LiveProgress> m_progress;
};

RELEASE_DESK_TEST(tst_live_progress, TestLiveProgress)
#include "tst_live_progress.moc"
