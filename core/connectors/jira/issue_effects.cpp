// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/issue_effects.h"

#include "core/async/cancel.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JiraIssueEffects)
};

using effects::DidNotHappen;
using effects::Happened;
using effects::Traces;
using Answer = Result<QJsonObject>;

Error beforeSending(Error error)
{
    error.nothingHappened = true;
    return error;
}

//! The change was taken; whatever goes wrong from here on leaves doubt.
Error afterSending(Error error)
{
    error.code = ErrorCode::Unknown;
    return error;
}

QJsonObject fromTo(const QString &from, const QString &to)
{
    return {{QStringLiteral("from"), from}, {QStringLiteral("to"), to}};
}

std::optional<domain::StatusCategory> categoryNamed(const QString &name)
{
    const QString plain = name.toLower().remove(u' ').remove(u'-').remove(u'_');
    if (plain == u"done" || plain == u"완료")
        return domain::StatusCategory::Done;
    if (plain == u"inprogress" || plain == u"indeterminate" || plain == u"진행중")
        return domain::StatusCategory::InProgress;
    if (plain == u"todo" || plain == u"new" || plain == u"할일" || plain == u"해야할일")
        return domain::StatusCategory::ToDo;
    return std::nullopt;
}

} // namespace

TargetStatus::TargetStatus(QString name)
    : m_name(name.trimmed())
    , m_category(categoryNamed(m_name))
{
}

bool TargetStatus::isNamed(const QString &status) const
{
    return status.compare(m_name, Qt::CaseInsensitive) == 0;
}

bool TargetStatus::isReached(const IssueStanding &standing) const
{
    if (isNamed(standing.status))
        return true;
    const bool couldBeNamed = std::ranges::any_of(
        standing.transitions, [this](const Transition &transition) { return isNamed(transition.toStatus); });
    return m_category == standing.category && !couldBeNamed;
}

std::optional<Transition> TargetStatus::wayFrom(const IssueStanding &standing) const
{
    const auto byName = std::ranges::find_if(
        standing.transitions, [this](const Transition &transition) { return isNamed(transition.toStatus); });
    if (byName != standing.transitions.end())
        return *byName;
    const auto byCategory = std::ranges::find_if(
        standing.transitions, [this](const Transition &transition) { return m_category == transition.toCategory; });
    return byCategory == standing.transitions.end() ? std::nullopt : std::optional(*byCategory);
}

TransitionIssue::TransitionIssue(JiraWriter writer, QString issue, TargetStatus target, QString knownBefore)
    : m_writer(std::move(writer))
    , m_issue(std::move(issue))
    , m_target(std::move(target))
    , m_knownBefore(std::move(knownBefore))
{
}

QString TransitionIssue::what() const
{
    return Text::tr("move %1 to “%2”").arg(m_issue, m_target.name());
}

QByteArray TransitionIssue::requestBytes() const
{
    return QString(QStringLiteral("POST issue/%1/transitions ").arg(m_issue) + m_target.name()).toUtf8();
}

QCoro::Task<Answer> TransitionIssue::send()
{
    const auto now = co_await readStanding(m_writer.site(), m_issue);
    if (!now)
        co_return tl::unexpected(beforeSending(now.error()));
    if (m_target.isReached(*now))
        co_return fromTo(now->status, now->status);
    const auto way = m_target.wayFrom(*now);
    if (!way) {
        QStringList offered;
        for (const Transition &transition : now->transitions)
            offered.append(transition.toStatus);
        const QString ways = offered.isEmpty() ? Text::tr("nothing") : offered.join(QStringLiteral(", "));
        co_return tl::unexpected(beforeSending(
            {ErrorCode::FailedPrecondition,
             Text::tr("Jira has no way for %1 from “%2” to “%3”; it offers %4. Move it in Jira by hand, or choose "
                      "another target status.")
                 .arg(m_issue, now->status, m_target.name(), ways),
             {}}));
    }
    const auto sent = co_await m_writer.transitionIssue(m_issue, way->id);
    if (!sent)
        co_return failed(sent);
    const auto after = co_await readStanding(m_writer.site(), m_issue);
    if (!after)
        co_return tl::unexpected(afterSending(after.error()));
    if (!m_target.isReached(*after))
        co_return failure(ErrorCode::FailedPrecondition,
                          Text::tr("Jira took the transition of %1 but left it in “%2” instead of “%3”. A rule of its "
                                   "workflow did that: look at the issue in Jira.")
                              .arg(m_issue, after->status, m_target.name()));
    co_return fromTo(now->status, after->status);
}

