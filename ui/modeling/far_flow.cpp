// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/far_flow.h"

#include "ui/modeling/edge_item.h"
#include "ui/modeling/flow_scene.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <array>
#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr int margin = 160; //!< pixels around the view that are painted as well
constexpr int framedHeight = 9; //!< a bar at least so high gets a frame

int rounded(double value)
{
    return static_cast<int>(std::lround(value));
}

//! The color of \p over, as opaque as \p opacity, upon \p under.
QRgb mixed(const QColor &over, const QColor &under, double opacity)
{
    const auto part = [&](int a, int b) { return rounded(a * opacity + b * (1 - opacity)); };
    return QColor(part(over.red(), under.red()), part(over.green(), under.green()), part(over.blue(), under.blue()))
        .rgb();
}

} // namespace

//! Fills rectangles of one color in a picture, clipped to it. Thousands of bars and lines without a blend or a slope
//! would spend most of their time in the preparations of a painter.
class PixelFill
{
public:
    explicit PixelFill(QImage &picture)
        : m_bits(picture.bits())
        , m_stride(picture.bytesPerLine())
        , m_size(picture.size())
    {
    }

    void fill(const QRect &rect, QRgb color) const
    {
        const int left = std::max(rect.left(), 0);
        const int right = std::min(rect.right() + 1, m_size.width());
        const int bottom = std::min(rect.bottom() + 1, m_size.height());
        if (left >= right)
            return;
        for (int y = std::max(rect.top(), 0); y < bottom; ++y) {
            QRgb *const row = reinterpret_cast<QRgb *>(m_bits + y * m_stride); // 32 bits a pixel, rows are aligned
            std::fill(row + left, row + right, color);
        }
    }

private:
    uchar *m_bits;
    qsizetype m_stride;
    QSize m_size;
};

int FarFlow::pixel(double length) const
{
    return rounded(length * m_zoom * m_picture.devicePixelRatio());
}

QRect FarFlow::inPicture(const QRectF &rect) const
{
    const QPoint topLeft(pixel(rect.left()), pixel(rect.top()));
    const QPoint bottomRight(pixel(rect.right()), pixel(rect.bottom()));
    const QSize size(std::max(1, bottomRight.x() - topLeft.x()), std::max(1, bottomRight.y() - topLeft.y()));
    return {topLeft - m_origin, size};
}

void FarFlow::paint(QPainter &painter, const FlowScene &scene, const QTransform &toView, const QSize &size)
{
    const double zoom = toView.m11();
    const QPoint shift(rounded(toView.dx()), rounded(toView.dy()));
    const QRect visible(-shift, size);
    const double ratio = painter.device()->devicePixelRatioF();
    const bool isKept = m_isValid && qFuzzyCompare(zoom, m_zoom) && m_area.contains(visible)
        && qFuzzyCompare(ratio, m_picture.devicePixelRatio());
    if (!isKept)
        makePicture(scene, visible.adjusted(-margin, -margin, margin, margin), zoom, ratio);
    painter.drawImage(m_area.topLeft() + shift, m_picture);
}

void FarFlow::makePicture(const FlowScene &scene, const QRect &area, double zoom, double ratio)
{
    m_area = area;
    m_zoom = zoom;
    if (const QSize size = area.size() * ratio; m_picture.size() != size) // else its memory serves once more
        m_picture = QImage(size, QImage::Format_RGB32);
    m_picture.setDevicePixelRatio(ratio);
    m_origin = {rounded(area.left() * ratio), rounded(area.top() * ratio)};
    m_isValid = true;
    const QColor ground = tokenColor(ColorToken::Sunken);
    m_picture.fill(ground);
    const PixelFill fill(m_picture);
    for (const layout::PhasePlace &phase : scene.flow().phases)
        fill.fill(inPicture(phase.rect), mixed(tokenColor(ColorToken::Surface), ground, 0.6));
    fill.fill(inPicture(scene.flow().lane), mixed(tokenColor(ColorToken::Line), ground, 0.5));
    const QRectF seen(QPointF(area.topLeft()) / zoom, QSizeF(area.size()) / zoom);
    paintLines(scene, seen);
    QList<qsizetype> nodes;
    for (qsizetype i = 0; i < scene.flow().nodes.size(); ++i) {
        if (scene.flow().nodes.at(i).rect.intersects(seen))
            nodes.append(i);
    }
    paintNodes(scene, nodes);
}

