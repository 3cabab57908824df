// SPDX-License-Identifier: Apache-2.0
#include "core/engine/signature_gate.h"
#include "core/store/release_codec.h"
#include "tests/support/approval_desk.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::ApprovalDesk;
using releasedesk::tests::GuaranteeRun;
using releasedesk::tests::step;

namespace {

constexpr int waysToChange = 20;

//! What may change after signing: the list of the product's field classes. Everything else withdraws signatures.
bool isImmaterial(const QString &path)
{
    static const QRegularExpression allowed(QStringLiteral(
        "^release\\.created\\.(title"
        "|plan\\.phases\\[\\d+\\]\\.name"
        "|plan\\.tasks\\[(0|[2-9]|\\d\\d+)\\]\\.title" // of an automatic task
        "|snapshot\\.(takenAt|versions.*|commits\\[\\d+\\]\\.branch"
        "|issues\\[\\d+\\]\\.(id|class|summary|status|assignee|assigneeId|priority|resolution|fixNote|fixVersions.*"
        "|subtask|updated|development.*)))$"
        "|^approval\\.requested\\.(revision|sealed\\.zone|sealed\\.floors.*)$"
        "|^(task\\.succeeded\\.(summary|links.*|attempt|task)|.*\\.(opId|at|startedAt))$"));
    return allowed.match(path).hasMatch();
}

//! Replaces the n-th leaf of a JSON value; collects the paths on the way.
class Leaves
{
public:
    static QStringList pathsOf(const QJsonValue &value, const QString &path)
    {
        QStringList found;
        if (value.isObject()) {
            const QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                found += pathsOf(*it, path + u'.' + it.key());
        } else if (value.isArray()) {
            for (qsizetype i = 0; i < value.toArray().size(); ++i)
                found += pathsOf(value.toArray().at(i), path + QStringLiteral("[%1]").arg(i));
        } else {
            found.append(path);
        }
        return found;
    }

