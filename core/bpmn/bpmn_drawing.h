// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QStringList>

namespace releasedesk::bpmn {

//! What a node of a drawing does for the flow.
enum class NodeRole { Task, Gateway, Event };

//! One task, gateway or event of a drawing, as it is written there.
struct Node {
    QString id;
    QString name;
    QString element; //!< e.g. "serviceTask"
    NodeRole role = NodeRole::Task;
    int line = 0;
    bool isRepeated = false; //!< a loop or several at once
    bool isTimer = false; //!< an event that waits for a time
    bool isBoundary = false;
    QString documentation;
};

struct Arrow {
    QString from;
    QString to;
    QString name;
    bool isConditional = false;
    int line = 0;
};

struct Lane {
    QString id;
    QString name;
    QStringList nodes;
};

struct Unread {
    int line = 0;
    QString element;
    QString name;
};

//! The parts of a BPMN 2.0 file that matter to a flow, nothing worked out yet.
struct Drawing {
    QString name;
    QList<Node> nodes;
    QList<Arrow> arrows;
    QList<Lane> lanes;
    QList<Unread> unread; //!< elements that were left out
    int processes = 0;
};

//! The first process of \p xml. Errors as readBpmn() tells them, without the check for tasks.
[[nodiscard]] Result<Drawing> readDrawing(const QByteArray &xml);

} // namespace releasedesk::bpmn
