// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_proxy.h"

#include <QPointer>
#include <QSslSocket>
#include <QTimer>

#include <sys/socket.h>
#include <utility>

namespace releasedesk::tests {
namespace {

//! The bytes of the body that follow a head, by its Content-Length.
qsizetype declaredLength(const QByteArray &head)
{
    static const QRegularExpression line(QStringLiteral("\r\ncontent-length:\\s*([0-9]+)"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto found = line.match(QString::fromLatin1(head));
    return found.hasMatch() ? found.captured(1).toLongLong() : -1;
}

//! Whether \p bytes hold a whole message as far as its length says.
bool isWhole(const QByteArray &bytes, bool isRequest)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const qsizetype length = declaredLength(bytes.left(end));
    if (length < 0)
        return isRequest || bytes.startsWith("HTTP/1.1 204") || bytes.startsWith("HTTP/1.1 304");
    return bytes.size() >= end + 4 + length;
}

ProxiedAnswer takenApart(const QByteArray &bytes)
{
    ProxiedAnswer answer;
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    for (const QByteArray &each : lines) {
        const QByteArray line = each.trimmed();
        const QByteArray lower = line.toLower();
        if (answer.statusLine.isEmpty())
            answer.statusLine = line;
        else if (!lower.startsWith("content-length:") && !lower.startsWith("connection:"))
            answer.head += line + "\r\n";
    }
    answer.body = bytes.mid(end + 4);
    return answer;
}

} // namespace

class FaultProxy::Connection final : public QObject
{
public:
    Connection(FaultProxy &proxy, qintptr descriptor)
        : QObject(&proxy)
        , m_proxy(proxy)
        , m_socket(new QSslSocket(this))
    {
        m_socket->setSocketDescriptor(descriptor);
        connect(m_socket, &QTcpSocket::readyRead, this, [this] {
            m_buffer += m_socket->readAll();
            take();
        });
        connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        const ProxyFault &fault = proxy.m_fault;
        if (fault.when == ProxyFault::When::SelfSigned) {
            m_socket->setSslConfiguration(*proxy.m_tls);
            m_socket->startServerEncryption();
        } else if ((fault.when == ProxyFault::When::AtAccept || fault.when == ProxyFault::When::Tls)
                   && proxy.takeHit({})) {
            play(fault.script({}));
        }
    }

private:
    void take()
    {
        if (m_isPlaying || m_buffer.isEmpty())
            return;
        const auto when = m_proxy.m_fault.when;
        const qsizetype headEnd = m_buffer.indexOf("\r\n\r\n");
        const QByteArray line = m_buffer.left(m_buffer.indexOf('\r'));
        if (when == ProxyFault::When::AfterOneByte && m_proxy.takeHit({}))
            return play(m_proxy.m_fault.script({}));
        if (headEnd < 0)
            return;
        if (when == ProxyFault::When::AfterHead && m_proxy.takeHit(line))
            return play(m_proxy.m_fault.script({}));
        if (!isWhole(m_buffer, true))
            return;
        m_isPlaying = true;
        const bool isSpoiled = when == ProxyFault::When::AfterRequest && m_proxy.takeHit(line);
        ask(std::exchange(m_buffer, {}), isSpoiled);
    }

    //! Passes the request on and waits for the whole answer.
    void ask(const QByteArray &request, bool isSpoiled)
    {
        auto *const upstream = new QTcpSocket(this);
        const auto answer = std::make_shared<QByteArray>();
        const auto isDone = std::make_shared<bool>(false);
        const auto finish = [this, answer, isDone, isSpoiled, upstream] {
            if (std::exchange(*isDone, true))
                return;
            upstream->deleteLater();
            const ProxiedAnswer whole = takenApart(*answer);
            if (isSpoiled)
                return play(m_proxy.m_fault.script(whole));
            const QByteArray length = QByteArray::number(whole.body.size());
            const bool isBare = whole.statusLine.contains(" 204 ") || whole.statusLine.contains(" 304 ");
            play({{ProxyStep::Do::Send,
                   whole.statusLine + "\r\n" + whole.head
                       + (isBare ? QByteArray() : QByteArray("Content-Length: " + length + "\r\n")) + "\r\n"
                       + whole.body},
                  {ProxyStep::Do::KeepAlive}});
        };
        connect(upstream, &QTcpSocket::readyRead, this, [upstream, answer, finish] {
            *answer += upstream->readAll();
            if (isWhole(*answer, false))
                finish();
        });
        connect(upstream, &QTcpSocket::disconnected, this, finish);
        connect(upstream, &QTcpSocket::errorOccurred, this, finish);
        connect(upstream, &QTcpSocket::connected, this, [upstream, request] { upstream->write(request); });
        upstream->connectToHost(m_proxy.m_upstream.host(), static_cast<quint16>(m_proxy.m_upstream.port(80)));
    }

