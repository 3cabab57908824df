// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/story.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <array>

namespace releasedesk::tests {
namespace {

using model::Mover;
using model::OnFailure;
using model::Rule;
using model::Task;

struct Kind {
    const char *name;
    Mover mover;
    bool hasEffect;
    bool restores;
    bool mayRepeat;
    int share;
};

//! The rows of product.md 3.3 that differ in what matters to the engine.
constexpr std::array kinds{
    Kind{"jenkins.build", Mover::Executor, false, false, false, 24},
    Kind{"jira.version_release", Mover::Executor, true, true, false, 18},
    Kind{"command.run", Mover::Executor, true, false, false, 12},
    Kind{"gate.check", Mover::Executor, false, false, false, 10},
    Kind{"mail.send", Mover::Executor, true, false, true, 6},
    Kind{"time.wait", Mover::Executor, false, false, false, 6},
    Kind{"manual.work", Mover::Person, true, false, false, 8},
    Kind{"checklist.confirm", Mover::Person, false, false, false, 5},
    Kind{"release.approve", Mover::Line, false, false, false, 11},
};

class Maker
{
public:
    Maker(QRandomGenerator &random, bool isTimed)
        : m_random(random)
        , m_isTimed(isTimed)
    {
    }

    model::Pipeline make()
    {
        const int phases = 1 + below(4);
        for (int phase = 0; phase < phases; ++phase) {
            m_pipeline.isEarly.append(phase < 2 && below(3) > 0);
            for (int i = below(5); i > 0; --i)
                addTask(phase);
        }
        if (m_pipeline.tasks.isEmpty())
            addTask(0);
        const int count = m_pipeline.count();
        connect(0, count);
        protect(count);
        for (int i = below(4); i > 0; --i)
            addInverse(count);
        connectLane(count);
        return m_pipeline;
    }

private:
    int below(int end) { return m_random.bounded(end); }
    bool oneIn(int many) { return m_random.bounded(many) == 0; }

    Task ofKind(const Kind &kind)
    {
        Task task;
        task.kind = QString::fromLatin1(kind.name);
        task.mover = kind.mover;
        task.hasEffect = kind.hasEffect;
        task.restores = kind.restores;
        task.mayRepeat = kind.mayRepeat;
        task.isCheck = task.kind == u"gate.check";
        task.onFailure = std::array{OnFailure::Ask, OnFailure::Ask, OnFailure::RollBack, OnFailure::Skip,
                                    OnFailure::Abort}[static_cast<std::size_t>(below(5))];
        task.retries = oneIn(3) ? 1 + below(2) : 0;
        task.isSkippable = below(4) > 0;
        task.limitMinutes = 5 + static_cast<int>(m_pipeline.tasks.size()); // no two end at the same moment
        if (task.kind == u"time.wait")
            task.waitSeconds = 7 + below(200);
        if (task.kind == u"checklist.confirm")
            task.items = 1 + below(2);
        if (task.mover == Mover::Person && oneIn(4))
            task.performer = QStringLiteral("op");
        return task;
    }

    const Kind &anyKind()
    {
        if (m_isTimed && oneIn(2))
            return kinds[oneIn(2) ? 5 : 8];
        int left = below(100);
        for (const Kind &kind : kinds) {
            if (left < kind.share)
                return kind;
            left -= kind.share;
        }
        return kinds.front();
    }

    void addTask(int phase)
    {
        Task task = ofKind(anyKind());
        task.id = QStringLiteral("t%1").arg(m_pipeline.tasks.size());
        task.phase = phase;
        if (task.mover == Mover::Line) {
            const QStringList people{QStringLiteral("jiho"), QStringLiteral("minseo"), QStringLiteral("yuna")};
            task.approvers = people.mid(below(2), 1 + below(2));
            task.rule = std::array{Rule::Anyone, Rule::Everyone, Rule::InOrder,
                                   Rule::NOfM}[static_cast<std::size_t>(below(4))];
            task.needed = 1 + below(static_cast<int>(task.approvers.size()));
        }
        m_pipeline.tasks.append(task);
    }

    void connect(int from, int end)
    {
        const int density = 3 + below(5);
        for (int to = from + 1; to < end; ++to) {
            for (int before = from; before < to; ++before) {
                if (oneIn(density))
                    m_pipeline.edges.emplace_back(before, to);
            }
        }
    }

