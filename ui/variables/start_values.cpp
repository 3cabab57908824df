// SPDX-License-Identifier: Apache-2.0
#include "ui/variables/start_values.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::Variable;
using domain::VariableType;

QStringList choicesOf(const Variable &variable)
{
    if (variable.type == VariableType::Boolean)
        return {QStringLiteral("true"), QStringLiteral("false")};
    return variable.type == VariableType::Choice ? variable.choices : QStringList();
}

} // namespace

StartValues::StartValues(const domain::Release &release, QWidget *parent)
    : QWidget(parent)
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (const Variable &variable : release.plan().variables) {
        if (!variable.isAsked)
            continue;
        Variable offered = variable; // one that goes on keeps what it began with
        if (release.isAmended() && !release.values().value(variable.name).isEmpty())
            offered.value = release.values().value(variable.name);
        add(offered);
    }
}

bool StartValues::areAsked(const domain::Release &release)
{
    return std::ranges::any_of(release.plan().variables, &Variable::isAsked);
}

void StartValues::add(const Variable &variable)
{
    Field made{variable};
    const QStringList choices = choicesOf(variable);
    if (choices.isEmpty()) {
        auto *const text = new TextField(variable.name);
        text->setText(variable.value);
        made.field = text;
        made.value = [text] { return text->text().trimmed(); };
        connect(text->edit(), &QLineEdit::textChanged, this, &StartValues::edited);
    } else {
        auto *const box = new QComboBox;
        box->addItems(choices);
        box->setCurrentIndex(static_cast<int>(choices.indexOf(variable.value))); // none chosen if nothing is offered
        made.field = new FormField(variable.name, box);
        made.value = [box] { return box->currentText(); };
        connect(box, &QComboBox::currentTextChanged, this, &StartValues::edited);
    }
    made.field->setHelp(variable.description);
    layout()->addWidget(made.field);
    m_fields.append(made);
    connect(this, &StartValues::edited, made.field, [this, made] { judge(made); });
}

void StartValues::judge(const Field &field)
{
    const QString value = field.value();
    const auto fits = value.isEmpty() ? Result<>() : domain::checkValue(field.variable, value);
    field.field->setError(fits ? QString() : fits.error().message);
}

QMap<QString, QString> StartValues::values() const
{
    QMap<QString, QString> values;
    for (const Field &field : m_fields) {
        if (const QString value = field.value(); !value.isEmpty())
            values.insert(field.variable.name, value);
    }
    return values;
}

QString StartValues::fault() const
{
    for (const Field &field : m_fields) {
        const QString value = field.value();
        if (value.isEmpty() && field.variable.value.isEmpty())
            return tr("Enter %1 first; the release asks for it.").arg(field.variable.name);
        if (!value.isEmpty() && !domain::checkValue(field.variable, value))
            return tr("Correct %1 first.").arg(field.variable.name);
    }
    return {};
}

} // namespace releasedesk::ui
