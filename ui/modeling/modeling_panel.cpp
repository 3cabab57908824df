// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/modeling_panel.h"

#include "ui/modeling/flow_forecast.h"
#include "ui/modeling/flow_painting.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_search.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/key_hints.h"
#include "ui/modeling/minimap.h"
#include "ui/modeling/outline_model.h"
#include "ui/modeling/run_numbers.h"
#include "ui/modeling/run_timeline.h"
#include "ui/modeling/start_checks.h"
#include "ui/modeling/task_palette.h"
#include "ui/modeling/zoom_cluster.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/button.h"
#include "ui/widgets/key_text.h"
#include "ui/widgets/row_delegate.h"

#include <QCursor>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <QTreeView>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr int margin = 12;
constexpr int paletteLeft = 10;
constexpr int draftLeft = 54; // right of the palette
constexpr int footGap = 16;
constexpr int toolsHeight = 44; // key hints and zoom at the bottom
constexpr int smallestView = 200;
constexpr int smallestChecks = 100;

} // namespace

ModelingPanel::ModelingPanel(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_scene(new FlowScene(desk, clock, this))
    , m_editor(new FlowEditor(*m_scene, this))
    , m_view(new FlowView(*m_scene, *m_editor, this))
    , m_palette(new TaskPalette(this))
    , m_checks(new StartChecks(desk, clock, this))
    , m_numbers(new RunNumbers(this))
    , m_forecast(new FlowForecast(desk, clock, this))
    , m_timeline(new RunTimeline(desk, clock, *m_forecast, this))
    , m_showTimeline(new Button({}, Button::Kind::Ghost, this))
    , m_hints(new KeyHints(this))
    , m_minimap(new Minimap(*m_view, this))
    , m_zoom(new ZoomCluster(*m_view, this))
    , m_search(new FlowSearch(*m_scene, this))
    , m_showChecks(new Button({}, Button::Kind::Default, this))
    , m_outlineModel(new OutlineModel(desk, clock, this))
    , m_outline(new QTreeView(this))
{
    m_outline->setModel(m_outlineModel);
    m_outline->setFrameShape(QFrame::NoFrame);
    m_outline->setAccessibleName(tr("Outline of the flow"));
    m_outline->setUniformRowHeights(true);
    m_outline->setAllColumnsShowFocus(true);
    m_outline->setItemDelegate(new RowDelegate(m_outline));
    m_outline->installEventFilter(this);
    m_outline->hide();
    m_showChecks->setHeight(Button::Height::Small);
    m_minute.setInterval(std::chrono::seconds(15));
    m_timeline->hide();
    m_showTimeline->setHeight(Button::Height::Small);
    m_showTimeline->setIconName("clock");
    m_showTimeline->setCheckable(true);
    connectParts();
    connectForecast();
    m_minute.start();
}

ModelingPanel::~ModelingPanel()
{
    // The view must go before the scene it follows.
    delete m_minimap;
    delete m_zoom;
    delete m_view;
}

void ModelingPanel::connectParts()
{
    connect(m_scene, &FlowScene::selectionMoved, this, [this](const TaskId &task) {
        syncOutline(task);
        showHints();
        emit taskSelected(task);
    });
    connect(m_scene, &FlowScene::laidOut, this, &ModelingPanel::take);
    connect(m_scene, &FlowScene::statesChanged, this, &ModelingPanel::take);
    connect(m_view, &FlowView::inspectorRequested, this, &ModelingPanel::inspectorRequested);
    connect(m_view, &FlowView::releaseChosen, this, &ModelingPanel::releaseChosen);
    connect(m_view, &FlowView::logRequested, this, &ModelingPanel::logRequested);
    connect(m_view, &FlowView::commentRequested, this, &ModelingPanel::commentRequested);
    connect(m_view, &FlowView::searchRequested, this, [this] {
        m_search->start();
        placeParts();
    });
    connect(m_search, &FlowSearch::closed, this, &ModelingPanel::focusFlow);
    connect(m_view, &FlowView::outlineRequested, this, [this] { setOutlineShown(m_outline->isHidden()); });
    connect(m_view, &FlowView::viewMoved, this, [this] { update(); });
    connect(m_view, &FlowView::minimapToggled, this, [this] {
        m_wantsMinimap = m_minimap->isHidden();
        placeParts();
    });
    connect(m_editor, &FlowEditor::connectingChanged, this, [this] { showHints(); });
    connect(m_editor, &FlowEditor::lockedTouched, this, [this] {
        const QString text = document() && document()->isProposable()
            ? tr("The flow is locked while the release is prepared or runs. Propose a change to alter what has not "
                 "begun.")
            : tr("The flow is locked while the release is prepared or runs.");
        QToolTip::showText(QCursor::pos(), plainToolTip(text), m_view);
        emit messageRaised(text);
    });
    connect(m_editor, &FlowEditor::refused, this, &ModelingPanel::messageRaised);
    connect(m_editor, &FlowEditor::acted, this, &ModelingPanel::messageSettled);
    connect(m_palette, &TaskPalette::picked, this, [this](const QString &kind) {
        m_editor->add(kind);
        focusFlow();
    });
    connect(m_palette, &TaskPalette::searchRequested, this, [this] { m_view->pickKind(NewTaskPlace::After); });
    connect(m_checks, &StartChecks::checked, this, [this] {
        showHints();
        placeParts();
    });
    connect(m_checks, &StartChecks::taskChosen, this, &ModelingPanel::selectTask);
    connect(m_checks, &StartChecks::windowChosen, this, &ModelingPanel::detailsRequested);
    connect(m_checks, &StartChecks::endpointChosen, this, &ModelingPanel::connectionsRequested);
    connect(m_checks, &StartChecks::fixWanted, m_editor, &FlowEditor::mend);
    connect(m_showChecks, &QAbstractButton::clicked, this, [this] {
        m_wantsChecks = !m_wantsChecks;
        placeParts();
    });
    connectOutline();
    connect(&m_desk, &session::Desk::directoryChanged, this, [this] {
        take();
        m_forecast->refresh();
    });
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (isVisible() && m_scene->release().isLive())
            m_scene->refreshLooks();
    });
}

