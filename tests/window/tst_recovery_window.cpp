// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop.h"
#include "app/desktop/sign_in.h"
#include "app/shared/workspace_transfer.h"
#include "core/store/release_codec.h"
#include "core/store/signed_head.h"
#include "core/store/sql_connection.h"
#include "core/store/sql_event_store.h"
#include "core/workspace/workspace_file.h"
#include "tests/support/test_main.h"
#include "ui/shell/main_window.h"
#include "ui/shell/recovery_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"

#include <QApplication>
#include <QCoroTask>
#include <QDir>
#include <QSettings>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace Qt::StringLiterals;

namespace {

const PersonId kim("kim");

QString recordIn(const QTemporaryDir &folder)
{
    return folder.filePath(u"release-desk.db"_s);
}

//! A workspace with two drafts of three events each.
void fill(const QTemporaryDir &folder)
{
    workspace::Workspace made;
    made.name = u"Hanbit"_s;
    domain::Person person;
    person.id = kim;
    person.name = u"Kim"_s;
    person.roles = {domain::Role::Owner, domain::Role::Administrator};
    made.people = {person};
    made.environments = {{EnvironmentId("prod"), u"production"_s, 1, true}};
    const auto written = workspace::writeWorkspaceFile(folder.filePath(u"workspace.yaml"_s), made);
    QVERIFY2(written, written ? "" : qPrintable(written.error().message));
    app::rememberPerson(folder.path(), kim);
    auto store = store::SqlEventStore::open(recordIn(folder), store::OpenMode::ReadWrite);
    QVERIFY2(store, store ? "" : qPrintable(store.error().message));
    for (const char *const release : {"first", "second"}) {
        domain::ReleaseCreated created;
        created.release = ReleaseId(release);
        created.project = ProjectId("checkout");
        created.version = QString::fromLatin1(release);
        created.owner = kim;
        const QList<store::NewEvent> events{store::encode(created), store::encode(domain::NotesEdited{u"en"_s, u"a"_s}),
                                            store::encode(domain::NotesEdited{u"en"_s, u"b"_s})};
        const auto appended = QCoro::waitFor(
            (*store)->append({store::releaseStream(created.release), 0, kim, QDateTime::currentDateTimeUtc(), events}));
        QVERIFY(appended);
    }
    store->reset();
    // From its second start on, the record relies on its signed head.
    QVERIFY(store::SqlEventStore::open(recordIn(folder), store::OpenMode::ReadWrite));
}

//! Somebody with another program changes the event at \p position.
void tamper(const QTemporaryDir &folder, int position)
{
    const auto connection = store::SqlConnection::open({.file = recordIn(folder)});
    QVERIFY(connection);
    QVERIFY((*connection)->execute(u"DROP TRIGGER IF EXISTS events_keep"_s));
    QVERIFY((*connection)->run(u"UPDATE events SET payload = x'7b7d' WHERE position = ?"_s, {position}));
}

template<typename Window>
Window *shown()
{
    for (QWidget *const each : QApplication::topLevelWidgets()) {
        if (auto *const window = qobject_cast<Window *>(each); window && window->isVisible())
            return window;
    }
    return nullptr;
}

ui::Button *button(const QWidget *window, const QString &start)
{
    for (ui::Button *const each : window->findChildren<ui::Button *>()) {
        if (each->isVisible() && each->isEnabled() && each->text().startsWith(start))
            return each;
    }
    return nullptr;
}

bool says(const QWidget *window, const QString &text)
{
    const auto labels = window->findChildren<ui::SafeLabel *>();
    return std::ranges::any_of(labels, [&](const ui::SafeLabel *label) { return label->text().contains(text); });
}

} // namespace

