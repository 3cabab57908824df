// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/form_field.h"

#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace releasedesk::ui {

FormField::FormField(const QString &label, QWidget *editor, QWidget *parent)
    : ThemedWidget(parent)
    , m_editor(editor)
    , m_head(new QHBoxLayout)
    , m_label(new SafeLabel(FontRole::SecondaryLabel, ColorToken::Text2))
    , m_optional(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_foot(new QWidget)
    , m_glyph(new StatusGlyph(State::Failed, 13))
    , m_message(new SafeLabel(FontRole::Secondary, ColorToken::Failed))
{
    m_head->setContentsMargins(0, 0, 0, 0);
    m_head->setSpacing(6);
    m_head->addWidget(m_label);
    m_head->addWidget(m_optional);
    m_head->addStretch();
    m_optional->hide();
    m_label->setBuddy(editor);

    auto *const foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 2, 0, 0);
    foot->setSpacing(6);
    auto *const firstLine = new QVBoxLayout;
    firstLine->setContentsMargins(0, 2, 0, 0);
    firstLine->addWidget(m_glyph);
    firstLine->addStretch();
    foot->addLayout(firstLine);
    foot->addWidget(m_message, 1);
    m_message->setWordWrap(true);

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(m_head);
    layout->addWidget(editor);
    layout->addWidget(m_foot);
    setFocusProxy(editor);
    setLabel(label);
    showMessage();
}

void FormField::setLabel(const QString &label)
{
    m_label->showText(label);
    m_label->setVisible(!label.isEmpty());
    m_editor->setAccessibleName(label);
}

void FormField::setOptional(bool isOptional)
{
    m_optional->showText(tr("optional"));
    m_optional->setVisible(isOptional);
}

void FormField::setHelp(const QString &text)
{
    m_help = text;
    showMessage();
}

void FormField::setConfirmation(const QString &text)
{
    m_confirmation = text;
    showMessage();
}

void FormField::setError(const QString &text)
{
    m_error = text;
    m_editor->setProperty("isWrong", !text.isEmpty());
    m_editor->update();
    showMessage();
}

void FormField::addBesideLabel(QWidget *widget)
{
    m_head->addWidget(widget);
}

void FormField::languageChanged()
{
    m_optional->showText(tr("optional"));
}

void FormField::showMessage()
{
    const bool isWrong = !m_error.isEmpty();
    const bool isConfirmed = !isWrong && !m_confirmation.isEmpty();
    const QString &text = isWrong ? m_error : isConfirmed ? m_confirmation : m_help;
    m_glyph->setVisible(isWrong || isConfirmed);
    m_glyph->setState(isWrong ? State::Failed : State::Succeeded);
    m_message->setColor(isWrong ? ColorToken::Failed : isConfirmed ? ColorToken::Succeeded : ColorToken::Text3);
    m_message->showText(text);
    m_editor->setAccessibleDescription(text);
    m_foot->setVisible(!text.isEmpty());
}

} // namespace releasedesk::ui
