// SPDX-License-Identifier: Apache-2.0
#include "core/versions/version_service.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QTest>
#include <QThread>

using namespace releasedesk;
using namespace releasedesk::versions;

namespace {

domain::Issue issue(const QString &key)
{
    domain::Issue issue;
    issue.key = key;
    return issue;
}

//! Two versions of one project that share SHOP-2; notes the thread it is used in.
class ShopSource final : public IssueSource
{
public:
    [[nodiscard]] QCoro::Task<Result<ConnectionReport>> test(QString project) override
    {
        note();
        co_return ConnectionReport{.account = project, .product = "Jira Cloud"};
    }
    [[nodiscard]] QCoro::Task<Result<QList<JiraProject>>> projects() override
    {
        note();
        co_return QList<JiraProject>{{"10010", "SHOP", "checkout"}};
    }
    [[nodiscard]] QCoro::Task<Result<QList<domain::JiraVersion>>> versions(QString project) override
    {
        note();
        if (project != "SHOP")
            co_return failure(ErrorCode::NotFound, "no such project");
        co_return QList<domain::JiraVersion>{{.id = "1", .project = project, .name = "2.8.0"},
                                             {.id = "2", .project = project, .name = "2.9.0"}};
    }
    [[nodiscard]] QCoro::Task<Result<QList<domain::Issue>>> issues(QString /*project*/, QString version,
                                                                   Progress progress, std::stop_token stop) override
    {
        note();
        if (stop.stop_requested())
            co_return failure(ErrorCode::Cancelled, "stopped");
        if (progress)
            progress(2);
        co_return version == "2.8.0" ? QList{issue("SHOP-1"), issue("SHOP-2")}
                                     : QList{issue("SHOP-2"), issue("SHOP-3")};
    }

    QSet<QThread *> threads;

private:
    void note() { threads.insert(QThread::currentThread()); }
};

} // namespace

class TestVersionService final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_context.moveToThread(&m_thread);
        m_thread.start();
    }

    void cleanupTestCase()
    {
        m_thread.quit();
        m_thread.wait();
    }

    void init()
    {
        m_source = std::make_shared<ShopSource>();
        m_service = std::make_unique<VersionService>(
            &m_context, [source = m_source](const ConnectionId &id) -> Result<std::shared_ptr<IssueSource>> {
                if (id.value().startsWith("jira"))
                    return source;
                return failure(ErrorCode::Unauthenticated, "its token is not stored here");
            });
    }

    void asksInTheThreadOfTheSources()
    {
        QCOMPARE(QCoro::waitFor(m_service->test(jira, "SHOP"))->account, "SHOP");
        QCOMPARE(QCoro::waitFor(m_service->projects(jira))->size(), 1);
        QCOMPARE(QCoro::waitFor(m_service->versions(jira, "SHOP"))->size(), 2);

        QCOMPARE(m_source->threads, QSet<QThread *>{&m_thread});
    }

    void answersInTheThreadThatAsked()
    {
        QThread *answeredIn = nullptr;
        QCoro::waitFor([](VersionService &service, ConnectionId id, QThread *&in) -> QCoro::Task<> {
            co_await service.versions(id, "SHOP");
            in = QThread::currentThread();
        }(*m_service, jira, answeredIn));

        QCOMPARE(answeredIn, QThread::currentThread());
    }

    void readsAVersionWithItsIssues()
    {
        int read = 0;
        const auto contents
            = QCoro::waitFor(m_service->contents({jira, "SHOP", "2.8.0"}, [&read](int number) { read = number; }));

        QVERIFY(contents);
        QCOMPARE(contents->version.id, "1");
        QCOMPARE(contents->snapshot.versions.size(), 1);
        QCOMPARE(keysOf(contents->snapshot), (QStringList{"SHOP-1", "SHOP-2"}));
        QVERIFY(contents->snapshot.takenAt.isValid());
        QCOMPARE(read, 2);
    }

    void namesTheVersionsThereAre()
    {
        const auto contents = QCoro::waitFor(m_service->contents({jira, "SHOP", "2.8"}));

        QVERIFY(!contents);
        QCOMPARE(contents.error().code, ErrorCode::NotFound);
        QVERIFY(contents.error().message.contains("2.8.0, 2.9.0"));
    }

    void passesOnWhyNot()
    {
        QCOMPARE(QCoro::waitFor(m_service->versions(ConnectionId("none"), "SHOP")).error().code,
                 ErrorCode::Unauthenticated);
        QCOMPARE(QCoro::waitFor(m_service->test(ConnectionId("none"), {})).error().code, ErrorCode::Unauthenticated);
        QCOMPARE(QCoro::waitFor(m_service->projects(ConnectionId("none"))).error().code, ErrorCode::Unauthenticated);
        QCOMPARE(QCoro::waitFor(m_service->versions(jira, "PAY")).error().code, ErrorCode::NotFound);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(QCoro::waitFor(m_service->contents({jira, "SHOP", "2.8.0"}, {}, stop.get_token())).error().code,
                 ErrorCode::Cancelled);
    }

    void anIssueInTwoVersionsStandsOnce()
    {
        const QDateTime now(QDate(2026, 11, 24), QTime(5, 0), Qt::UTC);

        const auto snapshot
            = QCoro::waitFor(m_service->snapshot({{jira, "SHOP", "2.8.0"}, {jira, "SHOP", "2.9.0"}}, now));

        QVERIFY(snapshot);
        QCOMPARE(keysOf(*snapshot), (QStringList{"SHOP-1", "SHOP-2", "SHOP-3"}));
        QCOMPARE(snapshot->versions.size(), 2);
        QCOMPARE(snapshot->takenAt, now);
    }

    void theSameKeyInTwoJirasIsRefused()
    {
        const auto snapshot = QCoro::waitFor(
            m_service->snapshot({{jira, "SHOP", "2.8.0"}, {ConnectionId("jira-2"), "SHOP", "2.8.0"}}, {}));

        QVERIFY(!snapshot);
        QCOMPARE(snapshot.error().code, ErrorCode::FailedPrecondition);
        QVERIFY(snapshot.error().message.contains("SHOP-1"));
    }

    void oneFailureFailsTheSnapshot()
    {
        const auto snapshot
            = QCoro::waitFor(m_service->snapshot({{jira, "SHOP", "2.8.0"}, {jira, "PAY", "5.1.0"}}, {}));

        QVERIFY(!snapshot);
        QCOMPARE(snapshot.error().code, ErrorCode::NotFound);
    }

private:
    [[nodiscard]] static QStringList keysOf(const domain::IssueSnapshot &snapshot)
    {
        QStringList keys;
        for (const domain::Issue &each : snapshot.issues)
            keys.append(each.key);
        return keys;
    }

    const ConnectionId jira{"jira"};
    QThread m_thread;
    QObject m_context;
    std::shared_ptr<ShopSource> m_source;
    std::unique_ptr<VersionService> m_service;
};

RELEASE_DESK_TEST(tst_version_service, TestVersionService)
#include "tst_version_service.moc"
