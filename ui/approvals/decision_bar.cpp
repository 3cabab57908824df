// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/decision_bar.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace releasedesk::ui {

using domain::Decision;

namespace {

constexpr int smallestComment = 300; //!< with the margins

} // namespace

DecisionBar::DecisionBar(QWidget *parent)
    : Surface(ColorToken::Sunken, parent)
    , m_comment(new QLineEdit)
    , m_reject(new Button({}, Button::Kind::Danger))
    , m_return(new Button)
    , m_approve(new Button({}, Button::Kind::Primary))
    , m_note(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
{
    setLines(Qt::TopEdge);
    m_comment->setMaxLength(4000);
    m_comment->setMinimumHeight(34);
    m_reject->setIconName("close");
    m_return->setIconName("undo");
    m_approve->setIconName("approvals");
    m_approve->setShownShortcut(Qt::CTRL | Qt::Key_Return);
    for (Button *const each : {m_reject, m_return, m_approve})
        each->setHeight(Button::Height::Large);
    m_note->setElided();

    m_first = new QBoxLayout(QBoxLayout::LeftToRight);
    m_first->setSpacing(12);
    m_first->addWidget(m_comment, 1);
    auto *const first = new QHBoxLayout;
    first->setSpacing(12);
    first->addWidget(m_reject);
    first->addWidget(m_return);
    first->addWidget(m_approve);
    auto *const second = new QHBoxLayout;
    second->setSpacing(7);
    second->addWidget(new IconLabel("lock", 12, ColorToken::Text3));
    second->addWidget(m_note, 1);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 12, 24, 10);
    layout->setSpacing(8);
    m_first->addLayout(first);
    layout->addLayout(m_first);
    layout->addLayout(second);

    connect(m_approve, &Button::clicked, this, [this] { decide(Decision::Approve); });
    connect(m_return, &Button::clicked, this, [this] { decide(Decision::Return); });
    connect(m_reject, &Button::clicked, this, [this] { decide(Decision::Reject); });
    connect(m_comment, &QLineEdit::textEdited, this, [this] {
        m_isCommentMissing = false;
        setTexts();
    });
    setTexts();
}

void DecisionBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    // The comment stands above the buttons where it would be too narrow to write in.
    const int buttons = m_reject->sizeHint().width() + m_return->sizeHint().width() + m_approve->sizeHint().width();
    const bool isNarrow = width() - buttons < smallestComment;
    m_first->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_first->setSpacing(isNarrow ? 8 : 12);
}

void DecisionBar::showRevision(int revision, const QString &digest, const QString &asker)
{
    m_revision = revision;
    m_digest = digest;
    m_asker = asker;
    m_isCommentMissing = false;
    setTexts();
}

void DecisionBar::setRefusal(const QString &reason)
{
    m_refusal = reason;
    applyRefusals();
}

void DecisionBar::setApproveRefusal(const QString &reason)
{
    m_approveRefusal = reason;
    applyRefusals();
}

void DecisionBar::applyRefusals()
{
    m_comment->setEnabled(m_refusal.isEmpty());
    m_reject->setDisabledReason(m_refusal);
    m_return->setDisabledReason(m_refusal);
    m_approve->setDisabledReason(m_refusal.isEmpty() ? m_approveRefusal : m_refusal);
    setTexts();
}

void DecisionBar::setBusy(std::optional<Decision> decision)
{
    for (const Decision each : {Decision::Approve, Decision::Return, Decision::Reject})
        button(each)->setBusy(decision == each);
}

void DecisionBar::clearComment()
{
    m_comment->clear();
}

void DecisionBar::setShortcutShown(bool isShown)
{
    m_approve->setShownShortcut(isShown ? QKeySequence(Qt::CTRL | Qt::Key_Return) : QKeySequence());
}

void DecisionBar::decide(Decision decision)
{
    Button *const pressed = button(decision);
    if (!pressed->isEnabled() || m_approve->isBusy() || m_return->isBusy() || m_reject->isBusy())
        return;
    if (decision != Decision::Approve && m_comment->text().trimmed().isEmpty()) {
        m_isCommentMissing = true;
        setTexts();
        m_comment->setFocus(Qt::OtherFocusReason);
        return;
    }
    emit decided(decision, m_comment->text().trimmed());
}

void DecisionBar::focusComment()
{
    m_comment->setFocus(Qt::ShortcutFocusReason);
}

Button *DecisionBar::button(Decision decision) const
{
    return decision == Decision::Approve ? m_approve : decision == Decision::Return ? m_return : m_reject;
}

QString DecisionBar::note() const
{
    return m_note->text();
}

void DecisionBar::languageChanged()
{
    setTexts();
}

void DecisionBar::setTexts()
{
    m_comment->setPlaceholderText(tr("Comment (required when you reject or return)"));
    m_comment->setAccessibleName(tr("Comment"));
    m_comment->setProperty("isWrong", m_isCommentMissing);
    m_comment->update();
    m_reject->setText(tr("Reject"));
    m_return->setText(tr("Return for changes"));
    m_approve->setText(tr("Approve revision %1").arg(m_revision));
    const QString print = m_digest.size() > 12 ? QString(m_digest.left(4) + u'…' + m_digest.right(4)) : m_digest;
    const bool isOpen = m_refusal.isEmpty();
    m_note->setColor(m_isCommentMissing ? ColorToken::Failed : ColorToken::Text3);
    m_note->showText(
        m_isCommentMissing ? tr("Say what has to change. %1 sees this first.").arg(m_asker)
            : !isOpen      ? m_refusal
            : !m_approveRefusal.isEmpty()
            ? m_approveRefusal
            : tr("Your name, the time and a fingerprint of revision %1 (sha256 %2) are written to the audit log.")
                  .arg(m_revision)
                  .arg(print));
}

} // namespace releasedesk::ui
