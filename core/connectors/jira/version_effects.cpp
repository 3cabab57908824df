// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/version_effects.h"

#include "core/connectors/jira/jira_issue.h"
#include "core/connectors/jira/jira_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(VersionEffects)
};

using namespace Qt::StringLiterals;
using effects::DidNotHappen;
using effects::Happened;
using effects::Traces;

template<typename T>
tl::unexpected<Error> beforeSending(const Result<T> &result)
{
    Error error = result.error();
    error.nothingHappened = true;
    return tl::unexpected(std::move(error));
}

tl::unexpected<Error> changedMeanwhile(const QString &message)
{
    Error error{ErrorCode::Aborted, message, {}};
    error.reason = u"jira.changed"_s;
    error.nothingHappened = true;
    return tl::unexpected(std::move(error));
}

tl::unexpected<Error> notShownYet(const QString &name, const QString &detail)
{
    return failure(
        ErrorCode::Unknown,
        Text::tr("Jira took the change of %1, but does not show it yet. Look at it in Jira before it is asked "
                 "for again.")
            .arg(name),
        detail);
}

QJsonObject unchanged(bool isUnchanged)
{
    return {{u"unchanged"_s, isUnchanged}};
}

//! One field of a version for people.
QString fieldName(const QString &field)
{
    if (field == u"name")
        return Text::tr("the name");
    if (field == u"description")
        return Text::tr("the description");
    if (field == u"startDate")
        return Text::tr("the start date");
    if (field == u"releaseDate")
        return Text::tr("the release date");
    if (field == u"released")
        return Text::tr("whether it is released");
    return Text::tr("whether it is archived");
}

QString shownValue(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? Text::tr("yes") : Text::tr("no");
    const QString text = recordable(value.toString(), 60);
    return text.isEmpty() ? Text::tr("none") : text;
}

QJsonObject fieldsOf(const domain::JiraVersion &version)
{
    return {{u"name"_s, version.name},
            {u"description"_s, version.description},
            {u"startDate"_s, version.startDate.toString(Qt::ISODate)},
            {u"releaseDate"_s, version.releaseDate.toString(Qt::ISODate)},
            {u"released"_s, version.isReleased},
            {u"archived"_s, version.isArchived}};
}

Error noWayWithoutDate(const QString &field)
{
    Error error{ErrorCode::FailedPrecondition,
                Text::tr("Jira offers programs no way to take a date away, so %1 stays and nothing was changed. "
                         "Give another date, or empty it on the page of the version in Jira.")
                    .arg(fieldName(field)),
                {}};
    error.nothingHappened = true;
    return error;
}

//! Absent, null and empty are the same.
bool isSame(const QJsonValue &a, const QJsonValue &b)
{
    if (a.isBool() || b.isBool())
        return a.toBool() == b.toBool();
    return a.toString() == b.toString();
}

} // namespace

CreateVersion::CreateVersion(JiraWriter writer, QString project, QString name, QJsonObject fields)
    : m_writer(std::move(writer))
    , m_project(std::move(project))
    , m_name(std::move(name))
    , m_fields(std::move(fields))
{
}

QString CreateVersion::what() const
{
    return Text::tr("create version %1 of %2").arg(m_name, m_project);
}

QByteArray CreateVersion::requestBytes() const
{
    return QString(u"POST version %1 %2 "_s.arg(m_project, m_name)).toUtf8()
        + QJsonDocument(m_fields).toJson(QJsonDocument::Compact);
}

QCoro::Task<Result<std::optional<QString>>> CreateVersion::find(JiraWriter writer, QString project, QString name)
{
    const auto versions = co_await readVersions(writer.site(), project, {});
    if (!versions)
        co_return failed(versions);
    for (const domain::JiraVersion &version : *versions) {
        if (version.name == name)
            co_return std::optional(version.id);
    }
    co_return std::optional<QString>();
}

QCoro::Task<Result<QJsonObject>> CreateVersion::send()
{
    const auto there = co_await find(m_writer, m_project, m_name);
    if (!there)
        co_return beforeSending(there);
    if (there->has_value()) {
        Error error{ErrorCode::AlreadyExists,
                    Text::tr("%1 has a version %2 already, so none was made. Choose another name, or use that one.")
                        .arg(m_project, m_name),
                    {}};
        error.nothingHappened = true;
        co_return tl::unexpected(std::move(error));
    }
    const auto project = co_await readProjectId(m_writer.site(), m_project);
    if (!project)
        co_return beforeSending(project);
    QJsonObject body = m_fields;
    body.insert(u"name"_s, m_name);
    const auto made = co_await m_writer.createVersion(*project, body);
    if (!made)
        co_return failed(made);
    co_return QJsonObject{{u"id"_s, *made}, {u"unchanged"_s, false}};
}

