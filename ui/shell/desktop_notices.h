// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"

#include <QDBusConnection>
#include <QObject>
#include <QQueue>

#include <optional>

class QDBusMessage;

namespace releasedesk::ui {

//! One thing to tell about. Both ids are empty when it is about several approvals.
struct DesktopNotice {
    QString title;
    QString text;
    ReleaseId release;
    TaskId task;

    friend bool operator==(const DesktopNotice &, const DesktopNotice &) = default;
};

//! Tells by the notification service of the desktop (org.freedesktop.Notifications), with buttons where it has them.
//! A button only leads somewhere; nothing is ever signed by it. Never blocks; whatever the service does not take is
//! handed back by notShown().
class DesktopNotices final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotices(QDBusConnection bus = QDBusConnection::sessionBus(), QObject *parent = nullptr);
    ~DesktopNotices() override;

    void show(const DesktopNotice &notice);

    //! Takes back what is shown about approvals that \p isWaiting says no of.
    void keepOnly(const std::function<bool(const ReleaseId &, const TaskId &)> &isWaiting);

    //! How many are on the desktop now, as far as the service says.
    [[nodiscard]] qsizetype shownCount() const { return m_shown.size(); }

signals:
    //! Both are empty when it is about no single approval.
    void opened(const releasedesk::ReleaseId &release, const releasedesk::TaskId &task);
    //! The person means to sign: show what would be signed, and where.
    void signWanted(const releasedesk::ReleaseId &release, const releasedesk::TaskId &task);
    void notShown(const releasedesk::ui::DesktopNotice &notice);

private slots:
    void takeAction(uint id, const QString &action);
    void takeClosing(uint id, uint reason);

private:
    void askAbilities();
    void send(const DesktopNotice &notice);
    void close(uint id);
    void giveBack();
    [[nodiscard]] QDBusMessage call(const QString &method) const;

    QDBusConnection m_bus;
    std::optional<QStringList> m_abilities; //!< of the service; nothing: not asked yet, or it went
    bool m_isAsking = false;
    QQueue<DesktopNotice> m_pending; //!< until the service has said what it can
    QHash<uint, DesktopNotice> m_shown;
};

} // namespace releasedesk::ui
