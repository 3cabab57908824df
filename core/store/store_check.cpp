// SPDX-License-Identifier: Apache-2.0
#include "core/store/store_check.h"

#include "core/store/chain_walk.h"
#include "core/store/release_codec.h"
#include "core/store/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <limits>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StoreCheck)
};

void set(DamageReport &report, Damage damage, const QString &message, const QString &detail = {})
{
    report.damage = damage;
    report.message = message;
    report.detail = detail;
}

void setFromError(DamageReport &report, const Error &error)
{
    Damage damage = Damage::CannotRead;
    if (error.reason == u"store.newerProgram")
        damage = Damage::NewerProgram;
    else if (error.reason == u"store.olderProgram")
        damage = Damage::OlderProgram;
    else if (error.code == ErrorCode::NotFound)
        damage = Damage::NoFile;
    else if (error.code == ErrorCode::DataLoss)
        damage = Damage::NotADatabase;
    set(report, damage, error.message, error.detail);
}

//! Follows the chain as far as it holds. The error says why it ended before the last event that can be read.
class Look
{
public:
    Look(SqlConnection &connection, DamageReport &report, const StoreCheck::Progress &progress)
        : m_connection(connection)
        , m_report(report)
        , m_progress(progress)
    {
    }

    [[nodiscard]] Result<> followChain()
    {
        const auto runs = readArchivedRuns(m_connection, 0, std::numeric_limits<Position>::max());
        if (runs)
            m_runs = *runs; // without them the chain ends where one is needed, and only there
        const auto take = [this](const RecordedEvent &event) { return step(event); };
        auto done = eachEventAfter(m_connection, 0, take);
        // A page that cannot be read takes its neighbours with it: those before it are read one by one.
        for (bool isMore = !done && !m_isBroken; isMore;) {
            const Position before = m_walk.last().position;
            const auto next = firstEventAfter(m_connection, before);
            isMore = next && next->has_value() && step(**next);
        }
        m_walk.skip(m_runs);
        m_report.lastWhole = m_walk.last();
        return done && m_stray ? notRecorded(*m_stray, QStringLiteral("the first event is number 1")) : done;
    }

private:
    Result<> step(const RecordedEvent &event)
    {
        if (event.position < 1) { // put in front of the first: takes nothing away from those behind it
            m_stray = event.position;
            return {};
        }
        if (event.position != m_walk.last().position + 1)
            m_walk.skip(m_runs);
        const auto whole = m_walk.step(event);
        m_isBroken = !whole;
        if (!whole)
            return whole;
        ++m_report.wholeEvents;
        m_report.lastWholeAt = event.at;
        if (m_progress && event.position % 10'000 == 0)
            m_progress(event.position);
        return {};
    }

    SqlConnection &m_connection;
    DamageReport &m_report;
    const StoreCheck::Progress &m_progress;
    QList<ArchivedRun> m_runs;
    ChainWalk m_walk{ChainMark()};
    std::optional<Position> m_stray;
    bool m_isBroken = false; //!< an event was read, and it is not the one that belongs there
};

//! As far as it can still be read; what cannot is not told.
void countLosses(SqlConnection &connection, DamageReport &report)
{
    QMap<QString, LostOfRelease> lost;
    (void)connection.each(QStringLiteral("SELECT stream, count(*) FROM events WHERE position > ? GROUP BY stream"),
                          {report.lastWhole.position}, [&](const QSqlQuery &row) {
                              const StreamId stream(row.value(0).toString());
                              const ReleaseId release = releaseOfStream(stream);
                              if (!release.isEmpty())
                                  lost[stream.value()] = {release, 0, row.value(1).toLongLong()};
                          });
    for (auto each = lost.begin(); each != lost.end(); ++each) {
        const auto kept
            = connection.value(QStringLiteral("SELECT count(*) FROM events WHERE stream = ? AND position <= ?"),
                               {each.key(), report.lastWhole.position});
        each->kept = kept ? kept->toLongLong() : 0;
        report.lost.append(*each);
    }
}

QString whatRemains(const DamageReport &report)
{
    return Text::tr("Everything up to event %1 (%2) is what was recorded; up to %n event(s) behind it cannot be kept.",
                    nullptr, static_cast<int>(std::min<qint64>(report.lostPositions(), 1'000'000'000)))
        .arg(report.lastWhole.position)
        .arg(report.lastWholeAt.isValid() ? report.lastWholeAt.toString(Qt::ISODate) : Text::tr("nothing"));
}

void judgeHead(SqlConnection &connection, DamageReport &report)
{
    const auto checked = checkHead(connection, report.head);
    if (checked)
        return;
    if (checked.error().reason == u"store.headMissing")
        set(report, Damage::HeadMissing, checked.error().message);
    else if (checked.error().reason == u"store.headOfOther")
        set(report, Damage::HeadUnusable, checked.error().message);
    else if (report.head && report.head->mark.position > report.lastWhole.position)
        set(report, Damage::EndCutOff,
            Text::tr(
                "The end of the record was cut off: it was signed up to event %1 on %2. %3 Restore the last backup, or "
                "repair it.")
                .arg(report.head->mark.position)
                .arg(report.head->at.toString(Qt::ISODate), whatRemains(report)),
            checked.error().detail);
    else // another history than the one that was signed; which event was changed cannot be told
        set(report, Damage::HeadUnusable, checked.error().message, checked.error().detail);
}

void lookInside(SqlConnection &connection, DamageReport &report, const StoreCheck::Progress &progress)
{
    if (const auto prepared = prepareSchema(connection); !prepared)
        return setFromError(report, prepared.error());
    const auto newer = newerProgramNote(connection);
    if (newer && !newer->isEmpty())
        return set(report, Damage::NewerProgram, *newer);

    const auto followed = Look(connection, report, progress).followChain();
    const auto end = readMark(connection, QStringLiteral("head"));
    report.lastKnown
        = std::max({report.lastWhole.position, end ? end->position : 0, report.head ? report.head->mark.position : 0});
    if (!followed) {
        countLosses(connection, report);
        return set(report, Damage::EventChanged,
                   Text::tr("The record is damaged behind event %1. %2 Restore the last backup, or repair it.")
                       .arg(report.lastWhole.position)
                       .arg(whatRemains(report)),
                   QString(followed.error().message + u' ' + followed.error().detail));
    }
    if (report.damage == Damage::HeadUnusable)
        return; // nothing to compare with
    judgeHead(connection, report);
    if (!report.isWhole())
        return;
    if (!end || *end != report.lastWhole)
        return set(report, Damage::EventChanged,
                   Text::tr("The end of the record is not where it was. %1 Restore the last backup, or repair it.")
                       .arg(whatRemains(report)),
                   end ? QString::number(end->position) : end.error().detail);
    QStringList findings;
    const auto integrity = connection.each(QStringLiteral("PRAGMA integrity_check(3)"), {},
                                           [&](const QSqlQuery &row) { findings.append(row.value(0).toString()); });
    if (!integrity || findings != QStringList{QStringLiteral("ok")})
        set(report, Damage::TablesDamaged,
            Text::tr(
                "Every event is what was recorded, but the tables beside them are damaged. Nothing is lost; repair the "
                "record before you go on."),
            integrity ? findings.join(u'\n') : integrity.error().detail);
}

} // namespace

QString damageName(Damage damage)
{
    static constexpr std::array names{"none",         "noFile",       "notADatabase", "newerProgram",
                                      "olderProgram", "cannotRead",   "eventChanged", "endCutOff",
                                      "headMissing",  "headUnusable", "tablesDamaged"};
    return QLatin1String(names.at(static_cast<std::size_t>(damage)));
}

DamageReport StoreCheck::look(const QString &databaseFile, const Progress &progress)
{
    DamageReport report;
    report.file = databaseFile;
    const auto head = HeadFile::read(HeadFile::fileOf(databaseFile)); // first: the record can only grow meanwhile
    if (head)
        report.head = *head;
    else
        set(report, Damage::HeadUnusable, head.error().message, head.error().detail);
    if (!QFile::exists(databaseFile)) {
        set(report, Damage::NoFile,
            Text::tr("The record “%1” is missing. Put it back, or restore the last backup.")
                .arg(QFileInfo(databaseFile).fileName()));
        report.lastKnown = report.head ? report.head->mark.position : 0;
        return report;
    }
    const auto connection = SqlConnection::open({.file = databaseFile, .mode = OpenMode::ReadOnly});
    if (!connection) {
        setFromError(report, connection.error());
        return report;
    }
    lookInside(**connection, report, progress);
    return report;
}

} // namespace releasedesk::store