void ModelingPanel::showRelease(const ReleaseId &release)
{
    disconnect(m_refusals);
    disconnect(m_drawing);
    m_scene->showRelease(release);
    m_forecast->showRelease(release);
    m_timeline->showRelease(release);
    m_outlined = {};
    if (m_outline->isHidden())
        m_outlineModel->letGo();
    else
        fillOutline();
    m_refusals = connect(document(), &PlanDocument::refused, this,
                         [this](const Error &error) { emit messageRaised(error.message); });
    m_drawing = connect(document(), &PlanDocument::proposingChanged, this, [this] {
        if (document()->isProposing()) // what asked for it is hidden now
            focusFlow();
    });
    m_view->resetView();
}

//! The outline costs as much as the flow, so it is made when somebody wants to see it.
void ModelingPanel::fillOutline()
{
    if (!document() || m_outlined == document()->id())
        return;
    m_outlined = document()->id();
    m_outlineModel->showRelease(m_outlined);
}

void ModelingPanel::selectTask(const TaskId &task)
{
    m_scene->selectTask(task);
}

TaskId ModelingPanel::selectedTask() const
{
    return m_scene->selectedTask();
}

QList<TaskId> ModelingPanel::selectedTasks() const
{
    return m_scene->selectedTasks();
}

PlanDocument *ModelingPanel::document() const
{
    return m_scene->document();
}

void ModelingPanel::focusFlow()
{
    if (!m_timeline->isHidden())
        m_timeline->setFocus(Qt::OtherFocusReason);
    else if (m_outline->isHidden())
        m_view->setFocus(Qt::OtherFocusReason);
    else
        m_outline->setFocus(Qt::OtherFocusReason);
}

void ModelingPanel::setOutlineShown(bool isShown)
{
    const bool hadFocus = m_view->hasFocus() || m_outline->hasFocus() || m_timeline->hasFocus();
    if (isShown)
        fillOutline();
    m_timeline->hide();
    m_outline->setVisible(isShown);
    if (isShown)
        fitOutline();
    if (!isShown)
        m_view->show();
    if (hadFocus)
        focusFlow(); // a canvas that is hidden with the focus would go to its next task
    m_view->setVisible(!isShown);
    m_showTimeline->setChecked(false);
    showHints();
    placeParts();
}

bool ModelingPanel::isDraft() const
{
    return m_scene->isEditable();
}

