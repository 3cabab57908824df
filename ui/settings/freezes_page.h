// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "ui/widgets/themed_widget.h"

#include <QCoroTask>

#include <functional>
#include <optional>

class QComboBox;
class QDateTimeEdit;
class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class Card;
class ErrorBanner;
class FormField;
class SafeLabel;
class TextField;

//! What the page asks for; both answer once it stands in the record, or why it was refused.
struct FreezeChanges {
    //! Sets a freeze, in the place of \p before where there is one.
    std::function<QCoro::Task<Result<>>(domain::Freeze freeze, std::optional<domain::Freeze> before)> set;
    std::function<QCoro::Task<Result<>>(domain::Freeze freeze, QString reason)> lift;
};

//! The freezes of the workspace: what is frozen where and until when, and a form to add or change one. They hold for
//! everybody as soon as they are saved.
class FreezesPage final : public ThemedWidget
{
    Q_OBJECT

public:
    FreezesPage(domain::Directory directory, PersonId person, FreezeChanges changes, QWidget *parent = nullptr);

    [[nodiscard]] const QList<domain::Freeze> &freezes() const { return m_directory.freezes; }

    //! Opens the form: on a new freeze, or with \p index on one that is there.
    void edit(qsizetype index = -1);
    //! What the form says, saved.
    void saveForm();
    //! Asks why, and takes it away.
    void remove(qsizetype index);

    [[nodiscard]] TextField *reason() const { return m_reason; }
    [[nodiscard]] TextField *exceptions() const { return m_exceptions; }
    [[nodiscard]] QComboBox *place() const { return m_place; }
    [[nodiscard]] QDateTimeEdit *from() const { return m_from; }
    [[nodiscard]] QDateTimeEdit *until() const { return m_until; }
    [[nodiscard]] ErrorBanner *banner() const { return m_banner; }

protected:
    void languageChanged() override;

private:
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeRow(qsizetype index);
    [[nodiscard]] domain::Freeze written() const;
    [[nodiscard]] QString placeText(const domain::Freeze &freeze) const;
    void showRows();
    void fillPlaces(const QList<EnvironmentId> &chosen);
    void showChanged(QList<domain::Freeze> freezes);

    domain::Directory m_directory;
    PersonId m_person;
    FreezeChanges m_changes;
    qsizetype m_edited = -1; //!< which one the form shows; -1: a new one
    SafeLabel *m_note;
    QVBoxLayout *m_rows;
    Card *m_card = nullptr;
    Button *m_add;
    QWidget *m_form;
    TextField *m_reason;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_until;
    QComboBox *m_place;
    TextField *m_exceptions;
    FormField *m_fromField;
    FormField *m_untilField;
    FormField *m_placeField;
    ErrorBanner *m_banner;
    Button *m_saveButton;
    Button *m_cancel;
};

} // namespace releasedesk::ui
