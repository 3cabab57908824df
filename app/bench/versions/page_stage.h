// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/samples.h"
#include "ui/versions/version_view.h"

#include <QCoroTask>
#include <QList>

#include <optional>

namespace releasedesk::bench {

//! The product's version page in a window, and when it painted how many rows.
class PageStage final : public QObject
{
public:
    //! Needs a QApplication.
    PageStage();

    //! Waits until the window is on the screen and has been painted empty.
    [[nodiscard]] static QCoro::Task<> open(PageStage *stage);

    [[nodiscard]] ui::VersionView &view() { return m_view; }

    //! Times count from here.
    void start();
    [[nodiscard]] double elapsed() const { return m_time.milliseconds(); }

    //! Paints what is visible now, in the window.
    void paint();

    //! How often the table was painted since start().
    [[nodiscard]] int paints() const { return m_paintCount; }

    //! When rows were first painted, in milliseconds; nothing: not yet.
    [[nodiscard]] std::optional<double> firstRows() const { return m_firstRows; }
    //! How many rows the table held when it was last painted before \p milliseconds.
    [[nodiscard]] int rowsAt(double milliseconds) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Paint {
        double at = 0;
        int rows = 0;
    };

    void notePaint(int rows);

    ui::VersionView m_view;
    Stopwatch m_time;
    QList<Paint> m_paints;
    int m_paintCount = 0;
    std::optional<double> m_firstRows;
};

//! The version that pages of a bench show.
[[nodiscard]] ui::ShownVersion benchVersion(const QString &project, const QString &name);

} // namespace releasedesk::bench
