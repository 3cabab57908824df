// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/simulation.h"

#include "core/async/launch.h"
#include "core/store/release_codec.h"

#include <QCoreApplication>
#include <QRandomGenerator>

namespace releasedesk::tests {
namespace {

using domain::Role;
using model::Verb;

const ReleaseId theRelease{"r"};
constexpr std::chrono::milliseconds polling{12}; //!< longer than the engine looks away from what it waits for

QCoro::Task<> stopped(engine::ReleaseEngine *engine, std::shared_ptr<bool> isDone)
{
    co_await engine->stop();
    *isDone = true;
}

QCoro::Task<> started(engine::ReleaseEngine *engine)
{
    const auto done = co_await engine->start();
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
}

QCoro::Task<> handled(engine::ReleaseEngine *engine, domain::ReleaseCommand command, access::Actor actor,
                      std::shared_ptr<std::optional<Result<store::Position>>> asked)
{
    *asked = co_await engine->handle(std::move(command), std::move(actor));
}

QCoro::Task<> seen(engine::ReleaseEngine *engine, ReleaseId id, std::shared_ptr<domain::Release> release)
{
    const auto read = co_await engine->read(std::move(id));
    if (!read)
        qFatal("%s", qPrintable(read.error().message));
    *release = read->release;
}

domain::Directory theDirectory()
{
    domain::Directory directory;
    const auto add = [&](const char *id, Role role) {
        domain::Person person;
        person.id = PersonId(id);
        person.name = QString::fromLatin1(id);
        person.roles = {role};
        directory.people.append(person);
    };
    add("owner", Role::Owner);
    add("op", Role::Operator);
    for (const char *id : {"jiho", "minseo", "yuna"})
        add(id, Role::Approver);
    add("viewer", Role::Viewer);
    directory.projects = {{ProjectId("checkout"), QStringLiteral("checkout"), PersonId("owner")}};
    directory.environments = {{EnvironmentId("staging"), QStringLiteral("staging"), 1, false},
                              {EnvironmentId("prod"), QStringLiteral("prod"), 2, true}};
    return directory;
}

} // namespace

Simulation::Simulation(VirtualTime &time, const Story &story)
    : m_time(time)
    , m_clock(time)
    , m_pipeline(story.pipeline)
    , m_told{model::ReferenceModel(story.pipeline)}
    , m_world(time, m_clock, story.seed, story.luck)
    , m_directory(theDirectory())
{
    m_world.fill(m_executors);
    for (int run = 0; run < m_pipeline.runCount(); ++run) {
        m_indexes.insert(m_pipeline.nameOf(run), run);
        m_ids.emplace_back(m_pipeline.nameOf(run));
    }
    startEngine();
    domain::CreateRelease create;
    create.release = theRelease;
    create.project = ProjectId("checkout");
    create.version = QStringLiteral("2.8.0");
    create.title = QStringLiteral("Faster payment sheet");
    create.plan = planOf(m_pipeline);
    const auto asked = std::make_shared<std::optional<Result<store::Position>>>();
    async::launch(handled(m_engine.get(), create, {PersonId("owner"), {Role::Owner}}, asked), "create");
    settle();
    if (!*asked || !asked->value())
        qFatal("the release could not be made: %s", *asked ? qPrintable(asked->value().error().message) : "");
    fold();
}

Simulation::~Simulation()
{
    m_disk.crashNow();
    stopEngine();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

domain::Release Simulation::releaseOfEngine()
{
    const auto release = std::make_shared<domain::Release>();
    async::launch(seen(m_engine.get(), m_release.id(), release), "read");
    m_time.settle();
    return *release;
}

void Simulation::startEngine()
{
    m_disk.revive();
    m_engine = std::make_unique<engine::ReleaseEngine>(m_disk, m_log, m_clock, m_executors, m_directory);
    async::launch(started(m_engine.get()), "start");
    m_time.settle();
}

void Simulation::stopEngine()
{
    const auto isDone = std::make_shared<bool>(false);
    async::launch(stopped(m_engine.get(), isDone), "stop");
    m_world.letGo();
    m_time.settle();
    for (int i = 0; i < 100 && !*isDone; ++i)
        m_time.advance(polling);
    if (!*isDone)
        qFatal("the engine does not stop");
    m_engine.reset();
    m_rollback.reset();
}

void Simulation::settle()
{
    m_time.settle();
    if (m_rollback && !*m_rollback) {
        m_time.advance(polling);
        m_time.settle();
    }
    if (m_rollback && *m_rollback)
        m_rollback.reset();
}

void Simulation::fold()
{
    for (; m_folded < m_disk.events().size(); ++m_folded) {
        const store::RecordedEvent &event = m_disk.events().at(m_folded);
        const auto decoded = store::decodeReleaseEvent(event.event);
        if (!decoded)
            qFatal("%s", qPrintable(decoded.error().message));
        m_release.apply(*decoded, event.actor, event.at);
    }
}

Simulation::Asked Simulation::tellEngine(const Deed &deed)
{
    if (m_isKeeping && deed.wish)
        m_deed = QStringLiteral("(%1 %2 %3)")
                     .arg(deed.wish->person, QString::fromLatin1(nameOf(deed.wish->verb)),
                          deed.wish->run < 0 ? QString() : m_pipeline.nameOf(deed.wish->run));
    if (!deed.wish) {
        m_deed = deed.answered;
        if (!deed.answered.isEmpty())
            m_world.answer(deed.answered);
        return {};
    }
    const auto asked = std::make_shared<std::optional<Result<store::Position>>>();
    const PersonId person(deed.wish->person);
    const domain::Person *const known = m_directory.person(person);
    const access::Actor actor{person, QSet<Role>(known->roles.begin(), known->roles.end())};
    if (deed.wish->verb == Verb::RollBack)
        m_rollback = asked;
    async::launch(handled(m_engine.get(), commandOf(*deed.wish), actor, asked), "wish");
    return asked;
}

QString Simulation::play(const Step &step)
{
    const qsizetype before = m_disk.events().size();
    m_deed.clear();
    const QString wrong = playStep(step);
    keep(QString::fromLatin1(nameOf(step.kind)), before);
    return wrong;
}

//! What was done, and the events behind \p before that came of it.
void Simulation::keep(const QString &what, qsizetype before)
{
    if (!m_isKeeping)
        return;
    QStringList events;
    for (qsizetype i = before; i < m_disk.events().size(); ++i) {
        const store::NewEvent &event = m_disk.events().at(i).event;
        events.append(QString(event.name + u' '
                              + QJsonDocument::fromJson(event.payload).object()[QStringLiteral("task")].toString()));
    }
    m_history.append(QStringLiteral("%1 ms %2 %3 → %4")
                         .arg(m_time.now().count())
                         .arg(what, m_deed, events.join(QStringLiteral(", "))));
}

QString Simulation::playStep(const Step &step)
{
    QRandomGenerator random(step.luck);
    using Kind = Step::Kind;
    switch (step.kind) {
    case Kind::Answer:
    case Kind::Help:
    case Kind::Whim:
        return playDeed(deedOf(step.kind, random));
    case Kind::Moment:
        return playTime(std::chrono::milliseconds(50));
    case Kind::While:
        return playTime(random.bounded(4) == 0 ? std::chrono::milliseconds(std::chrono::minutes(40))
                                               : std::chrono::milliseconds(std::chrono::seconds(97)));
    case Kind::Jump:
        return playJump(random);
    case Kind::Restart:
        return playRestart();
    case Kind::CrashAtAnswer:
        return playCrash(deedOf(Kind::Answer, random), random);
    case Kind::CrashAtHelp:
        return playCrash(deedOf(Kind::Help, random), random);
    case Kind::CrashAtWhim:
        return playCrash(deedOf(Kind::Whim, random), random);
    }
    return {};
}

QString Simulation::playDeed(const Deed &deed)
{
    const Asked asked = tellEngine(deed);
    settle();
    fold();
    QString wrong = deed.wish ? ask(m_told, *deed.wish, asked) : QString();
    if (wrong.isEmpty())
        wrong = takeAll(m_told, m_world.takeSightings());
    return wrong.isEmpty() ? finish(m_told) : wrong;
}

QString Simulation::playTime(std::chrono::milliseconds by)
{
    if (m_rollback)
        by = std::min(by, std::chrono::milliseconds(50)); // it polls; hours of that would take long
    const auto isClose = [&](std::chrono::milliseconds moment) {
        return std::chrono::abs(moment - m_time.now() - by) < std::chrono::seconds(2);
    };
    for (const Flight &flight : m_told.flights) { // not on the edge, where both would be right
        if (isClose(flight.limitAt) || isClose(flight.dueAt))
            by += std::chrono::seconds(5);
    }
    m_time.advance(by);
    settle();
    fold();
    const QString wrong = takeAll(m_told, m_world.takeSightings());
    return wrong.isEmpty() ? finish(m_told) : wrong;
}

QString Simulation::playJump(QRandomGenerator &random)
{
    const qint64 tenYears = std::chrono::milliseconds(std::chrono::years(10)).count();
    m_clock.jump(std::chrono::milliseconds(random.bounded(2 * tenYears) - tenYears));
    return playTime(std::chrono::milliseconds(1));
}

QString Simulation::playRestart()
{
    stopEngine();
    const QList<Sighting> whileLeaving = m_world.takeSightings();
    startEngine();
    settle();
    fold();
    QString wrong = takeAll(m_told, whileLeaving);
    restart(m_told);
    if (wrong.isEmpty())
        wrong = takeAll(m_told, m_world.takeSightings());
    return wrong.isEmpty() ? finish(m_told) : wrong;
}

//! The process dies somewhere in the step. What was committed counts, and what somebody was told is committed; for the
//! rest every prefix of what happened is lawful.
QString Simulation::playCrash(const Deed &deed, QRandomGenerator &random)
{
    m_disk.crashAfter(random.bounded(3), random.bounded(2) == 0);
    const Asked asked = tellEngine(deed);
    settle();
    m_disk.crashNow();
    const QList<Sighting> before = m_world.takeSightings();
    const bool wasTold = asked && *asked && asked->value();
    stopEngine();
    startEngine();
    settle();
    fold();
    const QList<Sighting> after = m_world.takeSightings();

    int inputs = deed.wish ? 1 : 0;
    for (const Sighting &sighting : before)
        inputs += sighting.what == Sighting::What::Ended ? 1 : 0;
    QString wrong;
    for (int committed = inputs; committed >= (wasTold ? 1 : 0); --committed) {
        for (const bool isDecided : {true, false}) {
            Told told = m_told;
            int left = committed;
            if (deed.wish && left > 0) {
                (void)told.model.ask(*deed.wish);
                --left;
            }
            for (const Sighting &sighting : before) {
                if (sighting.what != Sighting::What::Ended || left-- <= 0)
                    continue;
                const int run = indexOf(sighting.run);
                told.flights.remove(run);
                if (told.model.standing(run).isInFlight)
                    told.model.ended(run, sighting.outcome);
            }
            if (isDecided && told.model.isRollbackDue())
                told.model.decideRollback();
            told.model.timeIs(m_time.now(), [&](int run) {
                const auto state = m_release.run(m_ids[static_cast<std::size_t>(run)]).state;
                return state != domain::TaskState::Failed && state != domain::TaskState::Unknown;
            });
            restart(told);
            QString difference = takeAll(told, after);
            if (difference.isEmpty())
                difference = finish(told);
            if (difference.isEmpty()) {
                m_told = told;
                return {};
            }
            wrong += QStringLiteral("\n    if %1 of %2 came through: %3").arg(committed).arg(inputs).arg(difference);
        }
    }
    return QStringLiteral("nothing that may be after a crash:") + wrong;
}

void Simulation::restart(Told &told) const
{
    for (Flight &flight : told.flights) {
        flight.wasAskedToStop = false;
        flight.isLate = false;
    }
    (void)told.model.takeStops(); // of the process that is gone
    told.model.restarted();
    told.stops = told.model.takeStops();
}

QString Simulation::playToTheEnd()
{
    for (int i = 0; i < 600; ++i) {
        if (model().isOver() && model().inFlight().isEmpty())
            return {};
        QRandomGenerator random(static_cast<quint32>(i) * 7919U + 13U);
        const bool isAnswered = !m_world.waiting().isEmpty();
        const Deed deed = isAnswered ? anyAnswer(random) : anyHelp(random);
        const bool isIdle = !deed.wish && deed.answered.isEmpty();
        const qsizetype before = m_disk.events().size();
        m_deed.clear();
        const QString wrong = isIdle ? playTime(std::chrono::seconds(97)) : playDeed(deed);
        keep(QStringLiteral("at the end"), before);
        if (!wrong.isEmpty())
            return wrong;
    }
    return QStringLiteral("the release does not come to an end");
}

} // namespace releasedesk::tests
