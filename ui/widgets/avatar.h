// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

class QPainter;

namespace releasedesk::ui {

//! A person as initials (family name in Hangul) on a color that follows from the account.
class Avatar final : public ThemedWidget
{
    Q_OBJECT

public:
    //! \p size is 20 or 28 px.
    explicit Avatar(int size = 20, QWidget *parent = nullptr);

    [[nodiscard]] static QString initialsOf(const QString &name);
    static void paint(QPainter &painter, const QRectF &rect, const QString &name, const QString &account);

    //! \p account decides the color; the name is used if it is empty.
    void showPerson(const QString &name, const QString &account = {});

    [[nodiscard]] QSize sizeHint() const override { return {m_size, m_size}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_size;
    QString m_name;
    QString m_account;
};

} // namespace releasedesk::ui
