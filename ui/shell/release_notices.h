// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/widgets/toast.h"

#include <QHash>
#include <QObject>

namespace releasedesk::ui {

//! Tells when a release that the person owns or has acted on comes into another state.
class ReleaseNotices final : public QObject
{
    Q_OBJECT

public:
    //! What has happened before is not told. \p desk must outlive it.
    explicit ReleaseNotices(session::Desk &desk, QObject *parent = nullptr);

    //! The person did something with \p release: what follows is of interest.
    void follow(const ReleaseId &release) { m_followed.insert(release); }

    //! While a release is on the screen its header says most of it; only how it ends is told.
    void setShown(const ReleaseId &release) { m_shown = release; }

signals:
    void told(const releasedesk::ui::ToastMessage &message, const releasedesk::ReleaseId &release);

private:
    void look(const ReleaseId &release);
    void lookAtFreeze(const domain::Release &release);

    session::Desk &m_desk;
    QHash<ReleaseId, domain::ReleaseState> m_known;
    QHash<ReleaseId, QString> m_frozenBy; //!< the reason of the freeze
    QSet<ReleaseId> m_followed;
    ReleaseId m_shown;
};

} // namespace releasedesk::ui
