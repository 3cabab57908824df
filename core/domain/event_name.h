// SPDX-License-Identifier: Apache-2.0
#pragma once

//! Name and version under which an event is stored; both never change their meaning once released.
#define RELEASE_EVENT(name)                                                                                            \
    static constexpr const char *eventName = name;                                                                     \
    static constexpr int eventVersion = 1
