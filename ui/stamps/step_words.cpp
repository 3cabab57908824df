// SPDX-License-Identifier: Apache-2.0
#include "ui/stamps/step_words.h"

#include <QCoreApplication>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StepWords)
};

} // namespace

QString stepTypeName(domain::StepType type)
{
    using domain::StepType;
    switch (type) {
    case StepType::Review:
        return Text::tr("Review");
    case StepType::Approve:
        return Text::tr("Approval");
    case StepType::Agree:
        return Text::tr("Agreement");
    case StepType::AgreeOptional:
        return Text::tr("Agreement (optional)");
    case StepType::Cooperate:
        return Text::tr("Cooperation");
    case StepType::Afterwards:
        return Text::tr("Decided afterwards");
    case StepType::Informed:
        return Text::tr("Informed");
    case StepType::Receive:
        return Text::tr("Receives the result");
    case StepType::Check:
        return Text::tr("Check");
    }
    return {};
}

} // namespace releasedesk::ui
