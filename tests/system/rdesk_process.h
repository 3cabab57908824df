// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

namespace releasedesk::tests {

//! What one call of rdesk answered.
struct RdeskAnswer {
    int exitCode = -1;
    bool wasKilled = false;
    QByteArray out;
    QByteArray errors;

    //! The last JSON object on standard output.
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QList<QJsonObject> lines() const;
    [[nodiscard]] QString errorText() const { return QString::fromUtf8(errors + out); }
};

//! rdesk on a workspace folder of its own, with its own home.
class RdeskProcess
{
public:
    RdeskProcess();

    RdeskAnswer run(const QStringList &arguments, int limitMs = 60'000);

    //! The same with --json.
    RdeskAnswer json(const QStringList &arguments, int limitMs = 60'000);

    //! release-desk without a display on the same workspace, killed after `limitMs` or by a failpoint.
    RdeskAnswer desktop(const QStringList &arguments, int limitMs);

    //! What the next call reads from its standard input.
    void type(const QByteArray &input) { m_input = input; }

    [[nodiscard]] QString folder() const;
    void set(const QString &variable, const QString &value) { m_environment.insert(variable, value); }
    void unset(const QString &variable) { m_environment.remove(variable); }

private:
    RdeskAnswer start(const QString &program, const QStringList &arguments, int limitMs);

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QByteArray m_input;
};

} // namespace releasedesk::tests
