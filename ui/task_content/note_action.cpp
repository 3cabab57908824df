// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/note_action.h"

#include "ui/widgets/button.h"
#include "ui/widgets/text_field.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace releasedesk::ui {

NoteAction::NoteAction(const QString &label, const QString &button, bool isPrimary, bool isRequired, QWidget *parent)
    : QWidget(parent)
    , m_note(new TextField(label))
    , m_button(new Button(button, isPrimary ? Button::Kind::Primary : Button::Kind::Default))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_note);
    auto *const row = new QHBoxLayout;
    row->addWidget(m_button);
    row->addStretch(1);
    column->addLayout(row);
    const auto judge = [this, isRequired](const QString &text) {
        m_button->setDisabledReason(
            isRequired && text.trimmed().isEmpty() ? tr("Write a note first; it stays in the history.") : QString());
    };
    judge({});
    connect(m_note->edit(), &QLineEdit::textChanged, m_button, judge);
    connect(m_note->edit(), &QLineEdit::returnPressed, m_button, &QAbstractButton::click);
    connect(m_button, &QAbstractButton::clicked, this, [this] {
        if (m_button->isBusy()) // Enter in the field
            return;
        emit wanted(m_note->text().trimmed(), PersonId(m_people ? m_people->currentData().toString() : QString()));
    });
}

QString NoteAction::note() const
{
    return m_note->text();
}

void NoteAction::setNote(const QString &note)
{
    m_note->setText(note);
}

void NoteAction::setBusy(bool isBusy)
{
    m_button->setBusy(isBusy);
}

void NoteAction::offerPeople(const QList<std::pair<PersonId, QString>> &people, const QString &nobody)
{
    m_people = new QComboBox;
    m_people->setAccessibleName(tr("To"));
    m_people->addItem(nobody, QString());
    for (const auto &[id, name] : people)
        m_people->addItem(name, id.value());
    auto *const row = static_cast<QHBoxLayout *>(layout()->itemAt(1)->layout());
    row->insertWidget(0, m_people, 1);
    row->setStretch(row->count() - 1, 0);
}

} // namespace releasedesk::ui
