// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace releasedesk::ui;

namespace {

QWidget *ringIn(const QWidget &window)
{
    QWidget *const ring = window.findChild<QWidget *>(QStringLiteral("focusRing"));
    return ring && ring->isVisible() ? ring : nullptr;
}

} // namespace

class TestFocusRing final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        Theme::current().install();
        m_layout.addWidget(&m_button);
        m_layout.addWidget(&m_field);
        m_window.setFocusPolicy(Qt::ClickFocus);
        m_window.show();
        m_window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
    }

    void surroundsAButtonReachedByKeyboard()
    {
        m_window.setFocus(Qt::OtherFocusReason);
        m_button.setFocus(Qt::TabFocusReason);
        QWidget *const ring = ringIn(m_window);
        QVERIFY(ring);
        QCOMPARE(ring->geometry(), m_button.geometry().adjusted(-3, -3, 3, 3));
    }

    void leavesAClickedButtonAlone()
    {
        m_window.setFocus(Qt::OtherFocusReason);
        m_button.setFocus(Qt::MouseFocusReason);
        QVERIFY(!ringIn(m_window));
    }

    void surroundsAFieldInAnyCase()
    {
        m_field.setFocus(Qt::MouseFocusReason);
        QVERIFY(ringIn(m_window));
    }

    void followsItsControl()
    {
        m_field.setFocus(Qt::TabFocusReason);
        m_window.resize(500, 300);
        QTRY_COMPARE(ringIn(m_window)->geometry(), m_field.geometry().adjusted(-3, -3, 3, 3));
    }

    void goesAwayWithTheFocus()
    {
        m_button.setFocus(Qt::TabFocusReason);
        QVERIFY(ringIn(m_window));
        m_window.setFocus(Qt::OtherFocusReason);
        QTRY_VERIFY(!ringIn(m_window));
    }

private:
    QWidget m_window;
    QVBoxLayout m_layout{&m_window};
    QPushButton m_button{QStringLiteral("Open")};
    QLineEdit m_field;
};

RELEASE_DESK_TEST(tst_focus_ring, TestFocusRing)
#include "tst_focus_ring.moc"
