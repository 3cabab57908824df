// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_chain.h"
#include "tests/guarantees/record/support/recorded_workload.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <chrono>
#include <thread>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

//! The points at which a write of the record may be interrupted by name.
constexpr std::array failpoints{"store.before_commit", "store.committed"};
constexpr int killsPerFile = 25;
constexpr const char *manyRounds = "100000";

//! A program of its own that appends to a record without end and says the place and hash of each answered event.
class Writer
{
public:
    Writer(const QString &file, const QString &failpoint)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("RD_FAIL"));
        if (!failpoint.isEmpty())
            environment.insert(QStringLiteral("RD_FAIL"), failpoint);
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(RD_BIN_DIR "/record_writer"),
                        {file, QStringLiteral("events"), QLatin1String(manyRounds)});
        m_process.waitForStarted(10'000);
    }

    [[nodiscard]] bool hasAnswered() { return m_process.waitForReadyRead(10'000); }

    //! SIGKILL, unless a failpoint did so already; whether it died of it.
    [[nodiscard]] bool die(bool byItself)
    {
        if (!byItself)
            m_process.kill();
        return m_process.waitForFinished(20'000) && m_process.exitStatus() == QProcess::CrashExit;
    }

    [[nodiscard]] QByteArrayList answers() { return m_process.readAllStandardOutput().split('\n'); }
    [[nodiscard]] QString complaint() { return QString::fromUtf8(m_process.readAllStandardError()); }

private:
    QProcess m_process;
};

} // namespace

//! An answered event survives the death of the process at any instant.
class G01ProcessDeath final : public QObject
{
    Q_OBJECT

private slots:
    void losesNoAnsweredEvent()
    {
        GuaranteeRun run(QStringLiteral("G1"), QStringLiteral("kills"), {200, 2000, 10'000}, QStringLiteral("sqlite"));
        QRandomGenerator random(run.seed());
        QSet<QString> died;
        for (qsizetype i = 0; i < run.trials(); ++i) {
            if (i % killsPerFile == 0)
                startAnew();
            QString failpoint;
            if (i % 2 == 1) // every second one at a named point, the others at any instant
                failpoint = QLatin1String(failpoints[static_cast<std::size_t>(i / 2) % failpoints.size()]);
            const QString wrong = killOnce(failpoint, random, run);
            run.tried();
            if (wrong.isEmpty() && !failpoint.isEmpty())
                died.insert(failpoint);
            if (!wrong.isEmpty())
                run.violated(QStringLiteral("kill %1 (%2): %3").arg(i + 1).arg(failpoint, wrong));
        }
        QVERIFY2(run.finish(), run.report().constData());
        QCOMPARE(died.size(), static_cast<qsizetype>(failpoints.size()));
    }

private:
    void startAnew()
    {
        m_folder = std::make_unique<QTemporaryDir>(); // on a disk: syncs take their time, which is when kills strike
        m_answered.clear();
    }

    //! What is wrong afterwards; empty if nothing is.
    [[nodiscard]] QString killOnce(const QString &failpoint, QRandomGenerator &random, GuaranteeRun &run)
    {
        const QString file = m_folder->filePath(QStringLiteral("release-desk.db"));
        const bool isNamed = !failpoint.isEmpty();
        Writer writer(file, isNamed ? QStringLiteral("%1:%2").arg(failpoint).arg(random.bounded(1, 30)) : QString());
        if (!isNamed) {
            // Half of them while it opens the file, the others while it writes.
            if (random.bounded(2) == 0 && !writer.hasAnswered())
                return QStringLiteral("the writer does not work: ") + writer.complaint();
            std::this_thread::sleep_for(std::chrono::microseconds(random.bounded(40'000)));
        }
        if (!writer.die(isNamed))
            return QStringLiteral("the writer ended by itself: ") + writer.complaint();
        for (const QByteArray &line : writer.answers()) {
            const QByteArrayList words = line.split(' ');
            if (words.size() == 2 && words.at(1).size() == 64) // a line may be cut short by the kill
                m_answered.insert(words.at(0).toLongLong(), QByteArray::fromHex(words.at(1)));
        }
        return compare(file, run);
    }

    [[nodiscard]] QString compare(const QString &file, GuaranteeRun &run) const
    {
        const auto events = eventsOf(file);
        if (!events)
            return QStringLiteral("cannot be opened: ") + events.error().message + events.error().detail;
        if (!store::verifyChain({}, {events->constData(), static_cast<std::size_t>(events->size())}))
            return QStringLiteral("the chain is broken");
        if (events->size() % 2 != 0)
            return QStringLiteral("half an append was kept");
        for (auto it = m_answered.cbegin(); it != m_answered.cend(); ++it) {
            if (it.key() > events->size())
                return QStringLiteral("event %1 was answered and is lost").arg(it.key());
            if (events->at(it.key() - 1).hash != it.value())
                return QStringLiteral("event %1 was answered and is another").arg(it.key());
        }
        run.checked(m_answered.size());
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QMap<store::Position, QByteArray> m_answered; //!< of this file, by all writers so far
};

RELEASE_DESK_TEST(g01_process_death, G01ProcessDeath)
#include "g01_process_death.moc"
