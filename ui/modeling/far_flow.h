// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QList>
#include <QTransform>

class QPainter;

namespace releasedesk::ui {

class FlowScene;
class NestedFlow;
class PixelFill;

//! A large flow seen from far away, where its cards cannot be read: phases, bars in the colors of their states and the
//! lines between them, painted once into a picture that covers a little more than the view. Moving the view shifts the
//! picture; another zoom makes a new one.
class FarFlow
{
public:
    //! Forgets the picture; the next paint() makes it anew.
    void invalidate() { m_isValid = false; }

    //! Repaints single cards, given by their index into FlowLayout::nodes, in the picture there is.
    void repaint(const FlowScene &scene, const QList<qsizetype> &nodes);

    //! Paints the part of \p scene that \p toView brings into a view of \p size; in pixels of the view.
    void paint(QPainter &painter, const FlowScene &scene, const QTransform &toView, const QSize &size);

private:
    void makePicture(const FlowScene &scene, const QRect &area, double zoom, double ratio);
    void paintLines(const FlowScene &scene, const QRectF &seen);
    void paintInside(const PixelFill &fill, const NestedFlow &inside, const QPointF &origin);
    void paintNodes(const FlowScene &scene, const QList<qsizetype> &nodes);
    [[nodiscard]] int pixel(double length) const; //!< of the picture, from the origin of the scene
    [[nodiscard]] QRect inPicture(const QRectF &rect) const;

    QImage m_picture;
    bool m_isValid = false; //!< the picture shows the flow as it is
    QRect m_area; //!< what it covers, in pixels of the view from the origin of the scene at m_zoom
    QPoint m_origin; //!< its top left corner, in pixels of its own from that origin
    double m_zoom = 0;
};

} // namespace releasedesk::ui
