// SPDX-License-Identifier: Apache-2.0
#include "core/base/shown_zone.h"
#include "core/notifications/approval_post.h"
#include "core/store/release_codec.h"
#include "tests/support/approval_desk.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_event_store.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::notifications;
using domain::Decision;
using tests::step;

namespace {

struct Sent {
    QString person;
    QString id;
    NoticeText text;
};

//! A server that notes what it takes.
struct Server {
    QList<Sent> sent;
    std::optional<Error> refusal;
    bool breaksAfterwards = false; //!< takes it, and nobody hears of it
};

class NotedEffect final : public effects::Effect
{
public:
    NotedEffect(Server &server, Sent message)
        : m_server(server)
        , m_message(std::move(message))
    {
    }
    [[nodiscard]] EffectId id() const override { return EffectId(m_message.id); }
    [[nodiscard]] QString what() const override { return "tell " + m_message.person; }
    [[nodiscard]] QByteArray requestBytes() const override { return m_message.text.body.toUtf8(); }
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override
    {
        if (m_server.refusal)
            co_return tl::unexpected(*m_server.refusal);
        m_server.sent.append(m_message);
        if (m_server.breaksAfterwards)
            co_return failure(ErrorCode::Unknown, "the line broke");
        co_return QJsonObject();
    }
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override
    {
        co_return effects::Traces(effects::CannotTell{});
    }

private:
    Server &m_server;
    Sent m_message;
};

class NotedChannel final : public NoticeChannel
{
public:
    explicit NotedChannel(Server &server)
        : m_server(server)
    {
    }
    [[nodiscard]] QString name() const override { return "mail"; }
    [[nodiscard]] bool isFor(const domain::Person &, const domain::NotificationRules &rules) const override
    {
        return rules.isByMail;
    }
    [[nodiscard]] Result<std::shared_ptr<effects::Effect>> effect(EffectId id, const QString &, const NoticeText &text,
                                                                  const domain::Person &person, const QDateTime &,
                                                                  std::stop_token) override
    {
        return std::make_shared<NotedEffect>(m_server, Sent{person.id.value(), id.value(), text});
    }

private:
    Server &m_server;
};

Error notSent()
{
    Error error{ErrorCode::Unavailable, "nobody there", {}};
    error.nothingHappened = true;
    return error;
}

} // namespace

