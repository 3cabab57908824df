// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/silence_label.h"

#include "core/domain/task_kind.h"
#include "ui/plan/plan_times.h"
#include "ui/widgets/safe_label.h"

#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr qint64 patience = 10; // seconds

} // namespace

SilenceLabel::SilenceLabel(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_label(new SafeLabel(FontRole::Caption, ColorToken::Text3))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_label);
    hide();
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &SilenceLabel::refresh);
    connect(&desk, &session::Desk::progressChanged, this, [this](const ReleaseId &release, const TaskId &task) {
        if (release == m_release && task == m_task)
            hear();
    });
    connect(&desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        if (release == m_release)
            refresh();
    });
    connect(&desk.session(), &session::Session::logged, this, [this](const store::LogKey &key) {
        if (key.release == m_release && key.task == m_task)
            hear();
    });
}

void SilenceLabel::listenTo(const ReleaseId &release, const TaskId &task)
{
    if (release != m_release || task != m_task) {
        m_release = release;
        m_task = task;
        m_heard = m_clock.utcNow(); // what was told before somebody looked is not known
    }
    refresh();
}

void SilenceLabel::hear()
{
    m_heard = m_clock.utcNow();
    refresh();
}

bool SilenceLabel::isExpected() const
{
    const domain::Release *const release = m_desk.release(m_release);
    const domain::Task *const task = release ? release->plan().task(m_task) : nullptr;
    return task && task->kind != u"time.wait" && release->run(m_task).state == domain::TaskState::Running
        && domain::automationOf(task->kind) == domain::Automation::Automatic;
}

void SilenceLabel::refresh()
{
    const bool isListening = isExpected();
    if (!isListening)
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
    const QDateTime began = isListening ? m_desk.release(m_release)->run(m_task).since : QDateTime();
    const qint64 silent = isListening ? std::max(m_heard, began).secsTo(m_clock.utcNow()) : 0;
    setVisible(silent >= patience);
    if (silent >= patience)
        m_label->showText(tr("No news for %1").arg(spanText(silent)));
}

QString SilenceLabel::text() const
{
    return m_label->text();
}

} // namespace releasedesk::ui
