// SPDX-License-Identifier: Apache-2.0
#include "ui/home/home_panel.h"

#include "core/base/safe_text.h"
#include "ui/home/activity_list.h"
#include "ui/home/month_calendar.h"
#include "ui/home/my_approvals.h"
#include "ui/home/running_now.h"
#include "ui/home/running_where_model.h"
#include "ui/home/week_numbers.h"
#include "ui/release_list/release_delegate.h"
#include "ui/release_list/release_list_model.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/table_view.h"
#include "ui/wording/time_words.h"

#include <QHeaderView>
#include <QMap>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int sideWidth = 300;
const QMap<int, int> columnWidths{{ReleaseListModel::StateColumn, 150},
                                  {ReleaseListModel::PhasesColumn, 100},
                                  {ReleaseListModel::WindowColumn, 146},
                                  {ReleaseListModel::IssuesColumn, 64},
                                  {ReleaseListModel::OwnerColumn, 132}};

//! Larger type takes more room.
int grown(int pixels)
{
    return pixels * std::max(100, Theme::current().textScale()) / 100;
}

QScrollArea *scrolled(QWidget *content)
{
    auto *const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

} // namespace

HomePanel::HomePanel(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_releases(new ReleaseListModel(desk, clock, this))
    , m_open(new OpenReleasesModel(this))
    , m_whereHead(new SectionHead)
    , m_whereModel(new RunningWhereModel(desk, clock, this))
    , m_where(new TableView)
    , m_whereNote(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_nextHead(new SectionHead)
    , m_noNext(new SafeLabel(FontRole::Body, ColorToken::Text2))
    , m_next(new TableView)
    , m_runningHead(new SectionHead)
    , m_running(new RunningNow(desk, clock))
    , m_weekHead(new SectionHead)
    , m_week(new WeekNumbers(desk, clock))
    , m_empty(new EmptyState("flow"))
    , m_approvalsHead(new SectionHead({}, FontRole::Strong))
    , m_approvals(new MyApprovals(desk, clock))
    , m_calendarHead(new SectionHead({}, FontRole::Strong))
    , m_freeze(new Chip({}, ChipLook{.fill = ColorToken::AccentTint, .text = ColorToken::Accent, .icon = "freeze"}))
    , m_calendar(new MonthCalendar(desk, clock))
    , m_activityHead(new SectionHead({}, FontRole::Strong))
    , m_activity(new ActivityList(desk, clock))
{
    m_open->setSourceModel(m_releases);
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeMain(), 1);
    layout->addWidget(makeSide());

    connect(m_next, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        emit openRelease(m_releases->releaseAt(m_open->mapToSource(index)), ReleaseTab::Flow);
    });
    connect(m_where, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const ReleaseId id = m_whereModel->releaseAt(index); !id.isEmpty())
            emit openRelease(id, ReleaseTab::Flow);
    });
    connect(m_nextHead, &SectionHead::moreTriggered, this, &HomePanel::openReleases);
    connect(m_empty, &EmptyState::actionTriggered, this, &HomePanel::newRelease);
    connect(m_empty, &EmptyState::linkTriggered, this, &HomePanel::connectJira);
    connect(m_running, &RunningNow::opened, this,
            [this](const ReleaseId &id) { emit openRelease(id, ReleaseTab::Flow); });
    connect(m_approvals, &MyApprovals::opened, this, &HomePanel::openApproval);
    connect(m_approvalsHead, &SectionHead::moreTriggered, this, &HomePanel::openApprovals);
    connect(m_calendar, &MonthCalendar::opened, this,
            [this](const ReleaseId &id) { emit openRelease(id, ReleaseTab::Flow); });
    connect(m_activity, &ActivityList::opened, this,
            [this](const ReleaseId &id) { emit openRelease(id, ReleaseTab::History); });

    connect(&desk, &session::Desk::releaseChanged, this, &HomePanel::refreshSoon);
    connect(&desk, &session::Desk::progressChanged, this, &HomePanel::refreshSoon);
    connect(&desk, &session::Desk::activityChanged, this, &HomePanel::refreshSoon);
    connect(&desk, &session::Desk::inboxChanged, this, &HomePanel::refreshSoon);
    connect(&desk, &session::Desk::directoryChanged, this, &HomePanel::refreshSoon);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &HomePanel::refresh);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        m_releases->refreshTimes();
        refresh();
    });
    m_minute.setInterval(std::chrono::seconds(30));
    setTexts();
}

