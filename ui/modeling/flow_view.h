// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/modeling/far_flow.h"
#include "ui/modeling/flow_editor.h"
#include "ui/modeling/flow_keys.h"

#include <QGraphicsView>
#include <QTimer>

namespace releasedesk::ui {

class FlowGestures;
class FlowScene;
class KindPicker;

//! The canvas: pan, zoom, keys and pointer over a FlowScene.
class FlowView final : public QGraphicsView
{
    Q_OBJECT

public:
    //! A flow that does not fit at this zoom may be made as small as it takes.
    static constexpr double smallestZoom = 0.2;
    static constexpr double largestZoom = 2.0;

    FlowView(FlowScene &scene, FlowEditor &editor, QWidget *parent = nullptr);
    ~FlowView() override;

    [[nodiscard]] FlowScene &flowScene() const { return m_scene; }
    [[nodiscard]] FlowEditor &editor() const { return m_editor; }

    //! Empty space around the flow at rest, e.g. for the palette at the left.
    void setRestMargins(const QMargins &margins);

    [[nodiscard]] double zoom() const { return transform().m11(); }
    //! Keeps what is at \p anchor (of the viewport) where it is.
    void setZoom(double zoom, const QPointF &anchor);
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    void zoomToActual();

    //! Back to 100 % and the beginning of the flow, as after opening it. Until a person moves the canvas, a resize does
    //! the same.
    void resetView();

    //! From now on all of the flow is in view, however its room or the flow changes; or again as it was before.
    void setAlwaysFitting(bool isFitting);

    //! A dot of the grid, in coordinates of the view.
    [[nodiscard]] QPointF gridOrigin() const;
    [[nodiscard]] QRectF visibleScene() const;
    //! A person has moved the canvas: it stays where it is from now on.
    void keepPlace() { m_isMoved = true; }
    //! Where \p task is drawn, in coordinates of the viewport.
    [[nodiscard]] QRect taskRect(const TaskId &task) const;

    //! Opens a line to type the new title over the card.
    void renameSelected();
    void renamePhase(const PhaseId &phase);

    //! Asks for a kind of task and adds it.
    void pickKind(NewTaskPlace place);
    void pickKindAt(const PhaseId &phase, int index, const QPoint &position);

    void run(FlowKey key);
    //! Opens the release inside \p task, if there is one and it is unfolded.
    bool openInside(const TaskId &task);
    //! Shows what is inside \p task, or hides it.
    void toggleInside(const TaskId &task);
    void showMenu(const QPoint &position);

signals:
    void zoomChanged(double zoom);
    void viewMoved();
    void inspectorRequested();
    void minimapToggled();
    //! The release inside a task is to be opened.
    void releaseChosen(const releasedesk::ReleaseId &release);
    void outlineRequested();
    void timelineRequested();
    void criticalPathToggled();
    void logRequested();
    void commentRequested();
    void searchRequested();

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    bool step(int by);
    void go(layout::Direction direction);
    void extend(layout::Direction direction);
    void reveal(const TaskId &task);
    void updateSceneRect();
    void goToStart();
    [[nodiscard]] double zoomThatFits() const;
    void fitAgain();

    FlowScene &m_scene;
    FlowEditor &m_editor;
    std::unique_ptr<FlowGestures> m_gestures;
    KindPicker *m_picker = nullptr;
    QMetaObject::Connection m_picking;
    QMargins m_margins{12, 12, 12, 12};
    FarFlow m_far;
    QTimer m_linesLater; //!< lines seen from afar take their new colors a little later than the bars
    bool m_isFitting = false;
    double m_zoomBefore = 1; //!< and where it was, before it began to fit
    QPoint m_placeBefore;
    bool m_isMoved = false; //!< a person scrolled, panned or zoomed
};

} // namespace releasedesk::ui
