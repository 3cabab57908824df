// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/effect_ledger.h"

#include <algorithm>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

bool areSame(const EffectLedger::Arrival &a, const EffectLedger::Arrival &b)
{
    return a.service == b.service && a.method == b.method && a.path == b.path && a.operationId == b.operationId
        && (!a.operationId.isEmpty() || a.bodyHash == b.bodyHash);
}

} // namespace

void EffectLedger::record(const Arrival &arrival)
{
    ++m_arrivals;
    auto found = std::ranges::find_if(m_entries, [&](const Entry &entry) { return areSame(entry.first, arrival); });
    if (found == m_entries.end()) {
        m_entries.append({.first = arrival, .order = m_arrivals});
        found = m_entries.end() - 1;
    }
    found->statuses.append(arrival.status);
    found->applied += arrival.isApplied ? 1 : 0;
}

void EffectLedger::clear()
{
    m_entries.clear();
    m_arrivals = 0;
}

QJsonObject EffectLedger::toJson(const QString &filter) const
{
    QJsonArray list;
    qsizetype shown = 0;
    for (const Entry &entry : m_entries) {
        const Arrival &first = entry.first;
        if (!filter.isEmpty() && !first.operationId.contains(filter) && !first.path.contains(filter))
            continue;
        QJsonArray statuses;
        for (const int status : entry.statuses)
            statuses.append(status);
        shown += entry.statuses.size();
        list.append(QJsonObject{{u"service"_s, first.service},
                                {u"method"_s, first.method},
                                {u"path"_s, first.path},
                                {u"opId"_s, first.operationId},
                                {u"arrivals"_s, entry.statuses.size()},
                                {u"applied"_s, entry.applied},
                                {u"statuses"_s, statuses},
                                {u"order"_s, entry.order}});
    }
    return {{u"effects"_s, list}, {u"arrivals"_s, shown}};
}

} // namespace releasedesk::sandbox
