// SPDX-License-Identifier: Apache-2.0
#include "ui/home/week_numbers.h"

#include "core/domain/task_kind.h"
#include "ui/widgets/card.h"
#include "ui/widgets/safe_label.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::ReleaseState;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WeekNumbers)
};

QList<const domain::Release *> endedBetween(const projections::ReleaseBook &book, const QDateTime &from,
                                            const QDateTime &to)
{
    QList<const domain::Release *> ended;
    for (const domain::Release &release : book.releases()) {
        const bool wentOut = release.startedAt().isValid() && release.endedAt().isValid();
        if (wentOut && release.endedAt() > from && release.endedAt() <= to)
            ended.append(&release);
    }
    return ended;
}

bool isBack(const domain::Release *release)
{
    return release->hasRolledBack();
}

} // namespace

QString twoUnitText(qint64 seconds)
{
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    if (hours >= 24)
        return Text::tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
    return hours > 0 ? Text::tr("%1 h %2 m").arg(hours).arg(minutes % 60) : Text::tr("%1 m").arg(minutes);
}

QList<WeekNumber> weekNumbers(const projections::ReleaseBook &book, const QDateTime &now)
{
    const QList<const domain::Release *> week = endedBetween(book, now.addDays(-7), now);
    const QList<const domain::Release *> before = endedBetween(book, now.addDays(-14), now.addDays(-7));
    if (week.isEmpty())
        return {};

    QList<WeekNumber> numbers;
    const qsizetype change = week.size() - before.size();
    WeekNumber releases{Text::tr("Releases finished"), QString::number(week.size()), {}};
    if (!before.isEmpty()) {
        releases.note = Text::tr("%1 vs last week")
                            .arg(change > 0 ? QString(u'+' + QString::number(change)) : QString::number(change));
        releases.isGood = change > 0;
    }
    numbers.append(releases);

    QList<qint64> spans;
    for (const domain::Release *const release : week) {
        if (!isBack(release))
            spans.append(release->createdAt().secsTo(release->endedAt()));
    }
    std::ranges::sort(spans);
    if (!spans.isEmpty())
        numbers.append({Text::tr("Draft to released, median"), twoUnitText(spans.at(spans.size() / 2)), {}});

    const qsizetype back = std::ranges::count_if(week, isBack);
    numbers.append({Text::tr("Rolled back"), QString::number(back), Text::tr("of %1 this week").arg(week.size())});

    qsizetype steps = 0;
    qsizetype automatic = 0;
    for (const domain::Release *const release : week) {
        for (const domain::Task &task : release->plan().tasks) {
            if (release->run(task.id).state != domain::TaskState::Succeeded)
                continue;
            ++steps;
            automatic += domain::automationOf(task.kind) == domain::Automation::Automatic ? 1 : 0;
        }
    }
    if (steps > 0)
        numbers.append({Text::tr("Steps automated"), Text::tr("%1 %").arg(automatic * 100 / steps),
                        Text::tr("%1 of %2 steps").arg(automatic).arg(steps)});
    return numbers;
}

WeekNumbers::WeekNumbers(const session::Desk &desk, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
}

void WeekNumbers::refresh()
{
    const QList<WeekNumber> numbers = weekNumbers(m_desk.book(), m_clock.utcNow());
    if (numbers == m_shown)
        return;
    m_shown = numbers;
    while (QLayoutItem *const item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const WeekNumber &number : numbers) {
        auto *const card = new Card;
        card->setPadding(11);
        card->content()->addWidget(new SafeLabel(number.name, FontRole::Secondary, ColorToken::Text2));
        card->content()->addSpacing(2);
        card->content()->addWidget(new SafeLabel(number.value, FontRole::PageTitle));
        card->content()->addWidget(
            new SafeLabel(number.note, FontRole::Caption, number.isGood ? ColorToken::Succeeded : ColorToken::Text3));
        m_layout->addWidget(card, 1);
    }
}

} // namespace releasedesk::ui
