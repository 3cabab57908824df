// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/jira_changer.h"

#include "core/base/safe_text.h"
#include "core/base/shown_zone.h"
#include "ui/async/when_done.h"
#include "ui/versions/version_head.h"
#include "ui/versions/version_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/table_view.h"
#include "ui/wording/release_words.h"

#include <QMenu>
#include <QMutex>
#include <QTimer>

#include <algorithm>
#include <ranges>

namespace releasedesk::ui {

using versions::VersionAct;

namespace {

constexpr int progressInterval = 120; // ms
constexpr QLatin1String progressName("progress");

} // namespace

//! What the thread of the network tells, for the window to look at.
struct JiraChanger::Watch {
    QMutex mutex;
    QString text;
    std::stop_source stop;
};

JiraChanger::JiraChanger(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                         std::function<Page()> describe, QWidget *page)
    : QObject(page)
    , m_desk(desk)
    , m_versions(versions)
    , m_clock(clock)
    , m_describe(std::move(describe))
    , m_page(page)
{
}

QString JiraChanger::refusal() const
{
    if (m_changes == nullptr)
        return tr("This window only reads, so nothing can be changed in Jira from here.");
    return m_changes->mayChange()
        ? QString()
        : tr("Your role only lets you read. Ask somebody who composes releases to change this in Jira.");
}

void JiraChanger::attachTo(VersionView *view)
{
    Button *const button = view->head()->changeButton();
    connect(button, &Button::clicked, this,
            [this, button] { makeMenu()->popup(button->mapToGlobal(QPoint(0, button->height() + 2))); });
    TableView *const table = view->table();
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    view->setMend([self = QPointer(this), view](const domain::Issue &issue, const QString &rule) {
        return self && self->mend(*view, issue, rule);
    });
    connect(table, &QWidget::customContextMenuRequested, this,
            [this, table](const QPoint &at) { makeIssueMenu()->popup(table->viewport()->mapToGlobal(at)); });
}

QList<JiraAct> JiraChanger::versionActs(const Page &page)
{
    const bool hasVersion = !page.versions.isEmpty();
    const QString none = hasVersion ? QString() : tr("Select a version first.");
    const domain::JiraVersion version = hasVersion ? page.versions.first().version : domain::JiraVersion();
    const auto act = [this](const char *text, IconName icon, const QString &why, VersionAct what) {
        return JiraAct{text, icon, refusal().isEmpty() ? why : refusal(), [this, what] { openVersion(what); }};
    };
    QList<JiraAct> acts{
        act(QT_TRANSLATE_NOOP("PaletteContents", "Change name and dates in Jira…"), "edit", none, VersionAct::Edit)};
    if (version.isReleased)
        acts.append(act(QT_TRANSLATE_NOOP("PaletteContents", "Take the release of the version back in Jira…"), "undo",
                        none, VersionAct::Unrelease));
    else
        acts.append(act(QT_TRANSLATE_NOOP("PaletteContents", "Release the version in Jira…"), "check", none,
                        VersionAct::Release));
    if (version.isArchived)
        acts.append(act(QT_TRANSLATE_NOOP("PaletteContents", "Bring the version back from Jira's archive…"), "undo",
                        none, VersionAct::Unarchive));
    else
        acts.append(act(QT_TRANSLATE_NOOP("PaletteContents", "Archive the version in Jira…"), "hide", none,
                        VersionAct::Archive));
    acts.append(act(QT_TRANSLATE_NOOP("PaletteContents", "Move the version in Jira's list…"), "chevron-updown", none,
                    VersionAct::Move));
    acts.append(act(QT_TRANSLATE_NOOP("PaletteContents", "Merge the version into another in Jira…"), "version", none,
                    VersionAct::Merge));
    acts.append(
        act(QT_TRANSLATE_NOOP("PaletteContents", "New version in Jira…"), "plus",
            page.projects.isEmpty() ? tr("No project of this workspace says which Jira project it has.") : QString(),
            VersionAct::Create));
    return acts;
}

QList<JiraAct> JiraChanger::issueActs(const Page &page)
{
    const QString why = !refusal().isEmpty() ? refusal()
        : page.issues.isEmpty()              ? tr("Select issues first.")
        : page.issues.size() > 1             ? tr("Select issues of one Jira project.")
                                             : QString();
    const QString whyNot = !refusal().isEmpty() ? refusal()
        : page.versions.isEmpty()               ? tr("Select a version first.")
                                                : QString();
    using Way = IssueChangeForm::Way;
    return {{QT_TRANSLATE_NOOP("PaletteContents", "Move the selected issues to another version…"), "version", why,
             [this] { openIssues(Way::Version); }},
            {QT_TRANSLATE_NOOP("PaletteContents", "Set the status of the selected issues…"), "edit", why,
             [this] { openIssues(Way::Status); }},
            {QT_TRANSLATE_NOOP("PaletteContents", "Put another issue into the version…"), "plus", whyNot,
             [this] { openAdd(); }}};
}

QList<JiraAct> JiraChanger::acts()
{
    const Page page = m_describe();
    return versionActs(page) + issueActs(page);
}

QMenu *JiraChanger::menuOf(const QList<QList<JiraAct>> &groups)
{
    auto *const menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const QList<JiraAct> &group : groups) {
        if (!menu->isEmpty())
            menu->addSeparator();
        for (const JiraAct &act : group) {
            QAction *const action = menu->addAction(QCoreApplication::translate("PaletteContents", act.text));
            action->setEnabled(act.refusal.isEmpty());
            action->setToolTip(act.refusal);
            connect(action, &QAction::triggered, this, act.run);
        }
    }
    return menu;
}

