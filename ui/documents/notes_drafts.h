// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/release.h"

#include <QHash>

namespace releasedesk::ui {

//! Release notes as they are recorded, and what a person wrote and did not save yet, by release and language.
class NotesDrafts
{
public:
    explicit NotesDrafts(const Clock &clock)
        : m_clock(clock)
    {
    }

    //! What the release's notes would be without anybody's editing.
    [[nodiscard]] QString generated(const domain::Release &release, const QString &language) const;
    //! What is recorded: edited text, else the generated one.
    [[nodiscard]] QString recorded(const domain::Release &release, const QString &language) const;
    //! The unsaved text, else what is recorded.
    [[nodiscard]] QString shown(const domain::Release &release, const QString &language) const;
    [[nodiscard]] bool isUnsaved(const domain::Release &release, const QString &language) const;

    //! Release and language of every text there is; some may be recorded by now.
    [[nodiscard]] QList<QPair<ReleaseId, QString>> keys() const { return m_drafts.keys(); }

    //! A text equal to what is recorded is no draft.
    void write(const domain::Release &release, const QString &language, const QString &text);
    void drop(const ReleaseId &release, const QString &language) { m_drafts.remove({release, language}); }

private:
    const Clock &m_clock;
    QHash<QPair<ReleaseId, QString>, QString> m_drafts;
};

} // namespace releasedesk::ui
