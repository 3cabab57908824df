// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/development_field.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

//! The JSON object that begins at \p start, up to the brace that closes it; nothing if it is not closed.
QString objectAt(const QString &text, qsizetype start)
{
    int depth = 0;
    bool isInText = false;
    for (qsizetype i = start; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isInText) {
            if (c == u'\\')
                ++i;
            else if (c == u'"')
                isInText = false;
        } else if (c == u'"') {
            isInText = true;
        } else if (c == u'{') {
            ++depth;
        } else if (c == u'}' && --depth == 0) {
            return text.mid(start, i - start + 1);
        }
    }
    return {};
}

QJsonObject summaryIn(const QJsonObject &json)
{
    const QJsonObject cached = json.value(u"cachedValue").toObject();
    return cached.isEmpty() ? json.value(u"summary").toObject() : cached.value(u"summary").toObject();
}

int count(const QJsonObject &overall, const char *name)
{
    return std::clamp(overall.value(QLatin1String(name)).toInt(), 0, 1'000'000);
}

void addPullRequests(domain::Development &development, const QString &state, int number)
{
    if (state.compare(u"OPEN", Qt::CaseInsensitive) == 0)
        development.openPullRequests = number;
    else if (state.compare(u"MERGED", Qt::CaseInsensitive) == 0)
        development.mergedPullRequests = number;
}

//! Of `overall` only: the counts per kind of server count the same thing again.
domain::Development fromSummary(const QJsonObject &summary)
{
    const auto overall = [&summary](const char *name) {
        return summary.value(QLatin1String(name)).toObject().value(u"overall").toObject();
    };
    domain::Development development{.isKnown = true};
    const QJsonObject pullRequests = overall("pullrequest");
    addPullRequests(development, pullRequests.value(u"state").toString(),
                    std::max(count(pullRequests, "stateCount"), pullRequests.isEmpty() ? 0 : 1));
    development.commits = count(overall("repository"), "count");
    development.isBuildFailing = count(overall("build"), "failedBuildCount") > 0;
    return development;
}

//! The head of the map, for a text whose JSON is missing or cut.
domain::Development fromHead(const QString &text)
{
    domain::Development development;
    static const QRegularExpression pullRequest(QStringLiteral("pullrequest=\\{([^{}]*)\\}"));
    static const QRegularExpression repository(QStringLiteral("repository=\\{([^{}]*)\\}"));
    const auto entry = [](const QString &map, const char *name) {
        const QRegularExpression pattern(QStringLiteral("(?:^|[,\\s])%1=([^,}\\s]+)").arg(QLatin1String(name)));
        return pattern.match(map).captured(1);
    };
    if (const auto found = pullRequest.match(text); found.hasMatch()) {
        development.isKnown = true;
        addPullRequests(development, entry(found.captured(1), "state"),
                        std::max(1, entry(found.captured(1), "stateCount").toInt()));
    }
    if (const auto found = repository.match(text); found.hasMatch()) {
        development.isKnown = true;
        development.commits = std::max(0, entry(found.captured(1), "count").toInt());
    }
    return development;
}

} // namespace

domain::Development developmentOf(const QJsonValue &field)
{
    if (field.isObject()) {
        const QJsonObject json = field.toObject();
        const QJsonObject summary = summaryIn(json);
        return summary.isEmpty() && !json.isEmpty() ? domain::Development() : fromSummary(summary);
    }
    const QString text = field.toString().trimmed();
    if (text.isEmpty())
        return {};
    if (text == u"{}")
        return {.isKnown = true};

    static const QRegularExpression beforeJson(QStringLiteral("json\\s*=\\s*\\{"),
                                               QRegularExpression::CaseInsensitiveOption);
    if (const auto found = beforeJson.match(text); found.hasMatch()) {
        const QString json = objectAt(text, found.capturedEnd() - 1);
        const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
        if (!object.isEmpty() && object.value(u"cachedValue").toObject().value(u"summary").isObject())
            return fromSummary(summaryIn(object));
    }
    return fromHead(text);
}

} // namespace releasedesk::connectors
