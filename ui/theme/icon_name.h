// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <array>
#include <cstddef>
#include <string_view>

namespace releasedesk::ui {

//! Every icon there is; a test compares this list with the files.
inline constexpr std::array iconNames = std::to_array<std::string_view>({
    // clang-format off
    "approvals", "arrow-down", "arrow-up", "bell", "blue-green", "branch", "bug", "build", "calendar", "canary",
    "check", "chevron-down", "chevron-left", "chevron-right", "chevron-up", "chevron-updown", "clock", "close",
    "command", "commit", "connections", "container", "copy", "database", "deploy", "document", "download", "dry-run",
    "edit", "feature-flag", "filter", "fit", "flag", "flow", "freeze", "gate", "hide", "history", "home", "http",
    "info", "jira", "key", "link", "lock", "mail", "messenger", "metrics", "minimap", "minus", "more", "notes",
    "open-external", "pause", "phone", "play", "plus", "priority-high", "priority-low", "priority-medium",
    "pull-request", "redo", "review", "scan", "search", "select", "server", "settings", "sidebar", "sort",
    "state-aborted", "state-failed", "state-paused", "state-planned", "state-ready", "state-rolled-back",
    "state-running", "state-skipped", "state-succeeded", "state-waiting", "stop", "story", "sync", "task", "template",
    "test", "trace", "undo", "user", "users", "version", "warning", "wifi-off", "wifi",
    // clang-format on
});

//! The name of an icon that exists: IconName("check") with a wrong name does not compile. Default: no icon.
class IconName
{
public:
    constexpr IconName()
        : m_index(-1)
    {
    }

    template<std::size_t size>
    consteval IconName(const char (&name)[size]) // implicit: a literal is the natural way to name an icon
        : m_index(indexOf(std::string_view(name, size - 1)))
    {
        if (m_index < 0)
            throw "there is no icon of this name in resources/icons";
    }

    //! For names that come from data; \p fallback if there is no such icon.
    [[nodiscard]] static IconName find(QStringView name, IconName fallback = {})
    {
        const QByteArray latin = name.toLatin1();
        const int index = indexOf(std::string_view(latin.constData(), static_cast<std::size_t>(latin.size())));
        return index < 0 ? fallback : IconName(index);
    }

    [[nodiscard]] constexpr bool isNull() const { return m_index < 0; }
    [[nodiscard]] QString toString() const
    {
        if (isNull())
            return {};
        const std::string_view name = iconNames[static_cast<std::size_t>(m_index)];
        return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    }

    friend constexpr bool operator==(const IconName &, const IconName &) = default;

private:
    constexpr explicit IconName(int index)
        : m_index(index)
    {
    }

    static constexpr int indexOf(std::string_view name)
    {
        for (std::size_t i = 0; i < iconNames.size(); ++i) {
            if (iconNames[i] == name)
                return static_cast<int>(i);
        }
        return -1;
    }

    int m_index;
};

} // namespace releasedesk::ui
