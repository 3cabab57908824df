// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/new_release_page.h"

#include "ui/releases/new_release_form.h"
#include "ui/releases/template_gallery.h"

#include <QHBoxLayout>
#include <QShortcut>

namespace releasedesk::ui {

NewReleasePage::NewReleasePage(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                               QWidget *parent)
    : NewReleasePage(desk, versions, clock, templates::builtInTemplates(), parent)
{
}

NewReleasePage::NewReleasePage(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                               const QList<templates::ReleaseTemplate> &patterns, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_gallery(new TemplateGallery(desk, patterns))
    , m_form(new NewReleaseForm(desk, versions, clock))
{
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_gallery, 1);
    layout->addWidget(m_form);
    setTabOrder(m_form, m_gallery);

    connect(m_gallery, &TemplateGallery::chosenChanged, this, [this] { m_form->setTemplate(m_gallery->chosen()); });
    connect(m_form, &NewReleaseForm::created, this, &NewReleasePage::created);
    connect(m_form, &NewReleaseForm::cancelled, this, &NewReleasePage::cancelled);
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *const shortcut = new QShortcut(QKeySequence(Qt::CTRL | enter), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, m_form, &NewReleaseForm::create);
    }
}

void NewReleasePage::start(const ProjectId &project, const QString &version)
{
    m_form->setTemplate(m_gallery->chosen());
    m_form->start(project, version);
    m_gallery->choose(TemplateGallery::lastUsed(m_desk.book(), m_form->project()));
    m_form->setTemplate(m_gallery->chosen());
}

} // namespace releasedesk::ui
