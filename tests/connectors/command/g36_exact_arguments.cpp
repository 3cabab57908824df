// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/command/command_executor.h"
#include "tests/connectors/shared/executor_bench.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;

namespace {

//! What somebody may put into the name of a branch, a version, a path or a host.
const QStringList &hostileWords()
{
    static const QStringList words{
        "$HOME",
        "${HOME}",
        "$(id)",
        "`id`",
        "$((1+1))",
        "$'x'",
        "; id",
        "&& id",
        "|| id",
        "| id",
        "& id",
        "> f",
        ">> f",
        "< /etc/passwd",
        "2>&1",
        "\n id",
        "\r\n",
        "\t",
        " ",
        "  two  spaces  ",
        "",
        "*",
        "?",
        "[a-z]",
        "{a,b}",
        "~",
        "~root",
        "!",
        "!!",
        "#",
        "# comment",
        "\\",
        "\\\\",
        "\\n",
        "'",
        "\"",
        "''",
        "\"\"",
        "'; id; '",
        "\"; id; \"",
        "a'b\"c",
        "--",
        "-",
        "-rf",
        "--help",
        "--version",
        "--upload-pack=id",
        "-oProxyCommand=id",
        "--config=core.sshCommand=id",
        "-c",
        "-e",
        "-x",
        "-@",
        "@file",
        "@-",
        "%s",
        "%n%n%n",
        "%00",
        "%0a",
        "^",
        "=",
        "A=B",
        "PATH=/tmp",
        ":",
        "::",
        "/",
        "//",
        "..",
        "../..",
        "/etc/passwd",
        "file:///etc/passwd",
        "refs/heads/$(id)",
        "HEAD..main",
        "v1.0;id",
        "feature/`id`",
        "host -oProxyCommand=id",
        "user@host",
        "[::1]",
        "한글",
        "브랜치 이름",
        "ünïcödé",
        "日本語",
        "🚀",
        "e\u0301",
        "\u200b",
        "\u202e txt",
        "\ufeff",
        "\u2028",
        "\u001b[31m",
        "\u0007",
        "\u007f",
        "\u0001",
        "a\u0301\u0302",
        "İ",
        "ß",
        "ﬁ",
        "\u00a0",
    };
    return words;
}

//! \p count argument lists of these words, alone, glued and in company.
QList<QStringList> payloads(qsizetype count, QRandomGenerator &random)
{
    QList<QStringList> lists;
    const auto word = [&random] { return hostileWords().at(random.bounded(static_cast<int>(hostileWords().size()))); };
    for (const QString &each : hostileWords())
        lists.append({each});
    while (lists.size() < count) {
        QStringList list;
        for (int i = 1 + random.bounded(6); i > 0; --i)
            list.append(random.bounded(3) == 0 ? QString(word() + word()) : word());
        lists.append(list);
    }
    return lists.mid(0, count);
}

} // namespace

//! What stands in a task reaches the program as it is: no shell reads it, no word becomes two, none gets lost.
class TestExactArguments final : public QObject
{
    Q_OBJECT

private slots:
    void everyArgumentArrivesAsItIs()
    {
        GuaranteeRun run(QStringLiteral("G36"), QStringLiteral("payloads"), {400, 400, 4000});
        QRandomGenerator random(run.seed());
        const QTemporaryDir folder;
        QVERIFY(folder.isValid());
        // Writes the number of its arguments, each of them, its folder and one variable, with nothing between but NUL.
        const QString program = folder.filePath(QStringLiteral("tell arguments"));
        QFile script(program);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nprintf '%s\\0' \"$#\" \"$@\" \"$(pwd)\" \"$WORD\" > \"$ANSWER\"\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));

        const QStringList names{QStringLiteral("work"), QStringLiteral("a b"), QStringLiteral("$(id)"),
                                QStringLiteral("-rf"), QStringLiteral("한글; id")};
        for (const QString &name : names)
            QVERIFY(QDir(folder.path()).mkpath(name));
        int number = 0;
        for (const QStringList &arguments : payloads(run.trials(), random)) {
            const QString workFolder = names.at(number % names.size());
            tryOne(folder, program, workFolder, arguments, ++number, run);
        }
        QVERIFY2(run.finish(), run.report().constData());
    }

private:
    static void tryOne(const QTemporaryDir &folder, const QString &program, const QString &workFolder,
                       const QStringList &arguments, int number, GuaranteeRun &run)
    {
        const QString answer = folder.filePath(QStringLiteral("answer %1").arg(number));
        const QString word = arguments.last();
        ExecutorBench bench;
        connectors::CommandExecutor executor(bench.journal, bench.clock, folder.filePath(QStringLiteral("runs")),
                                             folder.path(), {2ms, 300ms});
        const QJsonObject parameters{
            {"argv", QJsonArray::fromStringList(QStringList{program} + arguments)},
            {"folder", workFolder},
            {"values", QJsonObject{{"ANSWER", answer}, {"WORD", word}}},
        };
        const auto outcome = QCoro::waitFor(executor.execute(
            bench.task(QStringLiteral("command.run"), parameters, QStringLiteral("payload.%1").arg(number)),
            bench.report, {}));
        run.tried();
        run.checked();
        QStringList expected{QString::number(arguments.size())};
        expected += arguments;
        expected += QDir(folder.path()).absoluteFilePath(workFolder);
        expected += word;
        QFile file(answer);
        QStringList arrived;
        if (file.open(QIODevice::ReadOnly)) {
            for (const QByteArray &each : file.readAll().chopped(1).split('\0'))
                arrived.append(QString::fromUtf8(each));
        }
        if (!outcome || arrived != expected)
            run.violated(QStringLiteral("“%1” arrived as “%2” (%3)")
                             .arg(arguments.join(QStringLiteral("” “")), arrived.join(QStringLiteral("” “")),
                                  outcome ? QStringLiteral("done") : outcome.error().message));
    }
};

RELEASE_DESK_TEST(g36_exact_arguments, TestExactArguments)

#include "g36_exact_arguments.moc"
