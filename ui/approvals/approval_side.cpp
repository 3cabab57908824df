// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/approval_side.h"

#include "core/base/safe_text.h"
#include "core/projections/approval_waiting.h"
#include "ui/async/when_done.h"
#include "ui/stamps/stamp_box.h"
#include "ui/stamps/step_words.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

using projections::Blocker;
using projections::WaitingStep;

QString spanText(qint64 minutes)
{
    if (minutes < 60)
        return ApprovalSide::tr("%n working minute(s)", nullptr, static_cast<int>(minutes));
    return ApprovalSide::tr("%n working hour(s)", nullptr, static_cast<int>(minutes / 60));
}

SafeLabel *wrapped(const QString &text, FontRole role, ColorToken color)
{
    auto *const label = new SafeLabel(text, role, color);
    label->setWordWrap(true);
    return label;
}

//! "since today 11:02 · due 14:00 · Minseo Park"
QString factsOf(const Blocker &blocker, const domain::Directory &directory, const QDateTime &now)
{
    QStringList facts;
    if (blocker.since.isValid())
        facts.append(ApprovalSide::tr("since %1").arg(momentText(blocker.since, now)));
    if (blocker.due.isValid())
        facts.append(ApprovalSide::tr("until %1").arg(momentText(blocker.due, now)));
    QStringList people;
    for (const PersonId &person : blocker.holders)
        people.append(personName(directory, person));
    if (!people.isEmpty())
        facts.append(people.join(QStringLiteral(", ")));
    return facts.join(QStringLiteral(" · "));
}

QString factsOf(const WaitingStep &step, const QDateTime &now)
{
    QStringList facts{stepTypeName(step.type), ApprovalSide::tr("asked %1").arg(momentText(step.since, now))};
    if (step.workingMinutes > 0)
        facts.append(spanText(step.workingMinutes));
    if (step.due.isValid())
        facts.append(step.isOverdue ? ApprovalSide::tr("overdue since %1").arg(momentText(step.due, now))
                                    : ApprovalSide::tr("due %1").arg(momentText(step.due, now)));
    if (step.remindedAt.isValid())
        facts.append(ApprovalSide::tr("reminded %1").arg(momentText(step.remindedAt, now)));
    return facts.join(QStringLiteral(" · "));
}

void addPeople(QVBoxLayout &column, const WaitingStep &step, const domain::Directory &directory)
{
    for (const PersonId &person : step.missing) {
        const QString name = personName(directory, person);
        auto *const avatar = new Avatar;
        avatar->showPerson(name, person.value());
        const PersonId acting = step.actingNow.value(person);
        const QString words = acting.isEmpty()
            ? name
            : ApprovalSide::tr("%1, away; %2 may sign").arg(name, personName(directory, acting));
        auto *const label = new SafeLabel(words, FontRole::Body);
        label->setElided();
        auto *const row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(avatar);
        row->addWidget(label, 1);
        column.addLayout(row);
    }
}

} // namespace

ApprovalSide::ApprovalSide(session::Desk &desk, const Clock &clock, QWidget *parent)
    : Surface(ColorToken::Sunken, parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_boxHead(new SectionHead({}, FontRole::Panel))
    , m_box(new StampBox)
    , m_whyHead(new SectionHead({}, FontRole::Panel))
    , m_whyPlace(new QVBoxLayout)
    , m_missingHead(new SectionHead({}, FontRole::Panel))
    , m_missingPlace(new QVBoxLayout)
    , m_error(new ErrorBanner)
    , m_reason(new QLineEdit)
    , m_remind(new Button)
    , m_edit(new Button)
    , m_withdraw(new Button({}, Button::Kind::Danger))
{
    setLines(Qt::LeftEdge);
    m_remind->setIconName("bell");
    m_edit->setIconName("edit");
    m_withdraw->setIconName("undo");
    m_reason->setMaxLength(1000);
    m_reason->setMinimumHeight(30);

    auto *const page = new QWidget;
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_whyHead);
    column->addLayout(m_whyPlace);
    column->addSpacing(8);
    column->addWidget(m_missingHead);
    column->addLayout(m_missingPlace);
    column->addSpacing(8);
    column->addWidget(m_boxHead);
    column->addWidget(m_box);
    column->addStretch(1);
    auto *const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    area->setWidget(page);

    auto *const actions = new QVBoxLayout;
    actions->setContentsMargins(16, 8, 16, 12);
    actions->setSpacing(8);
    actions->addWidget(m_error);
    auto *const first = new QHBoxLayout;
    first->addWidget(m_remind);
    first->addWidget(m_edit);
    first->addStretch(1);
    auto *const second = new QHBoxLayout;
    second->addWidget(m_reason, 1);
    second->addWidget(m_withdraw);
    actions->addLayout(first);
    actions->addLayout(second);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(area, 1);
    layout->addLayout(actions);
    m_error->clear();

    connect(&desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &id) {
        if (id == m_release)
            refresh();
    });
    connect(&desk, &session::Desk::directoryChanged, this, &ApprovalSide::refresh);
    connect(m_remind, &Button::clicked, this, [this] { send(domain::RemindApprovers{m_release, m_task}, m_remind); });
    connect(m_edit, &Button::clicked, this, &ApprovalSide::editWanted);
    connect(m_withdraw, &Button::clicked, this, &ApprovalSide::withdraw);
    connect(m_reason, &QLineEdit::returnPressed, this, &ApprovalSide::withdraw);
    refresh();
}

