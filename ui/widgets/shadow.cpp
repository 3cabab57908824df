// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/shadow.h"

#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace releasedesk::ui {
namespace {

struct Layer {
    double offset;
    double blur; // twice the standard deviation, as in CSS
    double opacity;
};

std::vector<Layer> layers()
{
    if (Theme::current().isDark())
        return {{14, 36, 0.60}};
    return {{12, 32, 0.18}, {2, 6, 0.10}};
}

using Alpha = std::vector<float>;

// One pass of a box blur over lines of \p length with \p step between neighbours.
void blurLines(Alpha &alpha, int lines, int lineStep, int length, int step, int radius)
{
    if (radius < 1)
        return;
    std::vector<float> line(static_cast<std::size_t>(length));
    for (int l = 0; l < lines; ++l) {
        const auto at = [&](int i) { return static_cast<std::size_t>(l * lineStep + i * step); };
        float sum = 0;
        for (int i = -radius; i <= radius; ++i)
            sum += i >= 0 && i < length ? alpha[at(i)] : 0.0F;
        for (int i = 0; i < length; ++i) {
            line[static_cast<std::size_t>(i)] = sum / static_cast<float>(2 * radius + 1);
            const int in = i + radius + 1;
            const int out = i - radius;
            sum += (in < length ? alpha[at(in)] : 0.0F) - (out >= 0 ? alpha[at(out)] : 0.0F);
        }
        for (int i = 0; i < length; ++i)
            alpha[at(i)] = line[static_cast<std::size_t>(i)];
    }
}

// Three box blurs come close to a Gaussian of this deviation.
void blur(Alpha &alpha, int edge, double deviation)
{
    const int radius = static_cast<int>(std::lround((std::sqrt(4 * deviation * deviation + 1) - 1) / 2));
    for (int pass = 0; pass < 3; ++pass) {
        blurLines(alpha, edge, edge, edge, 1, radius);
        blurLines(alpha, edge, 1, edge, edge, radius);
    }
}

// The corners hold the whole falloff, the middle is stretched.
constexpr int corner = 2 * shadowMargin;
constexpr int middle = 8;
constexpr int edgeLength = 2 * corner + middle;

QPixmap render(double radius, double ratio)
{
    const int edge = static_cast<int>(std::lround(edgeLength * ratio));
    QImage shape(edge, edge, QImage::Format_ARGB32_Premultiplied);
    Alpha total(static_cast<std::size_t>(edge) * static_cast<std::size_t>(edge), 0.0F);
    for (const Layer &layer : layers()) {
        shape.fill(Qt::transparent);
        QPainter painter(&shape);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(ratio, ratio);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokenColor(ColorToken::Shadow));
        const QRectF box(shadowMargin, shadowMargin + layer.offset, edgeLength - 2 * shadowMargin,
                         edgeLength - 2 * shadowMargin);
        painter.drawRoundedRect(box, radius, radius);
        painter.end();

        Alpha alpha(total.size());
        for (int y = 0; y < edge; ++y) {
            const auto *const line = reinterpret_cast<const QRgb *>(shape.constScanLine(y));
            for (int x = 0; x < edge; ++x)
                alpha[static_cast<std::size_t>(y * edge + x)] = static_cast<float>(qAlpha(line[x])) / 255.0F;
        }
        blur(alpha, edge, layer.blur / 2 * ratio);
        for (std::size_t i = 0; i < total.size(); ++i)
            total[i] += (1 - total[i]) * alpha[i] * static_cast<float>(layer.opacity);
    }

    QColor color = tokenColor(ColorToken::Shadow);
    for (int y = 0; y < edge; ++y) {
        auto *const line = reinterpret_cast<QRgb *>(shape.scanLine(y));
        for (int x = 0; x < edge; ++x) {
            color.setAlphaF(std::clamp(total[static_cast<std::size_t>(y * edge + x)], 0.0F, 1.0F));
            line[x] = qPremultiply(color.rgba());
        }
    }
    return QPixmap::fromImage(shape);
}

} // namespace

void paintShadow(QPainter &painter, const QRectF &box, double radius)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QString key = QStringLiteral("rd/shadow/%1/%2/%3").arg(Theme::current().isDark()).arg(ratio).arg(radius);
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = render(radius, ratio);
        QPixmapCache::insert(key, picture);
    }

    const QRectF outer = box.adjusted(-shadowMargin, -shadowMargin, shadowMargin, shadowMargin);
    const qreal side = std::min({static_cast<qreal>(corner), outer.width() / 2, outer.height() / 2});
    const qreal taken = side * ratio;
    const qreal whole = picture.width();
    const std::array<qreal, 4> sx{0, taken, whole - taken, whole};
    const std::array<qreal, 4> dx{outer.left(), outer.left() + side, outer.right() - side, outer.right()};
    const std::array<qreal, 4> dy{outer.top(), outer.top() + side, outer.bottom() - side, outer.bottom()};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            const QRectF target(dx[column], dy[row], dx[column + 1] - dx[column], dy[row + 1] - dy[row]);
            // The middle is taken from the very center, where nothing changes any more.
            const bool isMiddleX = column == 1;
            const bool isMiddleY = row == 1;
            const QRectF source(isMiddleX ? whole / 2 : sx[column], isMiddleY ? whole / 2 : sx[row],
                                isMiddleX ? 1 : sx[column + 1] - sx[column], isMiddleY ? 1 : sx[row + 1] - sx[row]);
            if (!target.isEmpty())
                painter.drawPixmap(target, picture, source);
        }
    }
}

} // namespace releasedesk::ui
