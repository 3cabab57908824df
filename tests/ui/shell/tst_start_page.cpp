// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_world.h"
#include "tests/ui/widgets/picture.h"
#include "ui/shell/start_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/row_button.h"

#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestStartPage final : public QObject
{
    Q_OBJECT

private slots:
    void aFolderFromBeforeOpensAgain()
    {
        StartPage page;
        QSignalSpy wanted(&page, &StartPage::openWanted);
        page.setRecent({"/home/me/one", "/home/me/two"});

        page.findChildren<RowButton *>().at(1)->click();

        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), "/home/me/two");
    }

    void anErrorIsShownAndCanBeTriedAgain()
    {
        StartPage page;
        page.setRecent({"/home/me/one"});
        QSignalSpy again(&page, &StartPage::openWanted);
        QSignalSpy look(&page, &StartPage::lookWanted);
        const Error error{ErrorCode::FailedPrecondition,
                          "This workspace is open in another program (rdesk, process 4711). Close it there first.",
                          {}};

        page.showError(error, "/home/me/one", true);
        auto *const banner = page.findChild<ErrorBanner *>();
        QCOMPARE(banner->sentence(), error.message);
        QVERIFY(tests::colorsIn(tests::keepPictures(page, "start-error", {860, 620})) > 50);
        emit banner->actionTriggered(0);
        emit banner->actionTriggered(1);

        QCOMPARE(again.size(), 1);
        QCOMPARE(look.first().first().toString(), "/home/me/one");
    }

    void asksWhoThePersonIs()
    {
        StartPage page;
        QSignalSpy chosen(&page, &StartPage::personChosen);

        page.askWho("Hanbit Commerce", tests::sampleDirectory().people);
        QVERIFY(tests::colorsIn(tests::keepPictures(page, "start-who", {860, 620})) > 50);
        page.findChildren<RowButton *>().at(1)->click();

        QCOMPARE(chosen.first().first().value<PersonId>(), PersonId("gaeun.han"));
    }

    void nothingIsPressedWhileOpening()
    {
        StartPage page;
        page.setBusy("Opening…");
        for (const Button *const button : page.findChildren<Button *>(QString(), Qt::FindDirectChildrenOnly))
            QVERIFY(!button->isEnabled());

        page.showError({ErrorCode::NotFound, "There is no workspace here.", {}}, "/x", false);

        for (const Button *const button : page.findChildren<Button *>()) {
            if (button->text() == "Open workspace…")
                QVERIFY(button->isEnabled());
        }
    }
};

RELEASE_DESK_TEST(tst_start_page, TestStartPage)

#include "tst_start_page.moc"
