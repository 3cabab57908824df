// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/template_gallery.h"

#include "ui/releases/template_card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int cardWidth = 268;
constexpr int gap = 9; // the halo of a card adds to it

} // namespace

TemplateGallery::TemplateGallery(const session::Desk &desk, QList<templates::ReleaseTemplate> patterns, QWidget *parent)
    : ThemedWidget(parent)
    , m_head(new SectionHead)
    , m_grid(new QGridLayout)
    , m_note(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
{
    for (const templates::ReleaseTemplate &pattern : patterns) {
        const auto uses = std::ranges::count(desk.book().releases(), pattern.id, &domain::Release::templateId);
        auto *const card = new TemplateCard(pattern, static_cast<int>(uses));
        connect(card, &QAbstractButton::toggled, this, [this](bool isOn) {
            if (isOn)
                emit chosenChanged();
        });
        m_cards.append(card);
    }
    m_grid->setSpacing(gap);
    auto *const note = new QHBoxLayout;
    note->setSpacing(8);
    note->addWidget(new IconLabel("info", 14, ColorToken::Text2));
    note->addWidget(m_note, 1);
    m_note->setWordWrap(true);

    auto *const content = new QWidget;
    auto *const column = new QVBoxLayout(content);
    column->setContentsMargins(18, 12, 18, 18);
    column->setSpacing(8);
    column->addWidget(m_head);
    column->addLayout(m_grid);
    column->addSpacing(4);
    column->addLayout(note);
    column->addStretch();
    auto *const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
    if (!m_cards.isEmpty())
        m_cards.first()->setChecked(true);
    place();
    languageChanged();
}

const templates::ReleaseTemplate &TemplateGallery::chosen() const
{
    static const templates::ReleaseTemplate none;
    const auto card = std::ranges::find_if(m_cards, [](const TemplateCard *each) { return each->isChecked(); });
    return card == m_cards.end() ? none : (*card)->pattern();
}

void TemplateGallery::choose(const QString &id)
{
    for (TemplateCard *const card : std::as_const(m_cards)) {
        if (card->pattern().id == id)
            card->setChecked(true);
    }
}

QString TemplateGallery::lastUsed(const projections::ReleaseBook &book, const ProjectId &project)
{
    const domain::Release *newest = nullptr;
    for (const domain::Release &release : book.releases()) {
        const bool isOwn = release.project() == project;
        const bool isBetter = !newest || (isOwn && newest->project() != project)
            || (isOwn == (newest->project() == project) && release.createdAt() > newest->createdAt());
        if (!release.templateId().isEmpty() && isBetter)
            newest = &release;
    }
    return newest ? newest->templateId() : QString();
}

void TemplateGallery::languageChanged()
{
    m_head->setTitle(tr("Templates"));
    m_head->setCount(QString::number(m_cards.size()));
    m_note->showText(tr("Changing a template never changes releases that already use it."));
}

void TemplateGallery::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    place();
}

void TemplateGallery::place()
{
    const int columns = std::clamp((width() - 36) / cardWidth, 1, 4);
    if (columns == m_columns)
        return;
    for (TemplateCard *const card : std::as_const(m_cards))
        m_grid->removeWidget(card);
    for (int i = 0; i < std::max(columns, m_columns); ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    m_columns = columns;
    for (int i = 0; i < m_cards.size(); ++i)
        m_grid->addWidget(m_cards.at(i), i / columns, i % columns);
}

} // namespace releasedesk::ui
