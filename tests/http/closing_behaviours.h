// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "tests/support/fault_server.h"

#include <QList>

#include <optional>

namespace releasedesk::tests {

//! One way in which a server can fail a request, and what a mutating request must make of it.
struct Closing {
    const char *name;
    Fault fault;
    std::optional<ErrorCode> expected; //!< nothing: it took effect
    bool mayStayInDoubt = false; //!< Unknown is right as well
};

//! The ways in which a server ends an exchange early, oddly or with a “no”.
[[nodiscard]] inline QList<Closing> closingBehaviours()
{
    using Until = Fault::ReadUntil;
    using Then = Fault::Then;
    const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    const auto unknown = ErrorCode::Unknown;
    return {
        {"before accept", {Until::BeforeAccept}, unknown},
        {"after one byte", {Until::OneByte}, unknown},
        {"after the headers", {Until::Headers}, unknown},
        {"after the body", {Until::Request}, unknown},
        {"reset after the body", {Until::Request, {}, Then::Reset}, unknown},
        {"inside the status line", {Until::Request, "HTTP/1.1 20"}, unknown},
        {"after 100 Continue", {Until::Request, "HTTP/1.1 100 Continue\r\n\r\n"}, unknown},
        {"inside the headers of the answer", {Until::Request, ok + "Content-Le"}, unknown},
        {"inside the body", {Until::Request, ok + "Content-Length: 40\r\n\r\n{\"id\": 1"}, unknown},
        {"before the body", {Until::Request, ok + "Content-Length: 40\r\n\r\n"}, unknown},
        {"inside a chunk", {Until::Request, chunked + "28\r\n{\"id\": 1"}, unknown},
        {"between two chunks", {Until::Request, chunked + "8\r\n{\"id\": 1\r\n"}, unknown},
        {"before the first chunk", {Until::Request, chunked}, unknown},
        // Where the end of the connection is the end of the answer, Qt may see only the former.
        {"after a body without length", {Until::Request, ok + "\r\n{\"id\": 1}"}, std::nullopt, true},
        {"after a whole answer", {Until::Request, ok + "Content-Length: 9\r\n\r\n{\"id\": 1}"}, std::nullopt},
        {"401",
         {Until::Request, "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"},
         ErrorCode::Unauthenticated},
        {"401, connection kept",
         {Until::Request, "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
          Then::KeepAlive},
         ErrorCode::Unauthenticated},
        {"307 to itself",
         {Until::Request, "HTTP/1.1 307 There\r\nLocation: /deploy\r\nContent-Length: 0\r\n\r\n"},
         ErrorCode::FailedPrecondition},
        {"303 after a change",
         {Until::Request, "HTTP/1.1 303 There\r\nLocation: /deploy\r\nContent-Length: 0\r\n\r\n"},
         unknown},
        {"409", {Until::Request, "HTTP/1.1 409 No\r\nContent-Length: 0\r\n\r\n", Then::KeepAlive}, ErrorCode::Aborted},
        {"500", {Until::Request, "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"}, unknown},
        {"503 with Retry-After",
         {Until::Request, "HTTP/1.1 503 Later\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n", Then::KeepAlive},
         unknown},
        {"after 102 Processing", {Until::Request, "HTTP/1.1 102 Processing\r\n\r\n"}, unknown},
        {"inside the version of the status line", {Until::Request, "HT"}, unknown},
        {"after the status line", {Until::Request, "HTTP/1.1 200 OK\r\n"}, unknown},
        {"a whole answer that runs on",
         {Until::Request, ok + "Content-Length: 9\r\n\r\n{\"id\": 1}HTTP/1.1 200 OK\r\n\r\n"},
         std::nullopt},
        {"reset inside the body", {Until::Request, ok + "Content-Length: 40\r\n\r\n{\"id\": 1", Then::Reset}, unknown},
        {"308 to another port",
         {Until::Request, "HTTP/1.1 308 There\r\nLocation: http://127.0.0.1:9/deploy\r\nContent-Length: 0\r\n\r\n"},
         ErrorCode::FailedPrecondition},
        {"408", {Until::Request, "HTTP/1.1 408 Late\r\nContent-Length: 0\r\n\r\n"}, unknown},
        {"407",
         {Until::Request, "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"},
         unknown,
         true},
        {"a TLS alert", {Until::Request, "\x15\x03\x03\x02\x28", Then::Raw}, unknown},
        {"no HTTP at all", {Until::Request, "SSH-2.0-OpenSSH_9.2\r\n\r\n"}, unknown},
    };
}

} // namespace releasedesk::tests
