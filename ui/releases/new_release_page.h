// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "core/templates/release_template.h"
#include "core/versions/version_service.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class NewReleaseForm;
class TemplateBook;
class TemplateDesk;
class TemplateGallery;
struct FlowFile;

//! A new release on one screen: template, project, Jira version. The template used last, and the newest version that
//! is not released, are chosen already, so that typing the project and Ctrl+Enter is enough.
class NewReleasePage final : public ThemedWidget
{
    Q_OBJECT

public:
    //! Offers \p patterns; those that come with the program unless told otherwise.
    NewReleasePage(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                   QWidget *parent = nullptr);
    NewReleasePage(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                   const QList<templates::ReleaseTemplate> &patterns, QWidget *parent = nullptr);

    //! Offers the templates of \p book from now on, and what \p files reads. Both outlive the page.
    void useBook(const TemplateBook &book, TemplateDesk &files);

    //! Starts over; call it each time the page is shown. Focus is on the project afterwards.
    void start(const ProjectId &project = {}, const QString &version = {});

    [[nodiscard]] NewReleaseForm *form() const { return m_form; }
    [[nodiscard]] TemplateGallery *gallery() const { return m_gallery; }

signals:
    void created(const releasedesk::ReleaseId &release);
    void cancelled();

protected:
    bool focusNextPrevChild(bool isForward) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take(const FlowFile &file);
    void showVersions();

    session::Desk &m_desk;
    const TemplateBook *m_book = nullptr;
    TemplateGallery *m_gallery;
    NewReleaseForm *m_form;
};

} // namespace releasedesk::ui
