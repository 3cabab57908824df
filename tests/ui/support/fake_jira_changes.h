// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/async/cancel.h"
#include "core/versions/jira_change.h"

namespace releasedesk::tests {

//! A Jira that notes what is asked of it and answers what the test says.
class FakeJiraChanges final : public versions::JiraChanges
{
public:
    [[nodiscard]] Result<> mayChange() const override
    {
        if (isViewer)
            return failure(ErrorCode::PermissionDenied, "Your role does not allow this.");
        return {};
    }
    [[nodiscard]] QCoro::Task<Result<versions::ChangeDone>> changeVersion(versions::VersionChange change) override
    {
        ofVersions.append(change);
        return answer();
    }
    [[nodiscard]] QCoro::Task<Result<versions::ChangeDone>> changeIssues(versions::IssueChange change) override
    {
        ofIssues.append(change);
        return answer();
    }

    QList<versions::VersionChange> ofVersions;
    QList<versions::IssueChange> ofIssues;
    versions::ChangeDone done{"Done.", false, {}, {}};
    std::optional<Error> error;
    bool isViewer = false;
    bool isHeld = false; //!< answers only when it is not

private:
    [[nodiscard]] QCoro::Task<Result<versions::ChangeDone>> answer()
    {
        while (isHeld)
            (void)co_await async::sleepUnlessStopped(std::chrono::milliseconds(5), {});
        if (error)
            co_return tl::unexpected<Error>(*error);
        co_return done;
    }
};

} // namespace releasedesk::tests
