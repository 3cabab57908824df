// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/edge_routing.h"
#include "core/session/desk.h"
#include "ui/plan/nested_child.h"
#include "ui/theme/state.h"

#include <optional>

namespace releasedesk::ui {

//! What the release inside a task shows where it is unfolded: its own flow, small and only to be looked at. Places
//! count from the upper left corner of the frame, whose head is the card of the task.
class NestedFlow
{
public:
    //! More tasks of a phase are counted, not drawn.
    static constexpr int mostRows = 16;

    struct Phase {
        QString name;
        State state = State::Planned;
        QRectF rect;
        QRectF head;
        int notDrawn = 0; //!< tasks beyond mostRows
        bool isLane = false; //!< the rollback lane, once it has run

        friend bool operator==(const Phase &, const Phase &) = default;
    };
    struct Card {
        TaskId task;
        QString title; //!< with its own progress if it holds a release in turn
        State state = State::Planned;
        int phase = 0; //!< index into phases()
        QRectF rect; //!< null for one that is not drawn
        bool isNesting = false;

        friend bool operator==(const Card &, const Card &) = default;
    };
    struct Line {
        QList<QPointF> points;
        int look = 0; //!< EdgeItem::Look

        friend bool operator==(const Line &, const Line &) = default;
    };

    //! Reads what is inside \p task of \p release. True if it looks different now.
    bool follow(const session::Desk &desk, const domain::Release &release, const domain::Task &task);

    [[nodiscard]] NestedChild::Presence presence() const { return m_presence; }
    [[nodiscard]] const ReleaseId &id() const { return m_id; } //!< empty if there is nothing to open
    [[nodiscard]] const QString &name() const { return m_name; } //!< "payments 5.1.0"
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QString &stateWord() const { return m_stateWord; }
    [[nodiscard]] const QString &note() const { return m_note; } //!< what is wrong, or why nothing is inside
    [[nodiscard]] const QList<Phase> &phases() const { return m_phases; }
    [[nodiscard]] const QList<Card> &cards() const { return m_cards; } //!< phase by phase, in reading order
    [[nodiscard]] const QList<Line> &lines() const { return m_lines; }
    [[nodiscard]] const QSizeF &size() const { return m_size; }
    [[nodiscard]] QRectF nameRect() const { return m_nameRect; }
    [[nodiscard]] QRectF noteRect() const { return m_noteRect; }

    //! Whether what it shows depends on that release.
    [[nodiscard]] bool holds(const ReleaseId &release) const { return release == m_id || m_inner.contains(release); }

    //! Whether a change of the release \p changed may let what is inside \p task of \p release look different.
    [[nodiscard]] bool dependsOn(const ReleaseId &changed, const session::Desk &desk, const domain::Release &release,
                                 const domain::Task &task) const;

    friend bool operator==(const NestedFlow &, const NestedFlow &) = default;

private:
    void place(const domain::Release &child, double scale);
    void placeCards(const domain::Plan &plan, const layout::FlowLayout &flow, const QPointF &origin);
    void readStates(const session::Desk &desk, const domain::Release &child);

    NestedChild::Presence m_presence = NestedChild::Presence::None;
    ReleaseId m_id;
    QSet<ReleaseId> m_inner; //!< releases inside this one
    QString m_name;
    State m_state = State::Planned;
    QString m_stateWord;
    QString m_note;
    QList<Phase> m_phases;
    QList<Card> m_cards;
    QList<Line> m_lines;
    QList<layout::EdgeRoute> m_routes;
    QSizeF m_size;
    QRectF m_nameRect;
    QRectF m_noteRect;
    std::optional<domain::Plan> m_placed; //!< what was laid out; shares its lists with the plan while that is unchanged
    bool m_hasLane = false;
    double m_scale = 0;
};

} // namespace releasedesk::ui
