// SPDX-License-Identifier: Apache-2.0
// What the palette does on the view that is shown.
#include "ui/modeling/flow_view.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/shell/panel_shelf.h"
#include "ui/shell/shown_commands.h"
#include "ui/shell/view_commands.h"
#include "ui/task_content/task_inspector.h"
#include "ui/widgets/button.h"

namespace releasedesk::ui {
namespace {

template<typename Part>
Part *partOf(const QList<QWidget *> &parts)
{
    for (QWidget *const each : parts) {
        if (auto *const part = qobject_cast<Part *>(each))
            return part;
    }
    return nullptr;
}

} // namespace

FlowView *PanelShelf::shownFlow() const
{
    const auto *const modeling = partOf<ModelingPanel>(m_flowParts);
    return modeling && modeling->isVisible() ? modeling->view() : nullptr;
}

QString PanelShelf::notOffered(const QString &name)
{
    return tr("“%1” is not offered here at this moment.").arg(name);
}

QString PanelShelf::run(const ViewCommand &command)
{
    using Way = ViewCommand::Way;
    FlowView *const flow = shownFlow();
    switch (command.way) {
    case Way::Flow:
        if (flow)
            flow->run(command.key);
        return {};
    case Way::Proposal:
        if (flow && partOf<ModelingPanel>(m_flowParts)->document())
            partOf<ModelingPanel>(m_flowParts)->document()->startProposal();
        return {};
    case Way::Attachments:
        if (auto *const inspector = partOf<TaskInspector>(m_flowParts))
            inspector->showPage(TaskInspector::Page::Attachments);
        break;
    case Way::Button:
        break;
    }
    const QString name = command.title();
    QString refusal = notOffered(name);
    for (Button *const button : currentWidget()->findChildren<Button *>()) {
        if (!button->isVisible() || nameOfButton(button) != name)
            continue;
        if (button->isEnabled()) {
            button->click();
            return {};
        }
        if (!button->accessibleDescription().isEmpty())
            refusal = button->accessibleDescription();
    }
    return refusal;
}

} // namespace releasedesk::ui
