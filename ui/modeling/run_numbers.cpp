// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/run_numbers.h"

#include "ui/plan/plan_times.h"
#include "ui/widgets/card.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::TaskState;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunNumbers)
};

//! The time alone of what is today.
QString momentOf(const QDateTime &at, const QDateTime &now)
{
    const bool isToday = inShownZone(at).date() == inShownZone(now).date();
    return isToday ? clockText(at) : momentText(at, now);
}

//! Of a release that was rolled back to its end: how long that took, and how much it took back. Otherwise nothing.
QList<RunNumber> rollbackNumbersOf(const domain::Release &release)
{
    if (release.state() != domain::ReleaseState::RolledBack || !release.endedAt().isValid())
        return {};
    QDateTime began;
    int effects = 0;
    int takenBack = 0;
    for (const domain::RollbackStep &step : release.rollbackSteps()) {
        const domain::TaskRun run = release.run(step.step);
        if (run.startedAt.isValid() && (!began.isValid() || run.startedAt < began))
            began = run.startedAt;
        effects += step.undoes.isEmpty() ? 0 : 1;
        takenBack += !step.undoes.isEmpty() && run.state == TaskState::Succeeded ? 1 : 0;
    }
    if (!began.isValid())
        return {};
    return {{spanText(began.secsTo(release.endedAt())), Text::tr("to roll back")},
            {Text::tr("%1 of %2").arg(takenBack).arg(effects), Text::tr("effects taken back")}};
}

} // namespace

QList<RunNumber> runNumbersOf(const domain::Release &release, const FlowForecast &forecast, const QDateTime &now)
{
    int all = 0;
    int done = 0;
    int attention = 0;
    for (const domain::Task &task : release.plan().tasks) {
        const domain::TaskRun run = release.run(task.id);
        const bool isPerson = run.state == TaskState::Waiting && run.waitReason != domain::WaitReason::None;
        const bool isStuck = run.state == TaskState::Failed || run.state == TaskState::Unknown || isPerson;
        if (isStuck && !release.isOver())
            ++attention;
        if (task.isInRollbackLane())
            continue;
        ++all;
        done += run.letsPass() ? 1 : 0;
    }
    if (!release.isOver())
        attention += static_cast<int>(
            std::ranges::count(release.proposals(), domain::ProposalState::Open, &domain::ChangeProposal::state));
    if (const QList<RunNumber> back = rollbackNumbersOf(release); !back.isEmpty())
        return back + QList<RunNumber>{{Text::tr("%1 of %2").arg(done).arg(all), Text::tr("tasks stay done")},
                                       {clockText(release.endedAt()), Text::tr("ended")}};
    QList<RunNumber> numbers{
        {Text::tr("%1 of %2").arg(done).arg(all), Text::tr("tasks done")},
        {QString::number(attention), Text::tr("need attention")},
    };
    const QDateTime end = release.endedAt();
    if (end.isValid())
        numbers.append({clockText(end), Text::tr("ended")});
    else if (release.isLive() && forecast.isKnown())
        numbers.append(
            {momentOf(forecast.result().finish, now), Text::tr("expected finish, %1").arg(forecast.basis())});
    else if (release.isLive() && forecast.isUnderWay())
        numbers.append({QStringLiteral("…"), Text::tr("expected finish, being worked out")});
    else
        numbers.append({QStringLiteral("—"), Text::tr("not running")});
    const QDateTime start = release.startedAt();
    numbers.append({start.isValid() ? spanText(start.secsTo(end.isValid() ? end : now)) : QStringLiteral("—"),
                    Text::tr("elapsed")});
    return numbers;
}

RunNumbers::RunNumbers(QWidget *parent)
    : ThemedWidget(parent)
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (Tile &tile : m_tiles) {
        tile.card = new Card;
        tile.card->setSurroundings(ColorToken::Sunken);
        tile.card->setFixedHeight(tileHeight());
        tile.value = new SafeLabel(FontRole::PageTitle, ColorToken::Text1);
        tile.label = new SafeLabel(FontRole::Body, ColorToken::Text2);
        tile.label->setElided();
        tile.card->content()->setContentsMargins(14, 10, 14, 10);
        tile.card->content()->addWidget(tile.value);
        tile.card->content()->addWidget(tile.label);
        row->addWidget(tile.card, 1);
    }
}

int RunNumbers::tileHeight()
{
    return 66 * std::max(100, Theme::current().textScale()) / 100;
}

void RunNumbers::themeChanged()
{
    for (const Tile &tile : m_tiles)
        tile.card->setFixedHeight(tileHeight());
}

void RunNumbers::showRelease(const domain::Release &release, const FlowForecast &forecast, const QDateTime &now)
{
    const QList<RunNumber> numbers = runNumbersOf(release, forecast, now);
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        const Tile &tile = m_tiles.at(static_cast<std::size_t>(i));
        tile.value->showText(numbers.at(i).value);
        tile.label->showText(numbers.at(i).label);
    }
}

} // namespace releasedesk::ui
