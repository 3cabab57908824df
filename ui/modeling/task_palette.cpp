// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/task_palette.h"

#include "core/domain/task_kind.h"
#include "ui/modeling/palette_button.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int padding = 4;
constexpr int buttonEdge = 28;
constexpr int step = 29;
constexpr int separatorSpace = 9;

//! The line between the search and the kinds.
class PaletteLine final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter(this).fillRect(QRect(4, height() / 2, width() - 8, 1), tokenColor(ColorToken::Line));
    }
};

} // namespace

TaskPalette::TaskPalette(QWidget *parent)
    : FloatingBox(parent)
{
    setAccessibleName(tr("Kinds of task"));
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(step - buttonEdge);
    auto *const search = new PaletteButton("search", {});
    connect(search, &QAbstractButton::clicked, this, &TaskPalette::searchRequested);
    m_buttons.append(search);
    column->addWidget(search);
    auto *const line = new PaletteLine;
    line->setFixedHeight(separatorSpace - (step - buttonEdge));
    column->addWidget(line);
    for (const domain::TaskKindInfo &kind : domain::taskKinds()) {
        auto *const button = new PaletteButton(IconName::find(kind.icon, "task"), kind.id);
        connect(button, &PaletteButton::activated, this, [this, id = kind.id] { emit picked(id); });
        m_buttons.append(button);
        column->addWidget(button);
    }
    column->addStretch();
    languageChanged();
}

int TaskPalette::fitInto(int height)
{
    int used = 2 * padding + step + separatorSpace;
    for (qsizetype i = 1; i < m_buttons.size(); ++i) {
        const bool fits = used + step <= height;
        m_buttons.at(i)->setVisible(fits);
        if (fits)
            used += step;
    }
    return used;
}

void TaskPalette::languageChanged()
{
    const QList<domain::TaskKindInfo> kinds = domain::taskKinds();
    m_buttons.first()->setNames(tr("Find a kind of task"), tr("All kinds, by name"));
    for (qsizetype i = 0; i < kinds.size() && i + 1 < m_buttons.size(); ++i)
        m_buttons.at(i + 1)->setNames(kinds.at(i).name, kinds.at(i).does);
}

void TaskPalette::keyPressEvent(QKeyEvent *event)
{
    const bool isDown = event->key() == Qt::Key_Down;
    if (!isDown && event->key() != Qt::Key_Up) {
        FloatingBox::keyPressEvent(event);
        return;
    }
    const auto at = std::ranges::find_if(m_buttons, [](const PaletteButton *each) { return each->hasFocus(); });
    if (at == m_buttons.end())
        return;
    const qsizetype next = std::distance(m_buttons.begin(), at) + (isDown ? 1 : -1);
    if (next >= 0 && next < m_buttons.size() && m_buttons.at(next)->isVisible())
        m_buttons.at(next)->setFocus(isDown ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

} // namespace releasedesk::ui
