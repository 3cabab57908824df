// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/proposal_bar.h"

#include "core/domain/change_check.h"
#include "core/domain/plan_edit_words.h"
#include "ui/async/when_done.h"
#include "ui/plan/plan_document.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"

#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr qsizetype mostSteps = 12;

//! What an open proposal does to the flow, whatever it is called.
QStringList stepsOf(const domain::ChangeProposal &proposal)
{
    return domain::wordsOf(proposal.base, proposal.edits);
}

//! The steps of a proposal, one per line.
SafeLabel *stepsLabel(QStringList steps)
{
    const qsizetype more = steps.size() - mostSteps;
    if (more > 0)
        steps = steps.mid(0, mostSteps) << ProposalBar::tr("and %n more", nullptr, static_cast<int>(more));
    auto *const label = new SafeLabel(FontRole::Body, ColorToken::Text1);
    label->setWordWrap(true);
    label->showText(SafeText::fromOutside(QString(QStringLiteral("• ") + steps.join(QStringLiteral("\n• ")))));
    return label;
}

} // namespace

ProposalBar::ProposalBar(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_banner(new ErrorBanner)
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_banner);
    m_banner->setEdgeToEdge(true);
    m_banner->setClosable(false); // it goes when it is decided
    connect(m_banner, &ErrorBanner::actionTriggered, this, &ProposalBar::act);
    hide();
}

void ProposalBar::showRelease(const ReleaseId &release)
{
    for (const QMetaObject::Connection &link : std::exchange(m_links, {}))
        disconnect(link);
    m_release = release;
    m_document = &PlanDocument::of(m_desk, release);
    m_links = {connect(m_document, &PlanDocument::changed, this, &ProposalBar::take),
               connect(m_document, &PlanDocument::proposingChanged, this, &ProposalBar::take)};
    take();
}

std::optional<domain::ChangeProposal> ProposalBar::waiting() const
{
    const domain::Release *const release = m_desk.release(m_release);
    const bool isOpen = release && !release->isOver();
    for (const domain::ChangeProposal &proposal : isOpen ? release->proposals() : QList<domain::ChangeProposal>()) {
        if (proposal.state == domain::ProposalState::Open)
            return proposal;
    }
    return std::nullopt;
}

bool ProposalBar::mayDecide() const
{
    const domain::Person *const me = m_desk.directory().person(m_desk.person());
    return me && me->roles.contains(domain::Role::Owner);
}

void ProposalBar::take()
{
    if (!m_document)
        return;
    const std::optional<domain::ChangeProposal> proposal = waiting();
    const bool isProposing = m_document->isProposing();
    setVisible(isProposing || proposal);
    if (isProposing) {
        const auto steps = static_cast<int>(m_document->proposedSteps().size());
        m_banner->showMessage(ErrorBanner::Kind::Information, tr("You are drawing a change."),
                              steps == 0
                                  ? tr("Edit what has not begun, then propose it. Nothing changes before that.")
                                  : tr("%n step(s). Nothing changes before somebody accepts them.", nullptr, steps),
                              "edit");
        m_banner->setAction(0, steps > 0 ? tr("Propose…") : QString());
        m_banner->setAction(1, tr("Drop"));
        return;
    }
    if (!proposal)
        return;
    const QString who = personName(m_desk.directory(), proposal->by);
    const QString what = stepsOf(*proposal).join(QStringLiteral("; "));
    m_banner->showMessage(
        ErrorBanner::Kind::Information, tr("%1 proposes a change.").arg(who),
        SafeText::lineFromOutside(tr("%1: “%2”", "steps, reason").arg(what, proposal->reason)).plain().left(240),
        "flow");
    const bool isOwn = proposal->by == m_desk.person();
    m_banner->setAction(0, mayDecide() ? tr("Accept…") : isOwn ? tr("Withdraw") : QString());
    m_banner->setAction(1, mayDecide() ? tr("Refuse…") : QString());
}

void ProposalBar::act(int action)
{
    if (m_document && m_document->isProposing())
        return action == 0 ? askToSend() : askToDrop();
    const std::optional<domain::ChangeProposal> proposal = waiting();
    if (!proposal)
        return;
    if (!mayDecide())
        return withdraw(*proposal);
    if (action == 0)
        askToAccept(*proposal);
    else
        askToRefuse(*proposal);
}

