// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/nested_release.h"

#include "core/domain/task_fact.h"
#include "ui/plan/nested_child.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/phase_strip.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/wording/release_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

NestedRelease::NestedRelease(session::Desk &desk, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        if (release == m_release || release == m_child || m_child.isEmpty()) // it may just have come about
            rebuild();
    });
    hide();
}

void NestedRelease::showTask(const ReleaseId &release, const TaskId &task)
{
    m_release = release;
    m_task = task;
    rebuild();
}

void NestedRelease::setUnfolded(bool isUnfolded)
{
    if (isUnfolded)
        m_unfolded.insert(m_child);
    else
        m_unfolded.remove(m_child);
    rebuild();
}

const domain::Release *NestedRelease::findChild() const
{
    const domain::Release *const release = m_desk.release(m_release);
    const domain::Task *const task = release ? release->task(m_task) : nullptr;
    return task ? nestedChildOf(m_desk, *release, *task).release : nullptr;
}

void NestedRelease::rebuild()
{
    const bool hadFocus = m_content && m_content->isAncestorOf(focusWidget());
    delete m_content;
    m_content = nullptr;
    const domain::Release *const child = findChild();
    m_child = child ? child->id() : ReleaseId();
    setVisible(child);
    if (!child)
        return;
    m_content = new Card(this);
    m_layout->addWidget(m_content);
    auto *const column = static_cast<Card *>(m_content)->content();
    const QString name = nameOf(*child, m_desk.directory());
    auto *const fold = new Button(isUnfolded() ? IconName("chevron-down") : IconName("chevron-right"),
                                  isUnfolded() ? tr("Fold %1").arg(name) : tr("Unfold %1").arg(name));
    fold->setHeight(Button::Height::Small);
    connect(fold, &QAbstractButton::clicked, this, [this] { setUnfolded(!isUnfolded()); });
    auto *const title = new SafeLabel(FontRole::Strong, ColorToken::Text1);
    title->showText(SafeText::lineFromOutside(name));
    title->setElided();
    const StateWord word = stateWordOf(*child);
    auto *const pill = new Pill;
    pill->setState(word.state, word.word);
    auto *const head = new QHBoxLayout;
    head->setContentsMargins(4, 6, 10, 6);
    head->setSpacing(6);
    head->addWidget(fold);
    head->addWidget(title, 1);
    head->addWidget(pill);
    column->addLayout(head);
    auto *const strip = new PhaseStrip;
    strip->showPhases(phaseStatesOf(*child));
    auto *const open = new Button(tr("Open"), Button::Kind::Link);
    open->setHeight(Button::Height::Small);
    open->setAccessibleName(tr("Open %1").arg(name));
    connect(open, &QAbstractButton::clicked, this, [this, id = child->id()] { emit releaseChosen(id); });
    auto *const foot = new QHBoxLayout;
    foot->setContentsMargins(34, 0, 10, 8);
    foot->addWidget(strip);
    const QList<domain::Task> tasks = child->plan().tasks;
    const auto isDone
        = [child](const domain::Task &task) { return !task.isInRollbackLane() && child->run(task.id).letsPass(); };
    const auto isForward = [](const domain::Task &task) { return !task.isInRollbackLane(); };
    foot->addWidget(new SafeLabel(
        tr("%1 of %2 done").arg(std::ranges::count_if(tasks, isDone)).arg(std::ranges::count_if(tasks, isForward)),
        FontRole::Secondary, ColorToken::Text3));
    foot->addStretch(1);
    foot->addWidget(open);
    column->addLayout(foot);
    if (isUnfolded())
        addTasks(*column, *child);
    if (hadFocus)
        fold->setFocus(Qt::OtherFocusReason);
}

void NestedRelease::addTasks(QVBoxLayout &column, const domain::Release &child)
{
    for (const domain::Phase &phase : child.plan().phases) {
        auto *const heading = new SafeLabel(FontRole::CaptionLabel, ColorToken::Text3);
        heading->showText(SafeText::lineFromOutside(phase.name));
        heading->setContentsMargins(34, 4, 10, 2);
        column.addWidget(heading);
        for (const domain::Task &task : child.plan().tasksIn(phase.id)) {
            auto *const title = new SafeLabel(FontRole::Body, ColorToken::Text1);
            const QString fact = domain::taskFact(task, child.run(task.id));
            title->showText(
                SafeText::lineFromOutside(fact.isEmpty() ? task.title : tr("%1: %2").arg(task.title, fact)));
            title->setElided();
            auto *const row = new QHBoxLayout;
            row->setContentsMargins(34, 2, 10, 2);
            row->setSpacing(8);
            row->addWidget(new StatusGlyph(shownState(child, task), 13));
            row->addWidget(title, 1);
            column.addLayout(row);
        }
    }
    column.addSpacing(8);
}

} // namespace releasedesk::ui