QMenu *JiraChanger::makeMenu()
{
    const Page page = m_describe();
    return menuOf({versionActs(page), issueActs(page)});
}

QMenu *JiraChanger::makeIssueMenu()
{
    return menuOf({issueActs(m_describe())});
}

QList<IssueSubject> JiraChanger::issuesIn(const VersionView &view, const QList<domain::JiraVersion> &shown,
                                          const std::function<ConnectionId(const QString &)> &connectionOf) const
{
    QList<IssueSubject> subjects;
    for (const domain::Issue &issue : view.selectedIssues()) {
        const QString project = issue.key.section(u'-', 0, -2);
        const auto version = std::ranges::find_if(shown, [&](const domain::JiraVersion &each) {
            return each.project == project && (shown.size() == 1 || issue.fixVersions.contains(each.name));
        });
        const QString name = version == shown.end() ? QString() : version->name;
        auto place = std::ranges::find_if(
            subjects, [&](const IssueSubject &each) { return each.project == project && each.version == name; });
        if (place == subjects.end()) {
            const ConnectionId connection = connectionOf(project);
            subjects.append({connection, project, name, {}, {}, releasesOf(connection, project, name)});
            place = std::prev(subjects.end());
        }
        place->issues.append(issue);
    }
    if (subjects.size() == 1) {
        QMap<std::pair<domain::StatusCategory, QString>, bool> statuses; // as a board has them
        for (const versions::IssueChunk::Ptr &chunk : view.model()->chunks()) {
            for (const domain::Issue &issue : chunk->issues())
                statuses.insert({issue.category, issue.status}, true);
        }
        for (const auto &each : statuses.keys())
            subjects.first().statuses.append(each.second);
    }
    return subjects;
}

QStringList JiraChanger::releasesOf(const ConnectionId &connection, const QString &project,
                                    const QString &version) const
{
    QStringList names;
    for (const domain::Release &release : m_desk.book().releases()) {
        const bool isFrom = std::ranges::any_of(release.scope(), [&](const domain::ScopeEntry &entry) {
            return entry.connection == connection && entry.project == project && entry.version == version;
        });
        if (isFrom && !version.isEmpty() && !release.isOver())
            names.append(nameOf(release, m_desk.directory()));
    }
    return names;
}

template<typename Form>
ConfirmDialog *JiraChanger::open(Form *form)
{
    auto *const dialog = new ConfirmDialog(form->question(), m_page->window());
    dialog->addDetail(form);
    dialog->setMissing(form->missing());
    connect(form, &Form::changed, dialog, [form, dialog] {
        dialog->clearError();
        dialog->setMissing(form->missing());
    });
    connect(dialog, &ConfirmDialog::confirmed, this, [this, form, dialog] { send(form, dialog); });
    dialog->open();
    if (form->needsVersions())
        readVersions(form, dialog);
    return dialog;
}

template<typename Form>
void JiraChanger::readVersions(Form *form, ConfirmDialog *dialog)
{
    const versions::VersionChange place = [form] {
        versions::VersionChange change;
        change.connection = form->subject().connection;
        if constexpr (std::is_same_v<Form, VersionChangeForm>)
            change.project = form->subject().version.project;
        else
            change.project = form->subject().project;
        return change;
    }();
    whenDone(form, m_versions.versions(place.connection, place.project),
             [form, dialog](const Result<QList<domain::JiraVersion>> &known) {
                 if (known)
                     form->setVersions(*known);
                 else
                     dialog->showError(known.error());
             });
}

void JiraChanger::openVersion(VersionAct act)
{
    const Page page = m_describe();
    const QList<VersionSubject> subjects = act == VersionAct::Create ? page.projects : page.versions;
    if (subjects.isEmpty() || !refusal().isEmpty())
        return;
    auto *const form = new VersionChangeForm(act, act == VersionAct::Create ? subjects : QList{subjects.first()},
                                             inShownZone(m_clock.utcNow()).date());
    ConfirmDialog *const dialog = open(form);
    connect(dialog, &ConfirmDialog::errorWayWanted, this, [this, form, dialog] { readAgain(form, dialog); });
}

