// SPDX-License-Identifier: Apache-2.0
#include "core/domain/task_kind.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskKinds)
};

using enum ParameterType;

ParameterInfo text(const char *name, const QString &label, bool isRequired = false, const QString &help = {})
{
    return {QString::fromLatin1(name), ParameterType::Text, label, help, isRequired};
}

ParameterInfo typed(const char *name, ParameterType type, const QString &label, bool isRequired = false,
                    const QJsonValue &defaultValue = {}, const QString &help = {})
{
    return {QString::fromLatin1(name), type, label, help, isRequired, defaultValue};
}

ParameterInfo connection(const char *system)
{
    ParameterInfo info = typed("connection", Connection, Text::tr("Connection"), true);
    info.system = QString::fromLatin1(system);
    return info;
}

ParameterInfo choice(const char *name, const QString &label, const QStringList &choices, bool isRequired = true)
{
    ParameterInfo info = typed(name, Choice, label, isRequired, choices.value(0));
    info.choices = choices;
    return info;
}

ParameterInfo issueFilter()
{
    return choice("issues", Text::tr("Issues"),
                  {QStringLiteral("all"), QStringLiteral("done"), QStringLiteral("features"), QStringLiteral("bugs")});
}

//! Parts of the manifest that a signature can be narrowed to.
ParameterInfo views()
{
    ParameterInfo info = typed(
        "sees", Choices, Text::tr("They sign for"), false, {},
        Text::tr("None chosen: everything. They are asked again only when this changes. The last one always signs "
                 "for everything."));
    info.choices
        = {QStringLiteral("scope"),  QStringLiteral("source"),   QStringLiteral("artifacts"), QStringLiteral("flow"),
           QStringLiteral("config"), QStringLiteral("rollback"), QStringLiteral("schedule"),  QStringLiteral("people")};
    return info;
}

QList<TaskKindInfo> builds()
{
    return {
        {QStringLiteral("jenkins.build"),
         QStringLiteral("build"),
         Text::tr("Jenkins build"),
         Text::tr("Starts a Jenkins job, follows its log and waits for its result."),
         Automation::Automatic,
         Reversibility::None,
         EffectPromise::P2,
         Text::tr("Sent once; found again in the queue and the builds by the parameter RD_OP_ID."),
         {connection("jenkins"), text("job", Text::tr("Job"), true),
          typed("parameters", Values, Text::tr("Build parameters"))},
         {QStringLiteral("buildNumber"), QStringLiteral("url"), QStringLiteral("result"), QStringLiteral("artifacts"),
          QStringLiteral("durationMs"), QStringLiteral("revision")}},
        {QStringLiteral("command.run"),
         QStringLiteral("command"),
         Text::tr("Command"),
         Text::tr("Runs a fixed program on this computer, without a shell."),
         Automation::Automatic,
         Reversibility::Irreversible,
         EffectPromise::P2,
         Text::tr("Started once; marker files tell afterwards whether it started and ended, else a person decides."),
         {typed("argv", TextList, Text::tr("Program and arguments"), true, {},
                Text::tr("One per line. The first is the program.")),
          text("folder", Text::tr("Working folder")),
          typed("environment", TextList, Text::tr("Environment variables passed on"), false, {},
                Text::tr("Names only; all others are removed.")),
          typed("values", Values, Text::tr("Environment variables set"))},
         {QStringLiteral("exitCode"), QStringLiteral("lastLine")}},
        {QStringLiteral("http.request"),
         QStringLiteral("http"),
         Text::tr("HTTP request"),
         Text::tr("Calls an address once and may poll a status address until it is done."),
         Automation::Automatic,
         Reversibility::Irreversible,
         EffectPromise::P3,
         Text::tr("Sent once with an Idempotency-Key; an unclear outcome goes to a person."),
         {choice("method", Text::tr("Method"),
                 {QStringLiteral("POST"), QStringLiteral("GET"), QStringLiteral("PUT"), QStringLiteral("PATCH"),
                  QStringLiteral("DELETE")}),
          typed("url", Url, Text::tr("Address"), true), typed("body", LongText, Text::tr("JSON body")),
          typed("headers", Values, Text::tr("Headers")),
          typed("expectStatus", Number, Text::tr("Expected status"), false, 0, Text::tr("0: any from 200 to 299.")),
          typed("map", Values, Text::tr("Result fields"), false, {},
                Text::tr("Name and place in the answer, such as $.data.id.")),
          typed("statusUrl", Url, Text::tr("Status address to poll"), false, {},
                Text::tr("May name result fields: https://host/jobs/:id.")),
          text("statusPath", Text::tr("Status field"), false, Text::tr("Such as $.status.")),
          typed("doneValues", TextList, Text::tr("Values that mean done")),
          typed("failedValues", TextList, Text::tr("Values that mean failed")),
          typed("pollSeconds", Seconds, Text::tr("Poll every"), false, 5)},
         {QStringLiteral("status"), QStringLiteral("body")}},
    };
}

