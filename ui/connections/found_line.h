// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

//! A sentence in one line with one strong word in it.
class FoundLine final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit FoundLine(QWidget *parent = nullptr);

    //! \p sentence has a place “%1” for \p strong. Both are our own words.
    void showText(const QString &sentence, const QString &strong);
    [[nodiscard]] QString text() const { return m_before + m_strong + m_after; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void themeChanged() override;

private:
    QString m_before;
    QString m_strong;
    QString m_after;
};

} // namespace releasedesk::ui
