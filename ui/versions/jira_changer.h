// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "core/versions/version_service.h"
#include "ui/versions/issue_change_form.h"
#include "ui/versions/version_change_form.h"

#include <QPointer>

#include <functional>

class QMenu;

namespace releasedesk::ui {

class ConfirmDialog;
class VersionView;

//! Something in Jira that can be changed from a page of versions.
struct JiraAct {
    const char *text; //!< of the context "PaletteContents"
    IconName icon;
    QString refusal; //!< why not now; empty: it can be done
    std::function<void()> run;
};

//! Lets a person change versions and issues in Jira: names what can be done on a page, asks with a preview, follows the
//! change, shows what Jira refused and, where somebody was faster, what it looks like now.
class JiraChanger final : public QObject
{
    Q_OBJECT

public:
    //! What a page is about.
    struct Page {
        QList<VersionSubject> versions; //!< the one that is meant first; none: a list of versions without a selection
        QList<VersionSubject> projects; //!< where a new version may be made
        QList<IssueSubject> issues; //!< the selected ones, by project; changed only if they are of one
    };

    //! All outlive it; dialogs appear over the window of \p page.
    JiraChanger(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                std::function<Page()> describe, QWidget *page);

    //! Null: nothing is changed from here.
    void setChanges(versions::JiraChanges *changes) { m_changes = changes; }
    [[nodiscard]] QString refusal() const;
    //! What a change of issues means for the release of the page.
    void setImpactOf(IssueChangeForm::ImpactOf impactOf) { m_impactOf = std::move(impactOf); }

    //! The button of \p view, and the menu of its issues.
    void attachTo(VersionView *view);

    [[nodiscard]] QList<JiraAct> acts();
    //! Deletes itself when it is closed.
    [[nodiscard]] QMenu *makeMenu();
    [[nodiscard]] QMenu *makeIssueMenu();

    void openVersion(versions::VersionAct act);
    void openIssues(IssueChangeForm::Way way);
    void openForm(IssueChangeForm::Way way, const IssueSubject &subject);
    //! Asks for issues to put into the version that is meant first.
    void openAdd();
    //! Asks for what puts right what \p rule warns of; false: it cannot be changed from here.
    bool mend(const VersionView &view, const domain::Issue &issue, const QString &rule);

    //! The selected issues of \p view by project; \p connectionOf says where a project is, \p shown which versions the
    //! page shows.
    [[nodiscard]] QList<IssueSubject> issuesIn(const VersionView &view, const QList<domain::JiraVersion> &shown,
                                               const std::function<ConnectionId(const QString &)> &connectionOf) const;
    //! Names of the releases that take their issues from a version and are not over.
    [[nodiscard]] QStringList releasesOf(const ConnectionId &connection, const QString &project,
                                         const QString &version) const;

signals:
    //! A sentence for a moment: what was done.
    void told(const QString &sentence);
    void versionChanged(const releasedesk::versions::VersionChange &change);
    void issuesChanged();

private:
    struct Watch;

    [[nodiscard]] QList<JiraAct> versionActs(const Page &page);
    [[nodiscard]] QList<JiraAct> issueActs(const Page &page);
    [[nodiscard]] QMenu *menuOf(const QList<QList<JiraAct>> &groups);
    template<typename Form>
    ConfirmDialog *open(Form *form);
    template<typename Form>
    void readVersions(Form *form, ConfirmDialog *dialog);
    void readAgain(VersionChangeForm *form, ConfirmDialog *dialog);
    void send(VersionChangeForm *form, ConfirmDialog *dialog);
    void send(IssueChangeForm *form, ConfirmDialog *dialog);
    [[nodiscard]] versions::ChangeWatch watch(ConfirmDialog *dialog, bool canStop);
    void take(const Result<versions::ChangeDone> &done, ConfirmDialog *dialog, bool canReadAgain);

    session::Desk &m_desk;
    versions::VersionService &m_versions;
    const Clock &m_clock;
    std::function<Page()> m_describe;
    QWidget *m_page;
    versions::JiraChanges *m_changes = nullptr;
    IssueChangeForm::ImpactOf m_impactOf;
};

} // namespace releasedesk::ui
