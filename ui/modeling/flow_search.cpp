// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_search.h"

#include "core/domain/task_kind.h"
#include "ui/modeling/flow_scene.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/search_field.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int fieldWidth = 200;
constexpr int countWidth = 56;

} // namespace

FlowSearch::FlowSearch(FlowScene &scene, QWidget *parent)
    : FloatingBox(parent)
    , m_scene(scene)
    , m_field(new SearchField)
    , m_count(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_previous(new Button(IconName("chevron-up"), QString()))
    , m_next(new Button(IconName("chevron-down"), QString()))
    , m_close(new Button(IconName("close"), QString()))
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(4, 4, 4, 4);
    row->setSpacing(4);
    m_field->setFixedWidth(fieldWidth * Theme::current().textScale() / 100);
    m_field->installEventFilter(this);
    m_count->setMinimumWidth(countWidth);
    m_count->setAlignment(Qt::AlignCenter);
    row->addWidget(m_field);
    row->addWidget(m_count);
    for (Button *const button : {m_previous, m_next, m_close}) {
        button->setHeight(Button::Height::Small);
        row->addWidget(button);
    }
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        search();
        if (!m_found.isEmpty() && !m_found.contains(m_scene.selectedTask()))
            m_scene.selectTask(m_found.first());
        showCount();
    });
    connect(m_previous, &QAbstractButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { step(1); });
    connect(m_close, &QAbstractButton::clicked, this, &FlowSearch::close);
    connect(&scene, &FlowScene::selectionMoved, this, &FlowSearch::showCount);
    connect(&scene, &FlowScene::laidOut, this, [this] {
        if (isHidden())
            return;
        search();
        showCount();
    });
    languageChanged();
    hide();
}

void FlowSearch::start()
{
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    search();
    showCount();
}

void FlowSearch::close()
{
    hide();
    emit closed();
}

void FlowSearch::search()
{
    m_found.clear();
    const QString wanted = m_field->text().trimmed();
    if (wanted.isEmpty())
        return;
    const domain::Plan &plan = m_scene.plan();
    QHash<QString, QString> kinds;
    for (const domain::TaskKindInfo &kind : domain::taskKinds())
        kinds.insert(kind.id, kind.name);
    const auto fits = [&](const domain::Task &task) {
        const bool isNamed = task.title.contains(wanted, Qt::CaseInsensitive)
            || task.id.value().contains(wanted, Qt::CaseInsensitive)
            || kinds.value(task.kind).contains(wanted, Qt::CaseInsensitive);
        return isNamed || m_scene.lookOf(task.id).subtitle.contains(wanted, Qt::CaseInsensitive);
    };
    const QList<TaskId> order = plan.executionOrder();
    for (const TaskId &id : order) {
        const domain::Task *const task = m_scene.release().task(id);
        if (task && fits(*task))
            m_found.append(id);
    }
    for (const domain::Task &task : plan.rollbackLane()) {
        if (fits(task))
            m_found.append(task.id);
    }
}

void FlowSearch::step(int by)
{
    if (m_found.isEmpty())
        return;
    const qsizetype now = m_found.indexOf(m_scene.selectedTask());
    const qsizetype count = m_found.size();
    const qsizetype next = now < 0 ? (by > 0 ? 0 : count - 1) : (now + by + count) % count;
    m_scene.selectTask(m_found.at(next));
}

void FlowSearch::showCount()
{
    const bool isAsked = !m_field->text().trimmed().isEmpty();
    const qsizetype now = m_found.indexOf(m_scene.selectedTask());
    m_count->showText(!isAsked                ? QString()
                          : m_found.isEmpty() ? tr("none")
                                              : tr("%1 of %2", "tasks found").arg(now + 1).arg(m_found.size()));
    for (Button *const button : {m_previous, m_next})
        button->setEnabled(!m_found.isEmpty());
}

bool FlowSearch::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return FloatingBox::eventFilter(watched, event);
    const auto *const key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        step(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return true;
    }
    return FloatingBox::eventFilter(watched, event);
}

void FlowSearch::languageChanged()
{
    m_field->setPrompt(tr("Find a task"));
    m_previous->setName(tr("Previous (Shift+Enter)"));
    m_next->setName(tr("Next (Enter)"));
    m_close->setName(tr("Close (Esc)"));
    showCount();
}

} // namespace releasedesk::ui