class TestApprovalPost final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        setShownZone(QTimeZone("Asia/Seoul"));
        m_desk = std::make_unique<tests::ApprovalDesk>();
        m_store = std::make_unique<tests::MemoryEventStore>();
        m_clock.set(m_desk->now); // 10:00 on a Monday
        m_server = {};
        m_rules.clear();
        start();
    }
    void cleanup()
    {
        m_post.reset();
        setShownZone({});
    }

    void whoeverIsWaitedForIsToldOnce()
    {
        ask({step("1", 1, "review", {"qa"}), step("2", 2, "approve", {"boss"})});
        look();
        look();
        QCOMPARE(people(), QStringList{"qa"});
        const NoticeText text = m_server.sent.first().text;
        QCOMPARE(text.link, "releasedesk://release/checkout/2.8.0/approval/approval");
        QVERIFY2(text.subject.contains("Checkout 2.8.0"), qPrintable(text.subject));
        QVERIFY(text.body.contains("drafter"));
        m_desk->must(m_desk->sign("qa"));
        look();
        QCOMPARE(people(), QStringList({"qa", "boss"}));
    }

    void everybodyOfAParallelStepIsTold()
    {
        ask({step("1", 1, "approve", {"sre1", "sre2", "sre3"}, {}, 2)});
        look();
        QCOMPARE(people(), QStringList({"sre1", "sre2", "sre3"}));
        m_desk->must(m_desk->sign("sre2"));
        look();
        QCOMPARE(people().size(), 3);
    }

    void aRestartTellsNobodyTwice()
    {
        ask({step("1", 1, "approve", {"boss"})});
        look();
        start();
        look();
        QCOMPARE(people(), QStringList{"boss"});
    }

    void whatMayHaveBeenSentIsNotSentAgain()
    {
        ask({step("1", 1, "approve", {"boss"})});
        m_server.breaksAfterwards = true;
        look();
        m_server.breaksAfterwards = false;
        start();
        look();
        m_clock.advance(std::chrono::hours(1));
        look();
        QCOMPARE(people(), QStringList{"boss"});
    }

    //! The program dies between the intent and its result.
    void aDeathInBetweenTellsNobodyTwice()
    {
        ask({step("1", 1, "approve", {"boss"})});
        look();
        QList<store::RecordedEvent> events = m_store->events();
        QVERIFY(events.last().event.name == "effect.happened");
        events.removeLast();
        m_store->setEvents(events);
        start();
        look();
        QCOMPARE(people(), QStringList{"boss"});
    }

    void whatDidNotLeaveIsTriedAgainLater()
    {
        ask({step("1", 1, "approve", {"boss"})});
        m_server.refusal = notSent();
        look();
        m_server.refusal.reset();
        look();
        QVERIFY(people().isEmpty()); // not at once
        m_clock.advance(std::chrono::minutes(6));
        look();
        look();
        QCOMPARE(people(), QStringList{"boss"});
    }

    void thePausesGrowAndOutliveTheProgram()
    {
        ask({step("1", 1, "approve", {"boss"})});
        m_server.refusal = notSent();
        for (int i = 0; i < 60; ++i) { // an hour of programs that look once and end
            start();
            look();
            m_clock.advance(std::chrono::minutes(1));
        }
        const auto tries = std::ranges::count_if(m_store->events(),
                                                 [](const auto &each) { return each.event.name == "effect.intended"; });
        QCOMPARE(tries, 5); // after 0, 5, 15, 30 and 50 minutes
        m_server.refusal.reset();
        m_clock.advance(std::chrono::minutes(60));
        start();
        look();
        QCOMPARE(people(), QStringList{"boss"}); // it is not given up
    }

    void quietHoursKeepItUntilTheyAreOver()
    {
        m_clock.set(m_desk->now.addSecs(12 * 3600)); // 22:00
        ask({step("1", 1, "approve", {"boss"})});
        look();
        QVERIFY(people().isEmpty());
        m_clock.advance(std::chrono::hours(9)); // 07:00
        look();
        QVERIFY(people().isEmpty());
        m_clock.advance(std::chrono::minutes(61));
        look();
        QCOMPARE(people(), QStringList{"boss"});
    }

    void whatWasSignedMeanwhileIsNotTold()
    {
        m_clock.set(m_desk->now.addSecs(12 * 3600));
        ask({step("1", 1, "approve", {"boss"})});
        look();
        m_desk->must(m_desk->sign("boss"));
        m_clock.advance(std::chrono::hours(11));
        look();
        QVERIFY(people().isEmpty());
    }

    void everybodyIsToldInTheirOwnWay()
    {
        m_rules.insert(PersonId("sre1"), {.isByMail = false});
        m_rules.insert(PersonId("sre2"), {.hasQuietHours = false});
        start();
        m_clock.set(m_desk->now.addSecs(12 * 3600));
        ask({step("1", 1, "approve", {"sre1", "sre2"})});
        look();
        m_clock.advance(std::chrono::hours(11));
        look();
        QCOMPARE(people(), QStringList{"sre2"});
    }

    void otherContentIsAskedForAnew()
    {
        ask({step("1", 1, "review", {"qa"}), step("2", 2, "approve", {"boss"})});
        m_desk->must(m_desk->sign("qa"));
        look();
        domain::IssueSnapshot other = m_desk->release.snapshot();
        domain::Issue more;
        more.key = "SHOP-77";
        other.issues.append(more);
        m_desk->must(m_desk->as("owner", domain::RefreshScope{ReleaseId("r"), m_desk->release.revision(), other}));
        look();
        QCOMPARE(people(), QStringList({"boss", "qa"})); // whose signature went
        m_desk->must(m_desk->sign("qa"));
        look();
        QCOMPARE(people(), QStringList({"boss", "qa", "boss"}));
    }

    void aReturnToTheStepBeforeIsToldAgain()
    {
        ask({step("1", 1, "review", {"qa"}), step("2", 2, "approve", {"boss"})});
        look();
        m_desk->must(m_desk->sign("qa"));
        look();
        m_desk->must(m_desk->sign("boss", Decision::ReturnToPrevious));
        look();
        QCOMPARE(people(), QStringList({"qa", "boss", "qa"}));
        m_desk->must(m_desk->sign("qa"));
        look();
        QCOMPARE(people(), QStringList({"qa", "boss", "qa", "boss"}));
    }

    void aReminderIsOneMore()
    {
        ask({step("1", 1, "approve", {"boss"})});
        look();
        m_desk->must(m_desk->as("owner", domain::RemindApprovers{ReleaseId("r"), TaskId("approval")}));
        look();
        look();
        QCOMPARE(people(), QStringList({"boss", "boss"}));
        QVERIFY(m_server.sent.last().text.subject.contains("Reminder"));
    }

    void aHoldIsNoQuestion()
    {
        ask({step("1", 1, "approve", {"boss"})});
        look();
        domain::SignApproval hold = m_desk->wish(Decision::Hold);
        hold.until = m_desk->now.addDays(1);
        m_desk->must(m_desk->as("boss", hold));
        look();
        m_desk->must(m_desk->sign("boss", Decision::ReleaseHold));
        look();
        QCOMPARE(people(), QStringList{"boss"});
    }

    void theDelegateIsToldInstead()
    {
        const QDateTime now = m_desk->now;
        m_desk->directory.delegations
            = {{"d1", PersonId("boss"), PersonId("dep"), now.addDays(-1), now.addDays(3), {}, "leave"}};
        start();
        ask({step("1", 1, "approve", {"boss"})});
        look();
        QCOMPARE(people(), QStringList{"dep"});
        QVERIFY(m_server.sent.first().text.body.contains("boss"));
    }

    void namesAreNoHeaders()
    {
        m_desk->directory.projects[0].name = "Check\r\nBcc: all@evil.example";
        start();
        ask({step("1", 1, "approve", {"boss"})});
        look();
        QVERIFY(!m_server.sent.first().text.subject.contains('\n'));
        QVERIFY(!m_server.sent.first().text.subject.contains('\r'));
    }

    void nothingIsSentOnceItStops()
    {
        ask({step("1", 1, "approve", {"boss"})});
        QCoro::waitFor(m_post->stop());
        look();
        QVERIFY(people().isEmpty());
    }

    void aRecordedEventIsEnough()
    {
        m_post->start(std::chrono::hours(1));
        ask({step("1", 1, "approve", {"boss"})});
        m_post->note({event("approval.opened")});
        QTRY_COMPARE(people(), QStringList{"boss"});
    }

