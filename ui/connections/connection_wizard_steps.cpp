// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/connection_form.h"
#include "ui/connections/connection_wizard.h"
#include "ui/connections/found_line.h"
#include "ui/connections/projects_page.h"
#include "ui/connections/system_choice.h"
#include "ui/connections/system_words.h"
#include "ui/connections/test_card.h"
#include "ui/connections/wizard_rail.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedWidget>

#include <algorithm>

//! The way through the steps, and what each says.

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

void ConnectionWizard::goOn()
{
    switch (step()) {
    case SystemStep:
        startOn();
        break;
    case SignInStep:
        if (m_form->check() && checkSecretFits())
            showStep(isJira(m_choice->system()) ? ProjectsStep : NameStep);
        else
            showWrong();
        break;
    case ProjectsStep:
        if (m_projects->check())
            showStep(NameStep);
        break;
    case NameStep:
        save();
        break;
    case StepCount:
        break;
    }
}

void ConnectionWizard::startOn()
{
    const QString address = m_start->text().trimmed();
    if (!address.isEmpty() && m_start->isVisibleTo(this)) {
        const QString problem = addressError(m_choice->system(), address);
        m_start->setError(problem);
        if (!problem.isEmpty()) {
            m_start->edit()->setFocus(Qt::OtherFocusReason);
            return;
        }
        m_form->setAddress(address);
    }
    showStep(SignInStep);
    if (!address.isEmpty())
        findServer(address);
}

void ConnectionWizard::keyPressEvent(QKeyEvent *event)
{
    const bool isText = !event->text().isEmpty() && event->text().front().isPrint() && !event->text().front().isSpace()
        && !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (!isText || step() != SystemStep || !m_start->isVisibleTo(this) || m_start->edit()->hasFocus())
        return QDialog::keyPressEvent(event);
    m_start->edit()->setFocus(Qt::OtherFocusReason);
    m_start->edit()->insert(event->text());
}

void ConnectionWizard::goBack()
{
    const QList<Step> all = steps();
    const qsizetype at = all.indexOf(step());
    if (at > 0)
        showStep(all.at(at - 1));
}

void ConnectionWizard::reject()
{
    if (!m_isTouched) {
        QDialog::reject();
        return;
    }
    if (findChild<ConfirmDialog *>() != nullptr)
        return;
    auto *const question = new ConfirmDialog({.title = tr("Leave without saving?"),
                                              .consequence = tr("What you entered here is not kept."),
                                              .button = tr("Leave")},
                                             this);
    connect(question, &ConfirmDialog::confirmed, this, [this, question] {
        question->close();
        QDialog::reject();
    });
    question->open();
}

QList<ConnectionWizard::Step> ConnectionWizard::steps() const
{
    QList<Step> steps{SignInStep};
    if (!m_existing)
        steps.prepend(SystemStep);
    if (isJira(m_choice->system()))
        steps.append(ProjectsStep);
    return steps << NameStep;
}

void ConnectionWizard::showStep(Step step)
{
    m_error->clear();
    if (step == NameStep && m_id->text().isEmpty())
        m_id->setText(freeId(m_gate.connections(), m_choice->system()));
    m_pages->setCurrentIndex(step);
    m_back->setVisible(steps().first() != step);
    showStepTexts();
    switch (step) {
    case SystemStep:
        m_choice->setFocus(Qt::OtherFocusReason);
        break;
    case SignInStep:
        m_form->focusFirst();
        if (m_existing && m_searched.isEmpty())
            findServer(m_existing->url);
        break;
    case ProjectsStep:
        if (!m_test.report && !m_test.error)
            test();
        m_projects->focusFirst();
        break;
    default:
        (m_existing ? m_name : m_id)->edit()->setFocus(Qt::OtherFocusReason);
        break;
    }
}

void ConnectionWizard::setTexts()
{
    m_rail->setNote(m_gate.secretNote());
    m_start->setLabel(tr("Address"));
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
    const QString name = isJira(words.system) ? QStringLiteral("Jira") : words.name; // which one is found out
    const QString what = m_existing ? tr("Change %1").arg(name) : tr("Connect %1").arg(name);
    setWindowTitle(what);
    const QList<Step> all = steps();
    QStringList names;
    for (const Step each : all)
        names.append(each == SystemStep         ? (words.addressHint.isEmpty() ? tr("System") : tr("Address"))
                         : each == SignInStep   ? tr("Sign in")
                         : each == ProjectsStep ? tr("Projects")
                                                : tr("Name and save"));
    m_rail->setSteps(names);
    m_rail->setCurrent(static_cast<int>(all.indexOf(step())));
    m_rail->setHead(words.icon, what, tr("%n step(s), about 3 minutes", nullptr, static_cast<int>(all.size())));
    m_next->setText(step() == NameStep ? tr("Save") : tr("Continue"));
    m_start->setVisible(!words.addressHint.isEmpty());
    m_start->setPlaceholder(words.addressHint);
    m_found->hide();
    m_subtitle->show();
    switch (step()) {
    case SystemStep:
        m_title->showText(tr("What do you want to connect?"));
        m_subtitle->showText(tr("You can add more later, also several of a kind."));
        break;
    case SignInStep:
        m_title->showText(tr("Sign in to %1").arg(name));
        m_subtitle->showText(words.use);
        if (m_server && isJira(words.system)) {
            m_found->showText(tr("Release Desk found %1 at this address."), wordsOf(m_server->system).name);
            m_found->show();
            m_subtitle->hide();
        }
        break;
    case ProjectsStep:
        m_title->showText(tr("Choose the projects"));
        m_subtitle->showText(tr("Only these are offered for releases. All of them: also those made later."));
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
