// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/endpoint_watch.h"

#include "core/base/safe_text.h"
#include "core/domain/references.h"
#include "core/domain/task_kind.h"
#include "ui/async/when_done.h"

#include <QSet>

namespace releasedesk::ui {
namespace {

bool isAskable(domain::ConnectedSystem system)
{
    using domain::ConnectedSystem;
    return system == ConnectedSystem::JiraCloud || system == ConnectedSystem::JiraDataCenter
        || system == ConnectedSystem::ConfluenceCloud || system == ConnectedSystem::ConfluenceDataCenter
        || system == ConnectedSystem::Jenkins;
}

} // namespace

QList<domain::Connection> endpointsOf(const domain::Release &release, const domain::Directory &directory,
                                      const QList<domain::Connection> &known)
{
    const domain::Project *const project = directory.project(release.project());
    const QMap<QString, QString> variables = project ? project->variables : QMap<QString, QString>();
    QHash<QString, QStringList> names; // of the parameters of a kind that are connections
    for (const domain::TaskKindInfo &kind : domain::taskKinds()) {
        for (const domain::ParameterInfo &parameter : kind.parameters) {
            if (parameter.type == domain::ParameterType::Connection)
                names[kind.id].append(parameter.name);
        }
    }
    QSet<QString> used;
    for (const domain::Task &task : release.plan().tasks) {
        for (const QString &name : names.value(task.kind)) {
            const auto value = domain::resolveText(task.parameters.value(name).toString(), {release, variables, &task});
            if (value && !value->isEmpty())
                used.insert(*value);
        }
    }
    QList<domain::Connection> found;
    for (const domain::Connection &each : known) {
        if (isAskable(each.system) && used.contains(each.id.value()))
            found.append(each);
    }
    return found;
}

EndpointWatch::EndpointWatch(session::Desk &desk, ConnectionGate &gate, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_gate(gate)
    , m_clock(clock)
{
}

void EndpointWatch::showRelease(const ReleaseId &release)
{
    m_release = release;
    const domain::Release *const shown = m_desk.release(release);
    if (!shown || !shown->isEditable())
        return;
    for (const domain::Connection &each : endpointsOf(*shown, m_desk.directory(), m_gate.connections())) {
        const QDateTime asked = m_asked.value(each.id);
        if (!asked.isValid() || asked.secsTo(m_clock.utcNow()) >= secondsFresh)
            ask(each);
    }
}

void EndpointWatch::ask(const domain::Connection &connection)
{
    m_asked.insert(connection.id, m_clock.utcNow());
    whenDone(this, m_gate.testStored(connection.id, {}),
             [this, id = connection.id](const Result<versions::ConnectionReport> &report) {
                 EndpointAnswer &answer = m_answers[id];
                 answer.at = m_clock.utcNow();
                 answer.problem = report ? QString() : SafeText::lineFromOutside(report.error().message).plain();
                 emit changed();
             });
}

QList<EndpointAnswer> EndpointWatch::answers() const
{
    QList<EndpointAnswer> all;
    const domain::Release *const shown = m_desk.release(m_release);
    if (!shown || !shown->isEditable())
        return all;
    for (const domain::Connection &each : endpointsOf(*shown, m_desk.directory(), m_gate.connections())) {
        EndpointAnswer answer = m_answers.value(each.id);
        answer.name = SafeText::lineFromOutside(each.title.isEmpty() ? each.id.value() : each.title).plain();
        all.append(answer);
    }
    return all;
}

} // namespace releasedesk::ui
