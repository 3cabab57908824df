// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/notification_rules.h"
#include "ui/settings/notification_preferences.h"
#include "ui/widgets/themed_widget.h"

#include <QCoroTask>

#include <functional>

class QTimeEdit;

namespace releasedesk::ui {

class ErrorBanner;
class Separator;
class SettingRow;
class Switch;

//! How and when a person is told that a signature is asked for. Every choice holds at once and is written down.
class NotificationsPage final : public ThemedWidget
{
    Q_OBJECT

public:
    //! Reads and writes \p store, which must outlive the page.
    NotificationsPage(QSettings &store, PersonId person, QWidget *parent = nullptr);

    using Save = std::function<QCoro::Task<Result<>>(domain::NotificationRules)>;

    //! Offers mail and messenger too, which reach the person wherever the engine runs; quiet hours hold for them as
    //! well. \p save puts a choice on record.
    void setOutside(const domain::NotificationRules &rules, Save save);

    [[nodiscard]] const NotificationPreferences &preferences() const { return m_preferences; }
    [[nodiscard]] Switch *desktopSwitch() const { return m_desktop; }
    [[nodiscard]] Switch *windowSwitch() const { return m_window; }
    [[nodiscard]] Switch *quietSwitch() const { return m_quiet; }
    [[nodiscard]] Switch *mailSwitch() const { return m_mail; }
    [[nodiscard]] Switch *messengerSwitch() const { return m_messenger; }
    [[nodiscard]] QTimeEdit *fromEdit() const { return m_from; }
    [[nodiscard]] QTimeEdit *untilEdit() const { return m_until; }

signals:
    void changed(const releasedesk::ui::NotificationPreferences &preferences);

protected:
    void languageChanged() override;

private:
    void take();
    void save(const domain::NotificationRules &rules);

    QSettings &m_store;
    PersonId m_person;
    NotificationPreferences m_preferences;
    Switch *m_desktop;
    Switch *m_window;
    Switch *m_mail;
    Switch *m_messenger;
    Switch *m_quiet;
    QTimeEdit *m_from;
    QTimeEdit *m_until;
    SettingRow *m_desktopRow;
    SettingRow *m_windowRow;
    SettingRow *m_mailRow;
    SettingRow *m_messengerRow;
    SettingRow *m_quietRow;
    SettingRow *m_fromRow;
    SettingRow *m_untilRow;
    Separator *m_mailLine; //!< above the rows that are not always there
    Separator *m_messengerLine;
    ErrorBanner *m_error;
    domain::NotificationRules m_rules; //!< on record
    Save m_save; //!< none: nobody keeps a record
};

} // namespace releasedesk::ui
