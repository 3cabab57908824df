// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QString>

namespace releasedesk::sandbox {

//! Keeps of a value what Jenkins' parameter `tree` names: a,b[c,d]{0,10} with * for every field; an
//! object without [] shows only its class. An empty or unreadable tree keeps everything.
[[nodiscard]] QJsonValue pickTree(const QJsonValue &value, const QString &tree);

} // namespace releasedesk::sandbox
