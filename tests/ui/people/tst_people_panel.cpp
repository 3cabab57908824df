// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/approvals/delegation_form.h"
#include "ui/approvals/signing_gate.h"
#include "ui/people/group_form.h"
#include "ui/people/passphrase_form.h"
#include "ui/people/people_gate.h"
#include "ui/people/people_model.h"
#include "ui/people/people_panel.h"
#include "ui/people/person_card.h"
#include "ui/people/person_form.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_field.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;
using namespace Qt::StringLiterals;

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

//! Notes what is changed, or refuses everything.
class NotingPeople final : public PeopleGate
{
public:
    [[nodiscard]] QCoro::Task<Result<>> enterPerson(domain::Person person, PersonId by) override
    {
        people.append(person);
        return answer(by);
    }
    [[nodiscard]] QCoro::Task<Result<>> removePerson(PersonId person, QString reason, PersonId by) override
    {
        notes.append(u"remove %1: %2"_s.arg(person.value(), reason));
        return answer(by);
    }
    [[nodiscard]] QCoro::Task<Result<>> enterGroup(domain::PersonGroup group, PersonId by) override
    {
        groups.append(group);
        return answer(by);
    }
    [[nodiscard]] QCoro::Task<Result<>> removeGroup(QString group, PersonId by) override
    {
        notes.append(u"remove group %1"_s.arg(group));
        return answer(by);
    }
    [[nodiscard]] bool hasKeyHere(const PersonId & /*person*/) const override { return isKeyHere; }
    [[nodiscard]] qsizetype shortestPassphrase() const override { return 8; }
    [[nodiscard]] QCoro::Task<Result<>> makeKey(PersonId person, Secret passphrase, Secret before) override
    {
        notes.append(u"key of %1: %2 after %3"_s.arg(person.value(), QString::fromUtf8(passphrase.reveal()),
                                                     QString::fromUtf8(before.reveal())));
        if (registered)
            registered(person);
        isKeyHere = true; // the file comes to its place after it is registered
        return answer(person);
    }
    [[nodiscard]] QCoro::Task<Result<>> revokeKey(QString key, QString reason, Secret passphrase, PersonId by) override
    {
        notes.append(u"revoke %1: %2 (%3)"_s.arg(key, reason, QString::fromUtf8(passphrase.reveal())));
        return answer(by);
    }

    QCoro::Task<Result<>> answer(PersonId by)
    {
        author = by;
        if (refusal.isEmpty())
            co_return Result<>();
        co_return failure(ErrorCode::PermissionDenied, refusal);
    }

