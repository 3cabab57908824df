// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QStringList>

namespace releasedesk::tests {

//! How many trials a guarantee asks for: on each change, nightly, before a release.
struct Trials {
    qsizetype onChange = 0;
    qsizetype nightly = 0;
    qsizetype beforeRelease = 0;
};

//! One run of one guarantee's test. The tier is that of RD_TIER (P, N or R; P without it), the seed that of
//! RD_TEST_SEED or a new one. finish() appends one line of JSON to reliability.jsonl in the build folder (or to
//! RD_RELIABILITY_FILE), whatever the outcome.
class GuaranteeRun
{
public:
    //! \a guarantee such as "G1"; \a unit what a trial is, such as "kills"; \a store "sqlite", "postgresql" or empty.
    GuaranteeRun(QString guarantee, QString unit, Trials trials, QString store = {});
    ~GuaranteeRun();
    GuaranteeRun(const GuaranteeRun &) = delete;
    GuaranteeRun &operator=(const GuaranteeRun &) = delete;

    //! Trials that the tier in force asks for.
    [[nodiscard]] qsizetype trials() const;
    [[nodiscard]] quint32 seed() const { return m_seed; }

    //! One trial was made.
    void tried() { ++m_tried; }
    //! \a count single observations held (acknowledged events, cells, images…).
    void checked(qsizetype count = 1) { m_checked += count; }
    //! One observation did not hold; the first five are part of the failure's text.
    void violated(const QString &what);
    //! The guarantee cannot be tried here, and why; the line says skipped.
    void skipped(const QString &why);

    //! Whether all was well: at least one trial and no violation. Writes the line, once.
    [[nodiscard]] bool finish();
    //! What to print when it was not: the seed and the first violations.
    [[nodiscard]] QByteArray report() const;

private:
    QString m_guarantee;
    QString m_unit;
    Trials m_trials;
    QString m_store;
    quint32 m_seed = 0;
    qsizetype m_tried = 0;
    qsizetype m_checked = 0;
    qsizetype m_violations = 0;
    QStringList m_first;
    QString m_why;
    bool m_isWritten = false;
    QElapsedTimer m_clock;
};

} // namespace releasedesk::tests
