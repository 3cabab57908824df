// SPDX-License-Identifier: Apache-2.0
#include "ui/log/log_view.h"

#include "ui/async/when_done.h"
#include "ui/log/ansi_text.h"
#include "ui/theme/text_painting.h"
#include "ui/theme/theme.h"
#include "ui/wording/time_words.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace releasedesk::ui {
namespace {

constexpr int pageSize = 2000;
constexpr int leftMargin = 12;
constexpr int timeWidth = 72;
constexpr int levelWidth = 52;
constexpr int sourceWidth = 68;
constexpr int columnsWidth = 520; //!< below it, level and source are left out

int lineHeight()
{
    return Theme::current().lineHeight(FontRole::Log);
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

} // namespace

LogView::LogView(session::Session &session, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_session(session)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setAccessibleName(tr("Log"));
    connect(&m_session, &session::Session::logged, this,
            [this](const store::LogKey &key, qint64 first, const QList<store::LogLine> &lines) {
                if (key == m_key)
                    take(first, lines);
            });
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const bool isAtEnd = verticalScrollBar()->sliderPosition() >= verticalScrollBar()->maximum();
        if (isAtEnd != m_isFollowing)
            setFollowing(isAtEnd);
    });
    connect(&Theme::current(), &Theme::changed, this, [this] {
        updateBars();
        viewport()->update();
    });
}

void LogView::showLog(const store::LogKey &key, bool isAtError)
{
    if (key == m_key)
        return;
    m_key = key;
    ++m_generation;
    m_lines.clear();
    m_early.clear();
    m_next = 0;
    m_current = -1;
    m_isAtError = isAtError;
    m_isFollowing = true;
    emit followingChanged(true);
    emit problemsChanged(0);
    updateBars();
    viewport()->update();
    if (!key.task.isEmpty())
        readFrom(0);
}

void LogView::readFrom(qint64 first)
{
    m_isReading = true;
    whenDone(this, m_session.log(m_key, first, pageSize),
             [this, first, generation = m_generation](const Result<QList<store::LogLine>> &page) {
                 if (generation != m_generation)
                     return;
                 m_isReading = false;
                 if (page)
                     take(first, *page);
                 if (page && page->size() == pageSize)
                     return readFrom(m_next);
                 const QList<store::LogLine> early = std::exchange(m_early, {});
                 if (!early.isEmpty())
                     readFrom(m_next); // they are kept by now, in order
                 else if (std::exchange(m_isAtError, false))
                     goToFirstError();
             });
}

void LogView::take(qint64 first, const QList<store::LogLine> &lines)
{
    if (first > m_next) { // something in between is still on its way from the record
        m_early += lines;
        if (!m_isReading)
            readFrom(m_next);
        return;
    }
    const QList<store::LogLine> fresh = lines.mid(m_next - first);
    if (fresh.isEmpty())
        return;
    m_next += fresh.size();
    m_lines.append(fresh);
    if (!m_isFollowing) {
        m_unseen += static_cast<int>(fresh.size());
        emit unseenChanged(m_unseen);
    }
    emit problemsChanged(m_lines.problemCount());
    updateBars();
    viewport()->update();
}

void LogView::setFilter(const QString &text)
{
    m_lines.setFilter(text);
    m_current = -1;
    updateBars();
    viewport()->update();
}

void LogView::setFollowing(bool isFollowing)
{
    if (isFollowing) {
        m_unseen = 0;
        emit unseenChanged(0);
    }
    if (m_isFollowing != isFollowing) {
        m_isFollowing = isFollowing;
        emit followingChanged(isFollowing);
    }
    updateBars();
}

QString LogView::allText() const
{
    QString text;
    for (int row = 0; row < m_lines.shownCount(); ++row) {
        const store::LogLine &line = m_lines.shown(row);
        text += inShownZone(line.at).toString(QStringLiteral("HH:mm:ss")) + QStringLiteral("  ")
            + levelWord(line.level).leftJustified(6) + line.source.leftJustified(10) + withoutAnsi(line.text) + u'\n';
    }
    return text;
}

void LogView::updateBars()
{
    const int rows = std::max(1, viewport()->height() / lineHeight());
    verticalScrollBar()->setPageStep(rows);
    verticalScrollBar()->setRange(0, std::max(0, m_lines.shownCount() - rows));
    if (m_isFollowing)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    horizontalScrollBar()->setRange(0, 4000);
    horizontalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setPageStep(viewport()->width());
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // Left and Right scroll; a bar would cover the last line
}

