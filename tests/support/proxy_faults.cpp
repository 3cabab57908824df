// SPDX-License-Identifier: Apache-2.0
#include "tests/support/proxy_faults.h"

namespace releasedesk::tests {
namespace {

using Do = ProxyStep::Do;
using When = ProxyFault::When;
using Script = std::function<ProxyScript(const ProxiedAnswer &)>;
using namespace std::chrono_literals;

// What a message has to say; one word of each text that only it has.
constexpr auto brokeOff = "broke off before its answer";
constexpr auto silent = "did not answer within";
// A computer under load may not notice the end of a handshake before the time is up.
constexpr auto closedInHandshake = "No secure connection|No connection to|broke off|did not answer within";
constexpr auto late = "was still answering after|did not answer within";
constexpr auto endsEarly = "ends in the middle|broke off before its answer";
constexpr auto notData = "that is not JSON|ends in the middle|web page instead|not answer as a";
constexpr auto redirected = "sends this request on to";

ProxyStep send(const QByteArray &bytes)
{
    return {Do::Send, bytes};
}

ProxyStep drip(const QByteArray &bytes, qsizetype piece, std::chrono::milliseconds pause)
{
    return {Do::Send, bytes, pause, piece};
}

ProxyStep wait(std::chrono::milliseconds time)
{
    return {Do::Wait, {}, time};
}

const ProxyStep close{Do::Close};
const ProxyStep reset{Do::Reset};
const ProxyStep stall{Do::Stall};
const ProxyStep keep{Do::KeepAlive};

QByteArray lengthLine(qsizetype length)
{
    return "Content-Length: " + QByteArray::number(length) + "\r\n";
}

//! The head of the real answer with these lines in place of its length.
QByteArray headWith(const ProxiedAnswer &answer, const QByteArray &lines)
{
    return QByteArray(answer.statusLine + "\r\n" + answer.head + lines + "\r\n");
}

QByteArray wholeHead(const ProxiedAnswer &answer)
{
    return headWith(answer, lengthLine(answer.body.size()));
}

QByteArray whole(const ProxiedAnswer &answer)
{
    return QByteArray(wholeHead(answer) + answer.body);
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
}

//! The same bytes, whatever the server would have said.
Script always(ProxyScript steps)
{
    return [steps](const ProxiedAnswer &) { return steps; };
}

//! An answer of our own.
Script instead(const QByteArray &status, const QByteArray &lines = {}, const QByteArray &body = {})
{
    return always({send("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + lines
                        + lengthLine(body.size()) + "\r\n" + body),
                   keep});
}

//! The real answer with another body of this type.
Script withBody(const QByteArray &type, const QByteArray &body, const QByteArray &lines = {})
{
    return always(
        {send("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n" + lines + lengthLine(body.size()) + "\r\n" + body),
         keep});
}

//! The real answer up to some place, then an end.
Script cutAt(std::function<qsizetype(const QByteArray &all, qsizetype headSize)> place, ProxyStep end)
{
    return [place, end](const ProxiedAnswer &answer) -> ProxyScript {
        const QByteArray all = whole(answer);
        return {send(all.left(place(all, wholeHead(answer).size()))), end};
    };
}

const QByteArray signInPage = "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action=\"/login\">"
                              "<input name=\"user\"></form></body></html>";

QList<ProxyFault> onTheWay()
{
    return {
        {"a little late", When::AfterRequest,
         [](const ProxiedAnswer &a) { return ProxyScript{wait(60ms), send(whole(a)), keep}; }},
        {"silence past the limit", When::AfterRequest,
         [](const ProxiedAnswer &a) { return ProxyScript{wait(1600ms), send(whole(a)), keep}; }, silent},
        {"a pause inside the body", When::AfterRequest,
         [](const ProxiedAnswer &a) { return ProxyScript{send(wholeHead(a)), wait(1600ms), send(a.body), close}; },
         silent, true},
        {"in pieces of seven bytes", When::AfterRequest,
         [](const ProxiedAnswer &a) { return ProxyScript{drip(whole(a), 97, 1ms), keep}; }, late, true},
        {"a byte now and then", When::AfterRequest,
         [](const ProxiedAnswer &a) { return ProxyScript{drip(whole(a), 1, 300ms), keep}; }, late},
        {"a head that never ends", When::AfterRequest,
         always({send("HTTP/1.1 200 OK\r\n"), {Do::Send, "X-A: b\r\n", 50ms, 8, 200}, stall}), late},
        {"closed at accept", When::AtAccept, always({close}), brokeOff},
        {"reset at accept", When::AtAccept, always({reset}), brokeOff},
        {"silent at accept", When::AtAccept, always({stall}), silent},
        {"closed after one byte", When::AfterOneByte, always({close}), brokeOff},
        {"reset after one byte", When::AfterOneByte, always({reset}), brokeOff},
        {"silent after one byte", When::AfterOneByte, always({stall}), silent},
        {"closed after the head", When::AfterHead, always({close}), brokeOff},
        {"reset after the head", When::AfterHead, always({reset}), brokeOff},
        {"closed after the request", When::AfterRequest, always({close}), brokeOff},
        {"reset after the request", When::AfterRequest, always({reset}), brokeOff},
        {"silent after the request", When::AfterRequest, always({stall}), silent},
        {"nobody listens", When::Refused, {}, "refuses connections"},
        {"nobody knows the name", When::UnknownName, {}, "cannot be found"},
        {"an address nobody may ask", When::ForbiddenAddress, {}, "leads to an address"},
        {"TLS: closed in the handshake", When::Tls, always({wait(20ms), close}), closedInHandshake},
        {"TLS: an alert in the handshake", When::Tls,
         always({wait(20ms), send(QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7)), close}), closedInHandshake},
        {"TLS: plain text instead", When::Tls, always({wait(20ms), send("HTTP/1.1 400 Bad Request\r\n\r\n"), close}),
         closedInHandshake},
        {"TLS: silent in the handshake", When::Tls, always({stall}), "No connection to|did not answer within"},
        {"TLS: a certificate nobody vouches for", When::SelfSigned, {}, "was issued by itself"},
    };
}

QList<ProxyFault> cuts()
{
    const auto at = [](qsizetype place) { return [place](const QByteArray &, qsizetype) { return place; }; };
    const auto behindHead = [](qsizetype more) {
        return [more](const QByteArray &all, qsizetype head) { return std::min(all.size() - 1, head + more); };
    };
    const auto half = [](const QByteArray &all, qsizetype head) { return head + (all.size() - head) / 2; };
    const auto butOne = [](const QByteArray &all, qsizetype) { return all.size() - 1; };
    return {
        {"cut after one byte", When::AfterRequest, cutAt(at(1), close), brokeOff},
        {"cut inside the status line", When::AfterRequest, cutAt(at(11), close), brokeOff},
        {"cut after the status line", When::AfterRequest, cutAt(at(17), close), brokeOff},
        {"cut inside the head", When::AfterRequest, cutAt(at(40), close), brokeOff},
        {"reset inside the head", When::AfterRequest, cutAt(at(40), reset), brokeOff},
        {"silent inside the head", When::AfterRequest, cutAt(at(40), stall), late},
        {"cut after the head", When::AfterRequest, cutAt(behindHead(0), close), endsEarly, true},
        {"cut after one byte of the body", When::AfterRequest, cutAt(behindHead(1), close), endsEarly, true},
        {"cut inside the body", When::AfterRequest, cutAt(half, close), endsEarly, true},
        {"reset inside the body", When::AfterRequest, cutAt(half, reset), endsEarly, true},
        {"silent inside the body", When::AfterRequest, cutAt(half, stall), silent, true},
        {"cut before the last byte", When::AfterRequest, cutAt(butOne, close), endsEarly, true},
    };
}

QList<ProxyFault> lengths()
{
    const auto with = [](std::function<QByteArray(qsizetype)> lines, ProxyStep end = close) -> Script {
        return [lines, end](const ProxiedAnswer &a) -> ProxyScript {
            return {send(headWith(a, lines(a.body.size())) + a.body), end};
        };
    };
    const auto chunked = [](std::function<QByteArray(const QByteArray &)> body, ProxyStep end) -> Script {
        return [body, end](const ProxiedAnswer &a) -> ProxyScript {
            return {send(headWith(a, "Transfer-Encoding: chunked\r\n") + body(a.body)), end};
        };
    };
    const QByteArray odd = QByteArray(endsEarly) + "|ends in the middle|that is not JSON|did not answer within";
    return {
        {"no length, closed at the end", When::AfterRequest, with([](qsizetype) { return QByteArray(); }), brokeOff,
         true},
        {"length too large, closed", When::AfterRequest, with([](qsizetype n) { return lengthLine(n + 10); }),
         endsEarly},
        {"length too large, kept open", When::AfterRequest, with([](qsizetype n) { return lengthLine(n + 10); }, stall),
         silent},
        {"length too small", When::AfterRequest, with([](qsizetype n) { return lengthLine(n / 2); }), notData, true},
        {"length told twice", When::AfterRequest,
         with([](qsizetype n) { return QByteArray(lengthLine(n) + lengthLine(n)); }), odd, true},
        {"two lengths", When::AfterRequest,
         with([](qsizetype n) { return QByteArray(lengthLine(n) + lengthLine(n + 5)); }), odd, true},
        {"a negative length", When::AfterRequest, with([](qsizetype) { return QByteArray("Content-Length: -5\r\n"); }),
         odd, true},
        {"a length in words", When::AfterRequest,
         with([](qsizetype) { return QByteArray("Content-Length: many\r\n"); }), odd, true},
        {"a length beyond all numbers", When::AfterRequest,
         with([](qsizetype) { return QByteArray("Content-Length: 99999999999999999999999\r\n"); }), odd, true},
        {"length and chunks at once", When::AfterRequest,
         [](const ProxiedAnswer &a) -> ProxyScript {
             return {send(headWith(a, lengthLine(3) + "Transfer-Encoding: chunked\r\n") + chunk(a.body) + "0\r\n\r\n"),
                     close};
         },
         odd, true},
        {"in chunks", When::AfterRequest,
         chunked([](const QByteArray &b) { return QByteArray((b.isEmpty() ? QByteArray() : chunk(b)) + "0\r\n\r\n"); },
                 keep),
         notData, true},
        {"cut inside a chunk", When::AfterRequest,
         chunked([](const QByteArray &b) { return chunk(b + "xxxx").chopped(4); }, close), odd, true},
        {"cut between chunks", When::AfterRequest,
         chunked([](const QByteArray &b) { return chunk(b.left(b.size() / 2) + ' '); }, close), odd, true},
        {"no last chunk, kept open", When::AfterRequest,
         chunked([](const QByteArray &b) { return chunk(b + ' '); }, stall), late},
        {"a chunk of no size", When::AfterRequest,
         chunked([](const QByteArray &b) { return QByteArray("zz\r\n" + b + "\r\n0\r\n\r\n"); }, close), odd, true},
        {"a chunk of all bytes there are", When::AfterRequest,
         chunked([](const QByteArray &b) { return QByteArray("7fffffffffffffff\r\n" + b); }, close), odd, true},
        {"a chunk below nothing", When::AfterRequest,
         chunked([](const QByteArray &b) { return QByteArray("-8\r\n" + b + "\r\n0\r\n\r\n"); }, close), odd, true},
    };
}

QByteArray gzipOfZeros()
{
    // Blocks of a compressed stream of zeros can be repeated; a header and no end are enough to fill memory with.
    QByteArray stream = qCompress(QByteArray(qsizetype{48} << 20, '\0'), 9).mid(4); // zlib
    return stream;
}

QList<ProxyFault> contents()
{
    const QByteArray deep = QByteArray(5000, '[') + QByteArray(5000, ']');
    return {
        {"the right text as plain text", When::AfterRequest,
         [](const ProxiedAnswer &a) -> ProxyScript {
             return {
                 send(a.statusLine + "\r\nContent-Type: text/plain\r\n" + lengthLine(a.body.size()) + "\r\n" + a.body),
                 keep};
         },
         notData, true},
        {"a sign-in page with 200", When::AfterRequest, withBody("text/html", signInPage), notData, true},
        {"a sign-in page that calls itself JSON", When::AfterRequest, withBody("application/json", signInPage), notData,
         true},
        {"a picture", When::AfterRequest, withBody("image/png", QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11)), notData,
         true},
        {"nothing at all with 200", When::AfterRequest, withBody("application/json", {}), notData, true},
        {"204", When::AfterRequest, always({send("HTTP/1.1 204 No Content\r\n\r\n"), keep}), notData, true},
        {"204 with a body", When::AfterRequest,
         always({send("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}"), close}), notData, true},
        {"half a text of the right length", When::AfterRequest,
         [](const ProxiedAnswer &a) -> ProxyScript {
             const QByteArray part = a.body.left(a.body.size() / 2);
             return {send(headWith(a, lengthLine(part.size())) + part), keep};
         },
         notData, true},
        {"text that is no JSON", When::AfterRequest, withBody("application/json", "Everything is fine."), notData,
         true},
        {"null", When::AfterRequest, withBody("application/json", "null"), notData, true},
        {"a number", When::AfterRequest, withBody("application/json", "42"), notData, true},
        {"an empty list", When::AfterRequest, withBody("application/json", "[]"), notData, true},
        {"an empty object", When::AfterRequest, withBody("application/json", "{}"), notData, true},
        {"a list of odd things", When::AfterRequest, withBody("application/json", R"([null,1,"x",[],{"id":{}}])"),
         notData, true},
        {"brackets without end", When::AfterRequest, withBody("application/json", deep), notData, true},
        {"bytes that are no text", When::AfterRequest, withBody("application/json", "{\"id\":\"\xff\xfe\xc0\"}"),
         notData, true},
        {"a compressed flood", When::AfterRequest,
         withBody("application/json", gzipOfZeros(), "Content-Encoding: deflate\r\n"),
         "is larger than the limit|cannot be unpacked"},
        {"compressed nonsense", When::AfterRequest,
         withBody("application/json", "not compressed", "Content-Encoding: gzip\r\n"),
         QByteArray(endsEarly) + "|that is not JSON|cannot be unpacked", true},
        {"an encoding nobody knows", When::AfterRequest,
         withBody("application/json", "\x01\x02", "Content-Encoding: zstd-dict\r\n"), notData, true},
    };
}

