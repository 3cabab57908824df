// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/comment_list.h"

#include "ui/async/when_done.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QUuid>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr int fieldHeight = 58;

} // namespace

CommentList::CommentList(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_head(new SectionHead({}, FontRole::Panel))
    , m_rows(new QVBoxLayout)
    , m_field(new QPlainTextEdit)
    , m_send(new Button)
    , m_refusal(new ErrorBanner)
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_head);
    column->addLayout(m_rows);
    column->addWidget(m_refusal);
    column->addWidget(m_field);
    column->addWidget(m_send, 0, Qt::AlignRight);
    m_field->setFixedHeight(fieldHeight);
    m_field->setTabChangesFocus(true);
    m_field->installEventFilter(this);
    m_send->setHeight(Button::Height::Small);
    m_send->setShownShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    connect(m_field, &QPlainTextEdit::textChanged, this, &CommentList::updateButton);
    connect(m_send, &QAbstractButton::clicked, this, &CommentList::sendComment);
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        if (release == m_release)
            take();
    });
    languageChanged();
}

void CommentList::showTask(const ReleaseId &release, const TaskId &task)
{
    if (release != m_release || task != m_task) {
        const QString left = m_field->toPlainText();
        if (left.trimmed().isEmpty())
            m_unsent.remove({m_release, m_task});
        else
            m_unsent.insert({m_release, m_task}, left);
        m_release = release;
        m_task = task;
        m_refusal->clear();
        m_field->setPlainText(m_unsent.value({release, task}));
        m_shown.clear();
        rebuild();
    }
    take();
}

void CommentList::startWriting()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

void CommentList::take()
{
    const domain::Release *const release = m_desk.release(m_release);
    const QList<domain::TaskComment> comments = release ? release->comments(m_task) : QList<domain::TaskComment>();
    if (comments == m_shown)
        return;
    m_shown = comments;
    rebuild();
}

void CommentList::rebuild()
{
    const bool hadFocus = m_list && m_list->isAncestorOf(focusWidget());
    delete m_list;
    m_list = new QWidget;
    auto *const rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    m_rows->addWidget(m_list);
    for (const domain::TaskComment &comment : std::as_const(m_shown))
        addRow(comment);
    m_list->setVisible(!m_shown.isEmpty());
    m_head->setCount(m_shown.isEmpty() ? QString() : QString::number(m_shown.size()));
    if (hadFocus)
        m_field->setFocus(Qt::OtherFocusReason);
}

void CommentList::addRow(const domain::TaskComment &comment)
{
    const QString who = personName(m_desk.directory(), comment.by);
    auto *const avatar = new Avatar(20);
    avatar->showPerson(who, comment.by.value());
    auto *const name = new SafeLabel(who, FontRole::SecondaryLabel, ColorToken::Text1);
    name->setElided();
    auto *const when = new SafeLabel(momentText(comment.at, m_clock.utcNow()), FontRole::Caption, ColorToken::Text3);
    auto *const text = new SafeLabel(FontRole::Body, ColorToken::Text2);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->showText(SafeText::fromOutside(comment.text));
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(name, 1);
    head->addWidget(when);
    if (comment.by == m_desk.person()) {
        auto *const remove = new Button("close", tr("Take this comment back"));
        remove->setKind(Button::Kind::Ghost);
        remove->setHeight(Button::Height::Small);
        head->addWidget(remove);
        connect(remove, &QAbstractButton::clicked, this, [this, id = comment.id] {
            whenDone(this, m_desk.session().send(domain::RemoveComment{m_release, m_task, id}),
                     [this](const Result<store::Position> &sent) {
                         if (!sent)
                             m_refusal->showError(sent.error());
                     });
        });
    }
    auto *const words = new QVBoxLayout;
    words->setSpacing(2);
    words->addLayout(head);
    words->addWidget(text);
    auto *const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(avatar, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    static_cast<QVBoxLayout *>(m_list->layout())->addLayout(row);
}

void CommentList::sendComment()
{
    const QString text = m_field->toPlainText();
    if (text.trimmed().isEmpty() || m_send->isBusy())
        return;
    m_refusal->clear();
    m_send->setBusy(true);
    const domain::CommentTask command{m_release, m_task, QUuid::createUuid().toString(QUuid::WithoutBraces), text};
    whenDone(this, m_desk.session().send(command), [this, command](const Result<store::Position> &sent) {
        m_send->setBusy(false);
        if (!sent)
            m_refusal->showError(sent.error());
        else if (m_task != command.task || m_release != command.release)
            m_unsent.remove({command.release, command.task});
        else if (m_field->toPlainText() == command.text)
            m_field->clear();
    });
}

void CommentList::updateButton()
{
    m_send->setEnabled(!m_field->toPlainText().trimmed().isEmpty());
}

void CommentList::languageChanged()
{
    m_head->setTitle(tr("Comments"));
    m_field->setPlaceholderText(tr("What should others know about this task?"));
    m_field->setAccessibleName(tr("Comment"));
    m_send->setText(tr("Comment"));
    updateButton();
    rebuild();
}

bool CommentList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
        auto *const key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers().testFlag(Qt::ControlModifier)) {
            event->accept(); // not the primary action of the release
            if (event->type() == QEvent::KeyPress)
                sendComment();
            return true;
        }
    }
    return ThemedWidget::eventFilter(watched, event);
}

} // namespace releasedesk::ui
