// SPDX-License-Identifier: Apache-2.0
#include "core/store/append_check.h"
#include "core/store/event_chain.h"
#include "tests/guarantees/record/support/closed_record.h"
#include "tests/guarantees/record/support/recorded_workload.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

#include <array>
#include <limits>

using namespace releasedesk;
using namespace releasedesk::tests;
using store::RecordedEvent;

namespace {

constexpr qsizetype logBytes = 65'536;

QByteArray numberBytes(qint64 number)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

qint64 numberFrom(const QByteArray &bytes)
{
    return qFromBigEndian<qint64>(bytes.constData());
}

//! Everything that is stored of an event, as bytes.
class StoredBytes
{
public:
    explicit StoredBytes(const RecordedEvent &event)
        : m_fields{numberBytes(event.position),
                   event.stream.value().toUtf8(),
                   numberBytes(event.streamVersion),
                   event.actor.value().toUtf8(),
                   numberBytes(event.at.toMSecsSinceEpoch()),
                   event.event.name.toUtf8(),
                   numberBytes(event.event.version),
                   event.event.payload,
                   event.hash}
    {
    }

    [[nodiscard]] qsizetype size() const
    {
        qsizetype sum = 0;
        for (const QByteArray &field : m_fields)
            sum += field.size();
        return sum;
    }

    void change(qsizetype byte, uchar mask)
    {
        for (QByteArray &field : m_fields) {
            if (byte < field.size()) {
                field[byte] = static_cast<char>(static_cast<uchar>(field.at(byte)) ^ mask);
                return;
            }
            byte -= field.size();
        }
    }

    //! As the store reads it back.
    [[nodiscard]] RecordedEvent event() const
    {
        const qint64 version = numberFrom(m_fields[6]);
        return {.position = numberFrom(m_fields[0]),
                .stream = StreamId(QString::fromUtf8(m_fields[1])),
                .streamVersion = numberFrom(m_fields[2]),
                .actor = PersonId(QString::fromUtf8(m_fields[3])),
                .at = QDateTime::fromMSecsSinceEpoch(numberFrom(m_fields[4]), Qt::UTC),
                .event = {QString::fromUtf8(m_fields[5]), std::in_range<int>(version) ? static_cast<int>(version) : 0,
                          m_fields[7]},
                .hash = m_fields[8]};
    }

private:
    std::array<QByteArray, 9> m_fields;
};

//! A log of 64 KiB.
QList<RecordedEvent> makeLog(QRandomGenerator &random)
{
    QList<RecordedEvent> log;
    qsizetype bytes = 0;
    for (int i = 0; bytes < logBytes; ++i) {
        const store::Append append{.stream = StreamId(QStringLiteral("release-%1").arg(i % 3)),
                                   .expectedVersion = i / 3,
                                   .actor = PersonId(QStringLiteral("김민지")),
                                   .at = QDateTime(QDate(2026, 11, 24), QTime(14, 0, 0, 250), Qt::UTC),
                                   .events
                                   = {{QStringLiteral("task.noted"), 1, QByteArray(random.bounded(20, 400), 'p')}}};
        log += store::chained(append, log.size(), log.isEmpty() ? QByteArray() : log.last().hash);
        bytes += StoredBytes(log.last()).size();
    }
    return log;
}

//! Whether the chain from before \p place on shows that the event there is not what it was.
bool isDetected(QList<RecordedEvent> &log, qsizetype place, const RecordedEvent &edited)
{
    const RecordedEvent kept = std::exchange(log[place], edited);
    const QByteArray before = place == 0 ? QByteArray() : log.at(place - 1).hash;
    const auto count = static_cast<std::size_t>(std::min<qsizetype>(log.size() - place, 3));
    const bool isWhole = store::verifyChain(before, {log.constData() + place, count}).has_value();
    log[place] = kept;
    return !isWhole;
}

} // namespace

//! The chain finds any edited, removed, added, swapped or cut-off event.
class G14HashChain final : public QObject
{
    Q_OBJECT

private slots:
    void findsEverySingleByteEdit()
    {
        // On each change one edit of every byte, otherwise every bit of it.
        GuaranteeRun run(QStringLiteral("G14"), QStringLiteral("edits of a byte"),
                         {logBytes, logBytes * 8, logBytes * 8}, QStringLiteral("sqlite"));
        QRandomGenerator random(run.seed());
        QList<RecordedEvent> log = makeLog(random);
        const bool everyBit = run.trials() > logBytes;
        for (qsizetype place = 0; place < log.size(); ++place) {
            const StoredBytes whole(log.at(place));
            for (qsizetype byte = 0; byte < whole.size(); ++byte) {
                for (int bit = 0; bit < (everyBit ? 8 : 1); ++bit) {
                    const auto mask
                        = static_cast<uchar>(everyBit ? 1U << static_cast<unsigned>(bit) : random.bounded(1U, 256U));
                    StoredBytes edited = whole;
                    edited.change(byte, mask);
                    run.tried();
                    run.checked();
                    if (!isDetected(log, place, edited.event()))
                        run.violated(
                            QStringLiteral("event %1, byte %2 changed by %3").arg(place + 1).arg(byte).arg(mask));
                }
            }
        }
        QVERIFY2(run.finish(), run.report().constData());
    }

    //! In the file, by somebody who knows the tables and does what can be done without the engine's key.
    void findsEveryEditOfTheRecord()
    {
        GuaranteeRun run(QStringLiteral("G14"), QStringLiteral("edits of the record"), {400, 5000, 20'000},
                         QStringLiteral("sqlite"));
        QRandomGenerator random(run.seed());
        const QTemporaryDir folder(memoryFolderTemplate());
        const ClosedRecord record(folder.filePath(QStringLiteral("whole")), 40);
        for (qsizetype i = 0; i < run.trials(); ++i) {
            const QString copy = record.copyTo(folder.filePath(QStringLiteral("edited")));
            const QString edit = editRecord(copy, record, random);
            const RecordVerdict verdict = judge(copy, record);
            run.tried();
            run.checked();
            if (verdict != RecordVerdict::Detected)
                run.violated(edit);
        }
        QVERIFY2(run.finish(), run.report().constData());
    }
};

RELEASE_DESK_TEST(g14_hash_chain, G14HashChain)
#include "g14_hash_chain.moc"
