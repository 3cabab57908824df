// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/notes_panel.h"

#include "ui/async/when_done.h"
#include "ui/documents/left_out_bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/markdown_view.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/surface.h"
#include "ui/wording/release_words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QShortcut>
#include <QTextCursor>

#include <array>

namespace releasedesk::ui {
namespace {

constexpr int previewWidth = 520;
constexpr int smallestPreview = 340;
const std::array<QString, 2> languages{QStringLiteral("en"), QStringLiteral("ko")};

QString nameOfLanguage(const QString &language)
{
    return language == languages.back() ? QLocale(QLocale::Korean).nativeLanguageName() : QStringLiteral("English");
}

//! As a whole: SHOP-1 is not in SHOP-12.
bool mentions(const QString &text, const QString &key)
{
    const QRegularExpression whole(
        QStringLiteral("(?<![A-Za-z0-9_-])%1(?![0-9A-Za-z])").arg(QRegularExpression::escape(key)));
    return whole.match(text).hasMatch();
}

bool isClosed(const domain::Release &release)
{
    return release.state() == domain::ReleaseState::Closed || release.state() == domain::ReleaseState::Discarded;
}

} // namespace

NotesPanel::NotesPanel(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_drafts(clock)
    , m_languages(new SegmentedControl)
    , m_generated(new Button)
    , m_save(new Button)
    , m_error(new ErrorBanner)
    , m_editor(new QPlainTextEdit)
    , m_leftOut(new LeftOutBar)
    , m_statusIcon(new IconLabel("info", 14, ColorToken::Text3))
    , m_status(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_previewTitle(new SafeLabel(FontRole::Strong))
    , m_copy(new Button)
    , m_paper(new Card)
    , m_preview(new MarkdownView)
    , m_publishing(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
{
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeEditor(), 1);
    layout->addWidget(makePreview(), 1);

    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(120));
    connect(&m_pause, &QTimer::timeout, this, [this] { m_preview->showMarkdown(m_editor->toPlainText()); });
    connect(m_languages, &SegmentedControl::chosen, this, &NotesPanel::refresh);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &NotesPanel::textEdited);
    connect(m_save, &Button::clicked, this, &NotesPanel::save);
    connect(m_generated, &Button::clicked, this, &NotesPanel::backToGenerated);
    auto *const saveKey = new QShortcut(QKeySequence::Save, this);
    saveKey->setContext(Qt::WidgetWithChildrenShortcut);
    connect(saveKey, &QShortcut::activated, this, &NotesPanel::save);
    connect(m_copy, &Button::clicked, this, &NotesPanel::copyMarkdown);
    connect(m_error, &ErrorBanner::actionTriggered, this, &NotesPanel::save);
    connect(m_leftOut, &LeftOutBar::wanted, this, &NotesPanel::takeIn);
    connect(m_preview, &MarkdownView::openLink, this, &NotesPanel::openLink);
    connect(&desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &id) {
        if (id == m_release)
            refresh();
    });
    themeChanged();
    setTexts();
}

QWidget *NotesPanel::makeEditor()
{
    for (const QString &language : languages)
        m_languages->addSegment(language);
    m_languages->setSmall(true);
    m_generated->setIconName("dry-run");
    m_generated->setHeight(Button::Height::Small);
    m_save->setIconName("check");
    m_save->setHeight(Button::Height::Small);
    m_save->setShownShortcut(QKeySequence::Save);
    auto *const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_languages);
    row->addStretch();
    row->addWidget(m_generated);
    row->addWidget(m_save);
    auto *const foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_statusIcon);
    foot->addWidget(m_status, 1);

    m_editor->document()->setDocumentMargin(9);
    m_editor->setTabChangesFocus(true);
    m_editor->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    auto *const side = new QWidget;
    auto *const column = new QVBoxLayout(side);
    column->setContentsMargins(22, 16, 22, 18);
    column->setSpacing(10);
    column->addLayout(row);
    column->addWidget(m_error);
    column->addWidget(m_editor, 1);
    column->addWidget(m_leftOut);
    column->addLayout(foot);
    m_error->clear();
    return side;
}

QWidget *NotesPanel::makePreview()
{
    auto *const side = new Surface(ColorToken::Hover);
    side->setMinimumWidth(smallestPreview);
    side->setMaximumWidth(previewWidth);
    m_copy->setIconName("copy");
    m_copy->setHeight(Button::Height::Small);
    auto *const row = new QHBoxLayout;
    row->addWidget(m_previewTitle, 1);
    row->addWidget(m_copy);
    m_paper->setSurroundings(ColorToken::Hover);
    m_paper->content()->setContentsMargins(28, 22, 22, 22);
    m_paper->content()->addWidget(m_preview);
    auto *const foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(new IconLabel("clock", 14, ColorToken::Text3));
    foot->addWidget(m_publishing, 1);
    auto *const column = new QVBoxLayout(side);
    column->setContentsMargins(20, 16, 20, 18);
    column->setSpacing(12);
    column->addLayout(row);
    column->addWidget(m_paper, 1);
    column->addLayout(foot);
    return side;
}

void NotesPanel::showRelease(const ReleaseId &release)
{
    if (release != m_release)
        m_error->clear();
    m_release = release;
    refresh();
}

void NotesPanel::showLanguage(const QString &language)
{
    m_languages->setCurrentIndex(language == languages.back() ? 1 : 0);
    refresh();
}

QString NotesPanel::language() const
{
    return languages.at(m_languages->currentIndex() == 1 ? 1 : 0);
}

