// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/mail/mail_send_executor.h"
#include "tests/connectors/mail/fake_smtp_server.h"
#include "tests/connectors/shared/executor_bench.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;
using connectors::MailSendExecutor;
using Fault = FakeSmtpServer::Fault;

Q_DECLARE_METATYPE(releasedesk::tests::FakeSmtpServer::Fault)

class TestMailSendExecutor final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<FakeSmtpServer>();
        m_bench = std::make_unique<ExecutorBench>();
        m_parameters = {{"connection", "mail"},
                        {"to", QJsonArray{"kim@example.com", "lee@example.com"}},
                        {"subject", QStringLiteral("[릴리스] 2.8.0")},
                        {"body", "Released."}};
        use({});
    }

    void aMailIsSentToEverybody()
    {
        const auto outcome = run();

        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(outcome->fields.value("accepted").toArray(), (QJsonArray{"kim@example.com", "lee@example.com"}));
        QCOMPARE(outcome->fields.value("refused").toArray(), QJsonArray());
        const QString messageId = outcome->fields.value("messageId").toString();
        QVERIFY(messageId.endsWith("@release-desk"));
        QCOMPARE(m_server->mails.size(), 1);
        QVERIFY(m_server->mails.first().contains(QByteArray("Message-ID: <" + messageId.toLatin1() + '>')));
        QVERIFY(m_server->commands.contains("MAIL FROM:<release@example.com>"));
    }

    void aMailBeforeTheSignaturesLeadsToThem()
    {
        QVERIFY(run());
        domain::ReleaseCreated created;
        created.release = ReleaseId("rel-1");
        created.project = ProjectId("checkout");
        created.version = "2.8.0";
        domain::Task approve;
        approve.id = TaskId("sign");
        approve.kind = "release.approve";
        approve.phase = PhaseId("approval");
        created.plan.phases = {{PhaseId("approval"), "Approval"}};
        created.plan.tasks = {approve};
        m_release.apply(created, PersonId("kim"), m_bench->clock.utcNow());
        m_bench = std::make_unique<ExecutorBench>();
        use({});

        QVERIFY(run());

        QCOMPARE(m_server->mails.size(), 2);
        const auto text = [this](qsizetype i) {
            const QByteArray mail = m_server->mails.at(i);
            return QByteArray::fromBase64(mail.mid(mail.indexOf("\r\n\r\n")));
        };
        QCOMPARE(text(0), "Released.");
        QCOMPARE(text(1), "Released.\r\n\r\nApproval in Release Desk: releasedesk://release/checkout/2.8.0/approval/sign");
    }

    void refusedAddressesAreNamedAndTheOthersGetIt()
    {
        m_parameters.insert("to", QJsonArray{"kim@example.com", "refused@example.com"});

        const auto outcome = run();

        QVERIFY(outcome);
        QCOMPARE(outcome->fields.value("accepted").toArray(), QJsonArray{"kim@example.com"});
        const QString refused = outcome->fields.value("refused").toArray().at(0).toString();
        QVERIFY(refused.startsWith("refused@example.com"));
        QVERIFY(refused.contains("550"));
        QCOMPARE(m_bench->report->warnings.size(), 1);
        QCOMPARE(m_server->mails.size(), 1);
    }

    void itSignsIn_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("expected");
        QTest::newRow("with the right password") << QByteArray("right") << "done";
        QTest::newRow("with the wrong one") << QByteArray("wrong") << "Unauthenticated nothingHappened";
    }

    void itSignsIn()
    {
        QFETCH(const QByteArray, password);
        QFETCH(const QString, expected);
        m_server->password = "right";
        use(password);

        const auto outcome = run();

        QCOMPARE(outcomeText(outcome), expected);
        QCOMPARE(m_server->mails.size(), outcome ? 1 : 0);
        if (!outcome)
            QVERIFY(!QString(outcome.error().message + outcome.error().detail).contains("wrong"));
    }

    void whatGoesWrongIsNamed_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QStringList>("to");
        QTest::addColumn<QString>("expected");
        const QStringList usual{"kim@example.com"};
        QTest::newRow("every address refused")
            << Fault::None << QStringList{"refused@example.com"} << "FailedPrecondition nothingHappened";
        QTest::newRow("the text refused") << Fault::RefusesText << usual << "FailedPrecondition nothingHappened";
        QTest::newRow("hung up before the text") << Fault::DropsBeforeText << usual << "Unavailable nothingHappened";
    }

    void whatGoesWrongIsNamed()
    {
        QFETCH(const Fault, fault);
        QFETCH(const QStringList, to);
        QFETCH(const QString, expected);
        m_server->fault = fault;
        m_parameters.insert("to", QJsonArray::fromStringList(to));

        QCOMPARE(outcomeText(run()), expected);
        QCOMPARE(m_server->mails.size(), 0);
    }

    void aMailThatMayHaveBeenTakenIsForAPerson()
    {
        m_server->fault = Fault::DropsAfterText;
        QCOMPARE(outcomeText(run()), "Unknown");

        const auto journal = m_bench->otherJournal();
        QCOMPARE(outcomeText(run(journal.get())), "Unknown");
        QCOMPARE(m_server->mails.size(), 1);
    }

    void aRefusedSenderSendsNothing()
    {
        m_server->fault = Fault::RefusesSender;

        const auto outcome = run();

        QVERIFY(!outcome);
        QVERIFY(outcome.error().nothingHappened);
        QVERIFY(outcome.error().message.contains("550"));
    }

    void aServerThatIsNotThereSendsNothing()
    {
        m_server->close();

        QCOMPARE(outcomeText(run()), "Unavailable nothingHappened");
    }

    void whatCannotBeSentIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::newRow("nobody to send to") << QJsonObject{{"to", QJsonArray()}};
        QTest::newRow("no address") << QJsonObject{{"to", QJsonArray{"kim"}}};
        QTest::newRow("a line break in the subject") << QJsonObject{{"subject", "a\nBcc: x@example.com"}};
    }

    void whatCannotBeSentIsRefused()
    {
        QFETCH(const QJsonObject, change);
        for (auto it = change.begin(); it != change.end(); ++it)
            m_parameters.insert(it.key(), it.value());

        QCOMPARE(outcomeText(run()), "InvalidArgument nothingHappened");
        QCOMPARE(m_server->commands.size(), 0);
    }

    void anotherCallDoesNotSendAgain()
    {
        QCOMPARE(outcomeText(run()), "done");

        const auto journal = m_bench->otherJournal();
        QCOMPARE(outcomeText(run(journal.get())), "done");
        QCOMPARE(m_server->mails.size(), 1);
    }

    void aCancelEndsAServerThatNeverAnswers()
    {
        m_server->fault = Fault::NeverAnswers;
        QElapsedTimer time;
        time.start();
        QTimer::singleShot(50ms, this, [this] { m_bench->stop.request_stop(); });

        const auto outcome = run();

        QVERIFY(!outcome);
        QVERIFY(outcome.error().nothingHappened);
        QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
    }

private:
    void use(const QByteArray &password)
    {
        m_bench->connections.add({.id = ConnectionId("mail"),
                                  .system = domain::ConnectedSystem::Smtp,
                                  .url = m_server->url(),
                                  .account = password.isEmpty() ? QString() : QStringLiteral("bot"),
                                  .sender = "release@example.com"},
                                 password);
    }

    Result<engine::TaskOutput> run(effects::EffectJournal *journal = nullptr)
    {
        MailSendExecutor executor(journal ? *journal : m_bench->journal, m_bench->connections);
        engine::TaskAssignment assignment = m_bench->task("mail.send", m_parameters);
        assignment.release = m_release;
        return QCoro::waitFor(executor.execute(assignment, m_bench->report, m_bench->stop.get_token()));
    }

    std::unique_ptr<FakeSmtpServer> m_server;
    std::unique_ptr<ExecutorBench> m_bench;
    QJsonObject m_parameters;
    domain::Release m_release;
};

RELEASE_DESK_TEST(tst_mail_send_executor, TestMailSendExecutor)

#include "tst_mail_send_executor.moc"
