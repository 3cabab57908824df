// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/new_release_form.h"

#include "core/base/safe_text.h"
#include "core/domain/plan_check.h"
#include "core/domain/scope_warnings.h"
#include "core/reconciliation/release_facts.h"
#include "ui/async/when_done.h"
#include "ui/releases/code_fields.h"
#include "ui/releases/people_line.h"
#include "ui/releases/window_fields.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QUuid>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int formWidth = 372;

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

} // namespace

NewReleaseForm::NewReleaseForm(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                               QWidget *parent)
    : Surface(ColorToken::Surface, parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_choice(new VersionChoice(versions, this))
    , m_head(new SafeLabel(FontRole::Section))
    , m_project(new QComboBox)
    , m_projectField(new FormField({}, m_project))
    , m_version(new QComboBox)
    , m_versionField(new FormField({}, m_version))
    , m_versionText(new TextField)
    , m_counts(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_sources(new ScopeSources(versions))
    , m_code(new CodeFields(*m_choice))
    , m_title(new TextField)
    , m_window(new WindowFields(clock))
    , m_windowNote(new ErrorBanner)
    , m_owner(new QComboBox)
    , m_ownerField(new FormField({}, m_owner))
    , m_approversLabel(new SafeLabel(FontRole::SecondaryLabel, ColorToken::Text2))
    , m_approvers(new PeopleLine)
    , m_warning(new ErrorBanner)
    , m_error(new ErrorBanner)
    , m_cancel(new Button)
    , m_create(new Button({}, Button::Kind::Primary))
{
    setLines(Qt::LeftEdge);
    setFixedWidth(formWidth);
    auto *const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(makeFields());
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(area, 1);
    layout->addWidget(makeFoot());
    for (ErrorBanner *const banner : {m_windowNote, m_warning, m_error})
        banner->clear();

    connect(m_project, &QComboBox::currentIndexChanged, this, [this] { takeProject({}); });
    connect(m_version, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0)
            m_choice->choose(m_version->itemData(index).toString());
    });
    connect(m_versionText, &TextField::textEdited, this, &NewReleaseForm::showWhatIsMissing);
    connect(m_title, &TextField::textEdited, this, [this] { m_isTitleTouched = true; });
    connect(m_choice, &VersionChoice::versionsChanged, this, &NewReleaseForm::fillVersions);
    connect(m_choice, &VersionChoice::changed, this, &NewReleaseForm::showVersion);
    connect(m_sources, &ScopeSources::changed, this, &NewReleaseForm::showVersion);
    connect(m_window, &WindowFields::changed, this, &NewReleaseForm::showWindow);
    connect(m_error, &ErrorBanner::actionTriggered, this, [this] {
        m_error->clear();
        if (m_choice->error())
            m_choice->retry();
        else
            create();
    });
    connect(m_cancel, &Button::clicked, this, &NewReleaseForm::cancelled);
    connect(m_create, &Button::clicked, this, &NewReleaseForm::create);
    connect(&desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &id) {
        if (id == m_awaited)
            finish(id);
    });
    connect(&desk, &session::Desk::directoryChanged, this, [this] { start(project()); });
    languageChanged();
}

void NewReleaseForm::setTemplate(const templates::ReleaseTemplate &pattern)
{
    m_template = pattern;
    showApprovers();
    showWindow();
}

void NewReleaseForm::start(const ProjectId &project, const QString &version)
{
    m_error->clear();
    m_isTitleTouched = false;
    m_createsWhenRead = false;
    m_awaited = {};
    m_create->setBusy(false);
    m_window->setWindow({}, {});
    m_window->forget();
    m_versionText->setText({});
    m_sources->clear();
    {
        const QSignalBlocker blocker(m_project);
        fillProjects();
        const int index = m_project->findData(project.value());
        m_project->setCurrentIndex(index >= 0 ? index : 0);
    }
    takeProject(version);
    m_project->setFocus(Qt::OtherFocusReason);
}

