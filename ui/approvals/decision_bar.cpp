// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/decision_bar.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

namespace releasedesk::ui {

using domain::Decision;

namespace {

constexpr int smallestComment = 300; //!< with the margins

QString menuText(Decision decision)
{
    switch (decision) {
    case Decision::Hold:
        return DecisionBar::tr("Hold until tomorrow");
    case Decision::ReleaseHold:
        return DecisionBar::tr("End the hold");
    case Decision::ReturnToPrevious:
        return DecisionBar::tr("Return to the step before");
    case Decision::Object:
        return DecisionBar::tr("Object afterwards");
    case Decision::Read:
        return DecisionBar::tr("Mark as read");
    case Decision::Withdraw:
        return DecisionBar::tr("Withdraw my signature");
    default:
        return json::nameOf(decision);
    }
}

} // namespace

DecisionBar::DecisionBar(QWidget *parent)
    : Surface(ColorToken::Sunken, parent)
    , m_comment(new QLineEdit)
    , m_reject(new Button({}, Button::Kind::Danger))
    , m_return(new Button)
    , m_approve(new Button({}, Button::Kind::Primary))
    , m_other(new Button({}, Button::Kind::Primary))
    , m_more(new Button(IconName("more"), QString()))
    , m_dissents(new QCheckBox)
    , m_passphrase(new QLineEdit)
    , m_note(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_keyless(new SafeLabel(FontRole::Secondary, ColorToken::Waiting))
{
    setLines(Qt::TopEdge);
    m_comment->setMaxLength(4000);
    m_comment->setMinimumHeight(34);
    m_reject->setIconName("close");
    m_return->setIconName("undo");
    m_approve->setIconName("approvals");
    m_other->setIconName("approvals");
    m_other->hide();
    for (Button *const each : {m_more, m_other, m_reject, m_return, m_approve})
        each->setHeight(Button::Height::Large);
    m_note->setElided();

    m_first = new QBoxLayout(QBoxLayout::LeftToRight);
    m_first->setSpacing(12);
    m_first->addWidget(m_comment, 1);
    auto *const first = new QHBoxLayout;
    first->setSpacing(12);
    first->addStretch(); // to the right edge, also below the comment
    first->addWidget(m_more);
    first->addWidget(m_other);
    first->addWidget(m_reject);
    first->addWidget(m_return);
    first->addWidget(m_approve);
    auto *const second = new QHBoxLayout;
    second->setSpacing(7);
    second->addWidget(new IconLabel("lock", 12, ColorToken::Text3));
    second->addWidget(m_note, 1);
    second->addWidget(m_keyless);
    m_keyless->hide();
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 12, 24, 10);
    layout->setSpacing(8);
    m_first->addLayout(first);
    layout->addWidget(m_dissents);
    layout->addWidget(m_passphrase);
    layout->addLayout(m_first);
    layout->addLayout(second);
    m_more->hide();
    m_dissents->hide();
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setMaxLength(1000);
    m_passphrase->setMinimumHeight(34);
    m_passphrase->hide();

    connect(m_approve, &Button::clicked, this, [this] { decide(Decision::Approve); });
    connect(m_return, &Button::clicked, this, [this] { decide(Decision::Return); });
    connect(m_reject, &Button::clicked, this, [this] { decide(m_choices.refuse.value_or(Decision::Reject)); });
    connect(m_other, &Button::clicked, this, &DecisionBar::decideByKey);
    connect(m_more, &Button::clicked, this, &DecisionBar::showMore);
    connect(m_dissents, &QCheckBox::toggled, this, &DecisionBar::applyRefusals);
    connect(m_comment, &QLineEdit::textEdited, this, [this] {
        m_isCommentMissing = false;
        setTexts();
    });
    setTexts();
}

void DecisionBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    arrange();
}

//! The comment stands above the buttons where it would be too narrow to write in.
void DecisionBar::arrange()
{
    int buttons = m_reject->sizeHint().width() + m_return->sizeHint().width() + m_approve->sizeHint().width();
    if (!m_other->isHidden())
        buttons += m_other->sizeHint().width() + m_first->spacing();
    const bool isNarrow = width() - buttons < smallestComment;
    m_first->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_first->setSpacing(isNarrow ? 8 : 12);
}

void DecisionBar::showContent(int request, const QString &digest, const QString &asker)
{
    if (digest != m_digest)
        m_pending.reset();
    m_request = request;
    m_digest = digest;
    m_asker = asker;
    m_isCommentMissing = false;
    setTexts();
}

