// SPDX-License-Identifier: Apache-2.0
#include "core/http/mutating_http_client.h"
#include "core/http/reading_http_client.h"
#include "tests/http/closing_behaviours.h"
#include "tests/http/patient_server.h"
#include "tests/support/certificate.h"
#include "tests/support/fault_server.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QBuffer>
#include <QCoroCore>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

//! One way to send a change, and what its server does to it.
struct Cell {
    Closing closing;
    QByteArray method;
    bool isWarm = false; //!< over a connection that has served before
    bool isTls = false;
    qsizetype bodySize = 0; //!< about so many bytes

    [[nodiscard]] QString name() const
    {
        return QStringLiteral("%1, %2, %3, %4, %5 bytes")
            .arg(QLatin1String(closing.name), QString::fromLatin1(method), QLatin1String(isWarm ? "warm" : "cold"),
                 QLatin1String(isTls ? "TLS" : "plain"))
            .arg(bodySize);
    }
};

QList<Cell> allCells()
{
    QList<Cell> cells;
    for (const Closing &closing : closingBehaviours()) {
        for (const char *const method : {"POST", "PUT", "PATCH", "DELETE"}) {
            for (const bool isWarm : {false, true}) {
                for (const bool isTls : {false, true}) {
                    for (const qsizetype bodySize : {20, 40'000})
                        cells.append({closing, method, isWarm, isTls, bodySize});
                }
            }
        }
    }
    return cells;
}

//! Trusts the test's own certificate while it lives.
class TrustFor
{
public:
    explicit TrustFor(const std::optional<QSslConfiguration> &configuration)
        : m_before(QSslConfiguration::defaultConfiguration())
    {
        if (configuration)
            QSslConfiguration::setDefaultConfiguration(*configuration);
    }
    ~TrustFor() { QSslConfiguration::setDefaultConfiguration(m_before); }
    TrustFor(const TrustFor &) = delete;
    TrustFor &operator=(const TrustFor &) = delete;

private:
    QSslConfiguration m_before;
};

} // namespace

//! The promise that a change arrives at most once, tried against every way to break off.
class TestAtMostOnce final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_tls = selfMadeCertificate(m_folder);
        if (!m_tls)
            return;
        // Only this process, and only for the cells that speak TLS, trusts it.
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificate(m_tls->localCertificate());
        m_trusting = trusting;
    }

    void aChangeArrivesAtMostOnce()
    {
        GuaranteeRun run(QStringLiteral("G4"), QStringLiteral("cells"), {1000, 1000, 1000});
        if (!m_tls) {
            run.skipped(QStringLiteral("the program openssl is not installed, so there is nothing to speak TLS with"));
            QSKIP("The program openssl is not installed, so there is no certificate to speak TLS with.");
        }
        const QList<Cell> cells = allCells();
        QVERIFY2(cells.size() >= run.trials(), qPrintable(QString::number(cells.size())));
        for (const Cell &cell : cells)
            tryCell(cell, run);
        QVERIFY2(run.finish(), run.report().constData());
    }

    // Shows that aChangeArrivesAtMostOnce() can fail: this is what the client is for.
    void plainQtRepeats_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("isStream");
        for (const char *const method : {"POST", "PUT", "PATCH", "DELETE"}) {
            QTest::addRow("%s of bytes", method) << QByteArray(method) << false;
            QTest::addRow("%s of a stream that can be rewound", method) << QByteArray(method) << true;
        }
    }

    void plainQtRepeats()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const bool, isStream);
        QNetworkAccessManager network;
        const FaultServer server(Fault{});
        QNetworkRequest request(server.url());
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
        request.setHeader(QNetworkRequest::ContentLengthHeader, 2);
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        QBuffer body;
        body.setData("{}");
        QVERIFY(body.open(QIODevice::ReadOnly));

        QNetworkReply *const reply = isStream ? network.sendCustomRequest(request, method, &body)
                                              : network.sendCustomRequest(request, method, body.data());

        QSignalSpy finished(reply, &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QVERIFY(server.arrivals() > 1);
    }

private:
    void tryCell(const Cell &cell, GuaranteeRun &run) const
    {
        const TrustFor trust(cell.isTls ? m_trusting : std::nullopt);
        QNetworkAccessManager network;
        FaultServer server(cell.closing.fault, cell.isTls ? m_tls : std::nullopt);
        const http::MutatingHttpClient client(network, serverAt(server.url()));
        if (cell.isWarm) {
            const http::ReadingHttpClient reader(network, serverAt(server.url()));
            if (const auto warmed = QCoro::waitFor(reader.get("/warm")); !warmed)
                return run.violated(cell.name() + u": not even warm – " + textOf(warmed.error()));
        } else if (cell.closing.fault.readUntil == Fault::ReadUntil::BeforeAccept) {
            server.stopAccepting();
        }

        const QString filling(cell.bodySize, u'x');
        const auto answer = QCoro::waitFor(client.send(cell.method, "/deploy", {{"version", filling}}));
        // A repetition would come at once; one request that is read byte by byte may still be on its way.
        QTest::qWait(cell.closing.fault.readUntil == Fault::ReadUntil::BeforeAccept ? 5 : 2);

        run.tried();
        judge(cell, server, answer, run);
    }

    static void judge(const Cell &cell, const FaultServer &server, const Result<QJsonDocument> &answer,
                      GuaranteeRun &run)
    {
        run.checked(3);
        if (server.arrivals() > 1 || server.beginnings() > 1)
            run.violated(QStringLiteral("%1: begun %2 times, arrived %3 times")
                             .arg(cell.name())
                             .arg(server.beginnings())
                             .arg(server.arrivals()));
        if (!answer && textOf(answer.error()).contains(QStringLiteral("very-secret")))
            run.violated(cell.name() + QStringLiteral(": the error shows the token"));
        // Refused rather than reset: then it must be certain, and it is.
        const bool mayBeRefused = cell.closing.fault.readUntil == Fault::ReadUntil::BeforeAccept;
        if (mayBeRefused && !answer && answer.error().nothingHappened && answer.error().code == ErrorCode::Unavailable)
            return;
        const auto code = answer ? std::optional<ErrorCode>() : std::optional(answer.error().code);
        if (code == ErrorCode::Unknown && (cell.closing.mayStayInDoubt || cell.bodySize > 1000))
            return; // a server that goes away while it is written to leaves doubt whatever it said
        if (code != cell.closing.expected)
            run.violated(
                QStringLiteral("%1: %2 instead of %3")
                    .arg(cell.name(), code ? errorCodeName(*code) : QStringLiteral("success"),
                         cell.closing.expected ? errorCodeName(*cell.closing.expected) : QStringLiteral("success")));
    }

    QTemporaryDir m_folder;
    std::optional<QSslConfiguration> m_tls;
    std::optional<QSslConfiguration> m_trusting;
};

RELEASE_DESK_TEST(g04_at_most_once, TestAtMostOnce)

#include "g04_at_most_once.moc"
