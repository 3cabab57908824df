// SPDX-License-Identifier: Apache-2.0
#include "tests/support/guarantee_run.h"

#include "tests/support/seed.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sqlite3.h>
#include <utility>

namespace releasedesk::tests {
namespace {

constexpr qsizetype keptViolations = 5;

QString tier()
{
    return qEnvironmentVariable("RD_TIER", QStringLiteral("P"));
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

GuaranteeRun::GuaranteeRun(QString guarantee, QString unit, Trials trials, QString store)
    : m_guarantee(std::move(guarantee))
    , m_unit(std::move(unit))
    , m_trials(trials)
    , m_store(std::move(store))
    , m_seed(randomSeed())
{
    m_clock.start();
}

GuaranteeRun::~GuaranteeRun()
{
    // A test that left early has failed; its line must not be missing.
    if (!m_isWritten) {
        if (m_why.isEmpty())
            violated(QStringLiteral("the test ended before its last check"));
        (void)finish();
    }
}

qsizetype GuaranteeRun::trials() const
{
    if (tier() == QStringLiteral("R"))
        return m_trials.beforeRelease;
    return tier() == QStringLiteral("N") ? m_trials.nightly : m_trials.onChange;
}

void GuaranteeRun::violated(const QString &what)
{
    ++m_violations;
    if (m_first.size() < keptViolations)
        m_first.append(what);
}

void GuaranteeRun::skipped(const QString &why)
{
    m_why = why;
}

bool GuaranteeRun::finish()
{
    const bool isGreen = m_violations == 0 && m_tried > 0 && m_why.isEmpty();
    if (std::exchange(m_isWritten, true))
        return isGreen;

    QJsonObject line{
        {QStringLiteral("guarantee"), m_guarantee},
        {QStringLiteral("store"), textOrNull(m_store)},
        {QStringLiteral("tier"), tier()},
        {QStringLiteral("count"), m_tried},
        {QStringLiteral("unit"), m_unit},
        {QStringLiteral("checked"), m_checked},
        {QStringLiteral("violations"), m_violations},
        {QStringLiteral("seed"), static_cast<qint64>(m_seed)},
        {QStringLiteral("wall_s"), static_cast<double>(m_clock.elapsed()) / 1000.0},
        {QStringLiteral("at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
        {QStringLiteral("versions"),
         QStringLiteral("Qt %1, SQLite %2").arg(QLatin1String(qVersion()), QLatin1String(sqlite3_libversion()))},
        {QStringLiteral("sabotage"), textOrNull(qEnvironmentVariable("RD_SABOTAGE"))},
        {QStringLiteral("result"),
         !m_why.isEmpty() ? QStringLiteral("skipped")
             : isGreen    ? QStringLiteral("green")
                          : QStringLiteral("red")},
    };
    if (!m_why.isEmpty())
        line.insert(QStringLiteral("why"), m_why);

    QFile file(qEnvironmentVariable("RD_RELIABILITY_FILE", QStringLiteral(RD_BIN_DIR "/../reliability.jsonl")));
    if (file.open(QIODevice::WriteOnly | QIODevice::Append))
        file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    return isGreen;
}

QByteArray GuaranteeRun::report() const
{
    QString text = QStringLiteral("%1: %2 of %3 checks violated in %4 %5; repeat with RD_TEST_SEED=%6")
                       .arg(m_guarantee)
                       .arg(m_violations)
                       .arg(m_checked)
                       .arg(m_tried)
                       .arg(m_unit)
                       .arg(m_seed);
    for (const QString &what : m_first)
        text.append(QStringLiteral("\n  ") + what);
    return text.toUtf8();
}

} // namespace releasedesk::tests
