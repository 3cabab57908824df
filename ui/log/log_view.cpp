// SPDX-License-Identifier: Apache-2.0
#include "ui/log/log_view.h"

#include "core/base/safe_text.h"
#include "core/base/shown_zone.h"
#include "ui/async/when_done.h"
#include "ui/log/log_row.h"
#include "ui/log/release_log_feed.h"
#include "ui/theme/text_painting.h"
#include "ui/theme/theme.h"
#include "ui/wording/release_words.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace releasedesk::ui {
namespace {

constexpr int pageSize = 2000;
constexpr int leftMargin = 12;
constexpr int markWidth = 3;

} // namespace

LogView::LogView(session::Session &session, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_session(session)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setAccessibleName(tr("Log"));
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
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
    if (key == m_key && !m_feed)
        return;
    delete std::exchange(m_feed, nullptr);
    m_release = {};
    m_key = key;
    begin(isAtError);
    if (!key.task.isEmpty())
        readFrom(0);
}

void LogView::showRelease(session::Desk &desk, const ReleaseId &release)
{
    if (m_feed && release == m_release)
        return;
    delete std::exchange(m_feed, nullptr);
    m_key = {};
    m_release = release;
    m_titleOf = [shown = &desk, release](const TaskId &run) {
        const domain::Release *const known = shown->release(release);
        return known && !run.isEmpty() ? taskTitle(*known, run) : QString();
    };
    m_feed = new ReleaseLogFeed(desk, release, this);
    connect(m_feed, &ReleaseLogFeed::came, this, [this](const QList<session::ReleaseLogLine> &lines) {
        const session::LogOrder chosen = m_current >= 0 ? m_lines.order(m_current) : session::LogOrder();
        const int before = m_lines.shownCount();
        const int dropped = m_lines.insert(lines);
        added(dropped, m_lines.shownCount() + dropped - before);
        while (m_current >= 0 && m_lines.order(m_current) < chosen) // some came late, before the chosen one
            ++m_current;
    });
    connect(m_feed, &ReleaseLogFeed::failed, this, [this](const Error &error) {
        m_failure = error.message;
        viewport()->update();
    });
    begin(false);
    m_feed->start();
}

//! Nothing of the log before is left.
void LogView::begin(bool isAtError)
{
    ++m_generation;
    m_lines.clear();
    m_early.clear();
    m_failure.clear();
    m_next = 0;
    m_current = -1;
    m_unseen = 0;
    m_isReading = false;
    m_isAtError = isAtError;
    m_isFollowing = true;
    emit followingChanged(true);
    emit problemsChanged(0);
    emit unseenChanged(0);
    updateBars();
    viewport()->update();
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
                 else
                     m_failure = page.error().message;
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
    const int before = m_lines.shownCount();
    const int dropped = m_lines.append(fresh);
    added(dropped, m_lines.shownCount() + dropped - before);
}