QList<TaskKindInfo> gates()
{
    return {
        {QStringLiteral("gate.check"),
         QStringLiteral("gate"),
         Text::tr("Health check"),
         Text::tr("Asks a health address until it is well several times in a row."),
         Automation::Automatic,
         Reversibility::None,
         EffectPromise::P0,
         Text::tr("Only reads."),
         {typed("url", Url, Text::tr("Health address"), true),
          typed("expectStatus", Number, Text::tr("Expected status"), false, 200),
          text("field", Text::tr("Field to check"), false,
               Text::tr("Such as $.status; empty: only the status counts.")),
          text("value", Text::tr("Expected value")), typed("timesInRow", Number, Text::tr("Times in a row"), false, 3),
          typed("intervalSeconds", Seconds, Text::tr("Ask every"), false, 5),
          typed("failAfterSeconds", Seconds, Text::tr("Give up after"), false, 120)},
         {QStringLiteral("checks"), QStringLiteral("lastValue")}},
        {QStringLiteral("time.wait"),
         QStringLiteral("clock"),
         Text::tr("Wait"),
         Text::tr("Waits for a time span or until an instant; may be ended early."),
         Automation::Automatic,
         Reversibility::None,
         EffectPromise::P0,
         Text::tr("Only waits."),
         {typed("seconds", Seconds, Text::tr("Wait for"), false, 60),
          text("until", Text::tr("Or until"), false, Text::tr("Such as 2026-11-24T05:00:00Z."))},
         {QStringLiteral("endedBy")}},
        {QStringLiteral("gate.dependency"),
         QStringLiteral("link"),
         Text::tr("Wait for a release"),
         Text::tr("Waits until another release of this workspace has come to a point, or has failed to."),
         Automation::Automatic,
         Reversibility::None,
         EffectPromise::P0,
         Text::tr("Only looks."),
         {text("project", Text::tr("Project of the other release"), true, Text::tr("Such as payments.")),
          text("version", Text::tr("Version of the other release"), true,
               Text::tr("It may not exist yet. May be a variable.")),
          choice("point", Text::tr("Point to wait for"),
                 {QStringLiteral("released"), QStringLiteral("task"), QStringLiteral("environment"),
                  QStringLiteral("started"), QStringLiteral("approved")}),
          text("task", Text::tr("Task there"), false, Text::tr("Its id; for the point “task”.")),
          text("environment", Text::tr("Environment there"), false,
               Text::tr("Its id; for the point “environment”: all tasks in it are done.")),
          choice("when", Text::tr("Go on when it is"),
                 {QStringLiteral("reached"), QStringLiteral("failed"), QStringLiteral("ended")}, false),
          choice("otherwise", Text::tr("When that cannot come any more"),
                 {QStringLiteral("fail"), QStringLiteral("wait"), QStringLiteral("pass")}, false)},
         {QStringLiteral("release"), QStringLiteral("state"), QStringLiteral("events")},
         0},
        {QStringLiteral("release.start"),
         QStringLiteral("flow"),
         Text::tr("Nested release"),
         Text::tr("Composes a release from a template and carries it through approval and run to its end."),
         Automation::Automatic,
         Reversibility::Conditional,
         EffectPromise::P1,
         Text::tr("Found again by its release id, which is made of the operation id."),
         {text("template", Text::tr("Template"), true, Text::tr("Its id, such as vm-standard.")),
          text("version", Text::tr("Version of the nested release"), true),
          text("project", Text::tr("Project"), false, Text::tr("Its id; empty: the project of this release.")),
          text("jiraVersion", Text::tr("Issues of the Jira version"), false, Text::tr("Empty: no issues.")),
          choice("until", Text::tr("Done when it is"), {QStringLiteral("released"), QStringLiteral("composed")},
                 false)},
         {QStringLiteral("child"), QStringLiteral("outcome")},
         0},
    };
}

