// SPDX-License-Identifier: Apache-2.0
#include "tests/core/domain/plan_builder.h"
#include "tests/support/test_main.h"
#include "tests/ui/connections/fake_gate.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/shell/endpoint_watch.h"

#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;
using tests::PlanBuilder;

class TestEndpointWatch final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>(true);
        m_gate = std::make_unique<tests::FakeGate>();
        m_gate->list = tests::sampleConnections();
        domain::Directory directory = m_sample->desk.directory();
        directory.projects.first().variables.insert("ci", "jenkins");
        m_sample->desk.setDirectory(directory);
        PlanBuilder builder;
        builder.phase("p").task("build", "jenkins.build", {{"connection", "${project.ci}"}, {"job", "shop"}});
        builder.task("tell", "messenger.post", {{"connection", "slack"}, {"text", "x"}});
        domain::ReleaseCreated created;
        created.release = ReleaseId("r");
        created.project = directory.projects.first().id;
        created.version = "1.0";
        created.owner = tests::sampleUser;
        created.plan = builder.plan();
        m_sample->session.happen(created.release, tests::sampleUser, m_sample->clock.utcNow(), created);
    }
    void cleanup()
    {
        m_gate.reset();
        m_sample.reset();
    }

    void whatTasksUseIsAskedAndNobodyElse()
    {
        EndpointWatch watch(m_sample->desk, *m_gate, m_sample->clock);
        QSignalSpy changed(&watch, &EndpointWatch::changed);
        watch.showRelease(ReleaseId("r"));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(m_gate->storedTests, 1); // not the Jira that no task uses, not the messenger
        QCOMPARE(m_gate->testedStored, ConnectionId("jenkins"));
        QCOMPARE(watch.answers().size(), 1);
        QVERIFY(watch.answers().first().problem.isEmpty());
        QCOMPARE(watch.answers().first().at, m_sample->clock.utcNow());
    }

    void anAnswerHoldsForAWhile()
    {
        EndpointWatch watch(m_sample->desk, *m_gate, m_sample->clock);
        watch.showRelease(ReleaseId("r"));
        watch.showRelease(ReleaseId("r"));
        QCOMPARE(m_gate->storedTests, 1);
        m_sample->clock.advance(std::chrono::seconds(EndpointWatch::secondsFresh));
        watch.showRelease(ReleaseId("r"));
        QCOMPARE(m_gate->storedTests, 2);
    }

    void whoDoesNotAnswerStandsInTheListWithARuleAndAWayThere()
    {
        m_gate->refusal = Error{ErrorCode::Unavailable, "Jenkins does not answer. Look at its address.", {}};
        EndpointWatch watch(m_sample->desk, *m_gate, m_sample->clock);
        watch.showRelease(ReleaseId("r"));
        const domain::Release &release = *m_sample->desk.release(ReleaseId("r"));
        const QList<StartCheck> rows
            = startChecksOf(release, m_sample->desk.directory(), m_sample->clock.utcNow(), {}, watch.answers());
        const auto row = std::ranges::find(rows, QString("L8"), &StartCheck::rule);
        QVERIFY(row != rows.end());
        QVERIFY(row->isAboutEndpoint);
        QCOMPARE(row->level, domain::FindingLevel::Warning);
        QVERIFY(row->detail.contains("Look at its address"));
    }

    void allOfThemAnsweringIsOneRow()
    {
        EndpointWatch watch(m_sample->desk, *m_gate, m_sample->clock);
        watch.showRelease(ReleaseId("r"));
        const domain::Release &release = *m_sample->desk.release(ReleaseId("r"));
        const QList<StartCheck> rows
            = startChecksOf(release, m_sample->desk.directory(), m_sample->clock.utcNow(), {}, watch.answers());
        QVERIFY(std::ranges::any_of(
            rows, [](const StartCheck &each) { return !each.level && each.text == "1 endpoint(s) answer"; }));
    }

private:
    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<tests::FakeGate> m_gate;
};

RELEASE_DESK_TEST(tst_endpoint_watch, TestEndpointWatch)
#include "tst_endpoint_watch.moc"
