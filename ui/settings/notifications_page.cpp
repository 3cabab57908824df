// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/notifications_page.h"

#include "ui/settings/setting_row.h"
#include "ui/widgets/card.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/switch.h"

#include <QTimeEdit>
#include <QVBoxLayout>

namespace releasedesk::ui {

NotificationsPage::NotificationsPage(QSettings &store, PersonId person, QWidget *parent)
    : ThemedWidget(parent)
    , m_store(store)
    , m_person(std::move(person))
    , m_preferences(NotificationPreferences::read(store, m_person))
    , m_desktop(new Switch)
    , m_window(new Switch)
    , m_quiet(new Switch)
    , m_from(new QTimeEdit(m_preferences.quiet.from))
    , m_until(new QTimeEdit(m_preferences.quiet.until))
    , m_desktopRow(new SettingRow(m_desktop))
    , m_windowRow(new SettingRow(m_window))
    , m_quietRow(new SettingRow(m_quiet))
    , m_fromRow(new SettingRow(m_from))
    , m_untilRow(new SettingRow(m_until))
{
    m_desktop->setChecked(m_preferences.isOnDesktop);
    m_window->setChecked(m_preferences.isInWindow);
    m_quiet->setChecked(m_preferences.hasQuietHours);
    auto *const card = new Card;
    for (SettingRow *const row : {m_desktopRow, m_windowRow, m_quietRow, m_fromRow, m_untilRow}) {
        if (card->content()->count() > 0)
            card->content()->addWidget(new Separator);
        card->content()->addWidget(row);
    }
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    column->addStretch();
    for (QTimeEdit *const edit : {m_from, m_until}) {
        edit->setDisplayFormat(QStringLiteral("HH:mm"));
        edit->setFixedWidth(96);
        edit->setEnabled(m_preferences.hasQuietHours);
        connect(edit, &QTimeEdit::timeChanged, this, &NotificationsPage::take);
    }
    for (Switch *const each : {m_desktop, m_window, m_quiet})
        connect(each, &QCheckBox::toggled, this, &NotificationsPage::take);
    languageChanged();
}

void NotificationsPage::take()
{
    const NotificationPreferences chosen{
        m_desktop->isChecked(), m_window->isChecked(), m_quiet->isChecked(), {m_from->time(), m_until->time()}};
    if (chosen == m_preferences)
        return;
    m_preferences = chosen;
    m_from->setEnabled(chosen.hasQuietHours);
    m_until->setEnabled(chosen.hasQuietHours);
    m_preferences.write(m_store, m_person);
    emit changed(m_preferences);
}

void NotificationsPage::languageChanged()
{
    m_desktopRow->setTexts(tr("Notify on the desktop"),
                           tr("Once for each approval that waits for you, and again only if its content changes."));
    m_windowRow->setTexts(tr("Notify in the window"), tr("A note in the corner. The inbox shows it in any case."));
    m_quietRow->setTexts(tr("Quiet hours"), tr("What comes meanwhile is told in one sentence when they are over."));
    m_fromRow->setTexts(tr("Quiet from"), tr("In the time zone of the workspace."));
    m_untilRow->setTexts(tr("Quiet until"), tr("Over midnight if it is earlier than the beginning."));
}

} // namespace releasedesk::ui