void NewReleaseForm::fill(const documents::ReleaseText &release)
{
    start(release.project, release.version);
    m_versionText->setText(release.version);
    if (!release.title.isEmpty()) {
        m_title->setText(line(release.title));
        m_isTitleTouched = true;
    }
    if (const int owner = m_owner->findData(release.owner.value()); owner >= 0)
        m_owner->setCurrentIndex(owner);
    if (release.windowStart.isValid())
        m_window->setWindow(release.windowStart, release.windowEnd);
    showWindow();
    if (!m_desk.directory().project(release.project))
        m_error->showError({ErrorCode::NotFound,
                            tr("This workspace has no project “%1”, of which the text tells. Choose one of these, or "
                               "add it to workspace.yaml.")
                                .arg(release.project.value()),
                            {}});
}

ProjectId NewReleaseForm::project() const
{
    return ProjectId(m_project->currentData().toString());
}

void NewReleaseForm::takeProject(const QString &wantedVersion)
{
    const domain::Project *const found = m_desk.directory().project(project());
    if (!found)
        return showWhatIsMissing();
    QStringList taken;
    for (const domain::Release &release : m_desk.book().releases()) {
        if (release.project() == found->id && release.state() != domain::ReleaseState::Discarded)
            taken.append(release.version());
    }
    fillOwners();
    const int owner = m_owner->findData(found->owner.value());
    m_owner->setCurrentIndex(owner >= 0 ? owner : std::max(0, m_owner->findData(m_desk.person().value())));
    const auto running
        = reconciliation::runningVersion(m_desk.book().releases(), m_desk.directory(), found->id, ReleaseId());
    m_code->start(running ? running->version : QString());
    m_choice->setProject(*found, taken, wantedVersion);
    emit projectChanged(found->id);
    showApprovers();
    showWindow();
}

void NewReleaseForm::showVersion()
{
    {
        const QSignalBlocker blocker(m_version);
        m_version->setCurrentIndex(m_version->findData(m_choice->chosen()));
    }
    const auto &contents = m_choice->contents();
    const QDate today = inShownZone(m_clock.utcNow()).date();
    m_version->setPlaceholderText(m_choice->isLoadingVersions() ? tr("Reading the versions …") : tr("No version yet"));
    QString found;
    if (contents) {
        found = contents->version.releaseDate.isValid()
            ? tr("Found in %1, planned for %2")
                  .arg(line(contents->version.project), shortDateText(contents->version.releaseDate, today))
            : tr("Found in %1, without a date").arg(line(contents->version.project));
        if (contents->version.isReleased)
            found = tr("Found in %1, released already").arg(line(contents->version.project));
    }
    m_versionField->setConfirmation(found);
    m_versionField->setHelp(m_choice->isLoadingIssues() ? tr("Reading the issues …") : QString());

    m_sources->setMain(m_choice->scope());
    const Result<domain::IssueSnapshot> all = snapshot();
    m_counts->setVisible(contents.has_value() && all);
    m_warning->clear();
    if (contents && all) {
        domain::WarningContext context;
        context.windowStart = m_window->start();
        context.now = m_clock.utcNow();
        context.isCodeKnown = !all->commits.isEmpty();
        if (const domain::Project *const chosen = m_desk.directory().project(project()))
            context.off = chosen->warningsOff;
        const QList<domain::ScopeWarning> warnings = domain::judgeScope(*all, context).warnings;
        const domain::ScopeCounters counters = domain::countScope(*all, warnings);
        m_counts->showText(tr("%1, %2 done, %3 in progress, %4 to do")
                               .arg(tr("%n issue(s)", nullptr, counters.issues))
                               .arg(counters.done)
                               .arg(counters.inProgress)
                               .arg(counters.toDo));
        if (counters.warnings > 0)
            m_warning->showMessage(ErrorBanner::Kind::Warning,
                                   tr("%n issue(s) with warnings.", nullptr, counters.warnings),
                                   line(warnings.first().message));
    }
    if (contents) {
        if (!m_isTitleTouched)
            m_title->setText(line(contents->version.description.section(u'\n', 0, 0)));
        if (!m_window->isTouched() && !m_window->start().isValid())
            suggestWindow();
    }
    if (m_choice->error()) {
        m_error->showError(*m_choice->error());
        m_error->setAction(0, tr("Try again"));
        m_createsWhenRead = false;
        m_create->setBusy(false);
    } else if (!all) {
        m_error->showError(all.error());
    } else {
        m_error->clear();
    }
    showWhatIsMissing();
    if (!m_createsWhenRead || isReading())
        return;
    if (contents && refusal().isEmpty()) {
        send();
    } else if (m_sources->hasFailed() || !all) {
        m_createsWhenRead = false;
        m_create->setBusy(false);
    }
}

