// SPDX-License-Identifier: Apache-2.0
#include "core/bpmn/bpmn_import.h"

#include "core/bpmn/bpmn_drawing.h"
#include "core/domain/plan_edit.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::bpmn {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(BpmnImport)
};

//! A short id in the letters that ids have, from what a drawing calls its part.
QString idFrom(const QString &name, const QString &fallback, const QSet<QString> &taken)
{
    static const QRegularExpression others(QStringLiteral("[^a-z0-9]+"));
    QString id = name.toLower();
    id.replace(others, QStringLiteral("-"));
    id = id.left(40);
    while (id.startsWith(u'-'))
        id.remove(0, 1);
    while (id.endsWith(u'-'))
        id.chop(1);
    if (id.isEmpty())
        id = fallback;
    QString free = id;
    for (int i = 2; taken.contains(free); ++i)
        free = id + u'-' + QString::number(i);
    return free;
}

QString shownName(const Node &node)
{
    return node.name.simplified().isEmpty() ? node.id : node.name.simplified();
}

class Import
{
public:
    explicit Import(Drawing drawing)
        : m_drawing(std::move(drawing))
    {
    }

    Result<Imported> run()
    {
        m_done.name = m_drawing.name;
        indexNodes();
        if (m_steps.isEmpty())
            return failure(ErrorCode::InvalidArgument,
                           Text::tr("This drawing has no task, so there would be nothing to run. Nothing was "
                                    "imported. Draw at least one task."));
        findConnections();
        if (m_connections.size() > maxConnections)
            return failure(ErrorCode::InvalidArgument,
                           Text::tr("Straight through its gateways this drawing connects more than %1 pairs of tasks. "
                                    "Nothing was imported. Split it, or let a task stand between the two sides.")
                               .arg(maxConnections));
        findRanks();
        makePhases();
        makeTasks();
        makeEdges();
        tellUnread();
        std::ranges::sort(m_done.remarks, {},
                          [](const Remark &each) { return std::tuple(each.line, each.element, each.message); });
        return m_done;
    }

private:
    void remark(int line, const QString &element, const QString &message)
    {
        m_done.remarks.append({line, element, message});
    }

    //! Tasks, and events that wait for a time, are steps; everything else only leads on.
    void indexNodes()
    {
        for (qsizetype i = 0; i < m_drawing.nodes.size(); ++i) {
            const Node &node = m_drawing.nodes.at(i);
            if (node.id.isEmpty() || m_nodeAt.contains(node.id)) {
                remark(node.line, shownName(node),
                       Text::tr("It has no id of its own, so nothing can lead to it. Left "
                                "out."));
                continue;
            }
            m_nodeAt.insert(node.id, i);
            const bool isWait = node.element == u"intermediateCatchEvent" && node.isTimer;
            if (node.role == NodeRole::Task || isWait)
                m_steps.append(i);
            else if (node.role == NodeRole::Event)
                tellEvent(node);
            else
                tellGateway(node);
        }
    }

    void tellEvent(const Node &node)
    {
        if (node.isBoundary)
            remark(node.line, shownName(node),
                   Text::tr("An event at the border of a task is not carried over. Set what happens on failure at the "
                            "task."));
        else if (node.element == u"intermediateCatchEvent" || node.element == u"intermediateThrowEvent")
            remark(node.line, shownName(node),
                   Text::tr("An event between tasks is not carried over; what follows waits for what comes before."));
    }

    void tellGateway(const Node &node)
    {
        if (node.element == u"exclusiveGateway" || node.element == u"inclusiveGateway"
            || node.element == u"complexGateway" || node.element == u"eventBasedGateway")
            remark(node.line, shownName(node),
                   Text::tr("A decision is not carried over: all its branches would run. Give the tasks behind it a "
                            "condition."));
    }

    //! Connections between steps, straight through gateways and events.
    void findConnections()
    {
        QHash<QString, QStringList> next;
        for (const Arrow &arrow : std::as_const(m_drawing.arrows)) {
            if (!m_nodeAt.contains(arrow.from) || !m_nodeAt.contains(arrow.to)) {
                remark(arrow.line, arrow.name.isEmpty() ? arrow.from : arrow.name,
                       Text::tr("An arrow leads from or to something that is not there. Left out."));
                continue;
            }
            next[arrow.from].append(arrow.to);
            if (arrow.isConditional)
                remark(arrow.line, arrow.name.isEmpty() ? arrow.from : arrow.name,
                       Text::tr("The condition of an arrow is not carried over. Give the task behind it one."));
        }
        const QSet<qsizetype> steps(m_steps.begin(), m_steps.end());
        for (const qsizetype step : std::as_const(m_steps)) {
            QStringList open = next.value(m_drawing.nodes.at(step).id);
            QSet<QString> seen;
            while (!open.isEmpty()) {
                const QString id = open.takeLast();
                if (seen.contains(id))
                    continue;
                seen.insert(id);
                const qsizetype at = m_nodeAt.value(id);
                if (steps.contains(at)) {
                    m_connections.append({step, at});
                    if (m_connections.size() > maxConnections)
                        return; // refused by the caller
                } else {
                    open += next.value(id);
                }
            }
        }
        std::ranges::sort(m_connections);
    }

