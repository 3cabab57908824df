// SPDX-License-Identifier: Apache-2.0
#include "tests/support/approval_desk.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::ApprovalDesk;
using releasedesk::tests::GuaranteeRun;

namespace {

const QStringList people{"qa", "dba", "boss", "dev1", "drafter", "dep"};
const QStringList parts{"flow", "schedule", "rollback", "scope"};

//! What the product's rules say about approvals, in a few lines that share nothing with it: content is a counter for
//! each part, a signature remembers the counters it saw, a step is satisfied if people can be told apart for its terms.
struct Model {
    struct Term {
        int needed = 1;
        QStringList people;
    };
    struct Step {
        QString id;
        int place = 1;
        QString type;
        QList<Term> terms;
        QStringList view; //!< empty: all
    };
    struct Signed {
        QString step;
        QString person; //!< whose place
        QString by;
        QMap<QString, int> seen;
    };

    QList<Step> steps;
    QMap<QString, int> content;
    int rules = 0; //!< the policy: in every view
    QList<Signed> standing;
    QSet<QString> gone; //!< no longer in the workspace

    [[nodiscard]] bool isValid(const Signed &each) const
    {
        const auto step = std::ranges::find(steps, each.step, &Step::id);
        if (gone.contains(each.by) || each.seen.value("rules") != rules)
            return false;
        return std::ranges::all_of(content.keys(), [&](const QString &part) {
            const bool isSeen = step->view.isEmpty() || step->view.contains(part);
            return !isSeen || each.seen.value(part) == content.value(part);
        });
    }

    //! Tries every way to hand the people out to the terms.
    [[nodiscard]] static bool canAssign(QStringList left, QList<Term> open)
    {
        while (!open.isEmpty() && open.first().needed == 0)
            open.removeFirst();
        if (open.isEmpty())
            return true;
        open.first().needed -= 1;
        for (const QString &person : left) {
            QStringList others = left;
            others.removeOne(person);
            if (open.first().people.contains(person) && canAssign(others, open))
                return true;
        }
        return false;
    }

    [[nodiscard]] bool isApproved() const
    {
        return std::ranges::all_of(steps, [this](const Step &step) {
            QStringList signers;
            for (const Signed &each : standing) {
                if (each.step == step.id && isValid(each))
                    signers.append(each.person);
            }
            return canAssign(signers, step.terms);
        });
    }

    //! An edit: what can no longer be valid is gone for good, also if the content comes back.
    void forgetInvalid()
    {
        standing.removeIf([this](const Signed &each) { return !isValid(each); });
    }
};

//! One history: a random line, then random acts of random people, against product and model.
class History
{
public:
    History(QRandomGenerator &dice, GuaranteeRun &run)
        : m_dice(dice)
        , m_run(run)
    {
        makeLine();
    }

    void play(int acts)
    {
        for (int i = 0; i < acts; ++i) {
            act();
            check();
            if (m_desk.started)
                return; // what follows is another promise
        }
    }

private:
    int roll(int sides) { return m_dice.bounded(sides); }
    QString someone() { return people.at(roll(static_cast<int>(people.size()))); }

    void makeLine()
    {
        const int places = 1 + roll(3);
        QJsonArray json;
        for (int place = 1; place <= places; ++place) {
            const int parallel = 1 + roll(2);
            for (int i = 0; i < parallel; ++i) {
                const bool isLast = place == places;
                Model::Step step{QStringLiteral("%1.%2").arg(place).arg(i), place,
                                 isLast ? "approve" : QStringList{"review", "agree", "cooperate"}.at(roll(3))};
                QJsonArray terms;
                for (int t = 1 + roll(2); t > 0; --t) {
                    QStringList from = people;
                    from.removeOne("drafter");
                    std::shuffle(from.begin(), from.end(), m_dice);
                    const QStringList chosen = from.mid(0, 1 + roll(4));
                    const int needed = 1 + roll(static_cast<int>(std::min<qsizetype>(2, chosen.size())));
                    step.terms.append({needed, chosen});
                    terms.append(tests::term(needed, chosen));
                }
                if (!isLast && roll(2) == 0)
                    step.view = {parts.at(roll(4)), parts.at(roll(4))};
                QJsonObject made
                    = tests::step(qPrintable(step.id), place, qPrintable(step.type), {}, {{"terms", terms}});
                if (!step.view.isEmpty())
                    made.insert("view", QJsonArray::fromStringList(step.view));
                json.append(made);
                m_model.steps.append(step);
            }
        }
        for (const QString &part : parts)
            m_model.content.insert(part, 0);
        m_model.content.insert("config", 0);
        m_desk.windowStart = m_desk.now;
        m_desk.windowEnd = m_desk.now.addDays(300);
        m_desk.create(json);
    }

