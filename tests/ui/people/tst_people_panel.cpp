// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/approvals/delegation_form.h"
#include "ui/approvals/signing_gate.h"
#include "ui/people/people_model.h"
#include "ui/people/people_panel.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

//! Notes what it is asked for.
class NotingGate final : public SigningGate
{
public:
    [[nodiscard]] bool needsPassphrase(const PersonId & /*person*/) const override { return false; }
    [[nodiscard]] QCoro::Task<Result<domain::SignApproval>> sign(domain::SignApproval command, PersonId,
                                                                 domain::Release, Secret) override
    {
        co_return command;
    }
    [[nodiscard]] QCoro::Task<Result<>> delegate(domain::Delegation, PersonId) override { co_return Result<>(); }
    [[nodiscard]] QCoro::Task<Result<>> endDelegation(QString id, PersonId) override
    {
        ended = id;
        co_return Result<>();
    }
    [[nodiscard]] domain::NotificationRules notificationsOf(const PersonId &) const override { return {}; }
    [[nodiscard]] QCoro::Task<Result<>> chooseNotifications(domain::NotificationRules, PersonId) override
    {
        co_return Result<>();
    }
    [[nodiscard]] QCoro::Task<Result<>> switchWarning(ProjectId, QString, QString, PersonId) override
    {
        co_return Result<>();
    }

    QString ended;
};

} // namespace

class TestPeoplePanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        const QDateTime now = m_sample->clock.utcNow();
        m_directory = m_sample->desk.directory();
        m_directory.groups = {{"sre", "SRE", {PersonId("jiho.kim")}}};
        m_directory.delegations
            = {{"d1", PersonId("jiho.kim"), PersonId("minseo.park"), now.addDays(-1), now.addDays(3), {}, "Leave"},
               {"d2", PersonId("gaeun.han"), PersonId("jiho.kim"), now.addDays(-9), now.addDays(-3), {}, "Over"}};
        m_sample->desk.setDirectory(m_directory);
        m_panel = std::make_unique<PeoplePanel>(m_sample->desk, m_sample->clock, &m_gate);
    }
    void cleanup()
    {
        m_panel.reset();
        m_sample.reset();
    }

    void everybodyIsThereWithRolesGroupsAndAbsence()
    {
        QCOMPARE(m_panel->table()->model()->rowCount(), static_cast<int>(m_directory.people.size()));
        QCOMPARE(cell("jiho.kim", PeopleModel::GroupsColumn), "SRE");
        QVERIFY(cell("jiho.kim", PeopleModel::AwayColumn).startsWith("Away until"));
        QVERIFY(cell("jiho.kim", PeopleModel::AwayColumn).endsWith("Minseo Park acts"));
        QVERIFY(cell("gaeun.han", PeopleModel::AwayColumn).isEmpty()); // long over
        QVERIFY(!cell("gaeun.han", PeopleModel::RolesColumn).isEmpty());
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "people", {1224, 828})) > 60);
        PeopleModel model(m_sample->desk, m_sample->clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.refresh();
    }

    void theSearchLooksIntoEverything_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("found");
        QTest::newRow("a name") << "jiho" << "jiho.kim";
        QTest::newRow("a Korean name") << QString::fromUtf8("김지호") << "jiho.kim";
        QTest::newRow("a group") << "sre" << "jiho.kim";
        QTest::newRow("two words") << "kim away" << "jiho.kim";
    }

    void theSearchLooksIntoEverything()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, found);

        m_panel->search()->setText(typed);

        QVERIFY(m_panel->table()->model()->rowCount() >= 1);
        QVERIFY(!cell(found, PeopleModel::PersonColumn).isEmpty());
        QVERIFY(m_panel->table()->model()->rowCount() < static_cast<int>(m_directory.people.size()));
    }

    void whoIsNotThereIsSaid()
    {
        m_panel->search()->setText("nobody at all");
        QVERIFY(m_panel->empty()->isVisibleTo(m_panel.get()));
        QCOMPARE(m_panel->empty()->sentence(), QString::fromUtf8("Nobody matches “nobody at all”."));
        m_panel->search()->clear();
        QVERIFY(!m_panel->empty()->isVisibleTo(m_panel.get()));
    }

    void oneEntersTheOwnAbsenceOnly()
    {
        m_panel->select(m_sample->desk.person());
        QVERIFY(m_panel->delegation()->isVisibleTo(m_panel.get()));
        m_panel->select(PersonId("jiho.kim"));
        QVERIFY(!m_panel->delegation()->isVisibleTo(m_panel.get()));
    }

    void anAdministratorEndsAnAbsence()
    {
        m_panel->select(PersonId("jiho.kim"));
        setAdministrator(false);
        QVERIFY(!m_panel->endButton()->isVisibleTo(m_panel.get()));
        setAdministrator(true);
        QVERIFY(m_panel->endButton()->isVisibleTo(m_panel.get()));

        QTest::mouseClick(m_panel->endButton(), Qt::LeftButton);

        QCOMPARE(m_gate.ended, "d1");
    }

private:
    void setAdministrator(bool isAdministrator)
    {
        for (domain::Person &person : m_directory.people) {
            if (person.id == m_sample->desk.person())
                person.roles = {isAdministrator ? domain::Role::Administrator : domain::Role::Owner};
        }
        m_sample->desk.setDirectory(m_directory);
        m_panel->select(PersonId("jiho.kim"));
    }

    [[nodiscard]] QString cell(const QString &person, int column) const
    {
        const QAbstractItemModel &model = *m_panel->table()->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(PeopleModel::PersonIdRole).toString() == person)
                return model.index(row, column).data().toString();
        }
        return {};
    }

    NotingGate m_gate;
    domain::Directory m_directory;
    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<PeoplePanel> m_panel;
};

RELEASE_DESK_TEST(tst_people_panel, TestPeoplePanel)
#include "tst_people_panel.moc"
