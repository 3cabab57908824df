// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"
#include "ui/widgets/themed_widget.h"

class QComboBox;
class QLineEdit;

namespace releasedesk::ui {

class Button;
class FormField;
class SafeLabel;
class Switch;
class TableView;
class TextField;
class VariableModel;

//! The variables of a release: a table of all of them, and below it the fields of the one that is chosen. Nothing is
//! sent from here; what is wrong is said while it is typed. Keys: Ins adds one, Del removes the chosen one.
class VariableEditor final : public ThemedWidget
{
    Q_OBJECT

public:
    VariableEditor(const domain::Release &release, const QMap<QString, QString> &projectVariables,
                   QWidget *parent = nullptr);

    [[nodiscard]] const QList<domain::Variable> &variables() const;

    //! What keeps them from being saved; empty if nothing does.
    [[nodiscard]] QString fault() const;

    [[nodiscard]] TableView *table() const { return m_table; }

signals:
    void edited();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void add();
    void remove();
    void choose(int row);
    void take();
    void showFault();
    void arrange(domain::VariableType type);
    void fillPlaces();
    [[nodiscard]] int row() const;

    VariableModel *m_model;
    TableView *m_table;
    SafeLabel *m_empty;
    Button *m_add;
    Button *m_remove;
    QWidget *m_form;
    TextField *m_name;
    QComboBox *m_type;
    TextField *m_value;
    QComboBox *m_place;
    TextField *m_choices;
    TextField *m_pattern;
    TextField *m_description;
    Switch *m_asked;
    bool m_isFilling = false; //!< the fields are being set, not typed in
};

} // namespace releasedesk::ui
