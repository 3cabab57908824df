// SPDX-License-Identifier: Apache-2.0
#include "core/async/step_aside.h"
#include "core/versions/version_reading.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace releasedesk;
using namespace releasedesk::versions;

namespace {

domain::Issue issue(int number, const QString &status = "Done")
{
    domain::Issue issue;
    issue.id = QString::number(number);
    issue.key = QStringLiteral("SHOP-%1").arg(number);
    issue.status = status;
    return issue;
}

//! A Jira with one version, which can fail or know no changes.
class OneVersion final : public IssueSource
{
public:
    [[nodiscard]] QCoro::Task<Result<ConnectionReport>> test(QString /*project*/) override
    {
        co_return ConnectionReport{};
    }
    [[nodiscard]] QCoro::Task<Result<QList<JiraProject>>> projects() override { co_return QList<JiraProject>(); }
    [[nodiscard]] QCoro::Task<Result<QList<domain::JiraVersion>>> versions(QString project) override
    {
        if (error)
            co_return tl::unexpected<Error>(*error);
        co_return QList<domain::JiraVersion>{{.id = "1", .project = project, .name = "2.8.0"}};
    }
    [[nodiscard]] QCoro::Task<Result<QList<domain::Issue>>> issues(QString /*project*/, QString /*version*/,
                                                                   Progress /*progress*/,
                                                                   std::stop_token /*stop*/) override
    {
        ++fullReadings;
        if (error)
            co_return tl::unexpected<Error>(*error);
        co_return all;
    }
    [[nodiscard]] QCoro::Task<Result<IssueChanges>> changes(IssueQuery /*query*/, KnownIssues known,
                                                            IssueHooks /*hooks*/, std::stop_token /*stop*/) override
    {
        asked = known;
        if (error)
            co_return tl::unexpected<Error>(*error);
        if (!answer)
            co_return failure(ErrorCode::Unimplemented, "no changes here");
        co_return *answer;
    }

    QList<domain::Issue> all{issue(1), issue(2), issue(4)};
    std::optional<IssueChanges> answer;
    std::optional<Error> error;
    KnownIssues asked;
    int fullReadings = 0;
};

} // namespace

class TestVersionReading final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = IssueCache(m_folder->path());
        m_source = std::make_shared<OneVersion>();
        m_told.clear();
    }

    void readsEverythingAtFirstAndKeepsIt()
    {
        const auto read = this->read();

        QVERIFY(read);
        QVERIFY(!read->hadCache);
        QCOMPARE(keys(read->issues()), (QStringList{"SHOP-1", "SHOP-2", "SHOP-4"}));
        QCOMPARE(m_told, (QStringList{"rows 3"}));
        QVERIFY(m_cache.read(entry()));
    }

    void showsWhatIsKeptBeforeJiraIsAsked()
    {
        QVERIFY(read());
        m_told.clear();
        m_source->answer = IssueChanges{};

        const auto again = read();

        QVERIFY(again && again->hadCache);
        QCOMPARE(m_told, (QStringList{"kept", "rows 3"}));
        QCOMPARE(m_source->fullReadings, 1);
        QCOMPARE(m_source->asked.ids, (QStringList{"1", "2", "4"}));
    }

    void putsChangesInTheirPlace()
    {
        QVERIFY(read());
        m_told.clear();
        m_source->answer = IssueChanges{.changed = {issue(2, "To Do"), issue(3)}, .removed = {"1"}};

        const auto again = read();

        QVERIFY(again);
        QCOMPARE(keys(again->issues()), (QStringList{"SHOP-2", "SHOP-3", "SHOP-4"}));
        QCOMPARE(again->issues().first().status, "To Do");
        QCOMPARE(again->added, 1);
        QCOMPARE(again->changed, 1);
        QCOMPARE(again->removed, 1);
        QCOMPARE(m_told, (QStringList{"kept", "rows 3", "replaced 3"}));
        async::patientThreads()->waitForDone();
        QCOMPARE(keys(m_cache.read(entry())->issues), (QStringList{"SHOP-2", "SHOP-3", "SHOP-4"}));
    }

    void readsAgainWhereChangesCannotBeTold()
    {
        QVERIFY(read());
        m_source->all = {issue(7)};

        const auto again = read();

        QVERIFY(again);
        QCOMPARE(keys(again->issues()), QStringList{"SHOP-7"});
        QCOMPARE(m_source->fullReadings, 2);
    }

    void withoutJiraAScreenShowsWhatIsKept()
    {
        QVERIFY(read());
        const auto before = m_cache.read(entry())->verifiedAt;
        m_source->error = Error{ErrorCode::Unavailable, "Jira does not answer."};

        const auto shown = read(true);
        const auto recorded = read(false);

        QVERIFY(shown);
        QCOMPARE(keys(shown->issues()), (QStringList{"SHOP-1", "SHOP-2", "SHOP-4"}));
        QVERIFY(shown->stale);
        QCOMPARE(shown->stale->message, "Jira does not answer.");
        QCOMPARE(shown->asOf, before);
        QVERIFY(!recorded); // what is recorded is what Jira says now
        QCOMPARE(recorded.error().code, ErrorCode::Unavailable);
    }

private:
    [[nodiscard]] static domain::ScopeEntry entry() { return {ConnectionId("jira"), "SHOP", "2.8.0"}; }

    [[nodiscard]] Result<ReadVersion> read(bool keptIsEnough = false)
    {
        const auto count = [](const QList<IssueChunk::Ptr> &chunks) {
            qsizetype rows = 0;
            for (const IssueChunk::Ptr &chunk : chunks)
                rows += chunk->size();
            return QString::number(rows);
        };
        ReadingWatch watch;
        watch.kept = [this](const QDateTime &, const domain::JiraVersion &) { m_told.append("kept"); };
        watch.rows = [this, count](const auto &chunks) { m_told.append(QString("rows " + count(chunks))); };
        watch.replaced = [this, count](const auto &chunks) { m_told.append(QString("replaced " + count(chunks))); };
        auto result
            = QCoro::waitFor(readEntry(m_source, m_cache, {.entry = entry(), .keptIsEnough = keptIsEnough}, watch, {}));
        async::patientThreads()->waitForDone(); // the file is written while rows are shown
        return result;
    }

    [[nodiscard]] static QStringList keys(const QList<domain::Issue> &issues)
    {
        QStringList keys;
        for (const domain::Issue &each : issues)
            keys.append(each.key);
        return keys;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    IssueCache m_cache;
    std::shared_ptr<OneVersion> m_source;
    QStringList m_told;
};

RELEASE_DESK_TEST(tst_version_reading, TestVersionReading)
#include "tst_version_reading.moc"
