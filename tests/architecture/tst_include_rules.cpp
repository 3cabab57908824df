// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/source_tree.h"
#include "tests/support/test_main.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace releasedesk::tests;

namespace {

//! What each folder may include besides itself: folders, or single headers where only these are meant. A folder that
//! is not here fails the test, so that a new one is thought about.
const QHash<QString, QStringList> &rules()
{
    static const QHash<QString, QStringList> table = [] {
        const QStringList base{"core/base"};
        const QStringList record = base + QStringList{"core/domain", "core/threads", "core/store"};
        const QStringList services
            = base + QStringList{"core/async", "core/domain", "core/projections", "core/session"};
        const QStringList parts{"core/base", "ui/theme", "ui/widgets", "ui/async", "ui/wording", "ui/release_list",
                                "ui/plan", "ui/log", "ui/stamps", "translations",
                                // values that a Session hands out
                                "core/store/task_log.h", "core/store/recorded_event.h"};
        const QStringList panel = parts
            + QStringList{"core/domain", "core/layout", "core/projections", "core/session", "core/versions",
                          "core/documents", "core/workspace", "core/templates", "core/reconciliation", "core/rehearsal",
                          "core/bpmn", "core/engine/command.h",
                          // work that steps aside for the window
                          "core/async/run_aside.h"};
        return QHash<QString, QStringList>{
            {"core/base", {}},
            {"core/threads", {}},
            {"core/async", base},
            {"core/signing", base},
            {"core/domain", base + QStringList{"core/signing"}},
            {"core/approvals", record + QStringList{"core/access", "core/async", "core/projections", "core/signing"}},
            {"core/access", base + QStringList{"core/domain"}},
            {"core/http", base + QStringList{"core/async"}},
            {"core/layout", base + QStringList{"core/domain"}},
            {"core/git", base + QStringList{"core/async", "core/domain"}},
            {"core/reconciliation", base + QStringList{"core/async", "core/domain", "core/git", "core/versions"}},
            {"core/templates", base + QStringList{"core/domain"}},
            {"core/rehearsal", base + QStringList{"core/domain"}},
            {"core/bpmn", base + QStringList{"core/domain"}},
            {"core/store", record},
            {"core/effects", record},
            {"core/projections", record},
            {"core/notifications",
             record + QStringList{"core/async", "core/documents", "core/effects", "core/projections"}},
            {"core/engine", record + QStringList{"core/access", "core/async", "core/effects"}},
            {"core/session", record + QStringList{"core/access", "core/async", "core/engine", "core/projections"}},
            {"core/versions", services},
            {"core/documents", services + QStringList{"core/versions"}},
            {"core/workspace", base + QStringList{"core/domain", "core/templates"}},
            {"core/connectors",
             base
                 + QStringList{"core/async", "core/documents", "core/domain", "core/effects", "core/http",
                               "core/versions", "core/engine/task_executor.h", "core/engine/other_releases.h",
                               "core/notifications/notice_channel.h", "core/notifications/checkpoint_place.h"}},
            {"ui/theme", base + QStringList{"resources"}},
            {"ui/async", base},
            {"ui/wording", base + QStringList{"core/domain", "ui/theme"}},
            {"ui/release_list",
             base + QStringList{"core/domain", "core/session", "ui/theme", "ui/widgets", "ui/wording"}},
            {"ui/stamps", base + QStringList{"core/domain", "ui/theme", "ui/widgets", "ui/wording"}},
            {"ui/plan",
             base
                 + QStringList{"core/domain", "core/layout", "core/session", "core/projections/approval_waiting.h",
                               "ui/async", "ui/theme", "ui/wording"}},
            {"ui/widgets", base + QStringList{"ui/theme", "ui/async"}},
            // The same form, and the same gate, as beside the inbox.
            {"ui/people", panel + QStringList{"ui/approvals/delegation_form.h", "ui/approvals/signing_gate.h"}},
            // The same fields for a window as in the form of a release.
            {"ui/calendar", panel + QStringList{"ui/releases/window_fields.h"}},
            {"ui/shell", panel + QStringList{"ui", "core/access/authorize.h"}},
            {"ui", panel},
        };
    }();
    return table;
}

//! The folder whose rule holds: each connector and each panel by itself, under the rule of its kind.
QString unitOf(const QString &path)
{
    const QString two = path.section(u'/', 0, 1);
    return two == "core/connectors" ? path.section(u'/', 0, 2) : two;
}

QString ruleOf(const QString &path)
{
    const QString two = path.section(u'/', 0, 1);
    if (rules().contains(two) || !path.startsWith("ui/"))
        return two;
    return "ui";
}

//! Names each include of \p file that its rule does not allow.
QStringList offences(const SourceFile &file)
{
    static const QRegularExpression includeLine("^\\s*#\\s*include\\s*\"([^\"]+)\"",
                                                QRegularExpression::MultilineOption);
    QStringList found;
    auto matches = includeLine.globalMatch(file.text);
    while (matches.hasNext()) {
        const QString target = matches.next().captured(1);
        if (target.endsWith(".moc") || !target.contains('/') || unitOf(target) == unitOf(file.path))
            continue;
        const QStringList allowed = rules().value(ruleOf(file.path)) + QStringList{"core/connectors/shared"};
        const bool isAllowed = std::ranges::any_of(
            allowed, [&target](const QString &each) { return target == each || target.startsWith(each + u'/'); });
        const bool isShared = target.startsWith("core/connectors/shared/");
        if (!isAllowed || (isShared && !file.path.startsWith("core/connectors/")))
            found.append(QStringLiteral("%1 includes %2").arg(file.path, target));
    }
    return found;
}

} // namespace