void JiraChanger::openIssues(IssueChangeForm::Way way)
{
    const QList<IssueSubject> subjects = m_describe().issues;
    if (subjects.size() == 1 && refusal().isEmpty())
        openForm(way, subjects.first());
}

void JiraChanger::openAdd()
{
    const Page page = m_describe();
    if (page.versions.isEmpty() || !refusal().isEmpty())
        return;
    const VersionSubject &version = page.versions.first();
    openForm(IssueChangeForm::Way::Add,
             {version.connection, version.version.project, version.version.name, {}, {}, version.releases});
}

void JiraChanger::openForm(IssueChangeForm::Way way, const IssueSubject &subject)
{
    auto *const form = new IssueChangeForm(way, subject);
    if (m_impactOf && !subject.releases.isEmpty())
        form->setImpactOf(m_impactOf);
    open(form);
}

void JiraChanger::readAgain(VersionChangeForm *form, ConfirmDialog *dialog)
{
    const VersionSubject subject = form->subject();
    whenDone(form, m_versions.versions(subject.connection, subject.version.project),
             [form, dialog, subject](const Result<QList<domain::JiraVersion>> &known) {
                 if (!known) {
                     dialog->showError(known.error(), tr("Show what Jira has now"));
                     return;
                 }
                 form->setVersions(*known);
                 const auto now = std::ranges::find(*known, subject.version.id, &domain::JiraVersion::id);
                 if (now == known->end())
                     dialog->showError({ErrorCode::NotFound,
                                        tr("Version %1 is not in Jira any more: somebody deleted or merged it.")
                                            .arg(SafeText::lineFromOutside(subject.version.name).plain()),
                                        {}});
                 else
                     form->setSeen(*now);
             });
}

versions::ChangeWatch JiraChanger::watch(ConfirmDialog *dialog, bool canStop)
{
    const auto shared = std::make_shared<Watch>();
    auto *const timer = new QTimer(dialog);
    timer->setObjectName(progressName);
    connect(timer, &QTimer::timeout, dialog, [shared, dialog] {
        const QMutexLocker lock(&shared->mutex);
        dialog->setProgress(shared->text);
    });
    timer->start(progressInterval);
    if (canStop) // closing ends it between two issues; what is done then is told all the same
        connect(dialog, &Dialog::closed, this, [shared] { shared->stop.request_stop(); });
    return {[shared](int /*percent*/, const QString &text) {
                const QMutexLocker lock(&shared->mutex);
                shared->text = text;
            },
            shared->stop.get_token()};
}

void JiraChanger::send(VersionChangeForm *form, ConfirmDialog *dialog)
{
    versions::VersionChange change = form->change();
    form->setEnabled(false);
    dialog->setBusy(true);
    change.watch = watch(dialog, !change.target.isEmpty() && change.act == VersionAct::Release);
    whenDone(
        this, m_changes->changeVersion(change),
        [this, change, form = QPointer(form), dialog = QPointer(dialog)](const Result<versions::ChangeDone> &done) {
            if (form)
                form->setEnabled(true);
            const bool isMoved = !done && done.error().code == ErrorCode::Aborted;
            take(done, dialog, isMoved);
            if (done && done->refused.isEmpty())
                emit versionChanged(change);
            else if (done)
                emit issuesChanged();
        });
}

void JiraChanger::send(IssueChangeForm *form, ConfirmDialog *dialog)
{
    versions::IssueChange change = form->change();
    form->setEnabled(false);
    dialog->setBusy(true);
    change.watch = watch(dialog, true);
    whenDone(this, m_changes->changeIssues(change),
             [this, form = QPointer(form), dialog = QPointer(dialog)](const Result<versions::ChangeDone> &done) {
                 if (form)
                     form->setEnabled(true);
                 take(done, dialog, false);
                 emit issuesChanged(); // some may have gone before an error
             });
}

void JiraChanger::take(const Result<versions::ChangeDone> &done, ConfirmDialog *dialog, bool canReadAgain)
{
    if (dialog) {
        delete dialog->findChild<QTimer *>(progressName);
        dialog->setProgress({});
    }
    if (!done && dialog)
        dialog->showError(done.error(), canReadAgain ? tr("Show what Jira has now") : QString());
    else if (!done)
        emit told(done.error().message);
    else if (!done->refused.isEmpty() && dialog)
        dialog->showOutcome(done->summary, done->refused.join(u'\n'));
    else {
        if (dialog)
            dialog->close();
        emit told(done->summary);
    }
}

} // namespace releasedesk::ui
