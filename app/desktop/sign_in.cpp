// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/sign_in.h"

#include "core/documents/release_link.h"
#include "core/workspace/workspace_file.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace releasedesk::app {
namespace {

constexpr qsizetype remembered = 5;
const QString recentKey = QStringLiteral("recentFolders");

QString settingsKey(const QString &folder)
{
    return QStringLiteral("signedIn/") + QString(QFileInfo(folder).absoluteFilePath()).replace(u'/', u'|');
}

} // namespace

PersonId signedInPerson(const QString &folder, const workspace::Workspace &workspace)
{
    const PersonId known(QSettings().value(settingsKey(folder)).toString());
    if (workspace.directory().person(known))
        return known;
    return workspace.isSample && !workspace.projects.isEmpty() ? workspace.projects.constFirst().owner : PersonId();
}

void rememberPerson(const QString &folder, const PersonId &person)
{
    QSettings().setValue(settingsKey(folder), person.value());
}

QStringList recentFolders()
{
    QStringList folders = QSettings().value(recentKey).toStringList();
    folders.removeIf([](const QString &folder) {
        return !QFileInfo::exists(QDir(folder).filePath(QStringLiteral("workspace.yaml")));
    });
    return folders;
}

QString recentFolderFor(const QString &text)
{
    const QStringList recent = recentFolders();
    const auto link = documents::ReleaseLink::parse(text);
    for (const QString &folder : link ? recent : QStringList()) {
        const auto workspace = workspace::readWorkspaceFile(QDir(folder).filePath(QStringLiteral("workspace.yaml")));
        if (workspace && workspace->directory().project(link->project))
            return folder;
    }
    return recent.value(0);
}

void rememberFolder(const QString &folder)
{
    QStringList folders = recentFolders();
    folders.removeAll(folder);
    folders.prepend(folder);
    QSettings().setValue(recentKey, QStringList(folders.first(std::min(folders.size(), remembered))));
}

} // namespace releasedesk::app
