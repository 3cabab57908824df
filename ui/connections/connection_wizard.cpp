// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/connection_wizard.h"

#include "ui/async/when_done.h"
#include "ui/connections/connection_form.h"
#include "ui/connections/network_form.h"
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
#include <QRegularExpression>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

//! "jira", then "jira-2" …: what \p system is called where that is free.
QString freeId(const QList<domain::Connection> &connections, domain::ConnectedSystem system)
{
    const QString base = isJira(system) ? QStringLiteral("jira")
        : isConfluence(system)          ? QStringLiteral("confluence")
                                        : json::nameOf(system).toLower();
    QString id = base;
    for (int i = 2; std::ranges::find(connections, ConnectionId(id), &domain::Connection::id) != connections.end(); ++i)
        id = QStringLiteral("%1-%2").arg(base).arg(i);
    return id;
}

} // namespace

ConnectionWizard::ConnectionWizard(ConnectionGate &gate, const Clock &clock, std::optional<domain::Connection> existing,
                                   QWidget *parent)
    : QDialog(parent)
    , m_gate(gate)
    , m_clock(clock)
    , m_existing(std::move(existing))
    , m_rail(new WizardRail(StepCount))
    , m_title(new SafeLabel(FontRole::PageTitle))
    , m_subtitle(new SafeLabel(FontRole::Body, ColorToken::Text2))
    , m_error(new ErrorBanner)
    , m_pages(new QStackedWidget)
    , m_choice(new SystemChoice)
    , m_form(new ConnectionForm)
    , m_card(new TestCard)
    , m_id(new TextField)
    , m_name(new TextField)
    , m_summary(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_cancel(new Button)
    , m_back(new Button)
    , m_next(new Button({}, Button::Kind::Primary))
{
    auto *const systems = new QWidget;
    auto *const systemsLayout = new QVBoxLayout(systems);
    systemsLayout->setContentsMargins(3, 3, 3, 3);
    systemsLayout->addWidget(m_choice);
    systemsLayout->addStretch(1);
    m_pages->addWidget(systems);
    m_pages->addWidget(makeSignIn());
    m_pages->addWidget(makeName());
    m_error->clear();
    auto *const main = new QVBoxLayout;
    main->setContentsMargins(25, 22, 25, 16); // and 3 px more inside, as room for focus rings
    main->setSpacing(0);
    m_title->setContentsMargins(3, 0, 3, 0);
    m_subtitle->setContentsMargins(3, 0, 3, 0);
    main->addWidget(m_title);
    main->addWidget(m_subtitle);
    main->addSpacing(16);
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

    connect(m_choice, &SystemChoice::changed, this, [this] {
        m_form->setSystem(m_choice->system());
        forgetTest();
        showStepTexts();
    });
    connect(m_form, &ConnectionForm::edited, this, &ConnectionWizard::forgetTest);
    connect(m_card->button(), &QAbstractButton::clicked, this, &ConnectionWizard::test);
    connect(m_cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_back, &QAbstractButton::clicked, this, &ConnectionWizard::goBack);
    connect(m_next, &QAbstractButton::clicked, this, &ConnectionWizard::goOn);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
    if (m_existing) {
        m_choice->setSystem(m_existing->system);
        m_form->setConnection(*m_existing, hasStoredSecret());
        m_form->networkForm()->setNetwork(m_existing->network, m_gate.hasSecret(domain::proxySecretOf(m_existing->id)),
                                          m_gate.hasSecret(domain::keySecretOf(m_existing->id)));
        m_id->setText(m_existing->id.value());
        m_id->edit()->setReadOnly(true); // flows refer to it
        m_name->setText(m_existing->title);
    }
    m_next->setDefault(true);
    setTexts();
    showStep(m_existing ? SignInStep : SystemStep);
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

QWidget *ConnectionWizard::makeSignIn()
{
    auto *const inside = new QWidget;
    auto *const column = new QVBoxLayout(inside);
    column->setContentsMargins(3, 3, 3, 3); // room for the focus ring
    column->setSpacing(16);
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
    m_card->showRunning();
    auto answer = isStored ? m_gate.testStored(m_existing->id, m_form->project())
                           : m_gate.test(now, secrets, m_form->project());
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
        m_card->showReport(*report, m_test.at);
    } else {
        m_test.error = report.error();
        m_card->showError(report.error(), m_test.at);
        if (report.error().code == ErrorCode::Unauthenticated)
            m_form->showSecretError(tr("This was not accepted. Create a new one and paste it here."));
    }
}

void ConnectionWizard::forgetTest()
{
    ++m_testNumber;
    m_test = {};
    m_card->showNothing();
}

void ConnectionWizard::goOn()
{
    switch (step()) {
    case SystemStep:
        showStep(SignInStep);
        break;
    case SignInStep:
        if (m_form->check() && checkSecretFits())
            showStep(NameStep);
        else
            showWrong();
        break;
    case NameStep:
        save();
        break;
    case StepCount:
        break;
    }
}

void ConnectionWizard::showWrong()
{
    // What was folded away has no place yet.
    QTimer::singleShot(0, this, [this] {
        if (QWidget *const field = focusWidget(); field != nullptr && m_area->isAncestorOf(field))
            m_area->ensureWidgetVisible(field, 0, 48);
    });
}

void ConnectionWizard::goBack()
{
    if (step() > SystemStep)
        showStep(static_cast<Step>(step() - 1));
}

void ConnectionWizard::showStep(Step step)
{
    m_error->clear();
    if (step == NameStep && m_id->text().isEmpty())
        m_id->setText(freeId(m_gate.connections(), m_choice->system()));
    m_pages->setCurrentIndex(step);
    m_rail->setCurrent(step);
    m_back->setVisible(step > (m_existing ? SignInStep : SystemStep));
    showStepTexts();
    if (step == SystemStep)
        m_choice->setFocus(Qt::OtherFocusReason);
    else if (step == SignInStep)
        m_form->focusFirst();
    else
        (m_existing ? m_name : m_id)->edit()->setFocus(Qt::OtherFocusReason);
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
    if (event->type() == QEvent::LanguageChange)
        setTexts();
}

void ConnectionWizard::paintEvent(QPaintEvent * /*event*/)
{
    QPainter(this).fillRect(rect(), tokenColor(ColorToken::Surface));
}

void ConnectionWizard::setTexts()
{
    m_rail->setSteps({tr("System"), tr("Sign in"), tr("Name and save")});
    m_rail->setNote(m_gate.secretNote());
    m_id->setLabel(tr("Short name"));
    m_id->setHelp(tr("Flows refer to the connection by it, so it stays the same."));
    m_name->setLabel(tr("Title"));
    m_name->setHelp(tr("As shown in lists."));
    m_cancel->setText(tr("Cancel"));
    m_back->setText(tr("Back"));
    showStepTexts();
}

void ConnectionWizard::showStepTexts()
{
    const SystemWords words = wordsOf(m_choice->system());
    const QString what = m_existing ? tr("Change %1").arg(words.name) : tr("Connect %1").arg(words.name);
    setWindowTitle(what);
    m_rail->setHead(words.icon, what, tr("3 steps, about 3 minutes"));
    m_next->setText(step() == NameStep ? tr("Save") : tr("Continue"));
    switch (step()) {
    case SystemStep:
        m_title->showText(tr("What do you want to connect?"));
        m_subtitle->showText(tr("You can add more later, also several of a kind."));
        break;
    case SignInStep:
        m_title->showText(tr("Sign in to %1").arg(words.name));
        m_subtitle->showText(words.use);
        break;
    default:
        m_title->showText(tr("Name and save"));
        m_subtitle->showText(tr("The address goes into the workspace, the secret does not."));
        m_summary->showText(m_test.report      ? m_card->lines().join(QStringLiteral(" · "))
                                : m_test.error ? tr("The last test failed. You can save and repair it later.")
                                               : tr("Not tested. You can test it in the list of connections."));
        break;
    }
}

} // namespace releasedesk::ui
