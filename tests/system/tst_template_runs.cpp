// SPDX-License-Identifier: Apache-2.0
#include "core/templates/release_template.h"
#include "tests/support/test_main.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace releasedesk;
using namespace Qt::StringLiterals;

//! Every template that comes with the program, from the Jira version to Released, in the sandbox: signed, done by hand
//! where people have to, and run. All at once, since each mostly waits for its builds.
class TestTemplateRuns final : public QObject
{
    Q_OBJECT

private slots:
    void eachOneGetsToTheEnd()
    {
        struct Run {
            QString id;
            QTemporaryDir home;
            QProcess process;
        };
        std::vector<std::unique_ptr<Run>> runs;
        for (const templates::ReleaseTemplate &each : templates::builtInTemplates()) {
            auto run = std::make_unique<Run>();
            run->id = each.id;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            for (const QString &variable : {u"HOME"_s, u"XDG_RUNTIME_DIR"_s, u"TMPDIR"_s})
                environment.insert(variable, run->home.path());
            environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
            environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
            run->process.setProcessEnvironment(environment);
            run->process.start(
                QString(qEnvironmentVariable("RD_TEST_PROGRAMS", QStringLiteral(RD_BIN_DIR)) + u"/rdesk"),
                {u"--json"_s, u"sample"_s, u"run"_s, u"--template"_s, each.id});
            runs.push_back(std::move(run));
        }
        QCOMPARE(runs.size(), 7U);
        QStringList failed;
        for (const auto &run : runs) {
            const bool hasEnded = run->process.waitForFinished(150'000);
            const QByteArray out = run->process.readAllStandardOutput();
            const QByteArray last = out.trimmed().split('\n').constLast();
            const bool isReleased = hasEnded && run->process.exitCode() == 0
                && QJsonDocument::fromJson(last).object().value(u"state"_s).toString() == u"released";
            if (!isReleased)
                failed.append(run->id + u": "_s
                              + QString::fromUtf8(run->process.readAllStandardError() + out.right(600)));
            if (!hasEnded)
                run->process.kill();
            run->process.waitForFinished(5000);
        }
        QVERIFY2(failed.isEmpty(), qPrintable(failed.join(u'\n')));
    }
};

RELEASE_DESK_TEST(tst_template_runs, TestTemplateRuns)
#include "tst_template_runs.moc"
