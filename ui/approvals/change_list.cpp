// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/change_list.h"

#include "ui/widgets/icon_label.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/skeleton.h"

#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int whatWidth = 176;
constexpr int mostWhatWidth = 280; //!< of what is longer, the end is in the tooltip
constexpr int whichWidth = 152;

//! One width for all rows, so that the columns stand below each other.
int widthOf(const QList<ReleaseChange> &changes)
{
    int widest = whatWidth;
    for (const ReleaseChange &change : changes) {
        if (widest < mostWhatWidth)
            widest = std::max(widest, SafeLabel(change.what, FontRole::Label).sizeHint().width());
    }
    return std::min(widest, mostWhatWidth);
}

RowButton *makeRow(const ReleaseChange &change, int width, bool isLast)
{
    auto *const row = new RowButton;
    row->setLine(!isLast);
    row->setAccessibleName(QStringList{change.what, change.which, change.more}.join(u' ').simplified());
    auto *const what = new SafeLabel(change.what, FontRole::Label);
    what->setElided();
    auto *const which = new SafeLabel(change.which, FontRole::Mono, ColorToken::Accent);
    which->setElided();
    auto *const more = new SafeLabel(change.more, FontRole::Body, ColorToken::Text2);
    more->setElided();
    what->setFixedWidth(width);
    auto *const line = new QHBoxLayout(row);
    line->setContentsMargins(12, 9, 12, 9);
    line->setSpacing(10);
    line->addWidget(new IconLabel(change.icon, 16, change.color));
    line->addWidget(what);
    if (!change.which.isEmpty() && change.more.isEmpty()) {
        line->addWidget(which, 1);
    } else {
        which->setFixedWidth(whichWidth);
        line->addWidget(which);
        line->addWidget(more, 1);
    }
    line->addWidget(new IconLabel("chevron-right", 14, ColorToken::Text3));
    return row;
}

} // namespace

ChangeList::ChangeList(QWidget *parent)
    : QWidget(parent)
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void ChangeList::showChanges(const QList<ReleaseChange> &changes)
{
    auto *const card = new Card;
    const int width = widthOf(changes);
    for (qsizetype i = 0; i < changes.size(); ++i) {
        RowButton *const row = makeRow(changes.at(i), width, i + 1 == changes.size());
        connect(row, &QAbstractButton::clicked, this, [this, tab = changes.at(i).tab] { emit opened(tab); });
        card->content()->addWidget(row);
    }
    if (changes.isEmpty()) {
        auto *const same
            = new SafeLabel(tr("Nothing that a signature covers is different."), FontRole::Body, ColorToken::Text2);
        card->content()->setContentsMargins(12, 9, 12, 9);
        card->content()->addWidget(same);
    }
    m_count = changes.size();
    replace(card);
}

void ChangeList::showLoading()
{
    m_count = 0;
    replace(new Skeleton(3, 37));
}

void ChangeList::replace(QWidget *content)
{
    delete m_content;
    m_content = content;
    layout()->addWidget(content);
}

} // namespace releasedesk::ui
