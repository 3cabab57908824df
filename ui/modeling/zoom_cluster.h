// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/modeling/floating_box.h"

namespace releasedesk::ui {

class Button;
class FlowView;
class SafeLabel;

//! Smaller, the zoom in percent, larger, fit, minimap.
class ZoomCluster final : public FloatingBox
{
    Q_OBJECT

public:
    ZoomCluster(FlowView &view, QWidget *parent);

    void setMinimapShown(bool isShown);

protected:
    void languageChanged() override;

private:
    void showZoom();
    void fitLabel();

    FlowView &m_view;
    Button *m_out;
    SafeLabel *m_zoom;
    Button *m_in;
    Button *m_fit;
    Button *m_map;
};

} // namespace releasedesk::ui
