// SPDX-License-Identifier: Apache-2.0
#include "core/documents/release_text.h"
#include "core/templates/release_template.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::documents;

namespace {

domain::Release sampleRelease()
{
    domain::ReleaseCreated created;
    created.release = ReleaseId("r");
    created.project = ProjectId("checkout");
    created.version = "2.10";
    created.title = "결제: faster # not a comment";
    created.owner = PersonId("bd.yoon");
    created.templateId = "vm-standard";
    created.plan = templates::builtInTemplate("vm-standard")->plan;
    created.scope = {{ConnectionId("jira"), "SHOP", "2.10"}};
    created.windowStart = QDateTime(QDate(2026, 11, 24), QTime(5, 0), Qt::UTC);
    created.windowEnd = created.windowStart.addSecs(7200);
    created.risk = domain::RiskClass::High;
    domain::Release release;
    release.apply(created, PersonId("bd.yoon"), created.windowStart);
    return release;
}

const QByteArray small("format: 1\n"
                       "version: 1.0\n"
                       "plan:\n"
                       "  phases:\n"
                       "    - id: go\n"
                       "      name: Go\n"
                       "  tasks:\n"
                       "    - id: build\n"
                       "      kind: jenkins.build\n"
                       "      parameters:\n"
                       "        connection: jenkins\n"
                       "        job: checkout-api\n"
                       "      phase: go\n"
                       "      title: Build\n"
                       "project: checkout\n");

QByteArray with(const char *old, const char *fresh)
{
    return QByteArray(small).replace(old, fresh);
}

} // namespace

class TestReleaseText final : public QObject
{
    Q_OBJECT

private slots:
    void aReleaseComesBackAsItWas()
    {
        const ReleaseText release = ReleaseText::of(sampleRelease());
        const QByteArray text = writeReleaseText(release);

        const auto read = readReleaseText(text);

        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(*read, release);
        QCOMPARE(writeReleaseText(*read), text);
        QCOMPARE(*formatReleaseText(text), text);
    }

    void theCommandMakesTheSameRelease()
    {
        const domain::Release release = sampleRelease();
        const domain::CreateRelease command = ReleaseText::of(release).command(ReleaseId("other"));
        QCOMPARE(command.plan, release.plan());
        QCOMPARE(command.windowEnd, release.windowEnd());
        QCOMPARE(command.risk, domain::RiskClass::High);
        QCOMPARE(command.release, ReleaseId("other"));
    }

    void commentsOutliveFormatting()
    {
        const QByteArray text = "# ours\n" + with("      title: Build\n", "      title: Build # short\n");
        const auto formatted = formatReleaseText(text);
        QVERIFY(formatted);
        QVERIFY(formatted->startsWith("# ours\nformat: 1\n"));
        QVERIFY(formatted->contains("title: Build  # short\n"));
        QCOMPARE(*formatReleaseText(*formatted), *formatted);
    }