    void play(ProxyScript script)
    {
        m_isPlaying = true;
        m_script = std::move(script);
        goOn();
    }

    void goOn()
    {
        while (!m_script.isEmpty()) {
            ProxyStep &step = m_script.first();
            switch (step.what) {
            case ProxyStep::Do::Send:
                if (step.piece <= 0) {
                    m_socket->write(step.bytes);
                    step.bytes.clear();
                    break;
                }
                m_socket->write(step.bytes.left(step.piece));
                if (step.repeats > 1)
                    --step.repeats;
                else
                    step.bytes.remove(0, step.piece);
                if (!step.bytes.isEmpty())
                    return later(step.time);
                break;
            case ProxyStep::Do::Wait: {
                const auto time = step.time;
                m_script.removeFirst();
                return later(time);
            }
            case ProxyStep::Do::Close:
                m_script.clear();
                return m_socket->disconnectFromHost();
            case ProxyStep::Do::Reset:
                m_script.clear();
                return reset();
            case ProxyStep::Do::Stall:
                m_script.clear();
                return;
            case ProxyStep::Do::KeepAlive:
                m_script.clear();
                m_isPlaying = false;
                return take();
            }
            m_script.removeFirst();
        }
    }

    void later(std::chrono::milliseconds time) { QTimer::singleShot(time, this, &Connection::goOn); }

    void reset()
    {
        m_socket->flush();
        const linger atOnce{1, 0};
        ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        m_socket->abort();
        deleteLater();
    }

    FaultProxy &m_proxy;
    QSslSocket *m_socket;
    QByteArray m_buffer;
    ProxyScript m_script;
    bool m_isPlaying = false;
};

FaultProxy::FaultProxy(QUrl upstream, ProxyFault fault, const QString &match, int times,
                       std::optional<QSslConfiguration> tls)
    : m_upstream(std::move(upstream))
    , m_fault(std::move(fault))
    , m_match(match)
    , m_left(times)
    , m_tls(std::move(tls))
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port on loopback: %s", qPrintable(errorString()));
    m_port = serverPort();
    if (m_fault.when == ProxyFault::When::Refused)
        close();
}

FaultProxy::~FaultProxy()
{
    for (QObject *const connection : QObjectList(children())) {
        delete dynamic_cast<Connection *>(connection); // and nothing else that may be a child
    }
}

QUrl FaultProxy::url() const
{
    QUrl url = m_upstream;
    const bool isTls = m_fault.when == ProxyFault::When::Tls || m_fault.when == ProxyFault::When::SelfSigned;
    url.setScheme(isTls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    if (m_fault.when == ProxyFault::When::UnknownName)
        url.setHost(QStringLiteral("no-such-host.invalid"));
    if (m_fault.when == ProxyFault::When::ForbiddenAddress)
        url.setHost(QStringLiteral("169.254.169.254"));
    url.setPort(m_port);
    return url;
}

bool FaultProxy::takeHit(const QByteArray &requestLine)
{
    const bool isMeant = requestLine.isEmpty() || m_match.match(QString::fromLatin1(requestLine)).hasMatch();
    if (!isMeant || m_left == 0)
        return false;
    if (m_left > 0)
        --m_left;
    ++m_hits;
    return true;
}

void FaultProxy::incomingConnection(qintptr descriptor)
{
    new Connection(*this, descriptor);
}

} // namespace releasedesk::tests
