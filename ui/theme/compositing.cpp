// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/compositing.h"

#include <QGuiApplication>
#include <QLibrary>

#include <cstdint>
#include <cstdlib>

namespace releasedesk::ui {
namespace {

// The few words of the X protocol this needs; its library is there wherever the platform plugin is.
struct Cookie {
    unsigned int sequence;
};
struct AtomReply {
    std::uint8_t type;
    std::uint8_t padding;
    std::uint16_t sequence;
    std::uint32_t length;
    std::uint32_t atom;
};
using OwnerReply = AtomReply; // the owner in the place of the atom

constexpr char selection[] = "_NET_WM_CM_S0"; // held by whoever blends the first screen

bool isSelectionOwned(xcb_connection_t *connection)
{
    static QLibrary library(QStringLiteral("xcb"), 1);
    const auto intern = reinterpret_cast<Cookie (*)(xcb_connection_t *, std::uint8_t, std::uint16_t, const char *)>(
        library.resolve("xcb_intern_atom"));
    const auto internReply = reinterpret_cast<AtomReply *(*)(xcb_connection_t *, Cookie, void **)>(
        library.resolve("xcb_intern_atom_reply"));
    const auto owner
        = reinterpret_cast<Cookie (*)(xcb_connection_t *, std::uint32_t)>(library.resolve("xcb_get_selection_owner"));
    const auto ownerReply = reinterpret_cast<OwnerReply *(*)(xcb_connection_t *, Cookie, void **)>(
        library.resolve("xcb_get_selection_owner_reply"));
    if (!intern || !internReply || !owner || !ownerReply)
        return true; // as good as any guess
    AtomReply *const atom = internReply(connection, intern(connection, 0, sizeof selection - 1, selection), nullptr);
    if (!atom)
        return false;
    OwnerReply *const held = ownerReply(connection, owner(connection, atom->atom), nullptr);
    const bool isOwned = held && held->atom != 0;
    std::free(atom);
    std::free(held);
    return isOwned;
}

} // namespace

bool areWindowsBlended()
{
    const auto *const x11 = qApp->nativeInterface<QNativeInterface::QX11Application>();
    return !x11 || !x11->connection() || isSelectionOwned(x11->connection());
}

} // namespace releasedesk::ui