void ProposalBar::askToSend()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    auto *const dialog
        = new ConfirmDialog({tr("Propose this change?"),
                             tr("%1 decides about it. What people have signed may have to be signed again.")
                                 .arg(personName(m_desk.directory(), release->owner())),
                             tr("Propose it"), "flow", tr("Why")},
                            window());
    dialog->addDetail(stepsLabel(m_document->proposedSteps()));
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog = QPointer(dialog)](const QString &reason) {
        dialog->setBusy(true);
        m_document->sendProposal(reason, [dialog](const Result<> &sent) {
            if (!dialog)
                return;
            dialog->setBusy(false);
            if (sent)
                dialog->close();
            else
                dialog->showError(sent.error());
        });
    });
    dialog->open();
}

void ProposalBar::askToDrop()
{
    const auto steps = static_cast<int>(m_document->proposedSteps().size());
    if (steps == 0)
        return m_document->dropProposal();
    auto *const dialog = new ConfirmDialog({tr("Drop what you drew?"),
                                            tr("%n step(s) are gone then, nobody has seen them.", nullptr, steps),
                                            tr("Drop it"), "close"},
                                           window());
    dialog->addDetail(stepsLabel(m_document->proposedSteps()));
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog] {
        dialog->close();
        if (m_document)
            m_document->dropProposal();
    });
    dialog->open();
}

void ProposalBar::askToAccept(const domain::ChangeProposal &proposal)
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    const domain::DecideChange command{m_release, proposal.id, true, {}};
    const domain::Circumstances now{m_desk.person(), m_clock.utcNow(), m_desk.directory()};
    const auto withdrawal = domain::previewOf(command, *release, now);
    QString consequence = tr("It is carried out at once.");
    if (!withdrawal)
        consequence = tr("It cannot be accepted at the moment, and nothing changes before that.");
    else if (!withdrawal->isEmpty())
        consequence = domain::consequenceOf(*withdrawal, *release, m_desk.directory());
    auto *const dialog
        = new ConfirmDialog({tr("Accept the change?"), consequence.trimmed(), tr("Accept it"), "check"}, window());
    dialog->addDetail(stepsLabel(stepsOf(proposal)));
    auto *const reason = new SafeLabel(FontRole::Secondary, ColorToken::Text2);
    reason->setWordWrap(true);
    reason->showText(SafeText::fromOutside(
        tr("%1: “%2”", "who, reason").arg(personName(m_desk.directory(), proposal.by), proposal.reason)));
    dialog->addDetail(reason);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, command] { send(dialog, command); });
    dialog->open();
    if (!withdrawal) {
        dialog->setMissing(consequence);
        dialog->showError(withdrawal.error());
    }
}

void ProposalBar::askToRefuse(const domain::ChangeProposal &proposal)
{
    auto *const dialog = new ConfirmDialog(
        {tr("Refuse the change?"),
         tr("The flow stays as it is. %1 reads why.").arg(personName(m_desk.directory(), proposal.by)), tr("Refuse it"),
         "close", tr("Why not")},
        window());
    dialog->addDetail(stepsLabel(stepsOf(proposal)));
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, id = proposal.id](const QString &reason) {
        send(dialog, domain::DecideChange{m_release, id, false, reason});
    });
    dialog->open();
}

void ProposalBar::withdraw(const domain::ChangeProposal &proposal)
{
    auto *const dialog = new ConfirmDialog(
        {tr("Withdraw your proposal?"), tr("Nobody decides about it any more."), tr("Withdraw it"), "undo"}, window());
    connect(dialog, &ConfirmDialog::confirmed, this,
            [this, dialog, id = proposal.id] { send(dialog, domain::WithdrawProposal{m_release, id}); });
    dialog->open();
}

void ProposalBar::send(ConfirmDialog *dialog, domain::ReleaseCommand command)
{
    dialog->setBusy(true);
    whenDone(dialog, m_desk.session().send(std::move(command)), [dialog](const Result<store::Position> &sent) {
        dialog->setBusy(false);
        if (sent)
            dialog->close();
        else
            dialog->showError(sent.error());
    });
}

} // namespace releasedesk::ui
