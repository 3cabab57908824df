// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fixed_clock.h"
#include "tests/ui/connections/fake_gate.h"
#include "ui/connections/connection_wizard.h"
#include "ui/connections/found_line.h"
#include "ui/connections/network_form.h"
#include "ui/connections/test_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/text_field.h"

#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QTest>

namespace releasedesk::tests {

using namespace releasedesk::ui;

//! A person at the wizard, before a gate that answers what the test says.
class WizardUser
{
protected:
    void open()
    {
        m_gate = std::make_unique<tests::FakeGate>();
        m_gate->report = partialFailure();
        show();
    }
    void show()
    {
        m_wizard = std::make_unique<ConnectionWizard>(*m_gate, m_clock);
        m_wizard->resize(940, 744);
        m_wizard->show();
    }
    void close()
    {
        m_wizard.reset();
        m_gate.reset();
    }

    void fillJira()
    {
        field("Address")->setText("https://hanbit.atlassian.net");
        field("Mail address")->setText("bd.yoon@hanbit.example");
        field("API token")->setText("secret-token");
    }
    void showPartialFailure()
    {
        m_gate->found = cloud();
        m_gate->report = partialFailure();
        field("Address")->setText("https://hanbit.atlassian.net");
        m_wizard->goOn();
        fillJira();
        m_wizard->test();
        QTest::qWait(0); // new rows are shown by the next event
    }

    [[nodiscard]] static versions::ServerFacts cloud()
    {
        versions::ServerFacts facts;
        facts.edition = "Cloud";
        facts.api = "v3";
        facts.protection = "TLS 1.3";
        facts.milliseconds = 212;
        facts.clockAhead = std::chrono::milliseconds(300);
        facts.clockDoubt = std::chrono::milliseconds(106);
        return facts;
    }
    [[nodiscard]] static versions::ServerFacts dataCenter()
    {
        versions::ServerFacts facts = cloud();
        facts.system = domain::ConnectedSystem::JiraDataCenter;
        facts.edition = "Data Center 9.12";
        facts.api = "v2";
        return facts;
    }
    [[nodiscard]] static versions::ProjectRights project(const QString &key, const QString &name)
    {
        versions::ProjectRights rights;
        rights.key = key;
        rights.name = name;
        rights.isChecked = true;
        rights.status = 200;
        rights.request = QString("GET /rest/api/3/mypermissions?projectKey=" + key);
        return rights;
    }
    [[nodiscard]] static versions::ConnectionReport partialFailure()
    {
        versions::ConnectionReport report{.account = "Bae-dal Yoon", .product = "Jira Cloud", .milliseconds = 1400};
        report.server = cloud();
        report.projects = {project("APP", "Mobile app"), project("CAT", "Catalog"), project("PAY", "Payments"),
                           project("SHOP", "Checkout")};
        report.projects[2].missing = {"ADMINISTER_PROJECTS"};
        report.projectsVisible = 4;
        return report;
    }

    //! Whether this stands somewhere on the step.
    [[nodiscard]] bool shown(const QString &text) const
    {
        for (QLabel *const each : m_wizard->findChildren<QLabel *>()) {
            if (each->isVisibleTo(m_wizard.get()) && each->text().contains(text))
                return true;
        }
        for (FoundLine *const each : m_wizard->findChildren<FoundLine *>()) {
            if (each->isVisibleTo(m_wizard.get()) && each->text().contains(text))
                return true;
        }
        for (Chip *const each : m_wizard->findChildren<Chip *>()) {
            if (each->isVisibleTo(m_wizard.get()) && each->text() == text)
                return true;
        }
        return false;
    }
    [[nodiscard]] QRadioButton *radio(const QString &name) const
    {
        for (QRadioButton *const each : m_wizard->findChildren<QRadioButton *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] NetworkForm *networkForm() const { return m_wizard->findChild<NetworkForm *>(); }
    void chooseProxy(int index)
    {
        auto *const kind = networkForm()->findChild<SegmentedControl *>();
        kind->setCurrentIndex(index);
        emit kind->chosen(index);
    }
    [[nodiscard]] Button *button(const QString &name) const
    {
        for (Button *const each : m_wizard->findChildren<Button *>()) {
            if ((each->accessibleName() == name || each->text() == name) && each->isVisibleTo(m_wizard.get()))
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] TextField *textField(const QString &label) const
    {
        TextField *found = nullptr;
        for (TextField *const each : m_wizard->findChildren<TextField *>()) {
            if (each->edit()->accessibleName() != label)
                continue;
            if (found == nullptr || each->isVisibleTo(m_wizard.get()))
                found = each;
        }
        return found;
    }
    [[nodiscard]] QLineEdit *field(const QString &label) const { return textField(label)->edit(); }

    tests::FixedClock m_clock;
    std::unique_ptr<tests::FakeGate> m_gate;
    std::unique_ptr<ConnectionWizard> m_wizard;
};

} // namespace releasedesk::tests
