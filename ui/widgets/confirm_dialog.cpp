// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/confirm_dialog.h"

#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/safe_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr int reasonHeight = 64;

bool isConfirming(const QKeyEvent &event)
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    return isEnter && event.modifiers().testFlag(Qt::ControlModifier);
}

} // namespace

ConfirmDialog::ConfirmDialog(const Question &question, QWidget *over)
    : Dialog(over)
    , m_typedWord(question.typed)
    , m_details(new QVBoxLayout)
    , m_banner(new ErrorBanner)
    , m_progress(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_confirm(new Button(question.button, question.isDangerous ? Button::Kind::DangerFill : Button::Kind::Primary))
    , m_cancel(new Button(tr("Cancel")))
{
    setAccessibleName(question.title);
    setBoxWidth(480);
    content()->setSpacing(12);

    auto *const title = new SafeLabel(question.title, FontRole::Section);
    title->setWordWrap(true);
    content()->addWidget(title);
    if (!question.consequence.isEmpty()) {
        auto *const consequence = new SafeLabel(question.consequence, FontRole::Body, ColorToken::Text2);
        consequence->setWordWrap(true);
        content()->addWidget(consequence);
    }
    content()->addLayout(m_details);
    if (!question.reasonLabel.isEmpty()) {
        m_reason = new QPlainTextEdit;
        m_reason->setTabChangesFocus(true);
        m_reason->setFixedHeight(reasonHeight);
        m_reason->installEventFilter(this);
        content()->addWidget(new FormField(question.reasonLabel, m_reason));
        connect(m_reason, &QPlainTextEdit::textChanged, this, &ConfirmDialog::updateButton);
    }
    if (!question.typed.isEmpty()) {
        m_typed = new QLineEdit;
        content()->addWidget(new FormField(tr("Type %1 to confirm").arg(question.typed), m_typed));
        connect(m_typed, &QLineEdit::textChanged, this, &ConfirmDialog::updateButton);
    }
    content()->addWidget(m_banner);

    m_confirm->setIconName(question.icon);
    m_confirm->setShownShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_progress);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm);
    content()->addSpacing(4);
    content()->addLayout(buttons);

    connect(m_cancel, &Button::clicked, this, &Dialog::close);
    connect(m_confirm, &Button::clicked, this, &ConfirmDialog::confirm);
    connect(m_banner, &ErrorBanner::actionTriggered, this, &ConfirmDialog::errorWayWanted);
    updateButton();
}

void ConfirmDialog::addDetail(QWidget *detail)
{
    m_details->addWidget(detail);
    // Tab goes through what is seen from top to bottom, though the buttons were there first.
    QWidget *last = nullptr;
    for (QWidget *const each : detail->findChildren<QWidget *>()) {
        if ((each->focusPolicy() & Qt::TabFocus) && each->window() == window()) // not the list of a choice
            last = each;
        m_hasFields = m_hasFields || each->testAttribute(Qt::WA_InputMethodEnabled);
    }
    for (QWidget *const next : {static_cast<QWidget *>(m_reason), static_cast<QWidget *>(m_typed),
                                static_cast<QWidget *>(m_cancel), static_cast<QWidget *>(m_confirm)}) {
        if (next == nullptr)
            continue;
        if (last != nullptr)
            setTabOrder(last, next);
        last = next;
    }
}

//! The reason, so that nothing typed is lost, unless there is something to fill in above it.
QWidget *ConfirmDialog::firstFocus() const
{
    return m_hasFields ? nullptr : m_reason ? static_cast<QWidget *>(m_reason) : m_typed;
}

void ConfirmDialog::setMissing(const QString &missing)
{
    m_missing = missing;
    updateButton();
    fit();
}

void ConfirmDialog::setBusy(bool isBusy)
{
    m_confirm->setBusy(isBusy);
    if (m_reason)
        m_reason->setReadOnly(isBusy);
}

void ConfirmDialog::setProgress(const QString &text)
{
    m_progress->showText(text);
}

void ConfirmDialog::showError(const Error &error, const QString &way)
{
    setBusy(false);
    m_banner->showError(error);
    m_banner->setAction(0, way);
    fit();
}

void ConfirmDialog::clearError()
{
    m_banner->clear();
    fit();
}

void ConfirmDialog::showOutcome(const QString &sentence, const QString &details)
{
    setBusy(false);
    m_confirm->hide();
    m_cancel->setText(tr("Close"));
    m_banner->showMessage(ErrorBanner::Kind::Warning, sentence, details);
    m_banner->setAction(0, {});
    fit();
}

bool ConfirmDialog::canConfirm() const
{
    const bool hasReason = !m_reason || !m_reason->toPlainText().trimmed().isEmpty();
    const bool isTyped = !m_typed || m_typed->text().trimmed() == m_typedWord;
    return hasReason && isTyped && m_missing.isEmpty() && !m_confirm->isBusy();
}

void ConfirmDialog::keyPressEvent(QKeyEvent *event)
{
    if (isConfirming(*event)) {
        confirm();
        return;
    }
    Dialog::keyPressEvent(event);
}

bool ConfirmDialog::eventFilter(QObject *watched, QEvent *event)
{
    // The text area would take Ctrl+Enter as a line break.
    if (watched == m_reason && event->type() == QEvent::KeyPress && isConfirming(*static_cast<QKeyEvent *>(event))) {
        confirm();
        return true;
    }
    return Dialog::eventFilter(watched, event);
}

void ConfirmDialog::confirm()
{
    if (canConfirm())
        emit confirmed(m_reason ? m_reason->toPlainText().trimmed() : QString());
}

void ConfirmDialog::updateButton()
{
    const bool hasReason = !m_reason || !m_reason->toPlainText().trimmed().isEmpty();
    const bool isTyped = !m_typed || m_typed->text().trimmed() == m_typedWord;
    if (!m_missing.isEmpty()) {
        m_confirm->setDisabledReason(m_missing);
        return;
    }
    m_confirm->setDisabledReason(!hasReason     ? tr("Write the reason first; it stays in the history.")
                                     : !isTyped ? tr("Type %1 first.").arg(m_typedWord)
                                                : QString());
}

} // namespace releasedesk::ui
