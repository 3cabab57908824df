// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "ui/settings/freezes_page.h"
#include "ui/settings/preferences.h"

#include <QDialog>

class QSpinBox;
class QStackedWidget;

namespace releasedesk::ui {

class NotificationsPage;
class RowButton;
class SafeLabel;
class SegmentedControl;
class SettingRow;
class Switch;

//! The settings of this computer and what the program is. Every choice holds at once and is written down. Shown as a
//! window of its own with open(), or as content of a box in the main window.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    enum Page { GeneralPage, NotificationPage, FreezePage, KeyboardPage, InformationPage, PageCount };

    //! Reads and writes \p store, which must outlive the dialog. What \p person is told is chosen for each person.
    explicit SettingsDialog(QSettings &store, const PersonId &person = {}, QWidget *parent = nullptr);

    [[nodiscard]] const Preferences &preferences() const { return m_preferences; }
    [[nodiscard]] NotificationsPage *notifications() const { return m_notifications; }
    void showPage(Page page);

    //! Lets the freezes of the workspace be edited, which \p directory knows; without it there is no such page.
    void setFreezes(const domain::Directory &directory, const PersonId &person, const FreezeChanges &changes);

    [[nodiscard]] QSize sizeHint() const override { return {760, 560}; }

signals:
    void changed(const releasedesk::ui::Preferences &preferences);
    //! "en" or "ko": the language to show from now on.
    void languageChosen(const QString &language);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *makeRail();
    [[nodiscard]] QWidget *makeGeneral();
    [[nodiscard]] QWidget *makeKeyboard();
    void showPreferences();
    void change(const Preferences &preferences);
    void setTexts();

    QSettings &m_store;
    Preferences m_preferences;
    SafeLabel *m_railTitle;
    QList<RowButton *> m_railRows;
    QList<SafeLabel *> m_railTexts;
    SafeLabel *m_pageTitle;
    QStackedWidget *m_pages;
    FreezesPage *m_freezes = nullptr;
    NotificationsPage *m_notifications;
    SegmentedControl *m_mode;
    SegmentedControl *m_language;
    SegmentedControl *m_density;
    QSpinBox *m_scale;
    Switch *m_motion;
    Switch *m_letters;
    SettingRow *m_modeRow;
    SettingRow *m_languageRow;
    SettingRow *m_densityRow;
    SettingRow *m_scaleRow;
    SettingRow *m_motionRow;
    SettingRow *m_lettersRow;
};

} // namespace releasedesk::ui
