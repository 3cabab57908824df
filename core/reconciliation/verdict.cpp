// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/verdict.h"

#include <QCoreApplication>

namespace releasedesk::reconciliation {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Reconciliation)
};

} // namespace

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::OtherRevision:
        return Text::tr("Other revision");
    case Verdict::LeftBehind:
        return Text::tr("Left behind");
    case Verdict::Missing:
        return Text::tr("Missing");
    case Verdict::Reverted:
        return Text::tr("Reverted");
    case Verdict::StaleArtifact:
        return Text::tr("Stale artifact");
    case Verdict::Unexpected:
        return Text::tr("Unexpected");
    case Verdict::UnexpectedNotBuilt:
        return Text::tr("Unexpected, not built");
    case Verdict::UnplannedInArtifact:
        return Text::tr("Only in the artifact");
    case Verdict::Unlinked:
        return Text::tr("Unlinked");
    case Verdict::AlreadyRunning:
        return Text::tr("Already running");
    case Verdict::NoCodeNeeded:
        return Text::tr("No code needed");
    case Verdict::Matched:
        return Text::tr("Matched");
    }
    return {};
}

QString verdictMeaning(Verdict verdict)
{
    switch (verdict) {
    case Verdict::OtherRevision:
        return Text::tr("The artifact was built from another commit than the candidate names.");
    case Verdict::LeftBehind:
        return Text::tr("It runs today and is not in the candidate: the release would take it back.");
    case Verdict::Missing:
        return Text::tr("It is planned, and no commit of the range names it.");
    case Verdict::Reverted:
        return Text::tr("It is planned, and all its code was taken back within the range.");
    case Verdict::StaleArtifact:
        return Text::tr("Its code is in the candidate, but came after the artifact was built.");
    case Verdict::Unexpected:
        return Text::tr("Its code ships although it is not planned.");
    case Verdict::UnexpectedNotBuilt:
        return Text::tr("Its code is in the candidate and not planned; the artifact does not hold it.");
    case Verdict::UnplannedInArtifact:
        return Text::tr("The artifact holds it, and the candidate does not: it was built from another branch.");
    case Verdict::Unlinked:
        return Text::tr("The commit names no issue, so nobody can say why it ships.");
    case Verdict::AlreadyRunning:
        return Text::tr("It is planned, and an earlier release shipped its code.");
    case Verdict::NoCodeNeeded:
        return Text::tr("It is planned, has no code, and is of a type that may have none.");
    case Verdict::Matched:
        return Text::tr("Plan, code and artifact agree.");
    }
    return {};
}

QString fixName(Fix fix)
{
    switch (fix) {
    case Fix::Rebuild:
        return Text::tr("Build again from the candidate");
    case Fix::MergeBack:
        return Text::tr("Merge it into the candidate");
    case Fix::MoveToNextVersion:
        return Text::tr("Move to the next version");
    case Fix::RemoveFromScope:
        return Text::tr("Take it out of the version");
    case Fix::AddToVersion:
        return Text::tr("Add it to the version, or revert it");
    case Fix::LinkIssue:
        return Text::tr("Link an issue");
    }
    return {};
}

} // namespace releasedesk::reconciliation
