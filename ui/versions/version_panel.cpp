// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/version_panel.h"

#include "core/reconciliation/release_facts.h"
#include "ui/async/when_done.h"
#include "ui/versions/jira_changer.h"
#include "ui/versions/version_head.h"
#include "ui/versions/version_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/wording/time_words.h"

#include <QSet>
#include <QUrl>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr qint64 liveSeconds = 120; // so often Jira is asked what became different

//! The scope as it was signed, with what the run did to its versions since.
domain::IssueSnapshot snapshotAfterRun(const domain::Release &release)
{
    domain::IssueSnapshot snapshot = release.snapshot();
    for (const domain::Task &task : release.plan().tasks) {
        const domain::TaskRun run = release.run(task.id);
        if (task.kind != u"jira.version_release" || run.state != domain::TaskState::Succeeded || run.attempts.isEmpty())
            continue;
        const QJsonObject parameters = run.attempts.last().parameters;
        for (domain::JiraVersion &version : snapshot.versions) {
            const bool isMeant = version.name == parameters[QStringLiteral("version")].toString()
                && version.project == parameters[QStringLiteral("project")].toString();
            if (!isMeant)
                continue;
            version.isReleased = true;
            version.releaseDate = inShownZone(run.finishedAt).date();
        }
    }
    return snapshot;
}

} // namespace

VersionPanel::VersionPanel(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                           AddressOf addressOf, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_versions(versions)
    , m_clock(clock)
    , m_addressOf(std::move(addressOf))
    , m_error(new ErrorBanner)
    , m_view(new VersionView)
    , m_changer(makeChanger())
{
    m_error->setEdgeToEdge(true);
    m_error->setAction(0, tr("Try again"));
    m_error->clear();
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_error);
    layout->addWidget(m_view, 1);

    connect(&desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &id) {
        if (id == m_release)
            showState();
    });
    connect(&desk, &session::Desk::directoryChanged, this, &VersionPanel::showState);
    connect(m_view, &VersionView::compareWanted, this, [this] { emit compareWanted(m_shown.project, m_shown.name); });
    connect(m_view->head()->sourcesButton(), &Button::clicked, this, [this] { emit sourcesWanted(m_release); });
    m_view->head()->sourcesButton()->show();
    connect(m_view, &VersionView::commitsWanted, this, &VersionPanel::codeWanted);
    connect(m_view, &VersionView::refreshWanted, this, &VersionPanel::refreshFromJira);
    connect(m_view, &VersionView::issueOpened, this, &VersionPanel::openIssue);
    connect(m_view, &VersionView::ruleSwitched, this, &VersionPanel::switchRule);
    setSwitchWarning({});
    connect(m_view, &VersionView::addressOpened, this, &VersionPanel::openExternal);
    m_view->setReadIssue([this](const QString &key) -> std::unique_ptr<versions::DetailReading> {
        const ConnectionId connection = connectionOf(key);
        return connection.isEmpty() ? nullptr : m_versions.openIssue(connection, key);
    });
    connect(m_error, &ErrorBanner::actionTriggered, this, &VersionPanel::refreshFromJira);
}

JiraChanger *VersionPanel::makeChanger()
{
    const auto describe = [this] {
        const QList<domain::JiraVersion> &shown = m_shown.snapshot.versions;
        const auto connectionFor = [this](const QString &project) { return connectionOf(QString(project + u"-0")); };
        JiraChanger::Page page;
        if (const domain::JiraVersion *const version = m_shown.version()) {
            const ConnectionId connection = connectionFor(version->project);
            const domain::ScopeCounters &counters = m_view->figures().counters;
            page.versions = {{connection, *version, shown.size() == 1 ? counters.issues - counters.done : -1,
                              m_changer->releasesOf(connection, version->project, version->name)}};
            page.projects = {{connection, {{}, version->project, {}}}};
        }
        page.issues = m_changer->issuesIn(*m_view, shown, connectionFor);
        return page;
    };
    auto *const changer = new JiraChanger(m_desk, m_versions, m_clock, describe, this);
    changer->attachTo(m_view);
    connect(changer, &JiraChanger::versionChanged, this, &VersionPanel::refreshFromJira);
    connect(changer, &JiraChanger::issuesChanged, this, &VersionPanel::refreshFromJira);
    return changer;
}

void VersionPanel::showRelease(const ReleaseId &release)
{
    if (release != m_release) {
        m_error->clear();
        m_view->closeIssue();
        m_live.reset();
        m_liveSince = {};
        m_released.clear();
    }
    m_release = release;
    readReleased();
    showState();
    if (isVisible())
        readChanges();
}

//! Which versions are out, as the lists of them were read last.
void VersionPanel::readReleased()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release || !m_released.isEmpty())
        return;
    QSet<std::pair<ConnectionId, QString>> places;
    for (const domain::ScopeEntry &entry : release->scope())
        places.insert({entry.connection, entry.project});
    for (const auto &[connection, project] : std::as_const(places)) {
        whenDone(this, m_versions.keptVersions(connection, project),
                 [this, id = m_release](const std::optional<versions::KeptVersions> &kept) {
                     if (id != m_release || !kept)
                         return;
                     for (const domain::JiraVersion &version : kept->versions) {
                         if (version.isReleased && !m_released.contains(version.name))
                             m_released.append(version.name);
                     }
                     showState();
                 });
    }
}

