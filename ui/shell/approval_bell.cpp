// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/approval_bell.h"

#include "core/base/safe_text.h"
#include "core/base/shown_zone.h"
#include "ui/wording/release_words.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace releasedesk::ui {

ApprovalBell::ApprovalBell(session::Desk &desk, const Clock &clock, QuietHours quiet, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_quiet(quiet)
    , m_timer(new QTimer(this))
{
    look(false);
    connect(&desk, &session::Desk::inboxChanged, this, [this] { look(true); });
    connect(m_timer, &QTimer::timeout, this, &ApprovalBell::tick);
    m_timer->setInterval(std::chrono::minutes(1));
}

QString ApprovalBell::keyOf(const projections::InboxItem &item) const
{
    const domain::Release *const release = m_desk.release(item.release);
    const domain::ApprovalRequest *const request = release ? release->approval(item.task) : nullptr;
    return BellMemory::fingerprint(
        QString(item.release.value() + u'\n' + item.task.value() + u'\n' + (request ? request->digest : QString())));
}

void ApprovalBell::look(bool isTold)
{
    QList<Ring> rings;
    int count = 0;
    for (const projections::InboxItem &item : m_desk.inbox().toSign) {
        if (!item.isMyTurn)
            continue;
        ++count;
        const QString key = keyOf(item);
        if (m_known.contains(key))
            continue;
        m_known.insert(key);
        if (isTold)
            rings.append({item.release, item.task, key});
    }
    if (count != m_count) {
        m_count = count;
        emit countChanged(count);
    }
    ring(rings);
    save();
}

void ApprovalBell::ring(const QList<Ring> &rings)
{
    if (rings.isEmpty())
        return;
    if (m_quiet.contains(inShownZone(m_clock.utcNow()).time())) {
        m_kept += rings;
        m_timer->start();
        return;
    }
    tell(rings);
}

void ApprovalBell::remember(BellMemory memory)
{
    const std::optional<QSet<QString>> told = memory.read();
    m_memory = std::move(memory);
    if (told) {
        m_known = *told;
        look(true);
    } else {
        save();
    }
}

//! What waits and was told; what quiet hours keep back is not told yet.
void ApprovalBell::save() const
{
    if (!m_memory)
        return;
    QSet<QString> told;
    for (const projections::InboxItem &item : m_desk.inbox().toSign) {
        const QString key = keyOf(item);
        const bool isKept = std::ranges::find(m_kept, key, &Ring::key) != m_kept.end();
        if (item.isMyTurn && m_known.contains(key) && !isKept)
            told.insert(key);
    }
    m_memory->write(told);
}

void ApprovalBell::setQuiet(QuietHours quiet)
{
    m_quiet = quiet;
    tick();
}

void ApprovalBell::tick()
{
    if (m_quiet.contains(inShownZone(m_clock.utcNow()).time()))
        return;
    m_timer->stop();
    QList<Ring> rings;
    for (const Ring &ring : std::exchange(m_kept, {})) { // what was signed meanwhile is not told
        const auto waits = std::ranges::any_of(m_desk.inbox().toSign, [&](const projections::InboxItem &item) {
            return item.isMyTurn && item.release == ring.release && item.task == ring.task;
        });
        if (waits)
            rings.append(ring);
    }
    if (!rings.isEmpty())
        tell(rings);
    save();
}

void ApprovalBell::tell(const QList<Ring> &rings)
{
    if (rings.size() > 1) {
        emit rang(tr("Approvals"), tr("%n approvals wait for you.", nullptr, static_cast<int>(rings.size())), {}, {});
        return;
    }
    const Ring &ring = rings.constFirst();
    const domain::Release *const release = m_desk.release(ring.release);
    if (!release)
        return;
    const domain::ApprovalRequest *const request = release->approval(ring.task);
    const QString asker = personName(m_desk.directory(), request ? request->requestedBy : release->owner());
    emit rang(SafeText::lineFromOutside(nameOf(*release, m_desk.directory())).plain(),
              SafeText::lineFromOutside(tr("%1 asks for your decision: %2.").arg(asker, taskTitle(*release, ring.task)))
                  .plain(),
              ring.release, ring.task);
}

} // namespace releasedesk::ui
