<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="ko" sourcelanguage="en">
    <context>
        <name>Activity</name>
        <message>
            <source>%1 created %2</source>
            <translation>%1 님이 릴리스를 만들었습니다: %2</translation>
        </message>
        <message>
            <source>%1 changed the flow</source>
            <translation>%1 님이 흐름을 변경했습니다</translation>
        </message>
        <message>
            <source>%1 changed the flow: %2</source>
            <translation>%1 님이 흐름을 변경했습니다: %2</translation>
        </message>
        <message>
            <source>%1 changed title, owner or window</source>
            <translation>%1 님이 제목, 담당자 또는 작업 시간을 변경했습니다</translation>
        </message>
        <message numerus="yes">
            <source>%1 refreshed the scope: %n issue(s)</source>
            <translation>
                <numerusform>%1 님이 적용 범위를 새로 읽었습니다: 이슈 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 edited the release notes</source>
            <translation>%1 님이 릴리스 노트를 편집했습니다</translation>
        </message>
        <message>
            <source>Preparation failed at “%1”; the release is a draft again</source>
            <translation>“%1” 작업에서 준비가 실패하여 릴리스가 다시 초안이 되었습니다</translation>
        </message>
        <message>
            <source>“%1” asks %2</source>
            <translation>“%1” 결재 요청: %2</translation>
        </message>
        <message>
            <source>%1 is approved and can start</source>
            <translation>결재 완료, 시작할 수 있습니다: %1</translation>
        </message>
        <message>
            <source>%1 withdrew the request</source>
            <translation>%1 님이 요청을 회수했습니다</translation>
        </message>
        <message>
            <source>Signatures were withdrawn because %1 changed</source>
            <translation>변경으로 서명이 무효가 되었습니다: %1</translation>
        </message>
        <message>
            <source>%1 started %2</source>
            <translation>%1 님이 릴리스를 시작했습니다: %2</translation>
        </message>
        <message>
            <source>%1 paused the release</source>
            <translation>%1 님이 릴리스를 일시 정지했습니다</translation>
        </message>
        <message>
            <source>%1 resumed the release</source>
            <translation>%1 님이 릴리스를 재개했습니다</translation>
        </message>
        <message>
            <source>%1 halted at “%2”</source>
            <translation>%1: “%2” 작업에서 멈췄습니다</translation>
        </message>
        <message>
            <source>%1 is released</source>
            <translation>릴리스 완료: %1</translation>
        </message>
        <message>
            <source>%1 aborted %2</source>
            <translation>%1 님이 중단했습니다: %2</translation>
        </message>
        <message>
            <source>%1 discarded the draft of %2</source>
            <translation>%1 님이 초안을 폐기했습니다: %2</translation>
        </message>
        <message>
            <source>%1 closed %2</source>
            <translation>%1 님이 종결했습니다: %2</translation>
        </message>
        <message>
            <source>The rollback of %1 started by itself</source>
            <translation>자동 롤백이 시작되었습니다: %1</translation>
        </message>
        <message>
            <source>%1 rolls %2 back</source>
            <translation>%1 님이 롤백을 시작했습니다: %2</translation>
        </message>
        <message>
            <source>%1 is rolled back</source>
            <translation>롤백 완료: %1</translation>
        </message>
        <message>
            <source>The rollback of %1 halted at “%2”</source>
            <translation>%1 롤백이 “%2” 작업에서 멈췄습니다</translation>
        </message>
        <message>
            <source>“%1” started, attempt %2</source>
            <translation>“%1” 시작, %2번째 시도</translation>
        </message>
        <message>
            <source>“%1” started</source>
            <translation>“%1” 시작</translation>
        </message>
        <message>
            <source>%1 completed “%2”</source>
            <translation>%1 님이 작업을 완료했습니다: “%2”</translation>
        </message>
        <message>
            <source>“%1” succeeded</source>
            <translation>“%1” 완료</translation>
        </message>
        <message>
            <source>“%1” failed</source>
            <translation>“%1” 실패</translation>
        </message>
        <message>
            <source>The outcome of “%1” is unknown</source>
            <translation>“%1” 작업의 결과를 알 수 없습니다</translation>
        </message>
        <message>
            <source>%1 said that “%2” took effect</source>
            <translation>%1 님이 “%2” 작업이 적용되었다고 확인했습니다</translation>
        </message>
        <message>
            <source>%1 said that “%2” took no effect</source>
            <translation>%1 님이 “%2” 작업이 적용되지 않았다고 확인했습니다</translation>
        </message>
        <message>
            <source>“%1” is tried again</source>
            <translation>“%1” 다시 시도</translation>
        </message>
        <message>
            <source>“%1” was skipped</source>
            <translation>“%1” 건너뜀</translation>
        </message>
        <message>
            <source>%1 took on “%2”</source>
            <translation>%1 님이 작업을 맡았습니다: “%2”</translation>
        </message>
        <message>
            <source>“%1” was cancelled</source>
            <translation>“%1” 취소됨</translation>
        </message>
        <message>
            <source>“%1” was taken back</source>
            <translation>“%1” 되돌림</translation>
        </message>
        <message>
            <source>Take back: %1</source>
            <translation>되돌리기: %1</translation>
        </message>
        <message>
            <source>%1 holds the approval</source>
            <translation>%1 님이 결재를 보류했습니다</translation>
        </message>
        <message>
            <source>%1 goes on with the approval</source>
            <translation>%1 님이 결재를 다시 진행합니다</translation>
        </message>
        <message>
            <source>%1 objected afterwards</source>
            <translation>%1 님이 사후에 이의를 제기했습니다</translation>
        </message>
        <message>
            <source>%1 has read it</source>
            <translation>%1 님이 읽었습니다</translation>
        </message>
        <message>
            <source>%1 took a signature back</source>
            <translation>%1 님이 서명을 취소했습니다</translation>
        </message>
        <message>
            <source>“%1” is no longer on hold</source>
            <translation>“%1” 보류가 풀렸습니다</translation>
        </message>
        <message>
            <source>An optional agreement of “%1” was not answered in time</source>
            <translation>“%1” 단계의 선택 합의가 기한 안에 이루어지지 않았습니다</translation>
        </message>
        <message>
            <source>A step of “%1” was not signed in time; it is signed afterwards</source>
            <translation>“%1” 결재의 한 단계가 기한 안에 서명되지 않아 나중에 서명합니다</translation>
        </message>
        <message>
            <source>Reminded %1</source>
            <translation>%1 님에게 다시 알렸습니다</translation>
        </message>
        <message>
            <source>“%1” now asks %2 as well</source>
            <translation>“%1” 단계가 %2 님에게도 요청합니다</translation>
        </message>
        <message>
            <source>%1 passed the request on to %2</source>
            <translation>%1 님이 요청을 %2 님에게 넘겼습니다</translation>
        </message>
        <message>
            <source>The approval of %1 is over because its time is</source>
            <translation>시간이 지나 %1 결재가 끝났습니다</translation>
        </message>
        <message>
            <source>A check of “%1” passed</source>
            <translation>“%1” 점검 통과</translation>
        </message>
        <message>
            <source>A check of “%1” did not pass</source>
            <translation>“%1” 점검 실패</translation>
        </message>
        <message>
            <source>%1 gave up finding out whether “%2” took effect</source>
            <translation>%1 님이 “%2” 작업의 반영 여부 확인을 포기함</translation>
        </message>
        <message>
            <source>%1 agreed to another run of %2</source>
            <translation>%1 님이 재실행에 동의함: %2</translation>
        </message>
        <message>
            <source>%1 gave “%2” back</source>
            <translation>%1 님이 “%2” 작업을 반납함</translation>
        </message>
        <message>
            <source>%1 handed “%2” to %3</source>
            <translation>%1 님이 “%2” 작업을 넘김: %3</translation>
        </message>
        <message>
            <source>%1 did “%2”, which is to be confirmed</source>
            <translation>%1 님이 “%2” 작업을 마침, 확인 대기</translation>
        </message>
        <message>
            <source>%1 did not confirm “%2”</source>
            <translation>%1 님이 “%2” 작업을 확인하지 않음</translation>
        </message>
        <message>
            <source>%1 completed “%2” in advance</source>
            <translation>%1 님이 “%2” 작업을 미리 완료함</translation>
        </message>
        <message>
            <source>%1 opened “%2” again</source>
            <translation>%1 님이 “%2” 작업을 다시 엶</translation>
        </message>
        <message numerus="yes">
            <source>%1 lets %n task(s) run again</source>
            <translation>
                <numerusform>%1 님이 작업 %n개를 다시 실행하게 함</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 holds “%2” back</source>
            <translation>%1 님이 “%2” 작업을 보류함</translation>
        </message>
        <message>
            <source>%1 holds “%2” back no longer</source>
            <translation>%1 님이 “%2” 작업의 보류를 풂</translation>
        </message>
        <message>
            <source>“%1” has not been heard of for a while</source>
            <translation>“%1” 작업에서 한동안 소식이 없음</translation>
        </message>
        <message>
            <source>“%1” was heard of again</source>
            <translation>“%1” 작업에서 다시 소식이 옴</translation>
        </message>
        <message>
            <source>%1 asked for approval of plan revision %2</source>
            <translation>%1 님이 결재를 요청했습니다(작업 계획 개정 %2)</translation>
        </message>
        <message>
            <source>Plan revision %1 is frozen as %2</source>
            <translation>작업 계획 개정 %1 고정(지문 %2)</translation>
        </message>
        <message>
            <source>%1 approved plan revision %2</source>
            <translation>%1 님이 승인했습니다(작업 계획 개정 %2)</translation>
        </message>
        <message>
            <source>%1 returned plan revision %2 for changes</source>
            <translation>%1 님이 보완을 요청했습니다(작업 계획 개정 %2)</translation>
        </message>
        <message>
            <source>%1 rejected plan revision %2</source>
            <translation>%1 님이 반려했습니다(작업 계획 개정 %2)</translation>
        </message>
        <message>
            <source>%1 agreed to plan revision %2</source>
            <translation>%1 님이 합의했습니다(작업 계획 개정 %2)</translation>
        </message>
        <message>
            <source>%1 disagreed with plan revision %2</source>
            <translation>%1 님이 부동의했습니다(작업 계획 개정 %2)</translation>
        </message>
        <message>
            <source>%1 confirmed plan revision %2</source>
            <translation>%1 님이 확인했습니다(작업 계획 개정 %2)</translation>
        </message>
        <message>
            <source>%1 returned plan revision %2 to the step before</source>
            <translation>%1 님이 전 단계로 반려했습니다(작업 계획 개정 %2)</translation>
        </message>
        <message numerus="yes">
            <source>%1 changed where the issues come from: %n issue(s)</source>
            <translation>
                <numerusform>%1 님이 이슈를 가져오는 곳을 바꿈: 이슈 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>A freeze holds %1 at “%2”</source>
            <translation>동결로 %1 보류, “%2” 작업에서</translation>
        </message>
        <message>
            <source>%1 commented on “%2”</source>
            <translation>%1 님이 “%2” 작업에 댓글을 남김</translation>
        </message>
        <message>
            <source>%1 took a comment on “%2” back</source>
            <translation>%1 님이 “%2” 작업의 댓글을 지움</translation>
        </message>
        <message>
            <source>%1 attached something to “%2”</source>
            <translation>%1 님이 “%2” 작업에 첨부함</translation>
        </message>
        <message>
            <source>%1 removed an attachment of “%2”</source>
            <translation>%1 님이 “%2” 작업의 첨부를 지움</translation>
        </message>
        <message>
            <source>%1 proposes a change: %2</source>
            <translation>%1 님이 변경을 제안함: %2</translation>
        </message>
        <message>
            <source>%1 accepted a proposed change: %2</source>
            <translation>%1 님이 제안된 변경을 수락함: %2</translation>
        </message>
        <message>
            <source>%1 refused a proposed change: %2</source>
            <translation>%1 님이 제안된 변경을 거절함: %2</translation>
        </message>
        <message>
            <source>%1 withdrew a proposed change: %2</source>
            <translation>%1 님이 제안한 변경을 거둠: %2</translation>
        </message>
        <message>
            <source>The window of %1 is over, “%2” does not begin</source>
            <translation>%1: 작업 시간이 끝나 “%2” 작업을 시작하지 않습니다</translation>
        </message>
        <message>
            <source>%1 goes on, nothing holds it any more</source>
            <translation>%1: 막는 것이 없어 계속합니다</translation>
        </message>
    </context>
    <context>
        <name>AddressPolicy</name>
        <message>
            <source>“%1” leads to an address that requests must not go to: %2. Nothing was sent. Correct the address; this computer itself is named as 127.0.0.1 or localhost.</source>
            <translation>“%1” 작업의 주소는 요청을 보낼 수 없는 곳입니다: %2. 아무것도 보내지 않았습니다. 주소를 고치세요. 이 컴퓨터 자신은 127.0.0.1 또는 localhost로 적습니다.</translation>
        </message>
        <message>
            <source>this computer</source>
            <translation>이 컴퓨터</translation>
        </message>
        <message>
            <source>a device beside this one, or the service that knows the secrets of a machine</source>
            <translation>이 컴퓨터 옆의 장치 또는 컴퓨터의 비밀 값을 아는 서비스</translation>
        </message>
        <message>
            <source>no single computer</source>
            <translation>하나의 컴퓨터가 아님</translation>
        </message>
        <message>
            <source>%1 in another notation</source>
            <translation>%1 주소의 다른 표기</translation>
        </message>
    </context>
    <context>
        <name>ApprovalBox</name>
        <message>
            <source>Drafter</source>
            <translation>기안</translation>
        </message>
        <message>
            <source>%1 for %2, %3</source>
            <comment>who, in whose place, acting</comment>
            <translation>%1(%2 님 대신 %3)</translation>
        </message>
        <message>
            <source>Withdrawn, the content changed</source>
            <translation>무효(내용 변경됨)</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>역할</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>사람</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>결정</translation>
        </message>
        <message>
            <source>When</source>
            <translation>일시</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>의견</translation>
        </message>
    </context>
    <context>
        <name>ApprovalDeadlines</name>
        <message>
            <source>The rules of the workspace changed</source>
            <translation>워크스페이스의 규칙이 변경되었습니다</translation>
        </message>
        <message>
            <source>The approval of %1 %2 ended at %3. Move the window and ask for approval again.</source>
            <translation>%1 %2의 결재가 %3에 끝났습니다. 작업 시간을 옮기고 결재를 다시 요청하세요.</translation>
        </message>
        <message>
            <source>This release has no such check.</source>
            <translation>이 릴리스에는 그런 점검이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>ApprovalDecisions</name>
        <message>
            <source>Only %1, who asked for this approval, or the owner can withdraw it.</source>
            <translation>요청한 %1 님 또는 담당자만 이 결재 요청을 회수할 수 있습니다.</translation>
        </message>
        <message>
            <source>Somebody has signed already, so the request cannot be withdrawn. Edit the release to withdraw signatures, or let the line return it.</source>
            <translation>이미 서명한 사람이 있어 회수할 수 없습니다. 릴리스를 편집해 서명을 무효로 하거나, 결재선에서 보완 요청을 받으세요.</translation>
        </message>
        <message>
            <source>This release does not ask for that approval (yet).</source>
            <translation>이 릴리스는 (아직) 그 결재를 요청하지 않습니다.</translation>
        </message>
        <message>
            <source>The release is not what was frozen for signing (%1 changed), so nothing was signed.</source>
            <translation>서명하도록 고정된 내용과 릴리스가 다릅니다(변경: %1). 아무것도 서명되지 않았습니다.</translation>
        </message>
        <message>
            <source>Say what has to change. %1 sees this first.</source>
            <translation>무엇을 고쳐야 하는지 적어 주세요. %1 님에게 가장 먼저 보입니다.</translation>
        </message>
        <message>
            <source>%1 did not approve: %2</source>
            <translation>%1 님이 승인하지 않았습니다: %2</translation>
        </message>
        <message>
            <source>A task is still running, or nobody knows what became of it. Cancel it, wait for it or say what became of it, then withdraw.</source>
            <translation>작업이 아직 실행 중이거나 결과를 알 수 없습니다. 취소하거나 기다리거나 결과를 기록한 뒤 회수하세요.</translation>
        </message>
        <message>
            <source>%1 has not asked you to act now, so your decision would not count. A delegation is made by the absent person and has a time.</source>
            <translation>%1 님이 지금 대결을 맡기지 않아 결정이 인정되지 않습니다. 대결은 부재자가 기간을 정해 지정합니다.</translation>
        </message>
        <message>
            <source>You have already signed this step, and one person signs it once. Let somebody else act.</source>
            <translation>이 단계에 이미 서명했습니다. 한 사람은 한 번만 서명합니다. 다른 사람이 처리하게 하세요.</translation>
        </message>
        <message>
            <source>The authority table does not let you decide finally about this release. Approve your step; the others follow.</source>
            <translation>전결 규정상 이 릴리스를 최종 결정할 수 없습니다. 자신의 단계를 승인하면 나머지가 이어집니다.</translation>
        </message>
        <message>
            <source>A required agreement or cooperation is still open, so nobody can decide finally. Wait for it.</source>
            <translation>필수 합의 또는 협조가 남아 있어 전결할 수 없습니다. 기다리세요.</translation>
        </message>
        <message numerus="yes">
            <source>%n agreement(s) were refused. Read why and say so before you decide.</source>
            <translation>
                <numerusform>합의 %n건이 거부되었습니다. 결정하기 전에 이유를 읽고 의견을 적으세요.</numerusform>
            </translation>
        </message>
        <message>
            <source>Say until when you hold it; that may not be later than its deadline.</source>
            <translation>언제까지 보류할지 적으세요. 기한보다 늦을 수 없습니다.</translation>
        </message>
        <message>
            <source>Nobody signs before you. Return it to the drafter instead.</source>
            <translation>앞에 서명하는 사람이 없습니다. 대신 기안자에게 반려하세요.</translation>
        </message>
        <message>
            <source>%1 took the signature back</source>
            <translation>%1 님이 서명을 취소함</translation>
        </message>
        <message>
            <source>The release has started, so a signature cannot be taken back. Stop the release.</source>
            <translation>릴리스가 시작되어 서명을 취소할 수 없습니다. 릴리스를 멈추세요.</translation>
        </message>
        <message>
            <source>Nobody waits for your decision here, so there is nothing to pass on.</source>
            <translation>여기서 당신의 결정을 기다리는 것이 없어 넘길 것이 없습니다.</translation>
        </message>
        <message>
            <source>This workspace does not know “%1”. Choose somebody else.</source>
            <translation>이 워크스페이스가 모르는 사람입니다: “%1”. 다른 사람을 고르세요.</translation>
        </message>
        <message>
            <source>Say why you pass it on.</source>
            <translation>넘기는 이유를 적으세요.</translation>
        </message>
        <message>
            <source>%1 stands in this line already. Choose somebody else.</source>
            <translation>%1 님은 이미 이 결재선에 있습니다. 다른 사람을 고르세요.</translation>
        </message>
    </context>
    <context>
        <name>ApprovalLine</name>
        <message>
            <source>The check “%1” does not say what to look at. Complete it.</source>
            <translation>“%1” 점검에 무엇을 볼지 적혀 있지 않습니다. 내용을 채우세요.</translation>
        </message>
        <message>
            <source>The step “%1” asks no one, so the line would stay closed for ever. Add an approver.</source>
            <translation>“%1” 단계에 결재자가 없어 영원히 열리지 않습니다. 결재자를 추가하세요.</translation>
        </message>
        <message>
            <source>A group of the step “%1” is empty, so the line would stay closed for ever. Add somebody to it.</source>
            <translation>“%1” 단계의 그룹이 비어 있어 영원히 열리지 않습니다. 사람을 추가하세요.</translation>
        </message>
        <message>
            <source>The step “%1” needs %2 of %3 signatures, which cannot be reached. Correct the number.</source>
            <translation>“%1” 단계에 %3명 중 %2명의 서명이 필요해 채울 수 없습니다. 수를 고치세요.</translation>
        </message>
        <message>
            <source>The groups of the step “%1” have too few different people for all its signatures. Add somebody, or let one signature count for all groups.</source>
            <translation>“%1” 단계의 그룹들에 서명할 서로 다른 사람이 모자랍니다. 사람을 추가하거나 한 서명이 모든 그룹에 인정되게 하세요.</translation>
        </message>
        <message>
            <source>The step “%1” is escalated to nobody. Name somebody.</source>
            <translation>“%1” 단계의 상위 보고 대상이 없습니다. 사람을 지정하세요.</translation>
        </message>
        <message>
            <source>The step “%1” has a time below zero. Correct it.</source>
            <translation>“%1” 단계의 시간이 0보다 작습니다. 고치세요.</translation>
        </message>
        <message>
            <source>The approval line asks no one, so it would stay closed for ever. Add an approver.</source>
            <translation>결재선에 결재자가 없어 영원히 열리지 않습니다. 결재자를 추가하세요.</translation>
        </message>
        <message>
            <source>Two steps of the approval line have the same name. Rename one of them.</source>
            <translation>결재선의 두 단계 이름이 같습니다. 하나를 바꾸세요.</translation>
        </message>
        <message>
            <source>Nobody in the approval line decides: it has no approval, only reviews and agreements. Add the approver who decides.</source>
            <translation>결재선에 결정하는 사람이 없습니다. 검토와 합의만 있고 결재가 없습니다. 결정할 결재자를 추가하세요.</translation>
        </message>
        <message>
            <source>The last step of the approval line has to be the approval that decides. Move it to the end.</source>
            <translation>결재선의 마지막 단계는 결정하는 결재여야 합니다. 맨 끝으로 옮기세요.</translation>
        </message>
        <message>
            <source>Whoever decides last answers for the whole release. Let that step see every part.</source>
            <translation>마지막에 결정하는 사람은 릴리스 전체를 책임집니다. 그 단계가 모든 부분을 보게 하세요.</translation>
        </message>
    </context>
    <context>
        <name>ApprovalNotice</name>
        <message>
            <source>%1 still waits for your decision.</source>
            <translation>%1 릴리스가 아직 결재를 기다립니다.</translation>
        </message>
        <message>
            <source>%1 asks for your decision on %2: %3.</source>
            <translation>%1 님이 %2 릴리스의 결재를 요청합니다: %3.</translation>
        </message>
        <message>
            <source>You sign for %1, who is away.</source>
            <translation>부재 중인 %1 님을 대신해 서명합니다.</translation>
        </message>
        <message>
            <source>Nothing you answer for has changed since you signed last.</source>
            <translation>마지막으로 서명한 뒤로 책임지는 범위에서 바뀐 것이 없습니다.</translation>
        </message>
        <message>
            <source>Changed since you signed last: %1.</source>
            <translation>마지막으로 서명한 뒤로 바뀐 내용: %1.</translation>
        </message>
        <message>
            <source>Due: %1.</source>
            <translation>기한: %1.</translation>
        </message>
        <message>
            <source>The link opens it in Release Desk, where you look at it and sign. This message signs nothing.</source>
            <translation>링크를 누르면 Release Desk에서 열리며, 그곳에서 확인하고 서명합니다. 이 메시지로는 서명되지 않습니다.</translation>
        </message>
        <message>
            <source>Reminder: %1 waits for your decision</source>
            <translation>다시 알림: %1 릴리스가 결재를 기다립니다</translation>
        </message>
        <message>
            <source>Your decision is asked: %1</source>
            <translation>결재 요청: %1</translation>
        </message>
    </context>
    <context>
        <name>ApprovalRecord</name>
        <message>
            <source>The signature does not belong to this decision (%1), so it was not accepted. Sign again.</source>
            <translation>서명이 이 결정의 것이 아니어서 받지 않았습니다(%1). 다시 서명하세요.</translation>
        </message>
        <message>
            <source>This release does not ask for that approval (yet).</source>
            <translation>이 릴리스는 (아직) 그 결재를 요청하지 않습니다.</translation>
        </message>
        <message>
            <source>its key is not one of yours in force</source>
            <translation>그 키는 현재 유효한 당신의 키가 아닙니다</translation>
        </message>
        <message>
            <source>it is too large</source>
            <translation>너무 큽니다</translation>
        </message>
        <message>
            <source>the key did not make it</source>
            <translation>그 키로 만든 것이 아닙니다</translation>
        </message>
        <message>
            <source>it cannot be read</source>
            <translation>읽을 수 없습니다</translation>
        </message>
        <message>
            <source>it is not in its one byte form</source>
            <translation>하나뿐인 정해진 바이트 형식이 아닙니다</translation>
        </message>
        <message>
            <source>it was delivered before</source>
            <translation>이미 전달되었습니다</translation>
        </message>
        <message>
            <source>its field “%1” says something else</source>
            <translation>“%1” 항목의 내용이 다릅니다</translation>
        </message>
        <message>
            <source>Somebody else signed meanwhile, so your signature has to stand behind that one. Sign again.</source>
            <translation>그 사이 다른 사람이 서명했으므로 그 서명 뒤에 서명해야 합니다. 다시 서명하세요.</translation>
        </message>
        <message>
            <source>it has an unknown field “%1”</source>
            <translation>알 수 없는 항목 “%1” 포함</translation>
        </message>
        <message>
            <source>it names another key</source>
            <translation>다른 키를 가리킵니다</translation>
        </message>
        <message>
            <source>“%1” signed and is no longer in this workspace, so the signature counts no longer. Ask for approval again.</source>
            <translation>서명한 “%1” 님이 이 워크스페이스에 더는 없어 서명이 인정되지 않습니다. 결재를 다시 요청하세요.</translation>
        </message>
        <message>
            <source>%1 has a key and this signature none</source>
            <translation>%1 님에게 키가 있는데 이 서명에는 없습니다</translation>
        </message>
        <message>
            <source>the key of %1 did not make it</source>
            <translation>%1 님의 키로 만든 것이 아닙니다</translation>
        </message>
        <message>
            <source>what %1 signed is something else</source>
            <translation>%1 님이 서명한 것과 다릅니다</translation>
        </message>
        <message>
            <source>Your decisions are signed with your key, and this one was not. Open your key and sign again; if it was revoked, make a new one with rdesk key new.</source>
            <translation>결재는 본인의 키로 서명해야 하는데, 이 결재는 서명되지 않았습니다. 키를 열고 다시 서명하세요. 키가 폐기되었다면 rdesk key new 명령으로 새로 만드세요.</translation>
        </message>
    </context>
    <context>
        <name>ApprovalRequest</name>
        <message>
            <source>You are not in the approval line of this release, so your decision would not count. Ask the owner to add you.</source>
            <translation>이 릴리스의 결재선에 없어 결정이 효력을 갖지 않습니다. 담당자에게 추가를 요청하세요.</translation>
        </message>
        <message>
            <source>This approval is not open any more. Nothing was recorded.</source>
            <translation>이 결재는 더 이상 열려 있지 않습니다. 아무것도 기록되지 않았습니다.</translation>
        </message>
        <message>
            <source>You asked for this approval, so someone else has to give it.</source>
            <translation>직접 요청한 결재이므로 다른 사람이 승인해야 합니다.</translation>
        </message>
        <message>
            <source>You have already signed this revision.</source>
            <translation>이 내용에는 이미 서명했습니다.</translation>
        </message>
        <message>
            <source>The release has changed since you opened it, so nothing was signed. Look at the changes and decide again.</source>
            <translation>화면을 연 뒤 릴리스가 바뀌어 서명되지 않았습니다. 변경 내용을 보고 다시 결정하세요.</translation>
        </message>
        <message>
            <source>Others sign before you. You will be asked when it is your turn.</source>
            <translation>먼저 서명할 사람이 있습니다. 차례가 되면 알려 드립니다.</translation>
        </message>
        <message>
            <source>This step does not ask for that answer, or somebody holds it. Choose one of those it offers.</source>
            <translation>이 단계는 그 답을 받지 않거나 보류 중입니다. 제시된 답 가운데 고르세요.</translation>
        </message>
    </context>
    <context>
        <name>ApprovalRules</name>
        <message>
            <source>“%1” asks “%2”, whom this workspace does not know. Replace this approver.</source>
            <translation>“%1” 결재의 “%2” 님을 이 워크스페이스가 모릅니다. 결재자를 바꾸세요.</translation>
        </message>
        <message>
            <source>“%1” may be signed afterwards, which never opens a protected environment unless the template is one for emergencies. Ask for the signature before.</source>
            <translation>“%1” 단계는 후결입니다. 비상용 템플릿이 아니면 후결은 보호 환경을 열지 않습니다. 먼저 서명을 받으세요.</translation>
        </message>
        <message>
            <source>“%1” may not lapse: an approval that decides and a required agreement are always signed.</source>
            <translation>“%1” 단계는 기한이 지나도 생략할 수 없습니다. 결정하는 결재와 필수 합의는 항상 서명합니다.</translation>
        </message>
        <message>
            <source>“%1” cannot be completed: %2 asks for it, and nobody approves the own request. Take %2 out of the line, or let somebody else ask.</source>
            <translation>“%1” 결재를 마칠 수 없습니다. 결재를 요청하는 %2 님은 자기 요청을 승인할 수 없습니다. %2 님을 결재선에서 빼거나 다른 사람이 요청하세요.</translation>
        </message>
        <message>
            <source>“%1” cannot be completed: %2 wrote commits of this release, and nobody approves the own change. Replace %2 in the line.</source>
            <translation>“%1” 결재를 마칠 수 없습니다. %2 님이 이 릴리스의 커밋을 작성했으며, 자기 변경은 승인할 수 없습니다. 결재선에서 %2 님을 바꾸세요.</translation>
        </message>
        <message>
            <source>“%1” cannot be completed: %2 edited the release last and nobody else approves it. Let somebody else into the line.</source>
            <translation>“%1” 결재를 마칠 수 없습니다. 릴리스를 마지막으로 편집한 %2 님 외에는 결재자가 없습니다. 결재선에 다른 사람을 넣으세요.</translation>
        </message>
        <message>
            <source>“%1” cannot be completed: it asks for more people than its line names. Add somebody to the line.</source>
            <translation>“%1” 결재를 마칠 수 없습니다. 결재선에 있는 사람보다 더 많은 서명이 필요합니다. 결재선에 사람을 추가하세요.</translation>
        </message>
        <message>
            <source>“%1” cannot be completed: %2 proposed or accepted the change, and nobody approves the own change. Take %2 out of the line, or let somebody else propose it.</source>
            <translation>“%1” 결재를 끝낼 수 없습니다. %2 님이 변경을 제안했거나 수락했는데 자기 변경은 스스로 결재할 수 없습니다. 결재선에서 %2 님을 빼거나 다른 사람이 제안하게 하세요.</translation>
        </message>
    </context>
    <context>
        <name>ApprovalSeparation</name>
        <message>
            <source>You asked for this approval, so someone else has to give it.</source>
            <translation>직접 요청한 결재이므로 다른 사람이 승인해야 합니다.</translation>
        </message>
        <message numerus="yes">
            <source>You wrote %n of these commits, so someone else has to approve.</source>
            <translation>
                <numerusform>이 커밋 가운데 %n건을 당신이 작성했으므로 다른 사람이 승인해야 합니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>You edited this release last and nobody else approves it. Let somebody else into the line.</source>
            <translation>이 릴리스를 마지막으로 편집했고 다른 결재자가 없습니다. 결재선에 다른 사람을 추가하세요.</translation>
        </message>
        <message>
            <source>You approved this release, so someone else has to carry it out.</source>
            <translation>이 릴리스를 승인했으므로 다른 사람이 실행해야 합니다.</translation>
        </message>
        <message>
            <source>You made, proposed or accepted the change that is to be signed, so someone else has to approve it.</source>
            <translation>서명할 변경을 직접 제안했거나 수락했거나 고쳤으므로 다른 사람이 결재해야 합니다.</translation>
        </message>
    </context>
    <context>
        <name>ApprovalStamps</name>
        <message>
            <source>Asked</source>
            <translation>요청됨</translation>
        </message>
        <message>
            <source>Drafted</source>
            <translation>기안</translation>
        </message>
        <message>
            <source>Reviewed</source>
            <translation>검토</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>결재 완료</translation>
        </message>
        <message>
            <source>Agreed</source>
            <translation>합의</translation>
        </message>
        <message>
            <source>Disagreed</source>
            <translation>부동의</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>무응답</translation>
        </message>
        <message>
            <source>Cooperated</source>
            <translation>협조</translation>
        </message>
        <message>
            <source>Final by delegation</source>
            <translation>전결</translation>
        </message>
        <message>
            <source>Afterwards</source>
            <translation>후결</translation>
        </message>
        <message>
            <source>Objected afterwards</source>
            <translation>사후 이의</translation>
        </message>
        <message>
            <source>Deadline passed, afterwards</source>
            <translation>기한 후결</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>보류</translation>
        </message>
        <message>
            <source>Returned for changes</source>
            <translation>보완 요청</translation>
        </message>
        <message>
            <source>Returned to the step before</source>
            <translation>전 단계 반려</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>반려</translation>
        </message>
        <message>
            <source>Informed</source>
            <translation>참조</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>열람</translation>
        </message>
        <message>
            <source>Receives the result</source>
            <translation>수신</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>접수</translation>
        </message>
        <message>
            <source>Read later</source>
            <translation>후열</translation>
        </message>
        <message>
            <source>Check passed</source>
            <translation>점검 통과</translation>
        </message>
        <message>
            <source>Check failed</source>
            <translation>점검 실패</translation>
        </message>
        <message>
            <source>Asks no one</source>
            <translation>요청할 사람 없음</translation>
        </message>
        <message>
            <source>Acting</source>
            <translation>대결</translation>
        </message>
    </context>
    <context>
        <name>ApprovalWaiting</name>
        <message>
            <source>“%1” asks nobody who could sign</source>
            <translation>“%1” 단계에 서명할 수 있는 사람이 없습니다</translation>
        </message>
        <message>
            <source>%1 holds “%2”: %3</source>
            <translation>%1 님이 “%2” 단계를 보류 중입니다: %3</translation>
        </message>
        <message>
            <source>The check “%1” has not passed</source>
            <translation>“%1” 점검을 통과하지 못했습니다</translation>
        </message>
        <message>
            <source>“%1” waits for %2 (%3 of %4)</source>
            <translation>“%1” 대기: %2 님(%4명 중 %3명 서명)</translation>
        </message>
        <message>
            <source>Nobody knows whether “%1” took effect</source>
            <translation>“%1” 작업이 효과를 냈는지 알 수 없습니다</translation>
        </message>
        <message>
            <source>“%1” failed</source>
            <translation>“%1” 실패</translation>
        </message>
        <message>
            <source>“%1” waits for somebody to do it</source>
            <translation>“%1” 작업을 할 사람을 기다립니다</translation>
        </message>
        <message>
            <source>It is approved and its window has not begun</source>
            <translation>승인되었고 작업 시간이 시작되지 않았습니다</translation>
        </message>
        <message>
            <source>It is approved and nobody has started it</source>
            <translation>승인되었지만 아무도 시작하지 않았습니다</translation>
        </message>
        <message>
            <source>Nobody has asked for approval yet</source>
            <translation>아직 결재를 요청하지 않았습니다</translation>
        </message>
        <message>
            <source>It is paused: %1</source>
            <translation>일시 정지되었습니다: %1</translation>
        </message>
        <message numerus="yes">
            <source>%1, and %n more.</source>
            <translation>
                <numerusform>%1, 외 %n건.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 rejected it: “%2”. %3 is to change it and ask anew</source>
            <translation>%1 님이 반려했습니다: “%2”. %3 님이 고쳐서 새로 요청합니다</translation>
        </message>
        <message>
            <source>%1 returned it: “%2”. %3 is to change it and ask again</source>
            <translation>%1 님이 보완을 요청했습니다: “%2”. %3 님이 고쳐서 다시 요청합니다</translation>
        </message>
        <message>
            <source>“%1”: %2</source>
            <translation>“%1”: %2</translation>
        </message>
        <message>
            <source>“%1” is done and waits to be confirmed</source>
            <translation>“%1” 작업은 끝났고 확인을 기다립니다</translation>
        </message>
    </context>
    <context>
        <name>ApprovalWithdrawal</name>
        <message numerus="yes">
            <source>This edit withdraws the signatures of %1; %n other(s) stay.</source>
            <translation>
                <numerusform>이 편집은 서명을 무효로 합니다: %1. 나머지 %n건은 유지됩니다.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AttachmentFiles</name>
        <message>
            <source>“%1” cannot be read, so nothing was attached. Choose a file you may open.</source>
            <translation>“%1” 파일을 읽을 수 없어 첨부하지 않았습니다. 열 수 있는 파일을 고르세요.</translation>
        </message>
        <message>
            <source>“%1” is larger than %2 MB, so it was not attached. Put it where everybody can reach it, and attach the link.</source>
            <translation>“%1” 파일이 %2 MB보다 커서 첨부하지 않았습니다. 모두가 볼 수 있는 곳에 두고 링크를 첨부하세요.</translation>
        </message>
        <message>
            <source>“%1” could not be copied into the workspace, so nothing was attached. See whether there is room in %2.</source>
            <translation>“%1” 파일을 워크스페이스에 복사하지 못해 첨부하지 않았습니다. 다음 위치에 빈 공간이 있는지 확인하세요: %2</translation>
        </message>
        <message>
            <source>“%1” is not in the workspace any more, so it cannot be shown. Put it back as %2, or attach it again.</source>
            <translation>“%1” 파일이 워크스페이스에 더 없어 보여 줄 수 없습니다. 다음 이름으로 되돌려 놓거나 다시 첨부하세요: %2</translation>
        </message>
        <message>
            <source>“%1” is not the file that was attached; somebody changed it. It is not opened. Ask whoever attached it.</source>
            <translation>“%1” 파일은 첨부한 그 파일이 아닙니다. 누군가 바꾸었습니다. 열지 않습니다. 첨부한 사람에게 물어보세요.</translation>
        </message>
    </context>
    <context>
        <name>AttemptComparison</name>
        <message>
            <source>Outcome</source>
            <translation>결과</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>소요 시간</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>오류</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>진행 내역</translation>
        </message>
        <message>
            <source>Only for</source>
            <translation>한정된 대상</translation>
        </message>
        <message>
            <source>Failed for</source>
            <translation>실패한 대상</translation>
        </message>
        <message>
            <source>Parameter %1</source>
            <translation>매개변수 %1</translation>
        </message>
        <message>
            <source>Attempt %1</source>
            <translation>%1번째 시도</translation>
        </message>
        <message>
            <source>%1: %2, then %3</source>
            <translation>%1: 이전 %2, 이후 %3</translation>
        </message>
        <message>
            <source>Nothing but the time differs.</source>
            <translation>시각 말고는 차이가 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>Authorize</name>
        <message>
            <source>Your role does not allow this, so nothing was changed. Ask the owner of the release or an administrator.</source>
            <translation>현재 역할로는 할 수 없어 아무것도 바뀌지 않았습니다. 릴리스 담당자나 관리자에게 요청하세요.</translation>
        </message>
        <message>
            <source>You are not in the approval line of this release, so your decision would not count. Ask the owner to add you.</source>
            <translation>이 릴리스의 결재선에 없어 결정이 효력을 갖지 않습니다. 담당자에게 추가를 요청하세요.</translation>
        </message>
        <message>
            <source>This task is somebody else's. Ask that person or the owner of the release.</source>
            <translation>다른 사람의 작업입니다. 그 사람이나 릴리스 담당자에게 요청하세요.</translation>
        </message>
    </context>
    <context>
        <name>BpmnImport</name>
        <message>
            <source>it declares a document type or entities, which are not read. Export it without them</source>
            <translation>문서 유형이나 엔티티가 선언되어 있으며, 이런 선언은 읽지 않습니다. 선언 없이 내보내세요</translation>
        </message>
        <message>
            <source>it has more than %1 elements</source>
            <translation>요소가 %1개를 넘습니다</translation>
        </message>
        <message>
            <source>its elements are nested deeper than %1</source>
            <translation>요소가 %1단계보다 깊게 중첩되었습니다</translation>
        </message>
        <message>
            <source>it is no complete XML (%1)</source>
            <translation>온전한 XML이 아닙니다(%1)</translation>
        </message>
        <message>
            <source>there is no process in it</source>
            <translation>프로세스가 없습니다</translation>
        </message>
        <message>
            <source>Line %1, column %2: this is no BPMN 2.0 drawing that can be read: %3. Nothing was imported.</source>
            <translation>%1행 %2열: 읽을 수 있는 BPMN 2.0 다이어그램이 아닙니다: %3. 아무것도 가져오지 않았습니다.</translation>
        </message>
        <message>
            <source>Line 1: this drawing is larger than 8 MiB. Nothing was imported. Split it.</source>
            <translation>1행: 다이어그램이 8 MiB보다 큽니다. 아무것도 가져오지 않았습니다. 다이어그램을 나누세요.</translation>
        </message>
        <message>
            <source>This drawing has no task, so there would be nothing to run. Nothing was imported. Draw at least one task.</source>
            <translation>다이어그램에 작업이 없어 실행할 것이 없습니다. 아무것도 가져오지 않았습니다. 작업을 하나 이상 그리세요.</translation>
        </message>
        <message>
            <source>It has no id of its own, so nothing can lead to it. Left out.</source>
            <translation>id가 없어 연결할 수 없습니다. 제외했습니다.</translation>
        </message>
        <message>
            <source>An event at the border of a task is not carried over. Set what happens on failure at the task.</source>
            <translation>작업 경계의 이벤트는 가져오지 않습니다. 실패 시 동작을 작업에서 설정하세요.</translation>
        </message>
        <message>
            <source>An event between tasks is not carried over; what follows waits for what comes before.</source>
            <translation>작업 사이의 이벤트는 가져오지 않습니다. 뒤의 작업은 앞의 작업이 끝나기를 기다립니다.</translation>
        </message>
        <message>
            <source>A decision is not carried over: all its branches would run. Give the tasks behind it a condition.</source>
            <translation>분기 판단은 가져오지 않아 모든 갈래가 실행됩니다. 뒤의 작업에 조건을 지정하세요.</translation>
        </message>
        <message>
            <source>An arrow leads from or to something that is not there. Left out.</source>
            <translation>화살표의 시작이나 끝이 없는 요소를 가리킵니다. 제외했습니다.</translation>
        </message>
        <message>
            <source>The condition of an arrow is not carried over. Give the task behind it one.</source>
            <translation>화살표의 조건은 가져오지 않습니다. 뒤의 작업에 조건을 지정하세요.</translation>
        </message>
        <message>
            <source>The lanes go back and forth, so phases were made by the order of the tasks instead; each task notes its lane.</source>
            <translation>레인 사이를 오가는 흐름이라 작업 순서에 따라 단계를 만들었습니다. 작업마다 원래 레인을 적어 두었습니다.</translation>
        </message>
        <message>
            <source>Phase %1</source>
            <translation>%1단계</translation>
        </message>
        <message>
            <source>Lane: %1</source>
            <translation>레인: %1</translation>
        </message>
        <message>
            <source>The time it waits for is not carried over. Set it at the task; 10 minutes stand there.</source>
            <translation>기다리는 시간은 가져오지 않아 10분으로 두었습니다. 작업에서 설정하세요.</translation>
        </message>
        <message>
            <source>It became an approval. Name its approvers.</source>
            <translation>결재로 바꾸었습니다. 결재자를 지정하세요.</translation>
        </message>
        <message>
            <source>What is inside is not carried over: it became one task to do by hand. Import that drawing on its own.</source>
            <translation>안의 내용은 가져오지 않고 수동 작업 하나로 바꾸었습니다. 안의 다이어그램은 따로 가져오세요.</translation>
        </message>
        <message>
            <source>What carries it out is not carried over: it became a task to do by hand. Choose its kind.</source>
            <translation>실행 방법은 가져오지 않고 수동 작업으로 바꾸었습니다. 작업 종류를 고르세요.</translation>
        </message>
        <message>
            <source>It repeats in the drawing; here it runs once.</source>
            <translation>다이어그램에서는 반복되지만 여기서는 한 번만 실행합니다.</translation>
        </message>
        <message>
            <source>The way back to “%1” is not carried over: a flow goes forward only. A failed task can be tried again.</source>
            <translation>“%1” 작업으로 되돌아가는 경로는 가져오지 않습니다. 흐름은 앞으로만 진행합니다. 실패한 작업은 다시 시도할 수 있습니다.</translation>
        </message>
        <message>
            <source>Only the first process is imported.</source>
            <translation>첫 번째 프로세스만 가져옵니다.</translation>
        </message>
        <message>
            <source>“%1” has no place in a flow. Left out.</source>
            <translation>“%1” 요소는 흐름에 넣을 수 없습니다. 제외했습니다.</translation>
        </message>
        <message>
            <source>This drawing has more than %1 tasks. Nothing was imported. Split it.</source>
            <translation>다이어그램의 작업이 %1개를 넘습니다. 아무것도 가져오지 않았습니다. 다이어그램을 나누세요.</translation>
        </message>
        <message>
            <source>Straight through its gateways this drawing connects more than %1 pairs of tasks. Nothing was imported. Split it, or let a task stand between the two sides.</source>
            <translation>이 그림은 게이트웨이를 거쳐 %1쌍이 넘는 작업을 서로 연결합니다. 아무것도 가져오지 않았습니다. 그림을 나누거나 양쪽 사이에 작업 하나를 두세요.</translation>
        </message>
    </context>
    <context>
        <name>BuildFollower</name>
        <message>
            <source>The build is no longer followed.</source>
            <translation>빌드를 더 이상 추적하지 않습니다.</translation>
        </message>
        <message>
            <source>Somebody took this build out of the queue of Jenkins before it started, so nothing was built. Start it again if that was a mistake.</source>
            <translation>시작 전에 누군가 Jenkins 대기열에서 빌드를 뺐으므로 빌드되지 않았습니다. 실수였다면 다시 시작하세요.</translation>
        </message>
        <message>
            <source>in the queue of Jenkins</source>
            <translation>Jenkins 대기열에 있음</translation>
        </message>
        <message>
            <source>Neither its queue nor the last builds of the job hold it any more.</source>
            <translation>대기열에도 최근 빌드에도 더 이상 없습니다.</translation>
        </message>
        <message>
            <source>Jenkins does not answer; it is asked again</source>
            <translation>Jenkins가 응답하지 않아 다시 묻는 중입니다</translation>
        </message>
        <message>
            <source>%1 · %2 of about %3</source>
            <translation>%1 · %2 / 약 %3</translation>
        </message>
        <message>
            <source>The build was started, but how it ended is not known: %1 Look at the job in Jenkins and record what you find.</source>
            <translation>빌드는 시작되었지만 결과를 알 수 없습니다: %1 Jenkins에서 확인하고 결과를 기록하세요.</translation>
        </message>
    </context>
    <context>
        <name>Calendar</name>
        <message>
            <source>%1 of the same project is planned from %2 to %3. Choose another time, or agree on who goes first.</source>
            <translation>같은 프로젝트의 %1 작업 시간이 %2부터 %3까지 잡혀 있습니다. 다른 시간을 고르거나 누가 먼저 할지 정하세요.</translation>
        </message>
        <message>
            <source>%1 takes effect in %2 from %3 to %4. Choose another time, or agree on who goes first.</source>
            <translation>%1 릴리스가 %2 환경에 %3부터 %4까지 반영됩니다. 다른 시간을 고르거나 누가 먼저 할지 정하세요.</translation>
        </message>
        <message>
            <source>%1 is needed for %2 at the same time.</source>
            <translation>%1 님이 같은 시간에 %2 일로 필요합니다.</translation>
        </message>
        <message>
            <source>%1 is frozen until %2 (%3). Choose a later time, or ask for an exception.</source>
            <translation>%1 환경은 %2까지 동결입니다(%3). 더 늦은 시간을 고르거나 예외를 요청하세요.</translation>
        </message>
        <message>
            <source>%1 is away until %2; %3 acts for them.</source>
            <translation>%1 님은 %2까지 부재이며 %3 님이 대신합니다.</translation>
        </message>
        <message>
            <source>%1 is a holiday: whoever is needed may not be there.</source>
            <translation>%1: 공휴일이어서 필요한 사람이 없을 수 있습니다.</translation>
        </message>
        <message>
            <source>%1 is no working day: whoever is needed may not be there.</source>
            <translation>%1: 근무일이 아니어서 필요한 사람이 없을 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>CalendarEntries</name>
        <message>
            <source>Freeze: %1</source>
            <translation>동결: %1</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>모든 곳</translation>
        </message>
        <message>
            <source>Away: %1</source>
            <translation>부재: %1</translation>
        </message>
        <message>
            <source>Acts meanwhile: %1</source>
            <translation>그동안 대신함: %1</translation>
        </message>
        <message>
            <source>Holiday</source>
            <translation>공휴일</translation>
        </message>
        <message>
            <source>All day</source>
            <translation>하루 종일</translation>
        </message>
    </context>
    <context>
        <name>CallIn</name>
        <message>
            <source>Release Desk was closing when this was asked, so there is no answer. Whether it was still done shows when the workspace is opened again.</source>
            <translation>요청할 때 Release Desk가 닫히는 중이어서 답이 없습니다. 처리되었는지는 워크스페이스를 다시 열면 알 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>CanonicalJson</name>
        <message>
            <source>Only whole numbers can be signed.</source>
            <translation>정수만 서명할 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>CertificateFiles</name>
        <message>
            <source>The file with the %1, “%2”, cannot be read, so nothing was sent. Check that it is there and that you may read it, or name another one in the connection's network settings.</source>
            <translation>%1 파일 “%2” 내용을 읽을 수 없어 아무것도 보내지 않았습니다. 파일이 있고 읽을 수 있는지 확인하거나, 연결의 네트워크 설정에서 다른 파일을 지정하세요.</translation>
        </message>
        <message>
            <source>The file with the %1, “%2”, holds no certificate in PEM form, so nothing was sent. Such a file has a line “-----BEGIN CERTIFICATE-----”; a .der or .p12 file is changed into one by the program openssl.</source>
            <translation>%1 파일 “%2” 안에 PEM 형식의 인증서가 없어 아무것도 보내지 않았습니다. 그런 파일에는 “-----BEGIN CERTIFICATE-----” 줄이 있습니다. .der 또는 .p12 파일은 openssl 프로그램으로 바꿉니다.</translation>
        </message>
        <message>
            <source>client certificate</source>
            <translation>클라이언트 인증서</translation>
        </message>
        <message>
            <source>key of the client certificate</source>
            <translation>클라이언트 인증서의 키</translation>
        </message>
        <message>
            <source>The key in “%1” is locked with a passphrase, and none is stored on this computer, so nothing was sent. Enter the passphrase in the connection's network settings.</source>
            <translation>“%1” 파일의 키는 암호로 잠겨 있는데 이 컴퓨터에 저장된 암호가 없어 아무것도 보내지 않았습니다. 연결의 네트워크 설정에 암호를 입력하세요.</translation>
        </message>
        <message>
            <source>The stored passphrase does not open the key in “%1”, so nothing was sent. Enter it again in the connection's network settings.</source>
            <translation>저장된 암호로 “%1” 파일의 키가 열리지 않아 아무것도 보내지 않았습니다. 연결의 네트워크 설정에 다시 입력하세요.</translation>
        </message>
        <message>
            <source>The file “%1” holds no private key in PEM form that can be used (RSA or EC), so nothing was sent. Such a file has a line “-----BEGIN PRIVATE KEY-----”; name the right one in the connection's network settings.</source>
            <translation>“%1” 파일에 쓸 수 있는 PEM 형식의 개인 키(RSA 또는 EC)가 없어 아무것도 보내지 않았습니다. 그런 파일에는 “-----BEGIN PRIVATE KEY-----” 줄이 있습니다. 연결의 네트워크 설정에서 맞는 파일을 지정하세요.</translation>
        </message>
        <message>
            <source>The key in “%1” does not belong to the certificate in “%2” (%3), so nothing was sent. Name the two files that were issued together.</source>
            <translation>“%1” 파일의 키가 “%2” 파일의 인증서(%3)와 짝이 아니어서 아무것도 보내지 않았습니다. 함께 발급된 두 파일을 지정하세요.</translation>
        </message>
        <message>
            <source>The client certificate in “%1” (%2) ended on %3, so nothing was sent. Ask who issued it for a new one and name that file.</source>
            <translation>“%1” 파일의 클라이언트 인증서(%2) 기한이 %3에 끝나 아무것도 보내지 않았습니다. 발급한 곳에서 새 인증서를 받아 그 파일을 지정하세요.</translation>
        </message>
        <message>
            <source>company's own authority</source>
            <translation>회사 자체 인증 기관</translation>
        </message>
    </context>
    <context>
        <name>ChainAudit</name>
        <message>
            <source>An index of this workspace is damaged: event %1 is not found among those of its release. Release nothing from it; every event is there, and “rdesk store repair” puts them in order.</source>
            <translation>이 워크스페이스의 색인이 손상되었습니다. 릴리스의 이벤트 가운데 %1번을 찾을 수 없습니다. 릴리스하지 마세요. 이벤트는 모두 있으며 “rdesk store repair” 명령으로 바로잡습니다.</translation>
        </message>
    </context>
    <context>
        <name>ChangeCheck</name>
        <message>
            <source>“%1” takes back what this run has done already, and a rollback does not wait for signatures. It stays as it is until the release has ended; change what has not begun.</source>
            <translation>“%1” 작업은 이번 실행이 이미 한 일을 되돌리며, 롤백은 서명을 기다리지 않습니다. 릴리스가 끝날 때까지 그대로 둡니다. 시작되지 않은 것을 바꾸세요.</translation>
        </message>
        <message>
            <source>Tasks of this run, and its way back, have “%1” as it is, so it keeps its value until the release has ended. Add a variable of another name.</source>
            <translation>이번 실행의 작업과 롤백이 “%1” 값을 지금 그대로 쓰므로 릴리스가 끝날 때까지 값을 유지합니다. 다른 이름의 변수를 추가하세요.</translation>
        </message>
        <message>
            <source>Whether “%1” stands before the approval cannot change any more: its tasks would run unsigned, or not at all. Add another phase.</source>
            <translation>“%1” 단계가 결재 앞인지는 더 이상 바꿀 수 없습니다. 그 작업이 서명 없이 실행되거나 아예 실행되지 않게 됩니다. 다른 단계를 추가하세요.</translation>
        </message>
        <message>
            <source>“%1” would stand on the other side of the approval, which a release that has started does not allow. Leave it where it is, or add another task.</source>
            <translation>“%1” 작업이 결재의 반대편에 놓이게 되는데, 시작한 릴리스에서는 허용되지 않습니다. 제자리에 두거나 다른 작업을 추가하세요.</translation>
        </message>
        <message>
            <source>the variables</source>
            <translation>변수</translation>
        </message>
        <message>
            <source>what the checks forbid</source>
            <translation>점검이 금지하는 것</translation>
        </message>
        <message>
            <source>“%1” has begun, so it stays as it is. Change what comes after it, or roll back.</source>
            <translation>“%1” 작업은 이미 시작되어 그대로 둡니다. 그 뒤의 것을 바꾸거나 롤백하세요.</translation>
        </message>
        <message>
            <source>A later version of Release Desk proposed this, and this one cannot read all of it. Only half of it would be carried out. Update, or have it proposed again.</source>
            <translation>Release Desk의 나중 버전에서 제안한 것이라 이 버전은 전부를 읽을 수 없습니다. 절반만 반영될 수 있습니다. 업데이트하거나 다시 제안하게 하세요.</translation>
        </message>
        <message>
            <source>“%1” was changed after this was proposed, and accepting it would take that back. Refuse it, and have it proposed again for the flow as it is now.</source>
            <translation>“%1” 항목은 이 제안 뒤에 바뀌어, 수락하면 그 변경이 되돌려집니다. 거절하고 지금의 흐름에 맞게 다시 제안하게 하세요.</translation>
        </message>
        <message>
            <source>The template of this release forbids more than what you want to allow. Ask an administrator to loosen its policies.</source>
            <translation>이 릴리스의 템플릿이 허용하려는 것보다 더 막고 있습니다. 관리자에게 정책을 느슨하게 해 달라고 하세요.</translation>
        </message>
        <message>
            <source>%1 %2 could not be signed and started with this change: %3</source>
            <translation>이 변경으로는 %1 %2 릴리스에 서명하고 시작할 수 없습니다: %3</translation>
        </message>
        <message>
            <source>People have to sign this change, and “%1” is not at its end. Let it end, or settle it: retry it, skip it, or say what became of it. Then do this again.</source>
            <translation>이 변경은 서명이 필요한데 “%1” 작업이 아직 끝나지 않았습니다. 끝날 때까지 기다리거나 다시 시도, 건너뛰기, 결과 기록으로 정리한 뒤 다시 하세요.</translation>
        </message>
        <message>
            <source>The release waits until it is signed again and started, then goes on where it stands. It can still be rolled back.</source>
            <translation>릴리스는 다시 서명되고 시작될 때까지 기다렸다가 멈춘 곳에서 이어집니다. 롤백은 계속 할 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>ChangeJira</name>
        <message>
            <source>create version %1</source>
            <translation>버전 %1 만들기</translation>
        </message>
        <message>
            <source>release version %1</source>
            <translation>버전 %1 릴리스</translation>
        </message>
        <message>
            <source>take the release of version %1 back</source>
            <translation>버전 %1 릴리스 취소</translation>
        </message>
        <message>
            <source>archive version %1</source>
            <translation>버전 %1 보관</translation>
        </message>
        <message>
            <source>unarchive version %1</source>
            <translation>버전 %1 보관 해제</translation>
        </message>
        <message>
            <source>change version %1</source>
            <translation>버전 %1 변경</translation>
        </message>
        <message>
            <source>%1 was made in %2.</source>
            <translation>%1 버전을 만들었습니다(프로젝트 %2).</translation>
        </message>
        <message>
            <source>%1 is called %2 now.</source>
            <translation>%1 버전의 이름을 바꾸었습니다: %2.</translation>
        </message>
        <message>
            <source>%1 was changed.</source>
            <translation>%1 버전을 변경했습니다.</translation>
        </message>
        <message>
            <source>%1 is released in Jira.</source>
            <translation>%1 버전을 Jira에서 릴리스했습니다.</translation>
        </message>
        <message>
            <source>%1 is unreleased again.</source>
            <translation>%1: 다시 미릴리스 상태입니다.</translation>
        </message>
        <message>
            <source>%1 is archived.</source>
            <translation>%1 버전을 보관했습니다.</translation>
        </message>
        <message>
            <source>%1 is no longer archived.</source>
            <translation>%1 버전의 보관을 해제했습니다.</translation>
        </message>
        <message>
            <source>%1 was merged into %2.</source>
            <translation>%1 버전을 %2 버전에 병합했습니다.</translation>
        </message>
        <message>
            <source>%1 is first now.</source>
            <translation>%1 버전을 맨 앞으로 옮겼습니다.</translation>
        </message>
        <message>
            <source>%1 stands behind %2 now.</source>
            <translation>%1 버전을 %2 버전 뒤로 옮겼습니다.</translation>
        </message>
        <message>
            <source>A version needs a name. Nothing was changed.</source>
            <translation>버전 이름이 필요합니다. 아무것도 바꾸지 않았습니다.</translation>
        </message>
        <message>
            <source>Nothing is to be changed. Say what.</source>
            <translation>바꿀 것이 없습니다. 무엇을 바꿀지 지정하세요.</translation>
        </message>
        <message>
            <source>Name another version than %1 itself. Nothing was changed.</source>
            <translation>%1 버전이 아닌 다른 버전을 지정하세요. 아무것도 바꾸지 않았습니다.</translation>
        </message>
        <message>
            <source>The release date is before the start date. Nothing was changed.</source>
            <translation>릴리스 날짜가 시작 날짜보다 빠릅니다. 아무것도 바꾸지 않았습니다.</translation>
        </message>
        <message>
            <source>Version %1 is released or archived in Jira, so unresolved issues cannot go there and nothing was changed. Name an open version.</source>
            <translation>%1 버전은 Jira에서 이미 릴리스되었거나 보관되어 미해결 이슈를 옮길 수 없습니다. 아무것도 바꾸지 않았습니다. 열린 버전을 지정하세요.</translation>
        </message>
        <message numerus="yes">
            <source>%1 was not released: Jira refused to move %n of its unresolved issues.</source>
            <translation>
                <numerusform>%1 버전을 릴리스하지 못했습니다. 미해결 이슈 %n건의 이동을 Jira가 거부했습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 stood like that already.</source>
            <translation>%1 버전은 이미 그 상태입니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n unresolved issue(s) went to %1.</source>
            <translation>
                <numerusform>미해결 이슈 %n건을 %1 버전으로 옮겼습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>No issue is named, so nothing was changed.</source>
            <translation>지정한 이슈가 없어 아무것도 바꾸지 않았습니다.</translation>
        </message>
        <message>
            <source>%1 of %2 issue(s) went to “%3”.</source>
            <translation>이슈 %2건 중 %1건을 “%3” 상태로 옮겼습니다.</translation>
        </message>
        <message>
            <source>Name the version the issues leave or the one they go to. Nothing was changed.</source>
            <translation>이슈를 뺄 버전이나 넣을 버전을 지정하세요. 아무것도 바꾸지 않았습니다.</translation>
        </message>
        <message>
            <source>%1 of %2 issue(s) left %3.</source>
            <translation>이슈 %2건 중 %1건을 %3 버전에서 뺐습니다.</translation>
        </message>
        <message>
            <source>%1 of %2 issue(s) went to %3.</source>
            <translation>이슈 %2건 중 %1건을 %3 버전으로 옮겼습니다.</translation>
        </message>
    </context>
    <context>
        <name>ChangeVersion</name>
        <message>
            <source>Jira took the change of the version, but does not show it yet. Look at the version in Jira before it is asked for again.</source>
            <translation>Jira가 버전 변경을 받았지만 아직 보이지 않습니다. 다시 요청하기 전에 Jira에서 버전을 확인하세요.</translation>
        </message>
        <message>
            <source>Version %1 is locked in Jira by another release (%2), so this one must not take it. Finish or undo that release, or remove its line from the description of the version in Jira.</source>
            <translation>버전 %1: 다른 릴리스(%2)에서 Jira 버전을 잠가 두었습니다. 그 릴리스를 끝내거나 되돌리거나, Jira 버전 설명에서 해당 줄을 지우세요.</translation>
        </message>
        <message>
            <source>Version %1 is already released in Jira, so it cannot be locked for a release. Choose another version, or take the release back in Jira.</source>
            <translation>버전 %1: Jira에서 이미 릴리스되어 잠글 수 없습니다. 다른 버전을 고르거나 Jira에서 릴리스를 취소하세요.</translation>
        </message>
        <message>
            <source>Version %1 is archived in Jira, so it cannot be released. Unarchive it in Jira, then try again.</source>
            <translation>버전 %1: Jira에서 보관된 상태라 릴리스할 수 없습니다. 보관을 해제한 뒤 다시 시도하세요.</translation>
        </message>
    </context>
    <context>
        <name>Checkpoint</name>
        <message>
            <source>This is no checkpoint of a record, or it was changed. Take the one that was sent to you.</source>
            <translation>기록의 체크포인트가 아니거나 변경되었습니다. 받은 원본을 사용하세요.</translation>
        </message>
        <message>
            <source>The record of this workspace is not the one this checkpoint was made of: what stood up to event %1 was changed. Release nothing from it; restore the workspace from its last backup.</source>
            <translation>이 워크스페이스의 기록은 체크포인트를 만든 기록과 다릅니다. 이벤트 %1번까지의 내용이 변경되었습니다. 릴리스하지 말고 마지막 백업에서 복원하세요.</translation>
        </message>
        <message>
            <source>This checkpoint was signed by another engine, so it proves nothing here. Compare the key of the engine with the one you were given.</source>
            <translation>이 체크포인트는 다른 엔진이 서명해 여기서는 증거가 되지 않습니다. 엔진의 키를 받은 키와 비교하세요.</translation>
        </message>
        <message>
            <source>This checkpoint belongs to another workspace.</source>
            <translation>다른 워크스페이스의 체크포인트입니다.</translation>
        </message>
        <message>
            <source>%1 could not be written (%2), so no checkpoint was kept there. Releases go on; check the folder and the free space.</source>
            <translation>%1 파일에 쓰지 못해(%2) 체크포인트를 남기지 못했습니다. 릴리스는 계속됩니다. 폴더와 여유 공간을 확인하세요.</translation>
        </message>
        <message>
            <source>%1 could not be read (%2), so nobody knows whether a checkpoint was kept there.</source>
            <translation>%1 파일을 읽지 못해(%2) 체크포인트가 남았는지 알 수 없습니다.</translation>
        </message>
        <message>
            <source>add a checkpoint to %1</source>
            <translation>%1 파일에 체크포인트 추가</translation>
        </message>
        <message>
            <source>Checkpoint of the release record. The line says, signed, where the record ended; with it in a file, “rdesk audit checkpoint --check FILE” shows whether anything before it was rewritten.</source>
            <translation>릴리스 기록의 체크포인트입니다. 아래 줄은 기록이 어디에서 끝났는지 서명하여 알립니다. 이 줄을 파일에 두고 “rdesk audit checkpoint --check FILE”을 실행하면 그 이전이 고쳐졌는지 알 수 있습니다.</translation>
        </message>
        <message>
            <source>Checkpoint of the record of %1</source>
            <translation>%1 기록의 체크포인트</translation>
        </message>
        <message>
            <source>The line below says, signed, where the record of %1 ended. Keep this mail: with the line in a file, “rdesk audit checkpoint --check FILE” shows whether anything before it was rewritten.</source>
            <translation>아래 줄은 %1 기록이 어디에서 끝났는지 서명하여 알립니다. 이 메일을 보관하세요. 이 줄을 파일에 두고 “rdesk audit checkpoint --check FILE”을 실행하면 그 이전이 고쳐졌는지 알 수 있습니다.</translation>
        </message>
        <message>
            <source>Event %1, the last this checkpoint saw, was moved into an archive with the releases of then, so the record alone cannot be compared with it. Check a newer checkpoint.</source>
            <translation>이 체크포인트가 마지막으로 본 %1번 이벤트는 당시의 릴리스와 함께 보관 파일로 옮겨져, 기록만으로는 비교할 수 없습니다. 더 새로운 체크포인트를 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>Cli</name>
        <message>
            <source>No approval of %1 %2 is open, so there is nothing to sign.</source>
            <translation>%1 %2: 열려 있는 결재가 없어 서명할 것이 없습니다.</translation>
        </message>
        <message>
            <source>your turn</source>
            <translation>내 차례</translation>
        </message>
        <message>
            <source>others first</source>
            <translation>다른 사람 먼저</translation>
        </message>
        <message>
            <source>Nothing to sign.</source>
            <translation>결재할 항목이 없습니다.</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>릴리스</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>결재</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>서명</translation>
        </message>
        <message>
            <source>Turn</source>
            <translation>차례</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>요청 시각</translation>
        </message>
        <message>
            <source>make a workspace folder</source>
            <translation>워크스페이스 폴더 만들기</translation>
        </message>
        <message>
            <source>say who you are on this computer</source>
            <translation>이 컴퓨터의 사용자 지정</translation>
        </message>
        <message>
            <source>try a connection</source>
            <translation>연결 시험</translation>
        </message>
        <message>
            <source>list the connections</source>
            <translation>연결 목록</translation>
        </message>
        <message>
            <source>list the Jira versions of a project</source>
            <translation>프로젝트의 Jira 버전 목록</translation>
        </message>
        <message>
            <source>show a version with its issues and warnings</source>
            <translation>버전의 이슈와 경고 보기</translation>
        </message>
        <message>
            <source>list the templates</source>
            <translation>템플릿 목록</translation>
        </message>
        <message>
            <source>compose a release from a Jira version</source>
            <translation>Jira 버전으로 릴리스 구성</translation>
        </message>
        <message>
            <source>list open releases</source>
            <translation>진행 중인 릴리스 목록</translation>
        </message>
        <message>
            <source>show a release with its tasks and findings</source>
            <translation>릴리스의 작업과 점검 결과 보기</translation>
        </message>
        <message>
            <source>read the issues from Jira again</source>
            <translation>Jira에서 이슈 다시 읽기</translation>
        </message>
        <message>
            <source>ask for approval; runs what comes before it</source>
            <translation>결재 요청, 결재 전 작업 실행</translation>
        </message>
        <message>
            <source>take the request back</source>
            <translation>요청 회수</translation>
        </message>
        <message>
            <source>start an approved release, or go on with one that runs</source>
            <translation>결재 완료된 릴리스 시작 또는 진행 중인 릴리스 계속</translation>
        </message>
        <message>
            <source>start nothing new</source>
            <translation>새 작업을 시작하지 않음</translation>
        </message>
        <message>
            <source>go on after a pause</source>
            <translation>일시 정지 후 계속</translation>
        </message>
        <message>
            <source>stop for good</source>
            <translation>완전히 중단</translation>
        </message>
        <message>
            <source>give a draft up</source>
            <translation>초안 폐기</translation>
        </message>
        <message>
            <source>close a release that has ended</source>
            <translation>끝난 릴리스 종결</translation>
        </message>
        <message>
            <source>try a failed task again</source>
            <translation>실패한 작업 다시 시도</translation>
        </message>
        <message>
            <source>leave a task out</source>
            <translation>작업 건너뛰기</translation>
        </message>
        <message>
            <source>take back what the run did</source>
            <translation>실행이 한 일 되돌리기</translation>
        </message>
        <message>
            <source>take on a manual task</source>
            <translation>수동 작업 맡기</translation>
        </message>
        <message>
            <source>tick an item of a checklist (1 is the first)</source>
            <translation>체크리스트 항목 표시(1이 첫 번째)</translation>
        </message>
        <message>
            <source>say that a manual task is done</source>
            <translation>수동 작업 완료 알리기</translation>
        </message>
        <message>
            <source>say what became of a task whose outcome is unknown</source>
            <translation>결과 미확인 작업의 결과 기록</translation>
        </message>
        <message>
            <source>reject it</source>
            <translation>반려</translation>
        </message>
        <message>
            <source>return it for changes</source>
            <translation>보완 요청</translation>
        </message>
        <message>
            <source>list what waits for your signature</source>
            <translation>내 서명을 기다리는 항목</translation>
        </message>
        <message>
            <source>print recorded events</source>
            <translation>기록된 이벤트 출력</translation>
        </message>
        <message>
            <source>print the release notes</source>
            <translation>릴리스 노트 출력</translation>
        </message>
        <message>
            <source>run the sample release from Jira version to Released, in a folder of its own</source>
            <translation>예제 릴리스를 Jira 버전부터 완료까지 별도 폴더에서 실행</translation>
        </message>
        <message>
            <source>“%1” is not a system rdesk can connect to; usage: rdesk %2</source>
            <translation>“%1” 시스템에는 연결할 수 없습니다. 사용법: rdesk %2</translation>
        </message>
        <message>
            <source>The variable %1 is empty, so no secret was stored. Set it and try again.</source>
            <translation>변수 %1 값이 비어 있어 비밀 값을 저장하지 않았습니다. 값을 넣고 다시 시도하세요.</translation>
        </message>
        <message>
            <source>Saved the connection “%1”.</source>
            <translation>연결 저장: “%1”</translation>
        </message>
        <message>
            <source>Missing rights: %1</source>
            <translation>없는 권한: %1</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>예</translation>
        </message>
        <message>
            <source>no</source>
            <translation>아니요</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>System</source>
            <translation>시스템</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>주소</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>비밀 값</translation>
        </message>
        <message>
            <source>“%1” waits for a person</source>
            <translation>“%1” 작업이 사람을 기다립니다</translation>
        </message>
        <message>
            <source>waits for the signature of %1</source>
            <translation>서명을 기다립니다: %1</translation>
        </message>
        <message>
            <source>Acting as somebody else is possible in a sample workspace only. You are signed in here as “%1”.</source>
            <translation>다른 사람으로 행동하기는 예제 워크스페이스에서만 됩니다. 현재 사용자: “%1”</translation>
        </message>
        <message>
            <source>Nobody is signed in for this workspace. Say who you are: rdesk workspace me PERSON.</source>
            <translation>이 워크스페이스에 로그인한 사람이 없습니다. 사용자를 지정하세요: rdesk workspace me PERSON</translation>
        </message>
        <message>
            <source>This workspace does not know “%1”. It knows: %2.</source>
            <translation>이 워크스페이스가 모르는 사람입니다: “%1”. 아는 사람: %2.</translation>
        </message>
        <message>
            <source>There is no release “%1”; this workspace has none yet. Make one with rdesk release create.</source>
            <translation>릴리스 “%1” 없음. 이 워크스페이스에는 아직 릴리스가 없습니다. rdesk release create 명령으로 만드세요.</translation>
        </message>
        <message>
            <source>There is no release “%1”. There are: %2.</source>
            <translation>릴리스 “%1” 없음. 있는 릴리스: %2.</translation>
        </message>
        <message>
            <source>the number of arguments does not fit</source>
            <translation>인수의 개수가 맞지 않습니다</translation>
        </message>
        <message>
            <source>rdesk: compose, approve, run and undo releases from the command line</source>
            <translation>rdesk: 명령줄에서 릴리스를 구성하고 결재하고 실행하고 되돌립니다</translation>
        </message>
        <message>
            <source>For all commands: --workspace DIR (or RD_WORKSPACE; otherwise this folder), --json, --as PERSON (sample workspaces only), --lang en|ko,
--token-env CONNECTION=VARIABLE. RELEASE is PROJECT/VERSION or an id. Exit codes: 0 done, 1 failed, 2 usage, 3 refused, 4 unreachable.</source>
            <translation>모든 명령: --workspace DIR (또는 RD_WORKSPACE, 없으면 현재 폴더), --json, --as PERSON (예제 워크스페이스만), --lang en|ko,
--token-env CONNECTION=VARIABLE. RELEASE는 PROJECT/VERSION 또는 id. 종료 코드: 0 완료, 1 실패, 2 사용법, 3 거부, 4 연결 불가.</translation>
        </message>
        <message>
            <source>See rdesk --help.</source>
            <translation>rdesk --help 참고.</translation>
        </message>
        <message>
            <source>--lang takes en or ko, not “%1”</source>
            <translation>--lang 값은 en 또는 ko입니다: “%1”</translation>
        </message>
        <message>
            <source>--token-env takes CONNECTION=VARIABLE here, not “%1”</source>
            <translation>여기서 --token-env 값은 CONNECTION=VARIABLE입니다: “%1”</translation>
        </message>
        <message>
            <source>there is no command “%1”</source>
            <translation>그런 명령이 없습니다: “%1”</translation>
        </message>
        <message>
            <source>“%1” is no window. Write it as 2026-11-24T14:00/2026-11-24T16:00.</source>
            <translation>작업 시간이 아닙니다: “%1”. 2026-11-24T14:00/2026-11-24T16:00 형식으로 쓰세요.</translation>
        </message>
        <message>
            <source>This workspace has no project “%1”.</source>
            <translation>이 워크스페이스에 프로젝트 “%1” 없음.</translation>
        </message>
        <message>
            <source>The template “%1” needs values that project “%2” does not have: %3. Add them under its variables in workspace.yaml.</source>
            <translation>템플릿 “%1”에 필요한 값이 프로젝트 “%2”에 없습니다: %3. workspace.yaml의 variables에 추가하세요.</translation>
        </message>
        <message numerus="yes">
            <source>Created %1 %2 (%3) with %n issue(s).</source>
            <translation>
                <numerusform>%1 %2 (%3) 생성, 이슈 %n건.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 %2 has %n issue(s) now.</source>
            <translation>
                <numerusform>%1 %2: 현재 이슈 %n건.</numerusform>
            </translation>
        </message>
        <message>
            <source>Take back: %1</source>
            <translation>되돌리기: %1</translation>
        </message>
        <message>
            <source>Cannot be taken back: %1</source>
            <translation>되돌릴 수 없음: %1</translation>
        </message>
        <message>
            <source>Nothing to take back.</source>
            <translation>되돌릴 것이 없습니다.</translation>
        </message>
        <message>
            <source>%1 could not be written (%2). Check the folder and the free space.</source>
            <translation>%1 파일을 쓸 수 없습니다(%2). 폴더와 남은 공간을 확인하세요.</translation>
        </message>
        <message>
            <source>Wrote %1.</source>
            <translation>파일 저장: %1</translation>
        </message>
        <message>
            <source>State</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>작업</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>제목</translation>
        </message>
        <message>
            <source>(rollback)</source>
            <translation>(롤백)</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>작업</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>단계</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>종류</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>내용</translation>
        </message>
        <message>
            <source>--after and --limit take whole numbers.</source>
            <translation>--after와 --limit 값은 정수입니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n event(s), every one as it was recorded. Head %1.</source>
            <translation>
                <numerusform>이벤트 %n건, 모두 기록된 그대로입니다. 마지막 해시 %1</numerusform>
            </translation>
        </message>
        <message>
            <source>This workspace has no project “%1”. It has: %2.</source>
            <translation>이 워크스페이스에 프로젝트 “%1” 없음. 있는 프로젝트: %2.</translation>
        </message>
        <message>
            <source>Project “%1” names no Jira connection and project. Add them to workspace.yaml.</source>
            <translation>프로젝트 “%1”: Jira 연결과 프로젝트가 없습니다. workspace.yaml에 추가하세요.</translation>
        </message>
        <message>
            <source>released</source>
            <translation>릴리스됨</translation>
        </message>
        <message>
            <source>unreleased</source>
            <translation>미릴리스</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>날짜</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>설명</translation>
        </message>
        <message>
            <source>%1 %2: %3 issues, %4 done, %5 in progress, %6 to do, %7 with warnings</source>
            <translation>%1 %2: 이슈 %3건, 완료 %4, 진행 중 %5, 할 일 %6, 경고 %7</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>키</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>유형</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>요약</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>템플릿</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>There is a workspace in %1 already; it was left as it is. Choose another folder.</source>
            <translation>%1 폴더에 이미 워크스페이스가 있어 그대로 두었습니다. 다른 폴더를 고르세요.</translation>
        </message>
        <message>
            <source>The folder %1 cannot be made. Check its parent.</source>
            <translation>%1 폴더를 만들 수 없습니다. 상위 폴더를 확인하세요.</translation>
        </message>
        <message>
            <source>Made the workspace “%1” in %2.</source>
            <translation>워크스페이스 “%1” 생성: %2</translation>
        </message>
        <message>
            <source>You are %1 here.</source>
            <translation>현재 사용자: %1</translation>
        </message>
        <message>
            <source>Passphrase for your signing key:</source>
            <translation>서명 키의 암호:</translation>
        </message>
        <message>
            <source>There is no decision “%1”.</source>
            <translation>결정 “%1” 항목은 없습니다.</translation>
        </message>
        <message>
            <source>copy the whole workspace into one file, also while it is written</source>
            <translation>쓰는 중에도 워크스페이스 전체를 파일 하나로 복사</translation>
        </message>
        <message>
            <source>put a backup in the place of the workspace; what was there is kept</source>
            <translation>백업을 워크스페이스 자리에 놓기, 있던 것은 보관</translation>
        </message>
        <message>
            <source>write events and settings for another computer, without secrets</source>
            <translation>비밀 값 없이 다른 컴퓨터용으로 이벤트와 설정 쓰기</translation>
        </message>
        <message>
            <source>make a workspace of an export</source>
            <translation>내보낸 파일로 워크스페이스 만들기</translation>
        </message>
        <message>
            <source>move releases that ended long ago into a file of their own</source>
            <translation>오래전에 끝난 릴리스를 별도 파일로 옮기기</translation>
        </message>
        <message>
            <source>write who approved what into a file that is checked without the product</source>
            <translation>누가 무엇을 승인했는지 파일로 남기기(이 제품 없이도 검증 가능)</translation>
        </message>
        <message>
            <source>sign the present revision; --for signs in the place of somebody absent</source>
            <translation>현재 내용에 서명, --for 옵션은 자리를 비운 사람을 대신한 서명</translation>
        </message>
        <message>
            <source>say agree, disagree, confirm, hold, releaseHold, returnToPrevious, object, read or withdraw</source>
            <translation>동의, 부동의, 확인, 보류, 보류 해제, 전단계 반려, 이의, 열람, 회수 의견 남기기</translation>
        </message>
        <message>
            <source>pass a request on to somebody else</source>
            <translation>요청을 다른 사람에게 넘기기</translation>
        </message>
        <message>
            <source>remind those who are asked</source>
            <translation>요청받은 사람에게 다시 알리기</translation>
        </message>
        <message>
            <source>say why a release is not moving, and who can change it</source>
            <translation>릴리스가 멈춰 있는 이유와 풀 수 있는 사람 보기</translation>
        </message>
        <message>
            <source>make your signing key, or a new one in place of the old</source>
            <translation>서명 키를 만들거나 새 키로 바꾸기</translation>
        </message>
        <message>
            <source>list the keys of this workspace</source>
            <translation>이 워크스페이스의 키 목록 보기</translation>
        </message>
        <message>
            <source>say that a key is lost</source>
            <translation>키를 잃어버렸다고 알리기</translation>
        </message>
        <message>
            <source>let somebody sign for you while you are away</source>
            <translation>자리를 비운 동안 대신 서명할 사람 정하기</translation>
        </message>
        <message>
            <source>list who acts for whom</source>
            <translation>누가 누구를 대신하는지 보기</translation>
        </message>
        <message>
            <source>end a delegation early</source>
            <translation>대결을 일찍 끝내기</translation>
        </message>
        <message>
            <source>look for damage in the record, without writing anything</source>
            <translation>아무것도 쓰지 않고 기록의 손상 찾기</translation>
        </message>
        <message>
            <source>keep everything up to the damage; only shows it without --yes</source>
            <translation>손상 전까지 모두 유지, --yes 없으면 보여 주기만 함</translation>
        </message>
        <message>
            <source>put the record of a backup in place; only shows it without --yes</source>
            <translation>백업의 기록을 제자리에 놓기, --yes 없으면 보여 주기만 함</translation>
        </message>
        <message>
            <source>check every event against the hash chain, or an evidence file</source>
            <translation>모든 이벤트를 해시 체인으로 검증하거나 근거 자료 파일을 검증하기</translation>
        </message>
        <message>
            <source>say, signed, where the record ends, or compare it with what was said before</source>
            <translation>기록이 어디까지인지 서명해 말하거나 전에 말한 것과 비교하기</translation>
        </message>
        <message>
            <source>%1 could not be written (%2).</source>
            <translation>쓸 수 없음: %1 (%2).</translation>
        </message>
        <message>
            <source>There is no file %1.</source>
            <translation>%1 파일이 없습니다.</translation>
        </message>
        <message>
            <source>%1 could not be read (%2).</source>
            <translation>읽을 수 없음: %1 (%2).</translation>
        </message>
        <message>
            <source>Compare the key of its engine with the one you were given: %1</source>
            <translation>엔진의 키를 받은 키와 비교하세요: %1</translation>
        </message>
        <message>
            <source>Its engine is the one you named.</source>
            <translation>엔진은 지정한 엔진이 맞습니다.</translation>
        </message>
        <message>
            <source>The record is still what it was up to event %1.</source>
            <translation>기록은 이벤트 %1번까지 그대로입니다.</translation>
        </message>
        <message>
            <source>Nothing keeps it.</source>
            <translation>막는 것이 없습니다.</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>이유</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>누가</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>언제부터</translation>
        </message>
        <message>
            <source>What can be done</source>
            <translation>할 수 있는 일</translation>
        </message>
        <message>
            <source>The environment variable %1 holds no passphrase, so the key stays closed.</source>
            <translation>환경 변수 %1 안에 암호가 없어 키를 열 수 없습니다.</translation>
        </message>
        <message>
            <source>Your key needs its passphrase, and nobody can be asked here. Name a variable with --passphrase-env.</source>
            <translation>키를 열려면 암호가 필요한데 여기서는 물어볼 수 없습니다. --passphrase-env 옵션으로 변수를 지정하세요.</translation>
        </message>
        <message>
            <source>Your key %1 is registered and kept in %2.</source>
            <translation>키 %1 등록 완료, 보관 위치: %2.</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>사람</translation>
        </message>
        <message>
            <source>From</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>끝</translation>
        </message>
        <message>
            <source>Revoked because</source>
            <translation>폐기 사유</translation>
        </message>
        <message>
            <source>The key %1 signs no longer.</source>
            <translation>키 %1 사용을 끝냈습니다.</translation>
        </message>
        <message>
            <source>%1 acts for you until %2 (%3).</source>
            <translation>대결자 %1, 기한 %2 (%3).</translation>
        </message>
        <message>
            <source>Delegation</source>
            <translation>대결</translation>
        </message>
        <message>
            <source>Absent</source>
            <translation>부재자</translation>
        </message>
        <message>
            <source>Acts</source>
            <translation>대결자</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>이유</translation>
        </message>
        <message>
            <source>The delegation %1 has ended.</source>
            <translation>대결 %1 항목을 끝냈습니다.</translation>
        </message>
        <message>
            <source>A release is standard, normal or emergency, and its risk low, medium or high.</source>
            <translation>릴리스 유형은 standard, normal, emergency 가운데 하나이고 위험도는 low, medium, high 가운데 하나입니다.</translation>
        </message>
        <message>
            <source>Say one of --happened, --did-not-happen and --abandon; usage: rdesk %1</source>
            <translation>--happened, --did-not-happen, --abandon 가운데 하나를 주세요. 사용법: rdesk %1</translation>
        </message>
        <message>
            <source>The record is whole: %1 events, the last is %2 (%3).</source>
            <translation>기록이 온전합니다. 이벤트 %1건, 마지막은 %2번(%3)입니다.</translation>
        </message>
        <message>
            <source>  %1: %2 events are kept, %3 lie behind the damage</source>
            <translation>  %1: 이벤트 %2건 유지, %3건은 손상 뒤에 있음</translation>
        </message>
        <message>
            <source>The record is whole; there is nothing to repair.</source>
            <translation>기록이 온전합니다. 복구할 것이 없습니다.</translation>
        </message>
        <message>
            <source>%1 It cannot be repaired from the file alone.</source>
            <translation>%1 파일만으로는 복구할 수 없습니다.</translation>
        </message>
        <message>
            <source>%1
Nothing was written. To make a working record of everything up to event %2, say: rdesk store repair --yes. The damaged file is kept.</source>
            <translation>%1
아무것도 쓰지 않았습니다. 이벤트 %2번까지의 기록을 만들려면 rdesk store repair --yes 명령을 실행하세요. 손상된 파일은 보관됩니다.</translation>
        </message>
        <message>
            <source>Repaired: the record holds everything up to event %1. Up to %2 events behind it are lost; event %3 says so. The damaged file is kept as %4.</source>
            <translation>복구했습니다. 기록에 이벤트 %1번까지 있습니다. 그 뒤 최대 %2건을 잃었으며 이벤트 %3번에 적혀 있습니다. 손상된 파일은 %4 파일로 보관했습니다.</translation>
        </message>
        <message>
            <source>The backup of %1 holds everything up to event %2. Now: %3
Nothing was written. Up to %4 events that are in the present record are not in the backup. To put it in place, say: rdesk store restore %5 --yes. The present file is kept.</source>
            <translation>%1의 백업에는 이벤트 %2번까지 있습니다. 현재: %3
아무것도 쓰지 않았습니다. 현재 기록의 이벤트 최대 %4건이 백업에 없습니다. 제자리에 놓으려면 rdesk store restore %5 --yes 명령을 실행하세요. 현재 파일은 보관됩니다.</translation>
        </message>
        <message>
            <source>Restored: the record holds everything up to event %1. What was there before is kept as %2. Tasks that were under way then are looked up before anything is done again.</source>
            <translation>복원했습니다. 기록에 이벤트 %1번까지 있습니다. 있던 것은 %2 파일로 보관했습니다. 그때 진행 중이던 작업은 다시 실행하기 전에 조회합니다.</translation>
        </message>
        <message>
            <source>Backed up to %1: everything up to event %2, read back and found whole. Secrets are not in it. SHA-256 %3</source>
            <translation>%1 파일에 백업했습니다. 이벤트 %2번까지 있으며 다시 읽어 온전함을 확인했습니다. 비밀 값은 없습니다. SHA-256 %3</translation>
        </message>
        <message>
            <source>Restored %1 from a backup of %2: everything up to event %3. Make sure that no other copy of this workspace runs. %4</source>
            <translation>%2의 백업에서 %1 복원을 마쳤습니다. 이벤트 %3번까지 있습니다. 이 워크스페이스의 다른 사본이 실행되지 않게 하세요. %4</translation>
        </message>
        <message>
            <source>Kept: %1.</source>
            <translation>보관: %1.</translation>
        </message>
        <message>
            <source>Exported to %1: everything up to event %2, without secrets and without what tasks printed. SHA-256 %3</source>
            <translation>%1 파일로 내보냈습니다. 이벤트 %2번까지 있으며 비밀 값과 작업 출력은 없습니다. SHA-256 %3</translation>
        </message>
        <message>
            <source>Imported into %1: everything up to event %2. Enter the secrets of the connections before you run anything, and make sure that no other copy of this workspace runs.</source>
            <translation>%1 폴더로 가져왔습니다. 이벤트 %2번까지 있습니다. 실행하기 전에 연결의 비밀 값을 입력하고, 이 워크스페이스의 다른 사본이 실행되지 않게 하세요.</translation>
        </message>
        <message>
            <source>Say how old a release has to be: --older-than DAYS.</source>
            <translation>얼마나 오래된 릴리스인지 적으세요: --older-than DAYS.</translation>
        </message>
        <message>
            <source>No release ended before %1; nothing was moved.</source>
            <translation>%1 이전에 끝난 릴리스가 없어 아무것도 옮기지 않았습니다.</translation>
        </message>
        <message>
            <source>%1 releases with %2 events would be moved: %3</source>
            <translation>릴리스 %1건(이벤트 %2건)을 옮기게 됩니다: %3</translation>
        </message>
        <message>
            <source>Moved %1 releases with %2 events into %3: %4. Both files can still be verified whole.</source>
            <translation>릴리스 %1건(이벤트 %2건)을 %3 파일로 옮겼습니다: %4. 두 파일 모두 계속 전체를 검증할 수 있습니다.</translation>
        </message>
        <message>
            <source>write a release as JSON, as a text to edit, or its work plan as Markdown</source>
            <translation>릴리스를 JSON, 고칠 수 있는 텍스트, 작업계획서(Markdown) 가운데 하나로 쓰기</translation>
        </message>
        <message>
            <source>bring texts of releases into their form</source>
            <translation>릴리스 텍스트를 정해진 형식으로 바꾸기</translation>
        </message>
        <message>
            <source>say what stands against releases written as text</source>
            <translation>텍스트로 쓴 릴리스의 문제 찾기</translation>
        </message>
        <message>
            <source>say what is different between two texts of releases</source>
            <translation>두 릴리스 텍스트의 차이 보기</translation>
        </message>
        <message>
            <source>print the JSON Schema of a release as text, for editors</source>
            <translation>편집기에서 쓸 릴리스 텍스트의 JSON Schema 출력</translation>
        </message>
        <message>
            <source>list the people with roles, groups, keys and absences</source>
            <translation>역할, 그룹, 키, 부재와 함께 사람 목록 보기</translation>
        </message>
        <message>
            <source>%1 acts until %2</source>
            <translation>%1 님이 대결, 기한 %2</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>계정</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>역할</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>그룹</translation>
        </message>
        <message>
            <source>Away</source>
            <translation>부재</translation>
        </message>
        <message>
            <source>--what takes release, text or workplan, not “%1”.</source>
            <translation>--what 옵션에는 release, text, workplan 가운데 하나를 쓰세요(“%1” 아님).</translation>
        </message>
        <message>
            <source>%1 is larger than %2 MiB, so it is no release.</source>
            <translation>%1: %2 MiB보다 커서 릴리스가 아닙니다.</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Nothing to change.</source>
            <translation>바꿀 것이 없습니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) are not in their form.</source>
            <translation>
                <numerusform>형식에 맞지 않는 파일이 %n개 있습니다.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) were written anew.</source>
            <translation>
                <numerusform>파일 %n개를 다시 썼습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing found.</source>
            <translation>문제가 없습니다.</translation>
        </message>
        <message>
            <source>They say the same.</source>
            <translation>두 파일의 내용이 같습니다.</translation>
        </message>
        <message>
            <source>give a task that you took on back, or to somebody</source>
            <translation>맡은 작업을 반납하거나 다른 사람에게 넘기기</translation>
        </message>
        <message>
            <source>confirm, as its verifier, what somebody did by hand</source>
            <translation>다른 사람이 직접 한 작업을 확인자로서 확인하기</translation>
        </message>
        <message>
            <source>complete a manual task before its turn</source>
            <translation>수동 작업을 차례 전에 완료하기</translation>
        </message>
        <message>
            <source>open again what a person finished</source>
            <translation>사람이 끝낸 작업을 다시 열기</translation>
        </message>
        <message>
            <source>keep a task from starting</source>
            <translation>작업이 시작되지 않게 보류하기</translation>
        </message>
        <message>
            <source>let a held task start</source>
            <translation>보류한 작업을 시작하게 하기</translation>
        </message>
        <message>
            <source>run a task or a phase again with all behind it; without --accept only list what would run</source>
            <translation>작업이나 단계를 그 뒤의 모든 작업과 함께 다시 실행하기, --accept 옵션이 없으면 다시 실행될 작업만 보여 줌</translation>
        </message>
        <message>
            <source>agree, as who decided last, that an ended run is tried again</source>
            <translation>끝난 실행을 다시 시도하는 데 마지막 결재자로서 동의하기</translation>
        </message>
        <message>
            <source>%1: its effect is in force and is made again</source>
            <translation>%1: 효과가 남아 있으며 다시 실행됨</translation>
        </message>
        <message>
            <source>%1: its effect was taken back and is made again</source>
            <translation>%1: 효과가 되돌려졌으며 다시 실행됨</translation>
        </message>
        <message>
            <source>Nothing would run again.</source>
            <translation>다시 실행될 것이 없습니다.</translation>
        </message>
        <message>
            <source>what is new between two versions, release:NAMEs or env:NAMEs</source>
            <translation>두 버전, release:NAME 또는 env:NAME 사이에 새로 들어간 내용 보기</translation>
        </message>
        <message>
            <source>compare a version with the code and with what was built</source>
            <translation>버전을 코드 및 빌드 결과와 대조</translation>
        </message>
        <message>
            <source>make a version in Jira</source>
            <translation>Jira에 버전 만들기</translation>
        </message>
        <message>
            <source>rename a version of Jira, or change its text and dates</source>
            <translation>Jira 버전의 이름, 설명, 날짜 변경</translation>
        </message>
        <message>
            <source>mark a version as released in Jira</source>
            <translation>Jira 버전을 릴리스됨으로 표시</translation>
        </message>
        <message>
            <source>mark a version as not released in Jira</source>
            <translation>Jira 버전을 릴리스 안 됨으로 표시</translation>
        </message>
        <message>
            <source>put a version of Jira into its archive</source>
            <translation>Jira 버전 보관</translation>
        </message>
        <message>
            <source>take a version out of the archive of Jira</source>
            <translation>Jira 버전 보관 해제</translation>
        </message>
        <message>
            <source>put all issues of a version into another and take it away for good</source>
            <translation>버전의 모든 이슈를 다른 버전으로 옮기고 완전히 삭제</translation>
        </message>
        <message>
            <source>put a version behind another in Jira's list, or first</source>
            <translation>Jira 목록에서 버전을 다른 버전 뒤나 맨 앞으로 이동</translation>
        </message>
        <message>
            <source>put issues into a version, out of one, or both</source>
            <translation>이슈를 버전에 넣거나 빼기, 또는 둘 다</translation>
        </message>
        <message>
            <source>bring issues into another status</source>
            <translation>이슈 상태 변경</translation>
        </message>
        <message>
            <source>keep the flow of a release as a template</source>
            <translation>릴리스의 흐름을 템플릿으로 저장</translation>
        </message>
        <message>
            <source>write a template as text</source>
            <translation>템플릿을 텍스트로 쓰기</translation>
        </message>
        <message>
            <source>keep a template of a text, as its next version</source>
            <translation>텍스트를 템플릿의 다음 버전으로 저장</translation>
        </message>
        <message>
            <source>bring what is new in its template into a draft</source>
            <translation>템플릿의 새 내용을 초안에 반영</translation>
        </message>
        <message>
            <source>make a release of a text, or of a BPMN drawing</source>
            <translation>텍스트나 BPMN 다이어그램으로 릴리스 만들기</translation>
        </message>
        <message>
            <source>run a release in simulated time: forecast, critical path, conflicts</source>
            <translation>가상 시간으로 릴리스 실행: 예측, 임계 경로, 충돌</translation>
        </message>
        <message>
            <source>add issues or take some out; without --accept only say whose signatures would fall</source>
            <translation>이슈 추가 또는 제외(--accept 없이 실행하면 무효가 될 서명만 표시)</translation>
        </message>
        <message>
            <source>This workspace has no environment “%1”.</source>
            <translation>이 워크스페이스에는 “%1” 환경이 없습니다.</translation>
        </message>
        <message>
            <source>No release of %1 on record reached “%2”, so it is not known what runs there. Name a version instead.</source>
            <translation>%1 릴리스 중 “%2” 환경까지 간 기록이 없어 그곳에서 무엇이 실행되는지 알 수 없습니다. 대신 버전을 지정하세요.</translation>
        </message>
        <message>
            <source>--format takes text, markdown or csv, not “%1”.</source>
            <translation>--format 옵션에는 text, markdown, csv 가운데 하나를 쓰세요(“%1” 아님).</translation>
        </message>
        <message>
            <source>“%1” is no date. Write it like 2026-11-24, or none.</source>
            <translation>“%1” 값은 날짜가 아닙니다. 2026-11-24처럼 쓰거나 none을 쓰세요.</translation>
        </message>
        <message>
            <source>Say with --status where the issues are to go.</source>
            <translation>이슈를 옮길 상태를 --status 옵션으로 지정하세요.</translation>
        </message>
        <message>
            <source>%1 %2: %3 planned issue(s); %4</source>
            <translation>%1 %2: 계획된 이슈 %3건, %4</translation>
        </message>
        <message>
            <source>nothing to compare</source>
            <translation>대조할 것 없음</translation>
        </message>
        <message>
            <source>The format is markdown or csv; without one it is a table.</source>
            <translation>형식은 markdown 또는 csv입니다. 지정하지 않으면 표로 출력합니다.</translation>
        </message>
        <message>
            <source>as given</source>
            <translation>직접 지정</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1초</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1분</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1시간 %2분</translation>
        </message>
        <message>
            <source>named for this rehearsal</source>
            <translation>이 리허설에 지정한 동결</translation>
        </message>
        <message>
            <source>“%1” is no time of a freeze. Write it as 2026-11-27T00:00Z/2026-11-30T09:00Z, with /ENVIRONMENT behind it for one environment only.</source>
            <translation>“%1” 값은 동결 기간이 아닙니다. 2026-11-27T00:00Z/2026-11-30T09:00Z처럼 쓰고, 한 환경에만 적용하려면 뒤에 /ENVIRONMENT를 붙이세요.</translation>
        </message>
        <message>
            <source>Rolled back at %1 after a failure.</source>
            <translation>실패 후 롤백되었습니다: %1.</translation>
        </message>
        <message>
            <source>Forecast: %1 to %2 (planned until %3).</source>
            <translation>예측: %1 – %2 (계획상 종료 %3).</translation>
        </message>
        <message>
            <source>The way back takes %1; decide by %2.</source>
            <translation>롤백 소요 시간: %1. 결정 기한: %2.</translation>
        </message>
        <message>
            <source>%1 of %2 durations are known from earlier releases.</source>
            <translation>소요 시간 %2개 중 %1개는 이전 릴리스의 실적입니다.</translation>
        </message>
        <message>
            <source>Critical path: %1</source>
            <translation>임계 경로: %1</translation>
        </message>
        <message>
            <source>No conflict.</source>
            <translation>충돌이 없습니다.</translation>
        </message>
        <message>
            <source>“%1” is no time. Write it as 2026-11-24T14:00Z.</source>
            <translation>“%1” 값은 시각이 아닙니다. 2026-11-24T14:00Z처럼 쓰세요.</translation>
        </message>
        <message>
            <source>There is no task “%1” in this release.</source>
            <translation>이 릴리스에는 “%1” 작업이 없습니다.</translation>
        </message>
        <message>
            <source>Nothing was changed yet. Repeat it with --accept.</source>
            <translation>아직 아무것도 바꾸지 않았습니다. --accept 옵션을 붙여 다시 실행하세요.</translation>
        </message>
        <message>
            <source>Saved the template %1, version %2. Releases made of earlier versions stay as they are.</source>
            <translation>템플릿 %1, 버전 %2: 저장했습니다. 이전 버전으로 만든 릴리스는 그대로 유지됩니다.</translation>
        </message>
        <message>
            <source>%1 could not be read, or is larger than 8 MiB.</source>
            <translation>%1 파일을 읽을 수 없거나 파일이 8 MiB보다 큽니다.</translation>
        </message>
        <message>
            <source>Update to version %1 of %2</source>
            <translation>템플릿 업데이트: %2 버전 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) would come.</source>
            <translation>
                <numerusform>변경 %n건이 반영될 예정입니다.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) came.</source>
            <translation>
                <numerusform>변경 %n건을 반영했습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: changed here and in the template; it stays as it is here.</source>
            <translation>%1: 여기와 템플릿에서 모두 변경되었습니다. 여기의 내용을 유지합니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) of the drawing were not carried over as they are:</source>
            <translation>
                <numerusform>다이어그램에서 그대로 가져오지 못한 항목 %n개:</numerusform>
            </translation>
        </message>
        <message>
            <source>A drawing says neither project nor version, so no release can be made of it alone. Add --release PROJECT/VERSION.</source>
            <translation>그림에는 프로젝트도 버전도 없어 이것만으로는 릴리스를 만들 수 없습니다. --release PROJECT/VERSION 옵션을 추가하세요.</translation>
        </message>
        <message>
            <source>list when and where nothing may take effect</source>
            <translation>언제 어디에 적용이 금지되는지 목록으로 표시</translation>
        </message>
        <message>
            <source>let nothing take effect for a while</source>
            <translation>한동안 적용을 막는 동결 추가</translation>
        </message>
        <message>
            <source>take a freeze away</source>
            <translation>동결 제거</translation>
        </message>
        <message>
            <source>let somebody act in this workspace</source>
            <translation>이 워크스페이스에서 활동할 사람 추가</translation>
        </message>
        <message>
            <source>describe somebody anew, with other roles or another mail address</source>
            <translation>역할이나 메일 주소를 바꿔 사람 정보를 다시 등록</translation>
        </message>
        <message>
            <source>let somebody act here no longer; what was signed stays</source>
            <translation>사람을 더는 활동하지 못하게 제거(서명한 내용은 유지)</translation>
        </message>
        <message>
            <source>say who is in a group</source>
            <translation>그룹에 속한 사람 지정</translation>
        </message>
        <message>
            <source>take a group away</source>
            <translation>그룹 제거</translation>
        </message>
        <message>
            <source>list the groups and who is in them</source>
            <translation>그룹과 속한 사람 목록 표시</translation>
        </message>
        <message>
            <source>say how you are told of approvals, and when not</source>
            <translation>결재 알림을 받을 방법과 받지 않을 시간 지정</translation>
        </message>
        <message>
            <source>There is no role “%1”. There are viewer, approver, owner, operator, auditor and admin.</source>
            <translation>“%1” 역할은 없습니다. 사용할 수 있는 역할은 viewer, approver, owner, operator, auditor, admin입니다.</translation>
        </message>
        <message>
            <source>--%1 is on or off.</source>
            <translation>--%1 옵션의 값은 on 또는 off입니다.</translation>
        </message>
        <message>
            <source>“%1” is in this workspace already. Use rdesk people change.</source>
            <translation>“%1” 계정은 이미 이 워크스페이스에 있습니다. rdesk people change 명령을 사용하세요.</translation>
        </message>
        <message>
            <source>%1 is in the workspace.</source>
            <translation>%1 님이 워크스페이스에 추가되었습니다.</translation>
        </message>
        <message>
            <source>This workspace does not know “%1”.</source>
            <translation>이 워크스페이스가 모르는 이름입니다: “%1”.</translation>
        </message>
        <message>
            <source>%1 is described anew.</source>
            <translation>%1 님의 정보를 다시 등록했습니다.</translation>
        </message>
        <message>
            <source>%1 acts here no longer; what was signed stays on record.</source>
            <translation>%1 님은 더는 여기서 활동하지 않습니다. 서명한 내용은 기록에 남습니다.</translation>
        </message>
        <message numerus="yes">
            <source>The group %1 has %n people.</source>
            <translation>
                <numerusform>그룹 %1 인원: %n명.</numerusform>
            </translation>
        </message>
        <message>
            <source>There is no group %1 any more.</source>
            <translation>%1 그룹은 이제 없습니다.</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>그룹</translation>
        </message>
        <message>
            <source>People</source>
            <translation>사람</translation>
        </message>
        <message>
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Mail: %1, messenger: %2, quiet hours: %3.</source>
            <translation>메일: %1, 메신저: %2, 방해 금지 시간: %3.</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>모든 곳</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>번호</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>대상</translation>
        </message>
        <message>
            <source>Exceptions</source>
            <translation>예외</translation>
        </message>
        <message>
            <source>There is no freeze %1. “rdesk freeze list” numbers them.</source>
            <translation>동결 %1번이 없습니다. 번호는 “rdesk freeze list” 명령으로 확인하세요.</translation>
        </message>
        <message>
            <source>--seen takes one version as “rdesk version list PROJECT --json” prints it, so nothing was changed.</source>
            <translation>--seen 옵션에는 “rdesk version list PROJECT --json” 명령이 출력한 버전 하나를 지정해야 하므로, 아무것도 바꾸지 않았습니다.</translation>
        </message>
        <message>
            <source>This workspace does not know “%1”. An administrator adds people: rdesk people add.</source>
            <translation>이 워크스페이스에는 “%1” 계정이 없습니다. 사람은 관리자가 추가합니다: rdesk people add.</translation>
        </message>
        <message>
            <source>the projects of the workspace</source>
            <translation>워크스페이스의 프로젝트</translation>
        </message>
        <message>
            <source>enter what is released together</source>
            <translation>함께 릴리스하는 것을 등록</translation>
        </message>
        <message>
            <source>describe a project anew</source>
            <translation>프로젝트를 다시 설명</translation>
        </message>
        <message>
            <source>the environments, least like production first</source>
            <translation>환경, 운영에서 먼 것부터</translation>
        </message>
        <message>
            <source>enter a place that releases go to</source>
            <translation>릴리스가 가는 곳을 등록</translation>
        </message>
        <message>
            <source>describe an environment anew</source>
            <translation>환경을 다시 설명</translation>
        </message>
        <message>
            <source>let one release through a freeze</source>
            <translation>릴리스 하나를 동결에서 제외</translation>
        </message>
        <message>
            <source>where checkpoints of the record leave this computer by themselves; none takes a place away</source>
            <translation>기록의 체크포인트가 스스로 이 컴퓨터를 떠나는 곳. none은 그곳을 없앱니다</translation>
        </message>
        <message numerus="yes">
            <source>%n decision(s) without a signing key: they count by the sign-in alone.</source>
            <translation>
                <numerusform>서명 키 없는 결정 %n건: 로그인만으로 인정됩니다.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 holds %n signature(s).%2 Give the key of this engine by another way: %3</source>
            <translation>
                <numerusform>%1 파일에 서명이 %n건 있습니다.%2 이 엔진의 키는 다른 경로로 받아 지정하세요: %3</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n signature(s) of %1 hold.%2 %3</source>
            <translation>
                <numerusform>%1 릴리스의 서명 %n건이 유효합니다.%2 %3</numerusform>
            </translation>
        </message>
        <message>
            <source>No checkpoint leaves this computer by itself: a record that is rewritten as a whole would not be found out. Name a file, an address or an issue.</source>
            <translation>스스로 이 컴퓨터를 떠나는 체크포인트가 없습니다. 기록이 통째로 고쳐지면 알아낼 수 없습니다. 파일, 주소 또는 이슈를 지정하세요.</translation>
        </message>
        <message numerus="yes">
            <source>Every %n hour(s), while the engine runs: %1</source>
            <translation>
                <numerusform>엔진이 실행되는 동안 %n시간마다: %1</numerusform>
            </translation>
        </message>
        <message>
            <source>“%1” needs to be told what to do</source>
            <translation>“%1” 명령에는 무엇을 할지 알려야 합니다</translation>
        </message>
        <message>
            <source>%1 can: %2</source>
            <translation>%1 명령이 할 수 있는 것: %2</translation>
        </message>
        <message>
            <source>There is nobody “%1” in this workspace. There are: %2.</source>
            <translation>이 워크스페이스에 “%1” 계정이 없습니다. 있는 계정: %2.</translation>
        </message>
        <message>
            <source>“%1” is no variable. Write it as NAME=VALUE.</source>
            <translation>“%1”: 변수가 아닙니다. NAME=VALUE 형식으로 적으세요.</translation>
        </message>
        <message>
            <source>“%1” is no number. 0 is least like production.</source>
            <translation>“%1”: 숫자가 아닙니다. 0이 운영에서 가장 멉니다.</translation>
        </message>
        <message>
            <source>--protected is yes or no.</source>
            <translation>--protected 값은 yes 또는 no입니다.</translation>
        </message>
        <message>
            <source>“%1” is in this workspace already. Use “change” to describe it anew.</source>
            <translation>“%1”: 이미 이 워크스페이스에 있습니다. 다시 설명하려면 “change”를 사용하세요.</translation>
        </message>
        <message>
            <source>%1 is entered.</source>
            <translation>%1 등록을 마쳤습니다.</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>프로젝트</translation>
        </message>
        <message>
            <source>Jira</source>
            <translation>Jira</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>코드</translation>
        </message>
        <message>
            <source>Environment</source>
            <translation>환경</translation>
        </message>
        <message>
            <source>Rank</source>
            <translation>순서</translation>
        </message>
        <message>
            <source>Protected</source>
            <translation>보호됨</translation>
        </message>
        <message>
            <source>%1 has no task “%2”. There are: %3.</source>
            <translation>%1 릴리스에 “%2” 작업이 없습니다. 있는 작업: %3.</translation>
        </message>
        <message>
            <source>No attempt of “%1” has run, so it wrote nothing.</source>
            <translation>“%1” 작업은 아직 시도되지 않아 남긴 것이 없습니다.</translation>
        </message>
        <message>
            <source>“%1” has no attempt %2; the newest is %3.</source>
            <translation>“%1” 작업에 시도 %2번이 없습니다. 마지막은 %3번입니다.</translation>
        </message>
        <message>
            <source>%1: changed here and in the template; it is as the template has it.</source>
            <translation>%1: 여기와 템플릿 양쪽에서 바뀌었습니다. 템플릿의 내용으로 두었습니다.</translation>
        </message>
        <message>
            <source>%1 is missing. Write it as 2026-11-24T14:00.</source>
            <translation>%1 값이 없습니다. 2026-11-24T14:00 형식으로 적으세요.</translation>
        </message>
        <message>
            <source>%1: “%2” is not a time. Write it as 2026-11-24T14:00, or with its offset as 2026-11-24T14:00+09:00.</source>
            <translation>%1: “%2”, 시각이 아닙니다. 2026-11-24T14:00 형식으로 적거나 시차를 붙여 2026-11-24T14:00+09:00 형식으로 적으세요.</translation>
        </message>
        <message>
            <source>If that is not what runs now, make the release with --base REVISION.</source>
            <translation>지금 실행 중인 것이 그것이 아니면 --base REVISION 옵션으로 릴리스를 만드세요.</translation>
        </message>
        <message>
            <source>add or replace a connection; its secrets go to the key store</source>
            <translation>연결을 더하거나 바꿉니다. 비밀 값은 키 저장소에 들어갑니다</translation>
        </message>
        <message>
            <source>change what is named of a connection and leave the rest</source>
            <translation>연결에서 적은 것만 바꾸고 나머지는 그대로 둡니다</translation>
        </message>
        <message>
            <source>list the rules of warnings and which are off</source>
            <translation>경고 규칙과 꺼진 규칙을 보여 줍니다</translation>
        </message>
        <message>
            <source>switch a rule off in a project</source>
            <translation>프로젝트에서 규칙을 끕니다</translation>
        </message>
        <message>
            <source>switch a rule on again</source>
            <translation>규칙을 다시 켭니다</translation>
        </message>
        <message>
            <source>show or change where the issues come from; without --accept only say what that would mean</source>
            <translation>이슈를 가져오는 곳을 보여 주거나 바꿉니다. --accept 없이는 무엇이 달라지는지만 알려 줍니다</translation>
        </message>
        <message>
            <source>There is no connection “%1” in this workspace, so nothing was changed. “rdesk connection list” shows which there are.</source>
            <translation>이 워크스페이스에 연결 “%1” 항목이 없어 아무것도 바꾸지 않았습니다. “rdesk connection list”로 있는 연결을 확인하세요.</translation>
        </message>
        <message>
            <source>Address or account of “%1” change, so nothing was saved: the stored secret would be sent to a place it was not entered for. Hand it in again with --ask-token or --token-env.</source>
            <translation>“%1” 연결의 주소나 계정이 바뀌어 저장하지 않았습니다. 저장된 비밀 값이 입력하지 않은 곳으로 보내질 수 있습니다. --ask-token 또는 --token-env로 다시 넘겨 주세요.</translation>
        </message>
        <message>
            <source>--proxy takes system, none, http://HOST:PORT or socks5://HOST:PORT, without user and password, so nothing was saved. A user goes into --proxy-user, the password is asked for with --ask-proxy-password.</source>
            <translation>--proxy에는 system, none, http://HOST:PORT, socks5://HOST:PORT 중 하나를 사용자와 암호 없이 적어야 하므로 저장하지 않았습니다. 사용자는 --proxy-user에 적고, 암호는 --ask-proxy-password로 묻습니다.</translation>
        </message>
        <message>
            <source>--%1 takes a number of seconds, or 0 for the usual time, not “%2”. Nothing was saved.</source>
            <translation>--%1 옵션은 초 단위 숫자를 받으며 0은 보통 시간입니다. “%2” 값은 쓸 수 없어 저장하지 않았습니다.</translation>
        </message>
        <message>
            <source>Token or password of “%1”:</source>
            <translation>“%1” 연결의 토큰 또는 암호:</translation>
        </message>
        <message>
            <source>Password for the proxy:</source>
            <translation>프록시 암호:</translation>
        </message>
        <message>
            <source>Passphrase of the certificate's key:</source>
            <translation>인증서 키의 암호:</translation>
        </message>
        <message numerus="yes">
            <source>%n of them could not be compared, an archive has what they saw.</source>
            <translation>
                <numerusform>그중 %n개는 마지막으로 본 내용이 보관 파일에 있어 비교할 수 없었습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing was entered for “%1”, so nothing was stored. Type it at the prompt, or hand it in as a line of the standard input.</source>
            <translation>“%1” 값이 입력되지 않아 저장하지 않았습니다. 물음에 입력하거나 표준 입력의 한 줄로 넘겨 주세요.</translation>
        </message>
        <message>
            <source>Approval is asked for, but nobody is to sign next.</source>
            <translation>결재를 요청했지만 다음에 서명할 사람이 없습니다.</translation>
        </message>
        <message>
            <source>“%1” names no source of issues. Write CONNECTION/PROJECT/VERSION, CONNECTION/PROJECT/jql:SEARCH or CONNECTION/epic:KEY.</source>
            <translation>“%1” 값은 이슈를 가져올 곳이 아닙니다. CONNECTION/PROJECT/VERSION, CONNECTION/PROJECT/jql:SEARCH, CONNECTION/epic:KEY 중 하나로 적으세요.</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>출처</translation>
        </message>
        <message>
            <source>The release does not take its issues from “%1”, so nothing was changed.</source>
            <translation>이 릴리스는 “%1” 위치에서 이슈를 가져오지 않으므로 아무것도 바꾸지 않았습니다.</translation>
        </message>
        <message>
            <source>The release takes its issues from “%1” already.</source>
            <translation>이 릴리스는 이미 “%1” 위치에서 이슈를 가져옵니다.</translation>
        </message>
        <message>
            <source>off: %1</source>
            <translation>꺼짐: %1</translation>
        </message>
        <message>
            <source>on</source>
            <translation>켜짐</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>규칙</translation>
        </message>
        <message>
            <source>Warns of</source>
            <translation>경고하는 것</translation>
        </message>
        <message>
            <source>Say why with --reason; the reason stays in the record.</source>
            <translation>--reason으로 이유를 적으세요. 이유는 기록에 남습니다.</translation>
        </message>
        <message>
            <source>%1 is away, %2 acts</source>
            <translation>%1 님 부재, %2 님이 대신</translation>
        </message>
        <message>
            <source>holiday</source>
            <translation>공휴일</translation>
        </message>
        <message>
            <source>What</source>
            <translation>항목</translation>
        </message>
        <message>
            <source>There is no environment “%1”.</source>
            <translation>환경 “%1” 항목이 없습니다.</translation>
        </message>
        <message>
            <source>A time to check begins before it ends. Name a release with a window, or --from and --until.</source>
            <translation>확인할 시간은 시작이 끝보다 앞서야 합니다. 작업 시간이 있는 릴리스를 적거나 --from과 --until을 적으세요.</translation>
        </message>
        <message>
            <source>--days takes 1 to %1.</source>
            <translation>--days에는 1에서 %1까지 적습니다.</translation>
        </message>
        <message>
            <source>Free: %1 to %2</source>
            <translation>비어 있음: %1부터 %2까지</translation>
        </message>
        <message>
            <source>Not free: %1 to %2</source>
            <translation>비어 있지 않음: %1부터 %2까지</translation>
        </message>
        <message>
            <source>Next free: %1</source>
            <translation>다음 빈 시간: %1</translation>
        </message>
        <message>
            <source>windows, freezes, absences and holidays</source>
            <translation>작업 시간, 동결, 부재, 공휴일</translation>
        </message>
        <message>
            <source>whether a time is free for a release or in a place</source>
            <translation>릴리스나 환경에 그 시간이 비어 있는지</translation>
        </message>
        <message>
            <source>Rights found: %1</source>
            <translation>확인된 권한: %1</translation>
        </message>
        <message>
            <source>Requests left: %1 of %2</source>
            <translation>남은 요청: %2회 중 %1회</translation>
        </message>
        <message>
            <source>%1 %2 is under way already (%3), so nothing was made. Go on with that one, discard it, or name another version.</source>
            <translation>%1 %2 릴리스가 이미 진행 중이어서(%3) 아무것도 만들지 않았습니다. 그것을 이어 가거나 폐기하거나 다른 버전을 적으세요.</translation>
        </message>
        <message>
            <source>change title, owner or window; without --accept only say whose signatures would fall</source>
            <translation>제목, 담당자, 작업 시간을 바꿉니다. --accept 없이는 누구의 서명이 없어지는지만 알려 줍니다</translation>
        </message>
        <message>
            <source>print what a task wrote, or all of a release</source>
            <translation>작업 하나 또는 릴리스 전체의 출력을 보여 줍니다</translation>
        </message>
        <message>
            <source>Projects visible: %1</source>
            <translation>보이는 프로젝트: %1</translation>
        </message>
        <message>
            <source>not checked</source>
            <translation>확인하지 않음</translation>
        </message>
        <message>
            <source>all rights found</source>
            <translation>모든 권한 있음</translation>
        </message>
        <message>
            <source>missing %1</source>
            <translation>없는 권한: %1</translation>
        </message>
        <message>
            <source>read-only by choice</source>
            <translation>직접 선택한 읽기 전용</translation>
        </message>
        <message>
            <source>A mail connection has no proxy, certificates or time limits of its own, so nothing was saved. Mail goes the way of this computer: the variables all_proxy and no_proxy of its environment hold. Leave these options out.</source>
            <translation>메일 연결에는 프록시, 인증서, 시간 제한을 따로 둘 수 없어 저장하지 않았습니다. 메일은 이 컴퓨터의 길을 따르며 환경 변수 all_proxy, no_proxy 값이 적용됩니다. 이 옵션을 빼세요.</translation>
        </message>
        <message>
            <source>“%1” is nothing that a release can do in a freeze or after its window. Write finish, hold or rollBack.</source>
            <translation>“%1”: 동결이나 작업 시간 종료 때 릴리스가 할 수 있는 일이 아닙니다. finish, hold, rollBack 중 하나를 쓰세요.</translation>
        </message>
        <message>
            <source>%1 %2 is so already.</source>
            <translation>%1 %2: 이미 그대로입니다.</translation>
        </message>
        <message>
            <source>Changed %1 %2, revision %3: %4.</source>
            <translation>%1 %2 변경됨, 개정 %3: %4.</translation>
        </message>
        <message>
            <source>--attempt is of a task: name the task too, or leave it out to see the whole release.</source>
            <translation>--attempt 옵션은 작업에만 씁니다. 작업 이름도 쓰거나, 릴리스 전체를 보려면 빼세요.</translation>
        </message>
        <message>
            <source>“%1” is no key of an issue, so nothing was changed. Write the key that Jira shows above the issue, like PAY-12: the key of the project, a hyphen and a number.</source>
            <translation>“%1”: 이슈 키가 아니어서 아무것도 바꾸지 않았습니다. Jira에서 이슈 위에 보이는 키를 PAY-12처럼 프로젝트 키, 붙임표, 번호로 쓰세요.</translation>
        </message>
    </context>
    <context>
        <name>CodeEnds</name>
        <message>
            <source>The revision its code is compared with</source>
            <translation>코드를 비교할 기준 리비전</translation>
        </message>
        <message>
            <source>The revision that is released</source>
            <translation>릴리스할 리비전</translation>
        </message>
    </context>
    <context>
        <name>CodeReading</name>
        <message>
            <source>%1: no tag or branch of %2 yet; %3 counts as the candidate.</source>
            <translation>%1: 아직 %2 버전의 태그나 브랜치가 없어 %3 커밋을 후보로 봅니다.</translation>
        </message>
        <message>
            <source>%1: no tag or branch of %2 yet; what is checked out counts as the candidate.</source>
            <translation>%1: 아직 %2 버전의 태그나 브랜치가 없어 현재 체크아웃된 커밋을 후보로 봅니다.</translation>
        </message>
        <message>
            <source>%1: the artifact was built from %2 (%3), which is not in this repository. Fetch it, or look where it was built.</source>
            <translation>%1: 산출물을 빌드한 %2 커밋(%3)이 이 저장소에 없습니다. 커밋을 가져오거나(fetch) 빌드한 곳을 확인하세요.</translation>
        </message>
        <message>
            <source>The project %1 names no repository, so its code cannot be compared. Add the folder of a clone, or an address, under “repositories” of the project in workspace.yaml.</source>
            <translation>%1 프로젝트에 저장소가 지정되지 않아 코드를 대조할 수 없습니다. workspace.yaml에서 이 프로젝트의 “repositories” 항목에 클론 폴더나 주소를 추가하세요.</translation>
        </message>
        <message>
            <source>%1 has no “%2”. Name a tag, a branch or a commit that is there.</source>
            <translation>%1 저장소에 “%2” 리비전이 없습니다. 있는 태그, 브랜치 또는 커밋을 지정하세요.</translation>
        </message>
        <message>
            <source>%1: no tag or branch of %2, which runs now, and no earlier tag; every commit counts as new.</source>
            <translation>%1: 지금 실행 중인 %2 버전의 태그나 브랜치가 없고 더 이른 태그도 없습니다. 모든 커밋을 새것으로 봅니다.</translation>
        </message>
        <message>
            <source>%1: no tag or branch of %2, which runs now, so the commits since then cannot be told; %3 counts as the base.</source>
            <translation>%1: 지금 실행 중인 %2 버전의 태그나 브랜치가 없어 그 뒤의 커밋을 알 수 없습니다. %3 태그를 기준으로 삼습니다.</translation>
        </message>
        <message>
            <source>%1: nothing says what was in production before it, and there is no earlier tag; every commit counts as new.</source>
            <translation>%1: 그 전에 운영에 무엇이 있었는지 기록이 없고 이전 태그도 없어 모든 커밋을 새것으로 봅니다.</translation>
        </message>
        <message>
            <source>%1: nothing on record says what was in production before it; the nearest earlier tag %2 counts as the base.</source>
            <translation>%1: 그 전에 운영에 무엇이 있었는지 기록이 없어 가장 가까운 이전 태그 %2 값을 기준으로 봅니다.</translation>
        </message>
    </context>
    <context>
        <name>CollaborationDecisions</name>
        <message>
            <source>This release has no such task any more, so nothing was added to it.</source>
            <translation>이 릴리스에 그런 작업이 더 없어 아무것도 더하지 않았습니다.</translation>
        </message>
        <message>
            <source>The text is longer than %1 characters. Shorten it, or attach it as a file.</source>
            <translation>글이 %1자보다 깁니다. 줄이거나 파일로 첨부하세요.</translation>
        </message>
        <message>
            <source>This task holds %1 of them already. Remove one, or use another task.</source>
            <translation>이 작업에는 이미 %1개가 있습니다. 하나를 지우거나 다른 작업을 쓰세요.</translation>
        </message>
        <message>
            <source>An attachment needs a name of at most %1 characters.</source>
            <translation>첨부에는 %1자 이내의 이름이 필요합니다.</translation>
        </message>
        <message>
            <source>The file has no checksum, so nobody could tell later whether it is still the same. Attach it again.</source>
            <translation>파일에 체크섬이 없어 나중에 같은 파일인지 아무도 알 수 없습니다. 다시 첨부하세요.</translation>
        </message>
        <message>
            <source>The flow is like that already. Change something first.</source>
            <translation>흐름이 이미 그렇습니다. 먼저 무언가를 바꾸세요.</translation>
        </message>
        <message>
            <source>This proposal has been decided or withdrawn meanwhile. Nothing was changed.</source>
            <translation>이 제안은 그사이 결정되었거나 거두어졌습니다. 아무것도 바꾸지 않았습니다.</translation>
        </message>
        <message>
            <source>There is nothing written. Write the comment first.</source>
            <translation>적은 내용이 없습니다. 댓글을 먼저 쓰세요.</translation>
        </message>
        <message>
            <source>Somebody else wrote this, so it stays. Answer with a comment of your own.</source>
            <translation>다른 사람이 쓴 글이라 그대로 둡니다. 직접 댓글로 답하세요.</translation>
        </message>
        <message>
            <source>People were asked to sign with “%1” at hand, so it stays. Attach what replaces it.</source>
            <translation>“%1” 첨부를 두고 서명을 요청했으므로 그대로 둡니다. 대신할 것을 첨부하세요.</translation>
        </message>
        <message>
            <source>Somebody else attached this. Ask that person or the owner of the release.</source>
            <translation>다른 사람이 첨부했습니다. 그 사람이나 릴리스 담당자에게 물어보세요.</translation>
        </message>
        <message>
            <source>Say why; whoever decides reads it first.</source>
            <translation>이유를 적으세요. 결정하는 사람이 먼저 읽습니다.</translation>
        </message>
        <message>
            <source>Somebody else proposed this. The owner of the release can refuse it.</source>
            <translation>다른 사람이 제안했습니다. 릴리스 담당자가 거절할 수 있습니다.</translation>
        </message>
        <message>
            <source>Say why not; whoever proposed it reads that.</source>
            <translation>왜 안 되는지 적으세요. 제안한 사람이 읽습니다.</translation>
        </message>
        <message>
            <source>%1 accepted a change that %2 proposed</source>
            <translation>%2 님이 제안한 변경을 %1 님이 수락함</translation>
        </message>
        <message>
            <source>This release holds %1 of them already, so nothing was added. Remove some.</source>
            <translation>이 릴리스에는 이미 %1개가 있어 아무것도 더하지 않았습니다. 몇 개를 지우세요.</translation>
        </message>
        <message>
            <source>It needs an id of at most %1 characters, so nothing was recorded. Give it a shorter one.</source>
            <translation>%1자 이내의 ID가 필요하여 아무것도 기록하지 않았습니다. 더 짧게 적으세요.</translation>
        </message>
        <message>
            <source>%1 of your proposals wait for an answer already. Withdraw one, or wait for it.</source>
            <translation>답을 기다리는 내 제안이 이미 %1건 있습니다. 하나를 거두거나 기다리세요.</translation>
        </message>
        <message>
            <source>You have proposed %1 changes of this release, which is the limit. Tell its owner what you would like.</source>
            <translation>이 릴리스의 변경을 %1건 제안했으며 이것이 한도입니다. 담당자에게 원하는 것을 직접 말하세요.</translation>
        </message>
        <message>
            <source>The change is larger than %1 bytes, which nobody could look through. Propose it in parts.</source>
            <translation>변경이 %1바이트보다 커서 아무도 다 살펴볼 수 없습니다. 나누어 제안하세요.</translation>
        </message>
    </context>
    <context>
        <name>CommandExecutor</name>
        <message>
            <source>“%1” is not the name of an environment variable, so nothing was started. Enter names only; values go into the other field.</source>
            <translation>“%1”: 환경 변수 이름이 아니어서 시작하지 않았습니다. 이름만 쓰고 값은 다른 칸에 넣으세요.</translation>
        </message>
        <message>
            <source>“%1” cannot be an environment variable, so nothing was started.</source>
            <translation>“%1”: 환경 변수가 될 수 없어 시작하지 않았습니다.</translation>
        </message>
        <message>
            <source>“%1” was started, but how it ended is not known: the computer or what watched over it went down meanwhile. Look at what it did, then record what you found.</source>
            <translation>“%1” 작업은 시작되었지만 결과를 알 수 없습니다. 컴퓨터나 감시 프로그램이 도중에 꺼졌습니다. 한 일을 확인하고 결과를 기록하세요.</translation>
        </message>
        <message>
            <source>“%1” was ended by signal %2 before it was done. Look at its output and at who ended it.</source>
            <translation>“%1” 작업이 신호 %2 때문에 끝나기 전에 종료되었습니다. 출력과 종료 원인을 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” failed with exit code %2: %3 Look at its output, correct the cause, then try again.</source>
            <translation>“%1” 작업이 종료 코드 %2 상태로 실패했습니다: %3 출력을 보고 원인을 고친 뒤 다시 시도하세요.</translation>
        </message>
        <message>
            <source>it said nothing.</source>
            <translation>출력이 없었습니다.</translation>
        </message>
        <message>
            <source>exit code 0 · %1</source>
            <translation>종료 코드 0 · %1</translation>
        </message>
        <message>
            <source>No program is named, so nothing was started. Enter it as the first line.</source>
            <translation>프로그램이 지정되지 않아 시작하지 않았습니다. 첫 줄에 입력하세요.</translation>
        </message>
        <message>
            <source>There is no folder %1 to work in, so nothing was started. Correct the folder.</source>
            <translation>작업할 폴더 %1 없음, 시작하지 않았습니다. 폴더를 고치세요.</translation>
        </message>
        <message>
            <source>The program “%1” is not on this computer, so nothing was started. Install it, or enter where it is.</source>
            <translation>프로그램 “%1” 없음, 시작하지 않았습니다. 설치하거나 위치를 입력하세요.</translation>
        </message>
        <message>
            <source>An argument holds a character that cannot be passed on, so nothing was started.</source>
            <translation>인수에 전달할 수 없는 문자가 있어 시작하지 않았습니다.</translation>
        </message>
        <message>
            <source>“%1” wrote more than %2 MiB of output and was ended, before it filled the disk. What it did until then stands. Let it say less, or write to a file of its own.</source>
            <translation>“%1” 작업이 %2 MiB 넘게 출력해 디스크가 차기 전에 끝냈습니다. 그때까지 한 일은 그대로 남아 있습니다. 출력을 줄이거나 따로 파일에 쓰게 하세요.</translation>
        </message>
    </context>
    <context>
        <name>CommentExecutor</name>
        <message>
            <source>The comment has no text, so none was written. Enter the text in the task.</source>
            <translation>댓글 내용이 없어 쓰지 않았습니다. 작업에 내용을 입력하세요.</translation>
        </message>
        <message>
            <source>The comment has %1 characters and Jira takes %2, so none was written. Shorten the text in the task.</source>
            <translation>댓글이 %1자인데 Jira는 %2자까지 받으므로 쓰지 않았습니다. 내용을 줄이세요.</translation>
        </message>
        <message>
            <source>%1: comment %2</source>
            <translation>%1: 댓글 %2</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) commented</source>
            <translation>
                <numerusform>이슈 %n건에 댓글</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Condition</name>
        <message>
            <source>“%1” can never be answered: %2. Correct the condition.</source>
            <translation>“%1” 조건은 결코 답할 수 없습니다: %2. 조건을 고치세요.</translation>
        </message>
        <message>
            <source>a value</source>
            <translation>값</translation>
        </message>
        <message>
            <source>a text</source>
            <translation>텍스트</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>숫자</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>참 또는 거짓</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>목록</translation>
        </message>
        <message>
            <source>“%1” is %2, not %3</source>
            <translation>“%1” 값은 %2이며 %3 형식이 아닙니다</translation>
        </message>
        <message>
            <source>a version can be compared only with a version</source>
            <translation>버전은 버전과만 비교할 수 있습니다</translation>
        </message>
        <message>
            <source>“%1” is no list</source>
            <translation>“%1” 값은 목록이 아닙니다</translation>
        </message>
        <message>
            <source>a list cannot be in a list</source>
            <translation>목록 안에 목록을 넣을 수 없습니다</translation>
        </message>
        <message>
            <source>only a text or a list can contain something</source>
            <translation>텍스트나 목록에만 포함 여부를 물을 수 있습니다</translation>
        </message>
        <message>
            <source>%1 and %2 cannot be compared</source>
            <translation>%1 값과 %2 값은 비교할 수 없습니다</translation>
        </message>
        <message>
            <source>%1 has no order</source>
            <translation>%1 값에는 크고 작음이 없습니다</translation>
        </message>
        <message>
            <source>it is %1, not true or false</source>
            <translation>%1 값이며 참이나 거짓이 아닙니다</translation>
        </message>
        <message>
            <source> (it is %1)</source>
            <translation> (현재 값 %1)</translation>
        </message>
        <message>
            <source>%1: yes%2</source>
            <translation>%1: 예%2</translation>
        </message>
        <message>
            <source>%1: no%2</source>
            <translation>%1: 아니요%2</translation>
        </message>
        <message>
            <source>“%1” is %2</source>
            <translation>“%1” 값은 %2</translation>
        </message>
        <message>
            <source>that is no list</source>
            <translation>목록이 아닙니다</translation>
        </message>
        <message>
            <source>the end, or “and”, “or” or a comparison</source>
            <translation>끝, “and”, “or” 또는 비교</translation>
        </message>
        <message>
            <source>its end</source>
            <translation>끝</translation>
        </message>
        <message>
            <source>The condition cannot be read at place %1 (“%2”): expected %3. Correct it.</source>
            <translation>조건의 %1번째 자리(“%2”)를 읽을 수 없습니다. 와야 할 것: %3. 조건을 고치세요.</translation>
        </message>
        <message>
            <source>a value or a name</source>
            <translation>값 또는 이름</translation>
        </message>
        <message>
            <source>The condition has more than %1 parentheses inside each other. Simplify it.</source>
            <translation>조건의 괄호가 %1겹보다 깊습니다. 단순하게 고치세요.</translation>
        </message>
        <message>
            <source>“,” or “]”</source>
            <translation>“,” 또는 “]”</translation>
        </message>
        <message>
            <source>a text or a number in the list</source>
            <translation>목록 안의 텍스트 또는 숫자</translation>
        </message>
        <message>
            <source>the closing quotation mark</source>
            <translation>닫는 따옴표</translation>
        </message>
        <message>
            <source>a number such as 5 or 0.5</source>
            <translation>5 또는 0.5 같은 숫자</translation>
        </message>
        <message>
            <source>a name inside defined()</source>
            <translation>defined() 안의 이름</translation>
        </message>
        <message>
            <source>The condition is longer than %1 characters. Simplify it, or put parts of it into tasks that check them.</source>
            <translation>조건이 %1자보다 깁니다. 단순하게 고치거나 일부를 확인하는 작업으로 옮기세요.</translation>
        </message>
        <message>
            <source>true</source>
            <translation>참</translation>
        </message>
        <message>
            <source>false</source>
            <translation>거짓</translation>
        </message>
        <message>
            <source>%1 or %2</source>
            <translation>%1 또는 %2</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 그리고 %2</translation>
        </message>
        <message>
            <source>not %1</source>
            <translation>다음이 아님: %1</translation>
        </message>
        <message>
            <source>%1 is %2</source>
            <translation>%1 = %2</translation>
        </message>
        <message>
            <source>%1 is not %2</source>
            <translation>%1 ≠ %2</translation>
        </message>
        <message>
            <source>%1 is less than %2</source>
            <translation>%1 &lt; %2</translation>
        </message>
        <message>
            <source>%1 is at most %2</source>
            <translation>%1 ≤ %2</translation>
        </message>
        <message>
            <source>%1 is more than %2</source>
            <translation>%1 &gt; %2</translation>
        </message>
        <message>
            <source>%1 is at least %2</source>
            <translation>%1 ≥ %2</translation>
        </message>
        <message>
            <source>%1 is one of %2</source>
            <translation>%1: 다음 중 하나 %2</translation>
        </message>
        <message>
            <source>%1 contains %2</source>
            <translation>%1: %2 포함</translation>
        </message>
        <message>
            <source>%1 starts with %2</source>
            <translation>%1: 시작 부분 %2</translation>
        </message>
        <message>
            <source>%1 ends with %2</source>
            <translation>%1: 끝부분 %2</translation>
        </message>
        <message>
            <source>%1 has a value</source>
            <translation>%1: 값 있음</translation>
        </message>
        <message>
            <source>the number of %1</source>
            <translation>%1 개수</translation>
        </message>
        <message>
            <source>%1 in small letters</source>
            <translation>%1(소문자)</translation>
        </message>
        <message>
            <source>version %1</source>
            <translation>버전 %1</translation>
        </message>
        <message>
            <source>“%1” has no value now.</source>
            <translation>“%1” 항목에는 지금 값이 없습니다.</translation>
        </message>
        <message>
            <source>“%1” stands for nothing. Use release.…, tasks.&lt;task&gt;.…, var.… or project.….</source>
            <translation>“%1” 이름이 가리키는 것이 없습니다. release.…, tasks.&lt;작업&gt;.…, var.…, project.… 가운데 하나를 쓰세요.</translation>
        </message>
    </context>
    <context>
        <name>ConfluenceCheck</name>
        <message>
            <source>Confluence Cloud signs in by mail address and API token, and the connection “%1” has no mail address. Enter it as the account.</source>
            <translation>Confluence Cloud는 메일 주소와 API 토큰으로 로그인하는데 “%1” 연결에 메일 주소가 없습니다. 계정에 입력하세요.</translation>
        </message>
        <message>
            <source>There is no Confluence at this address (“%1”), so no document can go there. Enter the address that its start page has in a browser, such as https://example.atlassian.net or https://confluence.example.com.</source>
            <translation>이 주소(“%1”)에는 Confluence가 없어 문서를 보낼 수 없습니다. 브라우저에서 시작 페이지의 주소를 입력하세요. 예: https://example.atlassian.net, https://confluence.example.com</translation>
        </message>
        <message>
            <source>The sign-in works, but “%1” has no space “%2” that this account may see, so no document can go there. Check the key of the space.</source>
            <translation>로그인은 되지만 “%1”에 이 계정이 볼 수 있는 스페이스 “%2” 항목이 없어 문서를 보낼 수 없습니다. 스페이스 키를 확인하세요.</translation>
        </message>
        <message>
            <source>Whether pages may be written in “%1” cannot be seen: it has none yet that tells. The first document will show it.</source>
            <translation>“%1”에 페이지를 쓸 수 있는지 알 수 없습니다. 알려 줄 페이지가 아직 없습니다. 첫 문서에서 알게 됩니다.</translation>
        </message>
        <message>
            <source>“%1” answers, but takes this sign-in for that of nobody, so documents would not be written. Create a new token and enter it in the connection.</source>
            <translation>“%1” 서버가 응답하지만 이 로그인을 익명으로 받아들여 문서를 쓸 수 없습니다. 새 토큰을 만들어 연결에 입력하세요.</translation>
        </message>
        <message>
            <source>This account sees no space at all, so no document can go there. Ask a Confluence administrator to let it into one.</source>
            <translation>이 계정에 보이는 스페이스가 없어 문서를 보낼 수 없습니다. Confluence 관리자에게 스페이스 권한을 요청하세요.</translation>
        </message>
        <message>
            <source>Name a space to see whether documents may be written there.</source>
            <translation>문서를 쓸 수 있는지 보려면 스페이스를 적으세요.</translation>
        </message>
        <message>
            <source>Documents can be read but not written in “%1”. Ask an administrator of the space for the permission to add pages.</source>
            <translation>“%1”에서 문서를 읽을 수는 있으나 쓸 수 없습니다. 스페이스 관리자에게 페이지 추가 권한을 요청하세요.</translation>
        </message>
    </context>
    <context>
        <name>ConnectionBook</name>
        <message>
            <source>There is no connection “%1” in this workspace, so this cannot be reached. There are: %2.</source>
            <translation>이 워크스페이스에 연결 “%1” 없음, 접속할 수 없습니다. 있는 연결: %2.</translation>
        </message>
        <message>
            <source>The secret of connection “%1” is not stored on this computer, so nothing was sent. Enter it under Connections, or name the variable that holds it: --token-env %1=VARIABLE with each command, or once with “connection add %1 … --token-env VARIABLE --remember-variable”.</source>
            <translation>“%1” 연결의 비밀 값이 이 컴퓨터에 없어 아무것도 보내지 않았습니다. 연결 화면에서 입력하거나 값을 담은 변수의 이름을 지정하세요. 명령마다 --token-env %1=VARIABLE 옵션을 쓰거나, 한 번 “connection add %1 … --token-env VARIABLE --remember-variable”을 실행합니다.</translation>
        </message>
    </context>
    <context>
        <name>ConnectionNetwork</name>
        <message>
            <source>A time limit of %1 seconds cannot be kept. Write 1 to %2, or leave it empty for the usual one.</source>
            <translation>시간 제한 %1초는 지킬 수 없습니다. 1에서 %2 사이로 적거나, 보통 시간을 쓰려면 비워 두세요.</translation>
        </message>
        <message>
            <source>“%1” is not the name of a proxy. Write its name or address alone, such as proxy.example.com; the port has a field of its own.</source>
            <translation>“%1” 값은 프록시 이름이 아닙니다. 이름이나 주소만 적으세요. 예: proxy.example.com. 포트는 따로 적는 칸이 있습니다.</translation>
        </message>
        <message>
            <source>%1 is not a port of a proxy. Write a number from 1 to 65535; 3128 and 8080 are usual for HTTP, 1080 for SOCKS.</source>
            <translation>%1번은 프록시 포트가 아닙니다. 1에서 65535 사이의 숫자를 적으세요. HTTP는 3128과 8080, SOCKS는 1080이 보통입니다.</translation>
        </message>
        <message>
            <source>The proxy cannot be told this user name: it holds a colon or is too long. Write the name alone; the password has a field of its own.</source>
            <translation>이 사용자 이름은 프록시에 전달할 수 없습니다. 콜론이 들어 있거나 너무 깁니다. 이름만 적으세요. 암호는 따로 적는 칸이 있습니다.</translation>
        </message>
        <message>
            <source>There is a key without its certificate, and a server is shown both. Name the certificate's file as well, or leave both empty.</source>
            <translation>키는 있는데 인증서가 없습니다. 서버에는 둘 다 보여야 합니다. 인증서 파일도 지정하거나 둘 다 비워 두세요.</translation>
        </message>
    </context>
    <context>
        <name>ConnectionRoute</name>
        <message>
            <source>The password of “%1” for the proxy “%2” is not stored on this computer, so nothing was sent. Enter it in the network settings of the connection “%3”.</source>
            <translation>프록시 “%2”에 쓸 “%1” 암호가 이 컴퓨터에 없어 아무것도 보내지 않았습니다. 연결 “%3”의 네트워크 설정에 입력하세요.</translation>
        </message>
    </context>
    <context>
        <name>ConnectorSet</name>
        <message>
            <source>The address of the mail server should look like smtp://mail.example.com:587.</source>
            <translation>메일 서버 주소는 smtp://mail.example.com:587 형식이어야 합니다.</translation>
        </message>
        <message>
            <source>The hook should be a web address as the messenger shows it. Copy it again.</source>
            <translation>훅은 메신저가 보여 주는 웹 주소여야 합니다. 다시 복사하세요.</translation>
        </message>
        <message>
            <source>Only the address was checked: nothing was sent.</source>
            <translation>주소만 확인했으며 아무것도 보내지 않았습니다.</translation>
        </message>
    </context>
    <context>
        <name>Delegation</name>
        <message>
            <source>This workspace does not know “%1”, so nobody could act. Choose somebody else.</source>
            <translation>이 워크스페이스가 모르는 사람이라 아무도 대결할 수 없습니다: “%1”. 다른 사람을 고르세요.</translation>
        </message>
        <message>
            <source>Somebody cannot act for himself. Choose another person.</source>
            <translation>자기 자신을 대신할 수 없습니다. 다른 사람을 고르세요.</translation>
        </message>
        <message>
            <source>A delegation needs a start and a later end. Correct its times.</source>
            <translation>대결에는 시작과 그보다 늦은 끝이 필요합니다. 시각을 고치세요.</translation>
        </message>
        <message>
            <source>Say why; owners and auditors see it.</source>
            <translation>이유를 적으세요. 담당자와 감사자가 봅니다.</translation>
        </message>
        <message>
            <source>%1 has no role that may sign, so nothing could be signed in place of %2. Choose somebody else.</source>
            <translation>%1 님에게는 서명할 수 있는 역할이 없어 %2 님을 대신해 서명할 수 없습니다. 다른 사람을 고르세요.</translation>
        </message>
        <message>
            <source>%1 is away in that time and is represented by %2. Choose somebody who is there.</source>
            <translation>%1 님은 그 기간에 부재이며 %2 님이 대신합니다. 그때 있는 사람을 고르세요.</translation>
        </message>
        <message>
            <source>%1 acts for %2 in that time, and that cannot be passed on. End it first.</source>
            <translation>%1 님은 그 기간에 %2 님을 대신하며, 이는 다시 넘길 수 없습니다. 먼저 그 대결을 끝내세요.</translation>
        </message>
        <message>
            <source>%1 already acts for %2 in that time. End that delegation first.</source>
            <translation>%1 님은 그 기간에 이미 %2 님을 대신합니다. 먼저 그 대결을 끝내세요.</translation>
        </message>
    </context>
    <context>
        <name>DependencyWish</name>
        <message>
            <source>“%1” is nothing that “%2” can be. Use one of: %3.</source>
            <translation>“%1” 값은 “%2” 항목에 쓸 수 없습니다. 다음 중 하나를 쓰세요: %3.</translation>
        </message>
        <message>
            <source>Which release is waited for is not said. Enter its project and its version.</source>
            <translation>기다릴 릴리스가 지정되지 않았습니다. 프로젝트와 버전을 입력하세요.</translation>
        </message>
    </context>
    <context>
        <name>DescriptionMarkdown</name>
        <message>
            <source>[attachment]</source>
            <translation>[첨부 파일]</translation>
        </message>
        <message>
            <source>[attachment %1]</source>
            <translation>[첨부 파일 %1]</translation>
        </message>
        <message>
            <source>[macro %1]</source>
            <translation>[매크로 %1]</translation>
        </message>
    </context>
    <context>
        <name>Desktop</name>
        <message>
            <source>There is no screen here to open a window on, and nothing was changed. Log in to a desktop, or work from the terminal with rdesk (rdesk --help).</source>
            <translation>창을 열 화면이 없으며 바뀐 것은 없습니다. 데스크톱에 로그인하거나 터미널에서 rdesk로 작업하세요(rdesk --help).</translation>
        </message>
    </context>
    <context>
        <name>DesktopOptions</name>
        <message>
            <source>The workspace to open.</source>
            <translation>열 워크스페이스.</translation>
        </message>
        <message>
            <source>Open a sample workspace with sample services; it starts afresh each time.</source>
            <translation>예제 서비스와 함께 예제 워크스페이스 열기, 매번 새로 시작합니다.</translation>
        </message>
        <message>
            <source>Where to go first: %1.</source>
            <translation>처음 열 화면: %1.</translation>
        </message>
        <message>
            <source>The release to show.</source>
            <translation>보여 줄 릴리스.</translation>
        </message>
        <message>
            <source>Language of the window: en or ko.</source>
            <translation>창의 언어: en 또는 ko.</translation>
        </message>
        <message>
            <source>light, dark or system.</source>
            <translation>light, dark 또는 system.</translation>
        </message>
        <message>
            <source>Size of the window, e.g. 1440x900.</source>
            <translation>창 크기, 예: 1440x900.</translation>
        </message>
        <message>
            <source>Write a picture of the window to this file, then end.</source>
            <translation>창의 그림을 이 파일에 쓰고 끝냅니다.</translation>
        </message>
        <message>
            <source>Show this.</source>
            <translation>도움말을 봅니다.</translation>
        </message>
        <message>
            <source>Show the version.</source>
            <translation>버전을 봅니다.</translation>
        </message>
        <message>
            <source>One workspace at a time; these are several: %1</source>
            <translation>워크스페이스는 한 번에 하나만 엽니다. 여러 개가 지정되었습니다: %1</translation>
        </message>
        <message>
            <source>--sample has a folder of its own; leave “%1” out.</source>
            <translation>--sample은 자체 폴더를 씁니다. “%1” 빼기.</translation>
        </message>
        <message>
            <source>There is no view “%1”. There are: %2</source>
            <translation>그런 화면이 없습니다: “%1”. 있는 화면: %2</translation>
        </message>
        <message>
            <source>--lang takes en or ko, not “%1”</source>
            <translation>--lang 값은 en 또는 ko입니다: “%1”</translation>
        </message>
        <message>
            <source>--theme takes light, dark or system, not “%1”</source>
            <translation>--theme 값은 light, dark, system입니다: “%1”</translation>
        </message>
        <message>
            <source>--size takes width x height, e.g. 1440x900, not “%1”</source>
            <translation>--size 값은 너비x높이입니다(예: 1440x900): “%1”</translation>
        </message>
        <message>
            <source>Compose, approve, run and undo software releases.</source>
            <translation>소프트웨어 릴리스를 구성하고 결재하고 실행하고 되돌립니다.</translation>
        </message>
        <message>
            <source>What to show, e.g. %1.</source>
            <translation>열어 볼 대상(예: %1).</translation>
        </message>
        <message>
            <source>One link at a time.</source>
            <translation>링크는 한 번에 하나만 쓸 수 있습니다.</translation>
        </message>
        <message>
            <source>Size of the text, 90 to 150 percent.</source>
            <translation>글자 크기, 90~150퍼센트.</translation>
        </message>
        <message>
            <source>--text-size takes 90 to 150, not “%1”</source>
            <translation>--text-size 옵션에는 90~150 사이의 값을 지정합니다. 받은 값: “%1”</translation>
        </message>
    </context>
    <context>
        <name>DevelopmentStatus</name>
        <message>
            <source>the code of an issue</source>
            <translation>이슈의 코드</translation>
        </message>
    </context>
    <context>
        <name>Directory</name>
        <message>
            <source>Engine</source>
            <translation>엔진</translation>
        </message>
    </context>
    <context>
        <name>EffectJournal</name>
        <message>
            <source>The record holds an entry that this program does not know. Nothing was sent; open the workspace with the newer program that wrote it.</source>
            <translation>기록에 이 프로그램이 모르는 항목이 있습니다. 아무것도 보내지 않았습니다. 기록을 쓴 새 프로그램으로 여세요.</translation>
        </message>
        <message>
            <source>%1 confirmed that this did not happen. It may be tried again.</source>
            <translation>%1 님이 일어나지 않았다고 확인했습니다. 다시 시도할 수 있습니다.</translation>
        </message>
        <message>
            <source>This is being done right now. Wait for its result.</source>
            <translation>지금 실행 중입니다. 결과를 기다리세요.</translation>
        </message>
        <message>
            <source>Whether “%1” took effect is not known, and it could not be looked up: %2 It is not sent again. Try the look-up again, or look yourself and record what you found.</source>
            <translation>“%1” 적용 여부를 알 수 없고 조회하지 못했습니다: %2 다시 보내지 않습니다. 조회를 다시 시도하거나 직접 확인해 기록하세요.</translation>
        </message>
        <message>
            <source>Whether “%1” took effect is not known, and the endpoint cannot tell. It is not sent again. Look yourself and record what you found.</source>
            <translation>“%1” 적용 여부를 알 수 없고 상대 시스템도 알려 줄 수 없습니다. 다시 보내지 않습니다. 직접 확인해 기록하세요.</translation>
        </message>
        <message>
            <source>“%1” was interrupted and did not take effect. It may be tried again.</source>
            <translation>“%1” 작업이 중단되어 적용되지 않았습니다. 다시 시도할 수 있습니다.</translation>
        </message>
        <message>
            <source>This was sent, but its result could not be recorded: %1 It is not sent again; its result is looked up at the next try.</source>
            <translation>보냈지만 결과를 기록하지 못했습니다: %1 다시 보내지 않으며 다음 시도 때 결과를 조회합니다.</translation>
        </message>
        <message>
            <source>This was never sent. There is nothing to decide.</source>
            <translation>보낸 적이 없습니다. 결정할 것이 없습니다.</translation>
        </message>
        <message>
            <source>The result of this is known already. There is nothing to decide.</source>
            <translation>결과가 이미 알려져 있습니다. 결정할 것이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>EndpointPolicy</name>
        <message>
            <source>This is not the address of a web server, so nothing can be read from it. Enter it as in a browser, for example https://jira.example.com.</source>
            <translation>웹 서버 주소가 아니어서 읽을 수 없습니다. 브라우저처럼 입력하세요. 예: https://jira.example.com</translation>
        </message>
        <message>
            <source>The address holds a user or password, which would end up in logs. Remove what stands before the @ and enter it as the credential of the connection.</source>
            <translation>주소에 사용자나 암호가 있어 로그에 남을 수 있습니다. @ 앞부분을 지우고 연결의 비밀 값으로 입력하세요.</translation>
        </message>
        <message>
            <source>The address goes on after a ? or #, so it points at one page and not at a server. Remove that part.</source>
            <translation>주소에 ? 또는 # 뒤가 있어 서버가 아니라 한 페이지를 가리킵니다. 그 부분을 지우세요.</translation>
        </message>
    </context>
    <context>
        <name>EngineKey</name>
        <message>
            <source>The key “%1”, with which this computer signs the record, cannot be used. Nothing is recorded without it; make the file readable for you alone (mode 600), or remove it to have a new one made.</source>
            <translation>이 컴퓨터가 기록에 서명하는 키 “%1” 파일을 쓸 수 없습니다. 키 없이는 아무것도 기록되지 않습니다. 본인만 읽을 수 있게 하거나(mode 600), 지워서 새 키를 만드세요.</translation>
        </message>
        <message>
            <source>The record cannot be signed on this computer.</source>
            <translation>이 컴퓨터에서 기록에 서명할 수 없습니다.</translation>
        </message>
        <message>
            <source>“%1” is not a key of Release Desk, so the record cannot be signed. Remove the file to have a new one made.</source>
            <translation>“%1”: Release Desk의 키가 아니어서 기록에 서명할 수 없습니다. 파일을 지우면 새 키를 만듭니다.</translation>
        </message>
    </context>
    <context>
        <name>EnvironmentLock</name>
        <message>
            <source>%1 %2 is at work in %3 and has not ended, so %4 does not begin there. Wait until it has ended, or roll it back or abort it first.</source>
            <translation>%1 %2 릴리스가 %3 환경에서 작업 중이며 끝나지 않아 %4 릴리스를 그곳에서 시작하지 않습니다. 끝날 때까지 기다리거나, 먼저 그 릴리스를 롤백하거나 중단하세요.</translation>
        </message>
        <message>
            <source>%1 %2 was aborted and something of it may still be at work in %3, so %4 does not begin there. Say what became of its tasks, or wait until they have stopped.</source>
            <translation>%1 %2 릴리스는 중단되었지만 %3 환경에 아직 작업이 남아 있을 수 있어 %4 릴리스를 그곳에서 시작하지 않습니다. 작업이 어떻게 되었는지 밝히거나 멈출 때까지 기다리세요.</translation>
        </message>
    </context>
    <context>
        <name>EventChain</name>
        <message>
            <source>The record of this workspace was changed from outside: event %1 is missing. Release nothing from it; restore the workspace from its last backup.</source>
            <translation>워크스페이스의 기록이 외부에서 변경되었습니다: 이벤트 %1 없음. 릴리스하지 말고 마지막 백업에서 복원하세요.</translation>
        </message>
        <message>
            <source>The record of this workspace was changed from outside: event %1 is not what was recorded. Release nothing from it; restore the workspace from its last backup.</source>
            <translation>워크스페이스의 기록이 외부에서 변경되었습니다: 이벤트 %1 내용이 기록과 다릅니다. 릴리스하지 말고 마지막 백업에서 복원하세요.</translation>
        </message>
    </context>
    <context>
        <name>EventStore</name>
        <message>
            <source>This cannot be recorded. Nothing was recorded.</source>
            <translation>기록할 수 없습니다. 아무것도 기록되지 않았습니다.</translation>
        </message>
        <message>
            <source>What should be recorded has %1 KiB; an entry of the record may have %2 KiB. Nothing was recorded; shorten texts or attach less.</source>
            <translation>기록할 내용이 %1 KiB인데 한 항목은 %2 KiB까지입니다. 아무것도 기록되지 않았습니다. 내용을 줄이세요.</translation>
        </message>
        <message>
            <source>Somebody else changed this at the same moment. Nothing was recorded; look at the new state and try again.</source>
            <translation>같은 순간에 다른 사람이 변경했습니다. 아무것도 기록되지 않았습니다. 새 상태를 보고 다시 시도하세요.</translation>
        </message>
        <message>
            <source>This workspace is open for reading only: another program writes it. Nothing was recorded; make the change there, or close it.</source>
            <translation>이 워크스페이스는 읽기 전용으로 열려 있습니다. 다른 프로그램이 쓰고 있습니다. 거기서 변경하거나 닫으세요.</translation>
        </message>
        <message>
            <source>The head of the record could not be signed, so nothing is recorded. Free some space on the disk that holds this workspace and try again.</source>
            <translation>기록의 끝에 서명하지 못해 아무것도 기록하지 않았습니다. 이 워크스페이스가 있는 디스크의 공간을 비우고 다시 시도하세요.</translation>
        </message>
        <message>
            <source>The record “%1” is missing, although its signed head is there. Nothing was made in its place; put the file back or restore it from its last backup. To begin a new record, remove “%2”.</source>
            <translation>서명된 끝은 있는데 기록 “%1” 파일이 없습니다. 새로 만들지 않았습니다. 파일을 되돌려 놓거나 마지막 백업에서 복원하세요. 새 기록을 시작하려면 “%2” 파일을 지우세요.</translation>
        </message>
        <message>
            <source>%1 Nothing was recorded.</source>
            <translation>%1 아무것도 기록하지 않았습니다.</translation>
        </message>
    </context>
    <context>
        <name>EventTable</name>
        <message>
            <source>This release was moved into the archive “%1” and can be read there, not changed. To work on that version again, compose a new release.</source>
            <translation>이 릴리스는 보관 파일 “%1” 안으로 옮겨져 읽을 수만 있습니다. 그 버전을 다시 작업하려면 새 릴리스를 작성하세요.</translation>
        </message>
    </context>
    <context>
        <name>Evidence</name>
        <message>
            <source>This evidence does not hold: %1. Ask for the file again.</source>
            <translation>이 증거는 성립하지 않습니다: %1. 파일을 다시 요청하세요.</translation>
        </message>
        <message>
            <source>event %1 is not what was recorded</source>
            <translation>이벤트 %1번이 기록된 것과 다릅니다</translation>
        </message>
        <message>
            <source>event %1 does not follow the one before</source>
            <translation>이벤트 %1번이 앞 이벤트와 이어지지 않습니다</translation>
        </message>
        <message>
            <source>an event before %1 was left out</source>
            <translation>%1번 앞의 이벤트가 빠졌습니다</translation>
        </message>
        <message>
            <source>event %1 is of something else</source>
            <translation>이벤트 %1번은 다른 대상의 것입니다</translation>
        </message>
        <message>
            <source>the digest %1 is not that of its parts</source>
            <translation>%1 지문이 각 부분의 지문과 다릅니다</translation>
        </message>
        <message>
            <source>event %1 signs what was never frozen</source>
            <translation>이벤트 %1번이 고정된 적 없는 내용에 서명합니다</translation>
        </message>
        <message>
            <source>event %1 speaks for somebody else</source>
            <translation>이벤트 %1번이 다른 사람을 대신해 말합니다</translation>
        </message>
        <message>
            <source>event %1 lacks its signature</source>
            <translation>이벤트 %1번에 서명이 없습니다</translation>
        </message>
        <message>
            <source>the signature of event %1 is not good</source>
            <translation>이벤트 %1번의 서명이 올바르지 않습니다</translation>
        </message>
        <message>
            <source>“%1” of event %2 is not what was signed</source>
            <translation>이벤트 %2번의 “%1” 항목이 서명된 것과 다릅니다</translation>
        </message>
        <message>
            <source>event %1 signs another “%2”</source>
            <translation>이벤트 %1번이 다른 “%2” 항목에 서명합니다</translation>
        </message>
        <message>
            <source>There is no release “%1” in this record.</source>
            <translation>이 기록에 릴리스 “%1” 없음.</translation>
        </message>
        <message>
            <source>it is no evidence file, or it was cut</source>
            <translation>증거 파일이 아니거나 잘렸습니다</translation>
        </message>
        <message>
            <source>it is not in its one byte form</source>
            <translation>하나뿐인 정해진 바이트 형식이 아닙니다</translation>
        </message>
        <message>
            <source>it was signed by another engine</source>
            <translation>다른 엔진이 서명했습니다</translation>
        </message>
        <message>
            <source>the engine did not sign it so</source>
            <translation>엔진이 그렇게 서명하지 않았습니다</translation>
        </message>
        <message>
            <source>its checkpoint is not that of this record</source>
            <translation>체크포인트가 이 기록의 것이 아닙니다</translation>
        </message>
        <message>
            <source>it names another workspace</source>
            <translation>다른 워크스페이스를 가리킵니다</translation>
        </message>
    </context>
    <context>
        <name>ExternalUrl</name>
        <message>
            <source>This link cannot be opened: only web and mail addresses are. Copy it if you trust where it came from.</source>
            <translation>이 링크는 열 수 없습니다. 웹과 메일 주소만 열립니다. 출처를 믿는다면 복사하세요.</translation>
        </message>
    </context>
    <context>
        <name>FileBundle</name>
        <message>
            <source>“%1” is no archive of a workspace, or it was changed or cut short. Nothing was taken from it; use another copy.</source>
            <translation>“%1”: 워크스페이스 보관 파일이 아니거나 변경 또는 잘렸습니다. 아무것도 가져오지 않았습니다. 다른 사본을 쓰세요.</translation>
        </message>
        <message>
            <source>“%1” could not be read or written. Check the place, its permissions and its free space.</source>
            <translation>“%1” 파일을 읽거나 쓸 수 없습니다. 위치, 권한, 남은 공간을 확인하세요.</translation>
        </message>
        <message>
            <source>There is no file “%1”.</source>
            <translation>파일 “%1” 없음.</translation>
        </message>
        <message>
            <source>“%1” exists already and was left as it is.</source>
            <translation>“%1” 파일이 이미 있어 그대로 두었습니다.</translation>
        </message>
    </context>
    <context>
        <name>FlowAccessible</name>
        <message>
            <source>%1 percent</source>
            <translation>%1 퍼센트</translation>
        </message>
        <message>
            <source>task %1 of %2</source>
            <translation>작업 %1 / %2</translation>
        </message>
        <message>
            <source>phase %1</source>
            <translation>단계 %1</translation>
        </message>
        <message>
            <source>rollback lane</source>
            <translation>롤백 레인</translation>
        </message>
        <message>
            <source>after %1</source>
            <translation>앞 작업: %1</translation>
        </message>
        <message>
            <source>leads to %1</source>
            <translation>다음 작업: %1</translation>
        </message>
        <message>
            <source>undoes %1</source>
            <translation>되돌리는 작업: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n comment(s)</source>
            <translation>
                <numerusform>댓글 %n개</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n attachment(s)</source>
            <translation>
                <numerusform>첨부 %n개</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FlowFile</name>
        <message>
            <source>%1 is larger than 8 MiB, so it was not read. Import a smaller flow.</source>
            <translation>%1 파일이 8 MiB보다 커서 읽지 않았습니다. 더 작은 흐름을 가져오세요.</translation>
        </message>
        <message>
            <source>%1 could not be read (%2). Check where it is and who may read it.</source>
            <translation>%1 파일을 읽을 수 없습니다(%2). 파일 위치와 읽기 권한을 확인하세요.</translation>
        </message>
        <message>
            <source>%1 was not imported: %2</source>
            <translation>%1 파일을 가져오지 않았습니다: %2</translation>
        </message>
        <message>
            <source>From the file %1.</source>
            <translation>%1 파일에서 가져왔습니다.</translation>
        </message>
        <message>
            <source>%1 could not be written (%2). Check the folder and the free space.</source>
            <translation>%1 파일을 쓸 수 없습니다(%2). 폴더와 남은 공간을 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>FlowMenu</name>
        <message>
            <source>Open</source>
            <translation>열기</translation>
        </message>
        <message>
            <source>Add after…</source>
            <translation>뒤에 추가…</translation>
        </message>
        <message>
            <source>Add parallel…</source>
            <translation>나란히 추가…</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>이름 바꾸기</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>복제</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>삭제</translation>
        </message>
        <message>
            <source>Rename phase</source>
            <translation>단계 이름 바꾸기</translation>
        </message>
        <message>
            <source>Add phase before</source>
            <translation>앞에 단계 추가</translation>
        </message>
        <message>
            <source>Add phase after</source>
            <translation>뒤에 단계 추가</translation>
        </message>
        <message>
            <source>Runs before sign-off</source>
            <translation>결재 전 실행</translation>
        </message>
        <message>
            <source>Delete phase</source>
            <translation>단계 삭제</translation>
        </message>
        <message>
            <source>Disconnect</source>
            <translation>연결 끊기</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>맞춤</translation>
        </message>
        <message>
            <source>100 %</source>
            <translation>100 %</translation>
        </message>
        <message>
            <source>Minimap</source>
            <translation>미니맵</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>개요</translation>
        </message>
        <message>
            <source>Arrange</source>
            <translation>정렬</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>텍스트로 복사</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>잘라내기</translation>
        </message>
        <message>
            <source>Align</source>
            <translation>정렬</translation>
        </message>
        <message>
            <source>Fold its phase</source>
            <translation>단계 접기</translation>
        </message>
        <message>
            <source>Unfold phase</source>
            <translation>단계 펼치기</translation>
        </message>
        <message>
            <source>Fold phase</source>
            <translation>단계 접기</translation>
        </message>
        <message>
            <source>Swimlanes (W)</source>
            <translation>레인 구분 (W)</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>붙여넣기</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>모두 선택</translation>
        </message>
        <message>
            <source>Unfold</source>
            <translation>펼치기</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>타임라인</translation>
        </message>
        <message>
            <source>Critical path</source>
            <translation>임계 경로</translation>
        </message>
        <message>
            <source>Phases</source>
            <translation>단계</translation>
        </message>
        <message>
            <source>Add phase</source>
            <translation>단계 추가</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>의견</translation>
        </message>
        <message>
            <source>Propose a change</source>
            <translation>변경 제안</translation>
        </message>
        <message>
            <source>Find a task…</source>
            <translation>작업 찾기…</translation>
        </message>
        <message>
            <source>Fold the release inside</source>
            <translation>안의 릴리스 접기</translation>
        </message>
        <message>
            <source>Unfold the release inside</source>
            <translation>안의 릴리스 펼치기</translation>
        </message>
    </context>
    <context>
        <name>FlowPartAccessible</name>
        <message numerus="yes">
            <source>Rollback lane, %n task(s)</source>
            <translation>
                <numerusform>롤백 레인, 작업 %n개</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Phase %1, %2, %n task(s)</source>
            <translation>
                <numerusform>단계 %1, %2, 작업 %n개</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Freeze</name>
        <message>
            <source>A freeze ends after it begins. Correct its times.</source>
            <translation>동결은 시작 뒤에 끝나야 합니다. 시각을 고치세요.</translation>
        </message>
        <message>
            <source>A freeze needs a reason of at most %1 characters, which everybody reads who runs into it. Write one.</source>
            <translation>동결에는 최대 %1자의 사유가 필요하며, 동결에 걸린 모든 사람이 이 사유를 읽습니다. 사유를 적으세요.</translation>
        </message>
        <message>
            <source>The freeze “%1” names the environment “%2”, which is not declared, so it would hold nothing there. Correct it.</source>
            <translation>동결 “%1” 항목에 적힌 환경 “%2” 항목이 선언되지 않아 그곳에서는 아무것도 막지 못합니다. 고치세요.</translation>
        </message>
        <message>
            <source>The freeze “%1” names the project “%2”, which is not declared, so it would hold nothing of it. Correct it.</source>
            <translation>동결 “%1” 항목에 적힌 프로젝트 “%2” 항목이 선언되지 않아 그 프로젝트는 아무것도 막지 못합니다. 고치세요.</translation>
        </message>
        <message>
            <source>The freeze “%1” belongs to “%2”, who is not declared. Name somebody who can be asked.</source>
            <translation>동결 “%1” 항목의 담당자 “%2” 님이 선언되지 않았습니다. 문의할 수 있는 사람을 지정하세요.</translation>
        </message>
        <message>
            <source>%1 is frozen until %2 (%3).</source>
            <translation>동결 중: %1, %2까지(%3).</translation>
        </message>
        <message>
            <source>Ask for an exception, or move the window.</source>
            <translation>예외를 요청하거나 작업 시간을 옮기세요.</translation>
        </message>
        <message>
            <source>Ask %1 for an exception, or move the window.</source>
            <translation>%1 님에게 예외를 요청하거나 작업 시간을 옮기세요.</translation>
        </message>
    </context>
    <context>
        <name>FreezeInForce</name>
        <message>
            <source>%1 is frozen until %2 (%3), so this begins then by itself.</source>
            <translation>%1 환경이 %2까지 동결이어서(%3) 그때 저절로 시작합니다.</translation>
        </message>
        <message>
            <source>It begins sooner with an exception for this release.</source>
            <translation>이 릴리스에 예외가 있으면 더 일찍 시작합니다.</translation>
        </message>
        <message>
            <source>It begins sooner if %1 makes an exception for this release.</source>
            <translation>%1 님이 이 릴리스에 예외를 두면 더 일찍 시작합니다.</translation>
        </message>
        <message>
            <source>Finish the phase that has begun</source>
            <translation>시작된 단계까지 마침</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>보류</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>What was deployed is taken back; if part of it cannot be, a phase that has begun is finished.</source>
            <translation>배포한 것을 되돌립니다. 일부를 되돌릴 수 없으면 시작된 단계까지 마칩니다.</translation>
        </message>
        <message>
            <source>The window of the release ended at %1, so this does not begin. Move the window, which people sign again, or roll back.</source>
            <translation>릴리스의 작업 시간이 %1에 끝나 시작하지 않습니다. 작업 시간을 옮기거나(다시 서명 필요) 롤백하세요.</translation>
        </message>
        <message>
            <source>A phase that has begun is finished; no further one begins until the freeze ends or the window is moved.</source>
            <translation>시작한 단계는 끝까지 하고, 동결이 끝나거나 작업 시간을 옮길 때까지 다음 단계는 시작하지 않습니다.</translation>
        </message>
        <message>
            <source>What runs is finished; nothing else takes effect until the freeze ends or the window is moved.</source>
            <translation>진행 중인 것은 끝까지 하고, 동결이 끝나거나 작업 시간을 옮길 때까지 다른 것은 적용하지 않습니다.</translation>
        </message>
    </context>
    <context>
        <name>GateCheckExecutor</name>
        <message>
            <source>well: %1</source>
            <translation>정상: %1</translation>
        </message>
        <message>
            <source>not well: %1</source>
            <translation>비정상: %1</translation>
        </message>
        <message>
            <source>%1 of %2 in a row</source>
            <translation>연속 %1 / %2</translation>
        </message>
        <message>
            <source>%1 was not well %2 times in a row in time; the last answer was: %3. Look at the service, then try again or roll back.</source>
            <translation>%1: 제한 시간 안에 %2회 연속 정상이 되지 않았습니다. 마지막 응답: %3. 서비스를 확인하고 다시 시도하거나 롤백하세요.</translation>
        </message>
        <message>
            <source>well %1 times · %2</source>
            <translation>%1회 정상 · %2</translation>
        </message>
    </context>
    <context>
        <name>GateDependencyExecutor</name>
        <message>
            <source>there is no such release yet</source>
            <translation>해당 릴리스가 아직 없음</translation>
        </message>
        <message>
            <source>%1 will not get where “%2” waits for it: %3. Try again once it has been started anew, or skip this task with a reason.</source>
            <translation>%1 릴리스가 “%2” 작업이 기다리는 지점에 도달할 수 없습니다: %3. 릴리스가 다시 시작되면 다시 시도하거나, 사유를 적고 이 작업을 건너뛰세요.</translation>
        </message>
        <message>
            <source>%1 waits for this release, and this release waits for it: neither would ever go on. Change one of the two, or skip this task with a reason.</source>
            <translation>%1 릴리스와 이 릴리스가 서로를 기다려 둘 다 진행할 수 없습니다. 둘 중 하나를 바꾸거나, 사유를 적고 이 작업을 건너뛰세요.</translation>
        </message>
        <message>
            <source>“%1” waits for its own release, which would never go on. Choose another one.</source>
            <translation>“%1” 작업이 자신이 속한 릴리스를 기다려 진행할 수 없습니다. 다른 릴리스를 고르세요.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>waits for %1: %2</source>
            <translation>%1 대기 중: %2</translation>
        </message>
        <message>
            <source>This release waits for %1, which waits for this release: none of them would ever go on. Change one of them, or skip this task with a reason.</source>
            <translation>이 릴리스 → %1 → 이 릴리스 순으로 서로를 기다려 어느 것도 진행할 수 없습니다. 그중 하나를 바꾸거나, 사유를 적고 이 작업을 건너뛰세요.</translation>
        </message>
        <message>
            <source>, which waits for </source>
            <translation> → </translation>
        </message>
    </context>
    <context>
        <name>GitProgram</name>
        <message>
            <source>git could not be started, so the code of the release cannot be read. Install git, or correct the folder of the repository.</source>
            <translation>git을 시작할 수 없어 릴리스의 코드를 읽을 수 없습니다. git을 설치하거나 저장소 폴더를 고치세요.</translation>
        </message>
        <message>
            <source>git could not read the repository %1, so its code is not known. It says: %2</source>
            <translation>git이 %1 저장소를 읽지 못해 코드를 알 수 없습니다. git 메시지: %2</translation>
        </message>
        <message>
            <source>Reading the repository was stopped.</source>
            <translation>저장소 읽기를 중지했습니다.</translation>
        </message>
        <message>
            <source>The repository holds more than can be read at once, so its code is not known. Choose a base that is nearer to the candidate.</source>
            <translation>저장소가 한 번에 읽을 수 있는 양보다 커서 코드를 알 수 없습니다. 후보에 더 가까운 기준을 고르세요.</translation>
        </message>
        <message numerus="yes">
            <source>git did not answer within %n second(s), so the code is not known. Look whether the folder or the remote can be reached, then try again.</source>
            <translation>
                <numerusform>git이 %n초 안에 응답하지 않아 코드를 알 수 없습니다. 폴더나 원격 저장소에 접근할 수 있는지 확인한 뒤 다시 시도하세요.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HeaderWords</name>
        <message>
            <source>Ended %1</source>
            <translation>%1 종료</translation>
        </message>
        <message>
            <source>Rolled back in %1</source>
            <translation>%1에 롤백됨</translation>
        </message>
        <message>
            <source>%1 is live again, %2</source>
            <comment>version, time</comment>
            <translation>%1 버전이 다시 서비스 중, %2</translation>
        </message>
        <message>
            <source>Declared risk: low</source>
            <translation>신고한 위험도: 낮음</translation>
        </message>
        <message>
            <source>Declared risk: medium</source>
            <translation>신고한 위험도: 보통</translation>
        </message>
        <message>
            <source>Declared risk: high</source>
            <translation>신고한 위험도: 높음</translation>
        </message>
    </context>
    <context>
        <name>HttpAnswer</name>
        <message>
            <source>%1 at byte %2 of %3: %4</source>
            <translation>%1, %3 중 %2바이트 위치: %4</translation>
        </message>
        <message>
            <source>“%1” answered with a web page instead of data, so nothing could be read. Usually this is a sign-in page or a wrong address: check both in the connection.</source>
            <translation>“%1” 서버가 데이터 대신 웹 페이지로 응답해 읽지 못했습니다. 보통 로그인 페이지이거나 주소가 잘못된 경우입니다. 연결에서 둘 다 확인하세요.</translation>
        </message>
        <message>
            <source>The answer of “%1” ends in the middle, so it was not used. Try again; if it happens again, look at the proxy or load balancer in between.</source>
            <translation>“%1” 서버의 응답이 중간에 끊겨 사용하지 않았습니다. 다시 시도하고, 반복되면 중간의 프록시나 로드 밸런서를 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” answered something that is not JSON, so nothing could be read. Check that the address of the connection leads to the right product.</source>
            <translation>“%1” 서버의 응답이 JSON이 아니어서 읽지 못했습니다. 연결 주소가 맞는 제품을 가리키는지 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>HttpError</name>
        <message>
            <source>The request to “%1” was cancelled.</source>
            <translation>“%1” 요청이 취소되었습니다.</translation>
        </message>
        <message>
            <source>The request to “%1” was dropped because the program is closing.</source>
            <translation>프로그램을 닫는 중이라 “%1” 요청을 그만두었습니다.</translation>
        </message>
        <message numerus="yes">
            <source>“%1” did not answer within %n second(s). Check that the server is up and that this network reaches it, then try again.</source>
            <translation>
                <numerusform>“%1” 서버가 %n초 안에 응답하지 않았습니다. 서버가 켜져 있고 네트워크가 닿는지 확인한 뒤 다시 시도하세요.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>“%1” was still answering after %n second(s), so the request was given up. The server or the network is too slow; try again later or ask for less.</source>
            <translation>
                <numerusform>“%1” 서버가 %n초 뒤에도 응답 중이라 요청을 포기했습니다. 서버나 네트워크가 너무 느립니다. 나중에 다시 시도하세요.</numerusform>
            </translation>
        </message>
        <message>
            <source>The answer of “%1” is larger than the limit of %2 MiB, so it was not used. Ask for less.</source>
            <translation>“%1” 서버의 응답이 제한 %2 MiB보다 커서 사용하지 않았습니다. 더 적게 요청하세요.</translation>
        </message>
        <message>
            <source>The server “%1” cannot be found, so nothing was sent. Check the address of the connection, and that the network or VPN that knows this name is connected.</source>
            <translation>서버 “%1” 주소를 찾을 수 없어 아무것도 보내지 않았습니다. 연결 주소와 네트워크 또는 VPN을 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” refuses connections, so nothing was sent. The server is down, the port is wrong, or a firewall is in between: check the address of the connection.</source>
            <translation>“%1” 서버가 접속을 거부해 아무것도 보내지 않았습니다. 서버가 꺼졌거나 포트가 틀렸거나 방화벽이 있습니다. 연결 주소를 확인하세요.</translation>
        </message>
        <message>
            <source>This computer does not reach “%1”: there is no way to it in the network, or it went away. Check the network connection and the VPN, then try again.</source>
            <translation>이 컴퓨터에서 “%1” 서버에 닿지 않습니다. 네트워크와 VPN을 확인한 뒤 다시 시도하세요.</translation>
        </message>
        <message>
            <source>The network proxy does not let requests through to “%1”, so nothing was sent. Check the proxy settings of this computer and its sign-in.</source>
            <translation>네트워크 프록시가 “%1” 요청을 통과시키지 않아 아무것도 보내지 않았습니다. 프록시 설정과 로그인을 확인하세요.</translation>
        </message>
        <message>
            <source>The connection to “%1” broke off before its answer was complete. Try again; if it happens again, look at the server and at the proxy or load balancer in between.</source>
            <translation>“%1” 서버와의 연결이 응답이 끝나기 전에 끊겼습니다. 다시 시도하고, 반복되면 서버와 중간 프록시를 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” does not accept this request as it is (%2), so it did nothing. Correct what it names, or check that the address leads to the right product.</source>
            <translation>“%1” 서버가 이 요청을 받지 않아(%2) 아무 일도 하지 않았습니다. 지적한 내용을 고치거나 주소가 맞는지 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” does not accept the sign-in, so it did nothing. The token is wrong, has expired or was withdrawn: create a new one and enter it in the connection.</source>
            <translation>“%1” 서버가 로그인을 받지 않아 아무 일도 하지 않았습니다. 토큰이 틀렸거나 만료되었거나 취소되었습니다. 새로 만들어 연결에 입력하세요.</translation>
        </message>
        <message>
            <source>The account of this connection may not do this on “%1”, so it did nothing. Ask an administrator there for the permission, or enter another account.</source>
            <translation>이 연결의 계정은 “%1” 서버에서 이 일을 할 권한이 없어 아무 일도 하지 않았습니다. 관리자에게 권한을 요청하거나 다른 계정을 입력하세요.</translation>
        </message>
        <message>
            <source>“%1” does not know what was asked for. It was removed, this account may not see it, or the address of the connection is wrong: check the name first.</source>
            <translation>“%1” 서버에 요청한 대상이 없습니다. 삭제되었거나 이 계정에 보이지 않거나 연결 주소가 틀렸습니다. 이름부터 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” gave up waiting for the request. Try again; if it happens again, the network is too slow.</source>
            <translation>“%1” 서버가 요청을 기다리다 포기했습니다. 다시 시도하고, 반복되면 네트워크가 너무 느린 것입니다.</translation>
        </message>
        <message>
            <source>“%1” refuses this because something else changed there first, so it did nothing. Reload and decide again.</source>
            <translation>“%1” 서버에서 먼저 바뀐 내용이 있어 거절했고 아무 일도 하지 않았습니다. 다시 읽고 결정하세요.</translation>
        </message>
        <message>
            <source>“%1” no longer offers what was asked for: it was removed for good, or this program is too old for the server. Look for a newer version of this program.</source>
            <translation>“%1” 서버가 요청한 것을 더 이상 제공하지 않습니다. 완전히 삭제되었거나 이 프로그램이 서버보다 오래되었습니다. 새 버전을 찾아보세요.</translation>
        </message>
        <message>
            <source>“%1” refuses the request because it is too large, so it did nothing. Send less.</source>
            <translation>“%1” 서버가 요청이 너무 커서 거절했고 아무 일도 하지 않았습니다. 더 적게 보내세요.</translation>
        </message>
        <message>
            <source>“%1” limits how often it may be asked, and the limit is reached. Wait a few minutes, then try again.</source>
            <translation>“%1” 서버의 요청 한도에 걸렸습니다. 몇 분 뒤 다시 시도하세요.</translation>
        </message>
        <message numerus="yes">
            <source>“%1” limits how often it may be asked, and the limit is reached. Try again in %n second(s).</source>
            <translation>
                <numerusform>“%1” 서버의 요청 한도에 걸렸습니다. %n초 뒤 다시 시도하세요.</numerusform>
            </translation>
        </message>
        <message>
            <source>“%1” does not support this kind of request. Check that the address of the connection leads to the right product and version.</source>
            <translation>“%1” 서버가 이런 요청을 지원하지 않습니다. 연결 주소가 맞는 제품과 버전을 가리키는지 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” cannot be reached behind its front door (%2): it is starting, overloaded or being maintained. Try again in a few minutes.</source>
            <translation>“%1” 서버에 닿지 않습니다(%2). 시작 중이거나 과부하이거나 점검 중입니다. 몇 분 뒤 다시 시도하세요.</translation>
        </message>
        <message>
            <source>“%1” reports a failure of its own (%2). Try again; if it happens again, tell its administrator.</source>
            <translation>“%1” 서버가 자체 오류를 알렸습니다(%2). 다시 시도하고, 반복되면 서버 관리자에게 알리세요.</translation>
        </message>
        <message>
            <source>“%1” refuses this request (%2), so it did nothing. Look at the details, and check that the address of the connection leads to the right product.</source>
            <translation>“%1” 서버가 이 요청을 거절해(%2) 아무 일도 하지 않았습니다. 자세한 내용을 보고 연결 주소를 확인하세요.</translation>
        </message>
        <message>
            <source>It says: “%1”</source>
            <translation>서버의 설명: “%1”</translation>
        </message>
        <message>
            <source>“%1” sends this request on to another address of its own, which was not followed. Check the path in the address of the connection.</source>
            <translation>“%1” 서버가 요청을 자신의 다른 주소로 돌렸지만 따라가지 않았습니다. 연결 주소의 경로를 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” sends this request on to %2. It was not followed, because the sign-in would go there too. If the server has moved, enter its new address in the connection.</source>
            <translation>“%1” 서버가 요청을 다른 곳(%2)으로 돌렸습니다. 로그인 정보도 함께 가게 되므로 따라가지 않았습니다. 서버가 옮겼다면 새 주소를 연결에 입력하세요.</translation>
        </message>
        <message>
            <source>The compressed answer of “%1” cannot be unpacked: it is damaged, or far larger than it looks. It was not used; look at the server and at the proxy in between.</source>
            <translation>“%1” 서버의 압축된 응답을 풀 수 없습니다. 손상되었거나 보이는 것보다 훨씬 큽니다. 사용하지 않았습니다. 서버와 중간의 프록시를 확인하세요.</translation>
        </message>
        <message>
            <source>The certificate of “%1” ended on %2, so nothing was sent. Its administrator has to put a new one there; also look at the date of this computer.</source>
            <translation>“%1” 인증서의 기한이 %2에 끝나 아무것도 보내지 않았습니다. 관리자가 새 인증서를 넣어야 합니다. 이 컴퓨터의 날짜도 확인하세요.</translation>
        </message>
        <message>
            <source>The certificate of “%1” is valid from %2 on only, so nothing was sent. Look at the date of this computer, and tell the administrator of the server.</source>
            <translation>“%1” 인증서는 %2부터 유효하여 아무것도 보내지 않았습니다. 이 컴퓨터의 날짜를 확인하고 서버 관리자에게 알리세요.</translation>
        </message>
        <message>
            <source>The certificate of “%1” was made out to “%2”, so nothing was sent: it may be another server. Enter the address under that name, or have the certificate corrected.</source>
            <translation>“%1” 인증서가 “%2” 이름으로 발급되어 아무것도 보내지 않았습니다. 다른 서버일 수 있습니다. 그 이름으로 주소를 입력하거나 인증서를 고쳐 달라고 하세요.</translation>
        </message>
        <message>
            <source>The certificate of “%1” was withdrawn by who issued it, so nothing was sent. Tell its administrator.</source>
            <translation>“%1” 인증서를 발급한 곳이 취소하여 아무것도 보내지 않았습니다. 관리자에게 알리세요.</translation>
        </message>
        <message>
            <source>The certificate of “%1” was issued by itself (“%2”) and is not trusted here, so nothing was sent. Ask its administrator for that certificate as a PEM file and name the file under “Own authorities” in the connection's network settings.</source>
            <translation>“%1” 인증서는 스스로 발급한 것(“%2”)이고 여기서 신뢰하지 않아 아무것도 보내지 않았습니다. 관리자에게 그 인증서를 PEM 파일로 받아 연결의 네트워크 설정에서 “자체 인증 기관”에 지정하세요.</translation>
        </message>
        <message>
            <source>The certificate of “%1” was issued by “%2”, which is not trusted here, so nothing was sent. If that is your company's authority, ask for its certificate as a PEM file and name the file under “Own authorities” in the connection's network settings.</source>
            <translation>“%1” 인증서를 발급한 “%2” 기관을 여기서 신뢰하지 않아 아무것도 보내지 않았습니다. 회사의 인증 기관이라면 그 인증서를 PEM 파일로 받아 연결의 네트워크 설정에서 “자체 인증 기관”에 지정하세요.</translation>
        </message>
        <message>
            <source>The certificate of “%1” cannot be accepted (%2), so nothing was sent. Have it corrected by the administrator of the server.</source>
            <translation>“%1” 인증서를 받아들일 수 없어(%2) 아무것도 보내지 않았습니다. 서버 관리자에게 고쳐 달라고 하세요.</translation>
        </message>
        <message>
            <source>“%1” does not accept the client certificate of this connection, so nothing was done. Ask its administrator which authority it has to come from, and name those files in the connection's network settings.</source>
            <translation>“%1” 서버가 이 연결의 클라이언트 인증서를 받아들이지 않아 아무것도 하지 않았습니다. 어느 기관의 인증서여야 하는지 관리자에게 물어보고 연결의 네트워크 설정에 그 파일을 지정하세요.</translation>
        </message>
        <message>
            <source>“%1” lets nobody in without a client certificate, so nothing was done. Name its file and that of its key in the connection's network settings.</source>
            <translation>“%1” 서버는 클라이언트 인증서 없이는 들어갈 수 없어 아무것도 하지 않았습니다. 연결의 네트워크 설정에 인증서 파일과 키 파일을 지정하세요.</translation>
        </message>
        <message>
            <source>The network proxy wants a sign-in (407) before it lets requests through to “%1”, so nothing arrived there. Name that proxy in the connection's network settings, with its user name and password.</source>
            <translation>네트워크 프록시가 “%1” 요청을 통과시키기 전에 로그인(407)을 요구하여 아무것도 도착하지 않았습니다. 연결의 네트워크 설정에 그 프록시와 사용자 이름, 암호를 적으세요.</translation>
        </message>
        <message>
            <source>The proxy “%1” wants a sign-in (407) before it lets requests through to “%2”, so nothing arrived there. Enter user name and password of the proxy in the connection's network settings.</source>
            <translation>프록시 “%1” 쪽에서 “%2” 요청을 통과시키기 전에 로그인(407)을 요구하여 아무것도 도착하지 않았습니다. 연결의 네트워크 설정에 프록시의 사용자 이름과 암호를 입력하세요.</translation>
        </message>
        <message>
            <source>The proxy “%1” does not accept the sign-in of “%2” (407), so nothing arrived at “%3”. Enter its user name and password again in the connection's network settings.</source>
            <translation>프록시 “%1” 쪽에서 “%2” 로그인을 받아들이지 않아(407) “%3”에 아무것도 도착하지 않았습니다. 연결의 네트워크 설정에 사용자 이름과 암호를 다시 입력하세요.</translation>
        </message>
        <message>
            <source>The proxy “%1” refuses connections, so nothing was sent to “%2”. It is down or its port is wrong: check both in the connection's network settings.</source>
            <translation>프록시 “%1” 쪽에서 접속을 거부하여 “%2”에 아무것도 보내지 않았습니다. 꺼져 있거나 포트가 틀렸습니다. 연결의 네트워크 설정에서 둘 다 확인하세요.</translation>
        </message>
        <message>
            <source>The proxy “%1” cannot be found, so nothing was sent to “%2”. Check its name in the connection's network settings, and that the network or VPN that knows it is connected.</source>
            <translation>프록시 “%1” 이름을 찾을 수 없어 “%2”에 아무것도 보내지 않았습니다. 연결의 네트워크 설정에서 이름을 확인하고, 그 이름을 아는 네트워크나 VPN에 연결되어 있는지 확인하세요.</translation>
        </message>
        <message>
            <source>The proxy “%1” did not answer in time, so nothing was sent to “%2”. Check that it is up and that this network reaches it.</source>
            <translation>프록시 “%1” 쪽에서 제때 응답하지 않아 “%2”에 아무것도 보내지 않았습니다. 켜져 있고 이 네트워크에서 닿는지 확인하세요.</translation>
        </message>
        <message>
            <source>The proxy “%1” does not let requests through to “%2”, so nothing was sent. It may forbid that address or be of another kind (HTTP, SOCKS): check the connection's network settings, or ask its administrator.</source>
            <translation>프록시 “%1” 쪽에서 “%2” 요청을 통과시키지 않아 아무것도 보내지 않았습니다. 그 주소를 막거나 다른 종류(HTTP, SOCKS)일 수 있습니다. 연결의 네트워크 설정을 확인하거나 관리자에게 물어보세요.</translation>
        </message>
        <message>
            <source>The proxy “%1” does not let requests through to “%2”, so nothing was sent. It may not accept the sign-in of “%3”, forbid that address or be of another kind (HTTP, SOCKS): check the connection's network settings, or ask its administrator.</source>
            <translation>프록시 “%1” 쪽에서 “%2” 요청을 통과시키지 않아 아무것도 보내지 않았습니다. “%3” 로그인을 받아들이지 않거나, 그 주소를 막거나, 다른 종류(HTTP, SOCKS)일 수 있습니다. 연결의 네트워크 설정을 확인하거나 관리자에게 물어보세요.</translation>
        </message>
        <message numerus="yes">
            <source>No connection to “%1” was made within %n second(s), so nothing was sent. A firewall may swallow it: check the address and the network; behind a company's proxy, name that in the connection's network settings.</source>
            <translation>
                <numerusform>“%1”에 %n초 안에 연결되지 않아 아무것도 보내지 않았습니다. 방화벽이 막을 수 있습니다. 주소와 네트워크를 확인하고, 회사 프록시를 거쳐야 하면 연결의 네트워크 설정에 적으세요.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>No connection to “%1” was made through the proxy “%2” within %n second(s), so nothing was sent. Check that the proxy is up and reaches that address.</source>
            <translation>
                <numerusform>프록시 “%2” 경유로 “%1”에 %n초 안에 연결되지 않아 아무것도 보내지 않았습니다. 프록시가 켜져 있고 그 주소에 닿는지 확인하세요.</numerusform>
            </translation>
        </message>
        <message>
            <source>No secure connection to “%1” could be made, so nothing was sent. There may be no TLS at this port, or one too old to be safe, or the server wants a client certificate: check the address and the connection's network settings, and ask the server's administrator.</source>
            <translation>“%1”에 안전한 연결을 만들 수 없어 아무것도 보내지 않았습니다. 이 포트에 TLS가 없거나, 너무 오래되어 안전하지 않거나, 서버가 클라이언트 인증서를 요구할 수 있습니다. 주소와 연결의 네트워크 설정을 확인하고 서버 관리자에게 물어보세요.</translation>
        </message>
        <message>
            <source>If it is the proxy “%1” that said so, the sign-in of “%2” there is wrong: enter it again in the connection's network settings.</source>
            <translation>프록시 “%1”의 답이라면 그곳의 “%2” 로그인이 틀린 것입니다. 연결의 네트워크 설정에 다시 입력하세요.</translation>
        </message>
        <message>
            <source>It is reached through the proxy “%1”, which is set in the connection.</source>
            <translation>연결에 설정된 프록시 “%1” 경유입니다.</translation>
        </message>
    </context>
    <context>
        <name>HttpExchange</name>
        <message>
            <source>The address of this connection is not that of a web server, so nothing was sent. Correct it in the connection.</source>
            <translation>이 연결의 주소가 웹 서버 주소가 아니어서 아무것도 보내지 않았습니다. 연결에서 고치세요.</translation>
        </message>
        <message>
            <source>The header “%1” cannot be sent, so nothing was: it holds a line break or another character that has no place there. Enter the value again, without line breaks.</source>
            <translation>헤더 “%1” 값에 줄바꿈 등 쓸 수 없는 문자가 있어 아무것도 보내지 않았습니다. 줄바꿈 없이 다시 입력하세요.</translation>
        </message>
    </context>
    <context>
        <name>HttpRequestExecutor</name>
        <message>
            <source>“%1” answered with status %2 where %3 is expected. Look at its answer.</source>
            <translation>“%1” 서버가 상태 %2 값으로 응답했습니다. 기대한 값: %3. 응답을 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” answered with status %2, which means that it did not work. Look at its answer.</source>
            <translation>“%1” 서버가 상태 %2 값으로 응답했습니다. 요청이 처리되지 않았다는 뜻입니다. 응답을 확인하세요.</translation>
        </message>
        <message>
            <source>The request worked, but its answer has no place for the result “%1”, which later tasks may need. Correct the place, and decide by hand how to go on.</source>
            <translation>요청은 처리되었지만 응답에 결과 “%1” 자리가 없습니다. 뒤 작업에 필요할 수 있습니다. 자리를 고치고 어떻게 계속할지 직접 결정하세요.</translation>
        </message>
        <message>
            <source>The work was begun, but how it ended cannot be read: %1 Look there and record what you find.</source>
            <translation>작업은 시작되었지만 결과를 읽을 수 없습니다: %1 거기서 확인하고 결과를 기록하세요.</translation>
        </message>
        <message>
            <source>no status yet</source>
            <translation>아직 상태 없음</translation>
        </message>
        <message>
            <source>status: %1</source>
            <translation>상태: %1</translation>
        </message>
        <message>
            <source>“%1” ended as “%2”. Look at what it reports, correct the cause, then try again.</source>
            <translation>“%1” 작업이 “%2” 상태로 끝났습니다. 보고 내용을 보고 원인을 고친 뒤 다시 시도하세요.</translation>
        </message>
    </context>
    <context>
        <name>IssueCache</name>
        <message>
            <source>The issues cannot be kept on this computer, so they are read from Jira each time. Look at the free space and the permissions of the workspace folder.</source>
            <translation>이 컴퓨터에 이슈를 보관할 수 없어 매번 Jira에서 읽습니다. 워크스페이스 폴더의 남은 공간과 권한을 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>IssueDetailReading</name>
        <message>
            <source>%1 does not exist in “%2”, or this account may not see it, so nothing more is known of it. Look whether it was moved or deleted, or ask for the permission to browse its project.</source>
            <translation>%1 이슈가 “%2” 서버에 없거나 이 계정에 보이지 않아 더 알 수 없습니다. 이동되거나 삭제되었는지 확인하거나 해당 프로젝트를 볼 권한을 요청하세요.</translation>
        </message>
        <message>
            <source>an issue</source>
            <translation>이슈</translation>
        </message>
    </context>
    <context>
        <name>IssueLook</name>
        <message>
            <source>No priority</source>
            <translation>우선순위 없음</translation>
        </message>
        <message>
            <source>Build failing</source>
            <translation>빌드 실패</translation>
        </message>
        <message>
            <source>PR not merged</source>
            <translation>PR 미병합</translation>
        </message>
        <message>
            <source>Merged</source>
            <translation>병합됨</translation>
        </message>
        <message numerus="yes">
            <source>%n PR(s)</source>
            <translation>
                <numerusform>PR %n건</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n commit(s)</source>
            <translation>
                <numerusform>커밋 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>PR open</source>
            <translation>PR 열림</translation>
        </message>
    </context>
    <context>
        <name>IssueReading</name>
        <message numerus="yes">
            <source>Jira lists %n issue(s) that it did not hand out, so the list may lack them. Read again; if they stay away, look at the permissions of the account.</source>
            <translation>
                <numerusform>Jira가 목록에는 올리고 내어 주지 않은 이슈가 %n개 있어 목록이 완전하지 않을 수 있습니다. 다시 읽어 보고, 그래도 없으면 계정의 권한을 확인하세요.</numerusform>
            </translation>
        </message>
        <message>
            <source>Jira estimates %1 issues and lists %2, so the list may not be complete. Read again in a minute: a search lags behind changes.</source>
            <translation>Jira가 어림한 이슈는 %1개, 목록은 %2개여서 목록이 완전하지 않을 수 있습니다. 검색은 변경보다 늦으니 1분 뒤에 다시 읽으세요.</translation>
        </message>
        <message>
            <source>Reading the issues was cancelled. Nothing was changed.</source>
            <translation>이슈 읽기를 취소했습니다. 바뀐 것은 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>IssueSections</name>
        <message>
            <source>Sub-task</source>
            <translation>하위 작업</translation>
        </message>
        <message>
            <source>blocks</source>
            <translation>차단함</translation>
        </message>
        <message>
            <source>is blocked by</source>
            <translation>차단됨</translation>
        </message>
        <message>
            <source>duplicate</source>
            <translation>중복</translation>
        </message>
        <message>
            <source>relates to</source>
            <translation>관련</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>유형</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Reporter</source>
            <translation>보고자</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>우선순위</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>해결 결과</translation>
        </message>
        <message>
            <source>Components</source>
            <translation>컴포넌트</translation>
        </message>
        <message>
            <source>Fix versions</source>
            <translation>수정 버전</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>레이블</translation>
        </message>
        <message>
            <source>Parent</source>
            <translation>상위 이슈</translation>
        </message>
        <message>
            <source>What was fixed</source>
            <translation>수정 내용</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>생성일</translation>
        </message>
        <message>
            <source>Updated</source>
            <translation>업데이트</translation>
        </message>
        <message numerus="yes">
            <source>%n open pull request(s)</source>
            <translation>
                <numerusform>열린 풀 리퀘스트 %n건</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n merged</source>
            <translation>
                <numerusform>병합됨 %n건</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n commit(s)</source>
            <translation>
                <numerusform>커밋 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>Jira knows no code of it.</source>
            <translation>Jira에 연결된 코드가 없습니다.</translation>
        </message>
        <message>
            <source>This Jira does not hand out its development information.</source>
            <translation>이 Jira는 개발 정보를 제공하지 않습니다.</translation>
        </message>
        <message>
            <source>taken back by %1</source>
            <translation>되돌림: %1</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>외 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1: %2 taken away</source>
            <translation>%1: %2 제거</translation>
        </message>
        <message>
            <source>%1: %2 → %3</source>
            <translation>%1: %2 → %3</translation>
        </message>
        <message>
            <source>Nothing was changed since it was created.</source>
            <translation>생성된 뒤 변경된 것이 없습니다.</translation>
        </message>
        <message>
            <source>open</source>
            <translation>열림</translation>
        </message>
        <message>
            <source>merged</source>
            <translation>병합됨</translation>
        </message>
        <message>
            <source>declined</source>
            <translation>거절됨</translation>
        </message>
        <message>
            <source>Jira counts more than it hands out here.</source>
            <translation>Jira가 세는 것보다 여기에 내주는 것이 적습니다.</translation>
        </message>
        <message>
            <source>This Jira counts pull requests and commits, but does not hand them out one by one.</source>
            <translation>이 Jira는 풀 리퀘스트와 커밋의 수만 알리고 하나씩 내주지 않습니다.</translation>
        </message>
    </context>
    <context>
        <name>IssueSource</name>
        <message>
            <source>This source knows versions only, so a search or an epic cannot be taken from it.</source>
            <translation>여기에서는 버전만 읽을 수 있어 검색이나 에픽은 가져올 수 없습니다.</translation>
        </message>
        <message>
            <source>This source cannot say what changed.</source>
            <translation>여기에서는 무엇이 바뀌었는지 알 수 없습니다.</translation>
        </message>
        <message>
            <source>This source knows no more of an issue than its list shows. Open it where it is kept.</source>
            <translation>이 소스에는 목록에 보이는 것 외의 이슈 정보가 없습니다. 이슈가 있는 곳에서 여세요.</translation>
        </message>
        <message>
            <source>This source knows no code of issues.</source>
            <translation>이 출처는 이슈의 코드를 알지 못합니다.</translation>
        </message>
    </context>
    <context>
        <name>IssueText</name>
        <message>
            <source>Key</source>
            <translation>키</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>유형</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>우선순위</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>요약</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Development</source>
            <translation>개발</translation>
        </message>
    </context>
    <context>
        <name>JenkinsBuildExecutor</name>
        <message>
            <source>Build %1 ended as %2, so “%3” failed. Look at the last lines of its log and at %4.</source>
            <translation>빌드 %1 결과가 %2여서 “%3” 작업이 실패했습니다. 로그 끝부분과 %4 페이지를 확인하세요.</translation>
        </message>
        <message>
            <source>The parameter %1 belongs to this program; the value in the task is not used.</source>
            <translation>매개변수 %1: 이 프로그램이 쓰므로 작업에 적은 값은 사용하지 않습니다.</translation>
        </message>
        <message>
            <source>Build %1</source>
            <translation>빌드 %1</translation>
        </message>
        <message>
            <source>stopping the build</source>
            <translation>빌드 중지 중</translation>
        </message>
        <message>
            <source>The build may still start: %1</source>
            <translation>빌드가 아직 시작될 수 있습니다: %1</translation>
        </message>
        <message>
            <source>The build may still run, look at it in Jenkins: %1</source>
            <translation>빌드가 아직 실행 중일 수 있습니다. Jenkins에서 확인하세요: %1</translation>
        </message>
    </context>
    <context>
        <name>JenkinsServer</name>
        <message>
            <source>No Jenkins job is named, so no build was started. Enter its name, with its folders: team/checkout-api.</source>
            <translation>Jenkins 작업 이름이 없어 빌드를 시작하지 않았습니다. 폴더와 함께 입력하세요: team/checkout-api.</translation>
        </message>
        <message>
            <source>“%1” did not answer as a Jenkins does, so it cannot be followed. Check that the address of the connection leads to Jenkins.</source>
            <translation>“%1” 서버가 Jenkins처럼 응답하지 않아 추적할 수 없습니다. 연결 주소가 Jenkins를 가리키는지 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>JiraConnectionTest</name>
        <message>
            <source>versions and issues cannot be read</source>
            <translation>버전과 이슈를 읽을 수 없음</translation>
        </message>
        <message>
            <source>unfinished issues cannot be moved to another version</source>
            <translation>끝나지 않은 이슈를 다른 버전으로 옮길 수 없음</translation>
        </message>
        <message>
            <source>issues cannot be moved to another status</source>
            <translation>이슈를 다른 상태로 옮길 수 없음</translation>
        </message>
        <message>
            <source>comments cannot be written</source>
            <translation>댓글을 쓸 수 없음</translation>
        </message>
        <message>
            <source>versions can be neither locked nor released</source>
            <translation>버전을 잠그거나 릴리스할 수 없음</translation>
        </message>
        <message>
            <source>What will not work with this account: %1. Ask a Jira administrator for these permissions.</source>
            <translation>이 계정으로 안 되는 것: %1. Jira 관리자에게 권한을 요청하세요.</translation>
        </message>
        <message>
            <source>There is no Jira at this address (“%1”), so no release can be read from it. Enter the address that Jira's start page has in a browser, such as https://example.atlassian.net or https://jira.example.com.</source>
            <translation>이 주소(“%1”)에 Jira가 없어 릴리스를 읽을 수 없습니다. 브라우저의 Jira 시작 페이지 주소를 입력하세요. 예: https://example.atlassian.net 또는 https://jira.example.com</translation>
        </message>
        <message>
            <source>“%1” is Jira Cloud, but the connection says Data Center; the two are read differently. Choose Jira Cloud, with a mail address and an API token.</source>
            <translation>“%1” 서버는 Jira Cloud인데 연결은 Data Center로 되어 있습니다. 읽는 방법이 다릅니다. 메일 주소와 API 토큰으로 Jira Cloud를 고르세요.</translation>
        </message>
        <message>
            <source>“%1” is Jira %2 (Data Center), but the connection says Cloud; the two are read differently. Choose Jira Data Center, with a personal access token.</source>
            <translation>“%1” 서버는 Jira %2 (Data Center)인데 연결은 Cloud로 되어 있습니다. 읽는 방법이 다릅니다. 개인 접근 토큰으로 Jira Data Center를 고르세요.</translation>
        </message>
        <message>
            <source>the name of the account</source>
            <translation>계정 이름</translation>
        </message>
        <message>
            <source>The sign-in works, but “%1” has no project “%2” that this account may see, so a release cannot take issues from it. Check the key of the project.</source>
            <translation>로그인은 되지만 “%1” 서버에 이 계정이 볼 수 있는 프로젝트 “%2” 없음, 이슈를 가져올 수 없습니다. 프로젝트 키를 확인하세요.</translation>
        </message>
        <message>
            <source>The test was stopped. Nothing was changed.</source>
            <translation>시험을 멈췄습니다. 바뀐 것은 없습니다.</translation>
        </message>
        <message>
            <source>a list of projects</source>
            <translation>프로젝트 목록</translation>
        </message>
        <message>
            <source>The rights were looked at in %1 of %2 projects.</source>
            <translation>프로젝트 %2개 중 %1개의 권한을 확인했습니다.</translation>
        </message>
        <message>
            <source>The others are not asked about while you wait; test one of them by its key with “rdesk connection test … --project KEY”.</source>
            <translation>기다리는 동안 나머지는 묻지 않습니다. 하나씩 시험하려면 키를 넣어 “rdesk connection test … --project KEY” 명령을 쓰세요.</translation>
        </message>
        <message>
            <source>The projects could not be listed. %1</source>
            <translation>프로젝트 목록을 읽지 못했습니다. %1</translation>
        </message>
    </context>
    <context>
        <name>JiraErrand</name>
        <message>
            <source>Stopped. What was done in Jira so far stays as it is.</source>
            <translation>멈췄습니다. 지금까지 Jira에서 한 일은 그대로 있습니다.</translation>
        </message>
        <message numerus="yes">
            <source>%1: %2 Next try in %n second(s).</source>
            <translation>
                <numerusform>%1: %2 다음 시도는 %n초 뒤입니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Stopped after %1 of %2 issues. Those stay as they are in Jira; starting the task again goes on with the others.</source>
            <translation>이슈 %2건 중 %1건 뒤에 멈췄습니다. 처리된 것은 Jira에 그대로 있고, 작업을 다시 시작하면 나머지를 계속합니다.</translation>
        </message>
        <message>
            <source>%1 of %2 issues</source>
            <translation>이슈 %1 / %2</translation>
        </message>
        <message>
            <source>Jira refused %1 of %2 issues; the others are done. Put these right in Jira, then try the task again, or skip it if they may stay as they are.</source>
            <translation>이슈 %2건 중 %1건을 Jira가 거절했고 나머지는 끝났습니다. Jira에서 바로잡고 다시 시도하거나, 그대로 두어도 되면 건너뛰세요.</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more in the log.</source>
            <translation>
                <numerusform>… 외 %n건은 로그에 있습니다.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JiraIssueEffects</name>
        <message>
            <source>move %1 to “%2”</source>
            <translation>%1 옮기기: “%2”</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Jira has no way for %1 from “%2” to “%3”; it offers %4. Move it in Jira by hand, or choose another target status.</source>
            <translation>%1: “%2” 상태에서 “%3” 상태로 가는 길이 Jira에 없습니다. 가능한 상태: %4. Jira에서 직접 옮기거나 다른 목표 상태를 고르세요.</translation>
        </message>
        <message>
            <source>Jira took the transition of %1 but left it in “%2” instead of “%3”. A rule of its workflow did that: look at the issue in Jira.</source>
            <translation>Jira가 %1 전환을 받았지만 “%3” 대신 “%2” 상태에 두었습니다. 워크플로 규칙 때문입니다. Jira에서 이슈를 확인하세요.</translation>
        </message>
        <message>
            <source>comment on %1</source>
            <translation>%1 댓글</translation>
        </message>
        <message>
            <source>put %1 into version %2</source>
            <translation>%1 버전 %2에 넣기</translation>
        </message>
        <message>
            <source>Jira took the change of %1 but did not put it into version %2. A rule of the project did that: look at the issue in Jira.</source>
            <translation>Jira가 %1 변경을 받았지만 버전 %2에 넣지 않았습니다. 프로젝트 규칙 때문입니다. Jira에서 이슈를 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>JiraIssueSource</name>
        <message>
            <source>Whether these are all issues of %1 %2 is in doubt, because “%3” answered contradictory pages. They were not used, as a release must not miss one. Try again; if it happens again, tell the administrator of Jira.</source>
            <translation>%1 %2 이슈가 이것이 전부인지 확실하지 않습니다. “%3” 서버가 서로 다른 페이지를 보냈습니다. 빠짐이 없어야 하므로 사용하지 않았습니다. 다시 시도하고, 반복되면 Jira 관리자에게 알리세요.</translation>
        </message>
    </context>
    <context>
        <name>JiraReader</name>
        <message>
            <source>“%1” did not answer with %2, so nothing was used. Check that the address of the connection leads to Jira and that no proxy answers in its place.</source>
            <translation>“%1” 서버가 기대한 내용(%2)으로 응답하지 않아 사용하지 않았습니다. 연결 주소가 Jira를 가리키는지, 프록시가 대신 응답하지 않는지 확인하세요.</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>목록</translation>
        </message>
        <message>
            <source>“%1” announced %2 entries and sent %3, so the list is in doubt and was not used. Try again; if it happens again, tell the administrator of Jira.</source>
            <translation>“%1” 서버가 %2건이라고 하고 %3건을 보내 목록이 확실하지 않아 사용하지 않았습니다. 다시 시도하고, 반복되면 Jira 관리자에게 알리세요.</translation>
        </message>
        <message>
            <source>a list of projects</source>
            <translation>프로젝트 목록</translation>
        </message>
        <message>
            <source>a list of versions</source>
            <translation>버전 목록</translation>
        </message>
        <message>
            <source>“%1” has no project “%2” that this account may see, so a release cannot take issues from it. Check the key, or ask for the permission to browse the project.</source>
            <translation>“%1” 서버에 이 계정이 볼 수 있는 프로젝트 “%2” 없음, 이슈를 가져올 수 없습니다. 키를 확인하거나 조회 권한을 요청하세요.</translation>
        </message>
        <message>
            <source>versions that have an id and a name</source>
            <translation>id와 이름이 있는 버전</translation>
        </message>
        <message>
            <source>a version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>%1 is no longer in Jira, or this account may not see it. Look in Jira, then refresh the scope of the release.</source>
            <translation>%1: Jira에 더 이상 없거나 이 계정에 보이지 않습니다. Jira에서 확인한 뒤 적용 범위를 새로 읽으세요.</translation>
        </message>
        <message>
            <source>an issue and its status</source>
            <translation>이슈와 그 상태</translation>
        </message>
        <message>
            <source>a list of comments</source>
            <translation>댓글 목록</translation>
        </message>
        <message>
            <source>a project that has a number</source>
            <translation>번호가 있는 프로젝트</translation>
        </message>
        <message>
            <source>the uses of a version</source>
            <translation>버전이 쓰인 곳</translation>
        </message>
        <message>
            <source>fields that have a number</source>
            <translation>번호가 있는 필드</translation>
        </message>
        <message>
            <source>a project that has a number and a key</source>
            <translation>번호와 키가 있는 프로젝트</translation>
        </message>
        <message>
            <source>an issue and its project</source>
            <translation>이슈와 그 프로젝트</translation>
        </message>
    </context>
    <context>
        <name>JiraSite</name>
        <message>
            <source>The connection “%1” does not lead to Jira, so no version can be read there. Choose a Jira connection.</source>
            <translation>연결 “%1” 주소가 Jira가 아니어서 버전을 읽을 수 없습니다. Jira 연결을 고르세요.</translation>
        </message>
        <message>
            <source>Jira Cloud signs in by mail address and API token, and the connection “%1” has no mail address. Enter it as the account.</source>
            <translation>Jira Cloud는 메일 주소와 API 토큰으로 로그인하는데 연결 “%1”에 메일 주소가 없습니다. 계정으로 입력하세요.</translation>
        </message>
    </context>
    <context>
        <name>JiraWriter</name>
        <message>
            <source>Stopped before the change was sent, so nothing changed in Jira.</source>
            <translation>보내기 전에 멈춰 Jira에서 바뀐 것이 없습니다.</translation>
        </message>
        <message>
            <source>the new comment</source>
            <translation>새 댓글</translation>
        </message>
        <message>
            <source>the new version</source>
            <translation>새 버전</translation>
        </message>
        <message>
            <source>%1 (now %2)</source>
            <translation>%1(현재 %2)</translation>
        </message>
        <message>
            <source>%1 is read-only by choice: in the connection to “%2” somebody chose “Continue read-only for %3”, so nothing was sent to Jira. If the account may change it by now, allow it in that connection, under Projects.</source>
            <translation>%1: 직접 선택한 읽기 전용입니다. “%2” 연결에서 누군가 “%3 읽기 전용으로 계속”을 선택했으므로 Jira에 아무것도 보내지 않았습니다. 이제 이 계정이 바꿀 수 있다면 그 연결의 프로젝트 항목에서 허용하세요.</translation>
        </message>
        <message>
            <source>The connection to “%1” names the read-only project %2, but Jira knows no such project, or this account may not see it. Which project is meant cannot be told, so nothing was sent to Jira. Write its key as it is now: “rdesk connection edit ID --read-only-project KEY”, or “none”.</source>
            <translation>“%1” 연결에 읽기 전용 프로젝트 %2 항목이 있지만 Jira에 그런 프로젝트가 없거나 이 계정에 보이지 않습니다. 어느 프로젝트인지 알 수 없어 Jira에 아무것도 보내지 않았습니다. 지금의 키를 쓰세요: “rdesk connection edit ID --read-only-project KEY” 또는 “none”.</translation>
        </message>
    </context>
    <context>
        <name>JsonFields</name>
        <message>
            <source>is missing</source>
            <translation>값이 없습니다</translation>
        </message>
        <message>
            <source>should be %1</source>
            <translation>%1 형식이어야 합니다</translation>
        </message>
        <message>
            <source>unknown key “%1”</source>
            <translation>모르는 키 “%1”</translation>
        </message>
        <message>
            <source>“%1” is not one of %2</source>
            <translation>“%1” 값은 다음 중 하나가 아닙니다: %2</translation>
        </message>
    </context>
    <context>
        <name>JsonPath</name>
        <message>
            <source>“%1” does not name a place in a JSON answer. Write it like $.data.items[0].id.</source>
            <translation>“%1” 값은 JSON 응답의 자리가 아닙니다. $.data.items[0].id 형식으로 쓰세요.</translation>
        </message>
    </context>
    <context>
        <name>KeyDesk</name>
        <message>
            <source>The folder of %1 cannot be made, so there is no key yet. Make room for it.</source>
            <translation>%1 파일을 둘 폴더를 만들 수 없어 아직 키가 없습니다. 자리를 마련하세요.</translation>
        </message>
        <message>
            <source>The key is in %1; rename it to %2.</source>
            <translation>키는 %1 파일에 있습니다. 이름을 %2 (으)로 바꾸세요.</translation>
        </message>
    </context>
    <context>
        <name>LateChange</name>
        <message>
            <source>This release was not made from a Jira version, so no issue can be added to it or taken out.</source>
            <translation>Jira 버전으로 만든 릴리스가 아니어서 이슈를 추가하거나 뺄 수 없습니다.</translation>
        </message>
        <message>
            <source>The scope is locked: the release is prepared, runs or is over. Pause and withdraw it, or put the issues into the next release.</source>
            <translation>적용 범위가 잠겼습니다. 릴리스가 준비되었거나 실행 중이거나 끝났습니다. 일시 정지하고 회수하거나 이슈를 다음 릴리스에 넣으세요.</translation>
        </message>
        <message>
            <source>No issue is named, so nothing would change.</source>
            <translation>지정한 이슈가 없어 바뀌는 것이 없습니다.</translation>
        </message>
        <message>
            <source>%1 is named twice.</source>
            <translation>%1 이슈가 두 번 지정되었습니다.</translation>
        </message>
        <message>
            <source>%1 is in this release already.</source>
            <translation>%1 이슈는 이미 이 릴리스에 있습니다.</translation>
        </message>
        <message>
            <source>%1 is not in this release.</source>
            <translation>%1 이슈는 이 릴리스에 없습니다.</translation>
        </message>
        <message>
            <source>Comes in: %1.</source>
            <translation>추가: %1.</translation>
        </message>
        <message>
            <source>Leaves: %1.</source>
            <translation>제외: %1.</translation>
        </message>
        <message>
            <source>No signature falls.</source>
            <translation>무효가 되는 서명이 없습니다.</translation>
        </message>
        <message>
            <source>No Jira version of this release is in the project of %1. Name an issue of: %2.</source>
            <translation>이 릴리스에는 %1 이슈의 프로젝트에 속한 Jira 버전이 없습니다. 다음 버전의 이슈를 적으세요: %2.</translation>
        </message>
        <message>
            <source>Jira does not show %1, so nothing was changed.</source>
            <translation>Jira에서 %1 이슈가 보이지 않아 아무것도 바꾸지 않았습니다.</translation>
        </message>
    </context>
    <context>
        <name>LaunchProgram</name>
        <message>
            <source>“%1” could not be started: %2. Nothing ran. Make room or close programs on this computer, then try again.</source>
            <translation>“%1” 시작 실패: %2. 실행된 것이 없습니다. 공간을 만들거나 프로그램을 닫고 다시 시도하세요.</translation>
        </message>
        <message>
            <source>“%1” was started before under the same operation, so it is not started again.</source>
            <translation>“%1” 작업은 같은 작업 번호로 이미 시작되어 다시 시작하지 않습니다.</translation>
        </message>
    </context>
    <context>
        <name>Limits</name>
        <message>
            <source>The record of this release has reached its limit of %1 events, so nothing new begins. End it, and go on with a new release.</source>
            <translation>이 릴리스의 기록이 한도(이벤트 %1개)에 이르러 새 작업이 시작되지 않습니다. 이 릴리스를 끝내고 새 릴리스로 이어 가세요.</translation>
        </message>
        <message>
            <source>It reported more than %1 bytes, which were not kept.</source>
            <translation>%1바이트를 넘게 보고해 그 내용은 남기지 않았습니다.</translation>
        </message>
        <message>
            <source>The values of “%1” are larger than %2 bytes, so it did not start. Hand over less, or a reference to it.</source>
            <translation>“%1” 작업의 값이 %2바이트보다 커서 시작하지 않았습니다. 더 적게 넘기거나 참조를 넘기세요.</translation>
        </message>
        <message>
            <source>Half of what the record of this release can hold is used, and the rest is kept for its tasks. Nothing was added; say it in the issue or in a new release.</source>
            <translation>이 릴리스의 기록이 담을 수 있는 양의 절반을 썼고, 나머지는 작업을 위해 남겨 둡니다. 아무것도 더하지 않았습니다. 이슈나 새 릴리스에서 말하세요.</translation>
        </message>
    </context>
    <context>
        <name>LinkedPlace</name>
        <message>
            <source>This workspace has no release %1, so the link leads nowhere. Look whether it belongs to another workspace, or whether the version was renamed.</source>
            <translation>이 워크스페이스에 %1 릴리스가 없어 링크를 열 수 없습니다. 다른 워크스페이스의 링크인지, 버전 이름이 바뀌었는지 확인하세요.</translation>
        </message>
        <message>
            <source>The flow of %1 has no task “%2” any more, so the link leads nowhere. Open the release to see what it has now.</source>
            <translation>%1 릴리스의 흐름에 “%2” 작업이 더 이상 없어 링크를 열 수 없습니다. 릴리스를 열어 현재 흐름을 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>LogFile</name>
        <message>
            <source>The log was not saved: %1 cannot be written (%2). The release is not touched by that. Choose another folder, or see whether the disk is full.</source>
            <translation>로그를 저장하지 못했습니다. %1 파일에 쓸 수 없습니다(%2). 릴리스에는 영향이 없습니다. 다른 폴더를 고르거나 디스크가 찼는지 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>MailNotice</name>
        <message>
            <source>The connection “%1” is no mail server, so nobody is told by mail. Name another under notifications in workspace.yaml.</source>
            <translation>연결 “%1”: 메일 서버가 아니므로 아무에게도 메일로 알리지 않습니다. workspace.yaml의 notifications에 다른 연결을 지정하세요.</translation>
        </message>
    </context>
    <context>
        <name>MailSendExecutor</name>
        <message>
            <source>“%1” is no mail address, so no mail was sent. Correct it.</source>
            <translation>“%1”: 메일 주소가 아니어서 메일을 보내지 않았습니다. 고치세요.</translation>
        </message>
        <message>
            <source>The mail has no recipient, so it was not sent. Add one.</source>
            <translation>받는 사람이 없어 메일을 보내지 않았습니다. 추가하세요.</translation>
        </message>
        <message>
            <source>The subject has a line break, so no mail was sent. Write it in one line.</source>
            <translation>제목에 줄바꿈이 있어 메일을 보내지 않았습니다. 한 줄로 쓰세요.</translation>
        </message>
        <message>
            <source>There is no mail server %1, so no mail was sent. Check the address of the connection.</source>
            <translation>메일 서버 %1 없음, 메일을 보내지 않았습니다. 연결 주소를 확인하세요.</translation>
        </message>
        <message>
            <source>The mail server %1 does not answer, so no mail was sent. Try again later.</source>
            <translation>메일 서버 %1 응답 없음, 메일을 보내지 않았습니다. 나중에 다시 시도하세요.</translation>
        </message>
        <message>
            <source>The mail server %1 did not accept account and password, so no mail was sent. Enter them again under Connections.</source>
            <translation>메일 서버 %1: 계정과 암호를 받지 않아 메일을 보내지 않았습니다. 연결 화면에서 다시 입력하세요.</translation>
        </message>
        <message>
            <source>The mail was stopped before it was sent.</source>
            <translation>보내기 전에 메일을 멈췄습니다.</translation>
        </message>
        <message>
            <source>No safe connection to the mail server %1 came about, so no mail was sent. Check its certificate, or use smtps://.</source>
            <translation>메일 서버 %1: 보안 연결을 만들지 못해 메일을 보내지 않았습니다. 인증서를 확인하거나 smtps://를 쓰세요.</translation>
        </message>
        <message>
            <source>The mail server %1 did not take the mail (%2). Nothing was sent.</source>
            <translation>메일 서버 %1: 메일을 받지 않았습니다(%2). 보낸 것이 없습니다.</translation>
        </message>
        <message>
            <source>The mail server %1 refused every recipient, so no mail was sent: %2</source>
            <translation>메일 서버 %1: 모든 수신자를 거절해 메일을 보내지 않았습니다: %2</translation>
        </message>
        <message>
            <source>The mail server %1 refused the text of the mail (%2). Nobody has got it.</source>
            <translation>메일 서버 %1: 메일 본문을 거절했습니다(%2). 받은 사람이 없습니다.</translation>
        </message>
        <message>
            <source>The connection to the mail server %1 broke after the mail was sent; nobody knows whether it took it.</source>
            <translation>메일을 보낸 뒤 메일 서버 %1 연결이 끊겼습니다. 받았는지 알 수 없습니다.</translation>
        </message>
        <message>
            <source>The connection of this task is no mail server, so no mail was sent. Choose another connection.</source>
            <translation>이 작업의 연결이 메일 서버가 아니어서 보내지 않았습니다. 다른 연결을 고르세요.</translation>
        </message>
        <message>
            <source>refused %1</source>
            <translation>거절됨: %1</translation>
        </message>
        <message>
            <source>sent as &lt;%1&gt;</source>
            <translation>&lt;%1&gt; 번호로 보냄</translation>
        </message>
        <message numerus="yes">
            <source>%n recipient(s)</source>
            <translation>
                <numerusform>수신자 %n명</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>거절 %n건</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>send mail to %n recipient(s)</source>
            <translation>
                <numerusform>메일 보내기(받는 사람 %n명)</numerusform>
            </translation>
        </message>
        <message>
            <source>Approval in Release Desk: %1</source>
            <translation>Release Desk 결재: %1</translation>
        </message>
    </context>
    <context>
        <name>Manifest</name>
        <message>
            <source>The release is not what was signed: %1 changed. Ask for approval again.</source>
            <translation>서명한 릴리스와 다릅니다(변경: %1). 결재를 다시 요청하세요.</translation>
        </message>
        <message>
            <source>“%1” is not complete, so nothing may run on a protected environment. See who is missing on the Approvals tab.</source>
            <translation>“%1” 결재가 끝나지 않아 보호 환경에서 아무것도 실행할 수 없습니다. 결재 탭에서 누가 남았는지 보세요.</translation>
        </message>
        <message>
            <source>The approval rules of this workspace are not those that were signed. Ask for approval again.</source>
            <translation>이 워크스페이스의 결재 규칙이 서명한 것과 다릅니다. 결재를 다시 요청하세요.</translation>
        </message>
        <message>
            <source>“%1” is not what was signed. Set it back in workspace.yaml, or ask for approval again.</source>
            <translation>“%1” 항목이 서명한 것과 다릅니다. workspace.yaml에서 되돌리거나 결재를 다시 요청하세요.</translation>
        </message>
        <message>
            <source>Nobody has approved this, so nothing may run on a protected environment. Put an approval in front of it.</source>
            <translation>아무도 승인하지 않아 보호 환경에서 아무것도 실행할 수 없습니다. 앞에 결재를 두세요.</translation>
        </message>
    </context>
    <context>
        <name>MessengerNotice</name>
        <message>
            <source>%1: %2</source>
            <comment>name of the person and what is asked</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>The hook stored for “%1” is no web address, so nobody is told there. Paste it again under Connections.</source>
            <translation>연결 “%1”: 저장된 훅이 웹 주소가 아니므로 그쪽으로는 아무에게도 알리지 않습니다. 연결 화면에서 다시 붙여 넣으세요.</translation>
        </message>
    </context>
    <context>
        <name>MessengerPostExecutor</name>
        <message>
            <source>The connection of this task is no messenger, so nothing was posted. Choose another connection.</source>
            <translation>이 작업의 연결이 메신저가 아니어서 게시하지 않았습니다. 다른 연결을 고르세요.</translation>
        </message>
        <message>
            <source>The message is longer than %1 KB, which the messenger would refuse, so nothing was posted. Shorten it.</source>
            <translation>메시지가 %1 KB보다 길어 메신저가 거절하므로 게시하지 않았습니다. 줄이세요.</translation>
        </message>
        <message>
            <source>The messenger did not take the message (%1), so nobody has read it. Check the hook of the connection.</source>
            <translation>메신저가 메시지를 받지 않아(%1) 읽은 사람이 없습니다. 연결의 훅을 확인하세요.</translation>
        </message>
        <message>
            <source>The hook stored for “%1” is no web address, so nothing was posted. Paste it again under Connections.</source>
            <translation>“%1” 연결에 저장된 훅이 웹 주소가 아니어서 게시하지 않았습니다. 연결 화면에서 다시 붙여 넣으세요.</translation>
        </message>
        <message>
            <source>Posted to %1</source>
            <translation>게시함: %1</translation>
        </message>
        <message>
            <source>post a message</source>
            <translation>메시지 올리기</translation>
        </message>
        <message>
            <source>Approval in Release Desk: %1</source>
            <translation>Release Desk 결재: %1</translation>
        </message>
    </context>
    <context>
        <name>MutatingHttpClient</name>
        <message>
            <source>Whether the change took effect is not known: look at the server before it is asked for again.</source>
            <translation>변경이 적용되었는지 알 수 없습니다. 다시 요청하기 전에 서버를 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” is not a way to change something over HTTP, so nothing was sent. Use POST, PUT, PATCH or DELETE.</source>
            <translation>“%1”: HTTP로 변경하는 방법이 아니어서 보내지 않았습니다. POST, PUT, PATCH, DELETE 중에서 쓰세요.</translation>
        </message>
        <message>
            <source>The request to “%1” was cancelled before it was sent.</source>
            <translation>보내기 전에 “%1” 요청이 취소되었습니다.</translation>
        </message>
    </context>
    <context>
        <name>NestedAccessible</name>
        <message numerus="yes">
            <source>Phase %1, %2, %n task(s)</source>
            <translation>
                <numerusform>단계 %1, %2, 작업 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2, phase %3 in %4</source>
            <comment>task, state, phase, release</comment>
            <translation>%1, %2, 단계 %3(%4 안)</translation>
        </message>
    </context>
    <context>
        <name>NestedChild</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>Nothing is inside before this task has run.</source>
            <translation>이 작업이 실행되기 전에는 안에 아무것도 없습니다.</translation>
        </message>
        <message>
            <source>Nothing is inside yet: this task will compose %1 from the template %2.</source>
            <translation>아직 안에 아무것도 없습니다. 이 작업이 구성할 릴리스: %1, 템플릿: %2.</translation>
        </message>
        <message>
            <source>No release was made here. “What happened” of this task tells why.</source>
            <translation>여기서는 릴리스가 만들어지지 않았습니다. 이유는 이 작업의 “무슨 일이 있었나”에 있습니다.</translation>
        </message>
        <message>
            <source>The release that this task made is not in the record here, so how it stands is unknown. Ask who keeps the record for it.</source>
            <translation>이 작업이 만든 릴리스가 이곳 기록에 없어 상태를 알 수 없습니다. 기록을 보관하는 사람에게 문의하세요.</translation>
        </message>
        <message>
            <source>Shown as it was last: newer events of this release cannot be read by this version of the program. Install the newest one.</source>
            <translation>마지막으로 알던 상태입니다. 이 릴리스의 새 이벤트는 이 버전의 프로그램이 읽지 못합니다. 최신 버전을 설치하세요.</translation>
        </message>
        <message>
            <source>This release cannot be read by this version of the program, so how it stands is unknown. Install the newest one.</source>
            <translation>이 버전의 프로그램이 이 릴리스를 읽지 못해 상태를 알 수 없습니다. 최신 버전을 설치하세요.</translation>
        </message>
    </context>
    <context>
        <name>NestedEditors</name>
        <message>
            <source>Choose a template</source>
            <translation>템플릿 선택</translation>
        </message>
        <message>
            <source>The project of this release</source>
            <translation>이 릴리스의 프로젝트</translation>
        </message>
    </context>
    <context>
        <name>NestedFlow</name>
        <message>
            <source>Rollback</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <comment>task and how far it is</comment>
            <translation>%1 · %2</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <comment>tasks</comment>
            <translation>
                <numerusform>외 %n건</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NestedRelease</name>
        <message>
            <source>This workspace has no project “%1”, so the nested release was not composed. Correct the task or add the project.</source>
            <translation>이 워크스페이스에 “%1” 프로젝트가 없어 하위 릴리스를 구성하지 않았습니다. 작업을 고치거나 프로젝트를 추가하세요.</translation>
        </message>
        <message>
            <source>The template “%1” needs values that project “%2” does not have: %3. Add them under its variables in workspace.yaml.</source>
            <translation>템플릿 “%1”에 필요한 값이 프로젝트 “%2”에 없습니다: %3. workspace.yaml의 variables에 추가하세요.</translation>
        </message>
    </context>
    <context>
        <name>NotesPublishExecutor</name>
        <message>
            <source>%1 could not be written (%2), so the release notes are as they were. Check the folder and the free space, then try again.</source>
            <translation>%1 파일을 쓸 수 없어(%2) 릴리스 노트는 그대로입니다. 폴더와 남은 공간을 확인하고 다시 시도하세요.</translation>
        </message>
        <message>
            <source>Wrote %1</source>
            <translation>저장함: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n줄</numerusform>
            </translation>
        </message>
        <message>
            <source>The former notes (%1) are gone, so %2 stays as it is. Restore it by hand.</source>
            <translation>이전 노트(%1)가 없어 %2 파일을 그대로 두었습니다. 직접 복원하세요.</translation>
        </message>
        <message>
            <source>Somebody has edited %1 since it was published, so it was not taken back. Look at it and decide by hand.</source>
            <translation>게시 후 누군가 %1 파일을 편집해 되돌리지 않았습니다. 확인하고 직접 결정하세요.</translation>
        </message>
        <message>
            <source>Took back %1</source>
            <translation>되돌림: %1</translation>
        </message>
        <message>
            <source>its folder cannot be made</source>
            <translation>폴더를 만들 수 없음</translation>
        </message>
        <message>
            <source>%1 reads back differently from what was written. Look at the file.</source>
            <translation>%1 파일을 다시 읽으니 쓴 내용과 다릅니다. 파일을 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” is no Markdown file inside the workspace folder, so no notes were written. Name one such as notes/checkout-2.8.0.md.</source>
            <translation>“%1”: 워크스페이스 폴더 안의 Markdown 파일이 아니어서 노트를 쓰지 않았습니다. notes/checkout-2.8.0.md 형식으로 지정하세요.</translation>
        </message>
        <message>
            <source>what is there now cannot be kept for a rollback</source>
            <translation>지금 내용을 롤백용으로 보관할 수 없음</translation>
        </message>
        <message>
            <source>write %1</source>
            <translation>%1 쓰기</translation>
        </message>
        <message>
            <source>remove %1</source>
            <translation>%1 삭제</translation>
        </message>
    </context>
    <context>
        <name>OfferedUpdate</name>
        <message>
            <source>This release was made without a template, so there is nothing to update it from.</source>
            <translation>이 릴리스는 템플릿 없이 만들었으므로 업데이트할 원본이 없습니다.</translation>
        </message>
        <message>
            <source>Version %1 of the template “%2” is not here any more, so what changed since cannot be told. The release stays as it is.</source>
            <translation>템플릿 “%2” 버전 %1: 더 이상 남아 있지 않아 이후의 변경을 알 수 없습니다. 릴리스는 그대로 둡니다.</translation>
        </message>
        <message>
            <source>This release is no draft any more, so it stays with version %1 of its template.</source>
            <translation>릴리스가 더 이상 초안이 아니므로 템플릿 버전 %1 상태를 유지합니다.</translation>
        </message>
    </context>
    <context>
        <name>OpenExternal</name>
        <message>
            <source>No program on this computer opens this link. Copy it into a browser.</source>
            <translation>이 링크를 열 프로그램이 없습니다. 브라우저에 복사하세요.</translation>
        </message>
        <message>
            <source>No program on this computer opens this. Open it by hand: %1</source>
            <translation>이 컴퓨터에 이것을 여는 프로그램이 없습니다. 직접 여세요: %1</translation>
        </message>
    </context>
    <context>
        <name>OutcomeWords</name>
        <message>
            <source>You approved, %1</source>
            <comment>at</comment>
            <translation>승인했습니다(%1)</translation>
        </message>
        <message>
            <source>You agreed, %1</source>
            <comment>at</comment>
            <translation>합의했습니다(%1)</translation>
        </message>
        <message>
            <source>You confirmed, %1</source>
            <comment>at</comment>
            <translation>확인했습니다(%1)</translation>
        </message>
        <message>
            <source>You returned it, %1</source>
            <comment>at</comment>
            <translation>보완을 요청했습니다(%1)</translation>
        </message>
        <message>
            <source>You returned it to the step before, %1</source>
            <comment>at</comment>
            <translation>전 단계로 반려했습니다(%1)</translation>
        </message>
        <message>
            <source>You rejected it, %1</source>
            <comment>at</comment>
            <translation>반려했습니다(%1)</translation>
        </message>
        <message>
            <source>You disagreed, %1</source>
            <comment>at</comment>
            <translation>부동의했습니다(%1)</translation>
        </message>
        <message>
            <source>You objected, %1</source>
            <comment>at</comment>
            <translation>이의를 제기했습니다(%1)</translation>
        </message>
        <message>
            <source>%1.</source>
            <comment>sentence</comment>
            <translation>%1.</translation>
        </message>
        <message>
            <source>%1: “%2”.</source>
            <comment>sentence</comment>
            <translation>%1: “%2”.</translation>
        </message>
        <message>
            <source>%1 rejected it, %2</source>
            <comment>who, at</comment>
            <translation>%1 님이 반려했습니다(%2)</translation>
        </message>
        <message>
            <source>%1 returned it, %2</source>
            <comment>who, at</comment>
            <translation>%1 님이 보완을 요청했습니다(%2)</translation>
        </message>
        <message>
            <source>Complete: everybody who was asked has signed.</source>
            <translation>결재 완료: 요청받은 사람이 모두 서명했습니다.</translation>
        </message>
        <message>
            <source>Change it and ask again.</source>
            <translation>고쳐서 다시 요청하세요.</translation>
        </message>
        <message>
            <source>%1 can change it and ask again.</source>
            <translation>%1 님이 고쳐서 다시 요청할 수 있습니다.</translation>
        </message>
        <message>
            <source>The request was taken back; you will be asked if it is made again.</source>
            <translation>요청이 회수되었습니다. 다시 요청되면 알려 드립니다.</translation>
        </message>
        <message>
            <source>It expired before everybody had signed.</source>
            <translation>모두 서명하기 전에 기한이 지났습니다.</translation>
        </message>
        <message>
            <source>It waits for %1.</source>
            <translation>%1 님을 기다립니다.</translation>
        </message>
    </context>
    <context>
        <name>PageLanes</name>
        <message>
            <source>Reading the issues was cancelled. Nothing was changed.</source>
            <translation>이슈 읽기를 취소했습니다. 바뀐 것은 없습니다.</translation>
        </message>
        <message>
            <source>a list of issues</source>
            <translation>이슈 목록</translation>
        </message>
    </context>
    <context>
        <name>PaletteContents</name>
        <message>
            <source>New release</source>
            <translation>새 릴리스</translation>
        </message>
        <message>
            <source>Switch between light and dark</source>
            <translation>라이트/다크 전환</translation>
        </message>
        <message>
            <source>Fold or unfold the side bar</source>
            <translation>사이드바 접기/펴기</translation>
        </message>
        <message>
            <source>Show the keys of this view</source>
            <translation>이 화면의 단축키 보기</translation>
        </message>
        <message>
            <source>Open another workspace…</source>
            <translation>다른 워크스페이스 열기…</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>홈</translation>
        </message>
        <message>
            <source>Approvals</source>
            <translation>결재</translation>
        </message>
        <message>
            <source>Releases</source>
            <translation>릴리스</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>Connections</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>설정</translation>
        </message>
        <message>
            <source>Flow</source>
            <translation>흐름</translation>
        </message>
        <message>
            <source>Features</source>
            <translation>기능 목록</translation>
        </message>
        <message>
            <source>Work plan</source>
            <translation>작업계획서</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>노트</translation>
        </message>
        <message>
            <source>History</source>
            <translation>이력</translation>
        </message>
        <message>
            <source>Show in the features of %1</source>
            <translation>%1 기능 목록에서 보기</translation>
        </message>
        <message>
            <source>Copy %1</source>
            <translation>%1 복사</translation>
        </message>
        <message>
            <source>owns no open release</source>
            <translation>진행 중인 릴리스 없음</translation>
        </message>
        <message>
            <source>People</source>
            <translation>사람</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>코드</translation>
        </message>
        <message>
            <source>Change title, owner and window…</source>
            <translation>제목, 담당자, 작업 시간 변경…</translation>
        </message>
        <message>
            <source>Save this flow as a template…</source>
            <translation>이 흐름을 템플릿으로 저장…</translation>
        </message>
        <message>
            <source>Update from its template…</source>
            <translation>템플릿에서 업데이트…</translation>
        </message>
        <message>
            <source>Export this release as text…</source>
            <translation>이 릴리스를 텍스트로 내보내기…</translation>
        </message>
        <message>
            <source>Import a drawing, a release or a template…</source>
            <translation>다이어그램, 릴리스, 템플릿 가져오기…</translation>
        </message>
        <message>
            <source>Show this view to others, or no longer</source>
            <translation>발표 화면 켜기 또는 끄기</translation>
        </message>
        <message>
            <source>Freezes…</source>
            <translation>동결…</translation>
        </message>
        <message>
            <source>Change name and dates in Jira…</source>
            <translation>Jira에서 이름과 날짜 변경…</translation>
        </message>
        <message>
            <source>Take the release of the version back in Jira…</source>
            <translation>Jira에서 버전 릴리스 취소…</translation>
        </message>
        <message>
            <source>Release the version in Jira…</source>
            <translation>Jira에서 버전 릴리스…</translation>
        </message>
        <message>
            <source>Bring the version back from Jira's archive…</source>
            <translation>Jira에서 버전 보관 해제…</translation>
        </message>
        <message>
            <source>Archive the version in Jira…</source>
            <translation>Jira에서 버전 보관…</translation>
        </message>
        <message>
            <source>Move the version in Jira's list…</source>
            <translation>Jira 목록에서 버전 이동…</translation>
        </message>
        <message>
            <source>Merge the version into another in Jira…</source>
            <translation>Jira에서 버전을 다른 버전에 병합…</translation>
        </message>
        <message>
            <source>New version in Jira…</source>
            <translation>Jira에 새 버전 만들기…</translation>
        </message>
        <message>
            <source>Move the selected issues to another version…</source>
            <translation>선택한 이슈를 다른 버전으로 이동…</translation>
        </message>
        <message>
            <source>Set the status of the selected issues…</source>
            <translation>선택한 이슈의 상태 지정…</translation>
        </message>
        <message>
            <source>Add a project…</source>
            <translation>프로젝트 추가…</translation>
        </message>
        <message>
            <source>Change this project…</source>
            <translation>이 프로젝트 변경…</translation>
        </message>
        <message>
            <source>Change where the issues come from…</source>
            <translation>이슈를 가져올 곳 바꾸기…</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>달력</translation>
        </message>
        <message>
            <source>Put another issue into the version…</source>
            <translation>버전에 다른 이슈 넣기…</translation>
        </message>
        <message>
            <source>calendar, move the slot, rename</source>
            <translation>달력, 일정 옮기기, 이름 바꾸기</translation>
        </message>
        <message>
            <source>sources, scope, JQL</source>
            <translation>출처, 범위, JQL</translation>
        </message>
        <message>
            <source>keep for later</source>
            <translation>나중을 위해 보관</translation>
        </message>
        <message>
            <source>newer template</source>
            <translation>새 템플릿</translation>
        </message>
        <message>
            <source>save as a file, YAML</source>
            <translation>파일로 저장, YAML</translation>
        </message>
        <message>
            <source>templates, begin, draft</source>
            <translation>템플릿, 시작, 초안</translation>
        </message>
        <message>
            <source>Find an issue</source>
            <translation>이슈 찾기</translation>
        </message>
        <message>
            <source>trace, where is it, in which release</source>
            <translation>추적, 어디 있나, 어느 릴리스</translation>
        </message>
        <message>
            <source>larger type, density, zoom</source>
            <translation>글자 크게, 간격, 확대</translation>
        </message>
        <message>
            <source>mail, messenger, desktop, quiet hours</source>
            <translation>메일, 메신저, 바탕 화면, 방해 금지 시간</translation>
        </message>
        <message>
            <source>keyboard, keys</source>
            <translation>키보드, 단축키</translation>
        </message>
        <message>
            <source>version of this program, licenses, diagnostics</source>
            <translation>프로그램 버전, 라이선스, 진단</translation>
        </message>
        <message>
            <source>compare versions, Jira versions, issues</source>
            <translation>버전 비교, Jira 버전, 이슈</translation>
        </message>
        <message>
            <source>schedule, slot, window, freeze</source>
            <translation>일정, 시간, 작업 시간, 동결</translation>
        </message>
        <message>
            <source>roles, accounts, absence, groups, keys</source>
            <translation>역할, 계정, 부재, 그룹, 키</translation>
        </message>
        <message>
            <source>Jira, Jenkins, Confluence, Git, servers, network</source>
            <translation>Jira, Jenkins, Confluence, Git, 서버, 네트워크</translation>
        </message>
        <message>
            <source>preferences, language, theme, text size, notifications, about</source>
            <translation>환경 설정, 언어, 테마, 글자 크기, 알림, 정보</translation>
        </message>
        <message>
            <source>snapshot, read again, reload, sync</source>
            <translation>스냅샷, 다시 읽기, 새로 고침, 동기화</translation>
        </message>
        <message>
            <source>comparison, difference between versions</source>
            <translation>비교, 버전 차이</translation>
        </message>
        <message>
            <source>export as table, Markdown, CSV</source>
            <translation>표로 내보내기, Markdown, CSV</translation>
        </message>
        <message>
            <source>warnings, checks, switch off</source>
            <translation>경고, 점검, 끄기</translation>
        </message>
        <message>
            <source>code and Jira, commits, reconciliation</source>
            <translation>코드와 Jira, 커밋, 대조</translation>
        </message>
        <message>
            <source>reminder, ask the approvers again</source>
            <translation>알림, 결재자에게 다시 요청</translation>
        </message>
        <message>
            <source>approvers, approval line, replace somebody</source>
            <translation>결재자, 결재선, 사람 바꾸기</translation>
        </message>
        <message>
            <source>export the work plan as a file, PDF, HTML</source>
            <translation>작업계획서를 파일로 내보내기, PDF, HTML</translation>
        </message>
        <message>
            <source>print the work plan on paper</source>
            <translation>작업계획서 종이에 인쇄</translation>
        </message>
        <message>
            <source>export the work plan, wiki, Confluence</source>
            <translation>작업계획서 내보내기, 위키, Confluence</translation>
        </message>
        <message>
            <source>export the release notes, mail, messenger</source>
            <translation>릴리스 노트 내보내기, 메일, 메신저</translation>
        </message>
        <message>
            <source>release notes, write again, discard what was edited</source>
            <translation>릴리스 노트, 다시 쓰기, 고친 것 버리기</translation>
        </message>
        <message>
            <source>rehearse, rehearsal, dry run, simulate, forecast</source>
            <translation>예행 연습, 모의 실행, 시뮬레이션, 예측</translation>
        </message>
        <message>
            <source>what decides how long it takes, bottleneck</source>
            <translation>소요 시간을 정하는 것, 병목</translation>
        </message>
        <message>
            <source>write a remark on the selected task</source>
            <translation>선택한 작업에 댓글 쓰기</translation>
        </message>
        <message>
            <source>attachment, evidence of the selected task</source>
            <translation>첨부, 선택한 작업의 근거 자료</translation>
        </message>
        <message>
            <source>proposal, amend a running release</source>
            <translation>제안, 진행 중인 릴리스 변경</translation>
        </message>
        <message>
            <source>search in the flow</source>
            <translation>흐름에서 찾기</translation>
        </message>
        <message>
            <source>the flow as a list, tree</source>
            <translation>흐름을 목록으로, 트리</translation>
        </message>
        <message>
            <source>deputy, absence, somebody signs for me</source>
            <translation>대리인, 부재, 대신 서명</translation>
        </message>
        <message>
            <source>refresh versions, reload, sync</source>
            <translation>버전 새로 고침, 다시 읽기, 동기화</translation>
        </message>
        <message>
            <source>make a version in Jira</source>
            <translation>Jira에 버전 만들기</translation>
        </message>
        <message>
            <source>calendar, schedule, slots, windows</source>
            <translation>달력, 일정, 시간, 작업 시간</translation>
        </message>
        <message>
            <source>new account, invite somebody</source>
            <translation>새 계정, 사람 초대</translation>
        </message>
        <message>
            <source>groups of people, teams</source>
            <translation>사람 그룹, 팀</translation>
        </message>
        <message>
            <source>add a connection, Jira, Jenkins, Confluence, Git</source>
            <translation>연결 추가, Jira, Jenkins, Confluence, Git</translation>
        </message>
        <message>
            <source>template from a file</source>
            <translation>파일에서 템플릿 가져오기</translation>
        </message>
        <message>
            <source>template to a file</source>
            <translation>템플릿을 파일로</translation>
        </message>
    </context>
    <context>
        <name>ParameterCheck</name>
        <message>
            <source>This is no web address. Write it as https://host/path.</source>
            <translation>웹 주소가 아닙니다. https://host/path 형식으로 쓰세요.</translation>
        </message>
        <message>
            <source>“%1” is no mail address. Write it as name@company.com, one per line.</source>
            <translation>“%1” 값은 메일 주소가 아닙니다. name@company.com 형식으로 한 줄에 하나씩 적으세요.</translation>
        </message>
        <message>
            <source>“%1” is none of the choices. Choose again.</source>
            <translation>“%1” 값은 고를 수 있는 값이 아닙니다. 다시 고르세요.</translation>
        </message>
    </context>
    <context>
        <name>ParameterEditor</name>
        <message>
            <source> s</source>
            <comment>seconds</comment>
            <translation>초</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>순서대로</translation>
        </message>
        <message>
            <source>Everyone</source>
            <translation>모두</translation>
        </message>
        <message>
            <source>Anyone</source>
            <translation>누구든 한 명</translation>
        </message>
        <message>
            <source>N of M</source>
            <translation>m명 중 n명</translation>
        </message>
        <message>
            <source>All</source>
            <translation>전체</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>Features</source>
            <translation>기능 목록</translation>
        </message>
        <message>
            <source>Bugs</source>
            <translation>버그</translation>
        </message>
        <message>
            <source>English</source>
            <translation>영어</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>한국어</translation>
        </message>
        <message>
            <source> h</source>
            <comment>hours</comment>
            <translation>시간</translation>
        </message>
        <message>
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Commits</source>
            <translation>커밋</translation>
        </message>
        <message>
            <source>Artifacts</source>
            <translation>산출물</translation>
        </message>
        <message>
            <source>Flow</source>
            <translation>흐름</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>구성</translation>
        </message>
        <message>
            <source>Rollback</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>일정</translation>
        </message>
        <message>
            <source>People</source>
            <translation>사람</translation>
        </message>
    </context>
    <context>
        <name>PeopleRegister</name>
        <message>
            <source>Everybody registers his own key; an administrator may vouch for one.</source>
            <translation>키는 각자 등록합니다. 관리자가 보증할 수 있습니다.</translation>
        </message>
        <message>
            <source>This workspace does not know “%1”.</source>
            <translation>이 워크스페이스가 모르는 이름입니다: “%1”.</translation>
        </message>
        <message>
            <source>Whoever registers a key has to have it, and this was not shown. Make the key again.</source>
            <translation>키를 등록하는 사람은 그 키를 가지고 있어야 하는데 확인되지 않았습니다. 키를 다시 만드세요.</translation>
        </message>
        <message>
            <source>This key is registered already, or was once.</source>
            <translation>이 키는 이미 등록되어 있거나 등록된 적이 있습니다.</translation>
        </message>
        <message>
            <source>Your key in force has to sign the new one. If it is lost, an administrator revokes it first.</source>
            <translation>현재 키로 새 키에 서명해야 합니다. 키를 잃었다면 관리자가 먼저 폐기합니다.</translation>
        </message>
        <message>
            <source>There is no key “%1”.</source>
            <translation>키 “%1” 없음.</translation>
        </message>
        <message>
            <source>This is somebody else's key. Its owner or an administrator revokes it.</source>
            <translation>다른 사람의 키입니다. 그 주인이나 관리자가 폐기합니다.</translation>
        </message>
        <message>
            <source>Say why; the reason stays in the record.</source>
            <translation>이유를 적으세요. 이유는 기록에 남습니다.</translation>
        </message>
        <message>
            <source>Only whoever is away can say who acts meanwhile.</source>
            <translation>부재자만 그동안 누가 대신할지 정할 수 있습니다.</translation>
        </message>
        <message>
            <source>A delegation needs a name of its own.</source>
            <translation>대결에는 고유한 이름이 필요합니다.</translation>
        </message>
        <message>
            <source>This time is over already. Correct it.</source>
            <translation>이 기간은 이미 지났습니다. 고치세요.</translation>
        </message>
        <message>
            <source>There is no delegation “%1”.</source>
            <translation>대결 “%1” 없음.</translation>
        </message>
        <message>
            <source>This is somebody else's delegation. One of the two or an administrator ends it.</source>
            <translation>다른 사람의 대결입니다. 두 사람 중 하나나 관리자가 끝냅니다.</translation>
        </message>
        <message>
            <source>This workspace does not know the project “%1”.</source>
            <translation>이 워크스페이스에는 “%1” 프로젝트가 없습니다.</translation>
        </message>
        <message>
            <source>Only %1, who owns %2, or an administrator decides what it is not warned of.</source>
            <translation>%2 프로젝트의 경고를 끄는 것은 담당자(%1)나 관리자만 할 수 있습니다.</translation>
        </message>
        <message>
            <source>There is no rule “%1”. There are W1 to W%2.</source>
            <translation>“%1” 규칙이 없습니다. W1–W%2 가운데 하나를 쓰세요.</translation>
        </message>
        <message>
            <source>Nobody decides about the own rights: another administrator does this.</source>
            <translation>본인의 권한은 본인이 정할 수 없습니다. 다른 관리자가 처리합니다.</translation>
        </message>
        <message>
            <source>An account is letters, digits and . _ @ + - only, at most 100 of them.</source>
            <translation>계정에는 문자, 숫자와 . _ @ + - 기호만 최대 100자까지 쓸 수 있습니다.</translation>
        </message>
        <message>
            <source>Say how the person's name is printed.</source>
            <translation>사람의 표시 이름을 적으세요.</translation>
        </message>
        <message>
            <source>“%1” cannot be printed in one line.</source>
            <translation>“%1” 값은 한 줄로 표시할 수 없습니다.</translation>
        </message>
        <message>
            <source>“%1” is no mail address.</source>
            <translation>“%1” 값은 메일 주소가 아닙니다.</translation>
        </message>
        <message>
            <source>An account is linked to another of this workspace that is linked to none itself.</source>
            <translation>계정은 이 워크스페이스의 다른 계정 가운데 어디에도 연결되지 않은 계정에만 연결할 수 있습니다.</translation>
        </message>
        <message>
            <source>“%1” is linked to this account. Remove that one first.</source>
            <translation>“%1” 계정이 이 계정에 연결되어 있습니다. 그 계정을 먼저 제거하세요.</translation>
        </message>
        <message>
            <source>A group is letters, digits and . _ @ + - only, at most 100 of them.</source>
            <translation>그룹에는 문자, 숫자와 . _ @ + - 기호만 최대 100자까지 쓸 수 있습니다.</translation>
        </message>
        <message>
            <source>The name of the group cannot be printed in one line.</source>
            <translation>그룹 이름을 한 줄로 표시할 수 없습니다.</translation>
        </message>
        <message>
            <source>There is no group “%1”.</source>
            <translation>“%1” 그룹이 없습니다.</translation>
        </message>
        <message>
            <source>Only an administrator says who is in the workspace and in its groups. Ask one.</source>
            <translation>워크스페이스와 그룹에 속할 사람은 관리자만 정합니다. 관리자에게 요청하세요.</translation>
        </message>
        <message>
            <source>Your key has to agree to its own end, by its passphrase. If it is lost, an administrator revokes it.</source>
            <translation>본인의 키를 폐기하려면 그 키의 암호로 동의해야 합니다. 암호를 잃었다면 관리자가 폐기합니다.</translation>
        </message>
        <message>
            <source>Quiet hours go from one time of the day to another, such as 21:00 and 08:00.</source>
            <translation>방해 금지 시간은 하루 중 한 시각부터 다른 시각까지입니다. 예: 21:00, 08:00.</translation>
        </message>
        <message>
            <source>This freeze is not there any more. Look at the list again.</source>
            <translation>이 동결은 더 이상 없습니다. 목록을 다시 보세요.</translation>
        </message>
        <message>
            <source>an administrator</source>
            <translation>관리자</translation>
        </message>
        <message>
            <source>The freeze “%1” belongs to somebody else, so you cannot take it away or make it hold less. Ask %2.</source>
            <translation>“%1” 동결은 다른 사람의 것이어서 없애거나 줄일 수 없습니다. 다음에 문의하세요: %2.</translation>
        </message>
        <message>
            <source>“%1” is no release of this workspace. Write it as project/version.</source>
            <translation>“%1”: 이 워크스페이스의 릴리스가 아닙니다. 프로젝트/버전 형식으로 적으세요.</translation>
        </message>
        <message>
            <source>You own %1, so somebody else decides whether %2 is an exception: whom the freeze belongs to, or an administrator.</source>
            <translation>%1 프로젝트의 담당자이므로 %2 릴리스를 예외로 할지는 다른 사람이 정합니다. 동결을 맡은 사람이나 관리자에게 요청하세요.</translation>
        </message>
        <message>
            <source>Freezes are kept by release owners and operators. Ask one of them.</source>
            <translation>동결은 릴리스 담당자와 작업자가 관리합니다. 담당자나 작업자에게 요청하세요.</translation>
        </message>
        <message>
            <source>Say why, in at most %1 characters; the reason stays in the record.</source>
            <translation>이유를 %1자 이내로 적으세요. 이유는 기록에 남습니다.</translation>
        </message>
        <message>
            <source>There is a freeze with these times, places and reason already. Change that one.</source>
            <translation>시간, 장소, 이유가 같은 동결이 이미 있습니다. 그 동결을 변경하세요.</translation>
        </message>
        <message>
            <source>The record holds “%1” version %2, which this version of Release Desk does not know. Update the program to work with this workspace.</source>
            <translation>기록에 이 버전의 Release Desk가 모르는 “%1” 이벤트(버전 %2)가 있습니다. 이 워크스페이스로 작업하려면 프로그램을 업데이트하세요.</translation>
        </message>
    </context>
    <context>
        <name>PeopleTerms</name>
        <message>
            <source>A term names one group. Join groups with “+” (and) or “/” (or).</source>
            <translation>항목 하나에는 그룹 하나만 쓸 수 있습니다. 그룹은 “+”(그리고)나 “/”(또는)로 이으세요.</translation>
        </message>
        <message>
            <source>This workspace knows nobody called “%1”. Type another name.</source>
            <translation>이 워크스페이스에는 “%1” 이름을 쓰는 사람이 없습니다. 다른 이름을 입력하세요.</translation>
        </message>
        <message>
            <source>Say who is asked.</source>
            <translation>누구에게 요청할지 적으세요.</translation>
        </message>
        <message>
            <source>Join the terms of a step with “+” (and) or with “/” (or), not with both.</source>
            <translation>한 단계의 항목은 “+”(그리고)나 “/”(또는) 가운데 하나로만 이으세요.</translation>
        </message>
    </context>
    <context>
        <name>PhaseItem</name>
        <message>
            <source>Add task</source>
            <translation>작업 추가</translation>
        </message>
        <message numerus="yes">
            <source>%n task(s)</source>
            <translation>
                <numerusform>작업 %n개</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlanActions</name>
        <message>
            <source>Add %1</source>
            <translation>%1 추가</translation>
        </message>
        <message>
            <source>%1 (copy)</source>
            <translation>%1 (사본)</translation>
        </message>
        <message>
            <source>Duplicate %1</source>
            <translation>%1 복제</translation>
        </message>
        <message>
            <source>Delete %1</source>
            <translation>%1 삭제</translation>
        </message>
        <message>
            <source>Rename %1</source>
            <translation>%1 이름 바꾸기</translation>
        </message>
        <message>
            <source>%1 undoes nothing</source>
            <translation>%1: 되돌리는 작업 없음</translation>
        </message>
        <message>
            <source>%1 undoes %2</source>
            <translation>%1: %2 되돌리기</translation>
        </message>
        <message>
            <source>Connect %1 to %2</source>
            <translation>%1 → %2 연결</translation>
        </message>
        <message>
            <source>Disconnect %1 from %2</source>
            <translation>%1 → %2 연결 끊기</translation>
        </message>
        <message>
            <source>Move %1</source>
            <translation>%1 이동</translation>
        </message>
        <message>
            <source>New phase</source>
            <translation>새 단계</translation>
        </message>
        <message>
            <source>Add a phase</source>
            <translation>단계 추가</translation>
        </message>
        <message>
            <source>Change %1</source>
            <translation>%1 변경</translation>
        </message>
        <message>
            <source>Arrange tasks</source>
            <translation>작업 정렬</translation>
        </message>
        <message numerus="yes">
            <source>Delete %n task(s)</source>
            <translation>
                <numerusform>작업 %n개 삭제</numerusform>
            </translation>
        </message>
        <message>
            <source>Align with %1</source>
            <translation>%1 기준 정렬</translation>
        </message>
    </context>
    <context>
        <name>PlanCheck</name>
        <message>
            <source>The flow has a circle, so its tasks can never start. Remove one of its connections.</source>
            <translation>흐름에 순환이 있어 작업이 시작될 수 없습니다. 연결 하나를 지우세요.</translation>
        </message>
        <message>
            <source>The flow has no task. Add at least one.</source>
            <translation>흐름에 작업이 없습니다. 하나 이상 추가하세요.</translation>
        </message>
        <message>
            <source>A release holds at most %1 tasks. Split it into two releases.</source>
            <translation>한 릴리스의 작업은 %1개까지입니다. 둘로 나누세요.</translation>
        </message>
        <message>
            <source>“%1” is of the kind %2, which this version cannot carry out. Replace it.</source>
            <translation>“%1” 작업의 종류 %2: 이 버전에서 실행할 수 없습니다. 바꾸세요.</translation>
        </message>
        <message>
            <source>“%1” needs a value for “%2”. Fill it in on its Setup page.</source>
            <translation>“%1” 작업에 “%2” 값이 필요합니다. 설정에서 채우세요.</translation>
        </message>
        <message>
            <source>“%1” is to be done by “%2”, whom this workspace does not know. Choose somebody else.</source>
            <translation>“%1” 작업의 수행자 “%2” 님을 이 워크스페이스가 모릅니다. 다른 사람을 고르세요.</translation>
        </message>
        <message>
            <source>“%1” asks no one, so it would stay closed for ever. Add an approver.</source>
            <translation>“%1” 결재에 결재자가 없어 영원히 열리지 않습니다. 결재자를 추가하세요.</translation>
        </message>
        <message>
            <source>“%1” asks “%2”, whom this workspace does not know. Replace this approver.</source>
            <translation>“%1” 결재의 “%2” 님을 이 워크스페이스가 모릅니다. 결재자를 바꾸세요.</translation>
        </message>
        <message>
            <source>“%1” needs %2 of %3 signatures, which cannot be reached. Correct the number.</source>
            <translation>“%1” 결재에 %3명 중 %2명의 서명이 필요해 채울 수 없습니다. 수를 고치세요.</translation>
        </message>
        <message>
            <source>“%1” uses a result of “%2” but may start before it. Connect them.</source>
            <translation>“%1” 작업이 “%2” 작업의 결과를 쓰지만 먼저 시작될 수 있습니다. 둘을 연결하세요.</translation>
        </message>
        <message>
            <source>“%1” changes %2 without an approval before it. Put an approval in front of it.</source>
            <translation>“%1” 작업이 결재 없이 %2 환경을 바꿉니다. 앞에 결재를 두세요.</translation>
        </message>
        <message>
            <source>“%1” changes %2 and stands in a phase that runs before approval. Move it to a later phase.</source>
            <translation>“%1” 작업이 %2 환경을 바꾸는데 결재 전 단계에 있습니다. 뒤 단계로 옮기세요.</translation>
        </message>
        <message>
            <source>The rollback lane is empty: nobody knows the way back. Add at least one task to it.</source>
            <translation>롤백 레인이 비어 있어 돌아갈 길이 없습니다. 작업을 하나 이상 추가하세요.</translation>
        </message>
        <message>
            <source>“%1” has no way back. Add a task to the rollback lane that undoes it.</source>
            <translation>“%1” 작업을 되돌릴 길이 없습니다. 되돌리는 작업을 롤백 레인에 추가하세요.</translation>
        </message>
        <message>
            <source>The window ends before it starts. Correct its times.</source>
            <translation>작업 시간의 끝이 시작보다 빠릅니다. 시각을 고치세요.</translation>
        </message>
        <message>
            <source>The window is over, so the release could not start. Choose a later one.</source>
            <translation>작업 시간이 지나 릴리스를 시작할 수 없습니다. 더 늦은 시간을 고르세요.</translation>
        </message>
        <message>
            <source>“%1”, %2: %3</source>
            <translation>“%1”, %2: %3</translation>
        </message>
        <message>
            <source>Nobody is named for “%1”, so whoever may takes it. Name a performer if it is to be one.</source>
            <translation>“%1” 작업에 지정된 사람이 없어 누구나 맡을 수 있습니다. 한 사람이어야 하면 수행자를 지정하세요.</translation>
        </message>
        <message>
            <source>“%1” cannot be taken back and nothing is checked before it. Put an approval, a check or a checklist in front of it as the last moment to turn back.</source>
            <translation>“%1” 작업은 되돌릴 수 없는데 그 앞에 확인이 없습니다. 돌아설 마지막 순간으로 결재, 점검 또는 체크리스트를 앞에 두세요.</translation>
        </message>
        <message>
            <source>“%1” takes “%2”, which may be something else by then. Name a build, a digest or the result of a task.</source>
            <translation>“%1” 작업이 쓰는 “%2” 값은 그때 다른 것일 수 있습니다. 빌드, 다이제스트 또는 작업의 결과를 적으세요.</translation>
        </message>
        <message>
            <source>“%1” is never reached: its condition is always false. Correct the condition, or take the task out.</source>
            <translation>“%1” 작업에는 닿을 수 없습니다. 조건이 늘 거짓입니다. 조건을 고치거나 작업을 빼세요.</translation>
        </message>
    </context>
    <context>
        <name>PlanEdit</name>
        <message>
            <source>There is no task “%1” in this plan any more. Reload the flow.</source>
            <translation>이 계획에 작업 “%1” 없음. 흐름을 다시 읽으세요.</translation>
        </message>
        <message>
            <source>A connection needs two tasks of this plan.</source>
            <translation>연결에는 이 계획의 작업 두 개가 필요합니다.</translation>
        </message>
        <message>
            <source>A task of the rollback lane cannot be connected with a task of a phase. Name the task it undoes instead.</source>
            <translation>롤백 레인의 작업은 단계의 작업과 연결할 수 없습니다. 되돌릴 작업을 지정하세요.</translation>
        </message>
        <message>
            <source>“%1” stands in a later phase than “%2”. A connection goes forward only.</source>
            <translation>“%1” 작업이 “%2” 작업보다 뒤 단계에 있습니다. 연결은 앞으로만 갑니다.</translation>
        </message>
        <message>
            <source>This would make a circle: %1. None of these tasks could ever start. Remove one of the connections.</source>
            <translation>순환이 생깁니다: %1. 이 작업들은 시작될 수 없습니다. 연결 하나를 지우세요.</translation>
        </message>
        <message>
            <source>A task needs an id and a kind.</source>
            <translation>작업에는 id와 종류가 필요합니다.</translation>
        </message>
        <message>
            <source>There is already a task “%1”.</source>
            <translation>작업 “%1” 이미 있음.</translation>
        </message>
        <message>
            <source>There is no such phase in this plan.</source>
            <translation>이 계획에 그런 단계가 없습니다.</translation>
        </message>
        <message>
            <source>A release holds at most %1 tasks. Split it into two releases.</source>
            <translation>한 릴리스의 작업은 %1개까지입니다. 둘로 나누세요.</translation>
        </message>
        <message>
            <source>A task cannot wait for itself.</source>
            <translation>작업이 자기 자신을 기다릴 수 없습니다.</translation>
        </message>
        <message>
            <source>These tasks are connected already.</source>
            <translation>이미 연결된 작업입니다.</translation>
        </message>
        <message>
            <source>These tasks are not connected.</source>
            <translation>연결되지 않은 작업입니다.</translation>
        </message>
        <message>
            <source>A phase needs an id of its own.</source>
            <translation>단계에는 고유한 id가 필요합니다.</translation>
        </message>
        <message>
            <source>This phase still has tasks. Move or delete them first.</source>
            <translation>이 단계에 아직 작업이 있습니다. 먼저 옮기거나 지우세요.</translation>
        </message>
        <message>
            <source>“%1” cannot be the id of a task: it names the step that takes another task back. Choose another.</source>
            <translation>“%1”: 다른 작업을 되돌리는 단계의 이름이라 작업 id로 쓸 수 없습니다. 다른 것을 고르세요.</translation>
        </message>
        <message>
            <source>“%1” is to take back “%2”, which is no other task of this plan, so a rollback could not place it. Choose a task that is there, or none.</source>
            <translation>“%1” 작업이 되돌릴 대상으로 지정한 “%2” 항목은 이 계획의 다른 작업이 아니므로 롤백에 배치할 수 없습니다. 있는 작업을 선택하거나 비워 두세요.</translation>
        </message>
        <message>
            <source>“%1” is no edit of a plan known here.</source>
            <translation>“%1”: 여기서 아는 계획 편집이 아닙니다.</translation>
        </message>
    </context>
    <context>
        <name>PlanEditWords</name>
        <message>
            <source>the rollback lane</source>
            <translation>롤백 레인</translation>
        </message>
        <message>
            <source>%1: %2 → %3</source>
            <comment>setting, before, after</comment>
            <translation>%1: %2 → %3</translation>
        </message>
        <message>
            <source>without %1</source>
            <translation>%1 제외</translation>
        </message>
        <message>
            <source>with %1</source>
            <translation>%1 포함</translation>
        </message>
        <message>
            <source>Add “%1” (%2) to %3</source>
            <translation>%3에 “%1”(%2) 추가</translation>
        </message>
        <message>
            <source>Remove “%1”</source>
            <translation>“%1” 제거</translation>
        </message>
        <message>
            <source>Change “%1”: %2</source>
            <translation>“%1” 변경: %2</translation>
        </message>
        <message>
            <source>Move “%1” to %2</source>
            <translation>“%1” 작업을 %2 쪽으로 이동</translation>
        </message>
        <message>
            <source>Let “%1” wait for “%2”</source>
            <translation>“%1” 작업이 “%2” 작업을 기다리게 함</translation>
        </message>
        <message>
            <source>Do not let “%1” wait for “%2”</source>
            <translation>“%1” 작업이 “%2” 작업을 기다리지 않게 함</translation>
        </message>
        <message>
            <source>Add the phase “%1”</source>
            <translation>단계 “%1” 추가</translation>
        </message>
        <message>
            <source>Remove the phase “%1”</source>
            <translation>단계 “%1” 제거</translation>
        </message>
        <message>
            <source>Change the phase “%1”: %2</source>
            <translation>단계 “%1” 변경: %2</translation>
        </message>
        <message>
            <source>Change the variables: %1</source>
            <translation>변수 변경: %1</translation>
        </message>
        <message>
            <source>Change what the checks forbid: %1</source>
            <translation>점검이 금지하는 것 변경: %1</translation>
        </message>
    </context>
    <context>
        <name>PlanOverview</name>
        <message>
            <source>nobody</source>
            <translation>아무도 없음</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s)</source>
            <translation>
                <numerusform>이슈 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source> · %1 done, %2 in progress, %3 to do</source>
            <translation> · 완료 %1, 진행 중 %2, 할 일 %3</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>프로젝트</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>개정</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>number, state</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>작업 시간</translation>
        </message>
        <message>
            <source>Approvers</source>
            <translation>결재자</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>적용 범위</translation>
        </message>
        <message>
            <source>Fingerprint</source>
            <translation>지문</translation>
        </message>
        <message>
            <source>none yet, it is made when approval is asked for</source>
            <translation>아직 없음, 결재를 요청할 때 만들어집니다</translation>
        </message>
        <message>
            <source>In a freeze, after the window</source>
            <translation>동결 중, 작업 시간 이후</translation>
        </message>
    </context>
    <context>
        <name>PlanTimes</name>
        <message>
            <source>%1 min</source>
            <translation>%1분</translation>
        </message>
        <message>
            <source>%1 s</source>
            <comment>seconds</comment>
            <translation>%1초</translation>
        </message>
        <message>
            <source>%1 m %2 s</source>
            <comment>minutes and seconds</comment>
            <translation>%1분 %2초</translation>
        </message>
        <message>
            <source>%1 m</source>
            <comment>minutes</comment>
            <translation>%1분</translation>
        </message>
        <message>
            <source>%1 d %2 h</source>
            <comment>days and hours</comment>
            <translation>%1일 %2시간</translation>
        </message>
        <message>
            <source>%1 h</source>
            <comment>hours</comment>
            <translation>%1시간</translation>
        </message>
        <message>
            <source>%1 h %2 m</source>
            <comment>hours and minutes</comment>
            <translation>%1시간 %2분</translation>
        </message>
        <message>
            <source>~ %1 left</source>
            <translation>약 %1 남음</translation>
        </message>
        <message>
            <source>~ %1</source>
            <translation>약 %1</translation>
        </message>
    </context>
    <context>
        <name>PlanningDecisions</name>
        <message>
            <source>Somebody else changed this release meanwhile (revision %1, you saw %2). Look at the changes and do it again.</source>
            <translation>그동안 다른 사람이 이 릴리스를 바꿨습니다(현재 개정 %1, 보신 것은 개정 %2). 변경을 보고 다시 하세요.</translation>
        </message>
        <message>
            <source>Edited by %1</source>
            <translation>편집: %1</translation>
        </message>
        <message>
            <source>The flow of %1 %2 is locked while it is prepared or runs. Withdraw the request or let it end first.</source>
            <translation>%1 %2 흐름은 준비 중이거나 실행 중이라 잠겨 있습니다. 요청을 회수하거나 끝날 때까지 기다리세요.</translation>
        </message>
        <message>
            <source>There is already a release with this id.</source>
            <translation>이 id의 릴리스가 이미 있습니다.</translation>
        </message>
        <message>
            <source>This workspace has no project “%1”. Add it to workspace.yaml or choose another.</source>
            <translation>이 워크스페이스에 프로젝트 “%1” 없음. workspace.yaml에 추가하거나 다른 것을 고르세요.</translation>
        </message>
        <message>
            <source>A release needs a version. Enter one.</source>
            <translation>릴리스에는 버전이 필요합니다. 입력하세요.</translation>
        </message>
        <message>
            <source>This workspace does not know “%1”, so nobody would own the release. Choose somebody else.</source>
            <translation>이 워크스페이스가 “%1” 님을 몰라 담당자가 없게 됩니다. 다른 사람을 고르세요.</translation>
        </message>
        <message>
            <source>The window ends before it starts. Correct its times.</source>
            <translation>작업 시간의 끝이 시작보다 빠릅니다. 시각을 고치세요.</translation>
        </message>
        <message>
            <source>%1 %2 cannot be submitted yet: %3</source>
            <translation>%1 %2: 아직 상신할 수 없습니다. %3</translation>
        </message>
        <message>
            <source>Say why; the reason stays in the history.</source>
            <translation>이유를 적어 주세요. 이력에 남습니다.</translation>
        </message>
        <message>
            <source>A release needs an id.</source>
            <translation>릴리스에는 id가 필요합니다.</translation>
        </message>
        <message>
            <source>A source of issues is a version of a Jira project, a search or an epic of one connection. Name exactly one of them.</source>
            <translation>이슈를 가져올 곳은 한 연결의 Jira 프로젝트 버전, 검색 또는 에픽입니다. 그중 정확히 하나를 적으세요.</translation>
        </message>
        <message>
            <source>The release takes “%1” already. Name another source.</source>
            <translation>이 릴리스는 이미 “%1” 항목을 가져옵니다. 다른 곳을 적으세요.</translation>
        </message>
        <message>
            <source>Tasks of this run, and its way back, may name the release by its title, so it stays “%1” until the release has ended.</source>
            <translation>이번 실행의 작업과 롤백이 제목으로 릴리스를 부를 수 있어, 릴리스가 끝날 때까지 제목 “%1” 그대로 둡니다.</translation>
        </message>
        <message>
            <source>The window would be over, and the signatures end with it. Give a later end together with this change.</source>
            <translation>작업 시간이 이미 끝난 것이 되고 서명도 함께 끝납니다. 이 변경과 함께 더 늦은 종료 시각을 넣으세요.</translation>
        </message>
        <message>
            <source>The window would begin later, and the run goes on at once. Pause the release first, and resume it in its new window.</source>
            <translation>작업 시간은 나중에 시작하는데 실행은 바로 이어집니다. 먼저 릴리스를 일시 정지하고 새 작업 시간에 재개하세요.</translation>
        </message>
    </context>
    <context>
        <name>Policy</name>
        <message>
            <source>“%1” is no rule that a policy could be about. There are L1 to L%2.</source>
            <translation>“%1” 값은 정책을 둘 수 있는 규칙이 아닙니다. L1부터 L%2까지 있습니다.</translation>
        </message>
        <message>
            <source>Two policies are about %1, so nobody knows which holds. Take one out.</source>
            <translation>%1 규칙에 정책이 둘이어서 무엇이 맞는지 알 수 없습니다. 하나를 빼세요.</translation>
        </message>
        <message>
            <source>The policy about %1 needs a reason of at most %2 characters, which everybody reads whom it stops. Write one.</source>
            <translation>%1 규칙의 정책에는 %2자 이내의 이유가 필요하며, 막힌 사람이 모두 읽습니다. 이유를 적으세요.</translation>
        </message>
        <message>
            <source>The template forbids it: %1</source>
            <translation>템플릿이 금지합니다: %1</translation>
        </message>
    </context>
    <context>
        <name>ProgramRun</name>
        <message>
            <source>The folder %1, in which commands leave their traces, cannot be made, so nothing was started. Check who may write there.</source>
            <translation>명령의 흔적을 두는 폴더 %1 만들기 실패, 시작하지 않았습니다. 쓰기 권한을 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>ProjectChanges</name>
        <message>
            <source>Change the project %1</source>
            <translation>%1 프로젝트 변경</translation>
        </message>
        <message>
            <source>Add a project</source>
            <translation>프로젝트 추가</translation>
        </message>
        <message>
            <source>Releases that are under way keep what they were made of.</source>
            <translation>진행 중인 릴리스는 만들어질 때의 내용을 유지합니다.</translation>
        </message>
        <message>
            <source>A project is what is released together. Its releases are composed of the versions in Jira and of its code.</source>
            <translation>프로젝트는 함께 릴리스하는 단위입니다. 릴리스는 Jira의 버전과 프로젝트의 코드로 구성합니다.</translation>
        </message>
        <message>
            <source>Save project</source>
            <translation>프로젝트 저장</translation>
        </message>
        <message>
            <source>Add project</source>
            <translation>프로젝트 추가</translation>
        </message>
    </context>
    <context>
        <name>QuickFix</name>
        <message>
            <source>Open the circle</source>
            <translation>순환 끊기</translation>
        </message>
        <message>
            <source>Take the condition away</source>
            <translation>조건 없애기</translation>
        </message>
        <message>
            <source>Let anybody do it</source>
            <translation>누구나 맡게 하기</translation>
        </message>
        <message>
            <source>Connect them</source>
            <translation>연결하기</translation>
        </message>
        <message>
            <source>Name the owner</source>
            <translation>담당자 지정</translation>
        </message>
        <message>
            <source>Let it wait for the approval</source>
            <translation>결재를 기다리게 하기</translation>
        </message>
        <message>
            <source>Add an approval</source>
            <translation>결재 추가</translation>
        </message>
        <message>
            <source>Take back “%1”</source>
            <translation>“%1” 되돌리기</translation>
        </message>
        <message>
            <source>Take back what “%1” did, and say how.</source>
            <translation>“%1” 작업이 한 일을 되돌리고, 어떻게 하는지 적으세요.</translation>
        </message>
        <message>
            <source>Add a way back</source>
            <translation>되돌리는 길 추가</translation>
        </message>
        <message>
            <source>Last moment to turn back</source>
            <translation>돌아설 마지막 순간</translation>
        </message>
        <message>
            <source>What comes next cannot be taken back</source>
            <translation>다음 것은 되돌릴 수 없습니다</translation>
        </message>
        <message>
            <source>Add a last check</source>
            <translation>마지막 점검 추가</translation>
        </message>
    </context>
    <context>
        <name>ReadingHttpClient</name>
        <message>
            <source>The request to “%1” was cancelled.</source>
            <translation>“%1” 요청이 취소되었습니다.</translation>
        </message>
    </context>
    <context>
        <name>Reconciliation</name>
        <message>
            <source>%1 and %2 more</source>
            <translation>%1 외 %2개</translation>
        </message>
        <message>
            <source>Built from %1 (%2); %3 is at %4. %5 commit(s) of the candidate are not in the artifact, %6 of the artifact are not in the candidate.</source>
            <translation>빌드한 커밋 %1(%2), %3 커밋 %4. 산출물에 없는 후보 커밋 %5개, 후보에 없는 산출물 커밋 %6개.</translation>
        </message>
        <message>
            <source>%1 runs today and is not in the candidate</source>
            <translation>%1: 현재 운영 중이나 후보에 없음</translation>
        </message>
        <message>
            <source>In %1</source>
            <translation>포함된 커밋: %1</translation>
        </message>
        <message>
            <source>%1 came after the build</source>
            <translation>빌드 후에 들어온 커밋: %1</translation>
        </message>
        <message>
            <source>%1 taken back by %2</source>
            <translation>%1: 되돌려짐(%2)</translation>
        </message>
        <message>
            <source>%1 is in the artifact, not in the candidate</source>
            <translation>%1: 산출물에 있으나 후보에 없음</translation>
        </message>
        <message>
            <source>Shipped with %1</source>
            <translation>이미 배포된 커밋: %1</translation>
        </message>
        <message>
            <source>No commit names it; %1 needs none</source>
            <translation>이슈를 언급한 커밋 없음(%1 유형은 필요 없음)</translation>
        </message>
        <message>
            <source>No commit of the range names it</source>
            <translation>범위 안에 이슈를 언급한 커밋 없음</translation>
        </message>
        <message>
            <source>Jira does not show the issue</source>
            <translation>Jira에 이 이슈가 보이지 않음</translation>
        </message>
        <message>
            <source>it is in no version</source>
            <translation>어느 버전에도 없음</translation>
        </message>
        <message>
            <source>it is in %1</source>
            <translation>현재 버전: %1</translation>
        </message>
        <message>
            <source>%1; %2</source>
            <translation>%1; %2</translation>
        </message>
        <message>
            <source>Reading the issues from Jira</source>
            <translation>Jira에서 이슈를 읽는 중</translation>
        </message>
        <message>
            <source>The comparison was stopped.</source>
            <translation>비교를 중지했습니다.</translation>
        </message>
        <message>
            <source>Jira could not be asked; the issues are those the release keeps. %1</source>
            <translation>Jira에 조회할 수 없어 릴리스가 보관한 이슈를 씁니다. %1</translation>
        </message>
        <message>
            <source>Reading %1 (%2 of %3)</source>
            <translation>%1 읽는 중 (%2/%3)</translation>
        </message>
        <message>
            <source>Asking Jira for what the code names beyond the plan</source>
            <translation>계획에 없이 코드에 언급된 이슈를 Jira에서 조회하는 중</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>종류</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>키</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>요약</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>근거 자료</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>조치</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message numerus="yes">
            <source>%n commit(s)</source>
            <translation>
                <numerusform>커밋 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>everything up to %1, %2</source>
            <translation>%1까지 전체, %2</translation>
        </message>
        <message>
            <source>“%1” of %2</source>
            <translation>“%1” 작업(%2)</translation>
        </message>
        <message>
            <source>release %1</source>
            <translation>릴리스 %1</translation>
        </message>
        <message>
            <source>Other revision</source>
            <translation>커밋 불일치</translation>
        </message>
        <message>
            <source>Left behind</source>
            <translation>후보에서 누락</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Reverted</source>
            <translation>되돌려짐</translation>
        </message>
        <message>
            <source>Stale artifact</source>
            <translation>오래된 산출물</translation>
        </message>
        <message>
            <source>Unexpected</source>
            <translation>계획 외</translation>
        </message>
        <message>
            <source>Unexpected, not built</source>
            <translation>계획 외, 빌드 안 됨</translation>
        </message>
        <message>
            <source>Only in the artifact</source>
            <translation>산출물에만 있음</translation>
        </message>
        <message>
            <source>Unlinked</source>
            <translation>이슈 미연결</translation>
        </message>
        <message>
            <source>Already running</source>
            <translation>이미 운영 중</translation>
        </message>
        <message>
            <source>No code needed</source>
            <translation>코드 불필요</translation>
        </message>
        <message>
            <source>Matched</source>
            <translation>일치</translation>
        </message>
        <message>
            <source>The artifact was built from another commit than the candidate names.</source>
            <translation>산출물이 후보와 다른 커밋에서 빌드되었습니다.</translation>
        </message>
        <message>
            <source>It runs today and is not in the candidate: the release would take it back.</source>
            <translation>지금 운영 중이지만 후보에 없습니다. 릴리스하면 되돌아갑니다.</translation>
        </message>
        <message>
            <source>It is planned, and no commit of the range names it.</source>
            <translation>계획에 있지만 범위 안에서 이 이슈를 언급한 커밋이 없습니다.</translation>
        </message>
        <message>
            <source>It is planned, and all its code was taken back within the range.</source>
            <translation>계획에 있지만 코드가 범위 안에서 모두 되돌려졌습니다.</translation>
        </message>
        <message>
            <source>Its code is in the candidate, but came after the artifact was built.</source>
            <translation>코드가 후보에 있지만 산출물을 빌드한 뒤에 들어왔습니다.</translation>
        </message>
        <message>
            <source>Its code ships although it is not planned.</source>
            <translation>계획에 없는데 코드가 릴리스에 포함됩니다.</translation>
        </message>
        <message>
            <source>Its code is in the candidate and not planned; the artifact does not hold it.</source>
            <translation>계획에 없는 코드가 후보에 있고 산출물에는 없습니다.</translation>
        </message>
        <message>
            <source>The artifact holds it, and the candidate does not: it was built from another branch.</source>
            <translation>산출물에는 있고 후보에는 없습니다. 다른 브랜치에서 빌드되었습니다.</translation>
        </message>
        <message>
            <source>The commit names no issue, so nobody can say why it ships.</source>
            <translation>커밋에 이슈 키가 없어 릴리스에 포함되는 이유를 알 수 없습니다.</translation>
        </message>
        <message>
            <source>It is planned, and an earlier release shipped its code.</source>
            <translation>계획에 있지만 코드가 이전 릴리스에서 이미 나갔습니다.</translation>
        </message>
        <message>
            <source>It is planned, has no code, and is of a type that may have none.</source>
            <translation>계획에 있고 코드는 없지만, 코드가 없어도 되는 유형입니다.</translation>
        </message>
        <message>
            <source>Plan, code and artifact agree.</source>
            <translation>계획, 코드, 산출물이 일치합니다.</translation>
        </message>
        <message>
            <source>Build again from the candidate</source>
            <translation>후보에서 다시 빌드</translation>
        </message>
        <message>
            <source>Merge it into the candidate</source>
            <translation>후보에 병합</translation>
        </message>
        <message>
            <source>Move to the next version</source>
            <translation>다음 버전으로 이동</translation>
        </message>
        <message>
            <source>Take it out of the version</source>
            <translation>버전에서 제외</translation>
        </message>
        <message>
            <source>Add it to the version, or revert it</source>
            <translation>버전에 추가 또는 되돌리기</translation>
        </message>
        <message>
            <source>Link an issue</source>
            <translation>이슈 연결</translation>
        </message>
        <message>
            <source>The code of %1 was not read, so nobody knows who may approve it. %2</source>
            <translation>%1 프로젝트의 코드를 읽지 못해 누가 승인해도 되는지 알 수 없습니다. %2</translation>
        </message>
        <message>
            <source>Nothing was changed. Mend this first, or take the repository out of workspace.yaml.</source>
            <translation>아무것도 바꾸지 않았습니다. 먼저 이것을 고치거나 workspace.yaml에서 저장소를 빼세요.</translation>
        </message>
        <message>
            <source>The release brings more than %1 commits, more than its record holds. Nothing was changed. Name what runs now as the base, so that only what is new counts.</source>
            <translation>릴리스에 커밋이 %1개 넘게 들어 있어 기록에 담을 수 없습니다. 아무것도 바꾸지 않았습니다. 지금 실행 중인 것을 기준으로 지정하면 새것만 셉니다.</translation>
        </message>
        <message>
            <source>The variables codeBase and codeHead of a release say what its code is compared with; set them if this is wrong.</source>
            <translation>릴리스의 변수 codeBase와 codeHead가 코드를 무엇과 비교하는지 정합니다. 맞지 않으면 설정하세요.</translation>
        </message>
        <message>
            <source>%1 → %2, %3</source>
            <comment>commits</comment>
            <translation>%1 → %2, %3</translation>
        </message>
        <message>
            <source>%1 (%2 with merges and reverts)</source>
            <comment>commits</comment>
            <translation>%1(병합과 되돌리기 포함 %2)</translation>
        </message>
        <message>
            <source>Before it: nothing on record says what was in production.</source>
            <translation>그 전: 운영에 무엇이 있었는지 기록이 없습니다.</translation>
        </message>
        <message>
            <source>Before it: %1 came out last (%2)</source>
            <comment>version, who says so</comment>
            <translation>그 전: 마지막으로 나간 버전 %1(%2)</translation>
        </message>
        <message>
            <source>Before it: %1 in %2 (%3)</source>
            <comment>version, environment, who says so</comment>
            <translation>그 전: %2의 %1(%3)</translation>
        </message>
    </context>
    <context>
        <name>RecordArchive</name>
        <message>
            <source>The archive does not end where the record does, so nothing was moved. Look at the record with “rdesk store check”.</source>
            <translation>보관 파일이 기록의 끝과 맞지 않아 아무것도 옮기지 않았습니다. “rdesk store check” 명령으로 기록을 확인하세요.</translation>
        </message>
        <message>
            <source>The archive could not be read back, so nothing was moved. Check the disk and try again.</source>
            <translation>보관 파일을 다시 읽을 수 없어 아무것도 옮기지 않았습니다. 디스크를 확인하고 다시 시도하세요.</translation>
        </message>
        <message>
            <source>The archive could not be read back, so nothing was moved.</source>
            <translation>보관 파일을 다시 읽을 수 없어 아무것도 옮기지 않았습니다.</translation>
        </message>
    </context>
    <context>
        <name>RecordCopy</name>
        <message>
            <source>There is no room for a copy of “%1”. Free some space or choose another place.</source>
            <translation>“%1” 사본을 둘 공간이 없습니다. 공간을 비우거나 다른 위치를 고르세요.</translation>
        </message>
        <message>
            <source>“%1” could not be copied, so there is no backup. Check both places and try again.</source>
            <translation>“%1” 파일을 복사할 수 없어 백업이 없습니다. 두 위치를 확인하고 다시 시도하세요.</translation>
        </message>
        <message>
            <source>“%1” exists already and was left as it is.</source>
            <translation>“%1” 파일이 이미 있어 그대로 두었습니다.</translation>
        </message>
    </context>
    <context>
        <name>RecordFiles</name>
        <message>
            <source>“%1” could not be written or moved, so the record stays as it was. Check the permissions and the free space of the folder.</source>
            <translation>“%1” 파일을 쓰거나 옮길 수 없어 기록을 그대로 두었습니다. 폴더의 권한과 남은 공간을 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>RecordLines</name>
        <message>
            <source>The exported record cannot be read: a line of it is not an event. Nothing was taken over; use another copy.</source>
            <translation>내보낸 기록을 읽을 수 없습니다. 이벤트가 아닌 줄이 있습니다. 아무것도 가져오지 않았습니다. 다른 사본을 쓰세요.</translation>
        </message>
        <message>
            <source>“%1” could not be read or written. Check the place, its permissions and its free space.</source>
            <translation>“%1” 파일을 읽거나 쓸 수 없습니다. 위치, 권한, 남은 공간을 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>RecordProof</name>
        <message>
            <source>Nothing has been recorded yet, so there is nothing to keep.</source>
            <translation>아직 기록된 것이 없어 보관할 것이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>RecordRecovery</name>
        <message>
            <source>The record has not been looked at yet, so nothing was changed. Look at it first.</source>
            <translation>아직 기록을 살펴보지 않아 아무것도 바꾸지 않았습니다. 먼저 살펴보세요.</translation>
        </message>
    </context>
    <context>
        <name>References</name>
        <message>
            <source>A reference is not closed in “%1”. Add the missing }.</source>
            <translation>참조가 닫히지 않았습니다: “%1”. } 문자를 추가하세요.</translation>
        </message>
        <message>
            <source>There is no task “%1” in this flow to take a value from. Correct the reference.</source>
            <translation>이 흐름에 값을 가져올 작업 “%1” 없음. 참조를 고치세요.</translation>
        </message>
        <message>
            <source>“%1” has no result “%2”, so this value is not known. It may have been skipped.</source>
            <translation>“%1” 작업에 결과 “%2” 없음, 값을 알 수 없습니다. 건너뛰었을 수 있습니다.</translation>
        </message>
        <message>
            <source>Project “%1” has no variable “%2”. Add it to the project in workspace.yaml, or write the value into the task.</source>
            <translation>프로젝트 “%1”에 변수 “%2” 없음. workspace.yaml의 프로젝트에 추가하거나 값을 작업에 쓰세요.</translation>
        </message>
        <message>
            <source>“${%1}” refers to nothing. Use release.…, jira.…, project.…, var.… or tasks.….</source>
            <translation>“${%1}” 참조가 가리키는 것이 없습니다. release.…, jira.…, project.…, var.…, tasks.… 가운데 하나를 쓰세요.</translation>
        </message>
    </context>
    <context>
        <name>Rehearsal</name>
        <message>
            <source>“%1” falls into the freeze of %2 until %3 (%4), so it would have to wait. Move the window, or ask for an exception.</source>
            <translation>“%1” 작업이 %2 동결 기간(%3까지, %4)에 걸려 기다려야 합니다. 작업 시간을 옮기거나 예외를 요청하세요.</translation>
        </message>
        <message>
            <source>The window closes at %1, but “%2” would end at %3. Start earlier, make the window longer, or shorten the flow.</source>
            <translation>작업 시간은 %1 종료인데 “%2” 작업은 %3 종료 예정입니다. 더 일찍 시작하거나 작업 시간을 늘리거나 흐름을 줄이세요.</translation>
        </message>
        <message>
            <source>“%1” would be done at %2 in working hours, after the window opens at %3. Begin it earlier, or move the window.</source>
            <translation>“%1” 작업은 근무 시간 기준으로 %2 완료 예정이어서 작업 시간 시작(%3)보다 늦습니다. 더 일찍 시작하거나 작업 시간을 옮기세요.</translation>
        </message>
        <message>
            <source>%1 is away when “%2” is due (%3), and %4 acts for them. Ask %4, or name another performer.</source>
            <translation>“%2” 작업 예정 시각(%3)에 %1 님은 부재이며 대결자는 %4 님입니다. %4 님에게 요청하거나 다른 수행자를 지정하세요.</translation>
        </message>
        <message>
            <source>%1 is planned for %2 from %3 to %4, when “%5” runs there. Agree on who goes first, and move one window.</source>
            <translation>%1 릴리스가 %2 환경에서 %3부터 %4까지 예정되어 “%5” 작업과 겹칩니다. 순서를 협의하고 한쪽 작업 시간을 옮기세요.</translation>
        </message>
        <message>
            <source>This release has no window, so the forecast begins now. Set one to see what it meets.</source>
            <translation>이 릴리스에는 작업 시간이 없어 지금을 시작으로 예측합니다. 작업 시간을 정하면 겹치는 일정을 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>“%1” would begin at %2, after the window closed at %3. Move the window, or get what comes before it done sooner.</source>
            <translation>“%1” 작업이 %2에 시작하게 되어 작업 시간이 끝난 %3 뒤입니다. 작업 시간을 옮기거나 앞의 일을 더 일찍 마치게 하세요.</translation>
        </message>
    </context>
    <context>
        <name>ReleaseActions</name>
        <message>
            <source>Request approval</source>
            <translation>결재 요청</translation>
        </message>
        <message>
            <source>Withdraw request…</source>
            <translation>요청 회수…</translation>
        </message>
        <message>
            <source>Review and sign</source>
            <translation>검토 후 서명</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>일시 정지</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>계속</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>Roll back…</source>
            <translation>롤백…</translation>
        </message>
        <message>
            <source>Abort…</source>
            <translation>중단…</translation>
        </message>
        <message>
            <source>Discard…</source>
            <translation>폐기…</translation>
        </message>
        <message>
            <source>Close release</source>
            <translation>릴리스 종결</translation>
        </message>
        <message>
            <source>Start…</source>
            <translation>시작…</translation>
        </message>
        <message>
            <source>Agree to another run…</source>
            <translation>재실행 동의…</translation>
        </message>
        <message>
            <source>Variables…</source>
            <translation>변수…</translation>
        </message>
        <message>
            <source>Retry…</source>
            <translation>다시 시도…</translation>
        </message>
        <message>
            <source>Retry from %1…</source>
            <translation>%1부터 다시 시도…</translation>
        </message>
    </context>
    <context>
        <name>ReleaseBook</name>
        <message>
            <source>%1 is shown as it was before event %2, which this version of Release Desk cannot read. Update the program to work with this release.</source>
            <translation>이 버전의 Release Desk가 읽을 수 없는 이벤트 %2번 이전의 모습으로 %1 릴리스를 보여 줍니다. 이 릴리스로 작업하려면 프로그램을 업데이트하세요.</translation>
        </message>
    </context>
    <context>
        <name>ReleaseChanges</name>
        <message numerus="yes">
            <source> and %n more</source>
            <translation>
                <numerusform> 외 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>Something in “%1” changed</source>
            <translation>“%1” 부분의 내용이 바뀜</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) added</source>
            <translation>
                <numerusform>이슈 %n건 추가</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) removed</source>
            <translation>
                <numerusform>이슈 %n건 제외</numerusform>
            </translation>
        </message>
        <message>
            <source>Type of an issue changed</source>
            <translation>이슈 유형 변경</translation>
        </message>
        <message>
            <source>New result: %1</source>
            <translation>새 결과: %1</translation>
        </message>
        <message>
            <source>was %1</source>
            <translation>이전: %1</translation>
        </message>
        <message>
            <source>Rollback lane</source>
            <translation>롤백 레인</translation>
        </message>
        <message numerus="yes">
            <source>%n task(s) added</source>
            <translation>
                <numerusform>작업 %n개 추가</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n task(s) removed</source>
            <translation>
                <numerusform>작업 %n개 삭제</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n task(s) changed</source>
            <translation>
                <numerusform>작업 %n개 변경</numerusform>
            </translation>
        </message>
        <message>
            <source>Order of the tasks changed</source>
            <translation>작업 순서 변경</translation>
        </message>
        <message>
            <source>Window moved</source>
            <translation>작업 시간 이동</translation>
        </message>
        <message>
            <source>Somebody else does a step</source>
            <translation>수행자 변경</translation>
        </message>
        <message>
            <source>Approval line changed</source>
            <translation>결재선 변경</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s)</source>
            <translation>
                <numerusform>이슈 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 done, %2 in progress, %3 to do</source>
            <translation>완료 %1, 진행 중 %2, 할 일 %3</translation>
        </message>
        <message numerus="yes">
            <source>%n task(s)</source>
            <translation>
                <numerusform>작업 %n개</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n phase(s)</source>
            <translation>
                <numerusform>단계 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>Window</source>
            <translation>작업 시간</translation>
        </message>
        <message>
            <source>Source of issues added</source>
            <translation>이슈를 가져올 곳 추가됨</translation>
        </message>
        <message>
            <source>Source of issues removed</source>
            <translation>이슈를 가져올 곳 제거됨</translation>
        </message>
        <message>
            <source>What happens in a freeze and after the window changed</source>
            <translation>동결 중과 작업 시간 이후의 처리가 바뀜</translation>
        </message>
        <message>
            <source>If a freeze begins or the window ends</source>
            <translation>동결이 시작되거나 작업 시간이 끝나면</translation>
        </message>
    </context>
    <context>
        <name>ReleaseCodec</name>
        <message>
            <source>The record holds “%1” version %2, which this version of Release Desk does not know. Update the program to work with this release.</source>
            <translation>기록에 이 버전의 릴리스 데스크가 모르는 “%1” 버전 %2 항목이 있습니다. 이 릴리스를 다루려면 프로그램을 업데이트하세요.</translation>
        </message>
    </context>
    <context>
        <name>ReleaseDetails</name>
        <message>
            <source>Title</source>
            <translation>제목</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Title, owner and window of %1</source>
            <translation>%1 릴리스의 제목, 담당자, 작업 시간</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>저장</translation>
        </message>
        <message>
            <source>If a freeze begins or the window ends while it runs</source>
            <translation>실행 중 동결이 시작되거나 작업 시간이 끝나면</translation>
        </message>
    </context>
    <context>
        <name>ReleaseEngine</name>
        <message>
            <source>“%1” would change %2, which is protected, before anybody has approved it; it did not start. Move it behind the approval.</source>
            <translation>“%1” 작업이 아직 아무도 승인하지 않은 보호 환경 %2 변경을 시도해 시작하지 않았습니다. 결재 뒤로 옮기세요.</translation>
        </message>
    </context>
    <context>
        <name>ReleaseLink</name>
        <message>
            <source>This link to Release Desk cannot be followed: %1 Nothing was opened. Ask whoever sent it for a new one, or look the release up by its name.</source>
            <translation>이 Release Desk 링크를 열 수 없습니다: %1 아무것도 열지 않았습니다. 보낸 사람에게 새 링크를 요청하거나 릴리스를 이름으로 찾으세요.</translation>
        </message>
        <message>
            <source>it is longer than %1 characters.</source>
            <translation>%1자보다 깁니다.</translation>
        </message>
        <message>
            <source>it does not begin with %1.</source>
            <translation>시작 부분이 %1 형식이 아닙니다.</translation>
        </message>
        <message>
            <source>it has to name a project and a version.</source>
            <translation>프로젝트와 버전이 있어야 합니다.</translation>
        </message>
        <message>
            <source>“%1” in it is no name.</source>
            <translation>링크의 “%1” 부분은 이름으로 쓸 수 없습니다.</translation>
        </message>
        <message>
            <source>a release has no part “%1”.</source>
            <translation>릴리스에 “%1” 부분이 없습니다.</translation>
        </message>
        <message>
            <source>“%1” has no tasks.</source>
            <translation>“%1” 부분에는 작업이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>ReleaseNotes</name>
        <message>
            <source>not done</source>
            <translation>끝나지 않음</translation>
        </message>
        <message>
            <source>code taken back</source>
            <translation>코드 되돌림</translation>
        </message>
        <message>
            <source>no code</source>
            <translation>코드 없음</translation>
        </message>
    </context>
    <context>
        <name>ReleasePoint</name>
        <message>
            <source>it was rolled back</source>
            <translation>롤백됨</translation>
        </message>
        <message>
            <source>it was aborted</source>
            <translation>중단됨</translation>
        </message>
        <message>
            <source>it was discarded</source>
            <translation>폐기됨</translation>
        </message>
        <message>
            <source>it is closed</source>
            <translation>종결됨</translation>
        </message>
        <message>
            <source>it is being rolled back</source>
            <translation>롤백 중</translation>
        </message>
        <message>
            <source>it has stopped and waits for a person</source>
            <translation>실패, 조치 대기</translation>
        </message>
        <message>
            <source>it is paused</source>
            <translation>일시 정지</translation>
        </message>
        <message>
            <source>it is running</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>it is released</source>
            <translation>릴리스 완료</translation>
        </message>
        <message>
            <source>it is approved and not started</source>
            <translation>결재 완료, 시작 전</translation>
        </message>
        <message>
            <source>it is not approved yet</source>
            <translation>결재 완료 전</translation>
        </message>
        <message>
            <source>it has no task “%1”</source>
            <translation>“%1” 작업 없음</translation>
        </message>
        <message>
            <source>“%1” is done</source>
            <translation>“%1” 완료</translation>
        </message>
        <message>
            <source>“%1” failed</source>
            <translation>“%1” 실패</translation>
        </message>
        <message>
            <source>“%1” was taken back</source>
            <translation>“%1” 되돌림</translation>
        </message>
        <message>
            <source>it changes nothing in “%1”</source>
            <translation>“%1” 환경에 변경 없음</translation>
        </message>
        <message>
            <source>all its tasks in “%1” are done</source>
            <translation>“%1” 환경의 작업 모두 완료</translation>
        </message>
        <message>
            <source>%1 of %2 tasks in “%3” are done</source>
            <translation>“%3” 환경의 작업 %2개 중 %1개 완료</translation>
        </message>
        <message>
            <source>“%1” is no point to wait for. Use approved, started, released, task or environment.</source>
            <translation>“%1” 값은 대기 지점으로 쓸 수 없습니다. approved, started, released, task, environment 중 하나를 쓰세요.</translation>
        </message>
        <message>
            <source>Which task of the other release is waited for is not said. Enter its id.</source>
            <translation>다른 릴리스의 어느 작업을 기다릴지 지정되지 않았습니다. 작업 id를 입력하세요.</translation>
        </message>
        <message>
            <source>In which environment the other release is waited for is not said. Enter its id.</source>
            <translation>다른 릴리스를 어느 환경에서 기다릴지 지정되지 않았습니다. 환경 id를 입력하세요.</translation>
        </message>
    </context>
    <context>
        <name>ReleaseQuestions</name>
        <message numerus="yes">
            <source>Ask %n people to approve %1?</source>
            <translation>
                <numerusform>%1 결재를 %n명에게 요청할까요?</numerusform>
            </translation>
        </message>
        <message>
            <source>The tasks before approval run now. The content is frozen when they are done; a later change withdraws the signatures.</source>
            <translation>결재 전 작업이 지금 실행됩니다. 끝나면 내용이 고정되며, 이후 변경하면 서명이 무효가 됩니다.</translation>
        </message>
        <message>
            <source>Request approval</source>
            <translation>결재 요청</translation>
        </message>
        <message>
            <source>Start %1?</source>
            <translation>%1 릴리스를 시작할까요?</translation>
        </message>
        <message numerus="yes">
            <source>Production is not touched before “%1”, in about %n minutes.</source>
            <translation>
                <numerusform>약 %n분 후 “%1” 전까지는 운영 환경을 바꾸지 않습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Production is not touched before “%1”.</source>
            <translation>“%1” 전까지는 운영 환경을 바꾸지 않습니다.</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Now is outside its window: %1.</source>
            <translation>지금은 작업 시간 밖입니다: %1.</translation>
        </message>
        <message>
            <source>Why outside the window</source>
            <translation>작업 시간 밖에 시작하는 이유</translation>
        </message>
        <message>
            <source>Roll back %1?</source>
            <translation>%1 릴리스를 롤백할까요?</translation>
        </message>
        <message>
            <source>Roll back %1 from %2 to %3?</source>
            <translation>%1 롤백: %2 → %3, 진행할까요?</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s), in this order.</source>
            <translation>
                <numerusform>%n단계, 이 순서대로 진행합니다.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Planned to take about %n minutes.</source>
            <translation>
                <numerusform>약 %n분 예정.</numerusform>
            </translation>
        </message>
        <message>
            <source>A rollback is not rolled back.</source>
            <translation>롤백은 다시 롤백하지 않습니다.</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>이유</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>Withdraw the request for %1?</source>
            <translation>%1 결재 요청을 회수할까요?</translation>
        </message>
        <message>
            <source>It becomes a draft again. Nobody has to sign until you ask again.</source>
            <translation>다시 초안이 됩니다. 다시 요청할 때까지 아무도 서명하지 않아도 됩니다.</translation>
        </message>
        <message>
            <source>Withdraw request</source>
            <translation>요청 회수</translation>
        </message>
        <message>
            <source>Abort %1?</source>
            <translation>%1 릴리스를 중단할까요?</translation>
        </message>
        <message>
            <source>Nothing new starts, and what has been done stays as it is. This cannot be undone; to go back to the version before, roll back instead.</source>
            <translation>새로 시작하는 것은 없고 한 일은 그대로 남습니다. 취소할 수 없습니다. 이전 버전으로 돌아가려면 롤백하세요.</translation>
        </message>
        <message>
            <source>Abort release</source>
            <translation>릴리스 중단</translation>
        </message>
        <message>
            <source>Discard %1?</source>
            <translation>%1 릴리스를 폐기할까요?</translation>
        </message>
        <message>
            <source>It can be read, but never be continued. Its history stays.</source>
            <translation>읽을 수는 있지만 계속할 수 없습니다. 이력은 남습니다.</translation>
        </message>
        <message>
            <source>Discard release</source>
            <translation>릴리스 폐기</translation>
        </message>
        <message>
            <source>Close %1?</source>
            <translation>%1 릴리스를 종결할까요?</translation>
        </message>
        <message>
            <source>It leaves the lists of what is to be done and stays as it is. After this it cannot be rolled back here.</source>
            <translation>할 일 목록에서 빠지고 그대로 남습니다. 이후 여기서 롤백할 수 없습니다.</translation>
        </message>
        <message>
            <source>Close release</source>
            <translation>릴리스 종결</translation>
        </message>
        <message>
            <source>cannot be taken back</source>
            <translation>되돌릴 수 없음</translation>
        </message>
        <message>
            <source>First “%1” is stopped; what it did by then is taken back too. </source>
            <translation>먼저 “%1” 작업을 멈추고, 그때까지 한 일도 되돌립니다. </translation>
        </message>
        <message>
            <source>Agree to another run of %1?</source>
            <translation>%1 릴리스의 재실행에 동의하시겠습니까?</translation>
        </message>
        <message>
            <source>What did not succeed, or was taken back, runs again under the signatures that stand. The owner then starts it again from a task.</source>
            <translation>완료되지 않았거나 되돌린 작업을 기존 서명으로 다시 실행합니다. 이후 담당자가 시작할 작업을 골라 다시 실행합니다.</translation>
        </message>
        <message>
            <source>Agree</source>
            <translation>동의</translation>
        </message>
        <message>
            <source>Why it may be tried again</source>
            <translation>다시 시도해도 되는 이유</translation>
        </message>
        <message>
            <source>Variables of %1</source>
            <translation>%1 릴리스의 변수</translation>
        </message>
        <message>
            <source>Tasks refer to them as ${var.name}. One that counts for an environment or a task stands before one for the whole release.</source>
            <translation>작업에서는 ${var.name} 형식으로 참조합니다. 환경이나 작업에 지정한 변수가 릴리스 전체의 변수보다 우선합니다.</translation>
        </message>
        <message>
            <source>Save variables</source>
            <translation>변수 저장</translation>
        </message>
        <message>
            <source>%1 sent it back: “%2”. Nothing that is signed has changed since.</source>
            <translation>%1 님이 돌려보냈습니다: “%2”. 그 뒤 서명한 내용은 바뀌지 않았습니다.</translation>
        </message>
        <message>
            <source>%1 sent it back: “%2”.</source>
            <translation>%1 님이 돌려보냈습니다: “%2”.</translation>
        </message>
        <message>
            <source>Ask %1 to approve %2?</source>
            <comment>person, release</comment>
            <translation>%2 결재를 %1 님에게 요청할까요?</translation>
        </message>
        <message>
            <source>First, %1 is asked.</source>
            <translation>첫 결재자: %1 님.</translation>
        </message>
        <message>
            <source>What %1 signed still stands.</source>
            <translation>%1 님의 서명은 그대로 유효합니다.</translation>
        </message>
        <message>
            <source>Run %1 again from “%2”?</source>
            <translation>“%2”부터 %1 다시 실행할까요?</translation>
        </message>
        <message>
            <source>Retry from here</source>
            <translation>여기부터 다시 시도</translation>
        </message>
        <message>
            <source>Why it may go well now</source>
            <translation>이번에는 잘 될 수 있는 이유</translation>
        </message>
    </context>
    <context>
        <name>ReleaseSources</name>
        <message>
            <source>The issues are still being read.</source>
            <translation>이슈를 아직 읽고 있습니다.</translation>
        </message>
        <message>
            <source>A source could not be read. Try it again or take it out.</source>
            <translation>읽을 수 없는 곳이 있습니다. 다시 시도하거나 빼세요.</translation>
        </message>
        <message>
            <source>Add a source or take one out.</source>
            <translation>가져올 곳을 더하거나 빼세요.</translation>
        </message>
        <message>
            <source>These sources do not go together.</source>
            <translation>함께 쓸 수 없는 곳들입니다.</translation>
        </message>
        <message>
            <source>The code is still being read.</source>
            <translation>코드를 아직 읽고 있습니다.</translation>
        </message>
        <message>
            <source>Reading the code …</source>
            <translation>코드 읽는 중…</translation>
        </message>
        <message>
            <source>The code could not be read.</source>
            <translation>코드를 읽지 못했습니다.</translation>
        </message>
        <message>
            <source>This cannot be recorded.</source>
            <translation>기록할 수 없습니다.</translation>
        </message>
        <message>
            <source>The release is no draft any more. Change its sources by hand.</source>
            <translation>이 릴리스는 더 이상 초안이 아닙니다. 가져올 곳을 직접 바꾸세요.</translation>
        </message>
        <message>
            <source>%1 takes its issues from other sources now.</source>
            <translation>%1: 이제 다른 곳에서 이슈를 가져옵니다.</translation>
        </message>
        <message>
            <source>Where the issues of %1 come from</source>
            <translation>%1 이슈를 가져오는 곳</translation>
        </message>
        <message>
            <source>Change the sources</source>
            <translation>가져올 곳 바꾸기</translation>
        </message>
        <message>
            <source>Your role only lets you read. Ask the owner of the release to change its sources.</source>
            <translation>지금 역할로는 읽기만 할 수 있습니다. 가져올 곳은 릴리스 담당자에게 바꿔 달라고 하세요.</translation>
        </message>
        <message>
            <source>The scope is locked, because the release is prepared, runs or is over. What has to come in or out now goes into the next release.</source>
            <translation>릴리스가 준비 중이거나 진행 중이거나 끝나서 적용 범위가 잠겼습니다. 지금 넣거나 뺄 것은 다음 릴리스로 보내세요.</translation>
        </message>
    </context>
    <context>
        <name>ReleaseStartExecutor</name>
        <message>
            <source>is a draft</source>
            <translation>초안</translation>
        </message>
        <message>
            <source>is being prepared</source>
            <translation>준비 중</translation>
        </message>
        <message>
            <source>waits for its approval</source>
            <translation>결재 대기</translation>
        </message>
        <message>
            <source>was returned to its owner</source>
            <translation>담당자에게 반환됨</translation>
        </message>
        <message>
            <source>is approved</source>
            <translation>결재 완료</translation>
        </message>
        <message>
            <source>is running</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>is paused</source>
            <translation>일시 정지</translation>
        </message>
        <message>
            <source>has stopped and waits for a person</source>
            <translation>실패, 조치 대기</translation>
        </message>
        <message>
            <source>is being rolled back</source>
            <translation>롤백 중</translation>
        </message>
        <message>
            <source>is over</source>
            <translation>종료됨</translation>
        </message>
        <message>
            <source>Which version “%1” composes is not said. Enter it.</source>
            <translation>“%1” 작업이 구성할 버전이 지정되지 않았습니다. 버전을 입력하세요.</translation>
        </message>
        <message>
            <source>“%1” would compose the release that it is part of once more. Give the nested release a version of its own.</source>
            <translation>“%1” 작업이 자신이 속한 릴리스를 다시 구성하게 됩니다. 하위 릴리스에 별도 버전을 지정하세요.</translation>
        </message>
        <message>
            <source>Jira project %1 has no version “%2”, so the nested release was not composed. Create the version or correct its name.</source>
            <translation>Jira 프로젝트 %1: 버전 “%2” 없음, 하위 릴리스를 구성하지 않았습니다. 버전을 만들거나 이름을 고치세요.</translation>
        </message>
        <message>
            <source>%1 is approved. %2</source>
            <translation>%1 결재 완료. %2</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>%1 ended without being released: %2. Look at it; try this task again to compose a new one.</source>
            <translation>%1 릴리스가 완료되지 않고 끝났습니다: %2. 릴리스를 확인하고, 새로 구성하려면 이 작업을 다시 시도하세요.</translation>
        </message>
        <message>
            <source>%1 was composed and cannot go on by itself: %2</source>
            <translation>%1 릴리스를 구성했지만 자동으로 진행할 수 없습니다: %2</translation>
        </message>
        <message>
            <source>The rollback of %1 has stopped. Open it and decide there, then try again here.</source>
            <translation>%1 릴리스의 롤백이 멈췄습니다. 릴리스를 열어 조치한 뒤 여기서 다시 시도하세요.</translation>
        </message>
        <message>
            <source>%1 was not rolled back and %2. Open it and decide there, then try again here.</source>
            <translation>%1 릴리스가 롤백되지 않았습니다. 현재 상태: %2. 릴리스를 열어 조치한 뒤 여기서 다시 시도하세요.</translation>
        </message>
        <message>
            <source>%1 around it is rolled back</source>
            <translation>상위 릴리스 롤백: %1</translation>
        </message>
        <message>
            <source>“%1” is nothing that a nested release can be waited for until. Use released or composed.</source>
            <translation>“%1” 값은 하위 릴리스를 기다릴 시점이 아닙니다. released 또는 composed 값을 쓰세요.</translation>
        </message>
        <message>
            <source>There is a release “%1” that this task did not make, so nothing was composed. Look at who made it and discard it, or change the task.</source>
            <translation>이 작업이 만들지 않은 릴리스 “%1” 항목이 있어 아무것도 작성하지 않았습니다. 누가 만들었는지 확인해 폐기하거나 작업을 바꾸세요.</translation>
        </message>
        <message>
            <source>Project “%1” names repositories, whose authors may not approve their own code, and a nested release does not read them. Let “%2” only compose it (until: composed), then refresh its scope and request its approval yourself.</source>
            <translation>프로젝트 “%1” 설정에 저장소가 있습니다. 작성자는 자기 코드를 승인할 수 없는데 하위 릴리스는 저장소를 읽지 않습니다. “%2” 작업은 작성까지만 하도록 하고(until: composed), 적용 범위를 새로 고친 뒤 직접 결재를 요청하세요.</translation>
        </message>
        <message>
            <source>“%1” of %2 was stopped</source>
            <translation>%2 릴리스의 “%1” 작업이 중지되었습니다</translation>
        </message>
        <message>
            <source>%1 was paused. Continue, abort or roll it back there.</source>
            <translation>%1 릴리스를 일시 정지했습니다. 그 릴리스에서 계속하거나 중단하거나 롤백하세요.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>ReleaseState</name>
        <message>
            <source>Draft</source>
            <translation>초안</translation>
        </message>
        <message>
            <source>Preparing</source>
            <translation>준비 중</translation>
        </message>
        <message>
            <source>In approval</source>
            <translation>결재 중</translation>
        </message>
        <message>
            <source>Returned for changes</source>
            <translation>보완 요청</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>결재 완료</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>일시 정지</translation>
        </message>
        <message>
            <source>Halted</source>
            <translation>실패(조치 대기)</translation>
        </message>
        <message>
            <source>Rolling back</source>
            <translation>롤백 중</translation>
        </message>
        <message>
            <source>Released</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>Rolled back</source>
            <translation>롤백됨</translation>
        </message>
        <message>
            <source>Aborted</source>
            <translation>중단됨</translation>
        </message>
        <message>
            <source>Discarded</source>
            <translation>폐기</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>종결</translation>
        </message>
        <message>
            <source>There is no such release in this workspace. Check its name.</source>
            <translation>이 워크스페이스에 그런 릴리스가 없습니다. 이름을 확인하세요.</translation>
        </message>
        <message>
            <source>%1 %2 is in the state “%3”, which does not allow this. Nothing was changed.</source>
            <translation>%1 %2: 현재 상태 “%3”에서는 할 수 없습니다. 바뀐 것이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>ReleaseTemplate</name>
        <message>
            <source>There is no template “%1”. There are: %2.</source>
            <translation>템플릿 “%1” 없음. 있는 템플릿: %2.</translation>
        </message>
    </context>
    <context>
        <name>ReleaseText</name>
        <message>
            <source>line %1, column %2: %3%4</source>
            <translation>%1행 %2열: %3%4</translation>
        </message>
        <message>
            <source>there is no “%1” here. Did you mean “%2”?</source>
            <translation>여기에는 “%1” 키가 없습니다. “%2” 키를 쓰려던 것입니까?</translation>
        </message>
        <message>
            <source>there is no “%1” here. Known are: %2.</source>
            <translation>여기에는 “%1” 키가 없습니다. 쓸 수 있는 키: %2.</translation>
        </message>
        <message>
            <source>this file has format %1, and this program reads up to %2. Use a newer program.</source>
            <translation>이 파일의 형식은 %1번이며 이 프로그램은 %2번까지 읽습니다. 더 새로운 프로그램을 쓰세요.</translation>
        </message>
        <message>
            <source>“%1” is of the kind “%2”, which this program cannot carry out. Choose another kind.</source>
            <translation>“%1” 작업의 종류 “%2” 항목은 이 프로그램이 실행할 수 없습니다. 다른 종류를 고르세요.</translation>
        </message>
        <message>
            <source>“%1” lacks “%2” (%3), so it could not start. Add it to its parameters.</source>
            <translation>“%1” 작업에 “%2”(%3) 값이 없어 시작할 수 없습니다. 매개변수에 추가하세요.</translation>
        </message>
        <message>
            <source>“%1” and “%2” are connected twice. Leave one of the two out.</source>
            <translation>“%1” 작업과 “%2” 작업이 두 번 연결되었습니다. 하나를 빼세요.</translation>
        </message>
        <message>
            <source>“%1” is no other task of this plan, so nothing could take it back. Name one that is there, or leave it out.</source>
            <translation>“%1” 항목은 이 계획의 다른 작업이 아니어서 되돌릴 수 없습니다. 있는 작업을 지정하거나 비워 두세요.</translation>
        </message>
    </context>
    <context>
        <name>ReleaseWords</name>
        <message>
            <source>Ready to start</source>
            <translation>시작 가능</translation>
        </message>
        <message>
            <source>Halted: %1</source>
            <translation>멈춤: %1</translation>
        </message>
        <message>
            <source>Take back: %1</source>
            <translation>되돌리기: %1</translation>
        </message>
    </context>
    <context>
        <name>RemarkList</name>
        <message numerus="yes">
            <source>%n thing(s) of the drawing are not carried over as they are</source>
            <translation>
                <numerusform>다이어그램에서 그대로 가져오지 않는 항목 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>Line %1</source>
            <translation>%1행</translation>
        </message>
        <message numerus="yes">
            <source>%n more; “rdesk release import” lists them all.</source>
            <translation>
                <numerusform>%n개 더 있습니다. 전체 목록은 “rdesk release import” 명령으로 확인하세요.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Repository</name>
        <message>
            <source>The repository %1 has no commit, branch or tag “%2”, so what the release brings cannot be told. Fetch the repository, or name another one.</source>
            <translation>저장소 %1: 커밋, 브랜치, 태그 중에 “%2” 없음, 릴리스 내용을 알 수 없습니다. 저장소를 fetch하거나 다른 이름을 지정하세요.</translation>
        </message>
        <message>
            <source>There is no folder %1, so the code of the release cannot be read. Correct the repositories of the project.</source>
            <translation>%1 폴더가 없어 릴리스의 코드를 읽을 수 없습니다. 프로젝트의 저장소 설정을 고치세요.</translation>
        </message>
        <message>
            <source>The repository in %1 belongs to somebody else, and git does not trust it. Use a clone of your own.</source>
            <translation>%1 폴더의 저장소는 다른 사용자의 소유여서 git이 신뢰하지 않습니다. 직접 만든 클론을 쓰세요.</translation>
        </message>
        <message>
            <source>The folder %1 holds no Git repository, so the code of the release cannot be read. Correct the repositories of the project.</source>
            <translation>%1 폴더에 Git 저장소가 없어 릴리스의 코드를 읽을 수 없습니다. 프로젝트의 저장소 설정을 고치세요.</translation>
        </message>
        <message>
            <source>“%1” is not the name of a branch, tag or commit. Enter one, such as main or v2.8.0.</source>
            <translation>“%1” 값은 브랜치, 태그, 커밋의 이름이 아닙니다. main, v2.8.0 같은 이름을 입력하세요.</translation>
        </message>
        <message>
            <source>What git says of %1 broke off, so the code is not known. Check the repository with “git fsck”.</source>
            <translation>%1 저장소에 대한 git 출력이 중간에 끊겨 코드를 알 수 없습니다. “git fsck” 명령으로 저장소를 점검하세요.</translation>
        </message>
        <message>
            <source>Between “%1” and “%2” there are more than %3 commits in %4. Choose a base that is nearer to the candidate.</source>
            <translation>저장소 %4: “%1” 커밋과 “%2” 커밋 사이에 커밋이 %3건보다 많습니다. 후보에 더 가까운 기준을 고르세요.</translation>
        </message>
    </context>
    <context>
        <name>RepositorySource</name>
        <message>
            <source>“%1” is not an address that repositories are read from. Use https://…, ssh://…, user@host:path, or the folder of a clone.</source>
            <translation>“%1” 주소에서는 저장소를 읽지 않습니다. https://…, ssh://…, user@host:path 또는 클론 폴더를 쓰세요.</translation>
        </message>
        <message>
            <source>The repository %1 cannot be read, so its code is not known. Check the address, and that git can reach it without asking for a password. It says: %2</source>
            <translation>저장소 %1: 읽을 수 없어 코드를 알 수 없습니다. 주소를 확인하고, git이 암호를 묻지 않고 접속하는지 확인하세요. 메시지: %2</translation>
        </message>
        <message>
            <source>The folder %1, in which copies of repositories are kept, cannot be made. Check who may write there.</source>
            <translation>저장소 사본을 두는 폴더 %1 만들기 실패. 쓰기 권한을 확인하세요.</translation>
        </message>
        <message>
            <source>Reading the repository was stopped.</source>
            <translation>저장소 읽기를 중지했습니다.</translation>
        </message>
        <message>
            <source>The address of a repository of the project holds a password or a token. Remove what stands before the @, and let git keep it with a credential helper or use a key.</source>
            <translation>프로젝트의 저장소 주소에 암호나 토큰이 들어 있습니다. @ 앞부분을 지우고 git 자격 증명 도구에 맡기거나 키를 쓰세요.</translation>
        </message>
        <message>
            <source>Another program has been reading the same repository for minutes, so its code is not known now. Try again when it is done.</source>
            <translation>다른 프로그램이 몇 분째 같은 저장소를 읽고 있어 지금은 코드를 알 수 없습니다. 끝난 뒤 다시 시도하세요.</translation>
        </message>
        <message>
            <source>The folder %1, in which copies of repositories are kept, cannot be written. Check who may write there and whether the disk is full.</source>
            <translation>저장소 사본을 두는 폴더 %1 위치에 쓸 수 없습니다. 쓰기 권한과 디스크 여유를 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>Restart</name>
        <message>
            <source>Run %1 did not succeed, so who approved it last has to agree before it is tried again.</source>
            <translation>실행 %1번이 성공하지 못했으므로 마지막 결재자가 동의해야 다시 시도할 수 있습니다.</translation>
        </message>
        <message>
            <source>What becomes of “%1” is not known yet, so it cannot run again. Wait for it, cancel it, or say what became of it.</source>
            <translation>“%1” 작업의 결과를 아직 알 수 없어 다시 실행할 수 없습니다. 기다리거나 취소하거나 결과를 직접 입력하세요.</translation>
        </message>
        <message numerus="yes">
            <source>%n task(s) would run again, and that is not what you agreed to. Look at the list and agree again.</source>
            <translation>
                <numerusform>작업 %n개가 다시 실행되는데 동의한 내용과 다릅니다. 목록을 확인하고 다시 동의하세요.</numerusform>
            </translation>
        </message>
        <message>
            <source>What “%1” made was signed. Edit the release and ask for approval again, then it is made anew.</source>
            <translation>“%1” 작업의 결과물은 이미 서명을 받았습니다. 릴리스를 고치고 다시 결재를 요청하면 새로 만듭니다.</translation>
        </message>
        <message>
            <source>“%1” has not finished, so there is nothing to run again.</source>
            <translation>“%1” 작업이 끝나지 않아 다시 실행할 것이 없습니다.</translation>
        </message>
        <message>
            <source>Nothing of this has run yet.</source>
            <translation>아직 실행된 것이 없습니다.</translation>
        </message>
        <message>
            <source>Only who decided last in the approval line can agree to another run.</source>
            <translation>결재선에서 마지막으로 결정한 사람만 재실행에 동의할 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>RightsWords</name>
        <message>
            <source>Browse projects</source>
            <translation>프로젝트 찾아보기</translation>
        </message>
        <message>
            <source>You cannot read %1</source>
            <translation>%1 읽기 권한이 없습니다</translation>
        </message>
        <message>
            <source>Cannot read</source>
            <translation>읽을 수 없음</translation>
        </message>
        <message>
            <source>Release Desk cannot show versions and issues of %1.</source>
            <translation>Release Desk에서 %1 버전과 이슈를 보여 줄 수 없습니다.</translation>
        </message>
        <message>
            <source>Administer projects</source>
            <translation>프로젝트 관리</translation>
        </message>
        <message>
            <source>You cannot edit versions in %1</source>
            <translation>%1 버전을 고칠 권한이 없습니다</translation>
        </message>
        <message>
            <source>Cannot edit versions</source>
            <translation>버전을 고칠 수 없음</translation>
        </message>
        <message>
            <source>Release Desk can show %1, but cannot lock or release its versions.</source>
            <translation>Release Desk에서 %1 프로젝트를 볼 수는 있지만 버전을 잠그거나 릴리스할 수 없습니다.</translation>
        </message>
        <message>
            <source>Edit issues</source>
            <translation>이슈 편집</translation>
        </message>
        <message>
            <source>You cannot edit issues in %1</source>
            <translation>%1 이슈를 편집할 권한이 없습니다</translation>
        </message>
        <message>
            <source>Cannot edit issues</source>
            <translation>이슈를 편집할 수 없음</translation>
        </message>
        <message>
            <source>Release Desk cannot move unfinished issues of %1 to another version.</source>
            <translation>Release Desk에서 %1 프로젝트의 끝나지 않은 이슈를 다른 버전으로 옮길 수 없습니다.</translation>
        </message>
        <message>
            <source>Transition issues</source>
            <translation>이슈 상태 전환</translation>
        </message>
        <message>
            <source>You cannot move issues in %1 to another status</source>
            <translation>%1 이슈의 상태를 바꿀 권한이 없습니다</translation>
        </message>
        <message>
            <source>Cannot change status</source>
            <translation>상태를 바꿀 수 없음</translation>
        </message>
        <message>
            <source>Release Desk cannot move issues of %1 to another status.</source>
            <translation>Release Desk에서 %1 이슈의 상태를 바꿀 수 없습니다.</translation>
        </message>
        <message>
            <source>Add comments</source>
            <translation>댓글 추가</translation>
        </message>
        <message>
            <source>You cannot comment in %1</source>
            <translation>%1 프로젝트에 댓글을 쓸 권한이 없습니다</translation>
        </message>
        <message>
            <source>Cannot comment</source>
            <translation>댓글을 쓸 수 없음</translation>
        </message>
        <message>
            <source>Release Desk cannot write comments to issues of %1.</source>
            <translation>Release Desk에서 %1 이슈에 댓글을 쓸 수 없습니다.</translation>
        </message>
        <message>
            <source>The rights in %1 could not be read</source>
            <translation>%1 권한을 읽지 못했습니다</translation>
        </message>
        <message numerus="yes">
            <source>%n right(s) missing in %1</source>
            <translation>
                <numerusform>%1 프로젝트에 없는 권한 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>“%1”</source>
            <translation>“%1”</translation>
        </message>
        <message numerus="yes">
            <source>Ask a %1 admin for the permission(s) %2.</source>
            <translation>
                <numerusform>%1 관리자에게 다음 권한을 요청하세요(%n개): %2.</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not be read</source>
            <translation>읽지 못함</translation>
        </message>
        <message>
            <source>Not checked</source>
            <translation>확인하지 않음</translation>
        </message>
        <message>
            <source>All rights</source>
            <translation>모든 권한</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>응답 없음</translation>
        </message>
        <message>
            <source>Hello,</source>
            <translation>안녕하세요.</translation>
        </message>
        <message>
            <source>I prepare releases of %1 with Release Desk and cannot do all of it, because my account lacks permissions in Jira.</source>
            <translation>Release Desk로 %1 릴리스를 준비하는데, 제 계정에 Jira 권한이 부족해 일부를 할 수 없습니다.</translation>
        </message>
        <message>
            <source>Jira: %1</source>
            <translation>Jira: %1</translation>
        </message>
        <message>
            <source>Project: %1</source>
            <translation>프로젝트: %1</translation>
        </message>
        <message>
            <source>Account: %1</source>
            <translation>계정: %1</translation>
        </message>
        <message>
            <source>What is missing:</source>
            <translation>없는 권한:</translation>
        </message>
        <message>
            <source>Please grant this in the permission scheme of the project (Project settings, Permissions), or tell me who can.</source>
            <translation>프로젝트 권한 체계(프로젝트 설정, 권한)에서 허용해 주시거나, 누가 할 수 있는지 알려 주세요.</translation>
        </message>
        <message>
            <source>Checked: %1</source>
            <translation>확인 시각: %1</translation>
        </message>
        <message>
            <source>Thank you,</source>
            <translation>감사합니다.</translation>
        </message>
    </context>
    <context>
        <name>RollbackLaneItem</name>
        <message>
            <source>Rollback</source>
            <translation>롤백</translation>
        </message>
    </context>
    <context>
        <name>RuleWords</name>
        <message>
            <source>Order</source>
            <translation>순서</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>값</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>결재</translation>
        </message>
        <message>
            <source>Way back</source>
            <translation>되돌림</translation>
        </message>
        <message>
            <source>Last check</source>
            <translation>마지막 점검</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>작업 시간</translation>
        </message>
        <message>
            <source>Servers</source>
            <translation>서버</translation>
        </message>
        <message>
            <source>Issues</source>
            <translation>이슈</translation>
        </message>
        <message>
            <source>Approval line</source>
            <translation>결재선</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>크기</translation>
        </message>
        <message>
            <source>Fixed version</source>
            <translation>고정된 버전</translation>
        </message>
    </context>
    <context>
        <name>RunDecisions</name>
        <message>
            <source>Say why; the reason stays in the history.</source>
            <translation>이유를 적어 주세요. 이력에 남습니다.</translation>
        </message>
        <message>
            <source>The window of %1 %2 is %3 to %4. Start inside it, move it, or give a reason for starting now.</source>
            <translation>%1 %2의 작업 시간은 %3부터 %4까지입니다. 그 안에 시작하거나 시간을 옮기거나 지금 시작하는 이유를 적으세요.</translation>
        </message>
        <message>
            <source>This run has been rolled back once already; a rollback is never rolled back. Repair by hand, or deploy with a new release.</source>
            <translation>이 실행은 이미 한 번 롤백했습니다. 롤백은 다시 롤백하지 않습니다. 직접 고치거나 새 릴리스로 배포하세요.</translation>
        </message>
        <message>
            <source>Nothing that this run did can be taken back. Abort it, and repair by hand what stays changed.</source>
            <translation>이 실행이 한 일 중 되돌릴 수 있는 것이 없습니다. 중단하고 남은 변경은 직접 고치세요.</translation>
        </message>
        <message>
            <source>What became of a task is not known yet, so the release cannot be closed. Wait for it, or say what became of it.</source>
            <translation>작업 결과를 아직 알 수 없어 종결할 수 없습니다. 기다리거나 결과를 기록하세요.</translation>
        </message>
        <message>
            <source>Nobody knows whether “%1” took effect, so the way back cannot be told. Say first what became of it.</source>
            <translation>“%1” 적용 여부를 알 수 없어 돌아갈 길을 정할 수 없습니다. 먼저 결과를 기록하세요.</translation>
        </message>
        <message>
            <source>“%1” is still running, so the way back cannot be told. Wait for it or cancel it first.</source>
            <translation>“%1” 작업이 아직 실행 중이라 돌아갈 길을 정할 수 없습니다. 기다리거나 먼저 취소하세요.</translation>
        </message>
        <message>
            <source>Nobody asks for “%1” at the start of this release. Leave it out.</source>
            <translation>이 릴리스를 시작할 때 “%1” 값은 묻지 않습니다. 빼세요.</translation>
        </message>
        <message>
            <source>“%1” has no value. Give one to start the release.</source>
            <translation>“%1” 값이 없습니다. 릴리스를 시작하려면 값을 주세요.</translation>
        </message>
        <message>
            <source>This release began with “%1” as “%2”, and the rest of it goes on with that. Leave it, or roll back and start anew.</source>
            <translation>이 릴리스는 “%1” 값 “%2” 상태로 시작했고 나머지도 그 값으로 이어집니다. 그대로 두거나, 롤백하고 새로 시작하세요.</translation>
        </message>
    </context>
    <context>
        <name>RunNumbers</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>tasks done</source>
            <translation>작업 완료</translation>
        </message>
        <message>
            <source>need attention</source>
            <translation>조치 필요</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>종료</translation>
        </message>
        <message>
            <source>not running</source>
            <translation>실행 안 함</translation>
        </message>
        <message>
            <source>elapsed</source>
            <translation>경과</translation>
        </message>
        <message>
            <source>expected finish, %1</source>
            <translation>예상 종료, %1</translation>
        </message>
        <message>
            <source>to roll back</source>
            <translation>롤백 소요</translation>
        </message>
        <message>
            <source>effects taken back</source>
            <translation>되돌린 적용</translation>
        </message>
        <message>
            <source>tasks stay done</source>
            <translation>완료로 남는 작업</translation>
        </message>
        <message>
            <source>expected finish, being worked out</source>
            <translation>예상 종료, 계산 중</translation>
        </message>
    </context>
    <context>
        <name>SampleStory</name>
        <message>
            <source>The sample release %1 stopped before its time. Look into its history, or start the sample again.</source>
            <translation>예제 릴리스 %1: 예정보다 일찍 멈췄습니다. 이력을 보거나 예제를 다시 시작하세요.</translation>
        </message>
        <message>
            <source>The sample release %1 took too long. Start the sample again.</source>
            <translation>예제 릴리스 %1: 너무 오래 걸렸습니다. 예제를 다시 시작하세요.</translation>
        </message>
        <message>
            <source>The sample workspace lacks the project %1.</source>
            <translation>예제 워크스페이스에 프로젝트 %1 없음.</translation>
        </message>
    </context>
    <context>
        <name>ScopeChange</name>
        <message numerus="yes">
            <source>%n issue(s) come in: %1.</source>
            <translation>
                <numerusform>이슈 %n건이 들어옴: %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) leave: %1.</source>
            <translation>
                <numerusform>이슈 %n건이 빠짐: %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>The list of issues stays as it is.</source>
            <translation>이슈 목록은 그대로입니다.</translation>
        </message>
        <message>
            <source>No signature falls.</source>
            <translation>무효가 되는 서명이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>ScopeLockExecutor</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>외 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>added: %1</source>
            <translation>추가됨: %1</translation>
        </message>
        <message>
            <source>removed: %1</source>
            <translation>빠짐: %1</translation>
        </message>
        <message>
            <source>Version %1 in Jira no longer holds the issues of this release (%2), so it was not locked. Refresh the scope of the release and look at what changed, or put the issues back in Jira; then try again.</source>
            <translation>Jira의 버전 %1 이슈가 이 릴리스와 다릅니다(%2). 그래서 잠그지 않았습니다. 적용 범위를 새로 읽고 변경을 보거나 Jira에서 이슈를 되돌린 뒤 다시 시도하세요.</translation>
        </message>
        <message>
            <source>This release takes no issues from %1 %2 of this connection, so there is nothing to lock there. Correct project and version of the task.</source>
            <translation>이 릴리스는 이 연결의 %1 %2에서 이슈를 가져오지 않아 잠글 것이 없습니다. 작업의 프로젝트와 버전을 고치세요.</translation>
        </message>
        <message>
            <source>Reading the issues of %1</source>
            <translation>%1 이슈 읽는 중</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) read</source>
            <translation>
                <numerusform>이슈 %n건 읽음</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) in %1, the same as in the release.</source>
            <translation>
                <numerusform>%1 이슈 %n건, 릴리스와 같습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>lock version %1</source>
            <translation>버전 %1 잠금</translation>
        </message>
        <message>
            <source>%1 is marked as locked by %2.</source>
            <translation>%1: %2 릴리스가 잠근 것으로 표시했습니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) locked</source>
            <translation>
                <numerusform>이슈 %n건 잠금</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) of %1 unchanged, version locked</source>
            <translation>
                <numerusform>%1 이슈 %n건 변경 없음, 버전 잠금</numerusform>
            </translation>
        </message>
        <message>
            <source>unlock version %1</source>
            <translation>버전 %1 잠금 해제</translation>
        </message>
        <message>
            <source>%1 is no longer locked.</source>
            <translation>%1: 더 이상 잠겨 있지 않습니다.</translation>
        </message>
        <message>
            <source>%1 unlocked</source>
            <translation>%1 잠금 해제됨</translation>
        </message>
    </context>
    <context>
        <name>ScopeWarnings</name>
        <message>
            <source>%1 is done but has an open pull request. Merge or close it, or reopen the issue.</source>
            <translation>%1: 완료이지만 열린 풀 리퀘스트가 있습니다. 병합하거나 닫거나 이슈를 다시 여세요.</translation>
        </message>
        <message>
            <source>%1 is done but its newest build fails. Repair the build, or reopen the issue.</source>
            <translation>%1: 완료이지만 최신 빌드가 실패합니다. 빌드를 고치거나 이슈를 다시 여세요.</translation>
        </message>
        <message>
            <source>%1 is done but has no merged code. Move it to another version, or say that it needs none.</source>
            <translation>%1: 완료이지만 병합된 코드가 없습니다. 다른 버전으로 옮기거나 코드가 필요 없다고 표시하세요.</translation>
        </message>
        <message>
            <source>%1 is not done and the window starts in less than 48 hours. Finish it or move it to the next version.</source>
            <translation>%1: 완료되지 않았고 작업 시간이 48시간 안에 시작됩니다. 끝내거나 다음 버전으로 옮기세요.</translation>
        </message>
        <message>
            <source>%1 is in several versions (%2). Keep one.</source>
            <translation>%1: 여러 버전에 있습니다(%2). 하나만 남기세요.</translation>
        </message>
        <message>
            <source>%1 is done but its commit %2 came in without a pull request, so nobody is known to have reviewed it. Have it reviewed, or reopen the issue.</source>
            <translation>%1 이슈는 완료되었지만 커밋 %2 항목이 풀 리퀘스트 없이 들어와 누가 검토했는지 알 수 없습니다. 검토를 받거나 이슈를 다시 여세요.</translation>
        </message>
        <message>
            <source>%1 is done but its sub-task %2 is open. Finish it, or reopen %1.</source>
            <translation>%1 이슈는 완료되었지만 하위 작업 %2 항목이 열려 있습니다. 하위 작업을 끝내거나 이슈(%1)를 다시 여세요.</translation>
        </message>
        <message>
            <source>%1 is done but blocked by %2, which is not resolved and not in this release. Take it in, or remove the link.</source>
            <translation>%1 이슈는 완료되었지만 이슈 %2 때문에 막혀 있습니다. 그 이슈는 해결되지 않았고 이 릴리스에도 없습니다. 릴리스에 넣거나 링크를 지우세요.</translation>
        </message>
        <message>
            <source>All code of %1 was taken back by %2, so the release ships without it. Move the issue out or reopen it.</source>
            <translation>%1 이슈의 코드가 모두 되돌려져(%2) 릴리스에 들어가지 않습니다. 이슈를 빼거나 다시 여세요.</translation>
        </message>
        <message>
            <source>%1 is also in version %2, which is released already. Keep one version.</source>
            <translation>%1 이슈는 이미 릴리스된 버전 “%2” 안에도 있습니다. 버전 하나만 남기세요.</translation>
        </message>
        <message>
            <source>%1 came into the version after the release was submitted. Refresh the scope so that the signers see it, or move it to another version.</source>
            <translation>%1 이슈는 릴리스를 상신한 뒤에 버전에 들어왔습니다. 결재자가 볼 수 있게 적용 범위를 새로 고치거나 다른 버전으로 옮기세요.</translation>
        </message>
        <message>
            <source>%1 fell back to “%2” after the release was submitted. Finish it again, or move it to another version.</source>
            <translation>%1 이슈는 릴리스를 상신한 뒤에 “%2” 상태로 돌아갔습니다. 다시 끝내거나 다른 버전으로 옮기세요.</translation>
        </message>
        <message>
            <source>%1 left the version after the release was submitted. Put it back, or refresh the scope so that the signers see it.</source>
            <translation>%1 이슈는 릴리스를 상신한 뒤에 버전에서 빠졌습니다. 다시 넣거나 결재자가 볼 수 있게 적용 범위를 새로 고치세요.</translation>
        </message>
        <message>
            <source>Done, open pull request</source>
            <translation>완료, 풀 리퀘스트 열림</translation>
        </message>
        <message>
            <source>The issue is done, but at least one pull request that names it is still open. Read from the development field of Jira.</source>
            <translation>이슈는 완료되었지만 이슈를 언급한 풀 리퀘스트 가운데 열려 있는 것이 있습니다. Jira의 개발 필드에서 읽었습니다.</translation>
        </message>
        <message>
            <source>Done, not reviewed</source>
            <translation>완료, 검토 없음</translation>
        </message>
        <message>
            <source>The issue is done, but a commit that names it came in without a pull request. Read from the repositories of the project.</source>
            <translation>이슈는 완료되었지만 이슈를 언급한 커밋이 풀 리퀘스트 없이 들어왔습니다. 프로젝트의 저장소에서 읽었습니다.</translation>
        </message>
        <message>
            <source>Done, failing build</source>
            <translation>완료, 빌드 실패</translation>
        </message>
        <message>
            <source>The issue is done, but the newest build of its branch failed. Read from the development field of Jira.</source>
            <translation>이슈는 완료되었지만 해당 브랜치의 최신 빌드가 실패했습니다. Jira의 개발 필드에서 읽었습니다.</translation>
        </message>
        <message>
            <source>Done, no merged code</source>
            <translation>완료, 병합된 코드 없음</translation>
        </message>
        <message>
            <source>A feature or a fix is done, but neither Jira nor the repositories know code of it.</source>
            <translation>기능이나 수정이 완료되었지만 Jira에도 저장소에도 그 코드가 없습니다.</translation>
        </message>
        <message>
            <source>Not done, window near</source>
            <translation>미완료, 작업 시간 임박</translation>
        </message>
        <message>
            <source>The issue is not done and the window of the release starts in less than 48 hours.</source>
            <translation>이슈가 완료되지 않았는데 릴리스의 작업 시간이 48시간 안에 시작됩니다.</translation>
        </message>
        <message>
            <source>Reverted</source>
            <translation>되돌려짐</translation>
        </message>
        <message>
            <source>Every commit of the range that names the issue was taken back within the range.</source>
            <translation>범위 안에서 이슈를 언급한 커밋이 모두 같은 범위 안에서 되돌려졌습니다.</translation>
        </message>
        <message>
            <source>Changed after submission</source>
            <translation>상신 뒤 변경됨</translation>
        </message>
        <message>
            <source>The issue fell back, came or went in Jira after the release was submitted for approval.</source>
            <translation>릴리스를 상신한 뒤 Jira에서 이슈가 이전 상태로 돌아갔거나 들어오거나 빠졌습니다.</translation>
        </message>
        <message>
            <source>In two versions</source>
            <translation>두 버전에 있음</translation>
        </message>
        <message>
            <source>The issue is also in another version of its project.</source>
            <translation>이슈가 같은 프로젝트의 다른 버전에도 있습니다.</translation>
        </message>
        <message>
            <source>Commit %1 names no issue, so nobody can say why it ships. Link an issue to it, or revert it.</source>
            <translation>커밋 %1: 이슈 키가 없어 릴리스에 포함되는 이유를 알 수 없습니다. 이슈를 연결하거나 커밋을 되돌리세요.</translation>
        </message>
        <message>
            <source>Code of %1 ships (%2), but the issue is not in this version. Add it to the version, or revert its code.</source>
            <translation>%1 이슈의 코드가 릴리스에 포함되지만(%2) 이슈가 이 버전에 없습니다. 버전에 추가하거나 코드를 되돌리세요.</translation>
        </message>
        <message>
            <source>Code without an issue</source>
            <translation>이슈 없는 코드</translation>
        </message>
        <message>
            <source>A commit that ships names no issue, in its message or its branch. Read from the repositories of the project.</source>
            <translation>릴리스에 포함되는 커밋의 메시지와 브랜치에 이슈 키가 없습니다. 프로젝트의 저장소에서 읽었습니다.</translation>
        </message>
        <message>
            <source>Code of another version</source>
            <translation>다른 버전의 코드</translation>
        </message>
        <message>
            <source>A commit that ships names an issue that is not in this version. Read from the repositories of the project.</source>
            <translation>릴리스에 포함되는 커밋이 이 버전에 없는 이슈를 언급합니다. 프로젝트의 저장소에서 읽었습니다.</translation>
        </message>
        <message>
            <source>%1 ships with this release but is in no version of Jira. Put it into one.</source>
            <translation>%1 이슈는 이 릴리스와 함께 나가지만 Jira의 어느 버전에도 없습니다. 버전에 넣으세요.</translation>
        </message>
        <message>
            <source>Unresolved blocker</source>
            <translation>해결되지 않은 차단 이슈</translation>
        </message>
        <message>
            <source>The issue is done, but an unresolved issue outside of the release blocks it.</source>
            <translation>이슈는 완료되었지만 릴리스 밖의 해결되지 않은 이슈가 막고 있습니다.</translation>
        </message>
        <message>
            <source>Open sub-task</source>
            <translation>열린 하위 작업</translation>
        </message>
        <message>
            <source>The issue is done, but one of its sub-tasks is open.</source>
            <translation>이슈는 완료되었지만 하위 작업 하나가 열려 있습니다.</translation>
        </message>
        <message>
            <source>No fix version</source>
            <translation>수정 버전 없음</translation>
        </message>
        <message>
            <source>A search or an epic brings the issue into the release, but it is in no version of Jira.</source>
            <translation>검색이나 에픽으로 릴리스에 들어온 이슈인데 어느 버전에도 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>SecretStore</name>
        <message>
            <source>No secret is stored for “%1” on this computer. Enter it under Connections.</source>
            <translation>“%1” 연결의 비밀 값이 이 컴퓨터에 없습니다. 연결 화면에서 입력하세요.</translation>
        </message>
        <message>
            <source>The key store did not take the secret of “%1”, so it is known only until the program ends. Unlock the key store and save again.</source>
            <translation>키 저장소가 “%1” 연결의 비밀 값을 받지 않아 프로그램이 끝날 때까지만 유지됩니다. 키 저장소를 열고 다시 저장하세요.</translation>
        </message>
        <message>
            <source>The key store still holds the secret of “%1”. Unlock it and remove the secret again.</source>
            <translation>키 저장소에 “%1” 연결의 비밀 값이 아직 있습니다. 키 저장소를 열고 다시 지우세요.</translation>
        </message>
        <message>
            <source>Secrets are kept in the key store of this computer.</source>
            <translation>비밀 값은 이 컴퓨터의 키 저장소에 보관됩니다.</translation>
        </message>
        <message>
            <source>There is no key store here: secrets are known only until the program ends. “rdesk connection add … --token-env VARIABLE --remember-variable” keeps the name of a variable that holds one.</source>
            <translation>이곳에는 키 저장소가 없어 프로그램이 끝날 때까지만 비밀 값을 압니다. “rdesk connection add … --token-env VARIABLE --remember-variable”을 실행하면 값을 담은 변수의 이름을 기억합니다.</translation>
        </message>
    </context>
    <context>
        <name>SendRequest</name>
        <message>
            <source>%1 to %2</source>
            <translation>%1 → %2</translation>
        </message>
    </context>
    <context>
        <name>SetupForm</name>
        <message>
            <source>Stop and ask</source>
            <translation>멈추고 묻기</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>Skip it and go on</source>
            <translation>건너뛰고 계속</translation>
        </message>
        <message>
            <source>Abort the release</source>
            <translation>릴리스 중단</translation>
        </message>
        <message>
            <source>The task cannot run without this. Enter a value.</source>
            <translation>이 값이 없으면 작업을 실행할 수 없습니다. 입력하세요.</translation>
        </message>
        <message>
            <source>Now: %1</source>
            <translation>현재: %1</translation>
        </message>
        <message>
            <source>Known when the task it comes from is done.</source>
            <translation>값을 만드는 작업이 끝나면 알 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>ShortcutList</name>
        <message>
            <source>Everywhere</source>
            <translation>어디서나</translation>
        </message>
        <message>
            <source>Search or run a command</source>
            <translation>검색 또는 명령 실행</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>홈</translation>
        </message>
        <message>
            <source>Approvals</source>
            <translation>결재</translation>
        </message>
        <message>
            <source>Releases</source>
            <translation>릴리스</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>New release</source>
            <translation>새 릴리스</translation>
        </message>
        <message>
            <source>Back, forward</source>
            <translation>뒤로, 앞으로</translation>
        </message>
        <message>
            <source>Fold or unfold the side bar</source>
            <translation>사이드바 접기/펴기</translation>
        </message>
        <message>
            <source>Next, previous area</source>
            <translation>다음, 이전 영역</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>설정</translation>
        </message>
        <message>
            <source>Light or dark</source>
            <translation>라이트 또는 다크</translation>
        </message>
        <message>
            <source>These keys</source>
            <translation>이 단축키</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>릴리스</translation>
        </message>
        <message>
            <source>Tabs</source>
            <translation>탭</translation>
        </message>
        <message>
            <source>The next step of the release</source>
            <translation>릴리스의 다음 단계</translation>
        </message>
        <message>
            <source>Pause or continue</source>
            <translation>일시 정지 또는 계속</translation>
        </message>
        <message>
            <source>Roll back…</source>
            <translation>롤백…</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>로그</translation>
        </message>
        <message>
            <source>Next, previous task</source>
            <translation>다음, 이전 작업</translation>
        </message>
        <message>
            <source>Flow</source>
            <translation>흐름</translation>
        </message>
        <message>
            <source>Next task</source>
            <translation>다음 작업</translation>
        </message>
        <message>
            <source>To the content of the task</source>
            <translation>작업 내용으로</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>이름 바꾸기</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>제거</translation>
        </message>
        <message>
            <source>Undo, redo</source>
            <translation>실행 취소, 다시 실행</translation>
        </message>
        <message>
            <source>Zoom, fit</source>
            <translation>확대, 맞춤</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>표</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>열기</translation>
        </message>
        <message>
            <source>Select</source>
            <translation>선택</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>필터</translation>
        </message>
        <message>
            <source>Copy the row</source>
            <translation>행 복사</translation>
        </message>
        <message>
            <source>Next, previous</source>
            <translation>다음, 이전</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>차이</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>승인</translation>
        </message>
        <message>
            <source>Return for changes</source>
            <translation>보완 요청</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>의견</translation>
        </message>
        <message>
            <source>Choose to sign together</source>
            <translation>함께 서명할 항목 고르기</translation>
        </message>
        <message>
            <source>Choose all that wait for you</source>
            <translation>기다리는 항목 모두 고르기</translation>
        </message>
        <message>
            <source>Sign what is chosen</source>
            <translation>고른 항목 서명</translation>
        </message>
        <message>
            <source>People</source>
            <translation>사람</translation>
        </message>
        <message>
            <source>Show this view to others, or no longer</source>
            <translation>발표 화면 켜기 또는 끄기</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>달력</translation>
        </message>
        <message>
            <source>Day before, after</source>
            <translation>하루 전, 후</translation>
        </message>
        <message>
            <source>Week before, after</source>
            <translation>일주일 전, 후</translation>
        </message>
        <message>
            <source>What lies before, after</source>
            <translation>그 전, 그 후</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>오늘</translation>
        </message>
        <message>
            <source>Month, two weeks</source>
            <translation>월, 2주</translation>
        </message>
        <message>
            <source>Open what is planned that day</source>
            <translation>그날 예정된 것 열기</translation>
        </message>
        <message>
            <source>Add a task after it, beside it</source>
            <translation>뒤에, 나란히 작업 추가</translation>
        </message>
        <message>
            <source>Move within and between phases</source>
            <translation>단계 안에서, 단계 사이에서 이동</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>복제</translation>
        </message>
        <message>
            <source>Copy, paste as text</source>
            <translation>복사, 텍스트로 붙여넣기</translation>
        </message>
        <message>
            <source>Choose several, align them</source>
            <translation>여러 개 선택, 맞춤</translation>
        </message>
        <message>
            <source>Find a task</source>
            <translation>작업 찾기</translation>
        </message>
        <message>
            <source>Fold, unfold a phase</source>
            <translation>단계 접기, 펴기</translation>
        </message>
        <message>
            <source>Swimlanes, timeline, critical path</source>
            <translation>스윔레인, 타임라인, 임계 경로</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>개요</translation>
        </message>
        <message>
            <source>Templates</source>
            <translation>템플릿</translation>
        </message>
        <message>
            <source>Find an issue</source>
            <translation>이슈 찾기</translation>
        </message>
        <message>
            <source>Unfold the release inside a task, or fold it</source>
            <translation>작업 안의 릴리스 펼치기 또는 접기</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>연결 시험</translation>
        </message>
        <message>
            <source>Create the draft</source>
            <translation>초안 만들기</translation>
        </message>
        <message>
            <source>Open in Jira</source>
            <translation>Jira에서 열기</translation>
        </message>
        <message>
            <source>Put right what is warned of</source>
            <translation>경고 바로잡기</translation>
        </message>
        <message>
            <source>Work plan</source>
            <translation>작업계획서</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>인쇄</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>노트</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>저장</translation>
        </message>
        <message>
            <source>Compare code and Jira</source>
            <translation>코드와 Jira 비교</translation>
        </message>
        <message>
            <source>Copy the rows</source>
            <translation>행 복사</translation>
        </message>
        <message>
            <source>Look through what is chosen</source>
            <translation>선택한 것 살펴보기</translation>
        </message>
        <message>
            <source>Keys of this view</source>
            <translation>이 보기의 단축키</translation>
        </message>
    </context>
    <context>
        <name>ShownCommands</name>
        <message>
            <source>the flow is locked; propose a change</source>
            <translation>흐름이 잠겨 있습니다. 변경을 제안하세요</translation>
        </message>
        <message>
            <source>select several tasks first</source>
            <translation>먼저 작업을 여러 개 선택하세요</translation>
        </message>
        <message>
            <source>not now</source>
            <translation>지금은 할 수 없음</translation>
        </message>
    </context>
    <context>
        <name>SignOffFacts</name>
        <message>
            <source>Cannot be taken back: %1</source>
            <translation>되돌릴 수 없음: %1</translation>
        </message>
        <message>
            <source>flow</source>
            <translation>흐름</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) with warnings</source>
            <translation>
                <numerusform>경고가 있는 이슈 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>scope</source>
            <translation>적용 범위</translation>
        </message>
        <message numerus="yes">
            <source>%n of the last 3 releases went back or was aborted</source>
            <translation>
                <numerusform>최근 릴리스 3건 중 %n건이 롤백되거나 중단되었습니다</numerusform>
            </translation>
        </message>
        <message>
            <source>record</source>
            <translation>기록</translation>
        </message>
        <message>
            <source>No window is set</source>
            <translation>작업 시간이 정해지지 않았습니다</translation>
        </message>
        <message>
            <source>release</source>
            <translation>릴리스</translation>
        </message>
        <message>
            <source>The window is outside working hours</source>
            <translation>작업 시간이 근무 시간 밖입니다</translation>
        </message>
        <message numerus="yes">
            <source>Rollback lane with %n task(s)</source>
            <translation>
                <numerusform>롤백 레인, 작업 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody knows the way back: the rollback lane is empty</source>
            <translation>돌아갈 길이 없습니다: 롤백 레인이 비어 있습니다</translation>
        </message>
        <message>
            <source>skipped</source>
            <translation>건너뜀</translation>
        </message>
        <message>
            <source>Work plan, revision %1</source>
            <translation>작업계획서 개정 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s)</source>
            <translation>
                <numerusform>%n단계</numerusform>
            </translation>
        </message>
        <message>
            <source>Release notes, as generated</source>
            <translation>릴리스 노트, 자동 생성</translation>
        </message>
        <message>
            <source>Release notes, edited by hand</source>
            <translation>릴리스 노트, 직접 편집</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) as Jira showed them</source>
            <translation>
                <numerusform>Jira에서 본 이슈 %n건</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SignedHead</name>
        <message>
            <source>The signed head “%1” cannot be written, so a loss at the end of the record would go unseen. Check the permissions and the free space of the folder.</source>
            <translation>서명된 끝 “%1” 파일을 쓸 수 없어 기록 끝의 손실을 알아챌 수 없습니다. 폴더의 권한과 남은 공간을 확인하세요.</translation>
        </message>
        <message>
            <source>The signed head “%1” cannot be read, so it cannot be seen whether the record is complete. Ask for permission to read it.</source>
            <translation>서명된 끝 “%1” 파일을 읽을 수 없어 기록이 온전한지 알 수 없습니다. 읽기 권한을 요청하세요.</translation>
        </message>
        <message>
            <source>The signed head “%1” is damaged, so it cannot be seen whether the record is complete. Release nothing from it; look with “rdesk store check”.</source>
            <translation>서명된 끝 “%1” 파일이 손상되어 기록이 온전한지 알 수 없습니다. 릴리스하지 말고 “rdesk store check” 명령으로 확인하세요.</translation>
        </message>
        <message>
            <source>The signed head “%1” is missing, so it cannot be seen whether the end of the record was cut off. Put the file back, or look at the record with “rdesk store check” and accept it as it is with “rdesk store repair”.</source>
            <translation>서명된 끝 “%1” 파일이 없어 기록의 끝이 잘렸는지 알 수 없습니다. 파일을 되돌려 놓거나 “rdesk store check” 명령으로 확인한 뒤 “rdesk store repair” 명령으로 그대로 받아들이세요.</translation>
        </message>
        <message>
            <source>The signed head “%1” belongs to another record, or was signed by somebody else. Put the right file back, or look with “rdesk store check”.</source>
            <translation>서명된 끝 “%1” 파일이 다른 기록의 것이거나 다른 사람이 서명했습니다. 올바른 파일을 되돌려 놓거나 “rdesk store check” 명령으로 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>SignedSending</name>
        <message>
            <source>You sign with your key, so its passphrase is needed. Nothing was signed. Type it below and sign again.</source>
            <translation>키로 서명하므로 암호가 필요합니다. 서명하지 않았습니다. 아래에 암호를 입력하고 다시 서명하세요.</translation>
        </message>
    </context>
    <context>
        <name>Signing</name>
        <message>
            <source>The seed of a signing key has 32 bytes.</source>
            <translation>서명 키의 시드는 32바이트입니다.</translation>
        </message>
        <message>
            <source>This is not a signing key, so nothing was signed. Make one with rdesk key new.</source>
            <translation>서명 키가 아니어서 아무것도 서명하지 않았습니다. rdesk key new 명령으로 만드세요.</translation>
        </message>
        <message>
            <source>There is not enough memory to open the signing key. Close programs and try again.</source>
            <translation>서명 키를 열 메모리가 모자랍니다. 다른 프로그램을 닫고 다시 시도하세요.</translation>
        </message>
        <message>
            <source>The signing key in %1 cannot be read, so nothing can be signed with it. Restore the file from a backup, or make a new key.</source>
            <translation>%1 위치의 서명 키를 읽을 수 없어 서명할 수 없습니다. 백업에서 파일을 복원하거나 새 키를 만드세요.</translation>
        </message>
        <message>
            <source>The cryptography library cannot be used.</source>
            <translation>암호화 라이브러리를 사용할 수 없습니다.</translation>
        </message>
        <message>
            <source>The passphrase of a signing key needs at least %1 characters. Choose a longer one.</source>
            <translation>서명 키의 암호는 %1자 이상이어야 합니다. 더 길게 정하세요.</translation>
        </message>
        <message>
            <source>There is a signing key in %1 already; it was left as it is.</source>
            <translation>%1 위치에 이미 서명 키가 있어 그대로 두었습니다.</translation>
        </message>
        <message>
            <source>The signing key could not be written to %1 (%2).</source>
            <translation>서명 키를 %1 위치에 쓸 수 없습니다(%2).</translation>
        </message>
        <message>
            <source>There is no signing key in %1. Make one with rdesk key new.</source>
            <translation>%1 위치에 서명 키가 없습니다. rdesk key new 명령으로 만드세요.</translation>
        </message>
        <message>
            <source>Others on this computer may read %1, so it is not used. Take their rights away (chmod 600).</source>
            <translation>이 컴퓨터의 다른 사람이 %1 파일을 읽을 수 있어 사용하지 않습니다. 권한을 없애세요(chmod 600).</translation>
        </message>
        <message>
            <source>The passphrase does not open your signing key, so nothing was signed. Try again.</source>
            <translation>암호로 서명 키가 열리지 않아 서명하지 않았습니다. 다시 시도하세요.</translation>
        </message>
    </context>
    <context>
        <name>SingleInstance</name>
        <message>
            <source>Somebody else's program answers in place of Release Desk on this computer, so it was told nothing.</source>
            <translation>이 컴퓨터에서 다른 사람의 프로그램이 릴리스 데스크 대신 응답해 아무것도 전달하지 않았습니다.</translation>
        </message>
        <message>
            <source>A second start will not find this window: %1.</source>
            <translation>두 번째로 시작하면 이 창을 찾지 못합니다: %1.</translation>
        </message>
    </context>
    <context>
        <name>SqlConnection</name>
        <message>
            <source>The disk that holds “%1” is full. Nothing was recorded; free some space and try again.</source>
            <translation>“%1” 파일이 있는 디스크가 가득 찼습니다. 아무것도 기록되지 않았습니다. 공간을 비우고 다시 시도하세요.</translation>
        </message>
        <message>
            <source>“%1” could not be written or read: the disk reports an error. Nothing was recorded; check the disk and its free space, then try again.</source>
            <translation>“%1” 파일을 쓰거나 읽을 수 없습니다. 디스크 오류입니다. 아무것도 기록되지 않았습니다. 디스크와 남은 공간을 확인하세요.</translation>
        </message>
        <message>
            <source>Another program keeps “%1” busy. Nothing was recorded; try again, or close the other program.</source>
            <translation>다른 프로그램이 “%1” 파일을 쓰고 있습니다. 아무것도 기록되지 않았습니다. 다시 시도하거나 그 프로그램을 닫으세요.</translation>
        </message>
        <message>
            <source>“%1” is not a workspace database. Choose another file, or restore it from its last backup.</source>
            <translation>“%1”: 워크스페이스 데이터베이스가 아닙니다. 다른 파일을 고르거나 마지막 백업에서 복원하세요.</translation>
        </message>
        <message>
            <source>“%1” is damaged. Release nothing from it; restore it from its last backup.</source>
            <translation>“%1” 파일이 손상되었습니다. 릴리스하지 말고 마지막 백업에서 복원하세요.</translation>
        </message>
        <message>
            <source>“%1” may not be written by you. Ask for write permission on the file and its folder.</source>
            <translation>“%1” 파일에 쓸 권한이 없습니다. 파일과 폴더의 쓰기 권한을 요청하세요.</translation>
        </message>
        <message>
            <source>“%1” cannot be opened. Check that the folder exists and that you may read and write it.</source>
            <translation>“%1” 파일을 열 수 없습니다. 폴더가 있는지, 읽고 쓸 수 있는지 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” could not be used. Nothing was recorded; the details say why.</source>
            <translation>“%1” 파일을 사용할 수 없습니다. 아무것도 기록되지 않았습니다. 자세한 내용에 이유가 있습니다.</translation>
        </message>
        <message>
            <source>There is no “%1”. Choose the folder of a workspace, or create one there.</source>
            <translation>“%1” 없음. 워크스페이스 폴더를 고르거나 거기에 만드세요.</translation>
        </message>
        <message>
            <source>The place of “%1” does not keep what is written to it safe. Move the workspace to a disk of this computer.</source>
            <translation>“%1” 위치는 쓴 내용을 안전하게 보관하지 않습니다. 워크스페이스를 이 컴퓨터의 디스크로 옮기세요.</translation>
        </message>
        <message>
            <source>“%1” could not be written to the end: the disk reports an error. Whether the last change was recorded shows when the workspace is opened again; check the disk first.</source>
            <translation>“%1” 파일을 끝까지 쓰지 못했습니다. 디스크가 오류를 알렸습니다. 마지막 변경이 기록되었는지는 워크스페이스를 다시 열면 알 수 있습니다. 먼저 디스크를 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>StartBuild</name>
        <message>
            <source>start build %1</source>
            <translation>빌드 시작: %1</translation>
        </message>
        <message>
            <source>There is no job “%1” on %2, or this account may not see it, so no build was started. Check the name with its folders, and the rights of the account.</source>
            <translation>%2 서버에 작업 “%1” 없음 또는 이 계정에 보이지 않음. 빌드를 시작하지 않았습니다. 폴더를 포함한 이름과 계정 권한을 확인하세요.</translation>
        </message>
        <message>
            <source>“%1” on %2 is disabled or a folder, so no build was started. Enable the job, or name the one inside it.</source>
            <translation>%2 서버의 “%1” 작업은 비활성이거나 폴더라 빌드를 시작하지 않았습니다. 활성화하거나 안의 작업을 지정하세요.</translation>
        </message>
        <message>
            <source>The job “%1” takes no parameters, so a build could not be found again and none was started. Add the text parameter %2 to the job.</source>
            <translation>“%1” 작업은 매개변수를 받지 않아 빌드를 다시 찾을 수 없으므로 시작하지 않았습니다. 텍스트 매개변수 %2 추가가 필요합니다.</translation>
        </message>
        <message>
            <source>The job does not declare the text parameter %1: after an interruption a person has to look whether the build was started. Add the parameter to the job.</source>
            <translation>작업에 텍스트 매개변수 %1 선언이 없습니다. 중단되면 사람이 빌드 시작 여부를 확인해야 합니다. 매개변수를 추가하세요.</translation>
        </message>
        <message>
            <source>The job does not declare the parameter “%1”: Jenkins leaves it out.</source>
            <translation>작업에 매개변수 “%1” 선언이 없어 Jenkins가 무시합니다.</translation>
        </message>
    </context>
    <context>
        <name>StartChecks</name>
        <message>
            <source>Every task can run</source>
            <translation>모든 작업을 실행할 수 있습니다</translation>
        </message>
        <message>
            <source>Order, targets and values</source>
            <translation>순서, 대상, 값</translation>
        </message>
        <message>
            <source>The version has what it names</source>
            <translation>버전에 적힌 것이 다 있습니다</translation>
        </message>
        <message>
            <source>Issues and merged code</source>
            <translation>이슈와 병합된 코드</translation>
        </message>
        <message>
            <source>No one approves their own change</source>
            <translation>자기 변경을 스스로 승인하지 않습니다</translation>
        </message>
        <message>
            <source>Separation of duties</source>
            <translation>직무 분리</translation>
        </message>
        <message>
            <source>The rollback lane covers the deployment</source>
            <translation>롤백 레인이 배포를 모두 되돌립니다</translation>
        </message>
        <message>
            <source>Every effect</source>
            <translation>모든 변경</translation>
        </message>
        <message numerus="yes">
            <source>%n more point(s)</source>
            <translation>
                <numerusform>%n건 더 있음</numerusform>
            </translation>
        </message>
        <message>
            <source>Mend the ones above; the rest follows.</source>
            <translation>위의 것부터 고치면 나머지가 이어서 나옵니다.</translation>
        </message>
        <message>
            <source>Next freeze: %1</source>
            <translation>다음 동결: %1</translation>
        </message>
        <message>
            <source>No freeze is planned</source>
            <translation>예정된 동결 없음</translation>
        </message>
        <message>
            <source>No freeze in the window</source>
            <translation>작업 시간에 동결 없음</translation>
        </message>
        <message>
            <source>No window: it may start at any time</source>
            <translation>작업 시간 없음: 언제든지 시작 가능</translation>
        </message>
        <message>
            <source>%1 does not answer</source>
            <translation>%1: 응답 없음</translation>
        </message>
        <message numerus="yes">
            <source>Asking %n endpoint(s)…</source>
            <translation>
                <numerusform>엔드포인트 %n곳에 묻는 중…</numerusform>
            </translation>
        </message>
        <message>
            <source>Each is asked who we are; nothing is changed.</source>
            <translation>각각에 우리가 누구인지만 묻습니다. 아무것도 바꾸지 않습니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n endpoint(s) answer</source>
            <translation>
                <numerusform>엔드포인트 %n곳이 응답함</numerusform>
            </translation>
        </message>
        <message>
            <source>Connections the tasks use</source>
            <translation>작업이 쓰는 연결</translation>
        </message>
        <message>
            <source>The release names no issues</source>
            <translation>릴리스에 이슈가 없음</translation>
        </message>
        <message>
            <source>Nothing to compare with the code</source>
            <translation>코드와 비교할 것이 없습니다</translation>
        </message>
        <message>
            <source>%1 of %2 issues are done</source>
            <translation>이슈 %2건 중 %1건 완료</translation>
        </message>
        <message>
            <source>No rule warns of the others yet</source>
            <translation>나머지에 대한 경고는 아직 없습니다</translation>
        </message>
        <message>
            <source>Nobody is asked for approval</source>
            <translation>결재를 요청할 사람이 없음</translation>
        </message>
        <message>
            <source>The flow has no approval</source>
            <translation>흐름에 결재 작업이 없습니다</translation>
        </message>
        <message>
            <source>Nothing takes effect in an environment</source>
            <translation>환경에 적용되는 것이 없음</translation>
        </message>
        <message>
            <source>No way back is needed</source>
            <translation>되돌릴 것이 없습니다</translation>
        </message>
    </context>
    <context>
        <name>StartProgram</name>
        <message>
            <source>run %1</source>
            <translation>실행: %1</translation>
        </message>
        <message>
            <source>The working folder %1 cannot be entered: %2. Nothing ran. Correct the folder.</source>
            <translation>작업 폴더 %1 열기 실패: %2. 실행된 것이 없습니다. 폴더를 고치세요.</translation>
        </message>
        <message>
            <source>“%1” cannot be run: %2. Nothing ran. Check that it is installed and may be executed.</source>
            <translation>“%1” 실행 실패: %2. 실행된 것이 없습니다. 설치와 실행 권한을 확인하세요.</translation>
        </message>
        <message>
            <source>Whether “%1” was started is not known.</source>
            <translation>“%1” 시작 여부를 알 수 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>State</name>
        <message>
            <source>Planned</source>
            <translation>예정</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>준비됨</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>Waiting for approval</source>
            <translation>결재 대기</translation>
        </message>
        <message>
            <source>Succeeded</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>실패</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>건너뜀</translation>
        </message>
        <message>
            <source>Rolled back</source>
            <translation>롤백됨</translation>
        </message>
        <message>
            <source>Aborted</source>
            <translation>중단됨</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>일시 정지</translation>
        </message>
    </context>
    <context>
        <name>SteerOffers</name>
        <message>
            <source>Runs again: %1.</source>
            <translation>다시 실행: %1.</translation>
        </message>
        <message>
            <source>Their effect is in force and is made a second time: %1.</source>
            <translation>이미 적용되어 있으며 한 번 더 적용됨: %1.</translation>
        </message>
        <message>
            <source>Run again from here: why?</source>
            <translation>여기부터 다시 실행: 이유는 무엇입니까?</translation>
        </message>
        <message>
            <source>Restart from here</source>
            <translation>여기부터 다시 실행</translation>
        </message>
        <message>
            <source>Note (optional)</source>
            <translation>메모(선택)</translation>
        </message>
        <message>
            <source>Let it go on</source>
            <translation>보류 해제</translation>
        </message>
        <message>
            <source>Hand it over: how far is it?</source>
            <translation>인계: 어디까지 진행했습니까?</translation>
        </message>
        <message>
            <source>Hand over</source>
            <translation>인계</translation>
        </message>
        <message>
            <source>It is done already: why before its turn?</source>
            <translation>이미 완료됨: 순서보다 먼저 처리한 이유는 무엇입니까?</translation>
        </message>
        <message>
            <source>Complete in advance</source>
            <translation>미리 완료 처리</translation>
        </message>
        <message>
            <source>Open it again: why?</source>
            <translation>다시 열기: 이유는 무엇입니까?</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>다시 열기</translation>
        </message>
        <message>
            <source>Keep it from starting: why?</source>
            <translation>시작 보류: 이유는 무엇입니까?</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>보류</translation>
        </message>
    </context>
    <context>
        <name>StepWords</name>
        <message>
            <source>Review</source>
            <translation>검토</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>결재</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>합의</translation>
        </message>
        <message>
            <source>Agreement (optional)</source>
            <translation>합의(선택)</translation>
        </message>
        <message>
            <source>Cooperation</source>
            <translation>협조</translation>
        </message>
        <message>
            <source>Decided afterwards</source>
            <translation>후결</translation>
        </message>
        <message>
            <source>Informed</source>
            <translation>참조</translation>
        </message>
        <message>
            <source>Receives the result</source>
            <translation>수신</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>검사</translation>
        </message>
    </context>
    <context>
        <name>StopBuild</name>
        <message>
            <source>take build request %1 out of the queue</source>
            <translation>빌드 요청 %1 대기열에서 빼기</translation>
        </message>
        <message>
            <source>stop build %1</source>
            <translation>빌드 중지: %1</translation>
        </message>
    </context>
    <context>
        <name>StoreCheck</name>
        <message numerus="yes">
            <source>Everything up to event %1 (%2) is what was recorded; up to %n event(s) behind it cannot be kept.</source>
            <translation>
                <numerusform>이벤트 %1번(%2)까지 기록된 그대로입니다. 그 뒤 최대 %n건은 유지할 수 없습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>The end of the record was cut off: it was signed up to event %1 on %2. %3 Restore the last backup, or repair it.</source>
            <translation>기록의 끝이 잘렸습니다. %2에 이벤트 %1번까지 서명되었습니다. %3 마지막 백업에서 복원하거나 복구하세요.</translation>
        </message>
        <message>
            <source>The record is damaged behind event %1. %2 Restore the last backup, or repair it.</source>
            <translation>이벤트 %1번 뒤의 기록이 손상되었습니다. %2 마지막 백업에서 복원하거나 복구하세요.</translation>
        </message>
        <message>
            <source>The end of the record is not where it was. %1 Restore the last backup, or repair it.</source>
            <translation>기록의 끝이 있던 자리에 없습니다. %1 마지막 백업에서 복원하거나 복구하세요.</translation>
        </message>
        <message>
            <source>Every event is what was recorded, but the tables beside them are damaged. Nothing is lost; repair the record before you go on.</source>
            <translation>이벤트는 모두 기록된 그대로이지만 옆의 표가 손상되었습니다. 잃은 것은 없습니다. 계속하기 전에 기록을 복구하세요.</translation>
        </message>
        <message>
            <source>The record “%1” is missing. Put it back, or restore the last backup.</source>
            <translation>기록 “%1” 파일이 없습니다. 되돌려 놓거나 마지막 백업에서 복원하세요.</translation>
        </message>
    </context>
    <context>
        <name>StoreRepair</name>
        <message>
            <source>The record changed while it was repaired, so nothing was replaced. Look at it again.</source>
            <translation>복구하는 동안 기록이 바뀌어 아무것도 바꾸지 않았습니다. 다시 확인하세요.</translation>
        </message>
        <message>
            <source>The record is whole; there is nothing to repair.</source>
            <translation>기록이 온전합니다. 복구할 것이 없습니다.</translation>
        </message>
        <message>
            <source>This cannot be repaired from the file alone. Restore the last backup.</source>
            <translation>파일만으로는 복구할 수 없습니다. 마지막 백업에서 복원하세요.</translation>
        </message>
        <message>
            <source>The record is no longer as it was when it was looked at. Nothing was changed; look again.</source>
            <translation>기록이 확인했을 때와 다릅니다. 아무것도 바꾸지 않았습니다. 다시 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>StoreSchema</name>
        <message>
            <source>“%1” is a database of another program. Choose the folder of a workspace.</source>
            <translation>“%1”: 다른 프로그램의 데이터베이스입니다. 워크스페이스 폴더를 고르세요.</translation>
        </message>
        <message>
            <source>“%1” has database version %2 and has to be brought to version %3 first. Open the workspace once for writing.</source>
            <translation>“%1” 파일의 데이터베이스 버전은 %2이며 먼저 버전 %3 변환이 필요합니다. 쓰기 모드로 한 번 여세요.</translation>
        </message>
        <message>
            <source>“%1” was written by Release Desk %2 (database version %3). This is Release Desk %4, which knows database versions up to %5.</source>
            <translation>“%1” 파일은 Release Desk %2(데이터베이스 버전 %3)에서 썼습니다. 이 프로그램은 Release Desk %4이며 데이터베이스 버전 %5까지 압니다.</translation>
        </message>
        <message>
            <source>%1 It can be opened for reading only: look at it here, and make changes with the newer program. Nothing was changed.</source>
            <translation>%1 읽기 전용으로 열 수 있습니다. 여기서는 보기만 하고 변경은 새 프로그램에서 하세요. 아무것도 바꾸지 않았습니다.</translation>
        </message>
        <message>
            <source>%1 It cannot be read by this one. Nothing was changed; open it with the newer program.</source>
            <translation>%1 이 프로그램으로는 읽을 수 없습니다. 아무것도 바꾸지 않았습니다. 새 프로그램으로 여세요.</translation>
        </message>
    </context>
    <context>
        <name>StrictJson</name>
        <message>
            <source>there is more after its end</source>
            <translation>끝난 뒤에 내용이 더 있습니다</translation>
        </message>
        <message>
            <source>This is not valid JSON (line %1, column %2): %3.</source>
            <translation>올바른 JSON이 아닙니다(%1행 %2열): %3.</translation>
        </message>
        <message>
            <source>it is nested more than %1 levels deep</source>
            <translation>%1단계보다 깊게 중첩되었습니다</translation>
        </message>
        <message>
            <source>a value was expected</source>
            <translation>값이 필요합니다</translation>
        </message>
        <message>
            <source>a name in quotes was expected</source>
            <translation>따옴표로 묶은 이름이 필요합니다</translation>
        </message>
        <message>
            <source>the name “%1” occurs twice</source>
            <translation>이름 “%1” 중복</translation>
        </message>
        <message>
            <source>a colon was expected</source>
            <translation>콜론이 필요합니다</translation>
        </message>
        <message>
            <source>a comma or a closing brace was expected</source>
            <translation>쉼표나 닫는 중괄호가 필요합니다</translation>
        </message>
        <message>
            <source>a comma or a closing bracket was expected</source>
            <translation>쉼표나 닫는 대괄호가 필요합니다</translation>
        </message>
        <message>
            <source>a text is not closed</source>
            <translation>텍스트가 닫히지 않았습니다</translation>
        </message>
        <message>
            <source>an unknown escape stands in a text</source>
            <translation>모르는 이스케이프가 있습니다</translation>
        </message>
        <message>
            <source>a text holds half a character</source>
            <translation>반쪽짜리 문자가 있습니다</translation>
        </message>
        <message>
            <source>a number is too large</source>
            <translation>수가 너무 큽니다</translation>
        </message>
        <message>
            <source>This is not valid JSON: it is not UTF-8.</source>
            <translation>올바른 JSON이 아닙니다: UTF-8이 아닙니다.</translation>
        </message>
        <message>
            <source>This JSON is not an object.</source>
            <translation>이 JSON은 객체가 아닙니다.</translation>
        </message>
    </context>
    <context>
        <name>Swimlanes</name>
        <message>
            <source>Whole release</source>
            <translation>릴리스 전체</translation>
        </message>
        <message>
            <source>No environment</source>
            <translation>환경 없음</translation>
        </message>
        <message>
            <source>Runs by itself</source>
            <translation>자동 실행</translation>
        </message>
        <message>
            <source>Approvers</source>
            <translation>결재자</translation>
        </message>
        <message>
            <source>No team</source>
            <translation>팀 없음</translation>
        </message>
        <message>
            <source>Any operator</source>
            <translation>모든 작업자</translation>
        </message>
        <message>
            <source>No swimlanes</source>
            <translation>레인 없음</translation>
        </message>
        <message>
            <source>By component</source>
            <translation>컴포넌트별</translation>
        </message>
        <message>
            <source>By environment</source>
            <translation>환경별</translation>
        </message>
        <message>
            <source>By team</source>
            <translation>팀별</translation>
        </message>
        <message>
            <source>By who does it</source>
            <translation>수행자별</translation>
        </message>
    </context>
    <context>
        <name>SystemWords</name>
        <message>
            <source>The incoming hook address of the channel. Who knows it can post there, so it is kept like a password.</source>
            <translation>채널의 수신 훅 주소입니다. 아는 사람은 누구나 게시할 수 있으므로 암호처럼 보관합니다.</translation>
        </message>
        <message>
            <source>Jira Cloud</source>
            <translation>Jira Cloud</translation>
        </message>
        <message>
            <source>Versions, issues and their status</source>
            <translation>버전, 이슈와 그 상태</translation>
        </message>
        <message>
            <source>Mail address</source>
            <translation>메일 주소</translation>
        </message>
        <message>
            <source>API token</source>
            <translation>API 토큰</translation>
        </message>
        <message>
            <source>You create it once, in the security settings of your Atlassian account.</source>
            <translation>Atlassian 계정의 보안 설정에서 한 번 만듭니다.</translation>
        </message>
        <message>
            <source>Jira Data Center</source>
            <translation>Jira Data Center</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>사용자 이름</translation>
        </message>
        <message>
            <source>Personal access token</source>
            <translation>개인 접근 토큰</translation>
        </message>
        <message>
            <source>You create it in your Jira profile. Leave the user name empty with a personal access token.</source>
            <translation>Jira 프로필에서 만듭니다. 개인 접근 토큰을 쓰면 사용자 이름은 비워 두세요.</translation>
        </message>
        <message>
            <source>Jenkins</source>
            <translation>Jenkins</translation>
        </message>
        <message>
            <source>Builds, tests and deployments</source>
            <translation>빌드, 시험, 배포</translation>
        </message>
        <message>
            <source>You create it in Jenkins, under your name, Security.</source>
            <translation>Jenkins의 내 이름, 보안에서 만듭니다.</translation>
        </message>
        <message>
            <source>Mail</source>
            <translation>메일</translation>
        </message>
        <message>
            <source>Tells people by mail</source>
            <translation>메일로 알립니다</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>암호</translation>
        </message>
        <message>
            <source>Leave both empty for a server without sign-in.</source>
            <translation>로그인이 없는 서버는 둘 다 비워 두세요.</translation>
        </message>
        <message>
            <source>Slack</source>
            <translation>Slack</translation>
        </message>
        <message>
            <source>Posts to a channel</source>
            <translation>채널에 게시합니다</translation>
        </message>
        <message>
            <source>Hook address</source>
            <translation>훅 주소</translation>
        </message>
        <message>
            <source>Microsoft Teams</source>
            <translation>Microsoft Teams</translation>
        </message>
        <message>
            <source>Dooray</source>
            <translation>Dooray</translation>
        </message>
        <message>
            <source>Webhook</source>
            <translation>웹훅</translation>
        </message>
        <message>
            <source>Sends JSON to an address</source>
            <translation>주소로 JSON을 보냅니다</translation>
        </message>
        <message>
            <source>This is no address of a server. Write it with %1:// at the front.</source>
            <translation>서버 주소가 아닙니다. 앞에 %1://를 붙여 쓰세요.</translation>
        </message>
        <message>
            <source>The address holds a password. Take it out and put it into the field below.</source>
            <translation>주소에 암호가 있습니다. 빼서 아래 칸에 넣으세요.</translation>
        </message>
        <message>
            <source>Confluence Cloud</source>
            <translation>Confluence Cloud</translation>
        </message>
        <message>
            <source>Pages for documents, which later versions publish</source>
            <translation>문서를 올릴 페이지. 나중 버전에서 게시합니다</translation>
        </message>
        <message>
            <source>Confluence Data Center</source>
            <translation>Confluence Data Center</translation>
        </message>
        <message>
            <source>You create it in your Confluence profile. Leave the user name empty with a personal access token.</source>
            <translation>Confluence 프로필에서 만듭니다. 개인 액세스 토큰이면 사용자 이름은 비워 두세요.</translation>
        </message>
    </context>
    <context>
        <name>TaskClip</name>
        <message>
            <source>The clipboard holds no tasks: %1 Nothing was pasted. Copy tasks from a flow, or a release as text.</source>
            <translation>클립보드에 작업이 없습니다: %1 붙여 넣지 않았습니다. 흐름에서 작업을 복사하거나 릴리스를 텍스트로 복사하세요.</translation>
        </message>
        <message>
            <source>it is empty.</source>
            <translation>비어 있습니다.</translation>
        </message>
        <message>
            <source>it is larger than 4 MiB.</source>
            <translation>4 MiB보다 큽니다.</translation>
        </message>
        <message>
            <source>it is of format %1, and this program reads format 1.</source>
            <translation>형식이 %1번인데 이 프로그램은 형식 1번을 읽습니다.</translation>
        </message>
        <message>
            <source>there is none in it.</source>
            <translation>작업이 하나도 없습니다.</translation>
        </message>
        <message>
            <source>there are more than %1.</source>
            <translation>작업이 %1개보다 많습니다.</translation>
        </message>
        <message>
            <source>the id “%1” occurs twice or is empty.</source>
            <translation>id “%1” 값이 중복되었거나 비어 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>TaskDecisions</name>
        <message>
            <source>This release has no task “%1”.</source>
            <translation>이 릴리스에 작업 “%1” 없음.</translation>
        </message>
        <message>
            <source>“%1” is not in a state that allows this. Nothing was changed.</source>
            <translation>“%1” 작업의 현재 상태에서는 할 수 없습니다. 바뀐 것이 없습니다.</translation>
        </message>
        <message>
            <source>Nobody knows whether “%1” took effect, so trying again might do it twice. Say first what became of it.</source>
            <translation>“%1” 적용 여부를 알 수 없어 다시 시도하면 두 번 할 수 있습니다. 먼저 결과를 기록하세요.</translation>
        </message>
        <message>
            <source>“%1” may not be skipped. Repair it and try again, or roll back.</source>
            <translation>“%1” 작업은 건너뛸 수 없습니다. 고쳐서 다시 시도하거나 롤백하세요.</translation>
        </message>
        <message>
            <source>Say why; the reason stays in the history.</source>
            <translation>이유를 적어 주세요. 이력에 남습니다.</translation>
        </message>
        <message>
            <source>Say what you did by hand; the note stays in the history.</source>
            <translation>직접 한 일을 적어 주세요. 이력에 남습니다.</translation>
        </message>
        <message>
            <source>%1 has taken on “%2”. Ask for a hand-over first.</source>
            <translation>%1 님이 “%2” 작업을 맡고 있습니다. 먼저 인계를 요청하세요.</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) of “%1” are still open. Tick them, or say why they do not apply.</source>
            <translation>
                <numerusform>“%1” 항목 %n개가 남아 있습니다. 표시하거나 해당 없는 이유를 적으세요.</numerusform>
            </translation>
        </message>
        <message>
            <source>“%1” has no such item.</source>
            <translation>“%1” 작업에 그런 항목이 없습니다.</translation>
        </message>
        <message>
            <source>Say how you know; the note stays in the history.</source>
            <translation>어떻게 확인했는지 적어 주세요. 이력에 남습니다.</translation>
        </message>
        <message>
            <source>“%1” has begun behind “%2”, so that cannot be opened again. Restart from it instead.</source>
            <translation>“%1” 작업은 “%2” 작업 뒤에 이미 시작되어 다시 열 수 없습니다. 그 작업부터 다시 시작하세요.</translation>
        </message>
        <message>
            <source>%1 has taken on “%2”; only they or the owner of the release can hand it over.</source>
            <translation>%1 님이 “%2” 작업을 맡았습니다. 본인이나 릴리스 담당자만 넘길 수 있습니다.</translation>
        </message>
        <message>
            <source>This workspace does not know “%1”. Choose somebody else.</source>
            <translation>이 워크스페이스가 모르는 사람입니다: “%1”. 다른 사람을 고르세요.</translation>
        </message>
        <message>
            <source>Say how far it is, so that the next one can go on.</source>
            <translation>다음 사람이 이어서 할 수 있게 어디까지 했는지 적으세요.</translation>
        </message>
        <message>
            <source>You did “%1”, so somebody else has to confirm it.</source>
            <translation>“%1” 작업을 직접 했으므로 다른 사람이 확인해야 합니다.</translation>
        </message>
        <message>
            <source>%1 confirms “%2”. Ask them.</source>
            <translation>“%2” 작업은 %1 님이 확인합니다. 그분에게 요청하세요.</translation>
        </message>
        <message>
            <source>Say what is missing.</source>
            <translation>부족한 점을 적으세요.</translation>
        </message>
        <message>
            <source>“%1” may not be completed before its turn. Wait until it comes up.</source>
            <translation>“%1” 작업은 차례가 되기 전에 완료할 수 없습니다. 차례를 기다리세요.</translation>
        </message>
        <message>
            <source>You confirm “%1”, so somebody else has to do it.</source>
            <translation>“%1” 작업을 확인하는 사람이므로 다른 사람이 해야 합니다.</translation>
        </message>
        <message>
            <source>Whether “%1” took effect could never be found out, so trying again might do it twice. Skip it, complete it by hand, or roll back.</source>
            <translation>“%1” 작업이 반영되었는지 끝내 알 수 없었으므로 다시 시도하면 두 번 반영될 수 있습니다. 건너뛰거나 직접 완료하거나 롤백하세요.</translation>
        </message>
        <message>
            <source>“%1” did not say which of its targets failed. Try it again as a whole.</source>
            <translation>“%1” 작업이 어느 대상에서 실패했는지 알려 주지 않았습니다. 전체를 다시 시도하세요.</translation>
        </message>
        <message>
            <source>“%1” has used up its attempts, so only an owner may try it again. Ask one, or finish it by hand.</source>
            <translation>“%1” 작업이 시도 횟수를 다 써서 담당자만 다시 시도할 수 있습니다. 담당자에게 요청하거나 직접 끝내세요.</translation>
        </message>
        <message>
            <source>“%1” may not be skipped before its turn. Wait until it comes up.</source>
            <translation>“%1” 작업은 차례가 되기 전에 건너뛸 수 없습니다. 차례를 기다리세요.</translation>
        </message>
        <message>
            <source>“%1” was handed to %2. Ask them, or the owner of the release.</source>
            <translation>“%1” 작업은 %2 님에게 넘어갔습니다. 그분이나 릴리스 담당자에게 요청하세요.</translation>
        </message>
        <message>
            <source>What “%1” left is part of what is signed, so it cannot be opened again. Take the request for approval back and ask anew.</source>
            <translation>“%1” 작업이 남긴 결과는 서명 대상에 포함되므로 다시 열 수 없습니다. 결재 요청을 회수하고 다시 요청하세요.</translation>
        </message>
    </context>
    <context>
        <name>TaskExecutor</name>
        <message>
            <source>What “%1” did cannot be taken back automatically. Do it by hand and say so here.</source>
            <translation>“%1” 작업이 한 일은 자동으로 되돌릴 수 없습니다. 직접 되돌리고 여기에 기록하세요.</translation>
        </message>
    </context>
    <context>
        <name>TaskFact</name>
        <message>
            <source>%1 s</source>
            <translation>%1초</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1분</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1시간 %2분</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) of %1 unchanged, version locked</source>
            <translation>
                <numerusform>%1 이슈 %n건 변경 없음, 버전 잠금</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 moved to “%2”, %3 were there already</source>
            <translation>%1건을 “%2” 상태로 옮김, %3건은 이미 그 상태</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) commented</source>
            <translation>
                <numerusform>이슈 %n건에 댓글</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 had been released in Jira already (%2); left as it is</source>
            <translation>%1: Jira에서 이미 릴리스되어(%2) 그대로 둠</translation>
        </message>
        <message>
            <source>%1 released in Jira on %2</source>
            <translation>%1: Jira에서 %2 릴리스됨</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) moved to %1</source>
            <translation>
                <numerusform>이슈 %n건을 %1 버전으로 옮김</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n줄</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n recipient(s)</source>
            <translation>
                <numerusform>수신자 %n명</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>거절 %n건</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>well after %n check(s)</source>
            <translation>
                <numerusform>%n번 확인 뒤 정상</numerusform>
            </translation>
        </message>
        <message>
            <source>exit code %1</source>
            <translation>종료 코드 %1</translation>
        </message>
        <message>
            <source>reached</source>
            <translation>연결됨</translation>
        </message>
        <message>
            <source>cannot be reached any more</source>
            <translation>더 이상 연결되지 않음</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>실패</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>waited %1</source>
            <translation>%1 대기함</translation>
        </message>
    </context>
    <context>
        <name>TaskKinds</name>
        <message>
            <source>Connection</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>Issues</source>
            <translation>이슈</translation>
        </message>
        <message>
            <source>Jenkins build</source>
            <translation>Jenkins 빌드</translation>
        </message>
        <message>
            <source>Starts a Jenkins job, follows its log and waits for its result.</source>
            <translation>Jenkins 작업을 시작하고 로그를 따라가며 결과를 기다립니다.</translation>
        </message>
        <message>
            <source>Sent once; found again in the queue and the builds by the parameter RD_OP_ID.</source>
            <translation>한 번만 보냅니다. 매개변수 RD_OP_ID로 대기열과 빌드에서 다시 찾습니다.</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>작업</translation>
        </message>
        <message>
            <source>Build parameters</source>
            <translation>빌드 매개변수</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>명령</translation>
        </message>
        <message>
            <source>Runs a fixed program on this computer, without a shell.</source>
            <translation>이 컴퓨터에서 정해진 프로그램을 셸 없이 실행합니다.</translation>
        </message>
        <message>
            <source>Started once; marker files tell afterwards whether it started and ended, else a person decides.</source>
            <translation>한 번만 시작합니다. 표식 파일로 시작과 종료를 확인하고, 안 되면 사람이 결정합니다.</translation>
        </message>
        <message>
            <source>Program and arguments</source>
            <translation>프로그램과 인수</translation>
        </message>
        <message>
            <source>One per line. The first is the program.</source>
            <translation>한 줄에 하나씩. 첫 줄이 프로그램입니다.</translation>
        </message>
        <message>
            <source>Working folder</source>
            <translation>작업 폴더</translation>
        </message>
        <message>
            <source>Environment variables passed on</source>
            <translation>전달할 환경 변수</translation>
        </message>
        <message>
            <source>Names only; all others are removed.</source>
            <translation>이름만 씁니다. 나머지는 모두 제거됩니다.</translation>
        </message>
        <message>
            <source>Environment variables set</source>
            <translation>설정할 환경 변수</translation>
        </message>
        <message>
            <source>HTTP request</source>
            <translation>HTTP 요청</translation>
        </message>
        <message>
            <source>Calls an address once and may poll a status address until it is done.</source>
            <translation>주소를 한 번 호출하고, 끝날 때까지 상태 주소를 조회할 수 있습니다.</translation>
        </message>
        <message>
            <source>Sent once with an Idempotency-Key; an unclear outcome goes to a person.</source>
            <translation>Idempotency-Key와 함께 한 번 보냅니다. 불명확한 결과는 사람이 결정합니다.</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>메서드</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>주소</translation>
        </message>
        <message>
            <source>JSON body</source>
            <translation>JSON 본문</translation>
        </message>
        <message>
            <source>Headers</source>
            <translation>헤더</translation>
        </message>
        <message>
            <source>Expected status</source>
            <translation>기대 상태 코드</translation>
        </message>
        <message>
            <source>0: any from 200 to 299.</source>
            <translation>0: 200부터 299까지 모두.</translation>
        </message>
        <message>
            <source>Result fields</source>
            <translation>결과 필드</translation>
        </message>
        <message>
            <source>Name and place in the answer, such as $.data.id.</source>
            <translation>이름과 응답에서의 자리, 예: $.data.id</translation>
        </message>
        <message>
            <source>Status address to poll</source>
            <translation>조회할 상태 주소</translation>
        </message>
        <message>
            <source>Status field</source>
            <translation>상태 필드</translation>
        </message>
        <message>
            <source>Such as $.status.</source>
            <translation>예: $.status</translation>
        </message>
        <message>
            <source>Values that mean done</source>
            <translation>완료를 뜻하는 값</translation>
        </message>
        <message>
            <source>Values that mean failed</source>
            <translation>실패를 뜻하는 값</translation>
        </message>
        <message>
            <source>Poll every</source>
            <translation>조회 간격</translation>
        </message>
        <message>
            <source>Health check</source>
            <translation>상태 점검</translation>
        </message>
        <message>
            <source>Asks a health address until it is well several times in a row.</source>
            <translation>상태 주소를 여러 번 연속 정상일 때까지 조회합니다.</translation>
        </message>
        <message>
            <source>Only reads.</source>
            <translation>읽기만 합니다.</translation>
        </message>
        <message>
            <source>Health address</source>
            <translation>상태 주소</translation>
        </message>
        <message>
            <source>Field to check</source>
            <translation>확인할 필드</translation>
        </message>
        <message>
            <source>Such as $.status; empty: only the status counts.</source>
            <translation>예: $.status. 비우면 상태 코드만 봅니다.</translation>
        </message>
        <message>
            <source>Expected value</source>
            <translation>기대 값</translation>
        </message>
        <message>
            <source>Times in a row</source>
            <translation>연속 횟수</translation>
        </message>
        <message>
            <source>Ask every</source>
            <translation>점검 간격</translation>
        </message>
        <message>
            <source>Give up after</source>
            <translation>포기 시간</translation>
        </message>
        <message>
            <source>Wait</source>
            <translation>대기</translation>
        </message>
        <message>
            <source>Waits for a time span or until an instant; may be ended early.</source>
            <translation>일정 시간 또는 특정 시각까지 기다립니다. 일찍 끝낼 수 있습니다.</translation>
        </message>
        <message>
            <source>Only waits.</source>
            <translation>기다리기만 합니다.</translation>
        </message>
        <message>
            <source>Wait for</source>
            <translation>대기 시간</translation>
        </message>
        <message>
            <source>Or until</source>
            <translation>또는 시각까지</translation>
        </message>
        <message>
            <source>Such as 2026-11-24T05:00:00Z.</source>
            <translation>예: 2026-11-24T05:00:00Z</translation>
        </message>
        <message>
            <source>Owner review</source>
            <translation>담당자 검토</translation>
        </message>
        <message>
            <source>The owner confirms listed points.</source>
            <translation>담당자가 나열된 항목을 확인합니다.</translation>
        </message>
        <message>
            <source>A person confirms.</source>
            <translation>사람이 확인합니다.</translation>
        </message>
        <message>
            <source>Points to confirm</source>
            <translation>확인할 항목</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>결재</translation>
        </message>
        <message>
            <source>The approval line must be complete for exactly this content.</source>
            <translation>바로 이 내용에 대한 결재선이 끝나야 합니다.</translation>
        </message>
        <message>
            <source>People sign.</source>
            <translation>사람이 서명합니다.</translation>
        </message>
        <message>
            <source>Approvers</source>
            <translation>결재자</translation>
        </message>
        <message>
            <source>Decision rule</source>
            <translation>결정 규칙</translation>
        </message>
        <message>
            <source>Signatures needed</source>
            <translation>필요한 서명 수</translation>
        </message>
        <message>
            <source>Only for the rule “n of m”.</source>
            <translation>“m명 중 n명” 규칙에서만 씁니다.</translation>
        </message>
        <message>
            <source>Manual work</source>
            <translation>수동 작업</translation>
        </message>
        <message>
            <source>A person does instructed work and says when it is done.</source>
            <translation>사람이 지시된 일을 하고 끝나면 알립니다.</translation>
        </message>
        <message>
            <source>A person decides.</source>
            <translation>사람이 결정합니다.</translation>
        </message>
        <message>
            <source>Instruction</source>
            <translation>지시 사항</translation>
        </message>
        <message>
            <source>It is done when</source>
            <translation>완료 기준</translation>
        </message>
        <message>
            <source>Checklist</source>
            <translation>체크리스트</translation>
        </message>
        <message>
            <source>Each item is ticked, or marked as not applicable with a reason.</source>
            <translation>항목마다 표시하거나 해당 없음과 이유를 적습니다.</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>항목</translation>
        </message>
        <message>
            <source>Lock Jira version</source>
            <translation>Jira 버전 잠금</translation>
        </message>
        <message>
            <source>Freezes the list of issues and marks the version in Jira as locked by this release.</source>
            <translation>이슈 목록을 고정하고 Jira 버전에 이 릴리스가 잠갔다고 표시합니다.</translation>
        </message>
        <message>
            <source>Read back from Jira.</source>
            <translation>Jira에서 다시 읽습니다.</translation>
        </message>
        <message>
            <source>Jira project</source>
            <translation>Jira 프로젝트</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>Move Jira issues</source>
            <translation>Jira 이슈 옮기기</translation>
        </message>
        <message>
            <source>Moves issues of the release to another status, no faster than Jira allows.</source>
            <translation>릴리스의 이슈를 다른 상태로 옮깁니다. Jira가 허용하는 속도를 지킵니다.</translation>
        </message>
        <message>
            <source>The status of each issue is read back.</source>
            <translation>이슈마다 상태를 다시 읽습니다.</translation>
        </message>
        <message>
            <source>Target status</source>
            <translation>목표 상태</translation>
        </message>
        <message>
            <source>Comment on Jira issues</source>
            <translation>Jira 이슈에 댓글</translation>
        </message>
        <message>
            <source>Writes one comment on each issue.</source>
            <translation>이슈마다 댓글을 하나 씁니다.</translation>
        </message>
        <message>
            <source>Found again by the comment property that carries the operation id.</source>
            <translation>작업 번호를 담은 댓글 속성으로 다시 찾습니다.</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>의견</translation>
        </message>
        <message>
            <source>Release Jira version</source>
            <translation>Jira 버전 릴리스</translation>
        </message>
        <message>
            <source>Marks the version as released today and moves unfinished issues to another version.</source>
            <translation>버전을 오늘 릴리스된 것으로 표시하고 끝나지 않은 이슈를 다른 버전으로 옮깁니다.</translation>
        </message>
        <message>
            <source>Move unfinished issues to</source>
            <translation>끝나지 않은 이슈를 옮길 버전</translation>
        </message>
        <message>
            <source>A version name; empty: they stay.</source>
            <translation>버전 이름. 비우면 그대로 둡니다.</translation>
        </message>
        <message>
            <source>Publish release notes</source>
            <translation>릴리스 노트 게시</translation>
        </message>
        <message>
            <source>Writes the release notes as a Markdown file.</source>
            <translation>릴리스 노트를 Markdown 파일로 씁니다.</translation>
        </message>
        <message>
            <source>The file is read back and compared.</source>
            <translation>파일을 다시 읽어 비교합니다.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>파일</translation>
        </message>
        <message>
            <source>Inside the workspace folder, such as notes/checkout-2.8.0.md.</source>
            <translation>워크스페이스 폴더 안, 예: notes/checkout-2.8.0.md</translation>
        </message>
        <message>
            <source>Build task</source>
            <translation>빌드 작업</translation>
        </message>
        <message>
            <source>Id of the task whose build number stands in the notes.</source>
            <translation>노트에 적을 빌드 번호를 만든 작업의 id.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>언어</translation>
        </message>
        <message>
            <source>Send mail</source>
            <translation>메일 보내기</translation>
        </message>
        <message>
            <source>Sends one mail to a list of addresses.</source>
            <translation>주소 목록에 메일 한 통을 보냅니다.</translation>
        </message>
        <message>
            <source>May arrive twice after a gap, with the same message id.</source>
            <translation>중단되면 같은 메시지 번호로 두 번 도착할 수 있습니다.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>받는 사람</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>제목</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>내용</translation>
        </message>
        <message>
            <source>Post to messenger</source>
            <translation>메신저 게시</translation>
        </message>
        <message>
            <source>Posts one message to a channel of Slack, Teams, Dooray or a plain webhook.</source>
            <translation>Slack, Teams, Dooray 또는 일반 웹훅 채널에 메시지를 게시합니다.</translation>
        </message>
        <message>
            <source>May arrive twice after a gap.</source>
            <translation>중단되면 두 번 도착할 수 있습니다.</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>제목</translation>
        </message>
        <message>
            <source>May name result fields: https://host/jobs/:id.</source>
            <translation>결과 필드를 쓸 수 있습니다: https://host/jobs/:id.</translation>
        </message>
        <message>
            <source>Wait for a release</source>
            <translation>릴리스 대기</translation>
        </message>
        <message>
            <source>Waits until another release of this workspace has come to a point, or has failed to.</source>
            <translation>이 워크스페이스의 다른 릴리스가 정한 지점에 도달하거나 실패할 때까지 기다립니다.</translation>
        </message>
        <message>
            <source>Only looks.</source>
            <translation>조회만 합니다.</translation>
        </message>
        <message>
            <source>Project of the other release</source>
            <translation>다른 릴리스의 프로젝트</translation>
        </message>
        <message>
            <source>Such as payments.</source>
            <translation>예: payments</translation>
        </message>
        <message>
            <source>Version of the other release</source>
            <translation>다른 릴리스의 버전</translation>
        </message>
        <message>
            <source>It may not exist yet. May be a variable.</source>
            <translation>아직 없는 버전도 됩니다. 변수를 쓸 수 있습니다.</translation>
        </message>
        <message>
            <source>Point to wait for</source>
            <translation>대기 지점</translation>
        </message>
        <message>
            <source>Task there</source>
            <translation>대상 작업</translation>
        </message>
        <message>
            <source>Its id; for the point “task”.</source>
            <translation>작업 id. “task” 지점에 씁니다.</translation>
        </message>
        <message>
            <source>Environment there</source>
            <translation>대상 환경</translation>
        </message>
        <message>
            <source>Its id; for the point “environment”: all tasks in it are done.</source>
            <translation>환경 id. “environment” 지점에 쓰며, 그 환경의 작업이 모두 완료되면 도달합니다.</translation>
        </message>
        <message>
            <source>Go on when it is</source>
            <translation>진행 조건</translation>
        </message>
        <message>
            <source>When that cannot come any more</source>
            <translation>도달할 수 없게 되면</translation>
        </message>
        <message>
            <source>Nested release</source>
            <translation>하위 릴리스</translation>
        </message>
        <message>
            <source>Composes a release from a template and carries it through approval and run to its end.</source>
            <translation>템플릿으로 릴리스를 구성하고 결재와 실행을 거쳐 끝까지 진행합니다.</translation>
        </message>
        <message>
            <source>Found again by its release id, which is made of the operation id.</source>
            <translation>작업 번호로 만든 릴리스 id로 다시 찾습니다.</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>템플릿</translation>
        </message>
        <message>
            <source>Its id, such as vm-standard.</source>
            <translation>템플릿 id, 예: vm-standard</translation>
        </message>
        <message>
            <source>Version of the nested release</source>
            <translation>하위 릴리스의 버전</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>프로젝트</translation>
        </message>
        <message>
            <source>Its id; empty: the project of this release.</source>
            <translation>프로젝트 id. 비워 두면 이 릴리스의 프로젝트를 씁니다.</translation>
        </message>
        <message>
            <source>Issues of the Jira version</source>
            <translation>이슈를 가져올 Jira 버전</translation>
        </message>
        <message>
            <source>Empty: no issues.</source>
            <translation>비워 두면 이슈를 가져오지 않습니다.</translation>
        </message>
        <message>
            <source>Done when it is</source>
            <translation>완료 조건</translation>
        </message>
        <message>
            <source>They sign for</source>
            <translation>서명 대상</translation>
        </message>
        <message>
            <source>None chosen: everything. They are asked again only when this changes. The last one always signs for everything.</source>
            <translation>고른 것이 없으면 전부입니다. 이것이 바뀔 때만 다시 묻습니다. 마지막 사람은 늘 전부에 서명합니다.</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>기한</translation>
        </message>
        <message>
            <source>Working hours after somebody is asked.</source>
            <translation>요청받은 뒤의 근무 시간.</translation>
        </message>
        <message>
            <source>Remind</source>
            <translation>다시 알리기</translation>
        </message>
        <message>
            <source>Working hours between two reminders.</source>
            <translation>두 알림 사이의 근무 시간.</translation>
        </message>
    </context>
    <context>
        <name>TaskLog</name>
        <message>
            <source>The log of this attempt has reached %1 lines; further lines are not kept.</source>
            <translation>이 시도의 로그가 %1줄에 이르러 이후 줄은 보관하지 않습니다.</translation>
        </message>
        <message>
            <source>This workspace is open for reading only.</source>
            <translation>이 워크스페이스는 읽기 전용으로 열려 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>TaskLook</name>
        <message>
            <source>everyone</source>
            <translation>모두</translation>
        </message>
        <message>
            <source>anyone</source>
            <translation>누구든 한 명</translation>
        </message>
        <message>
            <source>n of m</source>
            <translation>m명 중 n명</translation>
        </message>
        <message>
            <source>in order</source>
            <translation>순서대로</translation>
        </message>
        <message>
            <source>%1 of %2 signed</source>
            <translation>%2명 중 %1명 서명</translation>
        </message>
        <message numerus="yes">
            <source>%n approver(s)</source>
            <translation>
                <numerusform>결재자 %n명</numerusform>
            </translation>
        </message>
        <message>
            <source>Mail</source>
            <translation>메일</translation>
        </message>
        <message>
            <source>%1 of %2 min</source>
            <translation>%1 / %2분</translation>
        </message>
        <message>
            <source>Outcome unknown</source>
            <translation>결과 미확인</translation>
        </message>
        <message>
            <source>Not reached</source>
            <translation>실행 안 됨</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>되돌림</translation>
        </message>
        <message>
            <source>Waiting for somebody</source>
            <translation>사람을 기다림</translation>
        </message>
        <message>
            <source>issues that are done</source>
            <translation>완료된 이슈</translation>
        </message>
        <message>
            <source>new features</source>
            <translation>새 기능</translation>
        </message>
        <message>
            <source>fixes</source>
            <translation>수정</translation>
        </message>
        <message>
            <source>all issues</source>
            <translation>모든 이슈</translation>
        </message>
        <message>
            <source>Frozen until %1</source>
            <translation>%1까지 동결</translation>
        </message>
        <message>
            <source>Waits for another release there</source>
            <translation>그곳의 다른 릴리스를 기다림</translation>
        </message>
        <message>
            <source>Its window is over</source>
            <translation>작업 시간이 끝남</translation>
        </message>
        <message>
            <source>%1 confirms it</source>
            <translation>확인: %1</translation>
        </message>
        <message>
            <source>Any operator or the owner</source>
            <translation>모든 작업자 또는 담당자</translation>
        </message>
    </context>
    <context>
        <name>TaskParameters</name>
        <message>
            <source>%1 s</source>
            <translation>%1초</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1분</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1시간 %2분</translation>
        </message>
        <message>
            <source>“%1” was cancelled.</source>
            <translation>“%1” 취소됨.</translation>
        </message>
    </context>
    <context>
        <name>TaskScheduler</name>
        <message>
            <source>It failed, and the flow says to skip it then.</source>
            <translation>실패했고 흐름에서 건너뛰도록 정했습니다.</translation>
        </message>
        <message>
            <source>Its precondition is not met: %1.</source>
            <translation>선행 조건이 충족되지 않았습니다: %1.</translation>
        </message>
    </context>
    <context>
        <name>TemplateGallery</name>
        <message>
            <source>Empty flow</source>
            <translation>빈 흐름</translation>
        </message>
        <message>
            <source>Start from nothing.</source>
            <translation>빈 상태에서 시작합니다.</translation>
        </message>
        <message>
            <source>Prepare</source>
            <translation>준비</translation>
        </message>
        <message>
            <source>Verify</source>
            <translation>검증</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>승인</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>배포</translation>
        </message>
        <message>
            <source>Announce</source>
            <translation>공지</translation>
        </message>
    </context>
    <context>
        <name>TemplateLibrary</name>
        <message>
            <source>it could not be read or is larger than 8 MiB.</source>
            <translation>읽을 수 없거나 8 MiB보다 큽니다.</translation>
        </message>
        <message>
            <source>The template %1 is left out: %2 Mend or remove the file.</source>
            <translation>템플릿 %1 제외됨: %2 파일을 고치거나 삭제하세요.</translation>
        </message>
        <message>
            <source>There is no template “%1”. There are: %2.</source>
            <translation>템플릿 “%1” 없음. 있는 템플릿: %2.</translation>
        </message>
        <message>
            <source>“%1” cannot be the id of a template, so nothing was saved. Use small letters, digits and -.</source>
            <translation>“%1” 값은 템플릿 id로 쓸 수 없어 저장하지 않았습니다. 영문 소문자, 숫자, -만 쓰세요.</translation>
        </message>
        <message>
            <source>The template could not be saved as %1 (%2). Check the folder and the free space.</source>
            <translation>템플릿을 저장하지 못했습니다: %1 (%2). 폴더와 남은 공간을 확인하세요.</translation>
        </message>
        <message>
            <source>the folder cannot be made, or there is such a file</source>
            <translation>폴더를 만들 수 없거나 같은 이름의 파일이 있음</translation>
        </message>
        <message>
            <source>A template needs an id of small letters, digits and -, and a version from 1.</source>
            <translation>템플릿에는 영문 소문자, 숫자, -로 된 id와 1 이상의 버전이 필요합니다.</translation>
        </message>
    </context>
    <context>
        <name>TimeWaitExecutor</name>
        <message>
            <source>“%1” is no time, so “%2” did not wait. Write it as 2026-11-24T14:00:00+09:00.</source>
            <translation>“%1” 값이 시각이 아니어서 “%2” 작업이 기다리지 않았습니다. 2026-11-24T14:00:00+09:00 형식으로 쓰세요.</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>%1 남음</translation>
        </message>
        <message>
            <source>waited %1</source>
            <translation>%1 대기함</translation>
        </message>
    </context>
    <context>
        <name>TimeWords</name>
        <message>
            <source>Today</source>
            <translation>오늘</translation>
        </message>
        <message>
            <source>Tomorrow</source>
            <translation>내일</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>어제</translation>
        </message>
        <message>
            <source>today %1</source>
            <translation>오늘 %1</translation>
        </message>
        <message>
            <source>now</source>
            <translation>지금</translation>
        </message>
        <message>
            <source>%1 m</source>
            <translation>%1분</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1시간</translation>
        </message>
        <message>
            <source>No window</source>
            <translation>작업 시간 없음</translation>
        </message>
    </context>
    <context>
        <name>TransitionExecutor</name>
        <message>
            <source>%1: already in “%2”</source>
            <translation>%1: 이미 “%2” 상태</translation>
        </message>
        <message>
            <source>%1: “%2” → “%3”</source>
            <translation>%1: “%2” → “%3”</translation>
        </message>
        <message>
            <source>The task does not say to which status the issues are to go, so none was moved. Enter the target status.</source>
            <translation>이슈를 옮길 상태가 작업에 없어 옮기지 않았습니다. 목표 상태를 입력하세요.</translation>
        </message>
        <message>
            <source>%1 is no longer in Jira; nothing to move back.</source>
            <translation>%1: Jira에 더 이상 없어 되돌릴 것이 없습니다.</translation>
        </message>
        <message>
            <source>%1 has been moved on to “%2” since; it stays there.</source>
            <translation>%1: 이후 “%2” 상태로 옮겨져 그대로 둡니다.</translation>
        </message>
        <message>
            <source>%1 of %2 moved back</source>
            <translation>%2건 중 %1건 되돌림</translation>
        </message>
        <message>
            <source>%1 moved to “%2”, %3 were there already</source>
            <translation>%1건을 “%2” 상태로 옮김, %3건은 이미 그 상태</translation>
        </message>
    </context>
    <context>
        <name>UpdateRows</name>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>종류</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>단계</translation>
        </message>
        <message>
            <source>Environment</source>
            <translation>환경</translation>
        </message>
        <message>
            <source>Performer</source>
            <translation>수행자</translation>
        </message>
        <message>
            <source>Verifier</source>
            <translation>확인자</translation>
        </message>
        <message>
            <source>Takes back</source>
            <translation>되돌릴 대상</translation>
        </message>
        <message>
            <source>On failure</source>
            <translation>실패 시</translation>
        </message>
        <message>
            <source>Planned minutes</source>
            <translation>계획 시간(분)</translation>
        </message>
        <message>
            <source>Time limit in minutes</source>
            <translation>제한 시간(분)</translation>
        </message>
        <message>
            <source>Retries</source>
            <translation>재시도 횟수</translation>
        </message>
        <message>
            <source>Pauses between retries</source>
            <translation>재시도 간격</translation>
        </message>
        <message>
            <source>May be skipped</source>
            <translation>건너뛸 수 있음</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>조건</translation>
        </message>
        <message>
            <source>When the condition is false</source>
            <translation>조건이 거짓일 때</translation>
        </message>
        <message>
            <source>Longest silence in seconds</source>
            <translation>최대 무응답 시간(초)</translation>
        </message>
        <message>
            <source>Not before its turn</source>
            <translation>차례 전 처리 금지</translation>
        </message>
        <message>
            <source>May run before sign-off</source>
            <translation>결재 전 실행 허용</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>예</translation>
        </message>
        <message>
            <source>no</source>
            <translation>아니요</translation>
        </message>
        <message>
            <source>Rollback lane</source>
            <translation>롤백 레인</translation>
        </message>
        <message>
            <source>new, in %1</source>
            <translation>새 항목, %1 단계</translation>
        </message>
        <message>
            <source>there</source>
            <translation>있음</translation>
        </message>
        <message>
            <source>taken out</source>
            <translation>제외됨</translation>
        </message>
        <message>
            <source>connected</source>
            <translation>연결됨</translation>
        </message>
        <message>
            <source>not connected</source>
            <translation>연결 안 됨</translation>
        </message>
        <message>
            <source>new phase</source>
            <translation>새 단계</translation>
        </message>
        <message>
            <source>Variables</source>
            <translation>변수</translation>
        </message>
        <message>
            <source>not there</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>정책</translation>
        </message>
        <message>
            <source>off</source>
            <comment>policy</comment>
            <translation>끔</translation>
        </message>
        <message>
            <source>information</source>
            <comment>policy</comment>
            <translation>정보</translation>
        </message>
        <message>
            <source>warning</source>
            <comment>policy</comment>
            <translation>경고</translation>
        </message>
        <message>
            <source>error</source>
            <comment>policy</comment>
            <translation>오류</translation>
        </message>
    </context>
    <context>
        <name>Variables</name>
        <message>
            <source>This release has no variable “%1” here. Declare it, or correct the reference.</source>
            <translation>이 릴리스의 이 자리에는 변수 “%1” 항목이 없습니다. 변수를 선언하거나 참조를 고치세요.</translation>
        </message>
        <message>
            <source>“%1” is computed from itself. Break the circle.</source>
            <translation>“%1” 값이 자기 자신으로 계산됩니다. 순환을 끊으세요.</translation>
        </message>
        <message>
            <source>“%1” is asked when the release starts and has no value yet.</source>
            <translation>“%1” 값은 릴리스를 시작할 때 물으며 아직 없습니다.</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>숫자</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>참 또는 거짓</translation>
        </message>
        <message>
            <source>a version such as 2.8.0</source>
            <translation>2.8.0 같은 버전</translation>
        </message>
        <message>
            <source>a duration such as 90s, 15m, 2h or 1d</source>
            <translation>90s, 15m, 2h, 1d 같은 기간</translation>
        </message>
        <message>
            <source>the name of an environment variable</source>
            <translation>환경 변수의 이름</translation>
        </message>
        <message>
            <source>one of %1</source>
            <translation>다음 중 하나: %1</translation>
        </message>
        <message>
            <source>a text that fits %1</source>
            <translation>다음에 맞는 텍스트: %1</translation>
        </message>
        <message>
            <source>“%1” cannot be “%2”: it should be %3. Correct the value.</source>
            <translation>“%1” 값으로 “%2” 항목은 쓸 수 없습니다. 필요한 형식: %3. 값을 고치세요.</translation>
        </message>
        <message>
            <source>“%1” cannot be the name of a variable. Use letters, digits and _.</source>
            <translation>“%1” 항목은 변수 이름으로 쓸 수 없습니다. 영문자, 숫자, _ 기호만 쓰세요.</translation>
        </message>
        <message>
            <source>The pattern of “%1” cannot be read. Correct it.</source>
            <translation>“%1” 변수의 패턴을 읽을 수 없습니다. 고치세요.</translation>
        </message>
        <message>
            <source>“%1” is there twice for the same place. Remove one of them.</source>
            <translation>“%1” 변수가 같은 자리에 두 번 있습니다. 하나를 지우세요.</translation>
        </message>
    </context>
    <context>
        <name>VersionComparison</name>
        <message>
            <source>%1 → %2</source>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>now in %1</source>
            <translation>현재 버전: %1</translation>
        </message>
        <message>
            <source>What %1 brings after %2</source>
            <translation>%2 이후 %1 변경 사항</translation>
        </message>
        <message>
            <source>New</source>
            <translation>신규</translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation>수정</translation>
        </message>
        <message>
            <source>Also changed</source>
            <translation>기타 변경</translation>
        </message>
        <message>
            <source>Nothing is new.</source>
            <translation>새로운 항목이 없습니다.</translation>
        </message>
        <message>
            <source>Moved to another version</source>
            <translation>다른 버전으로 이동</translation>
        </message>
        <message>
            <source>No longer there</source>
            <translation>더 이상 없음</translation>
        </message>
        <message>
            <source>In both, other status</source>
            <translation>양쪽 모두, 상태 다름</translation>
        </message>
        <message>
            <source>In both</source>
            <translation>양쪽 모두</translation>
        </message>
        <message>
            <source>Without a component</source>
            <translation>컴포넌트 없음</translation>
        </message>
        <message>
            <source>For users of %1</source>
            <translation>%1 사용자 대상</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>변경</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>키</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>유형</translation>
        </message>
        <message>
            <source>Component</source>
            <translation>컴포넌트</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>요약</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Detail</source>
            <translation>상세</translation>
        </message>
        <message>
            <source>Commits it brings</source>
            <translation>새로 들어오는 커밋</translation>
        </message>
        <message>
            <source>Commits it no longer has</source>
            <translation>더 이상 없는 커밋</translation>
        </message>
        <message>
            <source>Commit</source>
            <translation>커밋</translation>
        </message>
    </context>
    <context>
        <name>VersionEffects</name>
        <message>
            <source>Jira took the change of %1, but does not show it yet. Look at it in Jira before it is asked for again.</source>
            <translation>Jira가 %1 변경을 받았지만 아직 보이지 않습니다. 다시 요청하기 전에 Jira에서 확인하세요.</translation>
        </message>
        <message>
            <source>the name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>the description</source>
            <translation>설명</translation>
        </message>
        <message>
            <source>the start date</source>
            <translation>시작일</translation>
        </message>
        <message>
            <source>the release date</source>
            <translation>릴리스 날짜</translation>
        </message>
        <message>
            <source>whether it is released</source>
            <translation>릴리스 여부</translation>
        </message>
        <message>
            <source>whether it is archived</source>
            <translation>보관 여부</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>예</translation>
        </message>
        <message>
            <source>no</source>
            <translation>아니요</translation>
        </message>
        <message>
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>create version %1 of %2</source>
            <translation>%2 프로젝트에 %1 버전 만들기</translation>
        </message>
        <message>
            <source>%1 has a version %2 already, so none was made. Choose another name, or use that one.</source>
            <translation>%1 프로젝트에 이미 %2 버전이 있어 만들지 않았습니다. 다른 이름을 고르거나 그 버전을 사용하세요.</translation>
        </message>
        <message>
            <source>merge version %1 into %2</source>
            <translation>%1 버전을 %2 버전에 병합</translation>
        </message>
        <message>
            <source>Version %1 is called %2 in Jira by now, so nothing was merged. Look at the versions again.</source>
            <translation>%1 버전의 이름이 Jira에서 바뀌어(현재 %2) 병합하지 않았습니다. 버전을 다시 확인하세요.</translation>
        </message>
        <message>
            <source>put version %1 behind %2</source>
            <translation>%1 버전을 %2 버전 뒤로 이동</translation>
        </message>
        <message>
            <source>put version %1 first</source>
            <translation>%1 버전을 맨 앞으로 이동</translation>
        </message>
        <message>
            <source>Version %1 is no longer in Jira. Look at the versions again.</source>
            <translation>%1 버전이 Jira에 더 이상 없습니다. 버전을 다시 확인하세요.</translation>
        </message>
        <message>
            <source>take %1 out of version %2</source>
            <translation>%2 버전에서 %1 이슈 빼기</translation>
        </message>
        <message>
            <source>put %1 into version %2</source>
            <translation>%1 버전 %2에 넣기</translation>
        </message>
        <message>
            <source>%1 is no longer in version %2: somebody moved it. It was left alone; look where it is now.</source>
            <translation>%1 이슈가 %2 버전에 더 이상 없습니다. 다른 사람이 옮겼습니다. 그대로 두었으니 현재 위치를 확인하세요.</translation>
        </message>
        <message>
            <source>%1 was “%2” and is “%3” now</source>
            <translation>%1: “%2” → 현재 “%3”</translation>
        </message>
        <message>
            <source>Version %1 was changed in Jira meanwhile, so nothing was written: %2. Look at it again, then repeat the change if it still holds.</source>
            <translation>그 사이 Jira에서 %1 버전이 변경되어 쓰지 않았습니다(%2). 다시 확인하고, 여전히 필요하면 변경을 다시 실행하세요.</translation>
        </message>
        <message>
            <source>Jira offers programs no way to take a date away, so %1 stays and nothing was changed. Give another date, or empty it on the page of the version in Jira.</source>
            <translation>Jira에는 프로그램이 날짜를 지울 방법이 없어 %1 날짜가 남았으며 아무것도 바꾸지 않았습니다. 다른 날짜를 넣거나 Jira의 버전 페이지에서 비우세요.</translation>
        </message>
    </context>
    <context>
        <name>VersionLookup</name>
        <message>
            <source>Project %1 has no version “%2” in Jira, so the release cannot take issues from it.</source>
            <translation>프로젝트 %1: Jira에 버전 “%2” 없음, 이슈를 가져올 수 없습니다.</translation>
        </message>
        <message>
            <source>It has no versions at all: create one in Jira, then read again.</source>
            <translation>버전이 하나도 없습니다. Jira에서 만든 뒤 다시 읽으세요.</translation>
        </message>
        <message>
            <source>Names near it: %1. Choose one of these, or create the version in Jira.</source>
            <translation>비슷한 이름: %1. 이 중에서 고르거나 Jira에서 버전을 만드세요.</translation>
        </message>
    </context>
    <context>
        <name>VersionReleaseExecutor</name>
        <message>
            <source>%1: put into %2</source>
            <translation>%1: %2 버전에 넣음</translation>
        </message>
        <message>
            <source>%1: needs not go to %2</source>
            <translation>%1: %2 버전으로 옮길 필요 없음</translation>
        </message>
        <message>
            <source>Unfinished issues cannot be moved from %1 to %1, so nothing was changed. Name the next version, or leave the field empty.</source>
            <translation>끝나지 않은 이슈를 %1 버전에서 %1 버전으로 옮길 수 없어 바꾸지 않았습니다. 다음 버전을 적거나 비워 두세요.</translation>
        </message>
        <message>
            <source>Version %1 is released or archived in Jira, so unfinished issues cannot go there and nothing was changed. Name an open version.</source>
            <translation>버전 %1: Jira에서 릴리스되었거나 보관되어 이슈를 옮길 수 없습니다. 바뀐 것이 없습니다. 열린 버전을 적으세요.</translation>
        </message>
        <message>
            <source>Stopped before %1 was marked as released. Starting the task again goes on.</source>
            <translation>%1 버전을 릴리스로 표시하기 전에 멈췄습니다. 작업을 다시 시작하면 계속합니다.</translation>
        </message>
        <message>
            <source>release version %1</source>
            <translation>버전 %1 릴리스</translation>
        </message>
        <message>
            <source>The account of the connection may not change versions of %1, so %2 is not marked as released. Ask a Jira administrator for “Administer projects” there, then try again.</source>
            <translation>연결의 계정은 %1 버전을 바꿀 수 없어 %2 버전을 릴리스로 표시하지 못했습니다. Jira 관리자에게 “Administer projects” 권한을 요청한 뒤 다시 시도하세요.</translation>
        </message>
        <message>
            <source>%1 had been released in Jira already (%2); left as it is</source>
            <translation>%1: Jira에서 이미 릴리스되어(%2) 그대로 둠</translation>
        </message>
        <message>
            <source>%1 released in Jira on %2</source>
            <translation>%1: Jira에서 %2 릴리스됨</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) moved to %1</source>
            <translation>
                <numerusform>이슈 %n건을 %1 버전으로 옮김</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 had not been released by this task; left as it is</source>
            <translation>%1: 이 작업이 릴리스하지 않아 그대로 둠</translation>
        </message>
        <message>
            <source>take the release of version %1 back</source>
            <translation>버전 %1 릴리스 취소</translation>
        </message>
        <message>
            <source>%1 is unreleased again.</source>
            <translation>%1: 다시 미릴리스 상태입니다.</translation>
        </message>
        <message>
            <source>%1 is unreleased again</source>
            <translation>%1: 다시 미릴리스</translation>
        </message>
        <message numerus="yes">
            <source>%1 is unreleased again, %n issue(s) brought back</source>
            <translation>
                <numerusform>%1: 다시 미릴리스, 이슈 %n건 되돌림</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>VersionService</name>
        <message>
            <source>%1 exists in two Jira servers (%2 and %3), so one release cannot hold both. Make a release for each server.</source>
            <translation>%1 키가 두 Jira 서버(%2, %3)에 있어 한 릴리스에 함께 담을 수 없습니다. 서버마다 릴리스를 만드세요.</translation>
        </message>
    </context>
    <context>
        <name>WebAddress</name>
        <message>
            <source>This is not a web address that can be asked, so nothing was sent. It starts with https:// or http://, names a server, and holds no user or password.</source>
            <translation>물을 수 있는 웹 주소가 아니어서 보내지 않았습니다. https:// 또는 http://로 시작하고 서버 이름이 있으며 사용자와 암호가 없어야 합니다.</translation>
        </message>
    </context>
    <context>
        <name>WebCall</name>
        <message>
            <source>The header “%1” is set by this program, so nothing was sent. Remove it from the task.</source>
            <translation>헤더 “%1” 값은 이 프로그램이 정하므로 보내지 않았습니다. 작업에서 지우세요.</translation>
        </message>
        <message>
            <source>A status address is given, but not which values mean done: it would be asked for ever, so nothing was sent. Enter the values.</source>
            <translation>상태 주소는 있지만 완료를 뜻하는 값이 없어 끝없이 묻게 됩니다. 그래서 보내지 않았습니다. 값을 입력하세요.</translation>
        </message>
        <message>
            <source>“%1” is no method this task can use, so nothing was sent. Choose GET, POST, PUT, PATCH or DELETE.</source>
            <translation>“%1” 메서드는 이 작업에서 쓸 수 없어 보내지 않았습니다. GET, POST, PUT, PATCH, DELETE 중에서 고르세요.</translation>
        </message>
        <message>
            <source>The body is not JSON (%1), so nothing was sent. Correct it.</source>
            <translation>본문이 JSON이 아니어서(%1) 보내지 않았습니다. 고치세요.</translation>
        </message>
        <message>
            <source>Status %1 cannot be the success of this request, so nothing was sent. Enter one from 200 to 299, or 0 for any of them.</source>
            <translation>상태 %1 값은 이 요청의 성공이 될 수 없어 보내지 않았습니다. 200부터 299까지, 또는 모두를 뜻하는 0을 입력하세요.</translation>
        </message>
        <message>
            <source>The status address needs :%1, which is none of the result fields, so nothing was sent. Add it there.</source>
            <translation>상태 주소에 필요한 :%1 값이 결과 필드에 없어 보내지 않았습니다. 거기에 추가하세요.</translation>
        </message>
        <message>
            <source>The work was begun, but with the answer its status address leads nowhere, so how it ended is not known. Look there and record what you find.</source>
            <translation>작업은 시작되었지만 응답으로 만든 상태 주소가 올바르지 않아 결과를 알 수 없습니다. 거기서 확인하고 결과를 기록하세요.</translation>
        </message>
    </context>
    <context>
        <name>WeekNumbers</name>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1일 %2시간</translation>
        </message>
        <message>
            <source>%1 h %2 m</source>
            <translation>%1시간 %2분</translation>
        </message>
        <message>
            <source>%1 m</source>
            <translation>%1분</translation>
        </message>
        <message>
            <source>Releases finished</source>
            <translation>끝난 릴리스</translation>
        </message>
        <message>
            <source>%1 vs last week</source>
            <translation>지난주 대비 %1</translation>
        </message>
        <message>
            <source>Draft to released, median</source>
            <translation>초안부터 완료까지, 중앙값</translation>
        </message>
        <message>
            <source>Rolled back</source>
            <translation>롤백됨</translation>
        </message>
        <message>
            <source>of %1 this week</source>
            <translation>이번 주 %1건 기준</translation>
        </message>
        <message>
            <source>Steps automated</source>
            <translation>자동화된 단계</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>%1 of %2 steps</source>
            <translation>%2단계 중 %1단계</translation>
        </message>
    </context>
    <context>
        <name>WorkPlan</name>
        <message>
            <source>halt and ask the owner</source>
            <translation>멈추고 담당자에게 묻기</translation>
        </message>
        <message>
            <source>roll back by itself</source>
            <translation>자동 롤백</translation>
        </message>
        <message>
            <source>skip and go on</source>
            <translation>건너뛰고 계속</translation>
        </message>
        <message>
            <source>abort</source>
            <translation>중단</translation>
        </message>
        <message>
            <source>undone by “%1”</source>
            <translation>되돌리는 작업: “%1”</translation>
        </message>
        <message>
            <source>reversible</source>
            <translation>되돌림 가능</translation>
        </message>
        <message>
            <source>reversible under a condition</source>
            <translation>조건부 되돌림</translation>
        </message>
        <message>
            <source>irreversible</source>
            <translation>되돌림 불가</translation>
        </message>
        <message>
            <source>%1 is well %2 times in a row</source>
            <translation>%1: %2회 연속 정상</translation>
        </message>
        <message>
            <source>the job ends with SUCCESS</source>
            <translation>작업이 SUCCESS로 끝남</translation>
        </message>
        <message>
            <source>exit code 0</source>
            <translation>종료 코드 0</translation>
        </message>
        <message>
            <source>the line is complete for this content</source>
            <translation>이 내용에 대한 결재선 완료</translation>
        </message>
        <message>
            <source>Rollback</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>Work plan: %1 %2</source>
            <translation>작업계획서: %1 %2</translation>
        </message>
        <message>
            <source>State: %1, revision %2</source>
            <translation>상태: %1, 개정 %2</translation>
        </message>
        <message>
            <source>Owner: %1</source>
            <translation>담당자: %1</translation>
        </message>
        <message>
            <source>Issues: %1, done %2</source>
            <translation>이슈: %1, 완료 %2</translation>
        </message>
        <message>
            <source>Fingerprint: %1</source>
            <translation>지문: %1</translation>
        </message>
        <message>
            <source>Procedure</source>
            <translation>작업 절차</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>번호</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>단계</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>작업</translation>
        </message>
        <message>
            <source>Performer</source>
            <translation>수행자</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>대상</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>분</translation>
        </message>
        <message>
            <source>Criterion</source>
            <translation>정상 기준</translation>
        </message>
        <message>
            <source>On failure</source>
            <translation>실패 시</translation>
        </message>
        <message>
            <source>Way back</source>
            <translation>되돌림</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>종료</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>결과</translation>
        </message>
        <message>
            <source>Approval: %1</source>
            <translation>결재: %1</translation>
        </message>
        <message>
            <source>(a secret)</source>
            <translation>(비밀 값)</translation>
        </message>
        <message>
            <source>(known once it has run so far)</source>
            <translation>(그곳까지 실행되면 알 수 있음)</translation>
        </message>
        <message>
            <source>(decided at the start)</source>
            <translation>(시작할 때 정함)</translation>
        </message>
        <message>
            <source>Window: %1</source>
            <translation>작업 시간: %1</translation>
        </message>
        <message>
            <source>If a freeze begins or the window ends while it runs: %1</source>
            <translation>실행 중 동결이 시작되거나 작업 시간이 끝나면: %1</translation>
        </message>
    </context>
    <context>
        <name>WorkPlanTables</name>
        <message>
            <source>feature</source>
            <translation>기능</translation>
        </message>
        <message>
            <source>fix</source>
            <translation>수정</translation>
        </message>
        <message>
            <source>other work</source>
            <translation>기타 작업</translation>
        </message>
        <message numerus="yes">
            <source>%n min late</source>
            <translation>
                <numerusform>%n분 늦음</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min early</source>
            <translation>
                <numerusform>%n분 이름</numerusform>
            </translation>
        </message>
        <message>
            <source>on time</source>
            <translation>제때</translation>
        </message>
        <message>
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Applied changes</source>
            <translation>반영한 변경</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>키</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>유형</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>요약</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>This release takes in no issues.</source>
            <translation>이 릴리스에는 이슈가 없습니다.</translation>
        </message>
        <message>
            <source>Read from Jira %1, %2.</source>
            <translation>Jira에서 읽음: %1, %2.</translation>
        </message>
        <message>
            <source>owner</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>performs “%1”</source>
            <translation>“%1” 작업 수행</translation>
        </message>
        <message>
            <source>signs “%1”</source>
            <translation>“%1” 서명</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>연락처</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>직위</translation>
        </message>
        <message>
            <source>In this release</source>
            <translation>이 릴리스에서</translation>
        </message>
        <message>
            <source>Mail</source>
            <translation>메일</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>알 수 없음</translation>
        </message>
        <message numerus="yes">
            <source>%n of them cannot be reached by what is known here. Enter their addresses under People.</source>
            <translation>
                <numerusform>그중 %n명은 여기에 있는 정보로 연락할 수 없습니다. 사람 화면에서 주소를 입력하세요.</numerusform>
            </translation>
        </message>
        <message>
            <source>Revisions</source>
            <translation>개정 이력</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>개정</translation>
        </message>
        <message>
            <source>What</source>
            <translation>항목</translation>
        </message>
        <message>
            <source>By</source>
            <translation>작성</translation>
        </message>
        <message>
            <source>When</source>
            <translation>일시</translation>
        </message>
        <message>
            <source>drafted</source>
            <translation>기안</translation>
        </message>
        <message>
            <source>approval asked for: “%1”</source>
            <translation>결재 요청: “%1”</translation>
        </message>
        <message>
            <source>%1, withdrawn since</source>
            <translation>%1, 그 뒤 철회됨</translation>
        </message>
        <message>
            <source>now: %1</source>
            <translation>현재: %1</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>결과</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>예정</translation>
        </message>
        <message>
            <source>Actual</source>
            <translation>실적</translation>
        </message>
        <message>
            <source>Deviation</source>
            <translation>차이</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>End</source>
            <translation>종료</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>결과</translation>
        </message>
        <message>
            <source>rolled back</source>
            <translation>롤백됨</translation>
        </message>
        <message>
            <source>Every step was done.</source>
            <translation>모든 절차를 마쳤습니다.</translation>
        </message>
        <message>
            <source>Left over: %1.</source>
            <translation>남은 것: %1.</translation>
        </message>
    </context>
    <context>
        <name>WorkspaceEdit</name>
        <message>
            <source>The id of a project is letters, digits and . _ - only, e.g. checkout.</source>
            <translation>프로젝트의 id에는 문자, 숫자와 . _ - 만 쓸 수 있습니다. 예: checkout.</translation>
        </message>
        <message>
            <source>The name of the project cannot be printed in one line.</source>
            <translation>프로젝트의 이름을 한 줄로 인쇄할 수 없습니다.</translation>
        </message>
        <message>
            <source>This workspace does not know “%1”, so nobody would answer for %2. Name somebody of it.</source>
            <translation>이 워크스페이스에 “%1” 계정이 없어 %2 프로젝트를 맡을 사람이 없습니다. 있는 사람을 지정하세요.</translation>
        </message>
        <message>
            <source>“%1” is no Jira connection of this workspace, so the versions of %2 could not be read. Make the connection first.</source>
            <translation>“%1”: 이 워크스페이스의 Jira 연결이 아니어서 %2 프로젝트의 버전을 읽을 수 없습니다. 먼저 연결을 만드세요.</translation>
        </message>
        <message>
            <source>Name the project as Jira knows it, e.g. SHOP.</source>
            <translation>Jira에서 쓰는 프로젝트 키를 적으세요. 예: SHOP.</translation>
        </message>
        <message>
            <source>A repository is a folder of a clone or its address, one per line.</source>
            <translation>저장소는 클론 폴더나 주소이며 한 줄에 하나씩 적습니다.</translation>
        </message>
        <message>
            <source>Projects are added by release owners and administrators. Ask one of them.</source>
            <translation>프로젝트는 릴리스 담당자와 관리자가 추가합니다. 그중 한 사람에게 요청하세요.</translation>
        </message>
        <message>
            <source>Environments are entered by an administrator. Ask one.</source>
            <translation>환경은 관리자가 등록합니다. 관리자에게 요청하세요.</translation>
        </message>
        <message>
            <source>The id of an environment is letters, digits and . _ - only, e.g. prod-kr.</source>
            <translation>환경의 id에는 문자, 숫자와 . _ - 만 쓸 수 있습니다. 예: prod-kr.</translation>
        </message>
        <message>
            <source>The name of the environment cannot be printed in one line.</source>
            <translation>환경의 이름을 한 줄로 인쇄할 수 없습니다.</translation>
        </message>
        <message>
            <source>Only an administrator says where checkpoints of the record are kept. Ask one.</source>
            <translation>기록의 체크포인트를 둘 곳은 관리자만 정합니다. 관리자에게 요청하세요.</translation>
        </message>
        <message>
            <source>Only its owner or an administrator changes the project %1.</source>
            <translation>%1 프로젝트는 담당자나 관리자만 바꿉니다.</translation>
        </message>
        <message>
            <source>Only an administrator gives the project %1 another owner. Ask one.</source>
            <translation>%1 프로젝트의 담당자는 관리자만 바꿉니다. 관리자에게 요청하세요.</translation>
        </message>
    </context>
    <context>
        <name>WorkspaceFile</name>
        <message>
            <source>one of the %1 has no id</source>
            <translation>%1 중 하나에 id가 없습니다</translation>
        </message>
        <message>
            <source>the id “%1” occurs twice among the %2</source>
            <translation>%2 중 id “%1” 중복</translation>
        </message>
        <message>
            <source>connection “%1”: a hook address is a secret and belongs into the key store, not into this file</source>
            <translation>연결 “%1”: 훅 주소는 비밀 값이므로 이 파일이 아니라 키 저장소에 두어야 합니다</translation>
        </message>
        <message>
            <source>connection “%1”: the address holds a password; put it into the key store</source>
            <translation>연결 “%1”: 주소에 암호가 있습니다. 키 저장소에 넣으세요</translation>
        </message>
        <message>
            <source>connection “%1”: “%2” is not an address that starts with %3</source>
            <translation>연결 “%1”: “%2” 값은 %3 형식의 주소가 아닙니다</translation>
        </message>
        <message>
            <source>it is of format %1, and this version of Release Desk knows formats up to %2; update the program</source>
            <translation>형식 %1 파일이며 이 버전은 형식 %2까지 압니다. 프로그램을 업데이트하세요</translation>
        </message>
        <message>
            <source>project “%1” uses the connection “%2”, which is not declared</source>
            <translation>프로젝트 “%1”: 연결 “%2” 선언 없음</translation>
        </message>
        <message>
            <source>“%1” is not a time zone such as Asia/Seoul</source>
            <translation>“%1”: Asia/Seoul 같은 시간대가 아닙니다</translation>
        </message>
        <message>
            <source>There is no workspace here: %1 is missing. Make one with “rdesk workspace init”.</source>
            <translation>여기에 워크스페이스가 없습니다: %1 파일 없음. “rdesk workspace init” 명령으로 만드세요.</translation>
        </message>
        <message>
            <source>it is larger than 4 MiB</source>
            <translation>4 MiB보다 큽니다</translation>
        </message>
        <message>
            <source>%1 could not be written (%2), so it stays as it was. Check the folder and the free space.</source>
            <translation>%1 파일을 쓸 수 없어(%2) 그대로 두었습니다. 폴더와 남은 공간을 확인하세요.</translation>
        </message>
        <message>
            <source>it is of format %1, which never was; write format: %2</source>
            <translation>형식 %1: 그런 형식은 없었습니다. 다음과 같이 쓰세요: format: %2</translation>
        </message>
        <message>
            <source>“%1” is not a language of documents; there are en and ko</source>
            <translation>“%1”: 문서의 언어가 아닙니다. en과 ko가 있습니다</translation>
        </message>
        <message>
            <source>a person is called “engine”, which is the name under which the program itself acts; choose another id</source>
            <translation>이름이 “engine”인 사람이 있습니다. 프로그램 자신이 쓰는 이름이므로 다른 id를 고르세요</translation>
        </message>
        <message>
            <source>group “%1” has “%2”, who is not declared</source>
            <translation>그룹 “%1”: 선언되지 않은 “%2” 포함</translation>
        </message>
        <message>
            <source>the approval rule “%1” asks the group “%2”, which is not declared</source>
            <translation>결재 규칙 “%1”: 선언되지 않은 그룹 “%2” 사용</translation>
        </message>
        <message>
            <source>The workspace cannot be opened: %1, %2. Nothing was changed; correct it there and open it again.</source>
            <translation>워크스페이스를 열 수 없습니다: %1, %2. 바뀐 것은 없습니다. 그 자리를 고치고 다시 여세요.</translation>
        </message>
        <message>
            <source>workspace.yaml was changed meanwhile, so nothing was saved. Open the workspace again and repeat what you wanted.</source>
            <translation>그 사이에 workspace.yaml이 변경되어 저장하지 않았습니다. 워크스페이스를 다시 열고 원하던 변경을 다시 하세요.</translation>
        </message>
        <message>
            <source>checkpoints are kept every %1 hours; write 1 to %2</source>
            <translation>체크포인트 간격 %1시간은 쓸 수 없습니다. 1에서 %2 사이로 적으세요</translation>
        </message>
        <message>
            <source>the checkpoint file “%1” is no whole path; name one outside this folder, best on another machine</source>
            <translation>체크포인트 파일 “%1”: 전체 경로가 아닙니다. 이 폴더 밖, 되도록 다른 컴퓨터의 파일을 지정하세요</translation>
        </message>
        <message>
            <source>checkpoints go to the issue %1, but “%2” is no Jira connection of this workspace</source>
            <translation>체크포인트를 %1 이슈에 남기도록 되어 있지만 “%2”: 이 워크스페이스의 Jira 연결이 아닙니다</translation>
        </message>
        <message>
            <source>checkpoints go to %1 by mail, but the workspace tells nobody by mail; add a mail connection first</source>
            <translation>체크포인트를 %1 주소로 보내도록 되어 있지만 워크스페이스에서 메일을 보내지 않습니다. 먼저 메일 연결을 추가하세요</translation>
        </message>
        <message>
            <source>connection “%1”: %2</source>
            <translation>연결 “%1”: %2</translation>
        </message>
        <message>
            <source>connection “%1”: mail goes straight to its server, without proxy, authorities, certificate and time limits of its own; take “network” out</source>
            <translation>연결 “%1”: 메일은 프록시, 인증 기관, 인증서, 시간 제한을 따로 두지 않고 서버로 바로 갑니다. “network”를 빼세요</translation>
        </message>
    </context>
    <context>
        <name>WorkspaceTransfer</name>
        <message>
            <source>“%1” is not a backup of a workspace. An export is taken over with “rdesk workspace import”.</source>
            <translation>“%1”: 워크스페이스 백업이 아닙니다. 내보낸 파일은 “rdesk workspace import” 명령으로 가져옵니다.</translation>
        </message>
        <message>
            <source>“%1” is not an export of a workspace. A backup is put back with “rdesk workspace restore”.</source>
            <translation>“%1”: 워크스페이스를 내보낸 파일이 아닙니다. 백업은 “rdesk workspace restore” 명령으로 되돌립니다.</translation>
        </message>
        <message>
            <source>“%1” was written by a newer version of Release Desk. Nothing was taken from it; update the program.</source>
            <translation>“%1” 파일은 더 새로운 Release Desk에서 썼습니다. 아무것도 가져오지 않았습니다. 프로그램을 업데이트하세요.</translation>
        </message>
        <message>
            <source>The record does not end where it is said to. Nothing was taken from it; use another copy.</source>
            <translation>기록의 끝이 적힌 곳과 다릅니다. 아무것도 가져오지 않았습니다. 다른 사본을 쓰세요.</translation>
        </message>
        <message>
            <source>“%1” could not be put aside, so nothing was replaced. Check the permissions of the folder.</source>
            <translation>“%1” 파일을 옆으로 치우지 못해 아무것도 바꾸지 않았습니다. 폴더의 권한을 확인하세요.</translation>
        </message>
        <message>
            <source>The backup cannot be written to “%1”. Choose a folder that you may write.</source>
            <translation>“%1” 위치에 백업을 쓸 수 없습니다. 쓸 수 있는 폴더를 고르세요.</translation>
        </message>
        <message>
            <source>There is a workspace in “%1” already; it was left as it is. Choose another folder, or say --force to put the backup in its place (the old files are kept under new names).</source>
            <translation>“%1” 폴더에 이미 워크스페이스가 있어 그대로 두었습니다. 다른 폴더를 고르거나 --force 옵션으로 백업을 그 자리에 놓으세요(있던 파일은 새 이름으로 보관).</translation>
        </message>
        <message>
            <source>The folder %1 cannot be made. Check its parent.</source>
            <translation>%1 폴더를 만들 수 없습니다. 상위 폴더를 확인하세요.</translation>
        </message>
        <message>
            <source>The record is restored, but %1 could not be put in place; it is there as “%2”.</source>
            <translation>기록은 복원했지만 %1 파일을 제자리에 놓지 못했습니다. “%2” 이름으로 있습니다.</translation>
        </message>
        <message>
            <source>The export cannot be written to “%1”. Choose a folder that you may write.</source>
            <translation>“%1” 위치에 내보낼 수 없습니다. 쓸 수 있는 폴더를 고르세요.</translation>
        </message>
        <message>
            <source>There is a workspace in “%1” already; it was left as it is. Choose another folder.</source>
            <translation>“%1” 폴더에 이미 워크스페이스가 있어 그대로 두었습니다. 다른 폴더를 고르세요.</translation>
        </message>
        <message>
            <source>The workspace could not be put in place. Check the permissions of the folder.</source>
            <translation>워크스페이스를 제자리에 놓지 못했습니다. 폴더의 권한을 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>WriterLock</name>
        <message>
            <source>another program</source>
            <translation>다른 프로그램</translation>
        </message>
        <message>
            <source>%1 (pid %2 on %3)</source>
            <translation>%1 (pid %2, %3)</translation>
        </message>
        <message>
            <source>The folder of this workspace does not exist. Check the path, or create the workspace first.</source>
            <translation>이 워크스페이스 폴더가 없습니다. 경로를 확인하거나 먼저 만드세요.</translation>
        </message>
        <message>
            <source>The folder of this workspace may not be written. Ask for write permission, or open the workspace for reading.</source>
            <translation>이 워크스페이스 폴더에 쓸 수 없습니다. 쓰기 권한을 요청하거나 읽기 전용으로 여세요.</translation>
        </message>
        <message>
            <source>This workspace is open for writing in %1. Work with it there, close it there, or open it here for reading.</source>
            <translation>이 워크스페이스는 %1 프로그램에서 쓰기로 열려 있습니다. 거기서 작업하거나 닫거나, 여기서 읽기 전용으로 여세요.</translation>
        </message>
        <message>
            <source>The disk that holds this workspace is full. Free some space and try again.</source>
            <translation>이 워크스페이스가 있는 디스크가 가득 찼습니다. 공간을 비우고 다시 시도하세요.</translation>
        </message>
    </context>
    <context>
        <name>Yaml</name>
        <message>
            <source>it is nested more than %1 levels deep</source>
            <translation>%1단계보다 깊게 중첩되었습니다</translation>
        </message>
        <message>
            <source>a name was expected</source>
            <translation>이름이 필요합니다</translation>
        </message>
        <message>
            <source>the name “%1” occurs twice</source>
            <translation>이름 “%1” 중복</translation>
        </message>
        <message>
            <source>only one document is allowed</source>
            <translation>문서는 하나만 허용됩니다</translation>
        </message>
        <message>
            <source>references (*) are not allowed</source>
            <translation>참조(*)는 허용되지 않습니다</translation>
        </message>
        <message>
            <source>anchors (&amp;) are not allowed</source>
            <translation>앵커(&amp;)는 허용되지 않습니다</translation>
        </message>
        <message>
            <source>type marks (!) are not allowed</source>
            <translation>형식 표시(!)는 허용되지 않습니다</translation>
        </message>
        <message>
            <source>line %1, column %2: %3</source>
            <translation>%1행 %2열: %3</translation>
        </message>
        <message>
            <source>a list of names and values was expected</source>
            <translation>이름과 값의 목록이 필요합니다</translation>
        </message>
        <message>
            <source>A # in this file cannot be told from a comment, so the file was left as it is. Put the text that holds it in quotes, on one line.</source>
            <translation>이 파일의 # 기호 하나가 주석인지 내용인지 구별되지 않아 파일을 그대로 두었습니다. 그 텍스트를 한 줄로 쓰고 따옴표로 묶으세요.</translation>
        </message>
        <message>
            <source>a control character stands there, which no text has; delete it, or write it as \x and its number in quotes</source>
            <translation>텍스트에 쓸 수 없는 제어 문자가 있습니다. 삭제하거나 따옴표 안에 \x와 번호로 적으세요</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::app::Desktop</name>
        <message>
            <source>Opening %1…</source>
            <translation>%1 여는 중…</translation>
        </message>
        <message>
            <source>Starting the sample services…</source>
            <translation>예제 서비스 시작 중…</translation>
        </message>
        <message>
            <source>The picture could not be written to %1.</source>
            <translation>그림을 %1 파일에 쓰지 못했습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::app::EngineRoom</name>
        <message>
            <source>This workspace is only looked at here, so nothing was saved. Save it where the workspace is open for work.</source>
            <translation>여기서는 워크스페이스를 보기만 하므로 저장하지 않았습니다. 작업용으로 연 곳에서 저장하세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::app::SandboxProcess</name>
        <message>
            <source>The sandbox for the sample data did not start, so the sample workspace has nothing to talk to. Check that %1 is installed and the port %2 is free.</source>
            <translation>예제 데이터용 샌드박스가 시작되지 않아 예제 워크스페이스가 접속할 곳이 없습니다. %1 설치와 포트 %2 사용 가능 여부를 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::engine::EngineReleases</name>
        <message>
            <source>The engine is not there yet. Try again.</source>
            <translation>엔진이 아직 준비되지 않았습니다. 다시 시도하세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::engine::ReleaseEngine</name>
        <message>
            <source>The engine is being shut down, so this was not recorded. Start it again and repeat.</source>
            <translation>엔진을 끄는 중이라 기록되지 않았습니다. 다시 시작한 뒤 반복하세요.</translation>
        </message>
        <message>
            <source>This workspace has no release “%1”. Look whether its id is right.</source>
            <translation>이 워크스페이스에 “%1” 릴리스가 없습니다. id가 맞는지 확인하세요.</translation>
        </message>
        <message>
            <source>A freeze began, and the release is to be taken back then.</source>
            <translation>동결이 시작되었고, 이 릴리스는 그때 되돌리게 되어 있습니다.</translation>
        </message>
        <message>
            <source>The window ended, and the release is to be taken back then.</source>
            <translation>작업 시간이 끝났고, 이때 릴리스를 되돌리기로 되어 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::engine::TaskWorker</name>
        <message>
            <source>Nothing on this computer can carry out %1, so “%2” did not start. Connect what it needs, or replace the task.</source>
            <translation>이 컴퓨터에서 %1 종류를 실행할 수 없어 “%2” 작업이 시작되지 않았습니다. 필요한 것을 연결하거나 작업을 바꾸세요.</translation>
        </message>
        <message>
            <source>Taken up again after a restart.</source>
            <translation>다시 시작한 뒤 이어서 진행합니다.</translation>
        </message>
        <message>
            <source>The program failed while it worked on this, so nobody knows whether it took effect. Look at the system, then say what became of it.</source>
            <translation>프로그램이 이 작업 중에 실패해 적용 여부를 알 수 없습니다. 시스템을 확인하고 결과를 기록하세요.</translation>
        </message>
        <message>
            <source>The output is longer than %1 MiB; what follows is not kept here.</source>
            <translation>출력이 %1 MiB보다 깁니다. 그 뒤는 여기에 보관하지 않습니다.</translation>
        </message>
        <message>
            <source>The secret “%1” is not there on this computer, so the task did not start. Set it and try again.</source>
            <translation>비밀 값 “%1” 항목이 이 컴퓨터에 없어 작업이 시작되지 않았습니다. 값을 설정하고 다시 시도하세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::AboutPage</name>
        <message>
            <source>Version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>Qt</source>
            <translation>Qt</translation>
        </message>
        <message>
            <source>System</source>
            <translation>시스템</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>라이선스</translation>
        </message>
        <message>
            <source>Built with</source>
            <translation>사용한 라이브러리</translation>
        </message>
        <message>
            <source>Copy for a report</source>
            <translation>보고용 복사</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ActionRunner</name>
        <message>
            <source>Somebody has changed the variables meanwhile, so nothing was saved. Open this again and repeat what you wanted.</source>
            <translation>그 사이에 다른 사람이 변수를 변경하여 저장하지 않았습니다. 다시 열고 원하던 변경을 다시 하세요.</translation>
        </message>
        <message>
            <source>Change variables</source>
            <translation>변수 변경</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ActivityList</name>
        <message>
            <source>%1: %2</source>
            <comment>release: what happened</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Nothing has happened yet.</source>
            <translation>아직 일어난 일이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ApprovalBell</name>
        <message>
            <source>Approvals</source>
            <translation>결재</translation>
        </message>
        <message numerus="yes">
            <source>%n approvals wait for you.</source>
            <translation>
                <numerusform>결재 %n건이 기다립니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 asks for your decision: %2.</source>
            <translation>%1 님이 결정을 요청했습니다: %2.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ApprovalLineEditor</name>
        <message>
            <source>This approval is not in the flow any more.</source>
            <translation>이 결재는 더 이상 흐름에 없습니다.</translation>
        </message>
        <message>
            <source>Change who approves “%1”</source>
            <translation>“%1” 결재자 변경</translation>
        </message>
        <message>
            <source>Nobody has signed yet, so nothing is withdrawn.</source>
            <translation>아직 서명한 사람이 없어 취소되는 서명이 없습니다.</translation>
        </message>
        <message>
            <source>Approval line of “%1”</source>
            <translation>“%1” 결재선</translation>
        </message>
        <message>
            <source>Approval line</source>
            <translation>결재선</translation>
        </message>
        <message>
            <source>Steps are asked one after the other. Type names with commas for several people who all sign, “2 of SRE” for some of a group, “+” for and, “/” for or, “!” for mandatory.</source>
            <translation>단계는 차례대로 요청합니다. 모두 서명할 여러 사람은 쉼표로, 그룹의 일부는 “2 of SRE”처럼, 그리고는 “+”, 또는은 “/”, 필수는 “!”로 적으세요.</translation>
        </message>
        <message>
            <source>Add a step</source>
            <translation>단계 추가</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Save the line</source>
            <translation>결재선 저장</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ApprovalLineView</name>
        <message>
            <source>Not asked yet</source>
            <translation>아직 요청 안 함</translation>
        </message>
        <message>
            <source>Signature of %1 withdrawn</source>
            <translation>%1 서명 무효</translation>
        </message>
        <message>
            <source>Signed %1</source>
            <translation>%1 서명</translation>
        </message>
        <message>
            <source>Your turn</source>
            <translation>내 차례</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>요청됨</translation>
        </message>
        <message>
            <source>After the others</source>
            <translation>다른 사람 다음</translation>
        </message>
        <message>
            <source>Not needed any more</source>
            <translation>더 이상 필요 없음</translation>
        </message>
        <message>
            <source>%1, %2, %3</source>
            <translation>%1, %2, %3</translation>
        </message>
        <message>
            <source>This approval asks no one, so it stays closed. Add an approver to it.</source>
            <translation>이 결재에는 결재자가 없어 열리지 않습니다. 결재자를 추가하세요.</translation>
        </message>
        <message>
            <source>Everyone, in any order</source>
            <translation>모두, 순서 무관</translation>
        </message>
        <message>
            <source>Any one of them</source>
            <translation>그중 한 명</translation>
        </message>
        <message numerus="yes">
            <source>%n of them</source>
            <translation>
                <numerusform>그중 %n명</numerusform>
            </translation>
        </message>
        <message>
            <source>In this order</source>
            <translation>이 순서대로</translation>
        </message>
        <message>
            <source>Asked %1</source>
            <translation>%1 요청</translation>
        </message>
        <message>
            <source>Asks nobody</source>
            <translation>요청할 사람 없음</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>what and when</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Automated check</source>
            <translation>자동 검사</translation>
        </message>
        <message>
            <source>%1, for %2</source>
            <comment>role, acting for somebody</comment>
            <translation>%1, %2 님 대신</translation>
        </message>
        <message>
            <source>you may act</source>
            <translation>대신할 수 있음</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>없음</translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n명</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source> and </source>
            <translation> 그리고 </translation>
        </message>
        <message>
            <source> or </source>
            <translation> 또는 </translation>
        </message>
        <message>
            <source>%1 of %2 signed</source>
            <translation>%2명 중 %1명 서명</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ApprovalSide</name>
        <message numerus="yes">
            <source>%n working minute(s)</source>
            <translation>
                <numerusform>근무 시간 %n분</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n working hour(s)</source>
            <translation>
                <numerusform>근무 시간 %n시간</numerusform>
            </translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>%1부터</translation>
        </message>
        <message>
            <source>until %1</source>
            <translation>%1까지</translation>
        </message>
        <message>
            <source>asked %1</source>
            <translation>%1 요청됨</translation>
        </message>
        <message>
            <source>overdue since %1</source>
            <translation>%1부터 기한 지남</translation>
        </message>
        <message>
            <source>due %1</source>
            <translation>기한 %1</translation>
        </message>
        <message>
            <source>reminded %1</source>
            <translation>%1 다시 알림</translation>
        </message>
        <message>
            <source>%1, away; %2 may sign</source>
            <translation>%1, 부재 중, %2 님이 서명 가능</translation>
        </message>
        <message>
            <source>Approval box</source>
            <translation>결재란</translation>
        </message>
        <message>
            <source>Why is it not moving?</source>
            <translation>왜 멈춰 있습니까?</translation>
        </message>
        <message>
            <source>Who is missing</source>
            <translation>서명하지 않은 사람</translation>
        </message>
        <message>
            <source>Remind</source>
            <translation>다시 알리기</translation>
        </message>
        <message>
            <source>Change the line…</source>
            <translation>결재선 변경…</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>회수</translation>
        </message>
        <message>
            <source>Why it is taken back</source>
            <translation>회수 사유</translation>
        </message>
        <message>
            <source>Nothing keeps it: it moves by itself, or is over.</source>
            <translation>막는 것이 없습니다. 스스로 진행되거나 이미 끝났습니다.</translation>
        </message>
        <message>
            <source>%1 · %2 of %3</source>
            <comment>step, signatures</comment>
            <translation>%1 · %3명 중 %2명</translation>
        </message>
        <message>
            <source>Nobody is asked now.</source>
            <translation>지금 요청받은 사람이 없습니다.</translation>
        </message>
        <message>
            <source>The line of a release that runs or is over cannot change.</source>
            <translation>진행 중이거나 끝난 릴리스의 결재선은 바꿀 수 없습니다.</translation>
        </message>
        <message>
            <source>There is no open request to take back.</source>
            <translation>회수할 요청이 없습니다.</translation>
        </message>
        <message>
            <source>Say why it is taken back. Everybody who was asked sees it.</source>
            <translation>회수하는 이유를 적으세요. 요청받은 모든 사람이 봅니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ApprovalsPanel</name>
        <message>
            <source>To sign %1</source>
            <translation>결재할 항목 %1</translation>
        </message>
        <message>
            <source>To sign</source>
            <translation>결재할 항목</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>서명</translation>
        </message>
        <message>
            <source>Requested</source>
            <translation>요청한 항목</translation>
        </message>
        <message>
            <source>Which approvals</source>
            <translation>어떤 결재</translation>
        </message>
        <message>
            <source>Approvals</source>
            <translation>결재</translation>
        </message>
        <message>
            <source>Nothing to sign.</source>
            <translation>결재할 항목이 없습니다.</translation>
        </message>
        <message>
            <source>You have not signed anything yet.</source>
            <translation>아직 서명한 것이 없습니다.</translation>
        </message>
        <message>
            <source>You have not asked for an approval.</source>
            <translation>결재를 요청한 적이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::AttachmentList</name>
        <message>
            <source>File %1, from %2</source>
            <translation>파일 %1, %2 님이 첨부</translation>
        </message>
        <message>
            <source>Link %1, from %2</source>
            <translation>링크 %1, %2 님이 첨부</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>%1 제거</translation>
        </message>
        <message>
            <source>People were asked to sign with it at hand, so it stays.</source>
            <translation>이것을 두고 서명을 요청했으므로 그대로 둡니다.</translation>
        </message>
        <message>
            <source>Somebody else attached it. Ask %1.</source>
            <translation>다른 사람이 첨부했습니다. %1 님에게 물어보세요.</translation>
        </message>
        <message>
            <source>Attach a file</source>
            <translation>파일 첨부</translation>
        </message>
        <message>
            <source>Nothing is attached. Add what those who sign or do this should have at hand.</source>
            <translation>첨부가 없습니다. 서명하거나 작업할 사람이 곁에 두어야 할 것을 더하세요.</translation>
        </message>
        <message>
            <source>Attach a file…</source>
            <translation>파일 첨부…</translation>
        </message>
        <message>
            <source>Add a link…</source>
            <translation>링크 추가…</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>주소</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Add the link</source>
            <translation>링크 추가</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>This is no address that can be opened. Enter one that begins with https://, http:// or mailto:, without a name and a password in it.</source>
            <translation>열 수 있는 주소가 아닙니다. 이름과 암호가 없는 https://, http://, mailto: 주소를 넣으세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::AttemptList</name>
        <message>
            <source>It has not been tried yet.</source>
            <translation>아직 시도하지 않았습니다.</translation>
        </message>
        <message>
            <source>Attempt %1</source>
            <translation>%1번째 시도</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1초</translation>
        </message>
        <message>
            <source>Compare with attempt %1</source>
            <translation>%1번째 시도와 비교</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::BatchBar</name>
        <message>
            <source>One comment for all</source>
            <translation>모두에게 같은 의견</translation>
        </message>
        <message>
            <source>Passphrase of your signing key</source>
            <translation>서명 키의 암호</translation>
        </message>
        <message numerus="yes">
            <source>Sign %n chosen</source>
            <translation>
                <numerusform>고른 %n건 서명</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose with X what you want to sign together.</source>
            <translation>함께 서명할 항목을 X 키로 고르세요.</translation>
        </message>
        <message numerus="yes">
            <source>Look through each first: %n of them you have not opened.</source>
            <translation>
                <numerusform>먼저 하나씩 살펴보세요. 아직 열지 않은 항목이 %n건 있습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 was not signed.</source>
            <translation>%1: 서명하지 않았습니다.</translation>
        </message>
        <message numerus="yes">
            <source>Look through %n chosen</source>
            <translation>
                <numerusform>선택한 %n건 검토</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::BatchReview</name>
        <message>
            <source>%1 for %2</source>
            <comment>approval for release</comment>
            <translation>%2 릴리스의 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n approvals to look through</source>
            <translation>
                <numerusform>검토할 결재 %n건</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left. Space shows the next page, Esc goes back.</source>
            <translation>
                <numerusform>%n건 남았습니다. Space 키로 다음 페이지를 보고 Esc 키로 돌아갑니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>You have looked through all of them. Ctrl+Shift+Enter signs what is chosen.</source>
            <translation>모두 살펴봤습니다. Ctrl+Shift+Enter를 누르면 선택한 것에 서명합니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::Button</name>
        <message>
            <source>Working</source>
            <translation>진행 중</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::CalendarPanel</name>
        <message>
            <source>Before</source>
            <translation>이전</translation>
        </message>
        <message>
            <source>After</source>
            <translation>선행 작업</translation>
        </message>
        <message>
            <source>No release has a window in this time. Give one its window in its details, or begin a new release with N.</source>
            <translation>이 기간에 작업 시간이 잡힌 릴리스가 없습니다. 릴리스 정보에서 작업 시간을 정하거나 N으로 새 릴리스를 시작하세요.</translation>
        </message>
        <message>
            <source>Nothing planned.</source>
            <translation>예정된 것이 없습니다.</translation>
        </message>
        <message>
            <source>Opens the release.</source>
            <translation>릴리스를 엽니다.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>오늘</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>월</translation>
        </message>
        <message>
            <source>2 weeks</source>
            <translation>2주</translation>
        </message>
        <message>
            <source>How much is shown</source>
            <translation>보이는 기간</translation>
        </message>
        <message>
            <source>Is the slot free?</source>
            <translation>이 시간이 비어 있나요?</translation>
        </message>
        <message>
            <source>All environments</source>
            <translation>모든 환경</translation>
        </message>
        <message>
            <source>Environment</source>
            <translation>환경</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::CalendarSheet</name>
        <message>
            <source>nothing planned</source>
            <translation>예정 없음</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ChangeList</name>
        <message>
            <source>Nothing that a signature covers is different.</source>
            <translation>서명이 보장하는 내용에 달라진 것이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ChecklistRows</name>
        <message>
            <source>not applicable: %1</source>
            <translation>해당 없음: %1</translation>
        </message>
        <message>
            <source>Not applicable…</source>
            <translation>해당 없음…</translation>
        </message>
        <message>
            <source>Why does it not apply? Enter confirms.</source>
            <translation>왜 해당하지 않습니까? Enter로 확정합니다.</translation>
        </message>
        <message>
            <source>Why “%1” does not apply</source>
            <translation>“%1” 항목이 해당하지 않는 이유</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::CodeFields</name>
        <message>
            <source>Base revision</source>
            <translation>기준 리비전</translation>
        </message>
        <message>
            <source>the nearest earlier tag</source>
            <translation>가장 가까운 이전 태그</translation>
        </message>
        <message>
            <source>%1, runs now</source>
            <translation>%1, 지금 실행 중</translation>
        </message>
        <message>
            <source>Candidate</source>
            <translation>후보</translation>
        </message>
        <message>
            <source>tag of the version</source>
            <translation>버전의 태그</translation>
        </message>
        <message>
            <source>Is the base right?</source>
            <translation>기준이 맞습니까?</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::CommandPalette</name>
        <message>
            <source>Search or run a command</source>
            <translation>검색 또는 명령 실행</translation>
        </message>
        <message>
            <source>A command, a place, an issue</source>
            <translation>명령, 화면, 이슈</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>찾은 것</translation>
        </message>
        <message>
            <source>Nothing is called that here.</source>
            <translation>그런 이름이 없습니다.</translation>
        </message>
        <message>
            <source>move</source>
            <translation>이동</translation>
        </message>
        <message>
            <source>run</source>
            <translation>실행</translation>
        </message>
        <message>
            <source>actions</source>
            <translation>동작</translation>
        </message>
        <message>
            <source>commands only</source>
            <translation>명령만</translation>
        </message>
        <message>
            <source>issues</source>
            <translation>이슈</translation>
        </message>
        <message>
            <source>people</source>
            <translation>사람</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::CommentList</name>
        <message>
            <source>Take this comment back</source>
            <translation>이 댓글 지우기</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>댓글</translation>
        </message>
        <message>
            <source>What should others know about this task?</source>
            <translation>이 작업에 대해 다른 사람이 알아야 할 것은?</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>의견</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ComparisonModel</name>
        <message>
            <source>Now in %1</source>
            <translation>현재 버전: %1</translation>
        </message>
        <message>
            <source>Was %1</source>
            <translation>이전 상태: %1</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>키</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>요약</translation>
        </message>
        <message>
            <source>What became of it</source>
            <translation>변동</translation>
        </message>
        <message>
            <source>Component</source>
            <translation>컴포넌트</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Commit</source>
            <translation>커밋</translation>
        </message>
        <message>
            <source>Repository</source>
            <translation>저장소</translation>
        </message>
        <message>
            <source>Issue</source>
            <translation>이슈</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ComparisonPanel</name>
        <message>
            <source>New</source>
            <translation>신규</translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation>수정</translation>
        </message>
        <message>
            <source>Also changed</source>
            <translation>기타 변경</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>뒤로</translation>
        </message>
        <message>
            <source>Compare from</source>
            <translation>비교 기준</translation>
        </message>
        <message>
            <source>Compare to</source>
            <translation>비교 대상</translation>
        </message>
        <message>
            <source>Change sides</source>
            <translation>기준과 대상 바꾸기</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>Copy as Markdown</source>
            <translation>Markdown으로 복사</translation>
        </message>
        <message>
            <source>CSV</source>
            <translation>CSV</translation>
        </message>
        <message>
            <source>Copy as CSV for a spreadsheet</source>
            <translation>스프레드시트용 CSV로 복사</translation>
        </message>
        <message>
            <source>Compared issues</source>
            <translation>비교한 이슈</translation>
        </message>
        <message>
            <source>What is new for whom</source>
            <translation>사용자별 새로운 내용</translation>
        </message>
        <message>
            <source>Release %1</source>
            <translation>릴리스 %1</translation>
        </message>
        <message>
            <source>Runs in %1: %2</source>
            <translation>%1 환경에서 운영 중: %2</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>%1, released</source>
            <translation>%1, 릴리스됨</translation>
        </message>
        <message>
            <source>This release is not on record any more.</source>
            <translation>이 릴리스는 더 이상 기록에 없습니다.</translation>
        </message>
        <message>
            <source>This workspace does not know the project any more.</source>
            <translation>이 프로젝트는 더 이상 워크스페이스에 없습니다.</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>전체 %1</translation>
        </message>
        <message>
            <source>New %1</source>
            <translation>추가 %1</translation>
        </message>
        <message>
            <source>Moved %1</source>
            <translation>이동 %1</translation>
        </message>
        <message>
            <source>Gone %1</source>
            <translation>제외 %1</translation>
        </message>
        <message>
            <source>Other status %1</source>
            <translation>상태 변경 %1</translation>
        </message>
        <message>
            <source>Same %1</source>
            <translation>동일 %1</translation>
        </message>
        <message>
            <source>Nothing is new.</source>
            <translation>새로운 항목이 없습니다.</translation>
        </message>
        <message>
            <source>There is nothing to compare: no version in Jira, no release on record.</source>
            <translation>비교할 것이 없습니다. Jira에 버전이 없고 기록에 릴리스가 없습니다.</translation>
        </message>
        <message>
            <source>Neither of the two holds an issue.</source>
            <translation>양쪽 모두 이슈가 없습니다.</translation>
        </message>
        <message>
            <source>No issue of this kind.</source>
            <translation>이 종류의 이슈가 없습니다.</translation>
        </message>
        <message>
            <source>There is nothing to copy yet.</source>
            <translation>아직 복사할 것이 없습니다.</translation>
        </message>
        <message>
            <source>Commits %1</source>
            <translation>커밋 %1</translation>
        </message>
        <message>
            <source>No commit is known that only one of them has.</source>
            <translation>둘 중 하나에만 있는 커밋이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ConditionsPage</name>
        <message>
            <source>Rollback</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>Waits for</source>
            <translation>기다리는 작업</translation>
        </message>
        <message>
            <source>It runs when the release goes back, newest effect first.</source>
            <translation>릴리스를 되돌릴 때 최근 변경부터 실행됩니다.</translation>
        </message>
        <message>
            <source>Without a connection it waits for all tasks of the phases before.</source>
            <translation>연결이 없으면 앞 단계의 모든 작업을 기다립니다.</translation>
        </message>
        <message>
            <source>It starts at once.</source>
            <translation>바로 시작합니다.</translation>
        </message>
        <message>
            <source>Do not wait for %1</source>
            <translation>%1 기다리지 않기</translation>
        </message>
        <message>
            <source>Wait also for</source>
            <translation>추가로 기다릴 작업</translation>
        </message>
        <message>
            <source>Leads to</source>
            <translation>다음 작업</translation>
        </message>
        <message>
            <source>Disconnect %1</source>
            <translation>%1 연결 끊기</translation>
        </message>
        <message>
            <source>Way back</source>
            <translation>되돌림</translation>
        </message>
        <message>
            <source>%1 undoes nothing</source>
            <translation>%1: 되돌리는 작업 없음</translation>
        </message>
        <message>
            <source>It changes nothing outside, so there is nothing to take back.</source>
            <translation>외부를 바꾸지 않으므로 되돌릴 것이 없습니다.</translation>
        </message>
        <message>
            <source>It can be taken back exactly; what was there before is recorded.</source>
            <translation>정확히 되돌릴 수 있습니다. 이전 값이 기록됩니다.</translation>
        </message>
        <message>
            <source>It can be taken back as long as nobody has changed it since.</source>
            <translation>그 뒤 아무도 바꾸지 않았다면 되돌릴 수 있습니다.</translation>
        </message>
        <message>
            <source>It cannot be taken back by itself. A task of the rollback lane can make up for it.</source>
            <translation>스스로 되돌릴 수 없습니다. 롤백 레인의 작업으로 보완할 수 있습니다.</translation>
        </message>
        <message>
            <source>Undone by</source>
            <translation>되돌리는 작업</translation>
        </message>
        <message>
            <source>Undoes</source>
            <translation>되돌릴 대상</translation>
        </message>
        <message>
            <source>Nothing: it runs with every rollback, after what takes effects back.</source>
            <translation>없음: 모든 롤백에서 변경을 되돌린 뒤 실행됩니다.</translation>
        </message>
        <message>
            <source>Undo nothing</source>
            <translation>되돌릴 대상 없음</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>실행 취소</translation>
        </message>
        <message>
            <source>Change the condition of %1</source>
            <translation>%1 조건 변경</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ConfirmDialog</name>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Type %1 to confirm</source>
            <translation>확인하려면 %1 입력</translation>
        </message>
        <message>
            <source>Write the reason first; it stays in the history.</source>
            <translation>이유를 먼저 적으세요. 이력에 남습니다.</translation>
        </message>
        <message>
            <source>Type %1 first.</source>
            <translation>먼저 %1 입력.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ConflictChoices</name>
        <message>
            <source>was %1, here %2, template %3</source>
            <translation>이전 %1, 여기 %2, 템플릿 %3</translation>
        </message>
        <message>
            <source>This draft</source>
            <translation>이 초안</translation>
        </message>
        <message>
            <source>Template v%1</source>
            <translation>템플릿 v%1</translation>
        </message>
        <message>
            <source>Changed here and in the template</source>
            <translation>여기와 템플릿 양쪽에서 바뀜</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ConnectionEditor</name>
        <message>
            <source>Choose a connection</source>
            <translation>연결 고르기</translation>
        </message>
        <message>
            <source>No connection of this kind yet</source>
            <translation>이 종류의 연결이 아직 없음</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ConnectionForm</name>
        <message>
            <source>Address</source>
            <translation>주소</translation>
        </message>
        <message>
            <source>Sender</source>
            <translation>보내는 사람</translation>
        </message>
        <message>
            <source>One is stored. Leave this empty to keep it.</source>
            <translation>저장된 값이 있습니다. 유지하려면 비워 두세요.</translation>
        </message>
        <message>
            <source>Enter the name you sign in with.</source>
            <translation>로그인할 때 쓰는 이름을 입력하세요.</translation>
        </message>
        <message>
            <source>Paste it here. Without it nobody can sign in.</source>
            <translation>여기에 붙여 넣으세요. 없으면 로그인할 수 없습니다.</translation>
        </message>
        <message>
            <source>Enter the mail address that messages come from.</source>
            <translation>메일을 보내는 주소를 입력하세요.</translation>
        </message>
        <message>
            <source>Space to check</source>
            <translation>확인할 스페이스</translation>
        </message>
        <message>
            <source>The key of a space; the test then looks at your rights in it.</source>
            <translation>스페이스 키. 테스트가 그 안의 권한을 봅니다.</translation>
        </message>
        <message>
            <source>Create one</source>
            <translation>만들기</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>암호</translation>
        </message>
        <message>
            <source>What is sent to this address is encrypted.</source>
            <translation>이 주소로 보내는 내용은 암호화됩니다.</translation>
        </message>
        <message>
            <source>%1 · API %2</source>
            <translation>%1 · API %2</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ConnectionListModel</name>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>System</source>
            <translation>시스템</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>주소</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>계정</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>비밀 값</translation>
        </message>
        <message>
            <source>Last test</source>
            <translation>마지막 시험</translation>
        </message>
        <message>
            <source>Stored</source>
            <translation>저장됨</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>None</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>시험 중…</translation>
        </message>
        <message>
            <source>%1, failed</source>
            <comment>time</comment>
            <translation>%1, 실패</translation>
        </message>
        <message>
            <source>Not tested</source>
            <translation>시험 안 함</translation>
        </message>
        <message numerus="yes">
            <source>%1, %n right(s) missing</source>
            <comment>time</comment>
            <translation>
                <numerusform>%1, 없는 권한 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, works, %2 ms</source>
            <comment>time, duration</comment>
            <translation>%1, 정상, %2 ms</translation>
        </message>
        <message>
            <source>%1, rights missing in %2</source>
            <comment>time, projects</comment>
            <translation>%1, 권한이 부족한 곳: %2</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ConnectionWizard</name>
        <message>
            <source>Address or account changed. Enter the secret again, so that it is not sent to a place it was not meant for.</source>
            <translation>주소나 계정이 바뀌었습니다. 비밀 값이 엉뚱한 곳에 가지 않도록 다시 입력하세요.</translation>
        </message>
        <message>
            <source>This was not accepted. Create a new one and paste it here.</source>
            <translation>받아들여지지 않았습니다. 새로 만들어 여기에 붙여 넣으세요.</translation>
        </message>
        <message>
            <source>Use letters, digits, dots and hyphens, 64 at most.</source>
            <translation>영문자, 숫자, 점, 하이픈만 64자까지 쓰세요.</translation>
        </message>
        <message>
            <source>There is a connection of this name already. Choose another name, or change that one.</source>
            <translation>같은 이름의 연결이 있습니다. 다른 이름을 고르거나 그 연결을 바꾸세요.</translation>
        </message>
        <message>
            <source>System</source>
            <translation>시스템</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>로그인</translation>
        </message>
        <message>
            <source>Name and save</source>
            <translation>이름과 저장</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>짧은 이름</translation>
        </message>
        <message>
            <source>Flows refer to the connection by it, so it stays the same.</source>
            <translation>흐름이 이 이름으로 연결을 가리키므로 바뀌지 않습니다.</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>제목</translation>
        </message>
        <message>
            <source>As shown in lists.</source>
            <translation>목록에 보이는 이름.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>뒤로</translation>
        </message>
        <message>
            <source>Change %1</source>
            <translation>%1 변경</translation>
        </message>
        <message>
            <source>Connect %1</source>
            <translation>%1 연결</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>저장</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>계속</translation>
        </message>
        <message>
            <source>What do you want to connect?</source>
            <translation>무엇을 연결할까요?</translation>
        </message>
        <message>
            <source>You can add more later, also several of a kind.</source>
            <translation>나중에 더 추가할 수 있고 같은 종류를 여러 개 둘 수도 있습니다.</translation>
        </message>
        <message>
            <source>Sign in to %1</source>
            <translation>%1 로그인</translation>
        </message>
        <message>
            <source>The address goes into the workspace, the secret does not.</source>
            <translation>주소는 워크스페이스에 저장되고 비밀 값은 저장되지 않습니다.</translation>
        </message>
        <message>
            <source>The last test failed. You can save and repair it later.</source>
            <translation>마지막 시험이 실패했습니다. 저장하고 나중에 고칠 수 있습니다.</translation>
        </message>
        <message>
            <source>Not tested. You can test it in the list of connections.</source>
            <translation>시험하지 않았습니다. 연결 목록에서 시험할 수 있습니다.</translation>
        </message>
        <message>
            <source>Looking which Jira this is…</source>
            <translation>어떤 Jira인지 확인하는 중…</translation>
        </message>
        <message>
            <source>Leave without saving?</source>
            <translation>저장하지 않고 나갈까요?</translation>
        </message>
        <message>
            <source>What you entered here is not kept.</source>
            <translation>여기에 입력한 내용은 남지 않습니다.</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>나가기</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>주소</translation>
        </message>
        <message>
            <source>Projects</source>
            <translation>프로젝트</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s), about 3 minutes</source>
            <translation>
                <numerusform>%n단계, 약 3분</numerusform>
            </translation>
        </message>
        <message>
            <source>Release Desk found %1 at this address.</source>
            <translation>이 주소에서 %1 서버를 찾았습니다.</translation>
        </message>
        <message>
            <source>Choose the projects</source>
            <translation>프로젝트 선택</translation>
        </message>
        <message>
            <source>Only these are offered for releases. All of them: also those made later.</source>
            <translation>여기서 고른 것만 릴리스에 쓸 수 있습니다. 모두: 나중에 만든 것도 포함합니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ConnectionsPanel</name>
        <message>
            <source>Select a connection first.</source>
            <translation>먼저 연결을 고르세요.</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>변경…</translation>
        </message>
        <message>
            <source>Ask an administrator for: %1.</source>
            <translation>관리자에게 요청하세요: %1.</translation>
        </message>
        <message numerus="yes">
            <source>The account lacks %n right(s).</source>
            <translation>
                <numerusform>계정에 권한 %n개가 없습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Connections</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>시험</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>Nothing is connected yet. You can connect %1.</source>
            <translation>아직 연결이 없습니다. 연결할 수 있는 것: %1.</translation>
        </message>
        <message>
            <source>%1: reached the way of this computer</source>
            <translation>%1: 이 컴퓨터의 경로로 연결</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>the request limit is used up</source>
            <translation>요청 한도를 다 씀</translation>
        </message>
        <message>
            <source>%1 of %2 requests left</source>
            <translation>요청 %2회 중 %1회 남음</translation>
        </message>
        <message>
            <source>%1 requests left</source>
            <translation>남은 요청 %1회</translation>
        </message>
        <message>
            <source>full again at %1</source>
            <translation>%1에 다시 채워짐</translation>
        </message>
        <message>
            <source>%1 (said at %2)</source>
            <translation>%1 (%2 기준)</translation>
        </message>
        <message>
            <source>its server has named no request limit yet</source>
            <translation>서버가 아직 요청 한도를 알려 주지 않음</translation>
        </message>
        <message>
            <source>Rights are missing in %1.</source>
            <translation>권한이 부족한 곳: %1</translation>
        </message>
        <message>
            <source>The test in the connection says which, and whom to ask for them. There a project can also be made read-only.</source>
            <translation>무엇이 없고 누구에게 요청할지는 연결의 시험에 나옵니다. 거기서 프로젝트를 읽기 전용으로 둘 수도 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::CounterBar</name>
        <message>
            <source>Warnings</source>
            <translation>경고</translation>
        </message>
        <message>
            <source>Issues in version</source>
            <translation>버전의 이슈</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>To do</source>
            <translation>할 일</translation>
        </message>
        <message>
            <source>Commits without issue</source>
            <translation>이슈 없는 커밋</translation>
        </message>
        <message>
            <source>Not known: no source repository is connected, so commits cannot be compared.</source>
            <translation>알 수 없음: 소스 저장소가 연결되지 않아 커밋을 비교할 수 없습니다.</translation>
        </message>
        <message>
            <source>Not known without a repository</source>
            <translation>저장소 없이는 알 수 없음</translation>
        </message>
        <message>
            <source>Show them with the code of the release</source>
            <translation>릴리스의 코드와 함께 보기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::DecisionBar</name>
        <message>
            <source>Comment (required when you reject or return)</source>
            <translation>의견 (반려나 보완 요청 시 필수)</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>의견</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>반려</translation>
        </message>
        <message>
            <source>Return for changes</source>
            <translation>보완 요청</translation>
        </message>
        <message>
            <source>Say what has to change. %1 sees this first.</source>
            <translation>무엇을 고쳐야 하는지 적어 주세요. %1 님에게 가장 먼저 보입니다.</translation>
        </message>
        <message>
            <source>Hold until tomorrow</source>
            <translation>내일까지 보류</translation>
        </message>
        <message>
            <source>End the hold</source>
            <translation>보류 해제</translation>
        </message>
        <message>
            <source>Return to the step before</source>
            <translation>전단계 반려</translation>
        </message>
        <message>
            <source>Object afterwards</source>
            <translation>이의 제기</translation>
        </message>
        <message>
            <source>Mark as read</source>
            <translation>열람함</translation>
        </message>
        <message>
            <source>Withdraw my signature</source>
            <translation>내 서명 철회</translation>
        </message>
        <message>
            <source>Read the disagreement first, and say that you did.</source>
            <translation>먼저 부동의 의견을 읽고 읽었다고 표시하세요.</translation>
        </message>
        <message>
            <source>Decide finally for everybody after you</source>
            <translation>뒤의 결재자를 대신해 전결</translation>
        </message>
        <message>
            <source>Passphrase of your signing key</source>
            <translation>서명 키의 암호</translation>
        </message>
        <message>
            <source>Disagree</source>
            <translation>부동의</translation>
        </message>
        <message>
            <source>More decisions</source>
            <translation>다른 결정</translation>
        </message>
        <message numerus="yes">
            <source>I have read the %n disagreement(s)</source>
            <translation>
                <numerusform>부동의 의견 %n건을 읽었습니다</numerusform>
            </translation>
        </message>
        <message>
            <source>Sign request %1 for %2</source>
            <translation>%2 님 대신 요청 %1차 서명</translation>
        </message>
        <message>
            <source>Agree to request %1</source>
            <translation>요청 %1차 합의</translation>
        </message>
        <message>
            <source>Confirm request %1</source>
            <translation>요청 %1차 확인</translation>
        </message>
        <message>
            <source>Approve request %1</source>
            <translation>요청 %1차 승인</translation>
        </message>
        <message>
            <source>You are returning it.</source>
            <translation>보완을 요청하는 중입니다.</translation>
        </message>
        <message>
            <source>You are rejecting it.</source>
            <translation>반려하는 중입니다.</translation>
        </message>
        <message>
            <source>You are disagreeing.</source>
            <translation>부동의하는 중입니다.</translation>
        </message>
        <message>
            <source>You chose: %1.</source>
            <comment>decision</comment>
            <translation>선택한 결정: %1.</translation>
        </message>
        <message>
            <source>Why – required for this decision</source>
            <translation>이유(이 결정에는 꼭 필요합니다)</translation>
        </message>
        <message>
            <source>You sign without a key. Make one under People.</source>
            <translation>키 없이 서명합니다. 사람 화면에서 키를 만드세요.</translation>
        </message>
        <message>
            <source>Your name, the time and a fingerprint of the content (sha256 %1) are written to the audit log.</source>
            <translation>이름, 시각과 내용의 지문(sha256 %1)이 감사 로그에 남습니다.</translation>
        </message>
        <message>
            <source>Say why. %1 sees this first.</source>
            <translation>이유를 적으세요. %1 님이 먼저 봅니다.</translation>
        </message>
        <message>
            <source>Ctrl+Enter sends it, Esc leaves it.</source>
            <translation>Ctrl+Enter로 보내고 Esc로 그만둡니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::DelegationForm</name>
        <message>
            <source>Say why you are away.</source>
            <translation>자리를 비우는 이유를 적으세요.</translation>
        </message>
        <message>
            <source>You act for %1 until %2</source>
            <translation>%2까지 %1 님 대신 결재함</translation>
        </message>
        <message>
            <source>%1 acts for you until %2</source>
            <translation>%2까지 %1 님이 대신 결재함</translation>
        </message>
        <message>
            <source>Delegate…</source>
            <translation>대결자 지정…</translation>
        </message>
        <message>
            <source>I am back</source>
            <translation>돌아왔습니다</translation>
        </message>
        <message>
            <source>Who signs for you</source>
            <translation>대신 서명할 사람</translation>
        </message>
        <message>
            <source>Last day of your absence</source>
            <translation>부재 마지막 날</translation>
        </message>
        <message>
            <source>Why you are away</source>
            <translation>자리를 비우는 이유</translation>
        </message>
        <message>
            <source>Let this person sign for me</source>
            <translation>이 사람이 나를 대신해 서명</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::DesktopNotices</name>
        <message>
            <source>Open</source>
            <translation>열기</translation>
        </message>
        <message>
            <source>Sign…</source>
            <translation>서명…</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ErrorBanner</name>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>Show details</source>
            <translation>자세히 보기</translation>
        </message>
        <message>
            <source>Hide details</source>
            <translation>자세히 숨기기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FactCards</name>
        <message>
            <source>Risk</source>
            <translation>위험</translation>
        </message>
        <message>
            <source>High</source>
            <translation>높음</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>보통</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>낮음</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>근거 자료</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FailureStory</name>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Done for you</source>
            <translation>대신 해 둔 일</translation>
        </message>
        <message>
            <source>Trying again was enough.</source>
            <translation>다시 시도하니 해결되었습니다.</translation>
        </message>
        <message>
            <source>It was done by hand.</source>
            <translation>직접 처리했습니다.</translation>
        </message>
        <message>
            <source>It was done by hand: “%1”</source>
            <translation>직접 처리했습니다: “%1”</translation>
        </message>
        <message>
            <source>It was left out.</source>
            <translation>건너뛰었습니다.</translation>
        </message>
        <message>
            <source>It was left out: “%1”</source>
            <translation>건너뛰었습니다: “%1”</translation>
        </message>
        <message>
            <source>The release was rolled back.</source>
            <translation>릴리스를 롤백했습니다.</translation>
        </message>
        <message>
            <source>The release was aborted.</source>
            <translation>릴리스를 중단했습니다.</translation>
        </message>
        <message>
            <source>Nothing has become of it yet.</source>
            <translation>아직 어떻게 되었는지 정해지지 않았습니다.</translation>
        </message>
        <message>
            <source>The same happened before</source>
            <translation>전에도 같은 일이 있었습니다</translation>
        </message>
        <message>
            <source>%1, attempt %2 · %3</source>
            <comment>version, number, day</comment>
            <translation>%1, %2번째 시도 · %3</translation>
        </message>
        <message>
            <source>Likely cause</source>
            <translation>가능성 높은 원인</translation>
        </message>
        <message>
            <source>The only commit this release brings.</source>
            <translation>이 릴리스의 유일한 커밋입니다.</translation>
        </message>
        <message>
            <source>The version in Jira stays unreleased</source>
            <translation>Jira 버전은 릴리스되지 않은 채로 남습니다</translation>
        </message>
        <message>
            <source>Your note, for the record</source>
            <translation>기록에 남길 메모</translation>
        </message>
        <message>
            <source>Keep the note</source>
            <translation>메모 남기기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FlowEditor</name>
        <message numerus="yes">
            <source>Duplicate %n task(s)</source>
            <translation>
                <numerusform>작업 %n개 복제</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Paste %n task(s)</source>
            <translation>
                <numerusform>작업 %n개 붙여넣기</numerusform>
            </translation>
        </message>
        <message>
            <source>None of these tasks fits into this flow, so nothing was pasted. Add a phase first.</source>
            <translation>이 흐름에 맞는 작업이 없어 붙여 넣지 않았습니다. 먼저 단계를 추가하세요.</translation>
        </message>
        <message numerus="yes">
            <source>%n connection(s) would lead backwards here and were left out.</source>
            <translation>
                <numerusform>역방향이 되는 연결선 %n개는 제외했습니다.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FlowForecast</name>
        <message numerus="yes">
            <source>%n conflict(s)</source>
            <translation>
                <numerusform>충돌 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>no conflict</source>
            <translation>충돌 없음</translation>
        </message>
        <message>
            <source>Planned until %1, forecast until %2.</source>
            <translation>계획 종료 %1, 예측 종료 %2.</translation>
        </message>
        <message>
            <source>%1 of %2 durations are known from earlier releases.</source>
            <translation>소요 시간 %2개 중 %1개는 이전 릴리스의 실적입니다.</translation>
        </message>
        <message>
            <source>The way back takes %1: decide by %2.</source>
            <translation>롤백 소요 시간 %1, 결정 기한 %2.</translation>
        </message>
        <message>
            <source>The way back takes %1.</source>
            <translation>롤백 소요 시간 %1.</translation>
        </message>
        <message>
            <source>Done about %1</source>
            <translation>%1쯤 완료</translation>
        </message>
        <message>
            <source>about %1 m left</source>
            <translation>약 %1분 남음</translation>
        </message>
        <message>
            <source>about %1 h %2 m left</source>
            <translation>약 %1시간 %2분 남음</translation>
        </message>
        <message>
            <source>by estimates</source>
            <translation>예상 시간 기준</translation>
        </message>
        <message>
            <source>from history</source>
            <translation>이력 기준</translation>
        </message>
        <message>
            <source>%1 of %2 from history</source>
            <translation>%2건 중 %1건은 이력 기준</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FlowPage</name>
        <message>
            <source>Change what was signed?</source>
            <translation>서명받은 내용을 바꾸시겠습니까?</translation>
        </message>
        <message>
            <source>Change it</source>
            <translation>바꾸기</translation>
        </message>
        <message>
            <source>The log is in %1.</source>
            <translation>로그 위치: %1</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FlowScene</name>
        <message>
            <source> · about %1</source>
            <comment>time</comment>
            <translation> · 약 %1</translation>
        </message>
        <message>
            <source>running since %1</source>
            <translation>%1부터 실행 중</translation>
        </message>
        <message>
            <source>started</source>
            <translation>시작됨</translation>
        </message>
        <message>
            <source>ran %1 to %2</source>
            <translation>%1부터 %2까지 실행</translation>
        </message>
        <message>
            <source>empty: add what takes the deployment back</source>
            <translation>비어 있음: 배포를 되돌리는 작업을 추가하세요</translation>
        </message>
        <message>
            <source>empty: nothing takes effects back</source>
            <translation>비어 있음: 변경을 되돌리는 것이 없습니다</translation>
        </message>
        <message numerus="yes">
            <source>armed · %n effect(s) in force</source>
            <translation>
                <numerusform>준비됨 · 적용된 변경 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>armed · nothing to take back yet</source>
            <translation>준비됨 · 아직 되돌릴 것 없음</translation>
        </message>
        <message>
            <source>starts on failure or by hand</source>
            <translation>실패 시 또는 직접 시작</translation>
        </message>
        <message>
            <source>stopped at %1</source>
            <translation>%1에 멈춤</translation>
        </message>
        <message>
            <source> · %1 is live again</source>
            <comment>version</comment>
            <translation> · %1 다시 운영 중</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FlowSearch</name>
        <message>
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>tasks found</comment>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>Find a task</source>
            <translation>작업 찾기</translation>
        </message>
        <message>
            <source>Previous (Shift+Enter)</source>
            <translation>이전 (Shift+Enter)</translation>
        </message>
        <message>
            <source>Next (Enter)</source>
            <translation>다음 (Enter)</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>닫기 (Esc)</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FlowView</name>
        <message>
            <source>Flow</source>
            <translation>흐름</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FormField</name>
        <message>
            <source>optional</source>
            <translation>선택 사항</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::FreezesPage</name>
        <message>
            <source>Add a freeze</source>
            <translation>동결 추가</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>이유</translation>
        </message>
        <message>
            <source>From</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>끝</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>대상</translation>
        </message>
        <message>
            <source>Exceptions</source>
            <translation>예외</translation>
        </message>
        <message>
            <source>Releases that it does not hold, as project/version, with commas between.</source>
            <translation>동결을 적용하지 않을 릴리스. project/version 형식으로 쉼표로 구분합니다.</translation>
        </message>
        <message>
            <source>Save freeze</source>
            <translation>동결 저장</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>어디서나</translation>
        </message>
        <message>
            <source>Nothing is frozen.</source>
            <translation>동결된 대상이 없습니다.</translation>
        </message>
        <message>
            <source>%1 to %2 · %3</source>
            <translation>%1 ~ %2 · %3</translation>
        </message>
        <message>
            <source> · except %1</source>
            <translation> · 예외: %1</translation>
        </message>
        <message>
            <source>Change “%1”</source>
            <translation>“%1” 변경</translation>
        </message>
        <message>
            <source>Remove “%1”</source>
            <translation>“%1” 제거</translation>
        </message>
        <message>
            <source>While a freeze holds, no release starts that takes effect there, and none whose window lies in it can be submitted. Ways back are never frozen. Every change stays in the record.</source>
            <translation>동결 중에는 그곳에 영향을 주는 릴리스를 시작할 수 없고, 작업 시간이 동결에 들어가는 릴리스는 결재를 요청할 수 없습니다. 되돌리는 길은 동결하지 않습니다. 모든 변경은 기록에 남습니다.</translation>
        </message>
        <message>
            <source>Lift the freeze “%1”?</source>
            <translation>“%1” 동결을 해제할까요?</translation>
        </message>
        <message>
            <source>What it held may take effect at once, and everybody sees who lifted it and why.</source>
            <translation>동결로 막힌 것이 바로 반영될 수 있습니다. 누가 왜 해제했는지 모두에게 보입니다.</translation>
        </message>
        <message>
            <source>Lift freeze</source>
            <translation>동결 해제</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::GroupForm</name>
        <message>
            <source>Id</source>
            <translation>ID</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Remove this group…</source>
            <translation>이 그룹 삭제…</translation>
        </message>
        <message>
            <source>A new group</source>
            <translation>새 그룹</translation>
        </message>
        <message>
            <source>As lines of approval name it, e.g. qa. It stays.</source>
            <translation>결재선에서 쓰는 이름입니다. 예: qa. 바뀌지 않습니다.</translation>
        </message>
        <message>
            <source>Search people</source>
            <translation>사람 검색</translation>
        </message>
        <message>
            <source>People of the group</source>
            <translation>그룹의 사람</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>그룹</translation>
        </message>
        <message numerus="yes">
            <source>%n people in the group</source>
            <translation>
                <numerusform>그룹에 %n명</numerusform>
            </translation>
        </message>
        <message>
            <source>Give the group an id.</source>
            <translation>그룹의 id를 적으세요.</translation>
        </message>
        <message>
            <source>There is a group “%1” already. Choose it above.</source>
            <translation>“%1” 그룹이 이미 있습니다. 위에서 선택하세요.</translation>
        </message>
        <message>
            <source>Tick at least one person; an empty group would let nobody sign.</source>
            <translation>한 사람 이상 선택하세요. 빈 그룹은 아무도 서명할 수 없습니다.</translation>
        </message>
        <message>
            <source>Nothing is changed yet.</source>
            <translation>아직 변경한 내용이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::HeaderBar</name>
        <message>
            <source>Back</source>
            <translation>뒤로</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>앞으로</translation>
        </message>
        <message>
            <source>More actions</source>
            <translation>더 보기</translation>
        </message>
        <message>
            <source>View only</source>
            <translation>보기 전용</translation>
        </message>
        <message>
            <source>Its owner said so when the release was made; it decides who has to approve. What was found in its flow, issues and record stands under Approvals.</source>
            <translation>릴리스를 만들 때 담당자가 정한 값이며, 누가 결재해야 하는지를 결정합니다. 흐름, 이슈, 기록에서 찾은 것은 결재 화면에 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::HistoryPanel</name>
        <message>
            <source>Nothing in the history matches this filter.</source>
            <translation>이 필터에 맞는 이력이 없습니다.</translation>
        </message>
        <message>
            <source>Nothing has happened to this release yet.</source>
            <translation>이 릴리스에는 아직 일어난 일이 없습니다.</translation>
        </message>
        <message>
            <source>Show everything</source>
            <translation>모두 보기</translation>
        </message>
        <message>
            <source>History</source>
            <translation>이력</translation>
        </message>
        <message>
            <source>Filter the history</source>
            <translation>이력 필터</translation>
        </message>
        <message>
            <source>Important only</source>
            <translation>중요한 것만</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::HomePanel</name>
        <message>
            <source>Next releases</source>
            <translation>다가오는 릴리스</translation>
        </message>
        <message>
            <source>Running now</source>
            <translation>지금 실행 중</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>이번 주</translation>
        </message>
        <message>
            <source>My approvals</source>
            <translation>내 결재</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>달력</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>활동</translation>
        </message>
        <message>
            <source>No releases yet. Start one from a version in Jira.</source>
            <translation>아직 릴리스가 없습니다. Jira 버전으로 시작하세요.</translation>
        </message>
        <message>
            <source>New release</source>
            <translation>새 릴리스</translation>
        </message>
        <message>
            <source>Connect Jira</source>
            <translation>Jira 연결</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>열기</translation>
        </message>
        <message>
            <source>What is running where</source>
            <translation>어디에 무엇이 실행 중인가</translation>
        </message>
        <message>
            <source>No release is open. Start one with New release.</source>
            <translation>열린 릴리스가 없습니다. 새 릴리스로 시작하세요.</translation>
        </message>
        <message>
            <source>As releases of this workspace brought it there; a dash means: never released from here.</source>
            <translation>이 워크스페이스의 릴리스가 반영한 내용입니다. 줄표는 여기에서 릴리스한 적이 없다는 뜻입니다.</translation>
        </message>
        <message>
            <source>Freeze until %1</source>
            <translation>%1까지 동결</translation>
        </message>
        <message>
            <source>Freeze in %1</source>
            <translation>%1 동결</translation>
        </message>
        <message>
            <source>All releases</source>
            <translation>모든 릴리스</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::InboxModel</name>
        <message>
            <source>Your turn</source>
            <translation>내 차례</translation>
        </message>
        <message>
            <source>After others</source>
            <translation>다른 결재자 다음</translation>
        </message>
        <message>
            <source>Signed by you</source>
            <translation>내가 서명함</translation>
        </message>
        <message>
            <source>Requested by you</source>
            <translation>내가 요청함</translation>
        </message>
        <message>
            <source>%1, %2, %3</source>
            <translation>%1, %2, %3</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>결재 완료</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>보완 요청</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>반려</translation>
        </message>
        <message>
            <source>Withdrawn since</source>
            <translation>무효가 된 시각</translation>
        </message>
        <message>
            <source>Agreed</source>
            <translation>합의</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>확인함</translation>
        </message>
        <message>
            <source>Returned to the step before</source>
            <translation>전 단계 반려</translation>
        </message>
        <message>
            <source>Disagreed</source>
            <translation>부동의</translation>
        </message>
        <message>
            <source>Objected</source>
            <translation>이의 제기함</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>보류</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>열람</translation>
        </message>
        <message>
            <source>To read</source>
            <translation>읽을 것</translation>
        </message>
        <message>
            <source>overdue</source>
            <translation>기한 지남</translation>
        </message>
        <message>
            <source>due %1</source>
            <translation>기한 %1</translation>
        </message>
        <message>
            <source>Request %1 · for %2</source>
            <comment>acting</comment>
            <translation>요청 %1차 · %2 님 대신</translation>
        </message>
        <message>
            <source>Request %1 · %2 of %3 signed</source>
            <translation>요청 %1차 · %3명 중 %2명 서명</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::IssueChangeForm</name>
        <message>
            <source>Reading the versions …</source>
            <translation>버전을 읽는 중 …</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>To</source>
            <translation>받는 사람</translation>
        </message>
        <message>
            <source>As Jira calls it. Where a workflow has no way there, the issue stays as it is.</source>
            <translation>Jira에서 쓰는 상태 이름입니다. 워크플로에서 이 상태로 갈 수 없는 이슈는 그대로 둡니다.</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>외 %n건</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Set the status of %n issue(s) in Jira</source>
            <translation>
                <numerusform>Jira에서 이슈 %n건의 상태 변경</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Put %n issue(s) into a version</source>
            <translation>
                <numerusform>이슈 %n건을 버전에 넣기</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Move %n issue(s) out of %1</source>
            <translation>
                <numerusform>이슈 %n건 옮기기: 현재 버전 %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Set the status</source>
            <translation>상태 변경</translation>
        </message>
        <message>
            <source>Move in Jira</source>
            <translation>Jira에서 옮기기</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>선택</translation>
        </message>
        <message>
            <source>no version</source>
            <translation>버전 없음</translation>
        </message>
        <message>
            <source>Say which status.</source>
            <translation>상태를 지정하세요.</translation>
        </message>
        <message>
            <source>The versions are being read.</source>
            <translation>버전을 읽는 중입니다.</translation>
        </message>
        <message>
            <source>Choose a version.</source>
            <translation>버전을 고르세요.</translation>
        </message>
        <message>
            <source>%1 of them are in “%2” already. Jira is asked for one issue at a time.</source>
            <translation>그중 %1건은 이미 “%2” 상태입니다. Jira에는 한 번에 이슈 하나씩 요청합니다.</translation>
        </message>
        <message>
            <source>They are in no version afterwards, and in no release.</source>
            <translation>변경 후에는 어느 버전에도, 어느 릴리스에도 속하지 않습니다.</translation>
        </message>
        <message>
            <source>%1 → %2, one issue at a time.</source>
            <translation>%1 → %2, 한 번에 이슈 하나씩 처리합니다.</translation>
        </message>
        <message>
            <source>%1 sees it when its scope is read again; signatures that covered the issues fall then.</source>
            <translation>릴리스 %1: 적용 범위를 다시 읽을 때 반영되며, 그때 해당 이슈를 포함한 서명은 무효가 됩니다.</translation>
        </message>
        <message>
            <source>e.g. %1</source>
            <translation>예: %1</translation>
        </message>
        <message>
            <source>Keys of the issues</source>
            <translation>이슈 키</translation>
        </message>
        <message>
            <source>Put issues into %1 %2</source>
            <translation>%1 %2 버전에 이슈 넣기</translation>
        </message>
        <message>
            <source>Put in, in Jira</source>
            <translation>Jira 버전에 넣기</translation>
        </message>
        <message>
            <source>Name an issue.</source>
            <translation>이슈를 적으세요.</translation>
        </message>
        <message>
            <source>“%1” is no key of an issue of %2.</source>
            <translation>“%1” 값은 %2 프로젝트의 이슈 키가 아닙니다.</translation>
        </message>
        <message>
            <source>What it means is still being read.</source>
            <translation>무엇이 달라지는지 아직 읽고 있습니다.</translation>
        </message>
        <message>
            <source>They stay in their other versions.</source>
            <translation>다른 버전에도 그대로 남습니다.</translation>
        </message>
        <message>
            <source>%1 gets them, one issue at a time.</source>
            <translation>%1 버전에 한 건씩 넣습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::IssueColumns</name>
        <message>
            <source>Priority</source>
            <translation>우선순위</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>유형</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Development</source>
            <translation>개발</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::IssueFoot</name>
        <message>
            <source>Details</source>
            <translation>자세히</translation>
        </message>
        <message>
            <source>Open in Jira</source>
            <translation>Jira에서 열기</translation>
        </message>
        <message>
            <source>Read the scope again</source>
            <translation>적용 범위 새로 읽기</translation>
        </message>
        <message>
            <source>Move in Jira</source>
            <translation>Jira에서 옮기기</translation>
        </message>
        <message>
            <source>Reopen in Jira</source>
            <translation>Jira에서 다시 열기</translation>
        </message>
        <message>
            <source>Put into a version</source>
            <translation>버전에 넣기</translation>
        </message>
        <message>
            <source>Take the blocker in</source>
            <translation>차단 이슈도 넣기</translation>
        </message>
        <message>
            <source>Show the code</source>
            <translation>코드 보기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::IssuePane</name>
        <message>
            <source>Open in Jira</source>
            <translation>Jira에서 열기</translation>
        </message>
        <message>
            <source>Close the issue</source>
            <translation>이슈 창 닫기</translation>
        </message>
        <message>
            <source>Issue</source>
            <translation>이슈</translation>
        </message>
        <message>
            <source>Select an issue to see its description, links and history.</source>
            <translation>이슈를 선택하면 설명, 링크, 이력이 표시됩니다.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>As of %1, looking for changes</source>
            <translation>%1 기준, 변경 확인 중</translation>
        </message>
        <message>
            <source>Reading from Jira</source>
            <translation>Jira에서 읽는 중</translation>
        </message>
        <message>
            <source>Read from Jira %1</source>
            <translation>Jira에서 읽음: %1</translation>
        </message>
        <message>
            <source>No description.</source>
            <translation>설명이 없습니다.</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>설명</translation>
        </message>
        <message>
            <source>Show the whole description</source>
            <translation>설명 전체 보기</translation>
        </message>
        <message>
            <source>Links and sub-tasks</source>
            <translation>링크와 하위 작업</translation>
        </message>
        <message>
            <source>Development</source>
            <translation>개발</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>변경 이력</translation>
        </message>
        <message>
            <source>Show all changes</source>
            <translation>변경 이력 모두 보기</translation>
        </message>
        <message numerus="yes">
            <source>%n older change(s) can be seen in Jira.</source>
            <translation>
                <numerusform>이전 변경 %n건은 Jira에서 볼 수 있습니다.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::IssueTableModel</name>
        <message>
            <source>Nobody</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>우선순위</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>유형</translation>
        </message>
        <message>
            <source>P</source>
            <comment>short for priority</comment>
            <translation>P</translation>
        </message>
        <message>
            <source>T</source>
            <comment>short for type</comment>
            <translation>T</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>키</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>요약</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Development</source>
            <translation>개발</translation>
        </message>
        <message>
            <source>Not available from this Jira</source>
            <translation>이 Jira에서는 알 수 없음</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::IssueTools</name>
        <message>
            <source>Filter issues</source>
            <translation>이슈 필터</translation>
        </message>
        <message>
            <source>Refresh from Jira</source>
            <translation>Jira에서 새로 고침</translation>
        </message>
        <message>
            <source>Compare with another version</source>
            <translation>다른 버전과 비교</translation>
        </message>
        <message>
            <source>Warning rules</source>
            <translation>경고 규칙</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>열</translation>
        </message>
        <message>
            <source>Copy issues</source>
            <translation>이슈 복사</translation>
        </message>
        <message>
            <source>Type: all</source>
            <translation>유형: 전체</translation>
        </message>
        <message>
            <source>Type: %1</source>
            <translation>유형: %1</translation>
        </message>
        <message>
            <source>Component: all</source>
            <translation>컴포넌트: 전체</translation>
        </message>
        <message>
            <source>Component: %1</source>
            <translation>컴포넌트: %1</translation>
        </message>
        <message>
            <source>All</source>
            <translation>전체</translation>
        </message>
        <message>
            <source>New features %1</source>
            <translation>새 기능 %1</translation>
        </message>
        <message>
            <source>Fixes %1</source>
            <translation>수정 %1</translation>
        </message>
        <message>
            <source>Other %1</source>
            <translation>기타 %1</translation>
        </message>
        <message>
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>As text</source>
            <translation>텍스트로</translation>
        </message>
        <message>
            <source>As Markdown</source>
            <translation>Markdown으로</translation>
        </message>
        <message>
            <source>As CSV for a spreadsheet</source>
            <translation>스프레드시트용 CSV로</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>링크</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::JiraChanger</name>
        <message>
            <source>This window only reads, so nothing can be changed in Jira from here.</source>
            <translation>읽기 전용 창이므로 여기서 Jira를 변경할 수 없습니다.</translation>
        </message>
        <message>
            <source>Select a version first.</source>
            <translation>먼저 버전을 선택하세요.</translation>
        </message>
        <message>
            <source>No project of this workspace says which Jira project it has.</source>
            <translation>이 워크스페이스에는 Jira 프로젝트가 지정된 프로젝트가 없습니다.</translation>
        </message>
        <message>
            <source>Select issues first.</source>
            <translation>먼저 이슈를 선택하세요.</translation>
        </message>
        <message>
            <source>Select issues of one Jira project.</source>
            <translation>같은 Jira 프로젝트의 이슈만 선택하세요.</translation>
        </message>
        <message>
            <source>Show what Jira has now</source>
            <translation>Jira의 현재 상태 보기</translation>
        </message>
        <message>
            <source>Version %1 is not in Jira any more: somebody deleted or merged it.</source>
            <translation>버전 %1 항목이 Jira에 더 이상 없습니다. 누군가 삭제했거나 병합했습니다.</translation>
        </message>
        <message>
            <source>Your role only lets you read. Ask somebody who composes releases to change this in Jira.</source>
            <translation>읽기만 할 수 있는 역할입니다. Jira에서 이것을 바꾸려면 릴리스를 구성하는 사람에게 요청하세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::KindPicker</name>
        <message>
            <source>Find a kind of task</source>
            <translation>작업 종류 찾기</translation>
        </message>
        <message>
            <source>Kinds of task</source>
            <translation>작업 종류</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::LeftOutBar</name>
        <message>
            <source>Left out</source>
            <translation>제외됨</translation>
        </message>
        <message>
            <source>click to bring one in</source>
            <translation>눌러서 넣기</translation>
        </message>
        <message>
            <source>The release is closed, so its notes stay as they are.</source>
            <translation>릴리스가 종결되어 릴리스 노트를 바꿀 수 없습니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n more…</source>
            <translation>
                <numerusform>%n개 더…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::LineStepRow</name>
        <message>
            <source>Kind of step</source>
            <translation>단계 종류</translation>
        </message>
        <message>
            <source>Role or department</source>
            <translation>직책 또는 부서</translation>
        </message>
        <message>
            <source>Names, or “2 of SRE + 1 of Security”</source>
            <translation>이름, 또는 “2 of SRE + 1 of Security”</translation>
        </message>
        <message>
            <source>Who is asked</source>
            <translation>요청받는 사람</translation>
        </message>
        <message>
            <source>Due in </source>
            <comment>before a number of hours</comment>
            <translation>기한 </translation>
        </message>
        <message>
            <source> h</source>
            <comment>working hours</comment>
            <translation>시간</translation>
        </message>
        <message>
            <source>No deadline</source>
            <translation>기한 없음</translation>
        </message>
        <message>
            <source>Deadline in working hours</source>
            <translation>근무 시간 기준 기한</translation>
        </message>
        <message>
            <source>Asked together with the one above</source>
            <translation>위 단계와 함께 요청</translation>
        </message>
        <message>
            <source>May decide finally</source>
            <translation>전결 가능</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>위로 이동</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>아래로 이동</translation>
        </message>
        <message>
            <source>Take out of the line</source>
            <translation>결재선에서 빼기</translation>
        </message>
        <message>
            <source>It is the first.</source>
            <translation>첫 단계입니다.</translation>
        </message>
        <message>
            <source>It is the last.</source>
            <translation>마지막 단계입니다.</translation>
        </message>
        <message>
            <source>Reminder, escalation, lapse…</source>
            <translation>다시 알림, 상위 보고, 자동 진행…</translation>
        </message>
        <message>
            <source>Remind after </source>
            <comment>before a number of hours</comment>
            <translation>다시 알림까지 </translation>
        </message>
        <message>
            <source>No reminder</source>
            <translation>다시 알리지 않음</translation>
        </message>
        <message>
            <source>Reminder after working hours</source>
            <translation>다시 알림까지의 근무 시간</translation>
        </message>
        <message>
            <source>Pass on after </source>
            <comment>before a number of hours</comment>
            <translation>상위 보고까지 </translation>
        </message>
        <message>
            <source>Not passed on</source>
            <translation>상위 보고 안 함</translation>
        </message>
        <message>
            <source>Passed on after working hours</source>
            <translation>상위 보고까지의 근무 시간</translation>
        </message>
        <message>
            <source>To whom</source>
            <translation>보고 대상</translation>
        </message>
        <message>
            <source>Passed on to</source>
            <translation>상위 보고 대상</translation>
        </message>
        <message>
            <source>Go on after </source>
            <comment>before a number of hours</comment>
            <translation>자동 진행까지 </translation>
        </message>
        <message>
            <source>Waits for the answer</source>
            <translation>답을 기다림</translation>
        </message>
        <message>
            <source>Goes on without the answer after working hours</source>
            <translation>답 없이 진행하기까지의 근무 시간</translation>
        </message>
        <message>
            <source>Draw it to its place, or press Alt+Up and Alt+Down.</source>
            <translation>원하는 자리로 끌거나 Alt+Up, Alt+Down 키를 누르세요.</translation>
        </message>
        <message>
            <source>A step is passed on to one person. Type one name.</source>
            <translation>상위 보고 대상은 한 사람입니다. 이름을 하나만 입력하세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::LiveProgress</name>
        <message>
            <source>Since %1</source>
            <translation>%1부터</translation>
        </message>
        <message>
            <source>until %1</source>
            <translation>%1까지</translation>
        </message>
        <message numerus="yes">
            <source>planned %n min</source>
            <translation>
                <numerusform>계획 %n분</numerusform>
            </translation>
        </message>
        <message>
            <source>attempt %1</source>
            <translation>시도 %1</translation>
        </message>
        <message>
            <source>It has begun.</source>
            <translation>시작했습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::LogView</name>
        <message>
            <source>Log</source>
            <translation>로그</translation>
        </message>
        <message>
            <source>No line holds “%1”.</source>
            <translation>“%1” 문구가 있는 줄이 없습니다.</translation>
        </message>
        <message>
            <source>Choose a task to see its log.</source>
            <translation>로그를 보려면 작업을 고르세요.</translation>
        </message>
        <message>
            <source>This task has printed nothing yet.</source>
            <translation>이 작업은 아직 출력한 내용이 없습니다.</translation>
        </message>
        <message>
            <source>Nothing has happened yet.</source>
            <translation>아직 일어난 일이 없습니다.</translation>
        </message>
        <message>
            <source>Show the task “%1”</source>
            <translation>“%1” 작업 보기</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>다시 읽기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::Lozenge</name>
        <message>
            <source>TO DO</source>
            <translation>할 일</translation>
        </message>
        <message>
            <source>IN PROGRESS</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>DONE</source>
            <translation>완료</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::MainWindow</name>
        <message>
            <source>Started %1</source>
            <translation>%1 시작</translation>
        </message>
        <message>
            <source>Actions wait for the engine</source>
            <translation>엔진이 응답해야 동작을 실행할 수 있음</translation>
        </message>
        <message>
            <source>%1 · last known</source>
            <translation>%1 · 마지막으로 확인된 상태</translation>
        </message>
        <message>
            <source>Close Release Desk?</source>
            <translation>Release Desk를 닫을까요?</translation>
        </message>
        <message>
            <source>%1 runs on this computer. Closing pauses before the next task; it goes on when this workspace is opened again.</source>
            <translation>%1 릴리스가 이 컴퓨터에서 실행 중입니다. 닫으면 다음 작업 전에 일시 정지하고, 이 워크스페이스를 다시 열면 이어서 진행합니다.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>Open %1?</source>
            <translation>%1 사이트를 열까요?</translation>
        </message>
        <message>
            <source>Open in the browser</source>
            <translation>브라우저에서 열기</translation>
        </message>
        <message>
            <source>The engine has not answered since %1.</source>
            <translation>%1 이후 엔진이 응답하지 않습니다.</translation>
        </message>
        <message>
            <source>Nothing you see is newer. What was recorded is safe; nothing is sent until it answers.</source>
            <translation>화면의 내용은 그때 기준입니다. 기록된 내용은 안전하며, 엔진이 응답할 때까지 아무것도 보내지 않습니다.</translation>
        </message>
        <message>
            <source>Try again now</source>
            <translation>지금 다시 시도</translation>
        </message>
        <message>
            <source>%1 was at “%2”.</source>
            <translation>%1의 마지막 상태: “%2”.</translation>
        </message>
        <message>
            <source>Release Desk catches up by itself, without gaps, when the engine answers again. If it does not within a minute, close the program and start it again: it finds what was under way.</source>
            <translation>엔진이 다시 응답하면 Release Desk가 빠짐없이 스스로 따라잡습니다. 1분 안에 응답하지 않으면 프로그램을 닫고 다시 시작하세요. 진행 중이던 작업을 찾아냅니다.</translation>
        </message>
        <message>
            <source>Release Desk %1, workspace %2
last answer of the engine %3
events on record %4</source>
            <translation>Release Desk %1, 워크스페이스 %2
엔진의 마지막 응답 %3
기록된 이벤트 %4</translation>
        </message>
        <message>
            <source>You see the state from %1</source>
            <translation>%1 기준 상태입니다</translation>
        </message>
        <message>
            <source>Header bar</source>
            <translation>머리글 표시줄</translation>
        </message>
        <message>
            <source>What this release is, how it is doing, and the one action that is next.</source>
            <translation>이 릴리스가 무엇인지, 어떻게 진행되는지, 다음에 할 동작 하나를 보여 줍니다.</translation>
        </message>
        <message>
            <source>Modeling panel</source>
            <translation>모델링 패널</translation>
        </message>
        <message>
            <source>Put tasks in order. Take one from the palette on the left, or press A on a task.</source>
            <translation>작업의 순서를 정하세요. 왼쪽 팔레트에서 작업을 가져오거나 작업 위에서 A 키를 누르세요.</translation>
        </message>
        <message>
            <source>Task content</source>
            <translation>작업 내용</translation>
        </message>
        <message>
            <source>Everything about the selected task: what it does, who approves, live results.</source>
            <translation>선택한 작업의 모든 것: 하는 일, 결재자, 실시간 결과.</translation>
        </message>
        <message>
            <source>Status bar</source>
            <translation>상태 표시줄</translation>
        </message>
        <message>
            <source>Whether the engine answers, and what is running.</source>
            <translation>엔진이 응답하는지, 무엇이 실행 중인지 보여 줍니다.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>release and what is asked</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>열기</translation>
        </message>
        <message>
            <source>One release, seven views</source>
            <translation>릴리스 하나, 일곱 가지 보기</translation>
        </message>
        <message>
            <source>The features of the version, who signs, the work plan, the notes, the history and the code. Ctrl+1 to Ctrl+7.</source>
            <translation>버전의 기능 목록, 결재선, 작업계획서, 릴리스 노트, 이력, 코드를 봅니다. Ctrl+1~Ctrl+7.</translation>
        </message>
        <message>
            <source>What you wrote in the notes of %1 is not saved and would be lost. Cancel and save it with Ctrl+S to keep it.</source>
            <translation>%1 노트에 적은 내용을 저장하지 않아 사라집니다. 남기려면 취소하고 Ctrl+S로 저장하세요.</translation>
        </message>
        <message>
            <source>Close without saving</source>
            <translation>저장하지 않고 닫기</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>실행 취소</translation>
        </message>
        <message>
            <source>only while the release is a draft or was returned</source>
            <translation>릴리스가 초안이거나 보완 요청된 동안에만</translation>
        </message>
        <message>
            <source>the release was not made from a template</source>
            <translation>템플릿으로 만든 릴리스가 아닙니다</translation>
        </message>
        <message>
            <source>there is no release yet</source>
            <translation>아직 릴리스가 없습니다</translation>
        </message>
        <message>
            <source>the flow can be changed directly</source>
            <translation>흐름을 바로 고칠 수 있습니다</translation>
        </message>
        <message>
            <source>the flow of this release cannot change any more</source>
            <translation>이 릴리스의 흐름은 더 이상 바꿀 수 없습니다</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::MeButton</name>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1 acts as %2 in the sample workspace</source>
            <translation>샘플 워크스페이스에서 %1 님이 %2 님의 역할을 맡고 있습니다</translation>
        </message>
        <message>
            <source>Acting as</source>
            <translation>현재 역할</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::Minimap</name>
        <message>
            <source>Minimap</source>
            <translation>미니맵</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ModelingPanel</name>
        <message>
            <source>Outline of the flow</source>
            <translation>흐름 개요</translation>
        </message>
        <message>
            <source>The flow is locked while the release is prepared or runs.</source>
            <translation>릴리스가 준비 중이거나 실행 중인 동안에는 흐름이 잠깁니다.</translation>
        </message>
        <message numerus="yes">
            <source>Before you start · %n to fix</source>
            <translation>
                <numerusform>시작 전 확인 · 고칠 것 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>Before you start</source>
            <translation>시작 전 확인</translation>
        </message>
        <message>
            <source>Choose the task that waits with the arrow keys. Enter connects, Esc cancels.</source>
            <translation>기다릴 작업을 화살표 키로 고르세요. Enter 키는 연결, Esc 키는 취소입니다.</translation>
        </message>
        <message>
            <source>next task</source>
            <translation>다음 작업</translation>
        </message>
        <message>
            <source>add after</source>
            <translation>뒤에 추가</translation>
        </message>
        <message>
            <source>connect</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>rename</source>
            <translation>이름 변경</translation>
        </message>
        <message>
            <source>remove</source>
            <translation>제거</translation>
        </message>
        <message>
            <source>fit</source>
            <translation>화면에 맞춤</translation>
        </message>
        <message>
            <source>next, previous task</source>
            <translation>다음, 이전 작업</translation>
        </message>
        <message>
            <source>log</source>
            <translation>로그</translation>
        </message>
        <message>
            <source>roll back</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>Marked: what decides when everything is done. P hides it again.</source>
            <translation>전체 완료 시점을 정하는 작업을 표시했습니다. P 키로 다시 숨깁니다.</translation>
        </message>
        <message>
            <source>estimate, with Shift by ten</source>
            <translation>예상 시간 조정, Shift와 함께 10씩</translation>
        </message>
        <message>
            <source>back to the flow</source>
            <translation>흐름으로 돌아가기</translation>
        </message>
        <message>
            <source>The flow is locked while the release is prepared or runs. Propose a change to alter what has not begun.</source>
            <translation>릴리스를 준비하거나 실행하는 동안 흐름은 잠깁니다. 시작되지 않은 것을 바꾸려면 변경을 제안하세요.</translation>
        </message>
        <message>
            <source>fold what is inside</source>
            <translation>안의 내용 접기</translation>
        </message>
        <message>
            <source>unfold what is inside</source>
            <translation>안의 내용 펼치기</translation>
        </message>
        <message>
            <source>open %1</source>
            <translation>%1 열기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::MonthCalendar</name>
        <message>
            <source>Month before</source>
            <translation>이전 달</translation>
        </message>
        <message>
            <source>Month after</source>
            <translation>다음 달</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Freeze: %1 · %2</source>
            <translation>동결: %1 · %2</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::MonthGrid</name>
        <message>
            <source>%1, no window</source>
            <translation>%1, 작업 시간 없음</translation>
        </message>
        <message>
            <source>%1, windows of %2</source>
            <translation>%1, 작업 시간: %2</translation>
        </message>
        <message>
            <source>Freeze: %1</source>
            <translation>동결: %1</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::MonthSheet</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>외 %n건</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::MyApprovals</name>
        <message>
            <source>Nothing to sign.</source>
            <translation>결재할 항목이 없습니다.</translation>
        </message>
        <message>
            <source>%1, %2, %3 of %4 signed</source>
            <translation>%1, %2, %4명 중 %3명 서명</translation>
        </message>
        <message>
            <source>asked %1</source>
            <comment>moment</comment>
            <translation>%1 요청됨</translation>
        </message>
        <message>
            <source>not your turn yet</source>
            <translation>아직 차례가 아님</translation>
        </message>
        <message>
            <source>%1 of %2 signed</source>
            <translation>%2명 중 %1명 서명</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::NavItem</name>
        <message>
            <source>current view</source>
            <translation>현재 보기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::NestedRelease</name>
        <message>
            <source>Fold %1</source>
            <translation>%1 접기</translation>
        </message>
        <message>
            <source>Unfold %1</source>
            <translation>%1 펴기</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>열기</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>%1 열기</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1 of %2 done</source>
            <translation>%2건 중 %1건 완료</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::NetworkForm</name>
        <message>
            <source>proxy %1:%2</source>
            <translation>프록시 %1:%2</translation>
        </message>
        <message>
            <source>no proxy</source>
            <translation>프록시 없음</translation>
        </message>
        <message numerus="yes">
            <source>%n own authority file(s)</source>
            <translation>
                <numerusform>자체 인증 기관 파일 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>client certificate</source>
            <translation>클라이언트 인증서</translation>
        </message>
        <message>
            <source>own time limits</source>
            <translation>자체 시간 제한</translation>
        </message>
        <message>
            <source>Choose a PEM file</source>
            <translation>PEM 파일 선택</translation>
        </message>
        <message>
            <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
            <translation>PEM 파일 (*.pem *.crt *.cer *.key);;모든 파일 (*)</translation>
        </message>
        <message>
            <source>Advanced: network</source>
            <translation>고급: 네트워크</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>프록시</translation>
        </message>
        <message>
            <source>Of this computer</source>
            <translation>이 컴퓨터 설정</translation>
        </message>
        <message>
            <source>None</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Proxy host</source>
            <translation>프록시 호스트</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>포트</translation>
        </message>
        <message>
            <source>Proxy user</source>
            <translation>프록시 사용자</translation>
        </message>
        <message>
            <source>Proxy password</source>
            <translation>프록시 암호</translation>
        </message>
        <message>
            <source>Own authorities</source>
            <translation>자체 인증 기관</translation>
        </message>
        <message>
            <source>PEM files of your company's certificate authority, separated by semicolons. They are trusted beside those of the system.</source>
            <translation>회사 인증 기관의 PEM 파일. 세미콜론으로 구분합니다. 시스템의 인증 기관과 함께 신뢰합니다.</translation>
        </message>
        <message>
            <source>Client certificate</source>
            <translation>클라이언트 인증서</translation>
        </message>
        <message>
            <source>A PEM file that this program shows, where the server wants one.</source>
            <translation>서버가 요구할 때 이 프로그램이 보여 줄 PEM 파일.</translation>
        </message>
        <message>
            <source>Key of the certificate</source>
            <translation>인증서 키</translation>
        </message>
        <message>
            <source>Empty: it is in the certificate's file.</source>
            <translation>비워 두면 인증서 파일에 있는 키를 씁니다.</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>암호</translation>
        </message>
        <message>
            <source>Seconds to connect</source>
            <translation>연결까지 초</translation>
        </message>
        <message>
            <source>At most %1.</source>
            <translation>최대 %1.</translation>
        </message>
        <message>
            <source>Seconds for the whole answer</source>
            <translation>전체 응답까지 초</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>선택…</translation>
        </message>
        <message>
            <source>Enter the name or address of the proxy.</source>
            <translation>프록시의 이름이나 주소를 입력하세요.</translation>
        </message>
        <message>
            <source>Enter its port; 3128, 8080 and 1080 are usual.</source>
            <translation>포트를 입력하세요. 3128, 8080, 1080이 보통입니다.</translation>
        </message>
        <message>
            <source>Enter the password of this user at the proxy.</source>
            <translation>프록시에서 이 사용자의 암호를 입력하세요.</translation>
        </message>
        <message>
            <source>shown</source>
            <translation>펼쳐짐</translation>
        </message>
        <message>
            <source>hidden</source>
            <translation>접힘</translation>
        </message>
        <message>
            <source>The way of this computer</source>
            <translation>이 컴퓨터의 경로</translation>
        </message>
        <message>
            <source>As this computer is set up. It leaves out this computer itself and the exceptions there.</source>
            <translation>이 컴퓨터에 설정된 대로 씁니다. 이 컴퓨터 자신과 설정된 예외는 거치지 않습니다.</translation>
        </message>
        <message>
            <source>For every request of this connection, without exception.</source>
            <translation>이 연결의 모든 요청에 예외 없이 씁니다.</translation>
        </message>
        <message>
            <source>One is stored. Leave this empty to keep it.</source>
            <translation>저장된 값이 있습니다. 유지하려면 비워 두세요.</translation>
        </message>
        <message>
            <source>If the key has one.</source>
            <translation>키에 암호가 있을 때.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::NewReleaseForm</name>
        <message>
            <source>New release</source>
            <translation>새 릴리스</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>프로젝트</translation>
        </message>
        <message>
            <source>Version in Jira</source>
            <translation>Jira의 버전</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>제목</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Approvers, from the template</source>
            <translation>결재자(템플릿 기준)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Create draft</source>
            <translation>초안 만들기</translation>
        </message>
        <message>
            <source>%1, released</source>
            <translation>%1, 릴리스됨</translation>
        </message>
        <message>
            <source>Reading the versions …</source>
            <translation>버전을 읽는 중 …</translation>
        </message>
        <message>
            <source>No version yet</source>
            <translation>아직 버전 없음</translation>
        </message>
        <message>
            <source>Found in %1, planned for %2</source>
            <translation>%1에서 찾음, %2 릴리스 예정</translation>
        </message>
        <message>
            <source>Found in %1, without a date</source>
            <translation>%1에서 찾음, 날짜 없음</translation>
        </message>
        <message>
            <source>Found in %1, released already</source>
            <translation>%1에서 찾음, 이미 릴리스됨</translation>
        </message>
        <message>
            <source>Reading the issues …</source>
            <translation>이슈를 읽는 중 …</translation>
        </message>
        <message>
            <source>%1, %2 done, %3 in progress, %4 to do</source>
            <translation>%1, 완료 %2, 진행 중 %3, 할 일 %4</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s)</source>
            <translation>
                <numerusform>이슈 %n건</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s) with warnings.</source>
            <translation>
                <numerusform>경고가 있는 이슈가 %n건 있습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>At the same time: %1.</source>
            <translation>같은 시간의 릴리스: %1.</translation>
        </message>
        <message>
            <source>This workspace has no project. Add one to workspace.yaml.</source>
            <translation>이 워크스페이스에 프로젝트가 없습니다. workspace.yaml에 추가하세요.</translation>
        </message>
        <message>
            <source>The template needs values that %1 does not have: %2. Add them under its variables in workspace.yaml.</source>
            <translation>%1 프로젝트에 없는 값이 템플릿에 필요합니다: %2. workspace.yaml에서 이 프로젝트의 variables 아래에 추가하세요.</translation>
        </message>
        <message>
            <source>The version could not be read.</source>
            <translation>버전을 읽지 못했습니다.</translation>
        </message>
        <message>
            <source>Choose a version.</source>
            <translation>버전을 고르세요.</translation>
        </message>
        <message>
            <source>Enter a version.</source>
            <translation>버전을 입력하세요.</translation>
        </message>
        <message>
            <source>This workspace has no project “%1”, of which the text tells. Choose one of these, or add it to workspace.yaml.</source>
            <translation>텍스트에 적힌 프로젝트 “%1” 항목이 이 워크스페이스에 없습니다. 여기 있는 프로젝트 중 하나를 선택하거나 workspace.yaml 파일에 추가하세요.</translation>
        </message>
        <message>
            <source>No freeze and no other release then.</source>
            <translation>이 시간에는 동결도 다른 릴리스도 없습니다.</translation>
        </message>
        <message>
            <source>A source of issues could not be read. Read it again or take it out.</source>
            <translation>이슈 출처 하나를 읽지 못했습니다. 다시 읽거나 빼세요.</translation>
        </message>
        <message>
            <source>These sources cannot be in one release.</source>
            <translation>이 출처들은 한 릴리스에 함께 넣을 수 없습니다.</translation>
        </message>
        <message>
            <source>%1 %2 is under way already. Open it under Releases, or choose another version.</source>
            <translation>%1 %2 릴리스가 이미 진행 중입니다. 릴리스 목록에서 열거나 다른 버전을 고르세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::NoteAction</name>
        <message>
            <source>Write a note first; it stays in the history.</source>
            <translation>먼저 메모를 쓰세요. 메모는 이력에 남습니다.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>받는 사람</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::NotesPanel</name>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>Not saved yet.</source>
            <translation>아직 저장하지 않았습니다.</translation>
        </message>
        <message>
            <source>Edited by hand. It stays when the issues change.</source>
            <translation>직접 편집했습니다. 이슈가 바뀌어도 그대로 유지됩니다.</translation>
        </message>
        <message numerus="yes">
            <source>Generated from %n issue(s). It follows them until you edit it.</source>
            <translation>
                <numerusform>이슈 %n건에서 생성했습니다. 직접 편집하기 전까지 이슈에 맞춰 바뀝니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>The release is closed, so its notes stay as they are.</source>
            <translation>릴리스가 종결되어 릴리스 노트를 바꿀 수 없습니다.</translation>
        </message>
        <message>
            <source>There is nothing new to save.</source>
            <translation>새로 저장할 내용이 없습니다.</translation>
        </message>
        <message>
            <source>This is the generated text.</source>
            <translation>생성된 글입니다.</translation>
        </message>
        <message>
            <source>Nothing in the flow publishes these notes.</source>
            <translation>흐름에 이 릴리스 노트를 게시하는 작업이 없습니다.</translation>
        </message>
        <message>
            <source>Goes out by itself with “%1”</source>
            <translation>“%1” 작업에서 자동으로 게시됩니다</translation>
        </message>
        <message>
            <source>Language of the notes</source>
            <translation>릴리스 노트의 언어</translation>
        </message>
        <message>
            <source>Back to generated text</source>
            <translation>생성된 글로 되돌리기</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>저장</translation>
        </message>
        <message>
            <source>Copy Markdown</source>
            <translation>Markdown 복사</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>미리 보기</translation>
        </message>
        <message>
            <source>Release notes in Markdown</source>
            <translation>Markdown 릴리스 노트</translation>
        </message>
        <message>
            <source>Write what people will read.</source>
            <translation>사람들이 읽을 내용을 쓰세요.</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::NotificationsPage</name>
        <message>
            <source>Notify on the desktop</source>
            <translation>데스크톱 알림</translation>
        </message>
        <message>
            <source>Once for each approval that waits for you, and again only if its content changes.</source>
            <translation>대기 중인 결재마다 한 번 알리고, 내용이 바뀔 때만 다시 알립니다.</translation>
        </message>
        <message>
            <source>Notify in the window</source>
            <translation>창 안 알림</translation>
        </message>
        <message>
            <source>A note in the corner. The inbox shows it in any case.</source>
            <translation>창 모서리에 표시합니다. 결재함에는 항상 표시됩니다.</translation>
        </message>
        <message>
            <source>Quiet hours</source>
            <translation>방해 금지 시간</translation>
        </message>
        <message>
            <source>What comes meanwhile is told in one sentence when they are over.</source>
            <translation>그동안 온 알림은 끝난 뒤 한 문장으로 알려 줍니다.</translation>
        </message>
        <message>
            <source>Quiet from</source>
            <translation>방해 금지 시작</translation>
        </message>
        <message>
            <source>In the time zone of the workspace.</source>
            <translation>워크스페이스 시간대 기준입니다.</translation>
        </message>
        <message>
            <source>Quiet until</source>
            <translation>방해 금지 종료</translation>
        </message>
        <message>
            <source>Over midnight if it is earlier than the beginning.</source>
            <translation>시작보다 이르면 자정을 넘겨 적용합니다.</translation>
        </message>
        <message>
            <source>Notify by mail</source>
            <translation>메일로 알림</translation>
        </message>
        <message>
            <source>Also while no window is open. The mail leads to the approval; it signs nothing.</source>
            <translation>열린 창이 없을 때도 보냅니다. 메일은 결재 화면으로 안내할 뿐 서명하지 않습니다.</translation>
        </message>
        <message>
            <source>Notify by messenger</source>
            <translation>메신저로 알림</translation>
        </message>
        <message>
            <source>Names you in the room of the workspace, where it has one.</source>
            <translation>워크스페이스에 대화방이 있으면 그곳에서 나를 언급합니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::OutlineModel</name>
        <message>
            <source>Rollback</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>undoes %1</source>
            <translation>되돌리는 작업: %1</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>작업</translation>
        </message>
        <message>
            <source>State</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>내용</translation>
        </message>
        <message>
            <source>After</source>
            <translation>선행 작업</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::OverlayLayer</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>건너뛰기</translation>
        </message>
        <message>
            <source>Got it</source>
            <translation>확인</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>다음</translation>
        </message>
        <message>
            <source>Copy diagnostics</source>
            <translation>진단 정보 복사</translation>
        </message>
        <message>
            <source>Keep viewing</source>
            <translation>계속 보기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PaletteModel</name>
        <message>
            <source>Commands</source>
            <translation>명령</translation>
        </message>
        <message>
            <source>Go to</source>
            <translation>이동</translation>
        </message>
        <message>
            <source>People</source>
            <translation>사람</translation>
        </message>
        <message>
            <source>Issues</source>
            <translation>이슈</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PanelShelf</name>
        <message>
            <source>The work plan is in the clipboard.</source>
            <translation>작업계획서를 클립보드에 복사했습니다.</translation>
        </message>
        <message>
            <source>The work plan is in %1.</source>
            <translation>작업계획서 저장: %1</translation>
        </message>
        <message>
            <source>The notes are in the clipboard.</source>
            <translation>노트를 클립보드에 복사했습니다.</translation>
        </message>
        <message>
            <source>The link is in the clipboard.</source>
            <translation>링크를 클립보드에 복사했습니다.</translation>
        </message>
        <message>
            <source>The release keeps its list of issues.</source>
            <translation>릴리스의 이슈 목록은 그대로입니다.</translation>
        </message>
        <message>
            <source>“%1” is not offered here at this moment.</source>
            <translation>“%1” 항목은 지금 여기서 쓸 수 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PaperTable</name>
        <message>
            <source>%1. %2</source>
            <comment>number and title of a section</comment>
            <translation>%1. %2</translation>
        </message>
        <message numerus="yes">
            <source>%n more; the saved and the printed document list them all.</source>
            <translation>
                <numerusform>%n건 더 있습니다. 저장하거나 인쇄한 문서에는 모두 들어 있습니다.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PassphraseForm</name>
        <message>
            <source>Passphrase of your key</source>
            <translation>키의 암호</translation>
        </message>
        <message>
            <source>Passphrase until now</source>
            <translation>지금까지의 암호</translation>
        </message>
        <message>
            <source>New passphrase</source>
            <translation>새 암호</translation>
        </message>
        <message>
            <source>New passphrase, again</source>
            <translation>새 암호 확인</translation>
        </message>
        <message numerus="yes">
            <source>At least %n characters. It is asked for at every signature, and nobody can restore it.</source>
            <translation>
                <numerusform>%n자 이상입니다. 서명할 때마다 물으며 아무도 되찾아 줄 수 없습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Type the passphrase of your key.</source>
            <translation>키의 암호를 입력하세요.</translation>
        </message>
        <message>
            <source>The new passphrase is too short.</source>
            <translation>새 암호가 너무 짧습니다.</translation>
        </message>
        <message>
            <source>Type the new passphrase twice, both times the same.</source>
            <translation>새 암호를 두 번 똑같이 입력하세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PeopleChanges</name>
        <message>
            <source>Change %1</source>
            <translation>%1 변경</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>사람 추가</translation>
        </message>
        <message>
            <source>What this person signed so far keeps the name and title it was signed with.</source>
            <translation>이 사람이 지금까지 서명한 것에는 서명할 때의 이름과 직위가 그대로 남습니다.</translation>
        </message>
        <message>
            <source>The person sees this workspace and may do what the roles allow, from now on.</source>
            <translation>지금부터 이 워크스페이스를 보고 역할이 허용하는 일을 할 수 있습니다.</translation>
        </message>
        <message>
            <source>Save person</source>
            <translation>사람 저장</translation>
        </message>
        <message>
            <source>Add person</source>
            <translation>사람 추가</translation>
        </message>
        <message>
            <source>Remove %1 from this workspace?</source>
            <translation>%1 님을 이 워크스페이스에서 뺄까요?</translation>
        </message>
        <message>
            <source>Whatever waits for this person has to be given to somebody else. What was signed stays on record.</source>
            <translation>이 사람을 기다리는 일은 다른 사람에게 넘겨야 합니다. 서명한 것은 기록에 남습니다.</translation>
        </message>
        <message>
            <source>Remove person</source>
            <translation>사람 빼기</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>이유</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>그룹</translation>
        </message>
        <message>
            <source>A line of approval may ask a group, e.g. any two of QA.</source>
            <translation>결재선은 그룹에 요청할 수 있습니다. 예: QA 중 아무나 두 명.</translation>
        </message>
        <message>
            <source>Save group</source>
            <translation>그룹 저장</translation>
        </message>
        <message>
            <source>Remove the group %1?</source>
            <translation>%1 그룹을 삭제할까요?</translation>
        </message>
        <message>
            <source>A step that asks this group finds nobody, and blocks until its line is changed.</source>
            <translation>이 그룹에 요청하는 단계는 아무도 찾지 못하며, 결재선을 바꿀 때까지 막힙니다.</translation>
        </message>
        <message>
            <source>Remove group</source>
            <translation>그룹 삭제</translation>
        </message>
        <message>
            <source>Replace your signing key</source>
            <translation>서명 키 교체</translation>
        </message>
        <message>
            <source>Make a signing key</source>
            <translation>서명 키 만들기</translation>
        </message>
        <message>
            <source>What you signed so far stays valid. From now on the new key signs, and the old one agrees to that.</source>
            <translation>지금까지 서명한 것은 그대로 유효합니다. 이제부터 새 키로 서명하며, 이전 키가 이에 동의합니다.</translation>
        </message>
        <message>
            <source>Each of your signatures then proves that it was you, also outside this program. The key stays on this computer under a passphrase.</source>
            <translation>이제 모든 서명이 본인임을 이 프로그램 밖에서도 증명합니다. 키는 암호로 보호되어 이 컴퓨터에 있습니다.</translation>
        </message>
        <message>
            <source>Replace key</source>
            <translation>키 교체</translation>
        </message>
        <message>
            <source>Make key</source>
            <translation>키 만들기</translation>
        </message>
        <message>
            <source>Revoke your signing key?</source>
            <translation>내 서명 키를 폐기할까요?</translation>
        </message>
        <message>
            <source>Revoke the signing key of %1?</source>
            <translation>%1 님의 서명 키를 폐기할까요?</translation>
        </message>
        <message>
            <source>Nothing can be signed with it any more. Signatures from before stay valid; whoever had a key signs with a new one only.</source>
            <translation>이 키로는 더 이상 서명할 수 없습니다. 이전 서명은 유효합니다. 키가 있던 사람은 새 키로만 서명합니다.</translation>
        </message>
        <message>
            <source>Revoke key</source>
            <translation>키 폐기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PeopleEditor</name>
        <message>
            <source>Add</source>
            <translation>추가</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>사람 추가</translation>
        </message>
        <message>
            <source>people named by this reference</source>
            <translation>이 참조가 가리키는 사람들</translation>
        </message>
        <message>
            <source>Move or remove %1</source>
            <translation>%1 이동 또는 제거</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>위로 이동</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>아래로 이동</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>제거</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PeopleLine</name>
        <message>
            <source>Nobody: the template asks no one.</source>
            <translation>없음: 템플릿에 결재자가 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PeopleModel</name>
        <message>
            <source>Viewer</source>
            <translation>열람자</translation>
        </message>
        <message>
            <source>Approver</source>
            <translation>결재자</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>작업자</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>감사자</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>관리자</translation>
        </message>
        <message>
            <source>Has a key</source>
            <translation>키 있음</translation>
        </message>
        <message>
            <source>Away until %1, %2 acts</source>
            <translation>%1까지 부재, 대결자 %2</translation>
        </message>
        <message>
            <source>You</source>
            <translation>본인</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>사람</translation>
        </message>
        <message>
            <source>Title and department</source>
            <translation>직위와 부서</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>역할</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>그룹</translation>
        </message>
        <message>
            <source>Signing key</source>
            <translation>서명 키</translation>
        </message>
        <message>
            <source>Absence</source>
            <translation>부재</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PeoplePanel</name>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n명</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody matches “%1”.</source>
            <translation>“%1” 검색 결과가 없습니다.</translation>
        </message>
        <message>
            <source>Show everybody</source>
            <translation>모두 보기</translation>
        </message>
        <message>
            <source>Search people, groups, roles</source>
            <translation>사람, 그룹, 역할 검색</translation>
        </message>
        <message>
            <source>People</source>
            <translation>사람</translation>
        </message>
        <message>
            <source>Nobody is in this workspace yet. An administrator adds people.</source>
            <translation>이 워크스페이스에 아직 아무도 없습니다. 관리자가 사람을 추가합니다.</translation>
        </message>
        <message>
            <source>Groups…</source>
            <translation>그룹…</translation>
        </message>
        <message>
            <source>Add person…</source>
            <translation>사람 추가…</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PersonCard</name>
        <message>
            <source>Away until %1: %2. %3 signs meanwhile.</source>
            <translation>%1까지 부재: %2. 그동안 %3 님이 서명합니다.</translation>
        </message>
        <message>
            <source>Acts for %1.</source>
            <translation>%1 님의 대결자입니다.</translation>
        </message>
        <message>
            <source>Here, and acts for nobody.</source>
            <translation>부재가 아니며 대결하는 사람도 없습니다.</translation>
        </message>
        <message>
            <source>The signing key was revoked; a new one is needed to sign.</source>
            <translation>서명 키가 폐기되었습니다. 서명하려면 새 키가 필요합니다.</translation>
        </message>
        <message>
            <source>No signing key: signatures count by the sign-in alone.</source>
            <translation>서명 키 없음: 로그인만으로 서명이 인정됩니다.</translation>
        </message>
        <message>
            <source>Signs with the key %1 since %2. It is not on this computer, so signing happens elsewhere.</source>
            <translation>%2부터 키 %1 사용. 이 컴퓨터에 없어 다른 곳에서 서명합니다.</translation>
        </message>
        <message>
            <source>Signs with the key %1 since %2.</source>
            <translation>%2부터 키 %1 사용.</translation>
        </message>
        <message>
            <source>Replace key…</source>
            <translation>키 교체…</translation>
        </message>
        <message>
            <source>Make a signing key…</source>
            <translation>서명 키 만들기…</translation>
        </message>
        <message>
            <source>End the absence</source>
            <translation>부재 종료</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>변경…</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>빼기…</translation>
        </message>
        <message>
            <source>Revoke key…</source>
            <translation>키 폐기…</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PersonForm</name>
        <message>
            <source>reads everything</source>
            <translation>모두 읽기</translation>
        </message>
        <message>
            <source>signs where a line asks for it</source>
            <translation>결재선이 요청하면 서명</translation>
        </message>
        <message>
            <source>composes releases and asks for approval</source>
            <translation>릴리스 구성과 결재 요청</translation>
        </message>
        <message>
            <source>starts, retries and rolls back</source>
            <translation>시작, 다시 시도, 롤백</translation>
        </message>
        <message>
            <source>reads the record and its evidence</source>
            <translation>기록과 근거 자료 읽기</translation>
        </message>
        <message>
            <source>enters people, groups and connections</source>
            <translation>사람, 그룹, 연결 등록</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>계정</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Korean name</source>
            <translation>한국어 이름</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>제목</translation>
        </message>
        <message>
            <source>Korean title</source>
            <translation>한국어 직위</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>부서</translation>
        </message>
        <message>
            <source>Mail address</source>
            <translation>메일 주소</translation>
        </message>
        <message>
            <source>An account keeps its id: what was signed names it.</source>
            <translation>계정의 id는 바뀌지 않습니다. 서명한 것이 이 이름을 가리킵니다.</translation>
        </message>
        <message>
            <source>As this person signs in, e.g. jiho.kim. It stays for ever.</source>
            <translation>로그인하는 이름입니다. 예: jiho.kim. 바뀌지 않습니다.</translation>
        </message>
        <message>
            <source>A person of their own</source>
            <translation>독립된 한 사람</translation>
        </message>
        <message>
            <source>The same person as %1</source>
            <translation>%1 님과 같은 사람</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>계정</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>역할</translation>
        </message>
        <message>
            <source>Say under which account the person signs in.</source>
            <translation>로그인할 계정을 적으세요.</translation>
        </message>
        <message>
            <source>“%1” is in this workspace already. Change that person instead.</source>
            <translation>“%1” 계정이 이미 이 워크스페이스에 있습니다. 그 사람을 변경하세요.</translation>
        </message>
        <message>
            <source>Say how the person's name is printed.</source>
            <translation>사람의 표시 이름을 적으세요.</translation>
        </message>
        <message>
            <source>Nothing is changed yet.</source>
            <translation>아직 변경한 내용이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PhaseStrip</name>
        <message>
            <source>%1 of %2 phases done</source>
            <translation>%2단계 중 %1단계 완료</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PlanDocument</name>
        <message>
            <source>Undo: %1</source>
            <translation>실행 취소: %1</translation>
        </message>
        <message>
            <source>Redo: %1</source>
            <translation>다시 실행: %1</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::PreconditionField</name>
        <message>
            <source>Only if</source>
            <translation>실행 조건</translation>
        </message>
        <message>
            <source>Otherwise</source>
            <translation>충족하지 않으면</translation>
        </message>
        <message>
            <source>Skip it and go on</source>
            <translation>건너뛰고 계속</translation>
        </message>
        <message>
            <source>Wait until it holds</source>
            <translation>충족할 때까지 대기</translation>
        </message>
        <message>
            <source>It runs whenever its turn comes.</source>
            <translation>순서가 되면 항상 실행합니다.</translation>
        </message>
        <message>
            <source>Now it holds: %1.</source>
            <translation>현재 충족함: %1.</translation>
        </message>
        <message>
            <source>Now it does not hold: %1.</source>
            <translation>현재 충족하지 않음: %1.</translation>
        </message>
        <message>
            <source>Known later: %1</source>
            <translation>나중에 판정: %1</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ProjectChoiceModel</name>
        <message>
            <source>Read-only</source>
            <translation>읽기 전용</translation>
        </message>
        <message>
            <source>Used project</source>
            <translation>사용하는 프로젝트</translation>
        </message>
        <message>
            <source>Rights</source>
            <translation>권한</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>변경 이력</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ProjectForm</name>
        <message>
            <source>Id</source>
            <translation>ID</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Project in Jira</source>
            <translation>Jira의 프로젝트</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>아직 없음</translation>
        </message>
        <message>
            <source>No Jira</source>
            <translation>Jira 없음</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>코드</translation>
        </message>
        <message>
            <source>Folders of clones or addresses of repositories, one per line.</source>
            <translation>클론 폴더나 저장소 주소, 한 줄에 하나씩.</translation>
        </message>
        <message>
            <source>Values for templates</source>
            <translation>템플릿에 쓸 값</translation>
        </message>
        <message>
            <source>One per line, as name = value. The templates ask for: %1.</source>
            <translation>한 줄에 하나씩 이름 = 값 형식으로 적습니다. 템플릿이 묻는 값: %1.</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Versions from</source>
            <translation>버전 출처</translation>
        </message>
        <message>
            <source>Give the project an id, e.g. checkout.</source>
            <translation>프로젝트의 id를 적으세요. 예: checkout.</translation>
        </message>
        <message>
            <source>There is a project “%1” already.</source>
            <translation>“%1” 프로젝트가 이미 있습니다.</translation>
        </message>
        <message>
            <source>Say how Jira calls the project, e.g. SHOP.</source>
            <translation>Jira에서 쓰는 프로젝트 키를 적으세요. 예: SHOP.</translation>
        </message>
        <message>
            <source>“%1” is no value. Write it as name = value.</source>
            <translation>“%1”: 값이 아닙니다. 이름 = 값 형식으로 적으세요.</translation>
        </message>
        <message>
            <source>Nothing is changed yet.</source>
            <translation>아직 변경한 내용이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ProjectsPage</name>
        <message>
            <source>Asking Jira for its projects…</source>
            <translation>Jira에서 프로젝트를 읽는 중…</translation>
        </message>
        <message>
            <source>This account sees no project. Ask a Jira administrator for the right to browse one.</source>
            <translation>이 계정에 보이는 프로젝트가 없습니다. Jira 관리자에게 찾아보기 권한을 요청하세요.</translation>
        </message>
        <message>
            <source>Test again</source>
            <translation>다시 시험</translation>
        </message>
        <message>
            <source>Choose one project at least, or all.</source>
            <translation>프로젝트를 하나 이상 고르거나 모두 고르세요.</translation>
        </message>
        <message>
            <source>Filter projects</source>
            <translation>프로젝트 거르기</translation>
        </message>
        <message>
            <source>Projects</source>
            <translation>프로젝트</translation>
        </message>
        <message>
            <source>Space uses a project or leaves it out, R makes it read-only.</source>
            <translation>Space: 프로젝트 사용 또는 제외, R: 읽기 전용.</translation>
        </message>
        <message>
            <source>%1 of %2 used</source>
            <translation>%2개 중 %1개 사용</translation>
        </message>
        <message>
            <source>%1 of %2 shown</source>
            <translation>%2건 중 %1건 표시</translation>
        </message>
        <message>
            <source>Use all</source>
            <translation>모두 사용</translation>
        </message>
        <message>
            <source>Use none</source>
            <translation>모두 제외</translation>
        </message>
        <message>
            <source>Space uses a project or leaves it out, R makes it read-only: then every change there is refused before it is sent.</source>
            <translation>Space: 프로젝트 사용 또는 제외, R: 읽기 전용. 읽기 전용이면 모든 변경을 보내기 전에 거부합니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n more project(s) that this account sees could not be listed.</source>
            <translation>
                <numerusform>이 계정에 보이는 프로젝트 %n개는 목록에 넣지 못했습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>They are used as long as all are; leave out one of these here and they are left out too.</source>
            <translation>모두 사용하는 동안에는 함께 쓰지만, 여기서 하나를 빼면 그것들도 빠집니다.</translation>
        </message>
        <message>
            <source>They are left out, because not all projects are used. To use one of them as well, name every project with “rdesk connection edit … --use-project KEY”.</source>
            <translation>모든 프로젝트를 쓰는 것이 아니어서 빠집니다. 그중 하나를 쓰려면 “rdesk connection edit … --use-project KEY” 명령에 모든 프로젝트를 적으세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ProposalBar</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>외 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>You are drawing a change.</source>
            <translation>변경을 그리는 중입니다.</translation>
        </message>
        <message>
            <source>Edit what has not begun, then propose it. Nothing changes before that.</source>
            <translation>시작되지 않은 것을 편집한 다음 제안하세요. 그 전에는 아무것도 바뀌지 않습니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s). Nothing changes before somebody accepts them.</source>
            <translation>
                <numerusform>단계 %n개. 누군가 수락하기 전에는 아무것도 바뀌지 않습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Propose…</source>
            <translation>제안…</translation>
        </message>
        <message>
            <source>Drop</source>
            <translation>버리기</translation>
        </message>
        <message>
            <source>%1 proposes a change.</source>
            <translation>%1 님이 변경을 제안합니다.</translation>
        </message>
        <message>
            <source>%1: “%2”</source>
            <comment>steps, reason</comment>
            <translation>%1: “%2”</translation>
        </message>
        <message>
            <source>Accept…</source>
            <translation>수락…</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>거두기</translation>
        </message>
        <message>
            <source>Refuse…</source>
            <translation>거절…</translation>
        </message>
        <message>
            <source>Propose this change?</source>
            <translation>이 변경을 제안할까요?</translation>
        </message>
        <message>
            <source>%1 decides about it. What people have signed may have to be signed again.</source>
            <translation>%1 님이 결정합니다. 이미 서명한 것을 다시 서명해야 할 수 있습니다.</translation>
        </message>
        <message>
            <source>Propose it</source>
            <translation>제안하기</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>이유</translation>
        </message>
        <message>
            <source>It is carried out at once.</source>
            <translation>바로 반영됩니다.</translation>
        </message>
        <message>
            <source>Accept the change?</source>
            <translation>변경을 수락할까요?</translation>
        </message>
        <message>
            <source>Accept it</source>
            <translation>수락하기</translation>
        </message>
        <message>
            <source>%1: “%2”</source>
            <comment>who, reason</comment>
            <translation>%1: “%2”</translation>
        </message>
        <message>
            <source>Refuse the change?</source>
            <translation>변경을 거절할까요?</translation>
        </message>
        <message>
            <source>The flow stays as it is. %1 reads why.</source>
            <translation>흐름은 그대로입니다. %1 님이 이유를 읽습니다.</translation>
        </message>
        <message>
            <source>Refuse it</source>
            <translation>거절하기</translation>
        </message>
        <message>
            <source>Why not</source>
            <translation>안 되는 이유</translation>
        </message>
        <message>
            <source>Withdraw your proposal?</source>
            <translation>제안을 거둘까요?</translation>
        </message>
        <message>
            <source>Nobody decides about it any more.</source>
            <translation>이제 아무도 결정하지 않습니다.</translation>
        </message>
        <message>
            <source>Withdraw it</source>
            <translation>거두기</translation>
        </message>
        <message>
            <source>Drop what you drew?</source>
            <translation>그린 것을 버릴까요?</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) are gone then, nobody has seen them.</source>
            <translation>
                <numerusform>단계 %n개가 사라집니다. 아직 아무도 보지 못했습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Drop it</source>
            <translation>버리기</translation>
        </message>
        <message>
            <source>It cannot be accepted at the moment, and nothing changes before that.</source>
            <translation>지금은 수락할 수 없으며, 그 전에는 아무것도 바뀌지 않습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ReadingLine</name>
        <message>
            <source>Stop</source>
            <translation>중지</translation>
        </message>
        <message>
            <source>Stop reading from Jira</source>
            <translation>Jira 읽기 중지</translation>
        </message>
        <message>
            <source>Read from Jira %1</source>
            <translation>Jira에서 읽음: %1</translation>
        </message>
        <message>
            <source>Reading %1 of %2</source>
            <translation>%2건 중 %1건 읽는 중</translation>
        </message>
        <message>
            <source>Reading from Jira</source>
            <translation>Jira에서 읽는 중</translation>
        </message>
        <message>
            <source>As of %1, looking for changes</source>
            <translation>%1 기준, 변경 확인 중</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ReconciliationPanel</name>
        <message>
            <source>Change it</source>
            <translation>바꾸기</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>그대로 두기</translation>
        </message>
        <message>
            <source>Copy as Markdown</source>
            <translation>Markdown으로 복사</translation>
        </message>
        <message>
            <source>Copy as CSV</source>
            <translation>CSV로 복사</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>Findings %1</source>
            <translation>불일치 %1</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>불일치</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>전체 %1</translation>
        </message>
        <message>
            <source>All</source>
            <translation>전체</translation>
        </message>
        <message>
            <source>The project names no repository in workspace.yaml.</source>
            <translation>workspace.yaml 파일에 이 프로젝트의 저장소가 없습니다.</translation>
        </message>
        <message>
            <source>There is no row to copy.</source>
            <translation>복사할 행이 없습니다.</translation>
        </message>
        <message>
            <source>%1 was not read: %2</source>
            <translation>%1 저장소를 읽지 못했습니다: %2</translation>
        </message>
        <message>
            <source>The project names no repository, so its code cannot be compared. Add the folder of a clone, or an address, under “repositories” in workspace.yaml.</source>
            <translation>이 프로젝트에 지정된 저장소가 없어 코드를 비교할 수 없습니다. workspace.yaml 파일의 “repositories” 항목에 클론 폴더나 주소를 추가하세요.</translation>
        </message>
        <message>
            <source>Comparing plan, code and artifact.</source>
            <translation>계획, 코드, 산출물을 대조하고 있습니다.</translation>
        </message>
        <message>
            <source>Plan, code and artifact were not compared yet.</source>
            <translation>계획, 코드, 산출물을 아직 대조하지 않았습니다.</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>대조</translation>
        </message>
        <message>
            <source>Plan, code and artifact agree.</source>
            <translation>계획, 코드, 산출물이 일치합니다.</translation>
        </message>
        <message>
            <source>Show all rows</source>
            <translation>모든 행 보기</translation>
        </message>
        <message>
            <source>There is nothing to compare: no issue and no commit.</source>
            <translation>대조할 것이 없습니다. 이슈도 커밋도 없습니다.</translation>
        </message>
        <message>
            <source>No row matches this filter.</source>
            <translation>필터에 맞는 행이 없습니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are in the clipboard.</source>
            <translation>
                <numerusform>행 %n개를 클립보드에 복사했습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>compared %1</source>
            <translation>대조 시각 %1</translation>
        </message>
        <message>
            <source>Plan, code and artifact</source>
            <translation>계획, 코드, 산출물</translation>
        </message>
        <message>
            <source>Filter the rows</source>
            <translation>행 필터</translation>
        </message>
        <message>
            <source>Copy the rows</source>
            <translation>행 복사</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Differences between plan, code and artifact</source>
            <translation>계획, 코드, 산출물의 차이</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::RecoveryPage</name>
        <message>
            <source>Looking at the first event…</source>
            <translation>첫 이벤트를 살펴보는 중…</translation>
        </message>
        <message>
            <source>Looking at event %1…</source>
            <translation>이벤트 %1번을 살펴보는 중…</translation>
        </message>
        <message>
            <source>Reading the backup…</source>
            <translation>백업을 읽는 중…</translation>
        </message>
        <message>
            <source>Putting the backup in place…</source>
            <translation>백업으로 바꾸는 중…</translation>
        </message>
        <message>
            <source>Writing a record of what can be kept…</source>
            <translation>보존할 수 있는 기록을 쓰는 중…</translation>
        </message>
        <message>
            <source>Choose a backup of this workspace</source>
            <translation>이 워크스페이스의 백업 선택</translation>
        </message>
        <message>
            <source>Release Desk: recover a workspace</source>
            <translation>Release Desk: 워크스페이스 복구</translation>
        </message>
        <message>
            <source>Damaged record</source>
            <translation>손상된 기록</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>Choose what to keep</source>
            <translation>보존할 것 고르기</translation>
        </message>
        <message>
            <source>Open it again</source>
            <translation>다시 열기</translation>
        </message>
        <message>
            <source>The damaged file is never thrown away. It stays in the folder under a new name.</source>
            <translation>손상된 파일은 버리지 않습니다. 새 이름으로 폴더에 남습니다.</translation>
        </message>
        <message>
            <source>Other workspace…</source>
            <translation>다른 워크스페이스…</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>뒤로</translation>
        </message>
        <message>
            <source>Restore a backup…</source>
            <translation>백업 복원…</translation>
        </message>
        <message>
            <source>Looking at the record</source>
            <translation>기록을 살펴보는 중</translation>
        </message>
        <message>
            <source>Every event is compared with the hash chain. Nothing is written meanwhile.</source>
            <translation>모든 이벤트를 해시 체인과 비교합니다. 그동안 아무것도 쓰지 않습니다.</translation>
        </message>
        <message>
            <source>Restore this backup?</source>
            <translation>이 백업을 복원하시겠습니까?</translation>
        </message>
        <message>
            <source>Nothing has been written yet.</source>
            <translation>아직 아무것도 쓰지 않았습니다.</translation>
        </message>
        <message>
            <source>Backup</source>
            <translation>백업</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>만든 때</translation>
        </message>
        <message>
            <source>Holds</source>
            <translation>내용</translation>
        </message>
        <message>
            <source>everything up to event %1</source>
            <translation>이벤트 %1번까지 모두</translation>
        </message>
        <message>
            <source>Not in it</source>
            <translation>없는 것</translation>
        </message>
        <message numerus="yes">
            <source>up to %n event(s) of the present record</source>
            <translation>
                <numerusform>현재 기록의 이벤트 최대 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>Put the backup in place</source>
            <translation>백업으로 바꾸기</translation>
        </message>
        <message>
            <source>The record is whole</source>
            <translation>기록이 온전합니다</translation>
        </message>
        <message>
            <source>Every event up to %1 is what was recorded. There is nothing to repair.</source>
            <translation>이벤트 %1번까지 모두 기록된 그대로입니다. 복구할 것이 없습니다.</translation>
        </message>
        <message>
            <source>Open the workspace</source>
            <translation>워크스페이스 열기</translation>
        </message>
        <message>
            <source>What can be kept</source>
            <translation>보존할 수 있는 것</translation>
        </message>
        <message>
            <source>The file alone cannot be repaired</source>
            <translation>이 파일만으로는 복구할 수 없습니다</translation>
        </message>
        <message>
            <source>Restore the last backup. What is there now is kept beside it.</source>
            <translation>마지막 백업을 복원하세요. 지금 있는 것은 옆에 보관됩니다.</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>보존</translation>
        </message>
        <message>
            <source>nothing: the first event is damaged</source>
            <translation>없음: 첫 이벤트가 손상됨</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>잃음</translation>
        </message>
        <message numerus="yes">
            <source>up to %n event(s) behind it</source>
            <translation>
                <numerusform>그 뒤의 이벤트 최대 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Noted</source>
            <translation>기록됨</translation>
        </message>
        <message>
            <source>the repaired record says in its next event what was lost</source>
            <translation>복구된 기록의 다음 이벤트에 잃은 내용이 적힘</translation>
        </message>
        <message numerus="yes">
            <source>Repair and keep %n event(s)</source>
            <translation>
                <numerusform>복구하고 이벤트 %n개 보존</numerusform>
            </translation>
        </message>
        <message>
            <source>The record works again</source>
            <translation>기록이 다시 작동합니다</translation>
        </message>
        <message>
            <source>Tasks that were under way are looked up at their systems before anything is done again.</source>
            <translation>진행 중이던 작업은 다시 실행하기 전에 먼저 해당 시스템에서 확인합니다.</translation>
        </message>
        <message>
            <source>It holds everything up to event %1.</source>
            <translation>이벤트 %1번까지 모두 들어 있습니다.</translation>
        </message>
        <message numerus="yes">
            <source>Up to %n event(s) behind it are lost.</source>
            <translation>
                <numerusform>그 뒤의 이벤트 최대 %n개를 잃었습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing is lost.</source>
            <translation>잃은 것이 없습니다.</translation>
        </message>
        <message>
            <source>as event %1 of the record</source>
            <translation>기록의 이벤트 %1번으로</translation>
        </message>
        <message>
            <source>Kept aside</source>
            <translation>따로 보관</translation>
        </message>
        <message>
            <source>Releases</source>
            <translation>릴리스</translation>
        </message>
        <message numerus="yes">
            <source>%n event(s) kept</source>
            <translation>
                <numerusform>이벤트 %n개 보존</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lost</source>
            <translation>
                <numerusform>%n개 잃음</numerusform>
            </translation>
        </message>
        <message>
            <source>whole</source>
            <translation>온전함</translation>
        </message>
        <message>
            <source>lost</source>
            <translation>잃음</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more.</source>
            <translation>
                <numerusform>… 그 밖에 %n개.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ReferenceCompleter</name>
        <message>
            <source>known later</source>
            <translation>나중에 알 수 있음</translation>
        </message>
        <message>
            <source>%1   %2</source>
            <comment>name, value</comment>
            <translation>%1   %2</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ReleaseApprovalsPanel</name>
        <message>
            <source>Approval</source>
            <translation>결재</translation>
        </message>
        <message>
            <source>This flow asks no one. Add an approval.</source>
            <translation>이 흐름에 결재가 없습니다. 결재를 추가하세요.</translation>
        </message>
        <message>
            <source>Open the flow</source>
            <translation>흐름 열기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ReleaseDock</name>
        <message numerus="yes">
            <source>%n new line(s)</source>
            <translation>
                <numerusform>새 줄 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>따라가기</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>로그</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>타임라인</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>문제</translation>
        </message>
        <message>
            <source>Filter log</source>
            <translation>로그 필터</translation>
        </message>
        <message>
            <source>Unfold</source>
            <translation>펼치기</translation>
        </message>
        <message>
            <source>Fold</source>
            <translation>접기</translation>
        </message>
        <message>
            <source>Save the log…</source>
            <translation>로그 저장…</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>작업</translation>
        </message>
        <message>
            <source>Whole release</source>
            <translation>릴리스 전체</translation>
        </message>
        <message>
            <source>All</source>
            <translation>전체</translation>
        </message>
        <message>
            <source>The log of “%1”, or of the whole release</source>
            <translation>“%1” 또는 릴리스 전체의 로그</translation>
        </message>
        <message>
            <source>Which log</source>
            <translation>볼 로그</translation>
        </message>
        <message>
            <source>Save the log</source>
            <translation>로그 저장</translation>
        </message>
        <message>
            <source>Text (*.log *.txt)</source>
            <translation>텍스트 (*.log *.txt)</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ReleaseListModel</name>
        <message>
            <source>Release</source>
            <translation>릴리스</translation>
        </message>
        <message>
            <source>State</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Phases</source>
            <translation>단계</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>작업 시간</translation>
        </message>
        <message>
            <source>Issues</source>
            <translation>이슈</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>In approval</source>
            <translation>결재 중</translation>
        </message>
        <message>
            <source>Ready to start</source>
            <translation>시작 가능</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>초안</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>끝난 릴리스</translation>
        </message>
        <message>
            <source>%1 / %2</source>
            <comment>done of all issues</comment>
            <translation>%1 / %2</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ReleaseNotices</name>
        <message>
            <source>%1 is being signed.</source>
            <translation>%1 릴리스가 결재 중입니다.</translation>
        </message>
        <message>
            <source>%1 was returned for changes.</source>
            <translation>%1 릴리스에 보완 요청이 있습니다.</translation>
        </message>
        <message>
            <source>%1 is approved.</source>
            <translation>%1 릴리스의 결재가 완료되었습니다.</translation>
        </message>
        <message>
            <source>%1 is running.</source>
            <translation>%1 릴리스가 진행 중입니다.</translation>
        </message>
        <message>
            <source>%1 pauses before the next task.</source>
            <translation>%1 릴리스가 다음 작업 전에 일시 정지합니다.</translation>
        </message>
        <message>
            <source>%1 has stopped and needs somebody.</source>
            <translation>%1 릴리스가 멈췄습니다. 조치가 필요합니다.</translation>
        </message>
        <message>
            <source>%1 is being rolled back.</source>
            <translation>%1 릴리스를 롤백하고 있습니다.</translation>
        </message>
        <message>
            <source>%1 is released.</source>
            <translation>%1 릴리스가 완료되었습니다.</translation>
        </message>
        <message>
            <source>%1 was rolled back.</source>
            <translation>%1 릴리스가 롤백되었습니다.</translation>
        </message>
        <message>
            <source>%1 was aborted.</source>
            <translation>%1 릴리스가 중단되었습니다.</translation>
        </message>
        <message>
            <source>%1 was discarded.</source>
            <translation>%1 릴리스가 폐기되었습니다.</translation>
        </message>
        <message>
            <source>%1 is closed.</source>
            <translation>%1 릴리스가 종결되었습니다.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>열기</translation>
        </message>
        <message>
            <source>%1 is held by a freeze until %2: %3.</source>
            <translation>%1: 동결로 %2까지 보류, %3.</translation>
        </message>
        <message>
            <source>The window of %1 is over, and “%2” does not begin. %3 can move it.</source>
            <translation>%1: 작업 시간이 끝나 “%2” 작업을 시작하지 않습니다. %3 님이 옮길 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ReleaseWorkspace</name>
        <message>
            <source>Undo</source>
            <translation>실행 취소</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>다시 실행</translation>
        </message>
        <message>
            <source>Flow is locked while it is prepared</source>
            <translation>준비 중에는 흐름이 잠깁니다</translation>
        </message>
        <message>
            <source>Flow is locked while running</source>
            <translation>실행 중에는 흐름이 잠깁니다</translation>
        </message>
        <message>
            <source>An edit withdraws the signatures</source>
            <translation>편집하면 서명이 회수됩니다</translation>
        </message>
        <message>
            <source>From template “%1” v%2</source>
            <translation>템플릿 “%1” v%2 기준</translation>
        </message>
        <message>
            <source>Update available</source>
            <translation>업데이트 있음</translation>
        </message>
        <message>
            <source>Change it and ask for approval again.</source>
            <translation>고쳐서 결재를 다시 요청하세요.</translation>
        </message>
        <message>
            <source>%1 changes it and asks for approval again.</source>
            <translation>%1 님이 고쳐서 결재를 다시 요청합니다.</translation>
        </message>
        <message>
            <source>%1 rejected it: “%2”.</source>
            <translation>%1 님이 반려했습니다: “%2”.</translation>
        </message>
        <message>
            <source>%1 returned it: “%2”.</source>
            <translation>%1 님이 보완을 요청했습니다: “%2”.</translation>
        </message>
        <message>
            <source>Only drawn, until it is accepted</source>
            <translation>수락될 때까지는 그림일 뿐입니다</translation>
        </message>
        <message>
            <source>Propose a change</source>
            <translation>변경 제안</translation>
        </message>
        <message>
            <source>A retry keeps every task that succeeded</source>
            <translation>다시 시도해도 완료된 작업은 그대로 둡니다</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ReleasesPanel</name>
        <message>
            <source>Filter releases</source>
            <translation>릴리스 필터</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>열기</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>끝난 릴리스</translation>
        </message>
        <message>
            <source>All</source>
            <translation>전체</translation>
        </message>
        <message>
            <source>Which releases</source>
            <translation>표시할 릴리스</translation>
        </message>
        <message>
            <source>No release matches “%1”.</source>
            <translation>“%1” 검색어에 맞는 릴리스가 없습니다.</translation>
        </message>
        <message>
            <source>No release is finished yet.</source>
            <translation>아직 끝난 릴리스가 없습니다.</translation>
        </message>
        <message>
            <source>No open releases. Start from a template.</source>
            <translation>열린 릴리스가 없습니다. 템플릿으로 시작하세요.</translation>
        </message>
        <message>
            <source>New release</source>
            <translation>새 릴리스</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::RenameEditor</name>
        <message>
            <source>Title</source>
            <translation>제목</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::RowFixer</name>
        <message>
            <source>Jira has no open version behind %1, so there is none to move %2 to. Make one first.</source>
            <translation>Jira에 %1 버전 다음으로 열린 버전이 없어 %2 이슈를 옮길 수 없습니다. 버전을 먼저 만드세요.</translation>
        </message>
        <message>
            <source>Put %1 into %2 in Jira?</source>
            <translation>Jira에서 %1 이슈를 %2 버전에 넣으시겠습니까?</translation>
        </message>
        <message>
            <source>Take %1 out of %2 in Jira?</source>
            <translation>Jira에서 %1 이슈를 %2 버전에서 빼시겠습니까?</translation>
        </message>
        <message>
            <source>Move %1 from %2 to %3 in Jira?</source>
            <translation>Jira에서 %1 이슈를 %2 버전에서 %3 버전으로 옮기시겠습니까?</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::RowFoot</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>외 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing to do.</source>
            <translation>할 일이 없습니다.</translation>
        </message>
        <message>
            <source>What to do: %1</source>
            <translation>할 일: %1</translation>
        </message>
        <message>
            <source>, or </source>
            <translation>, 또는 </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::RunTimeline</name>
        <message>
            <source>Timeline</source>
            <translation>타임라인</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>recorded</source>
            <translation>실적</translation>
        </message>
        <message>
            <source>forecast</source>
            <translation>예측</translation>
        </message>
        <message>
            <source>on the critical path</source>
            <translation>임계 경로</translation>
        </message>
        <message>
            <source>%1 to spare</source>
            <translation>여유 %1</translation>
        </message>
        <message>
            <source>Estimate of %1</source>
            <translation>%1 예상 시간</translation>
        </message>
        <message>
            <source>outlined: planned · filled: forecast or recorded · thick: critical path</source>
            <translation>테두리: 계획 · 채움: 예측 또는 실적 · 굵게: 임계 경로</translation>
        </message>
        <message>
            <source>~ %1</source>
            <comment>about a time</comment>
            <translation>약 %1</translation>
        </message>
        <message>
            <source>Window: %1</source>
            <translation>작업 시간: %1</translation>
        </message>
        <message>
            <source>Moving the window would withdraw signatures. “Change title, owner and window…” behind ⋯ says which.</source>
            <translation>작업 시간을 옮기면 서명이 회수됩니다. 어떤 서명인지는 ⋯ 메뉴의 “제목, 담당자, 작업 시간 변경…”에서 확인하세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::RunningNow</name>
        <message>
            <source> · %1 %</source>
            <translation> · %1 %</translation>
        </message>
        <message>
            <source>%1, %2, %3</source>
            <translation>%1, %2, %3</translation>
        </message>
        <message>
            <source>since %1 · %2</source>
            <translation>%1부터 · %2</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::RunningWhereModel</name>
        <message>
            <source>Project</source>
            <translation>프로젝트</translation>
        </message>
        <message>
            <source>rolled back</source>
            <translation>롤백됨</translation>
        </message>
        <message>
            <source>behind</source>
            <translation>뒤처짐</translation>
        </message>
        <message>
            <source>%1 since %2</source>
            <translation>%2부터 %1</translation>
        </message>
        <message>
            <source>Never released from here</source>
            <translation>여기에서 릴리스한 적 없음</translation>
        </message>
        <message>
            <source>another protected environment runs a later version</source>
            <translation>다른 보호된 환경에서 더 새 버전이 실행 중입니다</translation>
        </message>
        <message>
            <source>%1 is to come</source>
            <translation>%1 버전 예정</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ScopeSources</name>
        <message>
            <source>More issues from</source>
            <translation>이슈를 더 가져올 곳</translation>
        </message>
        <message>
            <source>Add a source…</source>
            <translation>출처 추가…</translation>
        </message>
        <message>
            <source>Jira</source>
            <translation>Jira</translation>
        </message>
        <message>
            <source>Jira project</source>
            <translation>Jira 프로젝트</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>가져오기</translation>
        </message>
        <message>
            <source>a version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>what a search finds</source>
            <translation>검색 결과</translation>
        </message>
        <message>
            <source>an epic</source>
            <translation>에픽</translation>
        </message>
        <message>
            <source>Version to take</source>
            <translation>가져올 버전</translation>
        </message>
        <message>
            <source>Add to the release</source>
            <translation>릴리스에 추가</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>Reading the projects …</source>
            <translation>프로젝트를 읽는 중…</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>선택</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Choose a project first</source>
            <translation>먼저 프로젝트를 선택하세요</translation>
        </message>
        <message>
            <source>Reading the versions …</source>
            <translation>버전을 읽는 중 …</translation>
        </message>
        <message>
            <source>%1, released</source>
            <translation>%1, 릴리스됨</translation>
        </message>
        <message>
            <source>Key of the epic</source>
            <translation>에픽의 키</translation>
        </message>
        <message>
            <source>Search in JQL</source>
            <translation>JQL 검색</translation>
        </message>
        <message>
            <source>e.g. SHOP-1400</source>
            <translation>예: SHOP-1400</translation>
        </message>
        <message>
            <source>e.g. labels = release-2.8</source>
            <translation>예: labels = release-2.8</translation>
        </message>
        <message>
            <source>Choose a project.</source>
            <translation>프로젝트를 선택하세요.</translation>
        </message>
        <message>
            <source>Choose a version.</source>
            <translation>버전을 고르세요.</translation>
        </message>
        <message>
            <source>Write the key of the epic.</source>
            <translation>에픽의 키를 적으세요.</translation>
        </message>
        <message>
            <source>Write what to search for.</source>
            <translation>검색할 내용을 적으세요.</translation>
        </message>
        <message>
            <source>A key looks like SHOP-1400.</source>
            <translation>키는 SHOP-1400과 같은 형식입니다.</translation>
        </message>
        <message>
            <source>The release takes this already.</source>
            <translation>이미 이 릴리스에 있습니다.</translation>
        </message>
        <message>
            <source>Epic %1</source>
            <translation>에픽 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s)</source>
            <translation>
                <numerusform>이슈 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>Reading the issues …</source>
            <translation>이슈를 읽는 중 …</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>Take %1 out of the release</source>
            <translation>%1 출처를 릴리스에서 빼기</translation>
        </message>
        <message>
            <source>Issues come from</source>
            <translation>이슈를 가져오는 곳</translation>
        </message>
        <message>
            <source>No Jira is connected.</source>
            <translation>연결된 Jira가 없습니다.</translation>
        </message>
        <message>
            <source>%1 Correct the search and add it again.</source>
            <translation>%1 검색을 고쳐 다시 추가하세요.</translation>
        </message>
        <message>
            <source>%1 Correct the key and add it again.</source>
            <translation>%1 키를 고쳐 다시 추가하세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::SearchField</name>
        <message>
            <source>Clear</source>
            <translation>지우기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>설정</translation>
        </message>
        <message>
            <source>General</source>
            <translation>일반</translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>키보드</translation>
        </message>
        <message>
            <source>About</source>
            <translation>정보</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>테마</translation>
        </message>
        <message>
            <source>System follows the desktop.</source>
            <translation>‘시스템’은 데스크톱 설정을 따릅니다.</translation>
        </message>
        <message>
            <source>System</source>
            <comment>theme</comment>
            <translation>시스템</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>밝게</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>어둡게</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>언어</translation>
        </message>
        <message>
            <source>Of the windows. Documents have their own.</source>
            <translation>창의 언어입니다. 문서의 언어는 따로 정합니다.</translation>
        </message>
        <message>
            <source>System</source>
            <comment>language</comment>
            <translation>시스템</translation>
        </message>
        <message>
            <source>Density</source>
            <translation>간격</translation>
        </message>
        <message>
            <source>Comfortable makes rows higher.</source>
            <translation>‘넓게’를 고르면 행이 높아집니다.</translation>
        </message>
        <message>
            <source>Compact</source>
            <translation>좁게</translation>
        </message>
        <message>
            <source>Comfortable</source>
            <translation>넓게</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>글자 크기</translation>
        </message>
        <message>
            <source>90 to 150 %.</source>
            <translation>90~150 %.</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>Reduced motion</source>
            <translation>움직임 줄이기</translation>
        </message>
        <message>
            <source>Everything is instant, and what turns stands still.</source>
            <translation>모든 변화가 즉시 나타나고 회전하는 표시는 멈춥니다.</translation>
        </message>
        <message>
            <source>Single-letter shortcuts</source>
            <translation>한 글자 단축키</translation>
        </message>
        <message>
            <source>N makes a new release, G and a letter goes to a view. Shortcuts with Ctrl or Alt always work.</source>
            <translation>N 키는 새 릴리스를 만들고, G 키와 글자 하나는 보기로 이동합니다. Ctrl 또는 Alt 단축키는 항상 동작합니다.</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>알림</translation>
        </message>
        <message>
            <source>Freezes</source>
            <translation>동결</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::SetupForm</name>
        <message>
            <source>This version of the program does not know this kind of task. It can be moved or deleted, but not run.</source>
            <translation>이 버전의 프로그램이 모르는 작업 종류입니다. 옮기거나 지울 수 있지만 실행할 수 없습니다.</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>제목</translation>
        </message>
        <message>
            <source>None: no effect there</source>
            <translation>없음: 환경에 영향 없음</translation>
        </message>
        <message>
            <source>Environment</source>
            <translation>환경</translation>
        </message>
        <message>
            <source>Performer</source>
            <translation>수행자</translation>
        </message>
        <message>
            <source>Planned duration</source>
            <translation>예정 소요 시간</translation>
        </message>
        <message>
            <source> min</source>
            <translation>분</translation>
        </message>
        <message>
            <source>Time limit</source>
            <translation>제한 시간</translation>
        </message>
        <message>
            <source>If it fails</source>
            <translation>실패하면</translation>
        </message>
        <message>
            <source>Further tries by itself</source>
            <translation>자동 재시도 횟수</translation>
        </message>
        <message>
            <source>May be skipped</source>
            <translation>건너뛸 수 있음</translation>
        </message>
        <message>
            <source>Change %1 of %2</source>
            <translation>변경 %1 / %2</translation>
        </message>
        <message>
            <source>Nobody has to</source>
            <translation>확인 필요 없음</translation>
        </message>
        <message>
            <source>Confirmed by</source>
            <translation>확인자</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>제한 없음</translation>
        </message>
        <message>
            <source> s</source>
            <translation>초</translation>
        </message>
        <message>
            <source>Pause before a try</source>
            <translation>재시도 전 대기</translation>
        </message>
        <message>
            <source>Longest pause</source>
            <translation>최대 대기</translation>
        </message>
        <message>
            <source>Warn when silent for</source>
            <translation>무응답 경고 기준</translation>
        </message>
        <message>
            <source>never</source>
            <translation>안 함</translation>
        </message>
        <message>
            <source>Only in its turn</source>
            <translation>순서대로만 처리</translation>
        </message>
        <message>
            <source>Tasks of several kinds. What is entered here holds for all of them.</source>
            <translation>여러 종류의 작업입니다. 여기에 입력한 값은 모든 작업에 적용됩니다.</translation>
        </message>
        <message numerus="yes">
            <source>Mixed. A value entered here holds for all %n task(s).</source>
            <translation>
                <numerusform>값이 서로 다릅니다. 여기에 입력한 값은 작업 %n개 모두에 적용됩니다.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Change %1 of %n task(s)</source>
            <translation>
                <numerusform>작업 %n개 중 %1개 변경</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ShortcutList</name>
        <message>
            <source>Keys of this view</source>
            <translation>이 보기의 단축키</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::SideBar</name>
        <message>
            <source>Home</source>
            <translation>홈</translation>
        </message>
        <message>
            <source>Approvals</source>
            <translation>결재</translation>
        </message>
        <message>
            <source>Releases</source>
            <translation>릴리스</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>Connections</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>설정</translation>
        </message>
        <message>
            <source>Search or run…</source>
            <translation>검색 또는 실행…</translation>
        </message>
        <message>
            <source>Projects</source>
            <translation>프로젝트</translation>
        </message>
        <message>
            <source>New release</source>
            <translation>새 릴리스</translation>
        </message>
        <message>
            <source>Yourself: %1</source>
            <translation>본인: %1</translation>
        </message>
        <message>
            <source>Act as %1, %2</source>
            <translation>역할 맡기: %1, %2</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>담당자</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>작업자</translation>
        </message>
        <message>
            <source>Approver</source>
            <translation>결재자</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>관리자</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>감사자</translation>
        </message>
        <message>
            <source>Viewer</source>
            <translation>열람자</translation>
        </message>
        <message>
            <source>People</source>
            <translation>사람</translation>
        </message>
        <message>
            <source>Add a project…</source>
            <translation>프로젝트 추가…</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>달력</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::SignInChoice</name>
        <message>
            <source>How to sign in</source>
            <translation>로그인 방법</translation>
        </message>
        <message>
            <source>API token</source>
            <translation>API 토큰</translation>
        </message>
        <message>
            <source>Works everywhere. You create it once.</source>
            <translation>어디서나 됩니다. 한 번만 만들면 됩니다.</translation>
        </message>
        <message>
            <source>Cloud only.</source>
            <translation>Cloud 전용.</translation>
        </message>
        <message>
            <source>Access token</source>
            <translation>액세스 토큰</translation>
        </message>
        <message>
            <source>Personal, without your password. You create it in your profile.</source>
            <translation>암호 없이 쓰는 개인용입니다. 프로필에서 만듭니다.</translation>
        </message>
        <message>
            <source>Data Center only.</source>
            <translation>Data Center 전용.</translation>
        </message>
        <message>
            <source>User and password</source>
            <translation>사용자와 암호</translation>
        </message>
        <message>
            <source>Where tokens are not allowed. Change it here when it changes.</source>
            <translation>토큰을 쓸 수 없는 곳에서 씁니다. 암호가 바뀌면 여기서도 바꾸세요.</translation>
        </message>
        <message>
            <source>Browser sign-in</source>
            <translation>브라우저 로그인</translation>
        </message>
        <message>
            <source>OAuth 2.0. Not in this version: it comes with the team's server.</source>
            <translation>OAuth 2.0. 이 버전에는 없으며 팀 서버와 함께 제공됩니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::SignOffSheet</name>
        <message>
            <source>Approval line</source>
            <translation>결재선</translation>
        </message>
        <message>
            <source>%1 for %2</source>
            <comment>approval for release</comment>
            <translation>%2 릴리스의 %1</translation>
        </message>
        <message>
            <source>Open release</source>
            <translation>릴리스 열기</translation>
        </message>
        <message>
            <source>Requested by %1, %2</source>
            <translation>%1 님이 요청, %2</translation>
        </message>
        <message>
            <source>Not requested yet, drafted by %1</source>
            <translation>아직 요청하지 않음, 초안 작성: %1</translation>
        </message>
        <message>
            <source>Window %1</source>
            <translation>작업 시간 %1</translation>
        </message>
        <message>
            <source>Not asked yet</source>
            <translation>아직 요청 안 함</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>결재 완료</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>보완 요청</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>반려</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>회수됨</translation>
        </message>
        <message>
            <source>Waiting for you</source>
            <translation>내 결재 대기</translation>
        </message>
        <message>
            <source>Waiting for others</source>
            <translation>다른 결재자 대기</translation>
        </message>
        <message>
            <source>Changed since you last signed</source>
            <translation>마지막 서명 이후 변경 사항</translation>
        </message>
        <message>
            <source>Everything in %1</source>
            <translation>%1 버전의 전체 내용</translation>
        </message>
        <message>
            <source>Only what changed</source>
            <translation>변경된 것만</translation>
        </message>
        <message>
            <source>Nobody has asked for this approval yet.</source>
            <translation>아직 이 결재를 요청한 사람이 없습니다.</translation>
        </message>
        <message>
            <source>Comparing with what you signed …</source>
            <translation>서명한 내용과 비교하는 중 …</translation>
        </message>
        <message>
            <source>Look through what changed first: scroll to the end of the list.</source>
            <translation>먼저 변경 사항을 확인하세요. 목록 끝까지 내리세요.</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>다시 확인</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>만료</translation>
        </message>
        <message>
            <source>Nothing changed since.</source>
            <translation>그 뒤 바뀐 것이 없습니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) changed since.</source>
            <translation>
                <numerusform>그 뒤 %n건이 바뀌었습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>You signed this, %1.</source>
            <comment>at</comment>
            <translation>서명했습니다(%1).</translation>
        </message>
        <message>
            <source>Your signature was withdrawn.</source>
            <translation>서명이 철회되었습니다.</translation>
        </message>
        <message>
            <source>You rejected this, %1: “%2”.</source>
            <comment>at, reason</comment>
            <translation>반려했습니다(%1): “%2”.</translation>
        </message>
        <message>
            <source>You returned this, %1: “%2”.</source>
            <comment>at, reason</comment>
            <translation>보완을 요청했습니다(%1): “%2”.</translation>
        </message>
        <message>
            <source>Look through what changed first; you can sign in a moment.</source>
            <translation>먼저 변경 내용을 살펴보세요. 잠시 뒤 서명할 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::SignerRows</name>
        <message>
            <source>%1 of %2 signed</source>
            <translation>%2명 중 %1명 서명</translation>
        </message>
        <message>
            <source>asked now</source>
            <translation>지금 요청 중</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::SilenceLabel</name>
        <message>
            <source>No news for %1</source>
            <translation>%1 동안 소식 없음</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::Skeleton</name>
        <message>
            <source>Loading</source>
            <translation>불러오는 중</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::SlotForm</name>
        <message>
            <source>Release</source>
            <translation>릴리스</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>대상</translation>
        </message>
        <message>
            <source>One that is not drafted yet</source>
            <translation>아직 초안이 없는 릴리스</translation>
        </message>
        <message>
            <source>Where it takes effect</source>
            <translation>반영되는 곳</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>어디서나</translation>
        </message>
        <message>
            <source>Write a day and hours to see whether they are free.</source>
            <translation>날짜와 시간을 적으면 비어 있는지 알려 줍니다.</translation>
        </message>
        <message>
            <source>Free: %1</source>
            <translation>비어 있음: %1</translation>
        </message>
        <message>
            <source>Not free: %1</source>
            <translation>비어 있지 않음: %1</translation>
        </message>
        <message>
            <source>Free, but look: %1</source>
            <translation>비어 있지만 확인 필요: %1</translation>
        </message>
        <message>
            <source>Next free: %1</source>
            <translation>다음 빈 시간: %1</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::StampBox</name>
        <message>
            <source>Drafter</source>
            <translation>기안</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>회수됨</translation>
        </message>
        <message>
            <source>for %1</source>
            <comment>acting for somebody</comment>
            <translation>%1 님 대신</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>결재</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>합의</translation>
        </message>
        <message>
            <source> (%1 %2)</source>
            <comment>what and when</comment>
            <translation> (%1 %2)</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>role and people</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Approval box</source>
            <translation>결재란</translation>
        </message>
        <message>
            <source>%1 acting</source>
            <translation>%1 님 대결</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::StartChecks</name>
        <message>
            <source>Before you start</source>
            <translation>시작 전 확인</translation>
        </message>
        <message>
            <source>Checked %1 · again at start</source>
            <translation>%1 확인 · 시작할 때 다시 확인</translation>
        </message>
        <message numerus="yes">
            <source>%n to fix</source>
            <translation>
                <numerusform>고칠 것 %n건</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>경고 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing in the way</source>
            <translation>막는 것 없음</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>확인하는 중…</translation>
        </message>
        <message>
            <source>Rule %1: %2</source>
            <translation>규칙 %1: %2</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::StartPage</name>
        <message>
            <source>Opened before</source>
            <translation>이전에 연 워크스페이스</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>Open to look only</source>
            <translation>보기 전용으로 열기</translation>
        </message>
        <message>
            <source>Who are you in “%1”? What you do is recorded under this name. It is asked once on this computer.</source>
            <translation>“%1” 워크스페이스에서 본인은 누구입니까? 하는 일이 이 이름으로 기록됩니다. 이 컴퓨터에서 한 번만 묻습니다.</translation>
        </message>
        <message>
            <source>People of this workspace</source>
            <translation>이 워크스페이스의 사람</translation>
        </message>
        <message>
            <source>Connect Jira and one deployment target in a workspace of your own, or look around with sample data.</source>
            <translation>내 워크스페이스에 Jira와 배포 대상 하나를 연결하거나, 샘플 데이터로 둘러보세요.</translation>
        </message>
        <message>
            <source>Open workspace…</source>
            <translation>워크스페이스 열기…</translation>
        </message>
        <message>
            <source>Create workspace…</source>
            <translation>워크스페이스 만들기…</translation>
        </message>
        <message>
            <source>Try with sample data</source>
            <translation>샘플 데이터로 써 보기</translation>
        </message>
        <message>
            <source>Where to make the workspace</source>
            <translation>워크스페이스를 만들 위치</translation>
        </message>
        <message>
            <source>Open a workspace</source>
            <translation>워크스페이스 열기</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::StartValues</name>
        <message>
            <source>Enter %1 first; the release asks for it.</source>
            <translation>%1 값을 먼저 입력하세요. 릴리스에 필요합니다.</translation>
        </message>
        <message>
            <source>Correct %1 first.</source>
            <translation>%1 값을 먼저 고치세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::StatusBar</name>
        <message>
            <source>Acting as %1 · sample workspace</source>
            <translation>현재 역할: %1 · 샘플 워크스페이스</translation>
        </message>
        <message>
            <source>Engine: does not answer since %1</source>
            <translation>엔진: %1 이후 응답 없음</translation>
        </message>
        <message>
            <source>Engine: embedded</source>
            <translation>엔진: 내장</translation>
        </message>
        <message numerus="yes">
            <source>%n running</source>
            <translation>
                <numerusform>진행 중 %n건</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting for you</source>
            <translation>
                <numerusform>내 결재 대기 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>Jira read %1 s ago</source>
            <translation>Jira 읽음: %1초 전</translation>
        </message>
        <message>
            <source>Jira read %1 ago</source>
            <translation>Jira 읽음: %1 전</translation>
        </message>
        <message>
            <source>Jira read %1</source>
            <translation>Jira 읽음: %1</translation>
        </message>
        <message>
            <source>The engine does not answer</source>
            <translation>엔진이 응답하지 않습니다</translation>
        </message>
        <message>
            <source>The engine runs in this program</source>
            <translation>엔진이 이 프로그램 안에서 실행됩니다</translation>
        </message>
        <message>
            <source>Last answer took</source>
            <translation>마지막 응답 시간</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>Events on record</source>
            <translation>기록된 이벤트</translation>
        </message>
        <message>
            <source>Workspace</source>
            <translation>워크스페이스</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>프로그램</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::SteerActions</name>
        <message>
            <source>Out of turn</source>
            <translation>순서 외 처리</translation>
        </message>
        <message>
            <source>shown</source>
            <translation>펼쳐짐</translation>
        </message>
        <message>
            <source>hidden</source>
            <translation>접힘</translation>
        </message>
        <message>
            <source>Whoever may take it</source>
            <translation>맡을 수 있는 누구나</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TaskActions</name>
        <message>
            <source>Stop this task</source>
            <translation>이 작업 중지</translation>
        </message>
        <message>
            <source>This task failed.</source>
            <translation>이 작업이 실패했습니다.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>Done by hand: what did you do?</source>
            <translation>직접 처리함: 무엇을 했습니까?</translation>
        </message>
        <message>
            <source>Mark as done</source>
            <translation>완료로 표시</translation>
        </message>
        <message>
            <source>Leave it out: why?</source>
            <translation>건너뛰기: 이유가 무엇입니까?</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>건너뛰기</translation>
        </message>
        <message>
            <source>Nobody knows whether this took effect.</source>
            <translation>적용되었는지 알 수 없습니다.</translation>
        </message>
        <message>
            <source>Look at the connected system, then say what you found. Nothing is tried again before that.</source>
            <translation>연결된 시스템을 확인한 뒤 결과를 알려 주세요. 그 전에는 아무것도 다시 시도하지 않습니다.</translation>
        </message>
        <message>
            <source>It took effect: how do you know?</source>
            <translation>적용됨: 어떻게 확인했습니까?</translation>
        </message>
        <message>
            <source>It happened</source>
            <translation>적용됨</translation>
        </message>
        <message>
            <source>It did not: how do you know?</source>
            <translation>적용되지 않음: 어떻게 확인했습니까?</translation>
        </message>
        <message>
            <source>It did not happen</source>
            <translation>적용되지 않음</translation>
        </message>
        <message>
            <source>It is done when: %1</source>
            <translation>완료 조건: %1</translation>
        </message>
        <message>
            <source>%1 has taken it on.</source>
            <translation>%1 님이 맡았습니다.</translation>
        </message>
        <message>
            <source>I take it on</source>
            <translation>내가 맡기</translation>
        </message>
        <message>
            <source>Note (optional)</source>
            <translation>메모(선택)</translation>
        </message>
        <message>
            <source>Confirm review</source>
            <translation>검토 확인</translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation>보내는 중…</translation>
        </message>
        <message numerus="yes">
            <source>Try the %n that failed again</source>
            <translation>
                <numerusform>실패한 %n곳만 다시 시도</numerusform>
            </translation>
        </message>
        <message>
            <source>Try all again</source>
            <translation>전체 다시 시도</translation>
        </message>
        <message>
            <source>Nobody can find out: what was tried?</source>
            <translation>아무도 알아낼 수 없음: 무엇을 확인해 보았습니까?</translation>
        </message>
        <message>
            <source>Give up finding out</source>
            <translation>확인 포기</translation>
        </message>
        <message>
            <source>%1 says that it is done. %2 confirms it.</source>
            <translation>%1 님이 완료했다고 알렸습니다. 확인자는 %2 님입니다.</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>확인</translation>
        </message>
        <message>
            <source>It is not done: what is missing?</source>
            <translation>완료되지 않음: 무엇이 빠졌습니까?</translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>미완료</translation>
        </message>
        <message>
            <source>%1 said that it took effect, %2.</source>
            <comment>who, at</comment>
            <translation>%1 님이 반영되었다고 확인했습니다(%2).</translation>
        </message>
        <message>
            <source>%1 gave up finding out whether it took effect, %2.</source>
            <comment>who, at</comment>
            <translation>%1 님이 반영 여부를 끝내 확인하지 못했습니다(%2).</translation>
        </message>
        <message>
            <source>%1 said that it did not happen, %2.</source>
            <comment>who, at</comment>
            <translation>%1 님이 반영되지 않았다고 확인했습니다(%2).</translation>
        </message>
        <message>
            <source>It waits for: %1</source>
            <translation>기다리는 것: %1</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TaskInspector</name>
        <message>
            <source>What happened</source>
            <translation>진행 내역</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>결재</translation>
        </message>
        <message>
            <source>Checklist</source>
            <translation>체크리스트</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>검토</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>작업</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>로그</translation>
        </message>
        <message>
            <source>Setup</source>
            <translation>설정</translation>
        </message>
        <message>
            <source>Conditions</source>
            <translation>조건</translation>
        </message>
        <message>
            <source>History</source>
            <translation>이력</translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation>보내는 중…</translation>
        </message>
        <message>
            <source>Saved %1</source>
            <translation>저장됨 %1</translation>
        </message>
        <message>
            <source>Choose a task to see what it does.</source>
            <translation>작업을 고르면 내용이 보입니다.</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>복제</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>삭제</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>작업</translation>
        </message>
        <message numerus="yes">
            <source>%n task(s)</source>
            <translation>
                <numerusform>작업 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>Several kinds</source>
            <translation>여러 종류</translation>
        </message>
        <message>
            <source>Attachments</source>
            <translation>첨부</translation>
        </message>
        <message>
            <source>Only drawn</source>
            <translation>그림일 뿐</translation>
        </message>
        <message>
            <source>Build</source>
            <translation>빌드</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>출력</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>요청</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>점검</translation>
        </message>
        <message>
            <source>Waits for</source>
            <translation>기다리는 작업</translation>
        </message>
        <message>
            <source>Wait</source>
            <translation>대기</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>릴리스</translation>
        </message>
        <message>
            <source>Jira</source>
            <translation>Jira</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>노트</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>전달</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TaskPalette</name>
        <message>
            <source>Kinds of task</source>
            <translation>작업 종류</translation>
        </message>
        <message>
            <source>Find a kind of task</source>
            <translation>작업 종류 찾기</translation>
        </message>
        <message>
            <source>All kinds, by name</source>
            <translation>모든 종류, 이름순</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TemplateCard</name>
        <message>
            <source>v%1</source>
            <translation>v%1</translation>
        </message>
        <message numerus="yes">
            <source>%n task(s)</source>
            <translation>
                <numerusform>작업 %n개</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n release(s)</source>
            <translation>
                <numerusform>릴리스 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>not used yet</source>
            <translation>아직 사용 안 함</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TemplateDesk</name>
        <message>
            <source>Save this flow as a template?</source>
            <translation>이 흐름을 템플릿으로 저장할까요?</translation>
        </message>
        <message>
            <source>People and values of the project are put back to references, so that another project can use it.</source>
            <translation>다른 프로젝트에서도 쓸 수 있도록 프로젝트의 사람과 값을 참조로 되돌립니다.</translation>
        </message>
        <message>
            <source>Save as template</source>
            <translation>템플릿으로 저장</translation>
        </message>
        <message>
            <source>The template “%1” is saved, version %2.</source>
            <translation>템플릿 “%1” 저장 완료: 버전 %2.</translation>
        </message>
        <message numerus="yes">
            <source>%n difference(s) to version %1 stay as they are here: both sides changed them.</source>
            <translation>
                <numerusform>버전 %1 템플릿과 다른 %n곳은 이 초안의 내용을 유지합니다. 양쪽에서 모두 변경했습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>The flow has all that version %1 of its template brings.</source>
            <translation>이 흐름에는 템플릿 버전 %1 내용이 모두 들어 있습니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) come into the draft, as one step that can be undone.</source>
            <translation>
                <numerusform>변경 %n건이 초안에 한 단계로 반영되며, 실행 취소할 수 있습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Update from “%1”, version %2 to %3?</source>
            <translation>템플릿 “%1” 업데이트: 버전 %2 → %3. 적용할까요?</translation>
        </message>
        <message>
            <source>Take the update</source>
            <translation>업데이트 적용</translation>
        </message>
        <message>
            <source>Update to version %1 of %2</source>
            <translation>템플릿 업데이트: %2 버전 %1</translation>
        </message>
        <message>
            <source>The flow was changed meanwhile. Close this and look at the update again.</source>
            <translation>그사이 흐름이 변경되었습니다. 이 창을 닫고 업데이트를 다시 확인하세요.</translation>
        </message>
        <message>
            <source>Export the release as text</source>
            <translation>릴리스를 텍스트로 내보내기</translation>
        </message>
        <message>
            <source>Export the template</source>
            <translation>템플릿 내보내기</translation>
        </message>
        <message>
            <source>YAML text (*.yaml *.yml)</source>
            <translation>YAML 텍스트 (*.yaml *.yml)</translation>
        </message>
        <message>
            <source>Written to %1.</source>
            <translation>저장 위치: %1.</translation>
        </message>
        <message>
            <source>Import a flow</source>
            <translation>흐름 가져오기</translation>
        </message>
        <message>
            <source>Flows (*.yaml *.yml *.bpmn *.xml)</source>
            <translation>흐름 (*.yaml *.yml *.bpmn *.xml)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>모든 파일 (*)</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) were changed here and in the template; they stay as they are here unless you choose otherwise.</source>
            <translation>
                <numerusform>여기와 템플릿 양쪽에서 %n건이 바뀌었습니다. 달리 고르지 않으면 여기의 내용으로 둡니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing of the template has been chosen.</source>
            <translation>템플릿에서 고른 것이 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TemplateFields</name>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>ID</translation>
        </message>
        <message>
            <source>What it is for</source>
            <translation>용도</translation>
        </message>
        <message>
            <source>Small letters, digits and -.</source>
            <translation>영문 소문자, 숫자, - 문자만 씁니다.</translation>
        </message>
        <message>
            <source>A new template, version 1.</source>
            <translation>새 템플릿, 버전 1입니다.</translation>
        </message>
        <message>
            <source>Version %1 of a template that is there. Releases made of earlier versions stay as they are.</source>
            <translation>기존 템플릿의 버전 %1입니다. 이전 버전으로 만든 릴리스는 그대로 유지됩니다.</translation>
        </message>
        <message>
            <source>Give the template a name.</source>
            <translation>템플릿 이름을 입력하세요.</translation>
        </message>
        <message>
            <source>The id may have small letters, digits and - only.</source>
            <translation>ID에는 영문 소문자, 숫자, - 문자만 쓸 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TemplateGallery</name>
        <message>
            <source>Templates</source>
            <translation>템플릿</translation>
        </message>
        <message>
            <source>It is a file already.</source>
            <translation>이미 파일로 있습니다.</translation>
        </message>
        <message>
            <source>There is nothing in it.</source>
            <translation>내용이 없습니다.</translation>
        </message>
        <message>
            <source>v%1 (%2)</source>
            <translation>v%1 (%2)</translation>
        </message>
        <message numerus="yes">
            <source>%n release(s)</source>
            <translation>
                <numerusform>릴리스 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>v%1</source>
            <translation>v%1</translation>
        </message>
        <message>
            <source>Versions of this template: %1.</source>
            <translation>이 템플릿의 버전: %1.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>가져오기…</translation>
        </message>
        <message>
            <source>A template or a release as text, or a BPMN drawing</source>
            <translation>텍스트로 된 템플릿이나 릴리스, 또는 BPMN 그림</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>내보내기…</translation>
        </message>
        <message>
            <source>Changing a template never changes releases that already use it. You can update a draft to a newer version and see the difference first.</source>
            <translation>템플릿을 변경해도 이미 사용 중인 릴리스는 바뀌지 않습니다. 초안은 차이를 먼저 확인한 뒤 새 버전으로 업데이트할 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TestCard</name>
        <message>
            <source>Not tried yet</source>
            <translation>아직 시험하지 않음</translation>
        </message>
        <message>
            <source>Test the connection to see what the account may do. Nothing is changed there.</source>
            <translation>연결을 시험해 계정의 권한을 확인하세요. 상대 시스템은 아무것도 바뀌지 않습니다.</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>시험 중…</translation>
        </message>
        <message>
            <source>Waiting for an answer</source>
            <translation>응답 대기 중</translation>
        </message>
        <message>
            <source>%1 answers</source>
            <translation>%1 응답함</translation>
        </message>
        <message numerus="yes">
            <source>%n right(s) found</source>
            <translation>
                <numerusform>확인된 권한 %n개</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n right(s) missing</source>
            <translation>
                <numerusform>없는 권한 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>Ask an administrator for them, or go on without what needs them.</source>
            <translation>관리자에게 권한을 요청하거나, 권한이 필요한 기능 없이 계속하세요.</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>참고</translation>
        </message>
        <message>
            <source>The connection does not work</source>
            <translation>연결이 동작하지 않습니다</translation>
        </message>
        <message>
            <source>Test connection</source>
            <translation>연결 시험</translation>
        </message>
        <message>
            <source>Test again</source>
            <translation>다시 시험</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>시험</translation>
        </message>
        <message>
            <source>%1 of %2 requests left</source>
            <translation>요청 %2회 중 %1회 남음</translation>
        </message>
        <message>
            <source>So much may be asked with this account before it is slowed down.</source>
            <translation>이 계정은 느려지기 전까지 이만큼 요청할 수 있습니다.</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1초</translation>
        </message>
        <message>
            <source>its clock agrees</source>
            <translation>시계가 맞음</translation>
        </message>
        <message>
            <source>server time differs by %1 s</source>
            <translation>서버 시각과 %1초 차이</translation>
        </message>
        <message>
            <source>You are signed in as %1</source>
            <translation>%1 님으로 로그인됨</translation>
        </message>
        <message>
            <source>Account in %1</source>
            <translation>%1 계정</translation>
        </message>
        <message>
            <source>Not everything was checked</source>
            <translation>일부는 확인하지 못했습니다</translation>
        </message>
        <message>
            <source>Jira answers</source>
            <translation>Jira 응답 있음</translation>
        </message>
        <message>
            <source>No project is visible</source>
            <translation>보이는 프로젝트 없음</translation>
        </message>
        <message>
            <source>This account may not browse any project, so there is nothing to release. Ask a Jira administrator for the permission “%1”.</source>
            <translation>이 계정이 찾아볼 수 있는 프로젝트가 없어 릴리스할 것이 없습니다. Jira 관리자에게 “%1” 권한을 요청하세요.</translation>
        </message>
        <message numerus="yes">
            <source>%n project(s) visible</source>
            <translation>
                <numerusform>보이는 프로젝트 %n개</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Rights are missing in %n more project(s)</source>
            <translation>
                <numerusform>권한이 부족한 프로젝트 %n개 더 있음</numerusform>
            </translation>
        </message>
        <message>
            <source>%1. The next step shows which.</source>
            <translation>%1. 어느 것인지는 다음 단계에 나옵니다.</translation>
        </message>
        <message>
            <source>All rights found in %1</source>
            <translation>%1: 모든 권한 있음</translation>
        </message>
        <message>
            <source>%1 is read-only by your choice</source>
            <translation>%1: 직접 선택한 읽기 전용</translation>
        </message>
        <message>
            <source>Release Desk shows %1 and refuses every change there before it is sent.</source>
            <translation>Release Desk에서 %1 프로젝트를 볼 수 있고, 모든 변경은 보내기 전에 거부합니다.</translation>
        </message>
        <message>
            <source>Allow changes in %1 again</source>
            <translation>%1 변경 다시 허용</translation>
        </message>
        <message>
            <source>Copy a request to the admin</source>
            <translation>관리자에게 보낼 요청 복사</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>복사함</translation>
        </message>
        <message>
            <source>Continue read-only for %1</source>
            <translation>%1 읽기 전용으로 계속</translation>
        </message>
        <message>
            <source>HTTP %1 · details</source>
            <translation>HTTP %1 · 자세히</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>자세히</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TextField</name>
        <message>
            <source>Show what is typed</source>
            <translation>입력한 내용 표시</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TimelineList</name>
        <message>
            <source>What happened</source>
            <translation>진행 내역</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::TrayBell</name>
        <message numerus="yes">
            <source>%n approvals wait for you</source>
            <translation>
                <numerusform>결재 %n건이 기다립니다</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing to sign</source>
            <translation>서명할 것 없음</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::UpdateTableModel</name>
        <message>
            <source>%1 (kept)</source>
            <translation>%1 (유지)</translation>
        </message>
        <message>
            <source>What</source>
            <translation>항목</translation>
        </message>
        <message>
            <source>Template v%1</source>
            <translation>템플릿 v%1</translation>
        </message>
        <message>
            <source>This draft</source>
            <translation>이 초안</translation>
        </message>
        <message>
            <source>What the update changes</source>
            <translation>업데이트로 바뀌는 내용</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ValuesEditor</name>
        <message>
            <source>Add</source>
            <translation>추가</translation>
        </message>
        <message>
            <source>Add a value</source>
            <translation>값 추가</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>값</translation>
        </message>
        <message>
            <source>Remove this value</source>
            <translation>이 값 제거</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VariableEditor</name>
        <message>
            <source>90s, 15m, 2h or 1d</source>
            <translation>90s, 15m, 2h 또는 1d</translation>
        </message>
        <message>
            <source>The name of the environment variable that holds it where the engine runs</source>
            <translation>엔진 실행 환경에서 값을 담고 있는 환경 변수의 이름</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>참 또는 거짓</translation>
        </message>
        <message>
            <source>Such as 2.8.0</source>
            <translation>예: 2.8.0</translation>
        </message>
        <message>
            <source>May refer to others: ${release.version}, ${project.…}, ${var.…}</source>
            <translation>다른 값을 참조할 수 있습니다: ${release.version}, ${project.…}, ${var.…}</translation>
        </message>
        <message>
            <source>There are no variables yet. A variable is a value that several tasks use, such as the number of a build, or one that is asked for at the start.</source>
            <translation>아직 변수가 없습니다. 변수는 빌드 번호처럼 여러 작업이 함께 쓰는 값이나 시작할 때 입력받는 값입니다.</translation>
        </message>
        <message>
            <source>Add variable</source>
            <translation>변수 추가</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>제거</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>값</translation>
        </message>
        <message>
            <source>Choices</source>
            <translation>선택 항목</translation>
        </message>
        <message>
            <source>Pattern</source>
            <translation>패턴</translation>
        </message>
        <message>
            <source>What it is for</source>
            <translation>용도</translation>
        </message>
        <message>
            <source>Ask for it at the start</source>
            <translation>시작할 때 입력받기</translation>
        </message>
        <message>
            <source>Variables</source>
            <translation>변수</translation>
        </message>
        <message>
            <source>kr, jp, us</source>
            <translation>kr, jp, us</translation>
        </message>
        <message>
            <source>A regular expression that the whole value has to fit</source>
            <translation>값 전체가 일치해야 하는 정규식</translation>
        </message>
        <message>
            <source>Whoever starts the release gives it; the value above is what is offered.</source>
            <translation>릴리스를 시작하는 사람이 입력합니다. 위의 값이 기본값으로 제시됩니다.</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>유형</translation>
        </message>
        <message>
            <source>Counts for</source>
            <translation>적용 대상</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VariableModel</name>
        <message>
            <source>nowhere</source>
            <translation>없음</translation>
        </message>
        <message numerus="yes">
            <source>%n place(s)</source>
            <translation>
                <numerusform>%n곳</numerusform>
            </translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>유형</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>값</translation>
        </message>
        <message>
            <source>Stands for</source>
            <translation>값</translation>
        </message>
        <message>
            <source>Counts for</source>
            <translation>적용 대상</translation>
        </message>
        <message>
            <source>Used by</source>
            <translation>사용 위치</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>내용</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>번호</translation>
        </message>
        <message>
            <source>Yes or no</source>
            <translation>예/아니요</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>기간</translation>
        </message>
        <message>
            <source>Choice</source>
            <translation>선택</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>비밀 값</translation>
        </message>
        <message>
            <source>the whole release</source>
            <translation>릴리스 전체</translation>
        </message>
        <message>
            <source>read when the task runs</source>
            <translation>작업을 실행할 때 읽음</translation>
        </message>
        <message>
            <source>asked at the start</source>
            <translation>시작할 때 입력</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VersionBar</name>
        <message>
            <source>%1 done, %2 in progress, %3 to do</source>
            <translation>완료 %1, 진행 중 %2, 할 일 %3</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VersionChangeForm</name>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Start date</source>
            <translation>시작일</translation>
        </message>
        <message>
            <source>Release date</source>
            <translation>릴리스 날짜</translation>
        </message>
        <message>
            <source>Jira project</source>
            <translation>Jira 프로젝트</translation>
        </message>
        <message>
            <source>Write a day such as 8 Dec or 2026-12-08.</source>
            <translation>8 Dec 또는 2026-12-08 같은 날짜를 쓰세요.</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>설명</translation>
        </message>
        <message>
            <source>Its issues go to</source>
            <translation>이슈를 옮길 버전</translation>
        </message>
        <message>
            <source>Behind</source>
            <translation>바로 앞 버전</translation>
        </message>
        <message>
            <source>Unresolved issues go to</source>
            <translation>미해결 이슈를 옮길 버전</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>선택</translation>
        </message>
        <message>
            <source>Reading the versions …</source>
            <translation>버전을 읽는 중 …</translation>
        </message>
        <message>
            <source>none: first in the list</source>
            <translation>없음: 목록의 맨 앞</translation>
        </message>
        <message>
            <source>nowhere: they stay in %1</source>
            <translation>옮기지 않음: 현재 버전 %1 유지</translation>
        </message>
        <message>
            <source>A version needs a name.</source>
            <translation>버전 이름을 입력하세요.</translation>
        </message>
        <message>
            <source>A date cannot be read.</source>
            <translation>날짜를 읽을 수 없습니다.</translation>
        </message>
        <message>
            <source>Say on which day it is released.</source>
            <translation>릴리스 날짜를 지정하세요.</translation>
        </message>
        <message>
            <source>The release date is before the start date.</source>
            <translation>릴리스 날짜가 시작일보다 빠릅니다.</translation>
        </message>
        <message>
            <source>There is such a version already.</source>
            <translation>같은 버전이 이미 있습니다.</translation>
        </message>
        <message>
            <source>The versions are being read.</source>
            <translation>버전을 읽는 중입니다.</translation>
        </message>
        <message>
            <source>Say where the unresolved issues go.</source>
            <translation>미해결 이슈를 옮길 버전을 지정하세요.</translation>
        </message>
        <message>
            <source>Choose a version.</source>
            <translation>버전을 고르세요.</translation>
        </message>
        <message>
            <source>Nothing is changed yet.</source>
            <translation>아직 변경한 내용이 없습니다.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>%1: %2 → %3</source>
            <translation>%1: %2 → %3</translation>
        </message>
        <message>
            <source>%1 is released in Jira on %2.</source>
            <translation>Jira에서 버전 %1 항목을 %2 날짜로 릴리스합니다.</translation>
        </message>
        <message numerus="yes">
            <source>Before that %n issue(s) go to %1, one after the other.</source>
            <translation>
                <numerusform>그 전에 이슈 %n건을 하나씩 옮깁니다. 옮길 버전: %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>Before that what is not done goes to %1, issue by issue.</source>
            <translation>그 전에 끝나지 않은 이슈를 하나씩 옮깁니다. 옮길 버전: %1.</translation>
        </message>
        <message>
            <source>All issues of %1 are in %2 afterwards, and %1 is gone.</source>
            <translation>%1 버전의 모든 이슈가 %2 버전으로 옮겨지고 %1 버전은 없어집니다.</translation>
        </message>
        <message>
            <source>%1 takes its issues from this version and will not find it by its name any more: change its scope afterwards.</source>
            <translation>릴리스 %1: 이 버전에서 이슈를 가져오며, 앞으로는 이 이름으로 버전을 찾을 수 없습니다. 변경 후 적용 범위를 바꾸세요.</translation>
        </message>
        <message>
            <source>%1 takes its issues from this version. Nobody can change them in Jira while it is archived.</source>
            <translation>릴리스 %1: 이 버전에서 이슈를 가져옵니다. 보관된 동안에는 아무도 Jira에서 이슈를 변경할 수 없습니다.</translation>
        </message>
        <message>
            <source>New version in Jira</source>
            <translation>Jira에 새 버전 만들기</translation>
        </message>
        <message>
            <source>New version of %1 in Jira</source>
            <translation>Jira에 새 버전 만들기: %1</translation>
        </message>
        <message>
            <source>Make the version</source>
            <translation>버전 만들기</translation>
        </message>
        <message>
            <source>Change version %1 in Jira</source>
            <translation>Jira에서 버전 %1 변경</translation>
        </message>
        <message>
            <source>Change in Jira</source>
            <translation>Jira에서 변경</translation>
        </message>
        <message>
            <source>Release version %1 in Jira?</source>
            <translation>Jira에서 버전 %1 항목을 릴리스할까요?</translation>
        </message>
        <message numerus="yes">
            <source>%n of its issues are not done.</source>
            <translation>
                <numerusform>이슈 %n건이 끝나지 않았습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>All of its issues are done.</source>
            <translation>모든 이슈가 끝났습니다.</translation>
        </message>
        <message>
            <source>This marks the version in Jira; it deploys nothing.</source>
            <translation>Jira에 버전을 릴리스됨으로 표시할 뿐 배포는 하지 않습니다.</translation>
        </message>
        <message>
            <source>Release in Jira</source>
            <translation>Jira에서 릴리스</translation>
        </message>
        <message>
            <source>Take the release of %1 back in Jira?</source>
            <translation>Jira에서 버전 %1 릴리스를 취소할까요?</translation>
        </message>
        <message>
            <source>Jira shows it as unreleased again. What was deployed stays deployed.</source>
            <translation>Jira에 다시 미릴리스로 표시됩니다. 이미 배포된 것은 그대로 유지됩니다.</translation>
        </message>
        <message>
            <source>Take the release back</source>
            <translation>릴리스 취소</translation>
        </message>
        <message>
            <source>Archive version %1 in Jira?</source>
            <translation>Jira에서 버전 %1 항목을 보관할까요?</translation>
        </message>
        <message>
            <source>It disappears from Jira's lists, and issues can no longer be put into it. It can be brought back.</source>
            <translation>Jira 목록에서 사라지고 더 이상 이슈를 넣을 수 없습니다. 나중에 복원할 수 있습니다.</translation>
        </message>
        <message>
            <source>Archive in Jira</source>
            <translation>Jira에서 보관</translation>
        </message>
        <message>
            <source>Bring version %1 back from the archive?</source>
            <translation>보관된 버전 %1 항목을 복원할까요?</translation>
        </message>
        <message>
            <source>Jira lists it again, and issues can be put into it.</source>
            <translation>Jira 목록에 다시 나타나고 이슈를 넣을 수 있습니다.</translation>
        </message>
        <message>
            <source>Bring it back</source>
            <translation>복원</translation>
        </message>
        <message>
            <source>Merge version %1 into another?</source>
            <translation>버전 %1 항목을 다른 버전에 병합할까요?</translation>
        </message>
        <message>
            <source>Jira puts all its issues into the other version and deletes it. This cannot be taken back.</source>
            <translation>Jira에서 모든 이슈를 다른 버전으로 옮기고 이 버전을 삭제합니다. 되돌릴 수 없습니다.</translation>
        </message>
        <message>
            <source>Merge in Jira</source>
            <translation>Jira에서 병합</translation>
        </message>
        <message>
            <source>Move version %1 in Jira's list</source>
            <translation>Jira 목록에서 버전 %1 이동</translation>
        </message>
        <message>
            <source>The order says which version comes next: unfinished issues go to that one.</source>
            <translation>순서에 따라 다음 버전이 정해지며, 끝나지 않은 이슈는 그 버전으로 옮깁니다.</translation>
        </message>
        <message>
            <source>Move in Jira</source>
            <translation>Jira에서 옮기기</translation>
        </message>
        <message>
            <source>Jira offers programs no way to take a date away. Give another one, or empty it in Jira.</source>
            <translation>Jira에는 프로그램이 날짜를 지울 방법이 없습니다. 다른 날짜를 넣거나 Jira에서 비우세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VersionHead</name>
        <message>
            <source>Started %1</source>
            <translation>%1 시작</translation>
        </message>
        <message>
            <source>released %1</source>
            <translation>%1 릴리스됨</translation>
        </message>
        <message>
            <source>releases %1</source>
            <translation>%1 릴리스 예정</translation>
        </message>
        <message>
            <source>Due today</source>
            <translation>오늘 예정</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) left</source>
            <translation>
                <numerusform>%n일 남음</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) late</source>
            <translation>
                <numerusform>%n일 지연</numerusform>
            </translation>
        </message>
        <message>
            <source>Version %1</source>
            <translation>버전 %1</translation>
        </message>
        <message numerus="yes">
            <source> and %n more</source>
            <translation>
                <numerusform> 외 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>ARCHIVED</source>
            <translation>보관됨</translation>
        </message>
        <message>
            <source>RELEASED</source>
            <translation>릴리스됨</translation>
        </message>
        <message>
            <source>UNRELEASED</source>
            <translation>미릴리스</translation>
        </message>
        <message>
            <source>%1 of %2 done</source>
            <translation>%2건 중 %1건 완료</translation>
        </message>
        <message>
            <source>Change in Jira</source>
            <translation>Jira에서 변경</translation>
        </message>
        <message>
            <source>Sources…</source>
            <translation>가져올 곳…</translation>
        </message>
        <message>
            <source>Version %1, from %2</source>
            <translation>버전 %1, 가져온 곳: %2</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VersionListModel</name>
        <message>
            <source>RELEASED</source>
            <translation>릴리스됨</translation>
        </message>
        <message>
            <source>UNRELEASED</source>
            <translation>미릴리스</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>In Jira</source>
            <translation>Jira 상태</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>릴리스</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Release date</source>
            <translation>릴리스 날짜</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>설명</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VersionPanel</name>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>The scope is locked: the release is prepared, runs or is over.</source>
            <translation>적용 범위가 잠겼습니다. 릴리스가 준비 중이거나 실행 중이거나 끝났습니다.</translation>
        </message>
        <message>
            <source>This release was not made from a Jira version.</source>
            <translation>이 릴리스는 Jira 버전으로 만들지 않았습니다.</translation>
        </message>
        <message>
            <source>This window only reads, so nothing can be switched.</source>
            <translation>읽기 전용 창이므로 켜거나 끌 수 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VersionSide</name>
        <message>
            <source>What is in it</source>
            <translation>포함된 내용</translation>
        </message>
        <message>
            <source>What to look at</source>
            <translation>확인할 것</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>출처</translation>
        </message>
        <message>
            <source>New features</source>
            <translation>새 기능</translation>
        </message>
        <message>
            <source>Fixes</source>
            <translation>수정</translation>
        </message>
        <message>
            <source>Other work</source>
            <translation>기타 작업</translation>
        </message>
        <message>
            <source>%1 of %2 done</source>
            <translation>%2건 중 %1건 완료</translation>
        </message>
        <message>
            <source>No warnings</source>
            <translation>경고 없음</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>외 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>Read %1</source>
            <translation>%1 읽음</translation>
        </message>
        <message>
            <source>Not read from Jira</source>
            <translation>Jira에서 읽지 않음</translation>
        </message>
        <message>
            <source>Commits without an issue</source>
            <translation>이슈 없는 커밋</translation>
        </message>
        <message>
            <source>Code it brings</source>
            <translation>가져오는 코드</translation>
        </message>
        <message>
            <source>Compared with %1</source>
            <translation>비교 대상: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n commit(s)</source>
            <translation>
                <numerusform>커밋 %n건</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pull request(s)</source>
            <translation>
                <numerusform>풀 리퀘스트 %n건</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VersionView</name>
        <message>
            <source>Issues</source>
            <translation>이슈</translation>
        </message>
        <message>
            <source>No issue has fixVersion %1 yet.</source>
            <translation>fixVersion %1 이슈가 아직 없습니다.</translation>
        </message>
        <message>
            <source>%1 of %2 selected</source>
            <translation>%2건 중 %1건 선택</translation>
        </message>
        <message>
            <source>%1 of %2 shown</source>
            <translation>%2건 중 %1건 표시</translation>
        </message>
        <message>
            <source>Select an issue to see what is known about it.</source>
            <translation>이슈를 선택하면 알려진 내용을 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>These are the issues as they were read %1.</source>
            <translation>이슈를 읽은 때: %1.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>This may not be everything.</source>
            <translation>전부가 아닐 수 있습니다.</translation>
        </message>
        <message numerus="yes">
            <source>Jira counts %n more issue(s) that this account may not see.</source>
            <translation>
                <numerusform>Jira가 세는 이슈 가운데 이 계정이 볼 수 없는 것이 %n개 더 있습니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>They are not judged and not in the notes. Ask for the permission to browse their projects.</source>
            <translation>그 이슈는 판정하지 않으며 노트에도 없습니다. 해당 프로젝트를 볼 권한을 요청하세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::VersionsPanel</name>
        <message>
            <source>Filter versions</source>
            <translation>버전 필터</translation>
        </message>
        <message>
            <source>Unreleased</source>
            <translation>미릴리스</translation>
        </message>
        <message>
            <source>All</source>
            <translation>전체</translation>
        </message>
        <message>
            <source>Which versions</source>
            <translation>표시할 버전</translation>
        </message>
        <message>
            <source>Read again from Jira</source>
            <translation>Jira에서 다시 읽기</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>The versions of %1 could not be read. %2</source>
            <translation>%1 프로젝트의 버전을 읽지 못했습니다. %2</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>No version matches “%1”.</source>
            <translation>“%1” 검색어에 맞는 버전이 없습니다.</translation>
        </message>
        <message>
            <source>Every version is released.</source>
            <translation>모든 버전이 릴리스되었습니다.</translation>
        </message>
        <message>
            <source>No versions. Say in the workspace which Jira project each project has.</source>
            <translation>버전이 없습니다. 각 프로젝트의 Jira 프로젝트를 워크스페이스에 지정하세요.</translation>
        </message>
        <message>
            <source>Open release</source>
            <translation>릴리스 열기</translation>
        </message>
        <message>
            <source>New release from this version</source>
            <translation>이 버전으로 새 릴리스</translation>
        </message>
        <message>
            <source>Reading was stopped before its end. Read again to see the rest.</source>
            <translation>읽기가 끝나기 전에 중지되었습니다. 나머지를 보려면 다시 읽으세요.</translation>
        </message>
        <message>
            <source>This window only reads, so nothing can be switched.</source>
            <translation>읽기 전용 창이므로 켜거나 끌 수 없습니다.</translation>
        </message>
        <message>
            <source>New version</source>
            <translation>새 버전</translation>
        </message>
        <message>
            <source>What is listed of them was read %1.</source>
            <translation>목록은 %1에 읽었습니다.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::WarningRules</name>
        <message>
            <source>What is switched off is off in every release of this project. The reason stays in the record.</source>
            <translation>끄면 이 프로젝트의 모든 릴리스에서 꺼집니다. 사유는 기록에 남습니다.</translation>
        </message>
        <message>
            <source>Warning rules</source>
            <translation>경고 규칙</translation>
        </message>
        <message>
            <source>Warning rules of %1</source>
            <translation>%1 경고 규칙</translation>
        </message>
        <message numerus="yes">
            <source>off, would warn %n time(s)</source>
            <translation>
                <numerusform>꺼짐, 켜면 경고 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>not evaluated</source>
            <translation>평가하지 않음</translation>
        </message>
        <message>
            <source>no warning</source>
            <translation>경고 없음</translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>경고 %n건</numerusform>
            </translation>
        </message>
        <message>
            <source>What it looks at could not be read, so it says nothing, which is not the same as fine.</source>
            <translation>확인할 대상을 읽지 못해 결과가 없습니다. 문제가 없다는 뜻은 아닙니다.</translation>
        </message>
        <message>
            <source>Off: %1</source>
            <translation>꺼짐: %1</translation>
        </message>
        <message>
            <source>Why does it not hold here?</source>
            <translation>이 규칙이 해당하지 않는 이유는 무엇입니까?</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>끄기</translation>
        </message>
        <message>
            <source>Say why first.</source>
            <translation>사유를 먼저 입력하세요.</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::WeeksSheet</name>
        <message>
            <source>Away</source>
            <translation>부재</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::WindowFields</name>
        <message>
            <source>Write a day such as 8 Dec or 2026-12-08.</source>
            <translation>8 Dec 또는 2026-12-08 같은 날짜를 쓰세요.</translation>
        </message>
        <message>
            <source>Write hours such as 14:00–16:00.</source>
            <translation>14:00–16:00 같은 시간을 쓰세요.</translation>
        </message>
        <message>
            <source>This window is over already. Choose a later day.</source>
            <translation>이 작업 시간은 이미 지났습니다. 더 늦은 날을 고르세요.</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>작업 시간</translation>
        </message>
        <message>
            <source>e.g. 8 Dec</source>
            <translation>예: 8 Dec</translation>
        </message>
        <message>
            <source>Time, %1</source>
            <translation>시간, %1</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::WizardRail</name>
        <message>
            <source>done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>current step</source>
            <translation>현재 단계</translation>
        </message>
        <message>
            <source>to come</source>
            <translation>예정</translation>
        </message>
        <message>
            <source>Step %1, %2, %3</source>
            <translation>%1단계, %2, %3</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::WorkPlanModel</name>
        <message>
            <source>Rollback step %1</source>
            <translation>롤백 %1단계</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>번호</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>작업</translation>
        </message>
        <message>
            <source>How</source>
            <translation>방법</translation>
        </message>
        <message>
            <source>Performer</source>
            <translation>수행자</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>대상</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>분</translation>
        </message>
        <message>
            <source>Goes well if</source>
            <translation>성공 조건</translation>
        </message>
        <message>
            <source>If it fails</source>
            <translation>실패하면</translation>
        </message>
        <message>
            <source>Way back</source>
            <translation>되돌림</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>결과</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::WorkPlanPanel</name>
        <message>
            <source>Save the work plan</source>
            <translation>작업계획서 저장</translation>
        </message>
        <message>
            <source>Markdown (*.md)</source>
            <translation>Markdown (*.md)</translation>
        </message>
        <message>
            <source>The work plan could not be written to %1. The release is not affected. Choose another folder, or make room there.</source>
            <translation>작업계획서를 다음 위치에 쓰지 못했습니다: %1. 릴리스에는 영향이 없습니다. 다른 폴더를 고르거나 그곳의 공간을 확보하세요.</translation>
        </message>
        <message>
            <source>Save elsewhere…</source>
            <translation>다른 위치에 저장…</translation>
        </message>
        <message>
            <source>There is no way back in this plan.</source>
            <translation>이 계획에는 돌아갈 길이 없습니다.</translation>
        </message>
        <message>
            <source>Add tasks to the rollback lane of the flow, so that a failed deployment can be taken back.</source>
            <translation>실패한 배포를 되돌릴 수 있도록 흐름의 롤백 레인에 작업을 추가하세요.</translation>
        </message>
        <message>
            <source>Work plan</source>
            <translation>작업계획서</translation>
        </message>
        <message>
            <source>Copy Markdown</source>
            <translation>Markdown 복사</translation>
        </message>
        <message>
            <source>1. Overview</source>
            <translation>1. 개요</translation>
        </message>
        <message>
            <source>Procedure</source>
            <translation>작업 절차</translation>
        </message>
        <message>
            <source>Rollback</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>PDF with stamps (*.pdf)</source>
            <translation>도장 포함 PDF (*.pdf)</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>저장…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>인쇄…</translation>
        </message>
        <message>
            <source>3. Procedure</source>
            <translation>3. 작업 절차</translation>
        </message>
        <message>
            <source>4. Rollback</source>
            <translation>4. 롤백</translation>
        </message>
    </context>
    <context>
        <name>releasedesk::ui::ZoomCluster</name>
        <message>
            <source>Zoom out</source>
            <translation>축소</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>확대</translation>
        </message>
        <message>
            <source>Fit (Ctrl+0)</source>
            <translation>화면에 맞춤 (Ctrl+0)</translation>
        </message>
        <message>
            <source>Minimap (M)</source>
            <translation>미니맵 (M)</translation>
        </message>
        <message>
            <source>%1 %</source>
            <comment>zoom</comment>
            <translation>%1 %</translation>
        </message>
    </context>
</TS>
