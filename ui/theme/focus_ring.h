// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

class QApplication;

namespace releasedesk::ui {

//! Draws the focus ring around whichever control has the keyboard focus: on fields always, on other controls once the
//! focus came by keyboard. A widget without a ring of this kind sets the property "focusRing" to false.
class FocusRing final : public QObject
{
    Q_OBJECT

public:
    explicit FocusRing(QApplication *application);
    ~FocusRing() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showOn(QWidget *widget);
    void hide();
    void place();

    QPointer<QWidget> m_target;
    QPointer<QWidget> m_ring;
};

} // namespace releasedesk::ui
