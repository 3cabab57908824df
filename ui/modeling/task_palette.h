// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/modeling/floating_box.h"

#include <QList>

namespace releasedesk::ui {

class PaletteButton;

//! The kinds of task there are, at the left of the canvas: drag one onto it, or press Enter to add it after the
//! selected task. Where the height does not suffice the last ones are found through the search only.
class TaskPalette final : public FloatingBox
{
    Q_OBJECT

public:
    static constexpr auto mimeType = "application/x-release-desk-task-kind";
    static constexpr int boxWidth = 36;

    explicit TaskPalette(QWidget *parent);

    //! Shows as many kinds as fit into \p height; answers the height it needs for them.
    int fitInto(int height);

signals:
    void picked(const QString &kind);
    void searchRequested();

protected:
    void languageChanged() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QList<PaletteButton *> m_buttons; //!< the search, then one per kind
};

} // namespace releasedesk::ui
