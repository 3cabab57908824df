// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/http_request_reader.h"

namespace releasedesk::sandbox {
namespace {

QStringList pathSegments(const QByteArray &path)
{
    QStringList segments;
    for (const QByteArray &segment : path.split('/')) {
        if (!segment.isEmpty())
            segments.append(QString::fromUtf8(QByteArray::fromPercentEncoding(segment)));
    }
    return segments;
}

} // namespace

std::optional<HttpRequest> HttpRequestReader::next()
{
    if (m_fault != 0 || (!m_hasHead && !readHead()) || !readBody())
        return std::nullopt;
    m_hasHead = false;
    m_isChunked = false;
    m_wantsContinue = false;
    m_contentLength = 0;
    return std::exchange(m_request, {});
}

bool HttpRequestReader::takeContinueRequest()
{
    return std::exchange(m_wantsContinue, false);
}

bool HttpRequestReader::readHead()
{
    while (m_buffer.startsWith("\r\n"))
        m_buffer.remove(0, 2);
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_buffer.size() > maxHeadBytes)
            m_fault = 431;
        return false;
    }
    const QList<QByteArray> lines = m_buffer.left(end).replace("\r\n", "\n").split('\n');
    m_buffer.remove(0, end + 4);
    const QList<QByteArray> words = lines.first().split(' ');
    if (end > maxHeadBytes || words.size() != 3 || !words.at(2).startsWith("HTTP/1.") || !words.at(1).startsWith('/')) {
        m_fault = end > maxHeadBytes ? 431 : 400;
        return false;
    }
    m_request.method = words.at(0);
    m_request.target = words.at(1);
    const qsizetype question = m_request.target.indexOf('?');
    m_request.segments = pathSegments(question < 0 ? m_request.target : m_request.target.left(question));
    if (question >= 0)
        m_request.query = readForm(m_request.target.mid(question + 1));
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines.at(i).indexOf(':');
        if (colon <= 0) {
            m_fault = 400;
            return false;
        }
        m_request.headers.append({lines.at(i).left(colon).toLower(), lines.at(i).mid(colon + 1).trimmed()});
    }
    const QByteArray connection = m_request.header("connection").toLower();
    m_request.keepAlive = words.at(2) == "HTTP/1.1" ? connection != "close" : connection == "keep-alive";
    m_isChunked = m_request.header("transfer-encoding").toLower() == "chunked";
    const QByteArray length = m_request.header("content-length");
    bool isNumber = true;
    m_contentLength = length.isEmpty() ? 0 : length.toLongLong(&isNumber);
    if (!isNumber || m_contentLength < 0)
        m_fault = 400;
    else if (m_contentLength > maxBodyBytes)
        m_fault = 413;
    m_wantsContinue = m_request.header("expect").toLower() == "100-continue";
    m_hasHead = m_fault == 0;
    return m_hasHead;
}

bool HttpRequestReader::readBody()
{
    if (m_isChunked)
        return readChunks();
    if (m_buffer.size() < m_contentLength)
        return false;
    m_request.body = m_buffer.left(m_contentLength);
    m_buffer.remove(0, m_contentLength);
    return true;
}

bool HttpRequestReader::readChunks()
{
    while (true) {
        const qsizetype lineEnd = m_buffer.indexOf("\r\n");
        if (lineEnd < 0)
            return false;
        bool isNumber = false;
        const qsizetype size = m_buffer.left(lineEnd).split(';').first().trimmed().toLongLong(&isNumber, 16);
        if (!isNumber || size < 0 || size > maxBodyBytes || m_request.body.size() + size > maxBodyBytes) {
            m_fault = isNumber && size >= 0 ? 413 : 400;
            return false;
        }
        if (m_buffer.size() < lineEnd + 2 + size + 2)
            return false;
        m_request.body += m_buffer.mid(lineEnd + 2, size);
        m_buffer.remove(0, lineEnd + 2 + size + 2);
        if (size == 0)
            return true;
    }
}

} // namespace releasedesk::sandbox
