// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/task_content/parameter_editor.h"

#include <QList>

class QLineEdit;
class QVBoxLayout;

namespace releasedesk::ui {

class Button;

//! Names and texts, one pair per row.
class ValuesEditor final : public ParameterEditor
{
    Q_OBJECT

public:
    explicit ValuesEditor(QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    [[nodiscard]] QWidget *besideLabel() override;

private:
    struct Row {
        QWidget *widget = nullptr;
        QLineEdit *name = nullptr;
        QLineEdit *text = nullptr;
    };

    void addRow(const QString &name, const QString &text);
    void removeRow(QWidget *widget);
    void tellIfChanged();

    QVBoxLayout *m_layout;
    Button *m_add;
    QList<Row> m_rows;
    QJsonValue m_taken;
    QObject m_fields; //!< listens to fields that lose the focus; gone before they are taken away themselves
};

} // namespace releasedesk::ui
