// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/form_field.h"

class QLineEdit;

namespace releasedesk::ui {

//! One line of text with label and error. Errors are set when the person leaves the field, never while typing.
class TextField final : public FormField
{
    Q_OBJECT

public:
    explicit TextField(const QString &label = {}, QWidget *parent = nullptr);
    ~TextField() override;

    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void setPlaceholder(const QString &text);
    //! For tokens and passwords: dots, with a button that shows what is typed.
    void setSecret(bool isSecret);

signals:
    void textEdited(const QString &text);
    //! The person left the field or pressed Enter: the time to validate.
    void editingFinished();

private:
    QLineEdit *m_edit;
};

} // namespace releasedesk::ui
