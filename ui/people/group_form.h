// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "ui/widgets/themed_widget.h"

class QComboBox;
class QListWidget;

namespace releasedesk::ui {

class Button;
class SafeLabel;
class SearchField;
class TextField;

//! Which people a group has: one of the groups, or a new one, with everybody to tick.
class GroupForm final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit GroupForm(const domain::Directory &directory, QWidget *parent = nullptr);

    //! Goes to the group \p id; empty: a new one.
    void choose(const QString &id);

    [[nodiscard]] domain::PersonGroup group() const;

    //! The group that is there already, or nullptr for a new one.
    [[nodiscard]] const domain::PersonGroup *before() const;

    //! What is still to be filled in; empty: nothing.
    [[nodiscard]] QString missing() const;

    [[nodiscard]] QComboBox *choice() const { return m_choice; }
    [[nodiscard]] TextField *account() const { return m_id; }
    [[nodiscard]] TextField *name() const { return m_name; }
    [[nodiscard]] SearchField *search() const { return m_search; }
    [[nodiscard]] QListWidget *people() const { return m_people; }
    [[nodiscard]] Button *removeButton() const { return m_remove; }

signals:
    void changed();
    //! The group is to go; it is one that is there.
    void removeWanted(const QString &id);

private:
    void showGroup();
    void showFound();
    void showCount();

    const domain::Directory m_directory;
    QComboBox *m_choice;
    TextField *m_id;
    TextField *m_name;
    SearchField *m_search;
    QListWidget *m_people;
    SafeLabel *m_count;
    Button *m_remove;
};

} // namespace releasedesk::ui