int ModelingPanel::restLeft() const
{
    return isDraft() && !m_isPresenting ? draftLeft : margin;
}

void ModelingPanel::take()
{
    const domain::Release &release = m_scene->release();
    if (!release.exists())
        return;
    if (isDraft())
        m_checks->showRelease(release);
    else
        m_numbers->showRelease(release, *m_forecast, m_clock.utcNow());
    showHints();
    placeParts();
}

void ModelingPanel::setEndpoints(const QList<EndpointAnswer> &endpoints)
{
    m_checks->setEndpoints(endpoints);
    take();
}

void ModelingPanel::placeParts()
{
    if (m_isPresenting) {
        placePresented();
        return;
    }
    m_view->setRestMargins({restLeft(), margin, margin, 0});
    const QRect all = rect();
    const QRectF bounds = m_scene->flow().bounds;
    const bool isTimeline = !m_timeline->isHidden();
    const bool isOutline = !m_outline->isHidden() || isTimeline;
    const int toolsTop = all.height() - toolsHeight;

    const int flowHeight = static_cast<int>(std::ceil(bounds.height())) + margin;
    const int wanted = isDraft() ? m_checks->wantedHeight() : RunNumbers::tileHeight();
    const int leastFoot = isDraft() ? std::min(wanted, smallestChecks) : wanted;
    // The foot gets what the flow leaves; on request, the flow gives way down to its smallest height.
    const int least = m_wantsChecks ? smallestView : std::min(flowHeight, toolsTop);
    const int free = toolsTop - least;
    const bool hasFoot = m_scene->release().exists() && free >= leastFoot + footGap && !isTimeline;
    const int footHeight = hasFoot ? std::min(wanted, free - footGap) : 0;
    const int viewHeight = hasFoot ? std::min(flowHeight, toolsTop - footGap - footHeight) : toolsTop;

    m_view->setGeometry(0, 0, all.width(), viewHeight);
    m_outline->setGeometry(0, 0, all.width(), viewHeight);
    m_timeline->setGeometry(0, 0, all.width(), toolsTop);
    m_checks->setVisible(hasFoot && isDraft());
    m_numbers->setVisible(hasFoot && !isDraft());
    const int width = std::min(static_cast<int>(bounds.width()), all.width() - restLeft() - margin);
    const QRect foot(restLeft(), viewHeight + footGap, std::max(320, width), footHeight);

    m_zoom->setVisible(!isOutline);
    const QSize zoom = m_zoom->sizeHint();
    m_zoom->setGeometry(all.width() - margin - zoom.width(), all.height() - margin - zoom.height(), zoom.width(),
                        zoom.height());
    placeMinimap(foot, hasFoot);
    const QSize search = m_search->sizeHint();
    m_search->setGeometry(all.width() - margin - search.width(), margin, search.width(), search.height());

    m_palette->setVisible(isDraft() && !isOutline);
    const int paletteHeight = m_palette->fitInto(std::min(all.height() - 2 * margin, toolsTop - margin));
    m_palette->setGeometry(paletteLeft, margin, TaskPalette::boxWidth, paletteHeight);
    showFacts(!hasFoot && !isDraft());
    m_showChecks->setVisible(isDraft() && !isTimeline && (!hasFoot || m_wantsChecks));
    m_showChecks->setGeometry(QRect({restLeft(), all.height() - margin - 26}, m_showChecks->sizeHint()));
    const int hintsLeft = m_showChecks->isHidden() ? restLeft() : m_showChecks->geometry().right() + 12;
    const int toolsRight = isOutline ? all.width() - margin : m_zoom->x() - 12;
    m_showTimeline->setVisible(!m_showTimeline->text().isEmpty());
    const int forecastWidth = m_showTimeline->isHidden() ? 0 : forecastIn(toolsRight - hintsLeft);
    m_showTimeline->setGeometry(toolsRight - forecastWidth, all.height() - margin - 26, forecastWidth, 24);
    m_hints->setGeometry(hintsLeft, all.height() - margin - 25,
                         std::max(0, toolsRight - forecastWidth - hintsLeft - 12), 20);
    m_hints->show();
    for (QWidget *const each : QList<QWidget *>{m_hints, m_showChecks, m_showTimeline})
        each->raise();
}

