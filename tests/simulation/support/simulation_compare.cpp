// SPDX-License-Identifier: Apache-2.0
#include "core/domain/task_kind.h"
#include "tests/simulation/support/simulation.h"

//! What the outside saw of the engine, told to the model; and whether both stand in the same place.

namespace releasedesk::tests {
namespace {

using model::Outcome;
using model::Standing;
using model::Wish;

constexpr std::chrono::milliseconds tolerance{1'000};
constexpr std::chrono::milliseconds leastLeft{10'000}; //!< of a time limit that ran on while the program was closed

QString named(domain::TaskState state)
{
    return json::nameOf(state);
}

QString stateText(model::TaskIs is)
{
    return named(static_cast<domain::TaskState>(is));
}

bool isBegunAgain(domain::TaskState state)
{
    return state != domain::TaskState::Failed && state != domain::TaskState::Unknown;
}

} // namespace

//! How a wish was answered, against how it has to be.
QString Simulation::ask(Told &told, const Wish &wish, const Asked &asked) const
{
    const QStringList refusals = told.model.ask(wish);
    for (const int run : told.model.takeStops()) {
        if (!told.flights.value(run).wasAskedToStop)
            told.stops.insert(run);
    }
    if (!*asked)
        return told.model.wantsRollback() ? QString() : QStringLiteral("a wish was not answered");
    const Result<store::Position> &answer = **asked;
    if (answer && !refusals.isEmpty())
        return QStringLiteral("granted, but has to be refused: ") + refusals.join(u' ');
    if (answer || (!refusals.isEmpty() && refusals.contains(answer.error().reason)))
        return {};
    // What was in flight is known now, and the way back may not be told, or there is none.
    const QStringList afterwards{"rollback.unknown", "rollback.nothing", "release.state"};
    if (refusals.isEmpty() && told.model.wantsRollback() && afterwards.contains(answer.error().reason))
        return {};
    return QStringLiteral("refused with “%1” (%2), has to be %3")
        .arg(answer.error().reason, answer.error().message,
             refusals.isEmpty() ? QStringLiteral("granted") : refusals.join(u' '));
}

Simulation::Flight Simulation::flightOf(int run, const std::optional<Flight> &before) const
{
    const model::Task &task = m_pipeline.taskOf(run);
    const std::chrono::milliseconds limit = std::chrono::minutes(task.limitMinutes);
    const std::chrono::milliseconds wait = std::chrono::seconds(task.waitSeconds);
    Flight flight;
    flight.startedAt = before ? before->startedAt : m_clock.utcNow();
    const std::chrono::milliseconds ran(std::max<qint64>(0, flight.startedAt.msecsTo(m_clock.utcNow())));
    flight.limitAt = m_time.now() + (before ? std::max(limit - ran, leastLeft) : limit);
    if (task.waitSeconds > 0)
        flight.dueAt = m_time.now() + (before ? std::max(wait - ran, std::chrono::milliseconds(0)) : wait);
    return flight;
}

QString Simulation::take(Told &told, const Sighting &sighting) const
{
    const int run = indexOf(sighting.run);
    if (run < 0)
        return sighting.run + QStringLiteral(" is no task of this release");
    told.model.timeIs(sighting.at, [&](int other) { return sighting.what == Sighting::What::Begun && other == run; });
    const QString where = QStringLiteral("%1 at %2 ms: ").arg(sighting.run).arg(sighting.at.count());
    switch (sighting.what) {
    case Sighting::What::Begun: {
        if (!told.model.standing(run).isInFlight)
            return where + QStringLiteral("begun, but has to be ") + stateText(told.model.standing(run).is);
        std::optional<Flight> before;
        if (told.flights.contains(run))
            before = told.flights.value(run);
        Flight flight = flightOf(run, before);
        const std::chrono::milliseconds since = m_time.now() - sighting.at;
        flight.limitAt -= since;
        if (!before)
            flight.startedAt = flight.startedAt.addMSecs(-since.count());
        if (flight.dueAt >= std::chrono::milliseconds(0))
            flight.dueAt -= since;
        told.flights.insert(run, flight);
        return {};
    }
    case Sighting::What::AskedToStop: {
        Flight &flight = told.flights[run];
        if (!told.stops.remove(run)) {
            if (sighting.at < flight.limitAt - tolerance)
                return where + QStringLiteral("asked to stop for no reason");
            flight.isLate = true;
        }
        flight.wasAskedToStop = true;
        return {};
    }
    case Sighting::What::Ended:
        break;
    }
    const Flight flight = told.flights.take(run);
    told.stops.remove(run);
    if (!told.model.standing(run).isInFlight)
        return where + QStringLiteral("ended, but was not in flight");
    if (flight.dueAt >= std::chrono::milliseconds(0) && sighting.outcome == Outcome::Success
        && std::chrono::abs(sighting.at - flight.dueAt) > tolerance)
        return where + QStringLiteral("a wait that was to end at %1 ms").arg(flight.dueAt.count());
    const bool isLate = flight.isLate && sighting.outcome == Outcome::Cancelled;
    told.model.ended(run, isLate ? Outcome::Late : sighting.outcome);
    if (told.model.isRollbackDue())
        told.model.decideRollback();
    return {};
}

QString Simulation::takeAll(Told &told, const QList<Sighting> &sightings) const
{
    for (const Sighting &sighting : sightings) {
        const QString wrong = take(told, sighting);
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

QString Simulation::finish(Told &told) const
{
    told.model.timeIs(m_time.now(),
                      [&](int run) { return isBegunAgain(m_release.run(m_ids[static_cast<std::size_t>(run)]).state); });
    if (!told.stops.isEmpty())
        return m_pipeline.nameOf(*told.stops.begin()) + QStringLiteral(" was not asked to stop");
    for (auto flight = told.flights.begin(); flight != told.flights.end(); ++flight) {
        const bool isLate = !flight->wasAskedToStop && m_time.now() > flight->limitAt + tolerance;
        const bool isOverdue
            = flight->dueAt >= std::chrono::milliseconds(0) && m_time.now() > flight->dueAt + tolerance;
        if (isLate || isOverdue)
            return m_pipeline.nameOf(flight.key()) + QStringLiteral(" goes on though its time is over");
    }
    if (!m_world.wrongs().isEmpty())
        return m_world.wrongs().first();
    return difference(told);
}

QString Simulation::differenceOf(const Told &told, int run) const
{
    const Standing &has = told.model.standing(run);
    const auto found = m_release.runs().constFind(m_ids[static_cast<std::size_t>(run)]);
    const bool isNew = found == m_release.runs().constEnd();
    if (isNew)
        return has.is == model::TaskIs::Planned ? QString() : QStringLiteral("planned, has to be ") + stateText(has.is);
    const domain::TaskRun &is = *found;
    if (static_cast<int>(is.state) != static_cast<int>(has.is))
        return named(is.state) + QStringLiteral(", has to be ") + stateText(has.is);
    const bool isHeld = is.state == domain::TaskState::Waiting && is.waitReason == domain::WaitReason::Hold;
    if (isHeld != has.isHeld)
        return isHeld ? QStringLiteral("held, must not be") : QStringLiteral("not held, has to be");
    const bool isInFlight = !is.attempts.isEmpty() && is.attempts.last().outcome == domain::TaskState::Running;
    if (isInFlight != has.isInFlight)
        return isInFlight ? QStringLiteral("in flight, must not be") : QStringLiteral("not in flight, has to be");
    if (is.attempts.size() != has.made)
        return QStringLiteral("%1 attempts, has to be %2").arg(is.attempts.size()).arg(has.made);
    if (is.claimedBy.value() != has.claimedBy)
        return QStringLiteral("claimed by “%1”, has to be “%2”").arg(is.claimedBy.value(), has.claimedBy);
    if (is.ticks.size() != has.ticked.size())
        return QStringLiteral("%1 items ticked, has to be %2").arg(is.ticks.size()).arg(has.ticked.size());
    return {};
}

QString Simulation::difference(const Told &told) const
{
    const auto state = static_cast<domain::ReleaseState>(told.model.state());
    if (m_release.state() != state)
        return QStringLiteral("the release is %1, has to be %2")
            .arg(QString(json::nameOf(m_release.state())), QString(json::nameOf(state)));
    for (int run = 0; run < m_pipeline.runCount(); ++run) {
        const QString wrong = differenceOf(told, run);
        if (!wrong.isEmpty())
            return QString(m_pipeline.nameOf(run) + QStringLiteral(": ") + wrong);
    }
    std::vector<int> steps;
    for (const domain::RollbackStep &step : m_release.rollbackSteps())
        steps.push_back(indexOf(step.step.value()));
    if (steps != told.model.rollbackSteps()) {
        QStringList is;
        QStringList has;
        for (const int step : steps)
            is.append(m_pipeline.nameOf(step));
        for (const int step : told.model.rollbackSteps())
            has.append(m_pipeline.nameOf(step));
        return QStringLiteral("the way back is %1, has to be %2").arg(is.join(u' '), has.join(u' '));
    }
    for (const domain::ApprovalRequest &request : m_release.approvals()) {
        const int line = indexOf(request.task.value());
        const bool isAsking = request.state == domain::ApprovalState::Active;
        if (isAsking != told.model.isAsking(line))
            return request.task.value()
                + (isAsking ? QStringLiteral(" asks, must not") : QStringLiteral(" has to ask"));
        if (!isAsking)
            continue;
        const QList<PersonId> next = request.nextSigners();
        const QStringList hasNext = told.model.signers(line);
        const bool isSame = next.size() == hasNext.size()
            && std::ranges::all_of(next, [&](const PersonId &person) { return hasNext.contains(person.value()); });
        if (!isSame)
            return request.task.value() + QStringLiteral(": other people have to sign next");
    }
    return {};
}

} // namespace releasedesk::tests
