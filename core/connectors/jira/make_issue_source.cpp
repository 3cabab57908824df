// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/make_issue_source.h"

#include "core/connectors/jira/jira_cloud_issue_source.h"
#include "core/connectors/jira/jira_data_center_issue_source.h"

namespace releasedesk::connectors {
namespace {

template<typename T>
QCoro::Task<Result<T>> refused(Error why)
{
    co_return tl::unexpected(std::move(why));
}

class UnusableIssueSource final : public versions::IssueSource
{
public:
    explicit UnusableIssueSource(Error why)
        : m_why(std::move(why))
    {
    }

    [[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> test(QString /*project*/) override
    {
        return refused<versions::ConnectionReport>(m_why);
    }
    [[nodiscard]] QCoro::Task<Result<QList<versions::JiraProject>>> projects() override
    {
        return refused<QList<versions::JiraProject>>(m_why);
    }
    [[nodiscard]] QCoro::Task<Result<QList<domain::JiraVersion>>> versions(QString /*project*/) override
    {
        return refused<QList<domain::JiraVersion>>(m_why);
    }
    [[nodiscard]] QCoro::Task<Result<QList<domain::Issue>>> issues(QString /*project*/, QString /*version*/,
                                                                   Progress /*progress*/,
                                                                   std::stop_token /*stop*/) override
    {
        return refused<QList<domain::Issue>>(m_why);
    }
    [[nodiscard]] QCoro::Task<Result<versions::IssueDetail>> detail(QString /*key*/, std::stop_token /*stop*/) override
    {
        return refused<versions::IssueDetail>(m_why);
    }

private:
    Error m_why;
};

} // namespace

std::shared_ptr<versions::IssueSource> makeIssueSource(const domain::ConnectionAccess &access,
                                                       QNetworkAccessManager &network)
{
    const Result<JiraSite> site = JiraSite::of(access, network);
    if (!site)
        return std::make_shared<UnusableIssueSource>(site.error());
    if (site->isCloud())
        return std::make_shared<JiraCloudIssueSource>(*site);
    return std::make_shared<JiraDataCenterIssueSource>(*site);
}

} // namespace releasedesk::connectors
