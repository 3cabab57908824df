// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/command/command_executor.h"
#include "core/connectors/gate/gate_check_executor.h"
#include "core/connectors/generic_http/http_request_executor.h"
#include "core/connectors/jenkins/jenkins_build_executor.h"
#include "core/connectors/jira/comment_executor.h"
#include "core/connectors/jira/scope_lock_executor.h"
#include "core/connectors/jira/transition_executor.h"
#include "core/connectors/jira/version_release_executor.h"
#include "core/connectors/mail/mail_send_executor.h"
#include "core/connectors/messenger/messenger_post_executor.h"
#include "core/connectors/notes/notes_publish_executor.h"
#include "core/connectors/release/gate_dependency_executor.h"
#include "core/connectors/release/release_start_executor.h"
#include "core/connectors/timer/time_wait_executor.h"
#include "core/domain/task_kind.h"
#include "core/engine/engine_releases.h"
#include "core/engine/executor_registry.h"
#include "tests/connectors/shared/executor_bench.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;
using domain::EffectPromise;
using LookUp = effects::EffectSemantics::LookUp;

//! What an executor says it can do is what the task shows people.
class TestEffectSemantics final : public QObject
{
    Q_OBJECT

private slots:
    void everyKindKeepsWhatItPromises()
    {
        ExecutorBench bench;
        engine::ExecutorRegistry registry;
        auto &[store, clock, journal, connections, network, report, stop] = bench;
        registry.add(std::make_shared<CommandExecutor>(journal, clock, "/tmp", "/tmp"));
        registry.add(std::make_shared<GateCheckExecutor>(network, clock));
        registry.add(std::make_shared<HttpRequestExecutor>(journal, network));
        registry.add(std::make_shared<JenkinsBuildExecutor>(journal, connections, network, clock));
        registry.add(std::make_shared<CommentExecutor>(journal, connections, network, clock));
        registry.add(std::make_shared<ScopeLockExecutor>(journal, connections, network, clock));
        registry.add(std::make_shared<TransitionExecutor>(journal, connections, network, clock));
        registry.add(std::make_shared<VersionReleaseExecutor>(journal, connections, network, clock));
        registry.add(std::make_shared<MailSendExecutor>(journal, connections));
        registry.add(std::make_shared<MessengerPostExecutor>(journal, connections, network));
        registry.add(std::make_shared<NotesPublishExecutor>(journal, "/tmp"));
        registry.add(std::make_shared<TimeWaitExecutor>(clock));
        engine::EngineReleases releases;
        registry.add(std::make_shared<GateDependencyExecutor>(releases));
        registry.add(std::make_shared<ReleaseStartExecutor>(releases, clock, nullptr, nullptr));

        for (const QString &kind : registry.kinds()) {
            const auto info = domain::taskKind(kind);
            QVERIFY2(info, qPrintable(kind));
            const effects::EffectSemantics row = registry.find(kind)->semantics();
            QVERIFY2(keeps(row, info->promise), qPrintable(kind));
            QVERIFY2(!row.isOutside || !info->recovery.isEmpty(), qPrintable(kind));
        }
    }

private:
    static bool keeps(const effects::EffectSemantics &row, EffectPromise promise)
    {
        switch (promise) {
        case EffectPromise::P0:
            return !row.isOutside;
        case EffectPromise::P1: // once: read back and compare
            return row.isOutside && row.isIdempotent && row.lookUp != LookUp::None;
        case EffectPromise::P2: // at most once, and found again by its operation id
            return row.isOutside && !row.mayRepeat && row.lookUp != LookUp::None && !row.carrier.isEmpty();
        case EffectPromise::P3: // at most once; what became of it is for a person
            return row.isOutside && !row.mayRepeat && !row.carrier.isEmpty();
        case EffectPromise::P4:
            return row.isOutside && row.mayRepeat && !row.carrier.isEmpty();
        }
        return false;
    }
};

RELEASE_DESK_TEST(tst_effect_semantics, TestEffectSemantics)

#include "tst_effect_semantics.moc"