    Result<> as(const QString &person, const ReleaseCommand &command) { return m_desk.as(PersonId(person), command); }

    void act()
    {
        const int which = roll(100);
        const ReleaseId id("r");
        if (m_desk.release.state() == ReleaseState::Draft || m_desk.release.state() == ReleaseState::Returned) {
            if (which < 80)
                (void)as("drafter", RequestApproval{id, m_desk.release.revision()});
            else
                edit();
        } else if (which < 60) {
            decideSomething();
        } else if (which < 66) {
            edit();
        } else if (which < 67) {
            m_desk.directory.approvals.afterwardsDays += 1;
            ++m_model.rules;
        } else if (which < 68) {
            m_desk.directory.projects[0].variables.insert("job", QStringLiteral("job-%1").arg(++m_count));
            ++m_model.content["config"];
        } else if (which < 69) {
            const QString person = someone();
            m_desk.directory.people.removeIf([&](const Person &each) { return each.id.value() == person; });
            m_model.gone.insert(person);
        } else if (which < 74) {
            delegate();
        } else if (which < 79) {
            (void)m_desk.wait(roll(3000));
        } else if (which < 81) {
            (void)as("owner", WithdrawRequest{id, "wait"});
        } else {
            (void)as("operator", StartRelease{id, "now"});
        }
    }

    void delegate()
    {
        const PersonId absent(someone());
        const PersonId other(someone());
        if (absent != other)
            m_desk.directory.delegations
                = {{QString::number(++m_count), absent, other, m_desk.now, m_desk.now.addDays(3), {}, "away"}};
    }

    //! What the line waits for.
    void decideAsAsked()
    {
        const QStringList next = m_desk.next();
        if (next.isEmpty())
            return;
        const PersonId person(next.at(roll(static_cast<int>(next.size()))));
        for (const Decision decision : {Decision::Approve, Decision::Agree, Decision::Confirm}) {
            if (!m_desk.request().stepFor(person, decision).isEmpty())
                (void)as(person.value(), m_desk.wish(decision));
        }
    }

    void decideSomething()
    {
        if (roll(5) > 0)
            return decideAsAsked();
        const QString person = someone();
        static const QList<Decision> all{
            Decision::Approve, Decision::Approve,          Decision::Agree,    Decision::Agree,
            Decision::Confirm, Decision::Confirm,          Decision::Disagree, Decision::Return,
            Decision::Reject,  Decision::ReturnToPrevious, Decision::Withdraw, Decision::Hold};
        SignApproval command = m_desk.wish(all.at(roll(static_cast<int>(all.size()))));
        command.until = m_desk.now.addDays(1);
        if (roll(4) == 0)
            command.onBehalfOf = PersonId(someone());
        if (roll(20) == 0)
            command.digestSeen = "another";
        (void)as(person, command);
    }

