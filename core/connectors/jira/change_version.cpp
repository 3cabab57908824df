// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/change_version.h"

#include "core/connectors/jira/jira_issue.h"
#include "core/connectors/jira/jira_reader.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChangeVersion)
};

using Changes = Result<std::optional<QJsonObject>>;

// Written into Jira, where it has to be found again: the same in every language.
const QString &mark()
{
    static const QString text = QStringLiteral("Locked by Release Desk:");
    return text;
}

QString descriptionOf(const QJsonObject &version)
{
    return version.value(u"description").toString();
}

struct MarkPlace {
    qsizetype from = -1;
    qsizetype to = -1;
    QString holder;
};

//! Where the first mark stands, with the white space around it: Jira's editor may have joined the lines.
MarkPlace findMark(const QString &description)
{
    MarkPlace place{description.indexOf(mark()), -1, {}};
    if (place.from < 0)
        return place;
    const qsizetype lineEnd = description.indexOf(u'\n', place.from);
    place.to = lineEnd < 0 ? description.size() : lineEnd;
    place.holder = description.mid(place.from + mark().size(), place.to - place.from - mark().size()).trimmed();
    return place;
}

QJsonObject before(const QJsonObject &version)
{
    return {{QStringLiteral("released"), version.value(u"released").toBool()},
            {QStringLiteral("releaseDate"), version.value(u"releaseDate").toString()}};
}

Error beforeSending(Error error)
{
    error.nothingHappened = true;
    return error;
}

} // namespace

ChangeVersion::ChangeVersion(JiraWriter writer, QString versionId, QString what, QByteArray wanted, Edit edit)
    : m_writer(std::move(writer))
    , m_versionId(std::move(versionId))
    , m_what(std::move(what))
    , m_wanted(std::move(wanted))
    , m_edit(std::move(edit))
{
}

QByteArray ChangeVersion::requestBytes() const
{
    return "PUT version/" + m_versionId.toUtf8() + ' ' + m_wanted;
}

QCoro::Task<Result<QJsonObject>> ChangeVersion::send()
{
    const auto now = co_await readVersion(m_writer.site(), m_versionId);
    if (!now)
        co_return tl::unexpected(beforeSending(now.error()));
    const Changes changes = m_edit(*now);
    if (!changes)
        co_return tl::unexpected(beforeSending(changes.error()));
    const std::optional<QJsonObject> &wanted = *changes;
    const QJsonObject answer{{QStringLiteral("unchanged"), !wanted.has_value()},
                             {QStringLiteral("before"), before(*now)}};
    if (!wanted)
        co_return answer;
    const auto sent = co_await m_writer.changeVersion(m_versionId, *wanted);
    if (!sent)
        co_return failed(sent);

    const auto after = co_await readVersion(m_writer.site(), m_versionId);
    const Changes left = after ? m_edit(*after) : Changes(std::nullopt);
    if (!after || !left || left->has_value())
        co_return failure(ErrorCode::Unknown,
                          Text::tr("Jira took the change of the version, but does not show it yet. Look at the version "
                                   "in Jira before it is asked for again."),
                          after ? QString() : after.error().detail);
    co_return answer;
}

QCoro::Task<Result<effects::Traces>> ChangeVersion::lookUp()
{
    const auto now = co_await readVersion(m_writer.site(), m_versionId);
    if (!now)
        co_return failed(now);
    const Changes changes = m_edit(*now);
    // Reaching the wanted state twice is the same as once, so a request that might still arrive does no harm.
    if (changes && !*changes)
        co_return effects::Traces(effects::Happened{{{QStringLiteral("unchanged"), false}}});
    co_return effects::Traces(effects::DidNotHappen{});
}

QString lockHolder(const QString &description)
{
    return findMark(description).holder;
}

ChangeVersion::Edit lockEdit(const QString &holder)
{
    return [holder](const QJsonObject &version) -> Changes {
        const QString name = recordable(version.value(u"name").toString(), 200);
        const QString description = descriptionOf(version);
        const MarkPlace place = findMark(description);
        if (place.from >= 0 && place.holder == holder)
            return std::nullopt;
        if (place.from >= 0)
            return failure(ErrorCode::FailedPrecondition,
                           Text::tr("Version %1 is locked in Jira by another release (%2), so this one must not take "
                                    "it. Finish or undo that release, or remove its line from the description of the "
                                    "version in Jira.")
                               .arg(name, recordable(place.holder, 200)));
        if (version.value(u"released").toBool())
            return failure(ErrorCode::FailedPrecondition,
                           Text::tr("Version %1 is already released in Jira, so it cannot be locked for a release. "
                                    "Choose another version, or take the release back in Jira.")
                               .arg(name));
        const QString gap = description.isEmpty() || description.endsWith(u'\n') ? QString() : QStringLiteral("\n");
        return QJsonObject{{QStringLiteral("description"), QString(description + gap + mark() + u' ' + holder)}};
    };
}

ChangeVersion::Edit unlockEdit(const QString &holder)
{
    return [holder](const QJsonObject &version) -> Changes {
        const QString description = descriptionOf(version);
        const MarkPlace place = findMark(description);
        if (place.from < 0 || place.holder != holder)
            return std::nullopt;
        QString head = description.left(place.from);
        if (head.endsWith(u'\n') || head.endsWith(u' '))
            head.chop(1);
        return QJsonObject{{QStringLiteral("description"), QString(head + description.mid(place.to))}};
    };
}

ChangeVersion::Edit releaseEdit(const QDate &date)
{
    return [date](const QJsonObject &version) -> Changes {
        if (version.value(u"released").toBool())
            return std::nullopt;
        if (version.value(u"archived").toBool())
            return failure(ErrorCode::FailedPrecondition,
                           Text::tr("Version %1 is archived in Jira, so it cannot be released. Unarchive it in Jira, "
                                    "then try again.")
                               .arg(recordable(version.value(u"name").toString(), 200)));
        return QJsonObject{{QStringLiteral("released"), true},
                           {QStringLiteral("releaseDate"), date.toString(Qt::ISODate)}};
    };
}

ChangeVersion::Edit unreleaseEdit(const QDate &plannedDate)
{
    return [plannedDate](const QJsonObject &version) -> Changes {
        if (!version.value(u"released").toBool())
            return std::nullopt;
        QJsonObject changes{{QStringLiteral("released"), false}};
        if (plannedDate.isValid())
            changes.insert(QStringLiteral("releaseDate"), plannedDate.toString(Qt::ISODate));
        return changes;
    };
}

} // namespace releasedesk::connectors
