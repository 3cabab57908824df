// SPDX-License-Identifier: Apache-2.0
#include "core/base/canonical_json.h"
#include "core/effects/effect_events.h"
#include "core/effects/effect_journal.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_event_store.h"
#include "tests/support/test_main.h"

#include <QCoroSignal>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::effects;
using store::RecordedEvent;

namespace {

using Answer = Result<QJsonObject>;
using Found = Result<Traces>;

const QJsonObject answer{{"buildNumber", 214}};
const QJsonObject foundAnswer{{"buildNumber", 99}};

Error errorOf(ErrorCode code, bool nothingHappened = false)
{
    Error error{code, errorCodeName(code) + QStringLiteral(" it said"), {}};
    error.nothingHappened = nothingHappened;
    return error;
}

//! Holds its request until told, so that a test can look at what happens meanwhile.
class Gate final : public QObject
{
    Q_OBJECT

signals:
    void opened();
};

//! An endpoint that does what the test says and counts.
class FakeEffect final : public Effect
{
public:
    FakeEffect(Answer sent, Found found)
        : m_sent(std::move(sent))
        , m_found(std::move(found))
    {
    }

    [[nodiscard]] EffectId id() const override { return EffectId("op-1"); }
    [[nodiscard]] QString what() const override { return QStringLiteral("start build checkout-api"); }
    [[nodiscard]] QByteArray requestBytes() const override { return "POST /job/checkout-api/build"; }

    [[nodiscard]] QCoro::Task<Answer> send() override
    {
        ++sends;
        if (gate)
            co_await qCoro(gate, &Gate::opened);
        co_return m_sent;
    }

    [[nodiscard]] QCoro::Task<Found> lookUp() override
    {
        ++lookUps;
        co_return m_found;
    }

    int sends = 0;
    int lookUps = 0;
    Gate *gate = nullptr;

private:
    Answer m_sent;
    Found m_found;
};

//! One line for what a call answered.
QString described(const Answer &result)
{
    if (result)
        return QString::fromUtf8(QJsonDocument(*result).toJson(QJsonDocument::Compact));
    return errorCodeName(result.error().code)
        + (result.error().nothingHappened ? QStringLiteral(" nothingHappened") : QString());
}

const EffectEvent intended = EffectIntended{EffectId("op-1"), "start build checkout-api", "hash"};

} // namespace

