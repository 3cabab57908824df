// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/settings/notification_preferences.h"
#include "ui/widgets/themed_widget.h"

class QTimeEdit;

namespace releasedesk::ui {

class SettingRow;
class Switch;

//! How and when a person is told that a signature is asked for. Every choice holds at once and is written down.
class NotificationsPage final : public ThemedWidget
{
    Q_OBJECT

public:
    //! Reads and writes \p store, which must outlive the page.
    NotificationsPage(QSettings &store, PersonId person, QWidget *parent = nullptr);

    [[nodiscard]] const NotificationPreferences &preferences() const { return m_preferences; }
    [[nodiscard]] Switch *desktopSwitch() const { return m_desktop; }
    [[nodiscard]] Switch *windowSwitch() const { return m_window; }
    [[nodiscard]] Switch *quietSwitch() const { return m_quiet; }
    [[nodiscard]] QTimeEdit *fromEdit() const { return m_from; }
    [[nodiscard]] QTimeEdit *untilEdit() const { return m_until; }

signals:
    void changed(const releasedesk::ui::NotificationPreferences &preferences);

protected:
    void languageChanged() override;

private:
    void take();

    QSettings &m_store;
    PersonId m_person;
    NotificationPreferences m_preferences;
    Switch *m_desktop;
    Switch *m_window;
    Switch *m_quiet;
    QTimeEdit *m_from;
    QTimeEdit *m_until;
    SettingRow *m_desktopRow;
    SettingRow *m_windowRow;
    SettingRow *m_quietRow;
    SettingRow *m_fromRow;
    SettingRow *m_untilRow;
};

} // namespace releasedesk::ui
