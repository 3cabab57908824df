// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/build_log.h"

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

QStringList steps(const JenkinsJob &job, const JenkinsBuild &build, const QString &version)
{
    const bool fails = build.isFailing;
    switch (job.kind) {
    case JobKind::Build: {
        QStringList lines{u"[Pipeline] { (Compile)"_s, u"compiling 412 sources"_s, u"no warnings"_s,
                          u"[Pipeline] { (Unit tests)"_s};
        lines += fails ? u"Tests run: 1842, Failures: 1: CartTotalTest.roundsOnce"_s
                       : u"Tests run: 1842, Failures: 0, Skipped: 3"_s;
        if (!fails)
            lines += {u"[Pipeline] { (Package)"_s, u"archived "_s + job.artifact.arg(version), u"[Pipeline] { (Scan)"_s,
                      u"0 known vulnerabilities in 231 dependencies"_s};
        return lines;
    }
    case JobKind::Deploy:
    case JobKind::Rollback: {
        QStringList lines{u"[Pipeline] { (Preconditions)"_s, u"artifact of %1 found, checksum right"_s.arg(version)};
        for (const QString &service : job.services)
            lines += {u"[Pipeline] { (%1)"_s.arg(service), u"draining pool"_s,
                      u"starting %1 %2"_s.arg(service, version), u"warm-up: 40 of 40 requests answered"_s};
        lines += fails ? u"health check failed after 3 attempts: 503"_s : u"모든 인스턴스가 정상입니다"_s;
        return lines;
    }
    case JobKind::Test:
        break;
    }
    return {u"[Pipeline] { (End-to-end)"_s,
            u"browser: 24 scenarios"_s,
            u"✓ order with saved card"_s,
            u"✓ 쿠폰 두 장을 쓰는 주문"_s,
            fails ? u"✗ partial refund: expected 12,900 but saw 12,901"_s : u"✓ partial refund"_s,
            fails ? u"23 passed, 1 failed"_s : u"24 passed"_s};
}

} // namespace

QByteArray buildLog(const JenkinsController &controller, const JenkinsJob &job, const JenkinsBuild &build)
{
    const QString given = build.parameter(u"VERSION"_s);
    const QString version = given.isEmpty() ? job.version : given;
    QStringList lines{u"Started by user "_s + build.user};
    for (const auto &[name, value] : build.parameters)
        lines += u"%1=%2"_s.arg(name, value);
    lines += {u"Checking out revision %1 (release/%2)"_s.arg(controller.revision(build), version),
              u"Running on agent-%1 in /var/ci/%2"_s.arg((build.number % 4) + 1).arg(job.name)};
    lines += steps(job, build, version);
    const bool isRunning = controller.isRunning(build);
    if (isRunning || build.isStopped) {
        const double share = build.isStopped ? build.stoppedAt : controller.progress(build);
        lines = lines.mid(0, 1 + static_cast<qsizetype>(share * static_cast<double>(lines.size() - 1)));
    }
    if (!isRunning)
        lines += build.isStopped ? QStringList{u"Aborted by %1"_s.arg(build.user), u"Finished: ABORTED"_s}
                                 : QStringList{u"Finished: "_s + build.result};
    return lines.join(u'\n').toUtf8() + '\n';
}

} // namespace releasedesk::sandbox
