// SPDX-License-Identifier: Apache-2.0
#include "core/base/safe_text.h"
#include "ui/releases/scope_sources.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"

#include <QHBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

} // namespace

QString ScopeSources::titleOf(const ConnectionId &site) const
{
    const auto place = std::ranges::find(m_sites, site, &Site::id);
    return line(place == m_sites.end() || place->title.isEmpty() ? site.value() : place->title);
}

QWidget *ScopeSources::makeRow(const Source &source)
{
    const domain::ScopeEntry &entry = source.entry;
    const QString name = entry.epic.isEmpty() ? tr("%1 · %2").arg(line(entry.project), line(entry.what()))
                                              : tr("Epic %1").arg(line(entry.epic));
    const QString found = source.error ? line(source.error->message)
        : source.contents ? tr("%n issue(s)", nullptr, static_cast<int>(source.contents->snapshot.issues.size()))
                          : tr("Reading the issues …");
    auto *const card = new Card;
    auto *const row = new QHBoxLayout;
    row->setContentsMargins(10, 6, 6, 6);
    row->setSpacing(8);
    const IconName icon = !entry.epic.isEmpty() ? IconName("flag")
        : !entry.jql.isEmpty()                  ? IconName("search")
                                                : IconName("version");
    row->addWidget(new IconLabel(icon, 15, source.error ? ColorToken::Failed : ColorToken::Text3), 0, Qt::AlignTop);
    auto *const texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto *const first = new SafeLabel(name, FontRole::Label);
    first->setElided(Qt::ElideMiddle);
    auto *const second = new SafeLabel(m_sites.size() > 1 ? tr("%1 · %2").arg(titleOf(entry.connection), found) : found,
                                       FontRole::Secondary, source.error ? ColorToken::Failed : ColorToken::Text3);
    second->setWordWrap(true);
    texts->addWidget(first);
    texts->addWidget(second);
    row->addLayout(texts, 1);
    if (source.error) {
        auto *const again = new Button(tr("Try again"), Button::Kind::Link);
        connect(again, &Button::clicked, this, [this, number = source.number] { read(number); }, Qt::QueuedConnection);
        row->addWidget(again, 0, Qt::AlignTop);
    }
    if (!m_isReadOnly) {
        auto *const away = new Button(IconName("close"), tr("Take %1 out of the release").arg(name));
        away->setKind(Button::Kind::Ghost);
        away->setHeight(Button::Height::Small);
        connect(away, &Button::clicked, this, [this, number = source.number] { remove(number); }, Qt::QueuedConnection);
        row->addWidget(away, 0, Qt::AlignTop);
    }
    card->content()->addLayout(row);
    return card;
}

void ScopeSources::showRows()
{
    while (QLayoutItem *const item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Source &source : std::as_const(m_sources))
        m_rows->addWidget(makeRow(source));
}

} // namespace releasedesk::ui
