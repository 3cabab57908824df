// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/tray_bell.h"

#include "ui/shell/approval_bell.h"
#include "ui/shell/logo.h"
#include "ui/theme/theme.h"

#include <QIcon>
#include <QPainter>
#include <QSystemTrayIcon>

namespace releasedesk::ui {
namespace {

constexpr int size = 32;

} // namespace

TrayBell::TrayBell(ApprovalBell &bell, QObject *parent)
    : QObject(parent)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_icon = new QSystemTrayIcon(this);
    showCount(bell.count());
    m_icon->show();
    connect(&bell, &ApprovalBell::countChanged, this, &TrayBell::showCount);
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, [this] { emit opened(m_release, m_task); });
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            emit opened({}, {});
    });
}

void TrayBell::tell(const QString &title, const QString &text, const ReleaseId &release, const TaskId &task)
{
    if (!m_icon)
        return;
    m_release = release;
    m_task = task;
    m_icon->showMessage(title, text);
}

void TrayBell::showCount(int count)
{
    m_icon->setIcon(iconWith(count));
    m_icon->setToolTip(count > 0 ? tr("%n approvals wait for you", nullptr, count) : tr("Nothing to sign"));
}

QIcon TrayBell::iconWith(int count)
{
    QPixmap picture(size, size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    Logo::paint(painter, QRectF(0, 0, size, size));
    if (count > 0) {
        const QRectF badge(size - 19, 0, 19, 17);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokenColor(ColorToken::Failed));
        painter.drawRoundedRect(badge, 8, 8);
        QFont font = Theme::current().font(FontRole::SecondaryStrong);
        font.setPixelSize(12);
        painter.setFont(font);
        painter.setPen(tokenColor(ColorToken::OnMark));
        painter.drawText(badge, Qt::AlignCenter, count > 9 ? QStringLiteral("9+") : QString::number(count));
    }
    return QIcon(picture);
}

} // namespace releasedesk::ui
