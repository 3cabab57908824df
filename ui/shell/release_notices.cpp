// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/release_notices.h"

#include "core/base/safe_text.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <algorithm>
#include <utility>

namespace releasedesk::ui {
namespace {

using domain::ReleaseState;

bool isWorthEvenIfShown(ReleaseState state)
{
    return state == ReleaseState::Released || state == ReleaseState::RolledBack || state == ReleaseState::Halted;
}

QString sentenceFor(ReleaseState state, const QString &name)
{
    switch (state) {
    case ReleaseState::InApproval:
        return ReleaseNotices::tr("%1 is being signed.").arg(name);
    case ReleaseState::Returned:
        return ReleaseNotices::tr("%1 was returned for changes.").arg(name);
    case ReleaseState::Approved:
        return ReleaseNotices::tr("%1 is approved.").arg(name);
    case ReleaseState::Running:
        return ReleaseNotices::tr("%1 is running.").arg(name);
    case ReleaseState::Paused:
        return ReleaseNotices::tr("%1 pauses before the next task.").arg(name);
    case ReleaseState::Halted:
        return ReleaseNotices::tr("%1 has stopped and needs somebody.").arg(name);
    case ReleaseState::RollingBack:
        return ReleaseNotices::tr("%1 is being rolled back.").arg(name);
    case ReleaseState::Released:
        return ReleaseNotices::tr("%1 is released.").arg(name);
    case ReleaseState::RolledBack:
        return ReleaseNotices::tr("%1 was rolled back.").arg(name);
    case ReleaseState::Aborted:
        return ReleaseNotices::tr("%1 was aborted.").arg(name);
    case ReleaseState::Discarded:
        return ReleaseNotices::tr("%1 was discarded.").arg(name);
    case ReleaseState::Closed:
        return ReleaseNotices::tr("%1 is closed.").arg(name);
    case ReleaseState::Draft:
    case ReleaseState::Preparing:
        break;
    }
    return {};
}

//! What holds it, to tell one freeze from the next; empty if nothing does.
QString heldBy(const domain::Release &release)
{
    if (!release.frozen())
        return {};
    return release.frozen()->isWindowOver() ? QStringLiteral("window") : release.frozen()->reason;
}

} // namespace

ReleaseNotices::ReleaseNotices(session::Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    for (const domain::Release &release : desk.book().releases())
        m_known.insert(release.id(), release.state());
    for (const domain::Release &release : desk.book().releases()) {
        if (release.frozen())
            m_frozenBy.insert(release.id(), heldBy(release));
    }
    connect(&desk, &session::Desk::releaseChanged, this, &ReleaseNotices::look);
}

void ReleaseNotices::look(const ReleaseId &id)
{
    const domain::Release *const release = m_desk.release(id);
    if (!release)
        return;
    lookAtFreeze(*release);
    const auto before = m_known.constFind(id);
    const bool isChanged = before != m_known.constEnd() && *before != release->state();
    m_known.insert(id, release->state());
    const bool isMine = release->owner() == m_desk.person() || m_followed.contains(id);
    const bool isSeen = id == m_shown && !isWorthEvenIfShown(release->state());
    if (!isChanged || !isMine || isSeen)
        return;
    const QString sentence = sentenceFor(release->state(), nameOf(*release, m_desk.directory()));
    if (!sentence.isEmpty())
        emit told({stateOf(*release), sentence, id == m_shown ? QString() : tr("Open")}, id);
}

void ReleaseNotices::lookAtFreeze(const domain::Release &release)
{
    const QString reason = heldBy(release);
    const QString before = std::exchange(m_frozenBy[release.id()], reason);
    const bool isMine
        = release.owner() == m_desk.person() || m_followed.contains(release.id())
        || std::ranges::any_of(release.approvals(), [this](const domain::ApprovalRequest &request) {
               return std::ranges::any_of(request.validApprovals(), [this](const domain::Signature &signature) {
                   return signature.person == m_desk.person();
               });
           });
    if (reason.isEmpty() || reason == before || !isMine)
        return;
    const QString name = nameOf(release, m_desk.directory());
    emit told({State::Paused,
               release.frozen()->isWindowOver()
                   ? tr("The window of %1 is over, and “%2” does not begin. %3 can move it.")
                         .arg(name, taskTitle(release, release.frozen()->task),
                              personName(m_desk.directory(), release.owner()))
                   : tr("%1 is held by a freeze until %2: %3.")
                         .arg(name, clockText(release.frozen()->until), SafeText::lineFromOutside(reason).plain()),
               release.id() == m_shown ? QString() : tr("Open")},
              release.id());
}

} // namespace releasedesk::ui
