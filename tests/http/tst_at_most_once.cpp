// SPDX-License-Identifier: Apache-2.0
#include "core/http/mutating_http_client.h"
#include "core/http/reading_http_client.h"
#include "tests/http/certificate.h"
#include "tests/http/closing_behaviours.h"
#include "tests/http/patient_server.h"
#include "tests/support/fault_server.h"
#include "tests/support/test_main.h"

#include <QBuffer>
#include <QCoroCore>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;

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
        // Only this process, and only for the rows that speak TLS, trusts it.
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificate(m_tls->localCertificate());
        m_trusting = trusting;
    }

    void arrivesAtMostOnce_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<std::optional<ErrorCode>>("expected");
        QTest::addColumn<bool>("mayStayInDoubt");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("isWarm");
        QTest::addColumn<bool>("isTls");
        for (const Closing &closing : closingBehaviours()) {
            for (const QByteArray method : {"POST", "PUT", "PATCH", "DELETE"}) {
                for (const bool isWarm : {false, true}) {
                    for (const bool isTls : {false, true})
                        QTest::addRow("%s, %s, %s, %s", closing.name, method.constData(), isWarm ? "warm" : "cold",
                                      isTls ? "TLS" : "plain")
                            << closing.fault << closing.expected << closing.mayStayInDoubt << method << isWarm << isTls;
                }
            }
        }
    }

    void arrivesAtMostOnce()
    {
        QFETCH(const Fault, fault);
        QFETCH(const std::optional<ErrorCode>, expected);
        QFETCH(const bool, mayStayInDoubt);
        QFETCH(const QByteArray, method);
        QFETCH(const bool, isWarm);
        QFETCH(const bool, isTls);
        if (isTls && !m_tls)
            QSKIP("The program openssl is not installed, so there is no certificate to speak TLS with.");
        const TrustFor trust(isTls ? m_trusting : std::nullopt);
        QNetworkAccessManager network;
        FaultServer server(fault, isTls ? m_tls : std::nullopt);
        const http::MutatingHttpClient client(network, serverAt(server.url()));
        if (isWarm) {
            const http::ReadingHttpClient reader(network, serverAt(server.url()));
            const auto warmed = QCoro::waitFor(reader.get("/warm"));
            QVERIFY2(warmed, warmed ? "" : qPrintable(textOf(warmed.error())));
        } else if (fault.readUntil == Fault::ReadUntil::BeforeAccept) {
            server.stopAccepting();
        }

        const auto answer = QCoro::waitFor(client.send(method, "/deploy", {{"version", "2.8.0"}}));

        QTest::qWait(5); // a repetition would come at once
        QVERIFY2(server.arrivals() <= 1, qPrintable(QString::number(server.arrivals())));
        QVERIFY2(server.beginnings() <= 1, qPrintable(QString::number(server.beginnings())));
        const bool mayBeRefused = fault.readUntil == Fault::ReadUntil::BeforeAccept;
        if (mayBeRefused && !answer && answer.error().nothingHappened) {
            // Refused rather than reset: then it must be certain, and it is.
            QCOMPARE(answer.error().code, ErrorCode::Unavailable);
            return;
        }
        const auto code = answer ? std::optional<ErrorCode>() : std::optional(answer.error().code);
        if (code != ErrorCode::Unknown || !mayStayInDoubt)
            QCOMPARE(code, expected);
        if (!answer)
            QVERIFY(!textOf(answer.error()).contains("very-secret"));
    }

    // Shows that arrivesAtMostOnce() can fail: this is what the class is for.
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

    QTemporaryDir m_folder;
    std::optional<QSslConfiguration> m_tls;
    std::optional<QSslConfiguration> m_trusting;
};

RELEASE_DESK_TEST(tst_at_most_once, TestAtMostOnce)

#include "tst_at_most_once.moc"