//! What one looks at stays where it is when the oldest lines fall out.
void LogView::added(int dropped, int count)
{
    m_current = m_current >= dropped ? m_current - dropped : -1;
    if (!m_isFollowing) {
        m_unseen += count;
        emit unseenChanged(m_unseen);
    }
    emit problemsChanged(m_lines.problemCount());
    const int top = verticalScrollBar()->value();
    updateBars();
    if (!m_isFollowing && dropped > 0)
        verticalScrollBar()->setValue(top - dropped);
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

QString LogView::taskOf(int row) const
{
    return m_titleOf && hasTasks() ? m_titleOf(m_lines.run(row)) : QString();
}

QString LogView::allText() const
{
    QString text;
    for (int row = 0; row < m_lines.shownCount(); ++row)
        text += plainLogLine(m_lines.shown(row), taskOf(row), hasTasks()) + u'\n';
    return text;
}

void LogView::copy() const
{
    QGuiApplication::clipboard()->setText(
        m_current >= 0 ? plainLogLine(m_lines.shown(m_current), taskOf(m_current), hasTasks()) : allText());
}

void LogView::updateBars()
{
    const int rows = std::max(1, viewport()->height() / LogColumns::rowHeight());
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
    if (found >= 0)
        goTo(found);
}

//! Brings a line into view with some before it.
void LogView::goTo(int row)
{
    setFollowing(false);
    choose(row);
    verticalScrollBar()->setValue(row - verticalScrollBar()->pageStep() / 3);
}

void LogView::jumpToProblem(bool forward)
{
    const int from = m_current >= 0 ? m_current : verticalScrollBar()->value() - (forward ? 1 : 0);
    if (const int found = m_lines.nextProblem(from, forward); found >= 0)
        goTo(found);
}

void LogView::choose(int row)
{
    m_current = row;
    viewport()->update();
    if (row < 0)
        return;
    setAccessibleDescription(plainLogLine(m_lines.shown(row), taskOf(row), hasTasks()));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

int LogView::rowAt(QPoint place) const
{
    const int row = verticalScrollBar()->value() + place.y() / LogColumns::rowHeight();
    return row < m_lines.shownCount() ? row : -1;
}

bool LogView::leadsToTask(QPoint place) const
{
    const int row = hasTasks() ? rowAt(place) : -1;
    return row >= 0 && !m_lines.run(row).isEmpty()
        && LogColumns(viewport()->width(), true).isOnSource(place.x() + horizontalScrollBar()->value());
}

void LogView::activate(int row)
{
    if (row >= 0 && !m_lines.run(row).isEmpty())
        emit taskActivated(m_lines.run(row));
}

QString LogView::hint() const
{
    if (!m_failure.isEmpty())
        return m_failure;
    if (m_lines.count() > 0)
        return tr("No line holds “%1”.").arg(m_lines.filter());
    if (hasTasks())
        return tr("Nothing has happened yet.");
    return m_key.task.isEmpty() ? tr("Choose a task to see its log.") : tr("This task has printed nothing yet.");
}

void LogView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), tokenColor(ColorToken::Sunken));
    if (m_lines.shownCount() == 0) {
        paintLine(painter, viewport()->rect().adjusted(leftMargin, 0, -leftMargin, 0),
                  SafeText::lineFromOutside(hint()).plain(), FontRole::Secondary, ColorToken::Text3, Qt::AlignCenter);
        return;
    }
    const int height = LogColumns::rowHeight();
    const int first = verticalScrollBar()->value();
    const int last = std::min(m_lines.shownCount() - 1, first + viewport()->height() / height + 1);
    const LogColumns columns(viewport()->width(), hasTasks());
    for (int row = first; row <= last; ++row) {
        const QRect rect(0, (row - first) * height, viewport()->width(), height);
        columns.paint(painter, m_lines.shown(row), taskOf(row), rect, horizontalScrollBar()->value());
        if (row == m_current)
            painter.fillRect(QRect(0, rect.top(), markWidth, height), tokenColor(ColorToken::Accent));
    }
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateBars();
    const int top = verticalScrollBar()->value();
    const int rows = verticalScrollBar()->pageStep();
    const bool isInView = m_current >= top && m_current < top + rows;
    if (!m_isFollowing && m_current >= 0 && !isInView) // what was jumped to stays in view
        verticalScrollBar()->setValue(m_current - rows / 3);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_N && !(event->modifiers() & ~Qt::ShiftModifier))
        return jumpToProblem(!(event->modifiers() & Qt::ShiftModifier));
    if (event->matches(QKeySequence::Copy))
        return copy();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && hasTasks())
        return activate(m_current);
    if (hasTasks() && !event->modifiers() && chooseByKey(event->key()))
        return;
    if (event->key() == Qt::Key_End)
        return setFollowing(true);
    if (event->key() == Qt::Key_Home) {
        setFollowing(false);
        return verticalScrollBar()->setValue(0);
    }
    QAbstractScrollArea::keyPressEvent(event);
}

//! In the log of a whole release the arrow keys walk along the lines, because a line leads somewhere.
bool LogView::chooseByKey(int key)
{
    if ((key != Qt::Key_Up && key != Qt::Key_Down) || m_lines.shownCount() == 0)
        return false;
    const int top = verticalScrollBar()->value();
    const int rows = verticalScrollBar()->pageStep();
    const int bottom = std::min(top + rows, m_lines.shownCount()) - 1;
    int row = m_current + (key == Qt::Key_Up ? -1 : 1);
    if (m_current < 0)
        row = key == Qt::Key_Up ? bottom : top;
    row = std::clamp(row, 0, m_lines.shownCount() - 1);
    setFollowing(row == m_lines.shownCount() - 1);
    choose(row);
    if (row < top)
        verticalScrollBar()->setValue(row);
    else if (row > bottom)
        verticalScrollBar()->setValue(row - rows + 1);
    return true;
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    const QPoint place = event->position().toPoint();
    if (event->button() != Qt::LeftButton)
        return QAbstractScrollArea::mousePressEvent(event);
    choose(rowAt(place));
    if (leadsToTask(place))
        activate(m_current);
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    viewport()->setCursor(leadsToTask(event->position().toPoint()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && hasTasks() && !leadsToTask(event->position().toPoint()))
        activate(rowAt(event->position().toPoint()));
}

bool LogView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *const help = static_cast<QHelpEvent *>(event);
    if (leadsToTask(help->pos()))
        QToolTip::showText(help->globalPos(), plainToolTip(tr("Show the task “%1”").arg(taskOf(rowAt(help->pos())))),
                           viewport());
    else if (const int row = hasTasks() ? rowAt(help->pos()) : -1; row >= 0) // the column has room for the time only
        QToolTip::showText(
            help->globalPos(),
            plainToolTip(inShownZone(m_lines.shown(row).at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"))),
            viewport());
    else
        QToolTip::hideText();
    return true;
}

void LogView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Log"));
    QAbstractScrollArea::changeEvent(event);
}

} // namespace releasedesk::ui
