// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/connection_wizard.h"

#include "core/base/safe_text.h"
#include "ui/async/when_done.h"
#include "ui/connections/connection_form.h"
#include "ui/connections/found_line.h"
#include "ui/connections/network_form.h"
#include "ui/connections/project_choice_model.h"
#include "ui/connections/projects_page.h"
#include "ui/connections/system_choice.h"
#include "ui/connections/system_words.h"
#include "ui/connections/test_card.h"
#include "ui/connections/wizard_rail.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_field.h"

#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>
#include <QRegularExpression>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

ConnectionWizard::ConnectionWizard(ConnectionGate &gate, const Clock &clock, std::optional<domain::Connection> existing,
                                   QWidget *parent)
    : QDialog(parent)
    , m_gate(gate)
    , m_clock(clock)
    , m_existing(std::move(existing))
    , m_rail(new WizardRail(StepCount))
    , m_found(new FoundLine)
    , m_title(new SafeLabel(FontRole::PageTitle))
    , m_subtitle(new SafeLabel(FontRole::Body, ColorToken::Text2))
    , m_error(new ErrorBanner)
    , m_pages(new QStackedWidget)
    , m_choice(new SystemChoice)
    , m_start(new TextField)
    , m_form(new ConnectionForm)
    , m_projects(new ProjectsPage)
    , m_card(new TestCard)
    , m_id(new TextField)
    , m_name(new TextField)
    , m_summary(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_cancel(new Button)
    , m_back(new Button)
    , m_next(new Button({}, Button::Kind::Primary))
{
    m_pages->addWidget(makeStart());
    m_pages->addWidget(makeSignIn());
    m_pages->addWidget(m_projects);
    m_pages->addWidget(makeName());
    m_error->clear();
    auto *const main = new QVBoxLayout;
    main->setContentsMargins(25, 22, 25, 10); // and 3 px more inside, as room for focus rings
    main->setSpacing(0);
    m_title->setContentsMargins(3, 0, 3, 0);
    m_subtitle->setContentsMargins(3, 0, 3, 0);
    main->addWidget(m_title);
    main->addWidget(m_subtitle);
    m_found->setContentsMargins(3, 0, 3, 0);
    main->addWidget(m_found);
    main->addSpacing(12);
    main->addWidget(m_error);
    main->addWidget(m_pages, 1);
    auto *const right = new QVBoxLayout;
    right->setSpacing(0);
    right->addLayout(main, 1);
    right->addWidget(makeFoot());
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addLayout(right, 1);

    wireUp();
    showExisting();
    m_next->setDefault(true);
    setTexts();
    showStep(m_existing ? SignInStep : SystemStep);
}

ConnectionWizard::~ConnectionWizard()
{
    m_form->disconnect(this); // a field that loses the focus now tells so
    m_stopTest.request_stop();
    m_stopSearch.request_stop();
}

void ConnectionWizard::wireUp()
{
    connect(m_choice, &SystemChoice::changed, this, [this] {
        m_form->setSystem(m_choice->system());
        forgetTest();
        showStepTexts();
    });
    connect(m_form, &ConnectionForm::edited, this, [this] {
        m_isTouched = true;
        forgetTest();
    });
    connect(m_form, &ConnectionForm::addressEntered, this, &ConnectionWizard::findServer);
    connect(m_form, &ConnectionForm::linkWanted, this, &ConnectionWizard::linkWanted);
    for (TextField *const field : {m_start, m_id, m_name})
        connect(field, &TextField::textEdited, this, [this] { m_isTouched = true; });
    connect(m_card, &TestCard::readOnlyWanted, this, &ConnectionWizard::setReadOnly);
    connect(m_projects, &ProjectsPage::testWanted, this, &ConnectionWizard::test);
    connect(m_projects, &ProjectsPage::goOnWanted, this, &ConnectionWizard::goOn);
    connect(m_projects, &ProjectsPage::edited, this, [this] {
        m_isTouched = true;
        m_offered = m_projects->model()->offered();
        m_readOnly = m_projects->model()->readOnly();
    });
    connect(m_card->button(), &QAbstractButton::clicked, this, &ConnectionWizard::test);
    connect(m_cancel, &QAbstractButton::clicked, this, &ConnectionWizard::reject);
    connect(m_back, &QAbstractButton::clicked, this, &ConnectionWizard::goBack);
    connect(m_next, &QAbstractButton::clicked, this, &ConnectionWizard::goOn);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ConnectionWizard::showExisting()
{
    if (!m_existing)
        return;
    m_choice->setSystem(m_existing->system);
    m_form->setConnection(*m_existing, hasStoredSecret());
    m_form->networkForm()->setNetwork(m_existing->network, m_gate.hasSecret(domain::proxySecretOf(m_existing->id)),
                                      m_gate.hasSecret(domain::keySecretOf(m_existing->id)));
    m_id->setText(m_existing->id.value());
    m_id->edit()->setReadOnly(true); // flows refer to it
    m_name->setText(m_existing->title);
    m_offered = m_existing->projects;
    m_readOnly = m_existing->readOnlyProjects;
}

QWidget *ConnectionWizard::makeFoot()
{
    auto *const foot = new Surface;
    foot->setLines(Qt::TopEdge);
    auto *const line = new QHBoxLayout(foot);
    line->setContentsMargins(28, 13, 28, 14);
    line->setSpacing(8);
    line->addWidget(m_cancel);
    line->addStretch();
    line->addWidget(m_back);
    line->addWidget(m_next);
    for (Button *const button : {m_cancel, m_back, m_card->button()})
        button->setAutoDefault(false); // Enter goes on, wherever the focus is among the fields
    m_next->setShownShortcut(QKeySequence(Qt::Key_Return));
    return foot;
}

QWidget *ConnectionWizard::makeStart()
{
    auto *const page = new QWidget;
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(3, 3, 3, 3);
    column->setSpacing(14);
    column->addWidget(m_choice);
    column->addWidget(m_start);
    column->addStretch(1);
    return page;
}

QWidget *ConnectionWizard::makeSignIn()
{
    auto *const inside = new QWidget;
    auto *const column = new QVBoxLayout(inside);
    column->setContentsMargins(3, 3, 3, 3); // room for the focus ring
    column->setSpacing(12);
    column->addWidget(m_form);
    column->addWidget(m_card);
    column->addStretch(1);
    m_area = new QScrollArea;
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(inside);
    return m_area;
}

QWidget *ConnectionWizard::makeName()
{
    auto *const page = new QWidget;
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(3, 3, 3, 3);
    column->setSpacing(14);
    m_name->setOptional(true);
    m_summary->setWordWrap(true);
    column->addWidget(m_id);
    column->addWidget(m_name);
    column->addWidget(m_summary);
    column->addStretch(1);
    connect(m_id, &TextField::editingFinished, &m_fields, [this] { (void)checkName(); });
    return page;
}

ConnectionWizard::Step ConnectionWizard::step() const
{
    return static_cast<Step>(m_pages->currentIndex());
}

domain::Connection ConnectionWizard::connection() const
{
    domain::Connection made = m_existing.value_or(domain::Connection());
    if (!m_existing)
        made.id = ConnectionId(m_id->text().trimmed());
    made.title = m_name->text().trimmed();
    m_form->fill(made);
    made.projects = isJira(made.system) ? m_offered : QStringList();
    made.readOnlyProjects = isJira(made.system) ? m_readOnly : QStringList();
    return made;
}

bool ConnectionWizard::hasStoredSecret() const
{
    return m_existing && m_gate.hasSecret(m_existing->id);
}

void ConnectionWizard::test()
{
    if (m_test.isRunning)
        return;
    if (!m_form->check() || !checkSecretFits()) {
        showWrong();
        return;
    }
    // A way that is not saved yet is tried as it stands here, with the stored secret.
    const domain::Connection now = connection();
    const domain::ConnectionSecrets secrets = m_form->secrets();
    const bool isStored = secrets.signIn.isEmpty() && hasStoredSecret() && now.network == m_existing->network
        && secrets.proxyPassword.isEmpty() && secrets.keyPassphrase.isEmpty();
    const int number = ++m_testNumber;
    m_test = {.isRunning = true, .at = m_clock.utcNow(), .report = {}, .error = {}};
    m_tested = now;
    m_stopTest = {};
    m_card->showRunning();
    m_projects->showRunning();
    auto answer = isStored ? m_gate.testStored(m_existing->id, m_form->project())
                           : m_gate.test(now, secrets, m_form->project(), m_stopTest.get_token());
    whenDone(this, std::move(answer), [this, number](const Result<versions::ConnectionReport> &report) {
        if (number == m_testNumber)
            finishTest(report);
    });
}

bool ConnectionWizard::checkSecretFits()
{
    if (!m_form->secret().isEmpty() || !hasStoredSecret())
        return true;
    const domain::Connection wanted = connection();
    if (wanted.url == m_existing->url && wanted.account == m_existing->account && wanted.system == m_existing->system)
        return true;
    m_form->showSecretError(tr("Address or account changed. Enter the secret again, so that it is not sent to a place "
                               "it was not meant for."));
    return false;
}

void ConnectionWizard::finishTest(const Result<versions::ConnectionReport> &report)
{
    m_test = {.isRunning = false, .at = m_clock.utcNow(), .report = {}, .error = {}};
    if (report) {
        m_test.report = *report;
        if (isJira(m_tested.system) && !report->server.edition.isEmpty())
            m_form->showServer(report->server);
        showReport();
        showProjects();
    } else {
        m_projects->showError(report.error());
        m_test.error = report.error();
        m_card->showError(report.error(), m_test.at);
        if (report.error().code == ErrorCode::Unauthenticated)
            m_form->showSecretError(tr("This was not accepted. Create a new one and paste it here."));
    }
    // In a small window it would be below the edge. Wrapped lines take a few turns to find their height.
    QTimer::singleShot(std::chrono::milliseconds(60), this, [this] {
        if (QWidget *const problem = m_card->firstProblem(); problem != nullptr && step() == SignInStep)
            m_area->ensureWidgetVisible(problem, 0, 8);
    });
}

void ConnectionWizard::forgetTest()
{
    ++m_testNumber;
    m_stopTest.request_stop();
    m_test = {};
    m_card->showNothing();
}

void ConnectionWizard::showReport()
{
    m_tested.readOnlyProjects = m_readOnly;
    m_card->showReport(*m_test.report, m_test.at, m_tested);
}

void ConnectionWizard::showProjects()
{
    m_projects->showProjects(*m_test.report, m_offered, m_readOnly);
}

void ConnectionWizard::setReadOnly(const QString &project, bool isReadOnly)
{
    m_isTouched = true;
    m_readOnly.removeAll(project);
    if (isReadOnly)
        m_readOnly.append(project);
    m_readOnly.sort();
    if (!m_test.report)
        return;
    showReport();
    showProjects();
    m_card->button()->setFocus(Qt::OtherFocusReason); // what had it is gone
}

void ConnectionWizard::findServer(const QString &address)
{
    if (!isJira(m_choice->system()) || address == m_searched)
        return;
    m_searched = address;
    m_server.reset();
    m_stopSearch.request_stop();
    m_stopSearch = {};
    const int number = ++m_searchNumber;
    m_form->showServer({});
    m_form->showServerNote(tr("Looking which Jira this is…"));
    showStepTexts();
    whenDone(this, m_gate.findServer(connection(), m_form->secrets(), m_stopSearch.get_token()),
             [this, number](const Result<versions::ServerFacts> &found) {
                 if (number == m_searchNumber)
                     takeServer(found);
             });
}

void ConnectionWizard::takeServer(const Result<versions::ServerFacts> &found)
{
    m_form->showServerNote(found ? QString() : SafeText::fromOutside(found.error().message).plain());
    if (!found)
        return;
    m_server = *found;
    m_form->showServer(*found);
    const QPointer<QWidget> writtenInto = focusWidget();
    // Nobody has to know which of the two it is; but what is saved changes only by the person's own hand.
    if (!m_existing && isJira(m_choice->system()) && found->system != m_choice->system())
        m_choice->setSystem(found->system);
    showStepTexts();
    // Who is typing goes on where they are: the rest of a secret must not land in another field.
    if (step() == SignInStep && writtenInto && m_form->isAncestorOf(writtenInto) && !writtenInto->isVisibleTo(this))
        m_form->focusFirst();
}

void ConnectionWizard::showWrong()
{
    // What was folded away has no place yet.
    QTimer::singleShot(0, this, [this] {
        if (QWidget *const field = focusWidget(); field != nullptr && m_area->isAncestorOf(field))
            m_area->ensureWidgetVisible(field, 0, 48);
    });
}

bool ConnectionWizard::checkName()
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$"));
    const QList<domain::Connection> known = m_gate.connections();
    const QString id = m_id->text().trimmed();
    QString problem;
    if (!pattern.match(id).hasMatch())
        problem = tr("Use letters, digits, dots and hyphens, 64 at most.");
    else if (!m_existing && std::ranges::find(known, ConnectionId(id), &domain::Connection::id) != known.end())
        problem = tr("There is a connection of this name already. Choose another name, or change that one.");
    m_id->setError(problem);
    return problem.isEmpty();
}

void ConnectionWizard::save()
{
    if (m_next->isBusy() || !checkName())
        return;
    m_next->setBusy(true);
    m_error->clear();
    const domain::Connection made = connection();
    whenDone(this, m_gate.save(made, m_form->secrets()), [this, id = made.id](const Result<> &done) {
        m_next->setBusy(false);
        if (!done) {
            m_error->showError(done.error());
            return;
        }
        emit saved(id);
        accept();
    });
}

void ConnectionWizard::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    setTexts();
    if (m_test.report) {
        showReport();
        showProjects();
    } else if (m_test.error) {
        m_card->showError(*m_test.error, m_test.at);
    } else if (!m_test.isRunning) {
        m_card->showNothing();
    }
}

void ConnectionWizard::paintEvent(QPaintEvent * /*event*/)
{
    QPainter(this).fillRect(rect(), tokenColor(ColorToken::Surface));
}

} // namespace releasedesk::ui