void VersionPanel::showEvent(QShowEvent *event)
{
    ThemedWidget::showEvent(event);
    readChanges();
}

void VersionPanel::readChanges()
{
    const domain::Release *const release = m_desk.release(m_release);
    const bool isSubmitted = release && release->state() != domain::ReleaseState::Draft && !release->isOver();
    const QDateTime now = m_clock.utcNow();
    const bool isFresh = m_liveSince.isValid() && m_liveSince.secsTo(now) < liveSeconds;
    if (!isSubmitted || release->scope().isEmpty() || isFresh)
        return;
    m_liveSince = now;
    whenDone(this, m_versions.snapshot(release->scope(), now),
             [this, id = m_release](const Result<domain::IssueSnapshot> &live) {
                 if (id != m_release || !live || !live->doubt.isEmpty())
                     return; // the rule says "not evaluated", which is not the same as fine
                 m_live = *live;
                 showState();
             });
}

void VersionPanel::showState()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    ShownVersion shown{release->version(), {}, snapshotAfterRun(*release), release->windowStart(), release->project()};
    if (const domain::Project *const project = m_desk.directory().project(release->project()))
        shown.warningsOff = project->warningsOff;
    if (!release->scope().isEmpty())
        shown.connection = release->scope().first().connection;
    const auto running = reconciliation::runningVersion(m_desk.book().releases(), m_desk.directory(),
                                                        release->project(), release->id());
    shown.runs = reconciliation::runningText(running);
    if (running)
        shown.runsWhere = running->where;
    shown.releasedVersions = m_released;
    if (!release->isOver())
        shown.live = m_live;
    if (shown != m_shown) { // a running release changes all the time, its scope does not
        m_shown = shown;
        m_view->showVersion(shown, m_clock.utcNow());
    }
    const QString locked
        = release->isEditable() ? QString() : tr("The scope is locked: the release is prepared, runs or is over.");
    m_view->setRefreshRefusal(!locked.isEmpty()                ? locked
                                  : release->scope().isEmpty() ? tr("This release was not made from a Jira version.")
                                                               : QString());
}

void VersionPanel::selectIssue(const QString &key)
{
    m_view->selectIssue(key);
    m_view->openIssue();
}

void VersionPanel::refreshFromJira()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release || !release->isEditable() || release->scope().isEmpty())
        return;
    m_view->setRefreshBusy(true);
    whenDone(this,
             m_readSnapshot ? m_readSnapshot(*release, m_clock.utcNow())
                            : m_versions.snapshot(release->scope(), m_clock.utcNow()),
             [this, id = m_release](const Result<domain::IssueSnapshot> &snapshot) {
                 if (id != m_release) {
                     m_view->setRefreshBusy(false);
                     return;
                 }
                 if (snapshot)
                     record(*snapshot);
                 else
                     fail(snapshot.error());
             });
}

void VersionPanel::record(const domain::IssueSnapshot &snapshot)
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    whenDone(this, m_desk.session().send(domain::RefreshScope{m_release, release->revision(), snapshot}),
             [this](const Result<store::Position> &sent) {
                 m_view->setRefreshBusy(false);
                 if (sent)
                     m_error->clear();
                 else
                     fail(sent.error());
             });
}

ConnectionId VersionPanel::connectionOf(const QString &key) const
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release || release->scope().isEmpty())
        return {};
    const QString project = key.section(u'-', 0, -2);
    for (const domain::ScopeEntry &entry : release->scope()) {
        if (entry.project == project)
            return entry.connection;
    }
    return release->scope().first().connection;
}

void VersionPanel::openIssue(const QString &key)
{
    const ConnectionId connection = connectionOf(key);
    const QString address = connection.isEmpty() ? QString() : m_addressOf(connection);
    if (!address.isEmpty())
        emit openExternal(
            QString(address + QStringLiteral("/browse/") + QString::fromLatin1(QUrl::toPercentEncoding(key))));
}

void VersionPanel::fail(const Error &error)
{
    m_view->setRefreshBusy(false);
    m_error->showError(error);
    m_error->setAction(0, tr("Try again"));
}

void VersionPanel::setSwitchWarning(SwitchWarning switchWarning)
{
    m_switchWarning = std::move(switchWarning);
    m_view->setRulesRefusal(m_switchWarning ? QString() : tr("This window only reads, so nothing can be switched."));
}

void VersionPanel::setImpactOf(const ImpactOf &impactOf)
{
    m_changer->setImpactOf([this, impactOf](const versions::IssueChange &change) {
        const domain::Release *const release = m_desk.release(m_release);
        return impactOf(release ? *release : domain::Release(), change);
    });
}

void VersionPanel::switchRule(const QString &rule, const QString &reason)
{
    if (!m_switchWarning)
        return;
    whenDone(this, m_switchWarning(m_shown.project, rule, reason),
             [this](const Result<> &done) { m_view->showRuleError(done ? QString() : done.error().message); });
}

} // namespace releasedesk::ui
