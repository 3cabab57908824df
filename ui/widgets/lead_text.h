// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

class QTextLayout;

namespace releasedesk::ui {

//! A bold sentence that runs on into plain words, wrapped as one text and shown as the characters it consists of.
class LeadText final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit LeadText(QWidget *parent = nullptr);

    void showText(const QString &lead, const QString &rest = {});
    [[nodiscard]] const QString &lead() const { return m_lead; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    //! Breaks the lines of \p layout; answers the height.
    qreal lay(QTextLayout &layout, qreal width) const;

    QString m_lead;
    QString m_rest;
};

} // namespace releasedesk::ui