QList<TaskKindInfo> decisions()
{
    return {
        {QStringLiteral("owner.review"),
         QStringLiteral("review"),
         Text::tr("Owner review"),
         Text::tr("The owner confirms listed points."),
         Automation::Person,
         Reversibility::None,
         EffectPromise::P0,
         Text::tr("A person confirms."),
         {typed("points", TextList, Text::tr("Points to confirm"), true)},
         {QStringLiteral("by"), QStringLiteral("note")}},
        {QStringLiteral("release.approve"),
         QStringLiteral("approvals"),
         Text::tr("Approval"),
         Text::tr("The approval line must be complete for exactly this content."),
         Automation::Approval,
         Reversibility::None,
         EffectPromise::P0,
         Text::tr("People sign."),
         {typed("approvers", People, Text::tr("Approvers"), true),
          choice("rule", Text::tr("Decision rule"),
                 {QStringLiteral("inOrder"), QStringLiteral("everyone"), QStringLiteral("anyone"),
                  QStringLiteral("nOfM")}),
          typed("needed", Number, Text::tr("Signatures needed"), false, 2, Text::tr("Only for the rule “n of m”.")),
          typed("dueHours", Hours, Text::tr("Due"), false, 0, Text::tr("Working hours after somebody is asked.")),
          typed("remindHours", Hours, Text::tr("Remind"), false, 0, Text::tr("Working hours between two reminders.")),
          views()},
         {QStringLiteral("signedBy")}},
        {QStringLiteral("manual.work"),
         QStringLiteral("user"),
         Text::tr("Manual work"),
         Text::tr("A person does instructed work and says when it is done."),
         Automation::Person,
         Reversibility::Irreversible,
         EffectPromise::P0,
         Text::tr("A person decides."),
         {typed("instruction", LongText, Text::tr("Instruction"), true),
          text("criterion", Text::tr("It is done when"))},
         {QStringLiteral("by"), QStringLiteral("note")}},
        {QStringLiteral("checklist.confirm"),
         QStringLiteral("check"),
         Text::tr("Checklist"),
         Text::tr("Each item is ticked, or marked as not applicable with a reason."),
         Automation::Person,
         Reversibility::None,
         EffectPromise::P0,
         Text::tr("A person confirms."),
         {typed("items", TextList, Text::tr("Items"), true)},
         {QStringLiteral("by")}},
    };
}

QList<TaskKindInfo> jira()
{
    return {
        {QStringLiteral("jira.scope_lock"),
         QStringLiteral("jira"),
         Text::tr("Lock Jira version"),
         Text::tr("Freezes the list of issues and marks the version in Jira as locked by this release."),
         Automation::Automatic,
         Reversibility::Reversible,
         EffectPromise::P1,
         Text::tr("Read back from Jira."),
         {connection("jira"), text("project", Text::tr("Jira project"), true),
          text("version", Text::tr("Version"), true)},
         {QStringLiteral("issueCount"), QStringLiteral("snapshotHash")}},
        {QStringLiteral("jira.transition"),
         QStringLiteral("sync"),
         Text::tr("Move Jira issues"),
         Text::tr("Moves issues of the release to another status, no faster than Jira allows."),
         Automation::Automatic,
         Reversibility::Conditional,
         EffectPromise::P1,
         Text::tr("The status of each issue is read back."),
         {connection("jira"), issueFilter(), text("status", Text::tr("Target status"), true)},
         {QStringLiteral("moved"), QStringLiteral("unchanged"), QStringLiteral("before")}},
        {QStringLiteral("jira.comment"),
         QStringLiteral("edit"),
         Text::tr("Comment on Jira issues"),
         Text::tr("Writes one comment on each issue."),
         Automation::Automatic,
         Reversibility::Irreversible,
         EffectPromise::P2,
         Text::tr("Found again by the comment property that carries the operation id."),
         {connection("jira"), issueFilter(), typed("text", LongText, Text::tr("Comment"), true)},
         {QStringLiteral("commented"), QStringLiteral("commentIds")}},
        {QStringLiteral("jira.version_release"),
         QStringLiteral("version"),
         Text::tr("Release Jira version"),
         Text::tr("Marks the version as released today and moves unfinished issues to another version."),
         Automation::Automatic,
         Reversibility::Reversible,
         EffectPromise::P1,
         Text::tr("Read back from Jira."),
         {connection("jira"), text("project", Text::tr("Jira project"), true),
          text("version", Text::tr("Version"), true),
          text("moveUnfinishedTo", Text::tr("Move unfinished issues to"), false,
               Text::tr("A version name; empty: they stay."))},
         {QStringLiteral("released"), QStringLiteral("releaseDate"), QStringLiteral("moved")}},
    };
}

