// SPDX-License-Identifier: Apache-2.0
#include "ui/log/log_view.h"

#include "core/base/safe_text.h"
#include "ui/async/when_done.h"
#include "ui/log/log_row.h"
#include "ui/log/release_log_feed.h"
#include "ui/theme/text_painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/error_banner.h"
#include "ui/wording/release_words.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

namespace releasedesk::ui {
namespace {

constexpr int pageSize = 2000;
constexpr int leftMargin = 12;
constexpr int markWidth = 3;

} // namespace

LogView::LogView(session::Session &session, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_session(session)
    , m_banner(new ErrorBanner(this))
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
    m_banner->setEdgeToEdge(true);
    m_banner->setAction(0, tr("Read again"));
    m_banner->hide();
    connect(m_banner, &ErrorBanner::actionTriggered, this, &LogView::readAgain);
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
    connect(m_feed, &ReleaseLogFeed::failed, this, &LogView::tellFailure);
    connect(m_feed, &ReleaseLogFeed::recovered, this, &LogView::endFailure);
    begin(false);
    m_feed->start();
}

//! Nothing of the log before is left.
void LogView::begin(bool isAtError)
{
    ++m_generation;
    m_lines.clear();
    m_told.clear();
    m_tries = 0;
    endFailure();
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
                 if (!page)
                     return tellFailure(page.error());
                 endFailure();
                 take(first, *page);
                 if (page->size() == pageSize)
                     return readFrom(m_next);
                 joinTold();
                 if (!m_isReading && std::exchange(m_isAtError, false))
                     goToFirstError();
             });
}

//! What was told may not be in the record yet: it goes on where the record ends. Where lines in between are missing
//! they are waited for, but not for long: those over the limit of a log are told and never kept.
void LogView::joinTold()
{
    const qint64 next = m_next;
    take(next, m_told.takeFrom(next));
    if (!m_told.isEmpty() && ++m_tries > session::ToldLines::mostTries) {
        m_next = m_told.first();
        m_tries = 0;
        take(m_next, m_told.takeFrom(m_next));
    }
    if (m_told.isEmpty()) {
        m_tries = 0;
        return;
    }
    m_isReading = true;
    QTimer::singleShot(session::ToldLines::pause, this, [this, generation = m_generation] {
        if (generation == m_generation)
            readFrom(m_next);
    });
}

void LogView::readAgain()
{
    if (m_feed)
        m_feed->readOn();
    else if (!m_isReading && !m_key.task.isEmpty())
        readFrom(m_next);
}

//! What was read before stays; that it is not all stands below it.
void LogView::tellFailure(const Error &error)
{
    m_banner->showError(error);
    placeBanner();
    viewport()->update();
}

void LogView::endFailure()
{
    if (m_banner->isHidden())
        return;
    m_banner->clear();
    placeBanner();
    viewport()->update();
}

void LogView::placeBanner()
{
    int height = 0;
    if (!m_banner->isHidden()) {
        const int wanted = m_banner->hasHeightForWidth() ? m_banner->heightForWidth(width()) : -1;
        height = std::max(wanted, m_banner->sizeHint().height());
        m_banner->setGeometry(0, this->height() - height, width(), height);
    }
    if (viewportMargins().bottom() != height)
        setViewportMargins(0, 0, 0, height);
}

void LogView::take(qint64 first, const QList<store::LogLine> &lines)
{
    if (first > m_next) { // something in between is still on its way from the record
        m_told.keep(first, lines);
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

QString LogView::hint() const
{
    if (m_lines.count() > 0)
        return tr("No line holds “%1”.").arg(m_lines.filter());
    if (!m_banner->isHidden())
        return {}; // it says what is wrong
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
    placeBanner();
    updateBars();
    const int top = verticalScrollBar()->value();
    const int rows = verticalScrollBar()->pageStep();
    const bool isInView = m_current >= top && m_current < top + rows;
    if (!m_isFollowing && m_current >= 0 && !isInView) // what was jumped to stays in view
        verticalScrollBar()->setValue(m_current - rows / 3);
}

bool LogView::event(QEvent *event)
{
    const bool isHandled = QAbstractScrollArea::event(event);
    if (event->type() == QEvent::LayoutRequest) // the detail of a failure was opened
        placeBanner();
    return isHandled;
}

void LogView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Log"));
        m_banner->setAction(0, tr("Read again"));
    }
    QAbstractScrollArea::changeEvent(event);
}

} // namespace releasedesk::ui
