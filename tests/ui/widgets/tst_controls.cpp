// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/widgets/picture.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/key_text.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/tab_bar.h"
#include "ui/widgets/text_field.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

//! Buttons, segments, switches, fields, tabs and banners, used by keyboard.
class TestControls final : public QObject
{
    Q_OBJECT

private slots:
    void aButtonHasTheHeightOfTheDesign()
    {
        Button button(QStringLiteral("Approve"));
        QCOMPARE(button.sizeHint().height(), 28);
        button.setHeight(Button::Height::Small);
        QCOMPARE(button.sizeHint().height(), 24);
        button.setHeight(Button::Height::Large);
        QCOMPARE(button.sizeHint().height(), 34);
        const Button square("more", QStringLiteral("More"));
        QCOMPARE(square.sizeHint(), QSize(28, 28));
    }

    void kindsOfButtonsDiffer()
    {
        QSet<QByteArray> pictures;
        for (const auto kind : {Button::Kind::Primary, Button::Kind::Default, Button::Kind::Ghost, Button::Kind::Danger,
                                Button::Kind::DangerFill, Button::Kind::Link}) {
            Button button(QStringLiteral("Roll back"), kind);
            const QImage image = tests::pictureOf(button, QSize(100, 28));
            pictures.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(pictures.size(), 6);
    }

    void aBusyButtonKeepsItsWidthAndDoesNothing()
    {
        Button button(QStringLiteral("Request approval"), Button::Kind::Primary);
        QSignalSpy clicked(&button, &Button::clicked);
        const int width = button.sizeHint().width();

        button.setBusy(true);

        QCOMPARE(button.sizeHint().width(), width);
        button.show();
        QTest::keyClick(&button, Qt::Key_Space);
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(clicked.size(), 0);
        button.setBusy(false);
        QTest::keyClick(&button, Qt::Key_Space);
        QCOMPARE(clicked.size(), 1);
    }

    void enterPressesTheFocusedButton()
    {
        Button button(QStringLiteral("Cancel"));
        QSignalSpy clicked(&button, &Button::clicked);
        button.show();
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(clicked.size(), 1);
        QTest::keyClick(&button, Qt::Key_Return, Qt::ControlModifier); // belongs to the primary action of the window
        QCOMPARE(clicked.size(), 1);
        button.setEnabled(false);
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(clicked.size(), 1);
    }

    void aDisabledButtonSaysWhy()
    {
        Button button(QStringLiteral("Start"));
        button.setDisabledReason(QStringLiteral("Two approvals are missing."));
        QVERIFY(!button.isEnabled());
        QCOMPARE(button.accessibleDescription(), QStringLiteral("Two approvals are missing."));
        QVERIFY(button.toolTip().contains(QStringLiteral("Two approvals are missing.")));
        button.setDisabledReason({});
        QVERIFY(button.isEnabled());
        QVERIFY(button.toolTip().isEmpty());
    }

    void aShortcutIsPrinted()
    {
        QCOMPARE(keyText(Qt::CTRL | Qt::Key_Return), QStringLiteral("Ctrl ⏎"));
        QCOMPARE(keyText(Qt::CTRL | Qt::Key_K), QStringLiteral("Ctrl K"));
        QCOMPARE(keyText(Qt::CTRL | Qt::Key_Plus), QStringLiteral("Ctrl +"));
        QCOMPARE(keyText(Qt::Key_N), QStringLiteral("N"));
        Button plain(QStringLiteral("New"));
        Button withKey(QStringLiteral("New"));
        withKey.setShownShortcut(Qt::Key_N);
        QVERIFY(withKey.sizeHint().width() > plain.sizeHint().width());
    }

    void arrowKeysMoveTheSegment()
    {
        SegmentedControl control;
        for (const char *const text : {"Versions", "Drift", "Age"})
            control.addSegment(QString::fromLatin1(text));
        control.show();
        control.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&control));
        const auto parts = control.findChildren<QAbstractButton *>();
        QSignalSpy chosen(&control, &SegmentedControl::chosen);
        parts.at(0)->setFocus();

        QTest::keyClick(parts.at(0), Qt::Key_Right);