//! A damaged workspace, opened in the window, ends in a working one with everything up to the damage.
class TestRecoveryWindow final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(u"release-desk"_s);
        QCoreApplication::setApplicationName(u"recovery-test"_s);
        app::useLanguage(u"en"_s);
        ui::Theme::current().setReducedMotion(true);
        ui::Theme::current().install();
    }

    void aDamagedWorkspaceEndsInAWorkingOne()
    {
        const QTemporaryDir folder;
        fill(folder);
        tamper(folder, 5);
        app::DesktopOptions options;
        options.folder = folder.path();
        options.size = QSize(1200, 800);
        app::Desktop desktop(options);
        desktop.start();

        QTRY_VERIFY(shown<ui::RecoveryPage>());
        ui::RecoveryPage *const page = shown<ui::RecoveryPage>();
        QTRY_COMPARE(page->step(), ui::RecoveryPage::ChooseStep);
        QVERIFY(says(page, u"everything up to event 4"_s));
        QVERIFY(says(page, u"up to 2 event"_s));
        QVERIFY(says(page, u"checkout second"_s));
        QVERIFY(shown<ui::MainWindow>() == nullptr);
        QCOMPARE(QDir(folder.path()).entryList({u"release-desk.db.*damaged*"_s}).size(), 0);

        QTest::mouseClick(button(page, u"Repair and keep"_s), Qt::LeftButton);
        QTRY_COMPARE(page->step(), ui::RecoveryPage::DoneStep);
        QVERIFY(says(page, u"event 5 of the record"_s));
        QTest::mouseClick(button(page, u"Open the workspace"_s), Qt::LeftButton);

        QTRY_VERIFY(shown<ui::MainWindow>());
        QVERIFY(shown<ui::RecoveryPage>() == nullptr);
        QVERIFY(!QDir(folder.path()).entryList({u"release-desk.db.*"_s}).filter(u"damaged"_s).isEmpty());
        shown<ui::MainWindow>()->allowClosing();
    }

    void whatIsThereAfterwardsIsWhatWasBefore()
    {
        const QTemporaryDir folder;
        fill(folder);
        tamper(folder, 5);
        {
            app::DesktopOptions options;
            options.folder = folder.path();
            app::Desktop desktop(options);
            desktop.start();
            QTRY_VERIFY(shown<ui::RecoveryPage>());
            QTRY_VERIFY(button(shown<ui::RecoveryPage>(), u"Repair and keep"_s));
            shown<ui::RecoveryPage>()->goOn();
            QTRY_VERIFY(button(shown<ui::RecoveryPage>(), u"Open the workspace"_s));
        }
        const auto store = store::SqlEventStore::open(recordIn(folder), store::OpenMode::ReadWrite);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        const auto first = QCoro::waitFor((*store)->readStream(store::releaseStream(ReleaseId("first"))));
        QVERIFY(first);
        QCOMPARE(first->size(), 3);
        const auto second = QCoro::waitFor((*store)->readStream(store::releaseStream(ReleaseId("second"))));
        QVERIFY(second);
        QCOMPARE(second->size(), 1);
    }

    void everyDamageLeadsToTheWizard_data()
    {
        QTest::addColumn<int>("kept");
        QTest::newRow("the end is cut off") << 4;
        QTest::newRow("the signed head is gone") << 6;
        QTest::newRow("the signed head is rubbish") << 6;
        QTest::newRow("the first event is changed") << 0;
    }

    void everyDamageLeadsToTheWizard()
    {
        QFETCH(const int, kept);
        const QByteArray damage = QTest::currentDataTag();
        const QTemporaryDir folder;
        fill(folder);
        const QString head = store::HeadFile::fileOf(recordIn(folder));
        QVERIFY(QFile::exists(head));
        if (damage == "the end is cut off") {
            const auto connection = store::SqlConnection::open({.file = recordIn(folder)});
            QVERIFY(connection);
            QVERIFY((*connection)->execute(u"DROP TRIGGER IF EXISTS events_stay"_s));
            QVERIFY((*connection)->execute(u"DELETE FROM events WHERE position > 4"_s));
        } else if (damage == "the first event is changed") {
            tamper(folder, 1);
        } else if (damage == "the signed head is gone") {
            QVERIFY(QFile::remove(head));
        } else {
            QFile file(head);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write("rubbish");
        }
        app::DesktopOptions options;
        options.folder = folder.path();
        app::Desktop desktop(options);
        desktop.start();

        QTRY_VERIFY(shown<ui::RecoveryPage>());
        QTRY_VERIFY(button(shown<ui::RecoveryPage>(), u"Repair and keep %1 "_s.arg(kept)));
        shown<ui::RecoveryPage>()->goOn();
        QTRY_VERIFY(button(shown<ui::RecoveryPage>(), u"Open the workspace"_s));
        shown<ui::RecoveryPage>()->goOn();
        QTRY_VERIFY(shown<ui::MainWindow>());
        shown<ui::MainWindow>()->allowClosing();
    }

    void aFileThatIsNoDatabaseIsReplacedByABackup_data()
    {
        QTest::addColumn<bool>("isMissing");
        QTest::newRow("no database") << false;
        QTest::newRow("no file") << true;
    }

    void aFileThatIsNoDatabaseIsReplacedByABackup()
    {
        QFETCH(const bool, isMissing);
        const QTemporaryDir folder;
        const QTemporaryDir elsewhere;
        fill(folder);
        const QString backup = elsewhere.filePath(u"backup.tar"_s);
        QVERIFY(app::WorkspaceTransfer(folder.path()).backUp(backup, QDateTime::currentDateTimeUtc()));
        for (const char *const more : {"-wal", "-shm"})
            QFile::remove(recordIn(folder) + QLatin1String(more));
        QFile file(recordIn(folder));
        if (isMissing) {
            QVERIFY(file.remove());
        } else {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(QByteArray(8192, 'x'));
            file.close();
        }
        app::DesktopOptions options;
        options.folder = folder.path();
        app::Desktop desktop(options);
        desktop.start();
        QTRY_VERIFY(shown<ui::RecoveryPage>());
        ui::RecoveryPage *const page = shown<ui::RecoveryPage>();
        QTRY_VERIFY(button(page, u"Restore a backup"_s));
        QVERIFY(button(page, u"Repair"_s) == nullptr);

        page->lookAtBackup(backup);
        QTRY_VERIFY(button(page, u"Put the backup in place"_s));
        QVERIFY(says(page, u"everything up to event 6"_s));
        page->goOn();
        QTRY_VERIFY(button(page, u"Open the workspace"_s));
        page->goOn();

        QTRY_VERIFY(shown<ui::MainWindow>());
        shown<ui::MainWindow>()->allowClosing();
    }

    void anotherWorkspaceCanBeOpenedInstead()
    {
        const QTemporaryDir folder;
        fill(folder);
        tamper(folder, 2);
        app::DesktopOptions options;
        options.folder = folder.path();
        app::Desktop desktop(options);
        desktop.start();
        QTRY_VERIFY(shown<ui::RecoveryPage>());
        QTRY_VERIFY(button(shown<ui::RecoveryPage>(), u"Other workspace"_s));

        QTest::mouseClick(button(shown<ui::RecoveryPage>(), u"Other workspace"_s), Qt::LeftButton);

        QTRY_VERIFY(shown<ui::RecoveryPage>() == nullptr);
        const auto store = store::SqlConnection::open({.file = recordIn(folder)});
        QVERIFY(store);
        QCOMPARE((*store)->value(u"SELECT count(*) FROM events"_s)->toInt(), 6);
    }

private:
    QTemporaryDir m_settings;
};

RELEASE_DESK_TEST(tst_recovery_window, TestRecoveryWindow)
#include "tst_recovery_window.moc"
