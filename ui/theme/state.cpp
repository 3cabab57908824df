// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/state.h"

#include <QCoreApplication>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(State)
};

} // namespace

ColorToken colorOf(State state)
{
    switch (state) {
    case State::Planned:
        return ColorToken::Planned;
    case State::Ready:
        return ColorToken::Ready;
    case State::Running:
        return ColorToken::Running;
    case State::Waiting:
        return ColorToken::Waiting;
    case State::Succeeded:
        return ColorToken::Succeeded;
    case State::Failed:
        return ColorToken::Failed;
    case State::Skipped:
        return ColorToken::Skipped;
    case State::RolledBack:
        return ColorToken::RolledBack;
    case State::Aborted:
        return ColorToken::Aborted;
    case State::Paused:
        return ColorToken::Text3;
    }
    Q_UNREACHABLE();
}

ColorToken tintOf(State state)
{
    switch (state) {
    case State::Planned:
    case State::Paused:
        return ColorToken::PlannedTint;
    case State::Ready:
        return ColorToken::ReadyTint;
    case State::Running:
        return ColorToken::RunningTint;
    case State::Waiting:
        return ColorToken::WaitingTint;
    case State::Succeeded:
        return ColorToken::SucceededTint;
    case State::Failed:
        return ColorToken::FailedTint;
    case State::Skipped:
        return ColorToken::SkippedTint;
    case State::RolledBack:
        return ColorToken::RolledBackTint;
    case State::Aborted:
        return ColorToken::AbortedTint;
    }
    Q_UNREACHABLE();
}

IconName glyphOf(State state)
{
    switch (state) {
    case State::Planned:
        return "state-planned";
    case State::Ready:
        return "state-ready";
    case State::Running:
        return "state-running";
    case State::Waiting:
        return "state-waiting";
    case State::Succeeded:
        return "state-succeeded";
    case State::Failed:
        return "state-failed";
    case State::Skipped:
        return "state-skipped";
    case State::RolledBack:
        return "state-rolled-back";
    case State::Aborted:
        return "state-aborted";
    case State::Paused:
        return "state-paused";
    }
    Q_UNREACHABLE();
}

QString wordOf(State state)
{
    switch (state) {
    case State::Planned:
        return Text::tr("Planned");
    case State::Ready:
        return Text::tr("Ready");
    case State::Running:
        return Text::tr("Running");
    case State::Waiting:
        return Text::tr("Waiting for approval");
    case State::Succeeded:
        return Text::tr("Succeeded");
    case State::Failed:
        return Text::tr("Failed");
    case State::Skipped:
        return Text::tr("Skipped");
    case State::RolledBack:
        return Text::tr("Rolled back");
    case State::Aborted:
        return Text::tr("Aborted");
    case State::Paused:
        return Text::tr("Paused");
    }
    Q_UNREACHABLE();
}

} // namespace releasedesk::ui
