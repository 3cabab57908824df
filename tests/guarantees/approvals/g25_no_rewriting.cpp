// SPDX-License-Identifier: Apache-2.0
#include "core/approvals/checkpoint.h"
#include "core/signing/ed25519.h"
#include "core/store/event_chain.h"
#include "core/store/release_codec.h"
#include "tests/guarantees/approvals/forgery_desk.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::approvals;
using releasedesk::tests::ForgeryDesk;
using releasedesk::tests::GuaranteeRun;
using releasedesk::tests::step;

namespace {

EngineSigner engineOf(const signing::KeyPair &pair)
{
    return {pair.publicKey, [pair](const QByteArray &type, const QByteArray &body) {
                return *signing::sign(type, body, pair.secretKey);
            }};
}

//! The record of a release that was approved and run, \p copies times over.
QList<store::RecordedEvent> makeRecord(int copies)
{
    ForgeryDesk desk;
    desk.create({step("qa", 1, "review", {"qa"}), step("boss", 2, "approve", {"boss"})});
    desk.submit();
    desk.must(desk.signWell("qa"));
    desk.must(desk.signWell("boss"));
    desk.must(desk.as("operator", domain::StartRelease{ReleaseId("r")}));
    QList<store::RecordedEvent> all;
    for (int copy = 0; copy < copies; ++copy) {
        qint64 version = 0;
        for (const domain::ReleaseEvent &event : desk.events) {
            store::RecordedEvent made{all.size() + 1,
                                      StreamId(QStringLiteral("release-r%1").arg(copy)),
                                      ++version,
                                      PersonId("boss"),
                                      desk.now.addSecs(all.size()),
                                      store::encode(event)};
            all.append(made);
        }
    }
    return all;
}

//! What an administrator of the database does: the chain holds again from end to end.
void chainAgain(QList<store::RecordedEvent> &events)
{
    QByteArray previous;
    for (qsizetype i = 0; i < events.size(); ++i) {
        events[i].position = i + 1;
        events[i].hash = store::chainHash(previous, events.at(i));
        previous = events.at(i).hash;
    }
}

void rewrite(QList<store::RecordedEvent> &events, qsizetype upTo, QRandomGenerator &dice)
{
    const auto any = [&] { return static_cast<qsizetype>(dice.bounded(static_cast<int>(upTo))); };
    store::RecordedEvent &one = events[any()];
    switch (dice.bounded(8)) {
    case 0:
        events.removeAt(any());
        break;
    case 1:
        events.insert(any(), events.at(any()));
        break;
    case 2:
        one.actor = PersonId("somebody");
        break;
    case 3:
        one.at = one.at.addMSecs(1);
        break;
    case 4:
        one.event.payload.replace('e', 'a');
        one.event.payload += ' ';
        break;
    case 5:
        one.event.name += u'x';
        break;
    case 6: {
        const qsizetype at = any();
        one.event.version += 1;
        events.swapItemsAt(at, (at + 1) % upTo);
        break;
    }
    default:
        one.stream = StreamId("release-other");
        break;
    }
    chainAgain(events);
}

} // namespace

class TestNoRewriting final : public QObject
{
    Q_OBJECT

private slots:
    void whatACheckpointSawCannotBeRewrittenUnnoticed()
    {
        GuaranteeRun run(QStringLiteral("G25"), QStringLiteral("rewrites"), {300, 1'000, 5'000});
        QRandomGenerator dice(run.seed());
        const signing::KeyPair engine = signing::newKeyPair();
        QList<store::RecordedEvent> honest = makeRecord(4);
        chainAgain(honest);
        const QString workspace = QString::fromLatin1(honest.first().hash.toHex());
        for (qsizetype i = 0; i < run.trials(); ++i) {
            const qsizetype seen = 1 + dice.bounded(static_cast<int>(honest.size()));
            const Checkpoint kept
                = makeCheckpoint(workspace, seen, honest.at(seen - 1).hash, honest.last().at, engineOf(engine));
            const auto read = readCheckpoint(checkpointLine(kept)); // as it came by mail
            run.tried();
            run.checked();
            if (!read || !checkAgainst(*read, honest, engine.publicKey)) {
                run.violated("an honest record is refused");
                continue;
            }
            QList<store::RecordedEvent> rewritten = honest;
            rewrite(rewritten, seen, dice);
            // What only stands behind the checkpoint is the unprotected window.
            const bool isSame = rewritten.size() >= seen && rewritten.at(seen - 1).hash == honest.at(seen - 1).hash;
            if (!isSame && checkAgainst(*read, rewritten, engine.publicKey))
                run.violated(QStringLiteral("a rewrite before event %1 was not noticed").arg(seen));
            QList<store::RecordedEvent> cut = honest.mid(0, seen - 1);
            if (checkAgainst(*read, cut, engine.publicKey))
                run.violated("a record cut off before the checkpoint was not noticed");
        }
        QVERIFY2(run.finish(), run.report().constData());
    }

    void theUnprotectedWindowIsWhatCameAfterTheCheckpoint()
    {
        const signing::KeyPair engine = signing::newKeyPair();
        QList<store::RecordedEvent> honest = makeRecord(2);
        chainAgain(honest);
        const Checkpoint kept = makeCheckpoint(QString::fromLatin1(honest.first().hash.toHex()), 10, honest.at(9).hash,
                                               honest.last().at, engineOf(engine));
        QList<store::RecordedEvent> later = honest;
        later[12].actor = PersonId("somebody");
        chainAgain(later);
        QVERIFY(checkAgainst(kept, later, engine.publicKey));
        QCOMPARE(checkAgainst(kept, honest.mid(0, 9), engine.publicKey).error().reason, "record.rewritten");
    }

    void aCheckpointOfAnotherEngineOrAChangedOneProvesNothing()
    {
        const signing::KeyPair engine = signing::newKeyPair();
        const signing::KeyPair other = signing::newKeyPair();
        QList<store::RecordedEvent> honest = makeRecord(1);
        chainAgain(honest);
        const QString workspace = QString::fromLatin1(honest.first().hash.toHex());
        const Checkpoint theirs = makeCheckpoint(workspace, 3, honest.at(2).hash, honest.last().at, engineOf(other));
        QCOMPARE(checkAgainst(theirs, honest, engine.publicKey).error().reason, "checkpoint.otherKey");
        QByteArray line
            = checkpointLine(makeCheckpoint(workspace, 3, honest.at(2).hash, honest.last().at, engineOf(engine)));
        QVERIFY(readCheckpoint(line));
        for (qsizetype i = 0; i < line.size(); ++i) {
            QByteArray flipped = line;
            flipped[i] = static_cast<char>(flipped.at(i) ^ 1);
            QVERIFY2(!readCheckpoint(flipped), qPrintable(QString::number(i)));
        }
    }
};

RELEASE_DESK_TEST(g25_no_rewriting, TestNoRewriting)
#include "g25_no_rewriting.moc"
