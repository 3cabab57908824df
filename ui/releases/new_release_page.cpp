// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/new_release_page.h"

#include "ui/releases/new_release_form.h"
#include "ui/releases/template_desk.h"
#include "ui/releases/template_gallery.h"
#include "ui/widgets/reading_order.h"

#include <QHBoxLayout>
#include <QKeyEvent>
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

    connect(m_gallery, &TemplateGallery::chosenChanged, this, [this] {
        m_form->setTemplate(m_gallery->chosen());
        showVersions();
    });
    connect(m_form, &NewReleaseForm::created, this, &NewReleasePage::created);
    connect(m_form, &NewReleaseForm::cancelled, this, &NewReleasePage::cancelled);
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *const shortcut = new QShortcut(QKeySequence(Qt::CTRL | enter), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, m_form, &NewReleaseForm::create);
    }
}

//! The form first, as it is what a person comes for, then the templates. Rows come and go in both.
bool NewReleasePage::focusNextPrevChild(bool isForward)
{
    return stepFocus(inReadingOrder(*m_form) + inReadingOrder(*m_gallery), isForward);
}

void NewReleasePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        emit cancelled();
    else
        ThemedWidget::keyPressEvent(event);
}

void NewReleasePage::useBook(const TemplateBook &book, TemplateDesk &files)
{
    m_book = &book;
    m_gallery->setPatterns(book.library().newest());
    showVersions();
    connect(&book, &TemplateBook::changed, m_gallery, [this] { m_gallery->setPatterns(m_book->library().newest()); });
    connect(m_gallery, &TemplateGallery::importWanted, &files, [this, &files] { files.chooseFile(window()); });
    connect(m_gallery, &TemplateGallery::exportWanted, &files,
            [this, &files] { files.exportTemplate(m_gallery->chosen(), window()); });
    connect(&files, &TemplateDesk::opened, this, &NewReleasePage::take);
}

void NewReleasePage::take(const FlowFile &file)
{
    if (file.kind == FlowFile::Kind::Template) {
        m_gallery->choose(file.pattern.id);
        return;
    }
    m_gallery->addFile(file);
    if (file.kind == FlowFile::Kind::Release)
        m_form->fill(file.release);
}

void NewReleasePage::showVersions()
{
    if (m_book)
        m_gallery->setVersions(m_book->library().versions(m_gallery->chosen().id));
}

void NewReleasePage::start(const ProjectId &project, const QString &version)
{
    if (m_book)
        m_gallery->setPatterns(m_book->library().newest()); // what came in a file for the last one goes
    m_form->setTemplate(m_gallery->chosen());
    m_form->start(project, version);
    m_gallery->choose(TemplateGallery::lastUsed(m_desk.book(), m_form->project()));
    m_form->setTemplate(m_gallery->chosen());
}

} // namespace releasedesk::ui
