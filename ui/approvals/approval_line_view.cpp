// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/approval_line_view.h"

#include "core/base/safe_text.h"
#include "core/domain/approval_delegation.h"
#include "core/domain/approval_progress.h"
#include "core/domain/approval_rules.h"
#include "core/domain/approval_stamps.h"
#include "ui/stamps/step_words.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::ApprovalRequest;
using domain::ApprovalStep;
using domain::Mark;
using domain::Stamp;
using domain::StepType;

State stateOf(Mark mark)
{
    switch (mark) {
    case Mark::Waiting:
    case Mark::Held:
    case Mark::Returned:
    case Mark::ReturnedToPrevious:
        return State::Waiting;
    case Mark::Drafted:
    case Mark::Reviewed:
    case Mark::Approved:
    case Mark::Agreed:
    case Mark::Cooperated:
    case Mark::FinalByDelegation:
    case Mark::DecidedAfterwards:
    case Mark::Read:
    case Mark::Received:
    case Mark::CheckPassed:
        return State::Succeeded;
    case Mark::Disagreed:
    case Mark::Objected:
    case Mark::Rejected:
    case Mark::CheckFailed:
    case Mark::Blocked:
        return State::Failed;
    case Mark::Skipped:
    case Mark::Unanswered:
    case Mark::Lapsed:
        return State::Skipped;
    case Mark::Planned:
    case Mark::Afterwards:
    case Mark::Informed:
    case Mark::Receiving:
    case Mark::ReadLater:
        break;
    }
    return State::Planned;
}

//! "Signed 11:40", "Your turn", "Asked since 11:02", "After the others".
QString wordsOf(const Stamp &stamp, const ApprovalRequest *request, bool isMe, const QDateTime &now)
{
    const QString at = stamp.at.isValid() ? momentText(stamp.at, now) : QString();
    if (stamp.isWithdrawn && stamp.mark != Mark::Waiting)
        return ApprovalLineView::tr("Signature of %1 withdrawn").arg(at);
    switch (stamp.mark) {
    case Mark::Waiting: {
        if (isMe)
            return ApprovalLineView::tr("Your turn");
        const QDateTime since = request ? request->records.value(stamp.step).askedAt : QDateTime();
        const QDateTime asked = since.isValid() || !request ? since : request->openedAt;
        return asked.isValid() ? ApprovalLineView::tr("Asked %1").arg(momentText(asked, now))
                               : ApprovalLineView::tr("Asked");
    }
    case Mark::Planned:
        if (!request)
            return ApprovalLineView::tr("Not asked yet");
        return request->state == domain::ApprovalState::Active ? ApprovalLineView::tr("After the others")
                                                               : ApprovalLineView::tr("Not needed any more");
    case Mark::Approved:
        return ApprovalLineView::tr("Signed %1").arg(at);
    case Mark::Blocked:
        return ApprovalLineView::tr("Asks nobody");
    default:
        return at.isEmpty() ? domain::markName(stamp.mark)
                            : ApprovalLineView::tr("%1 %2", "what and when").arg(domain::markName(stamp.mark), at);
    }
}

Card *makeCard(const session::Desk &desk, const domain::Release &release, const Stamp &stamp,
               const ApprovalRequest *request, const QDateTime &now)
{
    const bool isTurn = stamp.mark == Mark::Waiting;
    const PersonId shown = stamp.actedBy.isEmpty() ? stamp.person : stamp.actedBy;
    const bool isCheck = stamp.type == StepType::Check;
    const QString name = isCheck ? ApprovalLineView::tr("Automated check") : personName(desk.directory(), shown);
    QStringList facts{stepTypeName(stamp.type)};
    const QString title = stamp.title.isEmpty() ? personTitle(desk.directory(), stamp.person)
                                                : SafeText::lineFromOutside(stamp.title).plain();
    if (title.contains(facts.first(), Qt::CaseInsensitive))
        facts.first() = title; // "Review" and "Security review" say which type it is themselves
    else if (!title.isEmpty())
        facts.append(title);
    if (!stamp.actedBy.isEmpty())
        facts.last() = ApprovalLineView::tr("%1, for %2", "role, acting for somebody")
                           .arg(facts.last(), personName(desk.directory(), stamp.person));
    else if (isTurn) {
        const auto acting
            = domain::delegationBetween(desk.directory(), stamp.person, desk.person(), now, release.project());
        if (acting)
            facts.append(ApprovalLineView::tr("you may act"));
    }
    const QString words = wordsOf(stamp, request, stamp.person == desk.person(), now);
    if (facts.size() == 1 && words.startsWith(facts.first()))
        facts = {words}; // "Review" as the title, and reviewed then and then
    else
        facts.append(words);

    auto *const card = new Card;
    card->setPadding(11);
    if (isTurn)
        card->setState(State::Waiting);
    auto *const label = new SafeLabel(name.isEmpty() ? ApprovalLineView::tr("Nobody") : name, FontRole::Strong);
    label->setElided();
    auto *const glyph = new StatusGlyph(stateOf(stamp.mark), 14);
    if (isTurn)
        glyph->setSurface(ColorToken::WaitingTint);
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    if (isCheck) {
        head->addWidget(new IconLabel("check", 16, ColorToken::Text2));
    } else {
        auto *const avatar = new Avatar;
        avatar->showPerson(name, shown.value());
        head->addWidget(avatar);
    }
    head->addWidget(label, 1);
    head->addWidget(glyph);
    auto *const line = new SafeLabel(facts.join(QStringLiteral(" · ")), FontRole::Secondary, ColorToken::Text2);
    line->setElided();
    const QString said = SafeText::lineFromOutside(stamp.comment).plain();
    auto *const quote = new SafeLabel(said.isEmpty() ? QString() : QString(u'“' + said + u'”'), FontRole::Secondary,
                                      isTurn ? ColorToken::Text2 : ColorToken::Text3);
    quote->setElided();
    card->content()->addLayout(head);
    card->content()->addSpacing(4);
    card->content()->addWidget(line);
    card->content()->addWidget(quote);
    card->setAccessibleName(ApprovalLineView::tr("%1, %2, %3").arg(name, title, words));
    return card;
}

