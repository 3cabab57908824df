// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/notifications_page.h"

#include "ui/async/when_done.h"
#include "ui/settings/setting_row.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/switch.h"

#include <QTimeEdit>
#include <QVBoxLayout>

#include <utility>

namespace releasedesk::ui {
namespace {

const QString timeForm = QStringLiteral("HH:mm");

} // namespace

NotificationsPage::NotificationsPage(QSettings &store, PersonId person, QWidget *parent)
    : ThemedWidget(parent)
    , m_store(store)
    , m_person(std::move(person))
    , m_preferences(NotificationPreferences::read(store, m_person))
    , m_desktop(new Switch)
    , m_window(new Switch)
    , m_mail(new Switch)
    , m_messenger(new Switch)
    , m_quiet(new Switch)
    , m_from(new QTimeEdit(m_preferences.quiet.from))
    , m_until(new QTimeEdit(m_preferences.quiet.until))
    , m_desktopRow(new SettingRow(m_desktop))
    , m_windowRow(new SettingRow(m_window))
    , m_mailRow(new SettingRow(m_mail))
    , m_messengerRow(new SettingRow(m_messenger))
    , m_quietRow(new SettingRow(m_quiet))
    , m_fromRow(new SettingRow(m_from))
    , m_untilRow(new SettingRow(m_until))
    , m_mailLine(new Separator)
    , m_messengerLine(new Separator)
    , m_error(new ErrorBanner)
{
    m_desktop->setChecked(m_preferences.isOnDesktop);
    m_window->setChecked(m_preferences.isInWindow);
    m_quiet->setChecked(m_preferences.hasQuietHours);
    auto *const card = new Card;
    for (SettingRow *const row :
         {m_desktopRow, m_windowRow, m_mailRow, m_messengerRow, m_quietRow, m_fromRow, m_untilRow}) {
        if (row == m_mailRow)
            card->content()->addWidget(m_mailLine);
        else if (row == m_messengerRow)
            card->content()->addWidget(m_messengerLine);
        else if (card->content()->count() > 0)
            card->content()->addWidget(new Separator);
        card->content()->addWidget(row);
    }
    for (QWidget *const each : QList<QWidget *>{m_mailLine, m_mailRow, m_messengerLine, m_messengerRow})
        each->hide();
    m_error->clear();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_error);
    column->addWidget(card);
    column->addStretch();
    for (QTimeEdit *const edit : {m_from, m_until}) {
        edit->setDisplayFormat(QStringLiteral("HH:mm"));
        edit->setFixedWidth(96);
        edit->setEnabled(m_preferences.hasQuietHours);
        connect(edit, &QTimeEdit::timeChanged, this, &NotificationsPage::take);
    }
    for (Switch *const each : {m_desktop, m_window, m_mail, m_messenger, m_quiet})
        connect(each, &QCheckBox::toggled, this, &NotificationsPage::take);
    languageChanged();
}

void NotificationsPage::setOutside(const domain::NotificationRules &rules, Save save)
{
    m_save = {}; // setting them is not choosing them
    m_rules = rules;
    m_mail->setChecked(rules.isByMail);
    m_messenger->setChecked(rules.isByMessenger);
    const domain::NotificationRules standard;
    if (rules.quietFrom != standard.quietFrom || rules.quietUntil != standard.quietUntil
        || rules.hasQuietHours != standard.hasQuietHours) {
        m_quiet->setChecked(rules.hasQuietHours);
        m_from->setTime(QTime::fromString(rules.quietFrom, timeForm));
        m_until->setTime(QTime::fromString(rules.quietUntil, timeForm));
    }
    m_save = std::move(save);
    for (QWidget *const each : QList<QWidget *>{m_mailLine, m_mailRow, m_messengerLine, m_messengerRow})
        each->show();
}

void NotificationsPage::save(const domain::NotificationRules &rules)
{
    if (!m_save || rules == m_rules)
        return;
    m_error->clear();
    whenDone(this, m_save(rules), [this, before = std::exchange(m_rules, rules)](const Result<> &done) {
        if (done)
            return;
        m_rules = before; // so that the next change says it again
        m_error->showError(done.error());
    });
}

void NotificationsPage::take()
{
    save({m_mail->isChecked(), m_messenger->isChecked(), m_quiet->isChecked(), m_from->time().toString(timeForm),
          m_until->time().toString(timeForm)});
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
    m_mailRow->setTexts(tr("Notify by mail"),
                        tr("Also while no window is open. The mail leads to the approval; it signs nothing."));
    m_messengerRow->setTexts(tr("Notify by messenger"),
                             tr("Names you in the room of the workspace, where it has one."));
    m_quietRow->setTexts(tr("Quiet hours"), tr("What comes meanwhile is told in one sentence when they are over."));
    m_fromRow->setTexts(tr("Quiet from"), tr("In the time zone of the workspace."));
    m_untilRow->setTexts(tr("Quiet until"), tr("Over midnight if it is earlier than the beginning."));
}

} // namespace releasedesk::ui
