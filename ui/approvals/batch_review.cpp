// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/batch_review.h"

#include "ui/approvals/change_list.h"
#include "ui/approvals/reading_time.h"
#include "ui/approvals/signed_release.h"
#include "ui/async/when_done.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"
#include "ui/wording/release_words.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int overlap = 48; //!< of two pages, so that no line is missed

} // namespace

BatchReview::BatchReview(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_area(new QScrollArea)
    , m_title(new SafeLabel(FontRole::PageTitle))
    , m_note(new SafeLabel(FontRole::Body, ColorToken::Text2))
{
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->installEventFilter(this);
    setFocusPolicy(Qt::StrongFocus);
    auto *const head = new QVBoxLayout;
    head->setContentsMargins(24, 16, 24, 8);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_note);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_area, 1);
    connect(m_area->verticalScrollBar(), &QScrollBar::valueChanged, this, &BatchReview::noteWhatIsInView);
    setTexts();
}

void BatchReview::showItems(const QList<projections::InboxItem> &items)
{
    ++m_round;
    m_sections.clear();
    m_page = new QWidget;
    m_column = new QVBoxLayout(m_page);
    m_column->setContentsMargins(24, 4, 24, 20);
    m_column->setSpacing(2);
    m_area->setWidget(m_page); // deletes the one before
    for (const projections::InboxItem &item : items)
        add(item);
    m_column->addStretch();
    m_area->verticalScrollBar()->setValue(0);
    setTexts();
}

void BatchReview::add(const projections::InboxItem &item)
{
    const domain::Release *const release = m_desk.release(item.release);
    const domain::ApprovalRequest *const request = release ? release->approval(item.task) : nullptr;
    if (!request)
        return;
    auto *const head = new SectionHead(tr("%1 for %2", "approval for release")
                                           .arg(taskTitle(*release, item.task), nameOf(*release, m_desk.directory())));
    auto *const changes = new ChangeList;
    changes->showLoading();
    connect(changes, &ChangeList::opened, this,
            [this, id = item.release](ReleaseTab tab) { emit openRelease(id, tab); });
    if (!m_sections.isEmpty())
        m_column->addSpacing(12);
    m_column->addWidget(head);
    m_column->addWidget(changes);
    const qsizetype index = m_sections.size();
    auto *const time = new ReadingTime(changes);
    connect(time, &ReadingTime::over, this, [this, index] { noteSeen(index); });
    m_sections.append({item, request->digest, changes, time});
    const qsizetype earlier = earlierSignatures(*request, m_desk.person());
    if (earlier == 0) {
        fill(index, std::nullopt);
        return;
    }
    whenDone(this, releaseAsSigned(&m_desk.session(), item.release, item.task, m_desk.person(), earlier),
             [this, index, round = m_round](const Result<std::optional<domain::Release>> &then) {
                 if (round == m_round)
                     fill(index, then ? *then : std::nullopt);
             });
}

void BatchReview::fill(qsizetype index, const std::optional<domain::Release> &then)
{
    Section &section = m_sections[index];
    const domain::Release *const release = m_desk.release(section.item.release);
    if (!release)
        return;
    const QDateTime now = m_clock.utcNow();
    section.changes->showChanges(then ? changesBetween(*then, *release, m_desk.directory(), now)
                                      : everythingIn(*release, m_desk.directory(), now));
    section.isRead = true;
}

int BatchReview::left() const
{
    return static_cast<int>(std::ranges::count(m_sections, false, &Section::isSeen));
}

//! What is in view together takes as long as all of it together.
void BatchReview::noteWhatIsInView()
{
    if (!isVisible() || left() == 0)
        return;
    const int height = m_area->viewport()->height();
    const auto placeOf = [this](const Section &section, int y) {
        return section.changes->mapTo(m_area->viewport(), QPoint(0, y)).y();
    };
    qsizetype rows = 0;
    QList<bool> areInView;
    for (Section &section : m_sections) {
        const int begin = placeOf(section, 0);
        const int end = placeOf(section, section.changes->height());
        const bool isShown = section.isRead && section.changes->height() > 0;
        section.isBegun |= isShown && begin >= 0 && begin < height;
        const bool isInView = isShown && section.isBegun && !section.isSeen && end > 0 && end <= height + 1;
        areInView.append(isInView);
        rows += isInView ? section.changes->count() : 0;
    }
    for (qsizetype i = 0; i < m_sections.size(); ++i)
        m_sections.at(i).time->setInView(areInView.at(i), rows);
}

void BatchReview::noteSeen(qsizetype index)
{
    m_sections[index].isSeen = true;
    setTexts();
    const bool isFinished = left() == 0;
    const Section section = m_sections.at(index);
    emit seen(section.item.release, section.item.task, section.digest);
    if (isFinished)
        emit finished();
}

void BatchReview::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *const bar = m_area->verticalScrollBar();
    const int page = std::max(40, m_area->viewport()->height() - overlap);
    switch (event->key()) {
    case Qt::Key_Space:
        bar->setValue(bar->value() + (event->modifiers().testFlag(Qt::ShiftModifier) ? -page : page));
        break;
    case Qt::Key_PageDown:
        bar->setValue(bar->value() + page);
        break;
    case Qt::Key_PageUp:
        bar->setValue(bar->value() - page);
        break;
    case Qt::Key_Down:
        bar->setValue(bar->value() + overlap);
        break;
    case Qt::Key_Up:
        bar->setValue(bar->value() - overlap);
        break;
    case Qt::Key_Escape:
        emit leaveWanted();
        break;
    default:
        ThemedWidget::keyPressEvent(event);
    }
}

void BatchReview::showEvent(QShowEvent *event)
{
    ThemedWidget::showEvent(event);
    noteWhatIsInView();
}

//! Nobody looks any more.
void BatchReview::hideEvent(QHideEvent *event)
{
    ThemedWidget::hideEvent(event);
    for (const Section &section : std::as_const(m_sections))
        section.time->setInView(false, 0);
}

bool BatchReview::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Paint)
        noteWhatIsInView();
    return ThemedWidget::eventFilter(watched, event);
}

void BatchReview::languageChanged()
{
    setTexts();
}

void BatchReview::setTexts()
{
    m_title->showText(tr("%n approvals to look through", nullptr, static_cast<int>(m_sections.size())));
    m_note->showText(left() > 0 ? tr("%n left. Space shows the next page, Esc goes back.", nullptr, left())
                                : tr("You have looked through all of them. Ctrl+Shift+Enter signs what is chosen."));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_note->text());
}

} // namespace releasedesk::ui
