// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "ui/releases/release_details.h"
#include "ui/releases/window_fields.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"

#include <QLineEdit>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestReleaseDetails final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_sample.reset();
    }

    void titleAndWindowOfADraftAreChanged()
    {
        ask();
        QLineEdit *const title = m_window->findChildren<TextField *>().first()->edit();
        title->selectAll();
        QTest::keyClicks(title, "Another title");
        const QDateTime start(QDate(2026, 12, 8), QTime(5, 0), Qt::UTC);
        m_window->findChild<WindowFields *>()->setWindow(start, start.addSecs(7200));
        dialog()->confirmButton()->click();
        QTRY_COMPARE(release().title(), "Another title");
        QCOMPARE(release().windowStart(), start);
        QCOMPARE(release().windowEnd(), start.addSecs(7200));
        QTRY_VERIFY(!dialog());
    }

    void aFreezeInTheWindowIsSaidBeforeItIsSaved()
    {
        domain::Directory frozen = m_sample->desk.directory();
        frozen.freezes = {
            {release().windowStart().addSecs(-60), release().windowEnd().addSecs(60), {}, {}, "Stocktaking", {}, {}}};
        m_sample->desk.setDirectory(frozen);
        ask();
        const auto labels = m_window->findChildren<SafeLabel *>();
        QVERIFY(
            std::ranges::any_of(labels, [](const SafeLabel *each) { return each->text().contains("Stocktaking"); }));
    }

    void aReleaseThatRunsSaysWhyNot()
    {
        const QDateTime end = release(tests::checkoutRelease).windowEnd();
        askDetails(m_sample->desk, m_sample->clock, tests::checkoutRelease, m_window.get());
        m_window->findChild<WindowFields *>()->setWindow(release(tests::checkoutRelease).windowStart(), end.addDays(1));
        const auto labels = m_window->findChildren<SafeLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const SafeLabel *each) { // before it is tried
            return each->text().contains("is not at its end");
        }));
        dialog()->confirmButton()->click();
        QTest::qWait(20);
        QVERIFY(dialog()); // with what the engine refused
        QCOMPARE(release(tests::checkoutRelease).windowEnd(), end);
    }

private:
    void ask() { askDetails(m_sample->desk, m_sample->clock, tests::catalogRelease, m_window.get()); }

    [[nodiscard]] ConfirmDialog *dialog() const { return m_window->findChild<ConfirmDialog *>(); }

    [[nodiscard]] const domain::Release &release(const ReleaseId &id = tests::catalogRelease) const
    {
        return *m_sample->desk.release(id);
    }

    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<QWidget> m_window;
};

RELEASE_DESK_TEST(tst_release_details, TestReleaseDetails)

#include "tst_release_details.moc"
