// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/documents/notes_drafts.h"
#include "ui/widgets/themed_widget.h"

#include <QTimer>

class QPlainTextEdit;

namespace releasedesk::ui {

class Button;
class Card;
class ErrorBanner;
class IconLabel;
class LeftOutBar;
class MarkdownView;
class SafeLabel;
class SegmentedControl;

//! The Notes tab: the release notes to edit, per language, and beside them as people will read them. What was typed
//! and not saved stays until it is saved or taken back, also when another release is shown meanwhile.
class NotesPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    //! \p desk and \p clock must outlive the panel.
    NotesPanel(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void showRelease(const ReleaseId &release);
    //! "en" or "ko"
    void showLanguage(const QString &language);
    [[nodiscard]] QString language() const;

    void save();
    void backToGenerated();
    void copyMarkdown();

    [[nodiscard]] bool hasUnsaved() const;
    //! Every release and language with words that are not saved: "checkout 2.8.0 (English)".
    [[nodiscard]] QStringList unsaved() const;

signals:
    void openLink(const QString &address);
    void copied();

protected:
    void languageChanged() override;
    void themeChanged() override;

private:
    [[nodiscard]] QWidget *makeEditor();
    [[nodiscard]] QWidget *makePreview();
    void refresh();
    void showStatus();
    void textEdited();
    void takeIn(const domain::Issue &issue);
    void send(const QString &text);
    void setTexts();

    session::Desk &m_desk;
    NotesDrafts m_drafts;
    ReleaseId m_release;
    SegmentedControl *m_languages;
    Button *m_generated;
    Button *m_save;
    ErrorBanner *m_error;
    QPlainTextEdit *m_editor;
    LeftOutBar *m_leftOut;
    IconLabel *m_statusIcon;
    SafeLabel *m_status;
    SafeLabel *m_previewTitle;
    Button *m_copy;
    Card *m_paper;
    MarkdownView *m_preview;
    SafeLabel *m_publishing;
    QTimer m_pause; //!< of typing, before the preview follows
    bool m_isFilling = false;
};

} // namespace releasedesk::ui
