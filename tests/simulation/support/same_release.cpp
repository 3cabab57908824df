// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/same_release.h"

#include "core/store/release_codec.h"

namespace releasedesk::tests {
namespace {

using domain::ApprovalRequest;
using domain::Release;

bool isSame(const ApprovalRequest &one, const ApprovalRequest &other)
{
    return one.task == other.task && one.approvers == other.approvers && one.rule == other.rule
        && one.needed == other.needed && one.requestedBy == other.requestedBy && one.openedAt == other.openedAt
        && one.revision == other.revision && one.digest == other.digest && one.state == other.state
        && one.signatures == other.signatures && one.parts == other.parts && one.records == other.records
        && one.nextSigners() == other.nextSigners();
}

bool isSame(const QMap<TaskId, ApprovalRequest> &one, const QMap<TaskId, ApprovalRequest> &other)
{
    if (one.keys() != other.keys())
        return false;
    for (auto each = one.begin(); each != one.end(); ++each) {
        if (!isSame(*each, other[each.key()]))
            return false;
    }
    return true;
}

bool haveSameAttemptNumbers(const Release &one, const Release &other)
{
    return std::ranges::all_of(one.plan().tasks, [&](const domain::Task &task) {
        return one.lastAttempt(task.id) == other.lastAttempt(task.id)
            && one.earlierRuns(task.id) == other.earlierRuns(task.id)
            && one.isPreparation(task.id) == other.isPreparation(task.id);
    });
}

} // namespace

Release foldOf(const QList<store::RecordedEvent> &events)
{
    Release release;
    for (const store::RecordedEvent &event : events) {
        const auto decoded = store::decodeReleaseEvent(event.event);
        if (!decoded)
            qFatal("%s", qPrintable(decoded.error().message));
        release.apply(*decoded, event.actor, event.at);
    }
    return release;
}

QString whatDiffers(const Release &one, const Release &other)
{
    const std::initializer_list<std::pair<const char *, bool>> same{
        {"id", one.id() == other.id() && one.project() == other.project()},
        {"version", one.version() == other.version() && one.title() == other.title()},
        {"people",
         one.owner() == other.owner() && one.createdBy() == other.createdBy()
             && one.requestedBy() == other.requestedBy() && one.lastEditor() == other.lastEditor()},
        {"state", one.state() == other.state() && one.stateBeforeStop() == other.stateBeforeStop()},
        {"revision", one.revision() == other.revision() && one.runNumber() == other.runNumber()},
        {"plan", one.plan() == other.plan()},
        {"kind",
         one.templateId() == other.templateId() && one.templateVersion() == other.templateVersion()
             && one.type() == other.type() && one.risk() == other.risk()
             && one.allowsAfterwards() == other.allowsAfterwards()},
        {"sealed rules", one.sealed() == other.sealed()},
        {"run",
         one.startedBy() == other.startedBy() && one.rerunConfirmedFor() == other.rerunConfirmedFor()
             && one.values() == other.values()},
        {"notes", one.notesTexts() == other.notesTexts()},
        {"window", one.windowStart() == other.windowStart() && one.windowEnd() == other.windowEnd()},
        {"created", one.createdAt() == other.createdAt()},
        {"started", one.startedAt() == other.startedAt()},
        {"ended", one.endedAt() == other.endedAt()},
        {"changed", one.changedAt() == other.changedAt()},
        {"note", one.stateNote() == other.stateNote() && one.outcome() == other.outcome()},
        {"digest", one.frozenDigest() == other.frozenDigest() && one.frozenParts() == other.frozenParts()},
        {"approvals", isSame(one.approvals(), other.approvals())},
        {"rollback", one.rollbackSteps() == other.rollbackSteps() && one.hasRolledBack() == other.hasRolledBack()},
        {"tasks", one.runs() == other.runs() && one.states() == other.states()},
        {"attempts", haveSameAttemptNumbers(one, other)},
    };
    for (const auto &[what, isSo] : same) {
        if (!isSo)
            return QString::fromLatin1(what);
    }
    return {};
}

} // namespace releasedesk::tests
