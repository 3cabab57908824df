// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/modeling/flow_forecast.h"
#include "ui/widgets/themed_widget.h"

#include <array>

namespace releasedesk::ui {

class Card;
class SafeLabel;

//! One tile: what is counted and how much of it.
struct RunNumber {
    QString value;
    QString label;

    friend bool operator==(const RunNumber &, const RunNumber &) = default;
};

//! Tasks done, what needs attention, expected finish (or end), elapsed time. The finish is that of \p forecast, which
//! is of the same release.
[[nodiscard]] QList<RunNumber> runNumbersOf(const domain::Release &release, const FlowForecast &forecast,
                                            const QDateTime &now);

//! How a run stands, in four numbers.
class RunNumbers final : public ThemedWidget
{
    Q_OBJECT

public:
    //! For the size of the type that is set.
    [[nodiscard]] static int tileHeight();

    explicit RunNumbers(QWidget *parent = nullptr);

    void showRelease(const domain::Release &release, const FlowForecast &forecast, const QDateTime &now);

protected:
    void themeChanged() override;

private:
    struct Tile {
        Card *card = nullptr;
        SafeLabel *value = nullptr;
        SafeLabel *label = nullptr;
    };
    std::array<Tile, 4> m_tiles;
};

} // namespace releasedesk::ui
