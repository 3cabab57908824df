// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jira_documents.h"
#include "app/sandbox/jira_text.h"

#include <algorithm>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

//! The words of a kind of link, seen from the one and from the other end.
struct LinkWords {
    QString id;
    QString inward;
    QString outward;
};

LinkWords wordsOf(const QString &type)
{
    static const QMap<QString, LinkWords> known{
        {u"Blocks"_s, {u"10000"_s, u"is blocked by"_s, u"blocks"_s}},
        {u"Duplicate"_s, {u"10002"_s, u"is duplicated by"_s, u"duplicates"_s}},
        {u"Relates"_s, {u"10003"_s, u"relates to"_s, u"relates to"_s}},
    };
    return known.value(type, known.value(u"Relates"_s));
}

void insertUnlessEmpty(QJsonObject &json, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}

} // namespace

QJsonValue JiraDocuments::description(const Issue &issue) const
{
    if (m_flavour == JiraFlavour::Cloud && !issue.document.isEmpty())
        return issue.document;
    if (m_flavour == JiraFlavour::DataCenter && !issue.markup.isEmpty())
        return issue.markup;
    return text(issue.description);
}

QJsonObject JiraDocuments::reference(const Issue &issue) const
{
    const QJsonObject whole
        = this->issue(issue, FieldChoice({u"summary"_s, u"status"_s, u"priority"_s, u"issuetype"_s}, u"*all"_s));
    QJsonObject fields = whole.value(u"fields"_s).toObject();
    fields.remove(u"parent"_s);
    return {{u"id"_s, whole.value(u"id"_s)},
            {u"key"_s, whole.value(u"key"_s)},
            {u"self"_s, whole.value(u"self"_s)},
            {u"fields"_s, fields}};
}

QJsonArray JiraDocuments::issueLinks(const Issue &issue) const
{
    QJsonArray links;
    const auto add = [&](const QString &type, const Issue &other, bool isInward) {
        const LinkWords words = wordsOf(type);
        const int number = (issue.id * 10) + static_cast<int>(links.size());
        const QJsonObject kind{{u"id"_s, words.id},
                               {u"name"_s, type},
                               {u"inward"_s, words.inward},
                               {u"outward"_s, words.outward},
                               {u"self"_s, address(u"/issueLinkType/"_s + words.id)}};
        links.append(QJsonObject{{u"id"_s, QString::number(number)},
                                 {u"self"_s, address(u"/issueLink/%1"_s.arg(number))},
                                 {u"type"_s, kind},
                                 {isInward ? u"inwardIssue"_s : u"outwardIssue"_s, reference(other)}});
    };
    for (const IssueLink &link : issue.links) {
        if (const Issue *other = m_world.issueByIdOrKey(link.outward))
            add(link.type, *other, false);
    }
    for (const Issue &other : m_world.issues) {
        for (const IssueLink &link : other.links) {
            if (link.outward == issue.key)
                add(link.type, other, true);
        }
    }
    return links;
}

QJsonArray JiraDocuments::subtasks(const Issue &issue) const
{
    QJsonArray list;
    for (const Issue &other : m_world.issues) {
        if (other.parent == issue.key)
            list.append(reference(other));
    }
    return list;
}

QJsonObject JiraDocuments::changelog(const Issue &issue) const
{
    QList<HistoryEntry> entries = issue.history;
    if (m_flavour == JiraFlavour::Cloud)
        std::ranges::reverse(entries);
    QJsonArray histories;
    for (const HistoryEntry &entry : std::as_const(entries)) {
        QJsonArray items;
        for (const HistoryEntry::Item &item : entry.items) {
            QJsonObject json{{u"field"_s, item.field}, {u"fieldtype"_s, u"jira"_s}};
            insertUnlessEmpty(json, u"from"_s, item.from);
            insertUnlessEmpty(json, u"fromString"_s, item.fromString);
            insertUnlessEmpty(json, u"to"_s, item.to);
            insertUnlessEmpty(json, u"toString"_s, item.toString);
            if (m_flavour == JiraFlavour::Cloud)
                json.insert(u"fieldId"_s, item.field == u"Fix Version" ? u"fixVersions"_s : item.field);
            items.append(json);
        }
        QJsonObject history{
            {u"id"_s, QString::number(entry.id)}, {u"created"_s, jiraTime(entry.created)}, {u"items"_s, items}};
        if (m_world.personByName(entry.author) != nullptr)
            history.insert(u"author"_s, personNamed(entry.author));
        histories.append(history);
    }
    return {{u"startAt"_s, 0},
            {u"maxResults"_s, histories.size()},
            {u"total"_s, histories.size()},
            {u"histories"_s, histories}};
}

QJsonArray JiraDocuments::webLinks(const Issue &issue) const
{
    QJsonArray list;
    for (const WebLink &link : issue.webLinks) {
        const int id = (issue.id * 10) + static_cast<int>(list.size());
        list.append(QJsonObject{{u"id"_s, id},
                                {u"self"_s, address(u"/issue/%1/remotelink/%2"_s.arg(issue.key).arg(id))},
                                {u"globalId"_s, u"link=%1"_s.arg(link.url)},
                                {u"application"_s, QJsonObject()},
                                {u"relationship"_s, u"mentioned in"_s},
                                {u"object"_s,
                                 QJsonObject{{u"url"_s, link.url},
                                             {u"title"_s, link.title},
                                             {u"icon"_s, QJsonObject()},
                                             {u"status"_s, QJsonObject{{u"icon"_s, QJsonObject()}}}}}});
    }
    return list;
}

} // namespace releasedesk::sandbox
