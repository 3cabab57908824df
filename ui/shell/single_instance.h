// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QLocalServer>
#include <QObject>

class QLocalSocket;

namespace releasedesk::ui {

//! One window per person and workspace: a second start tells the first one to come to the front, hands over the link it
//! was started with, and ends.
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
    //! \p link is for the first one, if there is one.
    [[nodiscard]] Result<Role> claim(const QString &link = {});

    //! Of the socket, readable and writable by this person only.
    [[nodiscard]] const QString &socketName() const { return m_name; }

signals:
    //! Another start of the same person asked for the window.
    void raised();
    //! It was started with this link. Nothing is known of it but that it is one line.
    void linkHanded(const QString &link);

private:
    void greet();
    void hear(QLocalSocket &visitor);

    QString m_name;
    QLocalServer m_server;
};

//! Whether the other end of a connected local socket runs as the same user as this program.
[[nodiscard]] bool isSameUser(qintptr socket);

} // namespace releasedesk::ui