QCoro::Task<Result<Traces>> CreateVersion::lookUp()
{
    const auto there = co_await find(m_writer, m_project, m_name);
    if (!there)
        co_return failed(there);
    if (there->has_value())
        co_return Traces(Happened{{{u"id"_s, **there}, {u"unchanged"_s, false}}});
    co_return Traces(DidNotHappen{});
}

MergeVersion::MergeVersion(JiraWriter writer, domain::JiraVersion from, domain::JiraVersion into)
    : m_writer(std::move(writer))
    , m_from(std::move(from))
    , m_into(std::move(into))
{
}

QString MergeVersion::what() const
{
    return Text::tr("merge version %1 into %2").arg(m_from.name, m_into.name);
}

QByteArray MergeVersion::requestBytes() const
{
    return "POST version/" + m_from.id.toUtf8() + "/removeAndSwap " + m_into.id.toUtf8();
}

QCoro::Task<Result<QJsonObject>> MergeVersion::send()
{
    for (const domain::JiraVersion &each : {m_from, m_into}) {
        const auto now = co_await readVersion(m_writer.site(), each.id);
        if (!now)
            co_return beforeSending(now);
        if (now->value(u"name").toString() != each.name)
            co_return changedMeanwhile(Text::tr("Version %1 is called %2 in Jira by now, so nothing was merged. Look "
                                                "at the versions again.")
                                           .arg(each.name, shownValue(now->value(u"name"))));
    }
    const auto fields = co_await readVersionFields(m_writer.site(), m_from.id);
    if (!fields)
        co_return beforeSending(fields);
    m_wasSent = true;
    const auto sent = co_await m_writer.mergeVersion(m_from.id, m_into.id, *fields);
    if (!sent)
        co_return failed(sent);
    const auto after = co_await readVersion(m_writer.site(), m_from.id);
    if (after)
        co_return notShownYet(m_from.name, {});
    if (after.error().code != ErrorCode::NotFound)
        co_return notShownYet(m_from.name, after.error().detail);
    co_return unchanged(false);
}

QCoro::Task<Result<Traces>> MergeVersion::lookUp()
{
    const auto now = co_await readVersion(m_writer.site(), m_from.id);
    if (now && m_wasSent) // a large merge may still be going on
        co_return Traces(effects::CannotTell{});
    if (now)
        co_return Traces(DidNotHappen{});
    if (now.error().code == ErrorCode::NotFound)
        co_return Traces(Happened{unchanged(false)});
    co_return failed(now);
}

MoveVersion::MoveVersion(JiraWriter writer, domain::JiraVersion version, std::optional<domain::JiraVersion> behind)
    : m_writer(std::move(writer))
    , m_version(std::move(version))
    , m_behind(std::move(behind))
{
}

QString MoveVersion::what() const
{
    return m_behind ? Text::tr("put version %1 behind %2").arg(m_version.name, m_behind->name)
                    : Text::tr("put version %1 first").arg(m_version.name);
}

QByteArray MoveVersion::requestBytes() const
{
    return "POST version/" + m_version.id.toUtf8() + "/move " + (m_behind ? m_behind->id.toUtf8() : "first");
}

QCoro::Task<Result<bool>> MoveVersion::stands(JiraWriter writer, domain::JiraVersion version,
                                              std::optional<domain::JiraVersion> behind)
{
    const auto versions = co_await readVersions(writer.site(), version.project, {});
    if (!versions)
        co_return failed(versions);
    const auto place = std::ranges::find(*versions, version.id, &domain::JiraVersion::id);
    if (place == versions->end())
        co_return failure(ErrorCode::NotFound,
                          Text::tr("Version %1 is no longer in Jira. Look at the versions again.").arg(version.name));
    if (!behind)
        co_return place == versions->begin();
    co_return place != versions->begin() && std::prev(place)->id == behind->id;
}

QCoro::Task<Result<QJsonObject>> MoveVersion::send()
{
    const auto before = co_await stands(m_writer, m_version, m_behind);
    if (!before)
        co_return beforeSending(before);
    if (*before)
        co_return unchanged(true);
    const auto sent = co_await m_writer.moveVersion(m_version.id, m_behind ? m_behind->id : QString());
    if (!sent)
        co_return failed(sent);
    const auto after = co_await stands(m_writer, m_version, m_behind);
    if (!after || !*after)
        co_return notShownYet(m_version.name, after ? QString() : after.error().detail);
    co_return unchanged(false);
}

