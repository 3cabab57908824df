// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/icons.h"

#include "resources/init_resources.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace releasedesk::ui {
namespace {

QByteArray sourceOf(IconName name)
{
    initResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name.toString()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap render(IconName name, QRgb color, QRgb surface, int edge, qreal logicalSize)
{
    const QByteArray ink = QColor(color).name().toLatin1();
    QByteArray svg = sourceOf(name);
    svg.replace("currentColor", ink);
    svg.replace("var(--surface,#fff)", QColor(surface).name().toLatin1());
    svg.replace("var(--t3)", ink);
    // Strokes are drawn for 24 px; at 16 px they would be thinner than the text beside them.
    if (logicalSize < 19)
        svg.replace("stroke-width=\"1.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\"><",
                    "stroke-width=\"1.9\" stroke-linecap=\"round\" stroke-linejoin=\"round\"><");

    QPixmap pixmap(edge, edge);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, edge, edge));
    return pixmap;
}

//! Renders on demand, so that an icon held by an action changes with the theme.
class TokenIconEngine final : public QIconEngine
{
public:
    TokenIconEngine(IconName name, ColorToken color)
        : m_name(name)
        , m_color(color)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        IconStore::paint(*painter, square(rect), m_name, colorFor(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        return IconStore::pixmap(m_name, colorFor(mode), std::min(size.width(), size.height()));
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TokenIconEngine(m_name, m_color); }

private:
    [[nodiscard]] ColorToken colorFor(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled ? ColorToken::Text3 : m_color;
    }

    static QRectF square(const QRect &rect)
    {
        const int edge = std::min(rect.width(), rect.height());
        return {rect.x() + (rect.width() - edge) / 2.0, rect.y() + (rect.height() - edge) / 2.0, qreal(edge),
                qreal(edge)};
    }

    IconName m_name;
    ColorToken m_color;
};

} // namespace

QIcon IconStore::icon(IconName name, ColorToken color)
{
    return name.isNull() ? QIcon() : QIcon(new TokenIconEngine(name, color));
}

QPixmap IconStore::pixmap(IconName name, ColorToken color, qreal size, qreal pixelRatio, ColorToken surface)
{
    if (name.isNull() || size <= 0)
        return {};
    const QRgb ink = Theme::current().color(color).rgba();
    const QRgb behind = Theme::current().color(surface).rgba();
    const int edge = std::max(1, static_cast<int>(std::ceil(size * pixelRatio - 0.01)));
    const QString key = QStringLiteral("rd/%1/%2/%3/%4/%5")
                            .arg(name.toString())
                            .arg(edge)
                            .arg(size < 19 ? 's' : 'l')
                            .arg(ink, 8, 16)
                            .arg(behind, 8, 16);

    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, ink, behind, edge, size);
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(edge / size);
    return pixmap;
}

void IconStore::paint(QPainter &painter, const QRectF &rect, IconName name, ColorToken color, ColorToken surface)
{
    if (name.isNull())
        return;
    const qreal scale = std::sqrt(std::abs(painter.deviceTransform().determinant()));
    const QPixmap picture = pixmap(name, color, rect.width(), std::max(scale, 0.1), surface);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(rect, picture, QRectF(picture.rect()));
    painter.restore();
}

} // namespace releasedesk::ui
