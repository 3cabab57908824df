// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

class QHBoxLayout;
class QVBoxLayout;

namespace releasedesk::ui {

class SafeLabel;
class StatusGlyph;

//! An editor with its label above and one line below that helps or says what is wrong.
class FormField : public ThemedWidget
{
    Q_OBJECT

public:
    //! Takes \p editor over and gives it \p label as accessible name.
    FormField(const QString &label, QWidget *editor, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    //! Says "optional" beside the label; required fields are the default.
    void setOptional(bool isOptional);

    //! Neutral words below the editor; an error hides them.
    void setHelp(const QString &text);
    //! In green, with a check: what was found out about the value.
    void setConfirmation(const QString &text);
    //! What is wrong and how to fix it; empty if nothing is. The editor gets a red border.
    void setError(const QString &text);
    [[nodiscard]] const QString &error() const { return m_error; }

    //! At the right end of the label's line, e.g. a link.
    void addBesideLabel(QWidget *widget);

    [[nodiscard]] QWidget *editor() const { return m_editor; }

protected:
    void languageChanged() override;

private:
    void showMessage();

    QWidget *m_editor;
    QHBoxLayout *m_head;
    SafeLabel *m_label;
    SafeLabel *m_optional;
    QWidget *m_foot;
    StatusGlyph *m_glyph;
    SafeLabel *m_message;
    QString m_help;
    QString m_confirmation;
    QString m_error;
};

} // namespace releasedesk::ui
