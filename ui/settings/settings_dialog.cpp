// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/settings_dialog.h"

#include "ui/settings/about_page.h"
#include "ui/settings/notifications_page.h"
#include "ui/settings/setting_row.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/switch.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QSettings>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <iterator>

namespace releasedesk::ui {
namespace {

constexpr int railWidth = 200;
constexpr std::array modes{Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark};
constexpr std::array densities{Theme::Density::Compact, Theme::Density::Comfortable};
const std::array<QString, 3> languages{QString(), QStringLiteral("en"), QStringLiteral("ko")};

template<typename List, typename Value>
int indexOf(const List &list, const Value &value)
{
    return static_cast<int>(std::distance(list.begin(), std::ranges::find(list, value)));
}

} // namespace

SettingsDialog::SettingsDialog(QSettings &store, const PersonId &person, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_preferences(Preferences::read(store))
    , m_railTitle(new SafeLabel(FontRole::Strong))
    , m_pageTitle(new SafeLabel(FontRole::PageTitle))
    , m_pages(new QStackedWidget)
    , m_notifications(new NotificationsPage(store, person))
    , m_mode(new SegmentedControl)
    , m_language(new SegmentedControl)
    , m_density(new SegmentedControl)
    , m_scale(new QSpinBox)
    , m_motion(new Switch)
    , m_letters(new Switch)
    , m_modeRow(new SettingRow(m_mode))
    , m_languageRow(new SettingRow(m_language))
    , m_densityRow(new SettingRow(m_density))
    , m_scaleRow(new SettingRow(m_scale))
    , m_motionRow(new SettingRow(m_motion))
    , m_lettersRow(new SettingRow(m_letters))
{
    for (std::size_t i = 0; i < modes.size(); ++i)
        m_mode->addSegment({});
    for (std::size_t i = 0; i < languages.size(); ++i)
        m_language->addSegment({});
    for (std::size_t i = 0; i < densities.size(); ++i)
        m_density->addSegment({});
    m_scale->setRange(90, 150);
    m_scale->setSingleStep(10);
    m_scale->setKeyboardTracking(false);
    m_scale->setFixedWidth(96);

    m_pages->addWidget(makeGeneral());
    m_pages->addWidget(m_notifications);
    m_pages->addWidget(new QWidget); // setFreezes() puts its page here
    m_pages->addWidget(makeKeyboard());
    m_pages->addWidget(new AboutPage);
    auto *const scrolled = new QScrollArea;
    scrolled->setWidgetResizable(true);
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setFocusPolicy(Qt::NoFocus);
    scrolled->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scrolled->setWidget(m_pages);

    auto *const main = new QVBoxLayout;
    main->setContentsMargins(24, 20, 24, 20);
    main->setSpacing(14);
    main->addWidget(m_pageTitle);
    main->addWidget(scrolled, 1);
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeRail());
    layout->addLayout(main, 1);

    connect(m_mode, &SegmentedControl::chosen, this, [this](int index) {
        Preferences next = m_preferences;
        next.mode = modes.at(static_cast<std::size_t>(index));
        change(next);
    });
    connect(m_language, &SegmentedControl::chosen, this, [this](int index) {
        Preferences next = m_preferences;
        next.language = languages.at(static_cast<std::size_t>(index));
        change(next);
    });
    connect(m_density, &SegmentedControl::chosen, this, [this](int index) {
        Preferences next = m_preferences;
        next.density = densities.at(static_cast<std::size_t>(index));
        change(next);
    });
    connect(m_scale, &QSpinBox::valueChanged, this, [this](int percent) {
        Preferences next = m_preferences;
        next.textScale = percent;
        change(next);
    });
    connect(m_motion, &QCheckBox::toggled, this, [this](bool isOn) {
        Preferences next = m_preferences;
        next.hasReducedMotion = isOn;
        change(next);
    });
    connect(m_letters, &QCheckBox::toggled, this, [this](bool isOn) {
        Preferences next = m_preferences;
        next.hasLetterKeys = isOn;
        change(next);
    });
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
    setTexts();
    showPreferences();
    showPage(GeneralPage);
    m_mode->setFocus();
}

QWidget *SettingsDialog::makeRail()
{
    auto *const rail = new Surface(ColorToken::Window);
    rail->setLines(Qt::RightEdge);
    rail->setFixedWidth(railWidth);
    auto *const column = new QVBoxLayout(rail);
    column->setContentsMargins(12, 20, 12, 16);
    column->setSpacing(4);
    m_railTitle->setContentsMargins(10, 0, 0, 10);
    column->addWidget(m_railTitle);
    const std::array<IconName, PageCount> icons{"settings", "bell", "freeze", "command", "info"};
    for (int page = 0; page < PageCount; ++page) {
        auto *const row = new RowButton;
        row->setBackground(ColorToken::Window);
        auto *const text = new SafeLabel(FontRole::Label, ColorToken::Text2);
        auto *const line = new QHBoxLayout(row);
        line->setContentsMargins(10, 6, 10, 6);
        line->setSpacing(9);
        line->addWidget(new IconLabel(icons.at(static_cast<std::size_t>(page)), 16));
        line->addWidget(text, 1);
        connect(row, &QAbstractButton::clicked, this, [this, page] { showPage(static_cast<Page>(page)); });
        column->addWidget(row);
        row->setVisible(page != FreezePage);
        m_railRows.append(row);
        m_railTexts.append(text);
    }
    column->addStretch();
    return rail;
}

QWidget *SettingsDialog::makeGeneral()
{
    auto *const page = new QWidget;
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    auto *const card = new Card;
    for (SettingRow *const row : {m_modeRow, m_languageRow, m_densityRow, m_scaleRow, m_motionRow}) {
        if (card->content()->count() > 0)
            card->content()->addWidget(new Separator);
        card->content()->addWidget(row);
    }
    column->addWidget(card);
    column->addStretch();
    return page;
}

QWidget *SettingsDialog::makeKeyboard()
{
    auto *const page = new QWidget;
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    auto *const card = new Card;
    card->content()->addWidget(m_lettersRow);
    column->addWidget(card);
    column->addStretch();
    return page;
}

void SettingsDialog::setFreezes(const domain::Directory &directory, const PersonId &person,
                                const FreezeChanges &changes)
{
    delete m_pages->widget(FreezePage);
    m_freezes = new FreezesPage(directory, person, changes);
    m_pages->insertWidget(FreezePage, m_freezes);
    m_railRows.at(FreezePage)->show();
}

void SettingsDialog::showPage(Page page)
{
    m_pages->setCurrentIndex(page);
    for (int i = 0; i < PageCount; ++i)
        m_railRows.at(i)->setSelected(i == page);
    m_pageTitle->showText(m_railTexts.at(page)->text());
}

void SettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setTexts();
}

