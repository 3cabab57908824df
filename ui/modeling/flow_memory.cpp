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
    return QStringLiteral("flow/") + m_person + u'/' + what;
}

QSet<PhaseId> FlowMemory::folded(const ReleaseId &release) const
{
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(release.value()));
    QSet<PhaseId> phases;
    for (const QString &id : QSettings().value(keyFor(QStringLiteral("folded/") + name)).toStringList())
        phases.insert(PhaseId(id));
    return phases;
}

void FlowMemory::keepFolded(const ReleaseId &release, const QSet<PhaseId> &phases)
{
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(release.value()));
    const QString key = keyFor(QStringLiteral("folded/") + name);
    QStringList ids;
    for (const PhaseId &phase : phases)
        ids.append(phase.value());
    std::ranges::sort(ids);
    QSettings store;
    if (ids.isEmpty())
        store.remove(key);
    else
        store.setValue(key, ids);
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