void FarFlow::paintLines(const FlowScene &scene, const QRectF &seen)
{
    std::array<QList<qsizetype>, EdgeItem::lookCount> routes; // what is alike lies upon one another
    for (qsizetype i = 0; i < scene.routes().size(); ++i) {
        if (scene.routeBounds().at(i).intersects(seen))
            routes.at(static_cast<std::size_t>(scene.lookOfRoute(i))).append(i);
    }
    const PixelFill fill(m_picture);
    const int thick = std::max(1, rounded(m_picture.devicePixelRatio()));
    const auto point = [this](const QPointF &at) { return QPoint(pixel(at.x()), pixel(at.y())) - m_origin; };
    QList<QLine> slanted;
    for (std::size_t look = 0; look < routes.size(); ++look) {
        const QColor color = EdgeItem::colorOfLook(static_cast<EdgeItem::Look>(look));
        slanted.clear();
        for (const qsizetype route : std::as_const(routes.at(look))) {
            const QList<QPointF> &points = scene.routes().at(route).points;
            for (qsizetype corner = 1; corner < points.size(); ++corner) {
                const QPoint from = point(points.at(corner - 1));
                const QPoint to = point(points.at(corner));
                if (from.x() != to.x() && from.y() != to.y()) {
                    slanted.append({from, to});
                    continue;
                }
                const QPoint least(std::min(from.x(), to.x()), std::min(from.y(), to.y()));
                const QPoint most(std::max(from.x(), to.x()), std::max(from.y(), to.y()));
                fill.fill({least, most + QPoint(thick - 1, thick - 1)}, color.rgb());
            }
        }
        if (slanted.isEmpty())
            continue;
        QPainter painter(&m_picture);
        painter.scale(1 / m_picture.devicePixelRatio(), 1 / m_picture.devicePixelRatio());
        painter.setPen(QPen(color, thick));
        painter.drawLines(slanted);
    }
}

void FarFlow::paintNodes(const FlowScene &scene, const QList<qsizetype> &nodes)
{
    struct Look {
        QRgb bar = 0;
        QRgb tint = 0;
    };
    QHash<State, Look> looks; // a color of the theme is looked up by its name
    const PixelFill fill(m_picture);
    const int frame = std::max(1, rounded(m_picture.devicePixelRatio()));
    for (const qsizetype node : nodes) {
        const State state = scene.stateOfNode(node);
        auto look = looks.constFind(state);
        if (look == looks.cend()) {
            const ColorToken token = state == State::Planned ? ColorToken::Control : colorOf(state);
            look = looks.insert(state, {tokenColor(token).rgb(), tokenColor(tintOf(state)).rgb()});
        }
        const QRect bar = inPicture(scene.flow().nodes.at(node).rect.adjusted(0, 6, 0, -6));
        fill.fill(bar, look->bar);
        if (bar.height() >= framedHeight * frame)
            fill.fill(bar.adjusted(frame, frame, -frame, -frame), look->tint);
        if (!scene.hasNested())
            continue;
        if (const NestedFlow *const inside = scene.nested(scene.flow().nodes.at(node).task))
            paintInside(fill, *inside, scene.flow().nodes.at(node).rect.topLeft());
    }
}

//! Bars as for the tasks around it, without frames: they are too small for them.
void FarFlow::paintInside(const PixelFill &fill, const NestedFlow &inside, const QPointF &origin)
{
    for (const NestedFlow::Card &card : inside.cards()) {
        if (!card.rect.isNull())
            fill.fill(inPicture(card.rect.translated(origin)),
                      tokenColor(card.state == State::Planned ? ColorToken::Control : colorOf(card.state)).rgb());
    }
}

void FarFlow::repaint(const FlowScene &scene, const QList<qsizetype> &nodes)
{
    if (m_isValid)
        paintNodes(scene, nodes);
}

} // namespace releasedesk::ui
