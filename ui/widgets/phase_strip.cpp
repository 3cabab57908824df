// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/phase_strip.h"

#include "ui/theme/shapes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr int barWidth = 15;
constexpr int barHeight = 6;
constexpr int gap = 2;

bool isNotReached(State state)
{
    return state == State::Planned || state == State::Skipped;
}

} // namespace

PhaseStrip::PhaseStrip(QWidget *parent)
    : ThemedWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

int PhaseStrip::widthOf(qsizetype phases)
{
    return phases == 0 ? 0 : static_cast<int>(phases) * (barWidth + gap) - gap;
}

void PhaseStrip::paint(QPainter &painter, const QRectF &rect, const QList<State> &phases)
{
    qreal x = rect.left();
    const qreal y = rect.top() + std::floor((rect.height() - barHeight) / 2);
    for (const State state : phases) {
        const ColorToken color = isNotReached(state) ? ColorToken::Pressed : colorOf(state);
        paintBox(painter, QRectF(x, y, barWidth, barHeight), barHeight / 2.0 - 0.5, color, color, 0);
        x += barWidth + gap;
    }
}

QString PhaseStrip::describe(const QList<State> &phases)
{
    const auto done = std::ranges::count(phases, State::Succeeded);
    QString text = tr("%1 of %2 phases done").arg(done).arg(phases.size());
    for (const State state : {State::Failed, State::RolledBack, State::Waiting, State::Running}) {
        if (phases.contains(state))
            return QString(text + QStringLiteral(", ") + wordOf(state));
    }
    return text;
}

void PhaseStrip::showPhases(const QList<State> &phases)
{
    m_phases = phases;
    setAccessibleName(describe(phases));
    updateGeometry();
    update();
}

QSize PhaseStrip::sizeHint() const
{
    return {widthOf(m_phases.size()), barHeight + 2};
}

void PhaseStrip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paint(painter, rect(), m_phases);
}

void PhaseStrip::languageChanged()
{
    setAccessibleName(describe(m_phases));
}

} // namespace releasedesk::ui
