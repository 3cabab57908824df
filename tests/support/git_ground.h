// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace releasedesk::tests {

//! A real Git repository in a folder of its own, built step by step by the git of the system.
class GitGround
{
public:
    GitGround();

    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("shop")); }

    //! Runs git there and answers what it prints; fails the test otherwise.
    QString git(const QStringList &arguments, const QByteArray &input = {});

    //! Runs git in another folder.
    static QString in(const QString &folder, const QStringList &arguments);

    //! A commit that changes a file of its own; answers its hash.
    QString commit(const QString &message, const QString &file = {});

    //! A commit on a new branch from here, merged back with this message; answers the hash of the commit itself.
    QString merged(const QString &branch, const QString &message, const QString &mergeMessage);

    void tag(const QString &name, const QString &revision = QStringLiteral("HEAD"));
    [[nodiscard]] QString head();

    //! \p count commits in one go, naming SHOP-1, SHOP-2 …
    void manyCommits(int count);

private:
    QTemporaryDir m_folder;
    int m_number = 0;
    qint64 m_time = 1'790'000'000;
};

} // namespace releasedesk::tests
