// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/documents/release_text.h"
#include "core/session/desk.h"
#include "core/templates/release_template.h"
#include "ui/releases/scope_sources.h"
#include "ui/releases/version_choice.h"
#include "ui/widgets/surface.h"

class QComboBox;

namespace releasedesk::ui {

class Button;
class CodeFields;
class ErrorBanner;
class FormField;
class PeopleLine;
class SafeLabel;
class TextField;
class WindowFields;

//! The right side of a new release: project, version, window, owner, who approves.
class NewReleaseForm final : public Surface
{
    Q_OBJECT

public:
    NewReleaseForm(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                   QWidget *parent = nullptr);

    void setTemplate(const templates::ReleaseTemplate &pattern);
    //! Starts over, with that project and version if they are given.
    void start(const ProjectId &project = {}, const QString &version = {});
    //! Starts over with what a text says of a release beside its flow.
    void fill(const documents::ReleaseText &release);
    //! Creates as soon as what is still being read has come.
    void create();

    [[nodiscard]] ProjectId project() const;
    [[nodiscard]] VersionChoice *choice() const { return m_choice; }
    [[nodiscard]] ScopeSources *sources() const { return m_sources; }
    [[nodiscard]] Button *createButton() const { return m_create; }
    [[nodiscard]] QComboBox *projectBox() const { return m_project; }
    [[nodiscard]] QComboBox *versionBox() const { return m_version; }
    [[nodiscard]] CodeFields *code() const { return m_code; }
    [[nodiscard]] WindowFields *window() const { return m_window; }

signals:
    void projectChanged(const releasedesk::ProjectId &project);
    void created(const releasedesk::ReleaseId &release);
    void cancelled();

protected:
    void languageChanged() override;

private:
    [[nodiscard]] QWidget *makeFields();
    [[nodiscard]] QWidget *makeFoot();
    void fillProjects();
    void fillVersions();
    void fillOwners();
    void takeProject(const QString &wantedVersion);
    void showVersion();
    void showWindow();
    void showApprovers();
    void showWhatIsMissing();
    void suggestWindow();
    [[nodiscard]] QString refusal();
    [[nodiscard]] QString versionName() const;
    [[nodiscard]] bool isReading() const;
    //! Where the release takes its issues from, and what is there.
    [[nodiscard]] QList<domain::ScopeEntry> scope() const;
    [[nodiscard]] Result<domain::IssueSnapshot> snapshot() const;
    [[nodiscard]] domain::CreateRelease command() const;
    void send();
    void finish(const ReleaseId &release);

    session::Desk &m_desk;
    const Clock &m_clock;
    VersionChoice *m_choice;
    templates::ReleaseTemplate m_template;
    SafeLabel *m_head;
    QComboBox *m_project;
    FormField *m_projectField;
    QComboBox *m_version;
    FormField *m_versionField;
    TextField *m_versionText; //!< where there is no Jira
    SafeLabel *m_counts;
    ScopeSources *m_sources;
    CodeFields *m_code;
    TextField *m_title;
    WindowFields *m_window;
    ErrorBanner *m_windowNote;
    QComboBox *m_owner;
    FormField *m_ownerField;
    SafeLabel *m_approversLabel;
    PeopleLine *m_approvers;
    ErrorBanner *m_warning;
    ErrorBanner *m_error;
    Button *m_cancel;
    Button *m_create;
    ReleaseId m_awaited; //!< sent, its event has not come yet
    bool m_isTitleTouched = false;
    bool m_createsWhenRead = false;
};

} // namespace releasedesk::ui
