// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/modeling/flow_keys.h"
#include "ui/shell/place.h"
#include "ui/theme/icon_name.h"

#include <span>

namespace releasedesk::ui {

//! A command of one view, found everywhere: it goes to the view and does there what its button or key does.
struct ViewCommand {
    enum class Way {
        Button, //!< the button of that name is pressed
        Flow, //!< the canvas is given the key
        Attachments, //!< the button, on the page of the task that has its files
        Proposal, //!< a change of a locked flow is begun
    };

    const char *context; //!< of the text: the class whose button or menu it stands in
    const char *text;
    const char *also; //!< other words for it, of the context "PaletteContents"
    IconName icon;
    const char *keys;
    View view;
    ReleaseTab tab = ReleaseTab::Flow; //!< of View::Release
    Way way = Way::Button;
    FlowKey key = FlowKey::None; //!< of Way::Flow

    [[nodiscard]] QString title() const;
};

[[nodiscard]] std::span<const ViewCommand> viewCommands();

} // namespace releasedesk::ui
