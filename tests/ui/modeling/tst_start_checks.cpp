// SPDX-License-Identifier: Apache-2.0
#include "core/domain/release.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_world.h"
#include "ui/modeling/start_checks.h"

#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

//! What "Before you start" claims to be in order.
class TestStartChecks final : public QObject
{
    Q_OBJECT

    //! The texts of the rows that say that something is in order.
    static QStringList passed(const domain::Plan &plan, const domain::IssueSnapshot &snapshot)
    {
        domain::ReleaseCreated created;
        created.release = ReleaseId("r");
        created.project = ProjectId("checkout");
        created.version = "9.0.0";
        created.owner = tests::sampleUser;
        created.plan = plan;
        created.snapshot = snapshot;
        domain::Release release;
        release.apply(created, tests::sampleUser, tests::sampleNow());
        QStringList texts;
        for (const StartCheck &row : startChecksOf(release, tests::sampleDirectory(), tests::sampleNow())) {
            if (!row.level)
                texts.append(row.text);
        }
        return texts;
    }

private slots:
    void whatCannotBeJudgedIsNotInOrder()
    {
        const QStringList texts = passed({}, {});
        QCOMPARE(texts, QStringList{"No window: it may start at any time"});
    }

    void whatIsThereIsInOrder()
    {
        domain::IssueSnapshot done;
        done.issues = {domain::Issue{}};
        done.issues.first().key = "SHOP-1";
        done.issues.first().category = domain::StatusCategory::Done;
        done.issues.first().fixVersions = {"9.0.0"};
        const QStringList texts = passed(tests::samplePlan(), done);
        QVERIFY2(texts.contains("The version has what it names"), qPrintable(texts.join(u'/')));

        done.issues.first().category = domain::StatusCategory::ToDo;
        QVERIFY(!passed(tests::samplePlan(), done).contains("The version has what it names"));
    }
};

RELEASE_DESK_TEST(tst_start_checks, TestStartChecks)
#include "tst_start_checks.moc"
