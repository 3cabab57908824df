// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/notes_drafts.h"

#include "core/documents/release_notes.h"
#include "ui/wording/time_words.h"

namespace releasedesk::ui {
namespace {

documents::NotesOptions optionsFor(const domain::Release &release, const QString &language, const Clock &clock)
{
    documents::NotesOptions options;
    options.language = language;
    options.date = inShownZone(release.endedAt().isValid() ? release.endedAt() : clock.utcNow()).date();
    options.buildNumber = documents::buildNumberOf(release);
    return options;
}

} // namespace

QString NotesDrafts::generated(const domain::Release &release, const QString &language) const
{
    return documents::releaseNotesMarkdown(release, optionsFor(release, language, m_clock));
}

QString NotesDrafts::recorded(const domain::Release &release, const QString &language) const
{
    return documents::currentNotes(release, optionsFor(release, language, m_clock));
}

QString NotesDrafts::shown(const domain::Release &release, const QString &language) const
{
    const auto draft = m_drafts.constFind({release.id(), language});
    return draft == m_drafts.cend() ? recorded(release, language) : *draft;
}

bool NotesDrafts::isUnsaved(const domain::Release &release, const QString &language) const
{
    const auto draft = m_drafts.constFind({release.id(), language});
    return draft != m_drafts.cend() && *draft != recorded(release, language);
}

void NotesDrafts::write(const domain::Release &release, const QString &language, const QString &text)
{
    if (text == recorded(release, language))
        drop(release.id(), language);
    else
        m_drafts.insert({release.id(), language}, text);
}

} // namespace releasedesk::ui