void DecisionBar::setChoices(const DecisionChoices &choices)
{
    if (choices == m_choices)
        return;
    if (choices.dissents != m_choices.dissents)
        m_dissents->setChecked(false);
    m_choices = choices;
    m_pending.reset();
    m_reject->setVisible(choices.refuse.has_value());
    m_return->setVisible(choices.mayReturn);
    m_more->setVisible(!choices.more.isEmpty() || choices.mayDecideFinally);
    m_dissents->setVisible(choices.dissents > 0);
    applyRefusals();
}

void DecisionBar::setRefusal(const QString &reason)
{
    m_refusal = reason;
    if (!reason.isEmpty() && m_pending && !m_choices.more.contains(*m_pending))
        m_pending.reset();
    applyRefusals();
}

void DecisionBar::setApproveRefusal(const QString &reason)
{
    m_approveRefusal = reason;
    applyRefusals();
}

void DecisionBar::applyRefusals()
{
    m_comment->setEnabled(m_refusal.isEmpty() || m_pending);
    m_reject->setDisabledReason(m_refusal);
    m_return->setDisabledReason(m_refusal);
    const QString unread = m_choices.dissents > 0 && !m_dissents->isChecked()
        ? tr("Read the disagreement first, and say that you did.")
        : QString();
    m_approve->setDisabledReason(!m_refusal.isEmpty()             ? m_refusal
                                     : m_approveRefusal.isEmpty() ? unread
                                                                  : m_approveRefusal);
    m_dissents->setEnabled(m_refusal.isEmpty());
    m_passphrase->setVisible(m_needsPassphrase && (m_refusal.isEmpty() || !m_choices.more.isEmpty()));
    setTexts();
}

void DecisionBar::setBusy(std::optional<Decision> decision)
{
    m_isSending = decision.has_value();
    for (const Decision each : {Decision::Approve, Decision::Return, Decision::Reject})
        button(each)->setBusy(decision == each);
}

void DecisionBar::clearComment()
{
    m_comment->clear();
    setPending(std::nullopt);
}

void DecisionBar::setPassphraseNeeded(bool isNeeded)
{
    m_needsPassphrase = isNeeded;
    applyRefusals();
}

Secret DecisionBar::passphrase() const
{
    return m_passphrase->isHidden() ? Secret() : Secret(m_passphrase->text().toUtf8());
}

void DecisionBar::clearPassphrase()
{
    m_passphrase->clear();
}

void DecisionBar::setKeyless(bool isKeyless)
{
    m_isKeyless = isKeyless;
    setTexts();
}

void DecisionBar::setShortcutShown(bool isShown)
{
    m_isShortcutShown = isShown;
    showPending();
}

void DecisionBar::decide(Decision decision)
{
    const Decision meant = domain::isPositive(decision) ? m_choices.agree : decision;
    const Button *const pressed = button(meant);
    const bool isOffered = m_choices.more.contains(meant) || (pressed->isEnabled() && !pressed->isHidden());
    if (isOffered)
        give(meant, false);
}

void DecisionBar::decideByKey()
{
    decide(m_pending.value_or(Decision::Approve));
}

void DecisionBar::decideFinally()
{
    if (m_choices.mayDecideFinally && m_approve->isEnabled())
        give(m_choices.agree, true);
}

void DecisionBar::give(Decision decision, bool isFinal)
{
    if (m_isSending)
        return;
    if (domain::needsComment(decision) && m_comment->text().trimmed().isEmpty()) {
        m_isCommentMissing = true;
        setPending(decision);
        m_comment->setEnabled(true);
        m_comment->setFocus(Qt::OtherFocusReason);
        return;
    }
    // Stays what Ctrl+Enter means until it has arrived: it may be refused for the passphrase, and is then given again.
    setPending(domain::isPositive(decision) ? std::nullopt : std::optional(decision));
    m_isCommentMissing = false;
    emit decided(decision, m_comment->text().trimmed(), isFinal);
}

void DecisionBar::setPending(std::optional<Decision> decision)
{
    m_pending = decision;
    if (!decision)
        m_isCommentMissing = false;
    setTexts();
}

bool DecisionBar::event(QEvent *event)
{
    // Esc leaves the pending decision before it means anything to the window.
    const bool isEscape = event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_pending;
    if (isEscape)
        event->accept();
    return isEscape || Surface::event(event);
}

void DecisionBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || !m_pending)
        return Surface::keyPressEvent(event);
    setPending(std::nullopt);
    applyRefusals();
}

bool DecisionBar::hasReadDissents() const
{
    return m_choices.dissents > 0 && m_dissents->isChecked();
}

