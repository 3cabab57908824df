// SPDX-License-Identifier: Apache-2.0
#include "core/approvals/evidence.h"
#include "core/approvals/people_register.h"
#include "core/base/canonical_json.h"
#include "core/signing/ed25519.h"
#include "core/store/event_chain.h"
#include "core/store/release_codec.h"
#include "tests/guarantees/approvals/forgery_desk.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
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

//! A record with keys, one release that was signed with them, and events of another release in between.
class RecordMaker
{
public:
    RecordMaker()
    {
        append(StreamId("release-other"), PersonId("owner"), {"notes.edited", 1, R"({"language":"en","text":"x"})"});
        m_desk.directory.workspaceId = QString::fromLatin1(m_events.first().hash.toHex());
        for (const char *person : {"qa", "boss"}) {
            const signing::KeyPair pair = m_desk.keys.value(PersonId(person));
            append(peopleStream(), PersonId(person),
                   encode(KeyRegistered{PersonId(person),
                                        signing::keyIdOf(pair.publicKey),
                                        QString::fromLatin1(pair.publicKey.toBase64()),
                                        {},
                                        {}}));
        }
        m_desk.create({step("qa", 1, "review", {"qa"}), step("boss", 2, "approve", {"boss"})});
        m_desk.submit();
        m_desk.must(m_desk.signWell("qa"));
        append(StreamId("release-other"), PersonId("owner"), {"notes.edited", 1, R"({"language":"ko","text":"y"})"});
        m_desk.must(m_desk.signWell("boss"));
        for (const domain::ReleaseEvent &event : m_desk.events) {
            const auto *const made = std::get_if<domain::ApprovalSigned>(&event);
            append(StreamId("release-r"), made ? made->person : PersonId("engine"), store::encode(event));
        }
        append(StreamId("release-other"), PersonId("owner"), {"notes.edited", 1, R"({"language":"en","text":"z"})"});
    }

    [[nodiscard]] QList<store::RecordedEvent> &events() { return m_events; }

    void chainAgain()
    {
        QByteArray previous;
        for (store::RecordedEvent &event : m_events) {
            event.hash = store::chainHash(previous, event);
            previous = event.hash;
        }
    }

private:
    void append(const StreamId &stream, const PersonId &actor, const store::NewEvent &event)
    {
        store::RecordedEvent made{m_events.size() + 1, stream, ++m_versions[stream], actor, m_desk.now, event};
        made.hash = store::chainHash(m_events.isEmpty() ? QByteArray() : m_events.last().hash, made);
        m_events.append(made);
    }

    ForgeryDesk m_desk;
    QList<store::RecordedEvent> m_events;
    QHash<StreamId, qint64> m_versions;
};

//! What the independent verifier says about a file: its exit code and words.
std::pair<int, QString> independent(const QStringList &arguments, const QString &program = "verify_evidence.py")
{
    QProcess process;
    process.setWorkingDirectory(QStringLiteral(RD_SOURCE_DIR "/tests/guarantees/approvals"));
    process.setProcessEnvironment([] {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PYTHONDONTWRITEBYTECODE", "1");
        return environment;
    }());
    process.start(QStringLiteral("python3"), QStringList{program} + arguments);
    process.waitForFinished(-1);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError())};
}

QString text(const QByteArray &key)
{
    return QString::fromLatin1(key.toBase64());
}

} // namespace

class TestEvidenceOffline final : public QObject
{
    Q_OBJECT

private:
    QString write(const QByteArray &bytes)
    {
        const QString name = m_folder.filePath(QStringLiteral("evidence-%1.json").arg(++m_count));
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return name;
    }

    QTemporaryDir m_folder;
    int m_count = 0;
    signing::KeyPair m_engine = signing::newKeyPair();

private slots:
    void aGoodFileHoldsForBoth()
    {
        RecordMaker record;
        const QByteArray file
            = *exportEvidence(ReleaseId("r"), record.events(), QDateTime::currentDateTimeUtc(), engineOf(m_engine));
        const auto report = verifyEvidence(file, m_engine.publicKey);
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        QCOMPARE(report->signatures, 2);
        QCOMPARE(report->unsignedDecisions, 0);
        QCOMPARE(report->digests.size(), 1);
        QCOMPARE(report->position, record.events().size());
        const auto [code, words] = independent({write(file), text(m_engine.publicKey)});
        QVERIFY2(code == 0, qPrintable(words));
        QVERIFY(words.contains("2 signatures"));
        QVERIFY(!exportEvidence(ReleaseId("none"), record.events(), QDateTime(), engineOf(m_engine)));
    }

