// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "ui/connections/connection_list_model.h"

#include <QDialog>

class QScrollArea;
class QStackedWidget;

namespace releasedesk::ui {

class Button;
class ConnectionForm;
class ErrorBanner;
class FoundLine;
class ProjectsPage;
class SafeLabel;
class SystemChoice;
class TestCard;
class TextField;
class WizardRail;

//! Connects a system step by step: which one and where, how to sign in, with Jira which projects, under which name.
//! Nothing is kept before the last.
//! Shown as a window of its own with open(), or as content of a box in the main window.
class ConnectionWizard final : public QDialog
{
    Q_OBJECT

public:
    enum Step { SystemStep, SignInStep, ProjectsStep, NameStep, StepCount };

    //! Without \p existing, a new connection. \p gate and \p clock must outlive the wizard.
    ConnectionWizard(ConnectionGate &gate, const Clock &clock, std::optional<domain::Connection> existing = {},
                     QWidget *parent = nullptr);
    ~ConnectionWizard() override;

    [[nodiscard]] Step step() const;
    [[nodiscard]] TestCard *testCard() const { return m_card; }
    [[nodiscard]] ProjectsPage *projectsPage() const { return m_projects; }

    //! The last test of exactly what stands in the fields.
    [[nodiscard]] const ConnectionTest &lastTest() const { return m_test; }

    void test();
    //! The next step; saves at the last.
    void goOn();
    void goBack();
    //! Asks first if something was typed that would be lost.
    void reject() override;

    [[nodiscard]] QSize sizeHint() const override { return {940, 744}; }

signals:
    void saved(const releasedesk::ConnectionId &id);
    //! A page outside is to be opened.
    void linkWanted(const QString &link);

protected:
    void changeEvent(QEvent *event) override;
    //! What is typed while the kind is chosen goes into the address.
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *makeFoot();
    [[nodiscard]] QWidget *makeStart();
    [[nodiscard]] QWidget *makeSignIn();
    [[nodiscard]] QWidget *makeName();
    [[nodiscard]] domain::Connection connection() const;
    [[nodiscard]] bool hasStoredSecret() const;
    //! Those that the system has, in their order.
    [[nodiscard]] QList<Step> steps() const;
    void wireUp();
    void showExisting();
    void showStep(Step step);
    void startOn();
    //! Asks which Jira is at the address.
    void findServer(const QString &address);
    void takeServer(const Result<versions::ServerFacts> &found);
    void setReadOnly(const QString &project, bool isReadOnly);
    void showReport();
    void showProjects();
    //! Brings the field that check() went to into view.
    void showWrong();
    void forgetTest();
    void finishTest(const Result<versions::ConnectionReport> &report);
    //! A stored secret belongs to the address it was entered for.
    [[nodiscard]] bool checkSecretFits();
    [[nodiscard]] bool checkName();
    void save();
    void setTexts();
    void showStepTexts();

    ConnectionGate &m_gate;
    const Clock &m_clock;
    std::optional<domain::Connection> m_existing;
    WizardRail *m_rail;
    FoundLine *m_found;
    SafeLabel *m_title;
    SafeLabel *m_subtitle;
    ErrorBanner *m_error;
    QStackedWidget *m_pages;
    QScrollArea *m_area = nullptr; //!< around the form
    SystemChoice *m_choice;
    TextField *m_start; //!< the address, where it is entered first
    ConnectionForm *m_form;
    ProjectsPage *m_projects;
    TestCard *m_card;
    TextField *m_id;
    TextField *m_name;
    SafeLabel *m_summary;
    Button *m_cancel;
    Button *m_back;
    Button *m_next;
    ConnectionTest m_test;
    domain::Connection m_tested; //!< as it stood in the fields then
    int m_testNumber = 0; //!< of the newest test; answers to older ones are dropped
    std::stop_source m_stopTest;
    QString m_searched; //!< the address that was asked last
    std::optional<versions::ServerFacts> m_server; //!< what was found there
    int m_searchNumber = 0;
    std::stop_source m_stopSearch;
    QStringList m_offered; //!< projects, see domain::Connection
    QStringList m_readOnly;
    bool m_isTouched = false; //!< something would be lost
    QObject m_fields; //!< listens to fields that lose the focus; gone before they are taken away themselves
};

} // namespace releasedesk::ui
