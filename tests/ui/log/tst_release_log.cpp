// SPDX-License-Identifier: Apache-2.0
#include "core/session/release_log.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/dock/release_dock.h"
#include "ui/log/log_file.h"
#include "ui/log/log_row.h"
#include "ui/log/log_view.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/segmented_control.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace releasedesk::ui;

namespace {

//! 14:25 in Seoul, after which the sample releases record nothing, and some milliseconds.
QDateTime moment(int milliseconds)
{
    return QDateTime(QDate(2026, 11, 24), QTime(5, 25), Qt::UTC).addMSecs(milliseconds);
}

store::LogLine line(int milliseconds, const QString &text, store::LogLevel level = store::LogLevel::Info)
{
    return {moment(milliseconds), level, QStringLiteral("jenkins"), text};
}

//! checkout runs two tasks beside each other.
struct TwoTasks : SampleDesk {
    TwoTasks() { start("soak"); }

    void start(const char *task)
    {
        session.happen(checkoutRelease, PersonId("bd.yoon"), moment(-1000),
                       domain::TaskStarted{TaskId(task), 1, EffectId(task)});
    }

    const store::LogKey canary{checkoutRelease, TaskId("canary-web"), 1};
    const store::LogKey verify{checkoutRelease, TaskId("soak"), 1};
};

//! Bytes of memory that this process holds; 0 where the system does not say.
qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    constexpr qint64 pageBytes = 4096;
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * pageBytes : 0;
}

//! The texts that tasks printed, without what the record tells.
QStringList printed(const LogView &view)
{
    QStringList texts;
    for (int row = 0; row < view.lines().shownCount(); ++row) {
        if (view.lines().shown(row).source == u"jenkins")
            texts.append(view.lines().shown(row).text);
    }
    return texts;
}

void awaitPrinted(const LogView &view, const QStringList &texts)
{
    QTRY_COMPARE(printed(view), texts);
}

int rowOf(const LogView &view, const QString &part)
{
    for (int row = 0; row < view.lines().shownCount(); ++row) {
        if (view.lines().shown(row).text.contains(part))
            return row;
    }
    return -1;
}

//! A session whose tasks have printed without end, made up page by page.
class EndlessSession final : public session::Session
{
public:
    explicit EndlessSession(qint64 lines)
        : m_lines(lines)
    {
    }
    [[nodiscard]] PersonId person() const override { return sampleUser; }
    [[nodiscard]] QCoro::Task<Result<store::Position>> send(domain::ReleaseCommand /*command*/) override
    {
        co_return store::Position(0);
    }
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> eventsAfter(store::Position /*position*/,
                                                                               int /*limit*/) override
    {
        co_return QList<store::RecordedEvent>();
    }
    [[nodiscard]] QCoro::Task<Result<QList<store::LogLine>>> log(store::LogKey key, qint64 first, int limit) override
    {
        QList<store::LogLine> page;
        for (qint64 number = first; number < std::min(first + limit, m_lines); ++number)
            page.append(line(static_cast<int>(number * 2), QString(key.task.value() + QString::number(number))));
        longestPage = std::max(longestPage, page.size());
        co_return page;
    }

    qsizetype longestPage = 0;

private:
    qint64 m_lines;
};

} // namespace

