// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/failure_story.h"

#include "core/domain/task_fact.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
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
    delete m_steps;
    m_steps = nullptr;
    const domain::Release *const release = m_desk.release(m_release);
    const domain::TaskRun run = release ? release->run(m_task) : domain::TaskRun();
    const bool isTold = release && run.state == TaskState::Failed && !release->isLive();
    setVisible(isTold);
    if (!isTold)
        return;
    // What is wrong stands in the first sentence, what can be done in the rest.
    const QString summary = SafeText::lineFromOutside(run.summary).plain();
    const qsizetype end = summary.indexOf(u". ");
    m_banner->showMessage(ErrorBanner::Kind::Error, end < 0 ? summary : summary.left(end + 1),
                          end < 0 ? QString() : summary.mid(end + 2));

    const QList<Step> steps = stepsAfter(*release);
    if (steps.isEmpty())
        return;
    m_steps = new QWidget(this);
    auto *const grid = new QGridLayout(m_steps);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new SafeLabel(tr("Done for you"), FontRole::SecondaryLabel, ColorToken::Text2), 0, 0, 1, 3);
    for (int row = 1; const Step &step : steps) {
        grid->addWidget(new StatusGlyph(step.state, 14), row, 0);
        auto *const text = new SafeLabel(FontRole::Body, ColorToken::Text1);
        text->showText(SafeText::lineFromOutside(step.text));
        text->setElided();
        grid->addWidget(text, row, 1);
        grid->addWidget(new SafeLabel(step.at.isValid() ? clockText(step.at) : wordOf(step.state), FontRole::Mono,
                                      ColorToken::Text3),
                        row++, 2);
    }
    m_layout->addWidget(m_steps);
}

} // namespace releasedesk::ui
