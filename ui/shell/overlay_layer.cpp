// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/overlay_layer.h"

#include "ui/theme/icons.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/popover_frame.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/shadow.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr double staleOpacity = 0.62;
constexpr int calloutWidth = 320;
constexpr int cardWidth = 500;
constexpr int edgeHeight = 3;
constexpr int cutOutRadius = 8;

int heightFor(PopoverFrame *box, int width)
{
    box->ensurePolished();
    QLayout *const layout = box->content();
    layout->activate();
    const int outer = width + 2 * shadowMargin;
    const int tall
        = layout->hasHeightForWidth() ? layout->totalHeightForWidth(outer) : layout->totalSizeHint().height();
    return tall - 2 * shadowMargin;
}

//! Where a callout of \p size fits beside \p target: below, above, right, left, else inside at the lower or the upper
//! edge. It keeps off what it is not about, \p others, as long as there is any such place.
QRect besides(const QRect &target, const QSize &size, const QRect &room, const QList<QRect> &taken,
              const QList<QRect> &others)
{
    const QPoint center = target.center();
    const int x = std::clamp(center.x() - size.width() / 2, room.left() + 12,
                             std::max(room.left() + 12, room.right() - size.width() - 12));
    const int y = std::clamp(center.y() - size.height() / 2, room.top() + 12,
                             std::max(room.top() + 12, room.bottom() - size.height() - 12));
    const QList<QRect> wishes{QRect(QPoint(x, target.bottom() + 16), size),
                              QRect(QPoint(x, target.top() - 16 - size.height()), size),
                              QRect(QPoint(target.right() + 16, y), size),
                              QRect(QPoint(target.left() - 16 - size.width(), y), size),
                              QRect(QPoint(x, target.bottom() - size.height() - 24), size),
                              QRect(QPoint(x, target.top() + 24), size)};
    for (const QList<QRect> &obstacles : {taken + others, taken}) {
        for (const QRect &wish : wishes) {
            const bool isFree
                = std::ranges::none_of(obstacles, [&wish](const QRect &other) { return other.intersects(wish); });
            if (room.contains(wish) && isFree)
                return wish;
        }
    }
    return QRect(QPoint(x, y), size);
}

} // namespace

OverlayLayer::OverlayLayer(QWidget *window)
    : ThemedWidget(window)
{
    setFocusPolicy(Qt::StrongFocus);
    setProperty("focusRing", false);
    window->installEventFilter(this);
    hide();
}

void OverlayLayer::teach(const QList<QList<TeachPoint>> &pages)
{
    if (pages.isEmpty())
        return;
    m_pages = pages;
    setMode(Mode::Teach);
    showPage(0);
    takeFocus();
}

void OverlayLayer::showStale(QWidget *area, const QString &title, const QString &text, const QString &chip)
{
    m_chip = chip;
    setMode(Mode::Stale);
    makeCard(title, text);
    setArea(area);
    takeFocus();
}

//! Lets pointer and keys through.
bool OverlayLayer::isThin() const
{
    return m_mode == Mode::StaleKept || m_mode == Mode::Locked || m_mode == Mode::Present;
}

void OverlayLayer::showLocked(QWidget *area)
{
    if (m_mode != Mode::Off && m_mode != Mode::Locked)
        return;
    setMode(Mode::Locked);
    setArea(area);
}

void OverlayLayer::endLocked()
{
    if (m_mode == Mode::Locked)
        setMode(Mode::Off);
}

void OverlayLayer::setPresenting(bool isPresenting)
{
    if (isPresenting && (m_mode == Mode::Off || m_mode == Mode::Locked))
        setMode(Mode::Present);
    else if (!isPresenting && m_mode == Mode::Present)
        setMode(Mode::Off);
}

void OverlayLayer::setArea(QWidget *area)
{
    if (m_area)
        m_area->removeEventFilter(this);
    m_area = area;
    if (area)
        area->installEventFilter(this);
    place();
}

void OverlayLayer::clear()
{
    setMode(Mode::Off);
}

void OverlayLayer::setFree(const QRect &free)
{
    m_free = free;
    place();
}

void OverlayLayer::takeFocus()
{
    QWidget *const before = parentWidget()->focusWidget();
    if (before && before != this && !isAncestorOf(before))
        m_focusBefore = before;
    setFocus(Qt::PopupFocusReason);
    focusNextPrevChild(true);
}

void OverlayLayer::setMode(Mode mode)
{
    const bool isDifferent = mode != m_mode;
    m_mode = mode;
    const QWidget *const holder = parentWidget()->focusWidget();
    if ((mode == Mode::Off || isThin()) && m_focusBefore && (holder == this || isAncestorOf(holder)))
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    if (mode == Mode::Off || isThin())
        m_focusBefore.clear();
    for (PopoverFrame *const box : std::as_const(m_boxes)) {
        box->hide();
        box->deleteLater(); // its own button may be what asked for this
    }
    m_boxes.clear();
    clearMask();
    setAttribute(Qt::WA_TransparentForMouseEvents, isThin());
    setFocusPolicy(isThin() ? Qt::NoFocus : Qt::StrongFocus);
    setVisible(mode != Mode::Off);
    raise();
    place();
    if (isDifferent)
        emit modeChanged();
}