void ApprovalSide::showApproval(const ReleaseId &release, const TaskId &task)
{
    if (release != m_release || task != m_task) {
        m_error->clear();
        m_reason->clear();
    }
    m_release = release;
    m_task = task;
    refresh();
}

void ApprovalSide::languageChanged()
{
    refresh();
}

void ApprovalSide::refresh()
{
    m_boxHead->setTitle(tr("Approval box"));
    m_whyHead->setTitle(tr("Why is it not moving?"));
    m_missingHead->setTitle(tr("Who is missing"));
    m_remind->setText(tr("Remind"));
    m_edit->setText(tr("Change the line…"));
    m_withdraw->setText(tr("Take back"));
    m_reason->setPlaceholderText(tr("Why it is taken back"));
    m_reason->setAccessibleName(tr("Why it is taken back"));
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    const QDateTime now = m_clock.utcNow();
    m_box->showLine(*release, m_task, m_desk.directory(), now);
    showWhy(*release, now);
    showMissing(*release, now);
    showButtons(*release);
}

void ApprovalSide::showWhy(const domain::Release &release, const QDateTime &now)
{
    delete m_why;
    m_why = new Card;
    m_why->setSurroundings(ColorToken::Sunken);
    m_why->setPadding(12);
    m_reasons.clear();
    const QList<Blocker> chain = projections::whyNotMoving(release, m_desk.directory(), now, m_desk.book().releases());
    for (const Blocker &blocker : chain) {
        const QString text = SafeText::lineFromOutside(blocker.text).plain();
        m_reasons.append(text);
        if (m_reasons.size() > 1)
            m_why->content()->addSpacing(8);
        m_why->content()->addWidget(wrapped(text, FontRole::Body, ColorToken::Text1));
        m_why->content()->addWidget(
            wrapped(factsOf(blocker, m_desk.directory(), now), FontRole::Secondary, ColorToken::Text3));
    }
    if (chain.isEmpty())
        m_why->content()->addWidget(
            wrapped(tr("Nothing keeps it: it moves by itself, or is over."), FontRole::Body, ColorToken::Text2));
    m_whyPlace->addWidget(m_why);
}

void ApprovalSide::showMissing(const domain::Release &release, const QDateTime &now)
{
    delete m_missing;
    m_missing = nullptr;
    QList<WaitingStep> waiting = projections::waitingSteps(release, m_desk.directory(), now);
    waiting.removeIf([this](const WaitingStep &step) { return step.task != m_task; });
    m_missingHead->setVisible(!waiting.isEmpty());
    if (waiting.isEmpty())
        return;
    m_missing = new Card;
    m_missing->setSurroundings(ColorToken::Sunken);
    m_missing->setPadding(12);
    for (const WaitingStep &step : waiting) {
        if (&step != &waiting.constFirst())
            m_missing->content()->addSpacing(10);
        m_missing->content()->addWidget(wrapped(tr("%1 · %2 of %3", "step, signatures")
                                                    .arg(SafeText::lineFromOutside(step.title).plain())
                                                    .arg(step.granted)
                                                    .arg(step.needed),
                                                FontRole::Strong, ColorToken::Text1));
        m_missing->content()->addWidget(
            wrapped(factsOf(step, now), FontRole::Secondary, step.isOverdue ? ColorToken::Failed : ColorToken::Text3));
        m_missing->content()->addSpacing(4);
        addPeople(*m_missing->content(), step, m_desk.directory());
    }
    m_missingPlace->addWidget(m_missing);
}

void ApprovalSide::showButtons(const domain::Release &release)
{
    const domain::ApprovalRequest *const request = release.approval(m_task);
    const bool isAsked = request && request->state == domain::ApprovalState::Active;
    const bool mayWithdraw
        = release.state() == domain::ReleaseState::InApproval || release.state() == domain::ReleaseState::Preparing;
    m_remind->setDisabledReason(isAsked ? QString() : tr("Nobody is asked now."));
    m_edit->setDisabledReason(release.isEditable() ? QString()
                                                   : tr("The line of a release that runs or is over cannot change."));
    const QString noRequest = mayWithdraw ? QString() : tr("There is no open request to take back.");
    m_withdraw->setDisabledReason(noRequest);
    m_reason->setEnabled(noRequest.isEmpty());
}

void ApprovalSide::withdraw()
{
    if (!m_withdraw->isEnabled())
        return;
    if (m_reason->text().trimmed().isEmpty()) {
        m_error->showMessage(ErrorBanner::Kind::Warning,
                             tr("Say why it is taken back. Everybody who was asked sees it."));
        m_reason->setFocus(Qt::OtherFocusReason);
        return;
    }
    send(domain::WithdrawRequest{m_release, m_reason->text().trimmed()}, m_withdraw);
}

void ApprovalSide::send(const domain::ReleaseCommand &command, Button *pressed)
{
    m_error->clear();
    pressed->setBusy(true);
    whenDone(this, m_desk.session().send(command), [this, pressed](const Result<store::Position> &sent) {
        pressed->setBusy(false);
        if (!sent)
            return m_error->showError(sent.error());
        m_reason->clear();
    });
}

} // namespace releasedesk::ui
