// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace releasedesk::cli {

//! Where a command writes: text for people, or one JSON value per line.
class Console
{
public:
    explicit Console(bool isJson)
        : m_isJson(isJson)
    {
    }

    [[nodiscard]] bool isJson() const { return m_isJson; }

    //! One of both, whichever was asked for. Text from outside is made safe for a terminal here.
    void print(const QJsonObject &json, const QString &text) const;

    //! A list: {"<name>": […]} or an aligned table with a head.
    void printTable(const QString &name, const QJsonArray &json, const QStringList &head,
                    const QList<QStringList> &rows) const;

    //! Says what went wrong and answers the exit code for it.
    ExitCode fail(const Error &error) const;

private:
    bool m_isJson;
};

[[nodiscard]] QJsonObject errorJson(const Error &error);

} // namespace releasedesk::cli
