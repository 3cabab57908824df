// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "ui/theme/icon_name.h"

namespace releasedesk::ui {

//! How a system is named on screens and what it takes to connect to it. An empty label: there is no such field.
struct SystemWords {
    domain::ConnectedSystem system = domain::ConnectedSystem::JiraCloud;
    IconName icon;
    QString name;
    QString use; //!< what a release does with it
    QString addressHint; //!< what an address looks like; empty: it has none, the hook address is the secret
    QString accountLabel;
    bool needsAccount = false;
    QString secretLabel;
    bool needsSecret = true;
    QString secretHelp; //!< where to get it
};

//! All that can be connected, in the order of the wizard, translated.
[[nodiscard]] QList<SystemWords> systemWords();
[[nodiscard]] SystemWords wordsOf(domain::ConnectedSystem system);

//! Whether permissions are asked for by project.
[[nodiscard]] bool isJira(domain::ConnectedSystem system);

//! Whether they are asked for by space.
[[nodiscard]] bool isConfluence(domain::ConnectedSystem system);

//! What is wrong with \p address and how to fix it; empty if nothing is.
[[nodiscard]] QString addressError(domain::ConnectedSystem system, const QString &address);

} // namespace releasedesk::ui
