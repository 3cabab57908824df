// SPDX-License-Identifier: Apache-2.0
#include "tests/support/approval_desk.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/widgets/picture.h"
#include "ui/stamps/stamp_box.h"
#include "ui/theme/theme.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using namespace releasedesk::ui;
using releasedesk::tests::ApprovalDesk;
using releasedesk::tests::step;

class TestStampBox final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::current().install(); }

    void everyKindOfStepHasItsField()
    {
        ApprovalDesk desk = signedByMany();
        StampBox box;
        show(box, desk);
        QStringList marks;
        for (const Stamp &stamp : box.stamps())
            marks.append(markName(stamp.mark));
        for (const char *mark : {"Drafted", "Reviewed", "Agreed", "Disagreed", "Cooperated", "Approved", "Informed"})
            QVERIFY2(marks.contains(QLatin1String(mark)), mark);
    }

    void whatIsStampedIsRed()
    {
        ApprovalDesk desk = signedByMany();
        StampBox signedBox;
        show(signedBox, desk);
        QVERIFY(tests::hasColor(tests::pictureOf(signedBox), tokenColor(ColorToken::Failed)));
        QVERIFY(tests::colorsIn(tests::keepPictures(signedBox, "stamps-signed", {760, 260})) > 20);

        ApprovalDesk planned;
        planned.create({step("1", 1, "review", {"qa"}), step("2", 2, "approve", {"boss"})});
        StampBox empty;
        show(empty, planned);
        QVERIFY(!tests::hasColor(tests::pictureOf(empty), tokenColor(ColorToken::Failed)));
    }

    void whoActsIsNamedBesideTheAbsent()
    {
        ApprovalDesk desk;
        desk.directory.delegations
            = {{"d", PersonId("boss"), PersonId("dep"), desk.now, desk.now.addDays(2), {}, "leave"}};
        desk.create({step("1", 1, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.act("dep", "boss"));
        StampBox box;
        show(box, desk);
        QVERIFY(box.accessibleDescription().contains("dep acting"));
        QVERIFY(box.accessibleDescription().contains("boss"));
        StampBox picture;
        show(picture, desk);
        QVERIFY(tests::colorsIn(tests::keepPictures(picture, "stamps-acting", {400, 130})) > 10);
    }

    void whoWasPassedOverIsCrossedOut()
    {
        ApprovalDesk desk;
        desk.directory.approvals.authority = {{{}, {PersonId("qa")}, {}}};
        desk.create({step("1", 1, "review", {"qa"}, {{"mayDecideFinally", true}}), step("2", 2, "approve", {"boss"})});
        desk.submit();
        SignApproval wish = desk.wish();
        wish.decidesFinally = true;
        QVERIFY(desk.as("qa", wish));
        StampBox box;
        show(box, desk);
        QCOMPARE(box.stamps().last().mark, Mark::Skipped);
        StampBox picture;
        show(picture, desk);
        QVERIFY(tests::colorsIn(tests::keepPictures(picture, "stamps-final", {400, 130})) > 10);
    }

    void itWrapsWhereThereIsNoRoom()
    {
        ApprovalDesk desk = signedByMany();
        StampBox box;
        show(box, desk);
        QVERIFY(box.heightForWidth(220) > box.heightForWidth(900));
    }

private:
    static ApprovalDesk signedByMany()
    {
        ApprovalDesk desk;
        desk.create({step("1", 1, "review", {"qa"}, {{"title", "QA"}}),
                     step("2", 2, "agree", {"dba"}, {{"title", "DBA"}}),
                     step("3", 2, "agreeOptional", {"sec"}, {{"title", "Security"}}),
                     step("4", 2, "cooperate", {"support"}, {{"title", "Support"}}),
                     step("5", 3, "approve", {"boss"}, {{"title", "Service"}}), step("6", 3, "informed", {"reader"}),
                     step("7", 3, "receive", {"dep"})});
        desk.submit();
        desk.must(desk.sign("qa"));
        desk.must(desk.sign("dba", Decision::Agree));
        desk.must(desk.sign("sec", Decision::Disagree, "Scan is old"));
        desk.must(desk.sign("support", Decision::Confirm));
        SignApproval last = desk.wish();
        last.hasReadDissents = true;
        desk.must(desk.as("boss", last));
        return desk;
    }

    static void show(StampBox &box, const ApprovalDesk &desk)
    {
        box.showLine(desk.release, TaskId("approval"), desk.directory, desk.now);
    }
};

RELEASE_DESK_TEST(tst_stamp_box, TestStampBox)
#include "tst_stamp_box.moc"
