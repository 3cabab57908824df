// SPDX-License-Identifier: Apache-2.0
#include "tests/connectors/jira/contract_proxy.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>

namespace releasedesk::tests {
namespace {

constexpr int startLimitMs = 60'000;

QString prism()
{
    const QString given = qEnvironmentVariable("RD_PRISM");
    return given.isEmpty() ? QStandardPaths::findExecutable("prism") : given;
}

QString freePort()
{
    QTcpServer finder;
    return finder.listen(QHostAddress::LocalHost) ? QString::number(finder.serverPort()) : QString();
}

} // namespace

ContractProxy::~ContractProxy()
{
    m_process.kill();
    m_process.waitForFinished(2000);
}

QString ContractProxy::pathOf(const QString &contract)
{
    if (QFileInfo(contract).isAbsolute())
        return contract;
    const QString given = qEnvironmentVariable("RD_CONTRACTS");
    const QString folder = given.isEmpty() ? QStringLiteral(RD_SOURCE_DIR "/../shared/contracts") : given;
    return folder + "/specs/" + contract;
}

QString ContractProxy::whatIsMissing(const QString &contract)
{
    if (!QFileInfo::exists(pathOf(contract)))
        return "contract data not found in ../shared/contracts (set RD_CONTRACTS); connector contract tests skipped";
    if (prism().isEmpty())
        return "Prism not found (install @stoplight/prism-cli and set RD_PRISM); connector contract tests skipped";
    return {};
}

bool ContractProxy::start(const QString &contract, const QString &upstream, Held held)
{
    const QString port = freePort();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QStringList arguments{"proxy", "-h", "127.0.0.1", "-p", port, pathOf(contract), upstream};
    if (held == Held::BothWays)
        arguments.insert(5, "--errors");
    m_process.start(prism(), arguments);
    QByteArray output;
    QElapsedTimer time;
    time.start();
    while (!output.contains("Prism is listening") && time.elapsed() < startLimitMs
           && m_process.state() != QProcess::NotRunning) {
        m_process.waitForReadyRead(200);
        output += m_process.readAll();
    }
    m_said = QString::fromUtf8(output);
    m_origin = "http://127.0.0.1:" + port;
    if (!output.contains("Prism is listening"))
        qWarning("Prism did not start: %s", output.constData());
    return output.contains("Prism is listening");
}

void ContractProxy::listen()
{
    do { // most has come already, while the requests were made
        m_said += QString::fromUtf8(m_process.readAll());
    } while (m_process.waitForReadyRead(200));
}

QStringList ContractProxy::requests()
{
    listen();
    static const QRegularExpression colors(QStringLiteral("\x1b\\[[0-9;]*m"));
    static const QRegularExpression asked(QStringLiteral("(get|post|put|delete) (/\\S+)\\s.*Request received"));
    QStringList found;
    for (const QString &line : QString(m_said).remove(colors).split(u'\n')) {
        if (const auto match = asked.match(line); match.hasMatch())
            found.append(QString(match.captured(1) + u' ' + match.captured(2)));
    }
    return found;
}

QStringList ContractProxy::requestViolations()
{
    listen();
    QStringList found;
    for (const QString &line : m_said.split(u'\n')) {
        if (line.contains(QStringLiteral("Violation: request")))
            found.append(line.section(QStringLiteral("Violation: "), 1));
    }
    return found;
}

} // namespace releasedesk::tests
