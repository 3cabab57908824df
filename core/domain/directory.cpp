// SPDX-License-Identifier: Apache-2.0
#include "core/domain/directory.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Directory)
};

template<typename List, typename Id>
auto *find(const List &list, const Id &id)
{
    const auto found = std::ranges::find_if(list, [&](const auto &item) { return item.id == id; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

const Person *Directory::person(const PersonId &id) const
{
    return find(people, id);
}

const Project *Directory::project(const ProjectId &id) const
{
    return find(projects, id);
}

const Environment *Directory::environment(const EnvironmentId &id) const
{
    return find(environments, id);
}

const PersonGroup *Directory::group(const QString &id) const
{
    return find(groups, id);
}

PersonId Directory::naturalPerson(const PersonId &id) const
{
    const Person *const known = person(id);
    return known && !known->linkedTo.isEmpty() ? known->linkedTo : id;
}

bool Directory::isProtected(const EnvironmentId &id) const
{
    if (id.isEmpty())
        return false;
    const Environment *const known = environment(id);
    return !known || known->isProtected;
}

QString Directory::nameOf(const PersonId &id) const
{
    return nameOf(id, QLocale().language() == QLocale::Korean);
}

QString Directory::nameOf(const PersonId &id, bool korean) const
{
    const Person *const known = person(id);
    if (!known && id.value() == u"engine") // acts by itself; nobody can have this name
        return Text::tr("Engine");
    return known ? known->printedName(korean) : id.value();
}

} // namespace releasedesk::domain
