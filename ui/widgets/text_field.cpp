// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/text_field.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QLineEdit>

namespace releasedesk::ui {

TextField::TextField(const QString &label, QWidget *parent)
    : FormField(label, new QLineEdit, parent)
    , m_edit(static_cast<QLineEdit *>(editor()))
{
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        setError({}); // it was about the old value
        emit textEdited(text);
    });
    connect(m_edit, &QLineEdit::editingFinished, this, &TextField::editingFinished);
}

// A field that has the focus when it goes loses it then, and must not tell that any more.
TextField::~TextField()
{
    disconnect(m_edit, nullptr, this, nullptr);
}

QString TextField::text() const
{
    return m_edit->text();
}

void TextField::setText(const QString &text)
{
    m_edit->setText(text);
    if (!m_edit->hasFocus())
        m_edit->setCursorPosition(0); // the beginning of a long text is what one recognizes it by
}

void TextField::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void TextField::setSecret(bool isSecret)
{
    qDeleteAll(m_edit->actions());
    m_edit->setEchoMode(isSecret ? QLineEdit::Password : QLineEdit::Normal);
    if (!isSecret)
        return;
    QAction *const reveal = m_edit->addAction(IconStore::icon("hide", ColorToken::Text3), QLineEdit::TrailingPosition);
    reveal->setText(tr("Show what is typed"));
    reveal->setToolTip(tr("Show what is typed"));
    reveal->setCheckable(true);
    connect(reveal, &QAction::toggled, m_edit, [this, reveal](bool isShown) {
        m_edit->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
        reveal->setIcon(IconStore::icon(isShown ? IconName("review") : IconName("hide"), ColorToken::Text3));
    });
}

} // namespace releasedesk::ui
