// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace releasedesk::git {

//! Finds keys of issues in text from outside.
class IssueKeys
{
public:
    //! \p projects are Jira keys such as "SHOP". Without any, whatever looks like a key is one ("UTF-8" too).
    explicit IssueKeys(const QStringList &projects = {});

    //! In the order in which they stand there, each once. Upper case only.
    [[nodiscard]] QStringList inMessage(QStringView text) const;

    //! In the name of a branch, where they are also written in lower case once the projects are known.
    [[nodiscard]] QStringList inBranch(QStringView name) const;

    //! Whether text starts with a key and nothing else.
    [[nodiscard]] bool isKey(QStringView text) const;

private:
    [[nodiscard]] QStringList find(const QString &text) const;

    QStringList m_projects;
};

} // namespace releasedesk::git
