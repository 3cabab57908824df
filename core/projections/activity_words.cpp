// SPDX-License-Identifier: Apache-2.0
#include "core/projections/activity_words.h"

#include "core/domain/rollback_plan.h"

#include <QCoreApplication>

namespace releasedesk::projections {

using namespace domain;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Activity)
};

} // namespace

ActivityWords::ActivityWords(const Release &release, const Directory &directory, const PersonId &actor)
    : m_release(release)
    , m_directory(directory)
    , m_actor(directory.nameOf(actor))
{
}

QString ActivityWords::name() const
{
    return m_release.project().value() + u' ' + m_release.version();
}

QString ActivityWords::title(const TaskId &run) const
{
    const TaskId restored = restoredTaskOf(run);
    const bool isRestore = !restored.isEmpty();
    const Task *const task = m_release.plan().task(isRestore ? restored : run);
    if (!task)
        return run.value();
    return isRestore ? Text::tr("Take back: %1").arg(task->title) : task->title;
}

void ActivityWords::say(TaskState state, const QString &what, bool isImportant)
{
    m_activity.state = state;
    m_activity.what = what;
    m_activity.isImportant = isImportant;
}

} // namespace releasedesk::projections
