// SPDX-License-Identifier: Apache-2.0
#include "app/bench/measure/measurement.h"

#include "bench_commit.h"

#include <QSysInfo>
#include <QThread>

namespace releasedesk::bench {
namespace {

QString compiler()
{
    return QStringLiteral("clang %1.%2.%3").arg(__clang_major__).arg(__clang_minor__).arg(__clang_patchlevel__);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

Measurement::Measurement(const QString &bench, const Options &options, const QStringList &fields)
{
    for (const QString &field : fields)
        m_object.insert(field, QJsonValue::Null);
    m_object.insert(QStringLiteral("bench"), bench);
    m_object.insert(QStringLiteral("schema"), 1);
    m_object.insert(QStringLiteral("product_version"), QStringLiteral(RELEASE_DESK_VERSION));
    m_object.insert(QStringLiteral("commit"), textOrNull(QStringLiteral(RELEASE_DESK_COMMIT)));
    m_object.insert(QStringLiteral("build_type"), QStringLiteral(RELEASE_DESK_BUILD_TYPE));
    m_object.insert(QStringLiteral("compiler"), compiler());
    m_object.insert(QStringLiteral("qt"), QString::fromLatin1(qVersion()));
    m_object.insert(QStringLiteral("os"), QSysInfo::prettyProductName());
    m_object.insert(QStringLiteral("cpus"), QThread::idealThreadCount());
    m_object.insert(QStringLiteral("params"), options.params());
    for (const char *open : {"load1_before", "load1_after", "started_utc", "cpu_s", "peak_rss_kib"})
        m_object.insert(QLatin1String(open), QJsonValue::Null);
    setRuns(options.whole("warmup"), options.whole("runs"));
}

void Measurement::begin()
{
    set("load1_before", loadOfLastMinute());
    set("started_utc", QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    m_costs.emplace();
}

void Measurement::end()
{
    if (!m_costs)
        return;
    set("cpu_s", m_costs->cpuSeconds());
    set("peak_rss_kib", m_costs->peakRssKib());
    set("load1_after", loadOfLastMinute());
    m_costs.reset();
}

void Measurement::setRuns(int warmup, int runs)
{
    m_object.insert(QStringLiteral("warmup"), warmup);
    m_object.insert(QStringLiteral("runs"), runs);
}

void Measurement::setParameter(const char *name, const QJsonValue &value)
{
    QJsonObject params = m_object[QStringLiteral("params")].toObject();
    params.insert(QLatin1String(name), value);
    m_object.insert(QStringLiteral("params"), params);
}

void Measurement::set(const char *field, const QJsonValue &value)
{
    Q_ASSERT(m_object.contains(QLatin1String(field)));
    m_object.insert(QLatin1String(field), value);
}

void Measurement::refute(const QString &why)
{
    if (m_why.isEmpty())
        m_why = why;
}

QJsonObject Measurement::toJson() const
{
    QJsonObject object = m_object;
    object.insert(QStringLiteral("valid"), isValid());
    object.insert(QStringLiteral("why"), textOrNull(m_why));
    return object;
}

} // namespace releasedesk::bench