class TestEffectJournal final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_unique<tests::MemoryEventStore>();
        m_journal = std::make_unique<EffectJournal>(*m_store, m_clock, PersonId("engine"));
    }

    void answers_data()
    {
        QTest::addColumn<QList<EffectEvent>>("history");
        QTest::addColumn<Answer>("sent");
        QTest::addColumn<Found>("found");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("sends");
        QTest::addColumn<int>("lookUps");
        QTest::addColumn<QString>("last"); // of the stream, afterwards

        const QList<EffectEvent> nothing;
        const QList<EffectEvent> open{intended};
        const auto with = [](const EffectEvent &event) { return QList<EffectEvent>{intended, event}; };
        const Found happened(Happened{foundAnswer});
        const Found didNot(DidNotHappen{});
        const Found cannotTell(CannotTell{});
        const Found unreachable = tl::unexpected(errorOf(ErrorCode::Unavailable));
        const Answer lost = tl::unexpected(errorOf(ErrorCode::Unknown));
        const QString one = R"({"buildNumber":214})";
        const QString other = R"({"buildNumber":99})";

        QTest::newRow("sent and answered")
            << nothing << Answer(answer) << cannotTell << one << 1 << 0 << "effect.happened";
        QTest::newRow("refused") << nothing << Answer(tl::unexpected(errorOf(ErrorCode::PermissionDenied))) << happened
                                 << "PermissionDenied" << 1 << 0 << "effect.refused";
        QTest::newRow("never left") << nothing << Answer(tl::unexpected(errorOf(ErrorCode::Unavailable, true)))
                                    << happened << "Unavailable nothingHappened" << 1 << 0 << "effect.refused";
        QTest::newRow("unknown, but never left") << nothing << Answer(tl::unexpected(errorOf(ErrorCode::Unknown, true)))
                                                 << happened << "Unknown nothingHappened" << 1 << 0 << "effect.refused";

        QTest::newRow("answer lost, it happened")
            << nothing << lost << happened << other << 1 << 1 << "effect.happened";
        QTest::newRow("answer lost, it did not happen")
            << nothing << lost << didNot << "Aborted nothingHappened" << 1 << 1 << "effect.refused";
        QTest::newRow("answer lost, nobody can tell")
            << nothing << lost << cannotTell << "Unknown" << 1 << 1 << "effect.intended";
        QTest::newRow("answer lost, endpoint gone")
            << nothing << lost << unreachable << "Unknown" << 1 << 1 << "effect.intended";
        for (const ErrorCode code : {ErrorCode::DeadlineExceeded, ErrorCode::Unavailable, ErrorCode::Cancelled,
                                     ErrorCode::DataLoss, ErrorCode::Internal})
            QTest::addRow("%s leaves doubt", qPrintable(errorCodeName(code)))
                << nothing << Answer(tl::unexpected(errorOf(code))) << happened << other << 1 << 1 << "effect.happened";

        QTest::newRow("after a crash, it happened")
            << open << Answer(answer) << happened << other << 0 << 1 << "effect.happened";
        QTest::newRow("after a crash, it did not happen")
            << open << Answer(answer) << didNot << "Aborted nothingHappened" << 0 << 1 << "effect.refused";
        QTest::newRow("after a crash, nobody can tell")
            << open << Answer(answer) << cannotTell << "Unknown" << 0 << 1 << "effect.intended";
        QTest::newRow("after a crash, endpoint gone")
            << open << Answer(answer) << unreachable << "Unknown" << 0 << 1 << "effect.intended";

        QTest::newRow("known to have happened")
            << with(EffectHappened{foundAnswer}) << Answer(answer) << didNot << other << 0 << 0 << "effect.happened";
        QTest::newRow("known to be refused") << with(EffectRefused{"NotFound", "no such job", {}, false})
                                             << Answer(answer) << happened << "NotFound" << 0 << 0 << "effect.refused";
        QTest::newRow("known to be undone")
            << with(EffectRefused{"Aborted", "did not take effect", {}, true}) << Answer(answer) << happened
            << "Aborted nothingHappened" << 0 << 0 << "effect.refused";
        QTest::newRow("a person said it happened") << with(EffectResolved{true, "seen", PersonId("kim")})
                                                   << Answer(answer) << didNot << "{}" << 0 << 0 << "effect.resolved";
        QTest::newRow("a person said it did not happen")
            << with(EffectResolved{false, "not there", PersonId("kim")}) << Answer(answer) << happened
            << "Aborted nothingHappened" << 0 << 0 << "effect.resolved";
    }

    //! Twice, because a second call must not send either, and must answer the same once the result is known.
    void answers()
    {
        QFETCH(const QList<EffectEvent>, history);
        QFETCH(const Answer, sent);
        QFETCH(const Found, found);
        QFETCH(const QString, expected);
        QFETCH(const int, sends);
        QFETCH(const int, lookUps);
        QFETCH(const QString, last);
        remember(history);
        const auto effect = std::make_shared<FakeEffect>(sent, found);

        const Answer first = perform(effect);

        QCOMPARE(described(first), expected);
        QCOMPARE(effect->sends, sends);
        QCOMPARE(effect->lookUps, lookUps);
        QCOMPARE(m_store->events().last().event.name, last);
        if (!first)
            QVERIFY(!first.error().message.isEmpty());

        const auto again = std::make_shared<FakeEffect>(sent, found);
        QCOMPARE(described(perform(again)), expected);
        QCOMPARE(again->sends, 0);
        QCOMPARE(again->lookUps, last == QStringLiteral("effect.intended") ? 1 : 0);
    }

    void recordsWhoWhatAndWhen()
    {
        QList<RecordedEvent> published;
        m_journal->onRecorded([&](const QList<RecordedEvent> &events) { published += events; });
        const auto effect = std::make_shared<FakeEffect>(answer, CannotTell{});

        QVERIFY(perform(effect));

        const QList<RecordedEvent> &events = m_store->events();
        QCOMPARE(events.size(), 2);
        QCOMPARE(events.at(0).stream, StreamId("effect-op-1"));
        QCOMPARE(events.at(0).actor, PersonId("engine"));
        QCOMPARE(events.at(0).at, m_clock.utcNow());
        const auto intent = std::get<EffectIntended>(*decodeEffectEvent(events.at(0).event));
        QCOMPARE(intent.id, EffectId("op-1"));
        QCOMPARE(intent.what, effect->what());
        QCOMPARE(intent.requestHash, sha256Hex(effect->requestBytes()));
        QCOMPARE(published.size(), 2);
        QCOMPARE(published.at(0).position, 1);
        QCOMPARE(published.at(1).event.name, "effect.happened");
    }

    void sendsNothingBeforeTheIntentIsRecorded_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("expected");
        QTest::newRow("disk full") << ErrorCode::ResourceExhausted << "ResourceExhausted nothingHappened";
        QTest::newRow("disk fails") << ErrorCode::Unavailable << "Unavailable nothingHappened";
        QTest::newRow("another was first, and may have sent") << ErrorCode::Aborted << "Aborted";
    }

    void sendsNothingBeforeTheIntentIsRecorded()
    {
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, expected);
        m_store->refuse = [code](const store::Append &) { return errorOf(code); };
        const auto effect = std::make_shared<FakeEffect>(answer, CannotTell{});

        QCOMPARE(described(perform(effect)), expected);

        QCOMPARE(effect->sends, 0);
        QVERIFY(m_store->events().isEmpty());
    }

    void looksUpWhatItCouldNotRecord()
    {
        int appends = 0;
        m_store->refuse = [&appends](const store::Append &) -> std::optional<Error> {
            return ++appends == 2 ? std::optional(errorOf(ErrorCode::ResourceExhausted)) : std::nullopt;
        };
        const auto effect = std::make_shared<FakeEffect>(answer, Happened{foundAnswer});

        const Answer first = perform(effect);
        const Answer second = perform(effect);

        QCOMPARE(described(first), "Unknown");
        QCOMPARE(described(second), R"({"buildNumber":99})");
        QCOMPARE(effect->sends, 1);
        QCOMPARE(effect->lookUps, 1);
    }

    void keepsThatItHappenedWhateverWasAnswered_data()
    {
        QTest::addColumn<QJsonObject>("sent");
        QTest::newRow("too large") << QJsonObject{{"log", QString(2'000'000, u'x')}};
        QJsonValue deep = 1;
        for (int i = 0; i < 80; ++i)
            deep = QJsonArray{deep};
        QTest::newRow("too deep") << QJsonObject{{"deep", deep}};
        QTest::newRow("half a character") << QJsonObject{{"text", QString(QChar(0xd800))}};
    }

    void keepsThatItHappenedWhateverWasAnswered()
    {
        QFETCH(const QJsonObject, sent);
        const auto effect = std::make_shared<FakeEffect>(sent, DidNotHappen{});

        const Answer first = perform(effect);
        const Answer second = perform(effect);

        QVERIFY(first && second);
        QCOMPARE(*first, *second);
        QCOMPARE(effect->sends, 1);
        QCOMPARE(m_store->events().last().event.name, "effect.happened");
    }

    void doesNotAskAboutARequestThatIsOnItsWay()
    {
        Gate gate;
        const auto effect = std::make_shared<FakeEffect>(answer, DidNotHappen{});
        effect->gate = &gate;
        auto first = m_journal->perform(effect);
        QCOMPARE(effect->sends, 1);

        const auto other = std::make_shared<FakeEffect>(answer, DidNotHappen{});
        const Answer second = perform(other);
        const auto decided = resolve(Resolution::DidNotHappen);
        emit gate.opened();

        QVERIFY(!second);
        QCOMPARE(second.error().reason, "effect.inProgress");
        QVERIFY(!second.error().nothingHappened);
        QCOMPARE(other->sends + other->lookUps, 0);
        QVERIFY(!decided);
        QCOMPARE(decided.error().reason, "effect.inProgress");
        QVERIFY(QCoro::waitFor(std::move(first)));
        QCOMPARE(m_store->events().size(), 2);
        QVERIFY(perform(other));
    }

    void answersAsAPersonDecided_data()
    {
        QTest::addColumn<Resolution>("resolution");
        QTest::addColumn<QString>("expected");
        QTest::newRow("it happened") << Resolution::Happened << "{}";
        QTest::newRow("it did not happen") << Resolution::DidNotHappen << "Aborted nothingHappened";
    }

    void answersAsAPersonDecided()
    {
        QFETCH(const Resolution, resolution);
        QFETCH(const QString, expected);
        const auto effect = std::make_shared<FakeEffect>(tl::unexpected(errorOf(ErrorCode::Unknown)), CannotTell{});
        QCOMPARE(described(perform(effect)), "Unknown");

        const auto decided = resolve(resolution);
        const auto again = resolve(resolution);

        QVERIFY(decided);
        QVERIFY(!again);
        QCOMPARE(again.error().reason, "effect.notOpen");
        QCOMPARE(m_store->events().last().actor, PersonId("kim.minji"));
        QCOMPARE(described(perform(effect)), expected);
        QCOMPARE(effect->sends, 1);
        QCOMPARE(effect->lookUps, 1);
    }

    void decidesNothingThatIsNotOpen()
    {
        const auto never = resolve(Resolution::Happened);
        remember({intended, EffectHappened{answer}});
        const auto known = resolve(Resolution::DidNotHappen);

        for (const auto *decided : {&never, &known}) {
            QVERIFY(!*decided);
            QCOMPARE(decided->error().reason, "effect.notOpen");
        }
        QCOMPARE(m_store->events().size(), 2);
    }

private:
    Answer perform(const std::shared_ptr<Effect> &effect) { return QCoro::waitFor(m_journal->perform(effect)); }

    Result<> resolve(Resolution resolution)
    {
        return QCoro::waitFor(
            m_journal->resolve(EffectId("op-1"), resolution, "looked into Jenkins", PersonId("kim.minji")));
    }

    void remember(const QList<EffectEvent> &history)
    {
        store::Append append{.stream = StreamId("effect-op-1"),
                             .expectedVersion = 0,
                             .actor = PersonId("engine"),
                             .at = m_clock.utcNow(),
                             .events = {}};
        for (const EffectEvent &event : history)
            append.events.append(encode(event));
        if (!history.isEmpty())
            QVERIFY(QCoro::waitFor(m_store->append(append)));
    }

    tests::FixedClock m_clock;
    std::unique_ptr<tests::MemoryEventStore> m_store;
    std::unique_ptr<EffectJournal> m_journal;
};

RELEASE_DESK_TEST(tst_effect_journal, TestEffectJournal)
#include "tst_effect_journal.moc"
