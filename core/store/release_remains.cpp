// SPDX-License-Identifier: Apache-2.0
#include "core/store/release_remains.h"

#include "core/domain/release_event.h"
#include "core/store/release_codec.h"
#include "core/store/sql_connection.h"

#include <QMap>

#include <algorithm>
#include <tuple>

namespace releasedesk::store {
namespace {

using ByRelease = QMap<QString, ReleaseRemains>;

//! What cannot be read is left out.
void readKept(SqlConnection &connection, Position end, ByRelease &found)
{
    (void)connection.each(QStringLiteral("SELECT stream, count(*) FROM events WHERE position <= ? GROUP BY stream"),
                          {end}, [&](const QSqlQuery &row) {
                              const ReleaseId release = releaseOfStream(StreamId(row.value(0).toString()));
                              if (!release.isEmpty())
                                  found[release.value()].kept += row.value(1).toLongLong();
                          });
}

void readNames(SqlConnection &connection, Position end, ByRelease &found)
{
    (void)connection.each(
        QStringLiteral("SELECT name, version, payload FROM events WHERE stream_version = 1 AND position <= ?"), {end},
        [&](const QSqlQuery &row) {
            const auto event
                = decodeReleaseEvent({row.value(0).toString(), row.value(1).toInt(), row.value(2).toByteArray()});
            const auto *const created = event ? std::get_if<domain::ReleaseCreated>(&*event) : nullptr;
            if (created != nullptr && found.contains(created->release.value()))
                found[created->release.value()].name = QString(created->project.value() + u' ' + created->version);
        });
}

} // namespace

QList<ReleaseRemains> remainsOf(const DamageReport &report)
{
    ByRelease found;
    const auto connection = SqlConnection::open({.file = report.file, .mode = OpenMode::ReadOnly});
    if (connection) {
        readKept(**connection, report.lastWhole.position, found);
        readNames(**connection, report.lastWhole.position, found);
    }
    for (const LostOfRelease &each : report.lost) {
        ReleaseRemains &remains = found[each.release.value()];
        remains.kept = std::max(remains.kept, each.kept);
        remains.lost = each.lost;
    }
    QList<ReleaseRemains> list;
    for (auto each = found.begin(); each != found.end(); ++each) {
        each->release = ReleaseId(each.key());
        if (each->name.isEmpty())
            each->name = each.key();
        list.append(*each);
    }
    std::ranges::sort(list, [](const ReleaseRemains &one, const ReleaseRemains &other) {
        return std::tuple(one.lost == 0, one.name, one.release.value())
            < std::tuple(other.lost == 0, other.name, other.release.value());
    });
    return list;
}

} // namespace releasedesk::store
