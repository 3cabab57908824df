// SPDX-License-Identifier: Apache-2.0
#include "core/http/http_answer.h"
#include "core/http/retry_after.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace std::chrono_literals;
using Pause = std::optional<std::chrono::seconds>;

class TestRetryAfter final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<http::Headers>("headers");
        QTest::addColumn<Pause>("expected");
        const auto add = [](const char *name, const http::Headers &headers, Pause expected) {
            QTest::newRow(name) << headers << expected;
        };
        add("nothing", {}, {});
        add("seconds", {{"Retry-After", "7"}}, 7s);
        add("lower case", {{"retry-after", " 7 "}}, 7s);
        add("zero", {{"Retry-After", "0"}}, 0s);
        add("HTTP date", {{"Retry-After", "Tue, 24 Nov 2026 05:00:30 GMT"}}, 30s);
        add("RFC 850 date", {{"Retry-After", "Tuesday, 24-Nov-26 05:00:30 GMT"}}, 30s);
        add("asctime date", {{"Retry-After", "Tue Nov 24 05:00:30 2026"}}, 30s);
        add("a date gone by", {{"Retry-After", "Tue, 24 Nov 2026 04:00:00 GMT"}}, 0s);
        add("absurd", {{"Retry-After", "99999999"}}, 24h);
        add("more digits than fit", {{"Retry-After", "99999999999999999999999"}}, 24h);
        add("next century", {{"Retry-After", "Fri, 24 Nov 2113 05:00:30 GMT"}}, 24h);
        add("negative", {{"Retry-After", "-5"}}, {});
        add("a fraction", {{"Retry-After", "1.5"}}, {});
        add("rubbish", {{"Retry-After", "soon"}}, {});
        add("empty", {{"Retry-After", ""}}, {});
        add("reset as ISO time", {{"X-RateLimit-Reset", "2026-11-24T05:01Z"}}, 60s);
        add("reset with an offset", {{"X-RateLimit-Reset", "2026-11-24T14:01:00+09:00"}}, 60s);
        add("reset as Unix seconds", {{"X-RateLimit-Reset", QByteArray::number(now.toSecsSinceEpoch() + 90)}}, 90s);
        add("reset as a distance", {{"X-RateLimit-Reset", "45"}}, 45s);
        add("reset rubbish", {{"X-RateLimit-Reset", "tomorrow"}}, {});
        add("Retry-After wins", {{"X-RateLimit-Reset", "45"}, {"Retry-After", "3"}}, 3s);
        add("rubbish falls back", {{"Retry-After", "soon"}, {"X-RateLimit-Reset", "45"}}, 45s);
    }

    void reads()
    {
        QFETCH(const http::Headers, headers);

        const http::HttpAnswer answer{.status = 429, .headers = headers};

        QTEST(http::retryAfterOf(answer, now), "expected");
    }

private:
    const QDateTime now{QDate(2026, 11, 24), QTime(5, 0), Qt::UTC};
};

RELEASE_DESK_TEST(tst_retry_after, TestRetryAfter)

#include "tst_retry_after.moc"
