// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/rehearsal/calendar.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QComboBox;

namespace releasedesk::ui {

class Button;
class Card;
class FormField;
class SafeLabel;
class StatusGlyph;
class WindowFields;

//! "Is the slot free?": a release, a place and a time, and at once what is in the way there.
class SlotForm final : public ThemedWidget
{
    Q_OBJECT

public:
    SlotForm(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    //! Asks for the hours that are written on another day.
    void askFor(QDate day);
    //! What is asked for; its times are not valid while they cannot be read.
    [[nodiscard]] rehearsal::SlotWish wish() const;
    [[nodiscard]] const QList<rehearsal::Obstacle> &obstacles() const { return m_obstacles; }
    //! Invalid: none was looked for, or there is none.
    [[nodiscard]] QDateTime nextFree() const { return m_nextFree; }
    [[nodiscard]] QString answer() const;

    [[nodiscard]] QComboBox *release() const { return m_release; }
    [[nodiscard]] QComboBox *place() const { return m_place; }
    [[nodiscard]] WindowFields *window() const { return m_window; }
    [[nodiscard]] Button *takeNext() const { return m_takeNext; }

    //! The releases or freezes are others now.
    void refresh();

signals:
    //! Another day is asked for.
    void dayChanged(QDate day);

protected:
    void languageChanged() override;

private:
    void fillReleases();
    void fillPlaces();
    void takeRelease();
    void judge();
    void showObstacles();

    session::Desk &m_desk;
    const Clock &m_clock;
    QComboBox *m_release;
    QComboBox *m_place;
    FormField *m_releaseField;
    FormField *m_placeField;
    WindowFields *m_window;
    Card *m_card;
    StatusGlyph *m_glyph;
    SafeLabel *m_answer;
    QWidget *m_list = nullptr;
    Button *m_takeNext;
    QList<rehearsal::Obstacle> m_obstacles;
    QDateTime m_nextFree;
};

} // namespace releasedesk::ui
