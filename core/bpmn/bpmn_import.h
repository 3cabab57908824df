// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/plan.h"

namespace releasedesk::bpmn {

//! Something of the drawing that a flow cannot say, or says in another way.
struct Remark {
    int line = 0; //!< of the file, from 1; 0: nowhere in particular
    QString element; //!< name or id in the drawing
    QString message; //!< translated: what became of it

    friend bool operator==(const Remark &, const Remark &) = default;
};

//! A flow made of a BPMN 2.0 drawing.
struct Imported {
    QString name; //!< of the process
    domain::Plan plan;
    QList<Remark> remarks; //!< in the order of the lines

    friend bool operator==(const Imported &, const Imported &) = default;
};

//! Limits of a drawing; a larger one is refused.
constexpr qsizetype maxBytes = 8 * 1024 * 1024;
constexpr int maxElements = 20'000;
constexpr int maxDepth = 64;

//! Reads the first process of \p xml. Tasks become tasks (of a kind that fits, manual where nothing does), gateways
//! become the connections through them, lanes give the phases, or else how far a task lies from the start does.
//! InvalidArgument with the line: no XML, a document type (entities are not expanded), no process, no task, too large.
[[nodiscard]] Result<Imported> readBpmn(const QByteArray &xml);

} // namespace releasedesk::bpmn
