// SPDX-License-Identifier: Apache-2.0
// Fields of several tasks at once: a value that they share, or one that all of them get.
#include "core/domain/task_kind.h"
#include "ui/task_content/setup_form.h"
#include "ui/widgets/form_field.h"

#include <algorithm>

namespace releasedesk::ui {

QList<domain::Task> SetupForm::shownTasks() const
{
    QList<domain::Task> tasks;
    for (const TaskId &id : QList<TaskId>{m_task} + m_beside) {
        if (const domain::Task *const each = m_document ? m_document->plan().task(id) : nullptr)
            tasks.append(*each);
    }
    return tasks;
}

//! Empty for tasks of several kinds.
QString SetupForm::sharedKind() const
{
    const QList<domain::Task> tasks = shownTasks();
    const bool isShared
        = std::ranges::all_of(tasks, [&](const domain::Task &each) { return each.kind == tasks.first().kind; });
    return isShared && !tasks.isEmpty() ? tasks.first().kind : QString();
}

//! Nothing where some are done by people and some are not.
std::optional<domain::Automation> SetupForm::sharedAutomation() const
{
    std::optional<domain::Automation> shared;
    for (const domain::Task &each : shownTasks()) {
        const domain::Automation own = domain::automationOf(each.kind);
        if (shared && *shared != own)
            return std::nullopt;
        shared = own;
    }
    return shared;
}

//! The value that all of the tasks share, or nothing and a word that says so.
void SetupForm::refreshMixed(const Field &field)
{
    const QList<domain::Task> tasks = shownTasks();
    const QJsonValue first = field.read(tasks.first());
    const bool isShared
        = std::ranges::all_of(tasks, [&](const domain::Task &each) { return field.read(each) == first; });
    field.editor->setValue(isShared ? first : QJsonValue());
    if (isShared)
        m_mixed.remove(field.info.name);
    else
        m_mixed.insert(field.info.name, field.editor->value());
    field.field->setError({});
    field.field->setHelp(isShared ? field.info.help
                                  : tr("Mixed. A value entered here holds for all %n task(s).", nullptr,
                                       static_cast<int>(tasks.size())));
}

//! One step for all tasks, unless the person only came past a field whose value they do not share.
void SetupForm::saveAll(const Field &field)
{
    const QJsonValue value = field.editor->value();
    const auto mixed = m_mixed.constFind(field.info.name);
    if (mixed != m_mixed.constEnd() && *mixed == value)
        return;
    QList<domain::PlanEdit> edits;
    const QList<domain::Task> tasks = shownTasks();
    for (const domain::Task &each : tasks) {
        domain::Task changed = each;
        field.write(changed, value);
        if (changed != each)
            edits.append(domain::ChangeTask{changed});
    }
    if (edits.isEmpty())
        return;
    emit saving();
    m_document->edit(edits,
                     tr("Change %1 of %n task(s)", nullptr, static_cast<int>(tasks.size())).arg(field.info.label));
}

} // namespace releasedesk::ui