    void everyFlippedByteIsRefusedByBoth()
    {
        GuaranteeRun run(QStringLiteral("G26"), QStringLiteral("flipped bytes"), {1, 1, 1});
        QRandomGenerator dice(run.seed());
        RecordMaker record;
        const QByteArray file
            = *exportEvidence(ReleaseId("r"), record.events(), QDateTime::currentDateTimeUtc(), engineOf(m_engine));
        QVERIFY(verifyEvidence(file, m_engine.publicKey));
        const QString tier = qEnvironmentVariable("RD_TIER", "P");
        const int stride = tier == u"P" ? 5 : 1;
        for (qsizetype i = dice.bounded(stride); i < file.size(); i += stride) {
            QByteArray flipped = file;
            flipped[i] = static_cast<char>(flipped.at(i) ^ (1 << dice.bounded(8)));
            run.tried();
            run.checked();
            if (verifyEvidence(flipped, m_engine.publicKey))
                run.violated(QStringLiteral("byte %1 is not looked at").arg(i));
        }
        const int every = tier == u"P" ? 80 : 1;
        const auto [code, words]
            = independent({write(file), text(m_engine.publicKey), QString::number(every), QString::number(run.seed())},
                          "flip_evidence.py");
        const QStringList counts = words.trimmed().split(u' ');
        QVERIFY2(code == 0 && counts.size() == 2, qPrintable(words));
        run.checked(counts.first().toLongLong());
        QVERIFY(counts.first().toLongLong() > 100);
        if (counts.last() != u"0")
            run.violated(QStringLiteral("the independent verifier accepted %1 flips").arg(counts.last()));

        // A file that somebody else signed from end to end.
        const signing::KeyPair other = signing::newKeyPair();
        const QByteArray foreign
            = *exportEvidence(ReleaseId("r"), record.events(), QDateTime::currentDateTimeUtc(), engineOf(other));
        QVERIFY(verifyEvidence(foreign)); // it holds in itself: hence the key is compared
        run.tried();
        if (verifyEvidence(foreign, m_engine.publicKey))
            run.violated("a file of another engine is taken for ours");
        if (independent({write(foreign), text(m_engine.publicKey)}).first == 0)
            run.violated("the independent verifier takes a file of another engine");
        QVERIFY2(run.finish(), run.report().constData());
    }

    //! An engine that lies: it signs, but the people's signatures do not hold.
    void whatPeopleDidNotSignDoesNotHoldEvenIfTheEngineSaysSo_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("another decision") << QByteArray("approval.signed") << QByteArray("\"decision\":\"approve\"")
                                          << QByteArray("\"decision\":\"reject\"");
        QTest::newRow("another comment") << QByteArray("approval.signed") << QByteArray("\"decision\"")
                                         << QByteArray("\"comment\":\"fine\",\"decision\"");
        QTest::newRow("another signer") << QByteArray("approval.signed") << QByteArray("\"person\":\"boss\"")
                                        << QByteArray("\"person\":\"qa\"");
        QTest::newRow("no signature") << QByteArray("approval.signed") << QByteArray("\"record\":")
                                      << QByteArray("\"recorded\":");
        QTest::newRow("another content") << QByteArray("revision.frozen") << QByteArray("\"flow\":\"")
                                         << QByteArray("\"flow\":\"0");
    }

    void whatPeopleDidNotSignDoesNotHoldEvenIfTheEngineSaysSo()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        RecordMaker record;
        int changed = 0;
        for (store::RecordedEvent &event : record.events()) {
            if (event.event.name != QLatin1String(name) || !event.event.payload.contains(before))
                continue;
            event.event.payload.replace(before, after);
            ++changed;
        }
        QVERIFY(changed > 0);
        record.chainAgain();
        const QByteArray file
            = *exportEvidence(ReleaseId("r"), record.events(), QDateTime::currentDateTimeUtc(), engineOf(m_engine));
        QVERIFY(!verifyEvidence(file, m_engine.publicKey));
        QCOMPARE(independent({write(file), text(m_engine.publicKey)}).first, 1);
    }

    void aLeftOutEventIsNoticed()
    {
        RecordMaker record;
        for (const char *name : {"approval.signed", "key.registered", "release.created"}) {
            QList<store::RecordedEvent> events = record.events();
            const auto gone = std::ranges::find_if(
                events, [&](const store::RecordedEvent &each) { return each.event.name == QLatin1String(name); });
            events.erase(gone);
            const QByteArray file
                = *exportEvidence(ReleaseId("r"), events, QDateTime::currentDateTimeUtc(), engineOf(m_engine));
            QVERIFY2(!verifyEvidence(file, m_engine.publicKey), name);
            QCOMPARE(independent({write(file), text(m_engine.publicKey)}).first, 1);
        }
    }

    void theIndependentVerifierStaysShort()
    {
        QFile file(QStringLiteral(RD_SOURCE_DIR "/tests/guarantees/approvals/verify_evidence.py"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().count('\n') <= 200);
    }
};

RELEASE_DESK_TEST(g26_evidence_offline, TestEvidenceOffline)
#include "g26_evidence_offline.moc"
