// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"
#include "core/versions/jira_change.h"
#include "ui/widgets/confirm_dialog.h"

#include <QCoroTask>
#include <QTimer>

#include <functional>
#include <optional>

class QComboBox;
class QLineEdit;

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
    //! What is chosen at first: a version, "" for none, or a status.
    std::optional<QString> suggestion = std::nullopt;
    bool suggestsNext = false; //!< the first open version behind this one is chosen at first
};

//! Where issues are to go: to another version, to another status, or issues that are named into this version.
class IssueChangeForm final : public ThemedWidget
{
    Q_OBJECT

public:
    enum class Way { Version, Status, Add };

    //! What a change of versions means for the release that takes its issues from there, in sentences. An error keeps
    //! the change from being sent.
    using ImpactOf = std::function<QCoro::Task<Result<QString>>(versions::IssueChange change)>;

    IssueChangeForm(Way way, const IssueSubject &subject, QWidget *parent = nullptr);

    [[nodiscard]] Question question() const;
    [[nodiscard]] const IssueSubject &subject() const { return m_subject; }
    [[nodiscard]] bool needsVersions() const { return m_way == Way::Version; }
    //! In place of a general sentence about releases.
    void setImpactOf(ImpactOf impactOf);
    //! In Jira's order; nothing can be chosen before.
    void setVersions(const QList<domain::JiraVersion> &versions);

    [[nodiscard]] versions::IssueChange change() const;
    //! What keeps it from being sent; empty: nothing.
    [[nodiscard]] QString missing() const;

signals:
    void changed();

private:
    void showPreview();
    [[nodiscard]] QString preview() const;
    [[nodiscard]] QString wrongKey() const;
    void askImpact();
    [[nodiscard]] int suggested(const QList<domain::JiraVersion> &versions) const;

    Way m_way;
    IssueSubject m_subject;
    bool m_areVersionsKnown = false;
    ImpactOf m_impactOf;
    QTimer m_impactSoon;
    int m_question = 0; //!< number of the newest impact
    QString m_refusal; //!< what stands against the change, as the impact told
    bool m_isAsking = false;
    QComboBox *m_target;
    QLineEdit *m_keys = nullptr;
    SafeLabel *m_preview;
    SafeLabel *m_impact;
};

} // namespace releasedesk::ui
