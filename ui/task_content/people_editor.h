// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/task_content/parameter_editor.h"

#include <QStringList>

class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class Card;

//! People in their order, each with place, picture, name and title; "Add" offers the others. References to lists of
//! people are kept as they are.
class PeopleEditor final : public ParameterEditor
{
    Q_OBJECT

public:
    explicit PeopleEditor(domain::Directory directory, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    [[nodiscard]] QWidget *besideLabel() override;

    void add(const QString &person);
    void remove(int index);
    void move(int index, int by);

private:
    void rebuild();
    [[nodiscard]] QWidget *makeRow(int index);
    void showPeople();
    void showRowMenu(int index, QWidget *anchor);

    domain::Directory m_directory;
    QStringList m_people;
    QVBoxLayout *m_layout;
    Card *m_card = nullptr;
    Button *m_add;
};

} // namespace releasedesk::ui
