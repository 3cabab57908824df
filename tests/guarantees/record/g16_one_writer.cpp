// SPDX-License-Identifier: Apache-2.0
#include "tests/guarantees/record/support/recorded_workload.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <thread>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

constexpr int programs = 2;

//! One start of a program that wants to write, and what became of it.
class Start
{
public:
    explicit Start(const QString &file)
    {
        m_process.start(QStringLiteral(RD_BIN_DIR "/record_writer"), {file, QStringLiteral("hold")});
    }
    ~Start() { (void)end(); }
    Start(const Start &) = delete;
    Start &operator=(const Start &) = delete;

    //! Waits until it holds the record or was refused.
    [[nodiscard]] bool holds()
    {
        while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine())
            m_process.waitForReadyRead(20);
        return m_process.canReadLine() && m_process.readLine() == "held\n";
    }

    [[nodiscard]] QString complaint() { return QString::fromUtf8(m_process.readAllStandardError()); }

    bool end()
    {
        m_process.kill();
        return m_process.waitForFinished(10'000);
    }

private:
    QProcess m_process;
};

} // namespace

//! Of two programs that want to write one record, one is refused; a program that died holds nothing.
class G16OneWriter final : public QObject
{
    Q_OBJECT

private slots:
    void neverLetsTwoProgramsWrite()
    {
        GuaranteeRun run(QStringLiteral("G16"), QStringLiteral("starts"), {1000, 4000, 20'000},
                         QStringLiteral("sqlite"));
        QRandomGenerator random(run.seed());
        const QTemporaryDir folder(memoryFolderTemplate());
        const QString file = folder.filePath(QStringLiteral("release-desk.db"));
        for (qsizetype i = 0; i < run.trials(); i += programs) {
            const QString wrong = startTogether(file, random);
            for (int each = 0; each < programs; ++each)
                run.tried();
            run.checked();
            if (!wrong.isEmpty())
                run.violated(QStringLiteral("starts %1 and %2: %3").arg(i + 1).arg(i + 2).arg(wrong));
        }
        QVERIFY2(run.finish(), run.report().constData());
    }

private:
    //! What is wrong; empty if exactly one may write and the other was told by whom it is held.
    [[nodiscard]] static QString startTogether(const QString &file, QRandomGenerator &random)
    {
        Start first(file);
        if (random.bounded(2) == 0) // otherwise at the same moment
            std::this_thread::sleep_for(std::chrono::microseconds(random.bounded(8000)));
        Start second(file);
        const bool firstHolds = first.holds();
        const bool secondHolds = second.holds();
        if (firstHolds && secondHolds)
            return QStringLiteral("both write");
        if (!firstHolds && !secondHolds)
            return QStringLiteral("neither writes: ") + first.complaint() + second.complaint();
        Start &refused = firstHolds ? second : first;
        if (const QString told = refused.complaint(); !told.contains(QStringLiteral("FailedPrecondition")))
            return QStringLiteral("the other failed for another reason: ") + told;
        Start &holder = firstHolds ? first : second;
        if (!holder.end())
            return QStringLiteral("the holder does not die");
        Start third(file);
        return third.holds() ? QString() : QStringLiteral("a dead program holds the record: ") + third.complaint();
    }
};

RELEASE_DESK_TEST(g16_one_writer, G16OneWriter)
#include "g16_one_writer.moc"
