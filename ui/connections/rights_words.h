// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/versions/connection_report.h"

#include <QDateTime>

namespace releasedesk::ui {

//! A right as Jira's pages call it, translated: "Administer projects". What is not known is made readable.
[[nodiscard]] QString rightName(const QString &key);

//! What is wrong with the rights in a project, as a headline: "You cannot edit versions in PAY". Empty: nothing is.
[[nodiscard]] QString lackTitle(const versions::ProjectRights &rights);

//! What that means for a release, and whom to ask for what.
[[nodiscard]] QString lackText(const versions::ProjectRights &rights);

//! The same in a few words, for a list: "Cannot edit versions", "All rights", "Not checked".
[[nodiscard]] QString rightsSummary(const versions::ProjectRights &rights);

//! The technical facts, without any secret.
[[nodiscard]] QString lackDetails(const versions::ProjectRights &rights);

//! The keys of the projects where rights are missing that \p connection still counts on: not those that it leaves as
//! they are, nor those it does not use.
[[nodiscard]] QStringList lackingProjects(const versions::ConnectionReport &report,
                                          const domain::Connection &connection);

//! Who asks, and about which Jira.
struct Petitioner {
    QString name; //!< as Jira calls the account
    QString account; //!< that signs in; may be empty
    QString address; //!< of Jira
    QDateTime at; //!< of the test
};

//! A plain text that asks the administrator of the project for what is missing, ready to be sent.
[[nodiscard]] QString requestToAdmin(const versions::ProjectRights &rights, const Petitioner &who);

} // namespace releasedesk::ui
