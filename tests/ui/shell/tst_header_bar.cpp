// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/shell/header_bar.h"
#include "ui/shell/side_bar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

ReleaseHeader header()
{
    ReleaseHeader made;
    made.project = "checkout";
    made.version = "2.8.0";
    made.state = {State::Planned, "Draft"};
    made.window = "Tue 24 Nov 14:00–16:00";
    made.owner = "Bae-dal Yoon";
    made.ownerAccount = "bd.yoon";
    ReleaseAction primary;
    primary.kind = ReleaseActionKind::RequestApproval;
    primary.text = "Request approval";
    primary.icon = "approvals";
    primary.shortcut = QKeySequence("Ctrl+Return");
    made.actions.primary = primary;
    ReleaseAction pause;
    pause.kind = ReleaseActionKind::Pause;
    pause.text = "Pause";
    pause.icon = "pause";
    made.actions.secondary = {pause};
    ReleaseAction discard;
    discard.kind = ReleaseActionKind::Discard;
    discard.text = "Discard…";
    made.actions.more = {discard};
    return made;
}

QList<QWidget *> shownParts(const HeaderBar &bar)
{
    QList<QWidget *> parts;
    for (QWidget *const each : bar.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (each->isVisibleTo(&bar) && each->width() > 0)
            parts.append(each);
    }
    return parts;
}

} // namespace

class TestHeaderBar final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::current().install(); }

    void aButtonThatBecomesAnotherLetsTheFocusGo()
    {
        HeaderBar bar;
        ReleaseHeader shown = header();
        bar.showRelease(shown);
        bar.show();
        bar.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&bar));
        const auto buttons = bar.findChildren<Button *>();
        const auto primary = std::ranges::find(buttons, QStringLiteral("Request approval"), &Button::text);
        QVERIFY(primary != buttons.end());
        (*primary)->setFocus();
        QVERIFY((*primary)->hasFocus());

        shown.isSending = true;
        bar.showRelease(shown);
        QVERIFY((*primary)->hasFocus()); // still the same step
        shown.actions.primary->kind = ReleaseActionKind::RollBack;
        bar.showRelease(shown);

        QVERIFY(!(*primary)->hasFocus());
    }

    void foldsInOrder_data()
    {
        QTest::addColumn<int>("room");
        QTest::addColumn<QList<HeaderPart>>("folded");
        QTest::newRow("enough") << 1000 << QList<HeaderPart>{};
        QTest::newRow("owner first") << 960 << QList<HeaderPart>{HeaderPart::Owner};
        QTest::newRow("then labels") << 850 << QList<HeaderPart>{HeaderPart::Owner, HeaderPart::SecondaryLabels};
        QTest::newRow("then the window") << 780
                                         << QList<HeaderPart>{HeaderPart::Owner, HeaderPart::SecondaryLabels,
                                                              HeaderPart::WindowChip};
        QTest::newRow("never more than there is")
            << 10 << QList<HeaderPart>{HeaderPart::Owner, HeaderPart::SecondaryLabels, HeaderPart::WindowChip};
    }

    void foldsInOrder()
    {
        QFETCH(const int, room);

        const QList<HeaderPart> folded = foldedParts(room, 1000,
                                                     {{HeaderPart::Owner, 100},
                                                      {HeaderPart::SecondaryLabels, 100},
                                                      {HeaderPart::PrimaryKey, 0},
                                                      {HeaderPart::WindowChip, 150}});

        QTEST(folded, "folded");
    }

    void everythingFits_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("wide") << 1388;
        QTest::newRow("1024 with the rail") << 1024 - SideBar::railWidth;
        QTest::newRow("smallest window") << 900 - SideBar::railWidth;
    }

    void everythingFits()
    {
        QFETCH(const int, width);
        HeaderBar bar;
        bar.resize(width, 48);
        bar.show();

        bar.showRelease(header());
        QTest::qWait(1);

        QList<QWidget *> parts = shownParts(bar);
        std::ranges::sort(parts, {}, [](const QWidget *each) { return each->x(); });
        QVERIFY(parts.size() > 4);
        for (qsizetype i = 0; i < parts.size(); ++i) {
            QVERIFY2(parts.at(i)->geometry().right() <= width, parts.at(i)->metaObject()->className());
            if (i > 0)
                QVERIFY2(parts.at(i)->x() >= parts.at(i - 1)->geometry().right(),
                         parts.at(i)->metaObject()->className());
        }
    }

    void aLongNameCostsTheOwnerFirst()
    {
        HeaderBar bar;
        bar.resize(700, 48);
        bar.show();
        bar.showRelease(header());

        QVERIFY(!bar.folded().isEmpty());
        QCOMPARE(bar.folded().first(), HeaderPart::Owner);
        bar.resize(1388, 48);
        QVERIFY(bar.folded().isEmpty());
    }

    void aDisabledActionSaysWhy()
    {
        ReleaseHeader shown = header();
        shown.actions.primary->disabledReason = "Your role does not allow this.";
        HeaderBar bar;
        bar.showRelease(shown);
        QSignalSpy wanted(&bar, &HeaderBar::actionWanted);

        Button *primary = nullptr;
        for (Button *const each : bar.findChildren<Button *>()) {
            if (each->text() == "Request approval")
                primary = each;
        }
        QVERIFY(primary);
        QVERIFY(!primary->isEnabled());
        QCOMPARE(primary->accessibleDescription(), "Your role does not allow this.");
        primary->click();
        QCOMPARE(wanted.size(), 0);
    }

    void aButtonAsksForItsAction()
    {
        HeaderBar bar;
        bar.resize(1388, 48);
        bar.showRelease(header());
        QSignalSpy wanted(&bar, &HeaderBar::actionWanted);

        for (Button *const each : bar.findChildren<Button *>()) {
            if (each->text() == "Request approval" || each->text() == "Pause")
                each->click();
        }

        QCOMPARE(wanted.size(), 2);
    }

    void aHeldHeaderOffersNothing()
    {
        ReleaseHeader shown = header();
        shown.heldReason = "Actions wait for the engine";
        HeaderBar bar;
        bar.showRelease(shown);

        for (const Button *const each : bar.findChildren<Button *>()) {
            if (!each->text().isEmpty())
                QVERIFY2(!each->isEnabled(), qPrintable(each->text()));
        }
    }
};

RELEASE_DESK_TEST(tst_header_bar, TestHeaderBar)

#include "tst_header_bar.moc"