class TestIncludeRules final : public QObject
{
    Q_OBJECT

private slots:
    void everyFolderKeepsToItsRule_data()
    {
        QTest::addColumn<QString>("folder");
        for (const QString &folder : foldersIn("core") + foldersIn("ui"))
            QTest::newRow(qPrintable(folder)) << folder;
    }

    void everyFolderKeepsToItsRule()
    {
        QFETCH(const QString, folder);
        QVERIFY2(rules().contains(ruleOf(folder)), "this folder has no rule yet; say in rules() what it may include");

        QStringList found;
        for (const SourceFile &file : sourceFiles({folder}, {".h", ".cpp"}))
            found += offences(file);

        QVERIFY2(found.isEmpty(), qPrintable("\n" + found.join('\n')));
    }

    // Shows that everyFolderKeepsToItsRule() can fail.
    void anOffenderIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("isOffence");
        const auto add = [](const char *path, const char *include, bool isOffence) {
            QTest::addRow("%s, %s", path, include) << QString(path) << QString(include) << isOffence;
        };
        add("core/domain/plan.h", "core/base/result.h", false);
        add("core/domain/plan.h", "core/domain/task.h", false);
        add("core/domain/plan.h", "core/store/event_store.h", true);
        add("core/base/error.h", "core/domain/plan.h", true);
        add("core/engine/worker.cpp", "core/http/server.h", true);
        add("core/engine/worker.cpp", "core/async/launch.h", false);
        add("core/connectors/jira/x.cpp", "core/connectors/jira/y.h", false);
        add("core/connectors/jira/x.cpp", "core/connectors/jenkins/y.h", true);
        add("core/connectors/jira/x.cpp", "core/connectors/shared/y.h", false);
        add("core/connectors/jira/x.cpp", "core/engine/task_executor.h", false);
        add("core/connectors/jira/x.cpp", "core/engine/release_engine.h", true);
        add("core/session/x.cpp", "core/connectors/shared/y.h", true);
        add("ui/home/home_panel.cpp", "ui/widgets/pill.h", false);
        add("ui/home/home_panel.cpp", "ui/approvals/approvals_panel.h", true);
        add("ui/home/home_panel.cpp", "core/session/session.h", false);
        add("ui/home/home_panel.cpp", "core/engine/command.h", false);
        add("ui/home/home_panel.cpp", "core/engine/release_engine.h", true);
        add("ui/home/home_panel.cpp", "core/store/event_store.h", true);
        add("ui/home/home_panel.cpp", "core/connectors/jira/x.h", true);
        add("ui/home/home_panel.cpp", "app/shared/engine_room.h", true);
        add("ui/shell/main_window.cpp", "ui/home/home_panel.h", false);
        add("ui/shell/main_window.cpp", "core/store/event_store.h", true);
        add("ui/widgets/pill.cpp", "ui/home/home_panel.h", true);
    }

    void anOffenderIsNamed()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, include);
        QFETCH(const bool, isOffence);

        const QStringList found = offences({path, "#pragma once\n#include \"" + include + "\"\n#include <QString>\n"});

        QCOMPARE(found, isOffence ? QStringList{path + " includes " + include} : QStringList{});
    }
};

RELEASE_DESK_TEST(tst_include_rules, TestIncludeRules)

#include "tst_include_rules.moc"
