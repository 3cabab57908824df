// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/place.h"

#include <QList>
#include <QObject>

namespace releasedesk::ui {

//! Where the person is, was, and was before going back. Going to where one is changes nothing.
class Navigation final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype remembered = 50;

    using QObject::QObject;

    [[nodiscard]] const Place &current() const { return m_current; }
    [[nodiscard]] bool canGoBack() const { return !m_behind.isEmpty(); }
    [[nodiscard]] bool canGoForward() const { return !m_ahead.isEmpty(); }

    void go(const Place &place);
    //! The same, without a step to come back to: for a tab of the release that is shown, or what is selected there.
    void amend(const Place &place);
    void goBack();
    void goForward();

signals:
    void changed(const releasedesk::ui::Place &place);

private:
    void enter(const Place &place);

    Place m_current;
    QList<Place> m_behind; //!< newest last
    QList<Place> m_ahead; //!< nearest last
};

} // namespace releasedesk::ui
