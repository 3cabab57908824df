// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/approval_line_view.h"

#include "core/base/safe_text.h"
#include "core/domain/plan_check.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QVBoxLayout>

#include <optional>

namespace releasedesk::ui {
namespace {

using domain::ApprovalRequest;
using domain::Decision;
using domain::DecisionRule;
using domain::Signature;

struct Place {
    State state = State::Planned;
    QString words; //!< "Signed 11:40"
    QString quote;
    bool isTurn = false;
};

std::optional<Signature> currentSignature(const ApprovalRequest &request, const PersonId &person)
{
    for (auto signature = request.signatures.crbegin(); signature != request.signatures.crend(); ++signature) {
        if (signature->person == person && signature->digest == request.digest)
            return *signature;
    }
    return std::nullopt;
}

Place placeOf(const ApprovalRequest *request, const PersonId &person, bool isMe, const QDateTime &now)
{
    if (!request)
        return {State::Planned, ApprovalLineView::tr("Not asked yet"), {}};
    if (const auto signature = currentSignature(*request, person)) {
        const QString quote = signature->comment.isEmpty()
            ? QString()
            : QString(u'“' + SafeText::lineFromOutside(signature->comment).plain() + u'”');
        const QString at = momentText(signature->at, now);
        if (signature->isWithdrawn)
            return {State::Planned, ApprovalLineView::tr("Signature of %1 withdrawn").arg(at), quote};
        switch (signature->decision) {
        case Decision::Agree:
        case Decision::Confirm:
        case Decision::Approve:
            return {State::Succeeded, ApprovalLineView::tr("Signed %1").arg(at), quote};
        case Decision::Return:
            return {State::RolledBack, ApprovalLineView::tr("Returned %1").arg(at), quote};
        case Decision::Reject:
            return {State::Failed, ApprovalLineView::tr("Rejected %1").arg(at), quote};
        case Decision::ReturnToPrevious:
            return {State::RolledBack, ApprovalLineView::tr("Returned to the step before %1").arg(at), quote};
        case Decision::Disagree:
            return {State::Failed, ApprovalLineView::tr("Disagreed %1").arg(at), quote};
        case Decision::Object:
            return {State::Failed, ApprovalLineView::tr("Objected %1").arg(at), quote};
        case Decision::Hold:
            return {State::Waiting, ApprovalLineView::tr("On hold since %1").arg(at), quote};
        case Decision::Read:
            return {State::Succeeded, ApprovalLineView::tr("Read %1").arg(at), quote};
        case Decision::ReleaseHold:
        case Decision::Withdraw:
            break;
        }
    }
    if (request->nextSigners().contains(person))
        return {State::Waiting, isMe ? ApprovalLineView::tr("Your turn") : ApprovalLineView::tr("Asked"),
                ApprovalLineView::tr("since %1").arg(momentText(request->openedAt, now)), true};
    const bool isOpen = request->state == domain::ApprovalState::Active;
    return {isOpen ? State::Planned : State::Skipped,
            isOpen ? ApprovalLineView::tr("After the others") : ApprovalLineView::tr("Not needed any more"),
            {}};
}

Card *makeCard(const session::Desk &desk, const PersonId &person, const Place &place)
{
    const QString name = personName(desk.directory(), person);
    const QString title = personTitle(desk.directory(), person);
    auto *const card = new Card;
    card->setPadding(11);
    if (place.isTurn)
        card->setState(State::Waiting);
    auto *const avatar = new Avatar;
    avatar->showPerson(name, person.value());
    auto *const label = new SafeLabel(name, FontRole::Strong);
    label->setElided();
    auto *const glyph = new StatusGlyph(place.state, 14);
    if (place.isTurn)
        glyph->setSurface(ColorToken::WaitingTint);
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(avatar);
    head->addWidget(label, 1);
    head->addWidget(glyph);
    auto *const facts
        = new SafeLabel(title.isEmpty() ? place.words : ApprovalLineView::tr("%1 · %2").arg(title, place.words),
                        FontRole::Secondary, ColorToken::Text2);
    facts->setElided();
    auto *const quote
        = new SafeLabel(place.quote, FontRole::Secondary, place.isTurn ? ColorToken::Text2 : ColorToken::Text3);
    quote->setElided();
    card->content()->addLayout(head);
    card->content()->addSpacing(4);
    card->content()->addWidget(facts);
    card->content()->addWidget(quote);
    card->setAccessibleName(ApprovalLineView::tr("%1, %2, %3").arg(name, title, place.words));
    return card;
}

} // namespace

ApprovalLineView::ApprovalLineView(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
}

void ApprovalLineView::showLine(const session::Desk &desk, const domain::Release &release, const TaskId &task,
                                const QDateTime &now)
{
    while (QLayoutItem *const item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const ApprovalRequest *const request = release.approval(task);
    const domain::Task *const planned = release.plan().task(task);
    const QList<PersonId> people = request ? request->approvers
        : planned                          ? domain::approversOf(*planned)
                                           : QList<PersonId>();
    const bool isInOrder = !request || request->rule == DecisionRule::InOrder;
    for (const PersonId &person : people) {
        if (m_layout->count() > 0 && isInOrder)
            m_layout->addWidget(new IconLabel("chevron-right", 14, ColorToken::Text3));
        m_layout->addWidget(makeCard(desk, person, placeOf(request, person, person == desk.person(), now)), 1);
    }
    if (people.isEmpty())
        m_layout->addWidget(new SafeLabel(tr("This approval asks no one, so it stays closed. Add an approver to it."),
                                          FontRole::Body, ColorToken::Failed));
}

QString ApprovalLineView::ruleText(const domain::Release &release, const TaskId &task)
{
    const domain::Task *const planned = release.plan().task(task);
    const ApprovalRequest *const request = release.approval(task);
    const QString rule = request ? json::nameOf(request->rule)
        : planned                ? planned->parameters[QStringLiteral("rule")].toString()
                                 : QString();
    if (rule == u"everyone")
        return tr("Everyone, in any order");
    if (rule == u"anyone")
        return tr("Any one of them");
    if (rule == u"nOfM") {
        const int needed = request ? request->needed : planned->parameters[QStringLiteral("needed")].toInt();
        return tr("%n of them", nullptr, needed);
    }
    return tr("In this order");
}

} // namespace releasedesk::ui
