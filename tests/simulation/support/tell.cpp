// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/simulation.h"

namespace releasedesk::tests {
namespace {

//! Plays it; how many steps went well, or nothing if all did.
std::optional<qsizetype> firstWrong(VirtualTime &time, const Story &story, QString &wrong)
{
    Simulation simulation(time, story);
    for (qsizetype i = 0; i < story.steps.size(); ++i) {
        wrong = simulation.play(story.steps.at(i));
        if (!wrong.isEmpty())
            return i;
    }
    wrong = simulation.playToTheEnd();
    if (!wrong.isEmpty())
        return story.steps.size();
    return std::nullopt;
}

//! Takes out what is not needed for a difference: half of the steps, a quarter of them … single ones.
Story shortened(VirtualTime &time, Story story, qsizetype length)
{
    story.steps.resize(std::min(length + 1, story.steps.size()));
    for (qsizetype chunk = std::max<qsizetype>(1, story.steps.size() / 2); chunk > 0; chunk /= 2) {
        for (qsizetype at = story.steps.size() - chunk; at >= 0; at -= chunk) {
            Story less = story;
            less.steps.remove(at, std::min(chunk, less.steps.size() - at));
            QString wrong;
            if (const auto place = firstWrong(time, less, wrong)) {
                less.steps.resize(std::min(*place + 1, less.steps.size()));
                story = less;
                at = std::min(at, story.steps.size());
            }
        }
    }
    return story;
}

} // namespace

QString tell(VirtualTime &time, const Story &story)
{
    QString wrong;
    const auto place = firstWrong(time, story, wrong);
    if (!place)
        return {};
    const Story shorter = shortened(time, story, *place);
    Simulation simulation(time, shorter);
    simulation.keepHistory();
    QString last;
    for (const Step &step : shorter.steps) {
        last = simulation.play(step);
        if (!last.isEmpty())
            break;
    }
    if (last.isEmpty())
        last = simulation.playToTheEnd();
    QString text = QStringLiteral("seed %1: %2\n").arg(story.seed).arg(last);
    text += describe(shorter.pipeline);
    for (const QString &line : simulation.history())
        text += QStringLiteral("    ") + line + u'\n';
    return text;
}

} // namespace releasedesk::tests