void DecisionBar::showMore()
{
    QMenu *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_choices.mayDecideFinally) {
        QAction *const action = menu->addAction(tr("Decide finally for everybody after you"));
        action->setEnabled(m_approve->isEnabled());
        connect(action, &QAction::triggered, this, &DecisionBar::decideFinally);
    }
    for (const Decision each : m_choices.more)
        connect(menu->addAction(menuText(each)), &QAction::triggered, this, [this, each] { decide(each); });
    menu->popup(m_more->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void DecisionBar::focusComment()
{
    m_comment->setFocus(Qt::ShortcutFocusReason);
}

Button *DecisionBar::button(Decision decision) const
{
    if (decision == Decision::Return)
        return m_return;
    return decision == Decision::Reject || decision == Decision::Disagree ? m_reject : m_approve;
}

QString DecisionBar::agreeText() const
{
    if (!m_choices.actingFor.isEmpty())
        return tr("Sign request %1 for %2").arg(m_request).arg(m_choices.actingFor);
    switch (m_choices.agree) {
    case Decision::Agree:
        return tr("Agree to request %1").arg(m_request);
    case Decision::Confirm:
        return tr("Confirm request %1").arg(m_request);
    default:
        return tr("Approve request %1").arg(m_request);
    }
}

QString DecisionBar::note() const
{
    return m_note->text();
}

void DecisionBar::languageChanged()
{
    setTexts();
}

QString DecisionBar::pendingText() const
{
    switch (m_pending.value_or(Decision::Approve)) {
    case Decision::Return:
        return tr("You are returning it.");
    case Decision::Reject:
        return tr("You are rejecting it.");
    case Decision::Disagree:
        return tr("You are disagreeing.");
    default:
        return tr("You chose: %1.", "decision").arg(menuText(*m_pending));
    }
}

//! The button that Ctrl+Enter presses carries the key, and is the one that stands out.
void DecisionBar::showPending()
{
    Button *const own = m_pending ? button(*m_pending) : m_approve;
    const bool isFromMenu = m_pending && own == m_approve;
    Button *const next = isFromMenu ? m_other : own;
    const QKeySequence keys = m_isShortcutShown || m_pending ? QKeySequence(Qt::CTRL | Qt::Key_Return) : QKeySequence();
    for (Button *const each : {m_approve, m_return, m_reject, m_other})
        each->setShownShortcut(each == next ? keys : QKeySequence());
    m_approve->setKind(m_pending ? Button::Kind::Default : Button::Kind::Primary);
    m_return->setKind(m_pending == Decision::Return ? Button::Kind::Primary : Button::Kind::Default);
    m_other->setText(isFromMenu ? menuText(*m_pending) : QString());
    m_other->setVisible(isFromMenu);
    arrange();
}

void DecisionBar::setTexts()
{
    m_comment->setPlaceholderText(m_pending ? tr("Why – required for this decision")
                                            : tr("Comment (required when you reject or return)"));
    m_comment->setAccessibleName(tr("Comment"));
    m_passphrase->setPlaceholderText(tr("Passphrase of your signing key"));
    m_passphrase->setAccessibleName(tr("Passphrase of your signing key"));
    m_comment->setProperty("isWrong", m_isCommentMissing);
    m_comment->update();
    m_reject->setText(m_choices.refuse == Decision::Disagree ? tr("Disagree") : tr("Reject"));
    m_more->setName(tr("More decisions"));
    m_dissents->setText(tr("I have read the %n disagreement(s)", nullptr, m_choices.dissents));
    m_return->setText(tr("Return for changes"));
    m_approve->setText(agreeText());
    showPending();
    const QString print = m_digest.size() > 12 ? QString(m_digest.left(4) + u'…' + m_digest.right(4)) : m_digest;
    const bool isOpen = m_refusal.isEmpty();
    m_keyless->showText(tr("You sign without a key. Make one under People."));
    m_keyless->setVisible(m_isKeyless && isOpen);
    m_note->setColor(m_isCommentMissing ? ColorToken::Failed : ColorToken::Text3);
    QString note = tr("Your name, the time and a fingerprint of the content (sha256 %1) are written to the audit log.")
                       .arg(print);
    if (m_pending) {
        const QString missing = m_pending == Decision::Return ? tr("Say what has to change. %1 sees this first.")
                                                              : tr("Say why. %1 sees this first.");
        note = pendingText() + u' '
            + (m_isCommentMissing ? missing.arg(m_asker) : tr("Ctrl+Enter sends it, Esc leaves it."));
    } else if (!isOpen) {
        note = m_refusal;
    } else if (!m_approveRefusal.isEmpty()) {
        note = m_approveRefusal;
    }
    m_note->showText(note);
}

} // namespace releasedesk::ui
