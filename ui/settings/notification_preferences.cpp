// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/notification_preferences.h"

#include <QSettings>
#include <QUrl>

namespace releasedesk::ui {
namespace {

const QString form = QStringLiteral("HH:mm");

//! An account may hold what separates groups of settings.
QString keyOf(const PersonId &person, const QString &name)
{
    const QString account = QString::fromLatin1(QUrl::toPercentEncoding(person.value()));
    return QStringLiteral("notify/") + (account.isEmpty() ? QString() : QString(account + u'/')) + name;
}

QTime timeIn(const QSettings &store, const QString &key, const QTime &usual)
{
    const QTime read = QTime::fromString(store.value(key).toString(), form);
    return read.isValid() ? read : usual;
}

} // namespace

NotificationPreferences NotificationPreferences::read(const QSettings &store, const PersonId &person)
{
    const auto key = [&](const char *name) { return keyOf(person, QString::fromLatin1(name)); };
    NotificationPreferences read;
    read.isOnDesktop = store.value(key("desktop"), read.isOnDesktop).toBool();
    read.isInWindow = store.value(key("window"), read.isInWindow).toBool();
    read.hasQuietHours = store.value(key("quiet"), read.hasQuietHours).toBool();
    read.quiet.from = timeIn(store, key("quietFrom"), read.quiet.from);
    read.quiet.until = timeIn(store, key("quietUntil"), read.quiet.until);
    return read;
}

void NotificationPreferences::write(QSettings &store, const PersonId &person) const
{
    const auto key = [&](const char *name) { return keyOf(person, QString::fromLatin1(name)); };
    store.setValue(key("desktop"), isOnDesktop);
    store.setValue(key("window"), isInWindow);
    store.setValue(key("quiet"), hasQuietHours);
    store.setValue(key("quietFrom"), quiet.from.toString(form));
    store.setValue(key("quietUntil"), quiet.until.toString(form));
}

QuietHours NotificationPreferences::keptQuiet() const
{
    return hasQuietHours ? quiet : QuietHours{QTime(), QTime()};
}

} // namespace releasedesk::ui