QWidget *HomePanel::makeMain()
{
    m_where->setObjectName(QStringLiteral("runningWhere"));
    m_where->setModel(m_whereModel);
    m_where->setItemDelegate(new RowDelegate(m_where));
    m_where->setFittingRows(true);
    m_where->setCompactRowHeight(37);
    m_where->setSelectionMode(QAbstractItemView::SingleSelection);
    m_where->setSelectionBehavior(QAbstractItemView::SelectItems); // each cell leads to its own release
    m_where->horizontalHeader()->setStretchLastSection(false);
    m_where->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_whereNote->setWordWrap(true);
    m_noNext->setWordWrap(true);
    m_noNext->setContentsMargins(12, 10, 12, 10);
    m_next->setObjectName(QStringLiteral("nextReleases"));
    m_next->setModel(m_open);
    m_next->setItemDelegate(new ReleaseDelegate(m_next));
    m_next->setFittingRows(true);
    m_next->setCompactRowHeight(37);
    m_next->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *const head = m_next->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionResizeMode(QHeaderView::Fixed);
    head->setSectionResizeMode(ReleaseListModel::ReleaseColumn, QHeaderView::Stretch);

    auto *const where = new Card;
    where->content()->addWidget(m_where);
    auto *const card = new Card;
    card->content()->addWidget(m_next);
    card->content()->addWidget(m_noNext);

    m_content = new QWidget;
    auto *const column = new QVBoxLayout(m_content);
    column->setContentsMargins(18, 16, 18, 18);
    column->setSpacing(0);
    column->addWidget(m_whereHead);
    column->addSpacing(6);
    column->addWidget(where);
    column->addSpacing(5);
    column->addWidget(m_whereNote);
    column->addSpacing(14);
    column->addWidget(m_nextHead);
    column->addSpacing(6);
    column->addWidget(card);
    column->addSpacing(18);
    column->addWidget(m_runningHead);
    column->addSpacing(6);
    column->addWidget(m_running);
    column->addSpacing(18);
    column->addWidget(m_weekHead);
    column->addSpacing(6);
    column->addWidget(m_week);
    column->addStretch();

    auto *const main = new QWidget;
    auto *const layers = new QVBoxLayout(main);
    layers->setContentsMargins(0, 0, 0, 0);
    layers->addWidget(scrolled(m_content));
    layers->addWidget(m_empty, 0, Qt::AlignCenter);
    return main;
}

QWidget *HomePanel::makeSide()
{
    auto *const side = new Surface(ColorToken::Sunken);
    auto *const column = new QVBoxLayout(side);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(0);
    column->addWidget(m_approvalsHead);
    column->addSpacing(6);
    column->addWidget(m_approvals);
    column->addSpacing(14);
    m_calendarHead->addWidget(m_freeze);
    column->addWidget(m_calendarHead);
    column->addSpacing(6);
    column->addWidget(m_calendar);
    column->addSpacing(14);
    column->addWidget(m_activityHead);
    column->addSpacing(4);
    column->addWidget(m_activity);
    column->addStretch();

    auto *const frame = new Surface(ColorToken::Sunken);
    m_side = frame;
    frame->setLines(Qt::LeftEdge);
    auto *const inside = new QVBoxLayout(frame);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(scrolled(side));
    return frame;
}

void HomePanel::languageChanged()
{
    m_releases->refreshTimes();
    emit m_releases->headerDataChanged(Qt::Horizontal, 0, ReleaseListModel::ColumnCount - 1);
    setTexts();
}

void HomePanel::setTexts()
{
    m_whereHead->setTitle(tr("What is running where"));
    m_where->setAccessibleName(tr("What is running where"));
    emit m_whereModel->headerDataChanged(Qt::Horizontal, 0, 0);
    m_noNext->showText(tr("No release is open. Start one with New release."));
    m_nextHead->setTitle(tr("Next releases"));
    m_next->setAccessibleName(tr("Next releases"));
    m_runningHead->setTitle(tr("Running now"));
    m_weekHead->setTitle(tr("This week"));
    m_approvalsHead->setTitle(tr("My approvals"));
    m_calendarHead->setTitle(tr("Calendar"));
    m_activityHead->setTitle(tr("Activity"));
    m_empty->setSentence(tr("No releases yet. Start one from a version in Jira."));
    m_empty->setAction(tr("New release"), "plus");
    m_empty->setLink(tr("Connect Jira"));
    refresh();
}

void HomePanel::showEvent(QShowEvent *event)
{
    ThemedWidget::showEvent(event);
    refresh();
    m_minute.start();
}

