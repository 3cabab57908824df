// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/flow_page.h"

#include "ui/modeling/modeling_panel.h"

#include <QVBoxLayout>

namespace releasedesk::ui {

FlowPage::FlowPage(session::Desk &desk, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_modeling(new ModelingPanel(desk, clock))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_modeling);
    connect(m_modeling, &ModelingPanel::messageRaised, this,
            [this](const QString &message) { emit refused({ErrorCode::FailedPrecondition, message, {}}); });
}

void FlowPage::showRelease(const ReleaseId &release, const TaskId &task)
{
    m_modeling->showRelease(release);
    if (!task.isEmpty())
        m_modeling->selectTask(task);
}

QList<QWidget *> FlowPage::parts() const
{
    return {m_modeling};
}

} // namespace releasedesk::ui
