// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/task_content/attempt_comparison.h"
#include "ui/widgets/safe_label.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

domain::Attempt attempt(int number, domain::TaskState outcome, const QString &message, const QJsonObject &parameters)
{
    domain::Attempt made;
    made.number = number;
    made.startedAt = QDateTime(QDate(2026, 11, 24), QTime(10, number), Qt::UTC);
    made.finishedAt = made.startedAt.addSecs(60);
    made.outcome = outcome;
    made.message = message;
    made.parameters = parameters;
    return made;
}

} // namespace

class TestAttemptComparison final : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatDiffersIsTold()
    {
        const auto first
            = attempt(1, domain::TaskState::Failed, "The job was red.", {{"job", "a"}, {"branch", "main"}});
        const auto second = attempt(2, domain::TaskState::Succeeded, {}, {{"job", "b"}, {"branch", "main"}});
        const QList<AttemptDifference> found = differencesOf(first, second);
        QCOMPARE(found.size(), 3);
        QCOMPARE(found.at(0).before, "Failed");
        QCOMPARE(found.at(0).after, "Succeeded");
        QCOMPARE(found.at(1).before, "The job was red.");
        QCOMPARE(found.at(1).after, "–");
        QVERIFY(found.at(2).what.contains("job"));
        QCOMPARE(found.at(2).after, "b");
    }

    void theSameTwiceDiffersInNothing()
    {
        const auto first = attempt(1, domain::TaskState::Failed, "No.", {{"job", "a"}});
        QVERIFY(differencesOf(first, attempt(2, domain::TaskState::Failed, "No.", {{"job", "a"}})).isEmpty());
    }

    void textFromOutsideStaysText()
    {
        const auto first = attempt(1, domain::TaskState::Failed, "<img src='file:///x'>", {});
        const std::unique_ptr<QWidget> shown(
            makeAttemptComparison(first, attempt(2, domain::TaskState::Succeeded, {}, {})));
        const auto labels = shown->findChildren<SafeLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const SafeLabel *each) { return each->text().contains("<img"); }));
        QVERIFY(std::ranges::all_of(labels, [](const SafeLabel *each) { return each->textFormat() == Qt::PlainText; }));
    }
};

RELEASE_DESK_TEST(tst_attempt_comparison, TestAttemptComparison)

#include "tst_attempt_comparison.moc"
