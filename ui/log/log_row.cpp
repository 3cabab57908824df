// SPDX-License-Identifier: Apache-2.0
#include "ui/log/log_row.h"

#include "core/base/safe_text.h"
#include "ui/log/ansi_text.h"
#include "ui/theme/text_painting.h"
#include "ui/theme/theme.h"
#include "ui/wording/time_words.h"

#include <QPainter>

namespace releasedesk::ui {
namespace {

constexpr int leftMargin = 12;
constexpr int timeWidth = 72;
constexpr int levelWidth = 52;
constexpr int sourceWidth = 68;
constexpr int taskWidth = 150;
constexpr int roomForColumns = 520; //!< below it, level and source are left out
constexpr int roomForTasks = 600; //!< below it, the name of the task stands in place of the source
constexpr int gap = 8;

int scaled(int pixels)
{
    return pixels * std::max(100, Theme::current().textScale()) / 100;
}

} // namespace

LogColumns::LogColumns(int width, bool hasTasks)
{
    const bool hasColumns = width >= scaled(roomForColumns);
    const bool hasBoth = hasTasks && width >= scaled(roomForTasks);
    m_level = leftMargin + scaled(timeWidth);
    // Beside the flow there is room for the text only: the level is in the color, the source known.
    m_source = m_level + (hasColumns ? scaled(levelWidth) : 0);
    m_task = m_source + (hasBoth || (hasColumns && !hasTasks) ? scaled(sourceWidth) : 0);
    m_text = m_task + (hasTasks ? scaled(taskWidth) : 0);
}

int LogColumns::rowHeight()
{
    return Theme::current().lineHeight(FontRole::Log);
}

void LogColumns::paint(QPainter &painter, const store::LogLine &line, const QString &task, const QRect &row,
                       int scrolled) const
{
    if (line.level == store::LogLevel::Warning)
        painter.fillRect(row, tokenColor(ColorToken::WaitingTint));
    else if (line.level == store::LogLevel::Error)
        painter.fillRect(row, tokenColor(ColorToken::FailedTint));
    const ColorToken levelColor = line.level == store::LogLevel::Error ? ColorToken::Failed
        : line.level == store::LogLevel::Warning                       ? ColorToken::Waiting
                                                                       : ColorToken::Text3;
    const auto column = [&](const QString &text, int left, int right, ColorToken color) {
        if (right > left)
            paintLine(painter, QRectF(left - scrolled, row.top(), right - left - gap, row.height()), text,
                      FontRole::Log, color);
    };
    column(inShownZone(line.at).toString(QStringLiteral("HH:mm:ss")), leftMargin, m_level, ColorToken::Text3);
    column(levelWord(line.level), m_level, m_source, levelColor);
    column(SafeText::lineFromOutside(line.source).plain(), m_source, m_task, ColorToken::Accent);
    column(SafeText::lineFromOutside(task).plain(), m_task, m_text, ColorToken::Text2);
    int x = m_text - scrolled;
    for (const AnsiSpan &span : ansiSpans(line.text)) {
        if (x > row.right())
            break;
        const int width = textWidth(span.text, FontRole::Log) + 1;
        paintLine(painter, QRectF(x, row.top(), width, row.height()), span.text, FontRole::Log, span.color,
                  Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideNone);
        x += width - 1;
    }
}

QString levelWord(store::LogLevel level)
{
    switch (level) {
    case store::LogLevel::Error:
        return QStringLiteral("error");
    case store::LogLevel::Warning:
        return QStringLiteral("warn");
    case store::LogLevel::Info:
        break;
    }
    return QStringLiteral("info");
}

QString plainLogLine(const store::LogLine &line, const QString &task, bool hasDate)
{
    const QString format = hasDate ? QStringLiteral("yyyy-MM-dd HH:mm:ss") : QStringLiteral("HH:mm:ss");
    QString text = inShownZone(line.at).toString(format) + QStringLiteral("  ") + levelWord(line.level).leftJustified(6)
        + line.source.leftJustified(9) + u' ';
    if (!task.isEmpty())
        text += task + QStringLiteral("  ");
    return text + withoutAnsi(line.text);
}

} // namespace releasedesk::ui
