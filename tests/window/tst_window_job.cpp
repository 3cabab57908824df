// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop.h"
#include "app/shared/sample_workspace.h"
#include "core/workspace/workspace_file.h"
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"
#include "tests/window/window_user.h"
#include "ui/releases/scope_sources.h"
#include "ui/theme/theme.h"
#include "ui/versions/version_view.h"
#include "ui/widgets/confirm_dialog.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QTest>

using namespace releasedesk;
using namespace Qt::StringLiterals;
using tests::WindowUser;

#define DONE(step) QVERIFY2(step, qPrintable(user.complaint() + u" – state: "_s + user.state()))

//! The main job in the window, with the engine and the sandbox it has in daily use: nothing here knows the release but
//! what is on the screen and what Jira says in the end.
class TestWindowJob final : public QObject
{
    Q_OBJECT

    static void writeWorkspace(const QString &folder, tests::SandboxProcess &sandbox)
    {
        const app::SandboxAddress address{QUrl(sandbox.origin()), sandbox.state()[u"smtpPort"].toInt()};
        const auto written
            = workspace::writeWorkspaceFile(QDir(folder).filePath(u"workspace.yaml"_s), app::sampleWorkspace(address));
        QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().message));
    }

    static bool isReleased(tests::SandboxProcess &sandbox, const QString &name)
    {
        sandbox.signIn("bd.yoon@hanbit.example", "sandbox-token");
        for (const auto &version : sandbox.get(u"/jira-cloud/rest/api/3/project/SHOP/versions"_s).list()) {
            if (version.toObject()[u"name"] == name)
                return version.toObject()[u"released"].toBool();
        }
        return false;
    }

