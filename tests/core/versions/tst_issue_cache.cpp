// SPDX-License-Identifier: Apache-2.0
#include "core/versions/issue_cache.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::versions;

namespace {

CachedIssues sample(int count)
{
    CachedIssues cached;
    cached.entry = {ConnectionId("jira"), "SHOP", "2.8.0"};
    cached.version = {"10280", "SHOP", "2.8.0", "About it", QDate(2026, 11, 2), QDate(2026, 11, 24), false, false};
    cached.asOf = QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC);
    cached.verifiedAt = cached.asOf.addSecs(5);
    cached.unreadable = 2;
    cached.doubt = "in doubt";
    cached.siteFields = {"customfield_10000", {}};
    for (int number = 1; number <= count; ++number) {
        domain::Issue issue;
        issue.id = QString::number(1000 + number);
        issue.key = QStringLiteral("SHOP-%1").arg(number);
        issue.type = "Story";
        issue.summary = QStringLiteral("결제 \"x\" \n %1").arg(number);
        issue.status = number % 2 == 0 ? "Done" : "To Do";
        issue.category = number % 2 == 0 ? domain::StatusCategory::Done : domain::StatusCategory::ToDo;
        issue.assignee = QStringLiteral("Person %1").arg(number % 5);
        issue.fixVersions = {"2.8.0", "2.9.0"};
        issue.components = {"cart"};
        issue.links = {{domain::LinkKind::BlockedBy, "PAY-1", "why", domain::StatusCategory::InProgress}};
        issue.isSubtask = number % 3 == 0;
        issue.updated = cached.asOf.addDays(-number);
        issue.development = {true, 1, number, 3, number % 7 == 0};
        cached.issues.append(issue);
    }
    return cached;
}

} // namespace

class TestIssueCache final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = IssueCache(m_folder->filePath("issues"));
    }

    void givesBackWhatItWasGiven()
    {
        const CachedIssues cached = sample(1200);
        QVERIFY(m_cache.write(cached));
        QList<domain::Issue> rows;

        const auto read = m_cache.read(cached.entry, [&rows](const auto & /*head*/, const auto &more) { rows += more; });

        QVERIFY(read);
        QCOMPARE(rows.size(), 1200);
        QVERIFY(rows == cached.issues);
        QVERIFY(read->version == cached.version);
        QCOMPARE(read->asOf, cached.asOf);
        QCOMPARE(read->verifiedAt, cached.verifiedAt);
        QCOMPARE(read->unreadable, 2);
        QCOMPARE(read->doubt, "in doubt");
        QCOMPARE(read->siteFields, cached.siteFields);
    }

    void onlyTheOwnerMayReadIt()
    {
        const CachedIssues cached = sample(1);
        QVERIFY(m_cache.write(cached));

        const auto others
            = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(m_cache.fileOf(cached.entry)) & others));
    }

    void saysWhenItWasProvedAgain()
    {
        const CachedIssues cached = sample(3);
        QVERIFY(m_cache.write(cached));
        const QDateTime later = cached.verifiedAt.addSecs(60);

        m_cache.verified(cached.entry, later);

        QCOMPARE(m_cache.read(cached.entry)->verifiedAt, later);
        QCOMPARE(m_cache.read(cached.entry)->asOf, cached.asOf);
    }

    void anotherEntryHasAnotherFile()
    {
        const CachedIssues cached = sample(3);
        QVERIFY(m_cache.write(cached));
        domain::ScopeEntry other = cached.entry;
        other.connection = ConnectionId("elsewhere");

        QVERIFY(!m_cache.read(other));
        QVERIFY(QFile::copy(m_cache.fileOf(cached.entry), m_cache.fileOf(other)));
        QVERIFY(!m_cache.read(other)); // the file says whose it is
    }

    void aDamagedFileIsNoFile()
    {
        const CachedIssues cached = sample(40);
        QVERIFY(m_cache.write(cached));
        QFile file(m_cache.fileOf(cached.entry));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        for (qsizetype at = 24; at < whole.size(); at += whole.size() / 60) {
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(damaged.at(at) ^ 0x41);
            store(file, damaged);
            QVERIFY2(!m_cache.read(cached.entry), qPrintable(QString::number(at)));
            store(file, whole.left(at));
            QVERIFY2(!m_cache.read(cached.entry), qPrintable(QString::number(at)));
        }
        store(file, whole);
        QVERIFY(m_cache.read(cached.entry));
    }

    void whatIsForgottenIsGone()
    {
        const CachedIssues cached = sample(1);
        QVERIFY(m_cache.write(cached));
        m_cache.forget(cached.entry);
        QVERIFY(!m_cache.read(cached.entry));
        QVERIFY(!IssueCache().read(cached.entry));
    }

private:
    static void store(QFile &file, const QByteArray &bytes)
    {
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
        file.close();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    IssueCache m_cache;
};

RELEASE_DESK_TEST(tst_issue_cache, TestIssueCache)
#include "tst_issue_cache.moc"
