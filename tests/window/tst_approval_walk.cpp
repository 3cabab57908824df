// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop.h"
#include "app/shared/sample_workspace.h"
#include "core/engine/release_engine.h"
#include "core/store/sql_task_log.h"
#include "core/store/writer_lock.h"
#include "core/workspace/workspace_file.h"
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/test_main.h"
#include "tests/window/window_user.h"
#include "ui/approvals/approvals_panel.h"
#include "ui/approvals/change_list.h"
#include "ui/approvals/decision_bar.h"
#include "ui/approvals/sign_off_sheet.h"
#include "ui/settings/settings_dialog.h"
#include "ui/stamps/stamp_box.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"

#include <QApplication>
#include <QCheckBox>
#include <QCoroTask>
#include <QDir>
#include <QLineEdit>
#include <QSettings>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;
using namespace Qt::StringLiterals;
using domain::Decision;

namespace {

const ReleaseId everyType("walk-1");
const ReleaseId shortened("walk-2");
const ReleaseId overdue("walk-3");
const TaskId approval("approval");

QJsonObject step(const char *id, int place, const char *type, const QString &title, const char *person,
                 QJsonObject more = {})
{
    more.insert(u"id"_s, QString::fromLatin1(id));
    more.insert(u"place"_s, place);
    more.insert(u"type"_s, QString::fromLatin1(type));
    more.insert(u"title"_s, title);
    more.insert(u"terms"_s, QJsonArray{QJsonObject{{u"people"_s, QJsonArray{QString::fromLatin1(person)}}}});
    return more;
}

domain::Plan planWith(const QJsonArray &steps)
{
    domain::Plan plan;
    plan.phases = {{PhaseId("approve"), u"결재"_s, true}, {PhaseId("work"), u"배포"_s, false}};
    domain::Task approve;
    approve.id = approval;
    approve.kind = u"release.approve"_s;
    approve.title = u"릴리스 결재"_s;
    approve.phase = PhaseId("approve");
    approve.parameters = {{u"line"_s, QJsonObject{{u"steps"_s, steps}}}};
    domain::Task wait;
    wait.id = TaskId("wait");
    wait.kind = u"time.wait"_s;
    wait.title = u"대기"_s;
    wait.phase = PhaseId("work");
    wait.parameters = {{u"seconds"_s, 1}};
    plan.tasks = {approve, wait};
    plan.edges = {{approval, TaskId("wait")}};
    return plan;
}

domain::IssueSnapshot issues(const QStringList &summaries)
{
    domain::IssueSnapshot snapshot;
    int number = 1430;
    for (const QString &summary : summaries) {
        domain::Issue issue;
        issue.key = u"SHOP-%1"_s.arg(++number);
        issue.id = QString::number(number);
        issue.type = u"Story"_s;
        issue.issueClass = domain::IssueClass::Feature;
        issue.summary = summary;
        issue.status = u"Done"_s;
        issue.category = domain::StatusCategory::Done;
        snapshot.issues.append(issue);
    }
    return snapshot;
}

} // namespace

