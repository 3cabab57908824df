// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QLocalServer>
#include <QObject>

namespace releasedesk::ui {

//! One window per person and workspace: a second start tells the first one to come to the front, and ends.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        First, //!< listens from now on
        Second, //!< the first one was told
    };

    //! \p key says what there is only one of, e.g. the folder of a workspace. Blocks for at most half a second.
    explicit SingleInstance(const QString &key, QObject *parent = nullptr);

    //! Unavailable if neither worked: then there is no protection, and the program can go on.
    [[nodiscard]] Result<Role> claim();

    //! Of the socket, readable and writable by this person only.
    [[nodiscard]] const QString &socketName() const { return m_name; }

signals:
    //! Another start of the same person asked for the window.
    void raised();

private:
    void greet();

    QString m_name;
    QLocalServer m_server;
};

//! Whether the other end of a connected local socket runs as the same user as this program.
[[nodiscard]] bool isSameUser(qintptr socket);

} // namespace releasedesk::ui
