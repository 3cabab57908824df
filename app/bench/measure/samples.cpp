// SPDX-License-Identifier: Apache-2.0
#include "app/bench/measure/samples.h"

#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace releasedesk::bench {
namespace {

double nearestRank(const QList<double> &sorted, double percent)
{
    const auto count = static_cast<double>(sorted.size());
    const auto rank = static_cast<qsizetype>(std::ceil(percent / 100 * count));
    return sorted.at(std::clamp<qsizetype>(rank, 1, sorted.size()) - 1);
}

} // namespace

double Samples::sum() const
{
    return std::accumulate(m_values.begin(), m_values.end(), 0.0);
}

double Samples::percentile(double percent) const
{
    return m_values.isEmpty() ? 0 : nearestRank(sorted(), percent);
}

QJsonValue Samples::stat() const
{
    if (m_values.isEmpty())
        return QJsonValue::Null;
    const QList<double> values = sorted();
    return QJsonObject{{QStringLiteral("n"), values.size()},
                       {QStringLiteral("min"), values.first()},
                       {QStringLiteral("p50"), nearestRank(values, 50)},
                       {QStringLiteral("p95"), nearestRank(values, 95)},
                       {QStringLiteral("p99"), nearestRank(values, 99)},
                       {QStringLiteral("max"), values.last()}};
}

QList<double> Samples::sorted() const
{
    QList<double> values = m_values;
    std::ranges::sort(values);
    return values;
}

} // namespace releasedesk::bench