private:
    void start()
    {
        m_post.reset();
        m_journal = std::make_unique<effects::EffectJournal>(*m_store, m_clock, PersonId("engine"));
        m_post = std::make_unique<ApprovalPost>(*m_store, *m_journal, m_clock,
                                                [this](ReleaseId) { return read(m_desk->release); });
        m_post->setChannels({std::make_shared<NotedChannel>(m_server)});
        m_post->setPeople(m_desk->directory, m_rules);
    }

    static QCoro::Task<Result<domain::Release>> read(domain::Release release) { co_return release; }

    [[nodiscard]] static store::RecordedEvent event(const QString &name)
    {
        store::RecordedEvent recorded;
        recorded.stream = store::releaseStream(ReleaseId("r"));
        recorded.event.name = name;
        return recorded;
    }

    void ask(const QJsonArray &steps)
    {
        m_desk->now = m_clock.utcNow();
        m_desk->create(steps);
        m_desk->submit();
        // The record only has to say that this release may still move.
        const auto kept = QCoro::waitFor(m_store->append({store::releaseStream(ReleaseId("r")),
                                                          0,
                                                          PersonId("owner"),
                                                          m_desk->now,
                                                          {store::encode(m_desk->events.first())}}));
        QVERIFY(kept);
    }

    void look() { QVERIFY(QCoro::waitFor(m_post->look())); }

    [[nodiscard]] QStringList people() const
    {
        QStringList names;
        for (const Sent &each : m_server.sent)
            names.append(each.person);
        return names;
    }

    std::unique_ptr<tests::ApprovalDesk> m_desk;
    std::unique_ptr<tests::MemoryEventStore> m_store;
    std::unique_ptr<effects::EffectJournal> m_journal;
    tests::FixedClock m_clock;
    Server m_server;
    QHash<PersonId, domain::NotificationRules> m_rules;
    std::unique_ptr<ApprovalPost> m_post;
};

RELEASE_DESK_TEST(tst_approval_post, TestApprovalPost)
#include "tst_approval_post.moc"
