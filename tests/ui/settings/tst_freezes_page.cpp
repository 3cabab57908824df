// SPDX-License-Identifier: Apache-2.0
#include "core/base/shown_zone.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_world.h"
#include "tests/ui/widgets/picture.h"
#include "ui/settings/freezes_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestFreezesPage final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        setShownZone(QTimeZone("Asia/Seoul"));
        m_saved.clear();
        m_refusal.reset();
        m_reasons.clear();
        m_page = std::make_unique<FreezesPage>(
            tests::sampleDirectory(), tests::sampleUser,
            FreezeChanges{
                [this](domain::Freeze freeze, std::optional<domain::Freeze> before) {
                    return set(std::move(freeze), std::move(before));
                },
                [this](domain::Freeze freeze, QString reason) { return lift(std::move(freeze), std::move(reason)); }});
        m_page->resize(520, 600);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void cleanup() { m_page.reset(); }

    void aFreezeIsAddedByKeyboardAlone()
    {
        button("Add a freeze")->setFocus();
        QTest::keyClick(button("Add a freeze"), Qt::Key_Space);
        QVERIFY(m_page->reason()->edit()->hasFocus());
        QTest::keyClicks(m_page->reason()->edit(), "Black Friday");
        m_page->from()->setDateTime(QDateTime(QDate(2026, 11, 26), QTime(0, 0)));
        m_page->until()->setDateTime(QDateTime(QDate(2026, 11, 30), QTime(9, 0)));
        m_page->place()->setCurrentIndex(1);
        QTest::keyClicks(m_page->exceptions()->edit(), "payments/5.1.0 , checkout/2.8.0");
        button("Save freeze")->setFocus();
        QTest::keyClick(button("Save freeze"), Qt::Key_Space);

        QCOMPARE(m_saved.size(), 1);
        QCOMPARE(m_saved.first().from, QDateTime(QDate(2026, 11, 25), QTime(15, 0), Qt::UTC)); // Seoul is ahead
        QCOMPARE(m_saved.first().until, QDateTime(QDate(2026, 11, 30), QTime(0, 0), Qt::UTC));
        QCOMPARE(m_saved.first().environments.size(), 1);
        QCOMPARE(m_saved.first().exceptions, QStringList({"payments/5.1.0", "checkout/2.8.0"}));
        QCOMPARE(m_saved.first().owner, tests::sampleUser);
        QVERIFY(shows("Black Friday"));
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_page, "freezes", {520, 600})) > 10);
    }

    void oneThatIsThereIsChangedAndRemoved()
    {
        add("Stocktaking");
        m_page->edit(0);
        QCOMPARE(m_page->reason()->text(), "Stocktaking");
        const QDateTime before = m_saved.first().until;
        m_page->until()->setDateTime(m_page->until()->dateTime().addDays(1));
        m_page->saveForm();
        QCOMPARE(m_saved.size(), 1);
        QCOMPARE(m_saved.first().until, before.addDays(1));
        m_page->remove(0);
        auto *const dialog = m_page->findChild<ConfirmDialog *>();
        QVERIFY(!dialog->canConfirm()); // nothing is lifted without a reason
        QTest::keyClicks(dialog->findChild<QPlainTextEdit *>(), "done early");
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_saved.isEmpty());
        QCOMPARE(m_reasons, QStringList{"done early"});
        QVERIFY(shows("Nothing is frozen."));
    }

    void whatMakesNoSenseIsSaidAndNotSaved()
    {
        m_page->edit();
        m_page->saveForm();
        QVERIFY(m_saved.isEmpty());
        QVERIFY(m_page->banner()->isVisible());
        m_page->reason()->setText("R");
        m_page->until()->setDateTime(m_page->from()->dateTime());
        m_page->saveForm();
        QVERIFY(m_saved.isEmpty());
    }

    void whatIsRefusedStaysInTheForm()
    {
        m_refusal = Error{ErrorCode::PermissionDenied, "Ask an owner.", {}};
        add("Mine");
        QVERIFY(m_page->freezes().isEmpty());
        QVERIFY(m_page->banner()->isVisible());
        QVERIFY(m_page->reason()->isVisible());
        QCOMPARE(m_page->reason()->text(), "Mine");
    }

private:
    QCoro::Task<Result<>> set(domain::Freeze freeze, std::optional<domain::Freeze> before)
    {
        if (m_refusal)
            co_return tl::unexpected(*m_refusal);
        if (before)
            m_saved.removeOne(*before);
        m_saved.append(freeze);
        co_return Result<>();
    }

    QCoro::Task<Result<>> lift(domain::Freeze freeze, QString reason)
    {
        m_saved.removeOne(freeze);
        m_reasons.append(reason);
        co_return Result<>();
    }

    void add(const QString &reason)
    {
        m_page->edit();
        m_page->reason()->setText(reason);
        m_page->saveForm();
    }

    [[nodiscard]] Button *button(const QString &text) const
    {
        const auto all = m_page->findChildren<Button *>();
        const auto found = std::ranges::find_if(
            all, [&text](const Button *each) { return each->text() == text && each->isVisible(); });
        return found == all.end() ? nullptr : *found;
    }

    [[nodiscard]] bool shows(const QString &text) const
    {
        const auto all = m_page->findChildren<SafeLabel *>();
        return std::ranges::any_of(all, [&text](const SafeLabel *each) { return each->text() == text; });
    }

    std::unique_ptr<FreezesPage> m_page;
    QList<domain::Freeze> m_saved;
    QStringList m_reasons;
    std::optional<Error> m_refusal;
};

RELEASE_DESK_TEST(tst_freezes_page, TestFreezesPage)

#include "tst_freezes_page.moc"
