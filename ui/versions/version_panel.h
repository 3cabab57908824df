// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "core/versions/jira_change.h"
#include "core/versions/version_service.h"
#include "ui/versions/shown_version.h"
#include "ui/widgets/themed_widget.h"

#include <functional>

namespace releasedesk::ui {

class ErrorBanner;
class JiraChanger;
class VersionView;

//! The Features tab of a release: its issues as they were read last. Refreshing records a new snapshot.
class VersionPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    //! Address of a connection's web pages, without a slash at the end; empty: unknown.
    using AddressOf = std::function<QString(const ConnectionId &)>;

    VersionPanel(session::Desk &desk, versions::VersionService &versions, const Clock &clock, AddressOf addressOf,
                 QWidget *parent = nullptr);

    void showRelease(const ReleaseId &release);
    //! Reads the scope again and records it; the page changes when the record does.
    void refreshFromJira();

    //! Selects an issue of the release that is shown and opens it.
    void selectIssue(const QString &key);

    //! Reads the scope of a release in another way than from Jira alone, e.g. with its code.
    using ReadSnapshot
        = std::function<QCoro::Task<Result<domain::IssueSnapshot>>(const domain::Release &release, QDateTime takenAt)>;
    void setReadSnapshot(ReadSnapshot readSnapshot) { m_readSnapshot = std::move(readSnapshot); }

    //! Tells what a change of issues in Jira means for a release.
    using ImpactOf
        = std::function<QCoro::Task<Result<QString>>(const domain::Release &release, versions::IssueChange change)>;
    void setImpactOf(const ImpactOf &impactOf);

    //! Without it rules cannot be switched here.
    void setSwitchWarning(SwitchWarning switchWarning);

    //! What can be changed in Jira from here.
    [[nodiscard]] JiraChanger *changer() const { return m_changer; }

    [[nodiscard]] VersionView *view() const { return m_view; }

signals:
    void openExternal(const QString &address);
    void compareWanted(const releasedesk::ProjectId &project, const QString &version);
    //! Somebody wants to see the code of the release.
    void codeWanted();
    //! Somebody wants to change where the issues come from.
    void sourcesWanted(const releasedesk::ReleaseId &release);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void switchRule(const QString &rule, const QString &reason);
    void showState();
    //! Looks in Jira what became different since the release was submitted, unless it just did.
    void readChanges();
    void readReleased();
    void record(const domain::IssueSnapshot &snapshot);
    [[nodiscard]] JiraChanger *makeChanger();
    [[nodiscard]] ConnectionId connectionOf(const QString &key) const;
    void openIssue(const QString &key);
    void fail(const Error &error);

    session::Desk &m_desk;
    versions::VersionService &m_versions;
    const Clock &m_clock;
    AddressOf m_addressOf;
    ReadSnapshot m_readSnapshot;
    SwitchWarning m_switchWarning;
    ReleaseId m_release;
    ShownVersion m_shown;
    std::optional<domain::IssueSnapshot> m_live; //!< of m_release, as Jira has it by now
    QStringList m_released; //!< names of versions that are out
    QDateTime m_liveSince; //!< when it was asked for
    ErrorBanner *m_error;
    VersionView *m_view;
    JiraChanger *m_changer;
};

} // namespace releasedesk::ui
