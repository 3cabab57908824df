// SPDX-License-Identifier: Apache-2.0
#include "core/domain/task_fact.h"
#include "tests/support/test_main.h"

#include <QTest>
#include <QTranslator>

using namespace releasedesk;
using namespace releasedesk::domain;

namespace {

//! Answers every text of facts in capitals: another language.
class LoudTranslator final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char * /*comment*/,
                                    int /*n*/) const override
    {
        return QByteArrayView(context) == "TaskFact" ? QString::fromUtf8(source).replace("unchanged", "UNCHANGED")
                                                     : QString();
    }
};

} // namespace

class TestTaskFact final : public QObject
{
    Q_OBJECT

private slots:
    void aFactIsToldFromItsFields_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QJsonObject>("parameters");
        QTest::addColumn<QJsonObject>("output");
        QTest::addColumn<QString>("fact");
        const QJsonObject version{{"version", "2.9.0"}, {"status", "Released"}};
        QTest::newRow("a locked version") << "jira.scope_lock" << version << QJsonObject{{"issueCount", 12}}
                                          << "12 issue(s) of 2.9.0 unchanged, version locked";
        QTest::newRow("moved issues") << "jira.transition" << version
                                      << QJsonObject{{"moved", QJsonArray{"A-1", "A-2"}}, {"unchanged", QJsonArray{}}}
                                      << "2 moved to “Released”, 0 were there already";
        QTest::newRow("comments") << "jira.comment" << version << QJsonObject{{"commented", 3}}
                                  << "3 issue(s) commented";
        QTest::newRow("a released version")
            << "jira.version_release" << version
            << QJsonObject{{"released", true}, {"releaseDate", "2026-11-24"}, {"moved", QJsonArray{}}}
            << "2.9.0 released in Jira on 2026-11-24";
        QTest::newRow("released before, one moved")
            << "jira.version_release" << version
            << QJsonObject{{"released", true},
                           {"unchanged", true},
                           {"releaseDate", "2026-11-20"},
                           {"moved", QJsonArray{"A-1"}},
                           {"movedTo", "3.0"}}
            << "2.9.0 had been released in Jira already (2026-11-20); left as it is · 1 issue(s) moved to 3.0";
        QTest::newRow("notes") << "notes.publish" << QJsonObject{} << QJsonObject{{"file", "notes/x.md"}, {"lines", 9}}
                               << "notes/x.md · 9 line(s)";
        QTest::newRow("mail") << "mail.send" << QJsonObject{}
                              << QJsonObject{{"accepted", QJsonArray{"a", "b"}}, {"refused", QJsonArray{"c"}}}
                              << "2 recipient(s) · 1 refused";
        QTest::newRow("a build") << "jenkins.build" << QJsonObject{}
                                 << QJsonObject{{"buildNumber", 4183}, {"durationMs", 190000}} << "4183 · 3 min";
        QTest::newRow("a gate") << "gate.check" << QJsonObject{} << QJsonObject{{"checks", 6}, {"lastValue", "200"}}
                                << "well after 6 check(s) · 200";
        QTest::newRow("another release") << "gate.dependency"
                                         << QJsonObject{{"project", "payments"}, {"version", "5.1.0"}}
                                         << QJsonObject{{"release", "r-1"}, {"state", "reached"}}
                                         << "payments 5.1.0: reached";
        QTest::newRow("an old record without fields") << "mail.send" << QJsonObject{} << QJsonObject{} << "recorded";
        QTest::newRow("fields of another form") << "jira.comment" << version << QJsonObject{{"x", 1}} << "recorded";
        QTest::newRow("a kind that is not known") << "own.kind" << version << QJsonObject{{"x", 1}} << "recorded";
    }

    void aFactIsToldFromItsFields()
    {
        QFETCH(const QString, kind);
        QFETCH(const QJsonObject, parameters);
        QFETCH(const QJsonObject, output);
        QTEST(factOf(kind, parameters, output, "recorded"), "fact");
    }

    void whoReadsDecidesTheLanguage()
    {
        Task task;
        task.kind = "jira.scope_lock";
        task.parameters = {{"version", "${release.version}"}};
        TaskRun run;
        run.state = TaskState::Succeeded;
        run.summary = QStringLiteral("2.9.0 이슈 12건 변경 없음, 버전 잠금");
        run.output = {{"issueCount", 12}};
        Attempt attempt;
        attempt.parameters = {{"version", "2.9.0"}};
        run.attempts = {attempt};
        QCOMPARE(taskFact(task, run), "12 issue(s) of 2.9.0 unchanged, version locked");
        LoudTranslator translator;
        QCoreApplication::installTranslator(&translator);
        QCOMPARE(taskFact(task, run), "12 issue(s) of 2.9.0 UNCHANGED, version locked");
        QCoreApplication::removeTranslator(&translator);
        run.isByHand = true;
        QCOMPARE(taskFact(task, run), run.summary);
    }
};

RELEASE_DESK_TEST(tst_task_fact, TestTaskFact)
#include "tst_task_fact.moc"
