// SPDX-License-Identifier: Apache-2.0
#include "core/store/sql_event_store.h"
#include "core/store/sql_task_log.h"
#include "tests/core/store/sample_appends.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::store;

class TestSqlTaskLog final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("release-desk.db");
    }

    void keepsLinesOfEachAttemptInOrder()
    {
        const auto log = open();
        QVERIFY(log);
        const LogKey first{ReleaseId("r-1"), TaskId("build"), 1};
        const LogKey second{ReleaseId("r-1"), TaskId("build"), 2};
        QVERIFY(QCoro::waitFor((*log)->add(first, lines({"a", "빌드 시작"}))));
        QVERIFY(QCoro::waitFor((*log)->add(second, lines({"other"}))));
        QVERIFY(QCoro::waitFor((*log)->add(first, {{m_at, LogLevel::Error, "stdout", "c"}})));

        QCOMPARE(texts(**log, first), (QStringList{"a", "빌드 시작", "c"}));
        QCOMPARE(texts(**log, second), QStringList{"other"});
        QCOMPARE(texts(**log, {ReleaseId("r-1"), TaskId("deploy"), 1}), QStringList());
        const auto last = QCoro::waitFor((*log)->read(first, 2, 10));
        QVERIFY(last);
        QCOMPARE(last->size(), 1);
        QCOMPARE(last->first().level, LogLevel::Error);
        QCOMPARE(last->first().source, "stdout");
        QCOMPARE(last->first().at, m_at);
        QCOMPARE(QCoro::waitFor((*log)->read(first, 1, 1))->first().text, "빌드 시작");
    }

    void goesOnAfterARestart()
    {
        const LogKey key{ReleaseId("r-1"), TaskId("build"), 1};
        for (const char *const text : {"a", "b", "c"}) {
            const auto log = open();
            QVERIFY(log);
            QVERIFY(QCoro::waitFor((*log)->add(key, lines({QString::fromLatin1(text)}))));
        }
        const auto log = SqlTaskLog::open(m_file, OpenMode::ReadOnly);
        QVERIFY(log);
        QCOMPARE(texts(**log, key), (QStringList{"a", "b", "c"}));
        const auto refused = QCoro::waitFor((*log)->add(key, lines({"d"})));
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, "store.readOnly");
    }

    void saysWhenItKeepsNoMore()
    {
        const LogKey key{ReleaseId("r-1"), TaskId("build"), 1};
        {
            const auto log = open(3);
            QVERIFY(log);
            QVERIFY(QCoro::waitFor((*log)->add(key, lines({"1", "2", "3", "4", "5"}))));
            QVERIFY(QCoro::waitFor((*log)->add(key, lines({"6"}))));
        }
        const auto log = open(3);
        QVERIFY(log);
        QVERIFY(QCoro::waitFor((*log)->add(key, lines({"7"}))));

        const auto kept = QCoro::waitFor((*log)->read(key, 0, 100));
        QVERIFY(kept);
        QCOMPARE(kept->size(), 4);
        QCOMPARE(kept->at(2).text, "3");
        QCOMPARE(kept->at(3).level, LogLevel::Warning);
        QVERIFY(kept->at(3).text.contains("3 lines"));
    }

    void cutsALongLine()
    {
        const LogKey key{ReleaseId("r-1"), TaskId("build"), 1};
        const auto log = open();
        QVERIFY(log);
        QVERIFY(QCoro::waitFor((*log)->add(key, lines({QString(maxLogLineLength * 3, u'x')}))));

        const QString kept = texts(**log, key).first();
        QCOMPARE(kept.size(), maxLogLineLength);
        QVERIFY(kept.endsWith(u'…'));
    }

    void doesNotDisturbTheRecord()
    {
        const auto store = SqlEventStore::open(m_file, OpenMode::ReadWrite);
        const auto log = open();
        QVERIFY(store && log);
        const LogKey key{ReleaseId("r-1"), TaskId("build"), 1};
        std::vector<QCoro::Task<Result<>>> added;
        for (int i = 0; i < 100; ++i) {
            added.push_back((*log)->add(key, lines(QStringList(50, QString::number(i)))));
            if (i % 10 == 0)
                QVERIFY(QCoro::waitFor((*store)->append(tests::sampleAppend("release-1", i / 10, {"x"}))));
        }
        for (auto &each : added)
            QVERIFY(QCoro::waitFor(std::move(each)));

        QCOMPARE(texts(**log, key).size(), 5000);
        QCOMPARE(QCoro::waitFor((*store)->auditVerify())->events, 10);
    }

private:
    [[nodiscard]] Result<std::unique_ptr<SqlTaskLog>> open(int maxLines = maxLogLines) const
    {
        return SqlTaskLog::open(m_file, OpenMode::ReadWrite, maxLines);
    }

    [[nodiscard]] QList<LogLine> lines(const QStringList &texts) const
    {
        QList<LogLine> all;
        for (const QString &text : texts)
            all.append({m_at, LogLevel::Info, "jenkins", text});
        return all;
    }

    static QStringList texts(TaskLog &log, const LogKey &key)
    {
        const auto kept = QCoro::waitFor(log.read(key, 0, 1'000'000));
        QStringList all;
        if (!kept)
            return {kept.error().detail};
        for (const LogLine &line : *kept)
            all.append(line.text);
        return all;
    }

    const QDateTime m_at{QDate(2026, 11, 24), QTime(14, 0, 0, 250), Qt::UTC};
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

RELEASE_DESK_TEST(tst_sql_task_log, TestSqlTaskLog)
#include "tst_sql_task_log.moc"
