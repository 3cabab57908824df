// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace

const QList<Command> &commands()
{
    static const QList<Command> all{
        {u"workspace init"_s, u"workspace init DIR [--sample [--sandbox URL]] [--name NAME] [--me PERSON]"_s,
         Text::tr("make a workspace folder"), workspaceInit},
        {u"workspace me"_s, u"workspace me PERSON"_s, Text::tr("say who you are on this computer"), workspaceMe},
        {u"workspace backup"_s, u"workspace backup [FILE]"_s,
         Text::tr("copy the whole workspace into one file, also while it is written"), workspaceBackup},
        {u"workspace restore"_s, u"workspace restore FILE [--force]"_s,
         Text::tr("put a backup in the place of the workspace; what was there is kept"), workspaceRestore},
        {u"workspace export"_s, u"workspace export [FILE]"_s,
         Text::tr("write events and settings for another computer, without secrets"), workspaceExport},
        {u"workspace import"_s, u"workspace import FILE"_s, Text::tr("make a workspace of an export"), workspaceImport},
        {u"workspace archive"_s, u"workspace archive --older-than DAYS [--preview]"_s,
         Text::tr("move releases that ended long ago into a file of their own"), workspaceArchive},
        {u"connection add"_s,
         u"connection add ID --system SYSTEM [--url URL] [--account NAME] [--token-env NAME] [--remember-variable]"_s,
         Text::tr("add or replace a connection; its secret goes to the key store"), connectionAdd},
        {u"connection test"_s, u"connection test ID [--project KEY]"_s, Text::tr("try a connection"), connectionTest},
        {u"connection list"_s, u"connection list"_s, Text::tr("list the connections"), connectionList},
        {u"version list"_s, u"version list PROJECT [--connection ID]"_s,
         Text::tr("list the Jira versions of a project"), versionList},
        {u"version show"_s, u"version show PROJECT VERSION [--connection ID]"_s,
         Text::tr("show a version with its issues and warnings"), versionShow},
        {u"template list"_s, u"template list"_s, Text::tr("list the templates"), templateList},
        {u"release create"_s,
         u"release create PROJECT VERSION [--template ID] [--connection ID] [--jira-project KEY] [--owner PERSON] "
         "[--title TEXT] [--window START/END]"_s,
         Text::tr("compose a release from a Jira version"), releaseCreate},
        {u"release list"_s, u"release list [--all]"_s, Text::tr("list open releases"), releaseList},
        {u"release show"_s, u"release show RELEASE"_s, Text::tr("show a release with its tasks and findings"),
         releaseShow},
        {u"release export"_s, u"release export RELEASE [--what release|text|workplan] [--out FILE]"_s,
         Text::tr("write a release as JSON, as a text to edit, or its work plan as Markdown"), releaseExport},
        {u"release import"_s, u"release import FILE [--id ID]"_s, Text::tr("make a release of a text"), releaseImport},
        {u"format"_s, u"format FILE… [--check]"_s, Text::tr("bring texts of releases into their form"), formatText},
        {u"lint"_s, u"lint FILE…"_s, Text::tr("say what stands against releases written as text"), lintText},
        {u"diff"_s, u"diff FILE FILE"_s, Text::tr("say what is different between two texts of releases"), diffTexts},
        {u"schema"_s, u"schema"_s, Text::tr("print the JSON Schema of a release as text, for editors"), textSchema},
        {u"release refresh"_s, u"release refresh RELEASE"_s, Text::tr("read the issues from Jira again"),
         releaseRefresh},
        {u"release submit"_s, u"release submit RELEASE [--follow]"_s,
         Text::tr("ask for approval; runs what comes before it"), releaseSubmit},
        {u"release withdraw"_s, u"release withdraw RELEASE [--reason TEXT]"_s, Text::tr("take the request back"),
         releaseWithdraw},
        {u"release run"_s, u"release run RELEASE [--follow] [--outside-window REASON]"_s,
         Text::tr("start an approved release, or go on with one that runs"), releaseRun},
        {u"release pause"_s, u"release pause RELEASE [--reason TEXT]"_s, Text::tr("start nothing new"), releasePause},
        {u"release resume"_s, u"release resume RELEASE [--follow]"_s, Text::tr("go on after a pause"), releaseResume},
        {u"release abort"_s, u"release abort RELEASE --reason TEXT"_s, Text::tr("stop for good"), releaseAbort},
        {u"release discard"_s, u"release discard RELEASE --reason TEXT"_s, Text::tr("give a draft up"), releaseDiscard},
        {u"release close"_s, u"release close RELEASE"_s, Text::tr("close a release that has ended"), releaseClose},
        {u"release retry"_s, u"release retry RELEASE TASK [--follow]"_s, Text::tr("try a failed task again"),
         releaseRetry},
        {u"release skip"_s, u"release skip RELEASE TASK --reason TEXT [--follow]"_s, Text::tr("leave a task out"),
         releaseSkip},
        {u"release rollback"_s, u"release rollback RELEASE --reason TEXT [--follow] [--preview]"_s,
         Text::tr("take back what the run did"), releaseRollback},
        {u"task claim"_s, u"task claim RELEASE TASK"_s, Text::tr("take on a manual task"), taskClaim},
        {u"task tick"_s, u"task tick RELEASE TASK ITEM [--not-applicable REASON]"_s,
         Text::tr("tick an item of a checklist (1 is the first)"), taskTick},
        {u"task complete"_s, u"task complete RELEASE TASK [--note TEXT] [--follow]"_s,
         Text::tr("say that a manual task is done"), taskComplete},
        {u"task resolve"_s, u"task resolve RELEASE TASK --happened|--did-not-happen|--abandon --note TEXT [--follow]"_s,
         Text::tr("say what became of a task whose outcome is unknown"), taskResolve},
        {u"release evidence"_s, u"release evidence RELEASE -o FILE"_s,
         Text::tr("write who approved what into a file that is checked without the product"), releaseEvidence},
        {u"approve"_s,
         u"approve RELEASE [--task TASK] [--step STEP] [--for PERSON] [--final] [--dissents-read] [--digest HASH] "
         "[--comment TEXT] [--passphrase-env NAME]"_s,
         Text::tr("sign the present revision; --for signs in the place of somebody absent"), approve},
        {u"decide"_s,
         u"decide RELEASE DECISION [--until TIME] [--task TASK] [--step STEP] [--for PERSON] [--comment TEXT]"_s,
         Text::tr("say agree, disagree, confirm, hold, releaseHold, returnToPrevious, object, read or withdraw"),
         decideStep},
        {u"forward"_s, u"forward RELEASE PERSON --reason TEXT [--task TASK]"_s,
         Text::tr("pass a request on to somebody else"), forward},
        {u"remind"_s, u"remind RELEASE [--task TASK]"_s, Text::tr("remind those who are asked"), remind},
        {u"why"_s, u"why RELEASE"_s, Text::tr("say why a release is not moving, and who can change it"), why},
        {u"people list"_s, u"people list"_s, Text::tr("list the people with roles, groups, keys and absences"),
         peopleList},
        {u"key new"_s, u"key new [--passphrase-env NAME]"_s,
         Text::tr("make your signing key, or a new one in place of the old"), keyNew},
        {u"key list"_s, u"key list"_s, Text::tr("list the keys of this workspace"), keyList},
        {u"key revoke"_s, u"key revoke KEY --reason TEXT"_s, Text::tr("say that a key is lost"), keyRevoke},
        {u"delegate add"_s, u"delegate add PERSON --until TIME --reason TEXT [--from TIME] [--project ID]"_s,
         Text::tr("let somebody sign for you while you are away"), delegateAdd},
        {u"delegate list"_s, u"delegate list"_s, Text::tr("list who acts for whom"), delegateList},
        {u"delegate end"_s, u"delegate end DELEGATION"_s, Text::tr("end a delegation early"), delegateEnd},
        {u"reject"_s, u"reject RELEASE --comment TEXT [--task TASK] [--digest HASH]"_s, Text::tr("reject it"), reject},
        {u"return"_s, u"return RELEASE --comment TEXT [--task TASK] [--digest HASH]"_s,
         Text::tr("return it for changes"), returnForChanges},
        {u"inbox"_s, u"inbox"_s, Text::tr("list what waits for your signature"), inbox},
        {u"events"_s, u"events [--after N] [--limit N] [--release RELEASE]"_s, Text::tr("print recorded events"),
         events},
        {u"log"_s, u"log RELEASE TASK [--attempt N]"_s, Text::tr("print what a task wrote"), log},
        {u"notes"_s, u"notes RELEASE [--language en|ko] [--out FILE]"_s, Text::tr("print the release notes"), notes},
        {u"store check"_s, u"store check [--file FILE]"_s,
         Text::tr("look for damage in the record, without writing anything"), storeCheck},
        {u"store repair"_s, u"store repair [--yes]"_s,
         Text::tr("keep everything up to the damage; only shows it without --yes"), storeRepair},
        {u"store restore"_s, u"store restore BACKUP [--yes]"_s,
         Text::tr("put the record of a backup in place; only shows it without --yes"), storeRestore},
        {u"audit verify"_s, u"audit verify [FILE [--key BASE64]]"_s,
         Text::tr("check every event against the hash chain, or an evidence file"), auditVerify},
        {u"audit checkpoint"_s, u"audit checkpoint [-o FILE] [--check FILE]"_s,
         Text::tr("say, signed, where the record ends, or compare it with what was said before"), auditCheckpoint},
        {u"sample run"_s, u"sample run"_s,
         Text::tr("run the sample release from Jira version to Released, in a folder of its own"), sampleRun},
    };
    return all;
}

} // namespace releasedesk::cli
