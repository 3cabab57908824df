// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/releases/update_rows.h"

#include <QSet>
#include <QWidget>

namespace releasedesk::ui {

class SegmentedControl;

//! For each thing that draft and template both changed: which of the two stays. At first that of the draft.
class ConflictChoices final : public QWidget
{
    Q_OBJECT

public:
    //! Of \p rows those that can be chosen; \p to is the version of the template.
    ConflictChoices(const QList<UpdateRow> &rows, int to, QWidget *parent = nullptr);

    [[nodiscard]] bool isEmpty() const { return m_choices.isEmpty(); }
    //! Paths of what is to be as the template has it.
    [[nodiscard]] QSet<QString> taken() const;
    [[nodiscard]] QList<SegmentedControl *> choices() const { return m_choices; }

signals:
    void changed();

private:
    QStringList m_paths;
    QList<SegmentedControl *> m_choices;
};

} // namespace releasedesk::ui