    void edit()
    {
        const ReleaseId id("r");
        const int revision = m_desk.release.revision();
        const QString part = parts.at(roll(4));
        ++m_count;
        if (part == u"schedule") {
            const QDateTime start = m_desk.release.windowStart().addDays(-1); // earlier, so that it stays open
            (void)as("owner",
                     EditDetails{id, revision, "t", PersonId("owner"), start, m_desk.release.windowEnd().addDays(-1)});
        } else if (part == u"scope") {
            IssueSnapshot snapshot;
            snapshot.issues = {{"1", QStringLiteral("SHOP-%1").arg(m_count), "Story"}};
            (void)as("owner", RefreshScope{id, revision, snapshot});
        } else {
            Task task = *m_desk.release.plan().task(TaskId(part == u"flow" ? "deploy" : "back"));
            task.timeoutMinutes = 100 + m_count;
            (void)as("owner", EditPlan{id, revision, {ChangeTask{task}}, {}});
        }
        if (m_desk.release.revision() > revision) {
            ++m_model.content[part];
            m_model.forgetInvalid();
        }
    }

    //! The model follows what was recorded, by its own rules.
    void follow()
    {
        for (; m_read < m_desk.events.size(); ++m_read) {
            const ReleaseEvent &event = m_desk.events.at(m_read);
            if (const auto *const made = std::get_if<ApprovalSigned>(&event)) {
                const QString place = made->onBehalfOf.isEmpty() ? made->person.value() : made->onBehalfOf.value();
                const auto isHis
                    = [&](const Model::Signed &each) { return each.person == place && each.step == made->step; };
                if (made->decision == Decision::Withdraw)
                    m_model.standing.removeIf(isHis);
                if (made->decision == Decision::ReturnToPrevious) {
                    const auto step = std::ranges::find(m_model.steps, made->step, &Model::Step::id);
                    const int before = step->place - 1;
                    m_model.standing.removeIf([&](const Model::Signed &each) {
                        return std::ranges::find(m_model.steps, each.step, &Model::Step::id)->place == before;
                    });
                }
                if (!isPositive(made->decision))
                    continue;
                if (made->person == PersonId("drafter") || place == u"drafter")
                    m_run.violated("the drafter signed");
                QMap<QString, int> seen = m_model.content;
                seen.insert("rules", m_sealedRules);
                seen.insert("config", m_sealedConfiguration);
                m_model.standing.append({made->step, place, made->person.value(), seen});
            } else if (std::holds_alternative<ApprovalRejected>(event)
                       || std::holds_alternative<ApprovalWithdrawn>(event)
                       || std::holds_alternative<ApprovalExpired>(event)) {
                m_model.standing.clear();
            } else if (std::holds_alternative<ApprovalRequested>(event)
                       || std::holds_alternative<SignaturesWithdrawn>(event)) {
                m_sealedRules = m_model.rules; // sealed as they were at that moment
                m_sealedConfiguration = m_model.content.value("config");
            }
        }
    }

    void check()
    {
        follow();
        m_run.checked();
        if (m_desk.started && !m_model.isApproved())
            m_run.violated(QStringLiteral("a task on production started without a valid signature set"));
    }

    QRandomGenerator &m_dice;
    GuaranteeRun &m_run;
    ApprovalDesk m_desk;
    Model m_model;
    qsizetype m_read = 0;
    int m_sealedRules = 0;
    int m_sealedConfiguration = 0;
    int m_count = 0;

public:
    [[nodiscard]] bool hasStarted() const { return m_desk.started; }
};

} // namespace

class TestRandomHistories final : public QObject
{
    Q_OBJECT

private slots:
    void noProductionTaskStartsWithoutAValidSignatureSet()
    {
        GuaranteeRun run(QStringLiteral("G23"), QStringLiteral("approval histories"), {700, 100'000, 1'000'000});
        QRandomGenerator dice(run.seed());
        qsizetype started = 0;
        for (qsizetype i = 0; i < run.trials(); ++i) {
            run.tried();
            History history(dice, run);
            history.play(40);
            started += history.hasStarted() ? 1 : 0;
        }
        qInfo("%lld of %lld histories reached production", static_cast<long long>(started),
              static_cast<long long>(run.trials()));
        QVERIFY2(started > run.trials() / 50, "too few get so far; the run would prove nothing");
        QVERIFY2(run.finish(), run.report().constData());
    }
};

RELEASE_DESK_TEST(g23_random_histories, TestRandomHistories)
#include "g23_random_histories.moc"
