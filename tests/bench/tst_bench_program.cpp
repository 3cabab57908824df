// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

namespace {

//! One call of the program, as a script sees it.
struct Call {
    int status = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject object; //!< of the one line on standard output
};

Call call(const QStringList &arguments)
{
    QProcess bench;
    bench.start(QStringLiteral(RD_BIN_DIR "/release-desk-bench"), arguments);
    bench.waitForFinished(60'000);
    Call made{bench.exitStatus() == QProcess::NormalExit ? bench.exitCode() : -1,
              bench.readAllStandardOutput(),
              bench.readAllStandardError(),
              {}};
    made.object = QJsonDocument::fromJson(made.out).object();
    return made;
}

QStringList fieldsIn(const QJsonObject &object, bool isNull)
{
    QStringList fields;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isNull() == isNull)
            fields.append(it.key());
    }
    return fields;
}

bool isStat(const QJsonValue &value)
{
    const QJsonObject stat = value.toObject();
    return stat.keys() == QStringList{"max", "min", "n", "p50", "p95", "p99"} && stat["n"].toInt() > 0
        && stat["min"].toDouble() <= stat["p50"].toDouble() && stat["p50"].toDouble() <= stat["p95"].toDouble()
        && stat["p95"].toDouble() <= stat["p99"].toDouble() && stat["p99"].toDouble() <= stat["max"].toDouble();
}

//! Changes one recorded event behind the program's back.
void tamper(const QString &file)
{
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(file), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database,
                          "DROP TRIGGER events_keep; UPDATE events SET actor = 'mallory' WHERE position = 3; "
                          "UPDATE chain_marks SET position = 0, hash = x'' WHERE name = 'verified'",
                          nullptr, nullptr, nullptr),
             SQLITE_OK);
    sqlite3_close(database);
}

} // namespace

