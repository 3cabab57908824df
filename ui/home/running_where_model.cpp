// SPDX-License-Identifier: Apache-2.0
#include "ui/home/running_where_model.h"

#include "core/base/safe_text.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/row_delegate.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <algorithm>

namespace releasedesk::ui {

using domain::TaskState;
using reconciliation::EnvironmentStanding;

namespace {

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

bool isUnderWay(const EnvironmentStanding &standing)
{
    return standing.state == TaskState::Running || standing.state == TaskState::Failed
        || standing.state == TaskState::Unknown;
}

} // namespace

RunningWhereModel::RunningWhereModel(const session::Desk &desk, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    refresh();
}

void RunningWhereModel::refresh()
{
    const domain::Directory &directory = m_desk.directory();
    QList<domain::Environment> environments = directory.environments;
    std::ranges::sort(environments, [](const domain::Environment &one, const domain::Environment &other) {
        return std::pair(one.rank, one.id.value()) < std::pair(other.rank, other.id.value());
    });
    QList<Row> rows;
    for (const domain::Project &project : directory.projects)
        rows.append({project.id, projectName(directory, project.id), projectColor(directory, project.id),
                     reconciliation::standingsOf(project.id, environments, m_desk.book().releases())});
    if (rows == m_rows && environments == m_environments) {
        if (!rows.isEmpty()) // the ages go on
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    const bool isSameShape = rows.size() == m_rows.size() && environments == m_environments;
    if (!isSameShape)
        beginResetModel();
    m_rows = rows;
    m_environments = environments;
    if (!isSameShape)
        endResetModel();
    else
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int RunningWhereModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunningWhereModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_environments.size()) + 1;
}

const EnvironmentStanding *RunningWhereModel::standingAt(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() == 0)
        return nullptr;
    return &m_rows.at(index.row()).standings.at(index.column() - 1);
}

ReleaseId RunningWhereModel::releaseAt(const QModelIndex &index) const
{
    const EnvironmentStanding *const standing = standingAt(index);
    return standing ? standing->release : ReleaseId();
}

ProjectId RunningWhereModel::projectAt(const QModelIndex &index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? m_rows.at(index.row()).project : ProjectId();
}

QVariant RunningWhereModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return tr("Project");
    const domain::Environment &environment = m_environments.at(section - 1);
    return line(environment.name.isEmpty() ? environment.id.value() : environment.name);
}

QVariant RunningWhereModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const EnvironmentStanding *const standing = standingAt(index))
        return lookOf(*standing, role);
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case ProjectRole:
        return row.name;
    case ProjectColorRole:
        return row.color;
    case FontRoleRole:
        return QVariant::fromValue(FontRole::Label);
    default:
        return {};
    }
}

QVariant RunningWhereModel::lookOf(const EnvironmentStanding &standing, int role) const
{
    const bool isKnown = !standing.version.isEmpty();
    const QString coming
        = standing.coming.isEmpty() ? QString() : QString(QStringLiteral("→ ") + line(standing.coming));
    const QDateTime now = m_clock.utcNow();
    switch (role) {
    case Qt::DisplayRole:
        return isKnown ? line(standing.version) : QStringLiteral("—");
    case FontRoleRole:
        return QVariant::fromValue(isKnown ? FontRole::Mono : FontRole::Secondary);
    case ColorRole:
        return QVariant::fromValue(isKnown ? ColorToken::Text1 : ColorToken::Text3);
    case GlyphRole:
        return isKnown || isUnderWay(standing) ? QVariant::fromValue(stateOf(standing.state)) : QVariant();
    case SecondaryRole:
        return isKnown ? ageText(standing.since, now) : QString();
    case ChipRole:
        return !coming.isEmpty()                       ? coming
            : standing.state == TaskState::Compensated ? tr("rolled back")
            : standing.isBehind                        ? tr("behind")
                                                       : QString();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList parts{isKnown ? tr("%1 since %2").arg(line(standing.version), momentText(standing.since, now))
                                  : tr("Never released from here")};
        if (isUnderWay(standing) || standing.state == TaskState::Compensated)
            parts.append(wordOf(stateOf(standing.state)));
        if (standing.isBehind)
            parts.append(tr("another protected environment runs a later version"));
        if (!standing.coming.isEmpty())
            parts.append(tr("%1 is to come").arg(line(standing.coming)));
        const QString text = parts.join(QStringLiteral(" · "));
        return role == Qt::ToolTipRole ? plainToolTip(text) : text;
    }
    default:
        return {};
    }
}

} // namespace releasedesk::ui
