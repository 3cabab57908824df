// SPDX-License-Identifier: Apache-2.0
#include "core/notifications/checkpoint_post.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_event_store.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::notifications;
using namespace Qt::StringLiterals;

namespace {

//! Somebody who keeps what comes, or is away.
struct Keeper {
    QList<QByteArray> kept;
    std::optional<Error> refusal;
};

class KeptEffect final : public effects::Effect
{
public:
    KeptEffect(Keeper &keeper, EffectId id, QByteArray line)
        : m_keeper(keeper)
        , m_id(std::move(id))
        , m_line(std::move(line))
    {
    }
    [[nodiscard]] EffectId id() const override { return m_id; }
    [[nodiscard]] QString what() const override { return u"keep"_s; }
    [[nodiscard]] QByteArray requestBytes() const override { return m_line; }
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override
    {
        if (m_keeper.refusal)
            co_return tl::unexpected(*m_keeper.refusal);
        m_keeper.kept.append(m_line);
        co_return QJsonObject();
    }
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override
    {
        co_return effects::Traces(effects::CannotTell{});
    }

private:
    Keeper &m_keeper;
    EffectId m_id;
    QByteArray m_line;
};

class Place final : public CheckpointPlace
{
public:
    Place(QString name, Keeper &keeper)
        : m_name(std::move(name))
        , m_keeper(keeper)
    {
    }
    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] Result<std::shared_ptr<effects::Effect>> effect(EffectId id, const QByteArray &line,
                                                                  const QDateTime &, std::stop_token) override
    {
        return std::make_shared<KeptEffect>(m_keeper, std::move(id), line);
    }

private:
    QString m_name;
    Keeper &m_keeper;
};

} // namespace

class TestCheckpointPost final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_unique<tests::MemoryEventStore>();
        m_journal = std::make_unique<effects::EffectJournal>(*m_store, m_clock, PersonId("engine"));
        m_mail = {};
        m_issue = {};
        m_post = makePost();
        somethingHappens();
    }
    void cleanup() { m_post.reset(); }

    void everyPlaceGetsOneInEveryPeriod()
    {
        look();
        look();
        QCOMPARE(m_mail.kept.size(), 1);
        QCOMPARE(m_issue.kept.size(), 1);
        m_clock.advance(std::chrono::hours(24));
        somethingHappens();
        look();
        QCOMPARE(m_mail.kept.size(), 2);
        QVERIFY(m_mail.kept.first() != m_mail.kept.last());
    }

    void wherePeriodsPassWithoutEventsNothingIsSent()
    {
        look();
        m_clock.advance(std::chrono::hours(24));
        look();
        QCOMPARE(m_mail.kept.size(), 1); // its own traces are no news
        QCOMPARE(m_issue.kept.size(), 1);
        m_clock.advance(std::chrono::hours(24));
        somethingHappens();
        look();
        QCOMPARE(m_issue.kept.size(), 2);
    }

    void aPlaceThatIsAwayForLongSilencesNoOther()
    {
        m_mail.refusal = Error{ErrorCode::Unavailable, u"away"_s, {}};
        m_mail.refusal->nothingHappened = true;
        for (int hour = 0; hour < 240; ++hour) { // ten days of tries
            (void)QCoro::waitFor(m_post->look());
            m_clock.advance(std::chrono::hours(1));
        }
        QCOMPARE(m_issue.kept.size(), 1); // the tries of the other are no news
        QVERIFY(m_store->events().size() > 200); // more than is read at once
        somethingHappens();
        m_clock.advance(std::chrono::hours(24));
        (void)QCoro::waitFor(m_post->look());
        QCOMPARE(m_issue.kept.size(), 2);
    }

    void nothingIsSentTwiceAfterARestart()
    {
        look();
        m_post = makePost();
        look();
        QCOMPARE(m_mail.kept.size(), 1);
    }

    void whatDidNotLeaveIsTriedAgainAfterAPause()
    {
        m_mail.refusal = Error{ErrorCode::Unavailable, u"away"_s, {}};
        m_mail.refusal->nothingHappened = true;
        QVERIFY(!QCoro::waitFor(m_post->look()));
        QCOMPARE(m_issue.kept.size(), 1); // the other place gets it all the same
        m_mail.refusal.reset();
        look();
        QCOMPARE(m_mail.kept.size(), 0);
        m_clock.advance(std::chrono::minutes(6));
        look();
        QCOMPARE(m_mail.kept.size(), 1);
        QCOMPARE(m_issue.kept.size(), 1);
    }

    void whatMayHaveLeftIsNotSentAgain()
    {
        m_mail.refusal = Error{ErrorCode::Unknown, u"the line broke"_s, {}};
        QVERIFY(!QCoro::waitFor(m_post->look()));
        m_mail.refusal.reset();
        m_clock.advance(std::chrono::hours(2));
        look();
        QCOMPARE(m_mail.kept.size(), 0);
    }

private:
    std::unique_ptr<CheckpointPost> makePost()
    {
        auto post = std::make_unique<CheckpointPost>(
            *m_store, *m_journal, m_clock, [this]() -> QCoro::Task<Result<CheckpointLine>> { return lineNow(); });
        post->setPlaces({std::make_shared<Place>(u"mail"_s, m_mail), std::make_shared<Place>(u"issue"_s, m_issue)}, 24);
        return post;
    }

    QCoro::Task<Result<CheckpointLine>> lineNow()
    {
        const auto events = co_await m_store->readAfter(0, 10000);
        if (!events)
            co_return failed(events);
        co_return CheckpointLine{"{\"position\":" + QByteArray::number(events->last().position) + '}',
                                 events->last().position};
    }

    void look()
    {
        const auto looked = QCoro::waitFor(m_post->look());
        QVERIFY2(looked, looked ? "" : qPrintable(looked.error().message));
    }

    void somethingHappens()
    {
        const StreamId stream(u"people-%1"_s.arg(++m_events));
        const auto done = QCoro::waitFor(
            m_store->append({stream, 0, PersonId("kim"), m_clock.utcNow(), {{u"person.entered"_s, 1, "{}"}}}));
        QVERIFY(done);
    }

    tests::FixedClock m_clock;
    int m_events = 0;
    Keeper m_mail;
    Keeper m_issue;
    std::unique_ptr<tests::MemoryEventStore> m_store;
    std::unique_ptr<effects::EffectJournal> m_journal;
    std::unique_ptr<CheckpointPost> m_post;
};

RELEASE_DESK_TEST(tst_checkpoint_post, TestCheckpointPost)
#include "tst_checkpoint_post.moc"
