// SPDX-License-Identifier: Apache-2.0
#include "app/shared/key_place.h"

#include "core/base/canonical_json.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace releasedesk::app {

QString keyFileOf(const QString &folder, const PersonId &person)
{
    const QDir keys(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/keys"_s);
    const QString name = QFileInfo(folder).absoluteFilePath() + u'\n' + person.value();
    return keys.filePath(QString(sha256Hex(name.toUtf8()).left(24) + u".key"_s));
}

} // namespace releasedesk::app
