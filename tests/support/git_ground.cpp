// SPDX-License-Identifier: Apache-2.0
#include "tests/support/git_ground.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>

namespace releasedesk::tests {

GitGround::GitGround()
{
    QDir(m_folder.path()).mkpath(QStringLiteral("shop"));
    git({QStringLiteral("init"), QStringLiteral("--quiet"), QStringLiteral("--initial-branch=main")});
}

QString GitGround::git(const QStringList &arguments, const QByteArray &input)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString at = QStringLiteral("@%1 +0000").arg(++m_time);
    for (const auto &[name, value] : {std::pair{"GIT_AUTHOR_NAME", QStringLiteral("Han Jiwoo")},
                                      {"GIT_AUTHOR_EMAIL", QStringLiteral("dev1@example.com")},
                                      {"GIT_COMMITTER_NAME", QStringLiteral("Han Jiwoo")},
                                      {"GIT_COMMITTER_EMAIL", QStringLiteral("dev1@example.com")},
                                      {"GIT_AUTHOR_DATE", at},
                                      {"GIT_COMMITTER_DATE", at},
                                      {"GIT_CONFIG_NOSYSTEM", QStringLiteral("1")},
                                      {"GIT_CONFIG_GLOBAL", QStringLiteral("/dev/null")},
                                      {"GIT_EDITOR", QStringLiteral("true")}})
        environment.insert(QString::fromLatin1(name), value);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder());
    process.start(QStringLiteral("git"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("git %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QString GitGround::in(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral("git"), arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("git %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QString GitGround::commit(const QString &message, const QString &file)
{
    const QString name = file.isEmpty() ? QStringLiteral("file%1.txt").arg(++m_number) : file;
    QFile content(QDir(folder()).filePath(name));
    if (!content.open(QIODevice::Append))
        qFatal("cannot write %s", qPrintable(name));
    content.write(message.toUtf8() + QByteArray::number(++m_number) + '\n');
    content.close();
    git({QStringLiteral("add"), QStringLiteral("-A")});
    git({QStringLiteral("commit"), QStringLiteral("--quiet"), QStringLiteral("--cleanup=verbatim"),
         QStringLiteral("-F"), QStringLiteral("-")},
        message.toUtf8());
    return head();
}

QString GitGround::merged(const QString &branch, const QString &message, const QString &mergeMessage)
{
    git({QStringLiteral("checkout"), QStringLiteral("--quiet"), QStringLiteral("-b"), branch});
    const QString hash = commit(message);
    git({QStringLiteral("checkout"), QStringLiteral("--quiet"), QStringLiteral("main")});
    git({QStringLiteral("merge"), QStringLiteral("--quiet"), QStringLiteral("--no-ff"), QStringLiteral("-m"),
         mergeMessage, branch});
    return hash;
}

void GitGround::tag(const QString &name, const QString &revision)
{
    git({QStringLiteral("tag"), QStringLiteral("-a"), QStringLiteral("-m"), name, name, revision});
}

QString GitGround::head()
{
    return git({QStringLiteral("rev-parse"), QStringLiteral("HEAD")});
}

void GitGround::manyCommits(int count)
{
    QByteArray stream;
    for (int number = 1; number <= count; ++number) {
        const QByteArray message
            = "SHOP-" + QByteArray::number(number) + " change number " + QByteArray::number(number);
        stream += "commit refs/heads/main\ncommitter Han Jiwoo <dev1@example.com> "
            + QByteArray::number(m_time + number) + " +0000\ndata " + QByteArray::number(message.size()) + '\n'
            + message + '\n';
        if (number == 1)
            stream += "from refs/heads/main^0\n";
        stream += "M 100644 inline many.txt\ndata " + QByteArray::number(QByteArray::number(number).size()) + '\n'
            + QByteArray::number(number) + '\n';
    }
    m_time += count;
    git({QStringLiteral("fast-import"), QStringLiteral("--quiet")}, stream);
    git({QStringLiteral("reset"), QStringLiteral("--quiet"), QStringLiteral("--hard"), QStringLiteral("main")});
}

} // namespace releasedesk::tests
