// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop.h"
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

QString languageOf(const app::DesktopOptions &options)
{
    if (!options.language.isEmpty())
        return options.language;
    const QString set = QSettings().value(u"language"_s).toString();
    if (!set.isEmpty())
        return set;
    return QLocale::system().language() == QLocale::Korean ? u"ko"_s : u"en"_s;
}

} // namespace

int main(int argc, char **argv)
{
    const QStringList words(argv + 1, argv + argc);
    const bool isForPicture = words.contains(u"--screenshot"_s) || words.contains(u"--help"_s);
    if (isForPicture && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
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
    app::useLanguage(languageOf(*options));
    ui::Theme &theme = ui::Theme::current();
    theme.setMode(modeOf(options->theme.isEmpty() ? QSettings().value(u"theme"_s).toString() : options->theme));
    theme.setReducedMotion(options->isForPicture());
    theme.install();

    app::Desktop desktop(*options);
    QMetaObject::invokeMethod(&desktop, &app::Desktop::start, Qt::QueuedConnection);
    return QApplication::exec();
}
