// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/options.h"
#include "app/bench/measure/process_costs.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace releasedesk::bench {

//! How a bench ended, as the shell sees it.
enum class Outcome : int {
    Measured = 0,
    WrongUse = 2,
    Wrong = 3, //!< a check of what was measured failed
    Missing = 4, //!< something needed is not there
};

//! What one bench prints: the fields all have in common and its own, each null until it was measured.
class Measurement
{
public:
    Measurement(const QString &bench, const Options &options, const QStringList &fields);

    //! The measured part: CPU time, memory and load are taken between the two.
    void begin();
    void end();

    //! How many uncounted and counted runs there were, where it differs from the options.
    void setRuns(int warmup, int runs);

    //! Says in `params` what was taken for an option that was left out.
    void setParameter(const char *name, const QJsonValue &value);

    //! \p field is one of those named at the start.
    void set(const char *field, const QJsonValue &value);

    //! A check failed: what was measured does not count. The first reason stays.
    void refute(const QString &why);
    [[nodiscard]] bool isValid() const { return m_why.isEmpty(); }

    [[nodiscard]] QJsonObject toJson() const;

private:
    QJsonObject m_object;
    QString m_why;
    std::optional<ProcessCosts> m_costs;
};

} // namespace releasedesk::bench
