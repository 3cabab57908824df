// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/people_terms.h"

#include "ui/wording/release_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::StepTerm;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PeopleTerms)
};

bool isSame(const QString &one, const QString &other)
{
    return !one.isEmpty() && QString::compare(one.simplified(), other.simplified(), Qt::CaseInsensitive) == 0;
}

const domain::Person *findPerson(const QString &name, const domain::Directory &directory)
{
    const auto found = std::ranges::find_if(directory.people, [&](const domain::Person &person) {
        return isSame(person.id.value(), name) || isSame(person.name, name) || isSame(person.nameKo, name)
            || isSame(personName(directory, person.id), name);
    });
    return found == directory.people.end() ? nullptr : &*found;
}

const domain::PersonGroup *findGroup(const QString &name, const domain::Directory &directory)
{
    const auto found = std::ranges::find_if(directory.groups, [&](const domain::PersonGroup &group) {
        return isSame(group.id, name) || isSame(group.name, name);
    });
    return found == directory.groups.end() ? nullptr : &*found;
}

Result<StepTerm> readTerm(const QString &text, const domain::Directory &directory)
{
    static const QRegularExpression counted(QStringLiteral("^(\\d{1,3})\\s+of\\s+(.+)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    StepTerm term;
    QString names = text.trimmed();
    if (names.endsWith(u'!')) {
        term.isMandatory = true;
        names.chop(1);
    }
    int needed = 0;
    if (const auto match = counted.match(names.trimmed()); match.hasMatch()) {
        needed = match.captured(1).toInt();
        names = match.captured(2);
    }
    for (const QString &part : names.split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        if (name.isEmpty())
            continue;
        if (const domain::Person *const person = findPerson(name, directory)) {
            term.people.append(person->id);
        } else if (const domain::PersonGroup *const group = findGroup(name, directory)) {
            if (!term.group.isEmpty())
                return failure(ErrorCode::InvalidArgument,
                               Text::tr("A term names one group. Join groups with “+” (and) or “/” (or)."));
            term.group = group->id;
        } else {
            return failure(ErrorCode::NotFound,
                           Text::tr("This workspace knows nobody called “%1”. Type another name.").arg(name));
        }
    }
    if (term.people.isEmpty() && term.group.isEmpty())
        return failure(ErrorCode::InvalidArgument, Text::tr("Say who is asked."));
    const int everybody = static_cast<int>(term.people.size()) + (term.group.isEmpty() ? 0 : 1);
    term.needed = needed > 0 ? needed : everybody;
    return term;
}

QString termText(const StepTerm &term, const domain::Directory &directory)
{
    QStringList names;
    for (const PersonId &person : term.people)
        names.append(personName(directory, person));
    if (const domain::PersonGroup *const group = directory.group(term.group))
        names.append(group->name.isEmpty() ? group->id : group->name);
    const int needed = std::max(1, term.needed);
    QString text = names.join(QStringLiteral(", "));
    if (needed != names.size())
        text = QStringLiteral("%1 of ").arg(needed) + text;
    if (term.isMandatory)
        text += u'!';
    return text;
}

} // namespace

Result<PeopleTerms> readPeople(const QString &text, const domain::Directory &directory)
{
    PeopleTerms read;
    const bool isAnd = text.contains(u'+');
    if (isAnd && text.contains(u'/'))
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("Join the terms of a step with “+” (and) or with “/” (or), not with both."));
    read.join = text.contains(u'/') ? domain::TermJoin::Any : domain::TermJoin::All;
    for (const QString &part : text.split(isAnd ? u'+' : u'/')) {
        const auto term = readTerm(part, directory);
        if (!term)
            return failed(term);
        read.terms.append(*term);
    }
    return read;
}

QString peopleText(const PeopleTerms &people, const domain::Directory &directory)
{
    QStringList terms;
    for (StepTerm term : people.terms) {
        if (const domain::PersonGroup *const group = directory.group(term.group))
            term.people.removeIf([&](const PersonId &person) { return group->people.contains(person); });
        terms.append(termText(term, directory));
    }
    return terms.join(people.join == domain::TermJoin::All ? QStringLiteral(" + ") : QStringLiteral(" / "));
}

QStringList namesToType(const domain::Directory &directory)
{
    QStringList names;
    for (const domain::Person &person : directory.people)
        names.append(personName(directory, person.id));
    for (const domain::PersonGroup &group : directory.groups)
        names.append(group.name.isEmpty() ? group.id : group.name);
    names.sort(Qt::CaseInsensitive);
    return names;
}

} // namespace releasedesk::ui