//! Releases through every type of approval line, in Korean, in the window with its engine. With RD_WALK_PICTURES set to
//! a folder, what is on the screen is kept there.
class TestApprovalWalk final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(u"release-desk"_s);
        QCoreApplication::setApplicationName(u"walk-test"_s);
        app::useLanguage(u"ko"_s);
        Theme::current().setMode(Theme::Mode::Light);
        Theme::current().setReducedMotion(true);
        Theme::current().install();
    }
    void cleanupTestCase()
    {
        m_desktop.reset();
        app::useLanguage(u"en"_s);
    }

    void everyTypeOfStep()
    {
        QVERIFY(m_sandbox.start());
        writeWorkspace();
        // QA and the service owner answer for the scope, the others do not.
        const QJsonObject scope{{u"view"_s, QJsonArray{u"scope"_s}}};
        const QJsonObject config{{u"view"_s, QJsonArray{u"config"_s}}};
        const auto with = [](QJsonObject first, const QJsonObject &second) {
            for (auto each = second.begin(); each != second.end(); ++each)
                first.insert(each.key(), each.value());
            return first;
        };
        create(everyType, u"9.9.0"_s,
               {step("a", 1, "review", u"검토"_s, "jiho.kim", scope),
                step("b", 2, "agree", u"보안 합의"_s, "soyeon.lee", config),
                step("c", 2, "agreeOptional", u"운영"_s, "taeyang.jung", with(config, {{u"dueHours"_s, 8}})),
                step("d", 2, "cooperate", u"협조"_s, "priya.nair", config),
                step("e", 3, "approve", u"서비스 책임자"_s, "minseo.park", {{u"dueHours"_s, 16}}),
                step("f", 4, "afterwards", u"후결"_s, "gaeun.han"), step("g", 5, "informed", u"참조"_s, "daniel.choi"),
                step("h", 5, "receive", u"수신"_s, "emma.larsen")});
        choose("jiho.kim", {.hasQuietHours = false}); // whatever time it is where this runs

        open();
        sees("bd.yoon", everyType, ReleaseTab::Approvals);
        keep(u"00-planned"_s);
        QVERIFY2(m_user->press(u"결재선 변경…"_s), qPrintable(m_user->complaint()));
        keep(u"00-line-editor"_s);
        m_user->keys(u"Esc"_s);
        window()->go({View::Settings});
        if (auto *const settings = window()->findChild<SettingsDialog *>())
            settings->showPage(SettingsDialog::NotificationPage);
        keep(u"00-notifications"_s);
        m_user->keys(u"Esc"_s);
        requestApproval(everyType);
        sees("jiho.kim", everyType);
        keep(u"01-sheet-review"_s);
        agree();
        waitUntil([&] { return next() == QStringList({u"soyeon.lee"_s, u"taeyang.jung"_s, u"priya.nair"_s}); });
        sees("soyeon.lee", everyType);
        agree();
        sees("taeyang.jung", everyType);
        refuse(u"야간 인력이 부족합니다"_s, Decision::Disagree);
        sees("priya.nair", everyType);
        agree();
        waitUntil([&] { return next() == QStringList{u"minseo.park"_s}; });
        sees("minseo.park", everyType);
        keep(u"02-sheet-with-dissent"_s);
        m_user->keys(u"Ctrl+A"_s);
        m_user->keys(u"V"_s);
        keep(u"02-batch"_s);
        m_user->keys(u"Esc"_s);
        sees("minseo.park", everyType);
        refuse(u"SHOP-1432의 설명이 다릅니다"_s, Decision::Return);
        waitUntil([&] { return request().state == domain::ApprovalState::Returned; });
        sees("bd.yoon", everyType, ReleaseTab::Approvals);
        keep(u"03-returned"_s);

        // The owner changes one issue.
        close();
        domain::IssueSnapshot other = release(everyType).snapshot();
        other.issues[1].type = u"Bug"_s;
        send("bd.yoon", domain::RefreshScope{everyType, release(everyType).revision(), other});
        open();
        requestApproval(everyType);
        waitUntil([&] { return request().state == domain::ApprovalState::Active; });
        QCOMPARE(next(), QStringList{u"jiho.kim"_s}); // nobody else answers for what changed and comes before
        sees("soyeon.lee", everyType);
        QVERIFY(!sheet()->decisions()->button(Decision::Approve)->isEnabled());
        keep(u"04-kept-signature"_s);
        sees("jiho.kim", everyType);
        QVERIFY2(texts(sheet()->changes()).join(u'\n').contains(u"SHOP-1432"_s),
                 qPrintable(texts(sheet()->changes()).join(u'\n')));
        QVERIFY(!texts(sheet()->changes()).join(u'\n').contains(u"SHOP-1431"_s)); // only what changed, and first
        keep(u"05-only-the-difference"_s);
        agree();
        waitUntil([&] { return next() == QStringList{u"minseo.park"_s}; });
        sees("minseo.park", everyType);
        sheet()->decisions()->dissents()->setChecked(true);
        agree();
        waitUntil([&] { return request().state == domain::ApprovalState::Complete; });
        sees("gaeun.han", everyType);
        agree();
        waitUntil([&] { return said("gaeun.han"); });
        for (const char *reader : {"daniel.choi", "emma.larsen"}) {
            sees(reader, everyType);
            sheet()->decisions()->decide(Decision::Read);
            waitUntil([&] { return said(reader); });
        }
        sees("bd.yoon", everyType, ReleaseTab::Approvals);
        const QString box = boxInWords();
        using enum domain::Mark;
        for (const domain::Mark mark :
             {Drafted, Reviewed, Agreed, Disagreed, Cooperated, Approved, DecidedAfterwards, Read, Received})
            QVERIFY2(box.contains(domain::markName(mark)),
                     qPrintable(QString(domain::markName(mark) + u" is not in "_s + box)));
        keep(u"06-box-of-every-type"_s);
        sees("bd.yoon", everyType, ReleaseTab::WorkPlan);
        keep(u"07-work-plan"_s);
        close();

        qsizetype mails = 0;
        for (const auto &mail : m_sandbox.state()[u"mails"_s].toArray())
            mails += mail.toObject()[u"to"_s].toVariant().toString().contains(u"jiho.kim"_s)
                    || QJsonDocument(mail.toObject()).toJson().contains("jiho.kim@")
                ? 1
                : 0;
        QCOMPARE(mails, 2); // one when it was asked, one when it was asked anew
    }

    void actingAndFinalByDelegation()
    {
        if (m_folder.path().isEmpty() || !QFile::exists(m_folder.filePath(u"workspace.yaml"_s)))
            QSKIP("the walk before did not come this far");
        create(shortened, u"9.9.1"_s,
               {step("a", 1, "review", u"보안"_s, "soyeon.lee"),
                step("b", 2, "approve", u"QA 리드"_s, "jiho.kim", {{u"mayDecideFinally"_s, true}}),
                step("c", 3, "approve", u"서비스 책임자"_s, "minseo.park")});
        const QDateTime now = QDateTime::currentDateTimeUtc();
        change("soyeon.lee",
               approvals::MakeDelegation{
                   {u"d-walk"_s, PersonId("soyeon.lee"), PersonId("gaeun.han"), now, now.addDays(3), {}, u"연차"_s}});
        open();
        requestApproval(shortened);
        m_release = shortened;
        sees("gaeun.han", shortened);
        keep(u"08-acting"_s);
        agree();
        waitUntil([&] { return next() == QStringList{u"jiho.kim"_s}; });
        sees("jiho.kim", shortened);
        sheet()->decisions()->decide(Decision::Hold);
        sheet()->decisions()->comment()->setText(u"지표를 더 봅니다"_s);
        sheet()->decisions()->decide(Decision::Hold);
        waitUntil([&] { return stateOf(u"b"_s) == domain::StepState::Held; });
        sees("bd.yoon", shortened, ReleaseTab::Approvals);
        QVERIFY2(boxInWords().contains(u"보류"_s), qPrintable(boxInWords()));
        keep(u"09-hold"_s);
        sees("jiho.kim", shortened);
        sheet()->decisions()->decide(Decision::ReleaseHold);
        waitUntil([&] { return stateOf(u"b"_s) == domain::StepState::Open; });
        sees("jiho.kim", shortened);
        QTRY_VERIFY(sheet()->decisions()->button(Decision::Approve)->isEnabled());
        sheet()->decisions()->decideFinally();
        waitUntil([&] { return request().state == domain::ApprovalState::Complete; });
        sees("bd.yoon", shortened, ReleaseTab::Approvals);
        const QString box = boxInWords();
        for (const QString &word : {u"대결"_s, u"전결"_s, u"한가은"_s, u"이소연"_s})
            QVERIFY2(box.contains(word), qPrintable(QString(word + u" is not in "_s + box)));
        keep(u"10-box-acting-and-final"_s);
        if (window())
            window()->go({View::People});
        keep(u"11-people"_s);
        close();
    }

    void aStepWhoseTimeIsUpIsSignedAfterwards()
    {
        if (!QFile::exists(m_folder.filePath(u"workspace.yaml"_s)))
            writeWorkspace();
        // Asked a week ago: the engine of now finds the time over.
        askLongAgo({step("a", 1, "review", u"검토"_s, "jiho.kim", {{u"lapseHours"_s, 4}}),
                    step("b", 1, "agreeOptional", u"운영"_s, "taeyang.jung", {{u"dueHours"_s, 4}}),
                    step("c", 2, "approve", u"서비스 책임자"_s, "minseo.park")});
        open();
        waitUntil([&] { return next() == QStringList{u"minseo.park"_s}; });
        sees("bd.yoon", overdue, ReleaseTab::Approvals);
        const QString box = boxInWords();
        QVERIFY2(box.contains(domain::markName(domain::Mark::Lapsed)), qPrintable(box));
        QVERIFY2(box.contains(domain::markName(domain::Mark::Unanswered)), qPrintable(box));
        keep(u"12-deadline-passed"_s);
        sees("minseo.park", overdue);
        keep(u"13-sheet-after-the-deadline"_s);
        agree();
        waitUntil([&] { return request().state == domain::ApprovalState::Complete; });
        sees("jiho.kim", overdue);
        keep(u"14-signing-afterwards"_s);
        agree();
        waitUntil([&] { return said("jiho.kim"); });
        sees("bd.yoon", overdue, ReleaseTab::Approvals);
        QVERIFY2(boxInWords().contains(domain::markName(domain::Mark::DecidedAfterwards)), qPrintable(boxInWords()));
        keep(u"15-signed-afterwards"_s);
        close();
    }

