// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop.h"
#include "ui/settings/preferences.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSettings>

#include <cstdio>

using namespace releasedesk;
using namespace Qt::StringLiterals;

namespace {

ui::Theme::Mode modeOf(const QString &name)
{
    if (name == u"light")
        return ui::Theme::Mode::Light;
    return name == u"dark" ? ui::Theme::Mode::Dark : ui::Theme::Mode::System;
}

} // namespace

int main(int argc, char **argv)
{
    const QStringList words(argv + 1, argv + argc);
    const bool needsNoScreen
        = words.contains(u"--screenshot"_s) || words.contains(u"--help"_s) || words.contains(u"--version"_s);
    const bool isPlatformChosen = !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
    // Without a screen Qt would end the program before anything could be said.
    const bool hasScreen = isPlatformChosen || !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (!isPlatformChosen && (needsNoScreen || !hasScreen))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"release-desk"_s);
    QApplication::setApplicationName(u"release-desk"_s);
    QApplication::setApplicationVersion(QStringLiteral(RELEASE_DESK_VERSION));
    QApplication::setDesktopFileName(u"release-desk"_s);

    const QStringList arguments = QApplication::arguments().mid(1);
    if (arguments.contains(u"--version"_s)) {
        std::printf("release-desk %s\n", RELEASE_DESK_VERSION);
        return 0;
    }
    if (arguments.contains(u"--help"_s)) {
        std::printf("%s", qPrintable(app::DesktopOptions::help()));
        return 0;
    }
    const Result<app::DesktopOptions> options = app::DesktopOptions::parse(arguments);
    if (!options) {
        std::fprintf(stderr, "release-desk: %s\n", qPrintable(options.error().message));
        return 2;
    }
    // A picture looks the same whoever takes it.
    const ui::Preferences preferences
        = options->isForPicture() ? ui::Preferences() : ui::Preferences::read(QSettings());
    app::useLanguage(options->language.isEmpty() ? preferences.shownLanguage() : options->language);
    if (!hasScreen && !options->isForPicture()) {
        std::fprintf(stderr, "release-desk: %s\n",
                     qPrintable(QCoreApplication::translate(
                         "Desktop",
                         "There is no screen here to open a window on, and nothing was changed. Log in to a "
                         "desktop, or work from the terminal with rdesk (rdesk --help).")));
        return 1;
    }
    preferences.applyToTheme();
    ui::Theme &theme = ui::Theme::current();
    if (!options->theme.isEmpty())
        theme.setMode(modeOf(options->theme));
    if (options->textSize > 0)
        theme.setTextScale(options->textSize);
    if (options->isForPicture())
        theme.setReducedMotion(true);
    theme.install();

    app::Desktop desktop(*options);
    QMetaObject::invokeMethod(&desktop, &app::Desktop::start, Qt::QueuedConnection);
    return QApplication::exec();
}
