// SPDX-License-Identifier: Apache-2.0
#include "core/async/cancel.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/flow_samples.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/task_content/failure_story.h"
#include "ui/task_content/note_action.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"

#include <QLineEdit>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

//! The session of a desk, but commands are answered when the test says so.
class LateSession final : public session::Session
{
public:
    explicit LateSession(session::Session &inner)
        : m_inner(inner)
    {
        connect(&inner, &Session::recorded, this, &Session::recorded);
    }
    [[nodiscard]] PersonId person() const override { return m_inner.person(); }
    [[nodiscard]] QCoro::Task<Result<store::Position>> send(domain::ReleaseCommand command) override
    {
        const qsizetype number = sent.size();
        sent.append(std::get<domain::CommentTask>(command));
        while (answers.size() <= number)
            (void)co_await async::sleepUnlessStopped(std::chrono::milliseconds(2), {});
        const std::optional<Error> answer = answers.at(number);
        ++answered;
        if (answer)
            co_return tl::unexpected<Error>(*answer);
        co_return store::Position(1);
    }
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> eventsAfter(store::Position position,
                                                                               int limit) override
    {
        return m_inner.eventsAfter(position, limit);
    }
    [[nodiscard]] QCoro::Task<Result<QList<store::LogLine>>> log(store::LogKey key, qint64 first, int limit) override
    {
        return m_inner.log(std::move(key), first, limit);
    }

    QList<domain::CommentTask> sent;
    qsizetype answered = 0;
    QList<std::optional<Error>> answers; //!< in the order of the commands; nothing: it is done

private:
    session::Session &m_inner;
};

const Error full{ErrorCode::Unavailable, "The disk is full."};

} // namespace

//! What is noted on a failure while the write takes its time.
class TestFailureStory final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        tests::recordLargeReleases(m_sample->session);
        happen(domain::TaskFailed{TaskId("canary"), 1, "Unavailable", "p95 was over 300 ms.", {}, false});
        happen(domain::RollbackStarted{
            "p95", true, {{TaskId("zero"), TaskId("canary"), domain::RollbackAction::LaneTask}}});
        happen(domain::TaskStarted{TaskId("zero"), 1, EffectId("op-zero"), {}});
        happen(domain::TaskSucceeded{TaskId("zero"), 1});
        happen(domain::RollbackCompleted{});
        m_session = std::make_unique<LateSession>(m_sample->session);
        m_desk = std::make_unique<session::Desk>(*m_session, tests::sampleDirectory());
        QVERIFY(QCoro::waitFor(m_desk->open()));
        m_story = std::make_unique<FailureStory>(*m_desk);
        m_story->showTask(tests::largeRun, TaskId("canary"));
        m_story->show();
        m_note = m_story->findChild<NoteAction *>();
        QVERIFY(m_note->isVisible());
    }
    void cleanup()
    {
        m_session->answers.resize(m_session->sent.size());
        QTRY_COMPARE(m_session->answered, m_session->sent.size()); // what is under way ends
        m_story.reset();
        m_desk.reset();
        m_session.reset();
        m_sample.reset();
    }

    void enterTwiceMakesOneComment()
    {
        keep("The web hosts were slow.");
        keep("The web hosts were slow.");
        QCOMPARE(m_session->sent.size(), 1);
        QVERIFY(m_note->findChild<Button *>()->isBusy());

        m_session->answers.append(std::nullopt);
        QTRY_COMPARE(m_note->note(), QString());
        QVERIFY(!m_note->findChild<Button *>()->isBusy());
        keep("The web hosts were slow.");
        QCOMPARE(m_session->sent.size(), 2);
        QVERIFY(m_session->sent.at(0).id != m_session->sent.at(1).id);
    }

    void theSameWordsAfterARefusalAreTheSameComment()
    {
        keep("The web hosts were slow.");
        m_session->answers.append(full);
        QTRY_VERIFY(isRefused());
        QCOMPARE(m_note->note(), "The web hosts were slow.");
        keep("The web hosts were slow.");
        QVERIFY(!isRefused());
        QCOMPARE(m_session->sent.size(), 2);
        QCOMPARE(m_session->sent.at(1).id, m_session->sent.at(0).id);
    }

    void anotherTaskDoesNotGetTheAnswer_data()
    {
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("kept") << false;
        QTest::newRow("refused") << true;
    }
    void anotherTaskDoesNotGetTheAnswer()
    {
        QFETCH(const bool, isRefused);
        keep("The web hosts were slow.");
        m_story->showTask(tests::largeRun, TaskId("watch"));
        m_story->showTask(tests::largeRun, TaskId("canary"));
        QVERIFY(!m_note->findChild<Button *>()->isBusy());
        m_note->setNote("Something else");
        m_session->answers.append(isRefused ? std::optional(full) : std::nullopt);
        QTRY_COMPARE(m_session->answered, 1);

        QCOMPARE(m_note->note(), "Something else");
        QVERIFY(!this->isRefused());
    }

    void whatIsTypedMeanwhileStays()
    {
        keep("The web hosts were slow.");
        m_note->setNote("And one more thing");
        m_session->answers.append(std::nullopt);
        QTRY_VERIFY(!m_note->findChild<Button *>()->isBusy());
        QCOMPARE(m_note->note(), "And one more thing");
    }

private:
    void happen(const domain::ReleaseEvent &event)
    {
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(), event);
    }

    void keep(const QString &words)
    {
        m_note->setNote(words);
        QTest::keyClick(m_note->findChild<QLineEdit *>(), Qt::Key_Return);
    }

    //! Whether it tells a refusal; what failed itself is told in a banner as well.
    [[nodiscard]] bool isRefused() const
    {
        const QList<ErrorBanner *> banners = m_story->findChildren<ErrorBanner *>();
        return std::ranges::any_of(
            banners, [](const ErrorBanner *each) { return each->isVisible() && each->sentence() == full.message; });
    }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<LateSession> m_session;
    std::unique_ptr<session::Desk> m_desk;
    std::unique_ptr<FailureStory> m_story;
    NoteAction *m_note = nullptr;
};

RELEASE_DESK_TEST(tst_failure_story, TestFailureStory)
#include "tst_failure_story.moc"
