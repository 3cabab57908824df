// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "ui/plan/plan_document.h"
#include "ui/widgets/themed_widget.h"

#include <QTimer>

class QTreeView;

namespace releasedesk::ui {

class Button;
class FlowEditor;
class FlowForecast;
struct EndpointAnswer;
class FlowScene;
class FlowSearch;
class FlowView;
class KeyHints;
class Minimap;
class OutlineModel;
class RunNumbers;
class RunTimeline;
class StartChecks;
class TaskPalette;
class ZoomCluster;

//! The flow of a release: the canvas with its tools; below it, in a draft, what stands against starting, and while it
//! runs four numbers.
class ModelingPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    ModelingPanel(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);
    ~ModelingPanel() override;

    void showRelease(const ReleaseId &release);
    //! Selects \p task and brings it into view; an empty id selects nothing.
    void selectTask(const TaskId &task);
    [[nodiscard]] TaskId selectedTask() const;
    //! It and those selected beside it, in reading order.
    [[nodiscard]] QList<TaskId> selectedTasks() const;

    //! Null before the first release. Undo and redo of the header go through it.
    [[nodiscard]] PlanDocument *document() const;
    [[nodiscard]] FlowView *view() const { return m_view; }

    //! Gives the canvas (or the outline) the keyboard.
    void focusFlow();
    void setOutlineShown(bool isShown);
    //! Others watch: all of the flow is in view, the tools are hidden.
    void setPresenting(bool isPresenting);
    //! The flow over time, as a rehearsal forecasts it, instead of the canvas.
    void setTimelineShown(bool isShown);
    [[nodiscard]] FlowSearch *search() const { return m_search; }
    [[nodiscard]] RunTimeline *timeline() const { return m_timeline; }
    [[nodiscard]] FlowForecast *forecast() const { return m_forecast; }
    //! What the servers said that the draft needs, for the list of what stands in its way.
    void setEndpoints(const QList<EndpointAnswer> &endpoints);
    //! Marks on the canvas what decides when everything is done.
    void setCriticalPathShown(bool isShown);

signals:
    void taskSelected(const releasedesk::TaskId &task);
    //! Enter or "Open": the inspector is to have the focus.
    void inspectorRequested();
    void logRequested();
    //! The release inside a task is to be opened.
    void releaseChosen(const releasedesk::ReleaseId &release);
    //! A comment on the selected task is to be written.
    void commentRequested();
    //! Title, owner and window are to be changed.
    void detailsRequested();
    //! A server does not answer; its connection is to be looked at.
    void connectionsRequested();
    //! A sentence for the person: what was refused and why.
    void messageRaised(const QString &message);
    //! The person went on: what was refused before need not be told any longer.
    void messageSettled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void languageChanged() override;
    void themeChanged() override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectParts();
    void connectForecast();
    void showForecast();
    void showTimelineHints();
    //! Says the forecast, shorter where \p room is narrow, and answers its width; both in pixels.
    [[nodiscard]] int forecastIn(int room);
    void fillOutline();
    void fitOutline();
    void renameInOutline();
    void take();
    void placeParts();
    void placePresented();
    void placeMinimap(const QRect &foot, bool hasFoot);
    void showHints();
    void showFacts(bool isShown);
    void syncOutline(const TaskId &task);
    void connectOutline();
    void unfoldInOutline();
    [[nodiscard]] bool isDraft() const;
    [[nodiscard]] int restLeft() const;

    session::Desk &m_desk;
    const Clock &m_clock;
    FlowScene *m_scene;
    FlowEditor *m_editor;
    FlowView *m_view;
    TaskPalette *m_palette;
    StartChecks *m_checks;
    RunNumbers *m_numbers;
    FlowForecast *m_forecast;
    RunTimeline *m_timeline;
    Button *m_showTimeline; //!< says the forecast
    KeyHints *m_hints;
    Minimap *m_minimap;
    ZoomCluster *m_zoom;
    FlowSearch *m_search;
    Button *m_showChecks; //!< where there is no room for the list
    OutlineModel *m_outlineModel;
    ReleaseId m_outlined; //!< what the outline was made of
    QTreeView *m_outline;
    QTimer m_minute;
    QMetaObject::Connection m_refusals;
    QMetaObject::Connection m_drawing;
    std::optional<bool> m_wantsMinimap; //!< nothing: shown if it helps
    bool m_wantsChecks = false;
    bool m_isPresenting = false;
    bool m_wantsCriticalPath = false;
};

} // namespace releasedesk::ui
