// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/live_progress.h"

#include "core/base/safe_text.h"
#include "core/domain/rollback_plan.h"
#include "core/domain/task_kind.h"
#include "ui/plan/plan_times.h"
#include "ui/theme/shapes.h"
#include "ui/widgets/card.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/time_words.h"

#include <QAccessible>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

using domain::TaskState;

//! How much is done; empty and low where that cannot be told.
class LiveProgress::Bar final : public ThemedWidget
{
public:
    using ThemedWidget::ThemedWidget;

    void showPercent(int percent)
    {
        m_percent = percent;
        setVisible(percent >= 0);
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return {100, height}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, height}; }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        paintBox(painter, rect(), height / 2, ColorToken::Hover, ColorToken::Hover, 0);
        const int done = width() * std::clamp(m_percent, 0, 100) / 100;
        if (done > 0)
            paintBox(painter, QRect(0, 0, std::max(done, height), height), height / 2, ColorToken::Running,
                     ColorToken::Running, 0);
    }

private:
    static constexpr int height = 4;
    int m_percent = -1;
};

LiveProgress::LiveProgress(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_card(new Card)
    , m_what(new SafeLabel(FontRole::Strong, ColorToken::Text1))
    , m_bar(new Bar)
    , m_times(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
{
    m_what->setWordWrap(true);
    m_times->setWordWrap(true);
    m_card->setPadding(12);
    m_card->content()->setSpacing(8);
    for (QWidget *const each : std::initializer_list<QWidget *>{m_what, m_bar, m_times})
        m_card->content()->addWidget(each);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &LiveProgress::refresh);
    connect(&desk, &session::Desk::progressChanged, this, [this](const ReleaseId &release, const TaskId &task) {
        if (release == m_release && task == m_task)
            refresh();
    });
    connect(&desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        if (release == m_release)
            refresh();
    });
    hide();
}

void LiveProgress::showTask(const ReleaseId &release, const TaskId &task)
{
    m_release = release;
    m_task = task;
    refresh();
}

void LiveProgress::languageChanged()
{
    refresh();
}

//! The time alone of what is today.
QString LiveProgress::momentOf(const QDateTime &at) const
{
    const QDateTime now = m_clock.utcNow();
    return inShownZone(at).date() == inShownZone(now).date() ? clockText(at) : momentText(at, now);
}

//! "Since 14:31 · 2 m 5 s · until 14:51", "… · planned 5 min".
QString LiveProgress::timeText(const domain::Task &task, const domain::TaskRun &run) const
{
    const QDateTime now = m_clock.utcNow();
    const QDateTime began = run.attempts.isEmpty() ? run.since : run.attempts.last().startedAt;
    QStringList parts{tr("Since %1").arg(momentOf(began)), spanText(std::max<qint64>(0, began.secsTo(now)))};
    const QJsonObject parameters = run.attempts.isEmpty() ? task.parameters : run.attempts.last().parameters;
    const qint64 seconds = parameters.value(u"seconds").toInteger();
    const QString until = parameters.value(u"until").toString();
    if (task.kind == u"time.wait" && !until.isEmpty())
        parts.append(tr("until %1").arg(momentOf(QDateTime::fromString(until, Qt::ISODate).toUTC())));
    else if (task.kind == u"time.wait" && seconds > 0)
        parts.append(tr("until %1").arg(momentOf(began.addSecs(seconds))));
    else if (task.durationMinutes > 0)
        parts.append(tr("planned %n min", nullptr, task.durationMinutes));
    if (run.attempt() > 1)
        parts.append(tr("attempt %1").arg(run.attempt()));
    return parts.join(QStringLiteral(" · "));
}

void LiveProgress::refresh()
{
    const domain::Release *const release = m_desk.release(m_release);
    const TaskId restored = domain::restoredTaskOf(m_task);
    const domain::Task *const task = release ? release->plan().task(restored.isEmpty() ? m_task : restored) : nullptr;
    const domain::TaskRun run = task ? release->run(m_task) : domain::TaskRun();
    const bool isRunning
        = task && run.state == TaskState::Running && domain::automationOf(task->kind) == domain::Automation::Automatic;
    setVisible(isRunning);
    if (!isRunning) {
        m_second.stop();
        return;
    }
    if (!m_second.isActive())
        m_second.start();
    const std::optional<session::TaskProgress> progress = m_desk.progress(m_release, m_task);
    const bool isTold = progress && !progress->text.isEmpty();
    m_what->showText(SafeText::lineFromOutside(isTold ? progress->text : tr("It has begun.")));
    m_bar->showPercent(progress ? progress->percent : -1);
    m_times->showText(timeText(*task, run));
}

QString LiveProgress::text() const
{
    return isHidden() ? QString() : QString(m_what->text() + u'\n' + m_times->text());
}

} // namespace releasedesk::ui
