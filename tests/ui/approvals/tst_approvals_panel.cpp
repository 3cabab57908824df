// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/keyed_gate.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/approvals/approval_line_view.h"
#include "ui/approvals/approvals_panel.h"
#include "ui/approvals/batch_bar.h"
#include "ui/approvals/change_list.h"
#include "ui/approvals/decision_bar.h"
#include "ui/approvals/delegation_form.h"
#include "ui/approvals/inbox_model.h"
#include "ui/approvals/release_approvals_panel.h"
#include "ui/approvals/sign_off_sheet.h"
#include "ui/approvals/signing_gate.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/segmented_control.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

using domain::Decision;

class TestApprovalsPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        m_panel = std::make_unique<ApprovalsPanel>(m_sample->desk, m_sample->clock);
    }
    void cleanup()
    {
        m_panel.reset();
        m_sample.reset();
    }

    void theSheetSaysWhatChangedSinceTheLastSignature()
    {
        QTRY_COMPARE(m_panel->sheet()->changes()->count(), 3);
        QStringList rows;
        for (const RowButton *const row : m_panel->sheet()->changes()->findChildren<RowButton *>())
            rows.append(row->accessibleName());
        QVERIFY(rows.contains("1 issue(s) added PAY-113 Retry card token on timeout"));
        QVERIFY(rows.contains("1 issue(s) removed PAY-93 Work item 4"));
        QVERIFY(rows.last().startsWith("Window moved"));
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "approvals", {1224, 828})) > 100);
    }

    void approvesWithTheDigestThatWasShown()
    {
        show({1224, 828});
        DecisionBar *const bar = m_panel->sheet()->decisions();
        QTRY_VERIFY(bar->button(Decision::Approve)->isEnabled());

        QTest::keyClick(m_panel.get(), Qt::Key_Return, Qt::ControlModifier);

        const auto command = m_sample->session.lastCommand<domain::SignApproval>();
        QVERIFY(command);
        QCOMPARE(command->release, tests::paymentsRelease);
        QCOMPARE(command->decision, Decision::Approve);
        QCOMPARE(command->digestSeen,
                 m_sample->desk.release(tests::paymentsRelease)->approval(TaskId("approve"))->digest);
        QCOMPARE(command->comment, QString());
        QCOMPARE(m_panel->list()->model()->index(1, 0).data().toString(), "Security sign-off"); // until the event
    }

    void approvingWaitsUntilTheListWasInView()
    {
        show({1000, 240});
        DecisionBar *const bar = m_panel->sheet()->decisions();
        QTRY_COMPARE(m_panel->sheet()->changes()->count(), 3);
        QVERIFY(!bar->button(Decision::Approve)->isEnabled());
        QVERIFY(bar->button(Decision::Return)->isEnabled());
        QVERIFY(bar->note().contains("scroll"));
        QTest::keyClick(m_panel.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_sample->session.commands().isEmpty());

        QTest::keyClick(m_panel.get(), Qt::Key_D);

        QTRY_VERIFY(bar->button(Decision::Approve)->isEnabled());
    }

    void returningNeedsAComment()
    {
        show({1224, 828});
        DecisionBar *const bar = m_panel->sheet()->decisions();

        QTest::keyClick(m_panel.get(), Qt::Key_R, Qt::ShiftModifier);
        QVERIFY(m_sample->session.commands().isEmpty());
        QCOMPARE(bar->note(), "You are returning it. Say what has to change. Gaeun Han sees this first.");
        QVERIFY(bar->comment()->hasFocus());
        QTest::keyClicks(bar->comment(), "Rich description, jack and dock");
        QCOMPARE(bar->comment()->text(), "Rich description, jack and dock"); // letters are no shortcuts here
        QTest::mouseClick(bar->button(Decision::Return), Qt::LeftButton);

        const auto command = m_sample->session.lastCommand<domain::SignApproval>();
        QVERIFY(command);
        QCOMPARE(command->decision, Decision::Return);
        QCOMPARE(command->comment, "Rich description, jack and dock");
    }

    void theKeyCarriesOutWhatIsPendingAndNothingElse_data()
    {
        QTest::addColumn<Decision>("decision");
        QTest::newRow("return") << Decision::Return;
        QTest::newRow("reject") << Decision::Reject;
        QTest::newRow("from the menu") << Decision::Hold;
    }

    void theKeyCarriesOutWhatIsPendingAndNothingElse()
    {
        QFETCH(const Decision, decision);
        show({1224, 828});
        DecisionBar *const bar = m_panel->sheet()->decisions();
        QTRY_VERIFY(bar->button(Decision::Approve)->isEnabled());
        bar->decide(decision);
        QCOMPARE(bar->pending(), std::optional(decision));
        QCOMPARE(bar->button(Decision::Approve)->kind(), Button::Kind::Default); // it stands back
        QCOMPARE(bar->otherButton()->isVisible(), decision == Decision::Hold);
        QTest::keyClick(bar->comment(), Qt::Key_Return, Qt::ControlModifier); // still without a reason
        QVERIFY(m_sample->session.commands().isEmpty());

        QTest::keyClicks(bar->comment(), "Move PAY-93 out first");
        QVERIFY2(bar->note().contains("Ctrl+Enter sends it"), qPrintable(bar->note()));
        tests::keepPictures(*m_panel, "approvals-pending", {1224, 828});
        QTest::keyClick(bar->comment(), Qt::Key_Return, Qt::ControlModifier);

        const auto command = m_sample->session.lastCommand<domain::SignApproval>();
        QVERIFY(command);
        QCOMPARE(command->decision, decision);
        QCOMPARE(command->comment, "Move PAY-93 out first");
        QVERIFY(!bar->pending());
    }

    void whatWasRefusedIsGivenAgainAndNothingElse()
    {
        show({1224, 828});
        DecisionBar *const bar = m_panel->sheet()->decisions();
        QTRY_VERIFY(bar->button(Decision::Approve)->isEnabled());
        m_sample->session.refusal = Error{ErrorCode::Unauthenticated, "The passphrase is wrong.", {}};
        bar->decide(Decision::Return);
        QTest::keyClicks(bar->comment(), "Move PAY-93 out first");
        QTest::keyClick(bar->comment(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(bar->pending(), std::optional(Decision::Return));

        m_sample->session.refusal.reset();
        QTest::keyClick(bar->comment(), Qt::Key_Return, Qt::ControlModifier);
        const auto command = m_sample->session.lastCommand<domain::SignApproval>();
        QVERIFY(command);
        QCOMPARE(command->decision, Decision::Return);
        QTRY_VERIFY(!bar->pending());
    }

    void escapeLeavesThePendingDecision()
    {
        show({1224, 828});
        DecisionBar *const bar = m_panel->sheet()->decisions();
        QTRY_VERIFY(bar->button(Decision::Approve)->isEnabled());
        QTest::mouseClick(bar->button(Decision::Return), Qt::LeftButton);
        QVERIFY(bar->pending());

        QTest::keyClick(bar->comment(), Qt::Key_Escape);

        QVERIFY(!bar->pending());
        QCOMPARE(bar->button(Decision::Approve)->kind(), Button::Kind::Primary);
        QTest::keyClick(bar->comment(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_sample->session.lastCommand<domain::SignApproval>()->decision, Decision::Approve);
    }

    void whatOnlyFlashedByWasNotSeen()
    {
        show({1224, 828});
        DecisionBar *const bar = m_panel->sheet()->decisions();
        QTRY_COMPARE(m_panel->sheet()->changes()->count(), 3);
        QTest::keyClick(m_panel.get(), Qt::Key_Return, Qt::ControlModifier); // at once, the list is in view
        QVERIFY(m_sample->session.commands().isEmpty());
        QVERIFY2(bar->note().contains("in a moment"), qPrintable(bar->note()));

        QTRY_VERIFY(bar->button(Decision::Approve)->isEnabled());
        QTest::keyClick(m_panel.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_sample->session.commands().size(), 1);
    }

    void whoSignsWithoutAKeyIsTold()
    {
        show({1224, 828});
        const auto isTold = [this] {
            const auto labels = m_panel->sheet()->findChildren<SafeLabel *>();
            return std::ranges::any_of(labels, [](const SafeLabel *each) {
                return each->isVisible() && each->text() == "You sign without a key. Make one under People.";
            });
        };
        QVERIFY(!isTold()); // nothing is known of keys
        tests::KeyedGate gate;
        gate.hasKey = false;
        m_panel = std::make_unique<ApprovalsPanel>(m_sample->desk, m_sample->clock, &gate);
        show({1224, 828});
        QVERIFY(isTold());
        gate.hasKey = true;
        m_panel = std::make_unique<ApprovalsPanel>(m_sample->desk, m_sample->clock, &gate);
        show({1224, 828});
        QVERIFY(!isTold());
    }

    void aRefusalIsShownAndNothingIsLost()
    {
        show({1224, 828});
        m_sample->session.refusal = Error{ErrorCode::Aborted, "The release has changed since you opened it."};
        DecisionBar *const bar = m_panel->sheet()->decisions();
        QTRY_VERIFY(bar->button(Decision::Approve)->isEnabled());
        bar->comment()->setText("fine");

        QTest::mouseClick(bar->button(Decision::Approve), Qt::LeftButton);

        QStringList said;
        for (const ErrorBanner *const banner : m_panel->sheet()->findChildren<ErrorBanner *>())
            said.append(banner->sentence());
        QVERIFY(said.contains("The release has changed since you opened it."));
        QCOMPARE(bar->comment()->text(), "fine");
    }

    void changedContentHasToBeSeenAgain()
    {
        show({1000, 240});
        QTRY_COMPARE(m_panel->sheet()->changes()->count(), 3);
        QTest::keyClick(m_panel.get(), Qt::Key_D);
        DecisionBar *const bar = m_panel->sheet()->decisions();
        QTRY_VERIFY(bar->button(Decision::Approve)->isEnabled());

        const domain::Release before = *m_sample->desk.release(tests::paymentsRelease);
        m_sample->session.happen(
            tests::paymentsRelease, PersonId("gaeun.han"), tests::sampleNow(),
            domain::DetailsEdited{4, "x", PersonId("gaeun.han"), before.windowStart(), before.windowEnd().addSecs(60)});
        m_sample->session.happen(tests::paymentsRelease, PersonId("gaeun.han"), tests::sampleNow(),
                                 domain::SignaturesWithdrawn{{"schedule"}, "Edited"});

        QVERIFY(!bar->button(Decision::Approve)->isEnabled());
    }

    void nextAndPreviousByKeyboard()
    {
        show({1224, 828});
        QCOMPARE(m_panel->sheet()->release(), tests::paymentsRelease);

        QCOMPARE(m_panel->list()->currentIndex().row(), 1); // below the head

        QTest::keyClick(m_panel.get(), Qt::Key_J);
        QCOMPARE(m_panel->list()->currentIndex().row(), 3); // the next head is stepped over
        QTest::keyClick(m_panel.get(), Qt::Key_J);
        QCOMPARE(m_panel->sheet()->release(), tests::mobileRelease);
        QTest::keyClick(m_panel.get(), Qt::Key_J);
        QTest::keyClick(m_panel.get(), Qt::Key_K);
        QTest::keyClick(m_panel.get(), Qt::Key_K);

        QCOMPARE(m_panel->list()->currentIndex().row(), 1);
        QCOMPARE(m_panel->sheet()->release(), tests::paymentsRelease);
    }

    void whatWasLookedThroughIsSignedTogether()
    {
        show({1224, 828});
        BatchBar *const batch = m_panel->batch();
        QVERIFY(!batch->isVisible());
        QTRY_VERIFY(m_panel->sheet()->decisions()->button(Decision::Approve)->isEnabled());

        QTest::keyClick(m_panel.get(), Qt::Key_A, Qt::ControlModifier);
        QVERIFY(batch->isVisible());
        const auto turns = std::ranges::count_if(m_sample->desk.inbox().toSign, &projections::InboxItem::isMyTurn);
        QCOMPARE(batch->unseen(), static_cast<int>(turns) - 1);
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "approvals-batch", {1224, 828})) > 100);
        for (auto i = turns; i > 1; --i) {
            QTest::keyClick(m_panel.get(), Qt::Key_J);
            QTRY_COMPARE(batch->unseen(), static_cast<int>(i) - 2);
        }
        QVERIFY(batch->signButton()->isEnabled());
        batch->reason()->setText("Looked through all");
        QTest::keyClick(m_panel.get(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);

        QCOMPARE(m_sample->session.commands().size(), static_cast<qsizetype>(turns)); // one record each
        const auto command = m_sample->session.lastCommand<domain::SignApproval>();
        QVERIFY(command);
        QCOMPARE(command->comment, "Looked through all");
        QVERIFY(!command->digestSeen.isEmpty());
    }

    void whoHasAKeySignsWithIt()
    {
        tests::KeyedGate gate;
        m_panel = std::make_unique<ApprovalsPanel>(m_sample->desk, m_sample->clock, &gate);
        show({1224, 828});
        DecisionBar *const bar = m_panel->sheet()->decisions();
        QTRY_VERIFY(bar->button(Decision::Approve)->isEnabled());
        QVERIFY(bar->passphraseEdit()->isVisible());

        for (const char *wrong : {"", "wrong"}) {
            bar->passphraseEdit()->setText(wrong);
            QTest::mouseClick(bar->button(Decision::Approve), Qt::LeftButton);
            QVERIFY(m_sample->session.commands().isEmpty());
        }
        bar->passphraseEdit()->setText("correct horse");
        QTest::mouseClick(bar->button(Decision::Approve), Qt::LeftButton);

        const auto command = m_sample->session.lastCommand<domain::SignApproval>();
        QVERIFY(command);
        QCOMPARE(command->record.key, "key");
        QVERIFY(bar->passphraseEdit()->text().isEmpty()); // asked for each time
    }

    void somebodyElseSignsWhileOneIsAway()
    {
        tests::KeyedGate gate;
        m_panel = std::make_unique<ApprovalsPanel>(m_sample->desk, m_sample->clock, &gate);
        show({1224, 828});
        DelegationForm *const form = m_panel->delegation();
        QTest::mouseClick(form->openButton(), Qt::LeftButton);
        form->delegate()->setCurrentIndex(form->delegate()->findData("jiho.kim"));
        form->send();
        QVERIFY(gate.wished.id.isEmpty()); // asks why first
        form->reason()->setText("Leave");
        form->send();
        QCOMPARE(gate.wished.delegate, PersonId("jiho.kim"));
        QVERIFY(gate.wished.until > m_sample->clock.utcNow().addDays(6));

        domain::Directory directory = m_sample->desk.directory();
        directory.delegations = {gate.wished};
        m_sample->desk.setDirectory(directory);
        QVERIFY(form->summary().startsWith("Jiho Kim acts for you until"));
        QVERIFY(form->endButton()->isVisible());
        QVERIFY(!form->openButton()->isVisible());
    }

    void onlyWhatWasLookedThroughIsSignedTogether()
    {
        show({1000, 240}); // the list does not fit
        QTRY_COMPARE(m_panel->sheet()->changes()->count(), 3);
        QTest::keyClick(m_panel.get(), Qt::Key_X);
        QVERIFY(m_panel->batch()->unseen() == 1);
        QTest::keyClick(m_panel.get(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_sample->session.commands().isEmpty());
    }

    void anApprovalIsFoundInWhicheverPartItIs()
    {
        m_panel->showApproval(tests::checkoutRelease, TaskId("approve"));
        QCOMPARE(m_panel->sheet()->release(), tests::checkoutRelease);
        QVERIFY(!m_panel->sheet()->decisions()->button(Decision::Approve)->isEnabled());

        m_panel->showApproval(tests::paymentsRelease, TaskId("approve"));
        QCOMPARE(m_panel->parts()->currentIndex(), 0);
        QCOMPARE(m_panel->sheet()->release(), tests::paymentsRelease);
    }

    void whoeverAskedCannotSign()
    {
        tests::SampleDesk owner(false, PersonId("gaeun.han"));
        ApprovalsPanel panel(owner.desk, owner.clock);
        panel.showApproval(tests::paymentsRelease, TaskId("approve"));

        QCOMPARE(panel.parts()->currentIndex(), 2);
        const Button *const approve = panel.sheet()->decisions()->button(Decision::Approve);
        QVERIFY(!approve->isEnabled());
        QVERIFY(!approve->accessibleDescription().isEmpty());
    }

    void theModelKeepsItsPromises()
    {
        InboxModel model(m_sample->desk, m_sample->clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const InboxModel::Part part :
             {InboxModel::Part::Signed, InboxModel::Part::Requested, InboxModel::Part::ToSign})
            model.setPart(part);

        QVERIFY(model.data(model.index(0), InboxModel::IsHeadRole).toBool());
        QCOMPARE(model.next(-1, 1).row(), 1);
        QCOMPARE(model.index(1).data(InboxModel::FactRole).toString(), "Request 1 · 2 of 3 signed");
        QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
    }

    void aReleaseShowsItsLineBeforeItIsAsked()
    {
        ReleaseApprovalsPanel panel(m_sample->desk, m_sample->clock);
        panel.showRelease(tests::catalogRelease);

        QCOMPARE(panel.sheet()->task(), TaskId("approve"));
        QCOMPARE(ApprovalLineView::ruleText(*m_sample->desk.release(tests::catalogRelease), TaskId("approve")),
                 "In this order");
        QVERIFY(panel.sheet()->decisions()->note().contains("Nobody has asked"));
        QVERIFY(tests::colorsIn(tests::keepPictures(panel, "release-approvals", {1388, 792})) > 100);
    }

private:
    void show(QSize size)
    {
        m_panel->resize(size);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<ApprovalsPanel> m_panel;
};

RELEASE_DESK_TEST(tst_approvals_panel, TestApprovalsPanel)
#include "tst_approvals_panel.moc"
