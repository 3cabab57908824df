// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/connections/connection_gate.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>

namespace releasedesk::ui {

//! How the last test of a connection ended, in this session.
struct ConnectionTest {
    bool isRunning = false;
    QDateTime at;
    std::optional<versions::ConnectionReport> report;
    std::optional<Error> error;
};

//! The connections of the workspace, one per row.
class ConnectionListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, SystemColumn, AddressColumn, AccountColumn, SecretColumn, TestColumn, ColumnCount };

    explicit ConnectionListModel(const ConnectionGate &gate, QObject *parent = nullptr);

    //! Reads the gate again.
    void refresh();
    void setTest(const ConnectionId &id, ConnectionTest test);
    [[nodiscard]] ConnectionTest test(const ConnectionId &id) const { return m_tests.value(id); }

    [[nodiscard]] const domain::Connection *connectionAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textAt(int row, int column) const;
    [[nodiscard]] QVariant glyphAt(int row, int column) const;

    const ConnectionGate &m_gate;
    QList<domain::Connection> m_connections;
    QList<bool> m_hasSecret;
    QHash<ConnectionId, ConnectionTest> m_tests;
};

} // namespace releasedesk::ui
