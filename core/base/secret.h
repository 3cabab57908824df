// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDebug>

namespace releasedesk {

//! A token or password. It prints as dots, has no conversion to text, and is never part of an event.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray value)
        : m_value(std::move(value))
    {
    }

    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }

    //! For the line that hands the secret to the wire, the child process or the key store.
    [[nodiscard]] const QByteArray &reveal() const { return m_value; }

    friend QDebug operator<<(QDebug debug, const Secret & /*secret*/) { return debug << "•••"; }

private:
    QByteArray m_value;
};

} // namespace releasedesk