void SettingsDialog::paintEvent(QPaintEvent * /*event*/)
{
    QPainter(this).fillRect(rect(), tokenColor(ColorToken::Surface));
}

void SettingsDialog::showPreferences()
{
    m_mode->setCurrentIndex(indexOf(modes, m_preferences.mode));
    m_language->setCurrentIndex(indexOf(languages, m_preferences.language));
    m_density->setCurrentIndex(indexOf(densities, m_preferences.density));
    m_scale->setValue(m_preferences.textScale);
    m_motion->setChecked(m_preferences.hasReducedMotion);
    m_letters->setChecked(m_preferences.hasLetterKeys);
}

void SettingsDialog::change(const Preferences &preferences)
{
    if (preferences == m_preferences)
        return;
    const QString before = m_preferences.shownLanguage();
    m_preferences = preferences;
    m_preferences.write(m_store);
    m_preferences.applyToTheme();
    emit changed(m_preferences);
    if (m_preferences.shownLanguage() != before)
        emit languageChosen(m_preferences.shownLanguage());
}

void SettingsDialog::setTexts()
{
    setWindowTitle(tr("Settings"));
    m_railTitle->showText(tr("Settings"));
    const QStringList pages{tr("General"), tr("Notifications"), tr("Freezes"), tr("Keyboard"), tr("About")};
    for (int i = 0; i < PageCount; ++i) {
        m_railTexts.at(i)->showText(pages.at(i));
        m_railRows.at(i)->setAccessibleName(pages.at(i));
    }
    m_pageTitle->showText(pages.at(std::max(0, m_pages->currentIndex())));
    m_modeRow->setTexts(tr("Theme"), tr("System follows the desktop."));
    m_mode->setSegmentText(0, tr("System", "theme"));
    m_mode->setSegmentText(1, tr("Light"));
    m_mode->setSegmentText(2, tr("Dark"));
    m_languageRow->setTexts(tr("Language"), tr("Of the windows. Documents have their own."));
    m_language->setSegmentText(0, tr("System", "language"));
    m_language->setSegmentText(1, QStringLiteral("English"));
    m_language->setSegmentText(2, QLocale(QLocale::Korean).nativeLanguageName());
    m_densityRow->setTexts(tr("Density"), tr("Comfortable makes rows higher."));
    m_density->setSegmentText(0, tr("Compact"));
    m_density->setSegmentText(1, tr("Comfortable"));
    m_scaleRow->setTexts(tr("Text size"), tr("90 to 150 %."));
    m_scale->setSuffix(tr(" %"));
    m_motionRow->setTexts(tr("Reduced motion"), tr("Everything is instant, and what turns stands still."));
    m_lettersRow->setTexts(
        tr("Single-letter shortcuts"),
        tr("N makes a new release, G and a letter goes to a view. Shortcuts with Ctrl or Alt always work."));
}

} // namespace releasedesk::ui
