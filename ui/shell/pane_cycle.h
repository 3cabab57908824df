// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

namespace releasedesk::ui {

//! The areas of the window that F6 goes through. Each remembers which of its controls had the focus.
class PaneCycle
{
public:
    //! In order; hidden ones are passed over.
    void setPanes(const QList<QWidget *> &panes);

    //! Gives the focus to the next pane (\p step 1) or the one before (-1). Answers the pane, or null if none takes it.
    QWidget *go(int step);

private:
    struct Pane {
        QPointer<QWidget> area;
        QPointer<QWidget> last;
    };
    QList<Pane> m_panes;
};

} // namespace releasedesk::ui
