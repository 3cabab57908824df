// SPDX-License-Identifier: Apache-2.0
#include "tests/support/approval_desk.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/fake_session.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/widgets/picture.h"
#include "ui/approvals/approvals_panel.h"
#include "ui/approvals/change_list.h"
#include "ui/approvals/decision_bar.h"
#include "ui/approvals/sign_off_sheet.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"

#include <QCoroTask>
#include <QLineEdit>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::domain;
using namespace releasedesk::ui;
using tests::ApprovalDesk;
using tests::step;

namespace {

//! One person in front of the inbox. What is pressed there is decided by the release of all.
struct Seat {
    Seat(const char *name, const Directory &directory, const QDateTime &now)
        : session(PersonId(name))
        , clock(now)
        , desk(session, directory)
    {
        (void)QCoro::waitFor(desk.open());
    }

    void open()
    {
        panel = std::make_unique<ApprovalsPanel>(desk, clock);
        panel->resize(1224, 828);
        panel->show();
    }

    [[nodiscard]] bool isAsked() const
    {
        return std::ranges::any_of(desk.inbox().toSign, &projections::InboxItem::isMyTurn);
    }

    tests::FakeSession session;
    tests::FixedClock clock;
    session::Desk desk;
    std::unique_ptr<ApprovalsPanel> panel;
};

Issue issue(const char *key, const char *summary)
{
    Issue made;
    made.id = QString::fromLatin1(key);
    made.key = QString::fromLatin1(key);
    made.summary = QString::fromLatin1(summary);
    made.type = QStringLiteral("Story");
    made.category = StatusCategory::Done;
    return made;
}

} // namespace

