// SPDX-License-Identifier: Apache-2.0
#include "core/base/safe_text.h"
#include "ui/releases/code_fields.h"
#include "ui/releases/new_release_form.h"
#include "ui/releases/people_line.h"
#include "ui/releases/window_fields.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/project_mark.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"
#include "ui/wording/release_words.h"

#include <QComboBox>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

//! How the form is laid out and what its lists offer.

namespace releasedesk::ui {
namespace {

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

QIcon markOf(const QString &project, int color, qreal ratio)
{
    QPixmap pixmap(QSize(16, 16) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    ProjectMark::paint(painter, QRectF(0, 0, 16, 16), project, color);
    return pixmap;
}

} // namespace

QWidget *NewReleaseForm::makeFields()
{
    auto *const fields = new QWidget;
    auto *const column = new QVBoxLayout(fields);
    column->setContentsMargins(17, 14, 18, 14);
    column->setSpacing(12);
    column->addWidget(m_head);
    column->addWidget(m_error);
    column->addWidget(m_projectField);
    column->addWidget(m_versionField);
    column->addWidget(m_versionText);
    column->addWidget(m_counts);
    column->addWidget(m_sources);
    column->addWidget(m_warning);
    column->addWidget(m_code);
    column->addWidget(m_title);
    column->addWidget(m_window);
    column->addWidget(m_windowNote);
    column->addWidget(m_ownerField);
    auto *const approvers = new QVBoxLayout;
    approvers->setSpacing(5);
    approvers->addWidget(m_approversLabel);
    approvers->addWidget(m_approvers);
    column->addLayout(approvers);
    column->addStretch(1);
    m_counts->setWordWrap(true);
    for (QComboBox *const box : {m_project, m_version, m_owner})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return fields;
}

QWidget *NewReleaseForm::makeFoot()
{
    m_create->setShownShortcut(Qt::CTRL | Qt::Key_Return);
    auto *const foot = new Surface(ColorToken::Surface);
    foot->setLines(Qt::TopEdge);
    auto *const layout = new QHBoxLayout(foot);
    layout->setContentsMargins(17, 13, 18, 13);
    layout->addWidget(m_cancel);
    layout->addStretch();
    layout->addWidget(m_create);
    return foot;
}

void NewReleaseForm::languageChanged()
{
    m_head->showText(tr("New release"));
    m_projectField->setLabel(tr("Project"));
    m_versionField->setLabel(tr("Version in Jira"));
    m_versionText->setLabel(tr("Version"));
    m_title->setLabel(tr("Title"));
    m_title->setOptional(true);
    m_ownerField->setLabel(tr("Owner"));
    m_approversLabel->showText(tr("Approvers, from the template"));
    m_cancel->setText(tr("Cancel"));
    m_create->setText(tr("Create draft"));
    if (m_project->count() > 0) {
        fillOwners();
        showApprovers();
        showVersion();
    }
}

void NewReleaseForm::fillProjects()
{
    m_project->clear();
    for (const domain::Project &project : m_desk.directory().projects) {
        const QString name = projectName(m_desk.directory(), project.id);
        m_project->addItem(markOf(name, projectColor(m_desk.directory(), project.id), devicePixelRatioF()), name,
                           project.id.value());
    }
}

void NewReleaseForm::fillVersions()
{
    const QSignalBlocker blocker(m_version);
    m_version->clear();
    for (const domain::JiraVersion &version : m_choice->versions())
        m_version->addItem(version.isReleased ? tr("%1, released").arg(line(version.name)) : line(version.name),
                           version.name);
    m_versionField->setVisible(m_choice->hasSource());
    m_versionText->setVisible(!m_choice->hasSource());
    showVersion();
}

void NewReleaseForm::fillOwners()
{
    const QString wanted = m_owner->currentData().toString();
    m_owner->clear();
    for (const domain::Person &person : m_desk.directory().people) {
        const bool canOwn
            = person.roles.contains(domain::Role::Owner) || person.roles.contains(domain::Role::Administrator);
        if (canOwn || person.id == m_desk.person())
            m_owner->addItem(personName(m_desk.directory(), person.id), person.id.value());
    }
    m_owner->setCurrentIndex(std::max(0, m_owner->findData(wanted)));
}

} // namespace releasedesk::ui