    QList<domain::Person> people;
    QList<domain::PersonGroup> groups;
    QStringList notes;
    PersonId author;
    QString refusal;
    bool isKeyHere = false;
    std::function<void(const PersonId &)> registered;
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
        m_changes = std::make_unique<NotingPeople>();
        m_panel = std::make_unique<PeoplePanel>(m_sample->desk, m_sample->clock, &m_gate, m_changes.get());
        m_panel->resize(1224, 828); // boxes fit into it
        m_panel->show();
    }
    void cleanup()
    {
        m_panel.reset();
        m_sample.reset();
        m_changes.reset();
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
        QVERIFY(m_panel->card()->delegation()->isVisibleTo(m_panel.get()));
        m_panel->select(PersonId("jiho.kim"));
        QVERIFY(!m_panel->card()->delegation()->isVisibleTo(m_panel.get()));
    }

    void anAdministratorEndsAnAbsence()
    {
        m_panel->select(PersonId("jiho.kim"));
        setAdministrator(false);
        QVERIFY(!m_panel->card()->endButton()->isVisibleTo(m_panel.get()));
        setAdministrator(true);
        QVERIFY(m_panel->card()->endButton()->isVisibleTo(m_panel.get()));

        QTest::mouseClick(m_panel->card()->endButton(), Qt::LeftButton);

        QCOMPARE(m_gate.ended, "d1");
    }

    void whoeverIsNoAdministratorEntersNobody()
    {
        setAdministrator(false);
        QVERIFY(!m_panel->addButton()->isVisibleTo(m_panel.get()));
        QVERIFY(!m_panel->groupsButton()->isVisibleTo(m_panel.get()));
        QVERIFY(!m_panel->card()->changeButton()->isVisibleTo(m_panel.get()));
        QVERIFY(!m_panel->card()->removeButton()->isVisibleTo(m_panel.get()));
    }

    void anAdministratorAddsSomebody()
    {
        setAdministrator(true);
        QTest::mouseClick(m_panel->addButton(), Qt::LeftButton);
        ConfirmDialog *const dialog = box();
        QVERIFY(!dialog->canConfirm()); // neither account nor name
        auto *const form = dialog->findChild<PersonForm *>();
        QTest::keyClicks(form->account()->edit(), "jiho.kim");
        QTest::keyClicks(form->name()->edit(), "Another Kim");
        QVERIFY(!dialog->canConfirm()); // there is one
        form->account()->edit()->clear();
        QTest::keyClicks(form->account()->edit(), "sora.ahn");
        form->role(domain::Role::Approver)->click();
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "people-add", {1224, 828})) > 60);

        QTest::keyClick(form->name()->edit(), Qt::Key_Return, Qt::ControlModifier);

        QCOMPARE(m_changes->people.size(), 1);
        QCOMPARE(m_changes->people.first().id, PersonId("sora.ahn"));
        QCOMPARE(m_changes->people.first().name, "Another Kim");
        QCOMPARE(m_changes->people.first().roles, QList{domain::Role::Approver});
        QCOMPARE(m_changes->author, m_sample->desk.person());
    }

    void whatIsRefusedStaysInTheBox()
    {
        setAdministrator(true);
        m_changes->refusal = "Nobody decides about the own rights.";
        m_panel->select(PersonId("gaeun.han"));
        QTest::mouseClick(m_panel->card()->changeButton(), Qt::LeftButton);
        ConfirmDialog *const dialog = box();
        auto *const form = dialog->findChild<PersonForm *>();
        QVERIFY(form->account()->edit()->isReadOnly());
        QVERIFY(!dialog->canConfirm()); // nothing is changed yet
        form->role(domain::Role::Auditor)->click();

        QTest::mouseClick(dialog->confirmButton(), Qt::LeftButton);

        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->canConfirm()); // once more
        QVERIFY(m_changes->people.first().roles.contains(domain::Role::Auditor));
        QCOMPARE(m_changes->people.first().name, m_sample->desk.directory().person(PersonId("gaeun.han"))->name);
    }

    void nobodyRemovesTheOwnAccount()
    {
        setAdministrator(true);
        m_panel->select(m_sample->desk.person());
        QVERIFY(!m_panel->card()->removeButton()->isVisibleTo(m_panel.get()));
        m_panel->select(PersonId("jiho.kim"));
        QTest::mouseClick(m_panel->card()->removeButton(), Qt::LeftButton);
        ConfirmDialog *const dialog = box();
        QVERIFY(!dialog->canConfirm()); // the reason is missing
        QTest::keyClicks(dialog->findChild<QPlainTextEdit *>(), "moved on");
        QTest::mouseClick(dialog->confirmButton(), Qt::LeftButton);
        QCOMPARE(m_changes->notes, QStringList{"remove jiho.kim: moved on"});
    }

    void aGroupGetsItsPeople()
    {
        setAdministrator(true);
        QTest::mouseClick(m_panel->groupsButton(), Qt::LeftButton);
        auto *const form = box()->findChild<GroupForm *>();
        form->choose("sre");
        QVERIFY(form->account()->edit()->isReadOnly());
        QVERIFY(!box()->canConfirm());
        QTest::keyClicks(form->search(), "gaeun");
        for (int row = 0; row < form->people()->count(); ++row) {
            if (!form->people()->item(row)->isHidden())
                form->people()->item(row)->setCheckState(Qt::Checked);
        }
        QTest::mouseClick(box()->confirmButton(), Qt::LeftButton);
        QCOMPARE(m_changes->groups.first().id, "sre");
        const QList<PersonId> both{PersonId("jiho.kim"), PersonId("gaeun.han")}; // whom no filter showed stays
        QCOMPARE(m_changes->groups.first().people, both);
    }

    void everybodyMakesTheOwnKeyOnly()
    {
        setAdministrator(false);
        QVERIFY(!m_panel->card()->makeKeyButton()->isVisibleTo(m_panel.get())); // jiho.kim is selected
        m_changes->registered = [this](const PersonId &person) { giveKey(person); };
        m_panel->select(m_sample->desk.person());
        QTest::mouseClick(m_panel->card()->makeKeyButton(), Qt::LeftButton);
        auto *const form = box()->findChild<PassphraseForm *>();
        QTest::keyClicks(form->first()->edit(), "correct horse");
        QTest::keyClicks(form->again()->edit(), "correct hors");
        QVERIFY(!box()->canConfirm());
        QTest::keyClicks(form->again()->edit(), "e");
        QTest::mouseClick(box()->confirmButton(), Qt::LeftButton);
        QCOMPARE(m_changes->notes, QStringList{"key of bd.yoon: correct horse after "});
        QVERIFY(!m_panel->card()->keyWords().contains("not on this computer"));
    }

    void aKeyIsReplacedWithItsPassphrase()
    {
        giveKey(m_sample->desk.person());
        m_changes->isKeyHere = false;
        m_panel->select(m_sample->desk.person());
        QVERIFY(!m_panel->card()->makeKeyButton()->isVisibleTo(m_panel.get())); // it lies elsewhere
        m_changes->isKeyHere = true;
        m_panel->select(m_sample->desk.person());
        QVERIFY(m_panel->card()->keyWords().contains("k1"));
        QTest::mouseClick(m_panel->card()->makeKeyButton(), Qt::LeftButton);
        auto *const form = box()->findChild<PassphraseForm *>();
        QTest::keyClicks(form->first()->edit(), "correct horse");
        QTest::keyClicks(form->again()->edit(), "correct horse");
        QVERIFY(!box()->canConfirm());
        QTest::keyClicks(form->old()->edit(), "until now");
        QTest::mouseClick(box()->confirmButton(), Qt::LeftButton);
        QTest::mouseClick(m_panel->card()->revokeKeyButton(), Qt::LeftButton);
        QTest::keyClicks(box()->findChild<PassphraseForm *>()->old()->edit(), "correct horse");
        QVERIFY(!box()->canConfirm());
        QTest::keyClicks(box()->findChild<QPlainTextEdit *>(), "lost notebook");
        QTest::mouseClick(box()->confirmButton(), Qt::LeftButton);
        const QStringList done{"key of bd.yoon: correct horse after until now",
                               "revoke k1: lost notebook (correct horse)"};
        QCOMPARE(m_changes->notes, done);
    }

    void anAdministratorRevokesTheKeyOfAnother()
    {
        giveKey(PersonId("jiho.kim"));
        setAdministrator(false);
        QVERIFY(!m_panel->card()->revokeKeyButton()->isVisibleTo(m_panel.get()));
        setAdministrator(true);
        QTest::mouseClick(m_panel->card()->revokeKeyButton(), Qt::LeftButton);
        QVERIFY(!box()->findChild<PassphraseForm *>());
        QTest::keyClicks(box()->findChild<QPlainTextEdit *>(), "left");
        QTest::mouseClick(box()->confirmButton(), Qt::LeftButton);
        QCOMPARE(m_changes->notes, QStringList{"revoke k1: left ()"});
    }

private:
    [[nodiscard]] ConfirmDialog *box() const
    {
        ConfirmDialog *open = nullptr;
        for (ConfirmDialog *const each : m_panel->findChildren<ConfirmDialog *>()) {
            if (!each->isHidden())
                open = each;
        }
        return open;
    }

    void giveKey(const PersonId &person)
    {
        m_directory.keys.add({"k1", person, "public", m_sample->clock.utcNow().addDays(-1), {}, {}, {}});
        m_sample->desk.setDirectory(m_directory);
    }

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
    std::unique_ptr<NotingPeople> m_changes;
    domain::Directory m_directory;
    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<PeoplePanel> m_panel;
};

RELEASE_DESK_TEST(tst_people_panel, TestPeoplePanel)
#include "tst_people_panel.moc"
