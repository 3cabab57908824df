// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class TextField;

//! Day and hours of a change window, in the zone that is shown. Empty means no window yet.
class WindowFields final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit WindowFields(const Clock &clock, QWidget *parent = nullptr);

    void setWindow(const QDateTime &start, const QDateTime &end);
    //! Invalid where nothing, or nothing readable, is written.
    [[nodiscard]] QDateTime start() const { return m_start; }
    [[nodiscard]] QDateTime end() const { return m_end; }
    //! Whether what is written can be used; says at the fields what cannot.
    [[nodiscard]] bool check();
    //! A person has changed something.
    [[nodiscard]] bool isTouched() const { return m_isTouched; }
    void forget() { m_isTouched = false; }

    [[nodiscard]] TextField *day() const { return m_day; }
    [[nodiscard]] TextField *hours() const { return m_hours; }

    //! "14:00–16:00", "14-16"; an invalid pair if it is neither.
    [[nodiscard]] static std::pair<QTime, QTime> readHours(const QString &text);

signals:
    void changed();

protected:
    void languageChanged() override;

private:
    void read();
    void write();

    const Clock &m_clock;
    TextField *m_day;
    TextField *m_hours;
    QDateTime m_start;
    QDateTime m_end;
    bool m_isTouched = false;
    QObject m_fields; //!< listens to fields that lose the focus; gone before they are taken away themselves
};

} // namespace releasedesk::ui
