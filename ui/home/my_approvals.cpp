// SPDX-License-Identifier: Apache-2.0
#include "ui/home/my_approvals.h"

#include "ui/widgets/card.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr qsizetype shownLimit = 4;

} // namespace

MyApprovals::MyApprovals(const session::Desk &desk, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
}

qsizetype MyApprovals::refresh()
{
    const int focused = RowButton::focusedRow(*this);
    delete m_rows;
    m_rows = nullptr;
    const QList<projections::InboxItem> &items = m_desk.inbox().toSign;
    auto *const card = new Card;
    card->setSurroundings(ColorToken::Sunken);
    const qsizetype count = std::min(items.size(), shownLimit);
    for (qsizetype i = 0; i < count; ++i)
        card->content()->addWidget(makeRow(items.at(i), i + 1 == count));
    if (items.isEmpty()) {
        auto *const nothing = new SafeLabel(tr("Nothing to sign."), FontRole::Body, ColorToken::Text3);
        nothing->setContentsMargins(12, 12, 12, 12);
        card->content()->addWidget(nothing);
    }
    m_rows = card;
    m_layout->addWidget(card);
    RowButton::focusRow(*this, focused);
    return std::ranges::count_if(items, &projections::InboxItem::isMyTurn);
}

QWidget *MyApprovals::makeRow(const projections::InboxItem &item, bool isLast)
{
    const domain::Release *const release = m_desk.release(item.release);
    if (!release)
        return new QWidget;
    const QDateTime now = m_clock.utcNow();
    const QString title = taskTitle(*release, item.task);
    const QString project = projectName(m_desk.directory(), release->project());
    const domain::ApprovalRequest *const request = release->approval(item.task);
    const QString asker = request ? personName(m_desk.directory(), request->requestedBy) : QString();

    auto *const row = new RowButton;
    row->setLine(!isLast);
    row->setAccessibleName(tr("%1, %2, %3 of %4 signed")
                               .arg(title, ui::nameOf(*release, m_desk.directory()))
                               .arg(item.granted)
                               .arg(item.needed));
    auto *const first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(new StatusGlyph(item.isMyTurn ? State::Waiting : State::Planned, 14));
    auto *const name = new SafeLabel(title, FontRole::Strong);
    name->setElided();
    first->addWidget(name, 1);
    first->addWidget(new SafeLabel(item.isMyTurn ? tr("asked %1", "moment").arg(momentText(item.askedAt, now))
                                                 : tr("not your turn yet"),
                                   FontRole::Caption, ColorToken::Text3));

    auto *const second = new QHBoxLayout;
    second->setContentsMargins(22, 0, 0, 0);
    second->setSpacing(6);
    auto *const where = new SafeLabel(project, FontRole::Secondary, ColorToken::Text2);
    auto *const version = new SafeLabel(release->version(), FontRole::Mono, ColorToken::Text2);
    auto *const who = new SafeLabel(QString(QStringLiteral("· ") + asker), FontRole::Secondary, ColorToken::Text2);
    who->setElided();
    second->addWidget(where);
    second->addWidget(version);
    second->addWidget(who, 1);
    second->addWidget(
        new SafeLabel(tr("%1 of %2 signed").arg(item.granted).arg(item.needed), FontRole::Caption, ColorToken::Text3));

    auto *const column = new QVBoxLayout(row);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(4);
    column->addLayout(first);
    column->addLayout(second);
    connect(row, &QAbstractButton::clicked, this,
            [this, release = item.release, task = item.task] { emit opened(release, task); });
    return row;
}

} // namespace releasedesk::ui