    //! How many steps lie before each one; a connection that closes a circle is left out.
    void findRanks()
    {
        QHash<qsizetype, QList<qsizetype>> next;
        QHash<qsizetype, int> waiting;
        for (const auto &[from, to] : std::as_const(m_connections)) {
            next[from].append(to);
            ++waiting[to];
        }
        QList<qsizetype> ready;
        for (const qsizetype step : std::as_const(m_steps)) {
            if (waiting.value(step) == 0)
                ready.append(step);
        }
        QSet<qsizetype> done;
        qsizetype nextOpen = 0;
        while (done.size() < m_steps.size()) {
            if (ready.isEmpty()) { // a circle: its first step in the drawing begins
                while (done.contains(m_steps.at(nextOpen)))
                    ++nextOpen;
                ready.append(m_steps.at(nextOpen));
            }
            const qsizetype step = ready.takeFirst();
            if (done.contains(step))
                continue;
            done.insert(step);
            m_order.insert(step, static_cast<int>(m_order.size()));
            for (const qsizetype to : next.value(step)) {
                if (done.contains(to))
                    continue;
                m_rank[to] = std::max(m_rank.value(to), m_rank.value(step) + 1);
                if (--waiting[to] == 0)
                    ready.append(to);
            }
        }
    }

    void makePhases()
    {
        QHash<QString, int> laneOf;
        for (qsizetype i = 0; i < m_drawing.lanes.size(); ++i) {
            for (const QString &node : m_drawing.lanes.at(i).nodes)
                laneOf.insert(node, static_cast<int>(i));
        }
        bool isForward = !m_drawing.lanes.isEmpty();
        for (const auto &[from, to] : std::as_const(m_connections)) {
            const int before = laneOf.value(m_drawing.nodes.at(from).id, -1);
            const int after = laneOf.value(m_drawing.nodes.at(to).id, -1);
            isForward = isForward && before >= 0 && after >= before;
        }
        for (const qsizetype step : std::as_const(m_steps))
            isForward = isForward && laneOf.contains(m_drawing.nodes.at(step).id);
        if (isForward) {
            for (const Lane &lane : std::as_const(m_drawing.lanes))
                addPhase(lane.name.simplified().isEmpty() ? lane.id : lane.name.simplified());
            for (const qsizetype step : std::as_const(m_steps))
                m_phaseOf.insert(step, laneOf.value(m_drawing.nodes.at(step).id));
            return;
        }
        if (!m_drawing.lanes.isEmpty())
            remark(0, m_drawing.name,
                   Text::tr("The lanes go back and forth, so phases were made by the order of the "
                            "tasks instead; each task notes its lane."));
        int highest = 0;
        for (const qsizetype step : std::as_const(m_steps))
            highest = std::max(highest, m_rank.value(step));
        const int count = std::min(highest + 1, mostPhases);
        for (int i = 0; i < count; ++i)
            addPhase(Text::tr("Phase %1").arg(i + 1));
        for (const qsizetype step : std::as_const(m_steps)) {
            m_phaseOf.insert(step, m_rank.value(step) * count / (highest + 1));
            const int lane = laneOf.value(m_drawing.nodes.at(step).id, -1);
            if (lane >= 0)
                m_laneName.insert(step, m_drawing.lanes.at(lane).name.simplified());
        }
    }

    void addPhase(const QString &name)
    {
        QSet<QString> taken;
        for (const domain::Phase &phase : std::as_const(m_done.plan.phases))
            taken.insert(phase.id.value());
        const QString fallback = QStringLiteral("phase-%1").arg(taken.size() + 1);
        m_done.plan.phases.append({PhaseId(idFrom(name, fallback, taken)), name, false});
    }

    void makeTasks()
    {
        QList<qsizetype> steps = m_steps;
        std::ranges::sort(
            steps, {}, [this](qsizetype step) { return std::tuple(m_phaseOf.value(step), m_order.value(step), step); });
        QSet<QString> taken;
        for (const qsizetype step : std::as_const(steps)) {
            const Node &node = m_drawing.nodes.at(step);
            domain::Task task;
            const QString id = idFrom(shownName(node), QStringLiteral("task-%1").arg(taken.size() + 1), taken);
            taken.insert(id);
            task.id = TaskId(id);
            task.title = shownName(node);
            task.phase = m_done.plan.phases.at(m_phaseOf.value(step)).id;
            chooseKind(node, m_laneName.value(step), task);
            m_idOf.insert(step, task.id);
            m_done.plan.tasks.append(task);
        }
    }

