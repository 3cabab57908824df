// SPDX-License-Identifier: Apache-2.0
#include "core/http/server.h"
#include "tests/connectors/shared/fault_cells.h"
#include "tests/support/certificate.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/proxy_faults.h"
#include "tests/support/test_main.h"
#include "translations/language.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <random>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype atOnce = 24;
constexpr qint64 longest
    = 120'000; //!< of a cell; the longest chain of requests, repeats and pauses stays far below, on a busy computer too

//! One operation under one fault.
struct Cell {
    const FaultOperation *operation = nullptr;
    const ProxyFault *fault = nullptr;
    std::unique_ptr<FaultProxy> proxy = {};
    std::unique_ptr<ExecutorBench> bench = {};
    QString said = {};
    bool isDone = false;

    [[nodiscard]] QString name() const
    {
        return QStringLiteral("%1, %2: %3")
            .arg(QLatin1String(operation->connector), QLatin1String(operation->name), QLatin1String(fault->name));
    }
};

QCoro::Task<> runCell(std::shared_ptr<Cell> cell)
{
    cell->said = co_await cell->operation->run(cell->proxy->url(), cell->bench.get());
    cell->isDone = true;
}

bool matches(const QString &text, const QByteArray &expression)
{
    return !expression.isEmpty() && QRegularExpression(QString::fromLatin1(expression)).match(text).hasMatch();
}

} // namespace

