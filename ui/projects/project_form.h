// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/domain/directory.h"
#include "ui/widgets/themed_widget.h"

class QComboBox;
class QPlainTextEdit;

namespace releasedesk::ui {

class FormField;
class TextField;

//! The fields that describe a project: what it is called, who answers for it, where its versions and its code are, and
//! the values that templates ask for.
class ProjectForm final : public ThemedWidget
{
    Q_OBJECT

public:
    //! With the project \p before its id is fixed; without, it is a new one. \p owner is offered for a new one.
    ProjectForm(const domain::Directory &directory, const QList<domain::Connection> &connections,
                const domain::Project *before, const PersonId &owner, QWidget *parent = nullptr);

    [[nodiscard]] domain::Project project() const;

    //! What is still to be filled in; empty: nothing.
    [[nodiscard]] QString missing() const;

    [[nodiscard]] TextField *id() const { return m_id; }
    [[nodiscard]] TextField *jiraProject() const { return m_jiraProject; }
    [[nodiscard]] QComboBox *jira() const { return m_jira; }
    [[nodiscard]] QPlainTextEdit *repositories() const { return m_repositories; }
    [[nodiscard]] QPlainTextEdit *variables() const { return m_variables; }

signals:
    void changed();

private:
    void fill(const QList<domain::Connection> &connections, const PersonId &owner);
    void layOut();

    const domain::Directory m_directory;
    domain::Project m_before;
    TextField *m_id;
    TextField *m_name;
    QComboBox *m_owner;
    QComboBox *m_jira;
    TextField *m_jiraProject;
    QPlainTextEdit *m_repositories;
    QPlainTextEdit *m_variables;
};

} // namespace releasedesk::ui
