<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Nobody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>%1 created %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed the flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed the flow: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed title, owner or window</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 refreshed the scope: %n issue(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 edited the release notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asked for approval of revision %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparation failed at “%1”; the release is a draft again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision %1 is frozen as %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” asks %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 approved revision %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 returned revision %2 for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rejected revision %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is approved and can start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 withdrew the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signatures were withdrawn because %1 changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 started %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 paused the release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 resumed the release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 halted at “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 aborted %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 discarded the draft of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 closed %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rollback of %1 started by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rolls %2 back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rollback of %1 halted at “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” started, attempt %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 completed “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outcome of “%1” is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 said that “%2” took effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 said that “%2” took no effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took on “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApprovalDecisions</name>
    <message>
        <source>Only %1, who asked for this approval, or the owner can withdraw it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has signed already, so the request cannot be withdrawn. Edit the release to withdraw signatures, or let the line return it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task is still running. Cancel it or wait for it, then withdraw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This release does not ask for that approval (yet).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The release is not what was frozen for signing (%1 changed), so nothing was signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what has to change. %1 sees this first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not approve: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApprovalRequest</name>
    <message>
        <source>You are not in the approval line of this release, so your decision would not count. Ask the owner to add you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This approval is not open any more. Nothing was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked for this approval, so someone else has to give it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have already signed this revision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The release has changed since you opened it, so nothing was signed. Look at the changes and decide again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others sign before you. You will be asked when it is your turn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Authorize</name>
    <message>
        <source>Your role does not allow this, so nothing was changed. Ask the owner of the release or an administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not in the approval line of this release, so your decision would not count. Ask the owner to add you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This task is somebody else&apos;s. Ask that person or the owner of the release.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BuildFollower</name>
    <message>
        <source>The build is no longer followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody took this build out of the queue of Jenkins before it started, so nothing was built. Start it again if that was a mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the queue of Jenkins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither its queue nor the last builds of the job hold it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jenkins does not answer; it is asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 of about %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The build was started, but how it ended is not known: %1 Look at the job in Jenkins and record what you find.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanonicalJson</name>
    <message>
        <source>Only whole numbers can be signed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeVersion</name>
    <message>
        <source>Jira took the change of the version, but does not show it yet. Look at the version in Jira before it is asked for again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 is locked in Jira by another release (%2), so this one must not take it. Finish or undo that release, or remove its line from the description of the version in Jira.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 is already released in Jira, so it cannot be locked for a release. Choose another version, or take the release back in Jira.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 is archived in Jira, so it cannot be released. Unarchive it in Jira, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>No approval of %1 %2 is open, so there is nothing to sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>others first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make a workspace folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say who you are on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add or replace a connection; its secret goes to the key store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the Jira versions of a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show a version with its issues and warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compose a release from a Jira version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list open releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show a release with its tasks and findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a release as JSON, or its work plan as Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read the issues from Jira again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask for approval; runs what comes before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the request back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start an approved release, or go on with one that runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start nothing new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go on after a pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give a draft up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close a release that has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try a failed task again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave a task out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take back what the run did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take on a manual task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tick an item of a checklist (1 is the first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say that a manual task is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say what became of a task whose outcome is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign the present revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reject it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>return it for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list what waits for your signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print recorded events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print what a task wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print the release notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check every event against the hash chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run the sample release from Jira version to Released, in a folder of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a system rdesk can connect to; usage: rdesk %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable %1 is empty, so no secret was stored. Set it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the connection “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing rights: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” waits for a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the signature of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acting as somebody else is possible in a sample workspace only. You are signed in here as “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in for this workspace. Say who you are: rdesk workspace me PERSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace does not know “%1”. It knows: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no release “%1”; this workspace has none yet. Make one with rdesk release create.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no release “%1”. There are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of arguments does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rdesk: compose, approve, run and undo releases from the command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For all commands: --workspace DIR (or RD_WORKSPACE; otherwise this folder), --json, --as PERSON (sample workspaces only), --lang en|ko,
--token-env CONNECTION=VARIABLE. RELEASE is PROJECT/VERSION or an id. Exit codes: 0 done, 1 failed, 2 usage, 3 refused, 4 unreachable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See rdesk --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--lang takes en or ko, not “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--token-env takes CONNECTION=VARIABLE here, not “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no command “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no window. Write it as 2026-11-24T14:00/2026-11-24T16:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace has no project “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template “%1” needs values that project “%2” does not have: %3. Add them under its variables in workspace.yaml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Created %1 %2 (%3) with %n issue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 has %n issue(s) now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be taken back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say one of --happened and --did-not-happen; usage: rdesk %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Check the folder and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(rollback)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--what takes release or workplan, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--after and --limit take whole numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n event(s), every one as it was recorded. Head %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This workspace has no project “%1”. It has: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project “%1” names no Jira connection and project. Add them to workspace.yaml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreleased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: %3 issues, %4 done, %5 in progress, %6 to do, %7 with warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a workspace in %1 already; it was left as it is. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be made. Check its parent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made the workspace “%1” in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace does not know “%1”. Add this person to workspace.yaml first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are %1 here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandExecutor</name>
    <message>
        <source>“%1” is not the name of an environment variable, so nothing was started. Enter names only; values go into the other field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be an environment variable, so nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was started, but how it ended is not known: the computer or what watched over it went down meanwhile. Look at what it did, then record what you found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was ended by signal %2 before it was done. Look at its output and at who ended it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” failed with exit code %2: %3 Look at its output, correct the cause, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it said nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit code 0 · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program is named, so nothing was started. Enter it as the first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder %1 to work in, so nothing was started. Correct the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program “%1” is not on this computer, so nothing was started. Install it, or enter where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An argument holds a character that cannot be passed on, so nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommentExecutor</name>
    <message>
        <source>The comment has no text, so none was written. Enter the text in the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comment has %1 characters and Jira takes %2, so none was written. Shorten the text in the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: comment %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) commented</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionBook</name>
    <message>
        <source>There is no connection “%1” in this workspace, so this cannot be reached. There are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret of connection “%1” is not stored on this computer, so nothing was sent. Enter it under Connections, or name a variable with --token-env.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectorSet</name>
    <message>
        <source>The address of the mail server should look like smtp://mail.example.com:587.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hook should be a web address as the messenger shows it. Copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the address was checked: nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EffectJournal</name>
    <message>
        <source>The record holds an entry that this program does not know. Nothing was sent; open the workspace with the newer program that wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 confirmed that this did not happen. It may be tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is being done right now. Wait for its result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether “%1” took effect is not known, and it could not be looked up: %2 It is not sent again. Try the look-up again, or look yourself and record what you found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether “%1” took effect is not known, and the endpoint cannot tell. It is not sent again. Look yourself and record what you found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was interrupted and did not take effect. It may be tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was sent, but its result could not be recorded: %1 It is not sent again; its result is looked up at the next try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was never sent. There is nothing to decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result of this is known already. There is nothing to decide.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndpointPolicy</name>
    <message>
        <source>This is not the address of a web server, so nothing can be read from it. Enter it as in a browser, for example https://jira.example.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address holds a user or password, which would end up in logs. Remove what stands before the @ and enter it as the credential of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address goes on after a ? or #, so it points at one page and not at a server. Remove that part.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventChain</name>
    <message>
        <source>The record of this workspace was changed from outside: event %1 is missing. Release nothing from it; restore the workspace from its last backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of this workspace was changed from outside: event %1 is not what was recorded. Release nothing from it; restore the workspace from its last backup.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventStore</name>
    <message>
        <source>This cannot be recorded. Nothing was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should be recorded has %1 KiB; an entry of the record may have %2 KiB. Nothing was recorded; shorten texts or attach less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed this at the same moment. Nothing was recorded; look at the new state and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace is open for reading only: another program writes it. Nothing was recorded; make the change there, or close it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExternalUrl</name>
    <message>
        <source>This link cannot be opened: only web and mail addresses are. Copy it if you trust where it came from.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlowAccessible</name>
    <message>
        <source>%1 percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>task %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phase %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rollback lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undoes %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlowMenu</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add after…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add parallel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add phase before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add phase after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs before sign-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlowPartAccessible</name>
    <message numerus="yes">
        <source>Rollback lane, %n task(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Phase %1, %2, %n task(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GateCheckExecutor</name>
    <message>
        <source>well: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not well: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not well %2 times in a row in time; the last answer was: %3. Look at the service, then try again or roll back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>well %1 times · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HttpAnswer</name>
    <message>
        <source>%1 at byte %2 of %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” answered with a web page instead of data, so nothing could be read. Usually this is a sign-in page or a wrong address: check both in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of “%1” ends in the middle, so it was not used. Try again; if it happens again, look at the proxy or load balancer in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” answered something that is not JSON, so nothing could be read. Check that the address of the connection leads to the right product.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HttpError</name>
    <message>
        <source>The request to “%1” was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request to “%1” was dropped because the program is closing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>“%1” did not answer within %n second(s). Check that the server is up and that this network reaches it, then try again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” was still answering after %n second(s), so the request was given up. The server or the network is too slow; try again later or ask for less.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The answer of “%1” is larger than the limit of %2 MiB, so it was not used. Ask for less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server “%1” cannot be found, so nothing was sent. Check the address of the connection, and that the network or VPN that knows this name is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” refuses connections, so nothing was sent. The server is down, the port is wrong, or a firewall is in between: check the address of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer does not reach “%1”: there is no way to it in the network, or it went away. Check the network connection and the VPN, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection to “%1” could be made, so nothing was sent. Its certificate is expired, not trusted here, or belongs to another name: have it corrected, or install the company&apos;s certificate on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network proxy does not let requests through to “%1”, so nothing was sent. Check the proxy settings of this computer and its sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to “%1” broke off before its answer was complete. Try again; if it happens again, look at the server and at the proxy or load balancer in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not accept this request as it is (%2), so it did nothing. Correct what it names, or check that the address leads to the right product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not accept the sign-in, so it did nothing. The token is wrong, has expired or was withdrawn: create a new one and enter it in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account of this connection may not do this on “%1”, so it did nothing. Ask an administrator there for the permission, or enter another account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not know what was asked for. It was removed, this account may not see it, or the address of the connection is wrong: check the name first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network proxy wants a sign-in before it lets requests through to “%1”, so nothing arrived there. Check the proxy settings of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” gave up waiting for the request. Try again; if it happens again, the network is too slow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” refuses this because something else changed there first, so it did nothing. Reload and decide again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” no longer offers what was asked for: it was removed for good, or this program is too old for the server. Look for a newer version of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” refuses the request because it is too large, so it did nothing. Send less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” limits how often it may be asked, and the limit is reached. Wait a few minutes, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>“%1” limits how often it may be asked, and the limit is reached. Try again in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” does not support this kind of request. Check that the address of the connection leads to the right product and version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be reached behind its front door (%2): it is starting, overloaded or being maintained. Try again in a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” reports a failure of its own (%2). Try again; if it happens again, tell its administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” refuses this request (%2), so it did nothing. Look at the details, and check that the address of the connection leads to the right product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” sends this request on to another address of its own, which was not followed. Check the path in the address of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” sends this request on to %2. It was not followed, because the sign-in would go there too. If the server has moved, enter its new address in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HttpExchange</name>
    <message>
        <source>The address of this connection is not that of a web server, so nothing was sent. Correct it in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header “%1” cannot be sent, so nothing was: it holds a line break or another character that has no place there. Enter the value again, without line breaks.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HttpRequestExecutor</name>
    <message>
        <source>“%1” answered with status %2 where %3 is expected. Look at its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” answered with status %2, which means that it did not work. Look at its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request worked, but its answer has no place for the result “%1”, which later tasks may need. Correct the place, and decide by hand how to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was begun, but how it ended cannot be read: %1 Look there and record what you find.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no status yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” ended as “%2”. Look at what it reports, correct the cause, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IssueLook</name>
    <message>
        <source>No priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build failing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PR not merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n PR(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n commit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueText</name>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Development</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JenkinsBuildExecutor</name>
    <message>
        <source>Build %1 ended as %2, so “%3” failed. Look at the last lines of its log and at %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parameter %1 belongs to this program; the value in the task is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping the build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The build may still start: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The build may still run, look at it in Jenkins: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JenkinsServer</name>
    <message>
        <source>No Jenkins job is named, so no build was started. Enter its name, with its folders: team/checkout-api.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” did not answer as a Jenkins does, so it cannot be followed. Check that the address of the connection leads to Jenkins.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JiraConnectionTest</name>
    <message>
        <source>versions and issues cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfinished issues cannot be moved to another version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>issues cannot be moved to another status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comments cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>versions can be neither locked nor released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will not work with this account: %1. Ask a Jira administrator for these permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Jira at this address (“%1”), so no release can be read from it. Enter the address that Jira&apos;s start page has in a browser, such as https://example.atlassian.net or https://jira.example.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is Jira Cloud, but the connection says Data Center; the two are read differently. Choose Jira Cloud, with a mail address and an API token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is Jira %2 (Data Center), but the connection says Cloud; the two are read differently. Choose Jira Data Center, with a personal access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in works, but “%1” has no project “%2” that this account may see, so a release cannot take issues from it. Check the key of the project.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JiraErrand</name>
    <message>
        <source>Stopped. What was done in Jira so far stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 Next try in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 issues. Those stay as they are in Jira; starting the task again goes on with the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jira refused %1 of %2 issues; the others are done. Put these right in Jira, then try the task again, or skip it if they may stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %n more in the log.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JiraIssueEffects</name>
    <message>
        <source>move %1 to “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jira has no way for %1 from “%2” to “%3”; it offers %4. Move it in Jira by hand, or choose another target status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jira took the transition of %1 but left it in “%2” instead of “%3”. A rule of its workflow did that: look at the issue in Jira.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comment on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put %1 into version %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jira took the change of %1 but did not put it into version %2. A rule of the project did that: look at the issue in Jira.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JiraIssueSource</name>
    <message>
        <source>Whether these are all issues of %1 %2 is in doubt, because “%3” answered contradictory pages. They were not used, as a release must not miss one. Try again; if it happens again, tell the administrator of Jira.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JiraReader</name>
    <message>
        <source>“%1” did not answer with %2, so nothing was used. Check that the address of the connection leads to Jira and that no proxy answers in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” announced %2 entries and sent %3, so the list is in doubt and was not used. Try again; if it happens again, tell the administrator of Jira.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no project “%2” that this account may see, so a release cannot take issues from it. Check the key, or ask for the permission to browse the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>versions that have an id and a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer in Jira, or this account may not see it. Look in Jira, then refresh the scope of the release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an issue and its status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of comments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JiraSite</name>
    <message>
        <source>The connection “%1” does not lead to Jira, so no version can be read there. Choose a Jira connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jira Cloud signs in by mail address and API token, and the connection “%1” has no mail address. Enter it as the account.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JiraWriter</name>
    <message>
        <source>Stopped before the change was sent, so nothing changed in Jira.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the new comment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JsonFields</name>
    <message>
        <source>is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>should be %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown key “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not one of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JsonPath</name>
    <message>
        <source>“%1” does not name a place in a JSON answer. Write it like $.data.items[0].id.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaunchProgram</name>
    <message>
        <source>“%1” could not be started: %2. Nothing ran. Make room or close programs on this computer, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was started before under the same operation, so it is not started again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MailSendExecutor</name>
    <message>
        <source>“%1” is no mail address, so no mail was sent. Correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail has no recipient, so it was not sent. Add one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subject has a line break, so no mail was sent. Write it in one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no mail server %1, so no mail was sent. Check the address of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail server %1 does not answer, so no mail was sent. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail server %1 did not accept account and password, so no mail was sent. Enter them again under Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail was stopped before it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No safe connection to the mail server %1 came about, so no mail was sent. Check its certificate, or use smtps://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail server %1 did not take the mail (%2). Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail server %1 refused every recipient, so no mail was sent: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail server %1 refused the text of the mail (%2). Nobody has got it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the mail server %1 broke after the mail was sent; nobody knows whether it took it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection of this task is no mail server, so no mail was sent. Choose another connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent as &lt;%1&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Manifest</name>
    <message>
        <source>The release is not what was signed: %1 changed. Ask for approval again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not complete, so nothing may run on a protected environment. See who is missing on the Approvals tab.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessengerPostExecutor</name>
    <message>
        <source>The connection of this task is no messenger, so nothing was posted. Choose another connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message is longer than %1 KB, which the messenger would refuse, so nothing was posted. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The messenger did not take the message (%1), so nobody has read it. Check the hook of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hook stored for “%1” is no web address, so nothing was posted. Paste it again under Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posted to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MutatingHttpClient</name>
    <message>
        <source>Whether the change took effect is not known: look at the server before it is asked for again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a way to change something over HTTP, so nothing was sent. Use POST, PUT, PATCH or DELETE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request to “%1” was cancelled before it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesPublishExecutor</name>
    <message>
        <source>%1 could not be written (%2), so the release notes are as they were. Check the folder and the free space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no file inside the workspace folder, so no notes were written. Name one such as notes/checkout-2.8.0.md.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notes that are in %1 now could not be kept for a rollback, so nothing was written. Check the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The former notes (%1) are gone, so %2 stays as it is. Restore it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has edited %1 since it was published, so it was not taken back. Look at it and decide by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took back %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder cannot be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reads back differently from what was written. Look at the file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenExternal</name>
    <message>
        <source>No program on this computer opens this link. Copy it into a browser.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaletteContents</name>
    <message>
        <source>New release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold the side bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the keys of this view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the features of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owns no open release</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhaseItem</name>
    <message>
        <source>Add task</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanActions</name>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 undoes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 undoes %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanCheck</name>
    <message>
        <source>The flow has a circle, so its tasks can never start. Remove one of its connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow has no task. Add at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A release holds at most %1 tasks. Split it into two releases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is of the kind %2, which this version cannot carry out. Replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” needs a value for “%2”. Fill it in on its Setup page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is to be done by “%2”, whom this workspace does not know. Choose somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” asks no one, so it would stay closed for ever. Add an approver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” asks “%2”, whom this workspace does not know. Replace this approver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” needs %2 of %3 signatures, which cannot be reached. Correct the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” uses a result of “%2” but may start before it. Connect them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” changes %2 without an approval before it. Put an approval in front of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” changes %2 and stands in a phase that runs before approval. Move it to a later phase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rollback lane is empty: nobody knows the way back. Add at least one task to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no way back. Add a task to the rollback lane that undoes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window ends before it starts. Correct its times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window is over, so the release could not start. Choose a later one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanEdit</name>
    <message>
        <source>There is no task “%1” in this plan any more. Reload the flow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection needs two tasks of this plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task of the rollback lane cannot be connected with a task of a phase. Name the task it undoes instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stands in a later phase than “%2”. A connection goes forward only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This would make a circle: %1. None of these tasks could ever start. Remove one of the connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task needs an id and a kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a task “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such phase in this plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A release holds at most %1 tasks. Split it into two releases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task cannot wait for itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These tasks are connected already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These tasks are not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A phase needs an id of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This phase still has tasks. Move or delete them first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanTimes</name>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m %2 s</source>
        <comment>minutes and seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 m</source>
        <comment>hours and minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>~ %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>~ %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanningDecisions</name>
    <message>
        <source>Somebody else changed this release meanwhile (revision %1, you saw %2). Look at the changes and do it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow of %1 %2 is locked while it is prepared or runs. Withdraw the request or let it end first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a release with this id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace has no project “%1”. Add it to workspace.yaml or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A release needs a version. Enter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace does not know “%1”, so nobody would own the release. Choose somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow has a circle at “%1”, so its tasks could never start. Remove one of its connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window ends before it starts. Correct its times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” asks you, and whoever asks for approval cannot give it. Replace yourself in the line, or let somebody else submit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 cannot be submitted yet: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why; the reason stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgramRun</name>
    <message>
        <source>The folder %1, in which commands leave their traces, cannot be made, so nothing was started. Check who may write there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingHttpClient</name>
    <message>
        <source>The request to “%1” was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>References</name>
    <message>
        <source>A reference is not closed in “%1”. Add the missing }.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no task “%1” in this flow to take a value from. Correct the reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no result “%2”, so this value is not known. It may have been skipped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project “%1” has no variable “%2”. Add it to the project in workspace.yaml, or write the value into the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“${%1}” refers to nothing. Use release.…, jira.…, project.… or tasks.….</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReleaseActions</name>
    <message>
        <source>Request approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw request…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review and sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReleaseChanges</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Something in “%1” changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) added</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) removed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Type of an issue changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New result: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) added</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) removed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Order of the tasks changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else does a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approval line changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 done, %2 in progress, %3 to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phase(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReleaseCodec</name>
    <message>
        <source>The record holds “%1” version %2, which this version of Release Desk does not know. Update the program to work with this release.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReleaseQuestions</name>
    <message numerus="yes">
        <source>Ask %n people to approve %1?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is asked first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tasks before approval run now. The content is frozen when they are done; a later change withdraws the signatures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Production is not touched before “%1”, in about %n minutes.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Production is not touched before “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now is outside its window: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why outside the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back %1 from %2 to %3?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n step(s), in this order.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Planned to take about %n minutes.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A rollback is not rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw the request for %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It becomes a draft again. Nobody has to sign until you ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new starts, and what has been done stays as it is. This cannot be undone; to go back to the version before, roll back instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be read, but never be continued. Its history stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It leaves the lists of what is to be done and stays as it is. After this it cannot be rolled back here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be taken back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReleaseState</name>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolling back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such release in this workspace. Check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 is in the state “%3”, which does not allow this. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReleaseTemplate</name>
    <message>
        <source>There is no template “%1”. There are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReleaseWords</name>
    <message>
        <source>Ready to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RollbackLaneItem</name>
    <message>
        <source>Rollback</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunDecisions</name>
    <message>
        <source>Say why; the reason stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window of %1 %2 is %3 to %4. Start inside it, move it, or give a reason for starting now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has been rolled back once already; a rollback is never rolled back. Repair by hand, or deploy with a new release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is still running or its outcome is unknown, so the way back cannot be told. Wait for it, cancel it or resolve it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that this run did can be taken back. Abort it, and repair by hand what stays changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunNumbers</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tasks done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>need attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elapsed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScopeLockExecutor</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>added: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 in Jira no longer holds the issues of this release (%2), so it was not locked. Refresh the scope of the release and look at what changed, or put the issues back in Jira; then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This release takes no issues from %1 %2 of this connection, so there is nothing to lock there. Correct project and version of the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the issues of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) in %1, the same as in the release.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>lock version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is marked as locked by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) locked</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) of %1 unchanged, version locked</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>unlock version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unlocked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScopeWarnings</name>
    <message>
        <source>%1 is done but has an open pull request. Merge or close it, or reopen the issue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is done but its newest build fails. Repair the build, or reopen the issue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is done but has no merged code. Move it to another version, or say that it needs none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not done and the window starts in less than 48 hours. Finish it or move it to the next version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in several versions (%2). Keep one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretStore</name>
    <message>
        <source>No secret is stored for “%1” on this computer. Enter it under Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key store did not take the secret of “%1”, so it is known only until the program ends. Unlock the key store and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key store still holds the secret of “%1”. Unlock it and remove the secret again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets are kept in the key store of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key store here: secrets are known only until the program ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendRequest</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back, forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold the side bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, previous area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next step of the release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, previous task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the content of the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a task after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom, fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignOffFacts</name>
    <message>
        <source>Cannot be taken back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) with warnings</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of the last 3 releases went back or was aborted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No window is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window is outside working hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Rollback lane with %n task(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody knows the way back: the rollback lane is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work plan, revision %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Release notes, as generated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release notes, edited by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) as Jira showed them</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SingleInstance</name>
    <message>
        <source>Somebody else&apos;s program answers in place of Release Desk on this computer, so it was told nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second start will not find this window: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SqlConnection</name>
    <message>
        <source>The disk that holds “%1” is full. Nothing was recorded; free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be written or read: the disk reports an error. Nothing was recorded; check the disk and its free space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program keeps “%1” busy. Nothing was recorded; try again, or close the other program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a workspace database. Choose another file, or restore it from its last backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is damaged. Release nothing from it; restore it from its last backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” may not be written by you. Ask for write permission on the file and its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be opened. Check that the folder exists and that you may read and write it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be used. Nothing was recorded; the details say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no “%1”. Choose the folder of a workspace, or create one there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place of “%1” does not keep what is written to it safe. Move the workspace to a disk of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartBuild</name>
    <message>
        <source>start build %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no job “%1” on %2, or this account may not see it, so no build was started. Check the name with its folders, and the rights of the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” on %2 is disabled or a folder, so no build was started. Enable the job, or name the one inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job “%1” takes no parameters, so a build could not be found again and none was started. Add the text parameter %2 to the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job does not declare the text parameter %1: after an interruption a person has to look whether the build was started. Add the parameter to the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job does not declare the parameter “%1”: Jenkins leaves it out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartChecks</name>
    <message>
        <source>The window is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start and end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every task can run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order, targets and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version has what it names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issues and merged code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No one approves their own change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separation of duties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rollback lane covers the deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every effect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartProgram</name>
    <message>
        <source>run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The working folder %1 cannot be entered: %2. Nothing ran. Correct the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be run: %2. Nothing ran. Check that it is installed and may be executed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether “%1” was started is not known.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StopBuild</name>
    <message>
        <source>take build request %1 out of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop build %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoreSchema</name>
    <message>
        <source>“%1” is a database of another program. Choose the folder of a workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was written by Release Desk %2 (database version %3). This is Release Desk %4, which knows database versions up to %5. Nothing was changed; open it with the newer program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has database version %2 and has to be brought to version %3 first. Open the workspace once for writing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StrictJson</name>
    <message>
        <source>there is more after its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not valid JSON (line %1, column %2): %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is nested more than %1 levels deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name in quotes was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name “%1” occurs twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colon was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma or a closing brace was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma or a closing bracket was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unknown escape stands in a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text holds half a character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not valid JSON: it is not UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This JSON is not an object.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskDecisions</name>
    <message>
        <source>This release has no task “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not in a state that allows this. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows whether “%1” took effect, so trying again might do it twice. Say first what became of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” may not be skipped. Repair it and try again, or roll back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why; the reason stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what you did by hand; the note stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has taken on “%2”. Ask for a hand-over first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of “%1” are still open. Tick them, or say why they do not apply.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” has no such item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how you know; the note stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskExecutor</name>
    <message>
        <source>What “%1” did cannot be taken back automatically. Do it by hand and say so here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskKinds</name>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jenkins build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts a Jenkins job, follows its log and waits for its result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent once; found again in the queue and the builds by the parameter RD_OP_ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs a fixed program on this computer, without a shell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started once; marker files tell afterwards whether it started and ended, else a person decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program and arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One per line. The first is the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment variables passed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names only; all others are removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment variables set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls an address once and may poll a status address until it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent once with an Idempotency-Key; an unclear outcome goes to a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: any from 200 to 299.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and place in the answer, such as $.data.id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status address to poll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as $.status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values that mean done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values that mean failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poll every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks a health address until it is well several times in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as $.status; empty: only the status counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for a time span or until an instant; may be ended early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as 2026-11-24T05:00:00Z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner confirms listed points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person confirms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The approval line must be complete for exactly this content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approvers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signatures needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for the rule “n of m”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person does instructed work and says when it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is done when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each item is ticked, or marked as not applicable with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock Jira version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freezes the list of issues and marks the version in Jira as locked by this release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back from Jira.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jira project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Jira issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves issues of the release to another status, no faster than Jira allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The status of each issue is read back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment on Jira issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes one comment on each issue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found again by the comment property that carries the operation id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release Jira version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks the version as released today and moves unfinished issues to another version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move unfinished issues to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A version name; empty: they stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish release notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the release notes as a Markdown file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is read back and compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside the workspace folder, such as notes/checkout-2.8.0.md.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id of the task whose build number stands in the notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends one mail to a list of addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May arrive twice after a gap, with the same message id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post to messenger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posts one message to a channel of Slack, Teams, Dooray or a plain webhook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May arrive twice after a gap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskLog</name>
    <message>
        <source>The log of this attempt has reached %1 lines; further lines are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskLook</name>
    <message>
        <source>everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n of m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n approver(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for somebody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskParameters</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>%1 moved to “%2”, %3 were there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no edit of a plan known here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeWaitExecutor</name>
    <message>
        <source>“%1” is no time, so “%2” did not wait. Write it as 2026-11-24T14:00:00+09:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransitionExecutor</name>
    <message>
        <source>%1: already in “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: “%2” → “%3”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task does not say to which status the issues are to go, so none was moved. Enter the target status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer in Jira; nothing to move back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has been moved on to “%2” since; it stays there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 moved back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionLookup</name>
    <message>
        <source>Project %1 has no version “%2” in Jira, so the release cannot take issues from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no versions at all: create one in Jira, then read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names near it: %1. Choose one of these, or create the version in Jira.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionReleaseExecutor</name>
    <message>
        <source>%1: put into %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: needs not go to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished issues cannot be moved from %1 to %1, so nothing was changed. Name the next version, or leave the field empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 is released or archived in Jira, so unfinished issues cannot go there and nothing was changed. Name an open version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before %1 was marked as released. Starting the task again goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>release version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account of the connection may not change versions of %1, so %2 is not marked as released. Ask a Jira administrator for “Administer projects” there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 had been released in Jira already (%2); left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 released in Jira on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) moved to %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 had not been released by this task; left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the release of version %1 back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is unreleased again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is unreleased again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 is unreleased again, %n issue(s) brought back</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionService</name>
    <message>
        <source>%1 exists in two Jira servers (%2 and %3), so one release cannot hold both. Make a release for each server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WebAddress</name>
    <message>
        <source>This is not a web address that can be asked, so nothing was sent. It starts with https:// or http://, names a server, and holds no user or password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WebCall</name>
    <message>
        <source>The header “%1” is set by this program, so nothing was sent. Remove it from the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A status address is given, but not which values mean done: it would be asked for ever, so nothing was sent. Enter the values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no method this task can use, so nothing was sent. Choose GET, POST, PUT, PATCH or DELETE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body is not JSON (%1), so nothing was sent. Correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status %1 cannot be the success of this request, so nothing was sent. Enter one from 200 to 299, or 0 for any of them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekNumbers</name>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releases finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 vs last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft to released, median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps automated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkPlan</name>
    <message>
        <source>halt and ask the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>roll back by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skip and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>abort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone by “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reversible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reversible under a condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>irreversible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is well %2 times in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the job ends with SUCCESS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit code 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is complete for this content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work plan: %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State: %1, revision %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window: %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issues: %1, done %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Performer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkspaceFile</name>
    <message>
        <source>one of the %1 has no id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the id “%1” occurs twice among the %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection “%1”: a hook address is a secret and belongs into the key store, not into this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection “%1”: the address holds a password; put it into the key store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection “%1”: “%2” is not an address that starts with %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is of format %1, and this version of Release Desk knows formats up to %2; update the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project “%1” uses the connection “%2”, which is not declared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project “%1” is owned by “%2”, who is not declared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a time zone such as Asia/Seoul</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace cannot be opened: %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no workspace here: %1 is missing. Make one with “rdesk workspace init”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is larger than 4 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written (%2), so it stays as it was. Check the folder and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WriterLock</name>
    <message>
        <source>another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (pid %2 on %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of this workspace does not exist. Check the path, or create the workspace first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of this workspace may not be written. Ask for write permission, or open the workspace for reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace is open for writing in %1. Work with it there, close it there, or open it here for reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk that holds this workspace is full. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Yaml</name>
    <message>
        <source>it is nested more than %1 levels deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name “%1” occurs twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only one document is allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>references (*) are not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anchors (&amp;) are not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type marks (!) are not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of names and values was expected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::app::SandboxProcess</name>
    <message>
        <source>The sandbox for the sample data did not start, so the sample workspace has nothing to talk to. Check that %1 is installed and the port %2 is free.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::engine::ReleaseEngine</name>
    <message>
        <source>The engine is being shut down, so this was not recorded. Start it again and repeat.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::engine::TaskWorker</name>
    <message>
        <source>Nothing on this computer can carry out %1, so “%2” did not start. Connect what it needs, or replace the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken up again after a restart.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ActivityList</name>
    <message>
        <source>%1: %2</source>
        <comment>release: what happened</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ApprovalLineView</name>
    <message>
        <source>Not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature of %1 withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This approval asks no one, so it stays closed. Add an approver to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone, in any order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of them</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>In this order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ApprovalsPanel</name>
    <message>
        <source>To sign %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not signed anything yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not asked for an approval.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::Button</name>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ChangeList</name>
    <message>
        <source>Nothing that a signature covers is different.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command, a place, an issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called that here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commands only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the reason first; it stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::CounterBar</name>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issues in version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commits without issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known: no source repository is connected, so commits cannot be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known without a repository</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::DecisionBar</name>
    <message>
        <source>Comment (required when you reject or return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve revision %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what has to change. %1 sees this first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, the time and a fingerprint of revision %1 (sha256 %2) are written to the audit log.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ErrorBanner</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::FactCards</name>
    <message>
        <source>Risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::FlowScene</name>
    <message>
        <source> · about %1</source>
        <comment>time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ran %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: add what takes the deployment back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: nothing takes effects back</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>armed · %n effect(s) in force</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>armed · nothing to take back yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts on failure or by hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::FlowView</name>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::FormField</name>
    <message>
        <source>optional</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::HeaderBar</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::HomePanel</name>
    <message>
        <source>Next releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No releases yet. Start one from a version in Jira.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect Jira</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::InboxModel</name>
    <message>
        <source>Your turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requested by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision %1 · %2 of %3 signed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::IssueListModel</name>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P</source>
        <comment>short for priority</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T</source>
        <comment>short for type</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Development</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not available from this Jira</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::KindPicker</name>
    <message>
        <source>Find a kind of task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of task</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::Lozenge</name>
    <message>
        <source>TO DO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IN PROGRESS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DONE</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::MainWindow</name>
    <message>
        <source>Started %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions wait for the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · last known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Release Desk?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs on this computer. Closing pauses before the next task; it goes on when this workspace is opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine has not answered since %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing you see is newer. What was recorded is safe; nothing is sent until it answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was at “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release Desk catches up by itself, without gaps, when the engine answers again. If it does not within a minute, close the program and start it again: it finds what was under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release Desk %1, workspace %2
last answer of the engine %3
events on record %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You see the state from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this release is, how it is doing, and the one action that is next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modeling panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put tasks in order. Take one from the palette on the left, or press A on a task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything about the selected task: what it does, who approves, live results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One release, six views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The features of the version, who signs, the work plan, the notes and the history. Ctrl+1 to Ctrl+6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the engine answers, and what is running.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::MeButton</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 acts as %2 in the sample workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acting as</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::Minimap</name>
    <message>
        <source>Minimap</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ModelingPanel</name>
    <message>
        <source>Outline of the flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow is locked while the release is prepared or runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Before you start · %n to fix</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the task that waits with the arrow keys. Enter connects, Esc cancels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next, previous task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>roll back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::MonthCalendar</name>
    <message>
        <source>Month before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::MonthGrid</name>
    <message>
        <source>%1, no window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, windows of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::MyApprovals</name>
    <message>
        <source>Nothing to sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3 of %4 signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked %1</source>
        <comment>moment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not your turn yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 signed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::NavItem</name>
    <message>
        <source>current view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::OutlineModel</name>
    <message>
        <source>Rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undoes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::OverlayLayer</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Got it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep viewing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::PaletteModel</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issues</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::PhaseStrip</name>
    <message>
        <source>%1 of %2 phases done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::PlanDocument</name>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ReleaseApprovalsPanel</name>
    <message>
        <source>Approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This flow asks no one. Add an approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the flow</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ReleaseListModel</name>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>done of all issues</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ReleaseNotices</name>
    <message>
        <source>%1 is being signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was returned for changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pauses before the next task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has stopped and needs somebody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is released.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was aborted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ReleaseWorkspace</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow is locked while it is prepared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow is locked while running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An edit withdraws the signatures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From template “%1” v%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::RenameEditor</name>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::RunningNow</name>
    <message>
        <source> · %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::SearchField</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ShortcutList</name>
    <message>
        <source>Keys of this view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::SideBar</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yourself: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Act as %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::SignOffSheet</name>
    <message>
        <source>Approval line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>approval for release</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requested by %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not requested yet, drafted by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since you last signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You signed revision %1 on %2. %n thing(s) changed since, so your signature was withdrawn.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You returned revision %1 on %2. %n thing(s) changed since.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Only what changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has asked for this approval yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with what you signed …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look through what changed first: scroll to the end of the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::StartChecks</name>
    <message>
        <source>Before you start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked %1 · again at start</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n to fix</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in the way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::StartPage</name>
    <message>
        <source>Opened before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open to look only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who are you in “%1”? What you do is recorded under this name. It is asked once on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People of this workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect Jira and one deployment target in a workspace of your own, or look around with sample data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try with sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to make the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::StatusBar</name>
    <message>
        <source>Acting as %1 · sample workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine: does not answer since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine: embedded</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for you</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Jira read %1 s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jira read %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jira read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine runs in this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last answer took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::TaskPalette</name>
    <message>
        <source>Kinds of task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a kind of task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All kinds, by name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::TextField</name>
    <message>
        <source>Show what is typed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::VersionBar</name>
    <message>
        <source>%1 done, %2 in progress, %3 to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::VersionHead</name>
    <message>
        <source>Started %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>released %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>releases %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>ARCHIVED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RELEASED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UNRELEASED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::VersionPanel</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scope is locked: the release is prepared, runs or is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This release was not made from a Jira version.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::VersionSide</name>
    <message>
        <source>What is in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read from Jira</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::VersionView</name>
    <message>
        <source>As text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As CSV for a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh from Jira</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Jira</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New features %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from Jira %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No issue has fixVersion %1 yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an issue to see what is known about it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>releasedesk::ui::ZoomCluster</name>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit (Ctrl+0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimap (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>zoom</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
