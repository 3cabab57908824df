// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/widgets/picture.h"
#include "ui/settings/about_page.h"
#include "ui/settings/notifications_page.h"
#include "ui/settings/settings_dialog.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/switch.h"

#include <QAbstractButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeEdit>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestSettingsDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<QSettings>(m_folder->filePath("settings.ini"), QSettings::IniFormat);
    }
    void cleanup() { Preferences{.mode = Theme::Mode::Light}.applyToTheme(); }

    void whatWasWrittenIsReadAgain()
    {
        const Preferences chosen{.mode = Theme::Mode::Dark,
                                 .language = "ko",
                                 .density = Theme::Density::Comfortable,
                                 .textScale = 130,
                                 .hasReducedMotion = true,
                                 .hasLetterKeys = false};
        chosen.write(*m_store);
        m_store->sync();

        const QSettings again(m_folder->filePath("settings.ini"), QSettings::IniFormat);
        QCOMPARE(Preferences::read(again), chosen);
    }

    void everybodyIsToldInTheirOwnWay()
    {
        const PersonId jiho("jiho.kim");
        SettingsDialog dialog(*m_store, jiho);
        NotificationsPage *const page = dialog.notifications();
        QSignalSpy changed(page, &NotificationsPage::changed);
        dialog.showPage(SettingsDialog::NotificationPage);
        dialog.show();

        QTest::mouseClick(page->desktopSwitch(), Qt::LeftButton);
        page->fromEdit()->setTime(QTime(19, 30));

        const auto read = NotificationPreferences::read(*m_store, jiho);
        QCOMPARE(changed.size(), 2);
        QVERIFY(!read.isOnDesktop);
        QVERIFY(read.keptQuiet() == QuietHours({QTime(19, 30), QTime(8, 0)}));
        QVERIFY(NotificationPreferences::read(*m_store, PersonId("minseo.park")) == NotificationPreferences());
        QVERIFY(NotificationPreferences::read(*m_store, PersonId("jiho")) == NotificationPreferences());
        QTest::mouseClick(page->quietSwitch(), Qt::LeftButton);
        QVERIFY(!page->fromEdit()->isEnabled());
        QVERIFY(!NotificationPreferences::read(*m_store, jiho).keptQuiet().contains(QTime(23, 0)));
    }

    void nonsenseIsTheDefault()
    {
        m_store->setValue("appearance/theme", "plaid");
        m_store->setValue("appearance/density", 7);
        m_store->setValue("appearance/textScale", 900);
        m_store->setValue("language", "../../etc");

        const Preferences read = Preferences::read(*m_store);

        QCOMPARE(read.mode, Theme::Mode::System);
        QCOMPARE(read.density, Theme::Density::Compact);
        QCOMPARE(read.textScale, 150);
        QVERIFY(read.language.isEmpty());
        QVERIFY(read.hasLetterKeys);
    }

    void aChoiceHoldsAtOnceAndIsWritten()
    {
        SettingsDialog dialog(*m_store);
        QSignalSpy changed(&dialog, &SettingsDialog::changed);
        QSignalSpy language(&dialog, &SettingsDialog::languageChosen);
        const QList<SegmentedControl *> controls = dialog.findChildren<SegmentedControl *>();
        QCOMPARE(controls.size(), 3);
        for (SegmentedControl *const control : controls) {
            QVERIFY(!control->accessibleName().isEmpty());
            control->findChildren<QAbstractButton *>().at(1)->click();
        }
        dialog.findChild<QSpinBox *>()->setValue(110);
        for (Switch *const each : dialog.findChildren<Switch *>())
            QTest::keyClick(each, Qt::Key_Space);

        QCOMPARE(Theme::current().mode(), Theme::Mode::Light);
        QCOMPARE(Theme::current().density(), Theme::Density::Comfortable);
        QCOMPARE(Theme::current().textScale(), 110);
        QVERIFY(Theme::current().hasReducedMotion());
        QCOMPARE(changed.size(), 6);
        QVERIFY(language.isEmpty()); // the test runs in English already
        controls.at(1)->findChildren<QAbstractButton *>().at(2)->click();
        QCOMPARE(language.size(), 1);
        QCOMPARE(language.first().first().toString(), "ko");
        QCOMPARE(Preferences::read(*m_store), dialog.preferences());
        QVERIFY(!dialog.preferences().hasLetterKeys);
    }

    void theAboutPageNamesVersionsAndLicences()
    {
        SettingsDialog dialog(*m_store);
        QVERIFY(tests::colorsIn(tests::keepPictures(dialog, "settings", {760, 560})) > 30);
        dialog.showPage(SettingsDialog::InformationPage);

        QStringList texts;
        for (const SafeLabel *const label : dialog.findChild<AboutPage *>()->findChildren<SafeLabel *>())
            texts.append(label->text());

        QVERIFY(texts.contains(QString::fromLatin1(qVersion())));
        QVERIFY(texts.contains("Apache-2.0"));
        QVERIFY(texts.contains("LGPL-3.0"));
        QVERIFY(AboutPage::summary().startsWith("Release Desk "));
        tests::keepPictures(dialog, "settings-about", {760, 560});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
};

RELEASE_DESK_TEST(tst_settings_dialog, TestSettingsDialog)
#include "tst_settings_dialog.moc"