void NewReleaseForm::suggestWindow()
{
    const QDate planned = m_choice->contents()->version.releaseDate;
    const QDate today = inShownZone(m_clock.utcNow()).date();
    if (planned.isValid() && planned > today)
        m_window->setWindow(fromShownZone(planned, QTime(14, 0)), fromShownZone(planned, QTime(16, 0)));
}

void NewReleaseForm::showWindow()
{
    const QDateTime start = m_window->start();
    const QDateTime end = m_window->end();
    QStringList others;
    for (const domain::Release &release : m_desk.book().releases()) {
        const bool overlaps
            = release.windowStart().isValid() && release.windowStart() < end && release.windowEnd() > start;
        if (isOpen(release) && overlaps)
            others.append(nameOf(release, m_desk.directory()));
    }
    // Where the flow takes effect, as the release will be.
    const domain::Project *const found = m_desk.directory().project(project());
    std::optional<domain::FreezeHit> hit;
    if (start.isValid() && found) {
        domain::Release planned;
        domain::ReleaseCreated created;
        created.project = found->id;
        created.version = versionName();
        created.plan = templates::planFor(m_template, *found);
        planned.apply(created, m_desk.person(), m_clock.utcNow());
        hit = domain::freezeMet(planned, m_desk.directory(), start, end.isValid() ? end : start);
    }
    if (!start.isValid())
        m_windowNote->clear();
    else if (hit)
        m_windowNote->showMessage(ErrorBanner::Kind::Warning, domain::freezeText(*hit, m_desk.directory()), {},
                                  "freeze");
    else if (others.isEmpty())
        m_windowNote->showMessage(ErrorBanner::Kind::Success, tr("No freeze and no other release then."), {},
                                  "calendar");
    else
        m_windowNote->showMessage(ErrorBanner::Kind::Warning,
                                  tr("At the same time: %1.").arg(line(others.join(QStringLiteral(", ")))), {},
                                  "calendar");
    showWhatIsMissing();
}

void NewReleaseForm::showApprovers()
{
    const domain::Project *const found = m_desk.directory().project(project());
    if (!found)
        return;
    QList<PeopleLine::Entry> people;
    bool isInOrder = true;
    const domain::Plan plan = templates::planFor(m_template, *found);
    for (const domain::Task &task : plan.tasks) {
        if (task.kind != u"release.approve")
            continue;
        const QString rule = task.parameters[QStringLiteral("rule")].toString();
        isInOrder = isInOrder && (rule.isEmpty() || rule == u"inOrder");
        for (const PersonId &person : domain::approversOf(task)) {
            if (m_desk.directory().person(person))
                people.append({personName(m_desk.directory(), person), person.value()});
        }
    }
    m_approvers->showPeople(people, isInOrder);
}

QString NewReleaseForm::versionName() const
{
    return m_choice->hasSource() ? m_choice->chosen() : m_versionText->text().trimmed();
}

