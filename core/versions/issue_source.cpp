// SPDX-License-Identifier: Apache-2.0
#include "core/versions/issue_source.h"

#include <QCoreApplication>

namespace releasedesk::versions {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IssueSource)
};

} // namespace

QCoro::Task<Result<IssueReading>> IssueSource::read(IssueQuery query, IssueHooks hooks, std::stop_token stop)
{
    if (!query.jql.isEmpty() || !query.epic.isEmpty())
        co_return failure(ErrorCode::Unimplemented,
                          Text::tr("This source knows versions only, so a search or an epic cannot be taken from it."));
    const Progress progress
        = hooks.progress ? Progress([tell = hooks.progress](int read) { tell(read, -1); }) : Progress();
    const auto issues = co_await this->issues(query.project, query.version, progress, stop);
    if (!issues)
        co_return failed(issues);
    if (hooks.rows)
        hooks.rows(*issues);
    co_return IssueReading{.counted = issues->size()};
}

QCoro::Task<Result<IssueChanges>> IssueSource::changes(IssueQuery /*query*/, KnownIssues /*known*/,
                                                       IssueHooks /*hooks*/, std::stop_token /*stop*/)
{
    co_return failure(ErrorCode::Unimplemented, Text::tr("This source cannot say what changed."));
}

QCoro::Task<Result<IssueDetail>> IssueSource::detail(QString /*key*/, std::stop_token /*stop*/)
{
    co_return failure(ErrorCode::Unimplemented,
                      Text::tr("This source knows no more of an issue than its list shows. Open it where it is kept."));
}

QCoro::Task<Result<IssueCode>> IssueSource::code(QString /*issueId*/, std::stop_token /*stop*/)
{
    co_return failure(ErrorCode::Unimplemented, Text::tr("This source knows no code of issues."));
}

} // namespace releasedesk::versions
