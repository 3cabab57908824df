// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/palette_entry.h"
#include "ui/widgets/dialog.h"

#include <functional>

class QLineEdit;
class QListView;

namespace releasedesk::ui {

class PaletteModel;
class SafeLabel;

//! One input for everything: commands first, then places, people and issues. Arrows move, Enter runs, Tab opens what an
//! entry offers, Backspace in the empty input takes the scope away.
class CommandPalette final : public Dialog
{
    Q_OBJECT

public:
    //! The release that commands are about.
    struct Scope {
        QString name; //!< empty: none
        QString project;
        int projectColor = -1;
    };
    //! \p hasScope is false once the person has taken the scope away.
    using Entries = std::function<QList<PaletteEntry>(bool hasScope)>;

    CommandPalette(Entries entries, Scope scope, QWidget *over);

    //! As if it had been typed.
    void type(const QString &text);

    [[nodiscard]] const PaletteModel &model() const { return *m_model; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class ScopeChip;
    class Foot;

    void search();
    void showScope();
    void move(int step);
    void run();
    void openActions();
    bool goBackOneLevel();
    void fitList();
    [[nodiscard]] QWidget *makeFoot();

    Entries m_entries;
    Scope m_scope;
    QString m_actionsOf; //!< title of the entry whose actions are shown; empty: everything
    QLineEdit *m_input;
    ScopeChip *m_chip;
    PaletteModel *m_model;
    QListView *m_list;
    SafeLabel *m_nothing;
};

} // namespace releasedesk::ui
