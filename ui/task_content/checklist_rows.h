// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/task_run.h"

#include <QWidget>

namespace releasedesk::ui {

//! The items of a checklist or review: each ticked, or marked as not applicable with a reason. A tick shows only once
//! it is recorded.
class ChecklistRows final : public QWidget
{
    Q_OBJECT

public:
    ChecklistRows(const QStringList &items, const QList<domain::ChecklistTick> &ticks,
                  const domain::Directory &directory, QWidget *parent = nullptr);

signals:
    //! An empty reason: it is done.
    void ticked(int item, const QString &notApplicableReason);
};

} // namespace releasedesk::ui
