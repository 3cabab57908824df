// SPDX-License-Identifier: Apache-2.0
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"
#include "tests/system/kill_ground.h"

#include <QCoroCore>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr int laneLength = 12;
constexpr int shortestLife = 70; //!< milliseconds; before that the program only starts
constexpr int longestLife = 400;
constexpr int failpointLife = 600; //!< a point that is not reached is a kill at this instant

//! When the next process dies: at a named point, or at a random instant.
struct Death {
    QString point; //!< empty: at a random instant
    int afterMs = failpointLife;
};

Death randomDeath(QRandomGenerator &random)
{
    // Around an effect more often than elsewhere.
    static const QStringList points{u"effect.intended"_s,     u"effect.sent"_s,    u"effect.sent"_s,
                                    u"engine.executed"_s,     u"engine.settled"_s, u"effect.sent"_s,
                                    u"store.before_commit"_s, u"store.committed"_s};
    if (random.bounded(2) == 0)
        return {{}, shortestLife + random.bounded(longestLife - shortestLife)};
    return {points.at(random.bounded(static_cast<int>(points.size()))) + u':'
            + QString::number(1 + random.bounded(12))};
}

} // namespace

//! Kills the real program again and again in the middle of a release: nothing outside happens twice, nothing that was
//! told is lost, and whatever nobody can know is shown until a person says what became of it.
class TestNoEffectTwice final : public QObject
{
    Q_OBJECT

private slots:
    void nothingHappensTwiceAndNothingIsLost()
    {
        GuaranteeRun run(u"G5"_s, u"kills"_s, {24, 2000, 8000}, u"sqlite"_s);
        QRandomGenerator random(run.seed());
        SandboxProcess sandbox;
        QVERIFY(sandbox.start());
        while (m_kills < run.trials()) {
            KillGround ground(sandbox, laneLength);
            if (const QString problem = ground.prepare(); !problem.isEmpty()) {
                run.violated(u"no release to kill at: "_s + problem);
                break;
            }
            const qsizetype before = m_kills;
            int idle = 0; // runs that ended by themselves one after the other
            while (m_kills < run.trials() && idle < 5) {
                const Turn turn = killOnce(ground, random, run);
                if (turn == Turn::Over)
                    break;
                idle = turn == Turn::Killed ? 0 : idle + 1;
            }
            finishWhole(ground, run);
            if (m_kills == before) {
                run.violated(u"a release came to its end without a kill"_s);
                break;
            }
        }
        qInfo("%d outcomes nobody could know, each resolved by a person; %d acknowledged events found again", m_unknown,
              m_acknowledged);
        QVERIFY2(run.finish(), run.report().constData());
    }

private:
    enum class Turn {
        Killed,
        Rested, //!< it came to a point where a person has to decide, before its death
        Over, //!< the release is done, or something is wrong with it
    };

    Turn killOnce(KillGround &ground, QRandomGenerator &random, GuaranteeRun &run)
    {
        const Death death = randomDeath(random);
        ground.rdesk().set(u"RD_FAIL"_s, death.point);
        const RdeskAnswer answer
            = ground.rdesk().json({u"release"_s, u"run"_s, ground.release(), u"--follow"_s}, death.afterMs);
        ground.rdesk().unset(u"RD_FAIL"_s);
        if (answer.wasKilled) {
            run.tried();
            ++m_kills;
        }
        const auto standing = look(ground, answer, run);
        if (!standing || standing->state == domain::ReleaseState::Released || !hasMoreToBegin(*standing))
            return Turn::Over;
        if (!answer.wasKilled && answer.exitCode != 1)
            run.violated(u"rdesk ended with %1: %2"_s.arg(answer.exitCode).arg(answer.errorText().left(300)));
        return answer.wasKilled ? Turn::Killed : Turn::Rested;
    }

    //! A kill while only the last effects are looked up teaches nothing new.
    static bool hasMoreToBegin(const KillGround::Standing &standing)
    {
        const auto begun
            = std::ranges::count_if(standing.runs, [](const domain::TaskRun &run) { return !run.attempts.isEmpty(); });
        return begun < standing.automatic;
    }

    //! The record after the process is gone, held against what it had told; doubts are resolved.
    std::optional<KillGround::Standing> look(KillGround &ground, const RdeskAnswer &answer, GuaranteeRun &run)
    {
        const auto standing = ground.read();
        if (!standing) {
            run.violated(u"the record is not whole: "_s + standing.error().message);
            return std::nullopt;
        }
        for (const QJsonObject &line : answer.lines()) {
            const store::Position position = line[u"position"].toInteger();
            if (position == 0)
                continue;
            ++m_acknowledged;
            run.checked();
            const QString what = QString(line[u"task"].toString() + u':' + line[u"what"].toString());
            if (standing->what.value(position) != what)
                run.violated(u"event %1 (%2) was told and is lost"_s.arg(position).arg(what));
        }
        const QStringList wrongs = ground.wrongs(*standing);
        for (const QString &wrong : wrongs)
            run.violated(wrong);
        run.checked();
        if (!wrongs.isEmpty())
            return std::nullopt; // this release would go on telling the same
        showsUnknown(ground, *standing, run);
        const auto resolved = ground.resolveUnknown(*standing);
        if (!resolved) {
            run.violated(u"a doubt could not be resolved: "_s + resolved.error().message);
            return std::nullopt;
        }
        m_unknown += *resolved;
        return *standing;
    }

    //! What rdesk shows has to name every outcome that nobody knows.
    void showsUnknown(KillGround &ground, const KillGround::Standing &standing, GuaranteeRun &run)
    {
        QSet<QString> expected;
        for (auto each = standing.runs.begin(); each != standing.runs.end(); ++each) {
            if (each->state == domain::TaskState::Unknown)
                expected.insert(each.key().value());
        }
        if (expected.isEmpty())
            return;
        QSet<QString> shown;
        const RdeskAnswer answer = ground.rdesk().json({u"release"_s, u"show"_s, ground.release()});
        for (const auto &task : answer.json()[u"taskList"].toArray()) {
            if (task.toObject()[u"state"] == u"unknown"_s)
                shown.insert(task.toObject()[u"id"].toString());
        }
        run.checked(expected.size());
        if (shown != expected)
            run.violated(
                u"rdesk shows %1 outcomes as unknown, the record has %2"_s.arg(shown.size()).arg(expected.size()));
    }

    //! Left alone, it comes to its end, with every effect once.
    void finishWhole(KillGround &ground, GuaranteeRun &run)
    {
        for (int round = 0; round < 40; ++round) {
            const RdeskAnswer answer
                = ground.rdesk().json({u"release"_s, u"run"_s, ground.release(), u"--follow"_s}, 120'000);
            const auto standing = look(ground, answer, run);
            if (!standing)
                return;
            if (standing->state == domain::ReleaseState::Released) {
                run.checked(2);
                if (const QStringList left = ground.leftTraces(); !left.isEmpty())
                    run.violated(u"%1 traces of commands stay behind: %2"_s.arg(left.size()).arg(left.first()));
                return;
            }
        }
        run.violated(u"the release does not come to its end"_s);
    }

    qsizetype m_kills = 0;
    int m_unknown = 0;
    int m_acknowledged = 0;
};

RELEASE_DESK_TEST(g05_no_effect_twice, TestNoEffectTwice)

#include "g05_no_effect_twice.moc"
