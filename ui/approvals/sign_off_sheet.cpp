// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/sign_off_sheet.h"

#include "core/base/safe_text.h"
#include "ui/approvals/approval_line_view.h"
#include "ui/approvals/change_list.h"
#include "ui/approvals/decision_bar.h"
#include "ui/approvals/decision_choices.h"
#include "ui/approvals/fact_cards.h"
#include "ui/approvals/outcome_words.h"
#include "ui/approvals/reading_time.h"
#include "ui/approvals/signed_release.h"
#include "ui/approvals/signed_sending.h"
#include "ui/async/when_done.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/project_mark.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace releasedesk::ui {

using domain::ApprovalRequest;
using domain::Release;

SignOffSheet::SignOffSheet(session::Desk &desk, const Clock &clock, SigningGate *gate, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_gate(gate)
    , m_reading(new ReadingTime(this))
    , m_area(new QScrollArea)
    , m_page(new QWidget)
    , m_mark(new ProjectMark(24))
    , m_title(new SafeLabel(FontRole::PageTitle))
    , m_pill(new Pill)
    , m_asker(new Avatar)
    , m_facts(new SafeLabel(FontRole::Body, ColorToken::Text2))
    , m_open(new Button({}, Button::Kind::Link))
    , m_banner(new ErrorBanner)
    , m_error(new ErrorBanner)
    , m_changesHead(new SectionHead({}, FontRole::Panel))
    , m_everything(new Button({}, Button::Kind::Link))
    , m_changes(new ChangeList)
    , m_cards(new FactCards)
    , m_lineHead(new SectionHead({}, FontRole::Panel))
    , m_rule(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_line(new ApprovalLineView)
    , m_decisions(new DecisionBar)
{
    build();
    connect(&desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &id) {
        if (id == m_release)
            showState();
    });
    connect(m_open, &Button::clicked, this, [this] { emit openRelease(m_release, ReleaseTab::Flow); });
    connect(m_everything, &Button::clicked, this, [this] {
        if (m_showsEverything && m_then)
            showComparison(*m_then);
        else
            showEverything(false);
    });
    connect(m_changes, &ChangeList::opened, this, [this](ReleaseTab tab) { emit openRelease(m_release, tab); });
    connect(m_decisions, &DecisionBar::decided, this, &SignOffSheet::send);
    connect(m_error, &ErrorBanner::actionTriggered, this, [this] {
        m_error->clear();
        m_digest.clear();
        showState();
    });
    connect(m_area->verticalScrollBar(), &QScrollBar::valueChanged, this, &SignOffSheet::noteWhatIsSeen);
    connect(m_reading, &ReadingTime::changed, this, &SignOffSheet::showWhatIsAllowed);
    connect(m_reading, &ReadingTime::over, this, [this] {
        showWhatIsAllowed();
        emit seen(m_release, m_task, m_digest);
    });
}

void SignOffSheet::build()
{
    m_title->setElided();
    m_facts->setElided();
    auto *const first = new QHBoxLayout;
    first->setSpacing(10);
    first->addWidget(m_mark);
    first->addWidget(m_title, 1);
    first->addWidget(m_pill);
    auto *const second = new QHBoxLayout;
    second->setSpacing(8);
    second->addWidget(m_asker);
    second->addWidget(m_facts);
    second->addWidget(m_open);
    second->addStretch(1);
    m_changesHead->addWidget(m_everything);
    m_lineHead->addWidget(m_rule);

    auto *const column = new QVBoxLayout(m_page);
    column->setContentsMargins(24, 16, 24, 20);
    column->setSpacing(0);
    column->addLayout(first);
    column->addSpacing(6);
    column->addLayout(second);
    column->addSpacing(14);
    column->addWidget(m_error);
    column->addWidget(m_banner);
    column->addSpacing(8);
    column->addWidget(m_changesHead);
    column->addSpacing(2);
    column->addWidget(m_changes);
    column->addSpacing(14);
    column->addWidget(m_cards);
    column->addSpacing(14);
    column->addWidget(m_lineHead);
    column->addSpacing(2);
    column->addWidget(m_line);
    column->addStretch();

    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(m_page);
    m_area->viewport()->installEventFilter(this);
    m_changes->installEventFilter(this);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_decisions);
    m_error->clear();
}