private slots:
    void initTestCase()
    {
        // Settings of its own: who runs this keeps theirs.
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(u"release-desk"_s);
        QCoreApplication::setApplicationName(u"window-test"_s);
        app::useLanguage(u"en"_s);
        ui::Theme::current().setMode(ui::Theme::Mode::Light);
        ui::Theme::current().setReducedMotion(true);
        ui::Theme::current().install();
    }

    void fromNewReleaseToReleased_data()
    {
        QTest::addColumn<WindowUser::Hands>("hands");
        QTest::newRow("by mouse") << WindowUser::Hands::Mouse;
        QTest::newRow("by keyboard") << WindowUser::Hands::Keyboard;
    }

    void fromNewReleaseToReleased()
    {
        QFETCH(const WindowUser::Hands, hands);
        const bool isByMouse = hands == WindowUser::Hands::Mouse;
        QSettings().clear();
        tests::SandboxProcess sandbox;
        QVERIFY(sandbox.start());
        const QTemporaryDir folder;
        writeWorkspace(folder.path(), sandbox);
        QVERIFY(!isReleased(sandbox, u"2.8.0"_s));
        app::DesktopOptions options;
        options.folder = folder.path();
        options.size = QSize(1440, 900);
        app::Desktop desktop(options);
        WindowUser user(hands);
        desktop.start();
        DONE(user.findWindow());

        if (isByMouse)
            DONE(user.press(u"New release"_s));
        else
            user.keys(u"N"_s);
        DONE(user.choose(u"Version in Jira"_s, u"2.8.0"_s));
        DONE(user.press(u"Create draft"_s));
        DONE(user.waitForState(u"Draft"_s));
        if (isByMouse)
            DONE(user.press(u"Skip"_s)); // what the first run explains
        else
            user.keys(u"Esc"_s);

        if (isByMouse)
            DONE(user.press(u"Request approval"_s));
        else
            user.keys(u"Ctrl+Return"_s);
        DONE(user.press(u"Request approval"_s));
        DONE(user.waitForState(u"Release approval"_s));
        QVERIFY(!isReleased(sandbox, u"2.8.0"_s));

        for (const QString &person : {u"Jiho Kim"_s, u"Minseo Park"_s}) {
            DONE(user.actAs(u"Act as "_s + person));
            if (user.window()->place().tab != ui::ReleaseTab::Approvals)
                DONE(user.press(u"Review and sign"_s));
            DONE(user.press(u"Approve request 1"_s));
            const bool isLast = person == u"Minseo Park";
            DONE(user.waitForState(isLast ? u"Ready to start"_s : u"Release approval"_s));
        }

        DONE(user.actAs(u"Yourself"_s));
        if (isByMouse)
            DONE(user.press(u"Start…"_s));
        else
            user.keys(u"Ctrl+Return"_s);
        user.type(u"The shop is quiet"_s);
        DONE(user.press(u"Start"_s));
        DONE(user.waitForState(u"Released"_s, 60'000));

        QVERIFY(isReleased(sandbox, u"2.8.0"_s));
        for (const auto &effect : sandbox.effects())
            QCOMPARE(effect.toObject()[u"arrivals"].toInt(), 1);
        QVERIFY(QFile::exists(folder.filePath(u"notes/checkout-2.8.0.md"_s)));
    }

    //! One release, two Jiras, three projects: what is in it was chosen without a pointer.
    void threeProjectsOfTwoSitesByKeyboard()
    {
        QSettings().clear();
        tests::SandboxProcess sandbox;
        QVERIFY(sandbox.start());
        const QTemporaryDir folder;
        writeWorkspace(folder.path(), sandbox);
        app::DesktopOptions options;
        options.folder = folder.path();
        options.size = QSize(1440, 900);
        app::Desktop desktop(options);
        WindowUser user(WindowUser::Hands::Keyboard);
        desktop.start();
        DONE(user.findWindow());

        user.keys(u"N"_s);
        DONE(user.choose(u"Version in Jira"_s, u"2.8.0"_s));
        DONE(user.press(u"Add a source…"_s));
        for (const auto &[site, project, version] : {std::tuple{u"Jira Data Center"_s, u"PAY · payments"_s, u"5.1.0"_s},
                                                     std::tuple{u"Jira"_s, u"CAT · catalog"_s, u"12.4.0"_s}}) {
            DONE(user.choose(u"Jira"_s, site));
            DONE(user.choose(u"Jira project"_s, project));
            DONE(user.choose(u"Version to take"_s, version));
            DONE(user.press(u"Add to the release"_s));
        }
        // One that was not meant is taken out again.
        DONE(user.choose(u"Take"_s, u"an epic"_s));
        auto *const sources = user.window()->findChild<ui::ScopeSources *>();
        QVERIFY(sources);
        user.keys(u"Tab"_s);
        user.type(u"SHOP-1402"_s);
        user.keys(u"Return"_s);
        QCOMPARE(sources->entries().size(), 3);
        DONE(user.wait([&] { return !sources->isReading(); }, u"the sources"_s));
        QVERIFY(!sources->hasFailed());
        DONE(user.press(u"Close"_s));
        DONE(user.pressNamed(u"Take Epic SHOP-1402 out of the release"_s));
        DONE(user.wait([&] { return sources->entries().size() == 2; }, u"two sources"_s));

        DONE(user.press(u"Create draft"_s));
        DONE(user.waitForState(u"Draft"_s));
        user.keys(u"Esc"_s); // what the first run explains
        user.keys(u"Ctrl+2"_s);
        sandbox.signIn("bd.yoon@hanbit.example", "sandbox-token");
        int expected = 0;
        for (const QString &version : {u"10280"_s, u"10510"_s, u"11240"_s})
            expected += sandbox.get(u"/jira-cloud/rest/api/3/version/%1/relatedIssueCounts"_s.arg(version))
                            .json()[u"issuesFixedCount"]
                            .toInt();
        QVERIFY(expected > 50);
        qsizetype shown = 0;
        const auto showsAll = [&] {
            for (const ui::VersionView *const view : user.window()->findChildren<ui::VersionView *>()) {
                if (view->isVisible())
                    shown = view->model()->total();
            }
            return shown == expected;
        };
        QVERIFY2(user.wait(showsAll, u"the issues of three projects"_s), qPrintable(QString::number(shown)));

        // One of them goes again; which issues that takes away stands there before it is done.
        DONE(user.press(u"Sources…"_s));
        DONE(user.wait([&] { return user.window()->findChild<ui::ConfirmDialog *>() != nullptr; }, u"the question"_s));
        auto *const dialog = user.window()->findChild<ui::ConfirmDialog *>();
        auto *const all = dialog->findChild<ui::ScopeSources *>();
        DONE(user.wait([&] { return all->entries().size() == 3 && !all->isReading(); }, u"all sources"_s));
        QVERIFY(!dialog->canConfirm());
        DONE(user.pressNamed(u"Take CAT · 12.4.0 out of the release"_s));
        DONE(user.wait([&] { return dialog->canConfirm(); }, u"what it means"_s));
        user.keys(u"Ctrl+Return"_s);
        expected -= sandbox.get(u"/jira-cloud/rest/api/3/version/11240/relatedIssueCounts"_s)
                        .json()[u"issuesFixedCount"]
                        .toInt();
        QVERIFY2(user.wait(showsAll, u"the issues of two projects"_s), qPrintable(QString::number(shown)));
    }

private:
    QTemporaryDir m_settings;
};

RELEASE_DESK_TEST(tst_window_job, TestWindowJob)
#include "tst_window_job.moc"
