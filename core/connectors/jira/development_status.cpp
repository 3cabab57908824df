// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/development_status.h"

#include "core/connectors/jira/development_field.h"
#include "core/connectors/jira/jira_issue.h"
#include "core/connectors/jira/jira_reader.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <vector>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DevelopmentStatus)
};

using namespace std::chrono_literals;
using versions::CodeStanding;
using versions::IssueCode;

constexpr auto questionLimit = 1500ms; // this decorates: nobody waits long for it
constexpr qsizetype mostShown = 50; // of each
constexpr qsizetype longestText = 300;
constexpr qsizetype longestUrl = 2000;

QString textIn(const QJsonObject &json, const char *name, qsizetype maxLength = longestText)
{
    return recordable(json.value(QLatin1String(name)).toString().simplified(), maxLength);
}

QString urlIn(const QJsonObject &json)
{
    return recordable(json.value(u"url").toString(), longestUrl);
}

QString nameIn(const QJsonObject &json, const char *object)
{
    return textIn(json.value(QLatin1String(object)).toObject(), "name");
}

//! Several kinds of server, and several questions, may tell the same.
template<typename Entry>
void addOnce(QList<Entry> &entries, const Entry &entry, const QString &name)
{
    const bool isKnown
        = std::ranges::any_of(entries, [&](const Entry &each) { return each.url == entry.url && !each.url.isEmpty(); })
        || entries.contains(entry);
    if (!isKnown && !name.isEmpty() && entries.size() < mostShown)
        entries.append(entry);
}

void addPullRequest(const QJsonObject &json, IssueCode &code)
{
    versions::IssuePullRequest request;
    const QString title = textIn(json, "name");
    request.title = title.isEmpty() ? textIn(json, "id") : title;
    request.url = urlIn(json);
    request.state = textIn(json, "status", 40).toUpper();
    request.branch = textIn(json.value(u"source").toObject(), "branch");
    request.target = textIn(json.value(u"destination").toObject(), "branch");
    request.author = nameIn(json, "author");
    addOnce(code.pullRequests, request, request.title);
}

void addBranch(const QJsonObject &json, IssueCode &code)
{
    const versions::IssueBranch branch{textIn(json, "name"), urlIn(json), nameIn(json, "repository")};
    addOnce(code.branches, branch, branch.name);
}

void addCommit(const QJsonObject &json, const QString &repository, IssueCode &code)
{
    versions::IssueCommit commit;
    commit.hash = textIn(json, "id", 64);
    // The first line, and a whole message is far longer than that.
    commit.subject
        = recordable(json.value(u"message").toString().section(u'\n', 0, 0).left(4000).simplified(), longestText);
    commit.url = urlIn(json);
    commit.author = nameIn(json, "author");
    commit.repository = repository;
    commit.at = timeInIssue(json.value(u"authorTimestamp").toString());
    addOnce(code.commits, commit, commit.hash);
}

QString pageOf(const char *which)
{
    return QStringLiteral("/rest/dev-status/latest/issue/") + QLatin1String(which);
}

//! Whether a site that answers like this will never answer otherwise.
bool isRefusal(const Error &error)
{
    return error.code == ErrorCode::NotFound || error.code == ErrorCode::PermissionDenied
        || error.code == ErrorCode::Unauthenticated || error.code == ErrorCode::Unimplemented
        || error.code == ErrorCode::FailedPrecondition || error.code == ErrorCode::InvalidArgument;
}

} // namespace

QList<CodeQuestion> codeQuestionsIn(const QJsonObject &answer)
{
    QList<CodeQuestion> questions;
    const QJsonObject summary = answer.value(u"summary").toObject();
    for (const char *const kind : {"pullrequest", "repository", "branch"}) {
        const QJsonObject entry = summary.value(QLatin1String(kind)).toObject();
        if (entry.value(u"overall").toObject().value(u"count").toInt() <= 0)
            continue;
        const QJsonObject servers = entry.value(u"byInstanceType").toObject();
        for (auto it = servers.begin(); it != servers.end(); ++it) {
            if (questions.size() < CodeQuestion::mostQuestions)
                questions.append({it.key().left(60), QLatin1String(kind)});
        }
    }
    return questions;
}

bool addCode(const QJsonObject &answer, IssueCode &code)
{
    for (const auto &each : answer.value(u"detail").toArray()) {
        const QJsonObject detail = each.toObject();
        for (const auto &request : detail.value(u"pullRequests").toArray())
            addPullRequest(request.toObject(), code);
        for (const auto &branch : detail.value(u"branches").toArray())
            addBranch(branch.toObject(), code);
        for (const auto &repository : detail.value(u"repositories").toArray()) {
            const QString name = textIn(repository.toObject(), "name");
            for (const auto &commit : repository.toObject().value(u"commits").toArray())
                addCommit(commit.toObject(), name, code);
        }
    }
    std::ranges::sort(code.commits, [](const versions::IssueCommit &a, const versions::IssueCommit &b) {
        return a.at != b.at ? a.at > b.at : a.hash < b.hash;
    });
    return answer.value(u"detail").isArray() && answer.value(u"errors").toArray().isEmpty();
}

QCoro::Task<Result<IssueCode>> readIssueCode(JiraSite site, QString issueId, std::stop_token stop)
{
    if (site.refusesCode())
        co_return IssueCode{.standing = CodeStanding::Refused};
    const JiraSite hurried = site.within(questionLimit);
    const http::Query issue{{QStringLiteral("issueId"), issueId}};
    const auto summary = co_await hurried.reading().getJson(pageOf("summary"), issue, stop);
    if (!summary && isRefusal(summary.error())) {
        site.noteCodeRefused();
        co_return IssueCode{.standing = CodeStanding::Refused};
    }
    if (!summary)
        co_return failed(summary);
    if (!summary->object().value(u"summary").isObject())
        co_return tl::unexpected(unexpectedAnswer(site, Text::tr("the code of an issue")));
    IssueCode code{.standing = CodeStanding::Read, .counts = developmentOf(summary->object())};
    std::vector<QCoro::Task<Result<QJsonDocument>>> asked; // all at once
    for (const CodeQuestion &question : codeQuestionsIn(summary->object())) {
        const http::Query query{issue.first(),
                                {QStringLiteral("applicationType"), question.server},
                                {QStringLiteral("dataType"), question.kind}};
        asked.push_back(hurried.reading().getJson(pageOf("detail"), query, stop));
    }
    for (auto &each : asked) {
        const auto answer = co_await each;
        if (!answer || !addCode(answer->object(), code))
            code.standing = CodeStanding::Partial;
    }
    if (!summary->object().value(u"errors").toArray().isEmpty() || !code.counts.isKnown)
        code.standing = CodeStanding::Partial;
    co_return code;
}

} // namespace releasedesk::connectors
