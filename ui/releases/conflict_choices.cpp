// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/conflict_choices.h"

#include "core/base/safe_text.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/segmented_control.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int mostShown = 4; //!< choices before they scroll
constexpr int rowHeight = 36;
constexpr int lineHeight = 18;

enum Side { Draft, Template };

SafeLabel *wrapped(const QString &text, FontRole role, ColorToken color)
{
    auto *const label = new SafeLabel(SafeText::lineFromOutside(text).plain(), role, color);
    label->setWordWrap(true);
    return label;
}

} // namespace

ConflictChoices::ConflictChoices(const QList<UpdateRow> &rows, int to, QWidget *parent)
    : QWidget(parent)
{
    auto *const content = new QWidget;
    auto *const grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, 6, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    for (const UpdateRow &row : rows) {
        if (!row.isConflict || !row.mayTake)
            continue;
        auto *const what = wrapped(row.what, FontRole::Label, ColorToken::Text1);
        auto *const values = wrapped(tr("was %1, here %2, template %3").arg(row.before, row.here, row.update),
                                     FontRole::Secondary, ColorToken::Text2);
        auto *const words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(what);
        words->addWidget(values);
        auto *const choice = new SegmentedControl;
        choice->setSmall(true);
        choice->addSegment(tr("This draft"));
        choice->addSegment(tr("Template v%1").arg(to));
        choice->setCurrentIndex(Draft);
        choice->setAccessibleName(SafeText::lineFromOutside(row.what).plain());
        connect(choice, &SegmentedControl::chosen, this, &ConflictChoices::changed);
        const auto line = static_cast<int>(m_choices.size());
        grid->addLayout(words, line, 0);
        grid->addWidget(choice, line, 1, Qt::AlignRight | Qt::AlignVCenter);
        m_paths.append(row.path);
        m_choices.append(choice);
    }

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(
        new SafeLabel(tr("Changed here and in the template"), FontRole::SecondaryStrong, ColorToken::Text2));
    auto *const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    const auto shown = std::clamp(static_cast<int>(m_choices.size()), 1, mostShown);
    area->setMinimumHeight(std::min(content->sizeHint().height(), shown * (rowHeight + 2 * lineHeight / 3)));
    area->setMaximumHeight(mostShown * (rowHeight + lineHeight));
    layout->addWidget(area);
}

QSet<QString> ConflictChoices::taken() const
{
    QSet<QString> paths;
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        if (m_choices.at(i)->currentIndex() == Template)
            paths.insert(m_paths.at(i));
    }
    return paths;
}

} // namespace releasedesk::ui
