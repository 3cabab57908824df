// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"
#include "ui/widgets/form_field.h"

#include <QMap>

class QComboBox;
class QLineEdit;

namespace releasedesk::ui {

//! The condition that must hold when the turn of a task comes, and what becomes of the task when it does not. Below it
//! stands what it answers now and why, or where it is wrong; while typing the names there are are offered.
class PreconditionField final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit PreconditionField(QWidget *parent = nullptr);

    //! What is being typed stays. \p projectVariables are those of the release's project.
    void showTask(const domain::Release &release, const domain::Task &task,
                  const QMap<QString, QString> &projectVariables, bool isEditable);

    //! What stands below the field.
    [[nodiscard]] const QString &verdict() const { return m_verdict; }
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QComboBox *choice() const { return m_whenFalse; }

signals:
    //! A person has changed it; only what can be answered or is empty is handed on.
    void changed(const QString &condition, releasedesk::domain::WhenFalse whenFalse);

protected:
    void languageChanged() override;

private:
    void offerNames();
    void judge();
    void save();

    FormField *m_field;
    QLineEdit *m_edit;
    FormField *m_whenFalseField;
    QComboBox *m_whenFalse;
    domain::Release m_release;
    domain::Task m_task;
    QMap<QString, QString> m_projectVariables;
    QString m_verdict;
    bool m_isWrong = false;
};

} // namespace releasedesk::ui
