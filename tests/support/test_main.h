// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace releasedesk::tests {

//! Makes a test class known to main() under its file's name.
class Registration
{
public:
    Registration(const char *name, std::function<std::unique_ptr<QObject>()> make);
};

} // namespace releasedesk::tests

//! Stands once at the end of tst_<name>.cpp, before its moc include: RELEASE_DESK_TEST(tst_name, TheClass).
#define RELEASE_DESK_TEST(name, Class)                                                                                 \
    static const releasedesk::tests::Registration registration_##name(#name, [] { return std::make_unique<Class>(); });
