// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"

#include <QWidget>

class QHBoxLayout;

namespace releasedesk::ui {

//! A length of time in its two largest units: "2 d 3 h".
[[nodiscard]] QString twoUnitText(qint64 seconds);

//! One number of the week, with what it is compared with.
struct WeekNumber {
    QString name;
    QString value;
    QString note; //!< may be empty
    bool isGood = false; //!< the note says something got better

    friend bool operator==(const WeekNumber &, const WeekNumber &) = default;
};

//! What the record can tell about the last seven days; a number without data is left out.
[[nodiscard]] QList<WeekNumber> weekNumbers(const projections::ReleaseBook &book, const QDateTime &now);

//! The numbers as cards side by side.
class WeekNumbers final : public QWidget
{
    Q_OBJECT

public:
    WeekNumbers(const session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] bool isEmpty() const { return m_shown.isEmpty(); }

private:
    const session::Desk &m_desk;
    const Clock &m_clock;
    QHBoxLayout *m_layout;
    QList<WeekNumber> m_shown;
};

} // namespace releasedesk::ui