QCoro::Task<Result<Traces>> MoveVersion::lookUp()
{
    const auto now = co_await stands(m_writer, m_version, m_behind);
    if (!now)
        co_return failed(now);
    co_return *now ? Traces(Happened{unchanged(false)}) : Traces(DidNotHappen{});
}

PutInVersion::PutInVersion(JiraWriter writer, QString issue, Way way)
    : m_writer(std::move(writer))
    , m_issue(std::move(issue))
    , m_way(std::move(way))
{
}

QString PutInVersion::what() const
{
    if (m_way.to.id.isEmpty())
        return Text::tr("take %1 out of version %2").arg(m_issue, m_way.from.name);
    return Text::tr("put %1 into version %2").arg(m_issue, m_way.to.name);
}

QByteArray PutInVersion::requestBytes() const
{
    return "PUT issue/" + m_issue.toUtf8() + " fixVersions -" + m_way.from.id.toUtf8() + " +" + m_way.to.id.toUtf8();
}

QCoro::Task<Result<QJsonObject>> PutInVersion::send()
{
    const auto isReached = [way = m_way](const QStringList &versions) {
        return (way.from.id.isEmpty() || !versions.contains(way.from.id))
            && (way.to.id.isEmpty() || versions.contains(way.to.id));
    };
    const auto now = co_await readStanding(m_writer.site(), m_issue);
    if (!now)
        co_return beforeSending(now);
    if (isReached(now->fixVersionIds))
        co_return QJsonObject{{u"moved"_s, false}};
    if (!m_way.from.id.isEmpty() && !now->fixVersionIds.contains(m_way.from.id))
        co_return changedMeanwhile(Text::tr("%1 is no longer in version %2: somebody moved it. It was left alone; look "
                                            "where it is now.")
                                       .arg(m_issue, m_way.from.name));
    const auto sent = co_await m_writer.swapFixVersion(m_issue, m_way.from.id, m_way.to.id);
    if (!sent)
        co_return failed(sent);
    const auto after = co_await readStanding(m_writer.site(), m_issue);
    if (!after || !isReached(after->fixVersionIds))
        co_return notShownYet(m_issue, after ? QString() : after.error().detail);
    co_return QJsonObject{{u"moved"_s, true}};
}

QCoro::Task<Result<Traces>> PutInVersion::lookUp()
{
    const Way way = m_way;
    const auto now = co_await readStanding(m_writer.site(), m_issue);
    if (!now)
        co_return failed(now);
    const bool isReached = (way.from.id.isEmpty() || !now->fixVersionIds.contains(way.from.id))
        && (way.to.id.isEmpty() || now->fixVersionIds.contains(way.to.id));
    co_return isReached ? Traces(Happened{{{u"moved"_s, true}}}) : Traces(DidNotHappen{});
}

ChangeVersion::Edit fieldsEdit(const QJsonObject &fields, const std::optional<domain::JiraVersion> &seen)
{
    return [fields, seen](const QJsonObject &now) -> Result<std::optional<QJsonObject>> {
        QJsonObject wanted;
        for (auto it = fields.begin(); it != fields.end(); ++it) {
            if (isSame(it.value(), now.value(it.key())))
                continue;
            if (it.value().isNull())
                return tl::unexpected(noWayWithoutDate(it.key()));
            wanted.insert(it.key(), it.value());
        }
        if (wanted.isEmpty())
            return std::nullopt;
        if (!seen)
            return wanted;
        const QJsonObject then = fieldsOf(*seen);
        QStringList differences;
        for (auto it = then.begin(); it != then.end(); ++it) {
            if (!isSame(it.value(), now.value(it.key())))
                differences.append(
                    Text::tr("%1 was “%2” and is “%3” now")
                        .arg(fieldName(it.key()), shownValue(it.value()), shownValue(now.value(it.key()))));
        }
        if (differences.isEmpty())
            return wanted;
        return changedMeanwhile(
            Text::tr("Version %1 was changed in Jira meanwhile, so nothing was written: %2. Look at "
                     "it again, then repeat the change if it still holds.")
                .arg(recordable(seen->name, 100), differences.join(u", "_s)));
    };
}

} // namespace releasedesk::connectors
