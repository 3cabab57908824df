// SPDX-License-Identifier: Apache-2.0
#include "core/versions/version_service.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::versions;

namespace {

IssueDetail detailOf(const QString &key, const QString &description)
{
    IssueDetail detail;
    detail.issue.key = key;
    detail.issue.summary = "결제창";
    detail.description = description;
    detail.edits = {{QDateTime({2026, 11, 20}, QTime(7, 0), Qt::UTC), "Priya Nair", "status", "To Do", "Done"}};
    detail.webLinks = {{"Design", "https://wiki.example.com/x"}};
    detail.olderEdits = 3;
    detail.readAt = QDateTime({2026, 11, 21}, QTime(7, 0), Qt::UTC);
    return detail;
}

class DetailSource final : public IssueSource
{
public:
    Result<IssueDetail> answer = detailOf("SHOP-1", "new");

    [[nodiscard]] QCoro::Task<Result<ConnectionReport>> test(QString /*project*/) override
    {
        co_return ConnectionReport{};
    }
    [[nodiscard]] QCoro::Task<Result<QList<JiraProject>>> projects() override { co_return QList<JiraProject>{}; }
    [[nodiscard]] QCoro::Task<Result<QList<domain::JiraVersion>>> versions(QString /*project*/) override
    {
        co_return QList<domain::JiraVersion>{};
    }
    [[nodiscard]] QCoro::Task<Result<QList<domain::Issue>>> issues(QString /*project*/, QString /*version*/,
                                                                   Progress /*progress*/,
                                                                   std::stop_token /*stop*/) override
    {
        co_return QList<domain::Issue>{};
    }
    [[nodiscard]] QCoro::Task<Result<IssueDetail>> detail(QString /*key*/, std::stop_token /*stop*/) override
    {
        co_return Result<IssueDetail>(answer); // a copy: an lvalue would be moved away
    }
    [[nodiscard]] QCoro::Task<Result<IssueCode>> code(QString issueId, std::stop_token /*stop*/) override
    {
        asked.append(issueId);
        co_return Result<IssueCode>(codeAnswer);
    }

    QStringList asked;
    Result<IssueCode> codeAnswer = failure(ErrorCode::DeadlineExceeded, "Jira is silent.");
};

} // namespace

class TestDetailReading final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_source = std::make_shared<DetailSource>();
        m_service = std::make_unique<VersionService>(
            &m_context, [this](const ConnectionId &) -> Result<std::shared_ptr<IssueSource>> { return m_source; },
            IssueCache(m_folder->path()));
    }

    void whatIsKeptComesFirstThenWhatIsTrueNow()
    {
        DetailCache(m_folder->path()).write(ConnectionId("jira"), detailOf("SHOP-1", "old"));
        const auto reading = m_service->openIssue(ConnectionId("jira"), "SHOP-1");
        QSignalSpy kept(reading.get(), &DetailReading::keptShown);
        QSignalSpy finished(reading.get(), &DetailReading::finished);
        QVERIFY(finished.wait());
        QCOMPARE(kept.count(), 1);
        QCOMPARE(kept.first().first().value<IssueDetail>(), detailOf("SHOP-1", "old"));
        const auto now = finished.first().first().value<Result<IssueDetail>>();
        QCOMPARE(now->description, "new");
        QVERIFY(now->readAt > detailOf("SHOP-1", "").readAt);
        QTRY_COMPARE(DetailCache(m_folder->path()).read(ConnectionId("jira"), "SHOP-1")->description, "new");
        QVERIFY(!DetailCache(m_folder->path()).read(ConnectionId("other"), "SHOP-1"));
    }

    void theCodeComesAfterTheIssueAndStaysWhenJiraIsSilent()
    {
        IssueDetail now = detailOf("SHOP-1", "new");
        now.issue.id = "10001";
        m_source->answer = now;
        IssueCode code;
        code.standing = CodeStanding::Read;
        code.pullRequests = {{"One tap", "https://git.example/7", "MERGED", "feature/SHOP-1", "main", "Priya Nair"}};
        code.commits = {{QString(40, 'a'), "one tap", {}, "Priya Nair", "shop", now.readAt}};
        code.branches = {{"feature/SHOP-1", {}, "shop"}};
        m_source->codeAnswer = code;
        for (const bool isSilent : {false, true}) {
            if (isSilent)
                m_source->codeAnswer = failure(ErrorCode::DeadlineExceeded, "Jira is silent.");
            const auto reading = m_service->openIssue(ConnectionId("jira"), "SHOP-1");
            QSignalSpy arrived(reading.get(), &DetailReading::arrived);
            QSignalSpy finished(reading.get(), &DetailReading::finished);
            QVERIFY(finished.wait());

            QCOMPARE(arrived.count(), 1);
            const auto first = arrived.first().first().value<IssueDetail>();
            QCOMPARE(first.description, "new");
            QCOMPARE(first.code, isSilent ? code : IssueCode());
            QCOMPARE(finished.first().first().value<Result<IssueDetail>>()->code, code);
            QTRY_COMPARE(DetailCache(m_folder->path()).read(ConnectionId("jira"), "SHOP-1").value_or(now).code, code);
        }
        QCOMPARE(m_source->asked, (QStringList{"10001", "10001"}));
    }

    void anErrorLeavesWhatIsKept()
    {
        DetailCache(m_folder->path()).write(ConnectionId("jira"), detailOf("SHOP-1", "old"));
        m_source->answer = failure(ErrorCode::Unavailable, "Jira cannot be reached.");
        const auto reading = m_service->openIssue(ConnectionId("jira"), "SHOP-1");
        QSignalSpy kept(reading.get(), &DetailReading::keptShown);
        QSignalSpy finished(reading.get(), &DetailReading::finished);
        QVERIFY(finished.wait());
        QCOMPARE(kept.count(), 1);
        QCOMPARE(finished.first().first().value<Result<IssueDetail>>().error().code, ErrorCode::Unavailable);
        QCOMPARE(DetailCache(m_folder->path()).read(ConnectionId("jira"), "SHOP-1")->description, "old");
    }

    void nothingIsToldAfterMovingOn()
    {
        const auto reading = m_service->openIssue(ConnectionId("jira"), "SHOP-1");
        QSignalSpy finished(reading.get(), &DetailReading::finished);
        reading->cancel();
        const auto other = m_service->openIssue(ConnectionId("jira"), "SHOP-1");
        QSignalSpy otherFinished(other.get(), &DetailReading::finished);
        QVERIFY(otherFinished.wait());
        QCOMPARE(finished.count(), 0);
    }

    void aDamagedFileIsNoFile()
    {
        const DetailCache cache(m_folder->path());
        cache.write(ConnectionId("jira"), detailOf("SHOP-1", "old"));
        const QString folder = m_folder->filePath("issues");
        const QStringList files = QDir(folder).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QFile file(folder + "/" + files.first());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        file.resize(20);
        file.close();
        QVERIFY(!cache.read(ConnectionId("jira"), "SHOP-1"));
    }

private:
    QObject m_context;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<DetailSource> m_source;
    std::unique_ptr<VersionService> m_service;
};

RELEASE_DESK_TEST(tst_detail_reading, TestDetailReading)
#include "tst_detail_reading.moc"