constexpr int roomyPlace = 150; //!< pixels, with the arrow behind it

int placeOf(const domain::ApprovalLine &line, const QString &step)
{
    const ApprovalStep *const found = line.step(step);
    return found ? found->place : 0;
}

//! "2 of SRE" above the members of a group, nothing for one person.
QString groupText(const ApprovalStep &step)
{
    QStringList terms;
    for (const domain::StepTerm &term : step.terms) {
        if (term.people.size() < 2 && step.terms.size() < 2)
            continue;
        const QString who = term.group.isEmpty()
            ? ApprovalLineView::tr("%n people", nullptr, static_cast<int>(term.people.size()))
            : SafeText::lineFromOutside(term.group).plain();
        terms.append(ApprovalLineView::tr("%1 of %2").arg(std::max(1, term.needed)).arg(who));
    }
    return terms.join(step.join == domain::TermJoin::All ? ApprovalLineView::tr(" and ")
                                                         : ApprovalLineView::tr(" or "));
}

void clear(QLayout &layout)
{
    while (QLayoutItem *const item = layout.takeAt(0)) {
        if (item->layout())
            clear(*item->layout());
        delete item->widget();
        delete item;
    }
}

} // namespace

ApprovalLineView::ApprovalLineView(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // the arrows stand beside the cards
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
}

void ApprovalLineView::showLine(const session::Desk &desk, const domain::Release &release, const TaskId &task,
                                const QDateTime &now)
{
    clear(*m_layout);
    m_places = 0;
    const ApprovalRequest *const request = release.approval(task);
    const domain::Task *const planned = release.plan().task(task);
    if (!request && !planned)
        return;
    const domain::ApprovalLine line
        = request ? request->effectiveLine() : domain::resolvedLine(*planned, release, desk.directory(), now);
    QList<Stamp> stamps = request ? domain::stampsOf(release, *request)
                                  : domain::plannedStamps(release, *planned, desk.directory(), now);
    stamps.removeFirst(); // who drafted it stands at the top of the sheet
    QVBoxLayout *column = nullptr;
    int place = -1;
    QString step;
    for (const Stamp &stamp : stamps) {
        const int here = placeOf(line, stamp.step);
        if (here != place) {
            if (column) {
                column->addStretch(1);
                m_layout->addWidget(new IconLabel("chevron-right", 14, ColorToken::Text3));
            }
            ++m_places;
            column = new QVBoxLayout;
            column->setSpacing(6);
            m_layout->addLayout(column, 1);
            place = here;
        }
        const ApprovalStep *const of = line.step(stamp.step);
        const QString group = of ? groupText(*of) : QString();
        if (stamp.step != step && !group.isEmpty())
            column->addWidget(new SafeLabel(group, FontRole::Caption, ColorToken::Text3));
        step = stamp.step;
        column->addWidget(makeCard(desk, release, stamp, request, now));
    }
    if (column)
        column->addStretch(1);
    arrange();
    if (stamps.isEmpty())
        m_layout->addWidget(new SafeLabel(tr("This approval asks no one, so it stays closed. Add an approver to it."),
                                          FontRole::Body, ColorToken::Failed));
}

void ApprovalLineView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

//! Where cards are narrow the name needs the room more than the picture does.
void ApprovalLineView::arrange()
{
    const bool hasRoom = m_places == 0 || width() / m_places >= roomyPlace;
    for (Avatar *const avatar : findChildren<Avatar *>())
        avatar->setVisible(hasRoom);
}

QString ApprovalLineView::ruleText(const domain::Release &release, const TaskId &task)
{
    const domain::Task *const planned = release.plan().task(task);
    const ApprovalRequest *const request = release.approval(task);
    const bool hasSteps
        = request ? !request->line.steps.isEmpty() : planned && planned->parameters.contains(QStringLiteral("line"));
    if (request && hasSteps)
        return tr("%1 of %2 signed").arg(domain::grantedCount(*request)).arg(request->neededCount());
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