    void chooseKind(const Node &node, const QString &lane, domain::Task &task)
    {
        const bool isWait = node.role == NodeRole::Event;
        const bool isApproval = node.element == u"userTask" && isAboutApproval(node.name);
        task.kind = isWait ? QStringLiteral("time.wait")
            : isApproval   ? QStringLiteral("release.approve")
                           : QStringLiteral("manual.work");
        task.isSkippable = !isApproval;
        task.durationMinutes = isWait ? 10 : 30;
        task.timeoutMinutes = 0;
        if (isWait)
            task.parameters.insert(QStringLiteral("seconds"), 600);
        if (task.kind == u"manual.work") {
            QStringList words;
            if (!node.documentation.isEmpty())
                words.append(node.documentation);
            if (!lane.isEmpty())
                words.append(Text::tr("Lane: %1").arg(lane));
            task.parameters.insert(QStringLiteral("instruction"),
                                   words.isEmpty() ? task.title : words.join(QStringLiteral("\n\n")));
        }
        tellTask(node, isWait, isApproval);
    }

    static bool isAboutApproval(const QString &name)
    {
        static const QRegularExpression words(QStringLiteral("approv|sign[- ]?off|승인|결재"),
                                              QRegularExpression::CaseInsensitiveOption);
        return words.match(name).hasMatch();
    }

    void tellTask(const Node &node, bool isWait, bool isApproval)
    {
        if (isWait)
            remark(node.line, shownName(node),
                   Text::tr("The time it waits for is not carried over. Set it at the "
                            "task; 10 minutes stand there."));
        else if (isApproval)
            remark(node.line, shownName(node), Text::tr("It became an approval. Name its approvers."));
        else if (node.element == u"subProcess" || node.element == u"transaction" || node.element == u"adHocSubProcess"
                 || node.element == u"callActivity")
            remark(node.line, shownName(node),
                   Text::tr("What is inside is not carried over: it became one task to do by hand. Import that drawing "
                            "on its own."));
        else if (node.element == u"serviceTask" || node.element == u"scriptTask" || node.element == u"sendTask"
                 || node.element == u"receiveTask" || node.element == u"businessRuleTask")
            remark(node.line, shownName(node),
                   Text::tr("What carries it out is not carried over: it became a task to do by hand. Choose its "
                            "kind."));
        if (node.isRepeated)
            remark(node.line, shownName(node), Text::tr("It repeats in the drawing; here it runs once."));
    }

    void makeEdges()
    {
        for (const auto &[from, to] : std::as_const(m_connections)) {
            const bool isForward
                = m_order.value(from) < m_order.value(to) && m_phaseOf.value(from) <= m_phaseOf.value(to);
            if (isForward) {
                m_done.plan.edges.append({m_idOf.value(from), m_idOf.value(to)});
                continue;
            }
            const Node &node = m_drawing.nodes.at(from);
            remark(node.line, shownName(node),
                   Text::tr("The way back to “%1” is not carried over: a flow goes forward only. A failed task can be "
                            "tried again.")
                       .arg(shownName(m_drawing.nodes.at(to))));
        }
    }

    void tellUnread()
    {
        for (const Unread &part : std::as_const(m_drawing.unread))
            remark(part.line, part.name.isEmpty() ? part.element : part.name,
                   part.element == u"process" ? Text::tr("Only the first process is imported.")
                                              : Text::tr("“%1” has no place in a flow. Left out.").arg(part.element));
    }

    static constexpr int mostPhases = 8;
    static constexpr qsizetype maxConnections = 100'000;

    Drawing m_drawing;
    Imported m_done;
    QHash<QString, qsizetype> m_nodeAt;
    QList<qsizetype> m_steps; //!< nodes that become tasks
    QList<std::pair<qsizetype, qsizetype>> m_connections; //!< between steps
    QHash<qsizetype, int> m_rank;
    QHash<qsizetype, int> m_order;
    QHash<qsizetype, int> m_phaseOf;
    QHash<qsizetype, QString> m_laneName;
    QHash<qsizetype, TaskId> m_idOf;
};

} // namespace

Result<Imported> readBpmn(const QByteArray &xml)
{
    Result<Drawing> drawing = readDrawing(xml);
    if (!drawing)
        return failed(drawing);
    Result<Imported> imported = Import(std::move(*drawing)).run();
    if (!imported)
        return imported;
    if (imported->plan.tasks.size() > domain::maxTasksPerRelease)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("This drawing has more than %1 tasks. Nothing was imported. Split it.")
                           .arg(domain::maxTasksPerRelease));
    if (const auto shape = domain::checkShape(imported->plan); !shape)
        return failed(shape);
    return imported;
}

} // namespace releasedesk::bpmn
