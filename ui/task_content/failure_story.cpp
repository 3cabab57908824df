// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/failure_story.h"

#include "core/base/shown_zone.h"
#include "core/domain/task_fact.h"
#include "core/projections/failure_facts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/surface.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QHBoxLayout>
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

//! The rollback lane in the order it ran, then what it was not needed for.
QList<Step> stepsAfter(const domain::Release &release)
{
    QList<Step> steps;
    for (const domain::Task &task : release.plan().rollbackLane()) {
        const domain::TaskRun run = release.run(task.id);
        if (run.attempt() == 0)
            continue;
        const QString fact = domain::taskFact(task, run);
        steps.append({stateOf(run.state),
                      fact.isEmpty() ? task.title : FailureStory::tr("%1: %2").arg(task.title, fact), run.finishedAt});
    }
    std::ranges::sort(steps, {}, [](const Step &step) { return std::pair(!step.at.isValid(), step.at); });
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
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(10);
    m_layout->addWidget(m_banner);
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        if (release == m_release)
            rebuild();
    });
    hide();
}

void FailureStory::showTask(const ReleaseId &release, const TaskId &task)
{
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
    m_layout->addWidget(m_facts);
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
        row->addWidget(new SafeLabel(step.at.isValid() ? clockText(step.at) : wordOf(step.state), FontRole::Mono,
                                     ColorToken::Text3));
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
