// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/shell/window_world.h"
#include "ui/documents/notes_panel.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/safe_label.h"

#include <QCloseEvent>
#include <QPlainTextEdit>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestClosing final : public QObject
{
    Q_OBJECT

private slots:
    void wordsThatAreNotSavedAreNotLostWithoutAQuestion()
    {
        tests::WindowWorld world;
        world.window->show();
        world.window->go({View::Release, tests::paymentsRelease, ReleaseTab::Notes});
        auto *const notes = world.window->findChild<NotesPanel *>();
        QVERIFY(notes);
        QVERIFY(notes->unsaved().isEmpty());
        notes->findChild<QPlainTextEdit *>()->setPlainText("Written tonight");
        QCOMPARE(notes->unsaved(), QStringList{"payments 5.1.0 (English)"});

        QCloseEvent closing;
        QCoreApplication::sendEvent(world.window.get(), &closing);

        QVERIFY(!closing.isAccepted());
        const auto *const dialog = world.window->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        const QList<SafeLabel *> labels = dialog->findChildren<SafeLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const SafeLabel *each) {
            return each->text().contains("payments 5.1.0 (English) is not saved");
        }));

        emit world.window->findChild<ConfirmDialog *>()->confirmed({});
        QVERIFY(!world.window->isVisible());
    }
};

RELEASE_DESK_TEST(tst_closing, TestClosing)
#include "tst_closing.moc"