    //! Effects in production, nearly always behind an approval as the rules want it.
    void protect(int count)
    {
        std::vector<bool> isBehind(static_cast<std::size_t>(count), false);
        for (int task = 0; task < count; ++task) {
            const auto at = static_cast<std::size_t>(task);
            bool hasEdge = false;
            for (const auto &[from, to] : m_pipeline.edges) {
                if (to != task)
                    continue;
                hasEdge = true;
                isBehind[at] = isBehind[at] || isBehind[static_cast<std::size_t>(from)] || isLine(from);
            }
            for (int other = 0; !hasEdge && other < task; ++other) {
                if (m_pipeline.tasks.at(other).phase < m_pipeline.tasks.at(task).phase)
                    isBehind[at] = isBehind[at] || isBehind[static_cast<std::size_t>(other)] || isLine(other);
            }
            const bool isEarly = m_pipeline.isEarly.at(m_pipeline.tasks.at(task).phase);
            m_pipeline.tasks[task].isProtected = (isBehind[at] && !isEarly) ? oneIn(2) : oneIn(60);
        }
    }

    bool isLine(int task) const { return m_pipeline.tasks.at(task).mover == Mover::Line; }

    void addInverse(int count)
    {
        const Kind &kind = kinds[static_cast<std::size_t>(std::array{0, 2, 2, 6}[static_cast<std::size_t>(below(4))])];
        Task task = ofKind(kind);
        task.id = QStringLiteral("l%1").arg(m_pipeline.tasks.size());
        task.phase = -1;
        const int undone = below(count);
        if (below(4) > 0 && !isLine(undone))
            task.undoes = undone;
        m_pipeline.tasks.append(task);
    }

    void connectLane(int count)
    {
        for (int to = count; to < m_pipeline.count(); ++to) {
            for (int from = count; from < m_pipeline.count(); ++from) {
                const bool isForward = (from < to) == (m_pipeline.tasks.size() % 2 == 0);
                if (from != to && isForward && oneIn(2))
                    m_pipeline.edges.emplace_back(from, to);
            }
        }
    }

