// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/failure_story.h"

#include "core/base/shown_zone.h"
#include "core/domain/task_fact.h"
#include "core/projections/failure_facts.h"
#include "ui/async/when_done.h"
#include "ui/plan/plan_times.h"
#include "ui/task_content/note_action.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/surface.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QHBoxLayout>
#include <QUuid>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

using projections::EarlierFailure;

namespace {

using domain::TaskState;

//! One thing that was done after the failure.
struct Step {
    State state = State::Planned;
    QString text;
    QDateTime at; //!< invalid: it has not ended
};

//! The way back in the order it went, then what stays because the release ended here.
QList<Step> stepsAfter(const domain::Release &release)
{
    QList<Step> steps;
    for (const domain::RollbackStep &each : release.rollbackSteps()) {
        const domain::TaskRun run = release.run(each.step);
        if (run.attempt() == 0)
            continue;
        const domain::Task *const task = release.plan().task(each.step);
        const QString title = taskTitle(release, each.step);
        const QString fact = task ? domain::taskFact(*task, run) : run.summary;
        const bool isTakenBack = run.state == TaskState::Succeeded && !each.undoes.isEmpty();
        steps.append({isTakenBack ? State::RolledBack : stateOf(run.state),
                      fact.isEmpty() ? title : FailureStory::tr("%1: %2").arg(title, fact), run.finishedAt});
    }
    for (const domain::Task &task : release.plan().tasks) {
        const bool isHeld = task.kind == u"jira.version_release" && release.isOver()
            && release.run(task.id).state != TaskState::Succeeded && release.run(task.id).attempt() == 0;
        if (isHeld && !steps.isEmpty())
            steps.append({State::Planned, FailureStory::tr("The version in Jira stays unreleased"), {}});
    }
    return steps;
}

//! What became of it, in a sentence.
QString endingText(const EarlierFailure &failure)
{
    const QString note = failure.note.trimmed();
    switch (failure.ending) {
    case EarlierFailure::Ending::TriedAgain:
        return FailureStory::tr("Trying again was enough.");
    case EarlierFailure::Ending::ByHand:
        return note.isEmpty() ? FailureStory::tr("It was done by hand.")
                              : FailureStory::tr("It was done by hand: “%1”").arg(note);
    case EarlierFailure::Ending::LeftOut:
        return note.isEmpty() ? FailureStory::tr("It was left out.")
                              : FailureStory::tr("It was left out: “%1”").arg(note);
    case EarlierFailure::Ending::RolledBack:
        return FailureStory::tr("The release was rolled back.");
    case EarlierFailure::Ending::Aborted:
        return FailureStory::tr("The release was aborted.");
    case EarlierFailure::Ending::Open:
        return FailureStory::tr("Nothing has become of it yet.");
    }
    Q_UNREACHABLE();
}

} // namespace

FailureStory::FailureStory(session::Desk &desk, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_layout(new QVBoxLayout(this))
    , m_banner(new ErrorBanner)
    , m_refusal(new ErrorBanner)
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(10);
    m_layout->addWidget(m_banner);
    m_layout->addWidget(m_refusal);
    m_refusal->hide();
    makeNote();
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        if (release == m_release)
            rebuild();
    });
    hide();
}

void FailureStory::languageChanged()
{
    const QString typed = m_note->note();
    makeNote();
    m_note->setNote(typed);
    m_note->setBusy(m_isKeeping);
    rebuild();
}

//! For the record: what people say about it stays with the task, as every comment.
void FailureStory::makeNote()
{
    delete m_note;
    m_note = new NoteAction(tr("Your note, for the record"), tr("Keep the note"), false, true);
    m_layout->insertWidget(m_layout->indexOf(m_refusal), m_note);
    connect(m_note, &NoteAction::wanted, this, [this](const QString &note) { keepNote(note); });
}

void FailureStory::keepNote(const QString &note)
{
    m_refusal->clear();
    if (m_kept.id.isEmpty() || m_kept.text != note)
        m_kept = {m_release, m_task, QUuid::createUuid().toString(QUuid::WithoutBraces), note};
    setKeeping(true);
    whenDone(this, m_desk.session().send(m_kept), [this, id = m_kept.id](const Result<store::Position> &kept) {
        if (id != m_kept.id)
            return; // another task is shown by now
        setKeeping(false);
        if (!kept)
            return m_refusal->showError(kept.error());
        if (m_note->note().trimmed() == m_kept.text)
            m_note->setNote({});
        m_kept = {};
    });
}

void FailureStory::setKeeping(bool isKeeping)
{
    m_isKeeping = isKeeping;
    m_note->setBusy(isKeeping);
}

void FailureStory::showTask(const ReleaseId &release, const TaskId &task)
{
    if (release != m_release || task != m_task) {
        m_note->setNote({});
        m_refusal->clear();
        m_kept = {};
        setKeeping(false);
    }
    m_release = release;
    m_task = task;
    rebuild();
}

