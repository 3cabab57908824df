// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"
#include "core/versions/jira_change.h"
#include "ui/widgets/confirm_dialog.h"

class QComboBox;

namespace releasedesk::ui {

class SafeLabel;

//! Which issues are to be changed: of one project, and of the version they are shown in.
struct IssueSubject {
    ConnectionId connection;
    QString project; //!< Jira key
    QString version; //!< name; empty: in none that is shown
    QList<domain::Issue> issues;
    QStringList statuses; //!< Jira's names of those on the page, to choose from
    QStringList releases = {}; //!< names of those that take their issues from the version and are not over
};

//! Where issues are to go: to another version, or to another status.
class IssueChangeForm final : public ThemedWidget
{
    Q_OBJECT

public:
    enum class Way { Version, Status };

    IssueChangeForm(Way way, const IssueSubject &subject, QWidget *parent = nullptr);

    [[nodiscard]] Question question() const;
    [[nodiscard]] const IssueSubject &subject() const { return m_subject; }
    [[nodiscard]] bool needsVersions() const { return m_way == Way::Version; }
    //! In Jira's order; nothing can be chosen before.
    void setVersions(const QList<domain::JiraVersion> &versions);

    [[nodiscard]] versions::IssueChange change() const;
    //! What keeps it from being sent; empty: nothing.
    [[nodiscard]] QString missing() const;

signals:
    void changed();

private:
    void showPreview();

    Way m_way;
    IssueSubject m_subject;
    bool m_areVersionsKnown = false;
    QComboBox *m_target;
    SafeLabel *m_preview;
};

} // namespace releasedesk::ui
