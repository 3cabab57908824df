// SPDX-License-Identifier: Apache-2.0
#include "ui/calendar/calendar_panel.h"

#include "ui/calendar/month_sheet.h"
#include "ui/calendar/slot_form.h"
#include "ui/calendar/weeks_sheet.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/surface.h"
#include "ui/wording/time_words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using rehearsal::CalendarKind;

constexpr int sideWidth = 300;

IconName iconOf(CalendarKind kind)
{
    switch (kind) {
    case CalendarKind::Freeze:
        return "freeze";
    case CalendarKind::Absence:
        return "user";
    case CalendarKind::Holiday:
    case CalendarKind::Window:
        break;
    }
    return "calendar";
}

} // namespace

CalendarPanel::CalendarPanel(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_title(new SafeLabel(FontRole::Section))
    , m_previous(new Button("chevron-left", tr("Before")))
    , m_next(new Button("chevron-right", tr("After")))
    , m_today(new Button)
    , m_place(new QComboBox)
    , m_span(new SegmentedControl)
    , m_stack(new QStackedWidget)
    , m_month(new MonthSheet)
    , m_weeks(new WeeksSheet)
    , m_nothing(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_dayHead(new SectionHead({}, FontRole::Panel))
    , m_day(new QWidget)
    , m_slotHead(new SectionHead({}, FontRole::Panel))
    , m_slot(new SlotForm(desk, clock))
    , m_anchor(inShownZone(clock.utcNow()).date())
{
    m_stack->addWidget(m_month);
    m_stack->addWidget(m_weeks);
    connectSheet(m_month);
    connectSheet(m_weeks);
    auto *const card = new Card;
    card->content()->addWidget(m_stack);
    auto *const left = new QVBoxLayout;
    left->setContentsMargins(18, 0, 18, 18);
    left->setSpacing(8);
    left->addWidget(makeTools());
    left->addWidget(m_nothing);
    left->addWidget(card, 1);
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(left, 1);
    layout->addWidget(makeSide());

    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        m_slot->refresh();
        refresh();
    });
    const auto refreshSoon = [this] {
        if (!m_soon.isActive())
            m_soon.start(200);
    };
    connect(&desk, &session::Desk::releaseChanged, this, refreshSoon);
    connect(&desk, &session::Desk::directoryChanged, this, [this, refreshSoon] {
        languageChanged(); // the environments may be others
        refreshSoon();
    });
    m_minute.setInterval(std::chrono::minutes(1)); // the day changes without an event
    connect(&m_minute, &QTimer::timeout, this, refreshSoon);
    m_minute.start();
    languageChanged();
}

