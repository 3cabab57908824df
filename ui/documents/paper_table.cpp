// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/paper_table.h"

#include "core/base/safe_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/surface.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

Surface *cellOf(const QString &text, bool isHead, Qt::Edges lines)
{
    auto *const surface = new Surface(isHead ? ColorToken::Sunken : ColorToken::Surface);
    surface->setLines(lines);
    auto *const label = new SafeLabel(SafeText::lineFromOutside(text).plain(),
                                      isHead ? FontRole::SecondaryStrong : FontRole::Secondary);
    label->setWordWrap(true);
    if (!isHead)
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *const layout = new QVBoxLayout(surface);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(label);
    return surface;
}

} // namespace

PaperTable::PaperTable(QList<int> stretches, QWidget *parent)
    : ThemedWidget(parent)
    , m_stretches(std::move(stretches))
    , m_head(new SafeLabel(FontRole::Panel))
    , m_note(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_place(new QVBoxLayout)
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_head);
    column->addLayout(m_place);
    column->addWidget(m_note);
    m_note->setWordWrap(true);
}

void PaperTable::showTable(int number, const documents::PlanTable &table, qsizetype mostRows)
{
    m_head->showText(tr("%1. %2", "number and title of a section").arg(QString::number(number), table.title));
    if (table == m_table && mostRows == m_mostRows && m_content)
        return;
    m_table = table;
    m_mostRows = mostRows;
    delete m_content;
    auto *const card = new Card;
    m_content = card;
    auto *const grid = new QGridLayout;
    grid->setSpacing(0);
    const qsizetype shown = std::min(table.rows.size(), mostRows);
    const int columns = static_cast<int>(table.heads.size());
    const auto add = [&](const QStringList &texts, int row, bool isHead, bool isLast) {
        for (int column = 0; column < columns; ++column) {
            const Qt::Edges right = column + 1 < columns ? Qt::Edges(Qt::RightEdge) : Qt::Edges();
            const Qt::Edges below = isLast ? Qt::Edges() : Qt::Edges(Qt::BottomEdge);
            grid->addWidget(cellOf(texts.value(column), isHead, right | below), row, column);
        }
    };
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, m_stretches.value(column, 1));
    add(table.heads, 0, true, shown == 0);
    for (qsizetype row = 0; row < shown; ++row)
        add(table.rows.at(row), static_cast<int>(row) + 1, false, row + 1 == shown);
    card->content()->addLayout(grid);
    card->setVisible(shown > 0);
    m_place->addWidget(card);

    QStringList notes{table.note};
    if (table.rows.size() > shown)
        notes.prepend(tr("%n more; the saved and the printed document list them all.", nullptr,
                         static_cast<int>(table.rows.size() - shown)));
    notes.removeAll(QString());
    m_note->showText(SafeText::lineFromOutside(notes.join(u' ')).plain());
    m_note->setVisible(!notes.isEmpty());
    setAccessibleName(table.title);
}

} // namespace releasedesk::ui
