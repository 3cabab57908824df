// SPDX-License-Identifier: Apache-2.0
#include "ui/people/passphrase_form.h"

#include "ui/widgets/text_field.h"

#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

Secret secretOf(const TextField *field)
{
    return Secret(field->text().toUtf8());
}

} // namespace

PassphraseForm::PassphraseForm(Ask ask, qsizetype shortest, QWidget *parent)
    : ThemedWidget(parent)
    , m_ask(ask)
    , m_shortest(shortest)
    , m_before(new TextField(ask == Ask::Before ? tr("Passphrase of your key") : tr("Passphrase until now")))
    , m_first(new TextField(tr("New passphrase")))
    , m_again(new TextField(tr("New passphrase, again")))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (TextField *const each : {m_before, m_first, m_again}) {
        each->setSecret(true);
        column->addWidget(each);
        connect(each, &TextField::textEdited, this, &PassphraseForm::changed);
    }
    m_first->setHelp(tr("At least %n characters. It is asked for at every signature, and nobody can restore it.",
                        nullptr, static_cast<int>(shortest)));
    m_before->setHidden(ask == Ask::New);
    m_first->setHidden(ask == Ask::Before);
    m_again->setHidden(ask == Ask::Before);
}

Secret PassphraseForm::passphrase() const
{
    return secretOf(m_first);
}

Secret PassphraseForm::before() const
{
    return secretOf(m_before);
}

QString PassphraseForm::missing() const
{
    if (m_ask != Ask::New && m_before->text().isEmpty())
        return tr("Type the passphrase of your key.");
    if (m_ask == Ask::Before)
        return {};
    if (m_first->text().toUtf8().size() < m_shortest)
        return tr("The new passphrase is too short.");
    return m_first->text() == m_again->text() ? QString() : tr("Type the new passphrase twice, both times the same.");
}

} // namespace releasedesk::ui