class TestBenchProgram final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString file(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    //! The fields every measure has, none of them null but those of an unknown commit and of no complaint.
    static void verifyCommon(const Call &made, const QString &bench)
    {
        QCOMPARE(made.out.count('\n'), 1);
        QVERIFY(made.out.endsWith('\n'));
        const QJsonObject &object = made.object;
        QCOMPARE(object["bench"].toString(), bench);
        QCOMPARE(object["schema"].toInt(), 1);
        for (const char *text : {"product_version", "build_type", "compiler", "qt", "os", "started_utc"})
            QVERIFY2(!object[QLatin1String(text)].toString().isEmpty(), text);
        for (const char *number : {"cpus", "load1_before", "load1_after", "warmup", "runs", "cpu_s", "peak_rss_kib"})
            QVERIFY2(object[QLatin1String(number)].isDouble(), number);
        QVERIFY(object["cpus"].toInt() > 0);
        QVERIFY(object["cpu_s"].toDouble() >= 0);
        QVERIFY(object["peak_rss_kib"].toInt() > 1000);
        QVERIFY(object.contains("commit"));
        QVERIFY(object["params"].isObject());
        QVERIFY(object["params"].toObject().contains("seed"));
    }

    static void verifyMeasured(const Call &made, const QString &bench)
    {
        QVERIFY2(made.status == 0, qPrintable(made.object["why"].toString() + QString::fromUtf8(made.err)));
        verifyCommon(made, bench);
        QCOMPARE(made.object["valid"], QJsonValue(true));
        QVERIFY(made.object["why"].isNull());
    }

private slots:
    void theFloorTellsSyncsAndBatches()
    {
        const Call made = call({"engine", "floor", "--db", file("floor.db"), "--batch", "1,50", "--seconds", "0.05",
                                "--runs", "2", "--warmup", "0"});

        verifyMeasured(made, "engine floor");
        QVERIFY(made.object["sync_per_s"].toDouble() > 0);
        QVERIFY(isStat(made.object["sync_ms"]));
        const QJsonArray batches = made.object["batches"].toArray();
        QCOMPARE(batches.size(), 2);
        QCOMPARE(batches[1].toObject()["batch"].toInt(), 50);
        QVERIFY(batches[1].toObject()["per_s"].toDouble() > 0);
        QVERIFY(isStat(batches[1].toObject()["commit_ms"]));
        QCOMPARE(made.object["params"].toObject()["batch"].toString(), "1,50");
        QVERIFY(!QFile::exists(file("floor.db")));
    }

    void transitionsAreRecordedAndVerified_data()
    {
        QTest::addColumn<QStringList>("shape");
        QTest::addColumn<int>("runsInFlight");
        QTest::newRow("some side by side") << QStringList{"--runs-in-flight", "3"} << 3;
        QTest::newRow("one chain") << QStringList{"--chain"} << 1;
    }

    void transitionsAreRecordedAndVerified()
    {
        QFETCH(const QStringList, shape);
        QFETCH(const int, runsInFlight);

        const Call made = call(QStringList{"engine", "transitions", "--db", file("run.db"), "--tasks", "4", "--seconds",
                                           "0.1", "--runs", "2", "--warmup", "1", "--floor"}
                               + shape);

        verifyMeasured(made, "engine transitions");
        const QJsonObject &object = made.object;
        QCOMPARE(object["store"].toString(), "sqlite");
        QVERIFY(object["transitions"].toInt() > 0);
        QVERIFY(object["commits"].toInt() > 0);
        QVERIFY(object["transitions"].toInt() >= object["commits"].toInt() / 2);
        QCOMPARE(object["transitions_per_commit"].toDouble(),
                 object["transitions"].toDouble() / object["commits"].toDouble());
        QCOMPARE(object["ratio_to_floor"].toDouble(),
                 object["transitions_per_s"].toDouble() / object["floor_per_s"].toDouble());
        QVERIFY(isStat(object["ack_ms"]));
        QCOMPARE(object["synchronous"].toInt(), 2);
        QCOMPARE(object["chain_ok"], QJsonValue(true));
        QCOMPARE(object["runs"].toInt(), 2);
        QCOMPARE(object["params"].toObject()["runs-in-flight"].toInt(), runsInFlight);
        QVERIFY(!QFile::exists(file("run.db.floor")));
    }

    void whatWasNotAskedForIsNull()
    {
        const Call made = call({"engine", "transitions", "--db", file("bare.db"), "--tasks", "3", "--runs-in-flight",
                                "2", "--seconds", "0.05", "--runs", "1", "--warmup", "0"});

        verifyMeasured(made, "engine transitions");
        QStringList open = fieldsIn(made.object, true);
        open.removeAll("commit");
        QCOMPARE(open, (QStringList{"floor_per_s", "ratio_to_floor", "slice_ratio_to_floor", "why"}));
    }

    void recoveryGoesOnWithAKilledRecord()
    {
        const Call made
            = call({"engine", "recover", "--db", file("killed.db"), "--events", "300", "--make", "--verify-fold"});

        verifyMeasured(made, "engine recover");
        const QJsonObject &object = made.object;
        QVERIFY(object["events"].toInt() >= 300);
        QVERIFY(object["open_tasks"].toInt() > 0);
        QCOMPARE(object["fold_equal"], QJsonValue(true));
        QCOMPARE(object["state_sha256"].toString().size(), 64);
        QVERIFY(object["open_ms"].toDouble() <= object["first_dispatch_ms"].toDouble());
        for (const char *time : {"open_ms", "chain_verify_ms", "first_dispatch_ms", "fold_ms"})
            QVERIFY2(object[QLatin1String(time)].toDouble() > 0, time);

        const Call again = call({"engine", "recover", "--db", file("killed.db"), "--verify-fold"});
        verifyMeasured(again, "engine recover");
        QCOMPARE(again.object["state_sha256"], object["state_sha256"]);
        QCOMPARE(again.object["open_tasks"], object["open_tasks"]);
    }

    void aRecordThatWasChangedIsNoMeasurement()
    {
        QCOMPARE(call({"engine", "make", "--db", file("changed.db"), "--events", "100"}).status, 0);
        tamper(file("changed.db"));

        const Call made = call({"engine", "recover", "--db", file("changed.db")});

        QCOMPARE(made.status, 3);
        QCOMPARE(made.object["valid"], QJsonValue(false));
        QVERIFY2(made.object["why"].toString().contains("event 3"), made.out.constData());
        QVERIFY(made.object["first_dispatch_ms"].isNull());
    }

    void aLayoutIsCheckedForCrossingsAndOverlaps()
    {
        const Call made = call({"graph", "--tasks", "60", "--runs", "2", "--json"});

        verifyMeasured(made, "graph");
        const QJsonObject &object = made.object;
        QCOMPARE(object["tasks"].toInt(), 60);
        QCOMPARE(object["layers"].toInt(), 12); // of five
        QVERIFY(object["edges"].toInt() >= 55);
        QVERIFY(object["crossings"].toInt() > 0);
        QCOMPARE(object["overlaps"], QJsonValue(0));
        QVERIFY(isStat(object["layout_ms"]));
        QCOMPARE(object["layout_ms"].toObject()["n"].toInt(), 2);
        for (const char *panel : {"render_ms", "pan_frame_ms", "zoom_frame_ms", "image_sha256"})
            QVERIFY2(object.contains(QLatin1String(panel)) && object[QLatin1String(panel)].isNull(), panel);
    }

#ifdef RELEASE_DESK_BENCH_PANEL
    void thePanelIsPaintedFrameByFrame()
    {
        const QStringList arguments{"graph",    "--tasks",  "12",     "--what",   "render,pan,zoom",
                                    "--frames", "4",        "--runs", "2",        "--width",
                                    "400",      "--height", "300",    "--warmup", "0"};

        const Call made = call(arguments);

        verifyMeasured(made, "graph");
        const QJsonObject &object = made.object;
        QVERIFY(object["layout_ms"].isNull()); // not asked for
        QCOMPARE(object["overlaps"], QJsonValue(0));
        QCOMPARE(object["render_ms"].toObject()["n"].toInt(), 2);
        for (const char *frames : {"pan_frame_ms", "zoom_frame_ms"}) {
            QVERIFY2(isStat(object[QLatin1String(frames)]), frames);
            QCOMPARE(object[QLatin1String(frames)].toObject()["n"].toInt(), 4);
        }
        QCOMPARE(object["frames"].toInt(), 4);
        QCOMPARE(object["visible_tasks_last_frame"].toInt(), 12);
        QCOMPARE(object["image_sha256"].toString().size(), 64);
    }
#else
    void withoutThePanelNothingIsPainted()
    {
        const Call made = call({"graph", "--tasks", "12", "--what", "layout,pan"});

        QCOMPARE(made.status, 4);
        QVERIFY(made.object["pan_frame_ms"].isNull());
    }
#endif

    void dotArrangesTheSameFlow()
    {
        if (QStandardPaths::findExecutable("dot").isEmpty())
            QSKIP("Graphviz is not installed, so there is nothing to compare with.");

        const Call made = call({"graph", "--tasks", "60", "--runs", "2", "--dot", "dot"});

        verifyMeasured(made, "graph");
        const QJsonObject &object = made.object;
        QVERIFY(isStat(object["dot_layout_ms"]));
        QCOMPARE(object["dot_layout_cpu_ms"].toObject()["n"].toInt(), 2);
        QVERIFY(object["dot_version"].toString().contains("graphviz"));
        QVERIFY(object["dot_crossings"].toInt() > 0);
        QVERIFY(object["crossings_to_dot"].toDouble() > 0.5);
        QVERIFY(object["crossings_to_dot"].toDouble() <= 1.05);
        QVERIFY(object["peers_missing"].isNull());
    }

    void aPeerThatIsMissingIsNamed()
    {
        const Call made = call({"graph", "--tasks", "12", "--runs", "1", "--dot", "/nowhere/dot"});

        verifyMeasured(made, "graph");
        QVERIFY(made.object["peers_missing"].toString().contains("/nowhere/dot"));
        QVERIFY(made.object["dot_layout_ms"].isNull());
    }

    void aGivenGraphIsLaidOut()
    {
        QFile graph(file("graph.json"));
        QVERIFY(graph.open(QIODevice::WriteOnly));
        graph.write(R"({"nodes":[{"id":"a"},{"id":"b"},{"id":"c"}],"edges":[{"source":"a","target":"b"},
                        {"source":"a","target":"c"}]})");
        graph.close();

        const Call made = call({"graph", "--what", "layout", "--json", graph.fileName(), "--runs", "1"});

        verifyMeasured(made, "graph");
        QCOMPARE(made.object["tasks"].toInt(), 3);
        QCOMPARE(made.object["edges"].toInt(), 2);
        QCOMPARE(made.object["layers"].toInt(), 2);
        QCOMPARE(made.object["crossings"], QJsonValue(0));
    }

    void wrongUsePrintsNoObject_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("an unknown bench") << QStringList{"engine", "warp"};
        QTest::newRow("an unknown option") << QStringList{"graph", "--task", "3"};
        QTest::newRow("no file") << QStringList{"engine", "floor"};
        QTest::newRow("a batch that is none") << QStringList{"engine", "floor", "--db", "x", "--batch", "1,,2"};
        QTest::newRow("a browser without its library")
            << QStringList{"graph", "--what", "render", "--browser", "/usr/bin/chromium"};
        QTest::newRow("an unknown part") << QStringList{"graph", "--what", "smell"};
    }

    void wrongUsePrintsNoObject()
    {
        QFETCH(const QStringList, arguments);

        const Call made = call(arguments);

        QCOMPARE(made.status, 2);
        QCOMPARE(made.out, QByteArray());
        QVERIFY(made.err.contains("usage:"));
    }

    void whatIsMissingIsNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("a store that does not exist yet")
            << QStringList{"engine", "transitions", "--db", "postgres:x"} << "SQLite";
        QTest::newRow("no folder") << QStringList{"engine", "floor", "--db", "/nowhere/at/all.db"} << "/nowhere";
        QTest::newRow("no record") << QStringList{"engine", "recover", "--db", "/nowhere/at/all.db"} << "--make";
        QTest::newRow("no graph") << QStringList{"graph", "--json", "/nowhere.json"} << "/nowhere.json";
    }

    void whatIsMissingIsNamed()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, named);

        const Call made = call(arguments);

        QCOMPARE(made.status, 4);
        QCOMPARE(made.object["valid"], QJsonValue(false));
        QVERIFY2(made.object["why"].toString().contains(named), made.out.constData());
    }

    void aFileOfSomebodyElseIsLeftAlone_data()
    {
        QTest::addColumn<QStringList>("bench");
        QTest::newRow("floor") << QStringList{"engine", "floor", "--seconds", "0.05"};
        QTest::newRow("transitions") << QStringList{"engine", "transitions", "--seconds", "0.05"};
        QTest::newRow("make") << QStringList{"engine", "make", "--events", "10"};
    }

    void aFileOfSomebodyElseIsLeftAlone()
    {
        QFETCH(const QStringList, bench);
        QFile precious(file("precious.db"));
        QVERIFY(precious.open(QIODevice::WriteOnly));
        precious.write("not to be lost");
        precious.close();

        const Call made = call(bench + QStringList{"--db", precious.fileName()});

        QCOMPARE(made.status, 4);
        QVERIFY(precious.open(QIODevice::ReadOnly));
        QCOMPARE(precious.readAll(), QByteArray("not to be lost"));
    }
    void loadsAVersionAndChecksIt()
    {
        const Call made = call({"jira", "--issues", "700", "--runs", "1", "--warmup", "0"});

        QCOMPARE(made.status, 0);
        QVERIFY(made.object["valid"].toBool());
        QCOMPARE(made.object["issues"].toInt(), 700);
        QCOMPARE(made.object["requests"].toInt(), made.object["stub_requests"].toInt());
        QVERIFY(made.object["first_rows_ms"].toDouble() > 0);
        QVERIFY(isStat(made.object["floor_of_runs_ms"]));
    }

    void opensAgainWithTwoQuestionsAndFindsWhatLeft()
    {
        const QTemporaryDir cache;
        const QStringList wish{"jira", "--issues", "300", "--runs", "1", "--warmup", "0", "--cache", cache.path()};
        QCOMPARE(call(wish).object["cache_state"].toString(), "cold");

        const Call again = call(wish);
        const Call moved = call(wish + QStringList{"--move"});

        QCOMPARE(again.object["cache_state"].toString(), "warm");
        QVERIFY(again.object["requests"].toInt() <= 2);
        QCOMPARE(moved.object["removed"].toInt(), 1);
        QVERIFY(moved.object["valid"].toBool());
    }

    void paintsEveryFrameOfATable()
    {
        const Call made = call({"table", "--rows", "1200", "--jumps", "10", "--runs", "1"});

        QCOMPARE(made.status, 0);
        QVERIFY(made.object["sorted_ok"].toBool());
        QCOMPARE(made.object["filter_matches"].toInt(), 12);
        QCOMPARE(made.object["scroll_frame_ms"].toObject()["n"].toInt(), 10);
    }
};

RELEASE_DESK_TEST(tst_bench_program, TestBenchProgram)
#include "tst_bench_program.moc"
