// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/values_editor.h"

#include "ui/theme/theme.h"
#include "ui/widgets/button.h"

#include <QJsonObject>
#include <QLineEdit>
#include <QVBoxLayout>

namespace releasedesk::ui {

ValuesEditor::ValuesEditor(QWidget *parent)
    : ParameterEditor(parent)
    , m_layout(new QVBoxLayout(this))
    , m_add(new Button(tr("Add"), Button::Kind::Link))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_add->setIconName("plus");
    m_add->setHeight(Button::Height::Small);
    m_add->setAccessibleName(tr("Add a value"));
    setInner(m_add);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        addRow({}, {});
        m_rows.last().name->setFocus(Qt::TabFocusReason);
    });
}

QWidget *ValuesEditor::besideLabel()
{
    return m_add;
}

QJsonValue ValuesEditor::value() const
{
    QJsonObject object;
    for (const Row &row : m_rows) {
        const QString name = row.name->text().trimmed();
        if (!name.isEmpty())
            object.insert(name, row.text->text());
    }
    return object.isEmpty() ? QJsonValue() : QJsonValue(object);
}

void ValuesEditor::setValue(const QJsonValue &value)
{
    if (value == this->value())
        return;
    for (const Row &row : std::exchange(m_rows, {}))
        row.widget->deleteLater();
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        addRow(it.key(), it.value().toVariant().toString());
    m_taken = this->value();
}

void ValuesEditor::addRow(const QString &name, const QString &text)
{
    Row row;
    row.widget = new QWidget;
    row.name = new QLineEdit(name);
    row.text = new QLineEdit(text);
    row.name->setPlaceholderText(tr("Name"));
    row.name->setAccessibleName(tr("Name"));
    row.text->setPlaceholderText(tr("Value"));
    row.text->setAccessibleName(tr("Value"));
    auto *const remove = new Button("close", tr("Remove this value"));
    remove->setHeight(Button::Height::Small);
    auto *const layout = new QHBoxLayout(row.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(row.name, 2);
    layout->addWidget(row.text, 3);
    layout->addWidget(remove);
    connect(row.name, &QLineEdit::editingFinished, &m_fields, [this] { tellIfChanged(); });
    connect(row.text, &QLineEdit::editingFinished, &m_fields, [this] { tellIfChanged(); });
    connect(remove, &QAbstractButton::clicked, this, [this, widget = row.widget] { removeRow(widget); });
    m_layout->addWidget(row.widget);
    m_rows.append(row);
}

void ValuesEditor::removeRow(QWidget *widget)
{
    m_rows.removeIf([widget](const Row &row) { return row.widget == widget; });
    widget->deleteLater();
    tellIfChanged();
}

void ValuesEditor::tellIfChanged()
{
    const QJsonValue now = value();
    if (now == m_taken)
        return;
    m_taken = now;
    emit edited();
}

} // namespace releasedesk::ui