void OverlayLayer::showPage(qsizetype page)
{
    m_page = page;
    setMode(Mode::Teach);
    if (page >= m_pages.size()) {
        setMode(Mode::Off);
        emit taught();
        return;
    }
    const QList<TeachPoint> points = m_pages.at(page);
    for (qsizetype i = 0; i < points.size(); ++i)
        m_boxes.append(makeCallout(static_cast<int>(i) + 1, points.at(i), i + 1 == points.size()));
    place();
    for (PopoverFrame *const box : std::as_const(m_boxes))
        box->show();
    focusNextPrevChild(true);
}

void OverlayLayer::place()
{
    if (m_mode == Mode::Off)
        return;
    const QWidget *const window = parentWidget();
    if (m_mode == Mode::Teach || !m_area)
        setGeometry(window->rect());
    else
        setGeometry(QRect(m_area->mapTo(window, QPoint(0, 0)), m_area->size()));
    if (m_mode == Mode::Teach && m_free.isValid())
        setMask(QRegion(rect()).subtracted(m_free));
    if (m_mode == Mode::Teach)
        placeCallouts();
    else if (m_mode == Mode::Stale)
        placeCard();
    update();
}

void OverlayLayer::placeCallouts()
{
    if (m_page >= m_pages.size() || m_boxes.size() != m_pages.at(m_page).size())
        return;
    const QList<TeachPoint> &points = m_pages.at(m_page);
    QList<QRect> taken;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        PopoverFrame *const box = m_boxes.at(i);
        const QSize size(calloutWidth, heightFor(box, calloutWidth));
        QList<QRect> others;
        for (qsizetype k = 0; k < points.size(); ++k) {
            if (k != i)
                others.append(cutOutOf(points.at(k)));
        }
        const QRect where = besides(cutOutOf(points.at(i)), size, rect(), taken, others);
        taken.append(where);
        box->setBoxGeometry(where);
    }
}

void OverlayLayer::placeCard()
{
    if (m_boxes.isEmpty())
        return;
    PopoverFrame *const card = m_boxes.constFirst();
    const int wide = std::min(cardWidth, std::max(240, width() - 40));
    const int tall = heightFor(card, wide);
    card->setBoxGeometry(QRect((width() - wide) / 2, std::max(20, (height() - tall) / 3), wide, tall));
}

QRect OverlayLayer::cutOutOf(const TeachPoint &point) const
{
    if (!point.target || !point.target->isVisible())
        return {rect().center(), QSize(1, 1)};
    const QRect where(point.target->mapTo(parentWidget(), QPoint(0, 0)), point.target->size());
    return where.translated(-pos()).adjusted(3, 3, -3, -3);
}

PopoverFrame *OverlayLayer::makeCallout(int number, const TeachPoint &point, bool hasButtons)
{
    auto *const box = new PopoverFrame(this);
    box->setPadding(16);
    box->content()->setSpacing(8);
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new Chip(QString::number(number), {.fill = ColorToken::Accent, .text = ColorToken::OnAccent}));
    head->addWidget(new SafeLabel(point.title, FontRole::Panel), 1);
    box->content()->addLayout(head);
    auto *const text = new SafeLabel(point.text, FontRole::Body, ColorToken::Text2);
    text->setWordWrap(true);
    box->content()->addWidget(text);
    if (!hasButtons)
        return box;
    auto *const foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(
        new SafeLabel(tr("%1 of %2").arg(m_page + 1).arg(m_pages.size()), FontRole::Secondary, ColorToken::Text3), 1);
    const bool isLast = m_page + 1 == m_pages.size();
    if (!isLast) {
        auto *const skip = new Button(tr("Skip"), Button::Kind::Ghost);
        foot->addWidget(skip);
        connect(skip, &Button::clicked, this, [this] { showPage(m_pages.size()); });
    }
    auto *const next = new Button(isLast ? tr("Got it") : tr("Next"), Button::Kind::Primary);
    foot->addWidget(next);
    connect(next, &Button::clicked, this, [this] { showPage(m_page + 1); });
    box->content()->addLayout(foot);
    return box;
}

