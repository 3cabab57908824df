// SPDX-License-Identifier: Apache-2.0
#include "ui/home/running_now.h"

#include "ui/widgets/card.h"
#include "ui/widgets/project_mark.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

using domain::ReleaseState;
using domain::TaskState;

bool isCarriedOut(const domain::Release &release)
{
    switch (release.state()) {
    case ReleaseState::Preparing:
    case ReleaseState::Running:
    case ReleaseState::Paused:
    case ReleaseState::Halted:
    case ReleaseState::RollingBack:
        return true;
    default:
        return false;
    }
}

bool isOfInterest(TaskState state)
{
    return state == TaskState::Running || state == TaskState::Waiting || state == TaskState::Unknown
        || state == TaskState::Failed;
}

} // namespace

RunningNow::RunningNow(const session::Desk &desk, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void RunningNow::refresh()
{
    QList<std::pair<const domain::Release *, const domain::Task *>> found;
    for (const domain::Release &release : m_desk.book().releases()) {
        if (!isCarriedOut(release))
            continue;
        for (const domain::Task &task : release.plan().tasks) {
            if (isOfInterest(release.run(task.id).state))
                found.append({&release, &task});
        }
    }
    const int focused = RowButton::focusedRow(*this);
    delete m_card;
    m_card = nullptr;
    m_count = found.size();
    if (found.isEmpty())
        return;
    auto *const card = new Card;
    for (qsizetype i = 0; i < found.size(); ++i)
        card->content()->addWidget(makeRow(*found.at(i).first, *found.at(i).second, i + 1 == found.size()));
    m_card = card;
    m_layout->addWidget(card);
    RowButton::focusRow(*this, focused);
}

QWidget *RunningNow::makeRow(const domain::Release &release, const domain::Task &task, bool isLast)
{
    const domain::TaskRun run = release.run(task.id);
    const QString project = projectName(m_desk.directory(), release.project());
    QString measured = run.summary;
    if (const auto progress = m_desk.progress(release.id(), task.id)) {
        measured = progress->text;
        if (progress->percent >= 0)
            measured += tr(" · %1 %").arg(progress->percent);
    }

    auto *const row = new RowButton;
    row->setLine(!isLast);
    row->setAccessibleName(
        tr("%1, %2, %3").arg(nameOf(release, m_desk.directory()), task.title, wordOf(stateOf(run.state))));
    auto *const mark = new ProjectMark;
    mark->showProject(project, projectColor(m_desk.directory(), release.project()));
    auto *const title = new SafeLabel(task.title, FontRole::Body);
    title->setElided();
    auto *const facts = new SafeLabel(measured, FontRole::Secondary, ColorToken::Text3);
    facts->setElided();

    auto *const line = new QHBoxLayout(row);
    line->setContentsMargins(12, 9, 12, 10);
    line->setSpacing(8);
    line->addWidget(mark);
    line->addWidget(new SafeLabel(project, FontRole::Strong));
    line->addWidget(new SafeLabel(release.version(), FontRole::Mono));
    line->addSpacing(8);
    line->addWidget(new StatusGlyph(stateOf(run.state), 14));
    line->addWidget(title);
    line->addWidget(facts, 1);
    line->addWidget(new SafeLabel(tr("since %1 · %2").arg(clockText(run.since), ageText(run.since, m_clock.utcNow())),
                                  FontRole::Secondary, ColorToken::Text3));
    connect(row, &QAbstractButton::clicked, this, [this, id = release.id()] { emit opened(id); });
    return row;
}

} // namespace releasedesk::ui
