// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>

namespace releasedesk::sandbox {

struct Person {
    QString accountId; //!< Jira Cloud knows people by this
    QString name; //!< Jira Data Center knows them by this
    QString displayName;
    QString mail;
};

enum class StatusCategory { ToDo = 2, InProgress = 4, Done = 3 }; //!< the values are Jira's ids

struct Status {
    QString id;
    QString name;
    StatusCategory category = StatusCategory::ToDo;
};

struct Named {
    QString id;
    QString name;
};

struct Project {
    int id = 0;
    QString key;
    QString name;
    QString description;
    QString lead; //!< name of a person
    QStringList components;
};

struct Version {
    int id = 0;
    int projectId = 0;
    QString name;
    QString description;
    bool isReleased = false;
    bool isArchived = false;
    QDate startDate;
    QDate releaseDate;
};

struct Comment {
    int id = 0;
    QString author; //!< name of a person
    QJsonObject document; //!< what Cloud shows
    QString markup; //!< what Data Center shows
    QMap<QString, QJsonValue> properties;
    QDateTime created;
};

//! What one change did to an issue.
struct HistoryEntry {
    struct Item {
        QString field;
        QString from; //!< id, where there is one
        QString fromString;
        QString to;
        QString toString;
    };

    int id = 0;
    QString author; //!< name of a person
    QDateTime created;
    QList<Item> items;
};

//! One issue pointing to another.
struct IssueLink {
    QString type; //!< "Blocks", "Relates" or "Duplicate"
    QString outward; //!< key of the issue that it goes to
};

struct WebLink {
    QString title;
    QString url;
};

struct Issue {
    int id = 0;
    QString key;
    int projectId = 0;
    QString type;
    QString priority;
    QString summary;
    QString description;
    QString releaseNote; //!< what was fixed, in a sentence for the notes
    QString assignee; //!< name of a person; may be empty
    QString reporter;
    QString status;
    QString resolution; //!< empty while unresolved
    QString development; //!< the development column as Jira prints it
    QStringList labels;
    QStringList components;
    QList<int> fixVersions;
    QJsonObject document; //!< the description as Cloud shows it, where it is more than lines
    QString markup; //!< and as Data Center shows it
    QString parent; //!< key of the issue that this is a sub-task of
    QList<IssueLink> links;
    QList<WebLink> webLinks;
    QList<HistoryEntry> history; //!< the oldest first
    QList<Comment> comments;
    QMap<QString, QJsonValue> properties;
    QDateTime created;
    QDateTime updated;
};

//! The state behind both Jira stand-ins: what one changes the other shows.
class JiraWorld
{
public:
    using Time = std::chrono::steady_clock::time_point;

    QString company;
    QList<Person> people;
    QList<Status> statuses;
    QList<Named> types;
    QList<Named> priorities;
    QList<Project> projects;
    QList<Version> versions;
    QList<Issue> issues;
    QString actor; //!< name of the person whose changes come next; for the history
    QDate today; //!< decides what is overdue; invalid means the day of this computer

    [[nodiscard]] const Person *personByName(const QString &name) const;
    [[nodiscard]] const Person *personByMail(const QString &mail) const;
    [[nodiscard]] const Status *statusByName(const QString &name) const;
    [[nodiscard]] const Project *project(int id) const;
    [[nodiscard]] const Project *projectByIdOrKey(const QString &idOrKey) const;
    [[nodiscard]] const Version *version(int id) const;
    [[nodiscard]] Version *version(int id);
    [[nodiscard]] const Version *versionByName(int projectId, const QString &name) const;
    [[nodiscard]] const Issue *issueByIdOrKey(const QString &idOrKey) const;
    [[nodiscard]] QList<Version> versionsOf(int projectId) const;
    [[nodiscard]] QList<const Issue *> issuesOf(int versionId) const;
    [[nodiscard]] bool isDone(const Issue &issue) const;
    [[nodiscard]] bool isOverdue(const Version &version) const;

    //! Adds a version and gives it the next number.
    const Version &addVersion(Version version);

    //! Changes an issue and remembers how a search saw it before.
    void change(const QString &key, const std::function<void(Issue &)> &edit);

    //! Puts an issue into another status and sets or clears its resolution.
    void move(const QString &key, const QString &status, const QString &resolution = {});

    void addComment(const QString &key, Comment comment);

    //! The issue as a search sees it that lags behind the writes.
    [[nodiscard]] const Issue *asIndexed(const Issue *issue, std::chrono::milliseconds lag) const;

    [[nodiscard]] int nextId() { return ++m_lastId; }

private:
    struct Before {
        Issue issue;
        Time changed;
    };

    [[nodiscard]] QList<HistoryEntry::Item> difference(const Issue &before, const Issue &after) const;

    QHash<int, Before> m_before;
    int m_lastId = 90000;
};

} // namespace releasedesk::sandbox
