// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/page_lanes.h"
#include "tests/connectors/jira/jira_world.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;

//! Several pages under way at once.
class TestPageLanes final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_network = std::make_unique<QNetworkAccessManager>();
        m_server->on("GET", page, ScriptedAnswer::json({{"issues", issueList(1, 2)}}));
        const auto site = JiraSite::of(cloudAt(*m_server), *m_network);
        QVERIFY(site);
        m_lanes = std::make_shared<PageLanes>(*site, 2, std::make_shared<ReadingMeter>(), m_stop.get_token());
        m_lanes->begin({}, [this](const PageJob &job, const IssuePage &) { m_taken.append(job.slot); });
    }

    void cleanup()
    {
        m_stop = {};
        m_taken.clear();
    }

    void everyPageIsHandedOverOnce()
    {
        for (int slot = 0; slot < 5; ++slot)
            m_lanes->add({.slot = slot, .path = page});

        QVERIFY(end());

        std::ranges::sort(m_taken);
        QCOMPARE(m_taken, (QList<qsizetype>{0, 1, 2, 3, 4}));
    }

    void aPageThatComesAfterTheStopDoesNotKeepItWaiting()
    {
        m_stop.request_stop();
        m_lanes->add({.slot = 0, .path = page}); // its lane sees the stop at once
        m_lanes->add({.slot = 1, .path = page});

        std::optional<Result<>> ended;
        m_lanes->finish().then([&ended](const Result<> &result) { ended = result; });

        QTRY_VERIFY(ended);
        QVERIFY(!*ended);
        QCOMPARE(ended->error().code, ErrorCode::Cancelled);
        QVERIFY(m_taken.isEmpty());
    }

private:
    [[nodiscard]] Result<> end() { return QCoro::waitFor(m_lanes->finish()); }

    const QString page = "/rest/api/3/page";
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::shared_ptr<PageLanes> m_lanes;
    std::stop_source m_stop;
    QList<qsizetype> m_taken;
};

RELEASE_DESK_TEST(tst_page_lanes, TestPageLanes)
#include "tst_page_lanes.moc"
