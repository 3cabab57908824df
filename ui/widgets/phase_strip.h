// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/state.h"
#include "ui/widgets/themed_widget.h"

#include <QList>

class QPainter;

namespace releasedesk::ui {

//! The phases of a release as one short bar each, in the color of their state.
class PhaseStrip final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit PhaseStrip(QWidget *parent = nullptr);

    [[nodiscard]] static int widthOf(qsizetype phases);
    //! Paints at the left of \p rect, vertically centered.
    static void paint(QPainter &painter, const QRectF &rect, const QList<State> &phases);
    //! "2 of 5 phases done", for people who do not see it.
    [[nodiscard]] static QString describe(const QList<State> &phases);

    void showPhases(const QList<State> &phases);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void languageChanged() override;

private:
    QList<State> m_phases;
};

} // namespace releasedesk::ui