QCoro::Task<Result<Traces>> TransitionIssue::lookUp()
{
    const auto now = co_await readStanding(m_writer.site(), m_issue);
    if (!now)
        co_return failed(now);
    // Being there twice is the same as once, so a request that might still arrive does no harm.
    if (m_target.isReached(*now))
        co_return Traces(Happened{fromTo(m_knownBefore.isEmpty() ? now->status : m_knownBefore, now->status)});
    co_return Traces(DidNotHappen{});
}

CommentIssue::CommentIssue(JiraWriter writer, QString issue, QString text, std::chrono::milliseconds patience)
    : m_writer(std::move(writer))
    , m_issue(std::move(issue))
    , m_text(std::move(text))
    , m_patience(patience)
{
}

QString CommentIssue::what() const
{
    return Text::tr("comment on %1").arg(m_issue);
}

QByteArray CommentIssue::requestBytes() const
{
    return QString(QStringLiteral("POST issue/%1/comment ").arg(m_issue) + m_text).toUtf8();
}

QCoro::Task<Answer> CommentIssue::send()
{
    m_wasSent = true;
    const auto comment = co_await m_writer.addComment(m_issue, m_text);
    if (!comment)
        co_return failed(comment);
    co_return QJsonObject{{QStringLiteral("commentId"), *comment}};
}

QCoro::Task<Result<Traces>> CommentIssue::lookUp()
{
    // The list of comments is read from the issue, not from a search, so it shows what has arrived.
    for (int look = 0; look < 2; ++look) {
        if (look > 0)
            co_await async::sleepUnlessStopped(m_patience, {});
        const auto comment = co_await findComment(m_writer.site(), m_issue, id());
        if (!comment)
            co_return failed(comment);
        if (!comment->isEmpty())
            co_return Traces(Happened{{{QStringLiteral("commentId"), *comment}}});
    }
    // A request that left a moment ago may still be on its way; one from before a restart is not.
    if (m_wasSent)
        co_return Traces(effects::CannotTell{});
    co_return Traces(DidNotHappen{});
}

ReassignIssue::ReassignIssue(JiraWriter writer, QString issue, Move move)
    : m_writer(std::move(writer))
    , m_issue(std::move(issue))
    , m_move(std::move(move))
{
}

QString ReassignIssue::what() const
{
    return Text::tr("put %1 into version %2").arg(m_issue, m_move.toName);
}

QByteArray ReassignIssue::requestBytes() const
{
    return QStringLiteral("PUT issue/%1 fixVersions -%2 +%3").arg(m_issue, m_move.fromId, m_move.toId).toUtf8();
}

QCoro::Task<Answer> ReassignIssue::send()
{
    const auto now = co_await readStanding(m_writer.site(), m_issue);
    if (!now)
        co_return tl::unexpected(beforeSending(now.error()));
    const bool mayGo = !m_move.onlyUnfinished || now->category != domain::StatusCategory::Done;
    if (!now->fixVersionIds.contains(m_move.fromId) || !mayGo)
        co_return QJsonObject{{QStringLiteral("moved"), false}};
    const auto sent = co_await m_writer.swapFixVersion(m_issue, m_move.fromId, m_move.toId);
    if (!sent)
        co_return failed(sent);
    const auto after = co_await readStanding(m_writer.site(), m_issue);
    if (!after)
        co_return tl::unexpected(afterSending(after.error()));
    if (after->fixVersionIds.contains(m_move.fromId) || !after->fixVersionIds.contains(m_move.toId))
        co_return failure(ErrorCode::FailedPrecondition,
                          Text::tr("Jira took the change of %1 but did not put it into version %2. A rule of the "
                                   "project did that: look at the issue in Jira.")
                              .arg(m_issue, m_move.toName));
    co_return QJsonObject{{QStringLiteral("moved"), true}};
}

QCoro::Task<Result<Traces>> ReassignIssue::lookUp()
{
    const auto now = co_await readStanding(m_writer.site(), m_issue);
    if (!now)
        co_return failed(now);
    if (now->fixVersionIds.contains(m_move.toId) && !now->fixVersionIds.contains(m_move.fromId))
        co_return Traces(Happened{{{QStringLiteral("moved"), true}}});
    co_return Traces(DidNotHappen{});
}

} // namespace releasedesk::connectors
