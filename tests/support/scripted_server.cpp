// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scripted_server.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTimer>

namespace releasedesk::tests {
namespace {

bool matches(const QString &pattern, const QString &path)
{
    if (!pattern.contains(u'*'))
        return pattern == path;
    const QString expression = QRegularExpression::escape(pattern).replace(QStringLiteral("\\*"), QStringLiteral(".*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(path).hasMatch();
}

QByteArray wireForm(const ScriptedAnswer &answer)
{
    const bool hasBody = answer.status != 204 && answer.status != 304;
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + " Scripted\r\n";
    if (!answer.contentType.isEmpty() && hasBody)
        bytes += "Content-Type: " + answer.contentType + "\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    if (!hasBody)
        return bytes + "\r\n";
    if (!answer.chunked)
        return bytes + "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body;
    bytes += "Transfer-Encoding: chunked\r\n\r\n";
    constexpr qsizetype chunk = 1000;
    for (qsizetype at = 0; at < answer.body.size(); at += chunk) {
        const QByteArray part = answer.body.mid(at, chunk);
        bytes += QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
    }
    return bytes + "0\r\n\r\n";
}

} // namespace

QString ScriptedRequest::query(const QString &name) const
{
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return {};
    return QUrlQuery(QString::fromUtf8(target.mid(mark + 1))).queryItemValue(name, QUrl::FullyDecoded);
}

QJsonObject ScriptedRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

ScriptedAnswer ScriptedAnswer::json(const QJsonObject &object, int status)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

ScriptedAnswer ScriptedAnswer::list(const QJsonArray &array, int status)
{
    return {status, QJsonDocument(array).toJson(QJsonDocument::Compact)};
}

ScriptedAnswer ScriptedAnswer::file(const QString &path, int status)
{
    QFile file(QStringLiteral(RD_TEST_DATA "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("test data missing: %s", qPrintable(file.fileName()));
    return {status, file.readAll()};
}

ScriptedAnswer ScriptedAnswer::redirect(const QByteArray &location, int status)
{
    ScriptedAnswer answer{status};
    answer.headers = {{"Location", location}};
    return answer;
}

//! Reads requests from one socket, one after the other, and writes the answers in that order.
class ScriptedServer::Connection final : public QObject
{
public:
    Connection(ScriptedServer &server, qintptr descriptor)
        : QObject(&server)
        , m_server(server)
    {
        m_socket.setSocketDescriptor(descriptor);
        connect(&m_socket, &QTcpSocket::readyRead, this, &Connection::take);
        connect(&m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    }

private:
    void take()
    {
        m_buffer += m_socket.readAll();
        while (takeRequest()) {}
    }

    bool takeRequest()
    {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (m_isAnswering || end < 0)
            return false;
        QList<QByteArray> lines = m_buffer.left(end).split('\n');
        const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
        ScriptedRequest request{first.value(0), {}, first.value(1), {}, {}};
        for (const QByteArray &line : lines) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.header("content-length").toLongLong();
        if (m_buffer.size() < end + 4 + length)
            return false;
        request.body = m_buffer.mid(end + 4, length);
        request.path = QUrl::fromPercentEncoding(request.target.split('?').first());
        m_buffer.remove(0, end + 4 + length);

        const ScriptedAnswer answer = m_server.answer(request);
        m_isAnswering = true;
        QTimer::singleShot(answer.delay, this, [this, answer] {
            m_socket.write(wireForm(answer));
            m_isAnswering = false;
            take();
        });
        return true;
    }

    ScriptedServer &m_server;
    QTcpSocket m_socket;
    QByteArray m_buffer;
    bool m_isAnswering = false;
};

ScriptedServer::ScriptedServer()
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port on loopback: %s", qPrintable(errorString()));
}

ScriptedServer::~ScriptedServer()
{
    for (QObject *const connection : QObjectList(children())) {
        delete dynamic_cast<Connection *>(connection); // and nothing else that may be a child
    }
}

QUrl ScriptedServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
}

void ScriptedServer::on(const QByteArray &method, const QString &path, ScriptedAnswer answer)
{
    handle(method, path, [answer = std::move(answer)](const ScriptedRequest & /*request*/) { return answer; });
}

void ScriptedServer::inTurn(const QByteArray &method, const QString &path, QList<ScriptedAnswer> answers)
{
    const auto left = std::make_shared<QList<ScriptedAnswer>>(std::move(answers));
    handle(method, path, [left](const ScriptedRequest & /*request*/) {
        return left->size() > 1 ? left->takeFirst() : left->first();
    });
}

void ScriptedServer::handle(const QByteArray &method, const QString &path, Handler handler)
{
    m_rules.prepend({method, path, std::move(handler)});
}

QList<ScriptedRequest> ScriptedServer::requests(const QByteArray &method, const QString &path) const
{
    QList<ScriptedRequest> found;
    for (const ScriptedRequest &request : m_requests) {
        if (request.method == method && matches(path, request.path))
            found.append(request);
    }
    return found;
}

int ScriptedServer::count(const QByteArray &method, const QString &path) const
{
    return static_cast<int>(requests(method, path).size());
}

void ScriptedServer::incomingConnection(qintptr descriptor)
{
    new Connection(*this, descriptor);
}

ScriptedAnswer ScriptedServer::answer(const ScriptedRequest &request)
{
    m_requests.append(request);
    for (const Rule &rule : m_rules) {
        if (rule.method != request.method || !matches(rule.path, request.path))
            continue;
        const Handler handler = rule.handler; // it may add rules while it answers
        return handler(request);
    }
    const QString unknown = QString::fromUtf8("not scripted: " + request.method + ' ' + request.target);
    return ScriptedAnswer::json(QJsonObject{{"message", unknown}}, 404);
}

} // namespace releasedesk::tests
