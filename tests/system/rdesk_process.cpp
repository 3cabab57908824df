// SPDX-License-Identifier: Apache-2.0
#include "tests/system/rdesk_process.h"

#include <QJsonDocument>
#include <QProcess>

#include <utility>

namespace releasedesk::tests {

QJsonObject RdeskAnswer::json() const
{
    const QList<QJsonObject> all = lines();
    return all.isEmpty() ? QJsonObject() : all.last();
}

QList<QJsonObject> RdeskAnswer::lines() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : out.split('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (document.isObject())
            objects.append(document.object());
    }
    return objects;
}

RdeskProcess::RdeskProcess()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert(QStringLiteral("HOME"), m_home.path());
    m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.filePath(QStringLiteral("config")));
    m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    m_environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    m_environment.remove(QStringLiteral("RD_FAIL"));
}

QString RdeskProcess::folder() const
{
    return m_home.filePath(QStringLiteral("workspace"));
}

RdeskAnswer RdeskProcess::run(const QStringList &arguments, int limitMs)
{
    return start(QStringLiteral("rdesk"), QStringList{QStringLiteral("--workspace"), folder()} + arguments, limitMs);
}

RdeskAnswer RdeskProcess::json(const QStringList &arguments, int limitMs)
{
    return run(QStringList{QStringLiteral("--json")} + arguments, limitMs);
}

RdeskAnswer RdeskProcess::desktop(const QStringList &arguments, int limitMs)
{
    return start(QStringLiteral("release-desk"), QStringList{folder()} + arguments, limitMs);
}

RdeskAnswer RdeskProcess::start(const QString &program, const QStringList &arguments, int limitMs)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    const QString folder = qEnvironmentVariable("RD_TEST_PROGRAMS", QStringLiteral(RD_BIN_DIR));
    process.start(QString(folder + u'/' + program), arguments);
    process.write(std::exchange(m_input, {}));
    process.closeWriteChannel();
    RdeskAnswer answer;
    if (!process.waitForFinished(limitMs)) {
        process.kill();
        process.waitForFinished();
        answer.wasKilled = true;
    }
    answer.out = process.readAllStandardOutput();
    answer.errors = process.readAllStandardError();
    answer.wasKilled = answer.wasKilled || process.exitStatus() == QProcess::CrashExit;
    answer.exitCode = process.exitStatus() == QProcess::CrashExit ? -1 : process.exitCode();
    return answer;
}

} // namespace releasedesk::tests
