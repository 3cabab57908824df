// SPDX-License-Identifier: Apache-2.0
// The panel while others watch.
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/key_hints.h"
#include "ui/modeling/minimap.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/modeling/run_numbers.h"
#include "ui/modeling/run_timeline.h"
#include "ui/modeling/start_checks.h"
#include "ui/modeling/task_palette.h"
#include "ui/modeling/zoom_cluster.h"
#include "ui/widgets/button.h"

#include <QTreeView>

namespace releasedesk::ui {
namespace {

constexpr int margin = 12;

} // namespace

void ModelingPanel::setPresenting(bool isPresenting)
{
    if (isPresenting == m_isPresenting)
        return;
    m_isPresenting = isPresenting;
    placeParts();
    m_view->setAlwaysFitting(isPresenting);
}

//! Only what others are to see: the flow, or what is shown in its place, and below it the numbers of a run.
void ModelingPanel::placePresented()
{
    for (QWidget *const tool :
         QList<QWidget *>{m_palette, m_checks, m_hints, m_minimap, m_zoom, m_showChecks, m_showTimeline})
        tool->hide();
    const bool hasNumbers = m_scene->release().exists() && !isDraft() && !m_view->isHidden();
    const int foot = hasNumbers ? RunNumbers::tileHeight() + 2 * margin : 0;
    const QRect room = rect().adjusted(0, 0, 0, -foot);
    m_numbers->setVisible(hasNumbers);
    m_numbers->setGeometry(margin, room.bottom() + 1 + margin, width() - 2 * margin, RunNumbers::tileHeight());
    m_view->setRestMargins({margin, margin, margin, margin});
    for (QWidget *const each : QList<QWidget *>{m_view, m_outline, m_timeline})
        each->setGeometry(each == m_view ? room : rect());
}

} // namespace releasedesk::ui
