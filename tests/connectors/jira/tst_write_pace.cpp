// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/write_pace.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QTest>

using namespace releasedesk::connectors;
using namespace std::chrono_literals;

class TestWritePace final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_timer.start();
    }

    void tenGoAtOnceAndTheNextASecondLater()
    {
        for (int turn = 0; turn < 10; ++turn)
            QVERIFY(take("jira", QStringLiteral("SHOP-%1").arg(turn)));
        QVERIFY2(m_timer.elapsed() < 300, qPrintable(QString::number(m_timer.elapsed())));

        QVERIFY(take("jira", "SHOP-11"));

        QVERIFY2(m_timer.elapsed() >= 950, qPrintable(QString::number(m_timer.elapsed())));
    }

    void anotherHostDoesNotWait()
    {
        for (int turn = 0; turn < 10; ++turn)
            QVERIFY(take("jira", QStringLiteral("SHOP-%1").arg(turn)));

        QVERIFY(take("other", "SHOP-1"));

        QVERIFY(m_timer.elapsed() < 500);
    }

    void aHostThatWantsRestIsLeftAlone()
    {
        WritePace::of(*m_network).holdOff("jira", 200ms);

        QVERIFY(take("jira", "SHOP-1"));

        QVERIFY(m_timer.elapsed() >= 190);
    }

    void stopEndsTheWait()
    {
        WritePace::of(*m_network).holdOff("jira", 60s);
        std::stop_source stop;
        auto waiting = WritePace::of(*m_network).take("jira", "SHOP-1", stop.get_token());

        stop.request_stop();

        QVERIFY(!QCoro::waitFor(std::move(waiting)));
        QVERIFY(m_timer.elapsed() < 1000);
    }

    void theNetworkMayGoWhileSomebodyWaits()
    {
        WritePace::of(*m_network).holdOff("jira", 100ms);
        auto waiting = WritePace::of(*m_network).take("jira", "SHOP-1", {});

        m_network.reset();

        QVERIFY(!QCoro::waitFor(std::move(waiting)));
    }

    void allWhoShareANetworkShareThePace()
    {
        QCOMPARE(&WritePace::of(*m_network), &WritePace::of(*m_network));
        QNetworkAccessManager other;
        QVERIFY(&WritePace::of(other) != &WritePace::of(*m_network));
    }

private:
    [[nodiscard]] bool take(const QString &host, const QString &subject)
    {
        return QCoro::waitFor(WritePace::of(*m_network).take(host, subject, {}));
    }

    std::unique_ptr<QNetworkAccessManager> m_network;
    QElapsedTimer m_timer;
};

RELEASE_DESK_TEST(tst_write_pace, TestWritePace)
#include "tst_write_pace.moc"
