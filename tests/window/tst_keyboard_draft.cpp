// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop.h"
#include "app/shared/sample_workspace.h"
#include "core/templates/release_template.h"
#include "core/workspace/workspace_file.h"
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"
#include "tests/window/window_user.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/releases/template_card.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QSettings>
#include <QTest>

using namespace releasedesk;
using namespace Qt::StringLiterals;
using tests::WindowUser;

#define DONE(step) QVERIFY2(step, qPrintable(complaint()))

//! The sample release as a person draws it who has no pointer: an empty flow, then keys only. Nothing of the flow is
//! sent in but by the keyboard; the flow is read to see when an edit has arrived, and in the end. With the environment
//! variable RD_PICTURES set to a folder, a picture of every step is left there.
class TestKeyboardDraft final : public QObject
{
    Q_OBJECT

    WindowUser m_user{WindowUser::Hands::Keyboard};
    QTemporaryDir m_settings;
    QString m_complaint;
    int m_pictures = 0;

    [[nodiscard]] QString complaint() const { return m_complaint.isEmpty() ? m_user.complaint() : m_complaint; }

    void picture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("RD_PICTURES");
        if (folder.isEmpty())
            return;
        QVERIFY(QDir().mkpath(folder));
        const QString file = QStringLiteral("%1-%2.png").arg(++m_pictures, 2, 10, QChar(u'0')).arg(name);
        QPixmap shown = m_user.window()->grab();
        QPainter painter(&shown);
        for (QWidget *const each : QApplication::topLevelWidgets()) { // what has popped up over it
            if (each->isVisible() && each->windowType() == Qt::Popup)
                painter.drawPixmap(each->pos() - m_user.window()->mapToGlobal(QPoint()), each->grab());
        }
        painter.end();
        QVERIFY(shown.save(QDir(folder).filePath(file)));
    }

    [[nodiscard]] ui::FlowView *flow() const
    {
        const auto *const panel = m_user.window()->findChild<ui::ModelingPanel *>();
        return panel ? panel->view() : nullptr;
    }

    [[nodiscard]] domain::Plan plan() const { return flow()->flowScene().plan(); }

    [[nodiscard]] QString selectedTitle() const
    {
        const domain::Plan drawn = plan();
        const domain::Task *const task = drawn.task(flow()->flowScene().selectedTask());
        return task ? task->title : QString();
    }

    bool fail(const QString &what)
    {
        m_complaint = what;
        return false;
    }

    //! Back to the first task and on until \p title is selected.
    bool select(const QString &title)
    {
        for (qsizetype i = 0; i < plan().tasks.size(); ++i)
            m_user.keys(u"K"_s);
        for (qsizetype i = 0; i < plan().tasks.size() && selectedTitle() != title; ++i)
            m_user.keys(u"J"_s);
        return selectedTitle() == title || fail(u"could not select "_s + title);
    }

    //! \p key opens the list of kinds; what comes is named.
    bool add(const QString &key, const QString &kind, const QString &title)
    {
        const qsizetype before = plan().tasks.size();
        m_user.keys(key);
        if (!m_user.wait([] { return QApplication::activePopupWidget() != nullptr; }, u"the kinds of task"_s))
            return false;
        m_user.type(kind);
        if (m_pictures == 3)
            picture(u"choosing-a-kind"_s);
        m_user.keys(u"Return"_s);
        const auto isThere = [&] {
            const domain::Task *const task = flow()->flowScene().plan().task(flow()->flowScene().selectedTask());
            return plan().tasks.size() == before + 1 && task && task->kind == kind;
        };
        return m_user.wait(isThere, u"a task "_s + kind) && rename(title);
    }

    bool rename(const QString &title)
    {
        m_user.keys(u"F2"_s);
        m_user.keys(u"Ctrl+A"_s);
        m_user.type(title);
        m_user.keys(u"Return"_s);
        return m_user.wait([&] { return selectedTitle() == title && flow()->hasFocus(); }, u"the title "_s + title);
    }

    //! Moves the selected task until it stands in phase \p name; the rollback lane has none.
    bool move(const QString &key, const QString &name)
    {
        const TaskId task = flow()->flowScene().selectedTask();
        const auto isThere = [&] {
            const domain::Plan drawn = plan();
            const domain::Task *const moved = drawn.task(task);
            const domain::Phase *const phase = moved ? drawn.phase(moved->phase) : nullptr;
            return moved && (phase ? phase->name : QString()) == name;
        };
        m_user.keys(key);
        return m_user.wait(isThere, u"in phase "_s + name);
    }

    //! From \p from, with C and these arrows, to \p to.
    bool connectTo(const QString &from, const QStringList &arrows, const QString &to)
    {
        if (!select(from))
            return false;
        const domain::Plan before = plan();
        m_user.keys(u"C"_s);
        for (const QString &arrow : arrows)
            m_user.keys(arrow);
        picture(u"connecting"_s);
        m_user.keys(u"Return"_s);
        return m_user.wait([&] { return selectedTitle() == to && plan() != before; }, u"a connection to "_s + to);
    }

    static QString titleOf(const domain::Plan &plan, const TaskId &task)
    {
        const domain::Task *const found = plan.task(task);
        return found ? found->title : QString();
    }

    //! What makes the flow, one line each, by titles: ids are of no matter.
    static QStringList linesOf(const domain::Plan &plan)
    {
        QStringList lines;
        for (const domain::Phase &phase : plan.phases)
            lines.append(phase.name + (phase.isBeforeApproval ? u" before approval"_s : u""_s));
        for (const domain::Task &task : plan.tasks) {
            const domain::Phase *const phase = plan.phase(task.phase);
            lines.append(
                QStringList{task.kind, task.title, phase ? phase->name : u"rollback lane"_s, titleOf(plan, task.undoes)}
                    .join(u'|'));
        }
        for (const domain::Edge &edge : plan.edges)
            lines.append(titleOf(plan, edge.from) + u" -> "_s + titleOf(plan, edge.to));
        lines.sort();
        return lines;
    }

    static QString differenceOf(QStringList drawn, QStringList wanted)
    {
        for (const QString &line : QStringList(wanted)) {
            if (drawn.removeOne(line))
                wanted.removeOne(line);
        }
        return drawn.isEmpty() && wanted.isEmpty()
            ? QString()
            : QStringLiteral("too much: %1\nmissing: %2").arg(drawn.join(u"; "), wanted.join(u"; "));
    }

    bool makeEmptyFlow()
    {
        m_user.keys(u"N"_s);
        const auto cards = [this] { return m_user.window()->findChildren<ui::TemplateCard *>(); };
        if (!m_user.wait([&] { return !cards().isEmpty() && cards().first()->isVisible(); }, u"the templates"_s))
            return false;
        ui::TemplateCard *empty = nullptr;
        ui::TemplateCard *chosen = nullptr;
        for (ui::TemplateCard *const card : cards()) {
            empty = card->pattern().plan.tasks.isEmpty() ? card : empty;
            chosen = card->isChecked() ? card : chosen;
        }
        if (!empty || !chosen || !m_user.reach(chosen))
            return fail(u"no empty flow among the templates"_s);
        for (const QString &arrow : {u"Down"_s, u"Right"_s}) { // to the last row, there to its end
            for (qsizetype i = 0; i < cards().size() && !empty->isChecked(); ++i)
                m_user.keys(arrow);
        }
        if (!empty->isChecked())
            return fail(u"the empty flow was not chosen"_s);
        if (!m_user.choose(u"Version in Jira"_s, u"2.8.0"_s))
            return false;
        picture(u"empty-flow-chosen"_s);
        if (!m_user.press(u"Create draft"_s) || !m_user.waitForState(u"Draft"_s))
            return false;
        picture(u"what-the-first-run-explains"_s);
        m_user.keys(u"Esc"_s);
        return m_user.wait([this] { return flow() && flow()->isVisible(); }, u"the flow"_s) && m_user.reach(flow());
    }

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(u"release-desk"_s);
        QCoreApplication::setApplicationName(u"keyboard-test"_s);
        app::useLanguage(u"en"_s);
        ui::Theme::current().setMode(ui::Theme::Mode::Light);
        ui::Theme::current().setReducedMotion(true);
        ui::Theme::current().install();
        QSettings().clear();
    }

    void theSampleReleaseIsDrawnByKeysAlone()
    {
        tests::SandboxProcess sandbox;
        QVERIFY(sandbox.start());
        const QTemporaryDir folder;
        const app::SandboxAddress address{QUrl(sandbox.origin()), sandbox.state()[u"smtpPort"].toInt()};
        QVERIFY(workspace::writeWorkspaceFile(folder.filePath(u"workspace.yaml"_s), app::sampleWorkspace(address)));
        app::DesktopOptions options;
        options.folder = folder.path();
        options.size = QSize(1440, 900);
        app::Desktop desktop(options);
        desktop.start();
        DONE(m_user.findWindow());
        DONE(makeEmptyFlow());
        QVERIFY(plan().tasks.isEmpty());
        picture(u"empty-flow"_s);

        DONE(add(u"A"_s, u"jira.scope_lock"_s, u"Lock Jira version"_s));
        picture(u"first-task"_s);
        DONE(add(u"A"_s, u"jenkins.build"_s, u"Build"_s));
        DONE(add(u"A"_s, u"jenkins.build"_s, u"End-to-end tests"_s));
        DONE(move(u"Alt+Right"_s, u"Verify"_s));
        picture(u"moved-to-the-next-phase"_s);
        DONE(select(u"Build"_s));
        DONE(add(u"A"_s, u"gate.check"_s, u"Staging is well"_s));
        DONE(move(u"Alt+Right"_s, u"Verify"_s));
        DONE(select(u"End-to-end tests"_s));
        DONE(add(u"A"_s, u"release.approve"_s, u"Release approval"_s));
        DONE(move(u"Alt+Right"_s, u"Approve"_s));
        DONE(connectTo(u"Staging is well"_s, {u"Right"_s}, u"Release approval"_s));
        picture(u"connected-to-the-approval"_s);
        DONE(add(u"A"_s, u"mail.send"_s, u"Notify support"_s));
        DONE(add(u"Shift+A"_s, u"jenkins.build"_s, u"Deploy"_s));
        DONE(move(u"Alt+Right"_s, u"Deploy"_s));
        DONE(add(u"A"_s, u"gate.check"_s, u"Production is well"_s));
        picture(u"deploy"_s);
        DONE(add(u"A"_s, u"jira.comment"_s, u"Comment issues"_s));
        DONE(move(u"Alt+Right"_s, u"Announce"_s));
        DONE(add(u"Shift+A"_s, u"jira.version_release"_s, u"Release version"_s));
        DONE(add(u"A"_s, u"notes.publish"_s, u"Publish notes"_s));
        DONE(add(u"A"_s, u"mail.send"_s, u"Mail all hands"_s));
        DONE(add(u"Shift+A"_s, u"messenger.post"_s, u"Messenger post"_s));
        picture(u"announce"_s);

        // Into the rollback lane, and there what it takes back.
        DONE(select(u"Production is well"_s));
        DONE(add(u"A"_s, u"jenkins.build"_s, u"Deploy previous"_s));
        DONE(move(u"Alt+Down"_s, {}));
        picture(u"in-the-rollback-lane"_s);
        DONE(add(u"Shift+A"_s, u"messenger.post"_s, u"Tell the channel"_s));
        DONE(connectTo(u"Deploy"_s, {u"Down"_s, u"Down"_s, u"Right"_s}, u"Deploy previous"_s));
        picture(u"undoes-the-deployment"_s);

        const Result<templates::ReleaseTemplate> sample = templates::builtInTemplate(u"vm-standard"_s);
        QVERIFY(sample);
        const QString difference = differenceOf(linesOf(plan()), linesOf(sample->plan));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));

        // All of it back and forth again: what was drawn comes back as it was.
        const domain::Plan drawn = plan();
        while (!plan().tasks.isEmpty()) {
            const qsizetype before = m_undone;
            m_user.keys(u"Ctrl+Z"_s);
            QVERIFY(++m_undone == before + 1 && m_undone < 200);
            QTest::qWait(5);
        }
        picture(u"all-undone"_s);
        for (qsizetype i = 0; i < m_undone; ++i) {
            m_user.keys(u"Ctrl+Y"_s);
            QTest::qWait(5);
        }
        DONE(m_user.wait([&] { return plan() == drawn; }, u"what was drawn, done again"_s));
        m_user.keys(u"Ctrl+0"_s);
        picture(u"whole-draft"_s);

        // The outline holds the same.
        m_user.keys(u"Ctrl+Shift+O"_s);
        picture(u"outline"_s);
    }

private:
    qsizetype m_undone = 0;
};

RELEASE_DESK_TEST(tst_keyboard_draft, TestKeyboardDraft)
#include "tst_keyboard_draft.moc"
