// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "ui/connections/connection_gate.h"
#include "ui/widgets/themed_widget.h"

#include <QTimer>

#include <functional>
#include <optional>

class QDialog;

namespace releasedesk::ui {

class Button;
class Card;
class ConnectionListModel;
class EmptyState;
class ErrorBanner;
class SafeLabel;
class SectionHead;
class TableView;

//! The systems a workspace is connected to, and whether they work.
class ConnectionsPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    //! Shows a dialog that deletes itself; without one the panel opens it as a window.
    using ShowDialog = std::function<void(QDialog *)>;

    //! \p gate and \p clock must outlive the panel.
    ConnectionsPanel(ConnectionGate &gate, const Clock &clock, QWidget *parent = nullptr);

    void setShowDialog(ShowDialog show) { m_show = std::move(show); }

    //! The gate does not tell about changes: reads it again.
    void refresh();

    void connectNew();
    void changeSelected();
    void testSelected();

    [[nodiscard]] ConnectionListModel *model() const { return m_model; }

signals:
    //! Something was saved through this panel.
    void connectionSaved(const releasedesk::ConnectionId &id);
    //! A page outside is to be opened.
    void linkWanted(const QString &link);

protected:
    void languageChanged() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] const domain::Connection *selected() const;
    void openWizard(std::optional<domain::Connection> existing);
    void showSelection();
    //! How the selected one is reached, and how often it may still be asked.
    void showWay(const domain::Connection *connection);
    void setTexts();

    ConnectionGate &m_gate;
    const Clock &m_clock;
    ShowDialog m_show;
    ConnectionListModel *m_model;
    SectionHead *m_head;
    Button *m_test;
    Button *m_change;
    Button *m_connect;
    ErrorBanner *m_message;
    Card *m_card;
    TableView *m_table;
    SafeLabel *m_way;
    QTimer m_budgetWatch; //!< runs while it is seen: other parts of the program ask the same server
    EmptyState *m_empty;
};

} // namespace releasedesk::ui
