// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/theme/state.h"

#include <QAbstractButton>

#include <optional>

namespace releasedesk::ui {

//! One part of the status bar: glyph or icon, and a few words.
class StatusItem final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StatusItem(QWidget *parent = nullptr);

    void showWords(const QString &words, std::optional<State> state = std::nullopt, IconName icon = {},
                   ColorToken color = ColorToken::Text3);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<State> m_state;
    IconName m_icon;
    ColorToken m_color = ColorToken::Text3;
};

} // namespace releasedesk::ui
