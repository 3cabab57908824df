// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_memory.h"

#include <QSettings>
#include <QUrl>

#include <algorithm>

namespace releasedesk::ui {

FlowMemory::FlowMemory(const PersonId &person)
    : m_person(QString::fromLatin1(QUrl::toPercentEncoding(person.value())))
{
}

QString FlowMemory::keyFor(const QString &what) const
{
    return QString(QStringLiteral("flow/") + m_person + u'/' + what);
}

QString FlowMemory::keyFor(const QString &what, const ReleaseId &release) const
{
    return QString(keyFor(what) + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(release.value())));
}

template<typename Id>
QSet<Id> FlowMemory::read(const QString &key)
{
    QSet<Id> values;
    for (const QString &value : QSettings().value(key).toStringList())
        values.insert(Id(value));
    return values;
}

template<typename Id>
void FlowMemory::keep(const QString &key, const QSet<Id> &values)
{
    QStringList ids;
    for (const Id &value : values)
        ids.append(value.value());
    std::ranges::sort(ids);
    QSettings store;
    if (ids.isEmpty())
        store.remove(key);
    else
        store.setValue(key, ids);
}

QSet<PhaseId> FlowMemory::folded(const ReleaseId &release) const
{
    return read<PhaseId>(keyFor(QStringLiteral("folded"), release));
}

void FlowMemory::keepFolded(const ReleaseId &release, const QSet<PhaseId> &phases)
{
    keep(keyFor(QStringLiteral("folded"), release), phases);
}

QSet<TaskId> FlowMemory::unfolded(const ReleaseId &release) const
{
    return read<TaskId>(keyFor(QStringLiteral("unfolded"), release));
}

void FlowMemory::keepUnfolded(const ReleaseId &release, const QSet<TaskId> &tasks)
{
    keep(keyFor(QStringLiteral("unfolded"), release), tasks);
}

Swimlanes FlowMemory::swimlanes() const
{
    return swimlanesOf(QSettings().value(keyFor(QStringLiteral("swimlanes"))).toString());
}

void FlowMemory::keepSwimlanes(Swimlanes swimlanes)
{
    QSettings().setValue(keyFor(QStringLiteral("swimlanes")), keyOf(swimlanes));
}

} // namespace releasedesk::ui
