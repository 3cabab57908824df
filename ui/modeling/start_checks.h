// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/plan_check.h"
#include "core/session/desk.h"
#include "ui/plan/quick_fix.h"
#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

class Chip;
class SafeLabel;
class Card;

//! What one row of the list says.
struct StartCheck {
    std::optional<domain::FindingLevel> level; //!< nothing: passed
    QString text;
    QString detail;
    TaskId task; //!< to go to; may be empty
    bool isAboutWindow = false; //!< mended where title, owner and window are
    QString rule = {}; //!< e.g. "L4"; empty: passed
    bool isAboutEndpoint = false; //!< mended where connections are
    PlanAction fix = {}; //!< what mends it by itself; without edits: nothing does

    friend bool operator==(const StartCheck &some, const StartCheck &other)
    {
        const auto all = [](const StartCheck &each) {
            return std::tie(each.level, each.text, each.detail, each.task, each.isAboutWindow, each.rule,
                            each.isAboutEndpoint, each.fix.text, each.fix.edits);
        };
        return all(some) == all(other);
    }
};

//! Whether a server that tasks of the release need has answered.
struct EndpointAnswer {
    QString name; //!< of the connection
    QString problem; //!< what it said instead; empty: it answered
    QDateTime at; //!< invalid: it is being asked

    friend bool operator==(const EndpointAnswer &, const EndpointAnswer &) = default;
};

//! The findings of the plan as rows, worst first inside each group; a group without findings is one row that says so.
//! \p drafter is who would ask for approval, and then may not give it; empty: not known.
[[nodiscard]] QList<StartCheck> startChecksOf(const domain::Release &release, const domain::Directory &directory,
                                              const QDateTime &now, const PersonId &drafter = {},
                                              const QList<EndpointAnswer> &endpoints = {});

//! "Before you start": what stands against asking for approval, with counts.
class StartChecks final : public ThemedWidget
{
    Q_OBJECT

public:
    StartChecks(const session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    //! A large plan is checked in another thread; checked() tells when what it found is shown.
    void showRelease(const domain::Release &release);
    //! What the servers said that the release needs; empty: nobody asks them.
    void setEndpoints(const QList<EndpointAnswer> &endpoints) { m_endpoints = endpoints; }

    [[nodiscard]] int errors() const { return m_errors; }
    [[nodiscard]] int warnings() const { return m_warnings; }
    //! Height with all rows.
    [[nodiscard]] int wantedHeight() const;

signals:
    void checked();
    void taskChosen(const releasedesk::TaskId &task);
    //! Of a row about the change window.
    void windowChosen();
    //! Of a row about a server that does not answer.
    void endpointChosen();
    void fixWanted(const releasedesk::ui::PlanAction &fix);

private:
    void showRows(const QList<StartCheck> &rows, const QDateTime &at);
    [[nodiscard]] QWidget *makeRow(const StartCheck &check, bool isLast);
    [[nodiscard]] QWidget *besideFix(QWidget *row, const StartCheck &check);

    const session::Desk &m_desk;
    const Clock &m_clock;
    SafeLabel *m_title;
    Chip *m_count;
    SafeLabel *m_checkedAt;
    QVBoxLayout *m_rows;
    Card *m_card = nullptr;
    QList<StartCheck> m_shown;
    QList<EndpointAnswer> m_endpoints;
    quint64 m_asked = 0; //!< number of the newest question; answers to older ones are dropped
    int m_errors = 0;
    int m_warnings = 0;
};

} // namespace releasedesk::ui