QList<ProxyFault> heads()
{
    const QByteArray odd = "broke off before its answer|is larger than the limit|did not answer within|still answering";
    const auto before = [](const QByteArray &bytes, int repeats = 1) -> Script {
        return [bytes, repeats](const ProxiedAnswer &a) -> ProxyScript {
            return {send(bytes.repeated(repeats) + whole(a)), keep};
        };
    };
    return {
        {"a header of ten megabytes", When::AfterRequest,
         [](const ProxiedAnswer &a) -> ProxyScript {
             return {send(headWith(
                              a, "X-Long: " + QByteArray(qsizetype{10} << 20, 'x') + "\r\n" + lengthLine(a.body.size()))
                          + a.body),
                     keep};
         },
         odd, true},
        {"ten thousand headers", When::AfterRequest,
         [](const ProxiedAnswer &a) -> ProxyScript {
             return {
                 send(headWith(a, QByteArray("X-Many: 1\r\n").repeated(10'000) + lengthLine(a.body.size())) + a.body),
                 keep};
         },
         odd, true},
        {"a header that is none", When::AfterRequest,
         [](const ProxiedAnswer &a) -> ProxyScript {
             return {
                 send(headWith(a, QByteArray("no colon here\r\n:\r\n\x01\x02: \x03\r\n") + lengthLine(a.body.size()))
                      + a.body),
                 keep};
         },
         odd, true},
        {"a status nobody knows", When::AfterRequest, instead("999 What"), "reports a failure|refuses this"},
        {"a status of letters", When::AfterRequest, always({send("HTTP/1.1 abc OK\r\n\r\n"), close}), brokeOff},
        {"another protocol", When::AfterRequest, always({send("SSH-2.0-OpenSSH_9.2\r\n\r\n"), close}), brokeOff},
        {"a body without a head", When::AfterRequest,
         [](const ProxiedAnswer &a) -> ProxyScript { return {send(a.body + "\r\n\r\n"), close}; }, brokeOff, true},
        {"a hundred times 100", When::AfterRequest, before("HTTP/1.1 100 Continue\r\n\r\n", 100), odd, true},
        {"a hundred times 103", When::AfterRequest, before("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", 100), odd,
         true},
        {"100 and no more", When::AfterRequest, always({send("HTTP/1.1 100 Continue\r\n\r\n"), close}), brokeOff},
        {"100 without end", When::AfterRequest,
         always({{Do::Send, "HTTP/1.1 100 Continue\r\n\r\n", 50ms, 25, 200}, stall}), odd},
        {"101 to another protocol", When::AfterRequest,
         always({send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"), close}),
         brokeOff},
    };
}

QList<ProxyFault> redirects()
{
    const auto to = [](const QByteArray &status, const QByteArray &target) {
        return instead(status + " There", "Location: " + target + "\r\n");
    };
    return {
        {"a redirect in a circle", When::AfterRequest, to("302", "/round"),
         QByteArray(redirected) + "|does not know what"},
        {"a redirect without a place", When::AfterRequest, instead("302 There"), redirected, true},
        {"a redirect to another port", When::AfterRequest, to("302", "http://127.0.0.1:9/"), redirected, true},
        {"a redirect to another server", When::AfterRequest, to("301", "http://evil.example/"), redirected},
        {"a redirect to a sign-in", When::AfterRequest, to("303", "https://login.example/?next=x"), redirected, true},
        {"a permanent redirect to TLS", When::AfterRequest, to("308", "https://127.0.0.1:9/"), redirected},
        {"a redirect to a file", When::AfterRequest, to("307", "file:///etc/passwd"), redirected},
        {"304 that was not asked for", When::AfterRequest, always({send("HTTP/1.1 304 Not Modified\r\n\r\n"), keep}),
         "refuses this|sends this request on", true},
    };
}

QList<ProxyFault> refusals()
{
    struct Refusal {
        const char *name;
        const char *status;
        const char *says;
        const char *lines = "";
        const char *body = "";
    };
    const Refusal all[]{
        {"400", "400 Bad", "does not accept this request"},
        {"400 with reasons", "400 Bad", "It says: .*colour", "",
         R"({"errorMessages":["The colour is wrong."],"errors":{}})"},
        {"401", "401 No", "does not accept the sign-in", "WWW-Authenticate: Basic realm=\"x\"\r\n"},
        {"401 without a challenge", "401 No", "does not accept the sign-in"},
        {"401 that wants Kerberos", "401 No", "does not accept the sign-in", "WWW-Authenticate: Negotiate\r\n"},
        {"403", "403 No", "may not do this"},
        {"404", "404 No", "does not know what"},
        {"405", "405 No", "refuses this"},
        {"407", "407 Proxy", "network proxy", "Proxy-Authenticate: Basic realm=\"x\"\r\n"},
        {"408", "408 Late", "gave up waiting"},
        {"409", "409 Changed", "something else changed"},
        {"410", "410 Gone", "no longer offers"},
        {"413", "413 Large", "too large"},
        {"415", "415 Type", "refuses this"},
        {"422", "422 No", "does not accept this request"},
        {"423", "423 Locked", "refuses this"},
        {"429", "429 Slowly", "limits how often"},
        {"429 for a second", "429 Slowly", "limits how often", "Retry-After: 1\r\n"},
        {"429 for a thousand years", "429 Slowly", "limits how often", "Retry-After: 99999999999\r\n"},
        {"429 for less than nothing", "429 Slowly", "limits how often", "Retry-After: -3\r\n"},
        {"429 until yesterday", "429 Slowly", "limits how often", "Retry-After: Mon, 01 Jan 2001 00:00:00 GMT\r\n"},
        {"429 for as long as words go", "429 Slowly", "limits how often", "Retry-After: soon\r\n"},
        {"500", "500 Oops", "reports a failure"},
        {"500 with a web page", "500 Oops", "reports a failure", "", "<html><body>Oops</body></html>"},
        {"501", "501 What", "does not support"},
        {"502", "502 Front", "front door"},
        {"503", "503 Later", "front door"},
        {"503 for a second", "503 Later", "front door", "Retry-After: 1\r\n"},
        {"504", "504 Late", "front door"},
        {"507", "507 Full", "reports a failure"},
        {"511 a network that wants a sign-in", "511 Sign in", "reports a failure", "", "<html>Sign in</html>"},
        {"599", "599 Odd", "reports a failure"},
    };
    QList<ProxyFault> faults;
    for (const Refusal &each : all)
        faults.append({each.name, When::AfterRequest, instead(each.status, each.lines, each.body), each.says});
    return faults;
}

} // namespace

const QList<ProxyFault> &proxyFaults()
{
    static const QList<ProxyFault> all
        = onTheWay() + cuts() + lengths() + contents() + heads() + redirects() + refusals();
    return all;
}

} // namespace releasedesk::tests
