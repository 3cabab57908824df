// SPDX-License-Identifier: Apache-2.0
#include "app/bench/panel/panel_frames.h"

#include "app/bench/panel/plan_session.h"
#include "core/base/canonical_json.h"
#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace releasedesk::bench {
namespace {

using ui::FlowView;

//! The panel, and the picture that its frames are painted into.
class Stage
{
public:
    Stage(session::Desk &desk, QSize size)
        : m_panel(desk, m_clock)
        , m_picture(size, QImage::Format_ARGB32_Premultiplied)
    {
        m_panel.setAttribute(Qt::WA_DontShowOnScreen);
        m_panel.resize(size);
    }

    void show()
    {
        m_panel.showRelease(PlanSession::release());
        m_panel.show();
        paint();
    }

    void paint()
    {
        QPainter painter(&m_picture);
        m_panel.render(&painter);
    }

    [[nodiscard]] const QImage &picture() const { return m_picture; }
    [[nodiscard]] FlowView &view() const { return *m_panel.view(); }

    //! Everything in view, with room around it to move it in.
    void fit()
    {
        const QRectF bounds = view().flowScene().flow().bounds;
        const QSizeF room = view().viewport()->size();
        m_fit = std::min(room.width() / bounds.width(), room.height() / bounds.height());
        zoomTo(m_fit);
        const double margin = std::max(room.width(), room.height()) / m_fit;
        view().setSceneRect(bounds.adjusted(-margin, -margin, margin, margin));
        view().centerOn(bounds.center());
    }

    //! A wave of some pixels, so that the flow stays in view.
    void panTo(int frame)
    {
        const auto step = static_cast<int>(std::lround(waveOf(frame) * widestPan));
        if (frame == 0)
            m_home = view().horizontalScrollBar()->value();
        view().horizontalScrollBar()->setValue(m_home + step);
    }

    void zoomTo(int frame, int frames) { zoomTo(m_fit * (1 - deepestZoom * (frame + 1) / frames)); }

    [[nodiscard]] int visibleTasks() const
    {
        const QRectF visible = view().visibleScene();
        return static_cast<int>(std::ranges::count_if(view().flowScene().flow().nodes,
                                                      [&](const auto &node) { return visible.intersects(node.rect); }));
    }

private:
    static constexpr double widestPan = 60; // pixels to either side
    static constexpr double deepestZoom = 0.4;

    [[nodiscard]] static double waveOf(int frame)
    {
        constexpr int framesPerWave = 60;
        return std::sin(2 * std::numbers::pi * frame / framesPerWave);
    }

    //! By the panel's own zoom as far as that reaches; a large flow fits only below it.
    void zoomTo(double zoom)
    {
        if (zoom >= FlowView::smallestZoom && zoom <= FlowView::largestZoom)
            view().setZoom(zoom, view().viewport()->rect().center());
        else
            view().setTransform(QTransform::fromScale(zoom, zoom));
    }

    SystemClock m_clock;
    ui::ModelingPanel m_panel;
    QImage m_picture;
    double m_fit = 1;
    int m_home = 0;
};

//! Paints until so many frames looked different from the one before; false if that does not come about.
bool paintFrames(Stage &stage, int frames, const std::function<void(int)> &move, Samples &times)
{
    QImage before;
    int counted = 0;
    for (int frame = 0; counted < frames && frame < 4 * frames; ++frame) {
        const Stopwatch time;
        move(frame);
        stage.paint();
        const double took = time.milliseconds();
        const bool isNew = before.isNull() || before != stage.picture();
        if (isNew && frame > 0) {
            times.add(took);
            ++counted;
        }
        if (isNew)
            before = stage.picture().copy();
    }
    return counted == frames;
}

QString hashOf(const QImage &picture)
{
    return sha256Hex(QByteArrayView(picture.constBits(), picture.sizeInBytes()));
}

} // namespace

QCoro::Task<Result<PanelFrames>> measurePanel(domain::Plan plan, PanelWish wish)
{
    ui::Theme::current().install();
    PlanSession session(plan);
    session::Desk desk(session, PlanSession::directory());
    if (const auto opened = co_await desk.open(); !opened)
        co_return failed(opened);

    PanelFrames frames;
    std::unique_ptr<Stage> stage;
    for (int run = -wish.warmup; run < wish.runs; ++run) {
        stage = std::make_unique<Stage>(desk, wish.size);
        const Stopwatch time;
        stage->show();
        if (run >= 0)
            frames.render.add(time.elapsed());
    }
    frames.imageSha256 = hashOf(stage->picture());

    const auto tooFew = failure(ErrorCode::Internal, QStringLiteral("too few of the frames looked different"));
    stage->fit();
    if (wish.pans && !paintFrames(*stage, wish.frames, [&](int frame) { stage->panTo(frame); }, frames.pan))
        co_return tooFew;
    stage->fit();
    const int steps = 2 * wish.frames;
    if (wish.zooms
        && !paintFrames(*stage, wish.frames, [&](int frame) { stage->zoomTo(frame % steps, steps); }, frames.zoom))
        co_return tooFew;
    frames.frames = wish.pans || wish.zooms ? wish.frames : 0;
    frames.visibleTasks = stage->visibleTasks();
    co_return frames;
}

} // namespace releasedesk::bench
