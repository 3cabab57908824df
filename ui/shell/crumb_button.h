// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

namespace releasedesk::ui {

//! A step of the way to where one is: quiet text that goes back there.
class CrumbButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit CrumbButton(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace releasedesk::ui
