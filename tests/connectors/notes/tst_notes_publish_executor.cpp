// SPDX-License-Identifier: Apache-2.0
#include "core/base/canonical_json.h"
#include "core/connectors/notes/notes_publish_executor.h"
#include "tests/connectors/shared/executor_bench.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;
using connectors::NotesPublishExecutor;

class TestNotesPublishExecutor final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bench = std::make_unique<ExecutorBench>();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkpath("workspace"));
        QVERIFY(QDir(m_folder->path()).mkpath("outside"));
        domain::ReleaseCreated created;
        created.release = ReleaseId("rel-1");
        created.project = ProjectId("checkout");
        created.version = "2.8.0";
        domain::Issue issue;
        issue.key = "SHOP-1402";
        issue.summary = "Partial refunds";
        issue.issueClass = domain::IssueClass::Feature;
        issue.category = domain::StatusCategory::Done;
        created.snapshot.issues = {issue};
        m_release = {};
        m_release.apply(created, PersonId("kim"), m_bench->clock.utcNow());
    }

    void theFileHoldsTheNotes()
    {
        const auto outcome = publish("notes/checkout-2.8.0.md");

        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        const QByteArray bytes = content("notes/checkout-2.8.0.md");
        QVERIFY(bytes.contains("SHOP-1402"));
        QCOMPARE(outcome->fields.value("file").toString(), "notes/checkout-2.8.0.md");
        QCOMPARE(outcome->fields.value("sha256").toString(), sha256Hex(bytes));
        QCOMPARE(outcome->fields.value("lines").toInt(), bytes.count('\n'));
    }

    void placesOutsideTheWorkspaceAreRefused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("nothing") << "";
        QTest::newRow("the folder itself") << ".";
        QTest::newRow("above") << "../outside/x.md";
        QTest::newRow("above, later") << "notes/../../outside/x.md";
        QTest::newRow("absolute") << "/tmp/release-desk-test-x.md";
        QTest::newRow("through a link to a folder") << "link/x.md";
        QTest::newRow("through a link to a file") << "file-link.md";
        QTest::newRow("the workspace file") << "workspace.yaml";
        QTest::newRow("the record") << "release-desk.db";
    }

    void placesOutsideTheWorkspaceAreRefused()
    {
        QFETCH(const QString, file);
        put("workspace.yaml", "name: x");
        put("release-desk.db", "db");
        QVERIFY(QFile::link(m_folder->filePath("outside"), path("link")));
        QVERIFY(QFile::link(m_folder->filePath("outside/y.md"), path("file-link.md")));

        const auto outcome = publish(file);

        QCOMPARE(outcomeText(outcome), "InvalidArgument nothingHappened");
        QCOMPARE(QDir(m_folder->filePath("outside")).entryList(QDir::Files).size(), 0);
        QCOMPARE(content("workspace.yaml"), "name: x");
        QCOMPARE(content("release-desk.db"), "db");
    }

    void takingBackRestoresWhatWasThere_data()
    {
        QTest::addColumn<QByteArray>("before"); // null: no file
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("another text") << QByteArray("former notes\n");
    }

    void takingBackRestoresWhatWasThere()
    {
        QFETCH(const QByteArray, before);
        if (!before.isNull())
            put("n.md", before);
        const auto published = publish("n.md");
        QVERIFY(published);
        QVERIFY(content("n.md") != before);

        const auto restored = restore(published->fields);

        QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().message));
        QCOMPARE(QFile::exists(path("n.md")), !before.isNull());
        QCOMPARE(content("n.md"), before);
        QCOMPARE(outcomeText(restore(published->fields)), "done"); // once more changes nothing
        QCOMPARE(content("n.md"), before);
    }

    void theSameTextThatWasThereBeforeStays()
    {
        QVERIFY(publish("n.md"));
        const QByteArray same = content("n.md");
        const auto again = publish("n.md", "rel-1.notes.2");
        QVERIFY(again);

        QCOMPARE(outcomeText(restore(again->fields)), "done");
        QCOMPARE(content("n.md"), same);
    }

    void whatSomebodyEditedSinceIsNotTouched()
    {
        const auto published = publish("n.md");
        QVERIFY(published);
        put("n.md", "edited by hand");

        QCOMPARE(outcomeText(restore(published->fields)), "FailedPrecondition");
        QCOMPARE(content("n.md"), "edited by hand");
    }

    void aDeathBeforeTheResultIsReadBack_data()
    {
        QTest::addColumn<bool>("wasWritten");
        QTest::addColumn<QString>("expected");
        QTest::newRow("it had been written") << true << "done";
        QTest::newRow("it had not") << false << "Aborted nothingHappened";
    }

    void aDeathBeforeTheResultIsReadBack()
    {
        QFETCH(const bool, wasWritten);
        QFETCH(const QString, expected);
        put("n.md", "former");
        m_bench->dieBeforeResults();
        QCOMPARE(outcomeText(publish("n.md")), "Unknown");
        if (!wasWritten)
            put("n.md", "former");

        const auto journal = m_bench->otherJournal();
        const auto outcome = publish("n.md", "rel-1.notes.1", journal.get());

        QCOMPARE(outcomeText(outcome), expected);
        if (outcome) {
            QCOMPARE(outcomeText(restore(outcome->fields)), "done");
            QCOMPARE(content("n.md"), "former");
        }
    }

    void aFolderNobodyMayWriteToIsNamed()
    {
        put("blocker", "a file where a folder should be");

        const auto outcome = publish("blocker/n.md");

        QVERIFY(!outcome);
        QVERIFY(outcome.error().nothingHappened);
    }

private:
    [[nodiscard]] QString path(const QString &file) const { return m_folder->filePath("workspace/" + file); }

    void put(const QString &file, const QByteArray &bytes) const
    {
        QFile target(path(file));
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(bytes);
    }

    [[nodiscard]] QByteArray content(const QString &file) const
    {
        QFile source(path(file));
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }

    Result<engine::TaskOutput> publish(const QString &file, const QString &opId = QStringLiteral("rel-1.notes.1"),
                                       effects::EffectJournal *journal = nullptr)
    {
        NotesPublishExecutor executor(journal ? *journal : m_bench->journal, m_folder->filePath("workspace"));
        auto task = m_bench->task("notes.publish", {{"file", file}, {"language", "en"}}, opId);
        task.release = m_release;
        return QCoro::waitFor(executor.execute(task, m_bench->report, m_bench->stop.get_token()));
    }

    Result<engine::TaskOutput> restore(const QJsonObject &before)
    {
        NotesPublishExecutor executor(m_bench->journal, m_folder->filePath("workspace"));
        auto task = m_bench->task("notes.publish", {}, "rel-1.undo.notes.1");
        task.release = m_release;
        task.before = before;
        return QCoro::waitFor(executor.restore(task, m_bench->report, m_bench->stop.get_token()));
    }

    std::unique_ptr<ExecutorBench> m_bench;
    std::unique_ptr<QTemporaryDir> m_folder;
    domain::Release m_release;
};

RELEASE_DESK_TEST(tst_notes_publish_executor, TestNotesPublishExecutor)

#include "tst_notes_publish_executor.moc"
