// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan_edit.h"

#include <QJsonValue>
#include <QSet>

namespace releasedesk::templates {

//! Something that the template and the draft changed in two ways: the draft keeps its own unless the person wants that
//! of the template.
struct UpdateConflict {
    QString path; //!< e.g. "tasks[build].durationMinutes"
    QJsonValue before; //!< in the version the draft was made of
    QJsonValue draft;
    QJsonValue update;
    bool mayTake = true; //!< the template's side fits the draft
    bool isTaken = false; //!< and is among the edits

    friend bool operator==(const UpdateConflict &, const UpdateConflict &) = default;
};

//! What brings a draft up to a newer version of its template.
struct TemplateUpdate {
    QList<domain::PlanEdit> edits; //!< carry them out as one step; empty: there is nothing to bring
    QList<UpdateConflict> conflicts; //!< in the order of the paths

    [[nodiscard]] bool isEmpty() const { return edits.isEmpty() && conflicts.isEmpty(); }
};

//! The three-way merge of \p update into \p draft, both made of \p base. What only one side changed is as that side has
//! it; what both changed in the same way is not told; what both changed differently stays as in the draft and is a
//! conflict; of those whose path is in \p taken the template's side is brought. A task that the draft changed is not
//! removed otherwise. The edits always fit \p draft.
[[nodiscard]] TemplateUpdate updateOf(const domain::Plan &base, const domain::Plan &draft, const domain::Plan &update,
                                      const QSet<QString> &taken = {});

} // namespace releasedesk::templates