//! Whatever fails on the way ends in its own sentence, in time: no hang, no crash, no “unknown error”.
class TestNamedErrors final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        http::setUsualPatience({1000ms, 2000ms, 5ms});
        m_sandbox.start(QStringLiteral(RD_BIN_DIR "/release-desk-sandbox"), {"--port", "0"});
        QVERIFY(m_sandbox.waitForStarted());
        while (!m_sandbox.canReadLine())
            QVERIFY(m_sandbox.waitForReadyRead(10'000));
        m_origin = QUrl(QString::fromUtf8(m_sandbox.readLine()).section(u' ', 1).trimmed());
        m_tls = selfMadeCertificate(m_folder);
    }

    void cleanupTestCase()
    {
        http::setUsualPatience({});
        m_sandbox.kill();
        m_sandbox.waitForFinished();
    }

    void faultsHaveNamesOfTheirOwn()
    {
        QSet<QByteArray> names;
        for (const ProxyFault &fault : proxyFaults())
            names.insert(fault.name);
        QCOMPARE(names.size(), proxyFaults().size());
        QVERIFY(names.size() >= 60);
    }

    void everyFaultEndsInItsMessageInTime()
    {
        GuaranteeRun run(QStringLiteral("G17"), QStringLiteral("cells"), {300, 100'000, 100'000});
        std::vector<std::shared_ptr<Cell>> chosen = choose(run);
        m_slowest = 0;
        for (std::size_t from = 0; from < chosen.size() && !m_hasHung; from += atOnce) {
            const auto behind = std::min(chosen.size(), from + static_cast<std::size_t>(atOnce));
            runTogether({chosen.begin() + static_cast<std::ptrdiff_t>(from),
                         chosen.begin() + static_cast<std::ptrdiff_t>(behind)},
                        run);
        }
        qInfo("the slowest group of cells took %lld ms", static_cast<long long>(m_slowest));
        QVERIFY2(run.finish(), run.report().constData());
    }

    //! The same sentences for who reads Korean: every fault, each under another operation of a Jira.
    void everyFaultHasItsSentenceInKorean()
    {
        QVERIFY(translations::useLanguage(QStringLiteral("ko")));
        const auto restore = qScopeGuard([] { translations::useLanguage(QStringLiteral("en")); });
        QList<const FaultOperation *> operations;
        for (const FaultOperation &operation : faultOperations()) {
            if (QByteArrayView(operation.connector).startsWith("Jira"))
                operations.append(&operation);
        }
        QVERIFY(operations.size() >= 6);
        std::vector<std::shared_ptr<Cell>> cells;
        for (const ProxyFault &fault : proxyFaults()) {
            const auto next = static_cast<qsizetype>(cells.size()) % operations.size();
            cells.push_back(std::make_shared<Cell>(Cell{operations.at(next), &fault}));
        }
        static const QRegularExpression hangul(QStringLiteral("[\\x{AC00}-\\x{D7A3}]"));
        QStringList foreign;
        int said = 0;
        for (std::size_t from = 0; from < cells.size(); from += atOnce) {
            const auto behind = std::min(cells.size(), from + static_cast<std::size_t>(atOnce));
            const std::vector<std::shared_ptr<Cell>> some(cells.begin() + static_cast<std::ptrdiff_t>(from),
                                                          cells.begin() + static_cast<std::ptrdiff_t>(behind));
            start(some);
            for (const auto &cell : some) {
                QVERIFY2(cell->isDone, qPrintable(cell->name()));
                if (cell->said.isEmpty())
                    continue;
                ++said;
                if (!hangul.match(cell->said).hasMatch() || cell->said.contains(u'%'))
                    foreign.append(QString(cell->name() + u": " + cell->said));
                cell->bench.reset();
                cell->proxy.reset();
            }
        }
        QVERIFY2(foreign.isEmpty(), qPrintable(foreign.join(u'\n')));
        QVERIFY(said > static_cast<int>(cells.size()) / 2);
    }

private:
    static std::vector<std::shared_ptr<Cell>> choose(const GuaranteeRun &run)
    {
        std::vector<std::shared_ptr<Cell>> all;
        const QString only = qEnvironmentVariable("RD_TEST_CELL"); // one connector, operation or fault
        for (const FaultOperation &operation : faultOperations()) {
            for (const ProxyFault &fault : proxyFaults()) {
                const auto cell = std::make_shared<Cell>(Cell{&operation, &fault});
                if (only.isEmpty() || cell->name().contains(only))
                    all.push_back(cell);
            }
        }
        std::ranges::shuffle(all, std::mt19937(run.seed()));
        if (only.isEmpty())
            all.resize(std::min(all.size(), static_cast<std::size_t>(run.trials())));
        return all;
    }

    //! Until all are over, or it takes too long.
    void start(const std::vector<std::shared_ptr<Cell>> &cells)
    {
        QElapsedTimer time;
        time.start();
        for (const auto &cell : cells) {
            cell->proxy = std::make_unique<FaultProxy>(
                m_origin, *cell->fault, QString::fromLatin1(cell->operation->match), cell->operation->times, m_tls);
            cell->bench = std::make_unique<ExecutorBench>();
            runCell(cell).then([] {});
        }
        const auto isOver = [&] { return std::ranges::all_of(cells, [](const auto &each) { return each->isDone; }); };
        while (!isOver() && time.elapsed() < longest)
            QTest::qWait(5);
        m_slowest = std::max(m_slowest, time.elapsed());
    }

    void runTogether(const std::vector<std::shared_ptr<Cell>> &cells, GuaranteeRun &run)
    {
        start(cells);
        for (const auto &cell : cells) {
            judge(*cell, run);
            if (cell->isDone) {
                cell->bench.reset();
                cell->proxy.reset();
            } else {
                m_hasHung = true;
                static std::vector<std::shared_ptr<Cell>> hanging;
                hanging.push_back(cell); // its coroutine still stands on it
            }
        }
    }

    static void judge(const Cell &cell, GuaranteeRun &run)
    {
        run.tried();
        run.checked(2);
        if (!cell.isDone)
            return run.violated(cell.name() + QStringLiteral(": hangs"));
        const bool mayBeFine = cell.fault->says.isEmpty() || cell.fault->mayBeFine || cell.operation->mayRecover;
        if (cell.said.isEmpty()) {
            if (!mayBeFine)
                run.violated(cell.name() + QStringLiteral(": passes for a success"));
            return;
        }
        if (cell.fault->says.isEmpty())
            return run.violated(cell.name() + QStringLiteral(" is no fault, but: ") + cell.said);
        if (!matches(cell.said, cell.fault->says) && !matches(cell.said, cell.operation->alsoSays))
            run.violated(cell.name() + QStringLiteral(": ") + cell.said);
        if (cell.said.contains(QStringLiteral("unknown error"), Qt::CaseInsensitive) || cell.said.contains(u'%'))
            run.violated(cell.name() + QStringLiteral(" says nothing: ") + cell.said);
    }

    QTemporaryDir m_folder;
    QProcess m_sandbox;
    QUrl m_origin;
    std::optional<QSslConfiguration> m_tls;
    qint64 m_slowest = 0;
    bool m_hasHung = false;
};

RELEASE_DESK_TEST(g17_named_errors, TestNamedErrors)

#include "g17_named_errors.moc"
