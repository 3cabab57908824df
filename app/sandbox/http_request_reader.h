// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_request.h"

#include <optional>

namespace releasedesk::sandbox {

//! Turns the bytes of a connection into requests: HTTP/1.0 and 1.1, bodies by Content-Length or in chunks, several
//! requests one after another.
class HttpRequestReader
{
public:
    static constexpr qsizetype maxHeadBytes = qsizetype{64} * 1024;
    static constexpr qsizetype maxBodyBytes = qsizetype{16} * 1024 * 1024;

    void append(const QByteArray &bytes) { m_buffer += bytes; }

    //! The next complete request, or nothing while bytes are missing or after a fault.
    [[nodiscard]] std::optional<HttpRequest> next();

    //! The status that tells the caller why reading stopped for good; 0 while all is well.
    [[nodiscard]] int fault() const { return m_fault; }

    //! True once per request whose sender waits for “100 Continue” before it sends the body.
    [[nodiscard]] bool takeContinueRequest();

private:
    [[nodiscard]] bool readHead();
    [[nodiscard]] bool readBody();
    [[nodiscard]] bool readChunks();

    QByteArray m_buffer;
    HttpRequest m_request;
    bool m_hasHead = false;
    bool m_isChunked = false;
    bool m_wantsContinue = false;
    qsizetype m_contentLength = 0;
    int m_fault = 0;
};

} // namespace releasedesk::sandbox
