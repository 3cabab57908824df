// SPDX-License-Identifier: Apache-2.0
// The forecast of the panel: the sentence at its foot, the timeline, the critical path on the canvas.
#include "ui/modeling/flow_editor.h"
#include "ui/modeling/flow_forecast.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/key_hints.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/modeling/run_numbers.h"
#include "ui/modeling/run_timeline.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/button.h"
#include "ui/widgets/key_text.h"

#include <QTreeView>

namespace releasedesk::ui {

void ModelingPanel::connectForecast()
{
    connect(m_forecast, &FlowForecast::changed, this, &ModelingPanel::showForecast);
    connect(m_showTimeline, &QAbstractButton::clicked, this, [this] { setTimelineShown(m_timeline->isHidden()); });
    connect(m_view, &FlowView::timelineRequested, this, [this] { setTimelineShown(true); });
    connect(m_view, &FlowView::criticalPathToggled, this, [this] { setCriticalPathShown(!m_wantsCriticalPath); });
    connect(m_timeline, &RunTimeline::left, this, [this] { setTimelineShown(false); });
    connect(m_timeline, &RunTimeline::inspectorRequested, this, &ModelingPanel::inspectorRequested);
    connect(m_timeline, &RunTimeline::lockedTouched, m_editor, &FlowEditor::lockedTouched);
    connect(m_timeline, &RunTimeline::refused, this, &ModelingPanel::messageRaised);
    connect(m_timeline, &RunTimeline::taskSelected, m_scene, &FlowScene::selectTask);
    connect(m_scene, &FlowScene::selectionMoved, m_timeline, [this](const TaskId &task) {
        if (!m_timeline->isHidden())
            m_timeline->selectTask(task);
    });
}

void ModelingPanel::setTimelineShown(bool isShown)
{
    if (isShown == !m_timeline->isHidden())
        return;
    if (isShown) {
        m_outline->hide();
        m_forecast->refresh();
    }
    m_timeline->setVisible(isShown);
    if (isShown)
        m_timeline->selectTask(m_scene->selectedTask());
    if (!isShown)
        m_view->show();
    focusFlow(); // a canvas that is hidden with the focus would go to its next task
    if (isShown)
        m_view->hide();
    m_showTimeline->setChecked(isShown);
    showHints();
    placeParts();
}

void ModelingPanel::setCriticalPathShown(bool isShown)
{
    m_wantsCriticalPath = isShown;
    m_scene->showCriticalPath(isShown ? m_forecast->result().criticalPath : QList<TaskId>());
    if (isShown && !m_forecast->result().criticalPath.isEmpty())
        emit messageRaised(tr("Marked: what decides when everything is done. P hides it again."));
}

void ModelingPanel::showForecast()
{
    m_showTimeline->setText(m_forecast->sentence());
    m_showTimeline->setToolTip(plainToolTip(m_forecast->details()));
    m_showTimeline->setAccessibleDescription(m_forecast->details());
    if (m_wantsCriticalPath)
        m_scene->showCriticalPath(m_forecast->result().criticalPath);
    if (m_scene->release().exists() && !isDraft())
        m_numbers->showRelease(m_scene->release(), *m_forecast, m_clock.utcNow());
    placeParts();
}

int ModelingPanel::forecastIn(int room)
{
    const QString whole = m_forecast->sentence();
    m_showTimeline->setText(whole);
    if (m_showTimeline->sizeHint().width() > room) // the rest stands in its tool tip
        m_showTimeline->setText(whole.section(QStringLiteral(" · "), 0, 0));
    return std::clamp(m_showTimeline->sizeHint().width(), 0, std::max(0, room));
}

void ModelingPanel::showTimelineHints()
{
    const auto key = [](const char *sequence) { return keyText(QKeySequence(QString::fromLatin1(sequence))); };
    QList<KeyHints::Hint> hints{{{key("J"), key("K")}, tr("next, previous task")}};
    if (m_scene->isEditable())
        hints.append({{key("Left"), key("Right")}, tr("estimate, with Shift by ten")});
    hints.append({{key("T")}, tr("back to the flow")});
    m_hints->showHints(hints);
}

} // namespace releasedesk::ui