void SignOffSheet::showApproval(const ReleaseId &release, const TaskId &task)
{
    if (release != m_release || task != m_task) {
        m_error->clear();
        m_decisions->clearComment();
        m_decisions->setBusy(std::nullopt);
        m_digest.clear();
        m_isCompared = false;
        m_reading->restart();
        m_area->verticalScrollBar()->setValue(0);
    }
    m_release = release;
    m_task = task;
    showState();
}

void SignOffSheet::showChanges()
{
    m_area->ensureWidgetVisible(m_changes);
    noteWhatIsSeen();
}

void SignOffSheet::languageChanged()
{
    showState();
}

void SignOffSheet::showEvent(QShowEvent *event)
{
    ThemedWidget::showEvent(event);
    noteWhatIsSeen();
}

void SignOffSheet::hideEvent(QHideEvent *event)
{
    ThemedWidget::hideEvent(event);
    const QSignalBlocker quiet(m_reading); // nobody looks, and the window may be closing
    m_reading->setInView(false, 0);
}

bool SignOffSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Paint)
        noteWhatIsSeen();
    return ThemedWidget::eventFilter(watched, event);
}

void SignOffSheet::showState()
{
    const Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    const QDateTime now = m_clock.utcNow();
    showHead(*release);
    const ApprovalRequest *const request = release->approval(m_task);
    const QString digest = request ? request->digest : QString();
    const bool isNew = !m_isCompared || digest != m_digest || (!request && release->revision() != m_revision);
    m_digest = digest;
    m_revision = release->revision();
    m_decisions->showContent(std::max(1, release->requestNumber()), digest,
                             personName(m_desk.directory(), request ? request->requestedBy : release->owner()));
    m_cards->showFacts(riskOf(*release, m_desk.book(), m_desk.directory(), now), evidenceOf(*release, now));
    m_lineHead->setTitle(tr("Approval line"));
    m_rule->showText(ApprovalLineView::ruleText(*release, m_task));
    m_line->showLine(m_desk, *release, m_task, now);
    if (isNew)
        compare(*release);
    showWhatIsAllowed();
}

void SignOffSheet::showHead(const Release &release)
{
    const QDateTime now = m_clock.utcNow();
    const QString project = projectName(m_desk.directory(), release.project());
    const ApprovalRequest *const request = release.approval(m_task);
    m_mark->showProject(project, projectColor(m_desk.directory(), release.project()));
    m_title->showText(
        tr("%1 for %2", "approval for release").arg(taskTitle(release, m_task), nameOf(release, m_desk.directory())));
    m_open->setText(tr("Open release"));

    QStringList facts;
    if (request)
        facts.append(
            tr("Requested by %1, %2")
                .arg(personName(m_desk.directory(), request->requestedBy), momentText(request->openedAt, now)));
    else
        facts.append(tr("Not requested yet, drafted by %1").arg(personName(m_desk.directory(), release.owner())));
    const QString window = windowText(release.windowStart(), release.windowEnd(), now);
    facts.append(release.windowStart().isValid() || release.windowEnd().isValid() ? tr("Window %1").arg(window)
                                                                                  : window);
    QStringList places;
    for (const domain::Environment &environment : m_desk.directory().environments) {
        for (const domain::Task &task : release.plan().tasks) {
            if (environment.isProtected && task.environment == environment.id && !places.contains(environment.name))
                places.append(environment.name);
        }
    }
    if (!places.isEmpty())
        facts.append(places.join(QStringLiteral(", ")));
    m_facts->showText(SafeText::lineFromOutside(QString(facts.join(QStringLiteral("  ·  ")) + QStringLiteral("  ·"))));
    const PersonId asker = request ? request->requestedBy : release.owner();
    m_asker->showPerson(personName(m_desk.directory(), asker), asker.value());

    if (!request)
        m_pill->setState(State::Planned, tr("Not asked yet"));
    else if (request->state == domain::ApprovalState::Complete)
        m_pill->setState(State::Succeeded, tr("Approved"));
    else if (request->state == domain::ApprovalState::Returned)
        m_pill->setState(State::Waiting, tr("Returned"));
    else if (request->state == domain::ApprovalState::Rejected)
        m_pill->setState(State::Failed, tr("Rejected"));
    else if (request->state == domain::ApprovalState::Withdrawn)
        m_pill->setState(State::Aborted, tr("Withdrawn"));
    else if (request->state == domain::ApprovalState::Expired)
        m_pill->setState(State::Failed, tr("Expired"));
    else if (isMyTurn(release))
        m_pill->setState(State::Waiting, tr("Waiting for you"));
    else
        m_pill->setState(State::Waiting, tr("Waiting for others"));
}

