// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/versions/jira_change.h"
#include "ui/widgets/confirm_dialog.h"

#include <QList>

class QComboBox;
class QPlainTextEdit;

namespace releasedesk::ui {

class SafeLabel;
class TextField;

//! Which version is to be changed, and what is known around it.
struct VersionSubject {
    ConnectionId connection;
    domain::JiraVersion version; //!< as the person sees it; for a new one only its project
    int unresolved = -1; //!< issues that are not done; below 0: unknown
    QStringList releases = {}; //!< names of those that take their issues from it and are not over
};

//! The fields of one change of a version, and in words what Jira would hold after it.
class VersionChangeForm final : public ThemedWidget
{
    Q_OBJECT

public:
    //! Of several \p subjects, which only a new version may have, the person chooses the project.
    VersionChangeForm(versions::VersionAct act, const QList<VersionSubject> &subjects, QDate today,
                      QWidget *parent = nullptr);

    //! What is asked above the fields.
    [[nodiscard]] Question question() const;
    [[nodiscard]] const VersionSubject &subject() const { return m_subjects.at(m_chosen); }
    //! Whether other versions can be chosen, so that they have to be read.
    [[nodiscard]] bool needsVersions() const { return m_target != nullptr; }
    //! In Jira's order; nothing can be chosen before.
    void setVersions(const QList<domain::JiraVersion> &versions);
    //! How the version stands by now. What the person has typed stays.
    void setSeen(const domain::JiraVersion &version);

    [[nodiscard]] versions::VersionChange change() const;
    //! What keeps it from being sent; empty: nothing.
    [[nodiscard]] QString missing() const;

signals:
    void changed();

private:
    void addField(TextField *&field, const QString &label, const QString &value);
    void addProjects();
    void addDescription();
    void addTarget();
    void fillTarget();
    void showPreview();
    [[nodiscard]] QString preview() const;
    [[nodiscard]] QStringList differences() const;
    [[nodiscard]] std::optional<QDate> dateIn(const TextField *field) const;
    [[nodiscard]] bool isTarget(const domain::JiraVersion &version) const;

    versions::VersionAct m_act;
    QList<VersionSubject> m_subjects;
    qsizetype m_chosen = 0;
    QDate m_today;
    QList<domain::JiraVersion> m_versions;
    bool m_areVersionsKnown = false;
    QComboBox *m_project = nullptr;
    TextField *m_name = nullptr;
    QPlainTextEdit *m_description = nullptr;
    TextField *m_start = nullptr;
    TextField *m_date = nullptr;
    QComboBox *m_target = nullptr;
    SafeLabel *m_preview;
    SafeLabel *m_releases;
};

} // namespace releasedesk::ui
