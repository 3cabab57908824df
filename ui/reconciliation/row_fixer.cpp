// SPDX-License-Identifier: Apache-2.0
#include "ui/reconciliation/row_fixer.h"

#include "ui/async/when_done.h"

#include <algorithm>

namespace releasedesk::ui {
namespace {

using reconciliation::Fix;
using versions::IssueChange;

//! The first open version behind \p version in Jira's order.
QString nextVersion(const QList<domain::JiraVersion> &versions, const QString &version)
{
    const auto place = std::ranges::find(versions, version, &domain::JiraVersion::name);
    if (place == versions.end())
        return {};
    const auto next = std::find_if(std::next(place), versions.end(), [](const domain::JiraVersion &each) {
        return !each.isReleased && !each.isArchived;
    });
    return next == versions.end() ? QString() : next->name;
}

} // namespace

RowFixer::RowFixer(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                   versions::JiraChanges *changes, const QString &mirrors, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_versions(versions)
    , m_clock(clock)
    , m_changes(changes)
    , m_mirrors(mirrors)
{
}

QList<Fix> RowFixer::fixesFor(const reconciliation::ReconciliationRow &row, const ReleaseId &id) const
{
    const domain::Release *const release = m_desk.release(id);
    const bool canWrite = m_changes != nullptr && m_changes->mayChange() && release != nullptr && release->isEditable()
        && row.isIssue && reconciliation::entryFor(row.key, *release).has_value();
    QList<Fix> fixes;
    for (const Fix fix : row.fixes) {
        if (canWrite && (fix == Fix::MoveToNextVersion || fix == Fix::RemoveFromScope || fix == Fix::AddToVersion))
            fixes.append(fix);
    }
    return fixes;
}

void RowFixer::prepare(const ReleaseId &id, const reconciliation::ReconciliationRow &row, Fix fix,
                       const QList<domain::Issue> &others)
{
    m_pending.reset();
    const domain::Release *const release = m_desk.release(id);
    if (!fixesFor(row, id).contains(fix))
        return;
    const domain::ScopeEntry entry = *reconciliation::entryFor(row.key, *release);
    IssueChange change;
    change.connection = entry.connection;
    change.project = entry.project;
    change.keys = {row.key};
    if (fix == Fix::AddToVersion)
        change.toVersion = entry.version;
    else
        change.fromVersion = entry.version;
    if (fix == Fix::MoveToNextVersion)
        moveOn(id, change, others);
    else
        ask(id, change, others);
}

void RowFixer::moveOn(const ReleaseId &id, const IssueChange &change, const QList<domain::Issue> &others)
{
    whenDone(this, m_versions.versions(change.connection, change.project),
             [this, id, change, others](const Result<QList<domain::JiraVersion>> &versions) {
                 if (!versions) {
                     emit failed(versions.error());
                     return;
                 }
                 IssueChange moved = change;
                 moved.toVersion = nextVersion(*versions, change.fromVersion);
                 if (moved.toVersion.isEmpty())
                     emit failed({ErrorCode::FailedPrecondition,
                                  tr("Jira has no open version behind %1, so there is none to move %2 to. Make one "
                                     "first.")
                                      .arg(change.fromVersion, change.keys.first()),
                                  {}});
                 else
                     ask(id, moved, others);
             });
}

void RowFixer::ask(const ReleaseId &id, const IssueChange &change, const QList<domain::Issue> &others)
{
    const domain::Release *const release = m_desk.release(id);
    if (release == nullptr)
        return;
    const QString key = change.keys.first();
    reconciliation::LateChange late;
    if (change.fromVersion.isEmpty()) {
        const auto known = std::ranges::find(others, key, &domain::Issue::key);
        domain::Issue issue;
        issue.key = key;
        late.addedKeys = {key};
        late.added = {known == others.end() ? issue : *known};
    } else {
        late.removedKeys = {key};
    }
    const auto impact
        = reconciliation::impactOf(late, *release, {m_desk.person(), m_clock.utcNow(), m_desk.directory()});
    if (!impact) {
        emit failed(impact.error());
        return;
    }
    m_pending = Pending{id, change, reconciliation::impactText(*impact, m_desk.directory())};
    const QString sentence = change.fromVersion.isEmpty() ? tr("Put %1 into %2 in Jira?").arg(key, change.toVersion)
        : change.toVersion.isEmpty()
        ? tr("Take %1 out of %2 in Jira?").arg(key, change.fromVersion)
        : tr("Move %1 from %2 to %3 in Jira?").arg(key, change.fromVersion, change.toVersion);
    emit asked(sentence, m_pending->consequence);
}

void RowFixer::carryOut()
{
    if (!m_pending || m_changes == nullptr)
        return;
    const Pending pending = *m_pending;
    m_pending.reset();
    whenDone(this, m_changes->changeIssues(pending.change), [this, pending](const Result<versions::ChangeDone> &made) {
        if (!made)
            emit failed(made.error());
        else if (!made->refused.isEmpty())
            emit failed({ErrorCode::FailedPrecondition, made->refused.join(u'\n'), {}});
        else
            refresh(pending.release, made->summary);
    });
}

void RowFixer::refresh(const ReleaseId &id, const QString &summary)
{
    const domain::Release *const release = m_desk.release(id);
    if (release == nullptr)
        return;
    reconciliation::ReconciliationService service(m_versions);
    whenDone(
        this,
        service.snapshot(reconciliation::wishFor(*release, m_desk.book().releases(), m_desk.directory(), m_mirrors),
                         m_clock.utcNow()),
        [this, id, summary](const Result<domain::IssueSnapshot> &snapshot) {
            if (snapshot)
                record(id, *snapshot, summary);
            else
                emit failed(snapshot.error());
        });
}

void RowFixer::record(const ReleaseId &id, const domain::IssueSnapshot &snapshot, const QString &summary)
{
    const domain::Release *const release = m_desk.release(id);
    if (release == nullptr)
        return;
    whenDone(this, m_desk.session().send(domain::RefreshScope{id, release->revision(), snapshot}),
             [this, summary](const Result<store::Position> &sent) {
                 if (sent)
                     emit done(summary);
                 else
                     emit failed(sent.error());
             });
}

} // namespace releasedesk::ui
