// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>

#include <chrono>

class QNetworkAccessManager;

namespace releasedesk::connectors {

//! Which issues this program changed a moment ago: a search of Jira may still show them as they were, and has to be
//! told which ones to look at afresh.
class RecentWrites final : public QObject
{
    Q_OBJECT

public:
    //! As many as Jira takes with one search.
    static constexpr qsizetype remembered = 50;
    //! A search index has caught up after that.
    static constexpr std::chrono::minutes memory{5};

    //! What all share who use \p network; it lives as long.
    [[nodiscard]] static RecentWrites &of(QNetworkAccessManager &network);

    explicit RecentWrites(QObject *parent = nullptr);

    //! \p issue is a key, changed or perhaps changed now.
    void note(const QString &host, const QString &issue);

    //! Keys, the newest first.
    [[nodiscard]] QStringList issuesOf(const QString &host) const;

private:
    struct Write {
        QString issue;
        std::chrono::steady_clock::time_point at;
    };

    QHash<QString, QList<Write>> m_writes; //!< by host, the newest first
};

} // namespace releasedesk::connectors
