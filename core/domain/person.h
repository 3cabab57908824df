// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

#include <QList>

#include <array>

namespace releasedesk::domain {

//! What a person may do in a workspace; the rights of each role are in core/access.
enum class Role { Viewer, Approver, Owner, Operator, Auditor, Administrator };

[[nodiscard]] constexpr auto enumNames(Role /*type*/)
{
    return std::array<std::pair<Role, const char *>, 6>{{{Role::Viewer, "viewer"},
                                                         {Role::Approver, "approver"},
                                                         {Role::Owner, "owner"},
                                                         {Role::Operator, "operator"},
                                                         {Role::Auditor, "auditor"},
                                                         {Role::Administrator, "admin"}}};
}

//! Somebody who acts in releases. The id is an account id, never a name or a mail address.
struct Person {
    static constexpr bool refusesUnknownKeys = true;

    PersonId id;
    QString name; //!< as printed in English documents
    QString nameKo; //!< as printed in Korean documents; empty: as `name`
    QString title; //!< e.g. "QA lead"
    QString titleKo;
    QString department;
    QString mail;
    QList<Role> roles;
    PersonId linkedTo; //!< the account this one belongs to: both are one natural person

    [[nodiscard]] QString printedName(bool korean) const { return korean && !nameKo.isEmpty() ? nameKo : name; }

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("name", name);
        v("nameKo", nameKo, releasedesk::optional);
        v("title", title, releasedesk::optional);
        v("titleKo", titleKo, releasedesk::optional);
        v("department", department, releasedesk::optional);
        v("mail", mail, releasedesk::optional);
        v("roles", roles, releasedesk::optional);
        v("linkedTo", linkedTo, releasedesk::optional);
    }

    friend bool operator==(const Person &, const Person &) = default;
};

} // namespace releasedesk::domain