    void whatDoesNotFitIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("a key that is nearly right")
            << with("title: Build", "titel: Build")
            << "line 14, column 7: plan.tasks[0].titel: there is no “titel” here. Did you mean “title”?";
        QTest::newRow("a value of another type")
            << with("version: 1.0", "version: [1]") << "line 2, column 1: version: should be a text";
        QTest::newRow("a missing key") << with("project: checkout\n", "") << "project: is missing";
        QTest::newRow("no YAML") << with("plan:", "plan: [") << "line 5, column 5";
        QTest::newRow("twice the same task")
            << with("project: checkout\n", "project: checkout\n")
                   .replace("    - id: build\n",
                            "    - {id: build, kind: manual.work, title: A, phase: go}\n    - id: build\n")
            << "line 3, column 1: plan: ";
        QTest::newRow("a newer format")
            << with("format: 1", "format: 2")
            << "line 1, column 1: format: this file has format 2, and this program reads up to 1. Use a newer program.";
        QTest::newRow("a tag") << with("name: Go", "name: !!python/object Go") << "type marks (!) are not allowed";
    }

    void whatDoesNotFitIsNamedWithItsPlace()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, message);
        const auto read = readReleaseText(text);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(read.error().message.contains(message), qPrintable(read.error().message));
        QVERIFY(!formatReleaseText(text));
    }

    void lintingFindsWhatWouldNotRun_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("message");
        QTest::newRow("nothing") << small << 0 << "";
        QTest::newRow("an unknown kind") << with("jenkins.build", "jenkins.bild") << 9 << "jenkins.bild";
        QTest::newRow("a missing parameter") << with("        job: checkout-api\n", "") << 10 << "lacks “job”";
        QTest::newRow("a misspelt parameter")
            << with("        job:", "        jbo: x\n        job:") << 12 << "Did you mean “job”?";
        QTest::newRow("a line in the place of approvers")
            << with("jenkins.build", "release.approve")
                   .replace("        job: checkout-api\n", "")
                   .replace("        connection: jenkins\n",
                            "        line: {steps: [{id: a, terms: [{people: [jiho.kim]}]}]}\n")
            << 0 << "";
    }

    void lintingFindsWhatWouldNotRun()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, line);
        QFETCH(const QString, message);
        const auto found = lintReleaseText(text, nullptr, QDateTime::currentDateTimeUtc());
        QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
        QCOMPARE(found->isEmpty(), message.isEmpty());
        if (message.isEmpty())
            return;
        QCOMPARE(found->first().line, line);
        QVERIFY2(found->first().finding.message.contains(message), qPrintable(found->first().finding.message));
    }

    void withAWorkspaceItsRulesAreAskedToo()
    {
        const auto found
            = lintReleaseText(with("phase: go", "environment: prod\n      phase: go"),
                              std::make_unique<domain::Directory>().get(), QDateTime::currentDateTimeUtc());
        QVERIFY(found);
        QVERIFY(!found->isEmpty());
        QVERIFY(
            std::ranges::any_of(*found, [](const TextFinding &each) { return each.finding.rule.startsWith(u'L'); }));
    }

    void differencesAreToldByNameNotByPlace()
    {
        const ReleaseText before = ReleaseText::of(sampleRelease());
        ReleaseText after = before;
        after.title = "Slower";
        domain::Task added = after.plan.tasks.first();
        added.id = TaskId("extra");
        after.plan.tasks.insert(0, added);
        after.plan.tasks[1].title = "Lock it";

        const QList<TextChange> changes = differences(before, after);

        QStringList paths;
        for (const TextChange &change : changes)
            paths.append(change.path);
        QVERIFY(paths.contains("title"));
        QVERIFY(paths.contains("plan.tasks[lock].title"));
        QVERIFY(paths.contains("plan.tasks[extra].kind"));
        QVERIFY(!paths.contains("plan.tasks.order"));
        QVERIFY(differences(before, before).isEmpty());
        std::swap(after.plan.tasks[1], after.plan.tasks[2]);
        QVERIFY(std::ranges::any_of(differences(before, after),
                                    [](const TextChange &change) { return change.path == u"plan.tasks.order"; }));
    }

    //! For a validator that is not ours: tests/schema. Without a folder to write to there is nothing to do.
    void textsAreLeftForAnotherReader()
    {
        const QString folder = qEnvironmentVariable("RD_WRITE_TEXTS");
        if (folder.isEmpty())
            return;
        const auto keep = [&](const QString &name, const QByteArray &text) {
            QFile file(QDir(folder).filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        };
        for (const templates::ReleaseTemplate &each : templates::builtInTemplates()) {
            ReleaseText release = ReleaseText::of(sampleRelease());
            release.templateId = each.id;
            release.plan = each.plan;
            keep(QString(each.id + QStringLiteral(".good.yaml")), writeReleaseText(release));
        }
        // What our own reader refuses by its shape, the schema refuses as well.
        int number = 0;
        for (const QByteArray &bad : {with("project: checkout\n", ""), with("format: 1", "format: one"),
                                      with("phase: go", "fase: go"), with("  phases:\n", "  phases: 3\n  stages:\n")}) {
            QVERIFY(!readReleaseText(bad));
            // Its version in quotes, so that it is refused for what is wrong with it.
            keep(QStringLiteral("%1.bad.yaml").arg(++number),
                 QByteArray(bad).replace("version: 1.0", "version: \"1.0\""));
        }
    }

    void theSchemaThatIsShippedIsThatOfTheProgram()
    {
        const QString name = QFINDTESTDATA("../../../docs/schema") + "/release-1.schema.json";
        if (qEnvironmentVariableIsSet("RD_WRITE_SCHEMA")) {
            QFile fresh(name);
            QVERIFY(fresh.open(QIODevice::WriteOnly));
            fresh.write(releaseTextSchema());
        }
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), releaseTextSchema());
    }
};

RELEASE_DESK_TEST(tst_release_text, TestReleaseText)
#include "tst_release_text.moc"