        QCOMPARE(control.currentIndex(), 1);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toInt(), 1);
        QTest::mouseClick(parts.at(2), Qt::LeftButton);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen.at(1).at(0).toInt(), 2);
        control.setCurrentIndex(0);
        QCOMPARE(control.currentIndex(), 0);
        QCOMPARE(chosen.size(), 2);
    }

    void aSwitchIsACheckBoxForEveryone()
    {
        Switch toggle(QStringLiteral("Ask again if the version changes"));
        QAccessibleInterface *const accessible = QAccessible::queryAccessibleInterface(&toggle);
        QCOMPARE(accessible->role(), QAccessible::CheckBox);
        QCOMPARE(accessible->text(QAccessible::Name), toggle.text());
        const QImage off = tests::pictureOf(toggle);
        toggle.show();
        QTest::keyClick(&toggle, Qt::Key_Space);
        QVERIFY(toggle.isChecked());
        QVERIFY(tests::pictureOf(toggle) != off);
    }

    void aFieldSaysWhatIsWrong()
    {
        TextField field(QStringLiteral("Address"));
        const int before = field.sizeHint().height();
        QCOMPARE(field.edit()->accessibleName(), QStringLiteral("Address"));

        field.setError(QStringLiteral("No server at this address."));

        QCOMPARE(field.edit()->accessibleDescription(), QStringLiteral("No server at this address."));
        QVERIFY(field.edit()->property("isWrong").toBool());
        QVERIFY(field.sizeHint().height() > before);
        field.show();
        QTest::keyClick(field.edit(), Qt::Key_A);
        QVERIFY(field.error().isEmpty());
        QVERIFY(!field.edit()->property("isWrong").toBool());
    }

    void aWrongFieldIsRed()
    {
        Theme::current().install();
        TextField field(QStringLiteral("Address"));
        QVERIFY(!tests::hasColor(tests::pictureOf(field, QSize(300, 80)), tokenColor(ColorToken::Failed)));
        field.setError(QStringLiteral("No server at this address."));
        QVERIFY(tests::hasColor(tests::pictureOf(field, QSize(300, 80)), tokenColor(ColorToken::Failed)));
    }

    void escapeEmptiesASearch()
    {
        SearchField field(QStringLiteral("Filter issues"));
        field.setText(QStringLiteral("pay"));
        field.show();
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
        QCOMPARE(field.accessibleName(), QStringLiteral("Filter issues"));
    }

    void tabsMoveByArrowKeysAndShowCounts()
    {
        TabBar tabs;
        tabs.addTab(QStringLiteral("Flow"), "flow");
        tabs.addTab(QStringLiteral("Features"), "version");
        const int before = tabs.sizeHint().width();
        tabs.setCount(1, QStringLiteral("25"));
        QVERIFY(tabs.sizeHint().width() > before);
        QCOMPARE(tabs.sizeHint().height(), 36);
        tabs.show();
        QTest::keyClick(&tabs, Qt::Key_Right);
        QCOMPARE(tabs.currentIndex(), 1);
    }

    void aBannerShowsAnErrorWithItsDetail()
    {
        Error error;
        error.message = QStringLiteral("Jira did not accept this token.");
        error.detail = QStringLiteral("HTTP 401");
        ErrorBanner banner;
        QVERIFY(banner.isHidden());

        banner.showError(error);
        banner.setAction(0, QStringLiteral("Sign in again"));

        QVERIFY(!banner.isHidden());
        QCOMPARE(banner.sentence(), error.message);
        QCOMPARE(banner.accessibleName(), error.message);
        QSignalSpy triggered(&banner, &ErrorBanner::actionTriggered);
        const auto buttons = banner.findChildren<Button *>();
        const auto button = [&buttons](const QString &text) {
            const auto it = std::ranges::find_if(buttons, [&](const Button *b) { return b->text() == text; });
            return it == buttons.end() ? nullptr : *it;
        };
        QVERIFY(button(QStringLiteral("Sign in again")));
        button(QStringLiteral("Sign in again"))->click();
        QCOMPARE(triggered.size(), 1);
        QCOMPARE(triggered.at(0).at(0).toInt(), 0);
        QVERIFY(button(QStringLiteral("Show details")));
        button(QStringLiteral("Show details"))->click();
        QVERIFY(button(QStringLiteral("Hide details")));
    }
};

RELEASE_DESK_TEST(tst_controls, TestControls)
#include "tst_controls.moc"