void OverlayLayer::makeCard(const QString &title, const QString &text)
{
    auto *const card = new PopoverFrame(this);
    card->setPadding(20);
    card->content()->setSpacing(16);
    auto *const top = new QHBoxLayout;
    top->setSpacing(12);
    auto *const icon = new IconLabel("clock", 18, ColorToken::Text2);
    icon->setTile(ColorToken::Hover, 36);
    top->addWidget(icon, 0, Qt::AlignTop);
    auto *const words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(new SafeLabel(title, FontRole::Panel));
    auto *const body = new SafeLabel(text, FontRole::Body, ColorToken::Text2);
    body->setWordWrap(true);
    words->addWidget(body);
    top->addLayout(words, 1);
    card->content()->addLayout(top);
    auto *const foot = new QHBoxLayout;
    foot->setSpacing(8);
    auto *const copy = new Button(tr("Copy diagnostics"));
    copy->setIconName("copy");
    foot->addWidget(copy);
    foot->addStretch();
    auto *const keep = new Button(tr("Keep viewing"), Button::Kind::Primary);
    foot->addWidget(keep);
    card->content()->addLayout(foot);
    connect(copy, &Button::clicked, this, [this] { QApplication::clipboard()->setText(m_diagnostics); });
    connect(keep, &Button::clicked, this, [this] { setMode(Mode::StaleKept); });
    m_boxes.append(card);
    card->show();
}

void OverlayLayer::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    switch (m_mode) {
    case Mode::Teach:
        paintTeach(painter);
        break;
    case Mode::Stale:
        painter.fillRect(rect(), Theme::current().color(ColorToken::Surface, staleOpacity));
        break;
    case Mode::StaleKept:
        paintEdge(painter);
        break;
    case Mode::Locked:
        paintLock(painter);
        break;
    case Mode::Present:
    case Mode::Off:
        break;
    }
}

void OverlayLayer::paintLock(QPainter &painter) const
{
    painter.setPen(QPen(tokenColor(ColorToken::Control), 1, Qt::CustomDashLine));
    QPen pen = painter.pen();
    pen.setDashPattern({5, 4});
    painter.setPen(pen);
    painter.drawLine(0, 0, width(), 0);
}

void OverlayLayer::paintTeach(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath veil;
    veil.setFillRule(Qt::OddEvenFill);
    veil.addRect(rect());
    QPainterPath outlines;
    if (m_page < m_pages.size()) {
        for (const TeachPoint &point : m_pages.at(m_page)) {
            veil.addRoundedRect(cutOutOf(point), cutOutRadius, cutOutRadius);
            outlines.addRoundedRect(cutOutOf(point), cutOutRadius, cutOutRadius);
        }
    }
    painter.fillPath(veil, Theme::current().color(ColorToken::Scrim, teachScrimOpacity));
    painter.setPen(QPen(tokenColor(ColorToken::Accent), 2));
    painter.drawPath(outlines);
}

void OverlayLayer::paintEdge(QPainter &painter) const
{
    painter.save();
    painter.setClipRect(0, 0, width(), edgeHeight);
    painter.fillRect(0, 0, width(), edgeHeight, tokenColor(ColorToken::FailedTint));
    painter.setPen(QPen(tokenColor(ColorToken::Failed), 2));
    for (int x = -edgeHeight; x < width(); x += 9)
        painter.drawLine(x, edgeHeight + 1, x + edgeHeight + 2, -1);
    painter.restore();
    const ChipLook look = ChipLook::tinted(State::Failed, "clock");
    const int wide = Chip::widthOf(m_chip, look);
    Chip::paint(painter, QRectF(width() - wide - 16, 10, wide, 20), m_chip, look);
}

void OverlayLayer::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_mode == Mode::Teach)
        showPage(m_pages.size());
    else if (event->key() == Qt::Key_Escape && m_mode == Mode::Stale)
        setMode(Mode::StaleKept);
    else
        event->ignore(); // the palette and going back work on
}

void OverlayLayer::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

bool OverlayLayer::eventFilter(QObject *watched, QEvent *event)
{
    const bool isMoved = event->type() == QEvent::Resize || event->type() == QEvent::Move;
    if (isMoved && (watched == parentWidget() || watched == m_area))
        place();
    // Whatever has the focus: Escape that nobody wants ends the explanation.
    const bool isKey = watched == parentWidget() && event->type() == QEvent::KeyPress;
    if (isKey && m_mode == Mode::Teach && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        showPage(m_pages.size());
        return true;
    }
    return ThemedWidget::eventFilter(watched, event);
}

bool OverlayLayer::focusNextPrevChild(bool isForward)
{
    const QList<Button *> buttons = findChildren<Button *>();
    QList<Button *> live;
    for (Button *const button : buttons) {
        if (button->isVisibleTo(this))
            live.append(button);
    }
    if (live.isEmpty())
        return !isThin() || ThemedWidget::focusNextPrevChild(isForward);
    const qsizetype at = live.indexOf(qobject_cast<Button *>(QApplication::focusWidget()));
    const qsizetype next = at < 0 ? live.size() - 1 : (at + (isForward ? 1 : live.size() - 1)) % live.size();
    live.at(next)->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace releasedesk::ui
