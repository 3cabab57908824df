// SPDX-License-Identifier: Apache-2.0
#include "ui/people/people_model.h"

#include "core/base/safe_text.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/row_delegate.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <algorithm>

namespace releasedesk::ui {
PeopleModel::PeopleModel(const session::Desk &desk, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    connect(&desk, &session::Desk::directoryChanged, this, &PeopleModel::refresh);
}

void PeopleModel::refresh()
{
    beginResetModel();
    endResetModel();
}

QString PeopleModel::roleName(domain::Role role)
{
    switch (role) {
    case domain::Role::Viewer:
        return tr("Viewer");
    case domain::Role::Approver:
        return tr("Approver");
    case domain::Role::Owner:
        return tr("Owner");
    case domain::Role::Operator:
        return tr("Operator");
    case domain::Role::Auditor:
        return tr("Auditor");
    case domain::Role::Administrator:
        return tr("Administrator");
    }
    Q_UNREACHABLE();
}

QString PeopleModel::rolesOf(const domain::Person &person)
{
    QStringList names;
    for (const domain::Role role : person.roles)
        names.append(roleName(role));
    return names.isEmpty() ? roleName(domain::Role::Viewer) : names.join(QStringLiteral(", "));
}

QString PeopleModel::groupsOf(const domain::Directory &directory, const PersonId &person)
{
    QStringList names;
    for (const domain::PersonGroup &group : directory.groups) {
        if (group.people.contains(person))
            names.append(group.name.isEmpty() ? group.id : group.name);
    }
    return names.join(QStringLiteral(", "));
}

std::optional<domain::Delegation> PeopleModel::absenceOf(const domain::Directory &directory, const PersonId &person,
                                                         const QDateTime &now)
{
    for (const domain::Delegation &each : directory.delegations) {
        const bool isEnded = each.endedAt.isValid() && each.endedAt <= now;
        if (each.absent == person && each.from <= now && now < each.until && !isEnded)
            return each;
    }
    return std::nullopt;
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_desk.directory().people.size());
}

int PeopleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PeopleModel::textAt(const domain::Person &person, int column) const
{
    const domain::Directory &directory = m_desk.directory();
    const QDateTime now = m_clock.utcNow();
    switch (column) {
    case PersonColumn:
        return personName(directory, person.id);
    case TitleColumn: {
        QStringList words{personTitle(directory, person.id), person.department};
        words.removeAll(QString());
        return words.join(QStringLiteral(" · "));
    }
    case RolesColumn:
        return rolesOf(person);
    case GroupsColumn:
        return groupsOf(directory, person.id);
    case KeyColumn:
        return directory.keys.inForce(person.id, now) ? tr("Has a key") : QString();
    case AwayColumn: {
        const auto absence = absenceOf(directory, person.id, now);
        return absence ? tr("Away until %1, %2 acts")
                             .arg(momentText(absence->until, now), personName(directory, absence->delegate))
                       : QString();
    }
    default:
        return {};
    }
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const domain::Person &person = m_desk.directory().people.at(index.row());
    const int column = index.column();
    const QString text = SafeText::lineFromOutside(textAt(person, column)).plain();
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole:
        return text.isEmpty() ? QVariant() : plainToolTip(text);
    case PersonIdRole:
        return person.id.value();
    case SearchRole: {
        QStringList words{person.id.value(), person.name, person.nameKo, person.titleKo, person.mail};
        for (int each = 0; each < ColumnCount; ++each)
            words.append(textAt(person, each));
        return words.join(u'\n');
    }
    case AvatarRole:
        return column == PersonColumn ? QVariant(person.id.value()) : QVariant();
    case ChipRole:
        return column == PersonColumn && person.id == m_desk.person() ? QVariant(tr("You")) : QVariant();
    case IconRole:
        return column == KeyColumn && !text.isEmpty() ? QVariant(QStringLiteral("key"))
            : column == AwayColumn && !text.isEmpty() ? QVariant(QStringLiteral("clock"))
                                                      : QVariant();
    case IconColorRole:
        return QVariant::fromValue(column == AwayColumn ? ColorToken::Waiting : ColorToken::Text3);
    case FontRoleRole:
        return QVariant::fromValue(column == PersonColumn ? FontRole::Label : FontRole::Secondary);
    case ColorRole:
        return QVariant::fromValue(column == PersonColumn ? ColorToken::Text1 : ColorToken::Text2);
    default:
        return {};
    }
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PersonColumn:
        return tr("Person");
    case TitleColumn:
        return tr("Title and department");
    case RolesColumn:
        return tr("Roles");
    case GroupsColumn:
        return tr("Groups");
    case KeyColumn:
        return tr("Signing key");
    case AwayColumn:
        return tr("Absence");
    default:
        return {};
    }
}

} // namespace releasedesk::ui
