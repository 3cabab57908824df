// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/engine_room.h"
#include "core/session/desk.h"

#include <QCoroTask>

namespace releasedesk::app {

//! Fills a new sample workspace with four releases in different states, by the same commands that people send: checkout
//! runs, payments waits for a signature, mobile-app is ready to start, catalog is a draft. Everything really happens,
//! against the sandbox. \p room and \p desk must live until it is done.
[[nodiscard]] QCoro::Task<Result<>> tellSampleStory(EngineRoom &room, session::Desk &desk);

} // namespace releasedesk::app
