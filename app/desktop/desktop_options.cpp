// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop_options.h"

#include "app/desktop/picture_scene.h"
#include "core/documents/release_link.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace releasedesk::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DesktopOptions)
};

auto wrong(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, what);
}

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"folder"_s, Text::tr("The workspace to open."), u"[folder]"_s);
    parser.addPositionalArgument(
        u"link"_s, Text::tr("What to show, e.g. %1.").arg(u"releasedesk://release/checkout/2.8.0/approval"_s),
        u"[link]"_s);
    parser.addOptions(
        {{u"sample"_s,
          Text::tr("Open a sample workspace with sample services; it starts afresh each "
                   "time.")},
         {u"view"_s, Text::tr("Where to go first: %1.").arg(DesktopOptions::viewNames().join(u", "_s)), u"name"_s},
         {u"release"_s, Text::tr("The release to show."), u"project/version"_s},
         {u"lang"_s, Text::tr("Language of the window: en or ko."), u"language"_s},
         {u"theme"_s, Text::tr("light, dark or system."), u"theme"_s},
         {u"text-size"_s, Text::tr("Size of the text, 90 to 150 percent."), u"percent"_s},
         {u"size"_s, Text::tr("Size of the window, e.g. 1440x900."), u"WxH"_s},
         {u"screenshot"_s, Text::tr("Write a picture of the window to this file, then end."), u"file"_s},
         {u"help"_s, Text::tr("Show this.")},
         {u"version"_s, Text::tr("Show the version.")}});
}

} // namespace

QStringList DesktopOptions::viewNames()
{
    return QStringList{u"home"_s,        u"releases"_s,    u"flow"_s,     u"features"_s, u"approvals"_s,
                       u"workplan"_s,    u"notes"_s,       u"history"_s,  u"code"_s,     u"inbox"_s,
                       u"new-release"_s, u"connections"_s, u"versions"_s, u"people"_s,   u"calendar"_s,
                       u"settings"_s,    u"palette"_s}
        + sceneNames();
}

Result<DesktopOptions> DesktopOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QStringList{u"release-desk"_s} + arguments))
        return wrong(parser.errorText());
    DesktopOptions options;
    QStringList folders;
    for (const QString &word : parser.positionalArguments()) {
        if (!documents::ReleaseLink::isMeant(word)) { // desktops pass folders as addresses
            folders.append(word.startsWith(u"file:") ? QUrl(word).toLocalFile() : word);
            continue;
        }
        if (const auto link = documents::ReleaseLink::parse(word); !link)
            return failed(link);
        if (!options.link.isEmpty())
            return wrong(Text::tr("One link at a time."));
        options.link = word;
    }
    if (folders.size() > 1)
        return wrong(Text::tr("One workspace at a time; these are several: %1").arg(folders.join(u", "_s)));
    if (!folders.isEmpty())
        options.folder = QDir(folders.constFirst()).absolutePath();
    options.isSample = parser.isSet(u"sample"_s);
    options.view = parser.value(u"view"_s);
    options.language = parser.value(u"lang"_s);
    options.theme = parser.value(u"theme"_s);
    options.screenshot = parser.value(u"screenshot"_s);
    options.release = parser.value(u"release"_s);
    if (options.isSample && !options.folder.isEmpty())
        return wrong(Text::tr("--sample has a folder of its own; leave “%1” out.").arg(options.folder));
    if (!options.view.isEmpty() && !viewNames().contains(options.view))
        return wrong(Text::tr("There is no view “%1”. There are: %2").arg(options.view, viewNames().join(u", "_s)));
    if (!options.language.isEmpty() && options.language != u"en" && options.language != u"ko")
        return wrong(Text::tr("--lang takes en or ko, not “%1”").arg(options.language));
    if (!options.theme.isEmpty() && !QStringList{u"light"_s, u"dark"_s, u"system"_s}.contains(options.theme))
        return wrong(Text::tr("--theme takes light, dark or system, not “%1”").arg(options.theme));
    if (parser.isSet(u"text-size"_s)) {
        options.textSize = parser.value(u"text-size"_s).toInt();
        if (options.textSize < 90 || options.textSize > 150)
            return wrong(Text::tr("--text-size takes 90 to 150, not “%1”").arg(parser.value(u"text-size"_s)));
    }
    if (parser.isSet(u"size"_s)) {
        static const QRegularExpression form(u"^(\\d{3,5})x(\\d{3,5})$"_s);
        const auto found = form.match(parser.value(u"size"_s));
        if (!found.hasMatch())
            return wrong(Text::tr("--size takes width x height, e.g. 1440x900, not “%1”").arg(parser.value(u"size"_s)));
        options.size = {found.captured(1).toInt(), found.captured(2).toInt()};
    }
    return options;
}

QString DesktopOptions::help()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr("Compose, approve, run and undo software releases."));
    describe(parser);
    return parser.helpText();
}

} // namespace releasedesk::app
