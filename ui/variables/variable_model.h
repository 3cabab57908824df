// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

#include <QAbstractTableModel>

namespace releasedesk::ui {

//! The variables of a release as they are being edited, one per row: what each holds, what that stands for, where it
//! counts and what uses it.
class VariableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, TypeColumn, ValueColumn, StandsForColumn, WhereColumn, UsedColumn, ColumnCount };

    VariableModel(const domain::Release &release, QMap<QString, QString> projectVariables, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const QList<domain::Variable> &variables() const { return m_variables; }
    //! The release as it would be with them.
    [[nodiscard]] const domain::Release &release() const { return m_release; }

    void add();
    void remove(int row);
    void set(int row, const domain::Variable &variable);

    //! What keeps them from being saved, with the row it is about (-1: none in particular); nothing if nothing does.
    struct Fault {
        int row = -1;
        QString reason; //!< of the error: variable.name …
        QString sentence;
    };
    [[nodiscard]] std::optional<Fault> fault() const;

    //! Translated, e.g. "Number".
    [[nodiscard]] static QString nameOf(domain::VariableType type);
    [[nodiscard]] QString whereOf(const domain::Variable &variable) const;

private:
    [[nodiscard]] QString standsFor(const domain::Variable &variable) const;
    [[nodiscard]] QStringList usersOf(const domain::Variable &variable) const;
    [[nodiscard]] QString freeName() const;
    void renew();

    domain::Release m_release;
    QMap<QString, QString> m_projectVariables;
    QList<domain::Variable> m_variables;
};

} // namespace releasedesk::ui
