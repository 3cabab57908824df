// SPDX-License-Identifier: Apache-2.0
#include "core/bpmn/bpmn_import.h"
#include "core/documents/release_text.h"
#include "core/documents/task_clip.h"
#include "core/domain/plan_edit.h"

#include <QRegularExpression>

#include <cstdint>
#include <cstdlib>

using namespace releasedesk;

namespace {

void demand(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

//! Whatever is accepted is written and read again as the same; whatever is refused says why and where.
void tryText(const QByteArray &text)
{
    if (const auto release = documents::readReleaseText(text)) {
        const QByteArray written = documents::writeReleaseText(*release);
        const auto again = documents::readReleaseText(written);
        demand(again && *again == *release && documents::writeReleaseText(*again) == written);
    } else {
        static const QRegularExpression place(QStringLiteral("[Ll]ine \\d+"));
        demand(!release.error().message.isEmpty());
        demand(place.match(release.error().message).hasMatch() || text.size() < 8);
    }
    if (const auto formatted = documents::formatReleaseText(text)) {
        const auto twice = documents::formatReleaseText(*formatted);
        demand(twice && *twice == *formatted);
    }
    if (const auto clip = documents::readTaskClip(text)) {
        domain::Plan plan;
        plan.phases.append({PhaseId("p"), QStringLiteral("p"), false});
        const auto pasted = documents::pasteInto(plan, *clip, {});
        demand(bool(domain::applyEdits(plan, pasted.edits)));
    }
}

void tryDrawing(const QByteArray &xml)
{
    if (const auto imported = bpmn::readBpmn(xml))
        demand(bool(domain::checkShape(imported->plan)) && !imported->plan.tasks.isEmpty());
    else
        demand(!imported.error().message.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const bool isDrawing = qEnvironmentVariable("RD_FUZZ") == u"bpmn";
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (isDrawing)
        tryDrawing(bytes);
    else
        tryText(bytes);
    return 0;
}