//! An approver returns a release, its owner changes one issue, and whoever answers for the issues signs once more.
class TestAskedAgain final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        m_seats.clear();
        m_all = ApprovalDesk();
        m_told = 0;
    }

    void onlyWhoIsAffectedIsAskedAgainWithTheDifferenceFirst()
    {
        m_all.snapshot.issues = {issue("SHOP-1", "Pay by card"), issue("SHOP-2", "Pay later")};
        m_all.create({step("1", 1, "review", {"qa"}, {{"title", "QA"}, {"view", QJsonArray{"scope"}}}),
                      step("2", 2, "agree", {"dba"}, {{"title", "DBA"}, {"view", QJsonArray{"flow"}}}),
                      step("3", 3, "approve", {"boss"}, {{"title", "Service"}})});
        m_all.submit();
        seat({"qa", "dba", "boss"});
        Seat &qa = *m_seats.at(0);
        Seat &dba = *m_seats.at(1);
        Seat &boss = *m_seats.at(2);

        approve(qa);
        approve(dba);
        QVERIFY(!qa.isAsked() && !dba.isAsked() && boss.isAsked());
        boss.open();
        DecisionBar *const bar = boss.panel->sheet()->decisions();
        bar->comment()->setText("SHOP-2 is not ready");
        QTest::mouseClick(bar->button(Decision::Return), Qt::LeftButton);
        QCOMPARE(m_all.release.state(), ReleaseState::Returned);

        IssueSnapshot changed = m_all.release.snapshot();
        changed.issues = {issue("SHOP-1", "Pay by card")};
        QVERIFY(m_all.as("owner", RefreshScope{ReleaseId("r"), m_all.release.revision(), changed}));
        m_all.submit();
        tellAll();

        QVERIFY(qa.isAsked());
        QVERIFY(!dba.isAsked());
        QVERIFY(!boss.isAsked()); // after QA
        qa.open();
        ChangeList *const list = qa.panel->sheet()->changes();
        QTRY_COMPARE(list->count(), 1);
        QStringList rows;
        for (const RowButton *const row : list->findChildren<RowButton *>())
            rows.append(row->accessibleName());
        QVERIFY2(rows.first().contains("SHOP-2"), qPrintable(rows.first()));
        const auto labels = qa.panel->sheet()->findChildren<SafeLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const SafeLabel *each) {
            return each->isVisible() && each->text() == "Changed since you last signed";
        }));
        QVERIFY(tests::colorsIn(tests::keepPictures(*qa.panel, "asked-again", {1224, 828})) > 100);
        approve(qa);

        QVERIFY(!qa.isAsked() && !dba.isAsked() && boss.isAsked());
        approve(boss);
        QCOMPARE(m_all.release.state(), ReleaseState::Approved);
    }

    void whoReturnedItSeesTheOwnReasonWhenItIsAskedAgain()
    {
        m_all.snapshot.issues = {issue("SHOP-1", "Pay by card"), issue("SHOP-2", "Pay later")};
        m_all.create({step("1", 1, "review", {"qa"}, {{"title", "QA"}}),
                      step("2", 2, "approve", {"boss"}, {{"title", "Service"}})});
        m_all.submit();
        seat({"qa", "boss", "drafter"});
        Seat &qa = *m_seats.at(0);
        Seat &boss = *m_seats.at(1);
        Seat &owner = *m_seats.at(2);
        approve(qa);
        boss.open();
        DecisionBar *const bar = boss.panel->sheet()->decisions();
        QTest::mouseClick(bar->button(Decision::Return), Qt::LeftButton);
        QTest::keyClicks(bar->comment(), "Move SHOP-2 out first");
        QTRY_VERIFY(bar->button(Decision::Approve)->isEnabled());
        QTest::keyClick(bar->comment(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_all.release.state(), ReleaseState::Returned);
        boss.panel->showApproval(ReleaseId("r"), TaskId("approval"));
        QVERIFY2(bar->note().startsWith("You returned it, ") && bar->note().contains(": “Move SHOP-2 out first”."),
                 qPrintable(bar->note()));
        QVERIFY(!bar->note().contains("Nothing was recorded"));
        owner.open();
        owner.panel->showApproval(ReleaseId("r"), TaskId("approval"));
        const QString told = owner.panel->sheet()->decisions()->note();
        QVERIFY2(told.startsWith("boss returned it, ") && told.endsWith("Change it and ask again."), qPrintable(told));
        tests::keepPictures(*owner.panel, "returned", {1224, 828});
        owner.panel.reset();

        passTime(5);
        m_all.submit(); // as it was
        tellAll();
        QVERIFY(!qa.isAsked() && boss.isAsked());
        boss.open();
        const QString said = bannerOf(*boss.panel);
        QVERIFY2(said.startsWith("You returned this, ") && said.contains(": “Move SHOP-2 out first”."),
                 qPrintable(said));
        QTRY_VERIFY(bannerOf(*boss.panel).endsWith("Nothing changed since."));
        QCOMPARE(boss.panel->sheet()->changes()->count(), 0);
        QVERIFY(boss.panel->sheet()->decisions()->button(Decision::Approve)->text().contains("request 2"));
        tests::keepPictures(*boss.panel, "asked-again-unchanged", {1224, 828});
        QTRY_VERIFY(boss.panel->sheet()->decisions()->button(Decision::Approve)->isEnabled());
        QTest::mouseClick(boss.panel->sheet()->decisions()->button(Decision::Approve), Qt::LeftButton);
        QCOMPARE(m_all.release.state(), ReleaseState::Approved);
        boss.panel->showApproval(ReleaseId("r"), TaskId("approval"));
        const QString done = boss.panel->sheet()->decisions()->note();
        QVERIFY2(done.startsWith("You approved, ") && done.contains("everybody who was asked has signed"),
                 qPrintable(done));
    }

private:
    void seat(const QList<const char *> &names)
    {
        for (const char *name : names) {
            m_seats.push_back(std::make_unique<Seat>(name, m_all.directory, m_all.now));
            m_seats.back()->session.decide
                = [this, name](const ReleaseCommand &command) { return decide(name, command); };
        }
        tellAll();
    }

    void passTime(int minutes)
    {
        m_all.now = m_all.now.addSecs(60 * minutes);
        for (const auto &each : m_seats)
            each->clock.set(m_all.now);
    }

    //! Sentence and consequence of the banner above what changed.
    static QString bannerOf(const ApprovalsPanel &panel)
    {
        for (const ErrorBanner *const each : panel.sheet()->findChildren<ErrorBanner *>()) {
            if (each->isVisible())
                return each->accessibleName();
        }
        return {};
    }

    void approve(Seat &seat)
    {
        seat.open();
        DecisionBar *const bar = seat.panel->sheet()->decisions();
        const auto agree = bar->choices().agree;
        QTRY_VERIFY(bar->button(agree)->isEnabled());
        QTest::mouseClick(bar->button(agree), Qt::LeftButton);
        seat.panel.reset();
    }

    std::optional<Error> decide(const char *name, const ReleaseCommand &command)
    {
        const Result<> done = m_all.as(name, command);
        if (!done)
            return done.error();
        tellAll(PersonId(name));
        return std::nullopt;
    }

    void tellAll(const PersonId &actor = PersonId("owner"))
    {
        for (; m_told < m_all.events.size(); ++m_told) {
            for (const auto &seat : m_seats)
                seat->session.happen(ReleaseId("r"), actor, m_all.now, m_all.events.at(m_told));
        }
    }

    ApprovalDesk m_all;
    std::vector<std::unique_ptr<Seat>> m_seats;
    qsizetype m_told = 0;
};

RELEASE_DESK_TEST(tst_asked_again, TestAskedAgain)
#include "tst_asked_again.moc"
