// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/connections/connection_gate.h"
#include "ui/theme/state.h"
#include "ui/widgets/themed_widget.h"

#include <QPointer>

class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class Card;
class SafeLabel;
class TestRow;

//! The result of trying a connection: who we are, what answers, which rights there are in which project, and what to do
//! about those that are missing.
class TestCard final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit TestCard(QWidget *parent = nullptr);

    //! Nothing was tried, or what was tried is not what stands in the fields now.
    void showNothing();
    void showRunning();
    //! \p connection as it was tried: its address, its account, and its read-only projects.
    void showReport(const versions::ConnectionReport &report, const QDateTime &at,
                    const domain::Connection &connection);
    void showError(const Error &error, const QDateTime &at);

    //! What every line says, for tests and for copying.
    [[nodiscard]] const QStringList &lines() const { return m_lines; }
    [[nodiscard]] Button *button() const { return m_button; }
    //! The first thing that is wrong; null: nothing is.
    [[nodiscard]] QWidget *firstProblem() const { return m_firstProblem; }

signals:
    //! A person wants to go on without changing anything in the project, or takes that back.
    void readOnlyWanted(const QString &project, bool isReadOnly);

protected:
    void languageChanged() override;

private:
    void begin(const QString &fact);
    TestRow *addRow(State state, const QString &title, const QString &text);
    void addServer(const versions::ConnectionReport &report);
    void addProjects(const versions::ConnectionReport &report, const QDateTime &at,
                     const domain::Connection &connection);
    void addLack(const versions::ProjectRights &rights, const versions::ConnectionReport &report, const QDateTime &at,
                 const domain::Connection &connection);
    void addGeneralRights(const versions::ConnectionReport &report);

    SafeLabel *m_title;
    SafeLabel *m_fact;
    Button *m_button;
    Card *m_card;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QPointer<QWidget> m_firstProblem;
    QStringList m_lines;
    bool m_wasTried = false;
};

} // namespace releasedesk::ui
