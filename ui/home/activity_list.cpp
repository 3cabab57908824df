// SPDX-License-Identifier: Apache-2.0
#include "ui/home/activity_list.h"

#include "ui/theme/text_painting.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr qsizetype shownLimit = 7;

} // namespace

ActivityList::ActivityList(const session::Desk &desk, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void ActivityList::refresh()
{
    const int focused = RowButton::focusedRow(*this);
    while (QLayoutItem *const item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QDateTime now = m_clock.utcNow();
    for (const projections::Activity &activity : m_desk.activity().mid(0, shownLimit)) {
        const domain::Release *const release = m_desk.release(activity.release);
        const QString name = release ? nameOf(*release, m_desk.directory()) : QString();
        const bool saysWhich = name.isEmpty() || activity.what.contains(name);
        const QString what
            = saysWhich ? activity.what : tr("%1: %2", "release: what happened").arg(name, activity.what);

        auto *const row = new RowButton;
        row->setBackground(ColorToken::Sunken);
        row->setAccessibleName(what);
        row->setToolTip(plainToolTip(momentText(activity.at, now)));
        auto *const glyph = new StatusGlyph(stateOf(activity.state), 13);
        glyph->setSurface(ColorToken::Sunken);
        auto *const text = new SafeLabel(what, FontRole::Secondary, ColorToken::Text2);
        text->setElided();
        auto *const line = new QHBoxLayout(row);
        line->setContentsMargins(0, 3, 0, 4);
        line->setSpacing(8);
        line->addWidget(glyph);
        line->addWidget(text, 1);
        line->addWidget(new SafeLabel(ageText(activity.at, now), FontRole::Caption, ColorToken::Text3));
        connect(row, &QAbstractButton::clicked, this, [this, id = activity.release] { emit opened(id); });
        m_layout->addWidget(row);
    }
    RowButton::focusRow(*this, focused);
    if (m_desk.activity().isEmpty())
        m_layout->addWidget(new SafeLabel(tr("Nothing has happened yet."), FontRole::Secondary, ColorToken::Text3));
}

} // namespace releasedesk::ui