void SignOffSheet::compare(const Release &release)
{
    m_then.reset();
    m_isCompared = false;
    m_reading->restart();
    const ApprovalRequest *const request = release.approval(m_task);
    const qsizetype earlier = request ? earlierSignatures(*request, m_desk.person()) : 0;
    if (earlier == 0)
        return showEverything(true);
    m_changesHead->setTitle(tr("Changed since you last signed"));
    m_changes->showLoading();
    m_banner->clear();
    const qsizetype number = ++m_comparison;
    whenDone(this, releaseAsSigned(&m_desk.session(), m_release, m_task, m_desk.person(), earlier),
             [this, number](const Result<std::optional<Release>> &then) {
                 if (number != m_comparison)
                     return;
                 if (then && *then)
                     return showComparison(**then);
                 showEverything(true);
                 if (!then)
                     m_error->showError(then.error());
             });
}

void SignOffSheet::showComparison(const Release &then)
{
    const Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    m_then = then;
    m_showsEverything = false;
    const QList<ReleaseChange> changes = changesBetween(then, *release, m_desk.directory(), m_clock.utcNow());
    m_changesHead->setTitle(tr("Changed since you last signed"));
    m_changes->showChanges(changes);
    m_everything->setText(tr("Everything in %1").arg(SafeText::lineFromOutside(release->version()).plain()));
    m_everything->show();
    showSince(*release->approval(m_task), static_cast<int>(changes.size()));
    m_isCompared = true;
    noteWhatIsSeen();
    showWhatIsAllowed();
}

//! What the person said last and what became of it, with the own reason: that is what is looked for first.
void SignOffSheet::showSince(const ApprovalRequest &request, int changes)
{
    const std::optional<domain::Signature> mine = lastEarlier(request, m_desk.person());
    if (!mine)
        return m_banner->clear();
    const QString at = momentText(mine->at, m_clock.utcNow());
    const QString changed
        = changes == 0 ? tr("Nothing changed since.") : tr("%n thing(s) changed since.", nullptr, changes);
    const QString reason = SafeText::lineFromOutside(mine->comment).plain();
    if (domain::isPositive(mine->decision))
        return m_banner->showMessage(ErrorBanner::Kind::Information, tr("You signed this, %1.", "at").arg(at),
                                     QString(changed + u' ' + tr("Your signature was withdrawn.")));
    const bool isRejected = mine->decision == domain::Decision::Reject;
    m_banner->showMessage(changes == 0 ? ErrorBanner::Kind::Warning : ErrorBanner::Kind::Information,
                          isRejected ? tr("You rejected this, %1: “%2”.", "at, reason").arg(at, reason)
                                     : tr("You returned this, %1: “%2”.", "at, reason").arg(at, reason),
                          changed);
}

