// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/shell/engine_watch.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/status_item.h"

#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace releasedesk::ui;

class TestStatusBar final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<SampleDesk>();
        const auto answer = []() -> QCoro::Task<Result<>> { co_return Result<>(); };
        m_watch = std::make_unique<EngineWatch>(answer, m_sample->clock);
        m_bar = std::make_unique<StatusBar>(m_sample->desk, m_sample->clock, *m_watch, QStringLiteral("/w"));
    }
    void cleanup()
    {
        m_bar.reset();
        m_watch.reset();
        m_sample.reset();
    }

    void theReleaseUnderWayIsNamed() { QVERIFY(itemWith("checkout 2.8.0")); }

    void whatWasRolledBackStaysNamedUntilItIsClosed()
    {
        happen(domain::RollbackStarted{"bad", false, {}});
        happen(domain::RollbackCompleted{});
        StatusItem *const item = itemWith("checkout 2.8.0");
        QVERIFY(item);
        QVERIFY2(item->text().contains("Rolled back"), qPrintable(item->text()));

        const QSignalSpy wanted(m_bar.get(), &StatusBar::placeWanted);
        item->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().value<Place>().release, checkoutRelease);

        happen(domain::ReleaseClosed{"rolledBack"});
        QVERIFY(!itemWith("checkout 2.8.0"));
    }

private:
    void happen(const domain::ReleaseEvent &event)
    {
        m_sample->session.happen(checkoutRelease, PersonId("bd.yoon"), sampleNow(), event);
    }

    StatusItem *itemWith(const QString &words) const
    {
        for (StatusItem *const item : m_bar->findChildren<StatusItem *>()) {
            if (item->text().contains(words))
                return item;
        }
        return nullptr;
    }

    std::unique_ptr<SampleDesk> m_sample;
    std::unique_ptr<EngineWatch> m_watch;
    std::unique_ptr<StatusBar> m_bar;
};

RELEASE_DESK_TEST(tst_status_bar, TestStatusBar)
#include "tst_status_bar.moc"
