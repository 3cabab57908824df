// SPDX-License-Identifier: Apache-2.0
#include "core/documents/approval_box.h"
#include "tests/support/approval_desk.h"
#include "tests/support/test_main.h"
#include "ui/documents/work_plan_paper.h"
#include "ui/stamps/stamp_box.h"

#include <QBuffer>
#include <QPainter>
#include <QTest>
#include <QTextDocument>
#include <QTextFrame>

#include <functional>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::ApprovalDesk;
using releasedesk::tests::step;

using Happening = std::function<void(ApprovalDesk &)>;
Q_DECLARE_METATYPE(Happening)

//! What is printed, for every type of step: as text that can be searched and as the drawn box.
class TestWorkPlanPaper final : public QObject
{
    Q_OBJECT

private slots:
    void everyLineTypeIsOnThePaper_data()
    {
        QTest::addColumn<Happening>("happening");
        QTest::addColumn<QStringList>("printed");
        const auto row = [](const char *name, Happening happening, const QStringList &printed) {
            QTest::newRow(name) << std::move(happening) << printed;
        };
        const auto toBoss = [](ApprovalDesk &desk) {
            desk.submit();
            desk.must(desk.sign("qa"));
            desk.must(desk.sign("dba", Decision::Agree));
            desk.must(desk.sign("sec", Decision::Disagree, "Scan is old"));
            desk.must(desk.sign("support", Decision::Confirm));
        };
        row("planned", {}, {"QA", "boss"});
        row("every type, decided",
            [toBoss](ApprovalDesk &desk) {
                toBoss(desk);
                SignApproval wish = desk.wish();
                wish.hasReadDissents = true;
                desk.must(desk.as("boss", wish));
                desk.must(desk.sign("chief", Decision::Object, "Not at night"));
                desk.must(desk.sign("reader", Decision::Read));
                desk.must(desk.sign("dep", Decision::Read));
            },
            {"Drafted", "Reviewed", "Agreed", "Disagreed", "Cooperated", "Approved", "Objected afterwards", "Read",
             "Received"});
        row("final by delegation",
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("qa"));
                desk.must(desk.sign("dba", Decision::Agree));
                desk.must(desk.sign("sec", Decision::Agree));
                desk.must(desk.sign("support", Decision::Confirm));
                SignApproval wish = desk.wish();
                wish.decidesFinally = true;
                desk.must(desk.as("boss", wish));
            },
            {"Final by delegation", "Afterwards"});
        row("acting",
            [](ApprovalDesk &desk) {
                desk.directory.delegations
                    = {{"d", PersonId("qa"), PersonId("sre1"), desk.now, desk.now.addDays(2), {}, "leave"}};
                desk.submit();
                desk.must(desk.act("sre1", "qa"));
            },
            {"Reviewed", "Acting", "sre1"});
        row("on hold",
            [](ApprovalDesk &desk) {
                desk.submit();
                SignApproval wish = desk.wish(Decision::Hold);
                wish.until = desk.now.addSecs(3600);
                desk.must(desk.as("qa", wish));
            },
            {"On hold"});
        row("the deadline passed",
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.wait(121));
            },
            {"Deadline passed, afterwards"});
        row("returned and asked again",
            [toBoss](ApprovalDesk &desk) {
                toBoss(desk);
                desk.must(desk.sign("boss", Decision::Return, "Wrong window"));
                desk.now = desk.now.addSecs(3600);
                desk.submit();
            },
            {"Reviewed", "Asked"});
    }

    void everyLineTypeIsOnThePaper()
    {
        QFETCH(const Happening, happening);
        QFETCH(const QStringList, printed);
        ApprovalDesk desk;
        desk.type = ReleaseType::Emergency;
        desk.allowsAfterwards = true;
        desk.directory.approvals.authority = {{{}, {PersonId("boss")}, {}}};
        desk.directory.projects[0].name = "https://evil.example/sign";
        desk.create({step("1", 1, "review", {"qa"}, {{"title", "QA"}, {"lapseHours", 2}}),
                     step("2", 2, "agree", {"dba"}, {{"title", "DBA"}}),
                     step("3", 2, "agreeOptional", {"sec"}, {{"title", "Security"}}),
                     step("4", 2, "cooperate", {"support"}, {{"title", "Support"}}),
                     step("5", 3, "approve", {"boss"}, {{"title", "Service"}, {"mayDecideFinally", true}}),
                     step("6", 4, "afterwards", {"chief"}, {{"title", "Chief"}}), step("7", 5, "informed", {"reader"}),
                     step("8", 5, "receive", {"dep"})});
        if (happening)
            happening(desk);

        const auto paper = ui::workPlanPaper(desk.release, desk.directory, desk.now);
        const QString text = paper->toPlainText();
        const auto boxes = documents::approvalBoxes(desk.release, desk.directory, desk.now);
        const QString drawn = ui::StampBox::inWords(boxes.first().stamps, desk.directory, desk.now);

        for (const QString &each : printed) {
            QVERIFY2(text.contains(each), qPrintable(QString(each + " is not in\n" + text)));
            QVERIFY2(drawn.contains(each, Qt::CaseInsensitive), qPrintable(QString(each + " is not drawn: " + drawn)));
        }
        QCOMPARE(text.count(QChar::ObjectReplacementCharacter), 1); // the drawn box
        QVERIFY2(!text.contains("|--") && !text.contains("| Role"), qPrintable(text)); // tables are tables
        QCOMPARE(paper->rootFrame()->childFrames().size(), 5);
        QVERIFY(!paper->toHtml().contains("href"));
        QBuffer file;
        QVERIFY(file.open(QIODevice::WriteOnly));
        ui::writeWorkPlanPaper(file, desk.release, desk.directory, desk.now);
        QVERIFY(file.data().startsWith("%PDF-"));
        QCOMPARE(file.data().count("/Subtype /Image"), 1);
        keepPicture(*paper);
    }

private:
    //! For the eye.
    static void keepPicture(QTextDocument &paper)
    {
        constexpr int width = 1031; // A4 across, less its margins
        paper.setTextWidth(width);
        QImage picture(QSizeF(width, paper.size().height()).toSize() * 2, QImage::Format_RGB32);
        picture.setDevicePixelRatio(2);
        picture.fill(Qt::white);
        QPainter painter(&picture);
        paper.drawContents(&painter);
        const QString name = QString::fromLatin1(QTest::currentDataTag()).replace(' ', '-').remove(',');
        picture.save(QStringLiteral(RD_BIN_DIR "/../paper-%1.png").arg(name));
    }
};

RELEASE_DESK_TEST(tst_work_plan_paper, TestWorkPlanPaper)
#include "tst_work_plan_paper.moc"
