// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/zoom_cluster.h"

#include "ui/modeling/flow_view.h"
#include "ui/theme/text_painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/surface.h"

#include <QHBoxLayout>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {

ZoomCluster::ZoomCluster(FlowView &view, QWidget *parent)
    : FloatingBox(parent)
    , m_view(view)
    , m_out(new Button(IconName("minus"), QString()))
    , m_zoom(new SafeLabel(FontRole::Body, ColorToken::Text1))
    , m_in(new Button(IconName("plus"), QString()))
    , m_fit(new Button(IconName("fit"), QString()))
    , m_map(new Button(IconName("minimap"), QString()))
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(3, 2, 3, 2);
    row->setSpacing(2);
    for (Button *const button : {m_out, m_in, m_fit, m_map})
        button->setHeight(Button::Height::Small);
    m_map->setCheckable(true);
    m_zoom->setAlignment(Qt::AlignCenter);
    fitLabel();
    connect(&Theme::current(), &Theme::changed, this, &ZoomCluster::fitLabel);
    auto *const line = new Separator(Qt::Vertical);
    line->setFixedHeight(18);
    row->addWidget(m_out);
    row->addWidget(m_zoom);
    row->addWidget(m_in);
    row->addSpacing(2);
    row->addWidget(line);
    row->addSpacing(2);
    row->addWidget(m_fit);
    row->addWidget(m_map);
    connect(m_out, &QAbstractButton::clicked, &view, &FlowView::zoomOut);
    connect(m_in, &QAbstractButton::clicked, &view, &FlowView::zoomIn);
    connect(m_fit, &QAbstractButton::clicked, &view, &FlowView::zoomToFit);
    connect(m_map, &QAbstractButton::clicked, &view, &FlowView::minimapToggled);
    connect(&view, &FlowView::zoomChanged, this, &ZoomCluster::showZoom);
    languageChanged();
    showZoom();
}

void ZoomCluster::setMinimapShown(bool isShown)
{
    m_map->setChecked(isShown);
}

void ZoomCluster::languageChanged()
{
    m_out->setName(tr("Zoom out"));
    m_in->setName(tr("Zoom in"));
    m_fit->setName(tr("Fit (Ctrl+0)"));
    m_map->setName(tr("Minimap (M)"));
}

void ZoomCluster::showZoom()
{
    m_zoom->showText(tr("%1 %", "zoom").arg(std::lround(m_view.zoom() * 100)));
}

//! Wide enough for three digits at any size of the type.
void ZoomCluster::fitLabel()
{
    m_zoom->setFixedWidth(std::max(44, textWidth(QStringLiteral("000 %"), FontRole::Body) + 8));
    adjustSize();
}

} // namespace releasedesk::ui