    QRandomGenerator &m_random;
    bool m_isTimed;
    model::Pipeline m_pipeline;
};

Step::Kind anyStep(QRandomGenerator &random, const Genre &genre)
{
    int left = random.bounded(100);
    const auto is = [&](int share) {
        left -= share;
        return left < 0;
    };
    if (is(genre.restartsPerHundred)) {
        return std::array{Step::Kind::Restart, Step::Kind::CrashAtAnswer, Step::Kind::CrashAtHelp,
                          Step::Kind::CrashAtWhim}[static_cast<std::size_t>(random.bounded(4))];
    }
    if (is(genre.jumpsPerHundred))
        return Step::Kind::Jump;
    if (is(10))
        return Step::Kind::While;
    if (is(3))
        return Step::Kind::Moment;
    if (is(14))
        return Step::Kind::Whim;
    return left % 2 == 0 ? Step::Kind::Answer : Step::Kind::Help;
}

QJsonObject parametersOf(const Task &task)
{
    if (task.kind == u"jenkins.build")
        return {{"connection", "jenkins"}, {"job", "any"}};
    if (task.kind == u"jira.version_release")
        return {{"connection", "jira"}, {"project", "SHOP"}, {"version", "2.8.0"}};
    if (task.kind == u"command.run")
        return {{"argv", QJsonArray{"true"}}};
    if (task.kind == u"gate.check")
        return {{"url", "http://127.0.0.1/health"}};
    if (task.kind == u"mail.send")
        return {{"connection", "smtp"}, {"to", QJsonArray{"a@example.test"}}, {"subject", "s"}, {"body", "b"}};
    if (task.kind == u"time.wait")
        return {{"seconds", task.waitSeconds}};
    if (task.kind == u"manual.work")
        return {{"instruction", "Look."}};
    if (task.kind == u"checklist.confirm")
        return {{"items", task.items == 1 ? QJsonArray{"one"} : QJsonArray{"one", "two"}}};
    const char *const rule = task.rule == Rule::Anyone ? "anyone"
        : task.rule == Rule::Everyone                  ? "everyone"
        : task.rule == Rule::InOrder                   ? "inOrder"
                                                       : "nOfM";
    return {{"approvers", QJsonArray::fromStringList(task.approvers)}, {"rule", rule}, {"needed", task.needed}};
}

} // namespace

Story makeStory(quint32 seed, const Genre &genre)
{
    QRandomGenerator random(seed);
    Story story;
    story.seed = seed;
    story.pipeline = Maker(random, genre.isTimed).make();
    const int mood = random.bounded(4); // some releases are blessed, some are cursed
    story.luck.failure = 6 * mood;
    story.luck.busy = 4 * mood;
    story.luck.unknown = 3 * mood;
    story.luck.notSent = 2 * mood;
    story.steps.reserve(genre.steps);
    for (int i = 0; i < genre.steps; ++i)
        story.steps.append({anyStep(random, genre), random.generate()});
    return story;
}

domain::Plan planOf(const model::Pipeline &pipeline)
{
    domain::Plan plan;
    for (qsizetype phase = 0; phase < pipeline.isEarly.size(); ++phase) {
        const QString id = QStringLiteral("p%1").arg(phase);
        plan.phases.append({PhaseId(id), id, pipeline.isEarly.at(phase)});
    }
    for (const Task &from : pipeline.tasks) {
        domain::Task task;
        task.id = TaskId(from.id);
        task.kind = from.kind;
        task.title = from.id;
        if (from.phase >= 0)
            task.phase = plan.phases.at(from.phase).id;
        task.parameters = parametersOf(from);
        task.environment = EnvironmentId(from.isProtected ? "prod" : "staging");
        task.performer = PersonId(from.performer);
        if (from.undoes >= 0)
            task.undoes = TaskId(pipeline.taskOf(from.undoes).id);
        task.onFailure = static_cast<domain::OnFailure>(from.onFailure);
        task.timeoutMinutes = from.limitMinutes;
        task.retries = from.retries;
        task.isSkippable = from.isSkippable;
        plan.tasks.append(task);
    }
    for (const auto &[from, to] : pipeline.edges)
        plan.edges.append({TaskId(pipeline.taskOf(from).id), TaskId(pipeline.taskOf(to).id)});
    return plan;
}

const char *nameOf(Step::Kind kind)
{
    return std::array{"answer",          "help",          "whim",         "moment", "while", "jump", "restart",
                      "crash at answer", "crash at help", "crash at whim"}[static_cast<std::size_t>(kind)];
}

const char *nameOf(model::Verb verb)
{
    return std::array{"submit",  "withdraw", "sign",      "edit",   "start",   "pause",  "resume",   "abort",
                      "discard", "close",    "roll back", "retry",  "skip",    "claim",  "complete", "tick",
                      "resolve", "cancel",   "hold",      "unhold", "advance", "reopen", "restart",  "agree"}
        [static_cast<std::size_t>(verb)];
}

QString describe(const model::Pipeline &pipeline)
{
    QString text;
    for (const Task &task : pipeline.tasks) {
        QStringList before;
        for (const auto &[from, to] : pipeline.edges) {
            if (pipeline.taskOf(to).id == task.id)
                before.append(pipeline.taskOf(from).id);
        }
        const QString place = task.phase < 0
            ? QStringLiteral("lane")
            : QStringLiteral("p%1%2")
                  .arg(task.phase)
                  .arg(pipeline.isEarly.at(task.phase) ? QStringLiteral(" early") : QString());
        const char *const onFailure
            = std::array{"ask", "rollBack", "skip", "abort"}[static_cast<std::size_t>(task.onFailure)];
        text += QStringLiteral("  %1 %2 [%3]%4%5%6 on failure %7, retries %8\n")
                    .arg(task.id, task.kind, place,
                         before.isEmpty() ? QString() : QString(QStringLiteral(" after ") + before.join(u' ')),
                         task.undoes < 0 ? QString()
                                         : QString(QStringLiteral(" undoes ") + pipeline.taskOf(task.undoes).id),
                         task.isProtected ? QStringLiteral(" in prod") : QString(), QString::fromLatin1(onFailure))
                    .arg(task.retries);
    }
    return text;
}

} // namespace releasedesk::tests
