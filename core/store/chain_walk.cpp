// SPDX-License-Identifier: Apache-2.0
#include "core/store/chain_walk.h"

#include "core/base/sabotage.h"
#include "core/store/event_chain.h"

#include <QCoreApplication>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EventChain)
};

} // namespace

tl::unexpected<Error> missing(Position position, const QString &detail)
{
    return failure(
        ErrorCode::DataLoss,
        Text::tr("The record of this workspace was changed from outside: event %1 is missing. Release nothing "
                 "from it; restore the workspace from its last backup.")
            .arg(position),
        detail);
}

tl::unexpected<Error> notRecorded(Position position, const QString &detail)
{
    return failure(ErrorCode::DataLoss,
                   Text::tr("The record of this workspace was changed from outside: event %1 is not what was recorded. "
                            "Release nothing from it; restore the workspace from its last backup.")
                       .arg(position),
                   detail);
}

void ChainWalk::skip(const QList<ArchivedRun> &runs)
{
    for (const ArchivedRun &run : runs) {
        if (run.first == m_last.position + 1 && run.last >= run.first)
            m_last = {run.last, run.hash};
    }
}

Result<> ChainWalk::step(const RecordedEvent &event)
{
    if (event.position > m_last.position + 1)
        return missing(m_last.position + 1, QStringLiteral("next is %1").arg(event.position));
    if (event.position < m_last.position + 1)
        return notRecorded(event.position, QStringLiteral("expected number %1").arg(m_last.position + 1));
    const QByteArray expected = chainHash(m_last.hash, event);
    if (expected != event.hash && !RD_SABOTAGED("chain-not-verified"))
        return notRecorded(event.position,
                           QStringLiteral("%1 v%2 of %3: hash is %4, should be %5")
                               .arg(event.event.name)
                               .arg(event.event.version)
                               .arg(event.stream.value(), QString::fromLatin1(event.hash.toHex()),
                                    QString::fromLatin1(expected.toHex())));
    m_last = {event.position, event.hash};
    return {};
}

Result<QList<ArchivedRun>> readArchivedRuns(SqlConnection &connection, Position first, Position last)
{
    QList<ArchivedRun> runs;
    const auto read = connection.each(
        QStringLiteral("SELECT first, last, hash FROM archived_runs WHERE first BETWEEN ? AND ? ORDER BY first"),
        {first, last}, [&](const QSqlQuery &row) {
            runs.append({row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toByteArray()});
        });
    if (!read)
        return failed(read);
    return runs;
}

} // namespace releasedesk::store
