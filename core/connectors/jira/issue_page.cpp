// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/issue_page.h"

#include "core/connectors/jira/development_field.h"
#include "core/connectors/jira/json_scanner.h"
#include "core/connectors/jira/rich_text.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

constexpr qsizetype maxNameLength = 400;
constexpr qsizetype maxSummaryLength = 1000;

QJsonValue treeOf(QByteArrayView value)
{
    // A document is an object or a list; anything else is put into one.
    const QByteArray list = '[' + value.toByteArray() + ']';
    return QJsonDocument::fromJson(list).array().at(0);
}

int digits(QByteArrayView text, qsizetype at, qsizetype count)
{
    int value = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

//! "2026-11-23T05:52:00.000+0000", the one form Jira writes, without the price of a general reader.
QDateTime timeOf(QByteArrayView value)
{
    constexpr qsizetype length = 30; // with quotes
    if (value.size() == length && value[20] == '.' && (value[24] == '+' || value[24] == '-')) {
        const QDate date(digits(value, 1, 4), digits(value, 6, 2), digits(value, 9, 2));
        const QTime time(digits(value, 12, 2), digits(value, 15, 2), digits(value, 18, 2), digits(value, 21, 3));
        const int hours = digits(value, 25, 2);
        const int minutes = digits(value, 27, 2);
        if (date.isValid() && time.isValid() && hours >= 0 && minutes >= 0) {
            const int seconds = (hours * 60 + minutes) * 60;
            return QDateTime(date, time, Qt::UTC).addSecs(value[24] == '+' ? -seconds : seconds);
        }
    }
    return timeInIssue(textOfJson(value, maxNameLength));
}

//! What is said again and again in the issues of a page, read once: statuses, people, types, versions.
class Repeated
{
public:
    //! An issue that has only this field, as the general reader sees it.
    const domain::Issue &read(QByteArrayView field, QByteArrayView value)
    {
        const QByteArray key = field.toByteArray() + value.toByteArray();
        const auto found = m_known.constFind(key);
        if (found != m_known.constEnd())
            return *found;
        domain::Issue issue;
        readIssueField(issue, QString::fromLatin1(field), treeOf(value));
        return *m_known.insert(key, issue);
    }

private:
    QHash<QByteArray, domain::Issue> m_known;
};

class PageReader
{
public:
    PageReader(const QByteArray &body, const IssueFields &custom)
        : m_scanner(body)
        , m_development(custom.development.toLatin1())
        , m_fixNote(custom.fixNote.toLatin1())
    {
    }

    std::optional<IssuePage> read()
    {
        bool hasIssues = false;
        QByteArrayView key;
        if (!m_scanner.enterObject())
            return std::nullopt;
        while (m_scanner.nextKey(key)) {
            if (key == QByteArrayView("issues")) {
                if (!m_scanner.enterList())
                    return std::nullopt;
                hasIssues = true;
                while (m_scanner.nextElement())
                    readIssue();
            } else if (key == QByteArrayView("nextPageToken")) {
                m_page.nextPageToken = textOfJson(m_scanner.takeValue(), 100'000);
            } else if (key == QByteArrayView("total")) {
                m_page.total = numberOfJson(m_scanner.takeValue(), -1);
            } else if (key == QByteArrayView("issueErrors")) {
                readRefused(treeOf(m_scanner.takeValue()).toArray());
            } else {
                m_scanner.skipValue();
            }
        }
        if (!hasIssues || !m_scanner.isAtEnd())
            return std::nullopt;
        return std::move(m_page);
    }

private:
    void readRefused(const QJsonArray &errors)
    {
        for (const auto &each : errors) {
            const QJsonObject error = each.toObject();
            for (const auto &id : error.value(u"ids").toArray())
                m_page.refused.append(id.toVariant().toString());
            const QJsonValue one = error.value(u"issueIdOrKey");
            if (one.isString())
                m_page.refused.append(one.toString());
        }
    }

    void readIssue()
    {
        QByteArrayView key;
        if (!m_scanner.enterObject()) {
            m_scanner.skipValue();
            return;
        }
        static const domain::IssueClass typeless = domain::issueClassOf({});
        domain::Issue issue;
        issue.category = domain::StatusCategory::ToDo;
        issue.issueClass = typeless;
        bool hasFields = false;
        while (m_scanner.nextKey(key)) {
            if (key == QByteArrayView("id")) {
                const QByteArrayView id = m_scanner.takeValue();
                issue.id = !id.isEmpty() && id.front() == '"' ? textOfJson(id, maxNameLength)
                                                              : QString::number(numberOfJson(id, 0));
            } else if (key == QByteArrayView("key")) {
                issue.key = textOfJson(m_scanner.takeValue(), maxNameLength);
            } else if (key == QByteArrayView("fields") && m_scanner.enterObject()) {
                hasFields = true;
                readFields(issue);
            } else {
                m_scanner.skipValue();
            }
        }
        m_page.ids.append(issue.id.isEmpty() ? issue.key : issue.id);
        if (!issue.key.isEmpty() && hasFields)
            m_page.issues.append(std::move(issue));
    }

    void readFields(domain::Issue &issue)
    {
        QByteArrayView key;
        while (m_scanner.nextKey(key)) {
            const QByteArrayView value = m_scanner.takeValue();
            if (value.isEmpty() || value == QByteArrayView("null") || value == QByteArrayView("[]"))
                continue;
            readField(issue, key, value);
        }
    }

    void readField(domain::Issue &issue, QByteArrayView key, QByteArrayView value)
    {
        if (key == QByteArrayView("summary")) {
            issue.summary = textOfJson(value, maxSummaryLength);
        } else if (key == QByteArrayView("updated")) {
            issue.updated = timeOf(value);
        } else if (key == QByteArrayView("status")) {
            const domain::Issue &read = m_repeated.read(key, value);
            issue.status = read.status;
            issue.category = read.category;
        } else if (key == QByteArrayView("issuetype")) {
            const domain::Issue &read = m_repeated.read(key, value);
            issue.type = read.type;
            issue.issueClass = read.issueClass;
            issue.isSubtask = read.isSubtask;
        } else if (key == QByteArrayView("assignee")) {
            const domain::Issue &read = m_repeated.read(key, value);
            issue.assignee = read.assignee;
            issue.assigneeId = read.assigneeId;
        } else if (key == QByteArrayView("priority")) {
            issue.priority = m_repeated.read(key, value).priority;
        } else if (key == QByteArrayView("resolution")) {
            issue.resolution = m_repeated.read(key, value).resolution;
        } else if (key == QByteArrayView("fixVersions")) {
            issue.fixVersions = m_repeated.read(key, value).fixVersions;
        } else if (key == QByteArrayView("components")) {
            issue.components = m_repeated.read(key, value).components;
        } else if (key == QByteArrayView("parent")) {
            issue.parent = m_repeated.read(key, value).parent;
        } else if (key == QByteArrayView("issuelinks") || key == QByteArrayView("subtasks")) {
            addLinks(issue, key, value);
        } else if (!m_development.isEmpty() && key == QByteArrayView(m_development)) {
            issue.development = developmentOf(treeOf(value));
        } else if (!m_fixNote.isEmpty() && key == QByteArrayView(m_fixNote)) {
            issue.fixNote = recordable(plainTextOf(treeOf(value)));
        }
    }

    static void addLinks(domain::Issue &issue, QByteArrayView key, QByteArrayView value)
    {
        const QJsonObject fields{{QString::fromLatin1(key), treeOf(value)}};
        const QList<domain::IssueLink> links = linksOf(fields);
        // Sub-tasks first, whatever the order of the fields.
        issue.links = key == QByteArrayView("subtasks") ? links + issue.links : issue.links + links;
    }

    JsonScanner m_scanner;
    QByteArray m_development;
    QByteArray m_fixNote;
    Repeated m_repeated;
    IssuePage m_page;
};

} // namespace

std::optional<IssuePage> issuePageOf(const QByteArray &body, const IssueFields &custom)
{
    return PageReader(body, custom).read();
}

} // namespace releasedesk::connectors
