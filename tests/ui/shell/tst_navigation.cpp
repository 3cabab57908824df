// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/shell/navigation.h"

#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestNavigation final : public QObject
{
    Q_OBJECT

private slots:
    void goesBackAndForward()
    {
        Navigation navigation;
        const Place approvals{View::Approvals};
        const Place release{View::Release, ReleaseId("a"), ReleaseTab::Notes};
        navigation.go(approvals);
        navigation.go(release);

        navigation.goBack();
        QCOMPARE(navigation.current(), approvals);
        QVERIFY(navigation.canGoForward());
        navigation.goBack();
        QCOMPARE(navigation.current(), Place());
        QVERIFY(!navigation.canGoBack());
        navigation.goForward();
        navigation.goForward();

        QCOMPARE(navigation.current(), release);
        QVERIFY(!navigation.canGoForward());
    }

    void aNewPlaceEndsTheWayForward()
    {
        Navigation navigation;
        navigation.go({View::Approvals});
        navigation.goBack();

        navigation.go({View::Releases});

        QVERIFY(!navigation.canGoForward());
        navigation.goBack();
        QCOMPARE(navigation.current(), Place());
    }

    void stayingIsNoStep()
    {
        Navigation navigation;
        QSignalSpy changed(&navigation, &Navigation::changed);

        navigation.go(Place());
        navigation.goBack();
        navigation.goForward();

        QCOMPARE(changed.size(), 0);
        QVERIFY(!navigation.canGoBack());
    }

    void anotherTabIsNoStep()
    {
        Navigation navigation;
        QSignalSpy changed(&navigation, &Navigation::changed);
        navigation.go({View::Release, ReleaseId("a"), ReleaseTab::Flow});

        navigation.amend({View::Release, ReleaseId("a"), ReleaseTab::History});

        QCOMPARE(changed.size(), 2);
        navigation.goBack();
        QCOMPARE(navigation.current(), Place());
        navigation.goForward();
        QCOMPARE(navigation.current().tab, ReleaseTab::History);
    }

    void theWayBackIsNotEndless()
    {
        Navigation navigation;
        for (qsizetype i = 0; i < 2 * Navigation::remembered; ++i)
            navigation.go({View::Release, ReleaseId(QString::number(i))});

        int steps = 0;
        for (; navigation.canGoBack(); ++steps)
            navigation.goBack();

        QCOMPARE(steps, Navigation::remembered);
    }
};

RELEASE_DESK_TEST(tst_navigation, TestNavigation)

#include "tst_navigation.moc"