//! Beside the numbers, or above the zoom. By itself it shows where it helps and covers nothing of the flow.
void ModelingPanel::placeMinimap(const QRect &foot, bool hasFoot)
{
    const QSize map = m_minimap->sizeHint();
    const bool isBesideNumbers = hasFoot && !isDraft() && foot.width() > map.width() + 480;
    const QRect beside(QPoint(foot.right() + 1 - map.width(), foot.top()), map);
    const QRect above({width() - margin - map.width(), m_zoom->y() - 8 - map.height()}, map);
    const QRectF flow(restLeft(), margin, m_scene->flow().bounds.width(), m_scene->flow().bounds.height());
    const bool isWholeVisible = flow.right() <= width() && flow.bottom() <= m_view->height();
    const bool coversFlow = flow.intersects(above) || (hasFoot && foot.intersects(above));
    const bool helps = isBesideNumbers || (!isWholeVisible && !coversFlow);
    const bool isShown = m_outline->isHidden() && m_timeline->isHidden() && m_wantsMinimap.value_or(helps);
    m_minimap->setVisible(isShown);
    m_minimap->setGeometry(isBesideNumbers ? beside : above);
    m_zoom->setMinimapShown(isShown);
    const QRect room = isBesideNumbers && isShown ? foot.adjusted(0, 0, -map.width() - margin, 0) : foot;
    m_checks->setGeometry(room);
    m_numbers->setGeometry(room);
}

void ModelingPanel::showHints()
{
    m_showChecks->setText(m_checks->errors() > 0 ? tr("Before you start · %n to fix", nullptr, m_checks->errors())
                                                 : tr("Before you start"));
    if (m_editor->isConnecting()) {
        m_hints->showSentence(tr("Choose the task that waits with the arrow keys. Enter connects, Esc cancels."));
        return;
    }
    if (!m_timeline->isHidden()) {
        showTimelineHints();
        return;
    }
    const auto key = [](const char *sequence) { return keyText(QKeySequence(QString::fromLatin1(sequence))); };
    if (const TaskId task = m_scene->selectedTask(); m_scene->isNesting(task)) {
        const bool isUnfolded = m_scene->isUnfolded(task);
        const NestedFlow *const inside = m_scene->nested(task);
        QList<KeyHints::Hint> hints{{{key("E")}, isUnfolded ? tr("fold what is inside") : tr("unfold what is inside")}};
        if (inside && !inside->id().isEmpty())
            hints.append({{key("Return")}, tr("open %1").arg(inside->name())});
        m_hints->showHints(hints);
        return;
    }
    if (isDraft()) {
        m_hints->showHints({{{QStringLiteral("Tab")}, tr("next task")},
                            {{key("A")}, tr("add after")},
                            {{key("C")}, tr("connect")},
                            {{key("F2")}, tr("rename")},
                            {{key("Del")}, tr("remove")},
                            {{key("Ctrl+0")}, tr("fit")}});
    } else {
        QList<KeyHints::Hint> hints{{{key("J"), key("K")}, tr("next, previous task")}, {{key("L")}, tr("log")}};
        if (!m_scene->release().isOver())
            hints.append({{key("Ctrl+Shift+R")}, tr("roll back")});
        m_hints->showHints(hints);
    }
}

//! The numbers of a run, in the line of the keys where there is no room for tiles.
void ModelingPanel::showFacts(bool isShown)
{
    QList<KeyHints::Fact> facts;
    if (isShown && m_scene->release().exists()) {
        for (const RunNumber &number : runNumbersOf(m_scene->release(), *m_forecast, m_clock.utcNow()))
            facts.append({number.value, number.label});
    }
    m_hints->setFacts(facts);
}

void ModelingPanel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintDotGrid(painter, rect(), m_view->gridOrigin() + QPointF(m_view->pos()));
}

void ModelingPanel::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    placeParts();
}

void ModelingPanel::languageChanged()
{
    m_outline->setAccessibleName(tr("Outline of the flow"));
    showForecast();
    if (m_scene->release().exists())
        m_scene->refreshLooks();
}

void ModelingPanel::themeChanged()
{
    placeParts();
}

void ModelingPanel::keyPressEvent(QKeyEvent *event)
{
    const FlowKey key = flowKeyOf(*event);
    if (key == FlowKey::Outline)
        setOutlineShown(m_outline->isHidden());
    else
        ThemedWidget::keyPressEvent(event);
}

} // namespace releasedesk::ui