void LogView::goToFirstError()
{
    int row = m_lines.nextProblem(-1, true);
    const int first = row;
    while (row >= 0 && m_lines.shown(row).level != store::LogLevel::Error) {
        const int next = m_lines.nextProblem(row, true);
        row = next > row ? next : -1;
    }
    const int found = row >= 0 ? row : first;
    if (found < 0)
        return;
    setFollowing(false);
    m_current = found;
    verticalScrollBar()->setValue(found - verticalScrollBar()->pageStep() / 3);
    viewport()->update();
}

void LogView::jumpToProblem(bool forward)
{
    const int from = m_current >= 0 ? m_current : verticalScrollBar()->value() - (forward ? 1 : 0);
    const int found = m_lines.nextProblem(from, forward);
    if (found < 0)
        return;
    setFollowing(false);
    m_current = found;
    verticalScrollBar()->setValue(found - verticalScrollBar()->pageStep() / 3);
    viewport()->update();
}

void LogView::paintRow(QPainter &painter, const store::LogLine &line, const QRect &rect) const
{
    if (line.level == store::LogLevel::Warning)
        painter.fillRect(rect, tokenColor(ColorToken::WaitingTint));
    else if (line.level == store::LogLevel::Error)
        painter.fillRect(rect, tokenColor(ColorToken::FailedTint));
    const ColorToken levelColor = line.level == store::LogLevel::Error ? ColorToken::Failed
        : line.level == store::LogLevel::Warning                       ? ColorToken::Waiting
                                                                       : ColorToken::Text3;
    int x = rect.left() + leftMargin - horizontalScrollBar()->value();
    const auto column = [&](const QString &text, int width, ColorToken color) {
        paintLine(painter, QRectF(x, rect.top(), width - 8, rect.height()), text, FontRole::Log, color);
        x += width;
    };
    column(inShownZone(line.at).toString(QStringLiteral("HH:mm:ss")), timeWidth, ColorToken::Text3);
    // Beside the flow there is room for the text only: the level is in the colour, the source known.
    if (viewport()->width() >= columnsWidth) {
        column(levelWord(line.level), levelWidth, levelColor);
        column(line.source, sourceWidth, ColorToken::Accent);
    }
    for (const AnsiSpan &span : ansiSpans(line.text)) {
        const int width = textWidth(span.text, FontRole::Log) + 1;
        if (x > rect.right())
            break;
        paintLine(painter, QRectF(x, rect.top(), width, rect.height()), span.text, FontRole::Log, span.color,
                  Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideNone);
        x += width - 1;
    }
}

void LogView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), tokenColor(ColorToken::Sunken));
    if (m_lines.shownCount() == 0) {
        const QString hint = m_lines.count() > 0 ? tr("No line holds “%1”.").arg(m_lines.filter())
            : m_key.task.isEmpty()               ? tr("Choose a task to see its log.")
                                                 : tr("This task has printed nothing yet.");
        paintLine(painter, viewport()->rect().adjusted(leftMargin, 0, 0, 0), hint, FontRole::Secondary,
                  ColorToken::Text3, Qt::AlignCenter);
        return;
    }
    const int height = lineHeight();
    const int first = verticalScrollBar()->value();
    const int last = std::min(m_lines.shownCount() - 1, first + viewport()->height() / height + 1);
    for (int row = first; row <= last; ++row) {
        const QRect rect(0, (row - first) * height, viewport()->width(), height);
        paintRow(painter, m_lines.shown(row), rect);
        if (row == m_current)
            painter.fillRect(QRect(0, rect.top(), 3, height), tokenColor(ColorToken::Accent));
    }
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateBars();
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_N && !(event->modifiers() & ~Qt::ShiftModifier))
        return jumpToProblem(!(event->modifiers() & Qt::ShiftModifier));
    if (event->key() == Qt::Key_End)
        return setFollowing(true);
    if (event->key() == Qt::Key_Home) {
        setFollowing(false);
        return verticalScrollBar()->setValue(0);
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void LogView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Log"));
    QAbstractScrollArea::changeEvent(event);
}

} // namespace releasedesk::ui
