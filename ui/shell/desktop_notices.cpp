// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/desktop_notices.h"

#include "core/base/logging.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QVariantMap>

#include <utility>

namespace releasedesk::ui {
namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString interface = QStringLiteral("org.freedesktop.Notifications");

const QString byDefault = QStringLiteral("default"); // a click on the message itself
const QString openAction = QStringLiteral("open");
const QString signAction = QStringLiteral("sign");

constexpr int patience = 3000; //!< ms; a desktop that does not answer has the tray tell instead
constexpr int usualTime = -1; //!< how long it stays is for the desktop to say

} // namespace

DesktopNotices::DesktopNotices(QDBusConnection bus, QObject *parent)
    : QObject(parent)
    , m_bus(std::move(bus))
{
    if (!m_bus.isConnected())
        return;
    // With the name of the service, so that the bus lets no other program press these buttons.
    m_bus.connect(service, path, interface, QStringLiteral("ActionInvoked"), this, SLOT(takeAction(uint, QString)));
    m_bus.connect(service, path, interface, QStringLiteral("NotificationClosed"), this, SLOT(takeClosing(uint, uint)));
    auto *const watcher = new QDBusServiceWatcher(service, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] {
        m_abilities.reset(); // another service may be able to do other things
        m_shown.clear();
    });
}

DesktopNotices::~DesktopNotices()
{
    for (auto shown = m_shown.keyBegin(); shown != m_shown.keyEnd(); ++shown)
        m_bus.send(call(QStringLiteral("CloseNotification")) << *shown);
}

QDBusMessage DesktopNotices::call(const QString &method) const
{
    return QDBusMessage::createMethodCall(service, path, interface, method);
}

void DesktopNotices::show(const DesktopNotice &notice)
{
    if (!m_bus.isConnected()) {
        emit notShown(notice);
        return;
    }
    if (m_abilities) {
        send(notice);
        return;
    }
    m_pending.enqueue(notice);
    askAbilities();
}

void DesktopNotices::askAbilities()
{
    if (std::exchange(m_isAsking, true))
        return;
    auto *const watcher
        = new QDBusPendingCallWatcher(m_bus.asyncCall(call(QStringLiteral("GetCapabilities")), patience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *asked) {
        asked->deleteLater();
        m_isAsking = false;
        const QDBusPendingReply<QStringList> reply = *asked;
        if (reply.isError()) {
            qCDebug(logUi) << "the desktop tells nothing:" << reply.error().name();
            giveBack();
            return;
        }
        m_abilities = reply.value();
        while (!m_pending.isEmpty())
            send(m_pending.dequeue());
    });
}

void DesktopNotices::giveBack()
{
    while (!m_pending.isEmpty())
        emit notShown(m_pending.dequeue());
}

void DesktopNotices::send(const DesktopNotice &notice)
{
    const QStringList abilities = m_abilities.value_or(QStringList());
    QStringList actions;
    if (abilities.contains(QStringLiteral("actions"))) {
        actions << byDefault << tr("Open") << openAction << tr("Open");
        if (!notice.task.isEmpty())
            actions << signAction << tr("Sign…");
    }
    // Names and titles come from outside: where the desktop reads markup they must not be any.
    const QString text = abilities.contains(QStringLiteral("body-markup")) ? notice.text.toHtmlEscaped() : notice.text;
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("release-desk")},
                            {QStringLiteral("category"), QStringLiteral("im.received")},
                            {QStringLiteral("urgency"), QVariant::fromValue(uchar{1})}};
    const QDBusMessage message = call(QStringLiteral("Notify"))
        << QCoreApplication::applicationName() << uint{0} << QStringLiteral("release-desk") << notice.title << text
        << actions << hints << usualTime;
    auto *const watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, patience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, notice](QDBusPendingCallWatcher *sent) {
        sent->deleteLater();
        const QDBusPendingReply<uint> reply = *sent;
        if (reply.isError())
            emit notShown(notice);
        else
            m_shown.insert(reply.value(), notice);
    });
}

void DesktopNotices::keepOnly(const std::function<bool(const ReleaseId &, const TaskId &)> &isWaiting)
{
    QList<uint> over;
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        if (!isWaiting(shown->release, shown->task))
            over.append(shown.key());
    }
    for (const uint id : over)
        close(id);
}

void DesktopNotices::close(uint id)
{
    m_shown.remove(id);
    m_bus.send(call(QStringLiteral("CloseNotification")) << id);
}

void DesktopNotices::takeAction(uint id, const QString &action)
{
    const auto shown = m_shown.constFind(id);
    if (shown == m_shown.cend())
        return; // of another program
    const DesktopNotice notice = *shown;
    close(id); // some desktops leave it standing
    if (action == signAction)
        emit signWanted(notice.release, notice.task);
    else
        emit opened(notice.release, notice.task);
}

void DesktopNotices::takeClosing(uint id, uint /*reason*/)
{
    m_shown.remove(id);
}

} // namespace releasedesk::ui
