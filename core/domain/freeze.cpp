// SPDX-License-Identifier: Apache-2.0
#include "core/domain/freeze.h"

#include "core/base/shown_zone.h"
#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Freeze)
};

constexpr qsizetype longestReason = 200;

QString nameOf(const EnvironmentId &id, const Directory &directory)
{
    const Environment *const known = directory.environment(id);
    return known && !known->name.isEmpty() ? known->name : id.value();
}

} // namespace

bool Freeze::meets(const QDateTime &start, const QDateTime &end) const
{
    return start < until && (end > from || start >= from);
}

bool Freeze::holds(const EnvironmentId &environment, const ProjectId &project, const QString &version) const
{
    const bool isHere = environments.isEmpty() || environments.contains(environment);
    const bool isAbout = projects.isEmpty() || projects.contains(project);
    return isHere && isAbout && !exceptions.contains(QString(project.value() + u'/' + version));
}

Result<> checkFreeze(const Freeze &freeze, const Directory &directory)
{
    const auto refused = [](const QString &what) { return failure(ErrorCode::InvalidArgument, what); };
    if (!freeze.from.isValid() || !freeze.until.isValid() || freeze.until <= freeze.from)
        return refused(Text::tr("A freeze ends after it begins. Correct its times."));
    if (freeze.reason.trimmed().isEmpty() || freeze.reason.size() > longestReason)
        return refused(Text::tr("A freeze needs a reason of at most %1 characters, which everybody reads who runs into "
                                "it. Write one.")
                           .arg(longestReason));
    for (const EnvironmentId &id : freeze.environments) {
        if (!directory.environment(id))
            return refused(Text::tr("The freeze “%1” names the environment “%2”, which is not declared, so it would "
                                    "hold nothing there. Correct it.")
                               .arg(freeze.reason, id.value()));
    }
    for (const ProjectId &id : freeze.projects) {
        if (!directory.project(id))
            return refused(Text::tr("The freeze “%1” names the project “%2”, which is not declared, so it would hold "
                                    "nothing of it. Correct it.")
                               .arg(freeze.reason, id.value()));
    }
    if (!freeze.owner.isEmpty() && !directory.person(freeze.owner))
        return refused(Text::tr("The freeze “%1” belongs to “%2”, who is not declared. Name somebody who can be asked.")
                           .arg(freeze.reason, freeze.owner.value()));
    return {};
}

bool isHeldByFreezes(const Task &task)
{
    static const QSet<QString> told{QStringLiteral("mail.send"), QStringLiteral("messenger.post"),
                                    QStringLiteral("notes.publish"), QStringLiteral("jira.comment")};
    static const QSet<QString> checked{QStringLiteral("checklist.confirm"), QStringLiteral("owner.review")};
    const bool isFree = changesNothing(task.kind) || told.contains(task.kind) || checked.contains(task.kind)
        || automationOf(task.kind) == Automation::Approval;
    return !task.environment.isEmpty() && !task.isInRollbackLane() && !isFree;
}

std::optional<FreezeHit> freezeMet(const Release &release, const Directory &directory, const QDateTime &start,
                                   const QDateTime &end)
{
    std::optional<FreezeHit> first;
    for (const Freeze &freeze : directory.freezes) {
        if (!freeze.meets(start, end) || (first && first->freeze.from <= freeze.from))
            continue;
        const auto held = std::ranges::find_if(release.plan().tasks, [&](const Task &task) {
            return isHeldByFreezes(task) && freeze.holds(task.environment, release.project(), release.version());
        });
        if (held != release.plan().tasks.end())
            first = FreezeHit{freeze, held->environment};
    }
    return first;
}

QString freezeText(const FreezeHit &hit, const Directory &directory)
{
    const QString until = inShownZone(hit.freeze.until).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    const QString what
        = Text::tr("%1 is frozen until %2 (%3).").arg(nameOf(hit.environment, directory), until, hit.freeze.reason);
    const QString todo = hit.freeze.owner.isEmpty()
        ? Text::tr("Ask for an exception, or move the window.")
        : Text::tr("Ask %1 for an exception, or move the window.").arg(directory.nameOf(hit.freeze.owner));
    return QString(what + u' ' + todo);
}

} // namespace releasedesk::domain
