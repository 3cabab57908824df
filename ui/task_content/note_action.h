// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"

#include <QWidget>

class QComboBox;

namespace releasedesk::ui {

class Button;
class TextField;

//! A field for a note with the button that sends it. May also offer people to choose from.
class NoteAction final : public QWidget
{
    Q_OBJECT

public:
    //! Without \p isRequired the note may be empty.
    NoteAction(const QString &label, const QString &button, bool isPrimary, bool isRequired, QWidget *parent = nullptr);

    //! A choice beside the button; \p nobody stands for no choice.
    void offerPeople(const QList<std::pair<PersonId, QString>> &people, const QString &nobody);

    [[nodiscard]] QString note() const;
    void setNote(const QString &note);

    //! While what was wanted is under way; nothing is wanted a second time.
    void setBusy(bool isBusy);

signals:
    void wanted(const QString &note, const releasedesk::PersonId &person);

private:
    TextField *m_note;
    Button *m_button;
    QComboBox *m_people = nullptr;
};

} // namespace releasedesk::ui