    static QJsonValue changed(const QJsonValue &value, int &left,
                              const std::function<QJsonValue(const QJsonValue &)> &how)
    {
        if (value.isObject()) {
            QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                *it = changed(QJsonValue(*it), left, how);
            return object;
        }
        if (value.isArray()) {
            QJsonArray array;
            for (const auto &item : value.toArray())
                array.append(changed(QJsonValue(item), left, how));
            return array;
        }
        return left-- == 0 ? how(value) : value;
    }
};

QJsonValue changedText(const QString &text, int way, QRandomGenerator &dice)
{
    const auto inserted = [&](const QString &what) {
        QString made = text;
        return made.insert(dice.bounded(static_cast<int>(text.size()) + 1), what);
    };
    switch (way) {
    case 0:
        return QString(text + u' ');
    case 1:
        return QString(u' ' + text);
    case 2:
        return text == text.toUpper() ? text.toLower() : text.toUpper();
    case 3:
        return text.isEmpty() ? QStringLiteral("\u0430")
                              : QString(QString(text).replace(0, 1, QChar(0x0430))); // looks like a
    case 4:
        return QString(text + QStringLiteral("e\u0301")); // not composed
    case 5:
        return QString(text + QStringLiteral("\u00e9")); // composed
    case 6:
        return inserted(QStringLiteral("\u200b"));
    case 7:
        return inserted(QStringLiteral("\u202e"));
    case 8:
        return inserted(QString(QChar(0xff21)));
    case 9:
        return inserted(QString(QChar(0)));
    case 10:
        return text.left(text.size() - 1);
    case 11:
        return QString();
    case 12:
        return QString(text + text);
    case 13:
        return inserted(QStringLiteral("\n"));
    case 14:
        return inserted(QStringLiteral("\t"));
    case 15:
        return QString(text + QStringLiteral("\u00a0"));
    case 16:
        return QJsonArray{text};
    case 17:
        return QJsonObject{{"value", text}};
    case 18:
        return text.toDouble();
    default:
        return QString::number(dice.generate64(), 36);
    }
}

QJsonValue changedNumber(double number, int way, QRandomGenerator &dice)
{
    const QList<QJsonValue> ways{number + 1,
                                 number - 1,
                                 -number,
                                 number * 10,
                                 number + 0.5,
                                 QString::number(number),
                                 QJsonValue(QJsonValue::Null),
                                 true,
                                 false,
                                 QJsonArray{number},
                                 QJsonObject{{"value", number}},
                                 number + 1e9,
                                 number * 2 + 3,
                                 0,
                                 qint64{9007199254740993},
                                 qint64{9007199254740992},
                                 1e17,
                                 0.1,
                                 number + 1e-9,
                                 static_cast<double>(dice.bounded(100'000))};
    return ways.at(way);
}

QJsonValue changedLeaf(const QJsonValue &value, int way, QRandomGenerator &dice)
{
    if (value.isString())
        return changedText(value.toString(), way, dice);
    if (value.isBool())
        return way == 0 ? QJsonValue(!value.toBool()) : changedNumber(value.toBool() ? 1 : 0, way, dice);
    return changedNumber(value.toDouble(), way, dice);
}

//! An approved release in which every field of the plan has a value of its own.
void makeFull(ApprovalDesk &desk, int tasks)
{
    desk.windowStart = desk.now.addDays(-1);
    desk.windowEnd = desk.now.addDays(1);
    desk.snapshot.takenAt = desk.now;
    for (int i = 0; i < 3; ++i) {
        Issue issue{QString::number(100 + i), QStringLiteral("SHOP-%1").arg(i), "Story"};
        issue.summary = "Receipt as PDF";
        issue.category = i == 0 ? StatusCategory::Done : StatusCategory::InProgress;
        issue.status = "In progress";
        issue.fixVersions = {"2.8.0"};
        issue.development = {true, 1, 2, 3, true};
        desk.snapshot.issues.append(issue);
    }
    desk.snapshot.commits = {{"shop", "c0ffee", "release", PersonId("dev1"), PersonId("dev2"), "SHOP-1"}};
    CreateRelease wish{ReleaseId("r"), ProjectId("checkout"), "2.8.0", "Faster payment", PersonId("owner"), "vm", 3};
    wish.plan = ApprovalDesk::plan(
        {{"line",
          QJsonObject{{"steps", QJsonArray{step("qa", 1, "review", {"qa"}), step("boss", 2, "approve", {"boss"})}},
                      {"expiresAfterDays", 9}}}});
    wish.plan.tasks[0].parameters.insert("label", QStringLiteral("caf\u00e9"));
    wish.plan.tasks[0].parameters.insert("share", 0.25);
    wish.plan.tasks[0].parameters.insert("big", qint64{9007199254740995});
    for (int i = 0; i < tasks; ++i) {
        Task task;
        task.id = TaskId(QStringLiteral("extra%1").arg(i));
        task.kind = "gate.check";
        task.title = "Look at it";
        task.phase = PhaseId("deploy");
        task.parameters = {{"url", "http://127.0.0.1/health"}, {"expect", QJsonArray{200, "ok", true}}};
        task.environment = EnvironmentId("prod");
        task.performer = PersonId("operator");
        task.onFailure = OnFailure::RollBack;
        task.durationMinutes = 7;
        task.timeoutMinutes = 11;
        task.retries = 2;
        task.isSkippable = false;
        wish.plan.tasks.append(task);
        wish.plan.edges.append({TaskId("deploy"), task.id});
    }
    wish.scope = {{ConnectionId("jira"), "SHOP", "2.8.0"}};
    wish.snapshot = desk.snapshot;
    wish.windowStart = desk.windowStart;
    wish.windowEnd = desk.windowEnd;
    wish.risk = RiskClass::Low;
    wish.allowsAfterwards = true;
    desk.must(desk.as("owner", wish));
    desk.submit();
    desk.must(desk.sign("qa"));
    desk.must(desk.sign("boss"));
}

//! Folds the history with one event of other content; nothing if it cannot be read any more.
std::optional<Release> folded(const QList<ReleaseEvent> &history, qsizetype at, const QJsonObject &payload)
{
    Release release;
    for (qsizetype i = 0; i < history.size(); ++i) {
        store::NewEvent stored = store::encode(history.at(i));
        if (i == at)
            stored.payload = QJsonDocument(payload).toJson(QJsonDocument::Compact);
        const auto event = store::decodeReleaseEvent(stored);
        if (!event)
            return std::nullopt;
        release.apply(*event, PersonId("drafter"), QDateTime(QDate(2026, 11, 23), QTime(1, 0), Qt::UTC));
    }
    return release;
}

//! Whether the way to production is closed: at the start, and when a task is handed out although it was started.
bool isRefused(Release release, const ApprovalDesk &desk)
{
    const Circumstances now{PersonId("operator"), desk.now, desk.directory};
    if (release.exists() && decide(StartRelease{release.id(), "now"}, release, now))
        return false;
    release.apply(ReleaseStarted{1, {}}, PersonId("operator"), desk.now);
    for (const Task &task : release.plan().tasks) {
        const bool isProtected = desk.directory.isProtected(task.environment);
        if (!isProtected || task.isInRollbackLane())
            continue;
        const auto event = engine::startOf(release, {task.id, task, false}, desk.directory);
        if (std::holds_alternative<TaskStarted>(event))
            return false;
    }
    return true;
}

} // namespace

class TestBoundToContent final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuaranteeRun> m_edits;

private slots:
    void initTestCase()
    {
        m_edits = std::make_unique<GuaranteeRun>(QStringLiteral("G22"), QStringLiteral("worked edits"),
                                                 tests::Trials{9, 9, 9});
    }

    void cleanup()
    {
        m_edits->tried();
        m_edits->checked();
        if (QTest::currentTestFailed())
            m_edits->violated(QString::fromLatin1(QTest::currentTestFunction()));
    }

    void cleanupTestCase() { QVERIFY2(m_edits->finish(), m_edits->report().constData()); }

    void whateverChangesAfterSigningDoesNotRun()
    {
        GuaranteeRun run(QStringLiteral("G22"), QStringLiteral("changed leaves"), {2'000, 10'000, 20'000});
        QRandomGenerator dice(run.seed());
        ApprovalDesk desk;
        makeFull(desk, static_cast<int>(run.trials() / 400));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
        const QList<ReleaseEvent> history = desk.events;
        {
            Release untouched = *folded(history, -1, {});
            QVERIFY(!isRefused(untouched, desk)); // or the trials would prove nothing
        }
        int immaterial = 0;
        for (qsizetype at = 0; at < history.size(); ++at) {
            const store::NewEvent stored = store::encode(history.at(at));
            const bool isContent = stored.name == u"release.created" || stored.name == u"approval.requested"
                || stored.name == u"task.succeeded";
            if (!isContent)
                continue;
            const QJsonObject payload = QJsonDocument::fromJson(stored.payload).object();
            if (stored.name == u"task.succeeded" && payload["output"].toObject().value("buildNumber").isUndefined())
                continue; // the approval's own
            const QStringList paths = Leaves::pathsOf(payload, stored.name);
            for (qsizetype leaf = 0; leaf < paths.size(); ++leaf) {
                for (int way = 0; way < waysToChange; ++way) {
                    int left = static_cast<int>(leaf);
                    const QJsonObject other = Leaves::changed(payload, left, [&](const QJsonValue &value) {
                                                  return changedLeaf(value, way, dice);
                                              }).toObject();
                    if (other == payload)
                        continue;
                    const auto release = folded(history, at, other);
                    const bool isSame = release && manifestOf(*release).digest == desk.release.frozenDigest();
                    if (isImmaterial(paths.at(leaf))) {
                        immaterial += isSame ? 1 : 0;
                        continue;
                    }
                    run.tried();
                    run.checked();
                    // What reads as the same content again, such as an absent default, is no change.
                    const auto again = release
                        ? std::optional(store::decodeReleaseEvent(
                              {stored.name, stored.version, QJsonDocument(other).toJson(QJsonDocument::Compact)}))
                        : std::nullopt;
                    const bool isNoChange = again && *again && store::encode(**again).payload == stored.payload;
                    if (isNoChange)
                        continue;
                    if (release && !isRefused(*release, desk))
                        run.violated(QStringLiteral("%1, way %2, runs").arg(paths.at(leaf)).arg(way));
                    if (release && isSame && release->frozenDigest() == desk.release.frozenDigest())
                        run.violated(QStringLiteral("%1, way %2, shows no difference").arg(paths.at(leaf)).arg(way));
                }
            }
        }
        QVERIFY(immaterial > 0);
        QVERIFY2(run.finish(), run.report().constData());
    }

    void theGateNoticesEveryChange()
    {
        ApprovalDesk desk;
        desk.create({step("1", 1, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.sign("boss"));
        engine::SignatureGate gate;
        QVERIFY(gate.check(desk.release, desk.directory, 1, true));
        Directory other = desk.directory;
        other.projects[0].variables.insert("job", "another");
        QVERIFY(!gate.check(desk.release, other, 2, true)); // the workspace changed
        QVERIFY(gate.check(desk.release, desk.directory, 3, true)); // and back again
        Task deploy = *desk.release.plan().task(TaskId("deploy"));
        deploy.timeoutMinutes = 99;
        QVERIFY(desk.as("owner", EditPlan{ReleaseId("r"), 1, {ChangeTask{deploy}}, {}}));
        QVERIFY(!gate.check(desk.release, desk.directory, 3, true)); // the content did
    }

    void anEditWithdrawsExactlyTheSignaturesItConcerns_data()
    {
        QTest::addColumn<QString>("edit");
        QTest::addColumn<QStringList>("withdrawn");
        // The worked examples of the product.
        QTest::newRow("5: later on the same day") << "shift" << QStringList{};
        QTest::newRow("10: another title of an automatic task") << "title" << QStringList{};
        QTest::newRow("2: an issue more") << "issue" << QStringList{"qa", "boss"};
        QTest::newRow("6: another day") << "day" << QStringList{"support", "boss"};
        QTest::newRow("7: another way back") << "rollback" << QStringList{"dba", "boss"};
        QTest::newRow("8: another protected environment")
            << "region" << QStringList{"boss", "dba", "qa", "sec", "support"};
        QTest::newRow("12: another approver") << "line" << QStringList{"boss", "dba", "qa", "sec", "support"};
        QTest::newRow("another time limit of a deployment") << "flow" << QStringList{"dba", "boss"};
    }

    void anEditWithdrawsExactlyTheSignaturesItConcerns()
    {
        QFETCH(const QString, edit);
        QFETCH(QStringList, withdrawn);
        ApprovalDesk desk;
        desk.directory.environments.append({EnvironmentId("prod2"), "prod 2", 1, true});
        desk.windowStart = desk.now.addSecs(3600);
        desk.windowEnd = desk.now.addSecs(7200);
        desk.snapshot.issues = {{"1", "SHOP-1", "Story"}};
        const auto view
            = [](const QStringList &parts) { return QJsonObject{{"view", QJsonArray::fromStringList(parts)}}; };
        desk.create({step("1", 1, "review", {"qa"}, view({"scope", "source", "artifacts", "verification"})),
                     step("2", 2, "agree", {"dba"}, view({"flow", "rollback", "config"})),
                     step("3", 2, "agreeOptional", {"sec"}, view({"artifacts", "config"})),
                     step("4", 2, "cooperate", {"support"}, view({"schedule", "communication", "impact"})),
                     step("5", 3, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.sign("qa"));
        QVERIFY(desk.sign("dba", Decision::Agree));
        QVERIFY(desk.sign("sec", Decision::Agree));
        QVERIFY(desk.sign("support", Decision::Confirm));
        QVERIFY(desk.sign("boss"));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);

        Task deploy = *desk.release.plan().task(TaskId("deploy"));
        Task back = *desk.release.plan().task(TaskId("back"));
        Task build = *desk.release.plan().task(TaskId("build"));
        Task line = *desk.release.plan().task(TaskId("approval"));
        Task region = deploy;
        region.id = TaskId("deploy2");
        region.environment = EnvironmentId("prod2");
        build.title = "Build and test";
        deploy.timeoutMinutes = 99;
        back.parameters.insert("job", "another");
        QJsonObject changed = line.parameters["line"].toObject();
        changed.insert("expiresAfterDays", 3);
        line.parameters.insert("line", changed);
        IssueSnapshot more = desk.snapshot;
        more.issues.append({"2", "SHOP-2", "Bug"});
        const ReleaseId id("r");
        const auto details = [&](int seconds) {
            return EditDetails{id,
                               1,
                               "Faster payment",
                               PersonId("owner"),
                               desk.windowStart.addSecs(seconds),
                               desk.windowEnd.addSecs(seconds)};
        };
        const QHash<QString, ReleaseCommand> commands{{"shift", details(1800)},
                                                      {"day", details(86'400)},
                                                      {"title", EditPlan{id, 1, {ChangeTask{build}}, {}}},
                                                      {"issue", RefreshScope{id, 1, more}},
                                                      {"rollback", EditPlan{id, 1, {ChangeTask{back}}, {}}},
                                                      {"flow", EditPlan{id, 1, {ChangeTask{deploy}}, {}}},
                                                      {"region", EditPlan{id, 1, {AddTask{region}}, {}}},
                                                      {"line", EditPlan{id, 1, {ChangeTask{line}}, {}}}};
        const ReleaseCommand command = commands.value(edit);

        const auto told = previewOf(command, desk.release, {PersonId("owner"), desk.now, desk.directory});
        QVERIFY(told);
        QVERIFY(desk.as("owner", command));

        QStringList before;
        for (const WithdrawnSignature &each : told->withdrawn)
            before.append(each.person.value());
        QStringList after;
        for (const Signature &each : desk.request().signatures) {
            if (each.isWithdrawn)
                after.append(each.person.value());
        }
        before.sort();
        after.sort();
        withdrawn.sort();
        QCOMPARE(before, withdrawn); // said beforehand
        QCOMPARE(after, withdrawn); // and done
        QCOMPARE(desk.release.state() == ReleaseState::Approved, withdrawn.isEmpty());
        QCOMPARE(told->sentence(desk.directory).isEmpty(), withdrawn.isEmpty());
    }
};

RELEASE_DESK_TEST(g22_bound_to_content, TestBoundToContent)
#include "g22_bound_to_content.moc"
