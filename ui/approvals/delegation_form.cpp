// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/delegation_form.h"

#include "core/base/shown_zone.h"
#include "ui/approvals/signing_gate.h"
#include "ui/async/when_done.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QUuid>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr int usualDays = 7;

} // namespace

DelegationForm::DelegationForm(session::Desk &desk, const Clock &clock, SigningGate *gate, QWidget *parent)
    : Surface(ColorToken::Sunken, parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_gate(gate)
    , m_summary(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_open(new Button({}, Button::Kind::Link))
    , m_end(new Button({}, Button::Kind::Link))
    , m_form(new QWidget)
    , m_delegate(new QComboBox)
    , m_until(new QDateEdit)
    , m_reason(new QLineEdit)
    , m_send(new Button({}, Button::Kind::Primary))
    , m_error(new ErrorBanner)
{
    m_summary->setWordWrap(true);
    m_open->setIconName("users");
    m_reason->setMaxLength(400);
    m_reason->setMinimumHeight(30);
    m_until->setCalendarPopup(true);
    auto *const fields = new QVBoxLayout(m_form);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(6);
    fields->addWidget(m_delegate);
    fields->addWidget(m_until);
    fields->addWidget(m_reason);
    fields->addWidget(m_send, 0, Qt::AlignLeft);
    auto *const links = new QHBoxLayout;
    links->addWidget(m_open);
    links->addWidget(m_end);
    links->addStretch(1);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 2, 14, 6);
    layout->setSpacing(4);
    layout->addWidget(m_summary);
    layout->addLayout(links);
    layout->addWidget(m_error);
    layout->addWidget(m_form);
    m_form->hide();
    m_error->clear();

    connect(m_open, &Button::clicked, this, [this] { m_form->isHidden() ? openForm() : m_form->hide(); });
    connect(m_end, &Button::clicked, this, &DelegationForm::endIt);
    connect(m_send, &Button::clicked, this, &DelegationForm::send);
    connect(m_reason, &QLineEdit::returnPressed, this, &DelegationForm::send);
    connect(&desk, &session::Desk::directoryChanged, this, &DelegationForm::refresh);
    refresh();
}

void DelegationForm::openForm()
{
    m_delegate->clear();
    for (const domain::Person &person : m_desk.directory().people) {
        if (person.id != m_desk.person())
            m_delegate->addItem(personName(m_desk.directory(), person.id), person.id.value());
    }
    const QDate today = inShownZone(m_clock.utcNow()).date();
    m_until->setMinimumDate(today);
    m_until->setDate(today.addDays(usualDays));
    m_form->show();
    m_delegate->setFocus(Qt::OtherFocusReason);
}

void DelegationForm::send()
{
    if (!m_gate || m_send->isBusy())
        return;
    domain::Delegation wish{QUuid::createUuid().toString(QUuid::WithoutBraces).left(8), m_desk.person(),
                            PersonId(m_delegate->currentData().toString())};
    wish.from = m_clock.utcNow();
    const QDateTime shown = inShownZone(wish.from);
    QDateTime end = shown;
    end.setDate(m_until->date().addDays(1)); // to the end of that day
    end.setTime(QTime(0, 0));
    wish.until = end.toUTC();
    wish.reason = m_reason->text().trimmed();
    if (wish.reason.isEmpty()) {
        m_error->showMessage(ErrorBanner::Kind::Warning, tr("Say why you are away."));
        m_reason->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_send->setBusy(true);
    whenDone(this, m_gate->delegate(wish, m_desk.person()), [this](const Result<> &done) { showAnswer(done); });
}

void DelegationForm::endIt()
{
    if (!m_gate || m_own.isEmpty())
        return;
    whenDone(this, m_gate->endDelegation(m_own, m_desk.person()), [this](const Result<> &done) { showAnswer(done); });
}

void DelegationForm::showAnswer(const Result<> &done)
{
    m_send->setBusy(false);
    if (!done)
        return m_error->showError(done.error());
    m_error->clear();
    m_reason->clear();
    m_form->hide();
}

QString DelegationForm::summary() const
{
    return m_summary->text();
}

//! "You act for Soyeon Lee until 27 Nov", for each delegation that holds now.
void DelegationForm::refresh()
{
    const QDateTime now = m_clock.utcNow();
    QStringList lines;
    m_own.clear();
    for (const domain::Delegation &each : m_desk.directory().delegations) {
        const bool isNow = each.from <= now && now < each.until && !each.endedAt.isValid();
        if (isNow && each.delegate == m_desk.person())
            lines.append(tr("You act for %1 until %2")
                             .arg(personName(m_desk.directory(), each.absent), momentText(each.until, now)));
        if (isNow && each.absent == m_desk.person()) {
            m_own = each.id;
            lines.append(tr("%1 acts for you until %2")
                             .arg(personName(m_desk.directory(), each.delegate), momentText(each.until, now)));
        }
    }
    m_summary->setVisible(!lines.isEmpty());
    m_summary->showText(lines.join(QStringLiteral("\n")));
    m_open->setText(tr("Delegate…"));
    m_open->setVisible(m_gate && m_own.isEmpty());
    m_end->setText(tr("I am back"));
    m_end->setVisible(m_gate && !m_own.isEmpty());
    m_delegate->setAccessibleName(tr("Who signs for you"));
    m_until->setAccessibleName(tr("Last day of your absence"));
    m_reason->setPlaceholderText(tr("Why you are away"));
    m_reason->setAccessibleName(tr("Why you are away"));
    m_send->setText(tr("Let this person sign for me"));
}

void DelegationForm::languageChanged()
{
    refresh();
}

} // namespace releasedesk::ui