//! Which release it is comes first: what says less leaves while there is no room.
void HomePanel::foldColumns()
{
    fitSide(); // what is in it has its size by now
    const int smallestName = grown(200);
    QHeaderView *const head = m_next->horizontalHeader();
    const int widestWindow = grown(260); // one that ends on another day
    int room = m_next->viewport()->width();
    int window = grown(columnWidths.value(ReleaseListModel::WindowColumn));
    for (auto width = columnWidths.begin(); width != columnWidths.end(); ++width) {
        if (width.key() != ReleaseListModel::WindowColumn)
            head->resizeSection(width.key(), grown(width.value()));
    }
    for (int row = 0; row < m_open->rowCount(); ++row) {
        const QModelIndex index = m_open->index(row, ReleaseListModel::WindowColumn);
        window = std::max(window, m_next->itemDelegate()->sizeHint(QStyleOptionViewItem(), index).width());
    }
    window = std::min(window, widestWindow);
    if (m_next->columnWidth(ReleaseListModel::WindowColumn) != window)
        head->resizeSection(ReleaseListModel::WindowColumn, window);
    for (int column = 0; column < ReleaseListModel::ColumnCount; ++column)
        room -= column == ReleaseListModel::ReleaseColumn ? smallestName
            : column == ReleaseListModel::WindowColumn    ? window
                                                          : grown(columnWidths.value(column));
    for (const int column :
         {ReleaseListModel::IssuesColumn, ReleaseListModel::PhasesColumn, ReleaseListModel::OwnerColumn}) {
        const bool isHidden = room < 0;
        if (isHidden)
            room += grown(columnWidths.value(column));
        if (head->isSectionHidden(column) != isHidden)
            m_next->setColumnHidden(column, isHidden);
    }
    if (room < 0) { // the shape tells the state without its words
        constexpr int smallestState = 110;
        head->resizeSection(ReleaseListModel::StateColumn,
                            std::max(smallestState, head->sectionSize(ReleaseListModel::StateColumn) + room));
    }
}

void HomePanel::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    fitSide();
    // After the layout has given the table its width.
    QMetaObject::invokeMethod(this, &HomePanel::foldColumns, Qt::QueuedConnection);
}

void HomePanel::themeChanged()
{
    fitSide();
    QMetaObject::invokeMethod(this, &HomePanel::foldColumns, Qt::QueuedConnection);
}

void HomePanel::fitSide()
{
    const auto *const inside = m_side->findChild<QScrollArea *>();
    constexpr int edge = 2; // the line at the left
    const int needed
        = inside->widget()->minimumSizeHint().width() + inside->verticalScrollBar()->sizeHint().width() + edge;
    const int wished = std::max(std::min(grown(sideWidth), width() / 3), needed);
    m_side->setFixedWidth(std::max(sideWidth, std::min(wished, width() / 2)));
}

void HomePanel::hideEvent(QHideEvent *event)
{
    ThemedWidget::hideEvent(event);
    m_minute.stop();
}

void HomePanel::showWhere()
{
    m_whereModel->refresh();
    const bool hasCells = m_whereModel->rowCount() > 0 && m_whereModel->columnCount() > 1;
    m_whereHead->setVisible(hasCells);
    m_where->parentWidget()->setVisible(hasCells);
    m_whereNote->setVisible(hasCells);
    m_whereNote->showText(
        tr("As releases of this workspace brought it there; a dash means: never released from here."));
}

//! The freeze that holds now, else the next one.
void HomePanel::showFreeze()
{
    const QDateTime now = m_clock.utcNow();
    const domain::Freeze *next = nullptr;
    for (const domain::Freeze &freeze : m_desk.directory().freezes) {
        if (freeze.until > now && (!next || freeze.from < next->from))
            next = &freeze;
    }
    m_freeze->setVisible(next != nullptr);
    if (!next)
        return;
    m_freeze->setText(next->from <= now ? tr("Freeze until %1").arg(momentText(next->until, now))
                                        : tr("Freeze in %1").arg(twoUnitText(now.secsTo(next->from))));
    m_freeze->setToolTip(plainToolTip(SafeText::lineFromOutside(next->reason).plain()));
}

void HomePanel::refreshSoon()
{
    if (isVisible())
        m_soon.start();
}

void HomePanel::refresh()
{
    const bool isEmpty = m_desk.book().releases().isEmpty();
    m_content->parentWidget()->parentWidget()->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);

    m_nextHead->setMore(tr("All releases"));
    const bool hasNext = m_open->rowCount() > 0;
    m_next->setVisible(hasNext);
    m_noNext->setVisible(!hasNext);
    showWhere();
    showFreeze();
    QMetaObject::invokeMethod(this, &HomePanel::foldColumns, Qt::QueuedConnection); // another window may be wider
    m_running->refresh();
    m_runningHead->setVisible(!m_running->isEmpty());
    m_running->setVisible(!m_running->isEmpty());
    m_week->refresh();
    m_weekHead->setVisible(!m_week->isEmpty());
    m_week->setVisible(!m_week->isEmpty());

    const qsizetype waiting = m_approvals->refresh();
    m_approvalsHead->setCount(waiting > 0 ? QString::number(waiting) : QString(), State::Waiting);
    m_approvalsHead->setMore(tr("Open"));
    m_calendar->refresh();
    m_activity->refresh();
}

} // namespace releasedesk::ui