void SignOffSheet::showEverything(bool isFirstTime)
{
    const Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    ++m_comparison;
    m_changesHead->setTitle(tr("Everything in %1").arg(SafeText::lineFromOutside(release->version()).plain()));
    m_changes->showChanges(everythingIn(*release, m_desk.directory(), m_clock.utcNow()));
    m_showsEverything = true;
    m_everything->setText(tr("Only what changed"));
    m_everything->setVisible(!isFirstTime);
    if (isFirstTime)
        m_banner->clear();
    m_isCompared = true;
    noteWhatIsSeen();
    showWhatIsAllowed();
}

void SignOffSheet::noteWhatIsSeen()
{
    if (m_reading->isOver() || !m_isCompared)
        return;
    const QPoint end = m_changes->mapTo(m_area->viewport(), QPoint(0, m_changes->height()));
    const bool isInView = isVisible() && !window()->isMinimized() && m_changes->height() > 0
        && end.y() <= m_area->viewport()->height() + 1;
    m_reading->setInView(isInView, m_changes->count());
}

void SignOffSheet::showWhatIsAllowed()
{
    const Release *const release = m_desk.release(m_release);
    const ApprovalRequest *const request = release ? release->approval(m_task) : nullptr;
    if (!request)
        return m_decisions->setRefusal(tr("Nobody has asked for this approval yet."));
    const QDateTime now = m_clock.utcNow();
    const LinePlace place = placeInLine(m_desk, *release, *request, now);
    const DecisionChoices choices = choicesAt(place, m_desk, *release, *request, now);
    m_decisions->setChoices(choices);
    m_decisions->setPassphraseNeeded(m_gate && m_gate->needsPassphrase(m_desk.person()));
    m_decisions->setKeyless(m_gate && !m_gate->needsPassphrase(m_desk.person()));
    const PersonId absent = place.isActing ? place.person : PersonId();
    const Result<> allowed = request->checkMayDecide(m_desk.person(), m_digest, choices.agree, absent);
    const QString outcome = outcomeText(*request, m_desk.person(), m_desk.directory(), now);
    m_decisions->setRefusal(allowed ? QString() : outcome.isEmpty() ? allowed.error().message : outcome);
    m_decisions->setApproveRefusal(!m_isCompared             ? tr("Comparing with what you signed …")
                                       : m_reading->isOver() ? QString()
                                       : m_reading->isRunning()
                                       ? tr("Look through what changed first; you can sign in a moment.")
                                       : tr("Look through what changed first: scroll to the end of the list."));
}

bool SignOffSheet::isMyTurn(const Release &release) const
{
    const ApprovalRequest *const request = release.approval(m_task);
    if (!request)
        return false;
    const LinePlace place = placeInLine(m_desk, release, *request, m_clock.utcNow());
    return request->nextSigners().contains(place.person);
}

void SignOffSheet::send(domain::Decision decision, const QString &comment, bool isFinal)
{
    const Release *const release = m_desk.release(m_release);
    const ApprovalRequest *const request = release ? release->approval(m_task) : nullptr;
    if (!request)
        return;
    m_error->clear();
    m_decisions->setBusy(decision);
    const QDateTime now = m_clock.utcNow();
    const LinePlace place = placeInLine(m_desk, *release, *request, now);
    domain::SignApproval command = decisionAt(place, *release, *request, decision, m_digest, comment);
    command.decidesFinally = isFinal;
    command.hasReadDissents = m_decisions->hasReadDissents();
    if (decision == domain::Decision::Hold)
        command.until = now.addDays(1);
    whenDone(
        this, sendSigned(&m_desk.session(), m_gate, command, *release, m_decisions->passphrase()),
        [this, id = m_release, task = m_task](const Result<store::Position> &sent) { showAnswer(id, task, sent); });
}

void SignOffSheet::showAnswer(const ReleaseId &release, const TaskId &task, const Result<store::Position> &sent)
{
    if (release != m_release || task != m_task)
        return;
    m_decisions->setBusy(std::nullopt);
    m_decisions->clearPassphrase();
    if (sent) {
        m_decisions->clearComment();
        return;
    }
    m_error->showError(sent.error());
    m_error->setAction(0, tr("Look again"));
    m_area->ensureWidgetVisible(m_error);
}

} // namespace releasedesk::ui