QWidget *CalendarPanel::makeTools()
{
    m_span->addSegment({});
    m_span->addSegment({});
    auto *const tools = new QWidget;
    auto *const layout = new QHBoxLayout(tools);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addSpacing(4);
    layout->addWidget(m_today);
    layout->addSpacing(10);
    layout->addWidget(m_title);
    layout->addStretch();
    layout->addWidget(m_place);
    layout->addSpacing(8);
    layout->addWidget(m_span);
    connect(m_previous, &QAbstractButton::clicked, this, [this] { showDay(sheet()->anchorAfter(-1)); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { showDay(sheet()->anchorAfter(1)); });
    connect(m_today, &QAbstractButton::clicked, this, [this] { showDay(inShownZone(m_clock.utcNow()).date()); });
    connect(m_span, &SegmentedControl::chosen, this, [this](int index) { showSpan(static_cast<Span>(index)); });
    connect(m_place, &QComboBox::currentIndexChanged, this, &CalendarPanel::refresh);
    return tools;
}

QWidget *CalendarPanel::makeSide()
{
    auto *const column = new QVBoxLayout(m_day);
    column->setContentsMargins(0, 0, 0, 0);
    auto *const content = new Surface(ColorToken::Sunken);
    auto *const parts = new QVBoxLayout(content);
    parts->setContentsMargins(16, 14, 16, 16);
    parts->setSpacing(8);
    parts->addWidget(m_dayHead);
    parts->addWidget(m_day);
    parts->addSpacing(10);
    parts->addWidget(m_slotHead);
    parts->addWidget(m_slot);
    parts->addStretch();
    auto *const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    auto *const side = new Surface(ColorToken::Sunken);
    side->setLines(Qt::LeftEdge);
    side->setFixedWidth(sideWidth * std::max(100, Theme::current().textScale()) / 100);
    auto *const layout = new QVBoxLayout(side);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->addWidget(area);
    connect(m_slot, &SlotForm::dayChanged, this, [this](QDate day) {
        if (day != sheet()->selectedDay())
            showDay(day);
    });
    return side;
}

void CalendarPanel::connectSheet(CalendarSheet *sheet)
{
    connect(sheet, &CalendarSheet::anchorWanted, this, [this](QDate day) {
        m_anchor = day;
        refresh();
    });
    connect(sheet, &CalendarSheet::daySelected, this, [this](QDate day) {
        m_slot->askFor(day);
        showSelected();
    });
    connect(sheet, &CalendarSheet::dayEntered, this, &CalendarPanel::enterDay);
    connect(sheet, &CalendarSheet::releaseOpened, this,
            [this](const ReleaseId &release) { emit openRelease(release, ReleaseTab::Flow); });
}

CalendarSheet *CalendarPanel::sheet() const
{
    return span() == Span::Month ? static_cast<CalendarSheet *>(m_month) : m_weeks;
}

CalendarPanel::Span CalendarPanel::span() const
{
    return m_stack->currentWidget() == m_month ? Span::Month : Span::TwoWeeks;
}

void CalendarPanel::showSpan(Span span)
{
    const QDate day = sheet()->selectedDay();
    const bool hasFocus = sheet()->hasFocus();
    m_stack->setCurrentIndex(static_cast<int>(span));
    m_span->setCurrentIndex(static_cast<int>(span));
    showDay(day);
    if (hasFocus)
        sheet()->setFocus();
}

void CalendarPanel::showDay(QDate day)
{
    m_anchor = day;
    refresh();
    sheet()->select(day);
    showSelected();
}

void CalendarPanel::refresh()
{
    const QDateTime now = m_clock.utcNow();
    sheet()->showDays(m_anchor, inShownZone(now).date(), now);
    const EnvironmentId place(m_place->currentData().toString());
    QList<std::pair<EnvironmentId, QString>> places = shownPlaces(m_desk.directory());
    if (!place.isEmpty())
        places.removeIf([&](const auto &each) { return each.first != place; });
    m_weeks->setPlaces(places);
    sheet()->setEntries(shownEntries(m_desk, sheet()->firstDay(), sheet()->lastDay(), place));
    m_title->showText(sheet()->title());
    const bool hasWindow
        = std::ranges::any_of(sheet()->entries(), [](const ShownEntry &each) { return each.is(CalendarKind::Window); });
    m_nothing->setVisible(!hasWindow);
    m_nothing->showText(tr("No release has a window in this time. Give one its window in its details, or begin a new "
                           "release with N."));
    showSelected();
}

void CalendarPanel::showSelected()
{
    const QDate day = sheet()->selectedDay();
    m_dayHead->setTitle(dayText(day, inShownZone(m_clock.utcNow()).date()));
    const int focused = RowButton::focusedRow(*m_day);
    delete m_rows;
    m_rows = new Card;
    auto *const card = static_cast<Card *>(m_rows);
    card->setSurroundings(ColorToken::Sunken);
    const QList<ShownEntry> entries = sheet()->entriesOn(day);
    for (qsizetype i = 0; i < entries.size(); ++i)
        card->content()->addWidget(makeRow(entries.at(i), i + 1 == entries.size()));
    if (entries.isEmpty()) {
        auto *const nothing = new SafeLabel(tr("Nothing planned."), FontRole::Body, ColorToken::Text3);
        nothing->setContentsMargins(12, 10, 12, 10);
        card->content()->addWidget(nothing);
    }
    m_day->layout()->addWidget(m_rows);
    RowButton::focusRow(*m_day, focused);
}

QWidget *CalendarPanel::makeRow(const ShownEntry &entry, bool isLast)
{
    const bool isWindow = entry.is(CalendarKind::Window);
    const QString times = timesOf(entry, m_clock.utcNow());
    auto *const row = new RowButton;
    row->setLine(!isLast);
    QStringList named{times, entry.title, entry.stateWord, entry.detail};
    named.removeAll(QString());
    named.append(entry.conflicts);
    row->setAccessibleName(named.join(QStringLiteral(", ")));
    row->setToolTip(plainToolTip(isWindow ? tr("Opens the release.") : QString()));
    auto *const first = new QHBoxLayout;
    first->setSpacing(8);
    if (isWindow)
        first->addWidget(new StatusGlyph(entry.state, 14));
    else
        first->addWidget(new IconLabel(iconOf(entry.entry.kind), 14, ColorToken::Text3));
    auto *const title = new SafeLabel(entry.title, FontRole::Strong);
    title->setElided();
    first->addWidget(title, 1);
    QStringList below{times, entry.detail, isWindow ? entry.stateWord : QString()};
    below.removeAll(QString());
    auto *const second = new SafeLabel(below.join(QStringLiteral(" · ")), FontRole::Secondary, ColorToken::Text2);
    second->setWordWrap(true);
    second->setContentsMargins(22, 0, 0, 0);
    auto *const column = new QVBoxLayout(row);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(2);
    column->addLayout(first);
    column->addWidget(second);
    for (const QString &conflict : entry.conflicts) {
        auto *const line
            = new SafeLabel(conflict, FontRole::Secondary, entry.isBlocked ? ColorToken::Failed : ColorToken::Waiting);
        line->setWordWrap(true);
        line->setContentsMargins(22, 0, 0, 0);
        column->addWidget(line);
    }
    connect(row, &QAbstractButton::clicked, this, [this, id = entry.entry.release] {
        if (!id.isEmpty())
            emit openRelease(id, ReleaseTab::Flow);
    });
    return row;
}

//! Enter on a day: its one release opens; of several the first row gets the focus.
void CalendarPanel::enterDay()
{
    QList<ReleaseId> releases;
    for (const ShownEntry &each : sheet()->entriesOn(sheet()->selectedDay())) {
        if (each.is(CalendarKind::Window))
            releases.append(each.entry.release);
    }
    if (releases.size() == 1)
        emit openRelease(releases.first(), ReleaseTab::Flow);
    else
        RowButton::focusRow(*m_day, 0);
}

void CalendarPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_M)
        return showSpan(Span::Month);
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_W)
        return showSpan(Span::TwoWeeks);
    ThemedWidget::keyPressEvent(event);
}

void CalendarPanel::showEvent(QShowEvent *event)
{
    ThemedWidget::showEvent(event);
    sheet()->setFocus();
}

void CalendarPanel::languageChanged()
{
    m_previous->setName(tr("Before"));
    m_next->setName(tr("After"));
    m_today->setText(tr("Today"));
    m_span->setSegmentText(0, tr("Month"));
    m_span->setSegmentText(1, tr("2 weeks"));
    m_span->setAccessibleName(tr("How much is shown"));
    m_slotHead->setTitle(tr("Is the slot free?"));
    {
        const QSignalBlocker blocker(m_place);
        const QString chosen = m_place->currentData().toString();
        m_place->clear();
        m_place->addItem(tr("All environments"), QString());
        for (const auto &[id, name] : shownPlaces(m_desk.directory()))
            m_place->addItem(name, id.value());
        m_place->setCurrentIndex(std::max(0, m_place->findData(chosen)));
    }
    m_place->setAccessibleName(tr("Environment"));
    refresh();
}

} // namespace releasedesk::ui
