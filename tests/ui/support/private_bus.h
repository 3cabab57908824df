// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QStandardPaths>
#include <QVariantMap>

namespace releasedesk::tests {

//! A message bus of its own, by the real dbus-daemon; it ends with the object.
class PrivateBus final
{
public:
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    //! Why there is none; empty: it runs.
    [[nodiscard]] QString start()
    {
        const QString program = QStandardPaths::findExecutable("dbus-daemon");
        if (program.isEmpty())
            return "dbus-daemon is not installed";
        m_daemon.start(program, {"--session", "--nofork", "--print-address"});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead())
            return "dbus-daemon does not start";
        m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
        return {};
    }

    //! A program of its own on the bus, as far as the bus can tell.
    [[nodiscard]] QDBusConnection connection(const QString &name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }

private:
    QProcess m_daemon;
    QString m_address;
};

//! The notification service of a desktop: keeps what it is told and presses buttons.
class NotificationService final : public QDBusVirtualObject
{
public:
    struct Told {
        uint id = 0;
        QString title;
        QString text;
        QStringList actions;
    };

    NotificationService(QDBusConnection bus, QStringList abilities)
        : m_bus(std::move(bus))
        , m_abilities(std::move(abilities))
    {
    }
    ~NotificationService() override
    {
        m_bus.unregisterService("org.freedesktop.Notifications");
        m_bus.unregisterObject("/org/freedesktop/Notifications");
    }

    [[nodiscard]] bool appear()
    {
        return m_bus.registerVirtualObject("/org/freedesktop/Notifications", this)
            && m_bus.registerService("org.freedesktop.Notifications");
    }

    [[nodiscard]] QString introspect(const QString &) const override { return {}; }

    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        if (isRefusing)
            return bus.send(message.createErrorReply(QDBusError::Failed, "not now"));
        if (message.member() == "GetCapabilities")
            return bus.send(message.createReply(QVariant(m_abilities)));
        if (message.member() == "CloseNotification") {
            closed.append(message.arguments().at(0).toUInt());
            return bus.send(message.createReply());
        }
        const QVariantList given = message.arguments();
        told.append({static_cast<uint>(told.size()) + 1, given.at(3).toString(), given.at(4).toString(),
                     given.at(5).toStringList()});
        return bus.send(message.createReply(told.last().id));
    }

    //! As if the person pressed a button; by \p other when another program pretends to be the service.
    void press(uint id, const QString &action, std::optional<QDBusConnection> other = std::nullopt)
    {
        QDBusMessage signal = QDBusMessage::createSignal("/org/freedesktop/Notifications",
                                                         "org.freedesktop.Notifications", "ActionInvoked");
        signal << id << action;
        other.value_or(m_bus).send(signal);
    }

    QList<Told> told;
    QList<uint> closed;
    bool isRefusing = false;

private:
    QDBusConnection m_bus;
    QStringList m_abilities;
};

} // namespace releasedesk::tests
