// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/task_log.h"

#include <QRect>
#include <QString>

class QPainter;

namespace releasedesk::ui {

//! Where the columns of a log stand in a given width, at the text size in force.
class LogColumns
{
public:
    //! \p hasTasks: lines of several tasks, each with its name where there is room.
    LogColumns(int width, bool hasTasks);

    [[nodiscard]] static int rowHeight();

    //! \p scrolled: pixels that the text was moved to the left. \p task: name of the task, if the log has several.
    void paint(QPainter &painter, const store::LogLine &line, const QString &task, const QRect &row,
               int scrolled) const;

    //! Whether \p x is where the line leads to its task.
    [[nodiscard]] bool isOnSource(int x) const { return x >= m_source && x < m_text; }

private:
    int m_level = 0; //!< left edges; equal to the next one: left out
    int m_source = 0;
    int m_task = 0;
    int m_text = 0;
};

//! "info", "warn", "error": not translated, as logs are not.
[[nodiscard]] QString levelWord(store::LogLevel level);

//! The line as text, for copying, saving and assistive technology. \p task may be empty. With \p hasDate the day stands
//! before the time: a release takes days, an attempt seldom does.
[[nodiscard]] QString plainLogLine(const store::LogLine &line, const QString &task, bool hasDate = false);

} // namespace releasedesk::ui
