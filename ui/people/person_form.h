// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "ui/widgets/themed_widget.h"

class QCheckBox;
class QComboBox;

namespace releasedesk::ui {

class TextField;

//! The fields that describe somebody of the workspace: account, names, title, department, mail, roles, and the account
//! that is the same natural person.
class PersonForm final : public ThemedWidget
{
    Q_OBJECT

public:
    //! With the person \p before its account is fixed; without, it is somebody new.
    PersonForm(const domain::Directory &directory, const domain::Person *before, QWidget *parent = nullptr);

    [[nodiscard]] domain::Person person() const;

    //! What is still to be filled in; empty: nothing.
    [[nodiscard]] QString missing() const;

    [[nodiscard]] TextField *account() const { return m_account; }
    [[nodiscard]] TextField *name() const { return m_name; }
    [[nodiscard]] QCheckBox *role(domain::Role role) const;

signals:
    void changed();

private:
    [[nodiscard]] QWidget *makeRoles();

    const domain::Directory m_directory;
    domain::Person m_before;
    TextField *m_account;
    TextField *m_name;
    TextField *m_nameKo;
    TextField *m_title;
    TextField *m_titleKo;
    TextField *m_department;
    TextField *m_mail;
    QComboBox *m_linked;
    QList<QCheckBox *> m_roles; //!< in the order of domain::enumNames(Role)
};

} // namespace releasedesk::ui
