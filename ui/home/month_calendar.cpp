// SPDX-License-Identifier: Apache-2.0
#include "ui/home/month_calendar.h"

#include "core/base/safe_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QLocale>
#include <QVBoxLayout>

namespace releasedesk::ui {

MonthCalendar::MonthCalendar(const session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_title(new SafeLabel(FontRole::Strong))
    , m_previous(new Button("chevron-left", tr("Month before")))
    , m_next(new Button("chevron-right", tr("Month after")))
    , m_grid(new MonthGrid)
    , m_first(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_freeze(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
{
    m_previous->setHeight(Button::Height::Small);
    m_next->setHeight(Button::Height::Small);
    m_first->setWordWrap(true);
    m_freeze->setWordWrap(true);
    auto *const head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_previous);
    head->addWidget(m_next);

    auto *const card = new Card;
    card->setSurroundings(ColorToken::Sunken);
    card->content()->setContentsMargins(13, 9, 13, 13);
    card->content()->addLayout(head);
    card->content()->addSpacing(2);
    card->content()->addWidget(m_grid);
    card->content()->addSpacing(4);
    card->content()->addWidget(m_first);
    card->content()->addWidget(m_freeze);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);

    connect(m_previous, &Button::clicked, this, [this] { move(-1); });
    connect(m_next, &Button::clicked, this, [this] { move(1); });
    connect(m_grid, &MonthGrid::monthWanted, this, [this](QDate day) {
        m_month = day;
        refresh();
    });
    connect(m_grid, &MonthGrid::dayChosen, this, [this](QDate day) {
        const QList<MonthGrid::Mark> marks = m_grid->marksOf(day);
        if (!marks.isEmpty())
            emit opened(marks.last().release); // values() is newest first
    });
    m_month = inShownZone(clock.utcNow()).date();
}

void MonthCalendar::refresh()
{
    const QDateTime now = m_clock.utcNow();
    const QDate today = inShownZone(now).date();
    QMultiMap<QDate, MonthGrid::Mark> marks;
    const domain::Release *next = nullptr;
    for (const domain::Release &release : m_desk.book().releases()) {
        const bool isForgotten = release.state() == domain::ReleaseState::Discarded;
        if (!release.windowStart().isValid() || isForgotten)
            continue;
        marks.insert(inShownZone(release.windowStart()).date(),
                     {release.id(), nameOf(release, m_desk.directory()),
                      projectName(m_desk.directory(), release.project()),
                      projectColor(m_desk.directory(), release.project())});
        const bool isAhead = release.windowEnd() > now && isOpen(release);
        if (isAhead && (!next || release.windowStart() < next->windowStart()))
            next = &release;
    }
    m_title->showText(
        QLocale().toString(m_month, isKorean() ? QStringLiteral("yyyy년 M월") : QStringLiteral("MMMM yyyy")));
    QList<MonthGrid::Frozen> frozen;
    const domain::Freeze *coming = nullptr;
    for (const domain::Freeze &freeze : m_desk.directory().freezes) {
        frozen.append({inShownZone(freeze.from).date(), inShownZone(freeze.until.addSecs(-1)).date(),
                       SafeText::lineFromOutside(freeze.reason).plain()});
        if (freeze.until > now && (!coming || freeze.from < coming->from))
            coming = &freeze;
    }
    m_grid->showMonth(m_month, today, marks, frozen);
    m_freeze->setVisible(coming != nullptr);
    if (coming)
        m_freeze->showText(
            tr("Freeze: %1 · %2")
                .arg(SafeText::lineFromOutside(coming->reason).plain(), windowText(coming->from, coming->until, now)));
    m_first->setVisible(next != nullptr);
    if (next)
        m_first->showText(tr("%1 · %2").arg(nameOf(*next, m_desk.directory()),
                                            windowText(next->windowStart(), next->windowEnd(), now)));
}

void MonthCalendar::languageChanged()
{
    m_previous->setName(tr("Month before"));
    m_next->setName(tr("Month after"));
    refresh();
}

void MonthCalendar::move(int months)
{
    m_month = m_month.addMonths(months);
    refresh();
}

} // namespace releasedesk::ui
