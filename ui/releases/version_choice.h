// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/project.h"
#include "core/reconciliation/reconciliation_service.h"
#include "core/versions/version_service.h"

#include <QObject>

#include <functional>
#include <optional>
#include <stop_token>

namespace releasedesk::ui {

//! The versions of a project and the content of the chosen one, read as they are asked for. What is outdated when it
//! arrives is dropped.
class VersionChoice final : public QObject
{
    Q_OBJECT

public:
    //! Adds to the issues of a version what its code says of them.
    using ReadCode = std::function<QCoro::Task<Result<reconciliation::CodedSnapshot>>(
        const domain::Project &project, const QString &version, const domain::IssueSnapshot &snapshot,
        const reconciliation::CodeEnds &ends)>;

    explicit VersionChoice(versions::VersionService &service, QObject *parent = nullptr);

    //! Without it the code is not read.
    void setReadCode(ReadCode read) { m_readCode = std::move(read); }

    //! Reads the versions of \p project. One that is not in \p taken and not released is chosen: the newest.
    //! \p wanted is chosen instead, if it is there.
    void setProject(const domain::Project &project, const QStringList &taken, const QString &wanted = {});
    //! Reads the issues of a version.
    void choose(const QString &version);
    //! Between which revisions the code lies, as a person named them; it is read again if that is new.
    void setEnds(const reconciliation::CodeEnds &ends);
    //! Reads again what could not be read.
    void retry();

    //! False: the project has no Jira, versions are typed in.
    [[nodiscard]] bool hasSource() const { return !m_project.jira.isEmpty() && !m_project.jiraProject.isEmpty(); }
    //! The project has code that is read with a version.
    [[nodiscard]] bool readsCode() const { return m_readCode && hasSource() && !m_project.repositories.isEmpty(); }
    [[nodiscard]] const reconciliation::CodeEnds &ends() const { return m_ends; }
    //! What of the code was compared, and why the base may be a wrong one; translated.
    [[nodiscard]] const QStringList &ranges() const { return m_ranges; }
    [[nodiscard]] const QStringList &doubts() const { return m_doubts; }
    [[nodiscard]] bool isLoadingVersions() const { return m_isLoadingVersions; }
    [[nodiscard]] bool isLoadingIssues() const { return m_isLoadingIssues; }
    //! Unreleased ones first, newest first; archived ones are left out.
    [[nodiscard]] const QList<domain::JiraVersion> &versions() const { return m_versions; }
    [[nodiscard]] const QString &chosen() const { return m_chosen; }
    [[nodiscard]] const std::optional<versions::VersionContents> &contents() const { return m_contents; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] domain::ScopeEntry scope() const { return {m_project.jira, m_project.jiraProject, m_chosen}; }

signals:
    //! The list of versions is another one.
    void versionsChanged();
    //! Anything else changed.
    void changed();

private:
    void takeVersions(QList<domain::JiraVersion> all);
    void takeContents(const versions::VersionContents &contents);
    void finish(const Result<versions::VersionContents> &contents);

    versions::VersionService &m_service;
    ReadCode m_readCode;
    domain::Project m_project;
    QStringList m_taken;
    QString m_wanted;
    QList<domain::JiraVersion> m_versions;
    QString m_chosen;
    reconciliation::CodeEnds m_ends;
    QStringList m_ranges;
    QStringList m_doubts;
    std::optional<versions::VersionContents> m_contents;
    std::optional<Error> m_error;
    std::stop_source m_stop;
    qsizetype m_number = 0; //!< of the newest question
    bool m_isLoadingVersions = false;
    bool m_isLoadingIssues = false;
};

} // namespace releasedesk::ui