QString NewReleaseForm::refusal()
{
    const domain::Project *const found = m_desk.directory().project(project());
    if (!found)
        return tr("This workspace has no project. Add one to workspace.yaml.");
    const QStringList missing = templates::missingVariables(m_template, *found);
    if (!missing.isEmpty())
        return tr("The template needs values that %1 does not have: %2. Add them under its variables in "
                  "workspace.yaml.")
            .arg(projectName(m_desk.directory(), found->id), missing.join(QStringLiteral(", ")));
    if (m_choice->hasSource() && !m_choice->isLoadingVersions() && !m_choice->isLoadingIssues()
        && !m_choice->contents())
        return m_choice->error() ? tr("The version could not be read.") : tr("Choose a version.");
    if (!m_choice->hasSource() && versionName().isEmpty())
        return tr("Enter a version.");
    if (projections::unfinishedNamed(m_desk.book().releases(), found->id, versionName()))
        return tr("%1 %2 is under way already. Open it under Releases, or choose another version.")
            .arg(projectName(m_desk.directory(), found->id), line(versionName()));
    if (m_sources->hasFailed())
        return tr("A source of issues could not be read. Read it again or take it out.");
    if (!isReading() && !snapshot())
        return tr("These sources cannot be in one release.");
    return {};
}

bool NewReleaseForm::isReading() const
{
    return m_choice->isLoadingVersions() || m_choice->isLoadingIssues() || m_sources->isReading();
}

QList<domain::ScopeEntry> NewReleaseForm::scope() const
{
    QList<domain::ScopeEntry> scope;
    if (m_choice->contents())
        scope.append(m_choice->scope());
    return scope + m_sources->entries();
}

Result<domain::IssueSnapshot> NewReleaseForm::snapshot() const
{
    QList<versions::VersionContents> contents;
    if (m_choice->contents())
        contents.append(*m_choice->contents());
    const QDateTime takenAt = contents.isEmpty() ? m_clock.utcNow() : contents.first().snapshot.takenAt;
    return versions::joinContents(scope(), contents + m_sources->contents(), takenAt);
}

void NewReleaseForm::showWhatIsMissing()
{
    m_create->setDisabledReason(refusal());
}

void NewReleaseForm::create()
{
    showWhatIsMissing(); // somebody may have made it meanwhile
    if (m_create->isBusy() || !refusal().isEmpty() || !m_window->check())
        return;
    m_code->take();
    m_create->setBusy(true);
    if (isReading())
        m_createsWhenRead = true;
    else
        send();
}

domain::CreateRelease NewReleaseForm::command() const
{
    domain::CreateRelease create;
    create.release = ReleaseId(QString(QStringLiteral("r-") + QUuid::createUuid().toString(QUuid::Id128).left(12)));
    create.project = project();
    create.version = versionName();
    create.title = m_title->text().trimmed();
    create.owner = PersonId(m_owner->currentData().toString());
    create.templateId = m_template.id;
    create.templateVersion = m_template.version;
    create.plan = templates::planFor(m_template, *m_desk.directory().project(project()));
    reconciliation::keepCodeEnds(create.plan, m_choice->ends());
    create.scope = scope();
    if (const auto all = snapshot(); all && !create.scope.isEmpty())
        create.snapshot = *all;
    create.windowStart = m_window->start();
    create.windowEnd = m_window->end();
    return create;
}

void NewReleaseForm::send()
{
    m_createsWhenRead = false;
    const domain::CreateRelease create = command();
    m_awaited = create.release;
    whenDone(this, m_desk.session().send(create), [this, id = create.release](const Result<store::Position> &sent) {
        if (sent) {
            if (id == m_awaited && m_desk.release(id))
                finish(id);
            return;
        }
        m_awaited = {};
        m_create->setBusy(false);
        m_error->showError(sent.error());
        m_error->setAction(0, tr("Try again"));
    });
}

void NewReleaseForm::finish(const ReleaseId &release)
{
    m_awaited = {};
    m_create->setBusy(false);
    emit created(release);
}

} // namespace releasedesk::ui
