// SPDX-License-Identifier: Apache-2.0
#include "app/bench/versions/page_floor.h"

#include "app/bench/measure/samples.h"

#include <QCoroFuture>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>
#include <QTcpSocket>

#include <memory>

namespace releasedesk::bench {
namespace {

//! Takes questions from a common list until it is empty.
class BareLane final : public QTcpSocket
{
public:
    struct Work {
        QList<QByteArray> questions;
        qsizetype next = 0;
        qsizetype answered = 0;
        bool hasFailed = false;
        QPromise<void> over;

        void end()
        {
            if (!over.future().isFinished())
                over.finish();
        }
    };

    BareLane(const QUrl &url, std::shared_ptr<Work> work)
        : m_work(std::move(work))
    {
        connect(this, &QTcpSocket::connected, this, &BareLane::ask);
        connect(this, &QTcpSocket::readyRead, this, &BareLane::take);
        connect(this, &QTcpSocket::errorOccurred, this, [this] {
            m_work->hasFailed = true;
            m_work->end();
        });
        connectToHost(url.host(), static_cast<quint16>(url.port(80)));
        setSocketOption(LowDelayOption, 1);
    }

private:
    void ask()
    {
        if (m_work->next < m_work->questions.size())
            write(m_work->questions.at(m_work->next++));
    }

    void take()
    {
        while (bytesAvailable() > 0) {
            if (m_left < 0) {
                m_head += readAll();
                const qsizetype end = m_head.indexOf("\r\n\r\n");
                if (end < 0)
                    return;
                const QByteArray lower = m_head.left(end).toLower();
                const qsizetype at = lower.indexOf("content-length:");
                m_left = lower.mid(at + 15).split('\r').first().trimmed().toLongLong() - (m_head.size() - end - 4);
            } else {
                m_left -= readAll().size();
            }
            if (m_left > 0)
                continue;
            m_left = -1;
            m_head.clear();
            if (++m_work->answered == m_work->questions.size())
                m_work->end();
            else
                ask();
        }
    }

    std::shared_ptr<Work> m_work;
    QByteArray m_head;
    qint64 m_left = -1;
};

QByteArray question(const QUrl &url, const char *path, const QJsonObject &body)
{
    const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return QByteArray("POST ") + path + " HTTP/1.1\r\nHost: " + url.host().toLatin1()
        + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(text.size()) + "\r\n\r\n"
        + text;
}

} // namespace

PageFloor::PageFloor(QUrl url, const Options &options)
    : m_url(std::move(url))
    , m_project(options.text("project"))
    , m_version(options.text("version"))
    , m_lanes(options.whole("lanes"))
    , m_isCloud(options.text("flavor") == u"cloud" && options.text("url").isEmpty())
{
}

QCoro::Task<std::optional<double>> PageFloor::run(qsizetype issues) const
{
    if (!m_isCloud)
        co_return std::nullopt;
    const auto work = std::make_shared<BareLane::Work>();
    work->over.start();
    for (qsizetype from = 0; from < issues; from += 5000) {
        QJsonObject page{{QStringLiteral("jql"), QStringLiteral("fixVersion = x")},
                         {QStringLiteral("fields"), QJsonArray{QStringLiteral("id")}},
                         {QStringLiteral("maxResults"), 5000}};
        if (from > 0)
            page.insert(QStringLiteral("nextPageToken"), QString::number(from));
        work->questions.append(question(m_url, "/rest/api/3/search/jql", page));
    }
    for (qsizetype from = 0; from < issues; from += 100) {
        QJsonArray ids;
        for (qsizetype i = from; i < std::min(issues, from + 100); ++i)
            ids.append(QString::number(100'001 + i));
        work->questions.append(
            question(m_url, "/rest/api/3/issue/bulkfetch", {{QStringLiteral("issueIdsOrKeys"), ids}}));
    }
    const Stopwatch time;
    std::vector<std::unique_ptr<BareLane>> lanes;
    for (int lane = 0; lane < m_lanes; ++lane)
        lanes.push_back(std::make_unique<BareLane>(m_url, work));
    co_await work->over.future();
    const double took = time.milliseconds();
    if (work->hasFailed)
        co_return std::nullopt;
    co_return took;
}

} // namespace releasedesk::bench
