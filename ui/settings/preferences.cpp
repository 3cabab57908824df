// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/preferences.h"

#include <QLocale>
#include <QSettings>

#include <algorithm>

namespace releasedesk::ui {
namespace {

const QString modeKey = QStringLiteral("appearance/theme");
const QString densityKey = QStringLiteral("appearance/density");
const QString scaleKey = QStringLiteral("appearance/textScale");
const QString motionKey = QStringLiteral("appearance/reducedMotion");
const QString languageKey = QStringLiteral("language");
const QString lettersKey = QStringLiteral("keyboard/letterKeys");

QString nameOf(Theme::Mode mode)
{
    switch (mode) {
    case Theme::Mode::System:
        return QStringLiteral("system");
    case Theme::Mode::Light:
        return QStringLiteral("light");
    case Theme::Mode::Dark:
        return QStringLiteral("dark");
    }
    Q_UNREACHABLE();
}

bool isLanguage(const QString &name)
{
    return name == u"en" || name == u"ko";
}

} // namespace

Preferences Preferences::read(const QSettings &store)
{
    Preferences read;
    const QString mode = store.value(modeKey).toString();
    for (const Theme::Mode each : {Theme::Mode::Light, Theme::Mode::Dark}) {
        if (mode == nameOf(each))
            read.mode = each;
    }
    if (const QString language = store.value(languageKey).toString(); isLanguage(language))
        read.language = language;
    if (store.value(densityKey).toString() == u"comfortable")
        read.density = Theme::Density::Comfortable;
    bool isNumber = false;
    if (const int scale = store.value(scaleKey).toInt(&isNumber); isNumber)
        read.textScale = std::clamp(scale, 90, 150);
    read.hasReducedMotion = store.value(motionKey, read.hasReducedMotion).toBool();
    read.hasLetterKeys = store.value(lettersKey, read.hasLetterKeys).toBool();
    return read;
}

void Preferences::write(QSettings &store) const
{
    store.setValue(modeKey, nameOf(mode));
    store.setValue(languageKey, language);
    store.setValue(densityKey,
                   density == Theme::Density::Comfortable ? QStringLiteral("comfortable") : QStringLiteral("compact"));
    store.setValue(scaleKey, textScale);
    store.setValue(motionKey, hasReducedMotion);
    store.setValue(lettersKey, hasLetterKeys);
}

void Preferences::applyToTheme() const
{
    Theme &theme = Theme::current();
    theme.setTextScale(textScale);
    theme.setDensity(density);
    theme.setReducedMotion(hasReducedMotion);
    theme.setMode(mode);
}

QString Preferences::shownLanguage() const
{
    if (isLanguage(language))
        return language;
    return QLocale::system().language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en");
}

} // namespace releasedesk::ui
