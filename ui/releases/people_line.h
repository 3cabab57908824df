// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

#include <QList>

namespace releasedesk::ui {

//! People in order, as small cards with arrows between; wraps.
class PeopleLine final : public ThemedWidget
{
    Q_OBJECT

public:
    struct Entry {
        QString name;
        QString account;
    };

    explicit PeopleLine(QWidget *parent = nullptr);

    //! \p isInOrder draws arrows.
    void showPeople(const QList<Entry> &people, bool isInOrder);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    //! Where each card is; answers the height.
    int lay(int width, QList<QRectF> *places) const;

    QList<Entry> m_people;
    bool m_isInOrder = true;
};

} // namespace releasedesk::ui
