// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/connection_list_model.h"

#include "core/base/safe_text.h"
#include "ui/connections/rights_words.h"
#include "ui/connections/system_words.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/row_delegate.h"
#include "ui/wording/time_words.h"

namespace releasedesk::ui {

ConnectionListModel::ConnectionListModel(const ConnectionGate &gate, QObject *parent)
    : QAbstractTableModel(parent)
    , m_gate(gate)
{
    refresh();
}

void ConnectionListModel::refresh()
{
    beginResetModel();
    m_connections = m_gate.connections();
    m_hasSecret.clear();
    for (const domain::Connection &connection : std::as_const(m_connections))
        m_hasSecret.append(m_gate.hasSecret(connection.id));
    endResetModel();
}

void ConnectionListModel::setTest(const ConnectionId &id, ConnectionTest test)
{
    m_tests.insert(id, std::move(test));
    for (int row = 0; row < rowCount(); ++row) {
        if (m_connections.at(row).id == id)
            emit dataChanged(index(row, TestColumn), index(row, TestColumn));
    }
}

const domain::Connection *ConnectionListModel::connectionAt(int row) const
{
    return row >= 0 && row < m_connections.size() ? &m_connections.at(row) : nullptr;
}

int ConnectionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_connections.size());
}

int ConnectionListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConnectionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString text = SafeText::lineFromOutside(textAt(index.row(), index.column())).plain();
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole:
        return plainToolTip(text);
    case GlyphRole:
        return glyphAt(index.row(), index.column());
    case IconRole:
        return index.column() == NameColumn ? QVariant(wordsOf(m_connections.at(index.row()).system).icon.toString())
                                            : QVariant();
    case FontRoleRole:
        return QVariant::fromValue(index.column() == NameColumn ? FontRole::Label : FontRole::Body);
    case ColorRole:
        return QVariant::fromValue(index.column() == NameColumn ? ColorToken::Text1 : ColorToken::Text2);
    default:
        return {};
    }
}

QVariant ConnectionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Name"), tr("System"), tr("Address"), tr("Account"), tr("Secret"), tr("Last test")};
    return names.value(section);
}

QString ConnectionListModel::textAt(int row, int column) const
{
    const domain::Connection &connection = m_connections.at(row);
    const auto orDash = [](const QString &text) { return text.isEmpty() ? QStringLiteral("—") : text; };
    const SystemWords words = wordsOf(connection.system);
    switch (column) {
    case NameColumn:
        return connection.title.isEmpty() ? connection.id.value() : connection.title;
    case SystemColumn:
        return words.name;
    case AddressColumn:
        return orDash(connection.url);
    case AccountColumn:
        return orDash(connection.account);
    case SecretColumn:
        return m_hasSecret.at(row) ? tr("Stored") : words.needsSecret ? tr("Missing") : tr("None");
    default:
        break;
    }
    const ConnectionTest test = m_tests.value(connection.id);
    if (test.isRunning)
        return tr("Testing…");
    if (test.error)
        return tr("%1, failed", "time").arg(clockText(test.at));
    if (!test.report)
        return tr("Not tested");
    if (const QStringList lacking = lackingProjects(*test.report, connection); !lacking.isEmpty())
        return tr("%1, rights missing in %2", "time, projects")
            .arg(clockText(test.at), lacking.join(QStringLiteral(", ")));
    if (!test.report->missing.isEmpty())
        return tr("%1, %n right(s) missing", "time", static_cast<int>(test.report->missing.size()))
            .arg(clockText(test.at));
    return tr("%1, works, %2 ms", "time, duration").arg(clockText(test.at)).arg(test.report->milliseconds);
}

QVariant ConnectionListModel::glyphAt(int row, int column) const
{
    const domain::Connection &connection = m_connections.at(row);
    if (column == SecretColumn && (m_hasSecret.at(row) || wordsOf(connection.system).needsSecret))
        return QVariant::fromValue(m_hasSecret.at(row) ? State::Succeeded : State::Failed);
    if (column != TestColumn)
        return {};
    const ConnectionTest test = m_tests.value(connection.id);
    if (test.isRunning)
        return QVariant::fromValue(State::Running);
    if (test.error)
        return QVariant::fromValue(State::Failed);
    if (test.report)
        return QVariant::fromValue(test.report->missing.isEmpty() && lackingProjects(*test.report, connection).isEmpty()
                                       ? State::Succeeded
                                       : State::Waiting);
    return QVariant::fromValue(State::Planned);
}

} // namespace releasedesk::ui
