// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/log/ansi_text.h"
#include "ui/log/log_view.h"
#include "ui/widgets/error_banner.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

store::LogLine line(const QString &text, store::LogLevel level = store::LogLevel::Info)
{
    return {QDateTime(QDate(2026, 11, 24), QTime(5, 32), Qt::UTC), level, QStringLiteral("jenkins"), text};
}

//! A session that holds one log and tells what is added to it.
class LogSession final : public session::Session
{
public:
    [[nodiscard]] PersonId person() const override { return PersonId("kim"); }
    [[nodiscard]] QCoro::Task<Result<store::Position>> send(domain::ReleaseCommand /*command*/) override
    {
        co_return store::Position(0);
    }
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> eventsAfter(store::Position /*position*/,
                                                                               int /*limit*/) override
    {
        co_return QList<store::RecordedEvent>();
    }
    [[nodiscard]] QCoro::Task<Result<QList<store::LogLine>>> log(store::LogKey /*key*/, qint64 first,
                                                                 int limit) override
    {
        if (refusal)
            co_return tl::unexpected<Error>(*refusal);
        co_return kept.mid(first, limit);
    }

    void add(const QList<store::LogLine> &lines)
    {
        const qint64 first = kept.size();
        kept += lines;
        emit logged(key, first, lines);
    }

    store::LogKey key{ReleaseId("r"), TaskId("build"), 1};
    QList<store::LogLine> kept;
    std::optional<Error> refusal; //!< answered while set
};

} // namespace

class TestLogView final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatThereIsAndFollowsWhatComes()
    {
        LogSession session;
        for (int i = 0; i < 5000; ++i)
            session.kept.append(line(QStringLiteral("line %1").arg(i)));
        LogView view(session);
        view.resize(600, 200);

        view.showLog(session.key);
        QTRY_COMPARE(view.lines().count(), 5000);
        session.add({line("one more")});

        QCOMPARE(view.lines().count(), 5001);
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    }

    void beginsAtTheFirstErrorOfWhatFailed()
    {
        LogSession session;
        for (int i = 0; i < 3000; ++i) {
            store::LogLine each = line(QStringLiteral("line %1").arg(i));
            each.level = i == 1200 ? store::LogLevel::Error : i == 40 ? store::LogLevel::Warning : each.level;
            session.kept.append(each);
        }
        LogView view(session);
        view.resize(600, 200);

        view.showLog(session.key, true);
        QTRY_COMPARE(view.lines().count(), 3000);
        QTRY_VERIFY(!view.isFollowing());
        const QScrollBar *const bar = view.verticalScrollBar();
        QVERIFY(bar->value() <= 1200 && bar->value() + bar->pageStep() > 1200);

        view.show();
        for (const int height : {900, 120, 60}) { // the room for it changes while the window is laid out
            view.resize(600, height);
            QVERIFY(bar->value() <= 1200 && bar->value() + bar->pageStep() > 1200);
        }
    }

    void aLineToldTwiceIsShownOnce()
    {
        LogSession session;
        session.kept = {line("a"), line("b")};
        LogView view(session);
        view.showLog(session.key);
        QTRY_COMPARE(view.lines().count(), 2);

        emit session.logged(session.key, 1, {line("b"), line("c")});

        QCOMPARE(view.lines().count(), 3);
    }

    void aGapIsReadFromTheRecord()
    {
        LogSession session;
        LogView view(session);
        view.showLog(session.key);
        session.kept = {line("a"), line("b"), line("c")};

        emit session.logged(session.key, 2, {line("c")});

        QTRY_COMPARE(view.lines().count(), 3);
    }

    void linesToldBeforeTheyAreKeptAreShown()
    {
        LogSession session;
        session.kept = {line("a")};
        LogView view(session);
        emit session.logged(session.key, 1, {line("told to nobody")});
        view.showLog(session.key);
        emit session.logged(session.key, 2, {line("c")});
        emit session.logged(session.key, 3, {line("d")});
        QTRY_COMPARE(view.lines().count(), 1);
        QTimer::singleShot(50, &view, [&session] { session.kept.append(line("b")); });

        QTRY_COMPARE(view.lines().count(), 4);
        QCOMPARE(view.lines().shown(1).text, "b");
        QCOMPARE(view.lines().shown(3).text, "d");
    }

    void whereReadingBrokeOffIsSaidUntilItGoesOn()
    {
        LogSession session;
        for (int i = 0; i < 3000; ++i)
            session.kept.append(line(QStringLiteral("line %1").arg(i)));
        LogView view(session);
        view.resize(600, 200);
        view.show();
        view.showLog(session.key);
        QTRY_COMPARE(view.lines().count(), 3000);
        auto *const banner = view.findChild<ErrorBanner *>();
        QVERIFY(!banner->isVisible());
        session.refusal = Error{ErrorCode::Unavailable, "The disk does not answer."};
        session.kept.append(line("more"));
        emit session.logged(session.key, 3001, {line("still more")});

        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(view.lines().count(), 3000);
        session.refusal.reset();
        emit banner->actionTriggered(0);
        QTRY_COMPARE(view.lines().count(), 3002);
        QVERIFY(!banner->isVisible());
    }

    void staysBoundedWithAHundredThousandLines()
    {
        LogLines lines;
        QList<store::LogLine> many;
        for (int i = 0; i < 100'000; ++i)
            many.append(line(QStringLiteral("%1").arg(i)));

        lines.append(many);

        QCOMPARE(lines.count(), LogLines::maxShownLines);
        QCOMPARE(lines.shown(lines.shownCount() - 1).text, "99999");
    }

    void filtersAndFindsProblems()
    {
        LogLines lines;
        lines.append({line("배포 시작"), line("disk is full", store::LogLevel::Error), line("done"),
                      line("slow", store::LogLevel::Warning)});

        QCOMPARE(lines.problemCount(), 2);
        QCOMPARE(lines.nextProblem(-1, true), 1);
        QCOMPARE(lines.nextProblem(1, true), 3);
        QCOMPARE(lines.nextProblem(3, false), 1);
        lines.setFilter(QStringLiteral("배포"));
        QCOMPARE(lines.shownCount(), 1);
        lines.append({line("배포 끝"), line("other")});
        QCOMPARE(lines.shownCount(), 2);
    }

    void colorsBecomeTokensAndNothingElseGetsThrough()
    {
        const QString text = QStringLiteral("\x1b[31mred\x1b[0m plain \x1b]0;title\x07\x1b[2Jend");

        const QList<AnsiSpan> spans = ansiSpans(text);

        QCOMPARE(spans.first(), (AnsiSpan{QStringLiteral("red"), ColorToken::Failed, false}));
        QCOMPARE(withoutAnsi(text), "red plain end");
    }

    void scrollingUpStopsFollowing()
    {
        LogSession session;
        for (int i = 0; i < 200; ++i)
            session.kept.append(line(QStringLiteral("line %1").arg(i)));
        LogView view(session);
        view.resize(600, 200);
        view.show();
        view.showLog(session.key);
        QTRY_COMPARE(view.lines().count(), 200);
        const QSignalSpy unseen(&view, &LogView::unseenChanged);

        view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
        QVERIFY(!view.isFollowing());
        session.add({line("new")});

        QCOMPARE(unseen.last().first().toInt(), 1);
        QTest::keyClick(&view, Qt::Key_End);
        QVERIFY(view.isFollowing());
    }
};

RELEASE_DESK_TEST(tst_log_view, TestLogView)
#include "tst_log_view.moc"