void FailureStory::rebuild()
{
    delete m_facts;
    m_facts = nullptr;
    const domain::Release *const release = m_desk.release(m_release);
    const domain::TaskRun run = release ? release->run(m_task) : domain::TaskRun();
    const bool isFailed = release && run.state == TaskState::Failed;
    const bool isTold = isFailed && !release->isLive(); // before, it stands over what is to be decided
    m_banner->setVisible(isTold);
    if (isTold) {
        // What is wrong stands in the first sentence, what can be done in the rest.
        const QString summary = SafeText::lineFromOutside(run.summary).plain();
        const qsizetype end = summary.indexOf(u". ");
        m_banner->showMessage(ErrorBanner::Kind::Error, end < 0 ? summary : summary.left(end + 1),
                              end < 0 ? QString() : summary.mid(end + 2));
    }
    m_facts = new QWidget(this);
    auto *const column = new QVBoxLayout(m_facts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    m_layout->insertWidget(1, m_facts);
    m_note->setVisible(isTold);
    if (isTold)
        addSteps(*release);
    if (isFailed) {
        addEarlier(*release);
        addCause(*release);
    }
    m_facts->setVisible(column->count() > 0);
    setVisible(isTold || column->count() > 0);
}

//! A heading; its rows go into the layout it answers.
QVBoxLayout *FailureStory::addSection(const QString &title)
{
    auto *const section = new QVBoxLayout;
    section->setSpacing(6);
    section->addWidget(new SafeLabel(title, FontRole::SecondaryLabel, ColorToken::Text2));
    static_cast<QVBoxLayout *>(m_facts->layout())->addLayout(section);
    return section;
}

void FailureStory::addSteps(const domain::Release &release)
{
    const QList<Step> steps = stepsAfter(release);
    if (steps.isEmpty())
        return;
    auto *const card = new Card;
    addSection(tr("Done for you"))->addWidget(card);
    for (const Step &step : steps) {
        auto *const text = new SafeLabel(FontRole::Body, ColorToken::Text1);
        text->showText(SafeText::lineFromOutside(step.text));
        text->setElided();
        auto *const row = new QHBoxLayout;
        row->setContentsMargins(12, 6, 12, 6);
        row->setSpacing(8);
        row->addWidget(new StatusGlyph(step.state, 14));
        row->addWidget(text, 1);
        const QString running = step.state == State::Planned ? QString() : wordOf(step.state);
        row->addWidget(
            new SafeLabel(step.at.isValid() ? exactClockText(step.at) : running, FontRole::Mono, ColorToken::Text3));
        if (&step != &steps.first())
            card->content()->addWidget(new Separator);
        card->content()->addLayout(row);
    }
}

void FailureStory::addEarlier(const domain::Release &release)
{
    const QList<EarlierFailure> earlier = projections::earlierFailures(m_desk.book(), release, m_task);
    if (earlier.isEmpty())
        return;
    QVBoxLayout *const section = addSection(tr("The same happened before"));
    for (const EarlierFailure &each : earlier) {
        const QDate day = inShownZone(each.at).date();
        auto *const head = new SafeLabel(FontRole::SecondaryLabel, ColorToken::Text1);
        head->showText(SafeText::lineFromOutside(tr("%1, attempt %2 · %3", "version, number, day")
                                                     .arg(each.version)
                                                     .arg(each.attempt)
                                                     .arg(shortDateText(day, day))));
        head->setElided();
        auto *const ending = new SafeLabel(FontRole::Secondary, ColorToken::Text2);
        ending->setWordWrap(true);
        ending->showText(SafeText::lineFromOutside(endingText(each)));
        section->addWidget(head);
        section->addWidget(ending);
    }
}

void FailureStory::addCause(const domain::Release &release)
{
    const std::optional<domain::ScopeCommit> commit = projections::onlyCommit(release);
    if (!commit)
        return;
    auto *const card = new Card;
    card->setPadding(12);
    addSection(tr("Likely cause"))->addWidget(card);
    auto *const line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(new SafeLabel(commit->hash.left(7), FontRole::Mono, ColorToken::Accent));
    auto *const subject = new SafeLabel(FontRole::Body, ColorToken::Text1);
    subject->showText(SafeText::lineFromOutside(commit->subject));
    subject->setElided();
    line->addWidget(subject, 1);
    QStringList why{tr("The only commit this release brings.")};
    if (!commit->issueKey.isEmpty())
        why.append(commit->issueKey);
    if (!commit->author.isEmpty())
        why.append(personName(m_desk.directory(), commit->author));
    auto *const reason = new SafeLabel(FontRole::Secondary, ColorToken::Text3);
    reason->setWordWrap(true);
    reason->showText(SafeText::lineFromOutside(why.join(u' ')));
    card->content()->addLayout(line);
    card->content()->addWidget(reason);
}

} // namespace releasedesk::ui