class TestReleaseLog final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_desk = std::make_unique<TwoTasks>(); }
    void cleanup() { m_desk.reset(); }

    void linesOfAllTasksStandByTheirTime()
    {
        m_desk->session.print(m_desk->canary, {line(10, "c1"), line(30, "c2"), line(50, "c3")});
        m_desk->session.print(m_desk->verify, {line(20, "v1"), line(40, "v2")});
        LogView view(m_desk->session);

        view.showRelease(m_desk->desk, checkoutRelease);

        awaitPrinted(view, {"c1", "v1", "c2", "v2", "c3"});
    }

    void theRecordTellsWhatStartedAndWhatFailed()
    {
        LogView view(m_desk->session);
        view.showRelease(m_desk->desk, checkoutRelease);
        m_desk->session.print(m_desk->verify, {line(20, "no answer", store::LogLevel::Error)});
        m_desk->session.happen(checkoutRelease, PersonId("bd.yoon"), moment(30),
                               domain::TaskFailed{TaskId("soak"), 1, "Unavailable", "Nobody answers."});

        QTRY_VERIFY(rowOf(view, "Nobody answers.") > 0);
        const store::LogLine &told = view.lines().shown(rowOf(view, "Nobody answers."));
        QCOMPARE(told.source, "engine");
        QCOMPARE(told.level, store::LogLevel::Error);
        QVERIFY(rowOf(view, "started") >= 0);
        QVERIFY(rowOf(view, "no answer") < rowOf(view, "Nobody answers."));
        QCOMPARE(view.lines().run(rowOf(view, "Nobody answers.")), TaskId("soak"));
    }

    void linesOfOneMomentStandTheSameReadOrTold()
    {
        LogView told(m_desk->session);
        told.showRelease(m_desk->desk, checkoutRelease);
        m_desk->session.print(m_desk->verify, {line(20, "v1"), line(20, "v2")});
        m_desk->session.print(m_desk->canary, {line(20, "c1"), line(20, "c2")});
        m_desk->session.print(m_desk->verify, {line(20, "v3")});
        LogView read(m_desk->session);
        read.showRelease(m_desk->desk, checkoutRelease);

        // The canary began first.
        awaitPrinted(told, {"c1", "c2", "v1", "v2", "v3"});
        awaitPrinted(read, {"c1", "c2", "v1", "v2", "v3"});
    }

    void aClockSetBackDoesNotTurnATaskAround()
    {
        m_desk->session.print(m_desk->canary, {line(100, "before"), line(-500'000, "after")});
        m_desk->session.print(m_desk->verify, {line(50, "v1"), line(150, "v2")});
        LogView view(m_desk->session);

        view.showRelease(m_desk->desk, checkoutRelease);

        awaitPrinted(view, {"v1", "before", "after", "v2"});
    }

    void whatComesLateIsPutInItsPlace()
    {
        LogView view(m_desk->session);
        view.showRelease(m_desk->desk, checkoutRelease);
        m_desk->session.print(m_desk->canary, {line(10, "c1"), line(90, "c2")});
        awaitPrinted(view, {"c1", "c2"});

        m_desk->session.print(m_desk->verify, {line(40, "v1"), line(95, "v2")});

        awaitPrinted(view, {"c1", "v1", "c2", "v2"});
    }

    void aTaskThatBeginsLaterIsTakenUp()
    {
        LogView view(m_desk->session);
        view.showRelease(m_desk->desk, checkoutRelease);
        m_desk->start("mail");

        m_desk->session.print({checkoutRelease, TaskId("mail"), 1}, {line(10, "told everybody")});

        awaitPrinted(view, {"told everybody"});
    }

    void aGapIsReadFromTheRecord()
    {
        LogView view(m_desk->session);
        view.showRelease(m_desk->desk, checkoutRelease);
        m_desk->session.print(m_desk->canary, {line(10, "c1")});
        awaitPrinted(view, {"c1"});
        QList<store::LogLine> &kept = m_desk->session.lines[FakeSession::nameOf(m_desk->canary)];
        kept += {line(20, "c2"), line(30, "c3")};

        emit m_desk->session.logged(m_desk->canary, 2, {line(30, "c3")});
        emit m_desk->session.logged(m_desk->canary, 2, {line(30, "c3")});

        awaitPrinted(view, {"c1", "c2", "c3"});
    }

    void linesToldBeforeTheyAreKeptAreShown()
    {
        QList<store::LogLine> &kept = m_desk->session.lines[FakeSession::nameOf(m_desk->canary)];
        kept = {line(10, "c1")};
        LogView view(m_desk->session);
        view.showRelease(m_desk->desk, checkoutRelease);
        emit m_desk->session.logged(m_desk->canary, 1, {line(20, "c2")}); // nothing was read yet
        m_desk->start("mail");
        emit m_desk->session.logged({checkoutRelease, TaskId("mail"), 1}, 0, {line(30, "m1")});

        awaitPrinted(view, {"c1", "c2", "m1"});
        kept.append(line(20, "c2"));
        m_desk->session.print(m_desk->canary, {line(40, "c3")});
        awaitPrinted(view, {"c1", "c2", "m1", "c3"});
    }

    void linesKeptLaterThanTheNextAreToldAreWaitedFor()
    {
        LogView view(m_desk->session);
        view.showRelease(m_desk->desk, checkoutRelease);
        awaitPrinted(view, {});
        QList<store::LogLine> &kept = m_desk->session.lines[FakeSession::nameOf(m_desk->canary)];
        emit m_desk->session.logged(m_desk->canary, 1, {line(20, "c2")});
        QTimer::singleShot(50, &view, [&kept] { kept = {line(10, "c1"), line(20, "c2")}; });

        awaitPrinted(view, {"c1", "c2"});
    }

    void linesThatAreNeverKeptAreShownAndDoNotHoldUpTheRest()
    {
        LogView view(m_desk->session);
        view.showRelease(m_desk->desk, checkoutRelease);
        emit m_desk->session.logged(m_desk->canary, 250'000, {line(20, "over the limit")});
        m_desk->session.print(m_desk->verify, {line(40, "v1")});

        awaitPrinted(view, {"over the limit", "v1"});
    }

    void whereReadingBrokeOffIsSaidUntilItGoesOn()
    {
        m_desk->session.print(m_desk->canary, {line(10, "c1")});
        LogView view(m_desk->session);
        view.resize(900, 400);
        view.show();
        view.showRelease(m_desk->desk, checkoutRelease);
        awaitPrinted(view, {"c1"});
        const auto *const banner = view.findChild<ErrorBanner *>();
        QVERIFY(!banner->isVisible());
        m_desk->session.lines[FakeSession::nameOf(m_desk->canary)] += {line(20, "c2"), line(30, "c3")};
        m_desk->session.logRefusal = Error{ErrorCode::Unavailable, "The log cannot be read."};
        emit m_desk->session.logged(m_desk->canary, 2, {line(30, "c3")});

        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->sentence(), "The log cannot be read.");
        QVERIFY(view.viewport()->geometry().bottom() < banner->geometry().top());
        QCOMPARE(printed(view), QStringList{"c1"});
        tests::keepPictures(view, "log-broken-off", {900, 400});

        m_desk->session.logRefusal.reset();
        emit view.findChild<ErrorBanner *>()->actionTriggered(0);
        awaitPrinted(view, {"c1", "c2", "c3"});
        QVERIFY(!banner->isVisible());
        QCOMPARE(view.viewport()->height(), view.height());
    }

    void theFilterHoldsForWhatComesLate()
    {
        LogView view(m_desk->session);
        view.showRelease(m_desk->desk, checkoutRelease);
        view.setFilter("disk");
        m_desk->session.print(m_desk->canary, {line(10, "disk a"), line(20, "net"), line(90, "disk b")});
        m_desk->session.print(m_desk->verify, {line(40, "net"), line(50, "disk c")});

        awaitPrinted(view, {"disk a", "disk c", "disk b"});
        view.setFilter({});
        awaitPrinted(view, {"disk a", "net", "net", "disk c", "disk b"});
    }

    void enterAndAClickOnTheSourceLeadToTheTask()
    {
        m_desk->session.print(m_desk->canary, {line(10, "c1")});
        m_desk->session.print(m_desk->verify, {line(20, "v1")});
        LogView view(m_desk->session);
        view.resize(900, 400);
        view.show();
        view.showRelease(m_desk->desk, checkoutRelease);
        awaitPrinted(view, {"c1", "v1"});
        const QSignalSpy activated(&view, &LogView::taskActivated);

        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(view.currentRow(), view.lines().shownCount() - 1);
        QTest::keyClick(&view, Qt::Key_Return);
        QTest::keyClick(&view, Qt::Key_Up);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated.at(0).first().value<TaskId>(), TaskId("soak"));
        QCOMPARE(activated.at(1).first().value<TaskId>(), TaskId("canary-web"));

        const int row = rowOf(view, "v1") - view.verticalScrollBar()->value();
        const int middle = row * LogColumns::rowHeight() + LogColumns::rowHeight() / 2;
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(150, middle)); // in the column of the source
        QCOMPARE(activated.size(), 3);
        QCOMPARE(activated.at(2).first().value<TaskId>(), TaskId("soak"));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(700, middle)); // on the text
        QCOMPARE(activated.size(), 3);
    }

    void theChosenLineStaysChosenWhenSomethingComesBeforeIt()
    {
        m_desk->session.print(m_desk->canary, {line(10, "c1"), line(90, "c2")});
        LogView view(m_desk->session);
        view.showRelease(m_desk->desk, checkoutRelease);
        awaitPrinted(view, {"c1", "c2"});
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(view.lines().shown(view.currentRow()).text, "c2");

        m_desk->session.print(m_desk->verify, {line(40, "v1")});

        awaitPrinted(view, {"c1", "v1", "c2"});
        QCOMPARE(view.lines().shown(view.currentRow()).text, "c2");
    }

    void manyLinesAreReadInOrderAndOnlyTheNewestAreKept()
    {
        // Four attempts have printed: in the long tier a million lines.
        const qint64 perTask = qEnvironmentVariable("RD_TIER", "P") == u"P" ? 25'000 : 250'000;
        constexpr qint64 mostGrowth = 24 << 20;
        EndlessSession session(perTask);
        session::ReleaseLog log(session, checkoutRelease);
        log.update(*m_desk->desk.release(checkoutRelease), m_desk->desk.history(checkoutRelease));
        LogLines lines;
        session::LogOrder last;
        qint64 read = 0;
        bool isInOrder = true;
        qint64 whenFull = 0;

        while (log.hasMore()) {
            const auto page = QCoro::waitFor(log.read());
            QVERIFY(page);
            for (const session::ReleaseLogLine &each : *page) {
                isInOrder = isInOrder && last < each.order;
                last = each.order;
            }
            read += page->size();
            lines.insert(*page);
            if (whenFull == 0 && read > LogLines::maxShownLines + 10'000)
                whenFull = residentBytes();
        }

        QVERIFY(isInOrder);
        QVERIFY(read >= 4 * perTask);
        const qint64 growth = residentBytes() - whenFull;
        QVERIFY2(growth < mostGrowth, qPrintable(QString::number(growth)));
        QVERIFY(session.longestPage <= 1000);
        QCOMPARE(lines.count(), LogLines::maxShownLines);
        QVERIFY(lines.shown(lines.shownCount() - 1).text.endsWith(QString::number(perTask - 1)));
    }

    void savesEverythingThatPassesTheFilter()
    {
        m_desk->session.print(m_desk->canary, {line(10, "배포 c1"), line(30, "c2")});
        m_desk->session.print(m_desk->verify, {line(20, "배포 v1")});
        const QTemporaryDir folder;
        const QString path = folder.filePath("release.log");

        const auto written = QCoro::waitFor(LogFile::write(&m_desk->desk, checkoutRelease, "배포", path));

        QVERIFY(written);
        QCOMPARE(*written, 2);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.first().startsWith("2026-11-24 14:25:00  info"));
        QVERIFY(lines.first().endsWith("배포 c1"));
        const auto refused
            = QCoro::waitFor(LogFile::write(&m_desk->desk, checkoutRelease, {}, folder.filePath("no/such.log")));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains("no/such.log"));
    }

    void theDockStaysWithTheWholeReleaseWhileTasksAreChosen()
    {
        m_desk->session.print(m_desk->canary, {line(10, "c1")});
        m_desk->session.print(m_desk->verify, {line(20, "v1")});
        ReleaseDock dock(m_desk->desk);
        dock.resize(1000, ReleaseDock::unfoldedHeight);
        dock.showRelease(checkoutRelease);
        dock.showTask(TaskId("canary-web"));
        const auto &view = *dock.findChild<LogView *>();
        QTRY_COMPARE(printed(view), QStringList{"c1"});

        emit dock.findChild<SegmentedControl *>()->chosen(1);
        awaitPrinted(view, {"c1", "v1"});
        tests::keepPictures(dock, "dock-whole", {972, ReleaseDock::unfoldedHeight});
        dock.showTask(TaskId("soak"));
        QVERIFY(dock.isWhole());
        awaitPrinted(view, {"c1", "v1"});

        dock.setWhole(false);
        QTRY_COMPARE(printed(view), QStringList{"v1"});
    }

private:
    std::unique_ptr<TwoTasks> m_desk;
};

RELEASE_DESK_TEST(tst_release_log, TestReleaseLog)
#include "tst_release_log.moc"