bool NotesPanel::hasUnsaved() const
{
    const domain::Release *const release = m_desk.release(m_release);
    return release && m_drafts.isUnsaved(*release, language());
}

QStringList NotesPanel::unsaved() const
{
    QStringList names;
    for (const auto &[id, language] : m_drafts.keys()) {
        const domain::Release *const release = m_desk.release(id);
        if (release && m_drafts.isUnsaved(*release, language))
            names.append(tr("%1 (%2)").arg(ui::nameOf(*release, m_desk.directory()), nameOfLanguage(language)));
    }
    names.sort();
    return names;
}

void NotesPanel::takeIn(const domain::Issue &issue)
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release || isClosed(*release))
        return;
    QTextCursor cursor(m_editor->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(documents::withIssue(m_editor->toPlainText(), issue, language()));
    m_editor->setFocus(Qt::OtherFocusReason);
}

void NotesPanel::refresh()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    if (!m_drafts.isUnsaved(*release, language()))
        m_drafts.drop(m_release, language());
    const QString text = m_drafts.shown(*release, language());
    if (text != m_editor->toPlainText()) {
        m_isFilling = true;
        m_editor->setPlainText(text);
        m_isFilling = false;
    }
    m_editor->setReadOnly(isClosed(*release));
    m_preview->showMarkdown(text);
    showStatus();
}

void NotesPanel::textEdited()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (m_isFilling || !release)
        return;
    m_drafts.write(*release, language(), m_editor->toPlainText());
    m_pause.start();
    showStatus();
}

void NotesPanel::save()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release || m_save->isBusy() || !m_drafts.isUnsaved(*release, language()))
        return;
    const QString text = m_editor->toPlainText();
    send(text == m_drafts.generated(*release, language()) ? QString() : text);
}

void NotesPanel::backToGenerated()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release || m_save->isBusy())
        return;
    // Through a cursor, so that undoing in the editor brings the typed text back.
    QTextCursor cursor(m_editor->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(m_drafts.generated(*release, language()));
    if (!release->notesTexts().value(language()).isEmpty())
        send({});
}

void NotesPanel::copyMarkdown()
{
    QGuiApplication::clipboard()->setText(m_editor->toPlainText());
    emit copied();
}

void NotesPanel::send(const QString &text)
{
    m_save->setBusy(true);
    m_error->clear();
    whenDone(this, m_desk.session().send(domain::EditNotes{m_release, language(), text}),
             [this](const Result<store::Position> &sent) {
                 m_save->setBusy(false);
                 if (!sent) {
                     m_error->showError(sent.error());
                     m_error->setAction(0, tr("Try again"));
                 }
                 showStatus();
             });
}

void NotesPanel::showStatus()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    const bool isUnsaved = m_drafts.isUnsaved(*release, language());
    const bool isEdited = !release->notesTexts().value(language()).isEmpty();
    const bool isOver = isClosed(*release);
    QList<documents::Omission> omissions = documents::omissionsOf(*release);
    const QString text = m_editor->toPlainText();
    omissions.removeIf([&text](const documents::Omission &each) { return mentions(text, each.issue.key); });
    m_leftOut->showOmissions(omissions, isOver);
    const auto issues = static_cast<int>(release->snapshot().issues.size() - omissions.size());
    m_statusIcon->setIconName(isUnsaved ? IconName("edit") : isEdited ? IconName("check") : IconName("dry-run"));
    m_statusIcon->setColor(isUnsaved ? ColorToken::Waiting : ColorToken::Text3);
    m_status->setColor(isUnsaved ? ColorToken::Waiting : ColorToken::Text3);
    m_status->showText(isUnsaved ? tr("Not saved yet.")
                           : isEdited
                           ? tr("Edited by hand. It stays when the issues change.")
                           : tr("Generated from %n issue(s). It follows them until you edit it.", nullptr, issues));
    const QString closed = tr("The release is closed, so its notes stay as they are.");
    m_save->setDisabledReason(isOver ? closed : isUnsaved ? QString() : tr("There is nothing new to save."));
    m_generated->setDisabledReason(isOver                      ? closed
                                       : isUnsaved || isEdited ? QString()
                                                               : tr("This is the generated text."));
    QString publishing = tr("Nothing in the flow publishes these notes.");
    for (const domain::Task &task : release->plan().tasks) {
        if (task.kind == u"notes.publish")
            publishing = tr("Goes out by itself with “%1”").arg(SafeText::lineFromOutside(task.title).plain());
    }
    m_publishing->showText(publishing);
}

void NotesPanel::languageChanged()
{
    setTexts();
}

void NotesPanel::themeChanged()
{
    m_editor->setFont(Theme::current().font(FontRole::Body));
}

void NotesPanel::setTexts()
{
    m_languages->setAccessibleName(tr("Language of the notes"));
    for (int i = 0; i < static_cast<int>(languages.size()); ++i)
        m_languages->setSegmentText(i, nameOfLanguage(languages.at(static_cast<std::size_t>(i))));
    m_generated->setText(tr("Back to generated text"));
    m_save->setText(tr("Save"));
    m_copy->setText(tr("Copy Markdown"));
    m_previewTitle->showText(tr("Preview"));
    m_editor->setAccessibleName(tr("Release notes in Markdown"));
    m_editor->setPlaceholderText(tr("Write what people will read."));
    m_preview->setAccessibleName(tr("Preview"));
    showStatus();
}

} // namespace releasedesk::ui
