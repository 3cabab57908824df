// SPDX-License-Identifier: Apache-2.0
#include "app/bench/versions/jira_stub.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <array>

namespace releasedesk::bench {
namespace {

constexpr int usualSize = 2400; // bytes of an issue
constexpr std::array words{"payment", "login",    "결제",   "deploy", "coupon", "receipt", "배포", "canary",
                           "address", "checkout", "담당자", "token",  "cache",  "upload",  "환불", "report"};
constexpr std::array statuses{"To Do", "In Progress", "In Review", "Done"};
constexpr std::array categories{"new", "indeterminate", "indeterminate", "done"};

QString sentence(QRandomGenerator &random)
{
    QStringList chosen;
    for (int i = 0; i < 6; ++i)
        chosen.append(QString::fromUtf8(words.at(random.bounded(static_cast<quint32>(words.size())))));
    return chosen.join(u' ');
}

QByteArray issueOf(int number, const StubWish &wish, QRandomGenerator &random)
{
    const auto status = random.bounded(static_cast<quint32>(statuses.size()));
    const auto person = random.bounded(200U);
    const bool isBug = random.bounded(3U) == 0;
    QString summary = sentence(random);
    if (number % 100 == 42)
        summary += QStringLiteral(" 정산오류"); // what one in a hundred holds
    QJsonObject fields{
        {"summary", summary},
        {"issuetype", QJsonObject{{"name", isBug ? "Bug" : "Story"}, {"subtask", false}}},
        {"status",
         QJsonObject{{"name", statuses.at(status)}, {"statusCategory", QJsonObject{{"key", categories.at(status)}}}}},
        {"priority", QJsonObject{{"name", random.bounded(2U) == 0 ? "High" : "Medium"}}},
        {"assignee",
         QJsonObject{{"accountId", QStringLiteral("5fb%1").arg(person)},
                     {"displayName", QStringLiteral("Person %1").arg(person)}}},
        {"resolution", QJsonValue()},
        {"components", QJsonArray{QJsonObject{{"name", QStringLiteral("part-%1").arg(person % 12)}}}},
        {"fixVersions", QJsonArray{QJsonObject{{"id", "10001"}, {"name", wish.version}}}},
        {"issuelinks", QJsonArray()},
        {"subtasks", QJsonArray()},
        {"updated", "2026-03-02T10:11:12.000+0900"}};
    QJsonObject issue{{"id", QString::number(100'000 + number)},
                      {"key", QStringLiteral("%1-%2").arg(wish.project).arg(number)},
                      {"fields", fields}};
    // What servers add unasked: addresses of pictures, names of schemes and the like.
    const auto size = QJsonDocument(issue).toJson(QJsonDocument::Compact).size();
    issue.insert("self",
                 QString(QStringLiteral("https://stub.example/rest/api/3/issue/%1?").arg(number)
                         + QString(std::max<qsizetype>(0, usualSize - size - 60), u'x')));
    return QJsonDocument(issue).toJson(QJsonDocument::Compact);
}

} // namespace

JiraStub::JiraStub(const StubWish &wish)
    : m_wish(wish)
{
    QRandomGenerator random(wish.seed);
    for (int number = 1; number <= wish.issues; ++number) {
        const QByteArray id = QByteArray::number(100'000 + number);
        m_places.insert(id, m_issues.size());
        m_ids.append("{\"id\":\"" + id + "\"}");
        m_issues.append(issueOf(number, wish, random));
    }
    connect(this, &QTcpServer::newConnection, this, &JiraStub::takeConnection);
}

void JiraStub::takeConnection()
{
    while (QTcpSocket *const socket = nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readFrom(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_received.remove(socket);
            socket->deleteLater();
        });
    }
}

void JiraStub::readFrom(QTcpSocket *socket)
{
    QByteArray &data = m_received[socket];
    data += socket->readAll();
    while (true) {
        const qsizetype head = data.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        qsizetype length = 0;
        const QList<QByteArray> lines = data.left(head).split('\n');
        for (const QByteArray &line : lines) {
            if (line.toLower().startsWith("content-length:"))
                length = line.mid(15).trimmed().toLongLong();
        }
        if (data.size() < head + 4 + length)
            return;
        const QList<QByteArray> start = lines.first().trimmed().split(' ');
        const QByteArray target = start.value(1);
        const qsizetype mark = target.indexOf('?');
        const Request request{start.value(0), mark < 0 ? target : target.left(mark),
                              mark < 0 ? QByteArray() : target.mid(mark + 1), data.mid(head + 4, length)};
        data.remove(0, head + 4 + length);
        int status = 200;
        const QByteArray body = answer(request, &status);
        m_peak = std::max(m_peak, ++m_open);
        if (m_wish.delay.count() == 0) {
            send(socket, body, status);
        } else {
            QTimer::singleShot(m_wish.delay, Qt::PreciseTimer, this,
                               [this, guard = QPointer<QTcpSocket>(socket), body, status] {
                                   if (guard)
                                       send(guard, body, status);
                               });
        }
    }
}

void JiraStub::send(QTcpSocket *socket, const QByteArray &body, int status)
{
    --m_open;
    socket->write("HTTP/1.1 " + QByteArray::number(status) + " -\r\nContent-Type: application/json\r\nContent-Length: "
                  + QByteArray::number(body.size()) + "\r\n\r\n");
    socket->write(body);
}

QByteArray JiraStub::answer(const Request &request, int *status)
{
    if (request.path == "/__stats")
        return "{\"reqs\":" + QByteArray::number(m_requests) + ",\"bytes\":" + QByteArray::number(m_bytes)
            + ",\"peak\":" + QByteArray::number(m_peak) + "}";
    if (request.path == "/__move") {
        m_issues.removeLast();
        m_ids.removeLast();
        return "{}";
    }
    QByteArray body;
    if (request.path == "/rest/api/3/search/jql") {
        body = searchCloud(request.body);
    } else if (request.path == "/rest/api/3/issue/bulkfetch") {
        body = fetch(request.body);
    } else if (request.path == "/rest/api/3/search/approximate-count") {
        body = "{\"count\":" + QByteArray::number(m_issues.size()) + "}";
    } else if (request.path == "/rest/api/3/version/10001/relatedIssueCounts") {
        body = "{\"issuesFixedCount\":" + QByteArray::number(m_issues.size()) + ",\"issuesAffectedCount\":0}";
    } else if (request.path == "/rest/api/2/search") {
        body = searchDataCenter(request.body);
    } else if (request.path.endsWith("/field")) {
        body = "[]";
    } else if (request.path.endsWith("/version")) {
        body = "{\"startAt\":0,\"maxResults\":50,\"total\":1,\"isLast\":true,\"values\":[" + version() + "]}";
    } else if (request.path.endsWith("/versions")) {
        body = "[" + version() + "]";
    } else {
        *status = 404;
        body = "{\"errorMessages\":[\"There is no such thing.\"]}";
    }
    ++m_requests;
    m_bytes += body.size();
    return body;
}

QByteArray JiraStub::version() const
{
    return "{\"id\":\"10001\",\"name\":\"" + m_wish.version.toUtf8()
        + "\",\"released\":false,\"archived\":false,\"projectId\":10000}";
}

QByteArray JiraStub::joined(const QList<QByteArray> &parts, qsizetype from, qsizetype count) const
{
    return parts.mid(from, count).join(',');
}

QByteArray JiraStub::searchCloud(const QByteArray &body)
{
    const QJsonObject asked = QJsonDocument::fromJson(body).object();
    if (asked.value("jql").toString().contains(QStringLiteral("updated >=")))
        return "{\"issues\":[],\"isLast\":true}";
    const bool idsOnly = asked.value("fields").toArray() == QJsonArray{"id"};
    const qsizetype most = idsOnly ? 5000 : 100;
    const qsizetype count = std::min<qsizetype>(most, asked.value("maxResults").toInt(50));
    const qsizetype from = asked.value("nextPageToken").toString().toLongLong();
    QByteArray page = "{\"issues\":[" + joined(idsOnly ? m_ids : m_issues, from, count) + "]";
    if (from + count < m_issues.size())
        page += ",\"nextPageToken\":\"" + QByteArray::number(from + count) + "\"";
    return page + "}";
}

QByteArray JiraStub::searchDataCenter(const QByteArray &body)
{
    const QJsonObject asked = QJsonDocument::fromJson(body).object();
    const bool areChanges = asked.value("jql").toString().contains(QStringLiteral("updated >="));
    const bool idsOnly = asked.value("fields").toArray() == QJsonArray{"key"};
    const qsizetype total = areChanges ? 0 : m_issues.size();
    const qsizetype from = asked.value("startAt").toInteger();
    const qsizetype count = areChanges ? 0 : std::min<qsizetype>(idsOnly ? 1000 : 100, asked.value("maxResults").toInt());
    return "{\"startAt\":" + QByteArray::number(from) + ",\"maxResults\":" + QByteArray::number(count) + ",\"total\":"
        + QByteArray::number(total) + ",\"issues\":[" + joined(idsOnly ? m_ids : m_issues, from, count) + "]}";
}

QByteArray JiraStub::fetch(const QByteArray &body) const
{
    const QJsonArray ids = QJsonDocument::fromJson(body).object().value("issueIdsOrKeys").toArray();
    QByteArray page = "{\"issues\":[";
    page.reserve(ids.size() * usualSize);
    for (const auto id : ids) {
        const auto place = m_places.constFind(id.toString().toLatin1());
        if (place == m_places.constEnd() || *place >= m_issues.size())
            continue;
        if (!page.endsWith('['))
            page += ',';
        page += m_issues.at(*place);
    }
    return page + "],\"issueErrors\":[]}";
}

} // namespace releasedesk::bench