private:
    //! A release whose approval was asked for a week ago, by an engine of then.
    void askLongAgo(const QJsonArray &steps)
    {
        const QString file = m_folder.filePath(u"release-desk.db"_s);
        const auto lock = store::WriterLock::acquire(file);
        const auto record = store::SqlEventStore::open(file, store::OpenMode::ReadWrite);
        const auto log = store::SqlTaskLog::open(file, store::OpenMode::ReadWrite);
        QVERIFY(lock && record && log);
        tests::FixedClock then(QDateTime::currentDateTimeUtc().addDays(-7));
        const engine::ExecutorRegistry none;
        const auto workspace = workspace::readWorkspaceFile(m_folder.filePath(u"workspace.yaml"_s));
        QVERIFY(workspace);
        engine::ReleaseEngine engine(**record, **log, then, none, workspace->directory());
        const access::Actor owner{PersonId("bd.yoon"), {domain::Role::Owner}};
        QVERIFY(QCoro::waitFor(engine.handle(wishFor(overdue, u"9.9.2"_s, steps), owner)));
        const auto created = QCoro::waitFor(engine.read(overdue));
        QVERIFY(created);
        const auto asked
            = QCoro::waitFor(engine.handle(domain::RequestApproval{overdue, created->release.revision()}, owner));
        QVERIFY2(asked, asked ? "" : qPrintable(asked.error().message));
        QCoro::waitFor(engine.stop());
        m_release = overdue;
    }

    void writeWorkspace()
    {
        const app::SandboxAddress address{QUrl(m_sandbox.origin()), m_sandbox.state()[u"smtpPort"].toInt()};
        workspace::Workspace made = app::sampleWorkspace(address);
        made.approvals.authority = {{{}, {PersonId("jiho.kim")}, {}}};
        QVERIFY(workspace::writeWorkspaceFile(m_folder.filePath(u"workspace.yaml"_s), made));
    }

    //! Something done beside the window, while it is closed.
    template<typename Work>
    void beside(Work work)
    {
        auto room = app::EngineRoom::open({.folder = m_folder.path(), .isPassive = true});
        QVERIFY2(room.has_value(), room ? "" : qPrintable(room.error().message));
        QVERIFY(QCoro::waitFor((*room)->readPeople()));
        work(**room);
    }

    void send(const char *person, const domain::ReleaseCommand &command)
    {
        beside([&](app::EngineRoom &room) {
            const auto session = room.sessionFor(PersonId(person));
            const auto sent = QCoro::waitFor(session->send(command));
            QVERIFY2(sent.has_value(), sent ? "" : qPrintable(sent.error().message));
        });
    }

    void change(const char *person, const approvals::PeopleCommand &command)
    {
        beside([&](app::EngineRoom &room) {
            const auto done = QCoro::waitFor(room.changePeople(command, PersonId(person)));
            QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
        });
    }

    void choose(const char *person, const domain::NotificationRules &rules)
    {
        change(person, approvals::ChooseNotification{rules});
    }

    [[nodiscard]] static domain::CreateRelease wishFor(const ReleaseId &id, const QString &version,
                                                       const QJsonArray &steps)
    {
        domain::CreateRelease wish{id, ProjectId("checkout"), version, u"결재선 전체 유형"_s, PersonId("bd.yoon")};
        wish.plan = planWith(steps);
        wish.snapshot = issues({u"간편 결제 추가"_s, u"결제 취소 오류 수정"_s, u"영수증 개선"_s});
        wish.type = domain::ReleaseType::Emergency;
        wish.allowsAfterwards = true;
        return wish;
    }

    void create(const ReleaseId &id, const QString &version, const QJsonArray &steps)
    {
        send("bd.yoon", wishFor(id, version, steps));
        m_release = id;
    }

    //! The release as its record tells it now.
    [[nodiscard]] domain::Release release(const ReleaseId &id) const
    {
        const auto room = app::EngineRoom::open({.folder = m_folder.path(), .isReadOnly = true});
        if (!room || !QCoro::waitFor((*room)->readPeople()))
            return {};
        const auto session = (*room)->sessionFor(PersonId("bd.yoon"));
        session::Desk desk(*session, (*room)->directory());
        const bool isOpen = QCoro::waitFor(desk.open()).has_value();
        const domain::Release *const found = isOpen ? desk.release(id) : nullptr;
        return found ? *found : domain::Release();
    }
    [[nodiscard]] domain::ApprovalRequest request() const
    {
        const domain::Release now = release(m_release);
        const domain::ApprovalRequest *const found = now.approval(approval);
        return found ? *found : domain::ApprovalRequest();
    }
    [[nodiscard]] QStringList next() const
    {
        QStringList names;
        for (const PersonId &person : request().nextSigners())
            names.append(person.value());
        return names;
    }
    [[nodiscard]] domain::StepState stateOf(const QString &step) const
    {
        const domain::ApprovalRequest now = request();
        const domain::ApprovalLine line = now.effectiveLine();
        const domain::ApprovalStep *const found = line.step(step);
        return found ? now.stateOf(*found) : domain::StepState::Blocked;
    }
    [[nodiscard]] bool said(const char *person) const
    {
        const QList<domain::Signature> all = request().signatures;
        return std::ranges::any_of(all, [&](const auto &each) { return each.person == PersonId(person); });
    }
    void waitUntil(const std::function<bool()> &isTrue) { QVERIFY(QTest::qWaitFor(isTrue, 20'000)); }

    void open()
    {
        app::DesktopOptions options;
        options.folder = m_folder.path();
        options.size = QSize(1440, 900);
        m_desktop = std::make_unique<app::Desktop>(options);
        m_user = std::make_unique<tests::WindowUser>(tests::WindowUser::Hands::Keyboard);
        m_desktop->start();
        QVERIFY2(m_user->findWindow(), qPrintable(m_user->complaint()));
        m_person = PersonId("bd.yoon");
    }
    void close()
    {
        m_user.reset();
        m_desktop.reset();
    }

    [[nodiscard]] MainWindow *window() const { return m_user ? m_user->window() : nullptr; }
    [[nodiscard]] SignOffSheet *sheet() const { return window()->findChild<ApprovalsPanel *>()->sheet(); }

    //! The window of \p person, with the approval in the inbox, or a part of the release.
    void sees(const char *person, const ReleaseId &id, std::optional<ReleaseTab> tab = std::nullopt)
    {
        QVERIFY(window());
        if (m_person != PersonId(person)) {
            emit window()->actAsWanted(PersonId(person));
            QVERIFY2(m_user->findWindow(), qPrintable(m_user->complaint()));
            m_person = PersonId(person);
        }
        if (tab)
            window()->go({View::Release, id, *tab});
        else
            window()->go({View::Approvals, id, ReleaseTab::Flow, approval});
        QTest::qWait(50);
        if (!tab)
            sheet()->showChanges();
    }

    void requestApproval(const ReleaseId &id)
    {
        sees("bd.yoon", id, ReleaseTab::Flow);
        m_user->keys(u"Ctrl+Return"_s);
        QVERIFY2(m_user->press(u"결재 요청"_s), qPrintable(m_user->complaint()));
        waitUntil([&] {
            const domain::Release now = release(id);
            const domain::ApprovalRequest *const asked = now.approval(approval);
            return asked && asked->state == domain::ApprovalState::Active;
        });
    }

    void agree()
    {
        QVERIFY(window());
        Button *const approve = sheet()->decisions()->button(Decision::Approve);
        QVERIFY2(QTest::qWaitFor([&] { return approve->isEnabled(); }, 10'000),
                 qPrintable(sheet()->decisions()->note()));
        const qsizetype before = request().signatures.size();
        m_user->keys(u"Ctrl+Return"_s);
        waitUntil([&] { return request().signatures.size() > before; });
    }

    void refuse(const QString &comment, Decision decision)
    {
        QVERIFY(window());
        sheet()->decisions()->comment()->setText(comment);
        const qsizetype before = request().signatures.size();
        sheet()->decisions()->decide(decision);
        waitUntil([&] { return request().signatures.size() > before; });
    }

    [[nodiscard]] static QStringList texts(QWidget *parent)
    {
        QStringList all;
        for (const SafeLabel *const label : parent->findChildren<SafeLabel *>())
            all.append(label->text());
        return all;
    }

    [[nodiscard]] QString boxInWords() const
    {
        for (StampBox *const box : window()->findChildren<StampBox *>()) {
            if (box->isVisible())
                return box->accessibleName() + box->accessibleDescription();
        }
        return {};
    }

    void keep(const QString &name)
    {
        const QString folder = qEnvironmentVariable("RD_WALK_PICTURES");
        if (folder.isEmpty() || !window())
            return;
        QTest::qWait(300);
        QVERIFY(window()->grab().save(QDir(folder).filePath(QString(name + u".png"_s))));
        window()->resize(1024, 720);
        Theme::current().setMode(Theme::Mode::Dark);
        QTest::qWait(300);
        QVERIFY(window()->grab().save(QDir(folder).filePath(QString(name + u"-small-dark.png"_s))));
        Theme::current().setMode(Theme::Mode::Light);
        window()->resize(1440, 900);
        QTest::qWait(50);
    }

    QTemporaryDir m_settings;
    QTemporaryDir m_folder;
    tests::SandboxProcess m_sandbox;
    ReleaseId m_release = everyType;
    PersonId m_person;
    std::unique_ptr<app::Desktop> m_desktop;
    std::unique_ptr<tests::WindowUser> m_user;
};

RELEASE_DESK_TEST(tst_approval_walk, TestApprovalWalk)
#include "tst_approval_walk.moc"
