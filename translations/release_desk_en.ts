<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Activity</name>
        <message numerus="yes">
            <source>%1 refreshed the scope: %n issue(s)</source>
            <translation>
                <numerusform>%1 refreshed the scope: %n issue</numerusform>
                <numerusform>%1 refreshed the scope: %n issues</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 lets %n task(s) run again</source>
            <translation>
                <numerusform>%1 lets %n task run again</numerusform>
                <numerusform>%1 lets %n tasks run again</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 changed where the issues come from: %n issue(s)</source>
            <translation>
                <numerusform>%1 changed where the issues come from: %n issue</numerusform>
                <numerusform>%1 changed where the issues come from: %n issues</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ApprovalDecisions</name>
        <message numerus="yes">
            <source>%n agreement(s) were refused. Read why and say so before you decide.</source>
            <translation>
                <numerusform>%n agreement were refused. Read why and say so before you decide.</numerusform>
                <numerusform>%n agreements were refused. Read why and say so before you decide.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ApprovalSeparation</name>
        <message numerus="yes">
            <source>You wrote %n of these commits, so someone else has to approve.</source>
            <translation>
                <numerusform>You wrote %n of these commits, so someone else has to approve.</numerusform>
                <numerusform>You wrote %n of these commits, so someone else has to approve.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ApprovalWaiting</name>
        <message numerus="yes">
            <source>%1, and %n more.</source>
            <translation>
                <numerusform>%1, and %n more.</numerusform>
                <numerusform>%1, and %n more.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ApprovalWithdrawal</name>
        <message numerus="yes">
            <source>This edit withdraws the signatures of %1; %n other(s) stay.</source>
            <translation>
                <numerusform>This edit withdraws the signatures of %1; %n other stay.</numerusform>
                <numerusform>This edit withdraws the signatures of %1; %n others stay.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChangeJira</name>
        <message numerus="yes">
            <source>%1 was not released: Jira refused to move %n of its unresolved issues.</source>
            <translation>
                <numerusform>%1 was not released: Jira refused to move %n of its unresolved issues.</numerusform>
                <numerusform>%1 was not released: Jira refused to move %n of its unresolved issues.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unresolved issue(s) went to %1.</source>
            <translation>
                <numerusform>%n unresolved issue went to %1.</numerusform>
                <numerusform>%n unresolved issues went to %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Cli</name>
        <message numerus="yes">
            <source>Created %1 %2 (%3) with %n issue(s).</source>
            <translation>
                <numerusform>Created %1 %2 (%3) with %n issue.</numerusform>
                <numerusform>Created %1 %2 (%3) with %n issues.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 %2 has %n issue(s) now.</source>
            <translation>
                <numerusform>%1 %2 has %n issue now.</numerusform>
                <numerusform>%1 %2 has %n issues now.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n event(s), every one as it was recorded. Head %1.</source>
            <translation>
                <numerusform>%n event, every one as it was recorded. Head %1.</numerusform>
                <numerusform>%n events, every one as it was recorded. Head %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) are not in their form.</source>
            <translation>
                <numerusform>%n file are not in their form.</numerusform>
                <numerusform>%n files are not in their form.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) were written anew.</source>
            <translation>
                <numerusform>%n file was written anew.</numerusform>
                <numerusform>%n files were written anew.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) would come.</source>
            <translation>
                <numerusform>%n change would come.</numerusform>
                <numerusform>%n changes would come.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) came.</source>
            <translation>
                <numerusform>%n change came.</numerusform>
                <numerusform>%n changes came.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) of the drawing were not carried over as they are:</source>
            <translation>
                <numerusform>%n thing of the drawing were not carried over as they are:</numerusform>
                <numerusform>%n things of the drawing were not carried over as they are:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The group %1 has %n people.</source>
            <translation>
                <numerusform>The group %1 has %n person.</numerusform>
                <numerusform>The group %1 has %n people.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decision(s) without a signing key: they count by the sign-in alone.</source>
            <translation>
                <numerusform>%n decision without a signing key: they count by the sign-in alone.</numerusform>
                <numerusform>%n decisions without a signing key: they count by the sign-in alone.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 holds %n signature(s).%2 Give the key of this engine by another way: %3</source>
            <translation>
                <numerusform>%1 holds %n signature.%2 Give the key of this engine by another way: %3</numerusform>
                <numerusform>%1 holds %n signatures.%2 Give the key of this engine by another way: %3</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n signature(s) of %1 hold.%2 %3</source>
            <translation>
                <numerusform>%n signature of %1 hold.%2 %3</numerusform>
                <numerusform>%n signatures of %1 hold.%2 %3</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Every %n hour(s), while the engine runs: %1</source>
            <translation>
                <numerusform>Every %n hour, while the engine runs: %1</numerusform>
                <numerusform>Every %n hours, while the engine runs: %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them could not be compared, an archive has what they saw.</source>
            <translation>
                <numerusform>%n of them could not be compared, an archive has what they saw.</numerusform>
                <numerusform>%n of them could not be compared, an archive has what they saw.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CommentExecutor</name>
        <message numerus="yes">
            <source>%n issue(s) commented</source>
            <translation>
                <numerusform>%n issue commented</numerusform>
                <numerusform>%n issues commented</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FlowAccessible</name>
        <message numerus="yes">
            <source>%n comment(s)</source>
            <translation>
                <numerusform>%n comment</numerusform>
                <numerusform>%n comments</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n attachment(s)</source>
            <translation>
                <numerusform>%n attachment</numerusform>
                <numerusform>%n attachments</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FlowPartAccessible</name>
        <message numerus="yes">
            <source>Rollback lane, %n task(s)</source>
            <translation>
                <numerusform>Rollback lane, %n task</numerusform>
                <numerusform>Rollback lane, %n tasks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Phase %1, %2, %n task(s)</source>
            <translation>
                <numerusform>Phase %1, %2, %n task</numerusform>
                <numerusform>Phase %1, %2, %n tasks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GitProgram</name>
        <message numerus="yes">
            <source>git did not answer within %n second(s), so the code is not known. Look whether the folder or the remote can be reached, then try again.</source>
            <translation>
                <numerusform>git did not answer within %n second, so the code is not known. Look whether the folder or the remote can be reached, then try again.</numerusform>
                <numerusform>git did not answer within %n seconds, so the code is not known. Look whether the folder or the remote can be reached, then try again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HttpError</name>
        <message numerus="yes">
            <source>“%1” did not answer within %n second(s). Check that the server is up and that this network reaches it, then try again.</source>
            <translation>
                <numerusform>“%1” did not answer within %n second. Check that the server is up and that this network reaches it, then try again.</numerusform>
                <numerusform>“%1” did not answer within %n seconds. Check that the server is up and that this network reaches it, then try again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>“%1” was still answering after %n second(s), so the request was given up. The server or the network is too slow; try again later or ask for less.</source>
            <translation>
                <numerusform>“%1” was still answering after %n second, so the request was given up. The server or the network is too slow; try again later or ask for less.</numerusform>
                <numerusform>“%1” was still answering after %n seconds, so the request was given up. The server or the network is too slow; try again later or ask for less.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>“%1” limits how often it may be asked, and the limit is reached. Try again in %n second(s).</source>
            <translation>
                <numerusform>“%1” limits how often it may be asked, and the limit is reached. Try again in %n second.</numerusform>
                <numerusform>“%1” limits how often it may be asked, and the limit is reached. Try again in %n seconds.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>No connection to “%1” was made within %n second(s), so nothing was sent. A firewall may swallow it: check the address and the network; behind a company's proxy, name that in the connection's network settings.</source>
            <translation>
                <numerusform>No connection to “%1” was made within %n second, so nothing was sent. A firewall may swallow it: check the address and the network; behind a company's proxy, name that in the connection's network settings.</numerusform>
                <numerusform>No connection to “%1” was made within %n seconds, so nothing was sent. A firewall may swallow it: check the address and the network; behind a company's proxy, name that in the connection's network settings.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>No connection to “%1” was made through the proxy “%2” within %n second(s), so nothing was sent. Check that the proxy is up and reaches that address.</source>
            <translation>
                <numerusform>No connection to “%1” was made through the proxy “%2” within %n second, so nothing was sent. Check that the proxy is up and reaches that address.</numerusform>
                <numerusform>No connection to “%1” was made through the proxy “%2” within %n seconds, so nothing was sent. Check that the proxy is up and reaches that address.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>IssueLook</name>
        <message numerus="yes">
            <source>%n PR(s)</source>
            <translation>
                <numerusform>%n PR</numerusform>
                <numerusform>%n PRs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n commit(s)</source>
            <translation>
                <numerusform>%n commit</numerusform>
                <numerusform>%n commits</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>IssueReading</name>
        <message numerus="yes">
            <source>Jira lists %n issue(s) that it did not hand out, so the list may lack them. Read again; if they stay away, look at the permissions of the account.</source>
            <translation>
                <numerusform>Jira lists %n issue that it did not hand out, so the list may lack them. Read again; if they stay away, look at the permissions of the account.</numerusform>
                <numerusform>Jira lists %n issues that it did not hand out, so the list may lack them. Read again; if they stay away, look at the permissions of the account.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>IssueSections</name>
        <message numerus="yes">
            <source>%n open pull request(s)</source>
            <translation>
                <numerusform>%n open pull request</numerusform>
                <numerusform>%n open pull requests</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n merged</source>
            <translation>
                <numerusform>%n merged</numerusform>
                <numerusform>%n merged</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n commit(s)</source>
            <translation>
                <numerusform>%n commit</numerusform>
                <numerusform>%n commits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JiraErrand</name>
        <message numerus="yes">
            <source>%1: %2 Next try in %n second(s).</source>
            <translation>
                <numerusform>%1: %2 Next try in %n second.</numerusform>
                <numerusform>%1: %2 Next try in %n seconds.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>… and %n more in the log.</source>
            <translation>
                <numerusform>… and %n more in the log.</numerusform>
                <numerusform>… and %n more in the log.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MailSendExecutor</name>
        <message numerus="yes">
            <source>%n recipient(s)</source>
            <translation>
                <numerusform>%n recipient</numerusform>
                <numerusform>%n recipients</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>%n refused</numerusform>
                <numerusform>%n refused</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>send mail to %n recipient(s)</source>
            <translation>
                <numerusform>send mail to %n recipient</numerusform>
                <numerusform>send mail to %n recipients</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NestedAccessible</name>
        <message numerus="yes">
            <source>Phase %1, %2, %n task(s)</source>
            <translation>
                <numerusform>Phase %1, %2, %n task</numerusform>
                <numerusform>Phase %1, %2, %n tasks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NestedFlow</name>
        <message numerus="yes">
            <source>and %n more</source>
            <comment>tasks</comment>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NotesPublishExecutor</name>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PhaseItem</name>
        <message numerus="yes">
            <source>%n task(s)</source>
            <translation>
                <numerusform>%n task</numerusform>
                <numerusform>%n tasks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlanActions</name>
        <message numerus="yes">
            <source>Delete %n task(s)</source>
            <translation>
                <numerusform>Delete %n task</numerusform>
                <numerusform>Delete %n tasks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlanOverview</name>
        <message numerus="yes">
            <source>%n issue(s)</source>
            <translation>
                <numerusform>%n issue</numerusform>
                <numerusform>%n issues</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Reconciliation</name>
        <message numerus="yes">
            <source>%n commit(s)</source>
            <translation>
                <numerusform>%n commit</numerusform>
                <numerusform>%n commits</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReleaseChanges</name>
        <message numerus="yes">
            <source> and %n more</source>
            <translation>
                <numerusform> and %n more</numerusform>
                <numerusform> and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) added</source>
            <translation>
                <numerusform>%n issue added</numerusform>
                <numerusform>%n issues added</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) removed</source>
            <translation>
                <numerusform>%n issue removed</numerusform>
                <numerusform>%n issues removed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n task(s) added</source>
            <translation>
                <numerusform>%n task added</numerusform>
                <numerusform>%n tasks added</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n task(s) removed</source>
            <translation>
                <numerusform>%n task removed</numerusform>
                <numerusform>%n tasks removed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n task(s) changed</source>
            <translation>
                <numerusform>%n task changed</numerusform>
                <numerusform>%n tasks changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s)</source>
            <translation>
                <numerusform>%n issue</numerusform>
                <numerusform>%n issues</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n task(s)</source>
            <translation>
                <numerusform>%n task</numerusform>
                <numerusform>%n tasks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n phase(s)</source>
            <translation>
                <numerusform>%n phase</numerusform>
                <numerusform>%n phases</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReleaseQuestions</name>
        <message numerus="yes">
            <source>Ask %n people to approve %1?</source>
            <translation>
                <numerusform>Ask %n person to approve %1?</numerusform>
                <numerusform>Ask %n people to approve %1?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Production is not touched before “%1”, in about %n minutes.</source>
            <translation>
                <numerusform>Production is not touched before “%1”, in about %n minute.</numerusform>
                <numerusform>Production is not touched before “%1”, in about %n minutes.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s), in this order.</source>
            <translation>
                <numerusform>%n step, in this order.</numerusform>
                <numerusform>%n steps, in this order.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Planned to take about %n minutes.</source>
            <translation>
                <numerusform>Planned to take about %n minute.</numerusform>
                <numerusform>Planned to take about %n minutes.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RemarkList</name>
        <message numerus="yes">
            <source>%n thing(s) of the drawing are not carried over as they are</source>
            <translation>
                <numerusform>%n thing of the drawing are not carried over as they are</numerusform>
                <numerusform>%n things of the drawing are not carried over as they are</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more; “rdesk release import” lists them all.</source>
            <translation>
                <numerusform>%n more; “rdesk release import” lists them all.</numerusform>
                <numerusform>%n more; “rdesk release import” lists them all.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Restart</name>
        <message numerus="yes">
            <source>%n task(s) would run again, and that is not what you agreed to. Look at the list and agree again.</source>
            <translation>
                <numerusform>%n task would run again, and that is not what you agreed to. Look at the list and agree again.</numerusform>
                <numerusform>%n tasks would run again, and that is not what you agreed to. Look at the list and agree again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RightsWords</name>
        <message numerus="yes">
            <source>%n right(s) missing in %1</source>
            <translation>
                <numerusform>%n right missing in %1</numerusform>
                <numerusform>%n rights missing in %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ask a %1 admin for the permission(s) %2.</source>
            <translation>
                <numerusform>Ask a %1 admin for the permission %2.</numerusform>
                <numerusform>Ask a %1 admin for the permissions %2.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ScopeChange</name>
        <message numerus="yes">
            <source>%n issue(s) come in: %1.</source>
            <translation>
                <numerusform>%n issue come in: %1.</numerusform>
                <numerusform>%n issues come in: %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) leave: %1.</source>
            <translation>
                <numerusform>%n issue leave: %1.</numerusform>
                <numerusform>%n issues leave: %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ScopeLockExecutor</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) read</source>
            <translation>
                <numerusform>%n issue read</numerusform>
                <numerusform>%n issues read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) in %1, the same as in the release.</source>
            <translation>
                <numerusform>%n issue in %1, the same as in the release.</numerusform>
                <numerusform>%n issues in %1, the same as in the release.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) locked</source>
            <translation>
                <numerusform>%n issue locked</numerusform>
                <numerusform>%n issues locked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) of %1 unchanged, version locked</source>
            <translation>
                <numerusform>%n issue of %1 unchanged, version locked</numerusform>
                <numerusform>%n issues of %1 unchanged, version locked</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SignOffFacts</name>
        <message numerus="yes">
            <source>%n issue(s) with warnings</source>
            <translation>
                <numerusform>%n issue with warnings</numerusform>
                <numerusform>%n issues with warnings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of the last 3 releases went back or was aborted</source>
            <translation>
                <numerusform>%n of the last 3 releases went back or was aborted</numerusform>
                <numerusform>%n of the last 3 releases went back or was aborted</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Rollback lane with %n task(s)</source>
            <translation>
                <numerusform>Rollback lane with %n task</numerusform>
                <numerusform>Rollback lane with %n tasks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s)</source>
            <translation>
                <numerusform>%n step</numerusform>
                <numerusform>%n steps</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) as Jira showed them</source>
            <translation>
                <numerusform>%n issue as Jira showed them</numerusform>
                <numerusform>%n issues as Jira showed them</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StartChecks</name>
        <message numerus="yes">
            <source>%n more point(s)</source>
            <translation>
                <numerusform>%n more point</numerusform>
                <numerusform>%n more points</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Asking %n endpoint(s)…</source>
            <translation>
                <numerusform>Asking %n endpoint…</numerusform>
                <numerusform>Asking %n endpoints…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n endpoint(s) answer</source>
            <translation>
                <numerusform>%n endpoint answer</numerusform>
                <numerusform>%n endpoints answer</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StoreCheck</name>
        <message numerus="yes">
            <source>Everything up to event %1 (%2) is what was recorded; up to %n event(s) behind it cannot be kept.</source>
            <translation>
                <numerusform>Everything up to event %1 (%2) is what was recorded; up to %n event behind it cannot be kept.</numerusform>
                <numerusform>Everything up to event %1 (%2) is what was recorded; up to %n events behind it cannot be kept.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TaskDecisions</name>
        <message numerus="yes">
            <source>%n item(s) of “%1” are still open. Tick them, or say why they do not apply.</source>
            <translation>
                <numerusform>%n item of “%1” is still open. Tick them, or say why they do not apply.</numerusform>
                <numerusform>%n items of “%1” are still open. Tick them, or say why they do not apply.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TaskFact</name>
        <message numerus="yes">
            <source>%n issue(s) of %1 unchanged, version locked</source>
            <translation>
                <numerusform>%n issue of %1 unchanged, version locked</numerusform>
                <numerusform>%n issues of %1 unchanged, version locked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) commented</source>
            <translation>
                <numerusform>%n issue commented</numerusform>
                <numerusform>%n issues commented</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) moved to %1</source>
            <translation>
                <numerusform>%n issue moved to %1</numerusform>
                <numerusform>%n issues moved to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n recipient(s)</source>
            <translation>
                <numerusform>%n recipient</numerusform>
                <numerusform>%n recipients</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>%n refused</numerusform>
                <numerusform>%n refused</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>well after %n check(s)</source>
            <translation>
                <numerusform>well after %n check</numerusform>
                <numerusform>well after %n checks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TaskLook</name>
        <message numerus="yes">
            <source>%n approver(s)</source>
            <translation>
                <numerusform>%n approver</numerusform>
                <numerusform>%n approvers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>VersionReleaseExecutor</name>
        <message numerus="yes">
            <source>%n issue(s) moved to %1</source>
            <translation>
                <numerusform>%n issue moved to %1</numerusform>
                <numerusform>%n issues moved to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 is unreleased again, %n issue(s) brought back</source>
            <translation>
                <numerusform>%1 is unreleased again, %n issue brought back</numerusform>
                <numerusform>%1 is unreleased again, %n issues brought back</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WorkPlanTables</name>
        <message numerus="yes">
            <source>%n min late</source>
            <translation>
                <numerusform>%n min late</numerusform>
                <numerusform>%n min late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min early</source>
            <translation>
                <numerusform>%n min early</numerusform>
                <numerusform>%n min early</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them cannot be reached by what is known here. Enter their addresses under People.</source>
            <translation>
                <numerusform>%n of them cannot be reached by what is known here. Enter their addresses under People.</numerusform>
                <numerusform>%n of them cannot be reached by what is known here. Enter their addresses under People.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ApprovalBell</name>
        <message numerus="yes">
            <source>%n approvals wait for you.</source>
            <translation>
                <numerusform>%n approval waits for you.</numerusform>
                <numerusform>%n approvals wait for you.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ApprovalLineView</name>
        <message numerus="yes">
            <source>%n of them</source>
            <translation>
                <numerusform>%n of them</numerusform>
                <numerusform>%n of them</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ApprovalSide</name>
        <message numerus="yes">
            <source>%n working minute(s)</source>
            <translation>
                <numerusform>%n working minute</numerusform>
                <numerusform>%n working minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n working hour(s)</source>
            <translation>
                <numerusform>%n working hour</numerusform>
                <numerusform>%n working hours</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::BatchBar</name>
        <message numerus="yes">
            <source>Sign %n chosen</source>
            <translation>
                <numerusform>Sign %n chosen</numerusform>
                <numerusform>Sign %n chosen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Look through each first: %n of them you have not opened.</source>
            <translation>
                <numerusform>Look through each first: %n of them you have not opened.</numerusform>
                <numerusform>Look through each first: %n of them you have not opened.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Look through %n chosen</source>
            <translation>
                <numerusform>Look through %n chosen</numerusform>
                <numerusform>Look through %n chosen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::BatchReview</name>
        <message numerus="yes">
            <source>%n approvals to look through</source>
            <translation>
                <numerusform>%n approval to look through</numerusform>
                <numerusform>%n approvals to look through</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left. Space shows the next page, Esc goes back.</source>
            <translation>
                <numerusform>%n left. Space shows the next page, Esc goes back.</numerusform>
                <numerusform>%n left. Space shows the next page, Esc goes back.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ConnectionListModel</name>
        <message numerus="yes">
            <source>%1, %n right(s) missing</source>
            <comment>time</comment>
            <translation>
                <numerusform>%1, %n right missing</numerusform>
                <numerusform>%1, %n rights missing</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ConnectionWizard</name>
        <message numerus="yes">
            <source>%n step(s), about 3 minutes</source>
            <translation>
                <numerusform>%n step, about 3 minutes</numerusform>
                <numerusform>%n steps, about 3 minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ConnectionsPanel</name>
        <message numerus="yes">
            <source>The account lacks %n right(s).</source>
            <translation>
                <numerusform>The account lacks %n right.</numerusform>
                <numerusform>The account lacks %n rights.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::DecisionBar</name>
        <message numerus="yes">
            <source>I have read the %n disagreement(s)</source>
            <translation>
                <numerusform>I have read the %n disagreement</numerusform>
                <numerusform>I have read the %n disagreements</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FlowEditor</name>
        <message numerus="yes">
            <source>Duplicate %n task(s)</source>
            <translation>
                <numerusform>Duplicate %n task</numerusform>
                <numerusform>Duplicate %n tasks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Paste %n task(s)</source>
            <translation>
                <numerusform>Paste %n task</numerusform>
                <numerusform>Paste %n tasks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n connection(s) would lead backwards here and were left out.</source>
            <translation>
                <numerusform>%n connection would lead backwards here and were left out.</numerusform>
                <numerusform>%n connections would lead backwards here and were left out.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FlowForecast</name>
        <message numerus="yes">
            <source>%n conflict(s)</source>
            <translation>
                <numerusform>%n conflict</numerusform>
                <numerusform>%n conflicts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FlowScene</name>
        <message numerus="yes">
            <source>armed · %n effect(s) in force</source>
            <translation>
                <numerusform>armed · %n effect in force</numerusform>
                <numerusform>armed · %n effects in force</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::GroupForm</name>
        <message numerus="yes">
            <source>%n people in the group</source>
            <translation>
                <numerusform>%n person in the group</numerusform>
                <numerusform>%n people in the group</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::IssueChangeForm</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Set the status of %n issue(s) in Jira</source>
            <translation>
                <numerusform>Set the status of %n issue in Jira</numerusform>
                <numerusform>Set the status of %n issues in Jira</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Put %n issue(s) into a version</source>
            <translation>
                <numerusform>Put %n issue into a version</numerusform>
                <numerusform>Put %n issues into a version</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Move %n issue(s) out of %1</source>
            <translation>
                <numerusform>Move %n issue out of %1</numerusform>
                <numerusform>Move %n issues out of %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::IssuePane</name>
        <message numerus="yes">
            <source>%n older change(s) can be seen in Jira.</source>
            <translation>
                <numerusform>%n older change can be seen in Jira.</numerusform>
                <numerusform>%n older changes can be seen in Jira.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::LeftOutBar</name>
        <message numerus="yes">
            <source>%n more…</source>
            <translation>
                <numerusform>%n more…</numerusform>
                <numerusform>%n more…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::LiveProgress</name>
        <message numerus="yes">
            <source>planned %n min</source>
            <translation>
                <numerusform>planned %n min</numerusform>
                <numerusform>planned %n min</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ModelingPanel</name>
        <message numerus="yes">
            <source>Before you start · %n to fix</source>
            <translation>
                <numerusform>Before you start · %n to fix</numerusform>
                <numerusform>Before you start · %n to fix</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::MonthSheet</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::NetworkForm</name>
        <message numerus="yes">
            <source>%n own authority file(s)</source>
            <translation>
                <numerusform>%n own authority file</numerusform>
                <numerusform>%n own authority files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::NewReleaseForm</name>
        <message numerus="yes">
            <source>%n issue(s)</source>
            <translation>
                <numerusform>%n issue</numerusform>
                <numerusform>%n issues</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) with warnings.</source>
            <translation>
                <numerusform>%n issue with warnings.</numerusform>
                <numerusform>%n issues with warnings.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::NotesPanel</name>
        <message numerus="yes">
            <source>Generated from %n issue(s). It follows them until you edit it.</source>
            <translation>
                <numerusform>Generated from %n issue. It follows them until you edit it.</numerusform>
                <numerusform>Generated from %n issues. It follows them until you edit it.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PaperTable</name>
        <message numerus="yes">
            <source>%n more; the saved and the printed document list them all.</source>
            <translation>
                <numerusform>%n more; the saved and the printed document list them all.</numerusform>
                <numerusform>%n more; the saved and the printed document list them all.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PassphraseForm</name>
        <message numerus="yes">
            <source>At least %n characters. It is asked for at every signature, and nobody can restore it.</source>
            <translation>
                <numerusform>At least %n characters. It is asked for at every signature, and nobody can restore it.</numerusform>
                <numerusform>At least %n characters. It is asked for at every signature, and nobody can restore it.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PeoplePanel</name>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ProjectsPage</name>
        <message numerus="yes">
            <source>%n more project(s) that this account sees could not be listed.</source>
            <translation>
                <numerusform>%n more project that this account sees could not be listed.</numerusform>
                <numerusform>%n more projects that this account sees could not be listed.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ProposalBar</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s). Nothing changes before somebody accepts them.</source>
            <translation>
                <numerusform>%n step. Nothing changes before somebody accepts them.</numerusform>
                <numerusform>%n steps. Nothing changes before somebody accepts them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) are gone then, nobody has seen them.</source>
            <translation>
                <numerusform>%n step are gone then, nobody has seen them.</numerusform>
                <numerusform>%n steps are gone then, nobody has seen them.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ReconciliationPanel</name>
        <message numerus="yes">
            <source>%n row(s) are in the clipboard.</source>
            <translation>
                <numerusform>%n row are in the clipboard.</numerusform>
                <numerusform>%n rows are in the clipboard.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::RecoveryPage</name>
        <message numerus="yes">
            <source>up to %n event(s) of the present record</source>
            <translation>
                <numerusform>up to %n event of the present record</numerusform>
                <numerusform>up to %n events of the present record</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>up to %n event(s) behind it</source>
            <translation>
                <numerusform>up to %n event behind it</numerusform>
                <numerusform>up to %n events behind it</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Repair and keep %n event(s)</source>
            <translation>
                <numerusform>Repair and keep %n event</numerusform>
                <numerusform>Repair and keep %n events</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Up to %n event(s) behind it are lost.</source>
            <translation>
                <numerusform>Up to %n event behind it are lost.</numerusform>
                <numerusform>Up to %n events behind it are lost.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n event(s) kept</source>
            <translation>
                <numerusform>%n event kept</numerusform>
                <numerusform>%n events kept</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lost</source>
            <translation>
                <numerusform>%n lost</numerusform>
                <numerusform>%n lost</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>… and %n more.</source>
            <translation>
                <numerusform>… and %n more.</numerusform>
                <numerusform>… and %n more.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ReleaseDock</name>
        <message numerus="yes">
            <source>%n new line(s)</source>
            <translation>
                <numerusform>%n new line</numerusform>
                <numerusform>%n new lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::RowFoot</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ScopeSources</name>
        <message numerus="yes">
            <source>%n issue(s)</source>
            <translation>
                <numerusform>%n issue</numerusform>
                <numerusform>%n issues</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::SetupForm</name>
        <message numerus="yes">
            <source>Mixed. A value entered here holds for all %n task(s).</source>
            <translation>
                <numerusform>Mixed. A value entered here holds for all %n task.</numerusform>
                <numerusform>Mixed. A value entered here holds for all %n tasks.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Change %1 of %n task(s)</source>
            <translation>
                <numerusform>Change %1 of %n task</numerusform>
                <numerusform>Change %1 of %n tasks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::SignOffSheet</name>
        <message numerus="yes">
            <source>%n thing(s) changed since.</source>
            <translation>
                <numerusform>%n thing changed since.</numerusform>
                <numerusform>%n things changed since.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::StartChecks</name>
        <message numerus="yes">
            <source>%n to fix</source>
            <translation>
                <numerusform>%n to fix</numerusform>
                <numerusform>%n to fix</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n warning</numerusform>
                <numerusform>%n warnings</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::StatusBar</name>
        <message numerus="yes">
            <source>%n running</source>
            <translation>
                <numerusform>%n running</numerusform>
                <numerusform>%n running</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting for you</source>
            <translation>
                <numerusform>%n waiting for you</numerusform>
                <numerusform>%n waiting for you</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TaskActions</name>
        <message numerus="yes">
            <source>Try the %n that failed again</source>
            <translation>
                <numerusform>Try the %n that failed again</numerusform>
                <numerusform>Try the %n that failed again</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TaskInspector</name>
        <message numerus="yes">
            <source>%n task(s)</source>
            <translation>
                <numerusform>%n task</numerusform>
                <numerusform>%n tasks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TemplateCard</name>
        <message numerus="yes">
            <source>%n task(s)</source>
            <translation>
                <numerusform>%n task</numerusform>
                <numerusform>%n tasks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n release(s)</source>
            <translation>
                <numerusform>%n release</numerusform>
                <numerusform>%n releases</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TemplateDesk</name>
        <message numerus="yes">
            <source>%n difference(s) to version %1 stay as they are here: both sides changed them.</source>
            <translation>
                <numerusform>%n difference to version %1 stay as they are here: both sides changed them.</numerusform>
                <numerusform>%n differences to version %1 stay as they are here: both sides changed them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) come into the draft, as one step that can be undone.</source>
            <translation>
                <numerusform>%n change come into the draft, as one step that can be undone.</numerusform>
                <numerusform>%n changes come into the draft, as one step that can be undone.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) were changed here and in the template; they stay as they are here unless you choose otherwise.</source>
            <translation>
                <numerusform>%n thing were changed here and in the template; they stay as they are here unless you choose otherwise.</numerusform>
                <numerusform>%n things were changed here and in the template; they stay as they are here unless you choose otherwise.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TemplateGallery</name>
        <message numerus="yes">
            <source>%n release(s)</source>
            <translation>
                <numerusform>%n release</numerusform>
                <numerusform>%n releases</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TestCard</name>
        <message numerus="yes">
            <source>%n right(s) found</source>
            <translation>
                <numerusform>%n right found</numerusform>
                <numerusform>%n rights found</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n right(s) missing</source>
            <translation>
                <numerusform>%n right missing</numerusform>
                <numerusform>%n rights missing</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n project(s) visible</source>
            <translation>
                <numerusform>%n project visible</numerusform>
                <numerusform>%n projects visible</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Rights are missing in %n more project(s)</source>
            <translation>
                <numerusform>Rights are missing in %n more project</numerusform>
                <numerusform>Rights are missing in %n more projects</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TrayBell</name>
        <message numerus="yes">
            <source>%n approvals wait for you</source>
            <translation>
                <numerusform>%n approval waits for you</numerusform>
                <numerusform>%n approvals wait for you</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VariableModel</name>
        <message numerus="yes">
            <source>%n place(s)</source>
            <translation>
                <numerusform>%n place</numerusform>
                <numerusform>%n places</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VersionChangeForm</name>
        <message numerus="yes">
            <source>Before that %n issue(s) go to %1, one after the other.</source>
            <translation>
                <numerusform>Before that %n issue go to %1, one after the other.</numerusform>
                <numerusform>Before that %n issues go to %1, one after the other.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of its issues are not done.</source>
            <translation>
                <numerusform>%n of its issues is not done.</numerusform>
                <numerusform>%n of its issues are not done.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VersionHead</name>
        <message numerus="yes">
            <source>%n day(s) left</source>
            <translation>
                <numerusform>%n day left</numerusform>
                <numerusform>%n days left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) late</source>
            <translation>
                <numerusform>%n day late</numerusform>
                <numerusform>%n days late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source> and %n more</source>
            <translation>
                <numerusform> and %n more</numerusform>
                <numerusform> and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VersionSide</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n commit(s)</source>
            <translation>
                <numerusform>%n commit</numerusform>
                <numerusform>%n commits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pull request(s)</source>
            <translation>
                <numerusform>%n pull request</numerusform>
                <numerusform>%n pull requests</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VersionView</name>
        <message numerus="yes">
            <source>Jira counts %n more issue(s) that this account may not see.</source>
            <translation>
                <numerusform>Jira counts %n more issue that this account may not see.</numerusform>
                <numerusform>Jira counts %n more issues that this account may not see.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::WarningRules</name>
        <message numerus="yes">
            <source>off, would warn %n time(s)</source>
            <translation>
                <numerusform>off, would warn %n time</numerusform>
                <numerusform>off, would warn %n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n warning</numerusform>
                <numerusform>%n warnings</numerusform>
            </translation>
        </message>
    </context>
</TS>
