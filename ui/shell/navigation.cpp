// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/navigation.h"

namespace releasedesk::ui {

void Navigation::go(const Place &place)
{
    if (place == m_current)
        return;
    m_behind.append(m_current);
    if (m_behind.size() > remembered)
        m_behind.removeFirst();
    m_ahead.clear();
    enter(place);
}

void Navigation::amend(const Place &place)
{
    if (place != m_current)
        enter(place);
}

void Navigation::goBack()
{
    if (!canGoBack())
        return;
    m_ahead.append(m_current);
    enter(m_behind.takeLast());
}

void Navigation::goForward()
{
    if (!canGoForward())
        return;
    m_behind.append(m_current);
    enter(m_ahead.takeLast());
}

void Navigation::enter(const Place &place)
{
    m_current = place;
    emit changed(m_current);
}

} // namespace releasedesk::ui