QList<TaskKindInfo> announcements()
{
    return {
        {QStringLiteral("notes.publish"),
         QStringLiteral("notes"),
         Text::tr("Publish release notes"),
         Text::tr("Writes the release notes as a Markdown file."),
         Automation::Automatic,
         Reversibility::Reversible,
         EffectPromise::P1,
         Text::tr("The file is read back and compared."),
         {text("file", Text::tr("File"), true,
               Text::tr("Inside the workspace folder, such as notes/checkout-2.8.0.md.")),
          text("buildTask", Text::tr("Build task"), false,
               Text::tr("Id of the task whose build number stands in the notes.")),
          choice("language", Text::tr("Language"), {QStringLiteral("en"), QStringLiteral("ko")})},
         {QStringLiteral("file"), QStringLiteral("sha256"), QStringLiteral("lines")}},
        {QStringLiteral("mail.send"),
         QStringLiteral("mail"),
         Text::tr("Send mail"),
         Text::tr("Sends one mail to a list of addresses."),
         Automation::Automatic,
         Reversibility::Irreversible,
         EffectPromise::P4,
         Text::tr("May arrive twice after a gap, with the same message id."),
         {connection("smtp"), typed("to", MailAddresses, Text::tr("To"), true),
          text("subject", Text::tr("Subject"), true), typed("body", LongText, Text::tr("Text"), true)},
         {QStringLiteral("messageId"), QStringLiteral("accepted"), QStringLiteral("refused")}},
        {QStringLiteral("messenger.post"),
         QStringLiteral("messenger"),
         Text::tr("Post to messenger"),
         Text::tr("Posts one message to a channel of Slack, Teams, Dooray or a plain webhook."),
         Automation::Automatic,
         Reversibility::Irreversible,
         EffectPromise::P4,
         Text::tr("May arrive twice after a gap."),
         {connection("messenger"), text("title", Text::tr("Title")), typed("text", LongText, Text::tr("Text"), true)},
         {QStringLiteral("status")}},
    };
}

} // namespace

QList<TaskKindInfo> taskKinds()
{
    // Asked for with every task that is painted or checked: made anew only in another language, of which one of the
    // words tells. Each thread has its own, since a language can be changed while others read.
    thread_local QString language;
    thread_local QList<TaskKindInfo> kinds;
    const QString word = Text::tr("Jenkins build");
    if (kinds.isEmpty() || word != language) {
        kinds = builds() + gates() + decisions() + jira() + announcements();
        language = word;
    }
    return kinds;
}

std::optional<TaskKindInfo> taskKind(const QString &id)
{
    const QList<TaskKindInfo> kinds = taskKinds();
    const auto found = std::ranges::find(kinds, id, &TaskKindInfo::id);
    return found == kinds.end() ? std::nullopt : std::optional(*found);
}

namespace {

struct Traits {
    Automation automation = Automation::Automatic;
    Reversibility reversibility = Reversibility::Irreversible;
    EffectPromise promise = EffectPromise::P2;
};

const QHash<QString, Traits> &traits()
{
    static const QHash<QString, Traits> known = [] {
        QHash<QString, Traits> table;
        for (const TaskKindInfo &kind : taskKinds())
            table.insert(kind.id, {kind.automation, kind.reversibility, kind.promise});
        return table;
    }();
    return known;
}

} // namespace

bool isTaskKind(const QString &id)
{
    return traits().contains(id);
}

Automation automationOf(const QString &kind)
{
    const auto found = traits().constFind(kind);
    return found == traits().constEnd() ? Automation::Automatic : found->automation;
}

bool changesNothing(const QString &kind)
{
    const auto found = traits().constFind(kind);
    return found != traits().constEnd() && found->automation == Automation::Automatic
        && found->promise == EffectPromise::P0;
}

bool mayRepeat(const QString &kind)
{
    return traits().value(kind).promise == EffectPromise::P4;
}

Reversibility reversibilityOf(const QString &kind)
{
    const auto found = traits().constFind(kind);
    return found == traits().constEnd() ? Reversibility::Irreversible : found->reversibility;
}

} // namespace releasedesk::domain
